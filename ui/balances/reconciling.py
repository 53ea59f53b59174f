"""The reconciliation made behind the window, once for all pages that show it."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from cpdesk.language import N_
from cpdesk.tables.catalogue import SLOW, Tables
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
        with tables.view.project:
            for number, name in enumerate(sorted(SLOW)):
                report(number / len(SLOW))
                tables.table(name)
            return Reconciliation(revision, tables)

    return work


class Reconciling(QObject):
    """Keeps the reconciliation up to date while any page looks at it."""

    renewed = Signal()
    stale = Signal()

    def __init__(self, session: Session, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._lookers: set[object] = set()
        self.answering = Answering(session, jobs, N_("Reconciling the measurements"), reconciling_work, self)
        self.answering.answered.connect(self.renewed)
        self.answering.stale.connect(self.stale)

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
