"""Opening a project file: everything that can be wrong with it is found before anything is done to it."""

import os
import sqlite3
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from urllib.parse import quote

from cpdesk.errors import EnvironmentFault
from cpdesk.language import N_, Message
from cpdesk.project import seal
from cpdesk.project.faults import DAMAGED, FOREIGN, file_faults, reading_faults
from cpdesk.project.migrations import VERSION, bring_up
from cpdesk.project.schema import APPLICATION_ID, FIRST_STATE, real_text, schema_statements

MAGIC = b"SQLite format 3\x00"
SETTINGS = ("foreign_keys = ON", "trusted_schema = ON", "cache_size = -65536", "synchronous = EXTRA")
OPERATIONS, CHECKED_AT_ONCE = 100_000, 300_000
"""So many of SQLite's operations check so many bytes, about; measured on generated plants of 27 and 129 MB."""

PATIENCE_S = 5.0  # how long to wait for another program that is just reading or writing

Watch = Callable[[float], object]


@dataclass(frozen=True, slots=True)
class Access:
    """Whether a project can be written, and if not, why."""

    writable: bool
    reason: Message | None = None


def read_version(path: Path) -> int:
    """Return the version of a project file from its head; a foreign, empty, newer or broken file is refused."""
    with file_faults(path):
        start = _start(path)
    if not start:
        raise EnvironmentFault(
            N_("{path} is empty: there is no project in it. Choose another file."), path=path
        )
    if not start.startswith(MAGIC):
        raise EnvironmentFault(FOREIGN, path=path)
    if len(start) < 100:
        raise EnvironmentFault(DAMAGED, path=path)
    if _number(start, 68) != APPLICATION_ID:
        raise EnvironmentFault(
            N_("{path} is a database of another program, not a CPDesk project. Choose a project file."),
            path=path,
        )
    version = _number(start, 60)
    if version > VERSION:
        raise EnvironmentFault(
            N_(
                "{path} was written by a newer CPDesk (file version {theirs}; this program knows {ours}). "
                "Install the newer program to open it."
            ),
            path=path,
            theirs=version,
            ours=VERSION,
        )
    if version < 1 or not _is_ours(start):
        raise EnvironmentFault(DAMAGED, path=path)
    return version


def version_behind(connection: sqlite3.Connection, path: Path) -> int:
    """Return the version of a file once SQLite has rolled back a half-done commit, which the head may show already."""
    with reading_faults(path):
        return connection.execute("PRAGMA user_version").fetchone()[0]


def _start(path: Path) -> bytes:
    if path.is_dir():
        raise EnvironmentFault(N_("{path} is a folder. Choose a project file in it."), path=path)
    if not path.exists():
        raise EnvironmentFault(
            N_("{path} does not exist. It may have been moved, renamed or deleted."), path=path
        )
    if not path.is_file():
        raise EnvironmentFault(FOREIGN, path=path)
    with path.open("rb") as file:
        return file.read(100)


def _number(start: bytes, at: int) -> int:
    return int.from_bytes(start[at : at + 4], "big")


def _is_ours(start: bytes) -> bool:
    """Tell whether the head says what it does in CPDesk's files: rollback journal, UTF-8, zeros at the end."""
    form = (1, 1, 0, 64, 32, 32)  # a rollback journal to write and to read, nothing reserved, fixed fractions
    fields = {44: 4, 48: 0, 52: 0, 56: 1, 64: 0}
    plain = all(_number(start, at) == value for at, value in fields.items())
    return tuple(start[18:24]) == form and plain and not any(start[72:92])


def connect(path: Path, *, read_only: bool, one_thread: bool = True) -> sqlite3.Connection:
    """Return a connection to a project file; one that writes belongs to the thread that made it, unless said so.

    A reader, too, opens for writing where it may: after a power cut SQLite can then roll the half-done step back.
    """
    with reading_faults(path):
        connection = _reader(path) if read_only else _connection(path, "rw", one_thread=one_thread)
    connection.create_function("cpdesk_real", 1, real_text, deterministic=True)
    return connection


def _reader(path: Path) -> sqlite3.Connection:
    try:
        connection = _connection(path, "rw")
    except sqlite3.OperationalError:
        connection = _connection(path, "ro")
    connection.execute("PRAGMA query_only = ON")
    return connection


def _connection(path: Path, mode: str, *, one_thread: bool = False) -> sqlite3.Connection:
    connection = sqlite3.connect(
        file_uri(path, mode), uri=True, isolation_level=None, timeout=PATIENCE_S, check_same_thread=one_thread
    )
    try:
        for setting in SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        connection.execute("SELECT 1 FROM sqlite_schema").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def file_uri(path: Path, mode: str) -> str:
    """Return SQLite's address of a file; a Windows share keeps its two strokes (file:////server/share)."""
    name = path.absolute().as_posix()
    return f"file://{'' if name.startswith('/') else '/'}{quote(os.fsencode(name))}?mode={mode}"


def examine(path: Path, connection: sqlite3.Connection, version: int) -> None:
    """Check a file through and through; a damaged one is refused."""
    with file_faults(path), reading_faults(path):
        sound = version < VERSION or schema_print(connection) == expected_schema_print()
        sound = sound and _stands_still(connection) and not seal.is_broken(connection, path)
        sound = sound and connection.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
        sound = sound and connection.execute("PRAGMA foreign_key_check").fetchone() is None
    if not sound:
        raise EnvironmentFault(DAMAGED, path=path)


@contextmanager
def watched(connection: sqlite3.Connection, path: Path, watch: Watch | None) -> Generator[None]:
    """Tell how far a check of the whole file is, 0 to 1, while it is made; an error of the one who is told ends it."""
    size, calls = max(1, path.stat().st_size), count(1)

    def tell() -> None:
        if watch is not None:
            watch(min(0.95, next(calls) * CHECKED_AT_ONCE / size))

    connection.set_progress_handler(tell if watch is not None else None, OPERATIONS)
    try:
        yield
    finally:
        connection.set_progress_handler(None, OPERATIONS)


def _stands_still(connection: sqlite3.Connection) -> bool:
    rows = connection.execute("SELECT step IS NULL AND logging = 1 FROM cpdesk_state").fetchall()
    return rows == [(1,)]


def schema_print(connection: sqlite3.Connection) -> str:
    """Return a print of a file's schema: equal for equal tables, checks and triggers."""
    rows = connection.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name"
    )
    return repr(rows.fetchall())


@cache
def expected_schema_print() -> str:
    """Return the print of a schema that is as it should be."""
    with closing(_empty_in_memory()) as connection:
        return schema_print(connection)


@cache
def empty_file() -> bytes:
    """Return the bytes of a project file in which there is nothing yet."""
    with closing(_empty_in_memory()) as connection:
        return connection.serialize()


def _empty_in_memory() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    for statement in (*schema_statements(), FIRST_STATE):
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")
    return connection


def opened_for_reading(path: Path) -> sqlite3.Connection:
    """Return an examined read-only connection; an older file is brought up to date in memory, not on the disk."""
    read_version(path)
    with file_faults(path):
        connection = connect(path, read_only=True)
    try:
        version = version_behind(connection, path)
        examine(path, connection, version)
        return connection if version == VERSION else up_to_date_copy(path, connection)
    except BaseException:
        connection.close()
        raise


def up_to_date_copy(path: Path, connection: sqlite3.Connection) -> sqlite3.Connection:
    """Return an older file's project in memory, brought up to date, and close the file."""
    copy = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        with reading_faults(path):
            connection.backup(copy)
            bring_up(copy)
            copy.execute("PRAGMA query_only = ON")
        connection.close()
    except BaseException:
        copy.close()
        raise
    return copy


def not_there(path: Path) -> None:
    """Refuse to write over a file or into a folder that is not there."""
    if path.exists() or path.is_symlink():
        raise EnvironmentFault(
            N_("{path} exists already and is not overwritten. Choose another name."), path=path
        )
    folder = path.absolute().parent
    if not folder.is_dir():
        raise EnvironmentFault(
            N_("The folder {path} does not exist. Make it first or choose another."), path=folder
        )


def may_write(path: Path) -> bool:
    """Tell whether the system lets this person write a file."""
    try:
        with path.open("r+b"):
            return True
    except OSError:
        return False
