"""The lines that lie on a sheet already: where a new line would cross them or lie upon them."""

import itertools
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import floor

from cpdesk.methods.routing.space import TOLERANCE, Box, Point

CELL = 16.0  # mm: lines lie closer together than symbols
LANE = 2.5  # mm between parallel lines, so that two can be told apart on paper
BEND = 20.0  # mm of detour that one bend is worth
CROSSING = 9.0  # mm of detour that a crossing is worth
BESIDE = 30.0  # mm of detour for running beside a line within the lane, and as much again upon it

INFINITE = float("inf")
Stretch = tuple[float, float, float, float]  # x1 <= x2, y1 <= y2, one of them equal
NOTHING: dict[tuple[str, int], Stretch] = {}


@dataclass(frozen=True, slots=True)
class Met:
    """What a line meets: how many others it crosses, and over which length [mm] it is not a lane apart."""

    crossings: int = 0
    shared: float = 0.0
    cost: float = 0.0


FREE = Met()


def stretches(points: Sequence[Point]) -> list[Stretch]:
    """Return the straight pieces of a line, each from its lower to its higher end."""
    return [
        (x1 if x1 < x2 else x2, y1 if y1 < y2 else y2, x2 if x1 < x2 else x1, y2 if y1 < y2 else y1)
        for (x1, y1), (x2, y2) in itertools.pairwise(points)
    ]


def cost_beside(shared: float, apart: float) -> float:
    """Return the price of lying within the lane of another line over a length, at a distance [mm]."""
    closeness = 1.0 + (LANE - apart) / LANE
    return closeness * (BESIDE + 2.0 * shared)


class Lines:
    """Lines by id, kept in cells. An editor holds one and moves in it what moved; a router asks it."""

    def __init__(self, lines: Iterable[Sequence[Point]] = ()) -> None:
        self._pieces: dict[str, list[Stretch]] = {}
        self._cells: dict[tuple[int, int], dict[tuple[str, int], Stretch]] = {}
        for number, points in enumerate(lines):
            self.put(f"#{number}", points)

    def __len__(self) -> int:
        return len(self._pieces)

    def copy(self) -> "Lines":
        """Return the same lines, to be changed apart from these."""
        other = Lines()
        other._pieces = {key: list(pieces) for key, pieces in self._pieces.items()}
        other._cells = {cell: dict(pieces) for cell, pieces in self._cells.items()}
        return other

    def put(self, key: str, points: Sequence[Point]) -> None:
        """Take in a line; one of the same id is replaced."""
        self.take(key)
        self._pieces[key] = pieces = stretches(points)
        for number, piece in enumerate(pieces):
            for cell in _cells_of(piece):
                self._cells.setdefault(cell, {})[key, number] = piece

    def take(self, key: str) -> None:
        """Forget a line, if it is there."""
        for number, piece in enumerate(self._pieces.pop(key, [])):
            for cell in _cells_of(piece):
                self._cells[cell].pop((key, number), None)

    def near(self, area: Box, but: Collection[str] = ()) -> list[Stretch]:
        """Return the stretches that touch an area, without those of some lines, in a fixed order."""
        found: dict[tuple[str, int], Stretch] = {}
        for cell in _cells_of(area.edges):
            for key, piece in self._cells.get(cell, {}).items():
                if key[0] not in but and _touches(piece, area.edges):
                    found[key] = piece
        return [found[key] for key in sorted(found)]

    def met(self, points: Sequence[Point], but: Collection[str] = (), limit: float = INFINITE) -> Met:
        """Return what a line would meet here, without some lines (itself).

        limit: [mm] a price at which it is dear enough: the rest is not looked at.
        """
        if not self._pieces:
            return FREE
        crossings, shared, cost = 0, 0.0, 0.0
        for piece in stretches(points):
            left, top, right, bottom = piece
            flat = top == bottom
            for (key, _), other in self._around(piece):
                west, north, east, south = other
                if (
                    west - LANE >= right
                    or east + LANE <= left
                    or north - LANE >= bottom
                    or south + LANE <= top
                ):
                    continue
                if key in but:
                    continue
                if flat != (north == south):
                    crossings += west <= right and east >= left and north <= bottom and south >= top
                    continue
                length, apart = _beside(piece, other)
                if length > TOLERANCE and apart < LANE - TOLERANCE:
                    shared += length
                    cost += cost_beside(length, apart)
            if cost + CROSSING * crossings > limit:
                break
        if not crossings and not shared:
            return FREE
        return Met(crossings, shared, cost + CROSSING * crossings)

    def _around(self, piece: Stretch) -> Iterable[tuple[tuple[str, int], Stretch]]:
        get = self._cells.get
        cells = list(_cells_of((piece[0] - LANE, piece[1] - LANE, piece[2] + LANE, piece[3] + LANE)))
        if len(cells) == 1:
            return get(cells[0], NOTHING).items()
        found: dict[tuple[str, int], Stretch] = {}
        for cell in cells:
            found.update(get(cell, NOTHING))
        return found.items()


def _touches(one: Stretch, other: Stretch) -> bool:
    return one[0] <= other[2] and one[2] >= other[0] and one[1] <= other[3] and one[3] >= other[1]


def _beside(one: Stretch, other: Stretch) -> tuple[float, float]:
    """Return over which length two parallel stretches run side by side, and how far apart."""
    if one[1] == one[3]:
        return min(one[2], other[2]) - max(one[0], other[0]), abs(one[1] - other[1])
    return min(one[3], other[3]) - max(one[1], other[1]), abs(one[0] - other[0])


def _cells_of(piece: Stretch) -> Iterator[tuple[int, int]]:
    rows = range(floor(piece[1] / CELL), floor(piece[3] / CELL) + 1)
    for column in range(floor(piece[0] / CELL), floor(piece[2] / CELL) + 1):
        for row in rows:
            yield (column, row)
