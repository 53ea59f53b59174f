"""Steps of the change log: one gesture, one transaction, one entry that can be undone.

The log is a tree. Undo moves to the step before, redo to the one that followed; an edit made after an undo starts a new
branch and the old one stays. So everything that was ever committed can be reached again.
"""

import sqlite3
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

from cpdesk.errors import DataFault, EnvironmentFault
from cpdesk.language import N_, Message
from cpdesk.project import rows
from cpdesk.project.changes import ChangeSet, changed_kinds
from cpdesk.project.columns import UNKEEPABLE
from cpdesk.project.history import details_of
from cpdesk.records.record import Record


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
                with _kept_as_text():
                    rows.insert(self._connection, records[start:end])
                start = end

    def change(self, cls: type[Record], record_id: str, values: Mapping[str, object]) -> None:
        """Write some fields of a record; values that it has already leave no trace."""
        with _kept_as_text():
            rows.update(self._connection, cls, record_id, values)

    def remove(self, cls: type[Record], ids: Sequence[str]) -> None:
        """Delete records and what is part of them."""
        rows.delete(self._connection, cls, ids)


@contextmanager
def _kept_as_text() -> Generator[None]:
    try:
        yield
    except UnicodeEncodeError as error:
        raise DataFault(UNKEEPABLE) from error


def begin(connection: sqlite3.Connection, name: Message, who: str) -> Step:
    """Start the transaction of a step and its entry in the log."""
    connection.execute("BEGIN IMMEDIATE")
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    cursor = connection.execute(
        "INSERT INTO cpdesk_step(parent, walked, name, details, who, at) "
        "SELECT position, revision + 1, ?, ?, ?, ? FROM cpdesk_state",
        (name.text, details_of(name), who, at),
    )
    number = cursor.lastrowid or 0
    connection.execute("UPDATE cpdesk_state SET step = ?, seal = NULL", (number,))
    return Step(connection, number)


@contextmanager
def inner(connection: sqlite3.Connection) -> Generator[None]:
    """Make what is written inside one part of the open step that an error takes back alone."""
    connection.execute("SAVEPOINT part")
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK TO part")
            connection.execute("RELEASE part")
        raise
    connection.execute("RELEASE part")


def finish(connection: sqlite3.Connection, step: Step) -> ChangeSet:
    """Commit a step and return what it changed; a step that changed nothing leaves no trace."""
    if not connection.in_transaction:  # SQLite itself took everything back, and the caller went on
        raise EnvironmentFault(
            N_("The disk refused to write. Nothing of this was written; check it and try again.")
        )
    kinds = changed_kinds(connection, step.number)
    if not kinds:
        connection.execute("ROLLBACK")
        return ChangeSet(revision(connection), None)
    sql = "UPDATE cpdesk_state SET step = NULL, position = ?, revision = revision + 1 RETURNING revision"
    number = connection.execute(sql, (step.number,)).fetchall()[0][0]
    connection.execute("COMMIT")
    return ChangeSet(number, step.number, kinds)


def revision(connection: sqlite3.Connection) -> int:
    """Return how many commits the project has seen."""
    return connection.execute("SELECT revision FROM cpdesk_state").fetchone()[0]
