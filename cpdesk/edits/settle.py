"""What follows from a change at once, so that no record contradicts itself or its neighbours."""

from dataclasses import replace
from typing import TypeVar, cast

from cpdesk.project.project import Project
from cpdesk.records.flows import Stream
from cpdesk.records.plant import Equipment
from cpdesk.records.record import Record

R = TypeVar("R", bound=Record)


def settled(project: Project, record: R, before: R | None = None) -> R:
    """Return the record with what follows from its change."""
    if isinstance(record, Stream):
        was = before if isinstance(before, Stream) else None
        return cast(R, _end(project, _end(project, record, was, "from"), was, "to"))
    return record


def _end(project: Project, stream: Stream, before: Stream | None, end: str) -> Stream:
    """Keep the unit of a stream's end with its equipment: a new unit without new equipment lets the equipment go."""
    unit, equipment = f"{end}_unit", f"{end}_equipment"
    named: str | None = getattr(stream, equipment)
    if named is None:
        return stream
    found = project.get(Equipment, named)
    lies_in = found.unit_process if found is not None else getattr(stream, unit)
    moved = before is not None and getattr(before, unit) != getattr(stream, unit)
    same_equipment = before is not None and getattr(before, equipment) == named
    if moved and same_equipment and getattr(stream, unit) != lies_in:
        return replace(stream, **{equipment: None, f"{end}_port": ""})
    return stream if getattr(stream, unit) == lies_in else replace(stream, **{unit: lies_in})
