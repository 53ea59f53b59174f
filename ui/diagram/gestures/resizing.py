"""Resizing the one thing that is chosen by a corner: its middle stays, and its streams follow."""

from dataclasses import replace

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPainter

from cpdesk.edits import sheet_order
from cpdesk.methods.sheets.moving import Moving
from ui.diagram.gestures.gesture import Gesture, Workbench
from ui.diagram.gestures.handles import corners_of, paint_handles

LEAST = 4.0
"""No symbol is drawn smaller than this, in mm."""

STEP = 1.0


class Resizing(Gesture):
    """A thing under way to another size. It keeps its shape unless Shift is held."""

    def __init__(self, bench: Workbench, placement: str) -> None:
        super().__init__(bench)
        self._id = placement
        thing = bench.plan.things[placement]
        self._placement, self._stand = thing.placement, thing.stand
        self._moving = Moving(bench.plan, [placement])
        self._size = self._old = (thing.stand.width, thing.stand.height)

    def drag(self, at: QPointF, event: QMouseEvent) -> None:
        """Draw the corner to the pointer."""
        free = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        size = self._sized(at, free)
        if size != self._size:
            self._size = size
            placed = replace(self._placement, width=size[0], height=size[1])
            self.bench.preview(self._moving.to({self._id: placed}))
            self.bench.view.viewport().update()

    def _sized(self, at: QPointF, free: bool) -> tuple[float, float]:
        """Return the width and height, of the symbol as it stands unturned, that bring its corner to a point."""
        stand = self._stand
        across, down = 2 * abs(at.x() - stand.x), 2 * abs(at.y() - stand.y)
        if stand.rotation % 180:
            across, down = down, across
        width, height = self._old
        if not free:
            factor = max(across / width, down / height, LEAST / width, LEAST / height)
            across, down = width * factor, height * factor
            return round(across / STEP) * STEP, round(round(across / STEP) * STEP * height / width, 2)
        return max(LEAST, round(across / STEP) * STEP), max(LEAST, round(down / STEP) * STEP)

    def release(self, at: QPointF, event: QMouseEvent) -> None:
        """Keep the size as one step."""
        project, key, size = self.bench.session.project, self._id, self._size
        if size == self._old or not self.bench.run(lambda: sheet_order.resize(project, key, *size)):
            self.bench.show_again()

    def paint(self, painter: QPainter) -> None:
        """Paint the corners where they are now."""
        shown = self.bench.scene.symbols.get(self._id)
        if shown is not None:
            paint_handles(painter, self.bench, corners_of(shown.body))
