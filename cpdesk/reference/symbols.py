"""Symbols of equipment for process flow diagrams, in the manner of ISO 10628-2: outlines and ports."""

from dataclasses import dataclass
from enum import StrEnum


class Side(StrEnum):
    """Where a line leaves a symbol, as seen on the sheet."""

    NORTH = "N"
    EAST = "E"
    SOUTH = "S"
    WEST = "W"


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

    ("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y), ("Z",). A `filled` one is filled with the colour
    of the line, a closed one otherwise with the colour of the sheet.
    """

    segments: tuple[tuple[str | float, ...], ...]
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
