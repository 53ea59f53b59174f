"""Painting of what stands and runs on a sheet, in mm: the one way for the screen, the printer and the picture.

A picture of a thing is worked out once; painting it again and again, as while the sheet is dragged, costs little.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QFont,
    QFontMetricsF,
    QGlyphRun,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QTextLayout,
    QTransform,
)

from cpdesk.methods.sheets.placing import Point, Stand
from cpdesk.reference.symbols import Symbol
from cpdesk.tables.drawing import (
    MARK_HEIGHT,
    MARK_LETTERS,
    SIGN,
    SIGN_ROOM,
    STATE_SIGNS,
    EmissionMark,
    Item,
    Label,
    Line,
    Standing,
    StreamState,
    arrow_head,
    mark_text,
    mark_width,
)
from ui.diagram.look import FONT, LINE, THICK, THIN, Look, brush, hair, line_pen, medium_colour, pen
from ui.outlines import add_outline

LETTERS = 8.0
"""Letters are set so many times larger and scaled down: fonts know no sizes of 2 mm."""

NOTHING = QBrush(Qt.BrushStyle.NoBrush)
NO_PEN = QPen(Qt.PenStyle.NoPen)  # made once: each use of the enumeration costs as much as a call


@lru_cache(maxsize=256)
def symbol_paths(symbol: Symbol) -> tuple[QPainterPath, QPainterPath]:
    """Return the outline and the filled parts of a symbol in shares of its width and height, its middle at 0, 0."""
    outline, filled = QPainterPath(), QPainterPath()
    for stroke in symbol.strokes:
        add_outline(filled if stroke.filled else outline, stroke.segments)
    shares = QTransform.fromTranslate(-symbol.width / 2, -symbol.height / 2)
    shares *= QTransform.fromScale(1 / symbol.width, 1 / symbol.height)
    return shares.map(outline), shares.map(filled)


def standing_paths(symbol: Symbol, stand: Stand) -> tuple[QPainterPath, QPainterPath]:
    """Return the outline and the filled parts of a symbol where it stands on the sheet, in mm."""
    outline, filled = symbol_paths(symbol)
    placed = QTransform()
    placed.translate(stand.x, stand.y)
    placed.rotate(stand.rotation)
    placed.scale(-stand.width if stand.mirrored else stand.width, stand.height)
    return placed.map(outline), placed.map(filled)


@lru_cache(maxsize=64)
def letters(size: float, bold: bool) -> tuple[QFont, QFontMetricsF]:
    """Return the font of letters of so many mm, and its metrics, both `LETTERS` times larger."""
    font = QFont()
    font.setFamilies([name.strip() for name in FONT.split(",")])
    font.setPixelSize(round(size * LETTERS))
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font, QFontMetricsF(font)


@lru_cache(maxsize=4096)
def _set_text(text: str, size: float, bold: bool) -> tuple[tuple[QGlyphRun, ...], float]:
    """Return a line set in glyphs, which are painted at every zoom as they are, and its width."""
    font, metrics = letters(size, bold)
    layout = QTextLayout(text, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return tuple(layout.glyphRuns()), metrics.horizontalAdvance(text)


class Texts:
    """The lines of some labels, set in their boxes."""

    __slots__ = ("_lines",)

    def __init__(self, labels: Iterator[tuple[Label, str]]) -> None:
        self._lines = [line for label, colour in labels for line in _lines(label, colour)]

    def paint(self, painter: QPainter, *, live: bool = True) -> None:
        """Paint them; `live` for the screen, where quickness counts, else as text that can be read back."""
        if not self._lines:
            return
        before = painter.transform()
        painter.scale(1 / LETTERS, 1 / LETTERS)
        ink = None
        for line in self._lines:
            if line.pen is not ink:
                ink = line.pen
                painter.setPen(ink)
            if live:
                for glyphs in line.glyphs:
                    painter.drawGlyphRun(line.corner, glyphs)
            else:
                painter.setFont(line.font)
                painter.drawText(line.foot, line.text)
        painter.setTransform(before)


@dataclass(frozen=True, slots=True, eq=False)
class _TextLine:
    text: str
    font: QFont
    pen: QPen
    glyphs: tuple[QGlyphRun, ...]
    corner: QPointF
    foot: QPointF


def _lines(label: Label, colour: str) -> Iterator[_TextLine]:
    font, metrics = letters(label.size, label.bold)
    parts = label.text.split("\n")
    height = metrics.height()
    top = label.y * LETTERS - height * len(parts) / 2
    for number, part in enumerate(parts):
        glyphs, width = _set_text(part, label.size, label.bold)
        left, upper = label.x * LETTERS - width / 2, top + number * height
        yield _TextLine(
            part,
            font,
            pen(colour, 0),
            glyphs,
            QPointF(left, upper),
            QPointF(left, upper + metrics.ascent()),
        )


def mark_box(mark: EmissionMark) -> QRectF:
    """Return the box that an emission mark fills."""
    width = mark_width(mark)
    return QRectF(mark.x - width / 2, mark.y - MARK_HEIGHT / 2, width, MARK_HEIGHT)


def _mark_label(mark: EmissionMark) -> Label:
    box = mark_box(mark)
    return Label(mark_text(mark), mark.x, mark.y, box.width(), box.height(), MARK_LETTERS)


class ItemPicture:
    """The picture of something that stands on a sheet."""

    __slots__ = ("_code", "_filled", "_ground", "_hair", "_ink", "_item", "_look", "_pen", "_texts", "paths")

    def __init__(self, item: Item, look: Look) -> None:
        self._item, self._look = item, look
        words = item.style.split()
        dashes = (4.0, 2.0) if "dashed" in words else ()
        self._pen = pen(look.ink, THICK if "thick" in words else LINE, dashes)
        self._hair = hair(self._pen)
        self._ground = brush(look.tint) if "tint" in words else NOTHING
        self.paths = None if item.symbol is None else standing_paths(item.symbol, item.stand)
        self._filled = self.paths is not None and not self.paths[1].isEmpty()
        self._ink = brush(look.ink)
        self._texts = Texts(self._labels())
        self._code = Texts(iter([(one, look.ink)])) if (one := _code_of(item)) is not None else None

    def _labels(self) -> Iterator[tuple[Label, str]]:
        item, look = self._item, self._look
        for number, label in enumerate(item.labels):
            yield label, look.quiet if number and item.standing is Standing.EQUIPMENT else look.ink
        for mark in item.marks:
            yield _mark_label(mark), look.ink

    def paint(
        self, painter: QPainter, *, coarse: bool = False, thin: bool = False, live: bool = True
    ) -> None:
        """Paint it; coarsely without letters, `thin` with hairlines, which are far quicker."""
        if self.paths is not None:
            painter.setPen(self._hair if thin else self._pen)
            painter.setBrush(self._ground)
            painter.drawPath(self.paths[0])
            if self._filled:
                painter.setBrush(self._ink)
                painter.drawPath(self.paths[1])
        if coarse:
            if self._code is not None:
                self._code.paint(painter, live=live)
            return
        for mark in self._item.marks:
            painter.setPen(pen(medium_colour(mark.medium), 0.3))
            painter.setBrush(brush(self._look.ground))
            painter.drawRoundedRect(mark_box(mark), 0.8, 0.8)
        self._texts.paint(painter, live=live)


def _code_of(item: Item) -> Label | None:
    """Return the code of a unit process in letters that fill its block, for a sheet shown small; else None."""
    words = item.labels[0].text.split() if item.labels else []
    if item.standing is not Standing.UNIT_PROCESS or not words:
        return None
    left, top, right, bottom = item.stand.extent
    code = words[0]
    size = max(1.0, min((bottom - top) * 0.7, (right - left) / len(code) * 1.3))
    return Label(code, item.stand.x, item.stand.y, right - left, bottom - top, round(size, 1))


def line_path(points: tuple[Point, ...]) -> QPainterPath:
    """Return the path of a line."""
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(*point)
    return path


class LinePicture:
    """The picture of a stream: its line, its arrow, its number with the sign of its state."""

    __slots__ = (
        "_arrow",
        "_box",
        "_corners",
        "_fill",
        "_ground",
        "_hair",
        "_hair_ink",
        "_ink",
        "_line",
        "_look",
        "_pen",
        "_rim",
        "_sign",
        "_texts",
        "_thin",
        "path",
    )

    def __init__(self, line: Line, look: Look) -> None:
        self._line, self._look = line, look
        colour = look.line_colour(line)
        self._pen, self._thin, self._fill = line_pen(line, look), pen(colour, THIN), brush(colour)
        self._hair, self._rim = hair(self._pen), hair(self._thin)
        bad = line.state in (StreamState.NOT_CONNECTED, StreamState.UNBALANCED)
        self._ink, self._ground = pen(look.red if bad else look.ink, 0.25), brush(look.ground)
        self._hair_ink = hair(self._ink)
        self.path = line_path(line.points)
        self._corners = QPolygonF([QPointF(*point) for point in line.points])
        self._arrow = QPolygonF([QPointF(*point) for point in arrow_head(line.points)])
        self._box = QRectF()
        self._sign: QPainterPath | None = None
        self._texts = Texts(iter(()))
        if line.label is not None:
            self._set_number(line.label)

    def _set_number(self, label: Label) -> None:
        box = QRectF(label.x - label.width / 2, label.y - label.height / 2, label.width, label.height)
        self._box = box
        strokes = STATE_SIGNS[self._line.state]
        room = SIGN + SIGN_ROOM if strokes else 0.0
        if strokes:
            self._sign = sign_path(strokes, box.right() - SIGN - 0.4, label.y - SIGN / 2)
        text = Label(label.text, label.x - room / 2, label.y, label.width - room, label.height, label.size)
        self._texts = Texts(iter([(text, self._look.ink)]))

    def paint(
        self, painter: QPainter, *, coarse: bool = False, thin: bool = False, live: bool = True
    ) -> None:
        """Paint it; coarsely without its number, `thin` with hairlines."""
        painter.setPen(self._hair if thin else self._pen)
        painter.drawPolyline(self._corners)
        painter.setPen(NO_PEN)
        painter.setBrush(self._fill)
        painter.drawConvexPolygon(self._arrow)
        if coarse or self._line.label is None:
            return
        painter.setPen(self._rim if thin else self._thin)
        painter.setBrush(self._ground)
        painter.drawRect(self._box)
        if self._sign is not None:
            painter.setPen(self._hair_ink if thin else self._ink)
            painter.setBrush(NOTHING)
            painter.drawPath(self._sign)
        self._texts.paint(painter, live=live)


def sign_path(strokes: tuple[tuple[Point, ...], ...], left: float, top: float) -> QPainterPath:
    """Return the sign of a state with its upper left corner at a point."""
    path = QPainterPath()
    for stroke in strokes:
        path.addPolygon(QPolygonF([QPointF(left + x * SIGN, top + y * SIGN) for x, y in stroke]))
    return path
