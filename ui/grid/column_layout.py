"""How the columns of a grid are laid out: widths, order, which are hidden, which stay while the others scroll."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt

from ui.grid import remembered
from ui.grid.delegate import PAD, SAMPLE
from ui.grid.remembered import ColumnState

if TYPE_CHECKING:
    from ui.grid.grid_view import GridView

WIDEST = 340
NARROWEST = 48
MEASURED_ROWS = 60
HEADING_SPARE = 26


class ColumnLayout:
    """The columns as a person arranged them, kept for the next time; what nobody arranged fits what it shows."""

    def __init__(self, grid: "GridView", settings: QSettings) -> None:
        self.grid = grid
        self.model = grid.table_model
        self.settings = settings
        self._own_widths: set[str] = set()
        self._laying_out = False

    def seen(self) -> list[int]:
        """Return the columns that are shown, from left to right."""
        return [number for number in self._order() if not self.grid.isColumnHidden(number)]

    def _order(self) -> list[int]:
        header = self.grid.horizontalHeader()
        return [header.logicalIndex(place) for place in range(header.count())]

    def held(self) -> list[int]:
        """Return the key columns that stay while the others scroll."""
        grid, columns = self.grid, self.model.columns
        held: list[int] = []
        for number in self._order():
            if number >= len(columns) or not columns[number].frozen:
                break
            if not grid.isColumnHidden(number):
                held.append(number)
        wide = sum(map(grid.columnWidth, held))
        return held if wide < grid.viewport().width() * 0.7 else []

    def state(self) -> ColumnState:
        """Return how the columns are laid out."""
        grid, columns, how = self.grid, self.model.columns, self.model.how
        order = self._order()
        widths = {
            column.key: grid.columnWidth(number)
            for number, column in enumerate(columns)
            if column.key in self._own_widths and not grid.isColumnHidden(number)
        }
        natural = order == sorted(order)
        return ColumnState(
            widths,
            [] if natural else [columns[number].key for number in order if number < len(columns)],
            [column.key for number, column in enumerate(columns) if grid.isColumnHidden(number)],
            how.key,
            how.descending,
        )

    def take(self, state: ColumnState) -> None:
        """Lay the columns out as they were left."""
        keys = [column.key for column in self.model.columns]
        self._laying_out = True
        self._place(state, keys)
        self._own_widths = {key for key in state.widths if key in keys}
        self.fit_all()
        for key in self._own_widths:
            self.grid.setColumnWidth(keys.index(key), state.widths[key])
        self._laying_out = False
        if state.sort in keys:
            self.grid.sorting.sort(keys.index(state.sort), descending=state.descending)
        self.grid.frozen.fit()

    def _place(self, state: ColumnState, keys: list[str]) -> None:
        header = self.grid.horizontalHeader()
        for place, key in enumerate(key for key in state.order if key in keys):
            header.moveSection(header.visualIndex(keys.index(key)), place)
        for number, key in enumerate(keys):
            self.grid.setColumnHidden(number, key in state.hidden)

    def take_remembered(self) -> None:
        """Lay the columns out as they were left the last time."""
        self.take(remembered.load(self.settings, self.model.name))

    def remember(self) -> None:
        """Keep how the columns are laid out now."""
        if not self._laying_out:
            remembered.keep(self.settings, self.model.name, self.state())
            self.grid.arranged.emit()

    def fit_all(self) -> None:
        """Give each column the width of its heading and of what it shows in the first rows."""
        self.grid.cells.metrics.forget()
        self.grid.cells.measure(0, SAMPLE)
        for number in range(self.model.columnCount()):
            self.fit(number)

    def fit(self, number: int) -> None:
        """Give one column the width that it needs."""
        model, cells = self.model, self.grid.cells
        heading = str(model.headerData(number, Qt.Orientation.Horizontal)).split("\n")
        metrics = self.grid.horizontalHeader().fontMetrics()
        width = max(metrics.horizontalAdvance(line) for line in heading) + HEADING_SPARE
        rows = min(model.rowCount(), MEASURED_ROWS)
        width = max([width, *(cells.needed(number, model.look(row, number)) + 8 for row in range(rows))])
        example = self.grid.example.texts() if not model.rows and model.growing else ()
        if number < len(example):
            width = max(width, cells.metrics.width(example[number]) + 2 * PAD + 8)
        self.grid.setColumnWidth(number, max(NARROWEST, min(width, WIDEST)))

    def hide(self, number: int, hidden: bool = True) -> None:
        """Hide or show a column; one always stays."""
        grid = self.grid
        left = [one for one in range(self.model.columnCount()) if not grid.isColumnHidden(one)]
        if hidden and left == [number]:
            return
        grid.setColumnHidden(number, hidden)
        if not hidden and not grid.columnWidth(number):
            self.fit(number)
        grid.frozen.fit()
        self.remember()

    def on_resized(self, number: int, _old: int, new: int) -> None:
        """Keep the width that a person gave a column."""
        if new and not self._laying_out and number < len(self.model.columns):
            self._own_widths.add(self.model.columns[number].key)
            self.remember()
        self.grid.frozen.fit()

    def on_moved(self) -> None:
        """Keep the order that a person gave the columns."""
        self.grid.frozen.fit()
        self.remember()
