"""Laying a stream by hand: a stretch of its line is taken along, the ends stay on their ports."""

from itertools import pairwise

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent, QPainter

from cpdesk.edits import sheet_routes
from cpdesk.methods.sheets.placing import Point
from cpdesk.methods.sheets.plan import corners_text
from ui.diagram.gestures.gesture import Gesture, Workbench
from ui.diagram.look import LINE, pen
from ui.diagram.painting import line_path


def stretch_at(points: tuple[Point, ...], at: QPointF, reach: float = 1.6) -> int | None:
    """Return the number of the stretch of a line under a point."""
    for number, (one, other) in enumerate(pairwise(points)):
        left, right = sorted((one[0], other[0]))
        top, bottom = sorted((one[1], other[1]))
        if left - reach <= at.x() <= right + reach and top - reach <= at.y() <= bottom + reach:
            return number
    return None


def bent(points: tuple[Point, ...], stretch: int, to: QPointF) -> tuple[Point, ...]:
    """Return the corners of a line of which one stretch is taken to a point; new corners come at its ends.

    The stretches at the ports stay: of those a new stretch is parted off.
    """
    corners = list(points)
    if stretch == 0:
        corners.insert(1, corners[0] if len(corners) == 2 else _between(corners[0], corners[1]))
        stretch = 1
        if len(points) > 2:
            corners.insert(1, corners[1])
            stretch = 2
    if stretch == len(corners) - 2:
        last = _between(corners[-2], corners[-1])
        corners[-1:-1] = [last, last]
    (x1, y1), (x2, y2) = corners[stretch], corners[stretch + 1]
    if abs(x1 - x2) <= abs(y1 - y2):
        corners[stretch], corners[stretch + 1] = (to.x(), y1), (to.x(), y2)
    else:
        corners[stretch], corners[stretch + 1] = (x1, to.y()), (x2, to.y())
    return tuple(_tidied(corners))


def _between(one: Point, other: Point) -> Point:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def _tidied(corners: list[Point]) -> list[Point]:
    """Return corners without repeated ones and without those that lie on a straight stretch."""
    kept: list[Point] = []
    for corner in corners:
        if kept and kept[-1] == corner:
            continue
        if len(kept) > 1 and (
            kept[-2][0] == kept[-1][0] == corner[0] or kept[-2][1] == kept[-1][1] == corner[1]
        ):
            kept[-1] = corner
        else:
            kept.append(corner)
    return kept


class Bending(Gesture):
    """A stretch of a stream under way."""

    def __init__(self, bench: Workbench, stream: str, stretch: int) -> None:
        super().__init__(bench)
        self._stream, self._stretch = stream, stretch
        self._old = self._points = bench.plan.courses[stream].points

    def drag(self, at: QPointF, event: QMouseEvent) -> None:
        """Take the stretch along."""
        self._points = bent(self._old, self._stretch, self.bench.snapped(at))
        self.bench.view.viewport().update()

    def release(self, at: QPointF, event: QMouseEvent) -> None:
        """Keep the corners: the stream runs so from now on."""
        points = corners_text(self._points)
        project, sheet, stream = self.bench.session.project, self.bench.sheet, self._stream
        if self._points == self._old or not self.bench.run(
            lambda: sheet_routes.route(project, sheet, stream, points)
        ):
            self.bench.show_again()

    def paint(self, painter: QPainter) -> None:
        """Paint the line as it would run."""
        painter.setPen(pen(self.bench.scene.surface.look.accent, LINE * 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(line_path(self._points))
