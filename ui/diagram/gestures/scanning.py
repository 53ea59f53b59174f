"""Moving the scan under the sheet: drag it, drag a corner of it to make it larger, or use the arrows."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter

from cpdesk.edits import sheet_drawing
from cpdesk.tables.drawing import Underlay
from ui.diagram.gestures.gesture import Gesture
from ui.diagram.gestures.handles import corner_at, corners_of, paint_handles
from ui.diagram.look import hair, pen
from ui.diagram.scene import GRID

LEAST = 10.0
"""No scan is made narrower than this, in mm."""

LARGER = 1.02
"""A press of + makes the scan so many times larger."""

ARROWS = {
    Qt.Key.Key_Left: (-1.0, 0.0),
    Qt.Key.Key_Right: (1.0, 0.0),
    Qt.Key.Key_Up: (0.0, -1.0),
    Qt.Key.Key_Down: (0.0, 1.0),
}
SIZES = {Qt.Key.Key_Plus: LARGER, Qt.Key.Key_Equal: LARGER, Qt.Key.Key_Minus: 1 / LARGER}


class MovingScan(Gesture):
    """The scan in hand: each drag is one step and so is each key, however long it is held.

    It stays in hand until Escape or Enter lets it go.
    """

    stays = True
    _start: QPointF | None = None
    _corner: int | None = None
    _under: Underlay | None = None

    @property
    def _box(self) -> QRectF | None:
        under = self._under or self.bench.drawing.underlay
        return self.bench.scene.scan_box(under) if under is not None else None

    def press(self, at: QPointF) -> None:
        """Take the scan by the corner under the pointer, else as a whole."""
        self.key_up()
        box = self._box
        if box is not None:
            self._start, self._corner = at, corner_at(self.bench.view, box, at)

    def drag(self, at: QPointF, event: QMouseEvent) -> None:
        """Carry the scan along, or stretch it to the pointer from the corner that stays."""
        under = self.bench.drawing.underlay
        if under is None:
            return
        if self._start is None:
            self._point(at)
            return
        by = at - self._start
        if self._corner is None:
            self._under = replace(under, x=under.x + by.x(), y=under.y + by.y())
        else:
            self._under = self._stretched(under, self._corner, by.x())
        self.bench.scene.show_scan(self._under)

    def _point(self, at: QPointF) -> None:
        """Show by the pointer what a press would take."""
        box, shape = self._box, Qt.CursorShape.ArrowCursor
        if box is not None:
            corner = corner_at(self.bench.view, box, at)
            if corner is not None:
                shape = Qt.CursorShape.SizeFDiagCursor if corner in (0, 2) else Qt.CursorShape.SizeBDiagCursor
            elif box.contains(at):
                shape = Qt.CursorShape.SizeAllCursor
        self.bench.view.viewport().setCursor(shape)

    def _stretched(self, under: Underlay, corner: int, by: float) -> Underlay:
        """Return the scan with one corner taken along; the opposite one stays, and so does its shape."""
        box = self.bench.scene.scan_box(under)
        width = max(LEAST, box.width() + (by if corner in (1, 2) else -by))
        height = width * box.height() / box.width()
        x = box.left() if corner in (1, 2) else box.right() - width
        y = box.top() if corner in (2, 3) else box.bottom() - height
        return replace(under, x=x, y=y, width=width)

    def release(self, at: QPointF, event: QMouseEvent) -> None:
        """Keep where the scan lies."""
        if self._start is not None:
            self.drag(at, event)
        under, self._under, self._start = self._under, None, None
        if under is not None:
            self._keep(under)

    def _keep(self, under: Underlay) -> None:
        self.bench.scene.show_scan(None)
        project, sheet = self.bench.session.project, self.bench.sheet
        self.bench.run(
            lambda: sheet_drawing.move_underlay(project, sheet, under.x, under.y, under.width),
        )

    def key(self, event: QKeyEvent) -> bool:
        """Move the scan by the arrows, with Shift finely; make it larger by + and smaller by -."""
        under, key = self._under or self.bench.drawing.underlay, Qt.Key(event.key())
        if under is None or (key not in ARROWS and key not in SIZES):
            return False
        if key in SIZES:
            self._show(replace(under, width=max(LEAST, under.width * SIZES[key])))
            return True
        step = 1.0 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else GRID
        dx, dy = ARROWS[key]
        self._show(replace(under, x=under.x + dx * step, y=under.y + dy * step))
        return True

    def _show(self, under: Underlay) -> None:
        self._under = under
        self.bench.scene.show_scan(under)

    def key_up(self) -> None:
        """Keep where the keys have brought the scan; one that is dragged is kept with its button."""
        under = self._under
        if under is not None and self._start is None:
            self._under = None
            self._keep(under)

    def cancel(self) -> None:
        """Leave the scan where it is kept."""
        self._under = self._start = None
        self.bench.scene.show_scan(None)

    def paint(self, painter: QPainter) -> None:
        """Paint the rim of the scan and its corners."""
        box = self._box
        if box is None:
            return
        painter.setPen(hair(pen(self.bench.scene.surface.look.accent, 1.0, (6.0, 4.0))))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        paint_handles(painter, self.bench, corners_of(box))
