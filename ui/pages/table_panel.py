"""One table of a step: what it is for, its grid with totals, and the picture that its figures make."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSplitter, QToolButton, QVBoxLayout, QWidget

from cpdesk.language import N_, Message
from cpdesk.tables.table import Row
from ui.charts.figure_view import FigureView
from ui.grid.clipboard import copy_cells, paste_into
from ui.grid.grid_view import GridView
from ui.grid.table_model import TableModel
from ui.grid.totals import TotalsRow
from ui.session import Session
from ui.theme.palette import Colours


class TablePanel(QWidget):
    """A table to fill, with a field to search in it."""

    row_chosen = Signal(object)

    def __init__(self, session: Session, name: str, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.name = name
        self.model = TableModel(session, name, colours)
        self.grid = GridView(self.model, self)
        self.grid.setAccessibleName(session.say(self.model.table.title))
        self.totals = TotalsRow(self.model, self.grid, self)
        self.search = QLineEdit(self)
        self._lay_out(colours)
        self.grid.current_changed.connect(self._on_current)
        self.grid.copy_asked.connect(lambda headings: copy_cells(self.grid, headings))
        self.grid.paste_asked.connect(lambda: paste_into(self.grid))
        self.search.textChanged.connect(self.model.keep_only)
        self.model.modelReset.connect(self._show_hint)
        self._show_hint()

    def _lay_out(self, colours: Colours) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._tools())
        self.hint = QLabel(self)
        self.hint.setWordWrap(True)
        self.hint.setObjectName("hint")
        layout.addWidget(self.hint)
        below = QWidget(self)
        inner = QVBoxLayout(below)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(self.grid, 1)
        inner.addWidget(self.totals)
        self.figure: FigureView | None = None
        if self.model.table.figure is None:
            layout.addWidget(below, 1)
            return
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.figure = FigureView(self.session, self.name, colours, self)
        splitter.addWidget(below)
        splitter.addWidget(self.figure)
        splitter.setSizes([420, 260])
        layout.addWidget(splitter, 1)

    def _tools(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.search.setPlaceholderText(self.session.say(Message(N_("find in this table"))))
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(240)
        self.search.setAccessibleName(self.search.placeholderText())
        line.addWidget(self.search)
        line.addStretch(1)
        for text, slot in ((N_("Copy with headings"), lambda: copy_cells(self.grid, True)),):
            button = QToolButton(self)
            button.setText(self.session.say(Message(text)))
            button.clicked.connect(slot)
            line.addWidget(button)
        return line

    def _show_hint(self) -> None:
        empty = not self.model.table.rows
        self.hint.setVisible(empty)
        if empty and self.model.table.adds:
            text = N_(
                "Nothing is here yet. Type into the row below, or paste a block from Excel with its headings (Ctrl+V)."
            )
            self.hint.setText(self.session.say(Message(text)))
        elif empty:
            self.hint.setText(
                self.session.say(Message(N_("This table follows from others: fill those first.")))
            )

    def _on_current(self) -> None:
        row = self.model.row(self.grid.currentIndex().row()) if self.grid.currentIndex().isValid() else None
        self.row_chosen.emit(row)

    def chosen_row(self) -> Row | None:
        """Return the row with the mark."""
        index = self.grid.currentIndex()
        return self.model.row(index.row()) if index.isValid() else None

    def draw_figure(self) -> None:
        """Draw the picture; called when the panel is first seen."""
        if self.figure is not None:
            self.figure.draw()
