"""One writer a file: a lock beside the project that the system itself lets go when the program dies."""

import contextlib
import getpass
import json
import os
import platform
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from cpdesk.language import Message, N_


class WriterLock:
    """The right to write one project file, held until `release`."""

    def __init__(self, lock: FileLock, owner: Path) -> None:
        self._lock = lock
        self._owner = owner

    def release(self) -> None:
        """Let others write; the small files of the lock go too."""
        self._owner.unlink(missing_ok=True)
        self._lock.release()
        with contextlib.suppress(OSError):
            Path(self._lock.lock_file).unlink()


def take_lock(path: Path) -> WriterLock | Message:
    """Return the right to write a project, or the sentence that says why it is not to be had."""
    owner = path.with_name(f".{path.name}.owner")
    lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=0)
    try:
        lock.acquire()
    except Timeout:
        return _reason(path, owner)
    except OSError:
        return Message(N_("{path} is open for reading only: its folder cannot be written."), {"path": path.name})
    with contextlib.suppress(OSError):
        owner.write_text(json.dumps(_me()), encoding="utf-8")
    return WriterLock(lock, owner)


def _me() -> dict[str, str | int]:
    at = datetime.now().astimezone().isoformat(timespec="minutes")
    return {"who": user_name(), "machine": platform.node(), "process": os.getpid(), "since": at}


def _reason(path: Path, owner: Path) -> Message:
    try:
        values = json.loads(owner.read_text(encoding="utf-8"))
        who, machine, since = str(values["who"]), str(values["machine"]), str(values["since"])
    except (OSError, ValueError, KeyError):
        return Message(
            N_("{path} is open for reading only: another program is writing it."), {"path": path.name}
        )
    return Message(
        N_("{path} is open for reading only: {who} on {machine} has been writing it since {since}."),
        {"path": path.name, "who": who, "machine": machine, "since": since},
    )


def user_name() -> str:
    """Return the name under which this person's steps stand in the log."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"
