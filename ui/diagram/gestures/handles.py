"""Handles at the corners of what is chosen: as large on the screen at every zoom."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from ui.diagram.gestures.gesture import Workbench
from ui.diagram.look import brush, hair, pen

if TYPE_CHECKING:
    from ui.diagram.view import DiagramView

SIDE = 7.0
"""The side of a handle on the screen, in points."""

REACH = 7.0
"""So near, in points of the screen, a press takes a corner; of a small thing its inner half is left to move it by."""


def corners_of(box: QRectF) -> Sequence[QPointF]:
    """Return the corners of a box: upper left, upper right, lower right, lower left."""
    return box.topLeft(), box.topRight(), box.bottomRight(), box.bottomLeft()


def corner_at(view: "DiagramView", box: QRectF, at: QPointF) -> int | None:
    """Return the number of the corner under the pointer; None where there is none."""
    reach = min(view.on_sheet(REACH), box.width() / 4, box.height() / 4)
    for number, corner in enumerate(corners_of(box)):
        if abs(corner.x() - at.x()) <= reach and abs(corner.y() - at.y()) <= reach:
            return number
    return None


def paint_handles(painter: QPainter, bench: Workbench, corners: Sequence[QPointF]) -> None:
    """Paint handles at some corners."""
    look, half = bench.scene.surface.look, bench.view.on_sheet(SIDE / 2)
    painter.setPen(hair(pen(look.accent, 1.0)))
    painter.setBrush(brush(look.ground))
    for corner in corners:
        painter.drawRect(QRectF(corner.x() - half, corner.y() - half, 2 * half, 2 * half))
