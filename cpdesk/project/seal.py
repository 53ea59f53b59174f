"""The seal: a checksum of the whole file, written when it is closed, so that a byte changed since then is found.

SQLite's own check finds broken pages and rows that break a rule, but not a digit that became another. The seal does.
The first change of a session takes it off, so a file that was left by a crash has none: SQLite alone checks it.
"""

import contextlib
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

PIECE = 1 << 20
LOCK_BYTE = 1 << 30  # SQLite locks bytes from here on; Windows does not let them be read
HEAD = 100  # the first bytes hold counters that the sealing itself moves on


def put_seal(connection: sqlite3.Connection, path: Path) -> None:
    """Seal a file on whose connection no transaction is open; a file that cannot be sealed just goes without."""
    with contextlib.suppress(sqlite3.Error, OSError):
        connection.execute("UPDATE cpdesk_state SET seal = ?", (_checksum(connection, path),))


def is_broken(connection: sqlite3.Connection, path: Path) -> bool:
    """Tell whether a file was changed since it was sealed; a file without a seal is not."""
    seal = _seal(connection)
    if seal is None or _checksum(connection, path) == seal:
        return False
    return _seal(connection) == seal  # else another program has just begun to write the file


def _seal(connection: sqlite3.Connection) -> int | None:
    row = connection.execute("SELECT seal FROM cpdesk_state").fetchone()
    return None if row is None else row[0]


def _checksum(connection: sqlite3.Connection, path: Path) -> int:
    """Return the checksum of the state and of every byte but the head and the page on which the seal itself lies."""
    size = connection.execute("PRAGMA page_size").fetchone()[0]
    page = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'cpdesk_state'").fetchone()[0]
    state = connection.execute("SELECT id, step, logging, position, revision FROM cpdesk_state").fetchone()
    checksum = zlib.crc32(repr(state).encode())
    with path.open("rb") as file:
        for start, end in ((HEAD, (page - 1) * size), (page * size, LOCK_BYTE)):
            for piece in _pieces(file, start, end):
                checksum = zlib.crc32(piece, checksum)
    return checksum


def _pieces(file: BinaryIO, start: int, end: int) -> Iterator[bytes]:
    file.seek(start)
    while start < end and (piece := file.read(min(PIECE, end - start))):
        yield piece
        start += len(piece)
