"""The stream table of a sheet as lines and texts: what finds no room under the drawing goes onto further pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cpdesk.language import N_, Message, UnitText
from cpdesk.methods.sheets.paper import ROW, Box
from cpdesk.tables.drawing import LEADING
from cpdesk.tables.sheet_primitives import BOLDER, PADDING, WIDE, Anchor, Ink
from cpdesk.tables.sheets_text import wrapped
from cpdesk.tables.table import NUMERIC, Column, Row, Table, Value

Say = Callable[[Message | str], str]

LETTERS = 2.0
_WIDTHS = {
    "number": 11.5, "name": 46.0, "flow": 14.0, "flow_unit": 9.5, "phase": 12.5, "temperature": 18.5,
    "pressure": 13.0,
}  # fmt: skip
_LEAST_LAST = 44.0
_UNIT = "{unit}"


@dataclass(frozen=True, slots=True)
class Cells:
    """A row of texts, broken into lines, and how high it is in mm."""

    texts: tuple[list[str], ...]
    height: float


class StreamRows:
    """The rows of a stream table in columns of a given width."""

    def __init__(self, table: Table, width: float, say: Say) -> None:
        self.columns, self._say = table.columns, say
        self.widths = _widths(table.columns, width)
        self.heading = self._cells([_heading(column, say) for column in self.columns], BOLDER)
        self.rows = [self._row(row) for row in table.rows]

    def _row(self, row: Row) -> Cells:
        return self._cells([_text(row.values.get(column.key), column, self._say) for column in self.columns])

    def _cells(self, texts: Sequence[str], wider: float = 1.0) -> Cells:
        lines = [
            wrapped(text, (width - 2 * PADDING) / wider, LETTERS) if text else [""]
            for text, width in zip(texts, self.widths, strict=True)
        ]
        most = max(map(len, lines))
        return Cells(tuple(lines), ROW + (most - 1) * LETTERS * LEADING)

    def fitting(self, start: int, height: float, *, last: bool) -> int:
        """Return how many rows from one on find room under the heading.

        In the `last` column of a page a line is left free where some do not.
        """
        room = height - self.heading.height
        count = self._count(start, room)
        return count if start + count == len(self.rows) or not last else self._count(start, room - ROW)

    def _count(self, start: int, room: float) -> int:
        count = 0
        for row in self.rows[start:]:
            room -= row.height
            if room < -0.01:
                break
            count += 1
        return count

    def draw(self, ink: Ink, box: Box, start: int, count: int, after: str) -> float:
        """Draw the heading and some rows from the top of a box; return where they end. `after`: a line below them."""
        left, top, right, _ = box
        y = self._line(ink, left, top, self.heading, bold=True)
        ink.rule(left, y, right, y, WIDE)
        for row in self.rows[start : start + count]:
            y = self._line(ink, left, y, row)
            ink.rule(left, y, right, y)
        foot = y
        if after:
            ink.fill(after, (left, y, right, y + ROW), LETTERS, quiet=True)
            foot = y + ROW
        x = left
        for width in self.widths[:-1]:
            x += width
            ink.rule(x, top, x, y)
        return foot

    def _line(self, ink: Ink, x: float, y: float, cells: Cells, *, bold: bool = False) -> float:
        for lines, width, column in zip(cells.texts, self.widths, self.columns, strict=True):
            anchor = Anchor.END if column.format in NUMERIC else Anchor.START
            ink.write(lines, (x, y, x + width, y + cells.height), LETTERS, anchor, bold=bold)
            x += width
        return y + cells.height


def _widths(columns: Sequence[Column], width: float) -> list[float]:
    """Return the widths of the columns; the last takes what the others leave."""
    wanted = [_WIDTHS.get(column.key, 20.0) for column in columns[:-1]]
    share = min(1.0, (width - _LEAST_LAST) / (sum(wanted) or 1.0))
    first = [one * share for one in wanted]
    return [*first, width - sum(first)]


def _heading(column: Column, say: Say) -> str:
    heading = say(column.heading)
    return f"{heading}, {unit_text(column.unit, say)}" if column.unit else heading


def unit_text(symbol: str, say: Say) -> str:
    """Return a unit in the words of the language."""
    return say(Message(_UNIT, {"unit": UnitText(symbol)}))


def _text(value: Value, column: Column, say: Say) -> str:
    if value is None:
        return ""
    if isinstance(value, Message):
        return say(value)
    if isinstance(value, bool):
        return say(N_("yes") if value else N_("no"))
    if isinstance(value, float):
        return f"{value:.6g}"
    return unit_text(value, say) if column.holds_units and isinstance(value, str) else str(value)
