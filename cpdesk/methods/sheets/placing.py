"""How a symbol stands on a sheet: moved, scaled, mirrored and turned. Lengths in mm, y downwards."""

from dataclasses import dataclass
from math import cos, radians, sin

from cpdesk.reference.symbols import Side, Symbol

Point = tuple[float, float]

_ROUND = (Side.NORTH, Side.EAST, Side.SOUTH, Side.WEST)
_FLIPPED = {Side.EAST: Side.WEST, Side.WEST: Side.EAST, Side.NORTH: Side.NORTH, Side.SOUTH: Side.SOUTH}


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a symbol stands: its centre, its size before it is turned, degrees clockwise, mirrored left to right."""

    x: float
    y: float
    width: float
    height: float
    rotation: int = 0
    mirrored: bool = False

    def on_sheet(self, along: float, down: float) -> Point:
        """Return where a point of the symbol lies, given as shares of its width and height."""
        dx = (0.5 - along if self.mirrored else along - 0.5) * self.width
        dy = (down - 0.5) * self.height
        turned = radians(self.rotation)
        return (
            self.x + _exact(dx * cos(turned) - dy * sin(turned)),
            self.y + _exact(dx * sin(turned) + dy * cos(turned)),
        )

    def side(self, side: Side) -> Side:
        """Return the side of the sheet to which a side of the symbol looks."""
        flipped = _FLIPPED[side] if self.mirrored else side
        return _ROUND[(_ROUND.index(flipped) + round(self.rotation / 90)) % 4]

    @property
    def extent(self) -> tuple[float, float, float, float]:
        """The left, top, right and bottom of the smallest upright box round the symbol."""
        corners = [self.on_sheet(along, down) for along in (0.0, 1.0) for down in (0.0, 1.0)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return min(xs), min(ys), max(xs), max(ys)


@dataclass(frozen=True, slots=True)
class StandingPort:
    """A port where it lies on the sheet."""

    name: str
    x: float
    y: float
    side: Side


def ports_of(symbol: Symbol, stand: Stand) -> tuple[StandingPort, ...]:
    """Return the ports of a symbol where they lie on the sheet."""
    return tuple(
        StandingPort(
            port.name, *stand.on_sheet(port.x / symbol.width, port.y / symbol.height), stand.side(port.side)
        )
        for port in symbol.ports
    )


def _exact(length: float) -> float:
    """Drop the crumbs that sines of right angles leave."""
    return round(length, 6)
