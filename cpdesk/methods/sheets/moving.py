"""Moving what stands on a sheet: the streams tied to it follow, and those in its way go round it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from cpdesk.methods import routing
from cpdesk.methods.routing import Box, End, Lines
from cpdesk.methods.sheets.placing import Point, Stand, ports_of
from cpdesk.methods.sheets.plan import Course, Joint, SheetPlan, Thing
from cpdesk.records.diagrams import Placement


@dataclass(frozen=True, slots=True)
class Moved:
    """What a move makes of things and streams: those that differ from before."""

    things: Mapping[str, Thing]
    courses: Mapping[str, Course]


class Moving:
    """Things on their way over a sheet: each `by` starts from where they stood.

    A `quick` one heeds symbols alone, for the moments in which things are dragged; the other keeps lines apart.
    """

    def __init__(self, plan: SheetPlan, ids: Iterable[str], *, quick: bool = False) -> None:
        self._plan = plan
        self._quick = quick
        self._ids = [key for key in ids if key in plan.things]
        self._obstacles = plan.obstacles
        self._lines = Lines()
        for key, course in plan.courses.items() if not quick else ():
            self._lines.put(key, course.points)
        chosen = set(self._ids)
        self._attached = [
            course
            for course in plan.courses.values()
            if course.start.thing in chosen or course.end.thing in chosen
        ]
        self._rest = [course for course in plan.courses.values() if course not in self._attached]
        self._aside: set[str] = set()

    def by(self, dx: float, dy: float) -> Moved:
        """Return how things stand and streams run when the things are moved so far from where they stood."""
        placed = {key: self._plan.things[key].placement for key in self._ids}
        return self.to({key: _shifted(one, dx, dy) for key, one in placed.items()})

    def to(self, placements: Mapping[str, Placement]) -> Moved:
        """Return how things stand and streams run with other placements of the things: moved, turned, resized."""
        things = {key: self._stood(one) for key, one in placements.items()}
        for key, thing in things.items():
            if thing.symbol is not None:
                self._obstacles.move(key, thing.box)
        courses = {course.stream: self._carried(course, things) for course in self._attached}
        for course in self._rest:
            if course.stream in self._aside or self._in_the_way(course, things):
                courses[course.stream] = laid = self._laid(course, course.start, course.end)
                (self._aside.discard if laid.points == course.points else self._aside.add)(course.stream)
        return Moved(things, courses)

    def _stood(self, placement: Placement) -> Thing:
        drawn = self._plan.things[placement.id].symbol
        old = self._plan.things[placement.id].stand
        stand = Stand(
            placement.x,
            placement.y,
            placement.width or old.width,
            placement.height or old.height,
            placement.rotation,
            placement.mirrored,
        )
        return Thing(placement, drawn, stand, ports_of(drawn, stand) if drawn is not None else ())

    def _carried(self, course: Course, things: Mapping[str, Thing]) -> Course:
        start, end = (self._joint(joint, things) for joint in (course.start, course.end))
        return self._laid(course, start, end)

    def _joint(self, joint: Joint, things: Mapping[str, Thing]) -> Joint:
        thing = things.get(joint.thing)
        if thing is None:
            return joint
        port = next(port for port in thing.ports if port.name == joint.port)
        return replace(joint, end=End(port.x, port.y, port.side, joint.thing))

    def _laid(self, course: Course, start: Joint, end: Joint) -> Course:
        laid = routing.repaired(
            course.points,
            start.end,
            end.end,
            self._obstacles,
            others=() if self._quick else self._lines,
            but=(course.stream,),
            keep=course.kept,
        )
        if not self._quick:
            self._lines.put(course.stream, laid.points)
        return replace(course, start=start, end=end, points=laid.points, clean=laid.clean)

    def _in_the_way(self, course: Course, things: Mapping[str, Thing]) -> bool:
        boxes = [thing.box for thing in things.values() if thing.symbol is not None]
        return any(_enters(course.points, box) for box in boxes)


def _enters(points: Sequence[Point], box: Box) -> bool:
    slack = routing.CLEARANCE / 3
    for (x1, y1), (x2, y2) in pairwise(points):
        if (
            max(x1, x2) > box.left - slack
            and min(x1, x2) < box.right + slack
            and max(y1, y2) > box.top - slack
            and min(y1, y2) < box.bottom + slack
        ):
            return True
    return False


def _shifted(one: Placement, dx: float, dy: float) -> Placement:
    """Return a placement moved so far; a tag that a person put somewhere goes along."""
    tag_x = None if one.label_x is None else one.label_x + dx
    tag_y = None if one.label_y is None else one.label_y + dy
    return replace(one, x=one.x + dx, y=one.y + dy, label_x=tag_x, label_y=tag_y)
