"""Lines that are there already: whether they still hold, and how they follow what moved."""

import itertools
from collections.abc import Collection, Iterator, Sequence

from cpdesk.methods.routing.ends import STUB
from cpdesk.methods.routing.lines import Lines, Met
from cpdesk.methods.routing.one import CLEARANCE, Routed, route
from cpdesk.methods.routing.shapes import length_of, simplified
from cpdesk.methods.routing.space import TOLERANCE, Box, End, Obstacles, Point


def still_good(points: Sequence[Point], start: End, end: End, obstacles: Obstacles) -> bool:
    """Answer whether a line still ends on its ports, leaves them outward, and enters no box."""
    if len(points) < 2 or not (_same(points[0], start.point) and _same(points[-1], end.point)):
        return False
    if not all(_level(one, two) for one, two in itertools.pairwise(points)):
        return False
    if not (_outward(points[0], points[1], start) and _outward(points[-1], points[-2], end)):
        return False
    return not _enters(points, start, end, obstacles)


def repaired(
    points: Sequence[Point],
    start: End,
    end: End,
    obstacles: Obstacles,
    *,
    clearance: float = CLEARANCE,
    others: Lines | Sequence[Sequence[Point]] = (),
    but: Collection[str] = (),
    grid: float | None = None,
    stub: float = STUB,
    keep: bool = False,
) -> Routed:
    """Answer how a line runs after its ends or the symbols about it have moved.

    points: its former corners with both ends. An untouched line stays as it is; one whose ends moved is
    stretched at its ends; one that would enter a box (or lie on another line) is laid anew.
    keep: the corners are a person's: as many as can be stay, and only the end that is blocked is laid anew;
    lying near to another line is then the person's wish. The rest as for `route`.
    """
    lines = others if isinstance(others, Lines) else Lines(others)
    old = list(points)
    for candidate in _stretched(old, start.point, end.point):
        if not still_good(candidate, start, end, obstacles) or _stumped(candidate, old, start, end, stub):
            continue
        met = lines.met(candidate, but)
        untouched = candidate == old
        if keep or untouched or not met.shared or met.shared <= lines.met(old, but).shared:
            return _routed(tuple(candidate), met)
    if keep:
        for candidate in _patched(old, start, end, obstacles, clearance, lines, but, stub):
            return candidate
    return route(start, end, obstacles, clearance=clearance, others=lines, but=but, grid=grid, stub=stub)


def _routed(points: tuple[Point, ...], met: Met) -> Routed:
    return Routed(points, True, met.crossings, met.shared)


def _same(one: Point, two: Point) -> bool:
    return abs(one[0] - two[0]) < TOLERANCE and abs(one[1] - two[1]) < TOLERANCE


def _level(one: Point, two: Point) -> bool:
    return abs(one[0] - two[0]) < TOLERANCE or abs(one[1] - two[1]) < TOLERANCE


def _outward(port: Point, towards: Point, end: End) -> bool:
    if end.side is None:
        return True
    dx, dy = end.side.step
    return (towards[0] - port[0]) * dx + (towards[1] - port[1]) * dy > 0


def _enters(points: Sequence[Point], start: End, end: End, obstacles: Obstacles) -> bool:
    """Answer whether a line enters a box other than to reach a port that lies within its own symbol."""
    last = len(points) - 2
    for number, (one, two) in enumerate(itertools.pairwise(points)):
        own = {start.inside} if number == 0 else set[str | None]()
        own |= {end.inside} if number == last else set()
        for key in obstacles.hits(*one, *two):
            box = obstacles.box(key)
            if key not in own or box is None:
                return True
            if not ((key == start.inside and number == 0 and _leaves(box, one, start))
                    or (key == end.inside and number == last and _leaves(box, two, end))):  # fmt: skip
                return True
    return False


def _leaves(box: Box, port: Point, end: End) -> bool:
    """Answer whether a port lies within its box, so that the line must cross a part of it."""
    return box.left < port[0] < box.right and box.top < port[1] < box.bottom and end.side is not None


def _stretched(old: list[Point], start: Point, end: Point) -> Iterator[list[Point]]:
    """Yield the line moved as a whole, and the line with its end stretches following its ends."""
    if len(old) < 2:
        return
    moved = (start[0] - old[0][0], start[1] - old[0][1])
    if _same(end, (old[-1][0] + moved[0], old[-1][1] + moved[1])):
        inner = [(x + moved[0], y + moved[1]) for x, y in old[1:-1]] if moved != (0.0, 0.0) else old[1:-1]
        yield [start, *inner, end]
    if len(old) == 2:
        yield [start, end]
        return
    points = list(old)
    for index, corner, to in ((0, 1, start), (-1, -2, end)):
        flat = abs(old[index][1] - old[corner][1]) < TOLERANCE
        kept = points[corner]
        points[index], points[corner] = to, (kept[0], to[1]) if flat else (to[0], kept[1])
    clean = simplified(points)
    if clean is not None:
        yield clean


def _stumped(points: list[Point], old: list[Point], start: End, end: End, stub: float) -> bool:
    """Answer whether stretching left less of a stub than there was, and less than one wants."""
    if len(points) == 2:
        return False
    for side, here, was in (
        (start.side, points[:2], old[:2]),
        (end.side, points[-2:], old[-2:]),
    ):
        length = length_of(here)
        if side is not None and length < min(stub, length_of(was)) - TOLERANCE:
            return True
    return False


def _patched(
    old: list[Point], start: End, end: End, obstacles: Obstacles, clearance: float, lines: Lines,
    but: Collection[str], stub: float,
) -> Iterator[Routed]:  # fmt: skip
    """Yield the line with as many of its corners as can stay and a new piece at one of its ends."""
    for kept in range(len(old) - 2, 0, -1):
        head, tail = old[1 : 1 + kept], old[-1 - kept : -1]
        for from_start, corners in ((True, tail), (False, head)):
            corner = End(*(corners[0] if from_start else corners[-1]))
            one, two = (start, corner) if from_start else (corner, end)
            piece = route(one, two, obstacles, clearance=clearance, others=lines, but=but, stub=stub)
            whole = (
                [*piece.points[:-1], *corners, end.point]
                if from_start
                else [start.point, *corners, *piece.points[1:]]
            )
            points = simplified(whole)
            if points is not None and still_good(points, start, end, obstacles):
                yield _routed(tuple(points), lines.met(points, but))
