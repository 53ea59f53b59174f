"""The sheet as a router sees it: points, sides, symbols as boxes, ends of lines, and an index of the boxes.

Lengths are millimetres on the sheet, x to the right, y down.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from math import floor

from cpdesk.reference.symbols import Side

Point = tuple[float, float]
Edges = tuple[float, float, float, float]  # left, top, right, bottom

TOLERANCE = 1e-6  # mm: a line on the rim of a box does not enter it
CELL = 32.0  # mm: about twice a symbol, so that a box lies in few cells and a cell holds few boxes


def side_towards(x: float, y: float) -> Side:
    """Return the side to which a step mostly points."""
    if abs(x) >= abs(y):
        return Side.EAST if x >= 0 else Side.WEST
    return Side.SOUTH if y >= 0 else Side.NORTH


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle that no line may enter; its rim may be touched."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def edges(self) -> Edges:
        """Return left, top, right, bottom."""
        return (self.left, self.top, self.right, self.bottom)

    @property
    def centre(self) -> Point:
        """Return the middle."""
        return ((self.left + self.right) / 2, (self.top + self.bottom) / 2)

    def grown(self, by: float) -> "Box":
        """Return the box larger by so much on each side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def moved(self, dx: float, dy: float) -> "Box":
        """Return the box elsewhere."""
        return Box(self.left + dx, self.top + dy, self.right + dx, self.bottom + dy)

    def overlaps(self, other: "Box") -> bool:
        """Answer whether the insides meet."""
        return (
            self.left < other.right - TOLERANCE
            and other.left < self.right - TOLERANCE
            and self.top < other.bottom - TOLERANCE
            and other.top < self.bottom - TOLERANCE
        )


@dataclass(frozen=True, slots=True)
class End:
    """Where a line ends, and the side to which it leaves there (None: any).

    `inside` names the obstacle the port belongs to; the port may lie on its rim or within it.
    """

    x: float
    y: float
    side: Side | None = None
    inside: str | None = None

    @property
    def point(self) -> Point:
        """Return the place alone."""
        return (self.x, self.y)


class Obstacles:
    """The boxes of a sheet by id, kept in square cells so that a question touches few of them."""

    def __init__(self, boxes: dict[str, Box] | None = None) -> None:
        self._boxes: dict[str, Edges] = {}
        self._cells: dict[tuple[int, int], dict[str, Edges]] = {}
        for key, box in (boxes or {}).items():
            self.add(key, box)

    def __len__(self) -> int:
        return len(self._boxes)

    def __contains__(self, key: object) -> bool:
        return key in self._boxes

    def add(self, key: str, box: Box) -> None:
        """Take in a box; one of the same id is replaced."""
        if key in self._boxes:
            self.remove(key)
        self._boxes[key] = box.edges
        for cell in _cells_of(*box.edges):
            self._cells.setdefault(cell, {})[key] = box.edges

    def move(self, key: str, box: Box) -> None:
        """Put the box of this id elsewhere."""
        if self._boxes[key] != box.edges:
            self.add(key, box)

    def remove(self, key: str) -> None:
        """Forget a box. Errors: KeyError for an unknown id."""
        for cell in _cells_of(*self._boxes.pop(key)):
            boxes = self._cells[cell]
            del boxes[key]
            if not boxes:
                del self._cells[cell]

    def box(self, key: str) -> Box | None:
        """Return the box of this id, None for an unknown one."""
        edges = self._boxes.get(key)
        return None if edges is None else Box(*edges)

    def near(self, area: Box) -> dict[str, Edges]:
        """Return the boxes whose inside meets the area, by id, in the order of their ids."""
        return dict(sorted(self._touched(*area.edges)))

    def hits(
        self, x1: float, y1: float, x2: float, y2: float, *, clearance: float = 0.0, but: Collection[str] = ()
    ) -> list[str]:
        """Return the ids of the boxes that an axis-parallel stretch enters, or comes nearer than the clearance."""
        area = _swept(x1, y1, x2, y2, clearance)
        return sorted(key for key, _ in self._touched(*area) if key not in but)

    def blocked(
        self, x1: float, y1: float, x2: float, y2: float, clearance: float = 0.0, but: Collection[str] = ()
    ) -> bool:
        """Answer whether `hits` would name any box; the quick question of the router."""
        # Spelt out: this is asked some thousand times while an item is dragged.
        if x1 > x2:
            x1, x2 = x2, x1
        if y1 > y2:
            y1, y2 = y2, y1
        grown = clearance - TOLERANCE
        left, top, right, bottom = x1 - grown, y1 - grown, x2 + grown, y2 + grown
        cells = self._cells
        rows = range(int((y1 - clearance) // CELL), int((y2 + clearance) // CELL) + 1)
        for column in range(int((x1 - clearance) // CELL), int((x2 + clearance) // CELL) + 1):
            for row in rows:
                boxes = cells.get((column, row))
                if boxes:
                    for key, (west, north, east, south) in boxes.items():
                        if west < right and east > left and north < bottom and south > top and key not in but:
                            return True
        return False

    def free_span(
        self, point: Point, axis: int, low: float, high: float, clearance: float
    ) -> tuple[float, float]:
        """Return how far the axis-parallel line through a point is free, at most from `low` to `high`.

        axis: 0 along x, 1 along y. A point within the clearance of a box has no span but itself.
        """
        place, across = point[axis], point[1 - axis]
        area = (low, across, high, across) if axis == 0 else (across, low, across, high)
        near = clearance - TOLERANCE
        for _, edges in self._touched(*_swept(*area, clearance)):
            if edges[axis + 2] + near <= place:
                low = max(low, edges[axis + 2] + clearance)
            elif edges[axis] - near >= place:
                high = min(high, edges[axis] - clearance)
            else:
                return place, place
        return min(low, place), max(high, place)

    def _touched(self, left: float, top: float, right: float, bottom: float) -> Iterator[tuple[str, Edges]]:
        seen: set[str] = set()
        for cell in _cells_of(min(left, right), min(top, bottom), max(left, right), max(top, bottom)):
            for key, edges in self._cells.get(cell, {}).items():
                if key in seen:
                    continue
                seen.add(key)
                if edges[0] < right and edges[2] > left and edges[1] < bottom and edges[3] > top:
                    yield key, edges


def _swept(x1: float, y1: float, x2: float, y2: float, clearance: float) -> Edges:
    grown = clearance - TOLERANCE
    return (min(x1, x2) - grown, min(y1, y2) - grown, max(x1, x2) + grown, max(y1, y2) + grown)


def _cells_of(left: float, top: float, right: float, bottom: float) -> Iterator[tuple[int, int]]:
    rows = range(floor(top / CELL), floor(bottom / CELL) + 1)
    for column in range(floor(left / CELL), floor(right / CELL) + 1):
        for row in rows:
            yield (column, row)
