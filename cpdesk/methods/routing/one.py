"""One line between two ports."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from cpdesk.methods.routing.ends import STUB, ahead, leg_between
from cpdesk.methods.routing.lines import Lines
from cpdesk.methods.routing.search import searched
from cpdesk.methods.routing.shapes import Found, Surroundings, best_shape, simplified
from cpdesk.methods.routing.space import End, Obstacles, Point, Side

CLEARANCE = 3.0  # mm that a line keeps from symbols where there is room
# The clearances tried one after the other, as shares of the wanted: in a tight place a line passes closer
SQUEEZES = (1.0, 0.3, 0.0)


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
    for one in _with_sides(start, obstacles):
        for two in _with_sides(end, obstacles):
            found = _between(
                one, two, Surroundings(obstacles, clearance, clearance, lines, but, grid), stub, thorough
            )
            if found and (best is None or found.price < best.price):
                best = found
    if best is None:
        points = _regardless(start, end, stub)
        met = lines.met(points, but)
        return Routed(points, False, met.crossings, met.shared)
    return Routed(best.points, True, best.met.crossings, best.met.shared)


def _with_sides(end: End, obstacles: Obstacles) -> list[End]:
    """Return the end with the sides it may leave by: its own, or for a port of a symbol without one, all."""
    if end.side is not None or end.inside is None or end.inside not in obstacles:
        return [end]
    return [End(end.x, end.y, side, end.inside) for side in Side]


def _between(start: End, end: End, around: Surroundings, stub: float, thorough: bool) -> Found | None:
    """Return the best way, passing closer to boxes where there is no other."""
    wanted = around.clearance
    for squeeze in SQUEEZES:
        around.clearance = wanted * squeeze
        leg = leg_between(start, end, around, stub)
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


def _ending_exactly(found: Found, end: End) -> Found:
    return Found((*found.points[:-1], end.point), found.price, found.met)


def _regardless(start: End, end: End, stub: float) -> tuple[Point, ...]:
    """Return the simplest shape between two ports, whatever lies there."""
    tip, end_tip = ahead(start, stub), ahead(end, stub)
    middle = ((end_tip[0], tip[1]),) if start.side in (Side.EAST, Side.WEST) else ((tip[0], end_tip[1]),)
    points = [start.point, tip, *middle, end_tip, end.point]
    return tuple(simplified(points) or points)
