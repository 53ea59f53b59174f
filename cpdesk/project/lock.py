"""One writer a file: a lock beside the project that the system itself lets go when the program dies."""

import contextlib
import getpass
import json
import os
import platform
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from cpdesk.language import N_, Message


class WriterLock:
    """The right to write one project file, held until `release`."""

    def __init__(self, lock: FileLock, owner: Path) -> None:
        self._lock = lock
        self._owner = owner

    def release(self) -> None:
        """Let others write; the small files of the lock go too.

        The lock's file goes while the lock is still held, so that none is left which two could hold. Windows does not
        delete a file that is open: there it goes afterwards, unless the next writer has it open already.
        """
        for file in (self._owner, Path(self._lock.lock_file)):
            with contextlib.suppress(OSError):
                file.unlink(missing_ok=True)
        self._lock.release()
        if os.name == "nt":
            with contextlib.suppress(OSError):
                Path(self._lock.lock_file).unlink(missing_ok=True)


def take_lock(path: Path) -> WriterLock | Message:
    """Return the right to write a project, or the sentence that says why it is not to be had."""
    real = path.resolve()
    owner = real.with_name(f".{real.name}.owner")
    lock = FileLock(real.with_name(f".{real.name}.lock"), timeout=0, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        return _reason(path, owner)
    except (OSError, NotImplementedError):
        return Message(
            N_(
                "{path} is open for reading only: its folder cannot be written. Save a copy elsewhere to change it."
            ),
            {"path": path.name},
        )
    with contextlib.suppress(OSError):
        owner.write_text(json.dumps(_me()), encoding="utf-8")
    return WriterLock(lock, owner)


def _me() -> dict[str, str | int]:
    at = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M")
    return {"who": user_name(), "machine": platform.node(), "process": os.getpid(), "since": at}


def _reason(path: Path, owner: Path) -> Message:
    try:
        values = json.loads(owner.read_text(encoding="utf-8"))
        who, machine, since = str(values["who"]), str(values["machine"]), str(values["since"])
    except (OSError, ValueError, KeyError, TypeError):
        return Message(
            N_(
                "{path} is open for reading only: another program is writing it. Close it there, then open it again."
            ),
            {"path": path.name},
        )
    return Message(
        N_(
            "{path} is open for reading only: {who} on {machine} has been writing it since {since}. "
            "Ask {who} to close it, then open it again."
        ),
        {"path": path.name, "who": who, "machine": machine, "since": since},
    )


def user_name() -> str:
    """Return the name under which this person's steps stand in the log."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"
    return name.encode("utf-8", "replace").decode("utf-8").replace("\x00", "?") or "?"
