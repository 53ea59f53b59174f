"""Painting of a Sankey diagram, in mm: one way for screen, PDF, picture and printer, with the shapes of the SVG."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from cpdesk.exchange.sankey_svg import BAR_MM, scale_words
from cpdesk.language import Message
from cpdesk.methods.sankey.figures import LEADING, Band, Figures, PlacedNode, Sankey, Stub
from cpdesk.tables.sankeys import LOSS_COLOUR, NODE_COLOUR, colour_of, in_order, opacity_of
from ui.outlines import outline_path
from ui.printing.painting import EM, fonts
from ui.theme.palette import Colours

Say = Callable[[Message | str], str]
_ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}


@dataclass(frozen=True, slots=True)
class SankeyInks:
    """The colours round the bands: the ground, letters, quiet letters, nodes, and the rim of what is chosen."""

    paper: str = "#ffffff"
    ink: str = "#000000"
    quiet: str = "#4b535d"
    node: str = NODE_COLOUR
    chosen: str = "#000000"


ON_PAPER = SankeyInks()


def on_screen(colours: Colours) -> SankeyInks:
    """Return the inks of a scheme of the screen."""
    greys = colours.greys
    return SankeyInks(greys[0], greys[6], greys[5], greys[5], greys[6])


def band_path(band: Band) -> QPainterPath:
    """Return the outline of a band."""
    return outline_path(band.outline)


class SankeyPainter:
    """Paints a diagram; the painter it is given counts in mm from the upper left corner."""

    def __init__(self, painter: QPainter, inks: SankeyInks = ON_PAPER) -> None:
        self._painter, self._inks = painter, inks
        self._letters = {bold: (font, QFontMetricsF(font)) for bold, font in fonts().items()}

    def paint(self, drawn: Sankey, unit: str, say: Say, chosen: str = "", titles_alone: float = 0.0) -> None:
        """Paint a diagram whose amounts count in a unit, with one band chosen.

        `titles_alone` paints no texts but the names of the nodes, in letters of so many mm: where the diagram is
        small, its own could not be read.
        """
        painter = self._painter
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        for band in in_order(drawn):
            self._band(band, band.flow.key == chosen)
        for band in in_order(drawn):
            self._tips(band, band.flow.key == chosen)
        for stub in drawn.stubs:
            self._stub(stub)
        for node in drawn.nodes:
            self._node(node)
        if titles_alone:
            self._titles(drawn, titles_alone)
            return
        for text in drawn.texts:
            self._text(text)
        self._scale(drawn, scale_words(drawn, unit, say))

    def _band(self, band: Band, chosen: bool) -> None:
        fill = QColor(colour_of(band))
        fill.setAlphaF(opacity_of(band))
        pen = QPen(Qt.PenStyle.NoPen)
        if chosen:
            fill.setAlphaF(1.0)
            pen = QPen(QColor(self._inks.chosen), 0.6)
        self._painter.setPen(pen)
        self._painter.setBrush(QBrush(fill))
        self._painter.drawPath(band_path(band))

    def _tips(self, band: Band, chosen: bool) -> None:
        ink = QColor(self._inks.chosen if chosen else colour_of(band))
        for tip in band.tips:
            self._painter.fillPath(outline_path(tip), ink)

    def _stub(self, stub: Stub) -> None:
        """Paint what no flow fills, hatched; the lines are drawn one by one, for patterns differ on paper."""
        painter, box = self._painter, QRectF(stub.x, stub.y, stub.width, stub.height)
        painter.save()
        painter.setPen(QPen(QColor(LOSS_COLOUR), 0.2))
        painter.setBrush(QColor(self._inks.paper))
        painter.drawRect(box)
        painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
        steps = int(box.width() + box.height()) + 1
        for step in range(steps):
            x = box.left() - box.height() + step
            painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
        painter.restore()

    def _node(self, node: PlacedNode) -> None:
        self._painter.fillRect(
            QRectF(node.x, node.y, node.width, max(node.height, 0.3)), QColor(self._inks.node)
        )

    def _text(self, text: Figures) -> None:
        veil = QColor(self._inks.paper)
        veil.setAlphaF(0.62)
        box = QPainterPath()
        box.addRoundedRect(QRectF(text.x - 0.3, text.y, text.width + 0.6, text.height), 0.6, 0.6)
        self._painter.fillPath(box, veil)
        share = _ANCHORS[text.anchor]
        for number, line in enumerate(text.lines):
            y = text.y + text.size * (LEADING * number + 0.95)
            bold = text.bold_first and number == 0
            self._write(line, text.x + share * text.width, y, text.size, share, bold, room=text.width)

    def _titles(self, drawn: Sankey, size: float) -> None:
        """Write the names of the nodes above them, the greatest first, as far as they do not cover each other."""
        taken: list[QRectF] = []
        metrics = self._letters[True][1]
        for node in sorted(drawn.nodes, key=lambda one: -one.height):
            wide = metrics.horizontalAdvance(node.title) * size / EM
            left = node.x + (node.width - wide) / 2
            left = max(0.0, min(left, drawn.width - wide))
            top = max(0.0, node.y - size * LEADING)
            box = QRectF(left, top, wide, size * LEADING)
            if not any(box.intersects(other) for other in taken):
                taken.append(box)
                veil = QColor(self._inks.paper)
                veil.setAlphaF(0.7)
                self._painter.fillRect(box, veil)
                self._write(node.title, left, top + size * 0.95, size, 0.0, True)

    def _write(
        self, text: str, x: float, y: float, size: float, share: float, bold: bool, *, room: float = 0.0
    ) -> None:
        painter = self._painter
        font, metrics = self._letters[bold]
        wide = metrics.horizontalAdvance(text) * size / EM
        narrowed = min(1.0, room / wide) if room and wide > 0 else 1.0
        painter.save()
        painter.translate(x - share * wide * narrowed, y)
        painter.scale(narrowed * size / EM, size / EM)
        painter.setFont(font)
        painter.setPen(QColor(self._inks.ink))
        painter.drawText(QPointF(0, 0), text)
        painter.restore()

    def _scale(self, drawn: Sankey, words: list[str]) -> None:
        style = drawn.style
        line = style.letters * LEADING
        y = drawn.height - style.margin - (len(words) - 1) * line
        if drawn.bands:
            top, left = y - style.letters * 0.7, style.margin
            self._painter.setPen(QPen(QColor(self._inks.ink), 0.3))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawPolyline(
                [
                    QPointF(left, top),
                    QPointF(left, top + 1.5),
                    QPointF(left + BAR_MM, top + 1.5),
                    QPointF(left + BAR_MM, top),
                ]
            )
        for number, text in enumerate(words):
            x = style.margin + (BAR_MM + 2.0 if number == 0 and drawn.bands else 0.0)
            self._write(text, x, y + number * line, style.letters, 0.0, False)
