"""Orthogonal lines between ports that go around the symbols of a process flow diagram.

A line leaves its symbol outward, never enters a box, has few bends, then is short, then crosses few others;
two lines do not lie on each other. Lengths are millimetres on the sheet, x to the right, y down.
Shapes that most lines have are tried first, an exact search over the guide lines of the symbols follows
(an orthogonal visibility graph searched by A*, after Wybrow, Marriott and Stuckey, "Orthogonal connector
routing", Graph Drawing 2009).
"""

import itertools
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from cpdesk.methods.routing_lines import FREE, LANE, Lines, Met
from cpdesk.methods.routing_search import searched
from cpdesk.methods.routing_shapes import (
    Found,
    Leg,
    Surroundings,
    best_shape,
    length_of,
    price_of,
    simplified,
)
from cpdesk.methods.routing_space import TOLERANCE, Box, End, Obstacles, Point, Side

__all__ = [
    "CLEARANCE", "LANE", "STUB", "Box", "End", "Lines", "Obstacles", "Point", "Request", "Routed", "Side",
    "repaired", "route", "route_many", "still_good",
]  # fmt: skip

CLEARANCE = 3.0  # mm that a line keeps from symbols where there is room
STUB = 4.0  # mm that a line runs outward from a port before its first bend where there is room
SQUEEZES = (
    1.0,
    0.3,
    0.0,
)  # the clearance tried, as a share of the wanted: in a tight place a line passes closer
ROUNDS = 2  # how often a sheet's lines are laid anew once all others lie


@dataclass(frozen=True, slots=True)
class Routed:
    """A line: its corners with both ends. `clean` is False where no way past the symbols exists.

    `crossings` counts the other lines that it crosses, `shared` is the length [mm] over which it runs within
    a lane of another.
    """

    points: tuple[Point, ...]
    clean: bool = True
    crossings: int = 0
    shared: float = 0.0


@dataclass(frozen=True, slots=True)
class Request:
    """A line to lay: its two ends, and its corners if they are to stay as they are (`fixed`)."""

    start: End
    end: End
    fixed: tuple[Point, ...] | None = None


def route(
    start: End,
    end: End,
    obstacles: Obstacles,
    *,
    clearance: float = CLEARANCE,
    others: Lines | Sequence[Sequence[Point]] = (),
    but: Collection[str] = (),
    grid: float | None = None,
    stub: float = STUB,
    thorough: bool = False,
) -> Routed:
    """Answer how a line runs from one port to another.

    clearance: [mm] kept from boxes where there is room, >= 0. others: the lines already there, best as `Lines`
    kept by the caller; `but` names those of them that do not count (the line's own former course).
    grid: [mm] the middle stretch falls on multiples of it where it is free to; None: the middle.
    stub: [mm] the first and the last stretch run outward so far, less where there is no room.
    thorough: go a longer way rather than cross others, and search on where the common shapes would lie on
    another line; milliseconds instead of a fraction of one.
    A port whose symbol leaves no way out gives `clean=False` and the simplest shape. No errors are raised.
    """
    lines = others if isinstance(others, Lines) else Lines(others)
    best: Found | None = None
    for one in _with_sides(start, end, obstacles):
        for two in _with_sides(end, start, obstacles):
            found = _between(
                one, two, Surroundings(obstacles, clearance, clearance, lines, but, grid), stub, thorough
            )
            if found and (best is None or found.price < best.price):
                best = found
    if best is None:
        points = _regardless(start, end, stub)
        met = lines.met(points, but)
        return Routed(points, False, met.crossings, met.shared)
    return _routed(best.points, best.met)


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


def route_many(
    requests: Sequence[Request],
    obstacles: Obstacles,
    *,
    clearance: float = CLEARANCE,
    others: Lines | Sequence[Sequence[Point]] = (),
    grid: float | None = None,
    stub: float = STUB,
) -> list[Routed]:
    """Answer how all lines of a sheet run, in the order of the requests.

    The short ones are laid first, because they have the least choice; then those that cross or touch another
    are laid anew with all others in place, and the better course stays. The rest as for `route`.
    """
    lines = _copied(others)
    laid: dict[int, Routed] = {}
    for number, request in enumerate(requests):
        if request.fixed:
            lines.put(_key(number), request.fixed)
            laid[number] = Routed(
                request.fixed, still_good(request.fixed, request.start, request.end, obstacles)
            )
    free = sorted(
        (n for n, request in enumerate(requests) if not request.fixed), key=lambda n: _span(requests[n])
    )
    for number in free:
        laid[number] = _laid(requests[number], number, obstacles, clearance, lines, grid, stub)
    for _ in range(ROUNDS):
        if not _improved(requests, free, laid, obstacles, clearance, lines, grid, stub):
            break
    return [_met_again(laid[number], lines, _key(number)) for number in range(len(requests))]


def _improved(
    requests: Sequence[Request], free: Sequence[int], laid: dict[int, Routed], obstacles: Obstacles,
    clearance: float, lines: Lines, grid: float | None, stub: float,
) -> bool:  # fmt: skip
    """Lay the lines that meet others anew, the worst first; answer whether that changed any."""
    troubled = [(lines.met(laid[n].points, (_key(n),)).cost, n) for n in free]
    changed = False
    for cost, number in sorted(troubled, key=lambda pair: (-pair[0], pair[1])):
        if not cost:
            break
        before = laid[number]
        after = _laid(requests[number], number, obstacles, clearance, lines, grid, stub, thorough=True)
        if _price(after, lines, number) < _price(before, lines, number) - TOLERANCE:
            laid[number], changed = after, True
        else:
            lines.put(_key(number), before.points)
    return changed


def _laid(
    request: Request, number: int, obstacles: Obstacles, clearance: float, lines: Lines, grid: float | None,
    stub: float, thorough: bool = False,
) -> Routed:  # fmt: skip
    key = _key(number)
    found = route(
        request.start, request.end, obstacles, clearance=clearance, others=lines, but=(key,), grid=grid,
        stub=stub, thorough=thorough,
    )  # fmt: skip
    lines.put(key, found.points)
    return found


def _price(line: Routed, lines: Lines, number: int) -> float:
    return price_of(line.points) + lines.met(line.points, (_key(number),)).cost


def _met_again(line: Routed, lines: Lines, key: str) -> Routed:
    met = lines.met(line.points, (key,))
    return Routed(line.points, line.clean, met.crossings, met.shared)


def _key(number: int) -> str:
    return f"request {number}"


def _copied(others: Lines | Sequence[Sequence[Point]]) -> Lines:
    return others.copy() if isinstance(others, Lines) else Lines(others)


def _span(request: Request) -> float:
    return abs(request.start.x - request.end.x) + abs(request.start.y - request.end.y)


def _routed(points: tuple[Point, ...], met: Met = FREE) -> Routed:
    return Routed(points, True, met.crossings, met.shared)


# The two ends ---------------------------------------------------------------------------------------------


def _with_sides(end: End, other: End, obstacles: Obstacles) -> list[End]:
    """Return the end with the sides it may leave by: its own, or for a port of a symbol without one, all."""
    if end.side is not None or end.inside is None or end.inside not in obstacles:
        return [end]
    return [End(end.x, end.y, side, end.inside) for side in Side]


def _between(start: End, end: End, around: Surroundings, stub: float, thorough: bool) -> Found | None:
    """Return the best way, passing closer to boxes where there is no other."""
    wanted = around.clearance
    for squeeze in SQUEEZES:
        around.clearance = wanted * squeeze
        leg = _leg(start, end, around, stub)
        if leg is None:
            return None
        blocked = around.obstacles.blocked
        if blocked(*leg.tip, *leg.tip, around.clearance) or blocked(
            *leg.end_tip, *leg.end_tip, around.clearance
        ):
            continue
        found = best_shape(leg, around, thorough)
        if found is None or (thorough and found.met.shared):
            other = searched(leg, around, found)
            if other and (found is None or other.price < found.price):
                found = other
        if found:
            return _ending_exactly(found, end)
    return None


def _leg(start: End, end: End, around: Surroundings, stub: float) -> Leg | None:
    """Return the ways out of both ports, None where one is blocked."""
    end = _snapped(end, start)
    first, last = _stub(start, around, stub), _stub(end, around, stub)
    if first is None or last is None:
        return None
    first, last = _met_halfway(start, end, first, last)
    return Leg(start.point, _ahead(start, first), _ahead(end, last), end.point)


def _stub(end: End, around: Surroundings, stub: float) -> float | None:
    """Return how far a line runs straight out of a port, None where a foreign box lies upon the port."""
    if end.side is None:
        return 0.0
    own = around.obstacles.box(end.inside) if end.inside is not None else None
    rim = _to_rim(end, own)
    room = _room(end, rim + stub + around.clearance, around) - rim
    if room < 0:
        return None
    return rim + min(stub, max(room - around.clearance, room / 2))


def _to_rim(end: End, own: Box | None) -> float:
    """Return how deep a port lies within its own symbol, seen outward."""
    if (
        own is None
        or end.side is None
        or not own.grown(TOLERANCE).overlaps(Box(end.x, end.y, end.x, end.y).grown(2 * TOLERANCE))
    ):
        return 0.0
    depth = {
        Side.N: end.y - own.top,
        Side.S: own.bottom - end.y,
        Side.W: end.x - own.left,
        Side.E: own.right - end.x,
    }[end.side]
    return max(depth, 0.0)


def _room(end: End, reach: float, around: Surroundings) -> float:
    """Return how far the way out of a port is free of foreign boxes, at most `reach`."""
    x, y = _ahead(end, reach)
    room = reach
    for key in around.obstacles.hits(end.x, end.y, x, y):
        box = around.obstacles.box(key)
        if key == end.inside or box is None:
            continue
        gap = {
            Side.N: end.y - box.bottom,
            Side.S: box.top - end.y,
            Side.W: end.x - box.right,
            Side.E: box.left - end.x,
        }[end.side or Side.E]
        room = min(room, gap if gap > -TOLERANCE else -1.0)
    return room


def _met_halfway(start: End, end: End, first: float, last: float) -> tuple[float, float]:
    """Shorten the stubs of ports that face each other over a gap too small for both."""
    if start.side is None or end.side is not start.side.opposite:
        return first, last
    dx, dy = start.side.step
    gap = (end.x - start.x) * dx + (end.y - start.y) * dy
    if 0 < gap < first + last:
        return min(first, gap / 2), min(last, gap / 2)
    return first, last


def _ahead(end: End, by: float) -> Point:
    if end.side is None:
        return end.point
    dx, dy = end.side.step
    return (end.x + dx * by, end.y + dy * by)


def _snapped(end: End, start: End) -> End:
    """Return the end level with the start where only rounding keeps it from that."""
    x = start.x if abs(end.x - start.x) < TOLERANCE else end.x
    y = start.y if abs(end.y - start.y) < TOLERANCE else end.y
    return End(x, y, end.side, end.inside)


def _ending_exactly(found: Found, end: End) -> Found:
    return Found((*found.points[:-1], end.point), found.price, found.met)


def _regardless(start: End, end: End, stub: float) -> tuple[Point, ...]:
    """Return the simplest shape between two ports, whatever lies there."""
    tip, end_tip = _ahead(start, stub), _ahead(end, stub)
    middle = ((end_tip[0], tip[1]),) if start.side in (Side.E, Side.W) else ((tip[0], end_tip[1]),)
    points = [start.point, tip, *middle, end_tip, end.point]
    return tuple(simplified(points) or points)


# Lines that are there already -----------------------------------------------------------------------------


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
