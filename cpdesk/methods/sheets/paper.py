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

ROW = 3.4
"""The height of a row of the stream table in mm."""

HEADING_ROWS = 2
"""How many rows the heading of the stream table takes."""

COLUMN = 170.0
"""The stream table stands in columns side by side where each is at least so many mm wide."""

LEGEND = 8.6
"""Room in mm kept free over the title block for what the signs mean."""

SPARE = 8
"""One row in so many takes two lines."""

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
    def columns(self) -> tuple[Box, ...]:
        """Where the stream table stands on the first page: side by side in the strip, then over the title block."""
        return _columns(self.table, self.title)


def division(paper: str, portrait: bool, streams: int) -> Division:
    """Divide a sheet for a table of so many streams; a paper that is not known is taken as A3.

    The strip is as low as the table allows, for the field above it is what the sheet is for.
    """
    narrow, wide = PAPERS.get(paper, PAPERS["A3"])
    width, height = (narrow, wide) if portrait else (wide, narrow)
    frame = (FILING, MARGIN, width - MARGIN, height - MARGIN)
    left, top, right, bottom = frame
    title = (right - TITLE_WIDTH, bottom - TITLE_HEIGHT, right, bottom)
    least = 0.0 if _below(frame) else TITLE_HEIGHT
    most = max((bottom - top) * MOST_OF_STRIP, least)
    strip = least
    while strip + ROW <= most and _room_for(_table(frame, strip), title) < streams + streams // SPARE:
        strip += ROW
    table = _table(frame, strip)
    return Division(width, height, frame, (left, top, right, table[1]), title, table)


def _below(frame: Box) -> bool:
    """Tell whether the title block takes so much of the width that the table stands over it."""
    return frame[2] - frame[0] - TITLE_WIDTH < TITLE_WIDTH


def _table(frame: Box, strip: float) -> Box:
    left, _, right, bottom = frame
    if _below(frame):
        return left, bottom - TITLE_HEIGHT - strip, right, bottom - TITLE_HEIGHT
    return left, bottom - strip, right - TITLE_WIDTH, bottom


def _columns(table: Box, title: Box) -> tuple[Box, ...]:
    beside = split(table)
    over = (title[0], table[1], title[2], title[1] - LEGEND)
    return (*beside, over) if table[2] <= title[0] and _rows_in(over) > 0 else beside


def split(box: Box) -> tuple[Box, ...]:
    """Return a box in columns for the stream table, side by side."""
    left, top, right, bottom = box
    across = max(1, int((right - left) / COLUMN))
    wide = (right - left) / across
    return tuple((left + place * wide, top, left + (place + 1) * wide, bottom) for place in range(across))


def _rows_in(box: Box) -> int:
    return int((box[3] - box[1]) / ROW) - HEADING_ROWS


def _room_for(table: Box, title: Box) -> int:
    """Return how many streams the table has room for where each takes one row."""
    return sum(max(0, _rows_in(box)) for box in _columns(table, title))


def next_larger(paper: str) -> str | None:
    """Return the next larger paper, None where there is none."""
    names = list(PAPERS)
    place = names.index(paper) + 1 if paper in names else 2
    return names[place] if place < len(names) else None
