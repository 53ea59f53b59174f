"""How the kinds of chart are drawn: bars lying and standing, lines, points."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QFontMetrics

from ui.charts.lettering import DOTS, fitted
from ui.charts.reading import Picture, Place
from ui.theme.palette import MEDIA, SERIES, Colours

THICK = 0.74
LYING_NAME, POINT_NAME = 26, 12
"""The room of a name in letters of usual width."""
NAME_LINES, LINES_SHARE, BETWEEN_NAMES = 3, 0.26, 6
"""The most lines of a name under its bar, their share of the height, and what stays free beside it, in pixels."""
TALL_LINES = 12
"""From so many lines of text a chart has room for five shares on its axis; one less high has three."""
SIDES = ((-0.1, 0.95), (-0.1, 0.05), (1.1, 0.05), (1.1, 0.95))
"""Where a name has its point, in parts of its own size: right above, right below, left below, left above."""
NEAR_ACROSS, NEAR_UP = 0.08, 0.25


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a value is drawn: a rectangle in the chart's own measure, or a point with no extent."""

    left: float
    right: float
    low: float
    high: float
    text: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """What was drawn: the places with their texts, and the legend."""

    spots: tuple[Spot, ...]
    legend: tuple[tuple[str, str], ...]

    def text_at(self, x: float, y: float, pixel: tuple[float, float]) -> str:
        """Return the text of what is at a place, or within six pixels of it."""
        near_x, near_y = pixel[0] * 6, pixel[1] * 6
        for spot in self.spots:
            inside_x = spot.left - near_x <= x <= spot.right + near_x
            if inside_x and spot.low - near_y <= y <= spot.high + near_y:
                return spot.text
        return ""


class Scale:
    """The measure along the values: plain, or by powers of ten from below the least one."""

    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        known = [abs(value) for value in picture.values.values() if value]
        self.log = picture.logarithmic and bool(known)
        self.floor = math.floor(math.log10(min(known))) if self.log else 0
        self.top = math.ceil(math.log10(max(known)) + 0.05) if self.log else 0

    def place(self, value: float) -> float:
        """Return where a value stands."""
        if not self.log:
            return value
        return max(0.0, math.log10(value) - self.floor) if value > 0 else 0.0

    def show_on(self, axis: Any) -> None:
        """Put the ticks of the measure on an axis."""
        if self.log:
            steps = range(max(1, self.top - self.floor) + 1)
            ticks = [(float(step), self.picture.number(10.0 ** (self.floor + step))) for step in steps]
            axis.setTicks([ticks])
        else:
            axis.setTicks(None)


def colour_of(picture: Picture, category: int, series: int) -> str:
    """Return the colour of a value: that of its medium where it has one."""
    medium = picture.media[category] if category < len(picture.media) else ""
    return MEDIA.get(medium, SERIES[series % len(SERIES)])


def _legend(picture: Picture) -> tuple[tuple[str, str], ...]:
    if len(picture.series) < 2:
        return ()
    return tuple((name, SERIES[number % len(SERIES)]) for number, name in enumerate(picture.series))


def _bars(plot: Any, colours: Sequence[str], **shape: Any) -> None:
    import pyqtgraph

    plot.addItem(pyqtgraph.BarGraphItem(brushes=list(colours), pen=pyqtgraph.mkPen(None), **shape))


def _shift(picture: Picture, series: int) -> tuple[float, float]:
    width = THICK / max(1, len(picture.series))
    return (series - (len(picture.series) - 1) / 2) * width, width * 0.94


def bars_lying(plot: Any, picture: Picture, colours: Colours, metrics: QFontMetrics) -> Drawing:
    """Draw bars from left to right, the first category on top, each with its name beside it."""
    scale, count = Scale(picture), len(picture.categories)
    spots: list[Spot] = []
    for (category, series), value in picture.values.items():
        shift, width = _shift(picture, series)
        middle, end = count - 1 - category - shift, scale.place(value)
        spots.append(
            Spot(
                min(0, end),
                max(0, end),
                middle - width / 2,
                middle + width / 2,
                picture.told((category, series)),
            )
        )
    shades = [colour_of(picture, *place) for place in picture.values]
    lows, highs = [spot.low for spot in spots], [spot.high for spot in spots]
    _bars(plot, shades, x0=[s.left for s in spots], x1=[s.right for s in spots], y0=lows, y1=highs)
    _name_lying(plot, picture, metrics)
    scale.show_on(plot.getAxis("bottom"))
    plot.setLabel("bottom", picture.axis, color=colours.greys[5])
    plot.setYRange(-0.6, count - 0.4, padding=0)
    plot.getPlotItem().vb.enableAutoRange(axis="x")
    return Drawing(tuple(spots), _legend(picture))


def _name_lying(plot: Any, picture: Picture, metrics: QFontMetrics) -> None:
    axis, count = plot.getAxis("left"), len(picture.categories)
    room = LYING_NAME * metrics.averageCharWidth()
    names = ["\n".join(fitted(name, metrics, room, 1)) for name in picture.categories]
    axis.setTicks([[(count - 1 - place, name) for place, name in enumerate(names)]])
    axis.setWidth(max((metrics.horizontalAdvance(name) for name in names), default=40) + 16)
    axis.setStyle(tickTextOffset=6, autoExpandTextSpace=False)


def bars_standing(plot: Any, picture: Picture, colours: Colours, metrics: QFontMetrics) -> Drawing:
    """Draw bars upwards, series beside each other, the names wrapped below."""
    scale = Scale(picture)
    spots: list[Spot] = []
    for (category, series), value in picture.values.items():
        shift, width = _shift(picture, series)
        end, middle = scale.place(value), category + shift
        text = picture.told((category, series))
        spots.append(Spot(middle - width / 2, middle + width / 2, min(0, end), max(0, end), text))
    shades = [colour_of(picture, *place) for place in picture.values]
    lefts, rights = [spot.left for spot in spots], [spot.right for spot in spots]
    _bars(plot, shades, x0=lefts, x1=rights, y0=[s.low for s in spots], y1=[s.high for s in spots])
    _finish_upright(plot, picture, colours, metrics, scale)
    return Drawing(tuple(spots), _legend(picture))


def pareto(plot: Any, picture: Picture, colours: Colours, metrics: QFontMetrics) -> Drawing:
    """Draw the amounts as standing bars and their cumulative share as a line; 100 % is as high as all of them."""
    import pyqtgraph

    scale, spots = Scale(picture), list[Spot]()
    bars = [place for place in picture.values if place[1] == 0]
    for place in bars:
        end, middle = picture.values[place], float(place[0])
        left, right = middle - THICK / 2, middle + THICK / 2
        spots.append(Spot(left, right, min(0, end), max(0, end), picture.told(place)))
    lefts, rights = [spot.left for spot in spots], [spot.right for spot in spots]
    shades = [SERIES[0]] * len(spots)
    _bars(plot, shades, x0=lefts, x1=rights, y0=[s.low for s in spots], y1=[s.high for s in spots])
    percent = _one_percent(picture)
    shares = sorted(place for place in picture.values if place[1] == 1)
    heights = [picture.values[place] * percent for place in shares]
    pen, brush = pyqtgraph.mkPen(SERIES[1], width=2), pyqtgraph.mkBrush(SERIES[1])
    across = [float(place[0]) for place in shares]
    plot.plot(across, heights, pen=pen, symbol="o", symbolSize=7, symbolBrush=brush, symbolPen=None)
    spots += [
        Spot(x, x, y, y, picture.told(place)) for x, y, place in zip(across, heights, shares, strict=True)
    ]
    _finish_upright(plot, picture, colours, metrics, scale)
    axis = plot.getAxis("right")
    axis.setStyle(tickFont=plot.getAxis("left").style["tickFont"])
    axis.setPen(colours.greys[3])
    axis.setTextPen(colours.greys[5])
    step = 20 if plot.parentWidget().height() > TALL_LINES * metrics.height() else 50
    axis.setTicks([[(part * percent, f"{part} %") for part in range(0, 101, step)]])
    plot.showAxis("right")
    plot.setYRange(0.0, 100.0 * percent, padding=0.06)
    return Drawing(tuple(spots), _legend(picture))


def _one_percent(picture: Picture) -> float:
    """Return the amount that a hundredth of the whole is, from the first amount and its share."""
    first = picture.values.get((0, 1))
    return picture.values.get((0, 0), 0.0) / first if first else 1.0


def lines(plot: Any, picture: Picture, colours: Colours, metrics: QFontMetrics) -> Drawing:
    """Draw a line a series, with a mark at each value."""
    import pyqtgraph

    scale, spots = Scale(picture), list[Spot]()
    for number in range(len(picture.series)):
        places: list[Place] = sorted(place for place in picture.values if place[1] == number)
        xs = [float(place[0]) for place in places]
        ys = [scale.place(picture.values[place]) for place in places]
        colour = SERIES[number % len(SERIES)]
        pen, brush = pyqtgraph.mkPen(colour, width=2), pyqtgraph.mkBrush(colour)
        plot.plot(xs, ys, pen=pen, symbol="o", symbolSize=7, symbolBrush=brush, symbolPen=None)
        spots += [Spot(x, x, y, y, picture.told(place)) for x, y, place in zip(xs, ys, places, strict=True)]
    _finish_upright(plot, picture, colours, metrics, scale)
    return Drawing(tuple(spots), _legend(picture))


def _finish_upright(
    plot: Any, picture: Picture, colours: Colours, metrics: QFontMetrics, scale: Scale
) -> None:
    """Name the categories below, in the room that each has, and put the measure at the left."""
    count = max(1, len(picture.categories))
    view = plot.parentWidget()
    room = max(60, view.width() - 90) / count - BETWEEN_NAMES
    most = min(NAME_LINES, max(1, int(view.height() / metrics.height() * LINES_SHARE)))
    names = names_below(picture, metrics, room, most)
    axis = plot.getAxis("bottom")
    axis.setTicks([[(float(place), "\n".join(name)) for place, name in enumerate(names)]])
    axis.setHeight(max((len(name) for name in names), default=1) * metrics.height() + 12)
    scale.show_on(plot.getAxis("left"))
    plot.setXRange(-0.6, count - 0.4, padding=0)
    plot.getPlotItem().vb.enableAutoRange(axis="y")


def names_below(picture: Picture, metrics: QFontMetrics, room: float, most: int) -> list[Sequence[str]]:
    """Return the names of the categories; where half would be cut, their first parts if these tell them apart."""
    names = [fitted(name, metrics, room, most) for name in picture.categories]
    cut = sum(1 for name in names if any(line.endswith(DOTS) for line in name))
    if 2 * cut <= len(names) or len(set(picture.short)) < len(names):
        return names
    return [fitted(name, metrics, room, most) for name in picture.short]


def sides_of(names: Sequence[tuple[float, float, str]]) -> list[tuple[float, float]]:
    """Return on which side of its point each name stands, so that names of near points do not lie on each other."""
    wide = max((x for x, _, _ in names), default=0) - min((x for x, _, _ in names), default=0)
    high = max((y for _, y, _ in names), default=0) - min((y for _, y, _ in names), default=0)
    taken: dict[int, int] = {}
    for number in sorted(range(len(names)), key=lambda place: -names[place][1]):
        x, y, _ = names[number]
        near = {
            side
            for other, side in taken.items()
            if abs(x - names[other][0]) <= NEAR_ACROSS * wide and abs(y - names[other][1]) <= NEAR_UP * high
        }
        taken[number] = next((side for side in range(len(SIDES)) if side not in near), 0)
    return [SIDES[taken[number]] for number in range(len(names))]


def points(plot: Any, picture: Picture, colours: Colours, metrics: QFontMetrics) -> Drawing:
    """Draw a point a category: the first series to the right, the second upwards, its name beside it."""
    import pyqtgraph

    spots: list[Spot] = []
    names: list[tuple[float, float, str]] = []
    for category, name in enumerate(picture.categories):
        x, y = picture.values.get((category, 0)), picture.values.get((category, 1))
        if x is None or y is None:
            continue
        first, second = picture.told((category, 0)), picture.told((category, 1))
        spots.append(Spot(x, x, y, y, f"{first}<br>{second}"))
        names.append((x, y, fitted(name, metrics, POINT_NAME * metrics.averageCharWidth(), 1)[0]))
    for (x, y, name), side in zip(names, sides_of(names), strict=True):
        label = pyqtgraph.TextItem(name, color=colours.greys[5], anchor=side)
        label.setPos(x, y)
        plot.addItem(label)
    dots = pyqtgraph.ScatterPlotItem(
        [spot.left for spot in spots],
        [spot.low for spot in spots],
        size=10,
        brush=colours.accent,
        pen=pyqtgraph.mkPen(colours.greys[0]),
    )
    plot.addItem(dots)
    for side, series in (("bottom", 0), ("left", 1)):
        unit = picture.units[series]
        plot.setLabel(side, f"{picture.series[series]}, {unit}" if unit else picture.series[series])
        plot.getAxis(side).setTicks(None)
    plot.showGrid(x=True, y=True, alpha=0.15)
    plot.getPlotItem().vb.setDefaultPadding(0.14)
    plot.getPlotItem().vb.enableAutoRange()
    return Drawing(tuple(spots), ())
