"""The row of totals under a grid: its columns keep under those of the grid."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from cpdesk.language import Message
from cpdesk.tables.table import NUMERIC, TOTAL, Column, Format, Total, is_number
from ui.grid.delegate import PAD, paint_number
from ui.grid.grid_view import GridView
from ui.grid.numbers import computed_number, is_sum, split_number, typed_number
from ui.grid.table_model import TableModel
from ui.grid.wording import Look


class TotalsRow(QWidget):
    """Paints the table's totals below the grid, scrolled with it; sums stand in full."""

    def __init__(self, model: TableModel, grid: GridView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.grid = grid
        header = grid.horizontalHeader()
        for signal in (header.sectionResized, header.sectionMoved, grid.horizontalScrollBar().valueChanged):
            signal.connect(lambda *_: self.update())
        grid.arranged.connect(self.update)
        model.refreshed.connect(self._refresh)
        model.modelReset.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        self.setFixedHeight(self.fontMetrics().height() + 12)
        self.setVisible(bool(self.model.table.totals) and bool(self.model.table.rows))
        self.setAccessibleName(self._spoken())
        self.update()

    def _spoken(self) -> str:
        parts = [self.model.session.say(TOTAL)]
        for number, column in enumerate(self.model.columns):
            text = self.text(number)
            if text:
                parts.append(
                    f"{self.model.session.say(column.heading)} {text} {self.model.session.unit(column.unit)}".strip()
                )
        return ", ".join(parts)

    def text(self, number: int) -> str:
        """Return the total under a column."""
        return self.look(number).text

    def look(self, number: int) -> Look:
        """Return how the total under a column is painted."""
        column = self.model.columns[number]
        value = self.model.table.totals.get(column.key)
        if isinstance(value, Message):
            return Look(self.model.session.say(value), bold=True)
        if not is_number(value) or not isinstance(value, int | float):
            return Look(str(value or ""), bold=True)
        text, decimal = self._number(value, column), self.model.decimal
        unit = "%" if column.format is Format.PERCENT else ""
        return Look(*split_number(text, decimal), unit, number=column.format in NUMERIC, bold=True)

    def _number(self, value: float, column: Column) -> str:
        """Return a total: a sum of figures in full, what is worked out otherwise with three significant digits."""
        decimal = self.model.decimal
        if column.format in (Format.WHOLE, Format.YEAR):
            return f"{value:.0f}"
        if column.format is Format.PERCENT:
            return typed_number(value * 100, decimal, 4)
        full = column.total is Total.SUM and (not column.formula or is_sum(column))
        return typed_number(value, decimal) if full else computed_number(value, decimal, column.decimals)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint each total under its column, those of the held columns over the others."""
        grow = self.grid.cells.metrics.grow
        if [number for number in range(self.model.columnCount()) if grow(number, self.look(number))]:
            self.grid.viewport().update()
        painter = QPainter(self)
        colours = self.model.colours
        painter.fillRect(self.rect(), colours.grey(1))
        painter.setPen(colours.grey(3))
        painter.drawLine(0, 0, self.width(), 0)
        left = self.grid.verticalHeader().width() + self.grid.frameWidth()
        painter.setFont(self.grid.cells.metrics.bold)
        painter.setPen(colours.grey(6))
        painter.drawText(
            0, 0, left - PAD, self.height(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, "Σ"
        )
        painter.setClipRect(left, 0, self.grid.viewport().width(), self.height())
        held = self.grid.columns.held()
        for number in range(self.model.columnCount()):
            if number not in held:
                self._paint_total(painter, number, left + self.grid.columnViewportPosition(number))
        for number in held:
            painter.fillRect(left, 1, self.grid.columnWidth(number), self.height(), colours.grey(1))
            self._paint_total(painter, number, left)
            left += self.grid.columnWidth(number)
        painter.end()

    def _paint_total(self, painter: QPainter, number: int, x: int) -> None:
        look = self.look(number)
        if not look.head or self.grid.isColumnHidden(number):
            return
        colours = self.model.colours
        rect = QRect(x, 1, self.grid.columnWidth(number), self.height() - 1)
        if look.number:
            metrics = self.grid.cells.metrics
            paint_number(painter, rect, look, number, metrics, QPen(colours.grey(6)), QPen(colours.grey(4)))
            return
        painter.setPen(colours.grey(6))
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect.adjusted(PAD, 0, -PAD, 0), side, look.head)
