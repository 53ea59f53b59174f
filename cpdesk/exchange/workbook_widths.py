"""How wide columns are and how high merged lines: by what stands in them, a Chinese letter counting double."""

import math
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

NARROWEST, WIDEST = 7, 45
LINE_HEIGHT = 13.5
SAMPLE = 300
READABLE = 92
PAGE = 170
ROOMY = 0.95
NARROWEST_TEXT = 18
SPARE_WIDTH = 9.0


@lru_cache(maxsize=4096)
def text_width(text: str) -> int:
    """Return how many Latin letters wide the widest line of a text is."""
    return max(map(_line_width, text.split("\n")), default=0)


def _line_width(line: str) -> int:
    if line.isascii():
        return len(line)
    return sum(_letter_width(letter) for letter in line)


def _letter_width(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def column_width(heading: str, contents: Iterable[int], widest: int = WIDEST) -> float:
    """Return the width of a column; a heading may break into up to three lines."""
    needed = max((*contents, _heading_width(heading)), default=0)
    return float(min(max(needed + 2, NARROWEST), widest))


def _heading_width(heading: str) -> int:
    words = max((text_width(word) for word in heading.split() if word.isascii()), default=0)
    return max(words, math.ceil(text_width(heading) / 2), min(text_width(heading), 12))


def sampled(count: int) -> Sequence[int]:
    """Return the places of the rows that are measured: all of a short table, evenly spread ones of a long one."""
    step = max(1, count // SAMPLE)
    return range(0, count, step)


def fitted(widths: Sequence[float], least: Sequence[float]) -> list[float]:
    """Return widths that fit a page where they can: the widest texts are narrowed together, and wrap."""
    cap = float(WIDEST)
    found = list(widths)
    while sum(found) > PAGE and cap > NARROWEST_TEXT:
        cap -= 1
        found = [max(min(width, cap), low) for width, low in zip(widths, least, strict=True)]
    return [min(width, own) for width, own in zip(found, widths, strict=True)]


def may_wrap(text: str, width: float) -> bool:
    """Whether a text could take more than a line, told at a glance."""
    return len(text) > width - 2 or (not text.isascii() and 2 * len(text) > width - 2) or "\n" in text


@lru_cache(maxsize=4096)
def lines_of(text: str, width: float) -> int:
    """Return how many lines a text takes in a width: broken between words, in Chinese anywhere."""
    return sum(_wrapped_lines(line, max(width - 1, 4)) for line in text.split("\n"))


def heading_height(headings: Iterable[tuple[str, float]]) -> float:
    """Return the height of a heading row, from each heading and the width of its column."""
    return LINE_HEIGHT * max((lines_of(text, width) for text, width in headings), default=1) + 4


def _wrapped_lines(text: str, width: float) -> int:
    lines, used = 1, 0.0
    for word in text.split(" "):
        wide = text_width(word) * ROOMY
        if used and used + wide > width:
            lines, used = lines + 1, 0.0
        more = max(0, math.ceil(wide / width) - 1)
        lines, used = lines + more, used + wide + 1 - more * width
    return lines


def span_of(widths: Sequence[float]) -> int:
    """Return how many columns the lines above and below a table take, so that they are read without scrolling."""
    reached = 0.0
    for place, width in enumerate(widths, 1):
        reached += width
        if reached >= READABLE:
            return place
    return len(widths) + math.ceil((READABLE - reached) / SPARE_WIDTH)


def span_width(widths: Sequence[float], span: int) -> float:
    """Return how wide the first columns are together."""
    return sum(widths[:span]) + max(0, span - len(widths)) * SPARE_WIDTH
