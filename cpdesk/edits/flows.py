"""Edits of streams and measurements."""

from collections.abc import Sequence

from cpdesk.edits.records import add, change, demanded
from cpdesk.language import N_, Message
from cpdesk.project.project import Project
from cpdesk.quantities import Quantity
from cpdesk.records.flows import Component, Origin, Stream, Substance


def next_number(taken: Sequence[str], scheme: str) -> str:
    """Return the first free number of a scheme such as `{n}` or `S-{n:03}`."""
    used = set(taken)
    counter = 1
    while scheme.format(n=counter) in used:
        counter += 1
    return scheme.format(n=counter)


def add_stream(project: Project, stream: Stream) -> Stream:
    """Add a stream; one without a number gets the next of the project's scheme."""
    if not stream.number:
        from dataclasses import replace

        taken = [other.number for other in project.read(Stream)]
        stream = replace(stream, number=next_number(taken, project.audit.stream_number_scheme))
    add(project, stream)
    return demanded(project, Stream, stream.id)


def connect_stream(
    project: Project, stream_id: str, *, from_equipment: str | None = None, to_equipment: str | None = None
) -> Stream:
    """Tie the ends of a stream to items of equipment; an end that is not given stays."""
    ends = {"from_equipment": from_equipment, "to_equipment": to_equipment}
    return change(project, Stream, stream_id, **{name: end for name, end in ends.items() if end is not None})


def renumber_streams(project: Project, ids: Sequence[str] | None = None) -> None:
    """Number streams anew by the project's scheme in their order; what refers to them follows by itself."""
    streams = project.read(Stream)
    chosen = {stream.id for stream in streams} if ids is None else set(ids)
    taken = [stream.number for stream in streams if stream.id not in chosen]
    scheme = project.audit.stream_number_scheme
    with project.step(Message(N_("Renumber streams"))) as step:
        for stream in streams:
            if stream.id in chosen:
                number = next_number(taken, scheme)
                taken.append(number)
                step.change(Stream, stream.id, {"number": number})


def set_component(
    project: Project, stream_id: str, substance_id: str, amount: Quantity | None, origin: Origin | None = None
) -> None:
    """Say how much of a substance is in a stream; None takes the substance out of it."""
    demanded(project, Substance, substance_id)
    present = [
        part for part in project.where(Component, "stream", [stream_id]) if part.substance == substance_id
    ]
    if not present and amount is not None:
        add(project, Component(stream=stream_id, substance=substance_id, amount=amount, origin=origin))
    elif present and amount is not None:
        change(project, Component, present[0].id, amount=amount, origin=origin or present[0].origin)
    elif present:
        with project.step(Message(N_("Take a substance out of a stream"))) as step:
            step.remove(Component, [part.id for part in present])
