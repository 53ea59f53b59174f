"""Placing round what stays: moved with the fixed symbols near them, then to the nearest room that is free."""

from collections.abc import Iterator, Mapping, Sequence
from math import hypot

import numpy as np

from cpdesk.methods.layout.parts import Box, Point

NEAREST = 32  # places tried along each axis before the room below everything is taken
MOST_STRAIGHTENED = 15.0  # how far a symbol is moved for a level stream [mm]
OUTSIDE = 1_000.0  # how much farther a place outside the frame counts [mm]


def follow(places: Mapping[str, Point], pins: Mapping[str, Point]) -> dict[str, Point]:
    """Return the places, each moved as the fixed symbols near it are moved; the fixed ones stand exactly.

    Each fixed symbol counts by the inverse square of its distance in the drawing before the move.
    """
    if not pins:
        return dict(places)
    moved: dict[str, Point] = {}
    for key, (x, y) in places.items():
        if key in pins:
            moved[key] = pins[key]
            continue
        total = dx = dy = 0.0
        for pin, (to_x, to_y) in pins.items():
            from_x, from_y = places[pin]
            share = 1.0 / (1.0 + (x - from_x) ** 2 + (y - from_y) ** 2)
            total, dx, dy = total + share, dx + share * (to_x - from_x), dy + share * (to_y - from_y)
        moved[key] = (x + dx / total, y + dy / total)
    return moved


def make_room(
    places: Mapping[str, Point],
    boxes: Mapping[str, Box],
    fixed: Sequence[str],
    clear: float,
    frame: Point | None,
) -> dict[str, Point]:
    """Return places at which no box is closer to another than `clear` [mm]; the fixed ones stay whatever they do."""
    if not fixed and _all_clear(places, boxes, clear):
        return dict(places)
    settled = {key: places[key] for key in fixed}
    for key in sorted(places, key=lambda k: (places[k][0], places[k][1], k)):
        if key not in settled:
            settled[key] = _nearest_room(places[key], boxes[key], settled, boxes, clear, frame)
    return {key: settled[key] for key in places}


def straighten(
    places: Mapping[str, Point],
    boxes: Mapping[str, Box],
    steps: Sequence[tuple[str, str, float]],
    fixed: Sequence[str],
    clear: float,
) -> dict[str, Point]:
    """Return places at which streams run level where a small move up or down of a free symbol does it.

    steps: two symbols and how much lower the port of the first lies than that of the second [mm], weightiest first.
    """
    moved, still = dict(places), set(fixed)
    for one, other, lower in steps:
        free = one if one not in still else other
        if free in still or one == other:
            continue
        level = moved[other][1] - lower if free == one else moved[one][1] + lower
        at = (moved[free][0], level)
        near = abs(level - moved[free][1]) <= MOST_STRAIGHTENED
        if near and all(boxes[free].apart(at, boxes[k], p) >= clear for k, p in moved.items() if k != free):
            moved[free] = at
            still |= {one, other}
    return moved


def _all_clear(places: Mapping[str, Point], boxes: Mapping[str, Box], clear: float) -> bool:
    """Return whether no two boxes are too close; all pairs at once, for most layouts need no more."""
    rows = [
        (x - boxes[key].left, x + boxes[key].right, y - boxes[key].top, y + boxes[key].bottom)
        for key, (x, y) in places.items()
    ]
    left, right, top, bottom = np.asarray(rows, dtype=float).T
    one, other = np.triu_indices(len(rows), 1)
    across = np.maximum(left[other] - right[one], left[one] - right[other])
    along = np.maximum(top[other] - bottom[one], top[one] - bottom[other])
    return bool(np.all(np.maximum(across, along) >= clear - 1e-6))


def _nearest_room(
    wish: Point,
    box: Box,
    settled: Mapping[str, Point],
    boxes: Mapping[str, Box],
    clear: float,
    frame: Point | None,
) -> Point:
    def is_free(at: Point) -> bool:
        return all(box.apart(at, boxes[key], place) >= clear - 1e-6 for key, place in settled.items())

    if is_free(wish) and not _outside(wish, box, frame):
        return wish
    places = sorted(
        _places(wish, box, settled, boxes, clear, frame),
        key=lambda at: hypot(at[0] - wish[0], at[1] - wish[1]) + OUTSIDE * _outside(at, box, frame),
    )
    free = next(filter(is_free, places), None)
    return free or (wish[0], max(y + boxes[key].bottom for key, (_, y) in settled.items()) + clear + box.top)


def _outside(at: Point, box: Box, frame: Point | None) -> bool:
    if frame is None:
        return False
    return (
        at[0] < box.left - 1e-6
        or at[1] < box.top - 1e-6
        or at[0] + box.right > frame[0] + 1e-6
        or at[1] + box.bottom > frame[1] + 1e-6
    )


def _places(
    wish: Point,
    box: Box,
    settled: Mapping[str, Point],
    boxes: Mapping[str, Box],
    clear: float,
    frame: Point | None,
) -> Iterator[Point]:
    """Yield places beside, above and below what is settled, and at the edges of the frame."""
    across, along = {wish[0]}, {wish[1]}
    for key, (x, y) in settled.items():
        other = boxes[key]
        across |= {x - other.left - clear - box.right, x + other.right + clear + box.left}
        along |= {y - other.top - clear - box.bottom, y + other.bottom + clear + box.top}
    if frame is not None:
        across |= {box.left, frame[0] - box.right}
        along |= {box.top, frame[1] - box.bottom}
    xs = sorted(across, key=lambda x: abs(x - wish[0]))[:NEAREST]
    ys = sorted(along, key=lambda y: abs(y - wish[1]))[:NEAREST]
    yield from ((x, y) for x in xs for y in ys)
