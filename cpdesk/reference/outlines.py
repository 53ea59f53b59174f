"""Outlines of SVG elements as straight lines and cubic Béziers: the part of SVG in which our symbols are drawn.

Elements: path (M L H V C A Z, absolute or relative), line, polyline, polygon, rect with sharp corners, circle and
ellipse; no transforms. Lengths are the file's, y downwards.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from math import acos, ceil, copysign, cos, hypot, pi, radians, sin, sqrt, tan

Segment = tuple[str | float, ...]
Point = tuple[float, float]

_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_NUMBERS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "A": 7, "Z": 0}
_PLACES = 6  # of a mm: crumbs of the arithmetic go, nothing that could be drawn


def outline(tag: str, given: Mapping[str, str]) -> tuple[tuple[Segment, ...], ...]:
    """Return the lines of an element, each one M and then L, C and at most one Z at its end.

    An arc becomes one Bézier for each quarter turn begun, which strays from it by less than 0.03 % of its radius.
    Raises `ValueError` for an element or a command outside the part described above.
    """
    if tag not in _SHAPES:
        raise ValueError(f"element {tag}")
    return tuple(_subpaths(_SHAPES[tag](given)))


def _length(given: Mapping[str, str], name: str) -> float:
    return float(given.get(name, "0"))


def _line(given: Mapping[str, str]) -> Iterator[Segment]:
    yield ("M", _length(given, "x1"), _length(given, "y1"))
    yield ("L", _length(given, "x2"), _length(given, "y2"))


def _polyline(given: Mapping[str, str]) -> Iterator[Segment]:
    numbers = [float(number) for number in given["points"].replace(",", " ").split()]
    for place, (x, y) in enumerate(zip(numbers[::2], numbers[1::2], strict=True)):
        yield ("L" if place else "M", x, y)


def _polygon(given: Mapping[str, str]) -> Iterator[Segment]:
    yield from _polyline(given)
    yield ("Z",)


def _rect(given: Mapping[str, str]) -> Iterator[Segment]:
    left, top = _length(given, "x"), _length(given, "y")
    right, bottom = left + _length(given, "width"), top + _length(given, "height")
    yield ("M", left, top)
    yield from (("L", right, top), ("L", right, bottom), ("L", left, bottom), ("Z",))


def _ellipse(given: Mapping[str, str]) -> Iterator[Segment]:
    x, y = _length(given, "cx"), _length(given, "cy")
    wide, high = (_length(given, name if name in given else "r") for name in ("rx", "ry"))
    yield ("M", x + wide, y)
    yield from _turn((x, y), wide, high, 0.0, 0.0, 2 * pi)
    yield ("Z",)


def _path(given: Mapping[str, str]) -> Iterator[Segment]:
    at = start = (0.0, 0.0)
    for command, numbers in _commands(given["d"]):
        letter = command.upper()
        base = at if command.islower() else (0.0, 0.0)
        for segment in _absolute(letter, numbers, at, base):
            yield segment
            at = (float(segment[-2]), float(segment[-1])) if letter != "Z" else start
        if letter == "M":
            start = at


def _commands(text: str) -> Iterator[tuple[str, list[float]]]:
    """Give each command of a path with its numbers; numbers that go on without a letter repeat the command."""
    tokens = _TOKEN.findall(text)
    place, command = 0, ""
    while place < len(tokens):
        if tokens[place].isalpha():
            command = tokens[place]
            place += 1
        count = _NUMBERS.get(command.upper())
        if count is None or place + count > len(tokens):
            raise ValueError(f"path command {command}")
        yield command, [float(token) for token in tokens[place : place + count]]
        place += count
        command = {"M": "L", "m": "l", "Z": "", "z": ""}.get(command, command)


def _absolute(letter: str, numbers: list[float], at: Point, base: Point) -> Iterator[Segment]:
    """Give a command as M, L, C and Z; `base` is what its numbers count from."""
    x, y = base
    if letter == "Z":
        yield ("Z",)
    elif letter == "H":
        yield ("L", numbers[0] + x, at[1])
    elif letter == "V":
        yield ("L", at[0], numbers[0] + y)
    elif letter == "A":
        yield from _arc(at, numbers, (numbers[5] + x, numbers[6] + y))
    else:
        yield (letter, *(number + base[place % 2] for place, number in enumerate(numbers)))


def _arc(start: Point, numbers: list[float], end: Point) -> Iterator[Segment]:
    """Give an elliptical arc as Béziers: centre and angles as in SVG 1.1, F.6.5 and F.6.6."""
    wide, high, tilt = abs(numbers[0]), abs(numbers[1]), radians(numbers[2])
    if start == end:
        return
    if not wide or not high:
        yield ("L", *end)
        return
    half = _turned(((start[0] - end[0]) / 2, (start[1] - end[1]) / 2), -tilt)
    grown = max(1.0, hypot(half[0] / wide, half[1] / high))
    wide, high = wide * grown, high * grown
    off = hypot(half[0] / wide, half[1] / high)
    reach = sqrt(max(0.0, 1 / off**2 - 1)) * (-1 if bool(numbers[3]) == bool(numbers[4]) else 1)
    inner = (reach * wide * half[1] / high, -reach * high * half[0] / wide)
    middle = _turned(inner, tilt)
    centre = (middle[0] + (start[0] + end[0]) / 2, middle[1] + (start[1] + end[1]) / 2)
    first = ((half[0] - inner[0]) / wide, (half[1] - inner[1]) / high)
    last = ((-half[0] - inner[0]) / wide, (-half[1] - inner[1]) / high)
    sweep = (_angle(last) - _angle(first)) % (2 * pi) - (0 if numbers[4] else 2 * pi)
    yield from _turn(centre, wide, high, tilt, _angle(first), sweep, end)


def _turn(
    centre: Point, wide: float, high: float, tilt: float, begin: float, sweep: float, end: Point | None = None
) -> Iterator[Segment]:
    """Give a turn round the ellipse from the angle `begin` on, one Bézier for each quarter begun."""
    count = max(1, ceil(abs(sweep) / (pi / 2) - 1e-9))
    step = sweep / count
    lever = 4 / 3 * tan(step / 4)

    def at(along: float, across: float) -> Point:
        x, y = _turned((wide * along, high * across), tilt)
        return centre[0] + x, centre[1] + y

    angles = [begin + step * place for place in range(count + 1)]
    for place, (one, two) in enumerate(pairwise(angles), 1):
        leaving = at(cos(one) - lever * sin(one), sin(one) + lever * cos(one))
        arriving = at(cos(two) + lever * sin(two), sin(two) - lever * cos(two))
        target = end if end and place == count else at(cos(two), sin(two))
        yield ("C", *leaving, *arriving, *target)


def _turned(point: Point, angle: float) -> Point:
    x, y = point
    return x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle)


def _angle(direction: Point) -> float:
    x, y = direction
    return copysign(acos(max(-1.0, min(1.0, x / hypot(x, y)))), y)


def _subpaths(segments: Iterator[Segment]) -> Iterator[tuple[Segment, ...]]:
    """Part the segments at each M."""
    part: list[Segment] = []
    for segment in segments:
        if segment[0] == "M" and part:
            yield tuple(part)
            part = []
        part.append(
            tuple(round(number, _PLACES) if isinstance(number, float) else number for number in segment)
        )
    if part:
        yield tuple(part)


_SHAPES = {
    "line": _line,
    "polyline": _polyline,
    "polygon": _polygon,
    "rect": _rect,
    "circle": _ellipse,
    "ellipse": _ellipse,
    "path": _path,
}
