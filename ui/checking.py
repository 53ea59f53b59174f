"""Looking for what is missing or contradictory: at once on a small project, behind the window on a large one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from cpdesk.language import N_, Message
from cpdesk.records.emissions import Emission
from cpdesk.records.flows import Measurement, Stream
from cpdesk.tables.catalogue import LONG
from cpdesk.tables.finding import Finding
from cpdesk.tables.findings import findings
from cpdesk.tables.unverified import unverified_values
from cpdesk.tables.walk import Progress, progress
from ui.collecting import keep_all
from ui.jobs import Job, Jobs, Report
from ui.session import Session

if TYPE_CHECKING:
    from cpdesk.project.changes import ChangeSet
    from cpdesk.tables.catalogue import Tables

SOON_MS, LATER_MS = 250, 1200
LARGE = 2000
MANY = (Stream, Emission, Measurement)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a look at the whole audit found."""

    revision: int
    findings: Sequence[Finding]
    progress: Mapping[str, Progress]
    unverified: int


def checked(tables: "Tables", revision: int) -> Checked:
    """Look at the whole audit."""
    found = findings(tables)
    return Checked(revision, found, progress(tables, found), unverified_values(tables))


class Outdated(Exception):  # not an error: the project changed
    """The look is not worth its while any more."""


@dataclass(slots=True)
class Look:
    """One look at a large project: its tables on a worker, and which kinds changed since it began."""

    tables: "Tables"
    revision: int
    ahead: bool
    changed: set[str] = field(default_factory=set[str])
    left_off: bool = False

    @property
    def outdated(self) -> bool:
        """Whether the project changed since it began, or is about to."""
        return bool(self.changed) or self.left_off

    def go_on(self) -> None:
        """End the look here if it is about how things were."""
        if self.outdated:
            raise Outdated


class Checker(QObject):
    """Looks again some time after each change. A change ends a look; what it had read already is taken over."""

    done = Signal(object)

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.jobs = jobs
        self._job: Job | None = None
        self._look: Look | None = None
        self._read = self._large = self._again = False
        self.waiting = QTimer(self)
        self.waiting.setSingleShot(True)
        self.waiting.timeout.connect(self.check)
        session.changed.connect(self.ask)
        session.writing.began.connect(self._leave_off)
        session.writing.ended.connect(self.ask)

    @property
    def large(self) -> bool:
        """Whether the project is too large to be looked at between two keys."""
        self._large = self._large or sum(map(self.session.project.count, MANY)) > LARGE
        return self._large

    def ask(self, changes: "Sequence[ChangeSet]" = ()) -> None:
        """Look again soon."""
        if self._look is not None:
            self._look.changed.update(kind for change in changes for kind in change.kinds)
        self.waiting.start(LATER_MS if self.large else SOON_MS)

    def _leave_off(self) -> None:
        """End the look: a worker begins to write, so it could read half before and half after a change."""
        if self._look is not None:
            self._look.left_off = True

    def check(self) -> None:
        """Look now, or start to; while a worker writes, later."""
        if not self.session.is_open or self.session.writing.busy:
            return
        if not self.large:
            self.done.emit(checked(self.session.tables, self.session.project.revision))
        elif self._job is None:
            self._start()
        else:
            self._again = True

    def _start(self) -> None:
        project = self.session.project
        look = self._look = Look(
            self.session.tables.beside(project.reader()), project.revision, not self._read
        )
        self._again = False
        self._job = self.jobs.start(
            Message(N_("Looking for problems")),
            lambda report: _found(look, report),
            lambda found: self._take(look, found),
            self._fail,
        )
        self._job.ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    def _take(self, look: Look, found: Checked | None) -> None:
        if self.session.is_open:
            self.session.tables.adopt(look.tables, look.changed)
            self.session.making.tell_made()
            if found is not None and not look.outdated:
                if look.ahead:
                    self._read = True
                    keep_all()
                self.done.emit(found)

    def _fail(self, messages: Sequence[Message]) -> None:
        self.session.tell_wrong(messages)

    @Slot()
    def _on_ended(self) -> None:
        """Look again if that was asked for meanwhile; also after a look that the person cancelled."""
        if self.sender() is self._job:
            self._job = self._look = None
            if self._again:
                self.check()

    def stop(self) -> None:
        """Look no more: the project is closed."""
        self.waiting.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = self._look = None


def _found(look: Look, report: Report) -> Checked | None:
    """Look at the whole audit, the first time with its long tables; None where the project changed meanwhile."""

    def before(_: str) -> None:
        look.go_on()
        report(share)

    tables, share = look.tables, 0.1
    with tables.view.project:
        tables.about_to_make = before
        try:
            report(share)
            found = findings(tables)
            share = 0.7
            far, unverified = progress(tables, found), unverified_values(tables)
            for name in LONG if look.ahead else ():
                tables.table(name)
            return Checked(look.revision, found, far, unverified)
        except Exception:
            if look.outdated:  # it may have read the project half before and half after a change
                return None
            raise
