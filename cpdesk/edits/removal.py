"""What goes with a record that is deleted, and what lets go of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from cpdesk.edits.settle import ENDS, Follower
from cpdesk.errors import DataFault
from cpdesk.project.project import Project
from cpdesk.records.flows import Stream
from cpdesk.records.kinds import KINDS
from cpdesk.records.papers import Attachment, Conflict
from cpdesk.records.record import Record, kind_of, rules_of


@cache
def _parts_of(kind: str) -> tuple[tuple[type[Record], str], ...]:
    """Return the kinds that are part of a kind, with the field that says so."""
    return tuple(
        (cls, name)
        for cls in KINDS.values()
        for name, rule in rules_of(cls).items()
        if rule.refers_to == kind and rule.dies_with
    )


def doomed_with(project: Project, cls: type[Record], ids: Sequence[str]) -> dict[str, set[str]]:
    """Return by kind the records that go when these go, these included, so that a person can be told."""
    doomed: dict[str, set[str]] = defaultdict(set)
    waiting: list[tuple[type[Record], set[str]]] = [(cls, set(ids))]
    while waiting:
        parent, gone = waiting.pop()
        fresh = gone - doomed[kind_of(parent)]
        doomed[kind_of(parent)] |= fresh
        if fresh:
            waiting.extend(_going_along(project, kind_of(parent), fresh))
    for paper in (Attachment, Conflict):
        hanging = {one.id for one in project.read(paper) if one.of_id in doomed.get(one.of_kind, ())}
        doomed[kind_of(paper)] |= hanging
    return {kind: found for kind, found in doomed.items() if found}


def _going_along(project: Project, parent: str, ids: set[str]) -> Iterator[tuple[type[Record], set[str]]]:
    for cls, name in _parts_of(parent):
        yield cls, {record.id for record in project.where(cls, name, sorted(ids))}
    if parent == "equipment":
        yield (
            Stream,
            {stream.id for stream, values in _loose_ends(project, ids) if not _leads(stream, values)},
        )


def _loose_ends(project: Project, equipment: set[str]) -> Iterator[tuple[Stream, dict[str, str | None]]]:
    """Yield the streams at items of equipment that go, with what is emptied in them: the item and its port."""
    found: dict[str, Stream] = {}
    for _, item, _ in ENDS[Stream]:
        found |= {stream.id: stream for stream in project.where(Stream, item, sorted(equipment))}
    for stream in found.values():
        values: dict[str, str | None] = {}
        for _, item, port in ENDS[Stream]:
            if getattr(stream, item) in equipment:
                values |= {item: None, port: ""}
        yield stream, values


def _leads(stream: Stream, values: Mapping[str, str | None]) -> bool:
    """Tell whether a stream still leads from one place to another once its equipment is gone."""
    try:
        replace(stream, **values)  # pyright: ignore[reportArgumentType]
    except DataFault:
        return False
    return True


def loosened(project: Project, doomed: Mapping[str, set[str]]) -> Iterator[Follower]:
    """Yield what is emptied in records that stay when these go."""
    items = doomed.get("equipment")
    for stream, values in list(_loose_ends(project, items)) if items else ():
        if stream.id not in doomed.get("stream", ()):
            yield Stream, stream.id, dict(values)
