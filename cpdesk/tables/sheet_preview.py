"""A sheet while things on it are being moved: what stands and runs elsewhere, with its texts carried along.

Nothing is placed anew here, so it is quick enough for every movement of a pointer; once things are let go, the
sheet is drawn again.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import hypot

from cpdesk.methods.sheets.label_places import GAP
from cpdesk.methods.sheets.moving import Moved
from cpdesk.methods.sheets.placing import Point
from cpdesk.methods.sheets.plan import Course, Thing
from cpdesk.tables.drawing import Item, Label, Line
from cpdesk.tables.sheets import SheetView


@dataclass(frozen=True, slots=True)
class Parts:
    """The items and lines of a sheet that differ."""

    items: tuple[Item, ...]
    lines: tuple[Line, ...]


class Preview:
    """Turns moves on one sheet into the items and lines to be shown; made once a gesture."""

    def __init__(self, sheet: SheetView) -> None:
        self._items = {item.id: item for item in sheet.drawing.items}
        self._lines = {line.stream: line for line in sheet.drawing.lines}
        self._anchors: dict[str, tuple[float, bool]] = {}

    def of(self, moved: Moved) -> Parts:
        """Return the items and lines that a move changes, as they are shown now."""
        items = [_stood(self._items[key], thing) for key, thing in moved.things.items() if key in self._items]
        lines = [
            self._run(self._lines[key], course) for key, course in moved.courses.items() if key in self._lines
        ]
        return Parts(tuple(items), tuple(lines))

    def _run(self, line: Line, course: Course) -> Line:
        label = line.label
        if label is not None and course.points != line.points:
            label = self._followed(line, label, course.points)
        return replace(line, points=course.points, label=label, clean=course.clean, kept=course.kept)

    def _followed(self, line: Line, label: Label, points: Sequence[Point]) -> Label:
        """Return a number at the same share of its line's length, as far beside it as it was or right beside it."""
        (x0, y0), (x1, y1) = line.points[0], points[0]
        if len(points) == len(line.points) and all(
            abs(bx - ax - x1 + x0) < 1e-6 and abs(by - ay - y1 + y0) < 1e-6
            for (ax, ay), (bx, by) in zip(line.points, points, strict=True)
        ):
            return replace(label, x=label.x + x1 - x0, y=label.y + y1 - y0)
        if line.stream not in self._anchors:
            self._anchors[line.stream] = _anchor(line.points, label)
        share, other_side = self._anchors[line.stream]
        (x, y), level = _point_at(points, share)
        away = GAP + (label.height if level else label.width) / 2
        if level:
            return replace(label, x=x, y=y + away if other_side else y - away)
        return replace(label, x=x - away if other_side else x + away, y=y)


def _anchor(points: Sequence[Point], label: Label) -> tuple[float, bool]:
    """Return at which share of its line a number stands, and whether below or left of it, not above or right."""
    share = _share_nearest(points, (label.x, label.y))
    (x, y), level = _point_at(points, share)
    return share, label.y > y if level else label.x < x


def _stood(item: Item, thing: Thing) -> Item:
    """Return an item that stands elsewhere: its labels and marks go with it."""
    dx, dy = thing.stand.x - item.stand.x, thing.stand.y - item.stand.y
    labels = tuple(replace(one, x=one.x + dx, y=one.y + dy) for one in item.labels)
    marks = tuple(replace(one, x=one.x + dx, y=one.y + dy) for one in item.marks)
    return replace(item, stand=thing.stand, ports=thing.ports, labels=labels, marks=marks)


def _share_nearest(points: Sequence[Point], to: Point) -> float:
    """Return at which share of its length a line comes nearest to a point."""
    run, best, found = 0.0, float("inf"), 0.0
    for (x1, y1), (x2, y2) in pairwise(points):
        length = hypot(x2 - x1, y2 - y1)
        along = ((to[0] - x1) * (x2 - x1) + (to[1] - y1) * (y2 - y1)) / (length * length or 1.0)
        along = min(1.0, max(0.0, along))
        away = hypot(to[0] - x1 - along * (x2 - x1), to[1] - y1 - along * (y2 - y1))
        if away < best:
            best, found = away, run + along * length
        run += length
    return found / run if run else 0.0


def _point_at(points: Sequence[Point], share: float) -> tuple[Point, bool]:
    """Return the point at a share of a line's length, and whether the line runs level there."""
    pieces = [(one, two, hypot(two[0] - one[0], two[1] - one[1])) for one, two in pairwise(points)]
    left = share * sum(length for _, _, length in pieces)
    for (x1, y1), (x2, y2), length in pieces:
        if left <= length and length:
            along = left / length
            return (x1 + along * (x2 - x1), y1 + along * (y2 - y1)), abs(y2 - y1) <= abs(x2 - x1)
        left -= length
    return points[-1], True
