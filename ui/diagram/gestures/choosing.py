"""Choosing all within a box that the pointer draws."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter

from ui.diagram.gestures.gesture import Gesture, Workbench
from ui.diagram.items import LineItem, SymbolItem
from ui.diagram.look import THIN, pen


class ChoosingBox(Gesture):
    """A box under way: what lies wholly in it is chosen; with Shift it is added to what was."""

    def __init__(self, bench: Workbench, start: QPointF) -> None:
        super().__init__(bench)
        self._start = self._at = start

    def drag(self, at: QPointF, event: QMouseEvent) -> None:
        """Draw the box to the pointer."""
        self._at = at
        self.bench.view.viewport().update()

    def release(self, at: QPointF, event: QMouseEvent) -> None:
        """Choose what lies in it."""
        self._at = at
        more = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        found = self.bench.scene.items(self._box, Qt.ItemSelectionMode.IntersectsItemShape)
        items = [one.item.id for one in found if isinstance(one, SymbolItem) and self._box.contains(one.body)]
        lines = [
            one.line.stream
            for one in found
            if isinstance(one, LineItem)
            and all(self._box.contains(QPointF(*point)) for point in one.line.points)
        ]
        self.bench.scene.choose(items, lines, more=more)

    @property
    def _box(self) -> QRectF:
        return QRectF(self._start, self._at).normalized()

    def cancel(self) -> None:
        """Choose nothing else."""
        self.bench.view.viewport().update()

    def paint(self, painter: QPainter) -> None:
        """Paint the box."""
        painter.setPen(pen(self.bench.scene.surface.look.accent, THIN, (4.0, 3.0)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self._box)
