"""Edits of streams and what they are made of."""

from collections.abc import Sequence
from dataclasses import replace

from cpdesk.edits.numbering import Numbers
from cpdesk.edits.records import add, add_all, change, change_all, demanded, demanded_all, remove
from cpdesk.language import N_, Message
from cpdesk.project.project import Project
from cpdesk.quantities import Quantity
from cpdesk.records.flows import Component, Origin, Stream, Substance


def add_stream(project: Project, stream: Stream) -> Stream:
    """Add a stream; one without a number gets the next of the project's scheme."""
    if not stream.number:
        numbers = _numbers(project, [other.number for other in project.read(Stream)])
        stream = replace(stream, number=numbers.next())
    return add_all(project, [stream])[0]


def _numbers(project: Project, taken: Sequence[str]) -> Numbers:
    return Numbers(project.audit.stream_number_scheme, taken)


def connect_stream(
    project: Project, stream_id: str, *, from_equipment: str | None = None, to_equipment: str | None = None
) -> Stream:
    """Tie the ends of a stream to items of equipment; an end that is not given stays."""
    ends = {"from_equipment": from_equipment, "to_equipment": to_equipment}
    with project.step(Message(N_("Connect a stream"))):
        return change(
            project, Stream, stream_id, **{name: end for name, end in ends.items() if end is not None}
        )


def renumber_streams(project: Project, ids: Sequence[str] | None = None) -> None:
    """Number streams anew by the project's scheme in their order; what refers to them follows by itself."""
    streams = project.read(Stream)
    chosen = {stream.id for stream in (streams if ids is None else demanded_all(project, Stream, ids))}
    numbers = _numbers(project, [stream.number for stream in streams if stream.id not in chosen])
    with project.step(Message(N_("Renumber streams"))):
        values = {stream.id: {"number": numbers.next()} for stream in streams if stream.id in chosen}
        change_all(project, Stream, values)


def set_component(
    project: Project, stream_id: str, substance_id: str, amount: Quantity | None, origin: Origin | None = None
) -> None:
    """Say how much of a substance is in a stream; None takes the substance out of it."""
    demanded(project, Stream, stream_id)
    substance = demanded(project, Substance, substance_id)
    present = [
        part for part in project.where(Component, "stream", [stream_id]) if part.substance == substance_id
    ]
    name = Message(N_("Set {substance} in a stream"), {"substance": substance.key or substance.name})
    with project.step(name):
        if amount is None:
            remove(project, Component, [part.id for part in present])
        elif present:
            change(project, Component, present[0].id, amount=amount, origin=origin or present[0].origin)
        else:
            add(project, Component(stream=stream_id, substance=substance_id, amount=amount, origin=origin))
