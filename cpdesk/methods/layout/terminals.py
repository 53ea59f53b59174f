"""Feeds and discharges that stand above or below the symbol they belong to, as on a drawn flow diagram.

What enters the middle of a process from the surroundings, steam or cooling water say, comes from above; a waste
leaves downward. Such a terminal has no column of its own: it takes room in the box of its host.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cpdesk.methods.layout.parts import Box, Gaps, LayoutEdge, LayoutNode, Point, Role, Side, symbol_box

MOST_ON_A_SIDE = 3
APART_MM = 8.0  # between a terminal and its host: room for an arrow and its number


@dataclass(frozen=True, slots=True)
class Perch:
    """Where terminals stand relative to the centre of their host [mm], and the box of the host with them."""

    offsets: Mapping[str, Point]
    box: Box


@dataclass(frozen=True, slots=True)
class _Guest:
    """A terminal, its one stream, whom it stands by and at which side."""

    node: LayoutNode
    edge: LayoutEdge
    host: str
    side: Side
    port_x: float


def perches(
    nodes: Sequence[LayoutNode], edges: Sequence[LayoutEdge], back: frozenset[str], gaps: Gaps, free: bool
) -> dict[str, Perch]:
    """Return by host the terminals that stand above or below it; a pinned terminal stands where it was put.

    Those go there that meet the host at its top or foot; with `free` also those that meet it at no port, if the
    row of the process goes on there.
    """
    by_host: dict[str, list[_Guest]] = {}
    for guest in _guests(nodes, edges, back, free):
        by_host.setdefault(guest.host, []).append(guest)
    hosts = {node.id: node for node in nodes if node.id in by_host}
    return {host: _perch(hosts[host], guests, gaps) for host, guests in by_host.items()}


def _guests(
    nodes: Sequence[LayoutNode], edges: Sequence[LayoutEdge], back: frozenset[str], free: bool
) -> list[_Guest]:
    by_id = {node.id: node for node in nodes}
    touching: dict[str, list[LayoutEdge]] = {node.id: [] for node in nodes}
    for edge in edges:
        for end in {edge.start, edge.end}:
            touching[end].append(edge)
    crowd: dict[tuple[str, Side], int] = {}
    found: list[_Guest] = []
    for node in nodes:
        if node.role is Role.NONE or node.pinned or len(touching[node.id]) != 1:
            continue
        guest = _guest(node, touching[node.id][0], by_id, touching, back, free)
        if guest and crowd.setdefault((guest.host, guest.side), 0) < MOST_ON_A_SIDE:
            crowd[guest.host, guest.side] += 1
            found.append(guest)
    return found


def _guest(
    node: LayoutNode,
    edge: LayoutEdge,
    by_id: Mapping[str, LayoutNode],
    touching: Mapping[str, Sequence[LayoutEdge]],
    back: frozenset[str],
    free: bool,
) -> _Guest | None:
    """Return the terminal as a guest, None where it has a place in the row: the main feed or the main product."""
    feeds = edge.start == node.id
    host = by_id[edge.end if feeds else edge.start]
    if host.role is not Role.NONE or host.id == node.id:
        return None
    port = host.ports.get(edge.end_port if feeds else edge.start_port)
    side = port.side if port else None
    if side is None or side in (Side.LEFT, Side.RIGHT):
        if (
            side is not None
            or not free
            or not _row_goes_on(edge, host, feeds, by_id, touching[host.id], back)
        ):
            return None
        side = Side.TOP if feeds else Side.BOTTOM
    return _Guest(node, edge, host.id, side, port.dx if port else 0.0)


def _row_goes_on(
    edge: LayoutEdge,
    host: LayoutNode,
    feeds: bool,
    by_id: Mapping[str, LayoutNode],
    touching: Iterable[LayoutEdge],
    back: frozenset[str],
) -> bool:
    """Return whether the host has another stream of the row on that side, or an earlier terminal that takes it."""
    for other in touching:
        if other.id in back or other.start == other.end or (other.end == host.id) is not feeds:
            continue
        if other.id == edge.id:
            continue
        partner = by_id[other.start if feeds else other.end]
        if partner.role is Role.NONE or (other.weight, other.id) > (edge.weight, edge.id):
            return True
    return False


def _perch(host: LayoutNode, guests: Iterable[_Guest], gaps: Gaps) -> Perch:
    box = symbol_box(host, gaps)
    offsets: dict[str, Point] = {}
    left, right, top, bottom = box.left, box.right, box.top, box.bottom
    by_side: dict[Side, list[_Guest]] = {}
    for guest in guests:
        by_side.setdefault(guest.side, []).append(guest)
    for side, here in by_side.items():
        row = sorted(here, key=lambda guest: guest.port_x)
        tall = max(guest.node.height for guest in row)
        x = _row_start(row, gaps)
        for guest in row:
            half = guest.node.width / 2
            up = -box.top - APART_MM - gaps.tag - guest.node.height / 2
            down = box.bottom + APART_MM + guest.node.height / 2
            offsets[guest.node.id] = (x + half, up if side is Side.TOP else down)
            left, right = max(left, -x), max(right, x + 2 * half)
            x += 2 * half + gaps.clear
        if side is Side.TOP:
            top = box.top + APART_MM + gaps.tag + tall
        else:
            bottom = box.bottom + APART_MM + tall + gaps.tag
    return Perch(offsets, Box(left, right, top, bottom))


def _row_start(row: Sequence[_Guest], gaps: Gaps) -> float:
    """Return where a row of terminals begins so that it stands over the middle of its ports."""
    wide = sum(guest.node.width for guest in row) + gaps.clear * (len(row) - 1)
    middle = sum(guest.port_x for guest in row) / len(row)
    return middle - wide / 2
