"""Copying what is drawn: equipment with the streams between, onto the same sheet or another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cpdesk.edits.flows import add_stream
from cpdesk.edits.plant import add_equipment
from cpdesk.edits.records import add_all, demanded, demanded_all
from cpdesk.edits.sheet_records import plan_of, settle_sheet, sheet_of
from cpdesk.language import N_, Message
from cpdesk.project.project import Project
from cpdesk.records.diagrams import Placement, Route, Sheet
from cpdesk.records.flows import Stream
from cpdesk.records.plant import Equipment
from cpdesk.records.record import Record, new_id


@dataclass(frozen=True, slots=True)
class Clip:
    """What was copied from a sheet: placements with their equipment, the streams between them, their courses."""

    placements: tuple[Placement, ...]
    equipment: Mapping[str, Equipment]
    streams: tuple[Stream, ...]
    routes: tuple[Route, ...]


def copied(project: Project, ids: Sequence[str]) -> Clip:
    """Take a copy of things on a sheet and of the streams between them. Ends of other streams are left out."""
    sheet_id = sheet_of(project, ids)
    plan = plan_of(project, sheet_id)
    placed = [one for one in demanded_all(project, Placement, ids) if one.unit_process is None]
    chosen = {one.id for one in placed}
    between = {
        key for key, course in plan.courses.items() if {course.start.thing, course.end.thing} <= chosen
    }
    streams = tuple(stream for stream in plan.contents.streams if stream.id in between)
    kept = tuple(one for one in placed if one.stream is None or one.stream in between)
    items = {
        one.equipment: plan.contents.equipment[one.equipment] for one in kept if one.equipment is not None
    }
    routes = tuple(route for route in plan.contents.routes if route.stream in between)
    return Clip(kept, items, streams, routes)


def paste_drawn(project: Project, sheet_id: str, clip: Clip, dx: float = 0.0, dy: float = 0.0) -> list[str]:
    """Put a copy onto a sheet, moved by so many mm: new equipment with new tags, new streams with new numbers.

    Returns the ids of the new placements.
    """
    sheet = demanded(project, Sheet, sheet_id)
    with project.step(Message(N_("Paste on the sheet"))):
        items = {
            key: add_equipment(
                project, _fresh(item, tag="", unit_process=sheet.unit_process or item.unit_process)
            )
            for key, item in clip.equipment.items()
        }
        streams = {one.id: add_stream(project, _renewed(one, items)) for one in clip.streams}
        new = [_moved(one, sheet_id, items, streams, dx, dy) for one in clip.placements]
        placed = add_all(project, new)
        settle_sheet(project, sheet_id)
        return [one.id for one in placed]


def _fresh(record: Any, **values: object) -> Any:
    return replace(record, id=new_id(), position=0.0, **values)


def _renewed(stream: Stream, items: Mapping[str, Equipment]) -> Stream:
    """Return a stream like another, between the new items; what was measured at the old one is not carried over."""
    ends: dict[str, object] = {}
    for equipment, unit in (("from_equipment", "from_unit"), ("to_equipment", "to_unit")):
        item = items.get(getattr(stream, equipment) or "")
        ends |= {equipment: item.id if item else None, unit: item.unit_process if item else None}
    return _fresh(stream, number="", measured_on="", method="", origin=None, flow=None, **ends)


def _moved(
    placement: Placement,
    sheet_id: str,
    items: Mapping[str, Record],
    streams: Mapping[str, Record],
    dx: float,
    dy: float,
) -> Placement:
    equipment, stream = placement.equipment, placement.stream
    return _fresh(
        placement,
        sheet=sheet_id,
        equipment=items[equipment].id if equipment is not None else None,
        stream=streams[stream].id if stream is not None else None,
        x=placement.x + dx,
        y=placement.y + dy,
        label_x=None,
        label_y=None,
        pinned=False,
    )
