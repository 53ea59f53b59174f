"""Making streams straight: things whose ports nearly face each other are brought level, where there is room.

A step of a few millimetres in a line is what a reader of a flow diagram stumbles over, and a layout by centres leaves
many, because ports of two symbols seldom lie at the same height.
"""

from collections.abc import Collection, Mapping

from cpdesk.methods.sheets.placing import Point
from cpdesk.methods.sheets.plan import Joint, SheetPlan

NEARLY = 12.0
"""Up to so many mm two ports nearly face each other."""

APART = 5.0
"""Room in mm that symbols keep from each other, their tags below not counted."""

TAG = 7.0
"""Room in mm for the tag and the name below a symbol."""

Box = tuple[float, float, float, float]


def levelled(plan: SheetPlan, free: Collection[str], field: Box) -> Mapping[str, Point]:
    """Return the centres in mm of the things that are to be elsewhere, so that more streams run straight.

    plan: how the sheet lies. free: the things that may be moved. field: left, top, right, bottom of where to draw.
    Things that were brought level move together from then on; nothing comes nearer to another thing than it may.
    """
    levels = _Levels(plan, frozenset(free), field)
    for start, end in sorted(plan.ends.values(), key=_length):
        sides = (start.end.side, end.end.side)
        if sides in (("E", "W"), ("W", "E")):
            levels.bring(1, start.thing, end.thing, start.end.y - end.end.y)
        elif sides in (("S", "N"), ("N", "S")):
            levels.bring(0, start.thing, end.thing, start.end.x - end.end.x)
    return levels.places()


def _length(ends: tuple[Joint, Joint]) -> float:
    start, end = ends[0].end, ends[1].end
    return abs(start.x - end.x) + abs(start.y - end.y)


class _Levels:
    """Things with how far each is moved, and which of them move together along x (0) and along y (1)."""

    def __init__(self, plan: SheetPlan, free: frozenset[str], field: Box) -> None:
        self._boxes = {
            key: thing.stand.extent for key, thing in plan.things.items() if thing.symbol is not None
        }
        self._middles = {key: (thing.stand.x, thing.stand.y) for key, thing in plan.things.items()}
        self._moved: dict[str, list[float]] = {key: [0.0, 0.0] for key in self._boxes}
        self._groups: tuple[dict[str, set[str]], ...] = (
            {key: {key} for key in self._boxes},
            {key: {key} for key in self._boxes},
        )
        self._free = free
        self._field = field

    def bring(self, axis: int, one: str, other: str, by: float) -> None:
        """Bring two things level along an axis; `by` is how far the other would have to go at first."""
        by += self._moved[one][axis] - self._moved[other][axis]
        groups = self._groups[axis]
        if groups[one] is groups[other] or abs(by) > NEARLY:
            return
        moves = sorted(((groups[other], by), (groups[one], -by)), key=lambda move: len(move[0]))
        if abs(by) < 1e-6 or any(self._try(axis, group, far) for group, far in moves):
            groups[one].update(groups[other])
            for key in groups[one]:
                groups[key] = groups[one]

    def _try(self, axis: int, group: Collection[str], by: float) -> bool:
        """Move a group if all of it may go and has room there."""
        if not all(key in self._free for key in group):
            return False
        for key in group:
            self._moved[key][axis] += by
        if all(self._has_room(key, group) for key in group):
            return True
        for key in group:
            self._moved[key][axis] -= by
        return False

    def _has_room(self, key: str, group: Collection[str]) -> bool:
        left, top, right, bottom = self._box(key)
        field = self._field
        if left < field[0] or top < field[1] or right > field[2] or bottom + TAG > field[3]:
            return False
        for other in self._boxes:
            if other in group:
                continue
            there = self._box(other)
            if (
                left < there[2] + APART
                and there[0] < right + APART
                and top < there[3] + APART + TAG
                and there[1] < bottom + APART + TAG
            ):
                return False
        return True

    def _box(self, key: str) -> Box:
        (left, top, right, bottom), (dx, dy) = self._boxes[key], self._moved[key]
        return left + dx, top + dy, right + dx, bottom + dy

    def places(self) -> Mapping[str, Point]:
        """Return the new centres of what was moved."""
        return {
            key: (self._middles[key][0] + dx, self._middles[key][1] + dy)
            for key, (dx, dy) in self._moved.items()
            if abs(dx) > 1e-6 or abs(dy) > 1e-6
        }
