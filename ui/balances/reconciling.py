"""Slow tables made behind the window, once for all who show them: the reconciliation, a large plant's closures."""

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from cpdesk.language import N_
from cpdesk.tables.catalogue import SLOW, Tables
from cpdesk.tables.closures import CLOSURES
from cpdesk.tables.reconciled import STEPS, reconciled
from cpdesk.tables.reconciliation_network import Round
from ui.balances.waiting import Answering, Making, Work
from ui.jobs import Jobs, Report
from ui.session import Session

MANY_STREAMS = 3000
"""From so many streams on closures take longer than a window may stand still."""


@dataclass(frozen=True, slots=True)
class Made:
    """The slow tables of a revision."""

    revision: int
    tables: Tables


def reconciling_work(tables: Tables, revision: int) -> Work:
    """Return the work that makes the slow tables; the connection of the tables is closed at its end."""

    def work(report: Report) -> Made:
        told = Told(report)
        with tables.view.project:
            for around in Round:
                reconciled(tables.view, around, told.step)
            for name in sorted(SLOW):
                tables.table(name)
                told.step()
            return Made(revision, tables)

    return work


class Told:
    """Tells how far the work is, a step after the other; the last steps are short."""

    def __init__(self, report: Report) -> None:
        self._report, self._done = report, 0
        report(0.0)

    def step(self) -> None:
        """Tell that a step is done; the work ends here where nobody wants it any more."""
        self._done += 1
        self._report(min(self._done / (len(Round) * STEPS + len(SLOW)), 1.0))


def closures_work(tables: Tables, revision: int) -> Work:
    """Return the work that makes the closures of a large plant."""

    def work(report: Report) -> Made:
        with tables.view.project:
            report(0.0)
            tables.table(CLOSURES.name)
            return Made(revision, tables)

    return work


class MakingBehind(QObject):
    """Keeps some slow tables up to date while any page looks at them."""

    renewed = Signal()
    stale = Signal()

    def __init__(
        self,
        session: Session,
        jobs: Jobs,
        title: str,
        names: Collection[str],
        making: Making,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.session, self.names = session, names
        self._lookers: set[object] = set()
        self.answering = Answering(session, jobs, title, making, self, holds=self._holds)
        self.answering.answered.connect(self.renewed)
        for signal in (self.answering.stale, self.answering.was_stopped):
            signal.connect(self.stale)

    def _holds(self) -> bool:
        return self.current

    def look(self, looker: object, looks: bool) -> None:
        """Say that a page looks at them, or does so no more."""
        (self._lookers.add if looks else self._lookers.discard)(looker)
        if self.session.is_open:
            if self.current:
                self.answering.current = True
            self.answering.look(bool(self._lookers))

    @property
    def current(self) -> bool:
        """Whether the tables are as the project stands now."""
        return self.session.is_open and all(self.session.tables.is_made(name) for name in self.names)

    @property
    def stopped(self) -> bool:
        """Whether a person stopped the work before it ended."""
        return not self.current and self.answering.stopped


class Reconciling(MakingBehind):
    """Keeps the reconciliation up to date."""

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        title = N_("Reconciling the measurements")
        super().__init__(session, jobs, title, SLOW, reconciling_work, parent)


class Closing(MakingBehind):
    """Keeps the closures of a large plant up to date."""

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        title = N_("Working out the closures")
        super().__init__(session, jobs, title, (CLOSURES.name,), closures_work, parent)
