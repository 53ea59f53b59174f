"""Looking for what is missing or contradictory: at once on a small project, behind the window on a large one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from cpdesk.language import N_, Message
from cpdesk.records.emissions import Emission
from cpdesk.records.flows import Measurement, Stream
from cpdesk.tables.finding import Finding
from cpdesk.tables.findings import findings
from cpdesk.tables.unverified import unverified_values
from cpdesk.tables.walk import Progress, progress
from ui.collecting import keep_all
from ui.jobs import Job, Jobs, Report
from ui.session import Session

if TYPE_CHECKING:
    from cpdesk.tables.catalogue import Tables

SOON_MS, LATER_MS = 250, 1200
LARGE = 2000
MANY = (Stream, Emission, Measurement)
LONG = ("streams", "components", "measurements", "inventory", "inventory_components", "equipment")
"""The tables that grow with the plant: made by the first look, so that their pages open at once."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a look at the whole audit found."""

    revision: int
    findings: Sequence[Finding]
    progress: Mapping[str, Progress]
    unverified: int
    tables: "Tables | None" = None


def checked(tables: "Tables", revision: int) -> Checked:
    """Look at the whole audit."""
    found = findings(tables)
    return Checked(revision, found, progress(tables, found), unverified_values(tables))


class Checker(QObject):
    """Looks again some time after each change; a change that comes meanwhile ends the look."""

    done = Signal(object)

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.jobs = jobs
        self._job: Job | None = None
        self._read = self._large = False
        self.waiting = QTimer(self)
        self.waiting.setSingleShot(True)
        self.waiting.timeout.connect(self.check)
        session.changed.connect(self.ask)

    @property
    def large(self) -> bool:
        """Whether the project is too large to be looked at between two keys."""
        self._large = self._large or sum(map(self.session.project.count, MANY)) > LARGE
        return self._large

    def ask(self, changes: object = None) -> None:
        """Look again soon; a look at how the project was is not worth its while any more."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self.waiting.start(LATER_MS if self.large else SOON_MS)

    def check(self) -> None:
        """Look now, or start to."""
        if not self.session.is_open:
            return
        if not self.large:
            self.done.emit(checked(self.session.tables, self.session.project.revision))
        elif self._job is None:
            self._start()

    def _start(self) -> None:
        project, ahead = self.session.project, not self._read
        tables, revision = self.session.tables.beside(project.reader()), project.revision
        self._job = self.jobs.start(
            Message(N_("Looking for problems")),
            lambda report: _look(tables, revision, report, ahead),
            self._take,
            self._fail,
        )

    def _take(self, found: Checked) -> None:
        self._job = None
        if self.session.is_open and found.revision == self.session.project.revision:
            if found.tables is not None:
                self.session.tables.adopt(found.tables)
                if not self._read:
                    keep_all()
                self._read = True
            self.done.emit(found)

    def _fail(self, messages: Sequence[Message]) -> None:
        self._job = None
        self.session.tell_wrong(messages)

    def stop(self) -> None:
        """Look no more: the project is closed."""
        self.waiting.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None


def _look(tables: "Tables", revision: int, report: Report, ahead: bool) -> Checked:
    """Look at the whole audit, the first time with its long tables."""
    with tables.view.project:
        tables.about_to_make = lambda _: report(0.3)
        report(0.1)
        found = findings(tables)
        report(0.7)
        far, unverified = progress(tables, found), unverified_values(tables)
        for name in LONG if ahead else ():
            report(0.8)
            tables.table(name)
        return Checked(revision, found, far, unverified, tables)
