"""A sheet of the diagram as DXF in mm, for the plant's own drawing programs: a layer for each kind of thing.

The lower left corner of the first page lies at 0, 0 and y runs upwards, as drawing programs have it.
"""

import io
from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from typing import Any

from cpdesk.exchange.diagram_shapes import (
    BAD,
    MARK_LINE,
    SIGN_LINE,
    THIN,
    item_texts,
    mark_texts,
    number_texts,
    outlines,
    sign_strokes,
    width_of,
)
from cpdesk.language import Message
from cpdesk.methods.sheets.placing import Point, Stand
from cpdesk.reference.symbols import Symbol
from cpdesk.tables.drawing import MARK_HEIGHT, Drawing, EmissionMark, Item, Line, arrow_head, mark_width
from cpdesk.tables.media import WARNING, line_colour, line_dashes, medium_colour
from cpdesk.tables.sheet_fit import Fit
from cpdesk.tables.sheet_frame import Page, SheetPages, sheet_pages
from cpdesk.tables.sheet_gaps import runs_of
from cpdesk.tables.sheet_primitives import Anchor, Text

Say = Callable[[Message | str], str]

LAYERS = (
    "EQUIPMENT", "TAGS", "STREAMS", "STREAM_NUMBERS", "EMISSIONS", "CONNECTORS", "NOTES", "FRAME", "TABLE",
)  # fmt: skip
INK = ""
"""The colour of a layer, which is black on white paper and white on a dark screen."""

MILLIMETRES = 4
LATIN, CHINESE = "CPDESK_LATIN", "CPDESK_CJK"
FONTS = {LATIN: "arial.ttf", CHINESE: "simhei.ttf"}
"""The files of the fonts: those that a Windows has, for drawing programs look for files."""

CAPITALS = 0.716
"""Drawing programs measure letters by their capitals: the share of the height (em) that those of Arial have."""

STEPS = 12
"""Curves are drawn as so many straight lines."""


def dxf_text(drawing: Drawing, say: Say) -> str:
    """Return a sheet as the text of a DXF file; further pages of its stream table lie below the first."""
    ezdxf = import_module("ezdxf")
    kept = ezdxf.options.write_fixed_meta_data_for_testing
    ezdxf.options.write_fixed_meta_data_for_testing = (
        True  # no time and no random id: the same sheet, the same file
    )
    try:
        document = ezdxf.new("R2010", units=MILLIMETRES)
        _Writer(document, drawing, sheet_pages(drawing, say)).write()
        stream = io.StringIO()
        document.write(stream)
    finally:
        ezdxf.options.write_fixed_meta_data_for_testing = kept
    return stream.getvalue()


class _Writer:
    """Writes one sheet into a new document."""

    def __init__(self, document: Any, drawing: Drawing, printed: SheetPages) -> None:
        self._document, self._drawing, self._printed = document, drawing, printed
        self._space = document.modelspace()
        self._fit, self._drop = Fit(), 0.0
        self._blocks: set[str] = set()
        self._linetypes: set[str] = set()

    def write(self) -> None:
        for layer in LAYERS:
            self._document.layers.add(layer)
        for style, font in FONTS.items():
            self._document.styles.add(style, font=font)
        self._document.set_wipeout_variables(frame=0)
        for page in self._printed.pages:
            self._drop = (page.number - 1) * self._printed.height
            self._fit = Fit()
            self._frame(page)
            if page.fit is not None:
                self._fit = page.fit
                self._contents()
        self._show_all()

    def _show_all(self) -> None:
        width, height = self._printed.width, self._printed.height
        below = height * (len(self._printed.pages) - 1)
        low, high = (0.0, -below, 0.0), (width, height, 0.0)
        self._space.reset_extents(low, high)
        self._document.header["$EXTMIN"], self._document.header["$EXTMAX"] = low, high
        self._document.set_modelspace_vport(
            height=(height + below) * 1.05, center=(width / 2, (height - below) / 2)
        )

    # Coordinates and attributes

    def _at(self, point: Point) -> Point:
        """Return where a point lies in the file: y runs upwards there."""
        x, y = self._fit.on_paper(point)
        return round(x, 4), round(self._printed.height - y - self._drop, 4)

    def _attributes(self, layer: str, width: float = 0.35, colour: str = INK) -> dict[str, Any]:
        found: dict[str, Any] = {"layer": layer, "lineweight": _lineweight(width)}
        if colour:
            found["true_color"] = int(colour.removeprefix("#"), 16)
        return found

    def _polyline(self, points: Iterable[Point], attributes: dict[str, Any], *, close: bool = False) -> None:
        self._space.add_lwpolyline([self._at(one) for one in points], close=close, dxfattribs=attributes)

    def _rectangle(self, x: float, y: float, width: float, height: float, attributes: dict[str, Any]) -> None:
        left, top, right, bottom = x - width / 2, y - height / 2, x + width / 2, y + height / 2
        self._polyline(((left, top), (right, top), (right, bottom), (left, bottom)), attributes, close=True)

    def _write(self, texts: Iterable[Text], layer: str) -> None:
        alignment = import_module("ezdxf.enums").TextEntityAlignment
        places = {Anchor.START: alignment.LEFT, Anchor.MIDDLE: alignment.CENTER, Anchor.END: alignment.RIGHT}
        for one in texts:
            attributes = self._attributes(layer, colour=WARNING if one.warning else INK)
            attributes["style"] = LATIN if one.text.isascii() else CHINESE
            made = self._space.add_text(
                one.text, height=round(one.size * CAPITALS * self._fit.scale, 4), dxfattribs=attributes
            )
            made.set_placement(self._at((one.x, one.y)), align=places[one.anchor])

    # What is written

    def _frame(self, page: Page) -> None:
        for one in page.rules:
            attributes = self._attributes("TABLE" if one.table else "FRAME", one.width)
            self._space.add_line(
                self._at((one.x1, one.y1)), self._at((one.x2, one.y2)), dxfattribs=attributes
            )
        self._write((one for one in page.texts if one.table), "TABLE")
        self._write((one for one in page.texts if not one.table), "FRAME")

    def _contents(self) -> None:
        runs = runs_of(self._drawing.lines)
        for line in self._drawing.lines:
            self._stream(line, runs[line.stream])
        for item in self._drawing.items:
            self._item(item)

    def _stream(self, line: Line, runs: Sequence[Sequence[Point]]) -> None:
        width = width_of(line.style)
        attributes = self._attributes("STREAMS", width, line_colour(line, INK))
        arrow = [self._at(corner) for corner in arrow_head(line.points)]
        self._space.add_solid([*arrow, arrow[-1]], dxfattribs=dict(attributes))
        dashes = line_dashes(line)
        if dashes:
            attributes["linetype"] = self._linetype([one * width * self._fit.scale for one in dashes])
        for run in runs:
            self._polyline(run, attributes)
        label = line.label
        if label is None:
            return
        rim = self._attributes("STREAM_NUMBERS", THIN, line_colour(line, INK))
        self._rectangle(label.x, label.y, label.width, label.height, rim)
        self._write(number_texts(line), "STREAM_NUMBERS")
        ink = WARNING if line.state in BAD else INK
        for stroke in sign_strokes(line):
            self._polyline(stroke, self._attributes("STREAM_NUMBERS", SIGN_LINE, ink))

    def _linetype(self, dashes: Sequence[float]) -> str:
        """Return the name of a line type of dashes and gaps in mm, made where it is new."""
        lengths = [round(one, 3) for one in dashes]
        name = "DASH_" + "_".join(f"{one:g}".replace(".", "P") for one in lengths)
        if name not in self._linetypes:
            self._linetypes.add(name)
            pattern = [sum(lengths), *(one if place % 2 == 0 else -one for place, one in enumerate(lengths))]
            self._document.linetypes.add(name, pattern)
        return name

    def _item(self, item: Item) -> None:
        layer = "NOTES" if item.symbol is None else "EQUIPMENT" if item.start is None else "CONNECTORS"
        if item.symbol is not None:
            self._symbol(item.symbol, item.stand, self._attributes(layer, width_of(item.style)))
        self._write(item_texts(item), "TAGS" if layer != "NOTES" else layer)
        for mark in item.marks:
            self._mark(mark)

    def _symbol(self, symbol: Symbol, stand: Stand, attributes: dict[str, Any]) -> None:
        name = f"CPDESK_{symbol.key}".upper()
        if name not in self._blocks:
            self._blocks.add(name)
            _fill_block(self._document.blocks.new(name), symbol)
        across = stand.width / symbol.width * self._fit.scale
        attributes |= {
            "xscale": -across if stand.mirrored else across,
            "yscale": stand.height / symbol.height * self._fit.scale,
            "rotation": -stand.rotation % 360,
        }
        self._space.add_blockref(name, self._at((stand.x, stand.y)), dxfattribs=attributes)

    def _mark(self, mark: EmissionMark) -> None:
        attributes = self._attributes("EMISSIONS", MARK_LINE, medium_colour(mark.medium))
        self._rectangle(mark.x, mark.y, mark_width(mark), MARK_HEIGHT, attributes)
        self._write(mark_texts(mark), "EMISSIONS")


def _lineweight(width: float) -> int:
    """Return the width of a line that DXF knows nearest to one in mm."""
    known = (13, 15, 18, 20, 25, 30, 35, 40, 50, 53, 60, 70)
    return min(known, key=lambda one: abs(one - 100 * width))


def _fill_block(block: Any, symbol: Symbol) -> None:
    """Draw a symbol of its natural size round 0, 0, in the layer and colour of where it is put."""
    plain = {"layer": "0", "color": 0, "lineweight": -2}
    stand = Stand(0.0, 0.0, symbol.width, symbol.height)
    for place, outline in enumerate(outlines(symbol, stand)):
        points = [(round(x, 4), round(-y, 4)) for x, y in _flattened(outline.segments)]
        if outline.filled:
            hatch = block.add_hatch(color=0, dxfattribs={"layer": "0"})
            hatch.paths.add_polyline_path(points, is_closed=True)
        elif outline.closed and place:
            block.add_wipeout(points, dxfattribs={"layer": "0"})
        block.add_lwpolyline(points, close=outline.closed, dxfattribs=plain)


def _flattened(segments: Iterable[tuple[str | float, ...]]) -> list[Point]:
    """Return an outline as corners; curves in short straight lines."""
    points: list[Point] = []
    for letter, *numbers in segments:
        values = [float(number) for number in numbers]
        if letter == "C":
            points += _curve(points[-1], values)
        elif values:
            points.append((values[0], values[1]))
    return points


def _curve(start: Point, values: Sequence[float]) -> list[Point]:
    """Return the corners after the start of a cubic Bézier curve."""
    (x0, y0), (x1, y1, x2, y2, x3, y3) = start, values
    found: list[Point] = []
    for step in range(1, STEPS + 1):
        t = step / STEPS
        u = 1 - t
        a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
        found.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
    return found
