"""Where two streams cross on a sheet one is broken, so that nobody takes a crossing for a junction."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise

from cpdesk.methods.sheets.placing import Point
from cpdesk.tables.drawing import Line

GAP = 1.6
"""The length of a gap in mm."""

CORNER = 1.0
"""So near to its own corner, in mm, a line is not broken: there the gap would hide the corner."""

Level = tuple[float, float, float, str]  # height, left end, right end, stream
Runs = tuple[tuple[Point, ...], ...]


def runs_of(lines: Sequence[Line]) -> Mapping[str, Runs]:
    """Return each stream as the pieces that are drawn: upright stretches are broken where a level one crosses them."""
    level = sorted(
        (y1, min(x1, x2), max(x1, x2), line.stream)
        for line in lines
        for (x1, y1), (x2, y2) in pairwise(line.points)
        if y1 == y2 and x1 != x2
    )
    heights = [one[0] for one in level]
    return {line.stream: _broken(line, level, heights) for line in lines}


def _broken(line: Line, level: Sequence[Level], heights: Sequence[float]) -> Runs:
    runs: list[tuple[Point, ...]] = []
    run: list[Point] = [line.points[0]]
    for (x1, y1), (x2, y2) in pairwise(line.points):
        if x1 == x2:
            for before, after in _gaps(line.stream, x1, y1, y2, level, heights):
                runs.append((*run, (x1, before)))
                run = [(x1, after)]
        run.append((x2, y2))
    return (*runs, tuple(run))


def _gaps(
    stream: str, x: float, start: float, end: float, level: Sequence[Level], heights: Sequence[float]
) -> list[tuple[float, float]]:
    """Return from where to where an upright stretch is broken, in its direction; gaps that touch are one."""
    room, half = CORNER + GAP / 2, GAP / 2
    first = bisect_left(heights, min(start, end) + room)
    last = bisect_right(heights, max(start, end) - room)
    crossed = {y for y, left, right, other in level[first:last] if other != stream and left < x < right}
    gaps: list[tuple[float, float]] = []
    for y in sorted(crossed):
        if gaps and y - half <= gaps[-1][1]:
            gaps[-1] = gaps[-1][0], y + half
        else:
            gaps.append((y - half, y + half))
    return gaps if end > start else [(after, before) for before, after in reversed(gaps)]
