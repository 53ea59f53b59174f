"""Putting something new on the sheet: equipment from the palette, a note. It follows the pointer until a click."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter

from cpdesk.methods.sheets.placing import Stand
from cpdesk.reference.symbols import Symbol, symbol_of
from ui.diagram.gestures.gesture import Gesture, Workbench
from ui.diagram.look import LINE, pen
from ui.diagram.painting import standing_paths

UNIT_PROCESS = "unit process"
"""What stands for a unit process among the kinds that can be placed."""

NOTE_WIDTH, NOTE_HEIGHT = 30.0, 6.0


class Placing(Gesture):
    """A new item of equipment under way: its symbol stands where it would be put."""

    def __init__(self, bench: Workbench, kind: str) -> None:
        super().__init__(bench)
        self.kind = kind
        self._symbol: Symbol = symbol_of(kind)
        self._at: QPointF | None = None

    def drag(self, at: QPointF, event: QMouseEvent | None) -> None:
        """Carry the symbol along."""
        self._at = self.bench.snapped(at)
        self.bench.view.viewport().update()

    def release(self, at: QPointF, event: QMouseEvent | None) -> None:
        """Put it there."""
        self.bench.place_kind(self.kind, self.bench.snapped(at))

    def cancel(self) -> None:
        """Put nothing."""
        self.bench.view.viewport().update()

    def paint(self, painter: QPainter) -> None:
        """Paint the symbol where it would stand."""
        if self._at is None:
            return
        stand = Stand(self._at.x(), self._at.y(), self._symbol.width, self._symbol.height)
        painter.setPen(pen(self.bench.scene.surface.look.accent, LINE * 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        outline, filled = standing_paths(self._symbol, stand)
        painter.drawPath(outline)
        painter.drawPath(filled)


class Noting(Gesture):
    """A note under way."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._at: QPointF | None = None

    def drag(self, at: QPointF, event: QMouseEvent) -> None:
        """Carry its box along."""
        self._at = self.bench.snapped(at)
        self.bench.view.viewport().update()

    def release(self, at: QPointF, event: QMouseEvent) -> None:
        """Put the note there and write it."""
        self.bench.write_note_at(self.bench.snapped(at))

    def cancel(self) -> None:
        """Put no note."""
        self.bench.view.viewport().update()

    def paint(self, painter: QPainter) -> None:
        """Paint the box of the note."""
        if self._at is None:
            return
        painter.setPen(pen(self.bench.scene.surface.look.accent, LINE, (4.0, 2.0)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        corner = QPointF(self._at.x() - NOTE_WIDTH / 2, self._at.y() - NOTE_HEIGHT / 2)
        painter.drawRect(QRectF(corner.x(), corner.y(), NOTE_WIDTH, NOTE_HEIGHT))
