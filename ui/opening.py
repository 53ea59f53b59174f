"""Opening a project: a small one at once, a large one by a worker, and its first backup written ahead."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from cpdesk.language import N_, Message
from ui.jobs import Job, Jobs, Report
from ui.recent import RecentFiles
from ui.session import Session
from ui.writing import nobody

if TYPE_CHECKING:
    from cpdesk.project.project import Project

LARGE_FILE = 8_000_000
"""From so many bytes on the check of a file takes longer than a person should wait for the window."""

SHOWN_FIRST_MS = 200
"""So long the window has for its first picture of the project before a worker reads it too."""


class Opening:
    """Opens one project at a time; a second one asked for meanwhile takes the place of the first."""

    def __init__(self, session: Session, jobs: Jobs, recent: RecentFiles) -> None:
        self.session = session
        self.jobs = jobs
        self.recent = recent
        self._job: Job | None = None
        session.opened.connect(lambda: QTimer.singleShot(SHOWN_FIRST_MS, session, self._back_up_ahead))

    def open(self, path: Path) -> None:
        """Open a project, or start to."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if is_large(path):
            self._start(path)
        elif self.session.open(path):
            self.recent.remember(path)

    def _start(self, path: Path) -> None:
        self._job = self.jobs.start(
            Message(N_("Opening {path}"), {"path": path.name}),
            lambda report: _opened(path, report),
            self._take,
            self._fail,
        )

    def _take(self, project: "Project") -> None:
        self._job = None
        self.recent.remember(project.path)
        self.session.take(project)

    def _fail(self, messages: tuple[Message, ...]) -> None:
        self._job = None
        self.session.tell_wrong(messages)

    def _back_up_ahead(self) -> None:
        """Write the backup of the opening before the first change needs it."""
        if not self.session.is_open:
            return
        project = self.session.project
        if project.access.writable and is_large(project.path):
            write = project.backup_ahead()
            title = Message(N_("Preparing the backup"))
            self.jobs.start(title, lambda _: write(), lambda _: None, self.session.tell_wrong, quiet=True)


def _opened(path: Path, report: Report) -> "Project":
    from cpdesk.project.project import Project
    from ui.preparing import load

    load(nobody)  # here, so that the window does not wait for it
    return Project.open(path, watch=report)


def is_large(path: Path) -> bool:
    """Tell whether a file is so large that it is not read while the window waits."""
    try:
        return path.stat().st_size > LARGE_FILE
    except OSError:
        return False
