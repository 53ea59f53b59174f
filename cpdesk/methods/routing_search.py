"""The exact search: the cheapest way over the lines that the rims of the symbols and the ends draw on the sheet."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from heapq import heappop, heappush

from cpdesk.methods.routing_lines import BEND, CROSSING, LANE, Stretch
from cpdesk.methods.routing_shapes import Found, Leg, Surroundings, price_of, simplified
from cpdesk.methods.routing_space import TOLERANCE, Box, Edges, Point

MARGINS = (15.0, 60.0, 240.0)  # mm around the ends within which a way is sought, one after the other
NEAREST = 0.5  # mm: guide lines that lie nearer to each other are one
BESIDE_PER_MM = 6.0  # price of a millimetre beside another line, at most twice that upon it
CROWDED_PER_MM = 1.0  # price of a millimetre nearer to a box than one would like
CLOSED = float("inf")
STEPS = ((1, 0), (0, 1), (-1, 0), (0, -1))  # east, south, west, north: neighbours differ by one turn


def searched(leg: Leg, around: Surroundings, margins: Sequence[float] = MARGINS) -> Found | None:
    """Return the cheapest way that meets no box, sought in growing areas; None where there is none."""
    for margin in margins:
        corners = _Net(leg, around, leg.area.grown(margin)).way()
        if corners is not None:
            points = simplified([leg.start, *corners, leg.end])
            if points is None:
                continue
            met = around.lines.met(points, around.but)
            return Found(tuple(points), price_of(points) + met.cost + around.crowding(corners), met)
    return None


class _Net:
    """The guide lines of an area and the price of each of their pieces; one that enters a box is `CLOSED`."""

    def __init__(self, leg: Leg, around: Surroundings, area: Box) -> None:
        self.leg, self.around, self.area = leg, around, area
        boxes = list(around.obstacles.near(area.grown(around.full_clearance)).values())
        pieces = around.lines.near(area, around.but) if len(around.lines) else []
        self.xs = self._guides(0, boxes, pieces)
        self.ys = self._guides(1, boxes, pieces)
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
        leg, xs, ys, width = self.leg, self.xs, self.ys, self.width
        start = ys.index(leg.tip[1]) * width + xs.index(leg.tip[0])
        goal_x, goal_y = leg.end_tip
        goal = ys.index(goal_y) * width + xs.index(goal_x)
        leaving = direction(leg.start, leg.tip)
        outward = direction(leg.end, leg.end_tip)
        ahead = [abs(x - goal_x) for x in xs]
        beyond = [abs(y - goal_y) for y in ys]
        best: dict[int, float] = {}
        came: dict[int, int] = {}
        heap: list[tuple[float, float, int]] = []
        for heading in range(4) if leaving is None else (leaving,):
            best[start * 4 + heading] = 0.0
            heappush(heap, (0.0, 0.0, start * 4 + heading))
        done: set[int] = set()
        across, down, count = self.across, self.down, width * self.height
        while heap:
            _, so_far, state = heappop(heap)
            if state < 0:
                return self._traced(came, ~state)
            if state in done:
                continue
            done.add(state)
            node, heading = divmod(state, 4)
            if node == goal and (outward is None or heading != outward):
                turn = 0.0 if outward is None or heading == (outward + 2) % 4 else BEND
                heappush(heap, (so_far + turn, so_far + turn, ~state))
                continue
            row, column = divmod(node, width)
            for turned in (heading, (heading + 1) % 4, (heading + 3) % 4):
                if turned == 0:
                    if column + 1 == width:
                        continue
                    target, price = node + 1, across[node] + xs[column + 1] - xs[column]
                elif turned == 2:
                    if not column:
                        continue
                    target, price = node - 1, across[node - 1] + xs[column] - xs[column - 1]
                elif turned == 1:
                    target = node + width
                    if target >= count:
                        continue
                    price = down[node] + ys[row + 1] - ys[row]
                else:
                    target = node - width
                    if target < 0:
                        continue
                    price = down[target] + ys[row] - ys[row - 1]
                if price == CLOSED:
                    continue
                reached = so_far + price + (BEND if turned != heading else 0.0)
                state_there = target * 4 + turned
                if reached < best.get(state_there, CLOSED):
                    best[state_there] = reached
                    came[state_there] = state
                    off_x, off_y = ahead[target % width], beyond[target // width]
                    bends = BEND if off_x and off_y else 0.0
                    heappush(heap, (reached + off_x + off_y + bends, reached, state_there))
        return None

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
