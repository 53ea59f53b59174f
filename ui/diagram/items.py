"""What a scene holds: one item for each symbol and each stream, painted from the drawing and knowing nothing else."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from cpdesk.tables.drawing import Item, Label, Line
from ui.diagram.look import LINE, Look, pen
from ui.diagram.painting import NO_PEN, ItemPicture, LinePicture, line_path, mark_box

REACH = 1.6
"""So near, in mm, a click finds a line."""


class Surface:
    """What all items of a scene share: the look, whether letters are too small to be read and lines to be wide."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.coarse = False
        self.thin = True


def label_box(label: Label) -> QRectF:
    """Return the box of a label."""
    return QRectF(label.x - label.width / 2, label.y - label.height / 2, label.width, label.height)


class _Boxed(QGraphicsRectItem):
    """Something that is painted within a box. Qt asks for boxes more often than for pictures: it keeps this one."""

    def __init__(self) -> None:
        super().__init__()
        self.setPen(NO_PEN)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)

    def take_box(self, box: QRectF) -> None:
        """Be painted within a box from now on."""
        self.box = box
        self.setRect(box)


class SymbolItem(_Boxed):
    """A symbol with its labels and marks."""

    def __init__(self, item: Item, surface: Surface) -> None:
        super().__init__()
        self.surface = surface
        self.setZValue(2)
        self._take(item)

    def show_item(self, item: Item) -> None:
        """Show another state of the same thing."""
        if item != self.item:
            self._take(item)
            self.update()

    def _take(self, item: Item) -> None:
        self.item = item
        left, top, right, bottom = item.stand.extent
        self.body = QRectF(left, top, right - left, bottom - top)
        self.picture: ItemPicture | None = None
        box = QRectF(self.body)
        for label in item.labels:
            box = box.united(label_box(label))
        for mark in item.marks:
            box = box.united(mark_box(mark))
        self.take_box(box.adjusted(-1.5, -1.5, 1.5, 1.5))

    @property
    def tag(self) -> Label | None:
        """All letters that stand beside the symbol, as one label; None where they stand in it."""
        box = QRectF()
        for label in self.item.labels:
            if not self.body.contains(QPointF(label.x, label.y)):
                box = box.united(label_box(label))
        if box.isEmpty():
            return None
        middle = box.center()
        return Label("", middle.x(), middle.y(), box.width(), box.height())

    def shape(self) -> QPainterPath:
        """Return where a click finds the item: its symbol."""
        path = QPainterPath()
        path.addRect(self.body)
        return path

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the symbol, and its texts where they can be read."""
        if self.picture is None:
            self.picture = ItemPicture(self.item, self.surface.look)
        self.picture.paint(painter, coarse=self.surface.coarse, thin=self.surface.thin)
        if self.isSelected():
            _paint_chosen(painter, self.body.adjusted(-1, -1, 1, 1), self.surface.look)


def _paint_chosen(painter: QPainter, box: QRectF, look: Look) -> None:
    painter.setPen(pen(look.accent, LINE * 1.5, (4.0, 2.0)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box)


class LineItem(_Boxed):
    """A stream with its arrow and its number."""

    def __init__(self, line: Line, surface: Surface) -> None:
        super().__init__()
        self.surface = surface
        self.setZValue(1)
        self._take(line)

    def show_line(self, line: Line) -> None:
        """Show another state of the same stream."""
        if line != self.line:
            self._take(line)
            self.update()

    def _take(self, line: Line) -> None:
        self.line = line
        self.picture: LinePicture | None = None
        self._shape: QPainterPath | None = None
        xs, ys = [x for x, _ in line.points], [y for _, y in line.points]
        box = QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
        if line.label is not None:
            box = box.united(label_box(line.label))
        self.take_box(box.adjusted(-2, -2, 2, 2))

    @property
    def number_box(self) -> QRectF:
        """The box of the stream's number, else the middle of its line."""
        if self.line.label is not None:
            return label_box(self.line.label)
        (x1, y1), (x2, y2) = self.line.points[:2]
        return QRectF((x1 + x2) / 2 - 5, (y1 + y2) / 2 - 2, 10, 4)

    def shape(self) -> QPainterPath:
        """Return where a click finds the stream: near its line, or on its number."""
        if self._shape is None:
            stroker = QPainterPathStroker()
            stroker.setWidth(2 * REACH)
            self._shape = stroker.createStroke(line_path(self.line.points))
            if self.line.label is not None:
                self._shape.addRect(label_box(self.line.label))
        return self._shape

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the line, and its number where it can be read."""
        if self.picture is None:
            self.picture = LinePicture(self.line, self.surface.look)
        if self.isSelected():
            painter.setPen(pen(self.surface.look.accent, LINE * 4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(self.picture.path)
        self.picture.paint(painter, coarse=self.surface.coarse, thin=self.surface.thin)
