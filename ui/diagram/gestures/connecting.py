"""Connecting: from a port to a port, or to a free place in the surroundings; also tying an end anew."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter

from cpdesk.edits import diagrams
from cpdesk.edits.diagrams import TieTo
from cpdesk.methods import routing
from cpdesk.methods.routing import End, Lines
from cpdesk.methods.sheets.placing import Point, StandingPort
from ui.diagram.gestures.gesture import Gesture, Workbench
from ui.diagram.look import LINE, THIN, brush, hair, pen
from ui.diagram.painting import line_path

PORT, PORT_POINTS = 1.3, 5.0
"""The side of a port's mark in mm, and at least so many points of the screen."""

CATCH, CATCH_POINTS = 4.0, 10.0
"""So near, in mm and at least in points of the screen, the pointer catches a symbol to connect to."""


@dataclass(frozen=True, slots=True)
class Caught:
    """The port under the pointer."""

    placement: str
    port: StandingPort


def port_near(bench: Workbench, at: QPointF, reach: float) -> Caught | None:
    """Return the nearest port within so many mm; ends of streams have none to connect to."""
    symbol = bench.scene.symbol_at(at, reach)
    if symbol is None or symbol.item.start is not None or not symbol.item.ports:
        return None
    port = min(symbol.item.ports, key=lambda port: abs(port.x - at.x()) + abs(port.y - at.y()))
    return Caught(symbol.item.id, port)


def paint_ports(painter: QPainter, bench: Workbench, placement: str, caught: StandingPort | None) -> None:
    """Paint the ports of a symbol; the caught one is filled."""
    shown = bench.scene.symbols.get(placement)
    if shown is None:
        return
    look, side = bench.scene.surface.look, max(PORT, bench.view.on_sheet(PORT_POINTS))
    painter.setPen(hair(pen(look.accent, THIN)))
    for port in shown.item.ports:
        painter.setBrush(brush(look.accent if port == caught else look.ground))
        painter.drawRect(QRectF(port.x - side / 2, port.y - side / 2, side, side))


def end_at(caught: Caught | None, at: QPointF) -> End:
    """Return the end of a stream at a caught port, else at a free place."""
    if caught is None:
        return End(at.x(), at.y())
    port = caught.port
    return End(port.x, port.y, port.side, caught.placement)


class Courses:
    """How a stream would run, kept apart from the others as it will be when it is kept; worked out once a place."""

    def __init__(self, bench: Workbench, but: str = "") -> None:
        plan = bench.plan
        self._obstacles = plan.obstacles
        self._lines = Lines(course.points for key, course in plan.courses.items() if key != but)
        self._ends: tuple[End, End] | None = None
        self._points: tuple[Point, ...] = ()

    def between(self, start: End, end: End) -> tuple[Point, ...]:
        """Return the corners from one end to the other."""
        if self._ends != (start, end):
            self._ends = start, end
            asked = [routing.Request(start, end)]
            self._points = routing.route_many(asked, self._obstacles, others=self._lines)[0].points
        return self._points


class Connecting(Gesture):
    """A stream under way from a port: shown as it would run."""

    def __init__(self, bench: Workbench, start: Caught) -> None:
        super().__init__(bench)
        self._start = start
        self._at = QPointF(start.port.x, start.port.y)
        self._to: Caught | None = None
        self._course = Courses(bench)

    def drag(self, at: QPointF, event: QMouseEvent) -> None:
        """Lead the stream to the pointer, or to the port it comes near."""
        caught = port_near(self.bench, at, max(CATCH, self.bench.view.on_sheet(CATCH_POINTS)))
        self._to = caught if caught is not None and caught.placement != self._start.placement else None
        self._at = self.bench.snapped(at)
        self.bench.view.viewport().update()

    def release(self, at: QPointF, event: QMouseEvent) -> None:
        """Keep the stream: to the port, or to a new end in the surroundings."""
        self.drag(at, event)
        start = TieTo(self._start.placement, self._start.port.name)
        if self._to is not None:
            end = TieTo(self._to.placement, self._to.port.name)
        else:
            end = TieTo(x=self._at.x(), y=self._at.y())
            if self._too_short():
                self.bench.show_again()
                return
        project, sheet = self.bench.session.project, self.bench.sheet
        reversed_ = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        ends = (end, start) if reversed_ else (start, end)
        self.bench.run(lambda: diagrams.connect(project, sheet, *ends))

    def _too_short(self) -> bool:
        port = self._start.port
        return abs(self._at.x() - port.x) + abs(self._at.y() - port.y) < 8.0

    def paint(self, painter: QPainter) -> None:
        """Paint the stream as it would run, and the ports it can go to."""
        look = self.bench.scene.surface.look
        if self._to is not None:
            paint_ports(painter, self.bench, self._to.placement, self._to.port)
        painter.setPen(pen(look.accent, LINE * 2, (4.0, 2.0)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        start, end = end_at(self._start, self._at), end_at(self._to, self._at)
        painter.drawPath(line_path(self._course.between(start, end)))


class Tying(Gesture):
    """The start or the end of a stream taken to another port, or out into the surroundings."""

    def __init__(self, bench: Workbench, stream: str, start: bool) -> None:
        super().__init__(bench)
        self._stream, self._at_start = stream, start
        self._to: Caught | None = None
        course = bench.plan.courses[stream]
        self._other = (course.end if start else course.start).end
        self._course = Courses(bench, but=stream)
        self._at = QPointF(*course.points[0 if start else -1])

    def drag(self, at: QPointF, event: QMouseEvent) -> None:
        """Lead the end to the pointer."""
        reach = max(CATCH, self.bench.view.on_sheet(CATCH_POINTS))
        self._to, self._at = port_near(self.bench, at, reach), self.bench.snapped(at)
        self.bench.view.viewport().update()

    def release(self, at: QPointF, event: QMouseEvent) -> None:
        """Keep where the end is tied."""
        self.drag(at, event)
        to = TieTo(x=self._at.x(), y=self._at.y())
        if self._to is not None:
            to = TieTo(self._to.placement, self._to.port.name)
        project, sheet = self.bench.session.project, self.bench.sheet
        if not self.bench.run(lambda: diagrams.tie(project, sheet, self._stream, self._at_start, to)):
            self.bench.show_again()

    def paint(self, painter: QPainter) -> None:
        """Paint where the end would be."""
        look = self.bench.scene.surface.look
        painter.setPen(pen(look.accent, LINE * 2, (4.0, 2.0)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        end = end_at(self._to, self._at)
        ends = (end, self._other) if self._at_start else (self._other, end)
        painter.drawPath(line_path(self._course.between(*ends)))
        if self._to is not None:
            paint_ports(painter, self.bench, self._to.placement, self._to.port)
