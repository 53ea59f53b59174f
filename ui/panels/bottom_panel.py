"""Under the work: what is to be looked at, and the steps that can be walked back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QTabWidget, QTreeWidget, QTreeWidgetItem, QWidget

from cpdesk.language import N_, Message
from cpdesk.reference.steps import step as step_of
from cpdesk.tables.finding import Finding, Severity
from ui.session import Session

SIGNS = {Severity.CONTRADICTION: "≠", Severity.DOUBT: "?", Severity.MISSING: "·"}
WORDS = {
    Severity.CONTRADICTION: N_("contradiction"),
    Severity.DOUBT: N_("doubtful"),
    Severity.MISSING: N_("missing"),
}


class ProblemsList(QTreeWidget):
    """The findings of the audit, grouped by step; choosing one goes to its cell."""

    chosen = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.itemActivated.connect(self._on_chosen)
        self.itemClicked.connect(self._on_chosen)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show findings, grouped by step."""
        open_steps = {
            item.data(0, Qt.ItemDataRole.UserRole + 2) for item in self._tops() if item.isExpanded()
        }
        self.clear()
        for code in dict.fromkeys(finding.step for finding in findings):
            own = [finding for finding in findings if finding.step == code]
            title = step_of(code).title.in_language(self.session.language.code)
            top = QTreeWidgetItem(self, [f"{code}  {title} ({len(own)})"])
            top.setData(0, Qt.ItemDataRole.UserRole + 2, code)
            for finding in own:
                text = f"{SIGNS[finding.severity]}  {self.session.say(finding.message)}"
                item = QTreeWidgetItem(top, [text])
                item.setToolTip(0, self.session.say(Message(WORDS[finding.severity])))
                item.setData(0, Qt.ItemDataRole.UserRole, finding)
            top.setExpanded(code in open_steps)

    def _tops(self) -> list[QTreeWidgetItem]:
        return [item for number in range(self.topLevelItemCount()) if (item := self.topLevelItem(number))]

    def _on_chosen(self, item: QTreeWidgetItem) -> None:
        finding = item.data(0, Qt.ItemDataRole.UserRole)
        if finding is not None:
            self.chosen.emit(finding)


class HistoryList(QListWidget):
    """The steps of the project, the latest on top; choosing one walks there."""

    chosen = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.itemActivated.connect(lambda item: self.chosen.emit(item.data(Qt.ItemDataRole.UserRole)))

    def refresh(self) -> None:
        """Show the steps as they stand now."""
        self.clear()
        for entry in reversed(self.session.project.history()[-500:]):
            when = entry.at.replace("T", " ")[:16]
            item = QListWidgetItem(f"{self.session.say(entry.name)}    {entry.who}, {when}")
            item.setData(Qt.ItemDataRole.UserRole, entry.id)
            if not entry.done:
                item.setForeground(self.palette().placeholderText())
                item.setToolTip(self.session.say(Message(N_("taken back; can be brought again"))))
            self.addItem(item)


class BottomPanel(QTabWidget):
    """Problems and history."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.problems = ProblemsList(session, self)
        self.history = HistoryList(session, self)
        self.addTab(self.problems, "")
        self.addTab(self.history, "")
        self.setDocumentMode(True)
        self.currentChanged.connect(lambda _: self.refresh_history())

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show findings and their number in the tab."""
        self.problems.show_findings(findings)
        self.setTabText(0, self.session.say(Message(N_("Problems ({number})"), {"number": len(findings)})))
        self.setTabText(1, self.session.say(Message(N_("History"))))

    def refresh_history(self) -> None:
        """Show the history if it is looked at."""
        if self.currentWidget() is self.history and self.session.is_open:
            self.history.refresh()
