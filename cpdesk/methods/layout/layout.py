"""Layout of a flow diagram: from left to right, recycles back, folded into rows where a sheet is too narrow."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from cpdesk.methods.layout.crossings import crossings
from cpdesk.methods.layout.engine import MEDIUM, SMALL, Attempt, Boxes, attempts, place
from cpdesk.methods.layout.flow import recycles
from cpdesk.methods.layout.parts import (
    Box,
    Gaps,
    Layout,
    LayoutEdge,
    LayoutNode,
    Point,
    Port,
    Role,
    Side,
    Told,
    check,
    extent,
    nobody,
    symbol_box,
)
from cpdesk.methods.layout.room import follow, make_room, straighten
from cpdesk.methods.layout.squeeze import squeeze
from cpdesk.methods.layout.swaps import swap_neighbours
from cpdesk.methods.layout.terminals import Perch, perches

__all__ = ["Gaps", "Layout", "LayoutEdge", "LayoutNode", "Port", "Role", "Side", "layout"]

STEPS = (  # share of the gaps wanted, and how eagerly rows are folded: not, for the shape of the frame, more
    (1.0, 0.0),
    (0.75, 0.0),
    (1.0, 1.0),
    (0.75, 1.0),
    (0.75, 2.0),
    (0.5, 0.0),
    (0.5, 2.0),
    (0.4, 0.0),
)
CENTRE = Port(0.0, 0.0, Side.RIGHT)
MOST_DRAWINGS = 8  # of one sheet with the same gaps
HOPELESS = 0.2  # too large by this share: other orders of the same boxes will not fit either
A_DETOUR = (
    3.0  # crossings that a stream is worth that leaves over a top and is drawn below, or the other way about
)
A_RECYCLE = 2.0  # crossings that the heaviest stream is worth when it runs against the flow


def layout(
    nodes: Sequence[LayoutNode],
    edges: Sequence[LayoutEdge],
    *,
    frame: Point | None = None,
    gaps: Gaps | None = None,
    told: Told = nobody,
) -> Layout:
    """Return where the symbols of a sheet go [mm], their centres, y down; the same sheet has the same layout.

    nodes, edges: symbols and streams. A symbol that is pinned stays exactly; the others are placed round it and
    follow it. Sources stand left of or above what they feed, sinks right of or below what they drain.
    frame: width and height that can be drawn on [mm]. Narrower gaps, then rows below each other are tried until the
    drawing fits; `fits` of the result says whether it did. Without pins it lies in the middle of the frame, or with
    its left upper corner at (0, 0) where none is given or it does not fit.
    gaps: room to keep [mm]; two symbols with their tags are never closer than `gaps.clear`, except where both
    were pinned so.
    told: is told between attempts what share of them is done.
    Raises ValueError where ids are double, a size is not positive, or an edge names no symbol or port.
    Layers and order: K. Sugiyama, S. Tagawa, M. Toda, IEEE Trans. Syst. Man Cybern. 11 (1981) 109-125, by a library.
    """
    check(nodes, edges)
    wanted = gaps or Gaps()
    if not nodes:
        return Layout({}, (0.0, 0.0), 0, frozenset(), frozenset(), True)
    sheet = _Sheet(nodes, edges, frame)
    best = min(_drawings(sheet, wanted, told), key=lambda drawing: drawing.price)
    return _result(sheet, _polished(sheet, best) if len(nodes) > SMALL else best)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What is asked for."""

    nodes: Sequence[LayoutNode]
    edges: Sequence[LayoutEdge]
    frame: Point | None

    @property
    def pins(self) -> dict[str, Point]:
        """The symbols that stay."""
        return {node.id: node.pinned for node in self.nodes if node.pinned}


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a drawing is made from: the gaps, the recycles, and which terminals stand by their hosts."""

    gaps: Gaps
    back: frozenset[str]
    stands: Mapping[str, Perch]
    attempt: Attempt


@dataclass(frozen=True, slots=True)
class _Drawing:
    """One candidate: centres of all symbols, the room they take, and what speaks against it."""

    plan: _Plan
    placed: Mapping[str, Point]
    places: Mapping[str, Point]
    boxes: Mapping[str, Box]
    crossings: int
    detours: int
    recycled: float
    over: float
    length: float

    @property
    def price(self) -> tuple[float, float, float]:
        """The less the better: what does not fit, what is drawn badly, how far streams run."""
        faults = self.crossings + A_DETOUR * self.detours + A_RECYCLE * self.recycled
        return (round(self.over, 3), round(faults, 6), round(self.length, 3))

    @property
    def is_clean(self) -> bool:
        """Whether nothing can be drawn better with the same recycles."""
        return self.crossings + self.detours == 0

    @property
    def fits(self) -> bool:
        """Whether it lies within the frame."""
        return self.over <= 1e-6


def _result(sheet: _Sheet, drawing: _Drawing) -> Layout:
    left, top, right, bottom = extent(drawing.places, drawing.boxes)
    row_ends = frozenset(
        edge.id
        for edge in sheet.edges
        if edge.id not in drawing.plan.back
        and drawing.places[edge.end][0] < drawing.places[edge.start][0] - 1e-6
    )
    size = (right - left, bottom - top)
    return Layout(dict(drawing.places), size, drawing.crossings, drawing.plan.back, row_ends, drawing.fits)


def _drawings(sheet: _Sheet, wanted: Gaps, told: Told) -> Iterator[_Drawing]:
    """Yield candidates, wide gaps and one row first, until some of a step fit the frame and run the right way."""
    backs = _tried(recycles(sheet.nodes, sheet.edges), len(sheet.nodes))
    once = False
    steps = STEPS if sheet.frame else STEPS[:1]
    for number, (factor, folding) in enumerate(steps):
        told(number / len(steps))
        if once and (folding or len(sheet.nodes) > SMALL):
            continue
        found = list(_step(sheet, wanted.scaled(factor), folding, backs))
        yield from found
        once = once or any(drawing.fits for drawing in found)
        if any(drawing.fits and drawing.detours == 0 for drawing in found):
            return


def _tried(backs: Sequence[frozenset[str]], count: int) -> Sequence[frozenset[str]]:
    """Return the recycles that are worth drawings: all on a small sheet, else what does best for the time."""
    if count <= SMALL:
        return backs
    return backs[:1] if count > MEDIUM else backs[-1:]


def _step(sheet: _Sheet, gaps: Gaps, folding: float, backs: Sequence[frozenset[str]]) -> Iterator[_Drawing]:
    for plan in islice(_plans(sheet, gaps, folding, backs), MOST_DRAWINGS):
        drawing = _drawing(sheet, plan, place(_graph(sheet, plan), plan.gaps, plan.attempt))
        yield drawing
        if drawing.over > HOPELESS or (drawing.fits and drawing.is_clean):
            return


def _plans(sheet: _Sheet, gaps: Gaps, folding: float, backs: Sequence[frozenset[str]]) -> Iterator[_Plan]:
    aspect = sheet.frame[0] / sheet.frame[1] / folding if folding and sheet.frame else 0.0
    for attempt in attempts(len(sheet.nodes), aspect):
        for back in backs:
            for stands in _standings(sheet, gaps, back):
                yield _Plan(gaps, back, stands, attempt)


def _standings(sheet: _Sheet, gaps: Gaps, back: frozenset[str]) -> list[dict[str, Perch]]:
    """Return the ways to stand terminals above and below their hosts: as many as can, and only those that must.

    On a large sheet the first costs more crossings than it saves room.
    """
    choices = (True, False) if len(sheet.nodes) <= SMALL else (False,)
    ways = [perches(sheet.nodes, sheet.edges, back, gaps, free=free) for free in choices]
    return ways[:1] if ways[0] == ways[-1] else ways


def _graph(sheet: _Sheet, plan: _Plan) -> Boxes:
    """Return what the library lays out: hosts with the room of their terminals, and no terminal for itself."""
    guests = {key for perch in plan.stands.values() for key in perch.offsets}
    nodes = [node for node in sheet.nodes if node.id not in guests]
    edges = [edge for edge in sheet.edges if edge.start not in guests and edge.end not in guests]
    boxes = {
        node.id: plan.stands[node.id].box if node.id in plan.stands else symbol_box(node, plan.gaps)
        for node in nodes
    }
    return Boxes(nodes, edges, boxes, plan.back)


def _polished(sheet: _Sheet, drawing: _Drawing) -> _Drawing:
    """Return the drawing with neighbours changed over where that is better."""
    swapped = swap_neighbours(drawing.placed, _graph(sheet, drawing.plan))
    return min(drawing, _drawing(sheet, drawing.plan, swapped), key=lambda drawing: drawing.price)


def _drawing(sheet: _Sheet, plan: _Plan, placed: Mapping[str, Point]) -> _Drawing:
    graph, pins = _graph(sheet, plan), sheet.pins
    low = squeeze(placed, graph, plan.gaps.neighbours, sheet.frame[1]) if sheet.frame and not pins else placed
    moved = follow(low, pins)
    room = make_room(moved, graph.boxes, list(pins), plan.gaps.clear, sheet.frame if pins else None)
    if pins:
        hosts = straighten(room, graph.boxes, _level_steps(graph), list(pins), plan.gaps.clear)
    else:
        hosts = _set_in(room, graph.boxes, sheet.frame)
    everything = dict(hosts)
    for host, perch in plan.stands.items():
        x, y = hosts[host]
        everything.update({key: (x + dx, y + dy) for key, (dx, dy) in perch.offsets.items()})
    places = {node.id: everything[node.id] for node in sheet.nodes}
    return _judged(sheet, plan, placed, places)


def _level_steps(graph: Boxes) -> list[tuple[str, str, float]]:
    """Return the ends of the streams that leave and enter at the sides, the weightiest first."""
    by_id = {node.id: node for node in graph.nodes}
    steps: list[tuple[str, str, float]] = []
    for edge in sorted(graph.edges, key=lambda e: -e.weight):
        out = by_id[edge.start].ports.get(edge.start_port, CENTRE)
        into = by_id[edge.end].ports.get(edge.end_port, CENTRE)
        if {out.side, into.side} <= {Side.LEFT, Side.RIGHT} and edge.id not in graph.back:
            steps.append((edge.start, edge.end, out.dy - into.dy))
    return steps


def _set_in(places: Mapping[str, Point], boxes: Mapping[str, Box], frame: Point | None) -> dict[str, Point]:
    """Return a drawing in the middle of the frame, or at its left upper corner."""
    left, top, right, bottom = extent(places, boxes)
    wide, high = frame or (0.0, 0.0)
    dx = max(0.0, (wide - (right - left)) / 2) - left
    dy = max(0.0, (high - (bottom - top)) / 2) - top
    return {key: (x + dx, y + dy) for key, (x, y) in places.items()}


def _judged(sheet: _Sheet, plan: _Plan, placed: Mapping[str, Point], places: Mapping[str, Point]) -> _Drawing:
    boxes = {node.id: symbol_box(node, plan.gaps) for node in sheet.nodes}
    lines, ends = _lines(sheet, places)
    heaviest = max((edge.weight for edge in sheet.edges), default=1.0) or 1.0
    return _Drawing(
        plan=plan,
        placed=placed,
        places=places,
        boxes=boxes,
        crossings=crossings(lines, ends),
        detours=_detours(sheet, places),
        recycled=sum(edge.weight / heaviest for edge in sheet.edges if edge.id in plan.back),
        over=_over(sheet, extent(places, boxes)),
        length=sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in lines),
    )


def _detours(sheet: _Sheet, places: Mapping[str, Point]) -> int:
    """Return how many streams leave or enter over a top with their other end not above it, or at a foot, not below."""
    by_id = {node.id: node for node in sheet.nodes}
    count = 0
    for edge in sheet.edges:
        for here, port, there in (
            (edge.start, edge.start_port, edge.end),
            (edge.end, edge.end_port, edge.start),
        ):
            rise = places[here][1] - places[there][1]
            side = by_id[here].ports[port].side if port else None
            count += (side is Side.TOP and rise <= 0) or (side is Side.BOTTOM and rise >= 0)
    return count


def _over(sheet: _Sheet, drawn: tuple[float, float, float, float]) -> float:
    """Return by what share of the frame a drawing is too large; with pins also what lies outside it."""
    if sheet.frame is None:
        return 0.0
    left, top, right, bottom = drawn
    wide, high = sheet.frame
    if sheet.pins:
        return max(-left, right - wide, 0.0) / wide + max(-top, bottom - high, 0.0) / high
    return max((right - left) / wide - 1.0, (bottom - top) / high - 1.0, 0.0)


def _lines(
    sheet: _Sheet, places: Mapping[str, Point]
) -> tuple[list[tuple[Point, Point]], list[tuple[int, int]]]:
    number = {node.id: place for place, node in enumerate(sheet.nodes)}
    by_id = {node.id: node for node in sheet.nodes}
    lines: list[tuple[Point, Point]] = []
    ends: list[tuple[int, int]] = []
    for edge in sheet.edges:
        if edge.start != edge.end:
            start = _at(by_id[edge.start], edge.start_port, places)
            lines.append((start, _at(by_id[edge.end], edge.end_port, places)))
            ends.append((number[edge.start], number[edge.end]))
    return lines, ends


def _at(node: LayoutNode, port: str, places: Mapping[str, Point]) -> Point:
    x, y = places[node.id]
    return (x + node.ports[port].dx, y + node.ports[port].dy) if port else (x, y)
