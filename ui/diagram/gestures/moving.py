"""Moving what is chosen: it snaps to the grid or to what stands in line, and its streams follow at once."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPainter

from cpdesk.edits import diagrams
from cpdesk.methods.sheet_moving import Moving
from ui.diagram.gestures.gesture import Gesture, Workbench
from ui.diagram.look import THIN, pen

NEAR = 1.6
"""So near, in mm, the middle of a thing jumps into line with another's."""


class MovingThings(Gesture):
    """Things under way. With Alt held nothing snaps."""

    def __init__(self, bench: Workbench, ids: Sequence[str], start: QPointF) -> None:
        super().__init__(bench)
        self._ids = [key for key in ids if key in bench.plan.things]
        self._start = start
        self._moving = Moving(bench.plan, self._ids, quick=True)
        self._by = (0.0, 0.0)
        lead = bench.plan.things[self._ids[0]].stand
        self._lead = QPointF(lead.x, lead.y)
        moved = set(self._ids)
        stands = [thing.stand for key, thing in bench.plan.things.items() if key not in moved]
        self._xs = sorted({stand.x for stand in stands})
        self._ys = sorted({stand.y for stand in stands})
        self._guides: list[QLineF] = []

    def drag(self, at: QPointF, event: QMouseEvent) -> None:
        """Carry the things along."""
        by = at - self._start
        free = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        wanted = self._lead + by
        to = wanted if free else self._snapped(wanted)
        self._by = (round(to.x() - self._lead.x(), 2), round(to.y() - self._lead.y(), 2))
        self.bench.preview(self._moving.by(*self._by))

    def _snapped(self, wanted: QPointF) -> QPointF:
        """Return a place in line with something, else on the grid; lines that show why are kept for painting."""
        to = self.bench.snapped(wanted)
        drawing, self._guides = self.bench.drawing, []
        x, y = _nearest(self._xs, wanted.x()), _nearest(self._ys, wanted.y())
        if x is not None:
            to.setX(x)
            self._guides.append(QLineF(x, 0, x, drawing.height))
        if y is not None:
            to.setY(y)
            self._guides.append(QLineF(0, y, drawing.width, y))
        return to

    def release(self, at: QPointF, event: QMouseEvent) -> None:
        """Keep the new places as one step."""
        by, ids, project = self._by, self._ids, self.bench.session.project
        if by == (0.0, 0.0) or not self.bench.run(lambda: diagrams.shift(project, ids, *by)):
            self.bench.show_again()

    def paint(self, painter: QPainter) -> None:
        """Paint the lines along which things stand."""
        painter.setPen(pen(self.bench.scene.surface.look.accent, THIN, (6.0, 4.0)))
        painter.drawLines(self._guides)


def _nearest(places: Sequence[float], wanted: float) -> float | None:
    found = min(places, key=lambda place: abs(place - wanted), default=None)
    return found if found is not None and abs(found - wanted) <= NEAR else None
