"""The map of the walk: phases and steps with how far each has come."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

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


class Navigator(QTreeWidget):
    """Phases and tasks of the audit's scheme; choosing a task opens its step."""

    step_chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._progress: Mapping[str, Progress] = {}
        self.setHeaderHidden(True)
        self.setColumnCount(2)
        self.setIndentation(14)
        self.setUniformRowHeights(True)
        self.setIconSize(QSize(16, 16))
        self.setAccessibleName(session.say(Message(N_("Steps of the audit"))))
        self.header().setStretchLastSection(False)
        self.currentItemChanged.connect(self._on_current)

    def show_scheme(self) -> None:
        """Fill the tree with the scheme that the audit walks by."""
        self.blockSignals(True)
        self.clear()
        scheme = profile(self.session.project.audit.profile.value)
        code = self.session.language.code
        for phase in scheme.phases:
            top = QTreeWidgetItem(self, [f"{phase.number}  {phase.title.in_language(code)}", ""])
            top.setFlags(Qt.ItemFlag.ItemIsEnabled)
            font = top.font(0)
            font.setBold(True)
            top.setFont(0, font)
            for task in phase.tasks:
                item = QTreeWidgetItem(top, [f"{task.code}  {task.title.in_language(code)}", ""])
                item.setData(0, STEPS_ROLE, list(task.steps))
                item.setToolTip(0, item.text(0))
            top.setExpanded(True)
        self._set_widths()
        self.blockSignals(False)
        self._show_states()

    def _set_widths(self) -> None:
        header = self.header()
        header.setSectionResizeMode(0, header.ResizeMode.Stretch)
        header.setSectionResizeMode(1, header.ResizeMode.Fixed)
        header.resizeSection(1, self.fontMetrics().horizontalAdvance("◐ 000") + 8)

    def show_progress(self, progress: Mapping[str, Progress]) -> None:
        """Show how far each step has come."""
        self._progress = progress
        self._show_states()

    def _show_states(self) -> None:
        for item in self._items():
            steps: list[str] = item.data(0, STEPS_ROLE)
            of_task = [self._progress[step] for step in steps if step in self._progress]
            if not of_task:
                continue
            state = _joint_state([one.state for one in of_task])
            open_ends = sum(len(one.findings) for one in of_task) if state is not State.NOT_BEGUN else 0
            item.setText(1, f"{STATE_SIGNS[state]} {open_ends}" if open_ends else STATE_SIGNS[state])
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            item.setToolTip(1, self._state_text(state, open_ends))

    def _state_text(self, state: State, open_ends: int) -> str:
        word = self.session.say(Message(STATE_WORDS[state]))
        if not open_ends:
            return word
        return self.session.say(
            Message(N_("{state}, {number} to look at"), {"state": word, "number": open_ends})
        )

    def _items(self) -> list[QTreeWidgetItem]:
        tops = [self.topLevelItem(number) for number in range(self.topLevelItemCount())]
        return [top.child(number) for top in tops if top is not None for number in range(top.childCount())]

    def choose(self, step: str) -> None:
        """Put the mark on the first task over a step, without opening it again."""
        for item in self._items():
            if step in item.data(0, STEPS_ROLE):
                self.blockSignals(True)
                self.setCurrentItem(item)
                self.blockSignals(False)
                return

    def _on_current(self, item: QTreeWidgetItem | None) -> None:
        steps = item.data(0, STEPS_ROLE) if item is not None else None
        if steps:
            self.step_chosen.emit(steps[0])


def _joint_state(states: list[State]) -> State:
    if all(state is State.COMPLETE for state in states):
        return State.COMPLETE
    return State.NOT_BEGUN if all(state is State.NOT_BEGUN for state in states) else State.IN_WORK
