"""Files for others are written beside their place and put there whole: none is left half, no older one is lost."""

import errno
import os
import secrets
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cpdesk.errors import EnvironmentFault
from cpdesk.language import N_

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


@dataclass(frozen=True, slots=True)
class Written:
    """What an export left: the file, the copy kept of the one that stood there before, the names of the sheets."""

    path: Path
    kept: Path | None = None
    sheets: tuple[str, ...] = ()


def write_safely(
    path: Path, produce: Callable[[Path], None], now: Callable[[], datetime] = datetime.now
) -> Path | None:
    """Let `produce` write a file, and put it at `path` once it is whole; return the copy kept of an older file.

    `produce` gets a path in the same folder. Raises EnvironmentFault when the folder or the disk does not allow
    it; then the older file stands as it was and nothing else is left.
    """
    _check_place(path)
    made = path.with_name(f".{path.stem[:40]} {secrets.token_hex(4)}{path.suffix}")
    try:
        _produce(made, path, produce)
        return _put(made, path, now())
    finally:
        _remove(made)


def _check_place(path: Path) -> None:
    if not path.parent.is_dir():
        raise EnvironmentFault(
            N_("There is no folder {folder}. Make it, or choose another folder."), folder=str(path.parent)
        )
    if path.is_dir():
        raise EnvironmentFault(N_("{file} is a folder. Choose another file name."), file=str(path))


def _produce(made: Path, path: Path, produce: Callable[[Path], None]) -> None:
    try:
        produce(made)
        _check_whole(made, path)
    except OSError as error:
        raise _fault_of(error, path) from error


def _check_whole(made: Path, path: Path) -> None:
    """See to it that the file is there, holds something and has reached the disk."""
    if not made.is_file() or made.stat().st_size == 0:
        raise EnvironmentFault(
            N_("{file} could not be written: the file came out empty. Try again, or choose another folder."),
            file=path.name,
        )
    with made.open("r+b") as stream:
        os.fsync(stream.fileno())


def _put(made: Path, path: Path, moment: datetime) -> Path | None:
    kept: Path | None = None
    try:
        kept = _keep(path, moment)
        made.replace(path)
    except OSError as error:
        _remove(kept)
        raise _in_use(path) if isinstance(error, PermissionError) else _fault_of(error, path) from error
    return kept


def _keep(path: Path, moment: datetime) -> Path | None:
    """Return a dated copy of the file at `path`; None where there is none."""
    if not path.exists():
        return None
    kept = _free_name(path, f"{path.stem} (kept {moment:%Y-%m-%d %H%M%S})")
    try:
        shutil.copy2(path, kept)
    except OSError:
        _remove(kept)
        raise
    return kept


def _free_name(path: Path, stem: str) -> Path:
    kept, number = path.with_name(stem + path.suffix), 2
    while kept.exists():
        kept, number = path.with_name(f"{stem} {number}{path.suffix}"), number + 1
    return kept


def _remove(path: Path | None) -> None:
    if path is not None:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _in_use(path: Path) -> EnvironmentFault:
    return EnvironmentFault(
        N_("{file} cannot be replaced: it is open in another program. Close it there, then try again."),
        file=path.name,
    )


def _fault_of(error: OSError, path: Path) -> EnvironmentFault:
    """Return the sentence for what the machine did not allow."""
    folder = str(path.parent)
    if error.errno in _FULL:
        return EnvironmentFault(
            N_("The disk is full: {file} was not written. Make room, or choose another disk."), file=path.name
        )
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return EnvironmentFault(
            N_("The folder {folder} does not let files be written. Choose another folder."), folder=folder
        )
    return EnvironmentFault(
        N_("{file} was not written into {folder}: {why}. Choose another folder, or try again."),
        file=path.name,
        folder=folder,
        why=error.strerror or str(error),
    )
