"""Where two streams cross on a sheet one is broken, so that nobody takes a crossing for a junction."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import pairwise

from cpdesk.methods.placing import Point
from cpdesk.tables.drawing import Line

GAP = 1.6
"""The length of a gap in mm."""

CORNER = 1.0
"""So near to its own corner, in mm, a line is not broken: there the gap would hide the corner."""

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


def _broken(line: Line, level: Sequence[tuple[float, float, float, str]], heights: Sequence[float]) -> Runs:
    runs: list[tuple[Point, ...]] = []
    run: list[Point] = [line.points[0]]
    for (x1, y1), (x2, y2) in pairwise(line.points):
        if x1 == x2:
            downwards = y2 > y1
            for y in _crossed(line.stream, x1, min(y1, y2), max(y1, y2), level, heights, downwards):
                before, after = (y - GAP / 2, y + GAP / 2) if downwards else (y + GAP / 2, y - GAP / 2)
                if len(runs) and runs[-1] and run == [run[0]] and abs(run[0][1] - y) < GAP:
                    run = [(x1, after)]
                    continue
                runs.append((*run, (x1, before)))
                run = [(x1, after)]
        run.append((x2, y2))
    return (*runs, tuple(run))


def _crossed(
    stream: str, x: float, top: float, bottom: float, level: Sequence[tuple[float, float, float, str]],
    heights: Sequence[float], downwards: bool,
) -> list[float]:  # fmt: skip
    """Return the heights at which level stretches of other streams cross an upright one, in its direction."""
    room = CORNER + GAP / 2
    first, last = bisect_left(heights, top + room), bisect_right(heights, bottom - room)
    found = {y for y, left, right, other in level[first:last] if other != stream and left < x < right}
    return sorted(found, reverse=not downwards)
