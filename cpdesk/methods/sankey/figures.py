"""What a Sankey diagram is made from and what it consists of. Lengths in mm, x to the right, y down."""

from dataclasses import dataclass
from enum import StrEnum

from cpdesk.language import N_, Message

Segment = tuple[str | float, ...]
"""A piece of an outline as in SVG: ("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y), ("Z",)."""

LEADING = 1.25
"""The height of a line of text in parts of its type size."""


@dataclass(frozen=True, slots=True)
class Style:
    """Sizes [mm]: of nodes, gaps, letters, and the height that the fullest column may take."""

    height: float = 170.0
    node_width: float = 4.0
    column_gap: float = 66.0
    node_gap: float = 4.0
    least_width: float = 0.25
    letters: float = 2.4
    margin: float = 6.0
    bend: float = 1.5


@dataclass(frozen=True, slots=True)
class Node:
    """What flows come from and go to; `growth` is the amount by which its stock grew."""

    key: str
    title: str
    growth: float = 0.0


@dataclass(frozen=True, slots=True)
class Flow:
    """One flow; an end of None is the surroundings. `colour` is a word for the class of its colour.

    `figure` is its amount in words, `share` what part that is of all that comes in. `more` flows are in it besides
    the one that is named.
    """

    key: str
    start: str | None
    end: str | None
    amount: float
    text: str = ""
    figure: str = ""
    loss: bool = False
    recycle: bool = False
    colour: str = ""
    share: str = ""
    more: int = 0

    @property
    def others(self) -> str:
        """How many flows are in it besides the one that is named, as it stands behind the name."""
        return f" (+{self.more})" if self.more else ""


class StubKind(StrEnum):
    """What a stub stands for."""

    UNACCOUNTED = N_("unaccounted")
    STOCK = N_("change of stock")


@dataclass(frozen=True, slots=True)
class Stub:
    """A piece of a node's face that no flow fills: `amount` > 0 did not go out, < 0 did not come in."""

    node: str
    kind: StubKind
    amount: float
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PlacedNode:
    """A node as a bar: its left upper corner, and what came in and went out."""

    key: str
    title: str
    x: float
    y: float
    width: float
    height: float
    incoming: float
    outgoing: float


@dataclass(frozen=True, slots=True)
class Band:
    """A flow as a band: where its upper edge leaves and arrives, how wide it is, and its outline.

    The outline of an input or output holds its arrow; the `tips` of what runs back lie upon it.
    """

    flow: Flow
    width: float
    to_scale: bool
    back: bool
    leaves: tuple[float, float]
    arrives: tuple[float, float]
    outline: tuple[Segment, ...]
    middle: tuple[tuple[float, float], ...] = ()
    tips: tuple[tuple[Segment, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """A text in its box: left upper corner and size; `anchor` says to which side its lines keep."""

    lines: tuple[str, ...]
    x: float
    y: float
    width: float
    height: float
    size: float
    anchor: str = "start"
    bold_first: bool = False
    belongs_to: str = ""


@dataclass(frozen=True, slots=True)
class Sankey:
    """The geometry: nodes, bands, stubs and texts on a sheet; `per_10_mm` is the amount that 10 mm stand for.

    `hairline`: flows below it are drawn wider than to scale. `unlabelled`: flows whose text found no room.
    """

    style: Style
    width: float = 0.0
    height: float = 0.0
    per_10_mm: float = 0.0
    hairline: float = 0.0
    nodes: tuple[PlacedNode, ...] = ()
    bands: tuple[Band, ...] = ()
    stubs: tuple[Stub, ...] = ()
    texts: tuple[Figures, ...] = ()
    unlabelled: tuple[str, ...] = ()
    notes: tuple[Message, ...] = ()
