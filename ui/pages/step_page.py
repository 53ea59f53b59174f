"""The page of one step: the question it answers, its tables one at a time, the work in the middle."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from cpdesk.language import N_, Message
from cpdesk.reference.steps import step as step_of
from cpdesk.reference.worksheets import worksheet
from cpdesk.tables.catalogue import DEFINITIONS
from cpdesk.tables.table import Row
from cpdesk.tables.walk import STEP_TABLES, Progress
from ui.pages.single_form import SingleForm
from ui.pages.table_panel import TablePanel
from ui.session import Session
from ui.theme.palette import Colours

SINGLE_TABLES = {"company": "company", "audit": "audit"}


class StepPage(QWidget):
    """A step with its tables as tabs; each is made when it is first looked at."""

    row_chosen = Signal(object)

    def __init__(self, session: Session, code: str, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.code = code
        self.colours = colours
        self.names = STEP_TABLES[code]
        self._made: dict[str, QWidget] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 8)
        layout.setSpacing(8)
        layout.addLayout(self._head())
        self.tabs = QTabBar(self)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(True)
        self.stack = QStackedWidget(self)
        for name in self.names:
            self.tabs.addTab(self._tab_text(name))
        self.tabs.setVisible(len(self.names) > 1)
        self.tabs.currentChanged.connect(self._show_tab)
        layout.addWidget(self.tabs)
        layout.addWidget(self.stack, 1)
        self._show_tab(0)

    def _head(self) -> QVBoxLayout:
        step, language = step_of(self.code), self.session.language.code
        head = QVBoxLayout()
        head.setSpacing(2)
        line = QHBoxLayout()
        title = QLabel(f"{step.code}  {step.title.in_language(language)}", self)
        title.setObjectName("title")
        line.addWidget(title, 1)
        self.progress = QLabel(self)
        self.progress.setObjectName("progress")
        self.progress.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.progress)
        head.addLayout(line)
        content = step.content.in_language(language) or step.deliverable.in_language(language)
        about = QLabel(content, self)
        about.setObjectName("about")
        about.setWordWrap(True)
        head.addWidget(about)
        return head

    def _tab_text(self, name: str) -> str:
        definition = DEFINITIONS[name]
        title = self.session.say(Message(definition.title))
        if not definition.worksheet:
            return title
        return f"{worksheet(definition.worksheet).number}  {title}"

    def show_progress(self, progress: Progress) -> None:
        """Show how far the step has come."""
        text = Message(
            N_("{state}, {percent} %"),
            {"state": Message(progress.state.value), "percent": round(progress.share * 100)},
        )
        self.progress.setText(self.session.say(text))

    def _show_tab(self, number: int) -> None:
        name = self.names[number]
        if name not in self._made:
            self._made[name] = self._new_panel(name)
            self.stack.addWidget(self._made[name])
        self.stack.setCurrentWidget(self._made[name])
        panel = self._made[name]
        if isinstance(panel, TablePanel):
            panel.draw_figure()
            self.row_chosen.emit(panel.chosen_row())

    def _new_panel(self, name: str) -> QWidget:
        if name in SINGLE_TABLES:
            return SingleForm(self.session, SINGLE_TABLES[name], self)
        panel = TablePanel(self.session, name, self.colours, self)
        panel.row_chosen.connect(self._on_row)
        return panel

    def _on_row(self, row: Row | None) -> None:
        self.row_chosen.emit(row)

    def panel(self, name: str) -> QWidget:
        """Show the tab of a table and return its panel."""
        self.tabs.setCurrentIndex(self.names.index(name))
        return self._made[name]

    @property
    def current(self) -> QWidget:
        """The panel that is looked at."""
        return self._made[self.names[self.tabs.currentIndex()]]
