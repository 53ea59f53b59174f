"""The field sheets as pages to be filled in by hand: a block a measuring point, empty lines for its readings.

Lengths in mm from the upper left corner of an A4 sheet lying across, y downwards.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from cpdesk.language import N_, Message
from cpdesk.methods.sheets.paper import Box
from cpdesk.tables.sheet_frame import Page, SheetPages
from cpdesk.tables.sheet_primitives import WIDE, Anchor, Ink
from cpdesk.tables.table import Row, Table

Say = Callable[[Message | str], str]
WIDTH, HEIGHT, EDGE = 297.0, 210.0, 12.0
TITLE, LETTERS, SMALL = 5.0, 3.2, 2.5
HEAD, LINE, FOOT, GAP = 14.0, 8.0, 16.0, 4.0
"""Heights in mm: of the head of a page, of a line to write in, of the foot, and between blocks."""

SHARES = (10.0, 42.0, 20.0, 45.0, 25.0, 90.0, 41.0)
"""Widths in mm of the fields of a line: number, date and time, cycle, reading, unit, remark, measured by."""

MOST_LINES = 14


@dataclass(frozen=True, slots=True)
class _Block:
    """A measuring point, or a part of one that has more lines than a page, with the lines to fill in."""

    first: Row
    rows: Sequence[Row]

    @property
    def height(self) -> float:
        return LINE * (len(self.rows) + 2) + GAP


def field_sheet_pages(table: Table, title: str, say: Say) -> SheetPages:
    """Return the field sheets of a table of them, under a title such as the company's name."""
    pages = [*_paged([*_blocks(table.rows)])]
    made = [_page(number + 1, len(pages), blocks, table, title, say) for number, blocks in enumerate(pages)]
    return SheetPages(WIDTH, HEIGHT, tuple(made))


def _blocks(rows: Sequence[Row]) -> Iterator[_Block]:
    for _, found in groupby(rows, key=lambda row: row.id):
        own = list(found)
        for start in range(0, len(own), MOST_LINES):
            yield _Block(own[0], own[start : start + MOST_LINES])


def _paged(blocks: Sequence[_Block]) -> Iterator[list[_Block]]:
    room = HEIGHT - 2 * EDGE - HEAD - FOOT
    page: list[_Block] = []
    for block in blocks:
        if page and sum(one.height for one in page) + block.height > room:
            yield page
            page = []
        page.append(block)
    if page:
        yield page


def _page(number: int, pages: int, blocks: Sequence[_Block], table: Table, title: str, say: Say) -> Page:
    ink = Ink()
    right = WIDTH - EDGE
    ink.fill(say(table.title), (EDGE, EDGE, EDGE + 80, EDGE + HEAD - 4), TITLE, bold=True)
    ink.fill(title, (EDGE + 80, EDGE, right - 40, EDGE + HEAD - 4), LETTERS)
    counted = say(Message(N_("{number} of {all}"), {"number": number, "all": pages}))
    ink.fill(counted, (right - 40, EDGE, right, EDGE + HEAD - 4), LETTERS, Anchor.END)
    top = EDGE + HEAD
    for block in blocks:
        _draw(ink, block, top, say)
        top += block.height
    _foot(ink, say)
    return Page(number, tuple(ink.rules), tuple(ink.texts))


def _draw(ink: Ink, block: _Block, top: float, say: Say) -> None:
    left, right = EDGE, WIDTH - EDGE
    ink.fill(_about(block.first, say), (left, top, right, top + LINE), LETTERS, bold=True)
    top += LINE
    foot = top + LINE * (len(block.rows) + 1)
    ink.box((left, top, right, foot), WIDE)
    headings = (
        N_("No."), N_("Date and time"), N_("Cycle or shift"), N_("Reading"), N_("Unit"), N_("Remark"),
        N_("Measured by"),
    )  # fmt: skip
    for heading, box in zip(headings, _fields(top), strict=True):
        ink.fill(say(Message(heading)), box, SMALL, Anchor.MIDDLE, quiet=True)
        if box[0] > left:
            ink.rule(box[0], top, box[0], foot)
    for place, row in enumerate(block.rows):
        y = top + LINE * (place + 1)
        ink.rule(left, y, right, y)
        fields = list(_fields(y))
        ink.fill(str(row.values["repeat"]), fields[0], LETTERS, Anchor.MIDDLE)
        ink.fill(str(row.values.get("readings_unit") or ""), fields[4], LETTERS, Anchor.MIDDLE)


def _fields(top: float) -> Iterator[Box]:
    x = EDGE
    for width in SHARES:
        yield x, top, x + width, top + LINE
        x += width


def _about(row: Row, say: Say) -> str:
    """Return what is measured where and how, in a line."""
    values = row.values
    parts = [" ".join(str(values[key]) for key in ("number", "location") if values.get(key))]
    for key, heading in (
        ("stream", N_("Stream no.")),
        ("item", N_("Item measured")),
        ("method", N_("Method")),
        ("instrument", N_("Instrument")),
    ):
        if values.get(key):
            parts.append(f"{say(Message(heading))}: {values[key]}")
    return "; ".join(part for part in parts if part)


def _foot(ink: Ink, say: Say) -> None:
    y, third = HEIGHT - EDGE, (WIDTH - 2 * EDGE) / 3
    for place, text in enumerate((N_("Measured by"), N_("Date"), N_("Signature"))):
        left = EDGE + place * third
        ink.fill(say(Message(text)), (left, y - 6, left + 30, y), LETTERS)
        ink.rule(left + 30, y, left + third - 8, y)
