"""Symbols of equipment for process flow diagrams, in the manner of ISO 10628-2: outlines and ports.

Each is a file of resources/symbols, drawn for CPDesk: its key is the kind of equipment, or what else stands on
a sheet, with '_' for a blank.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from xml.etree import ElementTree

from cpdesk.errors import DataFault, EnvironmentFault
from cpdesk.language import N_
from cpdesk.reference.folders import resource_folder
from cpdesk.reference.outlines import Segment, outline

_GENERIC = "generic"
_SVG = "{http://www.w3.org/2000/svg}"


class Side(StrEnum):
    """Where a line leaves a symbol, as seen on the sheet."""

    NORTH = "N"
    EAST = "E"
    SOUTH = "S"
    WEST = "W"

    @property
    def step(self) -> tuple[float, float]:
        """The unit step outward, x to the right and y downwards."""
        return _STEPS[self]

    @property
    def opposite(self) -> "Side":
        """The side across."""
        return _OPPOSITES[self]


_STEPS = {
    Side.NORTH: (0.0, -1.0),
    Side.EAST: (1.0, 0.0),
    Side.SOUTH: (0.0, 1.0),
    Side.WEST: (-1.0, 0.0),
}
_OPPOSITES = {Side.NORTH: Side.SOUTH, Side.EAST: Side.WEST, Side.SOUTH: Side.NORTH, Side.WEST: Side.EAST}


@dataclass(frozen=True, slots=True)
class Port:
    """A point at which a stream joins a symbol, in mm from its upper left corner; the line leaves towards `side`."""

    name: str
    x: float
    y: float
    side: Side


@dataclass(frozen=True, slots=True)
class Stroke:
    """One line of an outline: `segments` are M, L, C and Z with absolute coordinates in mm, y downwards.

    ("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y), ("Z",); M stands only at the start. A `filled` one is
    filled with the colour of the line, a closed one otherwise with the colour of the sheet.
    """

    segments: tuple[Segment, ...]
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol of its natural size in mm."""

    key: str
    width: float
    height: float
    strokes: tuple[Stroke, ...]
    ports: tuple[Port, ...]

    def port(self, name: str) -> Port | None:
        """Return the port of a name."""
        return next((port for port in self.ports if port.name == name), None)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What a file holds: the symbol, and the names of the ports that streams usually come in and go out by."""

    symbol: Symbol
    coming_in: tuple[str, ...]
    going_out: tuple[str, ...]


@cache
def symbols() -> Mapping[str, Symbol]:
    """Return all symbols by their keys, in the order of the keys."""
    files = sorted((resource_folder() / "symbols").glob("*.svg"))
    return MappingProxyType({file.stem: symbol(file.stem) for file in files})


def symbol(key: str) -> Symbol:
    """Return a symbol by its key, such as 'heat_exchanger'.

    Raises `DataFault` for a key that no symbol has.
    """
    return _drawn(key).symbol


def symbol_of(kind: str | None) -> Symbol:
    """Return the symbol of a kind of equipment, such as 'heat exchanger'; the generic one where none is known."""
    return symbol(kind.replace(" ", "_") if kind else _GENERIC)


def usual_ports(symbol: Symbol, coming_in: bool) -> tuple[Port, ...]:
    """Return all ports of a symbol, the one that the next stream coming in, or going out, would take first.

    The ports that are usual for the other direction stand last.
    """
    drawn = _drawn(symbol.key)
    usual, other = drawn.coming_in, drawn.going_out
    if not coming_in:
        usual, other = other, usual

    def place(port: Port) -> tuple[int, int]:
        if port.name in usual:
            return 0, usual.index(port.name)
        return (2, -other.index(port.name)) if port.name in other else (1, 0)

    return tuple(sorted(symbol.ports, key=place))


@cache
def _drawn(key: str) -> _Drawn:
    path = resource_folder() / "symbols" / f"{key}.svg"
    try:
        return _parsed(key, path.read_text(encoding="utf-8"))
    except FileNotFoundError as reason:
        raise DataFault(N_("There is no symbol {key}."), key=key) from reason
    except (OSError, ValueError, KeyError, ElementTree.ParseError) as reason:
        text = N_("The reference data {path} cannot be read: {reason}. Install the program again.")
        raise EnvironmentFault(text, path=str(path), reason=str(reason)) from reason


def _parsed(key: str, text: str) -> _Drawn:
    """Return what a file holds; it is ours, so nothing foreign is parsed."""
    root = ElementTree.fromstring(text)
    wide, high = (float(length) for length in root.attrib["viewBox"].split()[2:])
    group = root.find(f"{_SVG}g[@id='ports']")
    if group is None:
        raise ValueError("no ports")
    strokes = tuple(stroke for element in root if element is not group for stroke in _strokes(element))
    found = Symbol(key, wide, high, strokes, tuple(_port(element.attrib) for element in group))
    coming_in, going_out = (tuple(group.attrib[name].split()) for name in ("data-in", "data-out"))
    return _Drawn(found, coming_in, going_out)


def _strokes(element: ElementTree.Element) -> Iterator[Stroke]:
    filled = element.get("fill", "none") != "none"
    for segments in outline(element.tag.removeprefix(_SVG), element.attrib):
        yield Stroke(segments, filled)


def _port(given: Mapping[str, str]) -> Port:
    return Port(given["id"], float(given["cx"]), float(given["cy"]), Side(given["data-side"]))
