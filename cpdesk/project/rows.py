"""Typed rows: records read from and written to their tables."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import TypeVar

from cpdesk.errors import DataFault
from cpdesk.language import N_
from cpdesk.project.columns import QUANTITY_PARTS, Value, column_names, field_values, record_maker, row_of
from cpdesk.records.kinds import KINDS
from cpdesk.records.record import Record, Rule, Type, kind_of, kind_title, rules_of

R = TypeVar("R", bound=Record)

AT_ONCE = 1000
CHUNK = 500  # ids in one statement; SQLite allows 32,766 parameters, older builds 999


@cache
def _select(cls: type[Record]) -> str:
    names = ", ".join(f'"{name}"' for name in column_names(cls))
    return f'SELECT {names} FROM "{kind_of(cls)}"'


def read_all(connection: sqlite3.Connection, cls: type[R]) -> list[R]:
    """Return all records of a kind in the order that people gave them.

    They are read a thousand at a time: a worker's long read would make the person's next edit wait for it.
    """
    made: list[R] = []
    make, last = record_maker(cls), ""
    while True:
        sql = f"{_select(cls)} WHERE id > ? ORDER BY id LIMIT {AT_ONCE}"
        rows = connection.execute(sql, (last,)).fetchall()
        made.extend(map(make, rows))
        if len(rows) < AT_ONCE:
            break
        last = made[-1].id
    made.sort(key=attrgetter("position", "id"))
    return made


def read_one(connection: sqlite3.Connection, cls: type[R], record_id: str) -> R | None:
    """Return one record, or None where there is none of this id."""
    row = connection.execute(_select(cls) + " WHERE id = ?", (record_id,)).fetchone()
    return None if row is None else record_maker(cls)(row)


def read_where(connection: sqlite3.Connection, cls: type[R], field: str, values: Sequence[Value]) -> list[R]:
    """Return the records whose plain field has one of these values."""
    if field not in rules_of(cls):
        raise KeyError(field)
    found: list[R] = []
    for start in range(0, len(values), CHUNK):
        part = values[start : start + CHUNK]
        marks = ", ".join("?" * len(part))
        sql = f'{_select(cls)} WHERE "{field}" IN ({marks}) ORDER BY position, id'
        found.extend(map(record_maker(cls), connection.execute(sql, part)))
    return found


def last_position(connection: sqlite3.Connection, cls: type[Record]) -> float:
    """Return the place of the last record of a kind, 0 where there is none."""
    row = connection.execute(f'SELECT max(position) FROM "{kind_of(cls)}"').fetchone()
    return row[0] or 0.0


@cache
def _insert(cls: type[Record]) -> str:
    names = ", ".join(f'"{name}"' for name in column_names(cls))
    marks = ", ".join("?" * len(column_names(cls)))
    return f'INSERT INTO "{kind_of(cls)}" ({names}) VALUES ({marks})'


def insert(connection: sqlite3.Connection, records: Sequence[Record]) -> None:
    """Write new records, all of one kind."""
    if records:
        connection.executemany(_insert(type(records[0])), map(row_of, records))


def insert_rows(connection: sqlite3.Connection, cls: type[Record], found: Iterable[Sequence[Value]]) -> None:
    """Write rows as the log keeps them, all of one kind."""
    connection.executemany(_insert(cls), found)


def update(
    connection: sqlite3.Connection, cls: type[Record], record_id: str, values: Mapping[str, object]
) -> None:
    """Write some fields of one record; a row that has these values already is left alone, so that nothing is logged."""
    columns: dict[str, Value] = {}
    for name, value in values.items():
        columns.update(_emptied(name, rules_of(cls)[name]) if value is None else field_values(name, value))
    if not columns:
        return
    settings, differs = (
        ", ".join(f'"{name}" = ?' for name in columns),
        " OR ".join(f'"{name}" IS NOT ?' for name in columns),
    )
    sql = f'UPDATE "{kind_of(cls)}" SET {settings} WHERE id = ? AND ({differs})'
    found = connection.execute(sql, (*columns.values(), record_id, *columns.values())).rowcount
    if not found and read_one(connection, cls, record_id) is None:
        raise DataFault(
            N_("{kind}: the record is not in the project any more."), kind=kind_title(kind_of(cls))
        )


def _emptied(name: str, rule: Rule) -> dict[str, Value]:
    parts = QUANTITY_PARTS if rule.type is Type.QUANTITY else ("",)
    return dict.fromkeys((name + part for part in parts), None)


def delete(connection: sqlite3.Connection, cls: type[Record], ids: Iterable[str]) -> None:
    """Delete records; what is part of them goes with them."""
    connection.executemany(f'DELETE FROM "{kind_of(cls)}" WHERE id = ?', ((record_id,) for record_id in ids))


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how many records of each kind there are, where there are any."""
    found = {kind: count(connection, cls) for kind, cls in KINDS.items()}
    return {kind: number for kind, number in found.items() if number}


def count(connection: sqlite3.Connection, cls: type[Record]) -> int:
    """Return how many records of a kind there are."""
    return connection.execute(f'SELECT count(*) FROM "{kind_of(cls)}"').fetchone()[0]
