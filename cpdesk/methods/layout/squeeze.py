"""A drawing that is too high for its sheet made lower: rows move towards the longest one as far as there is room."""

from collections.abc import Mapping, Sequence

from cpdesk.methods.layout.engine import Boxes
from cpdesk.methods.layout.parts import Box, LayoutEdge, LayoutNode, Point, extent

STRAIGHT_MM = 0.25  # ports that differ less in height are joined by a straight line


def squeeze(places: Mapping[str, Point], graph: Boxes, gap: float, height: float) -> dict[str, Point]:
    """Return places whose rows lie closer together where the drawing is higher than `height` [mm], else the same.

    Symbols joined by straight streams stay in line, and no row moves farther than the drawing is too high.
    `gap`: room kept between neighbours above each other [mm].
    """
    _, top, _, bottom = extent(places, graph.boxes)
    excess = bottom - top - height
    if excess <= 0.0:
        return dict(places)
    rows = _rows(places, graph)
    spine = max(rows, key=lambda row: (len(row), -rows.index(row)))
    axis = sum(places[key][1] for key in spine) / len(spine)
    settled = {key: places[key] for key in spine}
    for row in sorted(
        (row for row in rows if row is not spine), key=lambda row: _distance(row, places, axis)
    ):
        way = _way_to(axis, row, places, settled, graph.boxes, gap)
        shift = max(-excess, min(excess, way))
        settled.update({key: (places[key][0], places[key][1] + shift) for key in row})
    return {key: settled[key] for key in places}


def _distance(row: Sequence[str], places: Mapping[str, Point], axis: float) -> float:
    return min(abs(places[key][1] - axis) for key in row)


def _rows(places: Mapping[str, Point], graph: Boxes) -> list[list[str]]:
    """Return the symbols in groups that straight streams join, in the order of the symbols."""
    leader = {node.id: node.id for node in graph.nodes}
    by_id = {node.id: node for node in graph.nodes}

    def lead(key: str) -> str:
        while leader[key] != key:
            key = leader[key]
        return key

    for edge in graph.edges:
        if _is_straight(edge, by_id, places):
            leader[lead(edge.end)] = lead(edge.start)
    rows: dict[str, list[str]] = {}
    for node in graph.nodes:
        rows.setdefault(lead(node.id), []).append(node.id)
    return list(rows.values())


def _is_straight(edge: LayoutEdge, by_id: Mapping[str, LayoutNode], places: Mapping[str, Point]) -> bool:
    start, end = by_id[edge.start], by_id[edge.end]
    out = start.ports[edge.start_port].dy if edge.start_port else 0.0
    into = end.ports[edge.end_port].dy if edge.end_port else 0.0
    return abs(places[edge.start][1] + out - places[edge.end][1] - into) < STRAIGHT_MM


def _way_to(
    axis: float,
    row: Sequence[str],
    places: Mapping[str, Point],
    settled: Mapping[str, Point],
    boxes: Mapping[str, Box],
    gap: float,
) -> float:
    """Return how far a row can move towards the axis [mm], with its sign: up to the first symbol in its way."""
    down = sum(places[key][1] for key in row) < axis * len(row)
    way = min(abs(places[key][1] - axis) for key in row)
    for key in row:
        x, y = places[key]
        box = boxes[key]
        for other, (other_x, other_y) in settled.items():
            blocker = boxes[other]
            beside = (
                other_x - blocker.left - gap >= x + box.right or x - box.left - gap >= other_x + blocker.right
            )
            if beside or (other_y > y) is not down:
                continue
            room = other_y - blocker.top - y - box.bottom if down else y - box.top - other_y - blocker.bottom
            way = min(way, max(room - gap, 0.0))
    return way if down else -way
