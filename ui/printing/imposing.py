"""How a sheet comes onto the paper of a printer: as it is, made larger or smaller, or in parts to be put together.

Lengths in mm. Nothing is cut: what is printed of a sheet lies on some page within what the printer can reach.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import ceil

from cpdesk.methods.sheets.label_places import text_width_mm
from cpdesk.methods.sheets.paper import Box
from cpdesk.tables.sheet_frame import Page
from cpdesk.tables.sheet_primitives import BOLDER, Anchor

OVERLAP = 10.0
"""So much of the neighbour's part each part shows, measured on the paper."""

FOOT = 6.0
"""The strip below a part that says which one it is."""

RISE, DROP = 0.95, 0.25
"""How far letters rise over their foot and drop below it, as shares of their height; ideographs fill the most."""

ALIKE = 0.5
"""Papers that differ by less than this are the same: printers count theirs in points."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper as it goes through the printer; `reach` is what can be printed on (left, top, right, bottom)."""

    width: float
    height: float
    reach: Box


@dataclass(frozen=True, slots=True)
class Part:
    """A page of paper: mm of the sheet times `scale`, moved by `dx` and `dy`, as far as `window` shows them."""

    paper: Paper
    scale: float
    dx: float
    dy: float
    window: Box
    row: int = 0
    column: int = 0
    rows: int = 1
    columns: int = 1

    @property
    def number(self) -> int:
        """Its place among the parts, from 1 on, row by row."""
        return self.row * self.columns + self.column + 1

    @property
    def of(self) -> int:
        """How many parts there are."""
        return self.rows * self.columns

    @property
    def seams(self) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Where it is cut from its neighbours, x and y on the paper: in the middle of what both of them show."""
        left, top, right, bottom = self.window
        across = ([left + OVERLAP / 2] if self.column else []) + (
            [right - OVERLAP / 2] if self.column + 1 < self.columns else []
        )
        down = ([top + OVERLAP / 2] if self.row else []) + (
            [bottom - OVERLAP / 2] if self.row + 1 < self.rows else []
        )
        return tuple(across), tuple(down)


def inked(page: Page) -> Box:
    """Return the box round all that is printed on a page of a sheet."""
    boxes = [*_rules(page), *_texts(page)]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _rules(page: Page) -> Iterator[Box]:
    for one in page.rules:
        half = one.width / 2
        yield (
            min(one.x1, one.x2) - half,
            min(one.y1, one.y2) - half,
            max(one.x1, one.x2) + half,
            max(one.y1, one.y2) + half,
        )


def _texts(page: Page) -> Iterator[Box]:
    for text in page.texts:
        wide = text_width_mm(text.text, text.size) * (BOLDER if text.bold else 1.0)
        left = text.x - {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[text.anchor] * wide
        yield left, text.y - RISE * text.size, left + wide, text.y + DROP * text.size


def fitted_parts(
    size: tuple[float, float], ink: Box, papers: tuple[Paper, ...], most: int
) -> tuple[Part, ...]:
    """Return a page of a sheet on at most so many pages, as large as they allow.

    size: width and height of the sheet; ink: what is printed of it; papers: the ways in which the paper may lie,
    the dearest first. On paper of its own size a sheet is printed as it is.
    """
    own = _as_it_is(size, ink, papers) if most == 1 else None
    if own is not None:
        return (own,)
    ways = [
        (paper, rows, columns)
        for paper in papers
        for rows, columns in product(range(1, most + 1), repeat=2)
        if rows * columns <= most
    ]
    # a hair larger is not worth a page more
    best = max(ways, key=lambda way: (round(_scale(ink, *way), 4), -way[1] * way[2], -papers.index(way[0])))
    return _parts(ink, *best, _scale(ink, *best))


def full_size_parts(size: tuple[float, float], ink: Box, papers: tuple[Paper, ...]) -> tuple[Part, ...]:
    """Return a page of a sheet in its own size on as many pages as that needs."""
    own = _as_it_is(size, ink, papers)
    if own is not None:
        return (own,)
    ways = [(paper, *_needed(ink, paper)) for paper in papers]
    best = min(ways, key=lambda way: (way[1] * way[2], papers.index(way[0])))
    return _parts(ink, *best, 1.0)


def _alike(size: tuple[float, float], paper: Paper) -> bool:
    return abs(size[0] - paper.width) < ALIKE and abs(size[1] - paper.height) < ALIKE


def _as_it_is(size: tuple[float, float], ink: Box, papers: tuple[Paper, ...]) -> Part | None:
    """Return a sheet on paper of its own size, moved no more than the printer's white edges demand."""
    for paper in papers:
        left, top, right, bottom = paper.reach
        if _alike(size, paper) and ink[2] - ink[0] <= right - left and ink[3] - ink[1] <= bottom - top:
            dx = max(0.0, left - ink[0]) or min(0.0, right - ink[2])
            dy = max(0.0, top - ink[1]) or min(0.0, bottom - ink[3])
            return Part(paper, 1.0, dx, dy, paper.reach)
    return None


def _window(paper: Paper, parts: int) -> Box:
    """Return what a page shows of the sheet: all that the printer reaches, less the foot of a part."""
    left, top, right, bottom = paper.reach
    return left, top, right, bottom - (FOOT if parts > 1 else 0.0)


def _room(window: Box, rows: int, columns: int) -> tuple[float, float]:
    """Return width and height that so many windows show together."""
    width, height = window[2] - window[0], window[3] - window[1]
    return columns * (width - OVERLAP) + OVERLAP, rows * (height - OVERLAP) + OVERLAP


def _scale(ink: Box, paper: Paper, rows: int, columns: int) -> float:
    width, height = _room(_window(paper, rows * columns), rows, columns)
    return min(width / (ink[2] - ink[0]), height / (ink[3] - ink[1]))


def _needed(ink: Box, paper: Paper) -> tuple[int, int]:
    """Return rows and columns of pages that a sheet in its own size needs."""
    if _scale(ink, paper, 1, 1) >= 1.0:
        return 1, 1
    left, top, right, bottom = _window(paper, 2)
    columns = ceil((ink[2] - ink[0] - OVERLAP) / (right - left - OVERLAP))
    rows = ceil((ink[3] - ink[1] - OVERLAP) / (bottom - top - OVERLAP))
    return max(1, rows), max(1, columns)


def _parts(ink: Box, paper: Paper, rows: int, columns: int, scale: float) -> tuple[Part, ...]:
    window = _window(paper, rows * columns)
    width, height = _room(window, rows, columns)
    x = window[0] + (width - (ink[2] - ink[0]) * scale) / 2 - ink[0] * scale
    y = window[1] + (height - (ink[3] - ink[1]) * scale) / 2 - ink[1] * scale
    step_x, step_y = window[2] - window[0] - OVERLAP, window[3] - window[1] - OVERLAP
    return tuple(
        Part(paper, scale, x - column * step_x, y - row * step_y, window, row, column, rows, columns)
        for row in range(rows)
        for column in range(columns)
    )
