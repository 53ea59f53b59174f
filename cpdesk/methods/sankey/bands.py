"""The bands of a Sankey diagram: where each leaves and arrives at the faces of its nodes, and its outline."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cpdesk.methods.sankey.figures import Band, Flow, Segment, Stub, StubKind
from cpdesk.methods.sankey.layers import Item
from cpdesk.methods.sankey.places import Places, Spot
from cpdesk.methods.sankey.tips import head, on_lane, tail

Point = tuple[float, float]
STUB = 5.0
_ROUND = 0.5523  # of a quarter circle by one cubic


@dataclass(frozen=True, slots=True)
class Drawn:
    """The bands and the stubs, and how far down the lanes of recycles reach."""

    bands: tuple[Band, ...]
    stubs: tuple[Stub, ...]
    bottom: float


def bands_of(places: Places, flows: Sequence[Flow]) -> Drawn:
    """Return the bands with their outlines and the stubs of what is unaccounted or stored."""
    by_key = {flow.key: flow for flow in flows}
    leaving, arriving, stubs = _ports(places, flows)
    bands = [
        _forward(places, by_key[key], chain, leaving, arriving) for key, chain in places.layers.chains.items()
    ]
    back, bottom = _recycles(places, by_key, leaving, arriving)
    order = {flow.key: place for place, flow in enumerate(flows)}
    found = sorted([*bands, *back], key=lambda band: order[band.flow.key])
    return Drawn(tuple(found), tuple(stubs), bottom)


def _spot(places: Places, item: Item) -> Spot:
    return places.spots[places.column_of[item], item]


def _ports(places: Places, flows: Sequence[Flow]) -> tuple[dict[str, float], dict[str, float], list[Stub]]:
    """Return the upper edge of each flow where it leaves and where it arrives, and the stubs below them."""
    faces = defaultdict[tuple[str, bool], list[tuple[float, Flow]]](list)
    for flow in flows:
        if flow.start is not None:
            faces[flow.start, False].append((_towards(places, flow, first=True), flow))
        if flow.end is not None:
            faces[flow.end, True].append((_towards(places, flow, first=False), flow))
    leaving, arriving = dict[str, float](), dict[str, float]()
    stubs: list[Stub] = []
    for node in places.faces:
        if Item(node=node) not in places.column_of:
            continue
        for comes in (True, False):
            y = _spot(places, Item(node=node)).y
            for _, flow in sorted(faces[node, comes], key=lambda pair: (pair[0], pair[1].key)):
                (arriving if comes else leaving)[flow.key] = y
                y += places.width_of(flow.amount)
            stubs += _stubs(places, node, comes, y)
    return leaving, arriving, stubs


def _towards(places: Places, flow: Flow, *, first: bool) -> float:
    """Return how far down the face of a node a flow goes: as what it runs to; recycles below, the deepest first."""
    if flow.key in places.layers.back:
        return 1e9 - places.lanes[flow.key]
    chain = places.layers.chains[flow.key]
    item = chain[1] if first else chain[-2]
    near = chain[0] if first else chain[-1]
    column = (places.column_of[near] + 1) if first else (places.column_of[near] - 1)
    spot = places.spots[column, item]
    return spot.y + spot.height / 2


def _stubs(places: Places, node: str, comes: bool, y: float) -> list[Stub]:
    face, found = places.faces[node], list[Stub]()
    column = places.column_of[Item(node=node)]
    x = places.xs[column] - STUB if comes else places.xs[column] + places.style.node_width
    for kind, amount in ((StubKind.STOCK, face.growth), (StubKind.UNACCOUNTED, face.unaccounted)):
        if amount and (amount < 0.0) == comes:
            height = abs(amount) * places.scale
            found.append(Stub(node, kind, amount, x, y, STUB, height))
            y += height
    return found


def _forward(
    places: Places,
    flow: Flow,
    chain: Sequence[Item],
    leaving: Mapping[str, float],
    arriving: Mapping[str, float],
) -> Band:
    """Return the band of a flow that runs from column to column."""
    width, node_width = places.width_of(flow.amount), places.style.node_width
    column = places.column_of[chain[0]]
    tops: list[tuple[Point, Point]] = []
    for step, (one, other) in enumerate(pairwise(chain)):
        start, end = places.spots[column + step, one], places.spots[column + step + 1, other]
        first = leaving.get(flow.key, start.y) if one.node else start.y
        last = arriving.get(flow.key, end.y) if other.node else end.y
        tops.append(((places.xs[column + step] + node_width, first), (places.xs[column + step + 1], last)))
    outline = _along_course(flow, tops, width)
    middle = tuple(
        _along(one, other, part, width) for one, other in tops for part in (0.5, 0.35, 0.65, 0.2, 0.8)
    )
    return Band(flow, width, _to_scale(places, flow), False, tops[0][0], tops[-1][1], outline, middle)


def _along_course(flow: Flow, tops: Sequence[tuple[Point, Point]], width: float) -> tuple[Segment, ...]:
    """Return the outline of a band that runs to the right, with an arrow where it comes from or goes to outside."""
    (x, y), (last_x, last_y) = tops[0][0], tops[-1][1]
    before, after, begins = list[Segment]([("M", x, y)]), list[Segment](), x
    if flow.start is None:
        before, after, begins = tail(x, y, width)
    edges = [((begins, y), tops[0][1]), *tops[1:]]
    return (
        *before,
        *_course(edges, 0.0),
        *(head(last_x, last_y, width) if flow.end is None else ()),
        ("L", last_x, last_y + width),
        *_course(_turned(edges), width),
        *after,
        ("Z",),
    )


def _to_scale(places: Places, flow: Flow) -> bool:
    return flow.amount * places.scale >= places.style.least_width


def _turned(tops: Sequence[tuple[Point, Point]]) -> list[tuple[Point, Point]]:
    return [(other, one) for one, other in reversed(tops)]


def _course(steps: Sequence[tuple[Point, Point]], down: float) -> list[Segment]:
    """Return the curves along one edge of a band, straight where it passes a column."""
    found: list[Segment] = []
    for number, ((x1, y1), (x2, y2)) in enumerate(steps):
        if number:
            found.append(("L", x1, y1 + down))
        middle = (x1 + x2) / 2
        found.append(("C", middle, y1 + down, middle, y2 + down, x2, y2 + down))
    return found


def _along(one: Point, other: Point, part: float, width: float) -> Point:
    """Return the middle of a band at a part of its way from column to column."""
    (x1, y1), (x2, y2) = one, other
    t, rest = part, 1.0 - part
    middle = (x1 + x2) / 2
    x = rest**3 * x1 + 3 * rest**2 * t * middle + 3 * rest * t**2 * middle + t**3 * x2
    y = (rest**3 + 3 * rest**2 * t) * y1 + (3 * rest * t**2 + t**3) * y2
    return x, y + width / 2


def _recycles(
    places: Places, flows: Mapping[str, Flow], leaving: Mapping[str, float], arriving: Mapping[str, float]
) -> tuple[list[Band], float]:
    """Return the bands that run back: out to the right, down, below everything to the left, up and in."""
    style, found = places.style, list[Band]()
    out, into = defaultdict[int, float](float), defaultdict[int, float](float)
    lanes = list[tuple[float, float, float]]()
    for key in places.lanes:
        flow = flows[key]
        width = places.width_of(flow.amount)
        first, last = (places.column_of[Item(node=str(end))] for end in (flow.start, flow.end))
        x1, x2 = places.xs[first] + style.node_width, places.xs[last]
        right = x1 + style.bend + out[first]
        left = x2 - style.bend - into[last]
        out[first] += width + style.bend
        into[last] += width + style.bend
        y1, y2 = leaving[key], arriving[key]
        lane = _lane(places, lanes, (last, first), (left - width, right + width))
        lanes.append((left - width, right + width, lane + width))
        outline = _round_course(((x1, y1), right, lane, left, (x2, y2)), width, style.bend)
        middle = tuple(
            (right + (left - right) * part, lane + width / 2) for part in (0.5, 0.3, 0.7, 0.15, 0.85)
        )
        tips = tuple(on_lane(left + style.bend, right - style.bend, lane, width))
        scaled = _to_scale(places, flow)
        found.append(Band(flow, width, scaled, True, (x1, y1), (x2, y2), outline, middle, tips))
    return found, max((end for _, _, end in lanes), default=places.bottom)


def _lane(
    places: Places,
    lanes: Sequence[tuple[float, float, float]],
    columns: tuple[int, int],
    reach: tuple[float, float],
) -> float:
    """Return how far down a recycle runs: below all that stands between its columns and all lanes it would meet."""
    first, last = columns
    near = [spot for (column, _), spot in places.spots.items() if first - 1 <= column <= last + 1]
    standing = max(spot.y + spot.height + spot.below for spot in near)
    met = [end for left, right, end in lanes if left < reach[1] and reach[0] < right]
    return max([standing, *met]) + places.style.node_gap


def _round_course(
    way: tuple[Point, float, float, float, Point], width: float, bend: float
) -> tuple[Segment, ...]:
    """Return the outline of a recycle: its four corners are quarter circles, the inner ones of radius `bend`."""
    (x1, y1), right, lane, left, (x2, y2) = way
    inner, outer = bend, bend + width
    drop = min(inner, max(0.0, lane - y1 - width))
    lift = min(inner, max(0.0, lane - y2 - width))
    return (
        ("M", x1, y1),
        ("L", right, y1),
        _corner((right, y1), (right + width, y1 + width), across=True),
        ("L", right + width, lane + width - outer),
        _corner((right + width, lane + width - outer), (right + width - outer, lane + width), across=False),
        ("L", left - width + outer, lane + width),
        _corner((left - width + outer, lane + width), (left - width, lane + width - outer), across=True),
        ("L", left - width, y2 + width),
        _corner((left - width, y2 + width), (left, y2), across=False),
        ("L", x2, y2),
        ("L", x2, y2 + width),
        ("L", left, y2 + width),
        ("L", left, lane - lift),
        _corner((left, lane - lift), (left + lift, lane), across=False),
        ("L", right - drop, lane),
        _corner((right - drop, lane), (right, lane - drop), across=True),
        ("L", right, y1 + width),
        ("L", x1, y1 + width),
        ("Z",),
    )


def _corner(start: Point, end: Point, *, across: bool) -> Segment:
    """Return a quarter of an ellipse; it leaves its start across or else up and down."""
    (x1, y1), (x2, y2) = start, end
    dx, dy = (x2 - x1) * _ROUND, (y2 - y1) * _ROUND
    if across:
        return ("C", x1 + dx, y1, x2, y2 - dy, x2, y2)
    return ("C", x1, y1 + dy, x2 - dx, y2, x2, y2)
