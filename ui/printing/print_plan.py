"""The pages that will come out of the printer: worked out once, then shown and printed alike."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from cpdesk.language import N_, Message
from cpdesk.methods.sheets.paper import PAPERS
from cpdesk.tables.drawing import Drawing
from cpdesk.tables.sheet_frame import Page, SheetPages, sheet_pages
from cpdesk.tables.sheet_primitives import Text
from ui.printing.imposing import FOOT, Paper, Part, fitted_parts, full_size_parts, inked
from ui.printing.inks import BLACK, COLOUR, Inks
from ui.printing.painting import PagePainter

Say = Callable[[Message | str], str]

TICK, LETTERS = 7.0, 2.5
"""Lengths in mm: of the marks at which parts are cut, and of the letters that name a part."""

OWN = "own"
"""In the place of a paper's name: each sheet on paper of its own size."""


class Lie(Enum):
    """How the paper lies."""

    BEST = "best"
    UPRIGHT = "upright"
    ACROSS = "across"


@dataclass(frozen=True, slots=True)
class Choice:
    """What the person wants: paper, how it lies, on at most how many pages (None: in full size), and colour."""

    paper: str = OWN
    lie: Lie = Lie.BEST
    most: int | None = 1
    coloured: bool = True

    @property
    def inks(self) -> Inks:
        """The inks to print with."""
        return COLOUR if self.coloured else BLACK


@dataclass(frozen=True, slots=True)
class Printer:
    """What counts of a printer: its papers upright by name (width, height), and how wide it leaves edges white."""

    name: str
    papers: Mapping[str, tuple[float, float]]
    margin: float

    def paper(self, width: float, height: float) -> Paper:
        """Return a paper as it lies before the reader; the widest of its white edges counts for all four."""
        return Paper(width, height, (self.margin, self.margin, width - self.margin, height - self.margin))


NO_PRINTER = Printer("", PAPERS, 4.3)
"""What is shown where no printer is set up: its edges are those that most printers leave white."""


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page that comes out of the printer."""

    drawing: Drawing
    page: Page
    pages: int
    part: Part

    def paint(self, painter: QPainter, inks: Inks, say: Say) -> None:
        """Paint it; the painter counts in mm from the upper left corner of the paper."""
        left, top, right, bottom = self.part.window
        painter.save()
        if self.part.of > 1:
            painter.setClipRect(QRectF(left, top, right - left, bottom - top))
        painter.translate(self.part.dx, self.part.dy)
        painter.scale(self.part.scale, self.part.scale)
        PagePainter(painter, inks).paint(self.page, self.drawing)
        painter.restore()
        if self.part.of > 1:
            self._mark(painter, inks, say)

    def _mark(self, painter: QPainter, inks: Inks, say: Say) -> None:
        """Paint the marks at which the parts are cut, and which part it is."""
        left, top, right, bottom = self.part.window
        across, down = self.part.seams
        lines = [QLineF(x, y, x, y + TICK) for x in across for y in (top, bottom - TICK)]
        lines += [QLineF(x, y, x + TICK, y) for y in down for x in (left, right - TICK)]
        painter.setPen(QPen(QColor(inks.warning), 0.25))
        painter.drawLines(lines)
        foot = bottom + FOOT / 2 + LETTERS / 3
        PagePainter(painter, inks).write(Text(self._name(say), left + 1.0, foot, LETTERS, quiet=True))

    def _name(self, say: Say) -> str:
        text = N_(
            "{sheet}, page {page} of {pages}: part {part} of {parts}, row {row}, column {column}. "
            "Cut at the marks and lay it on its neighbour."
        )
        part = self.part
        values = {
            "sheet": self.drawing.name,
            "page": self.page.number,
            "pages": self.pages,
            "part": part.number,
            "parts": part.of,
            "row": part.row + 1,
            "column": part.column + 1,
        }
        return say(Message(text, values))


def printed_pages(
    drawings: Sequence[Drawing], printer: Printer, choice: Choice, say: Say
) -> tuple[PrintedPage, ...]:
    """Return the pages on which some sheets are printed."""
    return tuple(page for drawing in drawings for page in _of_sheet(drawing, printer, choice, say))


def _of_sheet(drawing: Drawing, printer: Printer, choice: Choice, say: Say) -> Iterator[PrintedPage]:
    sheet = sheet_pages(drawing, say)
    papers = _papers(sheet, printer, choice)
    for page in sheet.pages:
        size, ink = (sheet.width, sheet.height), inked(page)
        if choice.most is None:
            parts = full_size_parts(size, ink, papers)
        else:
            parts = fitted_parts(size, ink, papers, choice.most)
        for part in parts:
            yield PrintedPage(drawing, page, len(sheet.pages), part)


def _papers(sheet: SheetPages, printer: Printer, choice: Choice) -> tuple[Paper, ...]:
    """Return the ways in which the paper may lie, that of the sheet first."""
    own = (min(sheet.width, sheet.height), max(sheet.width, sheet.height))
    narrow, wide = printer.papers.get(choice.paper, PAPERS.get(choice.paper, own))
    upright, across = printer.paper(narrow, wide), printer.paper(wide, narrow)
    if choice.lie is Lie.UPRIGHT:
        return (upright,)
    if choice.lie is Lie.ACROSS:
        return (across,)
    return (across, upright) if sheet.width > sheet.height else (upright, across)


def smallest_letters(pages: Sequence[PrintedPage]) -> float:
    """Return the height in mm of the smallest letters that come out of the printer."""
    return min((size * one.part.scale for one in pages for size in _sizes(one)), default=0.0)


def _sizes(printed: PrintedPage) -> Iterator[float]:
    yield from (text.size for text in printed.page.texts)
    if printed.page.fit is not None:
        scale = printed.page.fit.scale
        yield from (label.size * scale for item in printed.drawing.items for label in item.labels)
