"""Under the work: what is to be looked at, and the steps that can be walked back."""

from collections.abc import Sequence

from PySide6.QtWidgets import QTabWidget, QWidget

from cpdesk.language import N_, Message
from cpdesk.tables.finding import Finding
from ui.panels.history import HistoryPanel
from ui.panels.problems import ProblemsList
from ui.session import Session


class BottomPanel(QTabWidget):
    """Problems and history."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.problems = ProblemsList(session, self)
        self.history = HistoryPanel(session, self)
        self.addTab(self.problems, session.say(Message(N_("Problems"))))
        self.addTab(self.history, session.say(Message(N_("History"))))
        self.setDocumentMode(True)
        self.setAccessibleName(session.say(Message(N_("Problems and history"))))
        self.currentChanged.connect(lambda _: self.refresh_history())
        session.changed.connect(lambda _: self.refresh_history())

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show findings and their number in the tab."""
        self.problems.show_findings(findings)
        self.setTabText(0, self.session.say(Message(N_("Problems ({number})"), {"number": len(findings)})))

    def refresh_history(self) -> None:
        """Show the history if it is looked at."""
        if self.currentWidget() is self.history and self.session.is_open:
            self.history.refresh()
