"""Under the work: what is to be looked at, grouped by step."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

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
MOST_OF_STEP = 500
FINDING_ROLE = Qt.ItemDataRole.UserRole
STEP_ROLE = Qt.ItemDataRole.UserRole + 2


class ProblemsList(QTreeWidget):
    """The findings of the audit, grouped by step; choosing one goes to its cell."""

    chosen = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.findings: Sequence[Finding] = ()
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        self.setAccessibleName(session.say(Message(N_("Problems"))))
        self.itemActivated.connect(self._on_chosen)
        self.itemClicked.connect(self._on_chosen)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show findings, grouped by step; what was folded out stays so."""
        if findings == self.findings:
            return
        marked, open_steps = self.current_finding, self._open_steps()
        self.findings = findings
        of_step: dict[str, list[Finding]] = {}
        for finding in findings:
            of_step.setdefault(finding.step, []).append(finding)
        self.setUpdatesEnabled(False)
        self.clear()
        for code, own in of_step.items():
            self._add_step(code, own).setExpanded(code in open_steps or len(of_step) == 1)
        self.setUpdatesEnabled(True)
        if marked is not None:
            self._mark(marked)

    def _open_steps(self) -> set[str]:
        return {item.data(0, STEP_ROLE) for item in self._tops() if item.isExpanded()}

    def _add_step(self, code: str, own: Sequence[Finding]) -> QTreeWidgetItem:
        title = step_of(code).title.in_language(self.session.language.code)
        top = QTreeWidgetItem(self, [f"{code}  {title} ({len(own)})"])
        top.setData(0, STEP_ROLE, code)
        for finding in own[:MOST_OF_STEP]:
            text = self.session.say(finding.message)
            item = QTreeWidgetItem(top, [f"{SIGNS[finding.severity]}  {text}"])
            word = self.session.say(Message(WORDS[finding.severity]))
            item.setToolTip(0, f"{word}: {text}")
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{word}: {text}")
            item.setData(0, FINDING_ROLE, finding)
        if len(own) > MOST_OF_STEP:
            text = Message(N_("and {number} more"), {"number": len(own) - MOST_OF_STEP})
            QTreeWidgetItem(top, [self.session.say(text)])
        return top

    @property
    def current_finding(self) -> Finding | None:
        """The finding with the mark."""
        item = self.currentItem()
        return item.data(0, FINDING_ROLE) if item is not None else None

    def go_to_next(self) -> None:
        """Go to the finding after the one with the mark; after the last comes the first."""
        if not self.findings:
            return
        here = self.current_finding
        place = self.findings.index(here) + 1 if here in self.findings else 0
        finding = self.findings[place % len(self.findings)]
        self._mark(finding)
        self.chosen.emit(finding)

    def _mark(self, finding: Finding) -> None:
        for top in self._tops():
            if top.data(0, STEP_ROLE) == finding.step:
                for item in (top.child(number) for number in range(top.childCount())):
                    if item is not None and item.data(0, FINDING_ROLE) == finding:
                        self.setCurrentItem(item)
                        return

    def _tops(self) -> list[QTreeWidgetItem]:
        return [item for number in range(self.topLevelItemCount()) if (item := self.topLevelItem(number))]

    def _on_chosen(self, item: QTreeWidgetItem) -> None:
        finding = item.data(0, FINDING_ROLE)
        if finding is not None:
            self.chosen.emit(finding)
        elif item.data(0, STEP_ROLE):
            item.setExpanded(not item.isExpanded())
