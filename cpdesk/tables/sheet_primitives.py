"""What frame, title block and stream table of a sheet are made of, and texts fitted into boxes.

Lengths in mm from the upper left corner of the paper, y downwards.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise

from cpdesk.methods.sheets.label_places import text_width_mm
from cpdesk.methods.sheets.paper import Box
from cpdesk.tables.drawing import LEADING
from cpdesk.tables.sheets_text import wrapped

WIDE, NARROW = 0.5, 0.18
"""Widths of lines in mm: of the frame, and within tables."""

PADDING = 0.9
"""Room in mm between a text and the side of its cell."""

ASCENT = 0.75
"""How far letters rise over their foot, as a share of their height: capitals of Arial, ideographs a little more."""

SMALLEST = 1.3
"""Letters are not made smaller than so many mm; a text that is too long even so fills the cell and grows over it."""

BOLDER = 1.07
"""By how much bold letters are wider."""


class Anchor(StrEnum):
    """Which part of a text stands at its place; the values are those of SVG."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line; `table` where it belongs to the stream table."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float = NARROW
    table: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A line of letters of a height (em) in mm; `y` is its foot.

    `quiet` ones are headings, `warning` ones are to stand out.
    """

    text: str
    x: float
    y: float
    size: float
    anchor: Anchor = Anchor.START
    bold: bool = False
    quiet: bool = False
    warning: bool = False
    table: bool = False


def _no_rules() -> list[Rule]:
    return []


def _no_texts() -> list[Text]:
    return []


@dataclass(slots=True)
class Ink:
    """Lines and texts as they are put on a page; `table` while they are those of the stream table."""

    table: bool = False
    rules: list[Rule] = field(default_factory=_no_rules)
    texts: list[Text] = field(default_factory=_no_texts)

    def box(self, box: Box, width: float = NARROW) -> None:
        """Draw the four sides of a box."""
        left, top, right, bottom = box
        corners = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
        for (x1, y1), (x2, y2) in pairwise(corners):
            self.rule(x1, y1, x2, y2, width)

    def rule(self, x1: float, y1: float, x2: float, y2: float, width: float = NARROW) -> None:
        """Draw a line."""
        self.rules.append(Rule(x1, y1, x2, y2, width, self.table))

    def write(self, lines: Sequence[str], box: Box, size: float, anchor: Anchor = Anchor.START, *,
              bold: bool = False, quiet: bool = False, warning: bool = False) -> None:  # fmt: skip
        """Write lines into a box, in the middle of its height."""
        left, top, right, bottom = box
        x = {Anchor.START: left + PADDING, Anchor.MIDDLE: (left + right) / 2, Anchor.END: right - PADDING}[
            anchor
        ]
        step = size * LEADING
        first = (top + bottom) / 2 - step * (len(lines) - 1) / 2 + size * ASCENT / 2
        for number, line in enumerate(lines):
            if line:
                self.texts.append(
                    Text(line, x, first + number * step, size, anchor, bold, quiet, warning, self.table)
                )

    def fill(self, text: str, box: Box, size: float, anchor: Anchor = Anchor.START, *,
             bold: bool = False, quiet: bool = False, warning: bool = False) -> None:  # fmt: skip
        """Write a text into a box, in lines, and in smaller letters where it would not fit."""
        lines, fitting = fitted(text, box, size, bold=bold)
        self.write(lines, box, fitting, anchor, bold=bold, quiet=quiet, warning=warning)


def fitted(text: str, box: Box, size: float, *, bold: bool = False) -> tuple[list[str], float]:
    """Return a text in lines with the height of letters, no more than `size`, with which it fits into a box."""
    lines = [text]
    for fitting in _smaller(size):
        room = (box[2] - box[0] - 2 * PADDING) / (BOLDER if bold else 1.0)
        lines = wrapped(" ".join(text.split()), room, fitting)
        if len(lines) * fitting * LEADING <= box[3] - box[1] + 0.01 and all(
            text_width_mm(line, fitting) <= room for line in lines
        ):
            return lines, fitting
    return lines, SMALLEST


def _smaller(size: float) -> Iterator[float]:
    while size > SMALLEST:
        yield size
        size *= 0.92
    yield SMALLEST
