"""What a sheet is drawn with: colours and pens of the screen and of paper. Widths in mm."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPen

from cpdesk.records.flows import StreamKind
from cpdesk.records.production import Medium
from cpdesk.tables.believing import Believed
from cpdesk.tables.drawing import Line, StreamState
from ui.theme.palette import LIGHT, MEDIA, Colours

LINE, THICK, THIN = 0.35, 0.7, 0.18
FONT = "Noto Sans CJK SC, Microsoft YaHei, Arial, Liberation Sans, sans-serif"

MEDIUM_OF_KIND = {
    StreamKind.WASTEWATER: "water",
    StreamKind.WASTE_GAS: "air",
    StreamKind.SOLID_WASTE: "solid waste",
    StreamKind.HAZARDOUS_WASTE: "hazardous waste",
    StreamKind.LOSS: "hazardous waste",
    StreamKind.ENERGY: "energy",
}
DASHES = {
    StreamKind.ENERGY: (6.0, 3.0, 1.0, 3.0),
    StreamKind.WASTE_GAS: (8.0, 3.0),
    StreamKind.LOSS: (3.0, 3.0),
}


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of one surface: its ground, its ink, quiet ink, the accent and the colours of findings."""

    ground: str
    ink: str
    quiet: str
    grid: str
    accent: str
    red: str
    amber: str
    tint: str
    paper: str

    def line_colour(self, line: Line) -> str:
        """Return the colour of a stream: of its medium where it is a waste or energy, else ink."""
        if line.state is StreamState.NOT_CONNECTED:
            return self.red
        return MEDIA.get(MEDIUM_OF_KIND.get(line.kind, ""), self.ink) if line.kind else self.ink

    def rim_colour(self, believed: Believed) -> str:
        """Return the colour of the box of a figure of the balances."""
        shades = {Believed.HOLDS: self.accent, Believed.NEARLY: self.amber, Believed.SUSPECT: self.red}
        return shades.get(believed, self.quiet)


def medium_colour(medium: Medium | None) -> str:
    """Return the colour of a medium, the same on every surface."""
    return MEDIA.get(medium.value, MEDIA["air"]) if medium is not None else MEDIA["air"]


PAPER = Look(
    ground="#ffffff",
    ink="#000000",
    quiet="#4b535d",
    grid="#e6e8eb",
    accent=LIGHT.accent,
    red=LIGHT.red,
    amber=LIGHT.amber,
    tint=LIGHT.tint,
    paper="#ffffff",
)


def screen_look(colours: Colours) -> Look:
    """Return the look of the screen in a scheme."""
    return Look(
        ground=colours.greys[0],
        ink=colours.greys[6],
        quiet=colours.greys[5],
        grid=colours.greys[2],
        accent=colours.accent,
        red=colours.red,
        amber=colours.amber,
        tint=colours.tint,
        paper=colours.greys[0],
    )


@lru_cache(maxsize=512)
def pen(colour: str, width: float, dashes: tuple[float, ...] = ()) -> QPen:
    """Return a pen; dashes are in widths of the line, as Qt counts them."""
    made = QPen(QColor(colour), width)
    made.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    made.setCapStyle(Qt.PenCapStyle.FlatCap)
    if dashes:
        made.setDashPattern(dashes)
    return made


_HAIRS: dict[int, tuple[QPen, QPen]] = {}


def hair(given: QPen) -> QPen:
    """Return a pen of the same colour and dashes that draws lines of one point, however large the sheet is shown."""
    kept = _HAIRS.get(id(given))
    if kept is None:
        made = QPen(given)
        made.setCosmetic(True)
        made.setWidthF(1.0)
        _HAIRS[id(given)] = kept = (given, made)
    return kept[1]


@lru_cache(maxsize=128)
def brush(colour: str) -> QBrush:
    """Return a brush that fills."""
    return QBrush(QColor(colour))


def line_pen(line: Line, look: Look) -> QPen:
    """Return the pen of a stream by its kind, its state and its style."""
    words = line.style.split()
    if line.state is StreamState.NO_FLOW or "dashed" in words:
        dashes: tuple[float, ...] = (5.0, 3.0)
    else:
        dashes = DASHES.get(line.kind, ()) if line.kind else ()
    return pen(look.line_colour(line), THICK if "thick" in words else LINE, dashes)
