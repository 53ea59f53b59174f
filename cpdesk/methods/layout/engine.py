"""Layers, order and places of boxes by the layout library: the only file that knows it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from cpdesk.methods.layout.parts import Box, Gaps, LayoutEdge, LayoutNode, Point, Side

UNITS_PER_MM = 4.0  # the library's own distances are meant for pixels
SMALL, MEDIUM = 40, 150  # symbols up to which time is spent on more attempts
LANE_MM = 4.0  # between two streams side by side


@dataclass(frozen=True, slots=True)
class Attempt:
    """One way to place the boxes: how they are put in order, how placed, upside down or not, folded or not.

    `starts`: how many orders the library begins with, and the more room streams that pass by have; 0: as it likes.
    """

    placing: str = "network_simplex"
    order: str = "alternate"
    upside_down: bool = False
    fold_at: float = 0.0
    starts: int = 0


def attempts(count: int, fold_at: float) -> tuple[Attempt, ...]:
    """Return the attempts for so many symbols, those that did best on generated processes."""
    if count > SMALL:
        plans = (
            (("barycenter", 1), ("alternate", 1)) if count > MEDIUM else (("median", 1), ("barycenter", 6))
        )
        return tuple(Attempt("brandes_koepf", order, False, fold_at, starts) for order, starts in plans)
    return tuple(
        Attempt("network_simplex", order, turn, fold_at)
        for order in ("alternate", "median")
        for turn in (False, True)
    )


@dataclass(frozen=True, slots=True)
class Boxes:
    """The graph as the library takes it: symbols with their room, and the streams that are laid out with them."""

    nodes: Sequence[LayoutNode]
    edges: Sequence[LayoutEdge]
    boxes: Mapping[str, Box]
    back: frozenset[str]


def place(graph: Boxes, gaps: Gaps, attempt: Attempt) -> dict[str, Point]:
    """Return the centres of the symbols [mm] by one attempt; the same question has the same answer."""
    import graphlay  # loaded with the first layout, not with the window

    down = -1.0 if attempt.upside_down else 1.0
    request: dict[str, Any] = {"nodes": list(_nodes(graph)), "edges": list(_edges(graph, down))}
    answer = graphlay.layout(request, preset="layered", options=_options(gaps, attempt))
    centres: dict[str, Point] = {}
    for node, placed in zip(graph.nodes, answer.nodes, strict=True):
        box, centre = graph.boxes[node.id], placed["center"]
        x, y = float(centre["x"]) / UNITS_PER_MM, down * float(centre["y"]) / UNITS_PER_MM
        centres[node.id] = (x - (box.right - box.left) / 2, y - (box.bottom - box.top) / 2)
    return centres


def _nodes(graph: Boxes) -> Iterator[dict[str, Any]]:
    for node in graph.nodes:
        box = graph.boxes[node.id]
        yield {"size": {"width": box.width * UNITS_PER_MM, "height": box.height * UNITS_PER_MM}}


def _edges(graph: Boxes, down: float) -> Iterator[dict[str, Any]]:
    number = {node.id: place for place, node in enumerate(graph.nodes)}
    by_id = {node.id: node for node in graph.nodes}
    heaviest = max((edge.weight for edge in graph.edges), default=1.0)
    for edge in graph.edges:
        if edge.start == edge.end:
            continue
        back = edge.id in graph.back
        out, into = (Side.LEFT, Side.RIGHT) if back else (Side.RIGHT, Side.LEFT)
        start, end = by_id[edge.start], by_id[edge.end]
        yield {
            "source": number[edge.start],
            "target": number[edge.end],
            "weight": _pull(edge, start, end, heaviest),
            "reverse_for_ranking": back,
            "source_port": _port(start, edge.start_port, graph.boxes[edge.start], out, down),
            "target_port": _port(end, edge.end_port, graph.boxes[edge.end], into, down),
        }


def _pull(edge: LayoutEdge, start: LayoutNode, end: LayoutNode, heaviest: float) -> float:
    """Return how much a stream is drawn straight: large ones more, those over a top or at a foot hardly."""
    bends = sum(
        bool(name) and node.ports[name].side in (Side.TOP, Side.BOTTOM)
        for node, name in ((start, edge.start_port), (end, edge.end_port))
    )
    return (1.0 + 3.0 * max(edge.weight, 0.0) / max(heaviest, 1e-9)) / (1.0 + 3.0 * bends)


def _port(node: LayoutNode, name: str, box: Box, facing: Side, down: float) -> dict[str, Any]:
    """Return the height at which a stream leaves the box, from -1 at its top to 1 at its bottom.

    The library is told the side that faces the next layer even where the port lies above or below: what leaves
    over the top of a column then runs above what leaves at its foot.
    """
    dy = node.ports[name].dy if name else 0.0
    level = (dy - (box.bottom - box.top) / 2) / (box.height / 2)
    return {"offset": {"side": facing.value, "t": down * min(max(level, -0.98), 0.98)}}


def _options(gaps: Gaps, attempt: Attempt) -> dict[str, Any]:
    straight = attempt.placing == "network_simplex"
    return {
        "direction": "leftright",
        "effort": _effort(attempt.starts),
        "order": {"heuristic": attempt.order},
        "coords": {
            "placement": attempt.placing,
            "branch_bands": straight,
            "branch_style": "straight_main" if straight else "free",
        },
        "wrap": {"viewport_aspect": attempt.fold_at},
        "labels": {"reservation": "never"},
        "spacing": _spacing(gaps, gaps.neighbours if attempt.starts else LANE_MM),
        **_plain_routing(),
    }


def _effort(starts: int) -> str | dict[str, Any]:
    if not starts:
        return "fast"
    search = {"sifting_rounds": 2, "kick_patience": 8, "exhaustive_layer_max": 4, "pullin_rounds": 0}
    return {"custom": {"order_seeds": starts, "order_sweeps": 6, **search}}


def _spacing(gaps: Gaps, passing: float) -> dict[str, float]:
    between, lane = gaps.neighbours * UNITS_PER_MM, LANE_MM * UNITS_PER_MM
    return {
        "layer_gap": gaps.columns * UNITS_PER_MM,
        "node_gap": between,
        "isolated_gap": between,
        "reroute_node_gap": between,
        "dummy_gap": passing * UNITS_PER_MM,
        "port_gap": lane / 2,
        "port_stroke_clear": lane / 2,
        "bundle_lane_gap": lane / 2,
        "stub": lane,
        "edge_label_margin": 0.0,
    }


@cache
def _plain_routing() -> dict[str, Any]:
    """Return options that keep the library's own routes short of time: streams are routed elsewhere."""
    return {
        "routing": {"port_sides": "facing_only"},
        "tuning": {
            "routing": {"port_relax_rounds": 0, "overlap_repair_rounds": 0},
            "wrap": {"max_rows": 6, "min_gain": 1.05, "max_cut_edges": 6},
        },
    }
