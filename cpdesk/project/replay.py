"""Undo, redo and every other walk through the history: the log's images played backwards and forwards."""

import json
import sqlite3
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import groupby
from typing import Any

from cpdesk.project import rows
from cpdesk.project.changes import ChangeRow, ChangeSet, KindChanges, replayed_kinds
from cpdesk.project.columns import columns_of
from cpdesk.project.history import path_to, position
from cpdesk.project.schema import is_plain_text
from cpdesk.records.kinds import KINDS
from cpdesk.records.record import Record, kind_of

LARGE = 1000  # changes in one step


def move(connection: sqlite3.Connection, target: int | None) -> list[ChangeSet]:
    """Walk the project from where it stands to another step, undoing and redoing in one transaction."""
    back, forth = way(connection, target)
    with _transaction(connection, large=_is_large(connection, back + forth)):
        connection.execute("UPDATE cpdesk_state SET logging = 0")
        done = [(step, _replay(connection, step, backwards=True)) for step in back]
        done += [(step, _replay(connection, step, backwards=False)) for step in forth]
        revision = _arrive(connection, target, forth)
    return [ChangeSet(revision, step, kinds) for step, kinds in done]


def way(connection: sqlite3.Connection, target: int | None) -> tuple[list[int], list[int]]:
    """Return the steps that are taken back on the way to another step, then those that are brought again."""
    here, there = path_to(connection, position(connection)), path_to(connection, target)
    shared = sum(1 for one, other in zip(here, there, strict=False) if one == other)
    return here[shared:][::-1], there[shared:]


def length(connection: sqlite3.Connection, walk: Sequence[int]) -> int:
    """Return how many changes the steps of a walk hold."""
    sql = "SELECT count(*) FROM cpdesk_change WHERE step = ?"
    return sum(connection.execute(sql, (step,)).fetchone()[0] for step in walk)


def _is_large(connection: sqlite3.Connection, walk: Sequence[int]) -> bool:
    sql = "SELECT count(*) FROM (SELECT 1 FROM cpdesk_change WHERE step = ? LIMIT ?)"
    return any(connection.execute(sql, (step, LARGE)).fetchone()[0] == LARGE for step in walk)


@contextmanager
def _transaction(connection: sqlite3.Connection, *, large: bool) -> Generator[None]:
    """Commit or roll back a walk. References are checked row by row, for a large walk faster all at once at its end."""
    connection.execute(f"PRAGMA foreign_keys = {'OFF' if large else 'ON'}")
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("PRAGMA defer_foreign_keys = ON")
        yield
        if large and connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise ValueError("the log leads to a reference to nothing")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    finally:
        connection.execute("PRAGMA foreign_keys = ON")


def _arrive(connection: sqlite3.Connection, target: int | None, forth: Sequence[int]) -> int:
    sql = "UPDATE cpdesk_state SET logging = 1, position = ?, revision = revision + 1, seal = NULL RETURNING revision"
    revision = connection.execute(sql, (target,)).fetchall()[0][0]
    walked = "UPDATE cpdesk_step SET walked = ? WHERE id = ?"
    connection.executemany(walked, ((revision, step) for step in forth))
    return revision


def _replay(connection: sqlite3.Connection, step: int, *, backwards: bool) -> dict[str, KindChanges]:
    images, order = ("after, before", "DESC") if backwards else ("before, after", "ASC")
    sql = f"SELECT kind, record, {images} FROM cpdesk_change WHERE step = ? ORDER BY id {order}"
    changes: list[ChangeRow] = connection.execute(sql, (step,)).fetchall()
    for (kind, was_there, stays), run in groupby(changes, _deed):
        play = _remove if not stays else _change if was_there else _add
        play(connection, KINDS[kind], run)
    return replayed_kinds(changes)


def _deed(change: ChangeRow) -> tuple[str, bool, bool]:
    return change[0], change[2] is not None, change[3] is not None


def _remove(connection: sqlite3.Connection, cls: type[Record], run: Iterable[ChangeRow]) -> None:
    rows.delete(connection, cls, (record for _, record, _, _ in run))


def _add(connection: sqlite3.Connection, cls: type[Record], run: Iterable[ChangeRow]) -> None:
    empty = _empty_row(cls)
    rows.insert_rows(connection, cls, (tuple((empty | image).values()) for image in _images(run)))


def _change(connection: sqlite3.Connection, cls: type[Record], run: Iterable[ChangeRow]) -> None:
    for names, images in groupby(_images(run), tuple[str, ...]):
        fields = names[1:]  # the first is the id
        if fields:
            settings = ", ".join(f'"{name}" = ?' for name in fields)
            sql = f'UPDATE "{kind_of(cls)}" SET {settings} WHERE id = ?'
            connection.executemany(sql, (_id_last(image) for image in images))


def _id_last(image: dict[str, Any]) -> list[Any]:
    record, *values = image.values()
    return [*values, record]


def _images(run: Iterable[ChangeRow]) -> Iterator[dict[str, Any]]:
    for _, _, _, image in run:
        yield json.loads(image or "{}")


@cache
def _empty_row(cls: type[Record]) -> dict[str, str | None]:
    return {column.name: "" if is_plain_text(column) else None for column in columns_of(cls)}
