"""The few shapes that most lines have (straight, L, Z, U and their two-channel kin), tried before any search."""

import itertools
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from cpdesk.methods.routing.lines import BEND, FREE, LANE, Lines, Met
from cpdesk.methods.routing.space import TOLERANCE, Box, Edges, Obstacles, Point

LANES = 4  # lanes tried on either side of a channel's middle
LOOKS = 14  # ways of one kind, past all symbols, that are held against the other lines
QUICK_LOOKS = 6  # the same while an item is dragged
PAIRED = 20  # channels nearest to each tip that are paired with each other
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


def best_shape(leg: Leg, around: Surroundings, thorough: bool = False) -> Found | None:
    """Return the cheapest of the shapes that meets no box; None where each does.

    thorough: a shorter line that crosses others is held against longer ones that do not, and shapes with two
    channels are tried, too, where simpler ones lie on another line.
    """
    best = _cheapest(leg, around, ((leg.tip, *corners, leg.end_tip) for corners in _plain(leg)), None)
    minded = best and (best.met.cost if thorough else best.met.shared)
    if best and not minded and length_of(best.points) <= _least_length(leg) + TOLERANCE:
        return best
    reach = _Reach(leg, around)
    best = _cheapest(leg, around, reach.one_channel(), best, LOOKS if thorough else QUICK_LOOKS)
    if best and best.met.shared:
        best = _in_free_lanes(leg, around, best)
    if best and not (thorough and best.met.shared):
        return best
    best = _cheapest(leg, around, reach.two_channels(), best, LOOKS if thorough else QUICK_LOOKS)
    return _in_free_lanes(leg, around, best) if best and best.met.shared else best


def _least_length(leg: Leg) -> float:
    return abs(leg.start[0] - leg.end[0]) + abs(leg.start[1] - leg.end[1])


def _cheapest(
    leg: Leg,
    around: Surroundings,
    shapes: Iterable[Sequence[Point]],
    best: Found | None,
    most: int = QUICK_LOOKS,
) -> Found | None:
    """Try shapes, the shortest first, until none can be better than the best.

    shapes: the corners between the ports; what leads to the first and from the last is known to be free.
    """
    limit = best.price if best else float("inf")
    rated = [(length_of(corners), _off_centre(leg, corners), corners) for corners in shapes]
    looks, has_lines = 0, len(around.lines) > 0
    for length, _, corners in sorted(rated):
        if length >= limit or looks == most:
            break
        points = simplified(leg.through(corners))
        if points is None:
            continue
        price = price_of(points) + CENTRED * _off_centre(leg, points[1:-1])
        if price >= limit or around.blocked(corners):
            continue
        looks += has_lines
        price += around.crowding((leg.tip, *corners, leg.end_tip))
        met = around.lines.met(points, around.but, limit - price)
        price += met.cost
        if price < limit:
            best, limit = Found(tuple(points), price, met), price
    return best


def _in_free_lanes(leg: Leg, around: Surroundings, best: Found) -> Found:
    """Return the way with its inner stretches moved by whole lanes, each to where it meets least."""
    for index in range(1, len(best.points) - 2):
        if not best.met.shared:
            break
        for number in range(1, LANES + 1):
            for by in (-number * LANE, number * LANE):
                moved = _shifted(best.points, index, by)
                inner = (leg.tip, *moved[1:-1], leg.end_tip)
                if simplified((leg.start, *inner, leg.end)) != list(moved) or around.blocked(inner):
                    continue
                price = price_of(moved) + around.crowding(inner)
                if price < best.price:
                    met = around.lines.met(moved, around.but, best.price - price)
                    if price + met.cost < best.price:
                        best = Found(moved, price + met.cost, met)
    return best


def _shifted(points: tuple[Point, ...], index: int, by: float) -> tuple[Point, ...]:
    """Return the line with one stretch moved across its direction."""
    (x1, y1), (x2, y2) = points[index : index + 2]
    moved = ((x1 + by, y1), (x2 + by, y2)) if x1 == x2 else ((x1, y1 + by), (x2, y2 + by))
    return (*points[:index], *moved, *points[index + 2 :])


def _off_centre(leg: Leg, corners: Sequence[Point]) -> float:
    """Return how far a single channel lies from the middle between the tips."""
    if len(corners) != 2:
        return 0.0
    axis = 0 if corners[0][0] == corners[1][0] else 1
    return abs(corners[0][axis] - (leg.tip[axis] + leg.end_tip[axis]) / 2)


def _plain(leg: Leg) -> Iterator[tuple[Point, ...]]:
    (x1, y1), (x2, y2) = leg.tip, leg.end_tip
    if x1 == x2 or y1 == y2:
        yield ()
        return
    yield ((x2, y1),)
    yield ((x1, y2),)
    x, y = (x1 + x2) / 2, (y1 + y2) / 2
    yield ((x, y1), (x, y2))
    yield ((x1, y), (x2, y))


class _Reach:
    """The channels that the two tips reach straight ahead or to their sides: what the shapes are made of."""

    def __init__(self, leg: Leg, around: Surroundings) -> None:
        self.leg = leg
        xs, ys = _channels(leg, around, 0), _channels(leg, around, 1)
        self.from_start = self._within(leg.start, leg.tip, xs, ys, around)
        self.from_end = self._within(leg.end, leg.end_tip, xs, ys, around)

    def _within(
        self, port: Point, tip: Point, xs: list[float], ys: list[float], around: Surroundings
    ) -> tuple[list[float], list[float]]:
        free = around.obstacles.free_span
        kept: list[list[float]] = []
        for axis, places in enumerate((xs, ys)):
            low, high = free(tip, axis, places[0], places[-1], around.clearance)
            ahead = tip[axis] - port[axis]
            low, high = tip[axis] if ahead > 0 else low, tip[axis] if ahead < 0 else high
            kept.append([place for place in places if low <= place <= high])
        return kept[0], kept[1]

    def one_channel(self) -> Iterator[tuple[Point, ...]]:
        """Yield the shapes with one stretch between those through the tips."""
        (x1, y1), (x2, y2) = self.leg.tip, self.leg.end_tip
        for x in set(self.from_start[0]).intersection(self.from_end[0]):
            yield ((x, y1), (x, y2))
        for y in set(self.from_start[1]).intersection(self.from_end[1]):
            yield ((x1, y), (x2, y))

    def two_channels(self) -> Iterator[tuple[Point, ...]]:
        """Yield the shapes with two stretches between those through the tips."""
        (x1, y1), (x2, y2) = self.leg.tip, self.leg.end_tip
        for x in _nearest(self.from_start[0], x1):
            for y in _nearest(self.from_end[1], y2):
                yield ((x, y1), (x, y), (x2, y))
        for y in _nearest(self.from_start[1], y1):
            for x in _nearest(self.from_end[0], x2):
                yield ((x1, y), (x, y), (x, y2))


def _nearest(places: list[float], to: float) -> list[float]:
    """Return the places nearest to one: on a wide sheet there are too many to pair them all."""
    if len(places) <= PAIRED:
        return places
    return sorted(places, key=lambda place: (abs(place - to), place))[:PAIRED]


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
    return sorted(places)


def _on_grid(value: float, grid: float | None) -> float:
    return value if not grid else round(value / grid) * grid
