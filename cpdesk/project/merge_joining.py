"""Joining the records of two copies until no deletion leaves one that names what is gone."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from cpdesk.errors import DataFault
from cpdesk.project.merge_fields import Clash, Key, State, Three, joined_record, placed_as, references
from cpdesk.records.record import Record

Links = Mapping[Key, Sequence[tuple[Key, str, bool]]]


def joined_states(base: State, mine: State, theirs: State) -> tuple[State, list[Clash]]:
    """Join the copies until no deletion leaves a record that names what is gone."""
    links = _links(base)
    asked = _deletions_against_changes(base, mine, theirs) | _deletions_against_changes(base, theirs, mine)
    while True:
        kept = _with_parts(asked, links)
        one, other = _restored(base, mine, theirs, kept, links), _restored(base, theirs, mine, kept, links)
        joined, clashes = _joined_once(base, one, other)
        more = {
            key: cause
            for key, cause in _missing(joined, base)
            if key not in asked and (key in mine or key in theirs)
        }
        if not more:
            deletions = [Clash(key, why="deleted", cause=cause) for key, cause in asked.items()]
            return joined, clashes + deletions
        asked |= more


def _deletions_against_changes(base: State, one: State, other: State) -> dict[Key, Key | None]:
    """Return the records that one copy deleted and the other changed; a new place in the list is no change."""
    gone = [key for key in base if key not in one and key in other]
    return {
        key: None
        for key in gone
        if placed_as(_refilled(base[key], other[key], other), base[key]) != base[key]
    }


def _refilled(old: Record, record: Record, copy: State) -> Record:
    """Return a record as it was before its copy deleted what it names: nobody emptied those fields."""
    for name, named, _ in references(old):
        if getattr(record, name) is None and named not in copy:
            record = _filled(record, name, named[1])
    return record


def _links(base: State) -> Links:
    """Return for each record which others name it, in which field, and whether they go with it."""
    found: dict[Key, list[tuple[Key, str, bool]]] = defaultdict(list)
    for key, record in base.items():
        for name, named, part in references(record):
            found[named].append((key, name, part))
    return found


def _with_parts(asked: Mapping[Key, Key | None], links: Links) -> set[Key]:
    found, waiting = set(asked), list(asked)
    while waiting:
        parts = [key for key, _, part in links.get(waiting.pop(), ()) if part and key not in found]
        found.update(parts)
        waiting.extend(parts)
    return found


def _restored(base: State, copy: State, other: State, kept: set[Key], links: Links) -> State:
    """Return a copy without its deletions of records that are kept, as if it had let them be."""
    gone = [key for key in kept if key in base and key not in copy and key in other]
    back = copy | {key: base[key] for key in gone}
    for named in gone:
        for key, name, _ in links.get(named, ()):
            if key in copy and getattr(back[key], name) is None:
                back[key] = _filled(back[key], name, named[1])
    return back


def _filled(record: Record, name: str, named: str) -> Record:
    values: dict[str, Any] = {name: named}
    try:
        return replace(record, **values)
    except DataFault:
        return record


def _missing(joined: State, base: State) -> Iterator[tuple[Key, Key]]:
    for key, record in joined.items():
        for _, named, _ in references(record):
            if named not in joined and named in base:
                yield named, key


def _joined_once(base: State, mine: State, theirs: State) -> tuple[State, list[Clash]]:
    joined: State = {}
    clashes: list[Clash] = []
    for key in {**base, **mine, **theirs}:
        old, one, other = base.get(key), mine.get(key), theirs.get(key)
        if one is not None and other is not None:
            joined[key], found = joined_record(Three(key, old, one, other, mine, theirs))
            clashes += found
        elif old is None:
            joined |= {key: record for record in (one, other) if record is not None}  # noqa: B035 - one of them
    return joined, clashes
