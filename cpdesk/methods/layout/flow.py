"""Which streams of a sheet are recycles: taken out, all others can run from left to right."""

from collections.abc import Iterable, Mapping, Sequence
from math import inf

from cpdesk.methods.layout.parts import LayoutEdge, LayoutNode, Role

MOST_WALKS = 8


def recycles(nodes: Sequence[LayoutNode], edges: Sequence[LayoutEdge]) -> tuple[frozenset[str], ...]:
    """Return one or two sets of ids of edges against the flow; without one of them the rest has no circle.

    The plant is walked from where material enters, large streams first; an edge to a symbol that is still being
    walked from closes a circle and is a recycle. First comes, of walks that begin at different places, the one
    whose recycles weigh least, then the walk that takes the symbols in the order given, unless it makes a larger
    stream a recycle. An edge between two fixed symbols runs as they stand; one from a symbol to itself is never
    named.
    """
    fixed = (
        {edge.id for edge in edges if _runs_left(nodes, edge)} if any(n.pinned for n in nodes) else set[str]()
    )
    onward: dict[str, list[LayoutEdge]] = {node.id: [] for node in nodes}
    for edge in sorted(edges, key=lambda e: -e.weight):
        if edge.id not in fixed and edge.start != edge.end:
            onward[edge.start].append(edge)
    starts = _starts(nodes, onward)
    weights = {edge.id: edge.weight for edge in edges}
    walks = [_closing([first, *starts], onward) for first in starts[:MOST_WALKS]]
    lightest = min(
        walks, key=lambda found: (sum(weights[key] for key in found), len(found)), default=set[str]()
    )
    as_given = _closing([node.id for node in nodes], onward)
    light, given = (_needed(found, onward) for found in (lightest, as_given))
    heaviest = max((weights[key] for key in light), default=0.0)
    if light == given or any(weights[key] > heaviest for key in given):
        return (frozenset(light | fixed),)
    return frozenset(light | fixed), frozenset(given | fixed)


def _runs_left(nodes: Iterable[LayoutNode], edge: LayoutEdge) -> bool:
    pins = {node.id: node.pinned for node in nodes if node.pinned}
    start, end = pins.get(edge.start), pins.get(edge.end)
    return start is not None and end is not None and end[0] < start[0]


def _starts(nodes: Sequence[LayoutNode], onward: Mapping[str, Sequence[LayoutEdge]]) -> list[str]:
    """Return where to walk from: what nothing runs into, in the order given, sources first, then the rest."""
    entered = {edge.end for out in onward.values() for edge in out}
    ordered = sorted(
        nodes,
        key=lambda node: (
            node.id in entered,
            node.role is not Role.SOURCE,
            node.pinned[0] if node.pinned else inf,
        ),
    )
    return [node.id for node in ordered]


def _closing(starts: Iterable[str], onward: Mapping[str, Sequence[LayoutEdge]]) -> set[str]:
    """Return the ids of the edges that a walk in depth finds closing a circle."""
    done: set[str] = set()
    found: set[str] = set()
    for start in starts:
        if start in done:
            continue
        path, open_ids = [(start, iter(onward[start]))], {start}
        while path:
            here, out = path[-1]
            edge = next(out, None)
            if edge is None:
                path.pop()
                open_ids.discard(here)
                done.add(here)
            elif edge.end in open_ids:
                found.add(edge.id)
            elif edge.end not in done:
                open_ids.add(edge.end)
                path.append((edge.end, iter(onward[edge.end])))
    return found


def _needed(found: set[str], onward: Mapping[str, Sequence[LayoutEdge]]) -> set[str]:
    """Return the edges without those that close no circle when all the others are out."""
    kept = set(found)
    for edge in [edge for out in onward.values() for edge in out if edge.id in found]:
        if not _reaches(edge.end, edge.start, onward, kept):
            kept.discard(edge.id)
    return kept


def _reaches(start: str, goal: str, onward: Mapping[str, Sequence[LayoutEdge]], without: set[str]) -> bool:
    seen, waiting = {start}, [start]
    while waiting:
        for edge in onward[waiting.pop()]:
            if edge.id in without or edge.end in seen:
                continue
            if edge.end == goal:
                return True
            seen.add(edge.end)
            waiting.append(edge.end)
    return False
