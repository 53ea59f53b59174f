"""Frame, title block and stream table of a sheet as lines and texts on its pages: what is printed round a drawing.

SVG, DXF, PDF, picture and print take these pages, so all of them are the same.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from cpdesk.language import N_, Message
from cpdesk.methods.paper import PAPERS, Box, Division, division
from cpdesk.tables.drawing import Drawing
from cpdesk.tables.sheet_fit import Fit, fit_of
from cpdesk.tables.sheet_legend import draw_legend
from cpdesk.tables.sheet_primitives import WIDE, Ink, Rule, Text
from cpdesk.tables.sheet_stream_rows import StreamRows

Say = Callable[[Message | str], str]

CELLS = (
    ("company", 0.0, 0.0, 170.0, 9.0, 2.8),
    ("title", 0.0, 9.0, 120.0, 22.0, 4.0),
    ("sheet", 120.0, 9.0, 170.0, 22.0, 4.0),
    ("number", 0.0, 22.0, 50.0, 31.0, 2.5),
    ("revision", 50.0, 22.0, 72.0, 31.0, 2.5),
    ("date", 72.0, 22.0, 104.0, 31.0, 2.5),
    ("language", 104.0, 22.0, 124.0, 31.0, 2.5),
    ("page", 124.0, 22.0, 170.0, 31.0, 2.5),
    ("drawn", 0.0, 31.0, 50.0, 40.0, 2.5),
    ("checked", 50.0, 31.0, 104.0, 40.0, 2.5),
    ("scale", 104.0, 31.0, 170.0, 40.0, 2.5),
)
"""The fields of the title block: left, top, right, bottom in mm within it, and the height of the letters."""

BOLD = frozenset({"company", "title", "sheet"})
HEADING, HEADING_HEIGHT = 1.8, 2.8


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its lines and texts; `fit` says how the drawing itself lies on it, None where it is not there."""

    number: int
    rules: tuple[Rule, ...]
    texts: tuple[Text, ...]
    fit: Fit | None = None


@dataclass(frozen=True, slots=True)
class SheetPages:
    """The pages of a sheet, all of one size in mm: the first with the drawing, more where the stream table is long."""

    width: float
    height: float
    pages: tuple[Page, ...]


def sheet_pages(drawing: Drawing, say: Say) -> SheetPages:
    """Return all that is printed of a sheet besides the drawing itself."""
    divided = division_of(drawing)
    runs = _runs(drawing, divided, say)
    pages = tuple(
        _Page(drawing, divided, say, number, len(runs)).page(rows, start, count)
        for number, (rows, start, count) in enumerate(runs, start=1)
    )
    fit = fit_of(drawing.field, drawing.items, drawing.lines)
    return SheetPages(drawing.width, drawing.height, (replace(pages[0], fit=fit), *pages[1:]))


def division_of(drawing: Drawing) -> Division:
    """Return how the paper of a drawing is divided."""
    size = (min(drawing.width, drawing.height), max(drawing.width, drawing.height))
    paper = next((name for name, sides in PAPERS.items() if sides == size), "A3")
    return division(paper, drawing.height > drawing.width, len(drawing.streams.rows))


Run = tuple[StreamRows, int, int]


def _runs(drawing: Drawing, divided: Division, say: Say) -> list[Run]:
    """Return which rows of the stream table stand on which page."""
    first = StreamRows(drawing.streams, _width(divided.table), say)
    count = first.fitting(0, divided.table[3] - divided.table[1])
    runs: list[Run] = [(first, 0, count)]
    rest = _rest_box(divided)
    whole = StreamRows(drawing.streams, _width(rest), say) if count < len(first.rows) else first
    while count < len(first.rows):
        # a row that is higher than a page is taken all the same, or the pages would have no end
        more = max(1, whole.fitting(count, rest[3] - rest[1]))
        runs.append((whole, count, more))
        count += more
    return runs


def _width(box: Box) -> float:
    return box[2] - box[0]


def _rest_box(divided: Division) -> Box:
    """Return the room for the stream table on a page without a drawing."""
    left, top, right, _ = divided.frame
    return left, top, right, divided.title[1]


class _Page:
    """Puts one page together."""

    def __init__(self, drawing: Drawing, divided: Division, say: Say, number: int, pages: int) -> None:
        self._drawing, self._divided, self._say = drawing, divided, say
        self._number, self._pages = number, pages
        self._ink = Ink()

    def page(self, rows: StreamRows, start: int, count: int) -> Page:
        self._ink.box(self._divided.frame, WIDE)
        self._illustrative()
        self._title_block()
        self._streams(rows, start, count)
        return Page(self._number, tuple(self._ink.rules), tuple(self._ink.texts))

    def _illustrative(self) -> None:
        left, top, right, _ = self._divided.frame
        if self._drawing.illustrative:
            self._ink.fill(self._drawing.illustrative, (left, 2.0, right, top - 1.0), 2.5, warning=True)

    def _title_block(self) -> None:
        left, top, right, bottom = self._divided.title
        self._ink.box((left, top, right, bottom), WIDE)
        fields = {field.key: (field.heading, field.text) for field in self._drawing.fields}
        page = Message(N_("{number} of {all}"), {"number": self._number, "all": self._pages})
        fields["page"] = (self._say(N_("Page")), self._say(page))
        for key, x1, y1, x2, y2, size in CELLS:
            heading, text = fields.get(key, ("", ""))
            box = (left + x1, top + y1, left + x2, top + y2)
            self._ink.box(box)
            self._ink.fill(
                heading, (box[0], box[1] + 0.2, box[2], box[1] + HEADING_HEIGHT), HEADING, quiet=True
            )
            inner = (box[0], box[1] + HEADING_HEIGHT, box[2], box[3] - 0.3)
            if text:
                self._ink.fill(text, inner, size, bold=key in BOLD)

    def _streams(self, rows: StreamRows, start: int, count: int) -> None:
        first = self._number == 1
        box = self._divided.table if first else _rest_box(self._divided)
        if first:
            self._ink.box((box[0], box[1], self._divided.frame[2], self._divided.frame[3]), WIDE)
            self._ink.rule(box[2], box[1], box[2], box[3], WIDE)
        foot = box[1]
        if rows.rows:
            foot = self._rows(rows, box, start, count)
        if first:
            left, top, right, _ = self._divided.title
            free = ((left, box[1] + 1.0, right, top), (box[0], foot + 1.0, box[2], box[3]))
            beside = box[2] <= left
            draw_legend(self._ink, self._drawing, free if beside else free[1:], self._say)

    def _rows(self, rows: StreamRows, box: Box, start: int, count: int) -> float:
        """Draw rows of the stream table and return where they end."""
        more = start + count < len(rows.rows)
        after = Message(N_("The table goes on on page {page}."), {"page": self._number + 1})
        self._ink.table = True
        foot = rows.draw(self._ink, box, start, count, self._say(after) if more else "")
        self._ink.table = False
        return foot
