"""What a scene holds: one item for each symbol and each stream, painted from the drawing and knowing nothing else."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from cpdesk.tables.drawing import Item, Label, Line
from ui.diagram.look import LINE, Look, pen
from ui.diagram.painting import (
    line_path,
    mark_box,
    paint_item_texts,
    paint_line_texts,
    paint_stroke,
    paint_symbol,
    standing_paths,
)

REACH = 1.6
"""So near, in mm, a click finds a line."""


class Surface:
    """What all items of a scene share: the look, and whether letters are too small to be read."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.coarse = False


def label_box(label: Label) -> QRectF:
    """Return the box of a label."""
    return QRectF(label.x - label.width / 2, label.y - label.height / 2, label.width, label.height)


class SymbolItem(QGraphicsItem):
    """A symbol with its labels and marks."""

    def __init__(self, item: Item, surface: Surface) -> None:
        super().__init__()
        self.surface = surface
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.setZValue(2)
        self._take(item)

    def show_item(self, item: Item) -> None:
        """Show another state of the same thing."""
        if item != self.item:
            self.prepareGeometryChange()
            self._take(item)
            self.update()

    def _take(self, item: Item) -> None:
        self.item = item
        left, top, right, bottom = item.stand.extent
        self.body = QRectF(left, top, right - left, bottom - top)
        self.paths = None if item.symbol is None else standing_paths(item.symbol, item.stand)
        box = QRectF(self.body)
        for label in item.labels:
            box = box.united(label_box(label))
        for mark in item.marks:
            box = box.united(mark_box(mark))
        self.box = box.adjusted(-1.5, -1.5, 1.5, 1.5)

    def boundingRect(self) -> QRectF:  # noqa: N802
        """Return all that is painted."""
        return self.box

    def shape(self) -> QPainterPath:
        """Return where a click finds the item: its symbol."""
        path = QPainterPath()
        path.addRect(self.body)
        return path

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the symbol, and its texts where they can be read."""
        look = self.surface.look
        stand = self.item.stand
        if self.paths is not None:
            painter.translate(stand.x, stand.y)
            paint_symbol(painter, self.paths, look, self.item.style)
            painter.translate(-stand.x, -stand.y)
        if not self.surface.coarse:
            paint_item_texts(painter, self.item, look)
        if self.isSelected():
            _paint_chosen(painter, self.body.adjusted(-1, -1, 1, 1), look)


def _paint_chosen(painter: QPainter, box: QRectF, look: Look) -> None:
    painter.setPen(pen(look.accent, LINE * 1.5, (4.0, 2.0)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box)


class LineItem(QGraphicsItem):
    """A stream with its arrow and its number."""

    def __init__(self, line: Line, surface: Surface) -> None:
        super().__init__()
        self.surface = surface
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.setZValue(1)
        self._take(line)

    def show_line(self, line: Line) -> None:
        """Show another state of the same stream."""
        if line != self.line:
            self.prepareGeometryChange()
            self._take(line)
            self.update()

    def _take(self, line: Line) -> None:
        self.line = line
        self.path = line_path(line.points)
        self._shape: QPainterPath | None = None
        box = self.path.boundingRect()
        if line.label is not None:
            box = box.united(label_box(line.label))
        self.box = box.adjusted(-2, -2, 2, 2)

    def boundingRect(self) -> QRectF:  # noqa: N802
        """Return all that is painted."""
        return self.box

    def shape(self) -> QPainterPath:
        """Return where a click finds the stream: near its line, or on its number."""
        if self._shape is None:
            stroker = QPainterPathStroker()
            stroker.setWidth(2 * REACH)
            self._shape = stroker.createStroke(self.path)
            if self.line.label is not None:
                self._shape.addRect(label_box(self.line.label))
        return self._shape

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the line, and its number where it can be read."""
        look = self.surface.look
        if self.isSelected():
            painter.setPen(pen(look.accent, LINE * 4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(self.path)
        paint_stroke(painter, self.line, self.path, look)
        if not self.surface.coarse:
            paint_line_texts(painter, self.line, look)
