"""The reconciliation made behind the window, once for all pages that show it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from cpdesk.language import N_
from cpdesk.tables.catalogue import SLOW, Tables
from cpdesk.tables.reconciled import STEPS, reconciled
from cpdesk.tables.reconciliation_network import Round
from ui.balances.waiting import Answering
from ui.jobs import Jobs, Report
from ui.session import Session


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """The slow tables of a revision."""

    revision: int
    tables: Tables


def reconciling_work(tables: Tables, revision: int) -> Callable[[Report], Reconciliation]:
    """Return the work that makes the slow tables; the connection of the tables is closed at its end."""

    def work(report: Report) -> Reconciliation:
        told = Told(report)
        with tables.view.project:
            for around in Round:
                reconciled(tables.view, around, told.step)
            for name in sorted(SLOW):
                tables.table(name)
                told.step()
            return Reconciliation(revision, tables)

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


class Reconciling(QObject):
    """Keeps the reconciliation up to date while any page looks at it."""

    renewed = Signal()
    stale = Signal()

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._lookers: set[object] = set()
        title = N_("Reconciling the measurements")
        self.answering = Answering(session, jobs, title, reconciling_work, self, holds=self._holds)
        self.answering.answered.connect(self.renewed)
        for signal in (self.answering.stale, self.answering.was_stopped):
            signal.connect(self.stale)

    def _holds(self) -> bool:
        return self.current

    def look(self, looker: object, looks: bool) -> None:
        """Say that a page looks at it, or does so no more."""
        (self._lookers.add if looks else self._lookers.discard)(looker)
        if self.session.is_open:
            if all(self.session.tables.is_made(name) for name in SLOW):
                self.answering.current = True
            self.answering.look(bool(self._lookers))

    @property
    def current(self) -> bool:
        """Whether the tables are as the project stands now."""
        return self.session.is_open and all(self.session.tables.is_made(name) for name in SLOW)

    @property
    def stopped(self) -> bool:
        """Whether a person stopped the work before it ended."""
        return not self.current and self.answering.stopped
