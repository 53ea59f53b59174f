"""How often the straight lines of a drawing cross."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cpdesk.methods.layout.parts import Point

Line = NDArray[np.float64]


def crossings(lines: Sequence[tuple[Point, Point]], ends: Sequence[tuple[int, int]]) -> int:
    """Return how many pairs of lines cross properly; lines that share a symbol are not counted.

    `lines`: start and end of each line [mm]. `ends`: numbers of the symbols at its start and end.
    Two lines cross where the ends of each lie strictly on both sides of the other.
    """
    if len(lines) < 2:
        return 0
    start = np.asarray([line[0] for line in lines], dtype=float)
    end = np.asarray([line[1] for line in lines], dtype=float)
    low, high = np.minimum(start, end), np.maximum(start, end)
    first, second = np.nonzero(np.triu(meeting_boxes(low, high, low, high), 1))
    names = np.asarray(ends)
    shared = np.zeros(len(first), dtype=bool)
    for a in (0, 1):
        for b in (0, 1):
            shared |= names[first, a] == names[second, b]
    crossed = proper_crossings(start[first], end[first], start[second], end[second])
    return int(np.count_nonzero(crossed & ~shared))


def meeting_boxes(low: Line, high: Line, others_low: Line, others_high: Line) -> NDArray[np.bool_]:
    """Return for each line and each other one whether the boxes round them meet, from the corners of the boxes."""
    met = (low[:, 0, None] <= others_high[:, 0]) & (others_low[:, 0] <= high[:, 0, None])
    met &= (low[:, 1, None] <= others_high[:, 1]) & (others_low[:, 1] <= high[:, 1, None])
    return met


def proper_crossings(p: Line, q: Line, r: Line, s: Line) -> NDArray[np.bool_]:
    """Return for each row whether the line from p to q and that from r to s cross; points as rows of x and y."""
    return (_turn(p, q, r) * _turn(p, q, s) < -1e-9) & (_turn(r, s, p) * _turn(r, s, q) < -1e-9)


def _turn(p: Line, q: Line, r: Line) -> Line:
    """Return on which side of the line from p to q each r lies, as a signed area [mm2]."""
    return (q[:, 0] - p[:, 0]) * (r[:, 1] - p[:, 1]) - (q[:, 1] - p[:, 1]) * (r[:, 0] - p[:, 0])
