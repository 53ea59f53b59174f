"""SQLite's errors in a person's words: which file, what is the matter, what to do next."""

import errno
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from cpdesk.errors import CPDeskError, DataFault, EnvironmentFault
from cpdesk.language import N_

FULL = N_("The disk with {path} is full. Nothing of this was written; free some space and try again.")
READ_ONLY = N_(
    "{path} cannot be written: the file or its folder is read-only. Save a copy in another folder and work there."
)
MOVED = N_(
    "{path} was moved, renamed or deleted while it was open. Nothing of this was written; save a copy to go on."
)
BUSY = N_("Another program is using {path}. Nothing of this was done; close the file there and try again.")
NO_ENTRY = N_("{path} cannot be opened: check that the file is there and that you may read it.")
NO_PLACE = N_("{path} cannot be written: check that its folder is there and that you may write in it.")
UNREADABLE = N_(
    "{path} could not be read or written: the disk may be full, unplugged or damaged. Nothing of this was written; "
    "check the disk and try again."
)
DAMAGED = N_("{path} is damaged and was left as it is. Restore a backup of it and go on with that.")
FOREIGN = N_("{path} is not a CPDesk project. Choose a project file.")

_BY_CODE = {
    sqlite3.SQLITE_READONLY_DBMOVED: MOVED,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_READONLY: READ_ONLY,
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_PROTOCOL: BUSY,
    sqlite3.SQLITE_CANTOPEN: NO_ENTRY,
    sqlite3.SQLITE_PERM: NO_ENTRY,
    sqlite3.SQLITE_AUTH: NO_ENTRY,
    sqlite3.SQLITE_IOERR: UNREADABLE,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_FORMAT: DAMAGED,
    sqlite3.SQLITE_NOTADB: FOREIGN,
}
_DAMAGE_WHEN_READING = frozenset(
    {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH, sqlite3.SQLITE_TOOBIG}
)
_BY_ERRNO = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EFBIG: FULL,
    errno.EROFS: READ_ONLY,
    errno.EACCES: NO_ENTRY,
    errno.EPERM: NO_ENTRY,
    errno.ENOENT: NO_ENTRY,
    errno.ENOTDIR: NO_ENTRY,
    errno.ENAMETOOLONG: NO_ENTRY,
}
_REFUSALS = {
    sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY: N_(
        "A record names one that is not in the project. Nothing was changed."
    ),
    sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY: N_(
        "A record with this id is in the project already. Nothing was changed."
    ),
    sqlite3.SQLITE_CONSTRAINT_CHECK: N_("A value lies outside what its field may hold. Nothing was changed."),
    sqlite3.SQLITE_CONSTRAINT_NOTNULL: N_(
        "A field that needs a value would be left empty. Nothing was changed."
    ),
}


@contextmanager
def database_faults(path: Path) -> Generator[None]:
    """Turn what SQLite says about a file into sentences; what only a bug can cause stays as it is."""
    try:
        yield
    except sqlite3.Error as error:
        told = _told(error, path)
        if told is None:
            raise
        raise told from error


@contextmanager
def file_faults(path: Path, *, writing: bool = False) -> Generator[None]:
    """Turn what SQLite and the system say about a file into sentences."""
    try:
        with database_faults(path):
            yield
    except OSError as error:
        sentence = _BY_ERRNO.get(error.errno or 0, UNREADABLE)
        raise EnvironmentFault(
            NO_PLACE if writing and sentence is NO_ENTRY else sentence, path=path
        ) from error


@contextmanager
def reading_faults(path: Path) -> Generator[None]:
    """Turn all that can go wrong with a checked file into sentences: what cannot be understood in it is damage."""
    try:
        yield
    except (ValueError, KeyError, TypeError) as error:
        raise EnvironmentFault(DAMAGED, path=path) from error
    except sqlite3.Error as error:
        damage = getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGE_WHEN_READING
        told = EnvironmentFault(DAMAGED, path=path) if damage else _told(error, path)
        if told is None:
            raise
        raise told from error


def _told(error: sqlite3.Error, path: Path) -> CPDeskError | None:
    full = getattr(error, "sqlite_errorcode", None)
    if full is None:
        return EnvironmentFault(DAMAGED, path=path) if "decode" in str(error) else None
    if full in _REFUSALS:
        return DataFault(_REFUSALS[full])
    sentence = _BY_CODE.get(full) or _BY_CODE.get(full & 0xFF)
    return EnvironmentFault(sentence, path=path) if sentence else None
