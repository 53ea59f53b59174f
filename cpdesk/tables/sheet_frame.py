"""Frame, title block and stream table of a sheet as lines and texts on its pages: what is printed round a drawing.

SVG, DXF, PDF, picture and print take these pages, so all of them are the same.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from cpdesk.language import N_, Message
from cpdesk.methods.sheets.paper import PAPERS, Box, Division, division, split
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
    pages_of_runs = _runs(drawing, divided, say)
    pages = tuple(
        _Page(drawing, divided, say, number, len(pages_of_runs)).page(runs)
        for number, runs in enumerate(pages_of_runs, start=1)
    )
    fit = fit_of(drawing.field, drawing.items, drawing.lines)
    return SheetPages(drawing.width, drawing.height, (replace(pages[0], fit=fit), *pages[1:]))


def division_of(drawing: Drawing) -> Division:
    """Return how the paper of a drawing is divided."""
    size = (min(drawing.width, drawing.height), max(drawing.width, drawing.height))
    paper = next((name for name, sides in PAPERS.items() if sides == size), "A3")
    return division(paper, drawing.height > drawing.width, len(drawing.streams.rows))


@dataclass(frozen=True, slots=True)
class Run:
    """Rows of the stream table that stand in one box (left, top, right, bottom)."""

    rows: StreamRows
    box: Box
    start: int
    count: int


def _runs(drawing: Drawing, divided: Division, say: Say) -> list[list[Run]]:
    """Return by page which rows of the stream table stand in which box."""
    by_width: dict[float, StreamRows] = {}

    def rows_in(box: Box) -> StreamRows:
        wide = round(box[2] - box[0], 3)
        return by_width.setdefault(wide, StreamRows(drawing.streams, wide, say))

    pages: list[list[Run]] = []
    start, boxes = 0, divided.columns
    while not pages or start < len(drawing.streams.rows):
        page: list[Run] = []
        for box in boxes:
            rows, last = rows_in(box), box == boxes[-1]
            count = rows.fitting(start, box[3] - box[1], last=last)
            # a row that is higher than a page is taken all the same, or the pages would have no end
            count = max(1, count) if pages and last and not any(run.count for run in page) else count
            page.append(Run(rows, box, start, count))
            start += count
        pages.append(page)
        boxes = split(_rest_box(divided))
    return pages


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

    def page(self, runs: Sequence[Run]) -> Page:
        self._ink.box(self._divided.frame, WIDE)
        self._illustrative()
        self._title_block()
        self._streams(runs)
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

    def _streams(self, runs: Sequence[Run]) -> None:
        table, frame, title = self._divided.table, self._divided.frame, self._divided.title
        filled = [run for run in runs if run.count]
        feet = [self._rows(run, run is filled[-1]) for run in filled]
        for run in filled[1:]:
            self._ink.rule(run.box[0], run.box[1], run.box[0], run.box[3], WIDE)
        if self._number > 1:
            return
        self._ink.box((table[0], table[1], frame[2], frame[3]), WIDE)
        self._ink.rule(table[2], table[1], table[2], table[3], WIDE)
        over = [(title[0], table[1] + 1.0, title[2], title[1])] if table[2] <= title[0] else []
        under = [
            (run.box[0], foot + 1.0, run.box[2], run.box[3]) for run, foot in zip(filled, feet, strict=True)
        ]
        if over and filled and filled[-1].box[0] == title[0]:
            over = [(title[0], feet[-1] + 1.0, title[2], title[1])]
        draw_legend(self._ink, self._drawing, (*over, *reversed(under)), self._say)

    def _rows(self, run: Run, last: bool) -> float:
        """Draw rows of the stream table and return where they end."""
        more = last and run.start + run.count < len(run.rows.rows)
        after = Message(N_("The table goes on on page {page}."), {"page": self._number + 1})
        self._ink.table = True
        foot = run.rows.draw(self._ink, run.box, run.start, run.count, self._say(after) if more else "")
        self._ink.table = False
        return foot
