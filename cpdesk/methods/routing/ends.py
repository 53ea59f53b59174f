"""How a line leaves its ports: straight outward, less far where there is no room."""

from cpdesk.methods.routing.shapes import Leg, Surroundings
from cpdesk.methods.routing.space import TOLERANCE, Box, End, Point, Side

STUB = 4.0  # mm that a line runs outward from a port before its first bend where there is room


def leg_between(start: End, end: End, around: Surroundings, stub: float) -> Leg | None:
    """Return the ways out of both ports, None where one is blocked."""
    end = _snapped(end, start)
    first, last = _stub(start, around, stub), _stub(end, around, stub)
    if first is None or last is None:
        return None
    first, last = _met_halfway(start, end, first, last)
    return Leg(start.point, ahead(start, first), ahead(end, last), end.point)


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
        Side.NORTH: end.y - own.top,
        Side.SOUTH: own.bottom - end.y,
        Side.WEST: end.x - own.left,
        Side.EAST: own.right - end.x,
    }[end.side]
    return max(depth, 0.0)


def _room(end: End, reach: float, around: Surroundings) -> float:
    """Return how far the way out of a port is free of foreign boxes, at most `reach`."""
    x, y = ahead(end, reach)
    room = reach
    for key in around.obstacles.hits(end.x, end.y, x, y):
        box = around.obstacles.box(key)
        if key == end.inside or box is None:
            continue
        gap = {
            Side.NORTH: end.y - box.bottom,
            Side.SOUTH: box.top - end.y,
            Side.WEST: end.x - box.right,
            Side.EAST: box.left - end.x,
        }[end.side or Side.EAST]
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


def ahead(end: End, by: float) -> Point:
    """Return the point so far outward of a port."""
    if end.side is None:
        return end.point
    dx, dy = end.side.step
    return (end.x + dx * by, end.y + dy * by)


def _snapped(end: End, start: End) -> End:
    """Return the end level with the start where only rounding keeps it from that."""
    x = start.x if abs(end.x - start.x) < TOLERANCE else end.x
    y = start.y if abs(end.y - start.y) < TOLERANCE else end.y
    return End(x, y, end.side, end.inside)
