"""A sheet in the window: a projection of its drawing. It holds no data of the audit, and gestures go elsewhere."""

from collections.abc import Iterable
from math import floor

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Signal
from PySide6.QtGui import QPainter, QPixmap, QTransform
from PySide6.QtWidgets import QGraphicsScene

from cpdesk.tables.drawing import Drawing, Item, Line, Underlay
from ui.diagram.items import LineItem, Surface, SymbolItem
from ui.diagram.look import THIN, Look, brush, pen

GRID = 5.0
"""The step of the grid in mm to which things snap."""

MARGIN = 40.0


class DiagramScene(QGraphicsScene):
    """Shows a drawing; only what differs from the one before is made anew."""

    chosen = Signal()

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.surface = Surface(look)
        self.drawing: Drawing | None = None
        self.symbols: dict[str, SymbolItem] = {}
        self.lines: dict[str, LineItem] = {}
        self.with_grid = True
        self.scan: QPixmap | None = None
        self.scan_under_way: Underlay | None = None
        self._drawn: QRectF | None = None
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.BspTreeIndex)
        self._order: dict[str, None] = {}
        self.selectionChanged.connect(self._on_selection)

    def show_drawing(self, drawing: Drawing) -> None:
        """Show a drawing: what stays is kept, with its choice."""
        before, self.drawing = self.drawing, drawing
        if before is None or _ground_of(before) != _ground_of(drawing):
            self.paint_ground_anew()
        self._drop(self.symbols, {item.id for item in drawing.items})
        self._drop(self.lines, {line.stream for line in drawing.lines})
        self.show_parts(drawing.items, drawing.lines)
        self.setSceneRect(
            QRectF(0, 0, drawing.width, drawing.height).adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
        )
        self.update()

    def _drop(self, shown: dict[str, SymbolItem] | dict[str, LineItem], wanted: set[str]) -> None:
        for gone in [key for key in shown if key not in wanted]:
            self.removeItem(shown.pop(gone))

    def show_parts(self, items: Iterable[Item], lines: Iterable[Line]) -> None:
        """Show another state of some things and streams, as while they are dragged."""
        self._drawn = None
        for item in items:
            shown = self.symbols.get(item.id)
            if shown is None:
                self.symbols[item.id] = made = SymbolItem(item, self.surface)
                self.addItem(made)
            else:
                shown.show_item(item)
        for line in lines:
            there = self.lines.get(line.stream)
            if there is None:
                self.lines[line.stream] = new = LineItem(line, self.surface)
                self.addItem(new)
            else:
                there.show_line(line)

    def wear(self, look: Look) -> None:
        """Put on other colours."""
        self.surface.look = look
        for shown in (*self.symbols.values(), *self.lines.values()):
            shown.picture = None
        self.paint_ground_anew()

    def paint_ground_anew(self) -> None:
        """Paint the paper, the scan and the grid again: the view keeps their picture."""
        self.invalidate(self.sceneRect(), QGraphicsScene.SceneLayer.AllLayers)

    def set_detail(self, *, coarse: bool, thin: bool) -> None:
        """Leave letters out while they are too small to be read, and draw hairlines while lines are thin."""
        self.surface.coarse, self.surface.thin = coarse, thin

    def drawn_box(self) -> QRectF:
        """Return the box around all that stands and runs on the sheet; empty where nothing does."""
        if self._drawn is None:
            self._drawn = QRectF()
            for shown in (*self.symbols.values(), *self.lines.values()):
                self._drawn = self._drawn.united(shown.box)
        return self._drawn

    # What is chosen

    def _on_selection(self) -> None:
        self._note_order()
        self.chosen.emit()

    def _note_order(self) -> None:
        """Keep in which order things were chosen: what is aligned is brought onto the line of the first."""
        now = [key for key, shown in self.symbols.items() if shown.isSelected()]
        kept = [key for key in self._order if key in set(now)]
        self._order = dict.fromkeys([*kept, *now])

    def chosen_items(self) -> list[Item]:
        """Return the things that are chosen, in the order in which they were."""
        chosen = {key: shown.item for key, shown in self.symbols.items() if shown.isSelected()}
        return [chosen[key] for key in self._order if key in chosen]

    def chosen_lines(self) -> list[Line]:
        """Return the streams that are chosen."""
        return [shown.line for shown in self.lines.values() if shown.isSelected()]

    def choose(self, items: Iterable[str], lines: Iterable[str] = (), *, more: bool = False) -> None:
        """Choose things by placement and streams by id; what was chosen is let go unless it is to be more."""
        self.blockSignals(True)
        if not more:
            self.clearSelection()
            self._order.clear()
        for key in items:
            if key in self.symbols:
                self.symbols[key].setSelected(True)
                self._order[key] = None
        for key in lines:
            if key in self.lines:
                self.lines[key].setSelected(True)
        self.blockSignals(False)
        self._note_order()
        self.update()
        self.chosen.emit()

    # What lies under the pointer

    def symbol_at(self, at: QPointF, reach: float = 0.0) -> SymbolItem | None:
        """Return the topmost symbol at a point, or within so many mm of it."""
        box = QRectF(at.x() - reach, at.y() - reach, 2 * reach or 0.01, 2 * reach or 0.01)
        found = [one for one in self.items(box) if isinstance(one, SymbolItem) and one.body.intersects(box)]
        return found[0] if found else None

    def line_at(self, at: QPointF, reach: float = 0.0) -> LineItem | None:
        """Return the topmost stream at a point, else one within so many mm of it."""
        there = self.items(at)
        if reach:
            there += self.items(QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach))
        return next((one for one in there if isinstance(one, LineItem)), None)

    # The sheet behind

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:  # noqa: N802
        """Paint the paper, its frame, and the grid where it is coarse enough to be seen."""
        look, drawing, rect = self.surface.look, self.drawing, QRectF(rect)
        paper = QRectF(0, 0, drawing.width, drawing.height) if drawing is not None else QRectF()
        if not paper.contains(rect):
            painter.fillRect(rect, brush(look.grid))
        if drawing is None:
            return
        painter.fillRect(paper.intersected(rect), brush(look.paper))
        under = self.scan_under_way or drawing.underlay
        if self.scan is not None and under is not None:
            self._paint_scan(painter, self.scan, under)
        if self.with_grid and not self.surface.coarse:
            self._paint_grid(painter, rect.intersected(paper))
        left, top, right, bottom = drawing.field
        painter.setPen(pen(look.quiet, THIN))
        painter.drawRect(QRectF(left, top, right - left, bottom - top))

    def _paint_scan(self, painter: QPainter, scan: QPixmap, under: Underlay) -> None:
        """Paint the picture to trace from, dimmed."""
        painter.setOpacity(1.0 - under.shade)
        painter.drawPixmap(self.scan_box(under), scan, QRectF(scan.rect()))
        painter.setOpacity(1.0)

    def scan_box(self, under: Underlay) -> QRectF:
        """Return where the picture to trace from lies, as high as it is for its width."""
        scan = self.scan
        shape = scan.height() / max(1, scan.width()) if scan is not None else 1.0
        return QRectF(under.x, under.y, under.width, under.width * shape)

    def show_scan(self, under: Underlay | None) -> None:
        """Show the picture to trace from elsewhere, as while it is moved; None: where it is kept."""
        self.scan_under_way = under
        self.paint_ground_anew()

    def _paint_grid(self, painter: QPainter, rect: QRectF) -> None:
        """Paint lines of one point of the screen, as filled boxes, which takes half the time of lines."""
        across = range(int(rect.left() // GRID) + 1, int(rect.right() // GRID) + 1)
        down = range(int(rect.top() // GRID) + 1, int(rect.bottom() // GRID) + 1)
        fine, before = painter.device().devicePixelRatio(), painter.transform()
        onto, ink = before * QTransform.fromScale(fine, fine), brush(self.surface.look.grid)
        box = onto.mapRect(rect).toAlignedRect()
        painter.setTransform(QTransform.fromScale(1 / fine, 1 / fine))
        for n in across:
            painter.fillRect(floor(n * GRID * onto.m11() + onto.dx()), box.top(), 1, box.height(), ink)
        for n in down:
            painter.fillRect(box.left(), floor(n * GRID * onto.m22() + onto.dy()), box.width(), 1, ink)
        painter.setTransform(before)


def _ground_of(drawing: Drawing) -> tuple[object, ...]:
    """Return what the ground of a sheet is painted from."""
    return drawing.width, drawing.height, drawing.field, drawing.underlay
