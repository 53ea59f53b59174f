"""The desk of an open project: navigator, step page, side panel, problems."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, QTimer, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from cpdesk.language import Message
from cpdesk.tables.finding import Finding, Severity
from cpdesk.tables.walk import STEP_TABLES, Progress, home_of
from ui.ask import Asker
from ui.balances.views import Balances
from ui.checking import Checked, Checker
from ui.jobs import Jobs
from ui.left_column import LeftColumn
from ui.pages.page_stack import PageStack
from ui.pages.single_form import SingleForm
from ui.pages.step_page import StepPage
from ui.pages.table_panel import TablePanel
from ui.panels.bottom_panel import BottomPanel
from ui.panels.side_panel import SidePanel
from ui.session import Session
from ui.theme.palette import Colours

if TYPE_CHECKING:
    from ui.diagram.page import DiagramPage

STEPS = tuple(STEP_TABLES)
DIAGRAM_STEP = "3.1"
"""The step in which the diagram is drawn: its coach stands beside it."""

KEY_FIELDS = {"unit_process": "code", "equipment": "tag", "stream": "number", "emission": "number"}
"""The field by which people know a record of the diagram."""

DRAWN = ("unit_process", "equipment", "stream")
"""The kinds of records that stand on the diagram."""

LEAST_LETTERS = 68
"""So wide the work stays at least, in letters of the font."""


class Desk(QWidget):
    """Everything that is seen while a project is open."""

    checked = Signal(object)
    place_changed = Signal()
    revert_asked = Signal()

    def __init__(
        self,
        session: Session,
        jobs: Jobs,
        asker: Asker,
        colours: Colours,
        settings: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.colours = colours
        self.settings = settings
        self.code = ""
        self._pages: dict[str, StepPage] = {}
        self._progress: dict[str, Progress] = {}
        self.asker = asker
        self.balances = Balances(session, jobs, asker, colours, self)
        self.diagram: DiagramPage | None = None
        self.left = LeftColumn(session, self)
        self.navigator = self.left.navigator
        self.pages = PageStack(self)
        self.bottom = BottomPanel(session, self)
        self.side = SidePanel(session, jobs, asker, self)
        self.checker = Checker(session, jobs, self)
        self._lay_out()
        self._connect()
        kept = str(settings.value("desk/step", ""))
        self.open_step(kept if kept in STEP_TABLES else STEPS[0])
        if str(settings.value("desk/diagram", "false")).lower() == "true":
            self.open_diagram()
        QTimer.singleShot(0, self.checker, self.checker.check)

    def _lay_out(self) -> None:
        self.columns = QSplitter(Qt.Orientation.Horizontal, self)
        self.middle = QSplitter(Qt.Orientation.Vertical, self.columns)
        self.middle.addWidget(self.pages)
        self.middle.addWidget(self.bottom)
        letter = self.fontMetrics().averageCharWidth()
        self.middle.setMinimumWidth(letter * LEAST_LETTERS)
        self.middle.setSizes([600, 150])
        self.middle.setStretchFactor(0, 1)
        for part in (self.left, self.middle, self.side):
            self.columns.addWidget(part)
        self.columns.setSizes([letter * 40, letter * 100, letter * 44])
        self.columns.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.columns)
        for name, splitter in (("columns", self.columns), ("middle", self.middle)):
            state = self.settings.value(f"desk/{name}")
            if state is not None:
                splitter.restoreState(state)
        for name, pane in self.panes.items():
            pane.setVisible(str(self.settings.value(f"desk/{name}", "true")).lower() != "false")

    @property
    def panes(self) -> dict[str, QWidget]:
        """The panes that can be folded away."""
        return {"left": self.left, "bottom": self.bottom, "right": self.side}

    def _connect(self) -> None:
        self.checker.done.connect(self._show_checked)
        self.navigator.step_chosen.connect(self.open_step)
        self.navigator.tree.itemClicked.connect(lambda _: self._back_to_step())
        self.left.sheet_chosen.connect(self.open_diagram)
        self.bottom.problems.chosen.connect(self.go_to)
        self.bottom.history.chosen.connect(self.session.writing.go_to)
        self.bottom.history.revert_asked.connect(self.revert_asked)

    def take_focus(self) -> None:
        """Put the cursor into the work."""
        if self.diagram is not None and self.shows_diagram:
            self.diagram.take_focus()
            return
        (self.panel.grid if self.panel is not None else self.page.current).setFocus()

    def remember(self) -> None:
        """Keep the layout for the next time."""
        self.settings.setValue("desk/columns", self.columns.saveState())
        self.settings.setValue("desk/middle", self.middle.saveState())
        self.settings.setValue("desk/step", self.code)
        self.settings.setValue("desk/diagram", self.shows_diagram)
        if self.diagram is not None:
            self.diagram.remember()
        for name, pane in self.panes.items():
            self.settings.setValue(f"desk/{name}", not pane.isHidden())

    def open_step(self, code: str) -> StepPage:
        """Show the page of a step."""
        if code not in self._pages:
            self._pages[code] = self._new_page(code)
            self.pages.addWidget(self._pages[code])
        self.code = code
        page = self._pages[code]
        self.pages.setCurrentWidget(page)
        self.navigator.choose(code)
        self.side.show_step(code)
        page.tell_chosen()
        if code in self._progress:
            page.show_progress(self._progress[code])
        self.place_changed.emit()
        return page

    # The diagram

    @property
    def shows_diagram(self) -> bool:
        """Whether the diagram is looked at."""
        return self.diagram is not None and self.pages.currentWidget() is self.diagram

    def open_diagram(self, sheet: str = "") -> "DiagramPage":
        """Show the diagram: a sheet, or the one that was shown last."""
        page = self._diagram()
        if not self.shows_diagram:
            self.pages.setCurrentWidget(page)
            self.side.show_step(DIAGRAM_STEP)
        if sheet:
            page.open_sheet(sheet)
        else:
            page.open_some()
        page.tell_chosen()
        page.take_focus()
        self.place_changed.emit()
        return page

    def open_diagram_of(self) -> None:
        """Show the diagram of the record with the mark and choose it there; a unit process without one is drawn."""
        kind, key = self.side.kind, self.side.id
        page = self._diagram()
        if not page.sheet_of(kind, key) and kind not in DRAWN:
            self.open_diagram()
            return
        self.open_diagram(page.sheet_of(kind, key) or page.drawn_sheet_of(kind, key))
        page.open_of(kind, key)

    def _diagram(self) -> "DiagramPage":
        if self.diagram is None:
            from ui.diagram.closures import ShownClosures
            from ui.diagram.page import DiagramPage

            self.diagram = DiagramPage(self.session, self.asker, self.colours, self, self.settings)
            ShownClosures(self.diagram.editor, self.balances.reconciling, self.diagram.head.closures)
            self.diagram.record_chosen.connect(self.side.show_record)
            self.diagram.record_chosen.connect(lambda _kind, _key: self.place_changed.emit())
            self.diagram.row_asked.connect(self._go_to_row)
            self.diagram.sheet_shown.connect(self.left.mark_sheet)
            self.side.look_at(self.side.record)
            self.pages.addWidget(self.diagram)
        return self.diagram

    def _go_to_row(self, kind: str, record_id: str) -> None:
        self.go_to_record(kind, record_id, KEY_FIELDS.get(kind, ""))

    def _back_to_step(self) -> None:
        """Go back from the diagram to the step with the mark, which is not chosen anew by a click on it."""
        if self.shows_diagram and self.navigator.current_step:
            self.open_step(self.navigator.current_step)

    def _new_page(self, code: str) -> StepPage:
        page = StepPage(self.session, code, self.balances, self, self.settings)
        page.row_chosen.connect(self.side.show_row)
        page.single_chosen.connect(self.side.show_single)
        page.finding_chosen.connect(self.go_to)
        page.step_asked.connect(self.open_beside)
        page.table_asked.connect(self.open_table)
        page.diagram_asked.connect(self.open_diagram)
        page.record_asked.connect(self._go_to_row)
        page.row_chosen.connect(lambda _: self.place_changed.emit())
        page.single_chosen.connect(lambda _: self.place_changed.emit())
        return page

    def open_table(self, code: str, name: str) -> None:
        """Show a table of a step and put the cursor into it."""
        self.open_step(code).panel(name)
        self.take_focus()

    def open_beside(self, move: int) -> None:
        """Open the step so many places further on; the first and the last one are the ends."""
        place = STEPS.index(self.code) + move
        if 0 <= place < len(STEPS):
            self.open_step(STEPS[place])

    def _show_checked(self, found: Checked) -> None:
        self.bottom.show_findings(found.findings)
        self._progress = dict(found.progress)
        self.navigator.show_progress(self._progress)
        for code, page in self._pages.items():
            page.show_progress(self._progress[code])
        self.checked.emit(found)

    def go_to(self, finding: Finding) -> None:
        """Go to the very cell that a finding concerns; in a long table that is still read, once it is there."""
        page = self.open_step(finding.step)
        names = [finding.table] if finding.table in page.names else list(page.names)
        read = next((name for name in names if self.session.tables.takes_long(name)), "")
        if read:
            self.session.making.want(read, lambda: self.go_to(finding))
            return
        if not any(self._went_to(page, name, finding) for name in names):
            page.panel(names[0]).setFocus()

    def _went_to(self, page: StepPage, name: str, finding: Finding) -> bool:
        """Go to a finding's cell if the table holds it."""
        table = self.session.tables.last(name)
        holds = (finding.id and any(row.id == finding.id for row in table.rows)) or (
            not finding.id and table.adds == finding.kind and finding.kind
        )
        if not holds and finding.kind != name:
            return False
        panel = page.panel(name)
        if isinstance(panel, SingleForm):
            if not panel.form.go_to(finding.field):
                panel.setFocus()
            return True
        if not isinstance(panel, TablePanel):
            return False
        if finding.id:
            return panel.grid.go_to(finding.id, finding.field)
        panel.grid.setFocus()
        panel.grid.setCurrentIndex(panel.model.index(panel.model.rowCount() - 1, 0))
        return True

    def go_to_record(self, kind: str, record_id: str, field: str) -> None:
        """Go to the cell where a field of a record is filled."""
        home = home_of(kind)
        if home is not None:
            step, table = home
            self.go_to(Finding(step, Severity.MISSING, Message(""), kind, record_id, field, table))

    def stop(self) -> None:
        """Do nothing more: the project is closed or the desk is made anew."""
        self.checker.stop()

    @property
    def page(self) -> StepPage:
        """The page that is looked at."""
        return self._pages[self.code]

    @property
    def panel(self) -> TablePanel | None:
        """The table that is looked at; None where the page is a form or the diagram."""
        if self.shows_diagram:
            return None
        current = self.page.current
        return current if isinstance(current, TablePanel) else None
