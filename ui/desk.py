"""The desk of an open project: navigator, step page, side panel, problems."""

from collections.abc import Sequence

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from cpdesk.language import Message
from cpdesk.tables.finding import Finding, Severity
from cpdesk.tables.findings import findings
from cpdesk.tables.walk import STEP_TABLES, Progress, home_of, progress
from ui.navigator import Navigator
from ui.pages.step_page import StepPage
from ui.pages.table_panel import TablePanel
from ui.panels.bottom_panel import BottomPanel
from ui.panels.side_panel import SidePanel
from ui.session import Session
from ui.theme.palette import Colours

CHECK_DELAY_MS = 250


class Desk(QWidget):
    """Everything that is seen while a project is open."""

    def __init__(
        self, session: Session, colours: Colours, settings: QSettings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.colours = colours
        self.settings = settings
        self.code = ""
        self._pages: dict[str, StepPage] = {}
        self._progress: dict[str, Progress] = {}
        self.navigator = Navigator(session, self)
        self.pages = QStackedWidget(self)
        self.bottom = BottomPanel(session, self)
        self.side = SidePanel(session, self)
        self._lay_out()
        self.checking = QTimer(self)
        self.checking.setSingleShot(True)
        self.checking.setInterval(CHECK_DELAY_MS)
        self.checking.timeout.connect(self.check)
        self._connect()
        self.navigator.show_scheme()
        self.open_step(
            str(settings.value("desk/step", "1.1")) if settings.value("desk/step") in STEP_TABLES else "1.1"
        )
        QTimer.singleShot(0, self, self.check)

    def _lay_out(self) -> None:
        self.columns = QSplitter(Qt.Orientation.Horizontal, self)
        self.middle = QSplitter(Qt.Orientation.Vertical, self.columns)
        self.middle.addWidget(self.pages)
        self.middle.addWidget(self.bottom)
        self.middle.setSizes([600, 140])
        self.middle.setStretchFactor(0, 1)
        self.columns.addWidget(self.navigator)
        self.columns.addWidget(self.middle)
        self.columns.addWidget(self.side)
        self.columns.setSizes([270, 760, 290])
        self.columns.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.columns)
        for name, splitter in (("columns", self.columns), ("middle", self.middle)):
            state = self.settings.value(f"desk/{name}")
            if state is not None:
                splitter.restoreState(state)

    def _connect(self) -> None:
        self.session.changed.connect(lambda _: self.checking.start())
        self.session.changed.connect(lambda _: self.bottom.refresh_history())
        self.navigator.step_chosen.connect(self.open_step)
        self.bottom.problems.chosen.connect(self.go_to)
        self.bottom.history.chosen.connect(
            lambda step: self.session.run(lambda: self.session.project.go_to(step))
        )

    def remember(self) -> None:
        """Keep the layout for the next time."""
        self.settings.setValue("desk/columns", self.columns.saveState())
        self.settings.setValue("desk/middle", self.middle.saveState())
        self.settings.setValue("desk/step", self.code)

    def open_step(self, code: str) -> StepPage:
        """Show the page of a step."""
        if code not in self._pages:
            page = StepPage(self.session, code, self.colours, self)
            page.row_chosen.connect(self.side.show_row)
            self._pages[code] = page
            self.pages.addWidget(page)
        self.code = code
        page = self._pages[code]
        self.pages.setCurrentWidget(page)
        self.navigator.choose(code)
        self.side.show_step(code)
        if code in self._progress:
            page.show_progress(self._progress[code])
        return page

    def check(self) -> None:
        """Look for what is missing or contradictory and show it where it concerns."""
        if not self.session.is_open:
            return
        found: Sequence[Finding] = findings(self.session.tables)
        self.bottom.show_findings(found)
        self._progress = dict(progress(self.session.tables, found))
        self.navigator.show_progress(self._progress)
        for code, page in self._pages.items():
            page.show_progress(self._progress[code])

    def go_to(self, finding: Finding) -> None:
        """Go to the very cell that a finding concerns."""
        page = self.open_step(finding.step)
        names = [finding.table] if finding.table in page.names else list(page.names)
        for name in names:
            panel = page.panel(name)
            if isinstance(panel, TablePanel):
                if finding.id and panel.model.row_of(finding.id) >= 0:
                    panel.grid.go_to(finding.id, finding.field)
                    return
                if not finding.id and panel.model.table.adds == finding.kind:
                    panel.grid.setFocus()
                    panel.grid.setCurrentIndex(panel.model.index(panel.model.rowCount() - 1, 0))
                    return
            elif finding.kind == name:
                panel.setFocus()
                return

    def go_to_record(self, kind: str, record_id: str, field: str) -> None:
        """Go to the cell where a field of a record is filled."""
        home = home_of(kind)
        if home is not None:
            step, table = home
            self.go_to(Finding(step, Severity.MISSING, Message(""), kind, record_id, field, table))

    @property
    def page(self) -> StepPage:
        """The page that is looked at."""
        return self._pages[self.code]
