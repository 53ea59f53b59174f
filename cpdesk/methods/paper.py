"""Papers and how a diagram's sheet is divided: margins, the field to draw in, the strip for table and title block."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

PAPERS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "A4": (210.0, 297.0),
        "A3": (297.0, 420.0),
        "A2": (420.0, 594.0),
        "A1": (594.0, 841.0),
        "A0": (841.0, 1189.0),
    }
)
"""Width and height upright in mm, ISO 216."""

FILING, MARGIN = 20.0, 10.0
"""The margin for filing at the left and those at the other edges in mm, after ISO 5457."""

TITLE_WIDTH, TITLE_HEIGHT = 170.0, 40.0
"""The title block in mm; ISO 7200 gives it no more than 180 in width."""

ROW = 3.8
"""The height of a row of the stream table in mm."""

MOST_OF_STRIP = 0.32
"""The strip takes no more of the height of the frame; what finds no room goes onto further pages."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Division:
    """A sheet in mm: size, frame, field to draw in, title block, stream table (left, top, right, bottom)."""

    width: float
    height: float
    frame: Box
    field: Box
    title: Box
    table: Box

    @property
    def rows(self) -> int:
        """How many streams the table has room for, its two lines of heading apart."""
        return max(0, int((self.table[3] - self.table[1]) / ROW) - 2)


def division(paper: str, portrait: bool, streams: int) -> Division:
    """Divide a sheet for a table of so many streams; a paper that is not known is taken as A3."""
    narrow, wide = PAPERS.get(paper, PAPERS["A3"])
    width, height = (narrow, wide) if portrait else (wide, narrow)
    left, top, right, bottom = FILING, MARGIN, width - MARGIN, height - MARGIN
    beside = right - left - TITLE_WIDTH >= TITLE_WIDTH
    wanted = (streams + 2) * ROW
    most = (bottom - top) * MOST_OF_STRIP
    if beside:
        strip = min(max(wanted, TITLE_HEIGHT), max(most, TITLE_HEIGHT))
        table = (left, bottom - strip, right - TITLE_WIDTH, bottom)
    else:
        strip = TITLE_HEIGHT + min(wanted, most)
        table = (left, bottom - strip, right, bottom - TITLE_HEIGHT)
    title = (right - TITLE_WIDTH, bottom - TITLE_HEIGHT, right, bottom)
    field = (left, top, right, bottom - strip)
    return Division(width, height, (left, top, right, bottom), field, title, table)


def next_larger(paper: str) -> str | None:
    """Return the next larger paper, None where there is none."""
    names = list(PAPERS)
    place = names.index(paper) + 1 if paper in names else 2
    return names[place] if place < len(names) else None
