"""A sheet of the process flow diagram as it is shown everywhere: what stands on it and what runs over it.

Screen, paper, SVG and DXF render this and place nothing themselves, so a sheet is the same on all of them.
Lengths in mm from the upper left corner of the paper, y downwards.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import hypot
from types import MappingProxyType

from cpdesk.methods.sheets.label_places import text_width_mm
from cpdesk.methods.sheets.placing import Point, Stand, StandingPort
from cpdesk.records.flows import StreamKind
from cpdesk.records.production import Medium
from cpdesk.reference.symbols import Symbol
from cpdesk.tables.believing import Believed
from cpdesk.tables.table import Table


class Standing(StrEnum):
    """What stands on a sheet."""

    EQUIPMENT = "equipment"
    UNIT_PROCESS = "unit process"
    OFF_PAGE = "off-page connector"
    RAW_MATERIAL = "raw material"
    UTILITY = "utility"
    PRODUCT = "product"
    DISCHARGE = "discharge point"
    SURROUNDINGS = "surroundings"
    NOTE = "note"


class StreamState(StrEnum):
    """What is known of a stream; shown by line and sign, never by colour alone."""

    NOT_CONNECTED = "not connected"
    NO_FLOW = "no flow yet"
    STATED = "flow stated"
    MEASURED = "measured"
    BALANCED = "balanced"
    UNBALANCED = "unbalanced"


@dataclass(frozen=True, slots=True)
class Label:
    """A text with its centre, the box it fills, and the height of its letters; `placed` where a person put it.

    Lines are parted by line feeds.
    """

    text: str
    x: float
    y: float
    width: float
    height: float
    size: float = 2.5
    placed: bool = False
    clean: bool = True
    bold: bool = False


@dataclass(frozen=True, slots=True)
class EmissionMark:
    """The sign at equipment that lets something out: the medium and the number of its row in the inventory."""

    emission: str
    medium: Medium | None
    number: str
    x: float
    y: float


MEDIUM_LETTERS: Mapping[Medium, str] = MappingProxyType(
    {Medium.WATER: "W", Medium.AIR: "A", Medium.SOLID: "S", Medium.HAZARDOUS: "H", Medium.NOISE: "N"}
)
"""The letter of a medium on an emission mark."""

MARK_HEIGHT, MARK_LETTERS, MARK_ROOM = 3.2, 2.0, 1.2
"""The height of an emission mark, that of its letters and what they leave free on both sides together, in mm."""


def mark_text(mark: EmissionMark) -> str:
    """Return what stands in a mark: the letter of its medium and its number."""
    letter = MEDIUM_LETTERS.get(mark.medium, "?") if mark.medium is not None else "?"
    return f"{letter} {mark.number}".strip()


def mark_width(mark: EmissionMark) -> float:
    """Return how wide a mark is in mm."""
    return text_width_mm(mark_text(mark), MARK_LETTERS) + MARK_ROOM


@dataclass(frozen=True, slots=True)
class Item:
    """Something that stands on the sheet: `id` is its placement, `of` the equipment, unit process or stream."""

    id: str
    standing: Standing
    of: str | None
    stand: Stand
    symbol: Symbol | None = None
    ports: tuple[StandingPort, ...] = ()
    labels: tuple[Label, ...] = ()
    marks: tuple[EmissionMark, ...] = ()
    pinned: bool = False
    style: str = ""
    start: bool | None = None  # of an end of a stream: whether the stream starts here
    leads_to: str | None = None  # of an off-page connector: the sheet on which the stream goes on


@dataclass(frozen=True, slots=True)
class LineEnd:
    """An end of a line: at the port of an item."""

    item: str
    port: str


@dataclass(frozen=True, slots=True)
class Line:
    """A stream as it runs over the sheet, from its start to its end; `kept` where a person laid the corners."""

    stream: str
    points: tuple[Point, ...]
    label: Label | None
    state: StreamState
    kind: StreamKind | None = None
    start: LineEnd | None = None
    end: LineEnd | None = None
    route: str | None = None
    kept: bool = False
    clean: bool = True
    style: str = ""


@dataclass(frozen=True, slots=True)
class Underlay:
    """A scan to trace from: the attachment, its upper left corner, its width, and how far it is dimmed, 0 to 1."""

    attachment: str
    x: float
    y: float
    width: float
    shade: float


@dataclass(frozen=True, slots=True)
class Closure:
    """A figure of the balances beside what it is of, an item or a stream, and how far it can be believed.

    The label starts with a sign, so colour does not speak alone; `told` says it in words.
    """

    of: str
    label: Label
    believed: Believed = Believed.UNCHECKED
    told: str = ""

    @property
    def bad(self) -> bool:
        """Whether it does not hold."""
        return self.believed is Believed.SUSPECT


@dataclass(frozen=True, slots=True)
class TitleField:
    """A field of the title block: its heading and what stands in it; `key` names its place."""

    heading: str
    text: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A sheet: paper, the field to draw on (left, top, right, bottom), what is on it, and its title block."""

    sheet: str
    name: str
    title: str
    width: float
    height: float
    field: tuple[float, float, float, float]
    items: tuple[Item, ...]
    lines: tuple[Line, ...]
    fields: tuple[TitleField, ...]
    streams: Table
    illustrative: str = ""
    underlay: Underlay | None = None
    undrawn_equipment: tuple[str, ...] = ()  # what belongs on the sheet and does not stand there yet
    undrawn_streams: tuple[str, ...] = ()
    closures: tuple[Closure, ...] = ()  # what the reconciliation says, where it is asked for


STATE_SIGNS: Mapping[StreamState, tuple[tuple[Point, ...], ...]] = MappingProxyType(
    {
        StreamState.NOT_CONNECTED: (((0.1, 0.1), (0.9, 0.9)), ((0.1, 0.9), (0.9, 0.1))),
        StreamState.NO_FLOW: (((0.1, 0.5), (0.9, 0.5)),),
        StreamState.STATED: (),
        StreamState.MEASURED: (((0.5, 0.05), (0.95, 0.5), (0.5, 0.95), (0.05, 0.5), (0.5, 0.05)),),
        StreamState.BALANCED: (((0.05, 0.55), (0.35, 0.9), (0.95, 0.1)),),
        StreamState.UNBALANCED: (
            ((0.1, 0.35), (0.9, 0.35)),
            ((0.1, 0.65), (0.9, 0.65)),
            ((0.7, 0.05), (0.3, 0.95)),
        ),
    }
)
"""The sign of a state, as polylines in a square of one unit, y downwards; it stands behind the stream's number."""

SIGN, SIGN_ROOM = 1.8, 0.6
"""The side of a state's sign, and the room it keeps from the number before it, in mm."""

LEADING = 1.3
"""The distance of the lines of a text, as a share of the height of its letters."""

ARROW_LENGTH, ARROW_WIDTH = 2.6, 1.8


def arrow_head(points: Sequence[Point]) -> tuple[Point, Point, Point]:
    """Return the tip and the two other corners of the arrow at the end of a line; lines run along x or y."""
    (x0, y0), (x1, y1) = points[-2], points[-1]
    length = hypot(x1 - x0, y1 - y0) or 1.0
    ux, uy = (x1 - x0) / length, (y1 - y0) / length
    bx, by = x1 - ux * ARROW_LENGTH, y1 - uy * ARROW_LENGTH
    half = ARROW_WIDTH / 2
    return (x1, y1), (bx - uy * half, by + ux * half), (bx + uy * half, by - ux * half)
