"""The history that a person can read: which steps led here, and who changed what in a record."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from cpdesk.language import Message

ENTRY = "SELECT id, name, details, who, at FROM cpdesk_step"


@dataclass(frozen=True, slots=True)
class StepEntry:
    """One step as the history shows it; `done` is False for a step that was undone and can be redone."""

    id: int
    name: Message
    who: str
    at: str
    done: bool


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one record as a step changed it, for the history of the record."""

    step: StepEntry
    field: str
    before: object
    after: object


def position(connection: sqlite3.Connection) -> int | None:
    """Return the step that the project stands after; None is its very beginning."""
    return connection.execute("SELECT position FROM cpdesk_state").fetchone()[0]


def parent(connection: sqlite3.Connection, step: int) -> int | None:
    """Return the step before a step."""
    return connection.execute("SELECT parent FROM cpdesk_step WHERE id = ?", (step,)).fetchone()[0]


def following(connection: sqlite3.Connection, step: int | None) -> int | None:
    """Return the step that redo goes to: of those made after a step, the one that was walked last."""
    sql = "SELECT id FROM cpdesk_step WHERE parent IS ? ORDER BY walked DESC, id DESC LIMIT 1"
    row = connection.execute(sql, (step,)).fetchone()
    return None if row is None else row[0]


def path_to(connection: sqlite3.Connection, step: int | None) -> list[int]:
    """Return the steps from the beginning to a step, that one included."""
    found = connection.execute(
        "WITH RECURSIVE line(id, parent) AS (SELECT id, parent FROM cpdesk_step WHERE id = ? UNION "
        "SELECT s.id, s.parent FROM cpdesk_step s JOIN line ON s.id = line.parent) SELECT id FROM line ORDER BY id",
        (step,),
    )
    return [row[0] for row in found]


def history(connection: sqlite3.Connection) -> list[StepEntry]:
    """Return the steps that led here, oldest first, then those that redo would bring back."""
    here = position(connection)
    done, ahead = path_to(connection, here), _path_from(connection, here)
    entries = {row[0]: row for row in connection.execute(ENTRY)}
    return [_entry(entries[number], done=True) for number in done] + [
        _entry(entries[number], done=False) for number in ahead
    ]


def _path_from(connection: sqlite3.Connection, step: int | None) -> list[int]:
    ahead: list[int] = []
    while (step := following(connection, step)) is not None:
        ahead.append(step)
    return ahead


def last_step(connection: sqlite3.Connection) -> StepEntry | None:
    """Return the step that the project stands after."""
    row = connection.execute(f"{ENTRY} WHERE id = (SELECT position FROM cpdesk_state)").fetchone()
    return None if row is None else _entry(row, done=True)


def step_at(connection: sqlite3.Connection, step: int | None, *, done: bool) -> StepEntry | None:
    """Return one step by its number, as done or as one that can be redone."""
    row = connection.execute(f"{ENTRY} WHERE id IS ?", (step,)).fetchone()
    return None if row is None else _entry(row, done=done)


def side_lines(connection: sqlite3.Connection) -> list[StepEntry]:
    """Return the last steps of the lines that were left by an edit after an undo; `go_to` reaches each."""
    line = [entry.id for entry in history(connection)]
    rows = connection.execute(
        f"{ENTRY} WHERE id NOT IN (SELECT parent FROM cpdesk_step WHERE parent IS NOT NULL) ORDER BY id"
    )
    return [_entry(row, done=False) for row in rows if row[0] not in line]


def _entry(row: tuple[int, str, str, str, str], *, done: bool) -> StepEntry:
    number, name, details, who, at = row
    return StepEntry(number, Message(name, _values(json.loads(details))), who, at, done)


def record_history(connection: sqlite3.Connection, kind: str, record: str) -> list[FieldChange]:
    """Return who changed what in a record and when, oldest first; only steps that stand."""
    standing = {entry.id: entry for entry in history(connection) if entry.done}
    found: list[FieldChange] = []
    sql = "SELECT step, before, after FROM cpdesk_change WHERE kind = ? AND record = ? ORDER BY id"
    for number, before, after in connection.execute(sql, (kind, record)):
        if number in standing:
            found.extend(
                _field_changes(standing[number], json.loads(before or "{}"), json.loads(after or "{}"))
            )
    return found


def _field_changes(entry: StepEntry, before: dict[str, Any], after: dict[str, Any]) -> list[FieldChange]:
    names = dict.fromkeys([*before, *after])
    changed = [name for name in names if before.get(name) != after.get(name)]
    return [FieldChange(entry, name, before.get(name), after.get(name)) for name in changed]


def details_of(name: Message) -> str:
    """Return the values of a step's name as JSON; a sentence in them stays one, to be said in any language."""
    return json.dumps({key: _kept(value) for key, value in name.values.items()})


def _kept(value: object) -> object:
    if isinstance(value, Message):
        return {"text": value.text, "values": {key: _kept(part) for key, part in value.values.items()}}
    return value if isinstance(value, int | float) else str(value)


def _values(kept: Mapping[str, object]) -> dict[str, object]:
    return {key: _said(value) for key, value in kept.items()}


def _said(value: object) -> object:
    if not isinstance(value, dict):
        return value
    message = cast(Mapping[str, Any], value)
    return Message(message["text"], _values(message["values"]))
