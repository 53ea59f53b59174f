"""In which column each node of a Sankey diagram stands, in which order, and which flows run back."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cpdesk.methods.sankey.figures import Flow, Node

_SWEEPS = 16
_HINTED = 1e-3  # a flow that is called a recycle resists being drawn back this much less


@dataclass(frozen=True, slots=True)
class Item:
    """What takes a place in a column: a node, an end at the surroundings, or a flow that passes by."""

    node: str = ""
    end_of: str = ""
    passing: str = ""


@dataclass(frozen=True, slots=True)
class Layers:
    """The columns, each with its items from above; the chain of items each forward flow runs through."""

    columns: tuple[tuple[Item, ...], ...]
    chains: Mapping[str, tuple[Item, ...]]
    back: frozenset[str]


def layers_of(nodes: Sequence[Node], flows: Sequence[Flow]) -> Layers:
    """Return the columns by the longest path along what does not run back, with few crossings between them."""
    used = {end for flow in flows for end in (flow.start, flow.end) if end is not None}
    keys = [node.key for node in nodes if node.key in used]
    order = {key: place for place, key in enumerate(_in_order(keys, flows))}
    inner = [flow for flow in flows if flow.start is not None and flow.end is not None]
    forward = [one for one in inner if order[str(one.start)] < order[str(one.end)]]
    column = _columns(sorted(keys, key=order.__getitem__), forward)
    back = frozenset(one.key for one in inner if column[str(one.start)] >= column[str(one.end)])
    chains, of_column = _chains(column, [flow for flow in flows if flow.key not in back])
    return Layers(tuple(map(tuple, _ordered(of_column, chains))), chains, back)


def _in_order(keys: Sequence[str], flows: Sequence[Flow]) -> list[str]:
    """Return the nodes in an order in which little runs back: sinks last, sources first.

    Else the one comes next that has most of what it takes in already, of the surroundings or of those before it.
    """
    out: dict[str, dict[str, float]] = {key: defaultdict(float) for key in keys}
    into: dict[str, dict[str, float]] = {key: defaultdict(float) for key in keys}
    for flow in flows:
        if flow.start is not None and flow.end is not None and flow.start != flow.end:
            weight = flow.amount * (_HINTED if flow.recycle else 1.0)
            out[flow.start][flow.end] += weight
            into[flow.end][flow.start] += weight
    brought: dict[str, float] = {key: sum(into[key].values()) for key in keys}
    for flow in flows:
        if flow.start is None:
            brought[str(flow.end)] += flow.amount
    first, last = list[str](), list[str]()
    left = list(keys)
    while left:
        key = next((one for one in left if not out[one]), None)
        if key is not None:
            last.append(key)
        else:
            key = next((one for one in left if not into[one]), None)
            key = key or min(left, key=lambda one: sum(into[one].values()) / brought[one])
            first.append(key)
        left.remove(key)
        for other in out.pop(key):
            del into[other][key]
        for other in into.pop(key):
            del out[other][key]
    return first + last[::-1]


def _columns(keys: Sequence[str], forward: Sequence[Flow]) -> dict[str, int]:
    """Return the column of each node: after all that flow into it; what nothing flows into stands before its next."""
    before, after = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for flow in forward:
        before[str(flow.end)].append(str(flow.start))
        after[str(flow.start)].append(str(flow.end))
    column: dict[str, int] = {}
    for key in keys:
        column[key] = max((column[one] + 1 for one in before[key]), default=0)
    for key in reversed(keys):
        if not before[key] and after[key]:
            column[key] = min(column[one] for one in after[key]) - 1
    return column


def _chains(
    column: Mapping[str, int], flows: Sequence[Flow]
) -> tuple[dict[str, tuple[Item, ...]], list[list[Item]]]:
    """Return what each flow runs through, and the items of each column; ends lie beside their nodes."""
    least = min(column.values()) - 1
    of_column: dict[int, list[Item]] = defaultdict(list)
    for key, place in column.items():
        of_column[place - least].append(Item(node=key))
    chains: dict[str, tuple[Item, ...]] = {}
    for flow in flows:
        first = column[flow.start] - least if flow.start is not None else None
        last = column[flow.end] - least if flow.end is not None else None
        chain: list[Item] = []
        if first is None and last is not None:
            first = last - 1
            chain.append(Item(end_of=flow.key))
            of_column[first].append(chain[0])
        else:
            chain.append(Item(node=str(flow.start)))
        if last is None and first is not None:
            last = first + 1
        for place in range((first or 0) + 1, last or 0):
            chain.append(Item(passing=flow.key))
            of_column[place].append(chain[-1])
        chain.append(Item(node=flow.end) if flow.end is not None else Item(end_of=flow.key))
        if flow.end is None:
            of_column[last or 0].append(chain[-1])
        chains[flow.key] = tuple(chain)
    return chains, [of_column[place] for place in range(max(of_column) + 1)]


def _ordered(columns: list[list[Item]], chains: Mapping[str, tuple[Item, ...]]) -> list[list[Item]]:
    """Return the columns with their items sorted towards what they are joined to; the best of some sweeps."""
    column_of = {item: number for number, items in enumerate(columns) for item in items if not item.passing}
    links = [
        (column_of[chain[0]] + step, one, other)
        for chain in chains.values()
        for step, (one, other) in enumerate(pairwise(chain))
    ]
    ahead, behind = (
        defaultdict[tuple[int, Item], list[Item]](list),
        defaultdict[tuple[int, Item], list[Item]](list),
    )
    for number, one, other in links:
        ahead[number, one].append(other)
        behind[number + 1, other].append(one)
    best, least = [list(items) for items in columns], _crossings(columns, links)
    now = [list(items) for items in columns]
    for sweep in range(_SWEEPS):
        forward = sweep % 2 == 0
        numbers = range(1, len(now)) if forward else range(len(now) - 2, -1, -1)
        joined = behind if forward else ahead
        for number in numbers:
            rank = {item: at for at, item in enumerate(now[number - 1 if forward else number + 1])}
            _sort_column(now[number], number, joined, rank)
        count = _crossings(now, links)
        if count < least:
            best, least = [list(items) for items in now], count
    return best


def _sort_column(
    items: list[Item],
    number: int,
    joined: Mapping[tuple[int, Item], Sequence[Item]],
    rank: Mapping[Item, int],
) -> None:
    at = {item: place for place, item in enumerate(items)}

    def wish(item: Item) -> float:
        others = joined.get((number, item), ())
        return sum(rank[one] for one in others) / len(others) if others else at[item]

    items.sort(key=wish)


def _crossings(columns: Sequence[Sequence[Item]], links: Sequence[tuple[int, Item, Item]]) -> int:
    rank = {(number, item): at for number, items in enumerate(columns) for at, item in enumerate(items)}
    of_gap: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, one, other in links:
        of_gap[number].append((rank[number, one], rank[number + 1, other]))
    count = 0
    for pairs in of_gap.values():
        seen: list[int] = []
        for _, end in sorted(pairs):
            count += len(seen) - bisect_left(seen, end + 1)
            insort(seen, end)
    return count
