"""Shapes that the files of a diagram share: symbols where they stand, and texts line by line. Lengths in mm."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cpdesk.methods.sheets.placing import Point, Stand
from cpdesk.reference.outlines import Segment
from cpdesk.reference.symbols import Symbol
from cpdesk.tables.drawing import (
    LEADING,
    MARK_LETTERS,
    SIGN,
    SIGN_ROOM,
    STATE_SIGNS,
    Closure,
    EmissionMark,
    Item,
    Label,
    Line,
    Standing,
    StreamState,
    mark_text,
)
from cpdesk.tables.sheet_primitives import ASCENT, Anchor, Text

LINE, THICK, THIN, MARK_LINE, SIGN_LINE = 0.35, 0.7, 0.18, 0.3, 0.25
"""Widths of lines in mm: of symbols and streams, of thick ones, of the rims of numbers, of marks, of signs."""

BAD = frozenset({StreamState.NOT_CONNECTED, StreamState.UNBALANCED})


@dataclass(frozen=True, slots=True)
class Outline:
    """A line of a symbol on the sheet: M, L, C and Z with coordinates in mm of the sheet."""

    segments: tuple[Segment, ...]
    filled: bool
    closed: bool


def outlines(symbol: Symbol, stand: Stand) -> Iterator[Outline]:
    """Yield the lines of a symbol where it stands, in the order in which they cover each other."""
    for stroke in symbol.strokes:
        segments = tuple(_placed(segment, symbol, stand) for segment in stroke.segments)
        yield Outline(segments, stroke.filled, stroke.segments[-1][0] == "Z")


def _placed(segment: Segment, symbol: Symbol, stand: Stand) -> Segment:
    letter, *numbers = segment
    values = [float(number) for number in numbers]
    placed: list[str | float] = [letter]
    for x, y in zip(values[::2], values[1::2], strict=True):
        placed += stand.on_sheet(x / symbol.width, y / symbol.height)
    return tuple(placed)


def width_of(style: str) -> float:
    """Return the width of the lines of a style."""
    return THICK if "thick" in style.split() else LINE


def label_texts(label: Label, *, quiet: bool = False, to_left: float = 0.0) -> Iterator[Text]:
    """Yield the lines of a label, in the middle of its box or so many mm to the left of it."""
    lines = label.text.split("\n")
    step = label.size * LEADING
    first = label.y - step * (len(lines) - 1) / 2 + label.size * ASCENT / 2
    for number, line in enumerate(lines):
        if line:
            x, y = label.x - to_left, first + number * step
            yield Text(line, x, y, label.size, Anchor.MIDDLE, label.bold, quiet)


def item_texts(item: Item) -> Iterator[Text]:
    """Yield the texts of an item; of equipment only the tag stands out."""
    for number, label in enumerate(item.labels):
        yield from label_texts(label, quiet=number > 0 and item.standing is Standing.EQUIPMENT)


def closure_texts(closure: Closure) -> Iterator[Text]:
    """Yield the text of a figure of the reconciliation."""
    for text in label_texts(closure.label):
        yield replace(text, warning=closure.bad)


def mark_texts(mark: EmissionMark) -> Iterator[Text]:
    """Yield the text of an emission mark."""
    yield from label_texts(Label(mark_text(mark), mark.x, mark.y, 0, 0, MARK_LETTERS))


def number_texts(line: Line) -> Iterator[Text]:
    """Yield the number of a stream, beside which the sign of its state stands."""
    if line.label is not None:
        room = SIGN + SIGN_ROOM if STATE_SIGNS[line.state] else 0.0
        yield from label_texts(line.label, to_left=room / 2)


def sign_strokes(line: Line) -> Iterator[tuple[Point, ...]]:
    """Yield the lines of the sign of a stream's state."""
    label = line.label
    if label is None:
        return
    left, top = label.x + label.width / 2 - SIGN - 0.4, label.y - SIGN / 2
    for stroke in STATE_SIGNS[line.state]:
        yield tuple((left + x * SIGN, top + y * SIGN) for x, y in stroke)
