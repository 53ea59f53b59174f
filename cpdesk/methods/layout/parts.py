"""What a sheet is laid out from, and what a layout tells. Lengths in millimetres of the sheet, x right, y down."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

Point = tuple[float, float]
Told = Callable[[float], None]
"""Is told how far the work is, 0 to 1; an error of its own ends the work."""


def nobody(_share: float) -> None:
    """Tell nobody how far the work is."""


class Side(Enum):
    """The side of a symbol on which a port lies."""

    LEFT = "left"
    RIGHT = "right"
    TOP = "top"
    BOTTOM = "bottom"


class Role(Enum):
    """Whether a symbol stands for the surroundings: material comes from a source and leaves into a sink."""

    NONE = "none"
    SOURCE = "source"
    SINK = "sink"


@dataclass(frozen=True, slots=True)
class Port:
    """Where a stream meets a symbol: distance from the symbol's centre [mm], and the side it leaves by."""

    dx: float
    dy: float
    side: Side


@dataclass(frozen=True, slots=True)
class LayoutNode:
    """A symbol: its size [mm], its ports by name, its role, and where a person fixed its centre, if so."""

    id: str
    width: float
    height: float
    ports: Mapping[str, Port] = field(default_factory=dict[str, Port])
    pinned: Point | None = None
    role: Role = Role.NONE


@dataclass(frozen=True, slots=True)
class LayoutEdge:
    """A stream from one symbol to another; of several, the one with more weight is drawn straighter."""

    id: str
    start: str
    end: str
    start_port: str = ""
    end_port: str = ""
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Gaps:
    """Room to keep [mm]: between columns (lanes of streams), between neighbours in one, for a tag under a symbol.

    The first two shrink where a sheet is full; `clear` is what two symbols with their tags always keep.
    """

    columns: float = 16.0
    neighbours: float = 10.0
    tag: float = 5.0
    clear: float = 5.0

    def scaled(self, factor: float) -> "Gaps":
        """Return narrower gaps, never less than what is kept always."""
        return Gaps(
            max(self.columns * factor, self.clear),
            max(self.neighbours * factor, self.clear),
            self.tag,
            self.clear,
        )


@dataclass(frozen=True, slots=True)
class Layout:
    """Where every symbol goes, and what the picture is like.

    `positions`: centres [mm]. `size`: width and height of what is drawn, tags included [mm]. `crossings`: of the
    straight lines between ports. `back`: the streams that run against the flow, the recycles. `turns`: streams that
    lead from the end of a row to the start of the next. `fits`: the drawing lies within the frame asked for.
    """

    positions: Mapping[str, Point]
    size: Point
    crossings: int
    back: frozenset[str]
    turns: frozenset[str]
    fits: bool


@dataclass(frozen=True, slots=True)
class Box:
    """The room that a symbol takes about its centre [mm]."""

    left: float
    right: float
    top: float
    bottom: float

    @property
    def width(self) -> float:
        """Left to right [mm]."""
        return self.left + self.right

    @property
    def height(self) -> float:
        """Top to bottom [mm]."""
        return self.top + self.bottom

    def apart(self, at: Point, other: "Box", other_at: Point) -> float:
        """Return how far two boxes are apart along the axis that parts them more [mm]; negative: they overlap."""
        dx, dy = other_at[0] - at[0], other_at[1] - at[1]
        across = dx - self.right - other.left if dx >= 0 else -dx - self.left - other.right
        along = dy - self.bottom - other.top if dy >= 0 else -dy - self.top - other.bottom
        return max(across, along)


def symbol_box(node: LayoutNode, gaps: Gaps) -> Box:
    """Return the room of a symbol with its tag."""
    return Box(node.width / 2, node.width / 2, node.height / 2, node.height / 2 + gaps.tag)


def extent(positions: Mapping[str, Point], boxes: Mapping[str, Box]) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of what is drawn [mm]; zeros where nothing is."""
    if not positions:
        return 0.0, 0.0, 0.0, 0.0
    return (
        min(x - boxes[key].left for key, (x, _) in positions.items()),
        min(y - boxes[key].top for key, (_, y) in positions.items()),
        max(x + boxes[key].right for key, (x, _) in positions.items()),
        max(y + boxes[key].bottom for key, (_, y) in positions.items()),
    )


def check(nodes: Sequence[LayoutNode], edges: Iterable[LayoutEdge]) -> None:
    """Refuse what cannot be drawn: ids twice, sizes that are none, edges to symbols or ports that are not there."""
    by_id = {node.id: node for node in nodes}
    if len(by_id) != len(nodes):
        raise ValueError("two symbols have one id")
    for node in nodes:
        if not (0.0 < node.width < math.inf and 0.0 < node.height < math.inf):
            raise ValueError(f"symbol {node.id!r} has no size")
        if node.pinned and not all(map(math.isfinite, node.pinned)):
            raise ValueError(f"symbol {node.id!r} is pinned nowhere")
    for edge in edges:
        for end, port in ((edge.start, edge.start_port), (edge.end, edge.end_port)):
            if end not in by_id:
                raise ValueError(f"edge {edge.id!r} ends at no symbol: {end!r}")
            if port and port not in by_id[end].ports:
                raise ValueError(f"symbol {end!r} has no port {port!r}")
