"""The exact search: the cheapest way over the lines that the rims of the symbols and the ends draw on the sheet."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from heapq import heappop, heappush

from cpdesk.methods.routing.lines import BEND, CROSSING, LANE, Stretch, stretches
from cpdesk.methods.routing.shapes import Found, Leg, Surroundings, price_of, simplified
from cpdesk.methods.routing.space import TOLERANCE, Box, Edges, Point

REACHES = (
    0.0,
    25.0,
    50.0,
    100.0,
    200.0,
)  # mm by which the symbols considered grow in number, one after the other
BESIDE_TIPS = 12.0  # mm about a port in which symbols are considered in any case
NEAREST = 0.5  # mm: guide lines that lie nearer to each other are one
BESIDE_PER_MM = 6.0  # price of a millimetre beside another line, at most twice that upon it
CROWDED_PER_MM = 1.0  # price of a millimetre nearer to a box than one would like
SMALL = 1500  # crossings of guide lines up to which the very cheapest way is sought
HASTE = 1.5  # beyond that: how far a way may be dearer than the cheapest, as a factor
CLOSED = float("inf")


def searched(leg: Leg, around: Surroundings, found: Found | None = None) -> Found | None:
    """Return the cheapest way that meets no box, None where there is none.

    found: a way that lies on other lines; lanes beside those are offered too.

    At first only the symbols upon the plain shapes lend their rims as guide lines; then their neighbours too.
    """
    guides = _in_the_way(leg, around)
    touched = _touched(found, around)
    for reach in REACHES:
        for edges in list(guides.values()) if reach else ():
            guides.update(around.obstacles.near(Box(*edges).grown(reach)))
        corners = _Net(leg, around, list(guides.values()), touched).way()
        points = simplified([leg.start, *corners, leg.end]) if corners else None
        if corners and points:
            met = around.lines.met(points, around.but)
            return Found(tuple(points), price_of(points) + met.cost + around.crowding(corners), met)
    return None


def _touched(found: Found | None, around: Surroundings) -> list[Stretch]:
    """Return the stretches of other lines within a lane of a way."""
    pieces: list[Stretch] = []
    for piece in stretches(found.points) if found else ():
        for other in around.lines.near(Box(*piece).grown(LANE), around.but):
            if other not in pieces:
                pieces.append(other)
    return pieces


def _in_the_way(leg: Leg, around: Surroundings) -> dict[str, Edges]:
    """Return the boxes upon the two plain ways from tip to tip, and those beside the tips."""
    near = around.obstacles.near
    (x1, y1), (x2, y2), close = leg.tip, leg.end_tip, around.full_clearance
    found: dict[str, Edges] = {}
    for one, two in (((x1, y1), (x2, y1)), ((x2, y1), (x2, y2)), ((x1, y1), (x1, y2)), ((x1, y2), (x2, y2))):
        low, high = (min(one[0], two[0]), min(one[1], two[1])), (max(one[0], two[0]), max(one[1], two[1]))
        found.update(near(Box(*low, *high).grown(close)))
    for x, y in (leg.tip, leg.end_tip):
        found.update(near(Box(x, y, x, y).grown(BESIDE_TIPS)))
    return found


class _Net:
    """The guide lines of an area and the price of each of their pieces; one that enters a box is `CLOSED`."""

    def __init__(
        self, leg: Leg, around: Surroundings, guides: Sequence[Edges], lanes: Sequence[Stretch]
    ) -> None:
        self.leg, self.around = leg, around
        self.area = area = _hull([leg.area.edges, *guides]).grown(around.full_clearance + LANE)
        boxes = list(around.obstacles.near(area.grown(around.full_clearance)).values())
        pieces = around.lines.near(area, around.but) if len(around.lines) else []
        self.xs = self._guides(0, guides, lanes)
        self.ys = self._guides(1, guides, lanes)
        self.width, self.height = len(self.xs), len(self.ys)
        self.across = [0.0] * (self.width * self.height)  # extra price of the piece to the east of a node
        self.down = [0.0] * (self.width * self.height)  # extra price of the piece to the south of a node
        for piece in pieces:
            self._price_line(piece)
        if around.clearance < around.full_clearance:
            for edges in boxes:
                self._price_box(edges, around.full_clearance, CROWDED_PER_MM)
        for edges in boxes:
            self._price_box(edges, around.clearance, CLOSED)

    def _guides(self, axis: int, boxes: Sequence[Edges], pieces: Sequence[Stretch]) -> list[float]:
        """Return the places of the guide lines across an axis."""
        low, high = self.area.edges[axis], self.area.edges[axis + 2]
        places = [low, high]
        for edges in boxes:
            for clearance in {self.around.clearance, self.around.full_clearance}:
                places += (edges[axis] - clearance, edges[axis + 2] + clearance)
        for piece in pieces:
            if piece[axis] == piece[axis + 2]:
                places += (piece[axis] - LANE, piece[axis] + LANE)
        ends = [self.leg.tip[axis], self.leg.end_tip[axis]]
        apart = NEAREST if self.around.clearance >= self.around.full_clearance else TOLERANCE
        return _spread((place for place in places if low <= place <= high), ends, apart)

    def _price_line(self, piece: Stretch) -> None:
        if piece[1] == piece[3]:
            self._beside(piece[1], piece[0], piece[2], self.ys, self.xs, self.across, self.width, 1)
            self._crossed(piece[1], piece[0], piece[2], self.ys, self.xs, self.down, self.width, 1)
        else:
            self._beside(piece[0], piece[1], piece[3], self.xs, self.ys, self.down, 1, self.width)
            self._crossed(piece[0], piece[1], piece[3], self.xs, self.ys, self.across, 1, self.width)

    def _beside(
        self, at: float, low: float, high: float, over: list[float], along: list[float], prices: list[float],
        stride: int, step: int,
    ) -> None:  # fmt: skip
        """Price the pieces that would run within the lane of a line."""
        first, last = max(bisect_right(along, low) - 1, 0), bisect_left(along, high)
        for line in range(
            bisect_right(over, at - LANE + TOLERANCE), bisect_left(over, at + LANE - TOLERANCE)
        ):
            factor = BESIDE_PER_MM * (2.0 - abs(over[line] - at) / LANE)
            for place in range(first, min(last, len(along) - 1)):
                shared = min(along[place + 1], high) - max(along[place], low)
                prices[line * stride + place * step] += factor * shared

    def _crossed(
        self, at: float, low: float, high: float, over: list[float], along: list[float], prices: list[float],
        stride: int, step: int,
    ) -> None:  # fmt: skip
        """Price the pieces that would cross a line."""
        row = bisect_right(over, at) - 1
        if 0 <= row < len(over) - 1:
            for place in range(bisect_left(along, low), bisect_right(along, high)):
                prices[row * stride + place * step] += CROSSING

    def _price_box(self, edges: Edges, clearance: float, per_mm: float) -> None:
        """Close, or make dearer, the pieces that would enter a box grown by a clearance."""
        left, top = edges[0] - clearance + TOLERANCE, edges[1] - clearance + TOLERANCE
        right, bottom = edges[2] + clearance - TOLERANCE, edges[3] + clearance - TOLERANCE
        xs, ys, width = self.xs, self.ys, self.width
        first, last = max(bisect_right(xs, left) - 1, 0), min(bisect_left(xs, right), width - 1)
        upper, lower = bisect_right(ys, top), bisect_left(ys, bottom)
        for row in range(upper, lower):
            self._raise(self.across, row * width, range(first, last), 1, xs, per_mm)
        first_row, last_row = max(upper - 1, 0), min(lower, self.height - 1)
        for column in range(bisect_right(xs, left), bisect_left(xs, right)):
            self._raise(self.down, column, range(first_row, last_row), width, ys, per_mm)

    def _raise(
        self, prices: list[float], origin: int, places: range, step: int, along: list[float], per_mm: float
    ) -> None:
        if per_mm == CLOSED:
            start, stop = origin + places.start * step, origin + places.stop * step
            prices[start:stop:step] = [CLOSED] * len(places)
            return
        for place in places:
            prices[origin + place * step] += per_mm * (along[place + 1] - along[place])

    def way(self) -> list[Point] | None:
        """Return the cheapest way from tip to tip, None where there is none."""
        leg = self.leg
        start = self.ys.index(leg.tip[1]) * self.width + self.xs.index(leg.tip[0])
        goal = self.ys.index(leg.end_tip[1]) * self.width + self.xs.index(leg.end_tip[0])
        leaving, outward = direction(leg.start, leg.tip), direction(leg.end, leg.end_tip)
        arriving = None if outward is None else (outward + 2) % 4
        moves = (self._east, self._south, self._west, self._north)
        weight = 1.0 if self.width * self.height <= SMALL else HASTE
        best = {start * 4 + heading: 0.0 for heading in (range(4) if leaving is None else (leaving,))}
        came: dict[int, int] = {}
        done: set[int] = set()
        heap = [(0.0, 0.0, state) for state in best]
        while heap:
            _, so_far, state = heappop(heap)
            if state < 0:
                return self._traced(came, ~state)
            if state in done:
                continue
            done.add(state)
            node, heading = state >> 2, state & 3
            if node == goal and heading != outward:
                turned = so_far if arriving in (None, heading) else so_far + BEND
                heappush(heap, (turned, turned, ~state))
            for turned, toll in ((heading, 0.0), (heading ^ 1, BEND), (heading ^ 3, BEND)):
                target, price = moves[turned](node)
                reached = so_far + price + toll
                there = target * 4 + turned
                if reached < best.get(there, CLOSED):
                    best[there] = reached
                    came[there] = state
                    heappush(heap, (reached + weight * self._to_go(target, turned, arriving), reached, there))
        return None

    def _east(self, node: int) -> tuple[int, float]:
        column = node % self.width
        if column + 1 == self.width:
            return node, CLOSED
        return node + 1, self.across[node] + self.xs[column + 1] - self.xs[column]

    def _west(self, node: int) -> tuple[int, float]:
        column = node % self.width
        if not column:
            return node, CLOSED
        return node - 1, self.across[node - 1] + self.xs[column] - self.xs[column - 1]

    def _south(self, node: int) -> tuple[int, float]:
        row = node // self.width
        if row + 1 == self.height:
            return node, CLOSED
        return node + self.width, self.down[node] + self.ys[row + 1] - self.ys[row]

    def _north(self, node: int) -> tuple[int, float]:
        row = node // self.width
        if not row:
            return node, CLOSED
        return node - self.width, self.down[node - self.width] + self.ys[row] - self.ys[row - 1]

    def _to_go(self, node: int, heading: int, arriving: int | None) -> float:
        """Return the least that the way from here to the end tip costs: its length and its bends."""
        dx = self.leg.end_tip[0] - self.xs[node % self.width]
        dy = self.leg.end_tip[1] - self.ys[node // self.width]
        ahead, aside = ((dx, dy), (dy, dx), (-dx, dy), (-dy, dx))[heading]
        if ahead < 0:
            bends = 2
        elif aside:
            bends = 2 if arriving is not None and (arriving ^ heading) & 1 == 0 else 1
        else:
            bends = 0 if arriving is None or arriving == heading else 1
        return abs(dx) + abs(dy) + BEND * bends

    def _traced(self, came: dict[int, int], state: int) -> list[Point]:
        points: list[Point] = []
        while True:
            row, column = divmod(state // 4, self.width)
            points.append((self.xs[column], self.ys[row]))
            if state not in came:
                return points[::-1]
            state = came[state]


def direction(one: Point, two: Point) -> int | None:
    """Return the number of the direction from one point to another, None where they are the same."""
    if one == two:
        return None
    if one[1] == two[1]:
        return 0 if two[0] > one[0] else 2
    return 1 if two[1] > one[1] else 3


def _hull(boxes: Sequence[Edges]) -> Box:
    """Return the least rectangle about some."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def _spread(places: Iterable[float], fixed: Sequence[float], apart: float) -> list[float]:
    """Return places in order without those that nearly repeat another, the fixed ones in any case."""
    kept: list[float] = []
    certain = set(fixed)
    for place in sorted({*places, *certain}):
        if kept and place - kept[-1] < apart:
            if place not in certain:
                continue
            if kept[-1] not in certain:
                kept.pop()
        kept.append(place)
    return kept
