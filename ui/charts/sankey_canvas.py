"""A Sankey diagram on the screen: as large as is wanted, with a band to hover, to choose and to follow."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from cpdesk.exchange.sankey_svg import band_words, node_words, stub_words
from cpdesk.methods.sankey.figures import Band, Sankey, Style
from cpdesk.tables.sankeys import in_order
from ui.charts.sankey_painting import SankeyPainter, Say, band_path, on_screen
from ui.theme.palette import Colours

STEP = 1.25
LEAST, MOST = 0.4, 12.0
"""So many pixels a mm the diagram has at least and at most."""

READ_PX, TITLE_PX = 6.0, 11.0
"""Letters lower than this, in pixels, are not painted; then the names of the nodes stand there in these."""

REACH = 0.8
"""So far beside a thin band, in mm, the pointer still means it."""


class SankeyCanvas(QWidget):
    """Paints a diagram in `pixels` a mm. Arrows walk over the bands, Return leads to the row of the stream."""

    chosen = Signal(str)
    asked = Signal(str)
    zoom_asked = Signal(float)

    def __init__(self, say: Say, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.say, self.colours = say, colours
        self.drawn = Sankey(Style())
        self.unit = ""
        self.pixels = 2.0
        self.band = ""
        self._paths: list[tuple[Band, QPainterPath]] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def show_diagram(self, drawn: Sankey, unit: str) -> None:
        """Show a diagram; a band that is there again stays chosen."""
        self.drawn, self.unit = drawn, unit
        self._paths = [(band, band_path(band)) for band in reversed(in_order(drawn))]
        if self.band not in {band.flow.key for band in drawn.bands}:
            self.band = ""
        self.zoom_to(self.pixels)

    def zoom_to(self, pixels: float) -> None:
        """Draw so many pixels a mm."""
        self.pixels = min(MOST, max(LEAST, pixels))
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return how large the whole diagram is."""
        return QSize(round(self.drawn.width * self.pixels) + 1, round(self.drawn.height * self.pixels) + 1)

    def choose(self, key: str) -> None:
        """Put the mark onto the band of a flow."""
        if key != self.band:
            self.band = key
            found = self.chosen_band
            self.setAccessibleDescription("" if found is None else self._words_of(found))
            self.update()

    @property
    def chosen_band(self) -> Band | None:
        """The band with the mark."""
        return next((band for band in self.drawn.bands if band.flow.key == self.band), None)

    def middle_of_chosen(self) -> QPoint | None:
        """Return where the middle of the chosen band lies."""
        path = next((path for band, path in self._paths if band.flow.key == self.band), None)
        return None if path is None else (path.boundingRect().center() * self.pixels).toPoint()

    def band_at(self, place: QPointF) -> Band | None:
        """Return the band at a place of the widget: the one on top, else a thin one close by."""
        at = place / self.pixels
        for band, path in self._paths:
            if path.contains(at):
                return band
        near = QRectF(at.x() - REACH, at.y() - REACH, 2 * REACH, 2 * REACH)
        return next((band for band, path in self._paths if path.intersects(near)), None)

    def words_at(self, place: QPointF) -> str:
        """Return what is told of what lies at a place of the widget."""
        at = place / self.pixels
        for node in self.drawn.nodes:
            if QRectF(node.x, node.y, node.width, max(node.height, 1.0)).contains(at):
                return node_words(node, self.unit, self.say)
        for stub in self.drawn.stubs:
            if QRectF(stub.x, stub.y, stub.width, max(stub.height, 1.0)).contains(at):
                return stub_words(stub, self.unit, self.say)
        band = self.band_at(place)
        return "" if band is None else self._words_of(band)

    def _words_of(self, band: Band) -> str:
        return band_words(band, self.drawn, self.unit, self.say)

    # What Qt asks and tells

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the diagram."""
        inks = on_screen(self.colours)
        painter = QPainter(self)
        painter.fillRect(event.rect(), inks.paper)
        painter.scale(self.pixels, self.pixels)
        small = self.drawn.style.letters * self.pixels < READ_PX
        titles = TITLE_PX / self.pixels if small else 0.0
        SankeyPainter(painter, inks).paint(self.drawn, self.unit, self.say, self.band, titles)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Tell the figures of what is under the pointer."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self.words_at(QPointF(event.pos()))
            if words:
                QToolTip.showText(event.globalPos(), words, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show by the pointer what can be clicked."""
        band = self.band_at(event.position())
        shape = Qt.CursorShape.ArrowCursor if band is None else Qt.CursorShape.PointingHandCursor
        self.setCursor(shape)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose the band under the pointer."""
        band = self.band_at(event.position())
        if band is not None and event.button() is Qt.MouseButton.LeftButton:
            self._take(band)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go to the stream that was clicked."""
        band = self.band_at(event.position())
        if (
            band is not None
            and band.flow.key == self.band
            and event.button() is Qt.MouseButton.LeftButton
            and self.rect().contains(event.position().toPoint())
        ):
            self.asked.emit(self.band)

    def _take(self, band: Band) -> None:
        self.choose(band.flow.key)
        self.chosen.emit(self.band)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Walk over the bands, the widest first; zoom; lead to the row."""
        key = event.key()
        if key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
            self._walk(1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Up):
            self._walk(-1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.band:
            self.asked.emit(self.band)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_asked.emit(STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom_asked.emit(1 / STEP)
        elif key == Qt.Key.Key_0:
            self.zoom_asked.emit(0.0)
        else:
            super().keyPressEvent(event)

    def _walk(self, move: int) -> None:
        bands = sorted(self.drawn.bands, key=lambda band: -band.flow.amount)
        if not bands:
            return
        place = next((n for n, band in enumerate(bands) if band.flow.key == self.band), -1 if move > 0 else 0)
        self._take(bands[(place + move) % len(bands)])
