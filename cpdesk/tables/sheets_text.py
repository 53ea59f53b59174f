"""Texts of a sheet in their boxes: broken into lines of a width in mm."""

import re
from collections.abc import Sequence

from cpdesk.methods.sheets.label_places import text_width_mm
from cpdesk.methods.sheets.placing import Point
from cpdesk.tables.drawing import LEADING, Label

_PIECES = re.compile(r"[⺀-鿿豈-﫿＀-￯]|[^\s⺀-鿿豈-﫿＀-￯]+|\s+")
_NOT_FIRST = "，。、；：？！）》」』】"


def wrapped(text: str, width: float, size: float) -> list[str]:
    """Break a text into lines of at most so many mm: at blanks and between ideographs, within a word only if it
    is longer than a line.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _paragraph(paragraph, width, size)
    return lines


def _paragraph(text: str, width: float, size: float) -> list[str]:
    lines, line = list[str](), ""
    for piece in _PIECES.findall(text):
        if text_width_mm((line + piece).rstrip(), size) <= width or (piece in _NOT_FIRST and line):
            line += piece
            continue
        if line.strip():
            lines.append(line.rstrip())
        *whole, line = _chopped(piece.lstrip(), width, size)
        lines += whole
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _chopped(word: str, width: float, size: float) -> list[str]:
    """Return a word in parts none of which is wider than a line."""
    parts, part = list[str](), ""
    for letter in word:
        if part and text_width_mm(part + letter, size) > width:
            parts.append(part)
            part = ""
        part += letter
    return [*parts, part]


def label(lines: Sequence[str], size: float, *, bold: bool = False) -> Label:
    """Return a label of some lines that has no place yet."""
    text = "\n".join(lines)
    wide = text_width_mm(text, size) * (1.07 if bold else 1.0)
    return Label(text, 0.0, 0.0, wide, len(lines) * size * LEADING, size, bold=bold)


def stacked(labels: Sequence[Label], at: Point) -> list[Point]:
    """Return the centres of labels that stand below each other, the block of them with its middle at a point."""
    top = at[1] - sum(one.height for one in labels) / 2
    centres: list[Point] = []
    for one in labels:
        centres.append((at[0], top + one.height / 2))
        top += one.height
    return centres
