"""Arrow tips of a Sankey diagram: from which end a band comes and to which it goes. Their length carries no amount."""

from collections.abc import Iterator

from cpdesk.methods.sankey.figures import Segment

LONGEST = 3.0
"""The longest tip [mm] at an end; texts beside ends keep so far away at most."""

_HALF, _SHORTEST, _SHARE = (
    0.75,
    1.6,
    0.45,
)  # half the height of a tip at a thin band; its length; of a wide one's
_HIGHEST, _SLIM = 5.0, 0.9  # of a tip upon a recycle: its height at most, its length in parts of its height
_SECOND_FROM = 60.0  # mm of a lane that shows its direction at both ends


def tip_length(width: float) -> float:
    """Return how far a tip stands out of the end of a band, and a notch goes into its beginning."""
    return min(LONGEST, max(_SHORTEST, _SHARE * width))


def head(x: float, top: float, width: float) -> Iterator[Segment]:
    """Yield the corners of the tip at which an output ends, from above; a thin band gets one wider than it is."""
    middle, half = top + width / 2, max(_HALF, width / 2)
    if width < 2 * _HALF:
        yield ("L", x, middle - half)
    yield ("L", x + tip_length(width), middle)
    if width < 2 * _HALF:
        yield ("L", x, middle + half)


def tail(x: float, top: float, width: float) -> tuple[list[Segment], list[Segment], float]:
    """Return how an input begins: the corners before its upper edge, those after its lower edge, where edges begin.

    A wide band begins with a notch, a thin one with an arrow that it comes out of.
    """
    middle, length = top + width / 2, tip_length(width)
    if width >= 2 * _HALF:
        return [("M", x, top)], [("L", x, top + width), ("L", x + length, middle)], x
    waist = x + length * (1.0 - width / (2 * _HALF))
    before: list[Segment] = [("M", x, middle - _HALF), ("L", waist, top), ("L", x + length, top)]
    return before, [("L", waist, top + width), ("L", x, middle + _HALF)], x + length


def on_lane(left: float, right: float, top: float, width: float) -> Iterator[tuple[Segment, ...]]:
    """Yield the tips upon the lane of a recycle, which point to the left; `left` to `right` it runs straight."""
    height = min(_HIGHEST, max(2 * _HALF, width / 2))
    length = height * _SLIM
    if right - left < 2 * length:
        return
    middle = top + width / 2
    apexes = [left + length / 2]
    if right - left > _SECOND_FROM:
        apexes.append(right - 1.5 * length)
    for x in apexes:
        yield (
            ("M", x, middle),
            ("L", x + length, middle - height / 2),
            ("L", x + length, middle + height / 2),
            ("Z",),
        )
