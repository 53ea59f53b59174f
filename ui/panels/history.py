"""Under the work: the steps of the project, to be walked back and forth."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cpdesk.language import N_, Message
from cpdesk.project.history import StepEntry
from ui.panels.moment import moment_text
from ui.session import Session

MOST = 500


class HistoryPanel(QWidget):
    """The steps, the latest on top: those taken back stand greyed above the mark of where the project is."""

    chosen = Signal(int)
    revert_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        say = session.say
        self.list = QTreeWidget(self)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName(say(Message(N_("History"))))
        self.list.setHeaderLabels(
            [say(Message(text)) for text in (N_("What was done"), N_("Who"), N_("When"))]
        )
        self.list.itemActivated.connect(self._on_chosen)
        self.walk = QPushButton(say(Message(N_("Walk to this step"))), self)
        self.walk.clicked.connect(lambda: self._on_chosen(self.list.currentItem()))
        self.revert = QPushButton(self)
        self.revert.clicked.connect(self.revert_asked)
        hint = QLabel(say(Message(N_("Steps taken back stay here and can be brought again."))), self)
        hint.setObjectName("quiet")
        hint.setWordWrap(True)
        line = QHBoxLayout()
        line.setContentsMargins(8, 4, 8, 4)
        line.setSpacing(8)
        line.addWidget(self.walk)
        line.addWidget(self.revert)
        line.addWidget(hint, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(line)
        layout.addWidget(self.list, 1)

    def refresh(self) -> None:
        """Show the steps as they stand now."""
        project = self.session.project
        line = project.history()
        here = max((place for place, entry in enumerate(line) if entry.done), default=-1)
        self.list.clear()
        for place in range(len(line) - 1, max(-1, len(line) - 1 - MOST), -1):
            self._add(line[place], "▸ " if place == here else "   ", here=place == here)
        for entry in reversed(project.side_lines()):
            self._add(entry, "↰ ", here=False)
        for column in (2, 1, 0):
            self.list.resizeColumnToContents(column)
        self._show_revert(project.steps_since_opening())

    def _show_revert(self, number: int) -> None:
        text = Message(N_("Back to how it was at opening ({number} steps)"), {"number": number})
        self.revert.setText(self.session.say(text))
        self.revert.setEnabled(number > 0 and self.session.project.access.writable)
        self.walk.setEnabled(self.session.project.access.writable)

    def _add(self, entry: StepEntry, sign: str, *, here: bool) -> None:
        item = QTreeWidgetItem(
            self.list, [f"{sign}{self.session.say(entry.name)}", entry.who, moment_text(entry.at)]
        )
        item.setData(0, Qt.ItemDataRole.UserRole, entry.id)
        if not entry.done:
            for column in range(3):
                item.setForeground(column, self.palette().placeholderText())
            item.setToolTip(0, self.session.say(Message(N_("taken back; can be brought again"))))
        if here:
            item.setToolTip(0, self.session.say(Message(N_("the project stands here"))))
            self.list.setCurrentItem(item)

    def _on_chosen(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(0, Qt.ItemDataRole.UserRole))
