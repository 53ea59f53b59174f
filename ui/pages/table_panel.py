"""One table of a step: what it is for, its grid with totals, and the picture that its figures make."""

from PySide6.QtCore import QEvent, QObject, QSettings, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QToolButton, QVBoxLayout, QWidget

from cpdesk.language import N_, Message
from cpdesk.tables.table import Row
from ui.charts.figure_view import FigureView
from ui.grid.clipboard import copy_cells
from ui.grid.finding import find_next
from ui.grid.grid_view import GridView
from ui.grid.menus import GridActions
from ui.grid.table_model import TableModel
from ui.grid.totals import TotalsRow
from ui.pages.empty_hint import EmptyHint
from ui.pages.finding_field import FindingField
from ui.session import Session
from ui.theme.palette import Colours


class TablePanel(QWidget):
    """A table to fill, with a field to search in it."""

    row_chosen = Signal(object)
    table_asked = Signal(str, str)

    def __init__(
        self,
        session: Session,
        name: str,
        colours: Colours,
        parent: QWidget | None = None,
        settings: QSettings | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.name = name
        self.model = TableModel(session, name, colours, self)
        self.grid = GridView(self.model, self, settings)
        self.grid.setAccessibleName(session.say(self.model.table.title))
        self.actions_of_grid = GridActions(self.grid)
        self.totals = TotalsRow(self.model, self.grid, self)
        self.search = FindingField(self.model, self)
        self.number = QLabel(self)
        self._lay_out(colours)
        self.grid.current_changed.connect(self._on_current)
        self.search.installEventFilter(self)
        self._add_shortcut(QKeySequence.StandardKey.Find, self._start_search)
        self._add_shortcut("F3", self.find_next)
        self._add_shortcut("Shift+F3", self.find_before)
        self.model.modelReset.connect(self._show_state)
        self.model.refreshed.connect(self._show_state)
        self._show_state()

    def _add_shortcut(self, keys: str | QKeySequence.StandardKey, run: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(run)

    def _lay_out(self, colours: Colours) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._tools())
        self.hint = EmptyHint(self.session, self)
        self.hint.table_asked.connect(self.table_asked)
        layout.addWidget(self.hint)
        below = QWidget(self)
        inner = QVBoxLayout(below)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.grid, 1)
        inner.addWidget(self.totals)
        self.figure: FigureView | None = None
        if not self.draws:
            layout.addWidget(below, 1)
            return
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.figure = FigureView(self.session, self.name, colours, self)
        splitter.addWidget(below)
        splitter.addWidget(self.figure)
        splitter.setSizes([420, 260])
        layout.addWidget(splitter, 1)

    @property
    def draws(self) -> bool:
        """Whether a picture belongs to the table."""
        return self.model.table.figure is not None

    def _tools(self) -> QHBoxLayout:
        say = self.session.say
        line = QHBoxLayout()
        self.search.setPlaceholderText(say(Message(N_("Find in this table"))))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(240)
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setToolTip(say(Message(N_("Ctrl+F: find. F3: next place. Esc: all rows again."))))
        line.addWidget(self.search)
        self.number.setObjectName("hint")
        line.addWidget(self.number)
        line.addStretch(1)
        button = QToolButton(self)
        button.setText(say(Message(N_("Copy with headings"))))
        button.setToolTip(
            say(Message(N_("Copies the chosen cells with their headings, for Excel (Ctrl+Shift+C)")))
        )
        button.clicked.connect(self._copy)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        line.addWidget(button)
        return line

    def _copy(self) -> None:
        if self.grid.chosen_number() <= 1:
            self.grid.selectAll()
        copy_cells(self.grid, headings=True)

    # Finding

    def _start_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def find_next(self) -> None:
        """Go to the next cell that holds the text that is looked for."""
        self.search.once_shown(self._find)

    def find_before(self) -> None:
        """Go to the cell before that holds the text that is looked for."""
        self.search.once_shown(lambda: self._find(backwards=True))

    def _find(self, *, backwards: bool = False) -> None:
        if find_next(self.grid, self.search.text(), backwards=backwards):
            self.grid.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Lead from the search field into the grid, and back to all rows."""
        if watched is self.search and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
                self.grid.setFocus()
                self.find_next()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.search.clear()
                self.grid.setFocus()
                return True
        return super().eventFilter(watched, event)

    def _show_state(self) -> None:
        """Say what belongs into an empty table, and how many rows a search leaves."""
        say, model = self.session.say, self.model
        everything, shown = len(model.table.rows), len(model.rows)
        left_out = model.how.filters and shown != everything
        text = Message(N_("{shown} of {all} rows"), {"shown": shown, "all": everything})
        self.number.setText(say(text) if left_out else "")
        if model.waits and not everything:
            self.hint.show_waiting()
        else:
            self.hint.show_for(model.table)

    def _on_current(self) -> None:
        self.row_chosen.emit(self.chosen_row())

    def chosen_row(self) -> Row | None:
        """Return the row with the mark."""
        index = self.grid.currentIndex()
        return self.model.row(index.row()) if index.isValid() else None

    def draw_figure(self) -> None:
        """Draw the picture; called when the panel is first seen."""
        if self.figure is not None:
            self.figure.draw()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Catch up with the project."""
        self.model.wake(True)
        super().showEvent(event)
        self.search.go_on()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Rest while nobody looks."""
        super().hideEvent(event)
        self.search.stop()
        self.model.wake(False)
