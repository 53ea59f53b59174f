"""Whole copies of an open project, that are there completely or not at all."""

import contextlib
import os
import secrets
import shutil
import sqlite3
from collections.abc import Generator
from pathlib import Path

from cpdesk.project import seal
from cpdesk.project.faults import file_faults
from cpdesk.project.opening import not_there


def copy_file(source: sqlite3.Connection, target: Path) -> None:
    """Write a copy of an open project by SQLite's backup; refuses to overwrite."""
    not_there(target)
    with file_faults(target, writing=True), _part_of(target) as part:
        write_sealed(source, part)
        _put_in_place(part, target)


def write_sealed(source: sqlite3.Connection, part: Path) -> None:
    """Write a copy of an open project, with its seal, into a file that is not yet what it will be called."""
    with contextlib.closing(sqlite3.connect(part, isolation_level=None)) as copy:
        source.backup(copy)
        seal.put_seal(copy, part)


def put_in_place(part: Path, target: Path) -> None:
    """Give a copy that was written before its name; refuses to overwrite."""
    not_there(target)
    with file_faults(target, writing=True):
        _put_in_place(part, target)


def copy_bytes(source: Path, target: Path) -> None:
    """Write a copy of a file that nobody is writing, byte by byte; refuses to overwrite."""
    not_there(target)
    with file_faults(target, writing=True), _part_of(target) as part:
        with source.open("rb") as old, part.open("xb") as copy:
            shutil.copyfileobj(old, copy)
            copy.flush()
            os.fsync(copy.fileno())
        _put_in_place(part, target)


@contextlib.contextmanager
def _part_of(target: Path) -> Generator[Path]:
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    try:
        yield part
    finally:
        for file in (part, part.with_name(part.name + "-journal")):
            with contextlib.suppress(OSError):
                file.unlink(missing_ok=True)


def _put_in_place(part: Path, target: Path) -> None:
    """Give a finished file its name; taking the name first keeps a file that came there meanwhile."""
    try:
        target.open("xb").close()
    except FileExistsError:
        not_there(target)
        raise
    try:
        part.replace(target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
