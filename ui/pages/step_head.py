"""The head of a step's page: which question it answers, its worksheets, how far it is, and the way on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from cpdesk.edits.team import mark_step
from cpdesk.language import N_, Message
from cpdesk.records.team import StepMark
from cpdesk.reference.steps import step as step_of
from cpdesk.tables.walk import Progress
from ui.panels.coach import what_it_decides
from ui.session import Session

DRAWN = ("2.2", "3.1")
"""The steps whose records stand on the diagram."""


class StepHead(QWidget):
    """Title, worksheets, progress, what the step is about, and whether the team calls it done."""

    step_asked = Signal(int)
    diagram_asked = Signal()

    def __init__(self, session: Session, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.code = code
        step, language = step_of(code), session.language.code
        self.title = QLabel(f"{code}  {step.title.in_language(language)}", self)
        self.title.setObjectName("title")
        self.title.setWordWrap(True)
        self.progress = QLabel(self)
        self.progress.setObjectName("progress")
        self.done = QCheckBox(session.say(Message(N_("Done"))), self)
        self.done.setToolTip(session.say(Message(N_("The team calls this step done."))))
        self.done.setEnabled(session.project.access.writable)
        self.done.clicked.connect(self._mark)
        self.about = QLabel(what_it_decides(code, language) or step.content.in_language(language), self)
        self.about.setObjectName("about")
        self.about.setWordWrap(True)
        self.sheets = QLabel(self._sheets_text(step.worksheets), self)
        self.sheets.setObjectName("quiet")
        self.sheets.setVisible(bool(step.worksheets))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._lay_out()
        session.changed.connect(self.refresh)
        self.refresh()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.title, 1)
        first.addWidget(self.done)
        for sign, move, text in (
            ("‹", -1, N_("Previous step (Alt+Left)")),
            ("›", 1, N_("Next step (Alt+Right)")),
        ):
            first.addWidget(self._way(sign, move, self.session.say(Message(text))))
        second = QHBoxLayout()
        second.setSpacing(16)
        second.addWidget(self.about, 1)
        beside = QVBoxLayout()
        beside.setSpacing(2)
        for label in (self.progress, self.sheets):
            beside.addWidget(label, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        if self.code in DRAWN:
            beside.addWidget(self._to_diagram(), 0, Qt.AlignmentFlag.AlignRight)
        beside.addStretch(1)
        second.addLayout(beside)
        layout.addLayout(first)
        layout.addLayout(second)

    def _to_diagram(self) -> QToolButton:
        """Return the link to the diagram, where the plant of this step is drawn."""
        link = QToolButton(self)
        link.setObjectName("link")
        link.setText(self.session.say(Message(N_("Process flow diagram"))))
        link.setToolTip(self.session.say(Message(N_("The sheets of the diagram (Ctrl+4)"))))
        link.clicked.connect(self.diagram_asked)
        return link

    def _way(self, sign: str, move: int, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setToolTip(text)
        button.setAccessibleName(text)
        button.clicked.connect(lambda: self.step_asked.emit(move))
        return button

    def _sheets_text(self, numbers: tuple[str, ...]) -> str:
        shown = ", ".join(numbers) if len(numbers) < 4 else f"{numbers[0]} … {numbers[-1]}"
        return self.session.say(Message(N_("worksheet {numbers}"), {"numbers": shown}))

    def refresh(self, changes: object = None) -> None:
        """Show whether the team marked the step as done."""
        if not self.session.is_open:
            return
        marks = self.session.tables.view.by(StepMark, "step").get(self.code, ())
        self.done.setChecked(any(mark.done for mark in marks))

    def _mark(self, done: bool) -> None:
        project = self.session.project
        self.session.run(lambda: mark_step(project, self.code, done=done))
        self.refresh()

    def show_progress(self, progress: Progress) -> None:
        """Show how far the step has come."""
        text = Message(
            N_("{state}, {percent} %"),
            {"state": Message(progress.state.value), "percent": round(progress.share * 100)},
        )
        self.progress.setText(self.session.say(text))
