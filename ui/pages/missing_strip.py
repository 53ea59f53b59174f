"""What is missing on a step, in a strip that can be folded: each thing is a link to its very cell."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QToolButton, QVBoxLayout, QWidget

from cpdesk.language import N_, Message
from cpdesk.tables.finding import Finding
from ui.elided import ElidedLink
from ui.panels.problems import SIGNS
from ui.session import Session

SHOWN_LINES = 5
MOST = 500


class MissingStrip(QWidget):
    """How many things are to be looked at on this step, the first of them, and on demand all."""

    chosen = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.findings: Sequence[Finding] = ()
        self.setObjectName("missing")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.fold = QToolButton(self)
        self.fold.setAutoRaise(True)
        self.fold.setCheckable(True)
        self.fold.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.fold.toggled.connect(self._show_list)
        self.first = ElidedLink(self)
        self.first.clicked.connect(lambda: self.chosen.emit(self.findings[0]))
        self.list = QListWidget(self)
        self.list.setAccessibleName(session.say(Message(N_("What is to be looked at on this step"))))
        self.list.itemClicked.connect(self._choose)
        self.list.itemActivated.connect(self._choose)
        self.list.hide()
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        line.addWidget(self.first, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 2, 8, 2)
        layout.setSpacing(2)
        layout.addLayout(line)
        layout.addWidget(self.list)
        self.hide()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what was found on this step."""
        if findings == self.findings:
            return
        self.findings = findings
        self.setVisible(bool(findings))
        if not findings:
            return
        self._show_fold_text()
        self.first.set_whole(self._text(findings[0]))
        if self.fold.isChecked():
            self._fill()

    def _fill(self) -> None:
        """List the findings; a plant of many emissions can lack something of each, and nobody reads them all."""
        self.list.clear()
        for finding in self.findings[:MOST]:
            item = QListWidgetItem(self._text(finding), self.list)
            item.setToolTip(item.text())
            item.setData(Qt.ItemDataRole.UserRole, finding)
        if len(self.findings) > MOST:
            text = Message(N_("and {number} more"), {"number": len(self.findings) - MOST})
            QListWidgetItem(self.session.say(text), self.list)
        rows = min(SHOWN_LINES, len(self.findings))
        self.list.setFixedHeight(rows * (self.list.sizeHintForRow(0) or self.fontMetrics().height() + 8) + 4)

    def _text(self, finding: Finding) -> str:
        return f"{SIGNS[finding.severity]} {self.session.say(finding.message)}"

    def _show_fold_text(self) -> None:
        number = Message(N_("{number} to look at"), {"number": len(self.findings)})
        self.fold.setText(f"{'▾' if self.fold.isChecked() else '▸'} {self.session.say(number)}")

    def _show_list(self, shown: bool) -> None:
        if shown:
            self._fill()
        self.list.setVisible(shown)
        self.first.setVisible(not shown)
        self._show_fold_text()

    def _choose(self, item: QListWidgetItem) -> None:
        finding = item.data(Qt.ItemDataRole.UserRole)
        if finding is not None:
            self.chosen.emit(finding)
