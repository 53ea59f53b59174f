"""SQLite's errors in a person's words: which file, what is the matter, what to do next."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cpdesk.errors import EnvironmentFault
from cpdesk.language import N_

_SENTENCES = {
    sqlite3.SQLITE_FULL: N_("The disk with {path} is full. Nothing of this step was written; free some space and try again."),
    sqlite3.SQLITE_READONLY: N_("{path} cannot be written: the file or its folder is read-only. Save a copy elsewhere."),
    sqlite3.SQLITE_BUSY: N_("Another program is using {path}. Close it there and try again."),
    sqlite3.SQLITE_LOCKED: N_("Another program is using {path}. Close it there and try again."),
    sqlite3.SQLITE_CANTOPEN: N_("{path} cannot be opened: check that the file is there and that you may read it."),
    sqlite3.SQLITE_PERM: N_("{path} cannot be opened: check that the file is there and that you may read it."),
    sqlite3.SQLITE_IOERR: N_(
        "{path} could not be read or written: the disk may be full, gone or damaged. Nothing of this step was written."
    ),
    sqlite3.SQLITE_CORRUPT: N_(
        "{path} is damaged and was left as it is. Restore a backup from the start page, or work on a copy of yesterday."
    ),
    sqlite3.SQLITE_NOTADB: N_("{path} is not a CPDesk project file."),
}
DAMAGED = _SENTENCES[sqlite3.SQLITE_CORRUPT]
FOREIGN = _SENTENCES[sqlite3.SQLITE_NOTADB]


@contextmanager
def file_faults(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say about a file into sentences."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _told(error, path) from error
    except UnicodeDecodeError as error:
        raise EnvironmentFault(DAMAGED, path=path) from error
    except PermissionError as error:
        raise EnvironmentFault(_SENTENCES[sqlite3.SQLITE_PERM], path=path) from error


def _told(error: sqlite3.DatabaseError, path: Path) -> Exception:
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return EnvironmentFault(DAMAGED, path=path) if "decode" in str(error) else error
    sentence = _SENTENCES.get(code & 0xFF)
    return EnvironmentFault(sentence, path=path) if sentence else error
