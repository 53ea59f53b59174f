"""A figure of a table, drawn by pyqtgraph from the table's own columns."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from cpdesk.language import Message
from cpdesk.tables.table import Chart, Figure, Row, Table, is_number
from ui.session import Session
from ui.theme.palette import MEDIA, SERIES, Colours


class FigureView(QWidget):
    """A chart over a table. pyqtgraph is loaded when the first one is shown, never before the window."""

    def __init__(self, session: Session, name: str, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.name = name
        self.colours = colours
        self._plot: Any = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.setMinimumHeight(180)
        session.changed.connect(self.draw)

    def draw(self, changes: object = None) -> None:
        """Draw the figure as the project stands now."""
        if not self.session.is_open:
            return
        table = self.session.tables.table(self.name)
        if table.figure is None:
            return
        if self._plot is None:
            self._plot = self._new_plot()
        self._fill(table, table.figure)

    def _new_plot(self) -> Any:
        import pyqtgraph

        plot = pyqtgraph.PlotWidget(self, background=self.colours.greys[0])
        plot.setMenuEnabled(False)
        plot.setMouseEnabled(x=False, y=False)
        plot.hideButtons()
        for side in ("bottom", "left"):
            axis = plot.getAxis(side)
            axis.setPen(self.colours.greys[3])
            axis.setTextPen(self.colours.greys[5])
        self.layout().addWidget(plot)
        return plot

    def _fill(self, table: Table, figure: Figure) -> None:
        plot = self._plot
        plot.clear()
        rows = [row for row in table.rows if any(is_number(row.values.get(key)) for key in figure.series)]
        plot.setTitle(self.session.say(figure.title), color=self.colours.greys[6], size="10pt")
        labels = [self._label(table, row, figure) for row in rows]
        axis = plot.getAxis("bottom")
        axis.setTicks([list(enumerate(labels))])
        lines = max((label.count("\n") + 1 for label in labels), default=1)
        axis.setHeight(lines * self.fontMetrics().height() + 12)
        plot.setLogMode(y=False)
        if plot.plotItem.legend is None and len(figure.series) > 1:
            plot.addLegend(offset=(-10, 5), labelTextColor=self.colours.greys[5])
        for number, key in enumerate(figure.series):
            self._series(table, figure, rows, number, key)
        if figure.logarithmic:
            plot.getAxis("left").setTicks([self._decades(table, rows, figure)])
        else:
            plot.getAxis("left").setTicks(None)
        unit = figure.axis or table.column(figure.series[0]).unit
        plot.setLabel("left", unit, color=self.colours.greys[5])

    def _label(self, table: Table, row: Row, figure: Figure) -> str:
        parts = [row.values.get(key) for key in figure.categories]
        return "\n".join(
            self.session.say(part) if isinstance(part, Message) else str(part or "") for part in parts
        )

    def _series(self, table: Table, figure: Figure, rows: list[Row], number: int, key: str) -> None:
        import math

        import pyqtgraph

        name = self.session.say(table.column(key).heading)
        places = [(place, row) for place, row in enumerate(rows) if is_number(row.values.get(key))]
        raw = [float(row.values[key]) for _, row in places]  # type: ignore[arg-type]
        values = (
            [math.log10(max(value, 1e-3)) - self._floor(rows, figure) for value in raw]
            if figure.logarithmic
            else raw
        )
        if figure.chart is Chart.LINES:
            pen = pyqtgraph.mkPen(SERIES[number % len(SERIES)], width=2)
            self._plot.plot([p for p, _ in places], values, pen=pen, symbol="o", symbolSize=6, name=name)
            return
        width = 0.7 / len(figure.series)
        shift = (number - (len(figure.series) - 1) / 2) * width
        brushes = [self._colour(row, figure, number) for _, row in places]
        bars = pyqtgraph.BarGraphItem(
            x=[p + shift for p, _ in places],
            height=values,
            width=width * 0.92,
            brush=SERIES[number % len(SERIES)],
            brushes=brushes,
            pen=pyqtgraph.mkPen(None),
            name=name,
        )
        self._plot.addItem(bars)

    def _colour(self, row: Row, figure: Figure, number: int) -> str:
        medium = row.values.get("medium")
        if "medium" in figure.categories and isinstance(medium, Message):
            return MEDIA.get(medium.text, SERIES[number])
        return SERIES[number % len(SERIES)]

    def _floor(self, rows: list[Row], figure: Figure) -> float:
        import math

        values = [
            float(v) for row in rows for key in figure.series if is_number(v := row.values.get(key)) and v > 0
        ]  # type: ignore[operator,arg-type]
        return math.floor(math.log10(min(values))) if values else 0.0

    def _decades(self, table: Table, rows: list[Row], figure: Figure) -> list[tuple[float, str]]:
        floor = self._floor(rows, figure)
        return [(float(step), f"{10.0 ** (floor + step):,.6g}") for step in range(10)]
