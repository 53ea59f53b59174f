"""Moving what is chosen: it snaps to the grid or to what stands in line, and its streams follow at once."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPainter

from cpdesk.edits import diagrams
from cpdesk.methods.sheets.moving import Moved, Moving
from ui.diagram.gestures.gesture import Gesture, Workbench
from ui.diagram.look import THIN, pen

NEAR = 1.6
"""So near, in mm, the middle of a thing jumps into line with another's."""

REST = 60
"""After so many ms without a step the streams are shown as they will be kept: apart from each other, too."""


class MovingThings(Gesture):
    """Things under way. With Alt held nothing snaps.

    From step to step streams heed symbols alone, which is quick; when the pointer rests they lie as they are kept.
    """

    def __init__(self, bench: Workbench, ids: Sequence[str], start: QPointF) -> None:
        super().__init__(bench)
        self._ids = [key for key in ids if key in bench.plan.things]
        self._start = start
        self._plan = bench.plan
        self._moving = Moving(self._plan, self._ids, quick=True)
        self._led_aside: set[str] = set()
        self._over = False
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
        wanted, guides = self._lead + by, self._guides
        self._guides = []
        to = wanted if free else self._snapped(wanted)
        if guides != self._guides:
            self.bench.view.viewport().update()
        step = (round(to.x() - self._lead.x(), 2), round(to.y() - self._lead.y(), 2))
        if step != self._by:
            self._by = step
            moved = self._moving.by(*step)
            self._led_aside.update(moved.courses)
            self.bench.preview(moved)
            QTimer.singleShot(REST, self.bench.view, lambda: self._settle(step))

    def _settle(self, step: tuple[float, float]) -> None:
        """Show the streams as they will be kept, if the things still stand where they stood."""
        if self._over or step != self._by or self.bench.plan is not self._plan:
            return
        kept = Moving(self._plan, self._ids).by(*step)
        before = {key: self._plan.courses[key] for key in self._led_aside}
        self._led_aside.update(kept.courses)
        self.bench.preview(Moved(kept.things, {**before, **kept.courses}))

    def _snapped(self, wanted: QPointF) -> QPointF:
        """Return a place in line with something, else on the grid; lines that show why are kept for painting."""
        to = self.bench.snapped(wanted)
        drawing = self.bench.drawing
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
        self._over = True
        by, ids, project = self._by, self._ids, self.bench.session.project
        if by == (0.0, 0.0) or not self.bench.run(lambda: diagrams.shift(project, ids, *by)):
            self.bench.show_again()

    def cancel(self) -> None:
        """Put the things back."""
        self._over = True
        super().cancel()

    def paint(self, painter: QPainter) -> None:
        """Paint the lines along which things stand."""
        painter.setPen(pen(self.bench.scene.surface.look.accent, THIN, (6.0, 4.0)))
        painter.drawLines(self._guides)


def _nearest(places: Sequence[float], wanted: float) -> float | None:
    found = min(places, key=lambda place: abs(place - wanted), default=None)
    return found if found is not None and abs(found - wanted) <= NEAR else None
