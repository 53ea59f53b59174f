"""The row of totals under a grid: its columns keep under those of the grid."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from cpdesk.language import Message
from cpdesk.tables.table import TOTAL, Cell, Mark, is_number
from ui.grid.grid_view import GridView
from ui.grid.numbers import filled_up
from ui.grid.table_model import TableModel


class TotalsRow(QWidget):
    """Paints the table's totals below the grid, scrolled with it."""

    def __init__(self, model: TableModel, grid: GridView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.grid = grid
        self.setFixedHeight(self.fontMetrics().height() + 12)
        header = grid.horizontalHeader()
        header.sectionResized.connect(lambda *_: self.update())
        header.sectionMoved.connect(lambda *_: self.update())
        grid.horizontalScrollBar().valueChanged.connect(lambda _: self.update())
        model.dataChanged.connect(lambda *_: self._refresh())
        model.modelReset.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        self.setVisible(bool(self.model.table.totals) and bool(self.model.table.rows))
        self.setAccessibleName(self._spoken())
        self.update()

    def _spoken(self) -> str:
        parts = [self.model.session.say(TOTAL)]
        for number, column in enumerate(self.model.table.columns):
            text = self.text(number)
            if text:
                parts.append(f"{self.model.session.say(column.heading)} {text.strip()} {column.unit}")
        return ", ".join(parts)

    def text(self, number: int) -> str:
        """Return the total under a column."""
        column = self.model.table.columns[number]
        value = self.model.table.totals.get(column.key)
        if isinstance(value, Message):
            return self.model.session.say(value)
        if not is_number(value) or not isinstance(value, int | float):
            return str(value or "")
        mark = Cell(marks=(Mark.COMPUTED,)) if column.total_formula else Cell()
        decimal = self.model.session.project.audit.decimal_sign.value
        text = self.model._number(value, column, mark)
        return filled_up(text, decimal, self.model._fraction(number))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint each total under its column."""
        painter = QPainter(self)
        colours = self.model.colours
        painter.fillRect(self.rect(), colours.grey(1))
        painter.setPen(colours.grey(3))
        painter.drawLine(0, 0, self.width(), 0)
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(colours.grey(6))
        left = self.grid.verticalHeader().width() + self.grid.frameWidth()
        painter.drawText(6, 0, left, self.height(), Qt.AlignmentFlag.AlignVCenter, "Σ")
        painter.setClipRect(left, 0, self.grid.viewport().width(), self.height())
        for number in range(self.model.columnCount()):
            self._paint_total(painter, number, left)
        painter.end()

    def _paint_total(self, painter: QPainter, number: int, left: int) -> None:
        text = self.text(number)
        if not text or self.grid.isColumnHidden(number):
            return
        x = left + self.grid.columnViewportPosition(number)
        width = self.grid.columnWidth(number)
        side = self.model._alignment(self.model.table.rows[0], self.model.table.columns[number], number)
        painter.drawText(x + 4, 1, width - 8, self.height() - 1, side, text)
