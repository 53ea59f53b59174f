"""A table's figure as a chart of the spreadsheet: it reads the sheet's own cells, so it follows when they change."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from cpdesk.exchange.workbook_cells import heading_text
from cpdesk.exchange.workbook_formulas import Grid
from cpdesk.exchange.workbook_stream import openpyxl
from cpdesk.exchange.workbook_values import figure_of
from cpdesk.language import Language, Message
from cpdesk.tables.colours import MEDIA
from cpdesk.tables.table import NUMERIC, Chart, Column, Figure, Table, Value

MEDIUM_COLOURS: Mapping[str, str] = {
    medium: colour.removeprefix("#").upper()
    for medium, colour in (*MEDIA.items(), ("waste", MEDIA["solid waste"]))
}
SERIES_COLOURS = ("2F6DB5", "E0A030", "0B6E6E", "8B5E3C", "8195A8", "8A7CA8")
LINE_WIDTH = 22_225
ROW_CM = 0.5
WIDE_CM, SMALLEST_CM, HIGHEST_CM, PARETO_CM = 17.0, 8.0, 40.0, 11.0
MOST_STANDING = 60
TITLE_SIZE, AXIS_SIZE = 1200, 1000


@dataclass(frozen=True, slots=True)
class Placed:
    """A chart ready to be put on a sheet, and how high it is."""

    chart: Any
    height_cm: float

    @property
    def rows(self) -> int:
        """How many rows of the sheet it covers."""
        return round(self.height_cm / ROW_CM) + 1


def chart_of(grid: Grid, sheet_name: str, language: Language) -> Placed | None:
    """Return the chart of a table's figure; None where it has none or nothing is known to draw.

    A chart of a sheet reads rows that stand below each other: it has all of a few, and cannot pick the worst of many.
    """
    figure = grid.table.figure
    if figure is None or not _known(grid.table, figure):
        return None
    if figure.worst:
        if len(grid.table.rows) > MOST_STANDING:
            return None
        figure = replace(figure, most=0)
    return _Drawing(grid, _scattered(figure), sheet_name, language).placed()


def _scattered(figure: Figure) -> Figure:
    """Return points of two series as one over the other: Excel takes the first as the places along the x axis."""
    if figure.chart is not Chart.POINTS or len(figure.series) != 2:
        return figure
    across, upwards = figure.series
    return replace(figure, categories=(across,), series=(upwards,))


def _known(table: Table, figure: Figure) -> list[float]:
    values = (row.values.get(key) for row in table.rows for key in figure.series)
    return [number for value in values if (number := figure_of(value)) is not None]


class _Drawing:
    """Draws one figure."""

    def __init__(self, grid: Grid, figure: Figure, sheet_name: str, language: Language) -> None:
        self.grid, self.figure, self.language = grid, figure, language
        self.table = grid.table
        self.place = openpyxl("utils").quote_sheetname(sheet_name) + "!"
        self.charts = openpyxl("chart")
        self.numeric_x = self.table.column(figure.categories[0]).format in NUMERIC

    def placed(self) -> Placed:
        chart: Any = _MAKERS[self.figure.chart](self)
        _entitle(chart, self.language.say(self.figure.title), TITLE_SIZE)
        shares = self.figure.series[1:] if self.figure.chart is Chart.PARETO else ()
        for place, key in enumerate(self.figure.series):
            if key not in shares:
                chart.series.append(self._series(place, key))
        self._axes(chart)
        self._legend(chart)
        for key in shares:
            chart += self._share_line(key)
        chart.width, chart.height = WIDE_CM, self._height()
        return Placed(chart, chart.height)

    def columns(self) -> Any:
        chart = self.charts.BarChart()
        chart.type, chart.gapWidth = "col", 60
        return chart

    def _share_line(self, key: str) -> Any:
        """Return the cumulative share as a line over the columns, with an axis of its own at the right."""
        line = self.lines()
        series = self._series(self.figure.series.index(key), key)
        _mark(series, SERIES_COLOURS[1], lines=True)
        line.series.append(series)
        line.y_axis.axId, line.y_axis.crosses, line.y_axis.delete = 200, "max", False
        line.y_axis.scaling.min, line.y_axis.scaling.max = 0.0, 1.0
        line.y_axis.number_format, line.y_axis.majorGridlines = "0%", None
        return line

    def _column(self, key: str) -> str:
        return self.grid.column(key, self.figure.most)

    def bars(self) -> Any:
        """Draw bars from above down, as the rows stand in the table."""
        chart = self.columns()
        chart.type = "bar"
        chart.x_axis.scaling.orientation = "maxMin"
        chart.y_axis.crosses = "max"
        return chart

    def lines(self) -> Any:
        return self.charts.LineChart()

    def points(self) -> Any:
        if not self.numeric_x:
            return self.charts.LineChart()
        chart = self.charts.ScatterChart()
        chart.x_axis.majorGridlines = None
        return chart

    def _series(self, place: int, key: str) -> Any:
        values = self.charts.Reference(range_string=self.place + self._column(key))
        series = self.charts.Series(values, title=None)
        label = openpyxl("chart.series").SeriesLabel
        series.tx = label(strRef=openpyxl("chart.data_source").StrRef(self.place + self.grid.heading(key)))
        self._categories(series)
        self._colour(series, place, key)
        return series

    def _categories(self, series: Any) -> None:
        sources = openpyxl("chart.data_source")
        if self.figure.chart is Chart.POINTS and self.numeric_x:
            x = sources.NumRef(f=self.place + self._column(self.figure.categories[0]))
            series.val, series.yVal, series.xVal = None, series.val, sources.AxDataSource(numRef=x)
            return
        place = self.place + self._category_range()
        if ":" in place and len(self._adjacent()) > 1:
            series.cat = sources.AxDataSource(multiLvlStrRef=sources.MultiLevelStrRef(f=place))
        else:
            series.cat = sources.AxDataSource(strRef=sources.StrRef(f=place))

    def _adjacent(self) -> Sequence[str]:
        """Return the categories that stand beside each other on the sheet; a chart takes no others together."""
        keys, order = self.figure.categories, self.grid.order
        together = all(order[two] - order[one] == 1 for one, two in pairwise(keys))
        return keys if together and self.figure.chart is not Chart.PARETO else keys[-1:]

    def _category_range(self) -> str:
        keys = self._adjacent()
        first, last = self._column(keys[0]), self._column(keys[-1])
        return f"{first.split(':')[0]}:{last.split(':')[1]}"

    def _colour(self, series: Any, place: int, key: str) -> None:
        colour = _medium_colour(key) or SERIES_COLOURS[place % len(SERIES_COLOURS)]
        if self.figure.chart in (Chart.COLUMNS, Chart.BARS, Chart.PARETO):
            series.graphicalProperties.solidFill = colour
            series.invertIfNegative = False
            if len(self.figure.series) == 1:
                self._colour_points(series)
            return
        _mark(series, colour, lines=self.figure.chart is Chart.LINES)

    def _colour_points(self, series: Any) -> None:
        """Colour each bar by the medium that its row speaks of."""
        points = openpyxl("chart.marker").DataPoint
        for place, row in enumerate(self.table.rows):
            colour = next((c for key in self.figure.categories if (c := _medium_of(row.values.get(key)))), "")
            if colour:
                point = points(idx=place, invertIfNegative=False)
                point.graphicalProperties.solidFill = colour
                series.dPt.append(point)

    def _axes(self, chart: Any) -> None:
        chart.x_axis.delete = chart.y_axis.delete = False
        if self.figure.chart is not Chart.PARETO:  # the axis at the right would have the title once more
            _entitle(chart.x_axis, " / ".join(self._heading(key) for key in self._adjacent()))
        _entitle(chart.y_axis, self._value_title())
        chart.x_axis.tickLblPos = "low"
        chart.x_axis.noMultiLvlLbl = True
        largest = max(map(abs, _known(self.table, self.figure)))
        chart.y_axis.number_format = "#,##0" if largest >= 10 else "General"
        lines = openpyxl("chart.shapes").GraphicalProperties()
        lines.line.solidFill = "D9DEE0"
        chart.y_axis.majorGridlines.spPr = lines
        if self.figure.logarithmic and all(number > 0 for number in _known(self.table, self.figure)):
            self._logarithmic(chart)

    def _logarithmic(self, chart: Any) -> None:
        """Let the value axis start at the power of ten below the smallest value, and the bars with it."""
        smallest = min(_known(self.table, self.figure))
        power = int(f"{smallest:e}".partition("e")[2])
        chart.y_axis.scaling.logBase = 10
        chart.y_axis.scaling.min = 10.0 ** (power if smallest > 10.0**power else power - 1)
        chart.x_axis.crosses = "min"
        chart.y_axis.number_format = "General"

    def _heading(self, key: str) -> str:
        return heading_text(self.table.column(key), self.language)

    def _value_title(self) -> str:
        """Return what the value axis says: the heading of the only series, else the unit that all share."""
        keys = self.figure.series[:1] if self.figure.chart is Chart.PARETO else self.figure.series
        columns = [self.table.column(key) for key in keys]
        if len(columns) == 1:
            return self._only_title(columns[0])
        units = {self.language.unit(column.unit) for column in columns}
        return self.figure.axis or (next(iter(units)) if len(units) == 1 else "")

    def _only_title(self, column: Column) -> str:
        if column.unit or not self.figure.axis:
            return heading_text(column, self.language)
        return f"{self.language.say(column.heading)}, {self.figure.axis}"

    def _legend(self, chart: Any) -> None:
        if len(self.figure.series) == 1:
            chart.legend = None
        else:
            chart.legend.position = "b"
            chart.legend.overlay = False

    def _height(self) -> float:
        bars = len(self.table.rows) * len(self.figure.series)
        if self.figure.chart is Chart.PARETO:
            return PARETO_CM
        needed = 3.5 + 0.55 * bars if self.figure.chart is Chart.BARS else SMALLEST_CM
        return min(HIGHEST_CM, max(SMALLEST_CM, needed))


_MAKERS: Mapping[Chart, Callable[[_Drawing], Any]] = {
    Chart.COLUMNS: _Drawing.columns,
    Chart.BARS: _Drawing.bars,
    Chart.LINES: _Drawing.lines,
    Chart.POINTS: _Drawing.points,
    Chart.PARETO: _Drawing.columns,
}


def _entitle(part: Any, text: str, size: int = AXIS_SIZE) -> None:
    """Give a chart or an axis its title, which covers nothing."""
    if not text:
        return
    part.title = text
    title: Any = part.title
    title.overlay = False
    for paragraph in title.tx.rich.p:
        for run in paragraph.r:
            run.rPr = openpyxl("drawing.text").CharacterProperties(sz=size, b=size == TITLE_SIZE)


def _mark(series: Any, colour: str, lines: bool) -> None:
    """Draw a series as points, joined by a line or not."""
    series.smooth = False
    series.marker.symbol, series.marker.size = "circle", 6
    series.marker.graphicalProperties.solidFill = colour
    series.marker.graphicalProperties.line.solidFill = colour
    if lines:
        series.graphicalProperties.line.solidFill = colour
        series.graphicalProperties.line.width = LINE_WIDTH
    else:
        series.graphicalProperties.line.noFill = True


def _medium_of(value: Value) -> str:
    return MEDIUM_COLOURS.get(value.text if isinstance(value, Message) else str(value), "")


def _medium_colour(key: str) -> str:
    """Return the colour of a series whose key names a medium, `water_t_per_year`."""
    return next((colour for medium, colour in MEDIUM_COLOURS.items() if medium in key.split("_")), "")
