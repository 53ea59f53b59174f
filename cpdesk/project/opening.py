"""Opening a project file: everything that can be wrong with it is found before anything is done to it."""

import hashlib
import sqlite3
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sqlite_utils import Database

from cpdesk.errors import EnvironmentFault
from cpdesk.language import Message, N_
from cpdesk.project.faults import DAMAGED, FOREIGN, file_faults
from cpdesk.project.migrations import VERSION, migrations
from cpdesk.project.schema import APPLICATION_ID

MAGIC = b"SQLite format 3\x00"
CACHE_KIB = 64 * 1024


@dataclass(frozen=True, slots=True)
class Head:
    """What the first bytes of a file say: whose it is and in which version."""

    application: int
    version: int


def read_head(path: Path) -> Head:
    """Return the head of a project file; a foreign, empty or newer file is refused with its sentence."""
    if not path.exists():
        raise EnvironmentFault(N_("{path} does not exist."), path=path)
    if not path.is_file():
        raise EnvironmentFault(N_("{path} is not a file."), path=path)
    with file_faults(path), path.open("rb") as file:
        start = file.read(100)
    if len(start) < 100 or not start.startswith(MAGIC):
        raise EnvironmentFault(FOREIGN, path=path)
    head = Head(int.from_bytes(start[68:72], "big"), int.from_bytes(start[60:64], "big"))
    if head.application != APPLICATION_ID:
        raise EnvironmentFault(FOREIGN, path=path)
    if head.version > VERSION:
        raise EnvironmentFault(
            N_("{path} was written by a newer CPDesk (file version {theirs}, this program knows {ours}). Install it."),
            path=path,
            theirs=head.version,
            ours=VERSION,
        )
    return head


def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """Return a connection to a project file.

    A reader, too, opens for writing where it may: after a power cut SQLite can then roll the half-done step back.
    """
    if read_only:
        connection = _reader(path)
    else:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=2)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def _reader(path: Path) -> sqlite3.Connection:
    for mode in ("rw", "ro"):
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            isolation_level=None,
            timeout=2,
            check_same_thread=False,
        )
        try:
            connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
            connection.execute("PRAGMA query_only = ON")
        except sqlite3.OperationalError:
            connection.close()
            if mode == "ro":
                raise
            continue
        return connection
    raise AssertionError


def examine(path: Path, connection: sqlite3.Connection, head: Head) -> None:
    """Check a file of today's version through and through; a damaged one is refused."""
    verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if verdict != "ok" or connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise EnvironmentFault(DAMAGED, path=path)
    if head.version == VERSION and schema_print(connection) != expected_schema_print():
        raise EnvironmentFault(DAMAGED, path=path)
    if head.version == VERSION and not _has_state(connection):
        raise EnvironmentFault(DAMAGED, path=path)


def _has_state(connection: sqlite3.Connection) -> bool:
    row = connection.execute("SELECT step IS NULL AND logging = 1 FROM cpdesk_state").fetchone()
    return row is not None and row[0] == 1


def schema_print(connection: sqlite3.Connection) -> str:
    """Return a print of a file's schema: equal for equal tables, checks and triggers."""
    rows = connection.execute(
        "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_stat%' ORDER BY type, name"
    )
    return hashlib.sha256(repr(rows.fetchall()).encode()).hexdigest()


@cache
def expected_schema_print() -> str:
    """Return the print of a schema that is as it should be."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        build(connection)
        return schema_print(connection)
    finally:
        connection.close()


def build(connection: sqlite3.Connection) -> None:
    """Make the schema of a new project file, or bring an old one up to today's."""
    database = Database(connection, execute_plugins=False)
    migrations.apply(database)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def not_there(path: Path) -> None:
    """Refuse to write over a file."""
    if path.exists():
        raise EnvironmentFault(N_("{path} exists already and is not overwritten. Choose another name."), path=path)


@dataclass(frozen=True, slots=True)
class Access:
    """Whether a project can be written, and if not, why."""

    writable: bool
    reason: Message | None = None
