"""Edits of how streams run over a sheet and where their numbers stand."""

from collections.abc import Sequence
from math import inf, isfinite
from typing import Any

from cpdesk.edits.records import add_all, change, demanded_all, remove
from cpdesk.edits.sheet_records import settle_sheet
from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.project.project import Project
from cpdesk.records.diagrams import Route, Sheet


def route(project: Project, sheet_id: str, stream_id: str, points: str, **looks: object) -> Route:
    """Say how a stream runs on a sheet: the corners "x,y x,y" in mm. It is drawn so from then on."""
    demanded_all(project, Sheet, [sheet_id])
    values: Any = {"points": _corners(points), "fixed": True, **looks}
    with project.step(Message(N_("Lay a stream"))):
        return _written(project, sheet_id, stream_id, values)


def _written(project: Project, sheet_id: str, stream_id: str, values: Any) -> Route:
    there = [one for one in project.where(Route, "sheet", [sheet_id]) if one.stream == stream_id]
    if there:
        return change(project, Route, there[0].id, **values)
    return add_all(project, [Route(sheet=sheet_id, stream=stream_id, **values)])[0]


def let_routes_go(project: Project, sheet_id: str, streams: Sequence[str]) -> None:
    """Let streams find their own way again."""
    demanded_all(project, Sheet, [sheet_id])
    with project.step(Message(N_("Lay streams anew"))):
        found = [one for one in project.where(Route, "sheet", [sheet_id]) if one.stream in streams]
        remove(project, Route, [one.id for one in found])
        settle_sheet(project, sheet_id)


def put_number(project: Project, sheet_id: str, stream_id: str, at: tuple[float, float] | None) -> None:
    """Put the number of a stream at a place in mm; None: where there is room."""
    x, y = at if at is not None else (None, None)
    demanded_all(project, Sheet, [sheet_id])
    with project.step(Message(N_("Move a stream's number"))):
        settle_sheet(project, sheet_id)
        _written(project, sheet_id, stream_id, {"label_x": x, "label_y": y})


def _corners(points: str) -> str:
    """Return the corners as they are kept; raises DataFault where they are not pairs of numbers."""
    corners = [corner.split(",") for corner in points.split()]
    try:
        pairs = [(float(x), float(y)) for x, y in corners]
    except ValueError:
        pairs = [(inf, inf)]
    if not all(isfinite(x) and isfinite(y) for x, y in pairs):
        raise DataFault(
            N_("“{points}” are no corners. Give them like {example}."), points=points, example="10,20 40,20"
        )
    return " ".join(f"{_mm(x)},{_mm(y)}" for x, y in pairs)


def _mm(length: float) -> str:
    return repr(length).removesuffix(".0")
