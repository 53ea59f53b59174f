"""What a step changed: the notice that views get after the commit."""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

ChangeRow = tuple[str, str, str | None, str | None]  # kind, record, image before, image after


@dataclass(frozen=True, slots=True)
class KindChanges:
    """The ids of one kind's rows that a step added, changed or removed."""

    added: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def no_kinds() -> dict[str, KindChanges]:
    """Return the kinds of a step that changed nothing."""
    return {}


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """All that one commit changed, by kind, and the project's revision after it."""

    revision: int
    step: int | None
    kinds: Mapping[str, KindChanges] = field(default_factory=no_kinds)

    def __bool__(self) -> bool:
        return bool(self.kinds)


def changed_kinds(connection: sqlite3.Connection, step: int) -> dict[str, KindChanges]:
    """Return what a step did to the rows, all in all; a row that it made and took away again is not named."""
    sql = "SELECT kind, record, before IS NULL, after IS NULL FROM cpdesk_change WHERE step = ? ORDER BY id"
    return _summed_up(connection.execute(sql, (step,)))


def replayed_kinds(rows: Iterable[ChangeRow]) -> dict[str, KindChanges]:
    """Return what a replay did to the rows, all in all."""
    return _summed_up((kind, record, before is None, after is None) for kind, record, before, after in rows)


def _summed_up(rows: Iterable[tuple[str, str, bool, bool]]) -> dict[str, KindChanges]:
    fates: dict[str, dict[str, tuple[bool, bool]]] = {}
    for kind, record, absent_before, absent_after in rows:
        of_kind = fates.setdefault(kind, {})
        first = of_kind[record][0] if record in of_kind else bool(absent_before)
        of_kind[record] = (first, bool(absent_after))
    found = {kind: _sorted_out(records) for kind, records in fates.items()}
    return {kind: changes for kind, changes in found.items() if changes}


def _sorted_out(records: Mapping[str, tuple[bool, bool]]) -> KindChanges:
    fates: dict[tuple[bool, bool], set[str]] = {}
    for record, fate in records.items():
        fates.setdefault(fate, set()).add(record)
    return KindChanges(
        added=frozenset(fates.get((True, False), ())),
        changed=frozenset(fates.get((False, False), ())),
        removed=frozenset(fates.get((False, True), ())),
    )
