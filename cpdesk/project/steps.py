"""Steps of the change log: one gesture, one transaction, one entry that can be undone.

The log is a tree. Undo moves to the step before, redo to the latest that followed; an edit made after an undo starts a new
branch and the old one stays. So everything that was ever committed can be reached again.
"""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any, TypeVar

from cpdesk.language import Message
from cpdesk.project import rows
from cpdesk.project.changes import ChangeSet, read_changes
from cpdesk.project.columns import columns_of
from cpdesk.project.schema import is_plain_text
from cpdesk.records.kinds import KINDS
from cpdesk.records.record import Record, kind_of

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class StepEntry:
    """One step as the history shows it; `done` is False for a step that was undone and can be redone."""

    id: int
    name: Message
    who: str
    at: str
    done: bool


class Step:
    """What writes while a step is open. It lives inside `Project.step` only."""

    def __init__(self, connection: sqlite3.Connection, number: int) -> None:
        self.number = number
        self._connection = connection

    def add(self, *records: Record) -> None:
        """Write new records, in groups of one kind."""
        self.add_all(records)

    def add_all(self, records: Sequence[Record]) -> None:
        """Write many new records, in groups of one kind."""
        start = 0
        for end in range(1, len(records) + 1):
            if end == len(records) or type(records[end]) is not type(records[start]):
                rows.insert(self._connection, records[start:end])
                start = end

    def change(self, cls: type[Record], record_id: str, values: Mapping[str, object]) -> None:
        """Write some fields of a record."""
        rows.update(self._connection, cls, record_id, values)

    def remove(self, cls: type[Record], ids: Sequence[str]) -> None:
        """Delete records and what is part of them."""
        rows.delete(self._connection, cls, ids)


def begin(connection: sqlite3.Connection, name: Message, who: str) -> Step:
    """Start the transaction of a step and its entry in the log."""
    connection.execute("BEGIN IMMEDIATE")
    details = json.dumps({key: str(value) for key, value in name.values.items()}, ensure_ascii=False)
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    cursor = connection.execute(
        "INSERT INTO cpdesk_step(parent, name, details, who, at) SELECT position, ?, ?, ?, ? FROM cpdesk_state",
        (name.text, details, who, at),
    )
    number = cursor.lastrowid or 0
    connection.execute("UPDATE cpdesk_state SET step = ?", (number,))
    return Step(connection, number)


def finish(connection: sqlite3.Connection, step: Step) -> ChangeSet:
    """Commit a step and return what it changed; a step that changed nothing leaves no trace."""
    if connection.execute("SELECT 1 FROM cpdesk_change WHERE step = ? LIMIT 1", (step.number,)).fetchone() is None:
        connection.execute("ROLLBACK")
        return ChangeSet(revision(connection), None)
    sql = "UPDATE cpdesk_state SET step = NULL, position = ?, revision = revision + 1 RETURNING revision"
    number = connection.execute(sql, (step.number,)).fetchall()[0][0]
    connection.execute("COMMIT")
    return read_changes(connection, step.number, number)


def revision(connection: sqlite3.Connection) -> int:
    """Return how many commits the project has seen."""
    return connection.execute("SELECT revision FROM cpdesk_state").fetchone()[0]


def position(connection: sqlite3.Connection) -> int | None:
    """Return the step that the project stands after; None is its very beginning."""
    return connection.execute("SELECT position FROM cpdesk_state").fetchone()[0]


def parent(connection: sqlite3.Connection, step: int) -> int | None:
    """Return the step before a step."""
    return connection.execute("SELECT parent FROM cpdesk_step WHERE id = ?", (step,)).fetchone()[0]


def following(connection: sqlite3.Connection, step: int | None) -> int | None:
    """Return the latest step that was made after a step, the one that redo goes to."""
    return connection.execute("SELECT max(id) FROM cpdesk_step WHERE parent IS ?", (step,)).fetchone()[0]


def path_to(connection: sqlite3.Connection, step: int | None) -> list[int]:
    """Return the steps from the beginning to a step, that one included."""
    found = connection.execute(
        "WITH RECURSIVE line(id, parent) AS (SELECT id, parent FROM cpdesk_step WHERE id = ? UNION ALL "
        "SELECT s.id, s.parent FROM cpdesk_step s JOIN line ON s.id = line.parent) SELECT id FROM line ORDER BY id",
        (step,),
    )
    return [row[0] for row in found]


def move(connection: sqlite3.Connection, target: int | None) -> list[ChangeSet]:
    """Walk the project from where it stands to another step, undoing and redoing in one transaction."""
    here, there = path_to(connection, position(connection)), path_to(connection, target)
    shared = sum(1 for one, other in zip(here, there, strict=False) if one == other)
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("PRAGMA defer_foreign_keys = ON")
        connection.execute("UPDATE cpdesk_state SET logging = 0")
        for step in reversed(here[shared:]):
            _replay(connection, step, backwards=True)
        for step in there[shared:]:
            _replay(connection, step, backwards=False)
        sql = "UPDATE cpdesk_state SET logging = 1, position = ?, revision = revision + 1 RETURNING revision"
        number = connection.execute(sql, (target,)).fetchall()[0][0]
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    undone = [read_changes(connection, step, number, backwards=True) for step in reversed(here[shared:])]
    return undone + [read_changes(connection, step, number) for step in there[shared:]]


def _replay(connection: sqlite3.Connection, step: int, *, backwards: bool) -> None:
    images = "after, before" if backwards else "before, after"
    order = "DESC" if backwards else "ASC"
    sql = f"SELECT kind, record, {images} FROM cpdesk_change WHERE step = ? ORDER BY id {order}"
    for kind, record, old, new in connection.execute(sql, (step,)).fetchall():
        if new is None:
            connection.execute(f'DELETE FROM "{kind}" WHERE id = ?', (record,))
        elif old is None:
            _insert_image(connection, KINDS[kind], json.loads(new))
        else:
            _update_image(connection, KINDS[kind], record, json.loads(new))


def _insert_image(connection: sqlite3.Connection, cls: type[Record], image: dict[str, Any]) -> None:
    rows.insert_row(connection, cls, [image.get(name, empty) for name, empty in _empty_columns(cls)])


@cache
def _empty_columns(cls: type[Record]) -> tuple[tuple[str, str | None], ...]:
    return tuple((column.name, "" if is_plain_text(column) else None) for column in columns_of(cls))


def _update_image(connection: sqlite3.Connection, cls: type[Record], record: str, image: dict[str, Any]) -> None:
    changed = {name: value for name, value in image.items() if name != "id"}
    if changed:
        settings = ", ".join(f'"{name}" = ?' for name in changed)
        connection.execute(f'UPDATE "{kind_of(cls)}" SET {settings} WHERE id = ?', (*changed.values(), record))


def history(connection: sqlite3.Connection) -> list[StepEntry]:
    """Return the steps that led here, oldest first, then those that redo would bring back."""
    here = position(connection)
    done = path_to(connection, here)
    ahead: list[int] = []
    step = following(connection, here)
    while step is not None:
        ahead.append(step)
        step = following(connection, step)
    entries = {row[0]: row for row in connection.execute("SELECT id, name, details, who, at FROM cpdesk_step")}
    return [_entry(entries[number], True) for number in done] + [_entry(entries[number], False) for number in ahead]


def _entry(row: tuple[int, str, str, str, str], done: bool) -> StepEntry:
    number, name, details, who, at = row
    return StepEntry(number, Message(name, json.loads(details)), who, at, done)


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one record as a step changed it, for the history of the record."""

    step: StepEntry
    field: str
    before: object
    after: object


def record_history(connection: sqlite3.Connection, kind: str, record: str) -> list[FieldChange]:
    """Return who changed what in a record and when, oldest first; only steps that stand."""
    standing = {entry.id: entry for entry in history(connection) if entry.done}
    found: list[FieldChange] = []
    sql = "SELECT step, before, after FROM cpdesk_change WHERE kind = ? AND record = ? ORDER BY id"
    for number, before, after in connection.execute(sql, (kind, record)):
        if number in standing:
            found.extend(_field_changes(standing[number], json.loads(before or "{}"), json.loads(after or "{}")))
    return found


def _field_changes(entry: StepEntry, before: dict[str, Any], after: dict[str, Any]) -> list[FieldChange]:
    names = dict.fromkeys([*before, *after])
    changed = [name for name in names if before.get(name) != after.get(name)]
    return [FieldChange(entry, name, before.get(name), after.get(name)) for name in changed]
