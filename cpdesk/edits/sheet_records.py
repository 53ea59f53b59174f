"""What an edit of a sheet works from and writes to: the plan of the sheet, its placements and routes."""

from collections.abc import Iterable, Mapping, Sequence

from cpdesk.edits.records import add_all, change_all, demanded, demanded_all
from cpdesk.errors import DataFault
from cpdesk.language import N_
from cpdesk.methods.sheets.moving import Moved
from cpdesk.methods.sheets.plan import Contents, Course, SheetPlan, corners_text
from cpdesk.project.project import Project
from cpdesk.records.diagrams import Placement, Route, Sheet
from cpdesk.records.flows import Stream
from cpdesk.records.plant import Equipment

LOOKS = ("x", "y", "rotation", "mirrored", "width", "height", "label_x", "label_y")


def contents_of(project: Project, sheet_id: str) -> Contents:
    """Read the records of a sheet with the streams and the equipment they concern."""
    sheet = demanded(project, Sheet, sheet_id)
    placements = project.where(Placement, "sheet", [sheet_id])
    units = [one.unit_process for one in placements if one.unit_process is not None]
    if units:
        streams, equipment = project.read(Stream), project.read(Equipment)
    else:
        streams = _streams_at(project, placements)
        named = {one.equipment for one in placements if one.equipment is not None}
        equipment = project.where(Equipment, "id", sorted(named))
    hidden = frozenset(kind.strip() for kind in sheet.hidden_kinds.split(",") if kind.strip())
    routes = project.where(Route, "sheet", [sheet_id])
    return Contents(placements, routes, streams, {one.id: one for one in equipment}, hidden)


def _streams_at(project: Project, placements: Sequence[Placement]) -> list[Stream]:
    items = sorted({one.equipment for one in placements if one.equipment is not None})
    ends = sorted({one.stream for one in placements if one.stream is not None})
    found = {stream.id: stream for stream in project.where(Stream, "id", ends)}
    for field in ("from_equipment", "to_equipment"):
        found |= {stream.id: stream for stream in project.where(Stream, field, items)}
    return sorted(found.values(), key=lambda stream: (stream.position, stream.id))


def plan_of(project: Project, sheet_id: str) -> SheetPlan:
    """Return how a sheet lies now."""
    return SheetPlan(contents_of(project, sheet_id))


def sheet_of(project: Project, ids: Sequence[str]) -> str:
    """Return the one sheet on which placements stand."""
    sheets = {one.sheet for one in demanded_all(project, Placement, ids)}
    if len(sheets) != 1:
        raise DataFault(N_("Choose things on one sheet."))
    return sheets.pop()


def keep_moved(project: Project, sheet_id: str, plan: SheetPlan, moved: Moved) -> None:
    """Write where things stand and how all streams of the sheet run; called within a step."""
    changed: dict[str, Mapping[str, object]] = {}
    for key, thing in moved.things.items():
        changed[key] = {name: getattr(thing.placement, name) for name in LOOKS}
    if changed:
        change_all(project, Placement, changed)
    keep_courses(project, sheet_id, {**plan.courses, **moved.courses}.values())


def keep_courses(project: Project, sheet_id: str, courses: Iterable[Course]) -> None:
    """Write how streams run, so that what is not touched later stays as it was seen; called within a step."""
    routes = {route.stream: route for route in project.where(Route, "sheet", [sheet_id])}
    new: list[Route] = []
    changed: dict[str, dict[str, object]] = {}
    for course in courses:
        points, old = corners_text(course.points), routes.get(course.stream)
        if old is None:
            new.append(Route(sheet=sheet_id, stream=course.stream, points=points))
        elif old.points != points:
            changed[old.id] = {"points": points}
    if changed:
        change_all(project, Route, changed)
    add_all(project, new)


def settle_sheet(project: Project, sheet_id: str) -> None:
    """Write how the streams of a sheet run after something on it has changed; called within a step."""
    keep_courses(project, sheet_id, plan_of(project, sheet_id).courses.values())
