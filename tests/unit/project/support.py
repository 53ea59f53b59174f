"""What the tests of the project file share: the name of a step, the state of a project, the print of a file."""

import hashlib
import os
from pathlib import Path

from cpdesk.language import Message
from cpdesk.project.project import Project
from cpdesk.records.kinds import KINDS
from cpdesk.records.record import Record

NAME = Message("Change {what}", {"what": "something"})


def add(project: Project, *records: Record) -> None:
    with project.step(NAME) as step:
        step.add(*records)


def state(project: Project) -> dict[str, list[Record]]:
    return {kind: found for kind, cls in KINDS.items() if (found := project.read(cls))}


def dump(project: Project) -> str:
    """Return every row of the audit with its reals to the last bit."""
    connection = project._connection  # type: ignore[reportPrivateUsage]
    return repr([connection.execute(f'SELECT * FROM "{kind}" ORDER BY id').fetchall() for kind in KINDS])


def file_print(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def in_child(work: object, *, uid: int | None = None) -> int:
    """Run a function in a forked child, as another user where wanted, and return its exit status."""
    child = os.fork()
    if child == 0:
        status = 99
        try:
            if uid is not None and os.getuid() == 0:
                os.setgid(uid)
                os.setuid(uid)
            status = work()  # type: ignore[operator]
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
