"""The map of the walk: phases and steps with how far each has come."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cpdesk.language import N_, Message
from cpdesk.reference.profiles import profile
from cpdesk.tables.walk import Progress, State
from ui.session import Session

STEPS_ROLE = Qt.ItemDataRole.UserRole + 1
STATE_SIGNS = {State.NOT_BEGUN: "○", State.IN_WORK: "◐", State.COMPLETE: "●"}
STATE_WORDS = {
    State.NOT_BEGUN: N_("not begun"),
    State.IN_WORK: N_("in work"),
    State.COMPLETE: N_("complete"),
}
MARGIN = 8
ROOM = 11


class WrappedTitles(QStyledItemDelegate):
    """Gives each line of the tree the height that its whole title needs."""

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of a title wrapped at the width of its column."""
        tree = self.parent()
        if index.column() != 0 or not isinstance(tree, QTreeWidget):
            return super().sizeHint(option, index)
        self.initStyleOption(option, index)
        depth = 2 if index.parent().isValid() else 1
        width = max(60, tree.columnWidth(0) - depth * tree.indentation() - ROOM)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        needed = option.fontMetrics.boundingRect(QRect(0, 0, width, 10_000), int(flags), str(index.data()))
        return QSize(width, needed.height() + MARGIN)


class StepTree(QTreeWidget):
    """Phases and tasks of the audit's scheme."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeaderHidden(True)
        self.setColumnCount(2)
        self.setIndentation(12)
        self.setWordWrap(True)
        self.setUniformRowHeights(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(WrappedTitles(self))
        self.setAccessibleName(session.say(Message(N_("Steps of the audit"))))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Wrap the titles anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def set_widths(self) -> None:
        """Give the states the width of their longest, and the titles the rest."""
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(10)
        header.setSectionResizeMode(0, header.ResizeMode.Stretch)
        header.setSectionResizeMode(1, header.ResizeMode.Fixed)
        header.resizeSection(1, self.fontMetrics().horizontalAdvance("000") + 10)

    def items(self) -> list[QTreeWidgetItem]:
        """Return the lines of the tasks."""
        tops = [self.topLevelItem(number) for number in range(self.topLevelItemCount())]
        found = [top.child(number) for top in tops if top is not None for number in range(top.childCount())]
        return [item for item in found if item is not None]


class Navigator(QWidget):
    """The walk as a tree; choosing a task opens its step. Below it stands what the signs mean."""

    step_chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._progress: Mapping[str, Progress] = {}
        self._scheme = ""
        self.tree = StepTree(session, self)
        self.legend = QLabel(self)
        self.legend.setObjectName("quiet")
        self.legend.setWordWrap(True)
        self.legend.setMargin(6)
        line = QFrame(self)
        line.setObjectName("line")
        line.setFrameShape(QFrame.Shape.NoFrame)
        line.setFixedHeight(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tree, 1)
        layout.addWidget(line)
        layout.addWidget(self.legend)
        self.setFocusProxy(self.tree)
        self.tree.currentItemChanged.connect(self._on_current)
        session.changed.connect(self._on_change)
        self.show_scheme()

    def show_scheme(self) -> None:
        """Fill the tree with the scheme that the audit walks by."""
        self._scheme = self.session.project.audit.profile.value
        code = self.session.language.code
        words = [f"{STATE_SIGNS[state]} {self.session.say(Message(STATE_WORDS[state]))}" for state in State]
        self.legend.setText("   ".join(words))
        self.tree.blockSignals(True)
        self.tree.clear()
        for phase in profile(self._scheme).phases:
            top = QTreeWidgetItem(self.tree, [f"{phase.number}  {phase.title.in_language(code)}", ""])
            top.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = top.font(0)
            font.setBold(True)
            top.setFont(0, font)
            for task in phase.tasks:
                item = QTreeWidgetItem(top, ["", ""])
                item.setData(0, STEPS_ROLE, (f"{task.code}  {task.title.in_language(code)}", *task.steps))
            top.setExpanded(True)
        self.tree.set_widths()
        self.tree.blockSignals(False)
        self._show_states()

    def _on_change(self, changes: object) -> None:
        if self.session.project.audit.profile.value != self._scheme:
            current = self.current_step
            self.show_scheme()
            self.choose(current)

    def show_progress(self, progress: Mapping[str, Progress]) -> None:
        """Show how far each step has come."""
        self._progress = progress
        self._show_states()

    def _show_states(self) -> None:
        self.tree.blockSignals(True)
        for item in self.tree.items():
            title, *steps = item.data(0, STEPS_ROLE)
            of_task = [self._progress[step] for step in steps if step in self._progress]
            state = _joint_state([one.state for one in of_task])
            number = sum(len(one.findings) for one in of_task) if state is not State.NOT_BEGUN else 0
            if item.text(0) != f"{STATE_SIGNS[state]} {title}":
                item.setText(0, f"{STATE_SIGNS[state]} {title}")
            item.setText(1, str(number) if number else "")
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            told = self._state_text(state, number)
            item.setToolTip(0, f"{title}\n{told}")
            item.setToolTip(1, told)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{title}, {told}")
        self.tree.blockSignals(False)

    def _state_text(self, state: State, number: int) -> str:
        word = self.session.say(Message(STATE_WORDS[state]))
        if not number:
            return word
        return self.session.say(
            Message(N_("{state}, {number} to look at"), {"state": word, "number": number})
        )

    @property
    def current_step(self) -> str:
        """The first step of the task with the mark."""
        item = self.tree.currentItem()
        data = item.data(0, STEPS_ROLE) if item is not None else None
        return data[1] if data and len(data) > 1 else ""

    def choose(self, step: str) -> None:
        """Put the mark on the first task over a step, without opening it again."""
        current = self.tree.currentItem()
        data = current.data(0, STEPS_ROLE) if current is not None else None
        if data and step in data[1:]:
            return
        for item in self.tree.items():
            if step in item.data(0, STEPS_ROLE)[1:]:
                self.tree.blockSignals(True)
                self.tree.setCurrentItem(item)
                self.tree.blockSignals(False)
                return

    def _on_current(self, item: QTreeWidgetItem | None) -> None:
        data = item.data(0, STEPS_ROLE) if item is not None else None
        if data and len(data) > 1:
            self.step_chosen.emit(data[1])


def _joint_state(states: list[State]) -> State:
    if states and all(state is State.COMPLETE for state in states):
        return State.COMPLETE
    return State.NOT_BEGUN if all(state is State.NOT_BEGUN for state in states) else State.IN_WORK
