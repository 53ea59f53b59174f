"""Edits of diagram sheets: where things stand and how streams run."""

from collections.abc import Sequence
from math import inf, isfinite
from typing import Any

from cpdesk.edits.records import add_all, change, change_all, demanded_all
from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.project.project import Project
from cpdesk.records.diagrams import Placement, Route, Sheet

Thing = tuple[str | None, str | None, str | None, bool | None]


def place(
    project: Project,
    sheet_id: str,
    x: float,
    y: float,
    *,
    equipment: str | None = None,
    unit_process: str | None = None,
    stream: str | None = None,
    stream_start: bool | None = None,
    **looks: object,
) -> Placement:
    """Put an item of equipment, a unit process or an end of a stream on a sheet; what stands there already is moved.

    `x`, `y` are its centre in mm; `looks` are other fields of the placement, such as `rotation`.
    """
    thing = (equipment, unit_process, stream, stream_start)
    if sum(named is not None for named in thing[:3]) != 1:
        raise DataFault(N_("Place one thing: an item of equipment, a unit process or an end of a stream."))
    demanded_all(project, Sheet, [sheet_id])
    there = [one for one in project.where(Placement, "sheet", [sheet_id]) if _thing(one) == thing]
    values: Any = {"x": x, "y": y, **looks}
    with project.step(Message(N_("Place on the sheet"))):
        if there:
            return change(project, Placement, there[0].id, **values)
        new = Placement(
            sheet=sheet_id,
            equipment=equipment,
            unit_process=unit_process,
            stream=stream,
            stream_start=stream_start,
            **values,
        )
        return add_all(project, [new])[0]


def _thing(placement: Placement) -> Thing:
    return placement.equipment, placement.unit_process, placement.stream, placement.stream_start


def shift(project: Project, ids: Sequence[str], dx: float, dy: float) -> None:
    """Move what stands on a sheet by so many mm."""
    found = demanded_all(project, Placement, ids)
    with project.step(Message(N_("Shift on the sheet"))):
        change_all(project, Placement, {one.id: {"x": one.x + dx, "y": one.y + dy} for one in found})


def route(project: Project, sheet_id: str, stream_id: str, points: str, **looks: object) -> Route:
    """Say how a stream runs on a sheet: the corners "x,y x,y" in mm. It is drawn so from then on."""
    demanded_all(project, Sheet, [sheet_id])
    there = [one for one in project.where(Route, "sheet", [sheet_id]) if one.stream == stream_id]
    values: Any = {"points": _corners(points), "fixed": True, **looks}
    with project.step(Message(N_("Draw a stream"))):
        if there:
            return change(project, Route, there[0].id, **values)
        return add_all(project, [Route(sheet=sheet_id, stream=stream_id, **values)])[0]


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
