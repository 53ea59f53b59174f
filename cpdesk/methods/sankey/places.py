"""Where the nodes of a Sankey diagram stand: scale, heights, and places that keep bands straight."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cpdesk.methods.sankey.figures import LEADING, Flow, Node, Style
from cpdesk.methods.sankey.layers import Item, Layers
from cpdesk.methods.sankey.wording import end_lines

_ROUNDS = 24
_NOTICED = 1e-3  # what is unaccounted below this share of a node's throughput is not drawn


@dataclass(frozen=True, slots=True)
class Face:
    """What a node's two faces carry: sums of flows, change of stock, and what is unaccounted [amount]."""

    incoming: float
    outgoing: float
    growth: float
    unaccounted: float


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an item stands in its column: the upper edge of its bar, the bar's height, the room of its text."""

    y: float
    height: float
    above: float
    below: float


@dataclass(frozen=True, slots=True)
class Places:
    """All that bands and texts are placed by."""

    nodes: Mapping[str, Node]
    layers: Layers
    style: Style
    scale: float
    per_10_mm: float
    faces: Mapping[str, Face]
    column_of: Mapping[Item, int]
    spots: Mapping[tuple[int, Item], Spot]
    xs: tuple[float, ...]
    lanes: Mapping[str, int]
    bottom: float

    def width_of(self, amount: float) -> float:
        """Return how wide an amount is drawn."""
        return max(self.style.least_width, amount * self.scale)


def places_of(nodes: Sequence[Node], flows: Sequence[Flow], layers: Layers, style: Style) -> Places:
    """Return the scale and the places of all items."""
    faces = _faces(nodes, flows)
    amounts = {flow.key: flow.amount for flow in flows}
    per_10_mm = _scale(layers, faces, amounts, style)
    scale = 10.0 / per_10_mm
    heights = _heights(layers, flows, faces, scale, style)
    spots = _spots(layers, heights, amounts, style)
    column_of = _column_of(layers)
    lanes = _lanes(flows, layers, column_of)
    widths = {key: max(style.least_width, amounts[key] * scale) for key in lanes}
    bottom = max(spot.y + spot.height + spot.below for spot in spots.values())
    xs = _xs(flows, layers, column_of, widths, style)
    by_key = {node.key: node for node in nodes}
    return Places(by_key, layers, style, scale, per_10_mm, faces, column_of, spots, xs, lanes, bottom)


def _column_of(layers: Layers) -> dict[Item, int]:
    """Return the column of each item that stands in one alone; what passes by stands in several."""
    return {item: number for number, items in enumerate(layers.columns) for item in items if not item.passing}


def _faces(nodes: Sequence[Node], flows: Sequence[Flow]) -> dict[str, Face]:
    into, out = defaultdict[str | None, list[float]](list), defaultdict[str | None, list[float]](list)
    for flow in flows:
        into[flow.end].append(flow.amount)
        out[flow.start].append(flow.amount)
    found: dict[str, Face] = {}
    for node in nodes:
        incoming, outgoing = math.fsum(into[node.key]), math.fsum(out[node.key])
        left = math.fsum((incoming, -outgoing, -node.growth))
        noticed = abs(left) > _NOTICED * max(incoming, outgoing)
        found[node.key] = Face(incoming, outgoing, node.growth, left if noticed else 0.0)
    return found


def _scale(layers: Layers, faces: Mapping[str, Face], amounts: Mapping[str, float], style: Style) -> float:
    """Return the round amount that 10 mm stand for, so that the fullest column keeps to its height."""
    fullest = 0.0
    for items in layers.columns:
        sums = math.fsum(
            max(faces[one.node].incoming, faces[one.node].outgoing)
            if one.node
            else amounts[one.end_of or one.passing]
            for one in items
        )
        fullest = max(fullest, sums)
    least = fullest * 10.0 / style.height
    power = 10.0 ** math.floor(math.log10(least))
    return next(step * power for step in (1.0, 2.0, 5.0, 10.0) if step * power >= least * (1.0 - 1e-12))


def _heights(
    layers: Layers, flows: Sequence[Flow], faces: Mapping[str, Face], scale: float, style: Style
) -> dict[Item, tuple[float, float, float]]:
    """Return height, room above and room below of each item: a node's text stands above it, an end's beside it."""
    width = {flow.key: max(style.least_width, flow.amount * scale) for flow in flows}
    sides = defaultdict[tuple[str, bool], list[float]](list)
    for flow in flows:
        for end, comes in ((flow.start, False), (flow.end, True)):
            if end is not None:
                sides[end, comes].append(width[flow.key])
    line = style.letters * LEADING
    lines = {flow.key: len(end_lines(flow, style)) for flow in flows if None in (flow.start, flow.end)}
    found: dict[Item, tuple[float, float, float]] = {}
    for item in {one for items in layers.columns for one in items}:
        if item.node:
            face = faces[item.node]
            taken = [math.fsum(sides[item.node, comes]) for comes in (True, False)]
            for amount in (face.growth, face.unaccounted):
                taken[amount > 0.0] += abs(amount) * scale
            found[item] = (max(taken), 2 * line + 0.5, 0.0)
        elif item.end_of:
            rest = max(0.0, lines[item.end_of] * line - width[item.end_of]) / 2
            found[item] = (width[item.end_of], rest, rest)
        else:
            found[item] = (width[item.passing], 0.0, 0.0)
    return found


def _spots(
    layers: Layers,
    heights: Mapping[Item, tuple[float, float, float]],
    amounts: Mapping[str, float],
    style: Style,
) -> dict[tuple[int, Item], Spot]:
    """Return the places of all items: near the middle of what they are joined to, never upon each other."""
    columns = layers.columns
    column_of = _column_of(layers)
    centres = [_stacked(items, heights, style) for items in columns]
    joined = defaultdict[tuple[int, Item], list[tuple[int, Item, float]]](list)
    for key, chain in layers.chains.items():
        start = column_of[chain[0]]
        for step, (one, other) in enumerate(pairwise(chain)):
            joined[start + step, one].append((start + step + 1, other, amounts[key]))
            joined[start + step + 1, other].append((start + step, one, amounts[key]))
    for turn in range(_ROUNDS):
        numbers = range(len(columns)) if turn % 2 == 0 else range(len(columns) - 1, -1, -1)
        for number in numbers:
            wishes = [_wish(centres, joined[number, item], centres[number][item]) for item in columns[number]]
            centres[number] = _kept_apart(columns[number], wishes, heights, style)
    top = min(
        centres[n][item] - heights[item][0] / 2 - heights[item][1]
        for n, items in enumerate(columns)
        for item in items
    )
    return {
        (n, item): Spot(centres[n][item] - heights[item][0] / 2 - top + style.margin, *heights[item])
        for n, items in enumerate(columns)
        for item in items
    }


def _stacked(
    items: Sequence[Item], heights: Mapping[Item, tuple[float, float, float]], style: Style
) -> dict[Item, float]:
    found: dict[Item, float] = {}
    y = 0.0
    for item in items:
        height, above, below = heights[item]
        found[item] = y + above + height / 2
        y += above + height + below + style.node_gap
    return {item: centre - y / 2 for item, centre in found.items()}


def _wish(
    centres: Sequence[Mapping[Item, float]], joined: Sequence[tuple[int, Item, float]], now: float
) -> tuple[float, float]:
    """Return where an item would like to be, and how much."""
    weight = math.fsum(amount for _, _, amount in joined)
    if not weight:
        return now, 1e-9
    return math.fsum(centres[n][item] * amount for n, item, amount in joined) / weight, weight


def _kept_apart(
    items: Sequence[Item],
    wishes: Sequence[tuple[float, float]],
    heights: Mapping[Item, tuple[float, float, float]],
    style: Style,
) -> dict[Item, float]:
    """Return the places nearest to the wishes that keep order and gaps: least squares by pooling neighbours."""
    offsets, offset, before = list[float](), 0.0, None
    for item in items:
        height, above, _ = heights[item]
        if before is not None:
            offset += heights[before][0] / 2 + heights[before][2] + style.node_gap + above + height / 2
        offsets.append(offset)
        before = item
    pools: list[tuple[float, float, int]] = []
    for (centre, weight), shift in zip(wishes, offsets, strict=True):
        mean, whole, count = centre - shift, weight, 1
        while pools and pools[-1][0] > mean:
            other, heavy, many = pools.pop()
            mean = (mean * whole + other * heavy) / (whole + heavy)
            whole, count = whole + heavy, count + many
        pools.append((mean, whole, count))
    flat = [mean for mean, _, count in pools for _ in range(count)]
    return {item: mean + shift for item, mean, shift in zip(items, flat, offsets, strict=True)}


def _lanes(flows: Sequence[Flow], layers: Layers, column_of: Mapping[Item, int]) -> dict[str, int]:
    """Return in which lane below the diagram each recycle runs; the shortest run highest."""
    back = [flow for flow in flows if flow.key in layers.back]
    back.sort(key=lambda one: column_of[Item(node=str(one.start))] - column_of[Item(node=str(one.end))])
    return {flow.key: lane for lane, flow in enumerate(back)}


def _xs(
    flows: Sequence[Flow],
    layers: Layers,
    column_of: Mapping[Item, int],
    widths: Mapping[str, float],
    style: Style,
) -> tuple[float, ...]:
    """Return the left edge of each column; a gap in which recycles go down or up is wider by as much."""
    count = len(layers.columns)
    extra = [0.0] * (count + 1)
    for flow in flows:
        if flow.key in widths:
            room = widths[flow.key] + style.bend
            extra[column_of[Item(node=str(flow.start))] + 1] += room
            extra[column_of[Item(node=str(flow.end))]] += room
    x, found = style.margin + extra[0], list[float]()
    half = style.column_gap / 2
    x += half if any(item.end_of for item in layers.columns[0]) else half / 2
    for number in range(count):
        found.append(x)
        x += style.node_width + style.column_gap + extra[number + 1]
    return (*found, x - half)
