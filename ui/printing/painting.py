"""Painting of a sheet's pages, in mm: the one way for PDF, picture, printer and preview, so all of them are the same.

The shapes are those of the SVG and DXF files.
"""

from collections.abc import Iterable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QTransform,
)

from cpdesk.exchange.diagram_shapes import (
    BAD,
    MARK_LINE,
    SIGN_LINE,
    THIN,
    closure_texts,
    item_texts,
    mark_texts,
    number_texts,
    outlines,
    sign_strokes,
    width_of,
)
from cpdesk.methods.sheets.label_places import text_width_mm
from cpdesk.methods.sheets.placing import Point
from cpdesk.tables.believing import RIMS
from cpdesk.tables.drawing import (
    MARK_HEIGHT,
    Closure,
    Drawing,
    EmissionMark,
    Item,
    Line,
    arrow_head,
    mark_width,
)
from cpdesk.tables.media import NO_FLOW, line_dashes
from cpdesk.tables.sheet_frame import Page
from cpdesk.tables.sheet_gaps import Runs, runs_of
from cpdesk.tables.sheet_primitives import BOLDER, Anchor, Text
from ui.diagram.look import FONT
from ui.outlines import outline_path
from ui.printing.inks import COLOUR, Inks

EM = 100.0
"""Letters are set at so many units and scaled down: fonts know no sizes of 2 mm."""

GLYPHS_WITHOUT_LETTERS = ("locl", "liga", "clig", "calt", "ccmp")
"""What fonts do to letters that follow each other: of the glyphs they put there a PDF does not know the letters."""

ROUNDED = 0.8
NOTHING = Qt.BrushStyle.NoBrush
SHARE_BEFORE = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}


class PagePainter:
    """Paints pages; the painter it is given counts in mm from the upper left corner of the page."""

    def __init__(self, painter: QPainter, inks: Inks = COLOUR) -> None:
        self._painter, self._inks = painter, inks
        self._letters = {bold: (font, QFontMetricsF(font)) for bold, font in fonts().items()}

    def paint(self, page: Page, drawing: Drawing | None = None) -> None:
        """Paint a page; of a sheet with its drawing, but no scan that lies under it: that is for tracing."""
        painter = self._painter
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        for one in page.rules:
            painter.setPen(_pen(self._inks.ink, one.width, cap=Qt.PenCapStyle.SquareCap))
            painter.drawLine(QLineF(one.x1, one.y1, one.x2, one.y2))
        self._texts(page.texts)
        if page.fit is not None and drawing is not None:
            painter.save()
            painter.translate(page.fit.dx, page.fit.dy)
            painter.scale(page.fit.scale, page.fit.scale)
            self._contents(drawing)
            painter.restore()

    def _contents(self, drawing: Drawing) -> None:
        runs = runs_of(drawing.lines)
        for line in drawing.lines:
            self._stream(line, runs[line.stream])
        for item in drawing.items:
            self._item(item)
        for line in drawing.lines:
            self._number(line)
        for closure in drawing.closures:
            self._closure(closure)

    def _closure(self, closure: Closure) -> None:
        label, inks = closure.label, self._inks
        box = QPainterPath()
        rect = QRectF(label.x - label.width / 2, label.y - label.height / 2, label.width, label.height)
        box.addRoundedRect(rect, 0.5, 0.5)
        rim = RIMS[closure.believed]
        self._draw(box, _pen(inks.of_rim(rim), rim.width, rim.dashes), inks.paper)
        self._texts(closure_texts(closure))

    # Streams

    def _stream(self, line: Line, runs: Runs) -> None:
        colour, path = self._inks.of_line(line), QPainterPath()
        for run in runs:
            path.addPolygon(_polygon(run))
        self._draw(path, _pen(colour, width_of(line.style), line_dashes(line)))
        arrow = QPainterPath()
        arrow.addPolygon(_polygon(arrow_head(line.points)))
        arrow.closeSubpath()
        self._draw(arrow, Qt.PenStyle.NoPen, colour)

    def _number(self, line: Line) -> None:
        label, inks = line.label, self._inks
        if label is None:
            return
        box = QPainterPath()
        box.addRect(label.x - label.width / 2, label.y - label.height / 2, label.width, label.height)
        self._draw(box, _pen(inks.of_line(line), THIN), inks.paper)
        self._texts(number_texts(line))
        sign = QPainterPath()
        for stroke in sign_strokes(line):
            sign.addPolygon(_polygon(stroke))
        self._draw(sign, _pen(inks.warning if line.state in BAD else inks.ink, SIGN_LINE))

    # What stands on the sheet

    def _item(self, item: Item) -> None:
        words, inks = item.style.split(), self._inks
        ground = inks.tint if "tint" in words else inks.paper
        dashes = NO_FLOW if "dashed" in words else ()
        pen = _pen(inks.ink, width_of(item.style), dashes, Qt.PenCapStyle.RoundCap)
        for outline in outlines(item.symbol, item.stand) if item.symbol is not None else ():
            fill = inks.ink if outline.filled else ground if outline.closed else None
            self._draw(outline_path(outline.segments), pen, fill)
        for mark in item.marks:
            self._mark(mark)
        self._texts(item_texts(item))

    def _mark(self, mark: EmissionMark) -> None:
        width, box = mark_width(mark), QPainterPath()
        rect = QRectF(mark.x - width / 2, mark.y - MARK_HEIGHT / 2, width, MARK_HEIGHT)
        box.addRoundedRect(rect, ROUNDED, ROUNDED)
        self._draw(box, _pen(self._inks.of_medium(mark.medium), MARK_LINE), self._inks.paper)
        self._texts(mark_texts(mark))

    def _draw(self, path: QPainterPath, pen: QPen | Qt.PenStyle, fill: str | None = None) -> None:
        self._painter.setPen(pen)
        self._painter.setBrush(NOTHING if fill is None else QBrush(QColor(fill)))
        self._painter.drawPath(path)

    # Letters

    def _texts(self, texts: Iterable[Text]) -> None:
        for text in texts:
            self.write(text)

    def write(self, text: Text) -> None:
        """Write a text."""
        inks, painter = self._inks, self._painter
        font, metrics = self._letters[text.bold]
        wide = metrics.horizontalAdvance(text.text) * text.size / EM
        # its place was found for letters like Helvetica's; those of another font are narrowed rather than run over
        room = text_width_mm(text.text, text.size) * (BOLDER if text.bold else 1.0)
        narrowed = min(1.0, room / wide) if wide > 0 else 1.0
        painter.save()
        painter.translate(text.x - SHARE_BEFORE[text.anchor] * wide * narrowed, text.y)
        painter.scale(narrowed * text.size / EM, text.size / EM)
        painter.setFont(font)
        painter.setPen(QColor(inks.warning if text.warning else inks.quiet if text.quiet else inks.ink))
        painter.drawText(QPointF(0, 0), text.text)
        painter.restore()


def fonts() -> dict[bool, QFont]:
    """Return the fonts of paper, plain and bold."""
    return {bold: _font(bold) for bold in (False, True)}


def _font(bold: bool) -> QFont:
    font = QFont()
    font.setFamilies([name.strip() for name in FONT.split(",")])
    font.setPixelSize(round(EM))
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    for feature in GLYPHS_WITHOUT_LETTERS:
        font.setFeature(QFont.Tag(feature), 0)
    return font


def _pen(
    colour: str,
    width: float,
    dashes: tuple[float, ...] = (),
    cap: Qt.PenCapStyle = Qt.PenCapStyle.FlatCap,
) -> QPen:
    pen = QPen(QColor(colour), width, Qt.PenStyle.SolidLine, cap, Qt.PenJoinStyle.RoundJoin)
    if dashes:
        pen.setDashPattern(dashes)
    return pen


def _polygon(points: Iterable[Point]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


def in_mm(dots_per_inch: float) -> QTransform:
    """Return what makes a painter of so many dots an inch count in mm."""
    dots = dots_per_inch / 25.4
    return QTransform.fromScale(dots, dots)
