"""A figure of a table, drawn by pyqtgraph from the table's own columns."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QToolTip, QVBoxLayout, QWidget

from cpdesk.language import N_, Message
from cpdesk.tables.table import Chart, Figure, Table
from ui.charts.drawing import Drawing, bars_lying, bars_standing, lines, pareto, points
from ui.charts.lettering import number_axis
from ui.charts.reading import Picture, picture_of
from ui.session import Session
from ui.theme.palette import Colours

LEAST_LINES, MOST_LINES = 8, 19
DRAWN_BY = {
    Chart.BARS: bars_lying,
    Chart.COLUMNS: bars_standing,
    Chart.LINES: lines,
    Chart.POINTS: points,
    Chart.PARETO: pareto,
}
UPRIGHT = frozenset({Chart.COLUMNS, Chart.LINES, Chart.PARETO})
"""The charts whose amounts rise: their unit stands in the title, where it is never cut."""


class FigureView(QWidget):
    """A chart over a table. pyqtgraph is loaded when the first one is shown, never before the window."""

    def __init__(self, session: Session, name: str, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.name = name
        self.colours = colours
        self.drawing: Drawing | None = None
        self._plot: Any = None
        self._drawn: Table | None = None
        self.title = QLabel(self)
        self.title.setObjectName("section")
        self.title.setWordWrap(True)
        self.legend = QLabel(self)
        self.legend.setObjectName("quiet")
        self.legend.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.title)
        layout.addWidget(self.legend)
        self.setMinimumHeight(self.fontMetrics().height() * LEAST_LINES)
        session.changed.connect(self.draw)

    def draw(self, changes: object = None) -> None:
        """Draw the figure as the project stands now; one that is not seen waits until it is."""
        if not self.session.is_open or (changes is not None and not self._is_looked_at()):
            return
        table = self.session.tables.last(self.name)
        if table.figure is None or table is self._drawn:
            return
        self._drawn = table
        if self._plot is None:
            self._plot = self._new_plot()
        self._fill(table, table.figure)

    def _is_looked_at(self) -> bool:
        """Tell whether the page is shown; a figure without a value hides itself until there is one."""
        page = self.parentWidget()
        return page is not None and page.isVisible()

    def _new_plot(self) -> Any:
        import pyqtgraph

        axes = {side: number_axis(side) for side in ("bottom", "left")}
        plot = pyqtgraph.PlotWidget(self, background=self.colours.greys[0], axisItems=axes)
        plot.setMenuEnabled(False)
        plot.setMouseEnabled(x=False, y=False)
        plot.hideButtons()
        plot.setAccessibleName(self.session.say(self.session.tables.last(self.name).title))
        plot.viewport().installEventFilter(self)
        plot.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for side in ("bottom", "left"):
            axis = plot.getAxis(side)
            axis.setPen(self.colours.greys[3])
            axis.setTextPen(self.colours.greys[5])
            axis.setStyle(tickFont=self.font())
        self.layout().addWidget(plot, 1)  # type: ignore[call-arg]
        plot.viewport().setMouseTracking(True)
        return plot

    def _fill(self, table: Table, figure: Figure) -> None:
        picture = picture_of(self.session, table, figure)
        rising = picture.units[0] if figure.chart is Chart.PARETO else picture.axis
        above = rising if figure.chart in UPRIGHT else ""
        self.title.setText(", ".join(part for part in (picture.title, above) if part))
        for side in ("bottom", "left"):
            self._plot.getAxis(side).number = picture.number
        self._make_room(picture, figure)
        self._plot.clear()
        self.setVisible(bool(picture.values))
        self.drawing = DRAWN_BY[figure.chart](self._plot, picture, self.colours, self.fontMetrics())
        self._show_legend(picture)

    def _make_room(self, picture: Picture, figure: Figure) -> None:
        """Ask for a line of text a bar, as far as the page allows it."""
        line = self.fontMetrics().height()
        lying = len(picture.categories) + 5 if figure.chart is Chart.BARS else 0
        self.setMinimumHeight(line * min(max(LEAST_LINES, lying), MOST_LINES))

    def _show_legend(self, picture: Picture) -> None:
        named = self.drawing.legend if self.drawing is not None else ()
        entries = [f"<span style='color:{colour}'>■</span>&nbsp;{name}" for name, colour in named]
        if picture.left_out:
            text = N_("{number} smaller ones are in the table alone.")
            entries.append(self.session.say(Message(text, {"number": picture.left_out})))
        self.legend.setText("&nbsp;&nbsp;&nbsp; ".join(entries))
        self.legend.setVisible(bool(entries))
        self._plot.setAccessibleDescription(picture.in_words())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Wrap the names anew to the room that there is now."""
        super().resizeEvent(event)
        if self._drawn is not None and event.size() != event.oldSize():
            self._drawn = None
            self.draw()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Show the value under the pointer."""
        if event.type() is QEvent.Type.ToolTip and self.drawing is not None:
            view = self._plot.getPlotItem().vb
            place: QPointF = view.mapSceneToView(self._plot.mapToScene(event.pos()))  # type: ignore[attr-defined]
            text = self.drawing.text_at(place.x(), place.y(), view.viewPixelSize())
            if text:
                QToolTip.showText(event.globalPos(), text, self._plot)  # type: ignore[attr-defined]
            else:
                QToolTip.hideText()
            return True
        return super().eventFilter(watched, event)
