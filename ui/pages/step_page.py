"""The page of one step: its head, what is missing, its tables one at a time, the work in the middle."""

from PySide6.QtCore import QSettings, Qt, Signal
from PySide6.QtWidgets import QTabBar, QVBoxLayout, QWidget

from cpdesk.language import Message
from cpdesk.reference.worksheets import worksheet
from cpdesk.tables.catalogue import DEFINITIONS
from cpdesk.tables.table import Row
from cpdesk.tables.walk import STEP_TABLES, Progress
from ui.balances.reconciled_panel import ReconciledPanel
from ui.balances.views import SANKEY, TITLES, Balances, with_views
from ui.pages.missing_strip import MissingStrip
from ui.pages.page_stack import PageStack
from ui.pages.single_form import SingleForm
from ui.pages.step_head import StepHead
from ui.pages.table_panel import TablePanel
from ui.session import Session

SINGLE_TABLES = {"company": "company", "audit": "audit"}


class StepPage(QWidget):
    """A step with its tables as tabs; each is made when it is first looked at."""

    row_chosen = Signal(object)
    single_chosen = Signal(str)
    finding_chosen = Signal(object)
    step_asked = Signal(int)
    table_asked = Signal(str, str)
    diagram_asked = Signal()
    record_asked = Signal(str, str)

    def __init__(
        self,
        session: Session,
        code: str,
        balances: Balances,
        parent: QWidget | None = None,
        settings: QSettings | None = None,
    ) -> None:
        super().__init__(parent)
        self.balances = balances
        self.settings = settings
        self.session = session
        self.code = code
        self.names = STEP_TABLES[code]
        self.shown = with_views(code, self.names)
        self._made: dict[str, QWidget] = {}
        self.head = StepHead(session, code, self)
        self.head.step_asked.connect(self.step_asked)
        self.head.diagram_asked.connect(self.diagram_asked)
        self.missing = MissingStrip(session, self)
        self.missing.chosen.connect(self.finding_chosen)
        self.tabs = QTabBar(self)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.stack = PageStack(self)
        for number, name in enumerate(self.shown):
            self.tabs.addTab(self._tab_text(name))
            self.tabs.setTabToolTip(number, self._tab_text(name))
        self.tabs.setVisible(len(self.shown) > 1)
        self.tabs.currentChanged.connect(self._show_tab)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 8)
        layout.setSpacing(8)
        for part in (self.head, self.missing, self.tabs):
            layout.addWidget(part)
        layout.addWidget(self.stack, 1)
        self._show_tab(0)

    def _tab_text(self, name: str) -> str:
        if name in TITLES:
            return self.session.say(Message(TITLES[name]))
        definition = DEFINITIONS[name]
        title = self.session.say(Message(definition.title))
        if not definition.worksheet:
            return title
        return f"{worksheet(definition.worksheet).number}  {title}"

    def show_progress(self, progress: Progress) -> None:
        """Show how far the step has come and what it lacks."""
        self.head.show_progress(progress)
        self.missing.show_findings(progress.findings)

    def _show_tab(self, number: int) -> None:
        name = self.shown[number]
        if name not in self._made:
            self._made[name] = self._new_panel(name)
            self.stack.addWidget(self._made[name])
        self.stack.setCurrentWidget(self._made[name])
        panel = self._made[name]
        if isinstance(panel, TablePanel):
            panel.draw_figure()
        self.tell_chosen()

    def tell_chosen(self) -> None:
        """Tell which record has the mark."""
        if isinstance(self.current, TablePanel):
            self.row_chosen.emit(self.current.chosen_row())
        elif self.current_name in SINGLE_TABLES:
            self.single_chosen.emit(SINGLE_TABLES[self.current_name])
        else:
            self.row_chosen.emit(None)

    def _new_panel(self, name: str) -> QWidget:
        if name in SINGLE_TABLES:
            return SingleForm(self.session, SINGLE_TABLES[name], self)
        if name == SANKEY:
            return self._new_sankey()
        panel = self.balances.table(name, self, self.settings)
        panel.row_chosen.connect(self._on_row)
        panel.table_asked.connect(self.table_asked)
        if isinstance(panel, ReconciledPanel):
            panel.record_asked.connect(self.record_asked)
        return panel

    def _new_sankey(self) -> QWidget:
        pane = self.balances.sankey(self)
        pane.record_asked.connect(self.record_asked)
        pane.table_asked.connect(self.table_asked)
        return pane

    def _on_row(self, row: Row | None) -> None:
        self.row_chosen.emit(row)

    def panel(self, name: str) -> QWidget:
        """Show the tab of a table or view and return its panel."""
        self.tabs.setCurrentIndex(self.shown.index(name))
        return self._made[name]

    @property
    def current_name(self) -> str:
        """The name of the table or view that is looked at."""
        return self.shown[self.tabs.currentIndex()]

    @property
    def current(self) -> QWidget:
        """The panel that is looked at."""
        return self._made[self.current_name]
