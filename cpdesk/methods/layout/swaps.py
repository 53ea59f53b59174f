"""Neighbours of one column changed over where straight lines then cross less: a last polish for large sheets."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from cpdesk.methods.layout.crossings import meeting_boxes, proper_crossings
from cpdesk.methods.layout.engine import Boxes
from cpdesk.methods.layout.parts import Point

ROUNDS = 2


def swap_neighbours(places: Mapping[str, Point], graph: Boxes) -> dict[str, Point]:
    """Return places in which no two neighbours of a column would better change over, as far as two rounds find.

    Two neighbours change over within the room that both take together, so no other symbol is touched. Lines run
    from centre to centre here.
    """
    lines = _Lines(places, graph)
    for _ in range(ROUNDS if lines.count else 0):
        changed = False
        for column in _columns(lines.at, graph):
            for place in range(len(column) - 1):
                upper, lower = column[place], column[place + 1]
                if lines.swap(upper, lower):
                    column[place], column[place + 1] = lower, upper
                    changed = True
        if not changed:
            break
    return {node.id: (float(x), float(y)) for node, (x, y) in zip(graph.nodes, lines.at, strict=True)}


def _columns(at: NDArray[np.float64], graph: Boxes) -> list[list[int]]:
    """Return the numbers of the symbols, column by column, from top to bottom."""
    columns: dict[float, list[int]] = {}
    for number, node in enumerate(graph.nodes):
        box = graph.boxes[node.id]
        columns.setdefault(round(float(at[number, 0]) + (box.right - box.left) / 2, 1), []).append(number)
    return [sorted(column, key=lambda n: float(at[n, 1])) for _, column in sorted(columns.items())]


class _Lines:
    """The lines between symbols while symbols change over."""

    def __init__(self, places: Mapping[str, Point], graph: Boxes) -> None:
        number = {node.id: place for place, node in enumerate(graph.nodes)}
        pairs = [(number[edge.start], number[edge.end]) for edge in graph.edges if edge.start != edge.end]
        self.count = len(pairs)
        self.ends = np.asarray(pairs, dtype=np.intp).reshape(-1, 2)
        self.at = np.asarray([places[node.id] for node in graph.nodes], dtype=np.float64)
        self.start, self.end = self.at[self.ends[:, 0]], self.at[self.ends[:, 1]]
        self.low, self.high = np.minimum(self.start, self.end), np.maximum(self.start, self.end)
        self.boxes: Sequence[tuple[float, float]] = [
            (graph.boxes[node.id].top, graph.boxes[node.id].bottom) for node in graph.nodes
        ]
        self.touching: list[list[int]] = [[] for _ in graph.nodes]
        for line, (start, end) in enumerate(pairs):
            self.touching[start].append(line)
            self.touching[end].append(line)

    def swap(self, upper: int, lower: int) -> bool:
        """Change two neighbours over if that takes crossings away, and tell whether it did."""
        mine = np.asarray(sorted({*self.touching[upper], *self.touching[lower]}), dtype=np.intp)
        before = self._crossed(mine)
        if not before:
            return False
        old = float(self.at[upper, 1]), float(self.at[lower, 1])
        top = old[0] - self.boxes[upper][0]
        bottom = old[1] + self.boxes[lower][1]
        self._move(mine, (upper, bottom - self.boxes[upper][1]), (lower, top + self.boxes[lower][0]))
        if self._crossed(mine) < before:
            return True
        self._move(mine, (upper, old[0]), (lower, old[1]))
        return False

    def _move(self, mine: NDArray[np.intp], *heights: tuple[int, float]) -> None:
        """Put symbols at other heights, and the ends of the lines that touch them."""
        for symbol, y in heights:
            self.at[symbol, 1] = y
        start, end = self.at[self.ends[mine, 0], 1], self.at[self.ends[mine, 1], 1]
        self.start[mine, 1], self.end[mine, 1] = start, end
        self.low[mine, 1], self.high[mine, 1] = np.minimum(start, end), np.maximum(start, end)

    def _crossed(self, mine: NDArray[np.intp]) -> int:
        """Return how often some lines are crossed, a crossing of two of them counted twice before and after."""
        near = meeting_boxes(self.low[mine], self.high[mine], self.low, self.high)
        row, second = np.nonzero(near)
        first = mine[row]
        one, other = self.ends[first], self.ends[second]
        apart = (one != other).all(axis=1) & (one != other[:, ::-1]).all(axis=1)
        first, second = first[apart], second[apart]
        crossed = proper_crossings(self.start[first], self.end[first], self.start[second], self.end[second])
        return int(np.count_nonzero(crossed))
