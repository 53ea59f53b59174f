"""What a place on a Sankey diagram lies upon: the outlines of its wide bands as polygons."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cpdesk.methods.sankey.figures import Band, Segment

Point = tuple[float, float]
_PARTS = 8  # straight pieces that stand for one curve


@dataclass(frozen=True, slots=True)
class Cover:
    """The area of one band."""

    flow: str
    corners: tuple[Point, ...]
    left: float
    top: float
    right: float
    bottom: float

    def holds(self, place: Point) -> bool:
        """Tell whether a place lies upon the band."""
        x, y = place
        if not (self.left <= x <= self.right and self.top <= y <= self.bottom):
            return False
        inside = False
        for (x1, y1), (x2, y2) in pairwise((*self.corners, self.corners[0])):
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
                inside = not inside
        return inside


def covers_of(bands: Sequence[Band], wider_than: float) -> list[Cover]:
    """Return the areas of the bands that are wider than so many mm: a text upon one of them seems to be its own."""
    found: list[Cover] = []
    for band in bands:
        if band.width > wider_than:
            corners = tuple(_corners(band.outline))
            found.append(Cover(band.flow.key, corners, *box_of(band.outline)))
    return found


def box_of(outline: Sequence[Segment]) -> tuple[float, float, float, float]:
    """Return how far an outline reaches: left, top, right, bottom."""
    corners = list(_corners(outline))
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _corners(outline: Sequence[Segment]) -> Iterator[Point]:
    at = (0.0, 0.0)
    for letter, *numbers in outline:
        values = [float(number) for number in numbers]
        if letter == "C":
            ends = [(values[0], values[1]), (values[2], values[3]), (values[4], values[5])]
            yield from (_on_curve(at, ends, step / _PARTS) for step in range(1, _PARTS + 1))
        elif values:
            yield values[0], values[1]
        if values:
            at = (values[-2], values[-1])


def _on_curve(start: Point, ends: Sequence[Point], t: float) -> Point:
    rest = 1.0 - t
    weights = (rest**3, 3 * rest**2 * t, 3 * rest * t**2, t**3)
    points = (start, *ends)
    x = sum(weight * point[0] for weight, point in zip(weights, points, strict=True))
    y = sum(weight * point[1] for weight, point in zip(weights, points, strict=True))
    return x, y
