"""The few shapes that most lines have (straight, L, Z, U and their two-channel kin), tried before any search."""

import itertools
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from cpdesk.methods.routing_lines import BEND, FREE, LANE, Lines, Met, Stretch
from cpdesk.methods.routing_space import TOLERANCE, Box, Edges, Obstacles, Point

LANES = 4  # lanes tried on either side of a channel's middle
REACH = 8.0  # mm beyond the ends in which symbols offer channels
CENTRED = 1e-3  # mm of detour that a millimetre out of the channel's middle is worth: breaks ties


@dataclass(frozen=True, slots=True)
class Leg:
    """The way between the tips of two stubs, with the stubs' ports: what is to be found."""

    start: Point
    tip: Point
    end_tip: Point
    end: Point

    def through(self, corners: Iterable[Point]) -> list[Point]:
        """Return the whole line through corners, stubs included."""
        return [self.start, self.tip, *corners, self.end_tip, self.end]

    @property
    def area(self) -> Box:
        """Return the rectangle that the tips span."""
        (x1, y1), (x2, y2) = self.tip, self.end_tip
        return Box(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


@dataclass(frozen=True, slots=True)
class Found:
    """A way with its price [mm] and what it meets."""

    points: tuple[Point, ...]
    price: float
    met: Met = FREE


@dataclass(slots=True)
class Surroundings:
    """What a way has to do with: boxes at a clearance [mm], other lines, those of them that do not count."""

    obstacles: Obstacles
    clearance: float
    full_clearance: float
    lines: Lines
    but: Collection[str] = ()
    grid: float | None = None
    _boxes: dict[Edges, list[Edges]] = field(default_factory=dict[Edges, list[Edges]])

    def boxes(self, area: Box) -> list[Edges]:
        """Return the boxes near an area (asked once, remembered)."""
        key = area.edges
        if key not in self._boxes:
            self._boxes[key] = list(self.obstacles.near(area.grown(self.clearance + REACH)).values())
        return self._boxes[key]

    def blocked(self, points: Sequence[Point]) -> bool:
        """Answer whether the way between two tips meets a box."""
        blocked, clearance = self.obstacles.blocked, self.clearance
        (x1, y1) = points[0]
        for x2, y2 in points[1:]:
            if blocked(x1, y1, x2, y2, clearance):
                return True
            x1, y1 = x2, y2
        return False

    def crowding(self, points: Sequence[Point]) -> float:
        """Return the price [mm] of coming nearer to boxes than one would like."""
        if self.clearance >= self.full_clearance:
            return 0.0
        hits = self.obstacles.hits
        pairs = itertools.pairwise(points)
        return sum(BEND / 2 * len(hits(*one, *two, clearance=self.full_clearance)) for one, two in pairs)


def simplified(points: Iterable[Point]) -> list[Point] | None:
    """Return the line without repeated and straight-on corners; None where it turns back upon itself."""
    kept: list[Point] = []
    for point in points:
        if kept and kept[-1] == point:
            continue
        if len(kept) >= 2:
            (ax, ay), (bx, by), (cx, cy) = kept[-2], kept[-1], point
            if (ax == bx == cx) or (ay == by == cy):
                if (bx - ax) * (cx - bx) < 0 or (by - ay) * (cy - by) < 0:
                    return None
                kept[-1] = point
                continue
        kept.append(point)
    return kept


def length_of(points: Sequence[Point]) -> float:
    """Return the length of a line of axis-parallel stretches [mm]."""
    return sum(abs(x2 - x1) + abs(y2 - y1) for (x1, y1), (x2, y2) in itertools.pairwise(points))


def price_of(points: Sequence[Point]) -> float:
    """Return length and bends in one figure [mm]."""
    return length_of(points) + BEND * (len(points) - 2)


def best_shape(leg: Leg, around: Surroundings) -> Found | None:
    """Return the cheapest of the shapes that meets no box; None where each does."""
    best = _cheapest(leg, around, _plain(leg), None)
    if best and not best.met.cost and length_of(best.points) <= _least_length(leg) + TOLERANCE:
        return best
    xs, ys = _channels(leg, around, 0), _channels(leg, around, 1)
    best = _cheapest(leg, around, _one_channel(leg, xs, ys), best)
    if best and not best.met.shared:
        return best
    return _cheapest(leg, around, _two_channels(leg, xs, ys), best)


def _least_length(leg: Leg) -> float:
    return length_of(leg.through(())) if _level(leg) else _manhattan(leg.start, leg.end)


def _level(leg: Leg) -> bool:
    return leg.tip[0] == leg.end_tip[0] or leg.tip[1] == leg.end_tip[1]


def _manhattan(one: Point, two: Point) -> float:
    return abs(one[0] - two[0]) + abs(one[1] - two[1])


def _cheapest(
    leg: Leg, around: Surroundings, shapes: Iterable[tuple[float, tuple[Point, ...]]], best: Found | None
) -> Found | None:
    """Try shapes, the cheapest by length and bends first, until none can be better than the best."""
    rated: list[tuple[float, tuple[Point, ...], list[Point]]] = []
    limit = best.price if best else float("inf")
    for off_centre, corners in shapes:
        points = simplified(leg.through(corners))
        if points is not None:
            price = price_of(points) + CENTRED * off_centre
            if price < limit:
                rated.append((price, corners, points))
    rated.sort(key=_by_price)
    for price, corners, points in rated:
        if best and price >= best.price:
            break
        if around.blocked((leg.tip, *corners, leg.end_tip)):
            continue
        met = around.lines.met(points, around.but)
        whole = price + met.cost + around.crowding((leg.tip, *corners, leg.end_tip))
        if best is None or whole < best.price:
            best = Found(tuple(points), whole, met)
    return best


def _by_price(rated: tuple[float, tuple[Point, ...], list[Point]]) -> float:
    return rated[0]


def _plain(leg: Leg) -> Iterator[tuple[float, tuple[Point, ...]]]:
    (x1, y1), (x2, y2) = leg.tip, leg.end_tip
    if _level(leg):
        yield 0.0, ()
        return
    yield 0.0, ((x2, y1),)
    yield 0.0, ((x1, y2),)
    x, y = (x1 + x2) / 2, (y1 + y2) / 2
    yield 0.0, ((x, y1), (x, y2))
    yield 0.0, ((x1, y), (x2, y))


def _one_channel(
    leg: Leg, xs: Sequence[float], ys: Sequence[float]
) -> Iterator[tuple[float, tuple[Point, ...]]]:
    (x1, y1), (x2, y2) = leg.tip, leg.end_tip
    middle_x, middle_y = (x1 + x2) / 2, (y1 + y2) / 2
    for x in xs:
        yield abs(x - middle_x), ((x, y1), (x, y2))
    for y in ys:
        yield abs(y - middle_y), ((x1, y), (x2, y))


def _two_channels(
    leg: Leg, xs: Sequence[float], ys: Sequence[float]
) -> Iterator[tuple[float, tuple[Point, ...]]]:
    (x1, y1), (x2, y2) = leg.tip, leg.end_tip
    for x in xs:
        for y in ys:
            yield 0.0, ((x, y1), (x, y), (x2, y))
            yield 0.0, ((x1, y), (x, y), (x, y2))


def _channels(leg: Leg, around: Surroundings, axis: int) -> list[float]:
    """Return the places of stretches across an axis: beside symbols, beside lines, about the middle."""
    one, two = leg.tip[axis], leg.end_tip[axis]
    middle = _on_grid((one + two) / 2, around.grid)
    places = {one, two, middle}
    for number in range(1, LANES + 1):
        places.update((middle - number * LANE, middle + number * LANE))
        places.update((min(one, two) - number * LANE, max(one, two) + number * LANE))
    for edges in around.boxes(leg.area):
        places.update((edges[axis] - around.full_clearance, edges[axis + 2] + around.full_clearance))
        if around.clearance < around.full_clearance:
            places.update((edges[axis] - around.clearance, edges[axis + 2] + around.clearance))
    if len(around.lines):
        places.update(_lanes_beside(around.lines.near(leg.area.grown(REACH + LANE), around.but), axis))
    return sorted(places)


def _lanes_beside(pieces: Sequence[Stretch], axis: int) -> Iterator[float]:
    for piece in pieces:
        if piece[axis] == piece[axis + 2]:
            yield piece[axis] - LANE
            yield piece[axis] + LANE


def _on_grid(value: float, grid: float | None) -> float:
    return value if not grid else round(value / grid) * grid


Finder = Callable[[Leg, Surroundings], Found | None]
