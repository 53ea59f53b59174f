"""The body of a long sheet, a column at a time: what is alike in a column is asked once and not at each cell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import isfinite
from typing import Any

from cpdesk.exchange.workbook_cells import TableCells
from cpdesk.exchange.workbook_stream import Put, cell_start
from cpdesk.exchange.workbook_styles import Role
from cpdesk.exchange.workbook_widths import lines_of, may_wrap
from cpdesk.language import Message
from cpdesk.tables.table import Column, Row, Value

AT_ONCE = 2_000
"""So many rows are made together; all of a long table would take the memory of its file again and again."""


@dataclass(slots=True)
class Block:
    """Rows of a sheet, ready for its file: their cells, how many lines the tall ones take, comments by place."""

    rows: Sequence[Sequence[str]]
    lines: dict[int, int] = field(default_factory=dict[int, int])
    comments: list[tuple[int, int, str]] = field(default_factory=list[tuple[int, int, str]])


def blocks(cells: TableCells, widths: Sequence[float]) -> Iterator[Block]:
    """Yield the body of a table that stands in rows; widths are those of the columns."""
    columns = [
        _ColumnCells(cells, column, place, width)
        for place, (column, width) in enumerate(zip(cells.table.columns, widths, strict=True), 1)
    ]
    for first in range(0, len(cells.table.rows), AT_ONCE):
        some = cells.table.rows[first : first + AT_ONCE]
        marked = frozenset(key for row in some for key in row.cells)
        headed = any(row.heading for row in some)
        block = Block(())
        block.rows = list(
            zip(*(one.cells_of(some, first, headed, marked, block) for one in columns), strict=True)
        )
        block.comments.sort()
        yield block


class _ColumnCells:
    """The cells of one column."""

    def __init__(self, cells: TableCells, column: Column, place: int, width: float) -> None:
        self.cells, self.column, self.place, self.width = cells, column, place, width
        self.start = cell_start(place)
        self.empty = f'" {cells.in_role(column.key, None, Role.BODY).xml}'
        self._texts: dict[tuple[Value, type], tuple[str, int]] = {}
        self._styles: dict[str, str] = {}

    def cells_of(
        self, rows: Sequence[Row], first: int, headed: bool, marked: frozenset[str], block: Block
    ) -> list[str]:
        """Return the cells of some rows, of which `first` is the number of the first one among all records."""
        key, line = self.column.key, self.cells.grid.top + first
        if headed or self.column.formula or key in marked:
            return [self._any(row, first + place, line + place, block) for place, row in enumerate(rows)]
        values = [row.values.get(key) for row in rows]
        start, empty, plain = self.start, self.empty, self._plain
        return [
            f"{start}{number}{empty}" if value is None else plain(value, number, block)
            for number, value in enumerate(values, line)
        ]

    def _any(self, row: Row, record: int, line: int, block: Block) -> str:
        """Return a cell that may have something to say besides its value."""
        key = self.column.key
        if not row.heading and not self.column.formula and not self.cells.speaks(row.cells.get(key)):
            value = row.values.get(key)
            return f"{self.start}{line}{self.empty}" if value is None else self._plain(value, line, block)
        put = self.cells.value(self.column, record, row, Role.GROUP if row.heading else Role.BODY)
        if put.comment:
            block.comments.append((line, self.place, put.comment))
        self._note_lines(line, self._lines(put), block)
        return f'{self.start}{line}" {put.xml}'

    def _plain(self, value: Any, line: int, block: Block) -> str:
        """Return a cell that says its value alone; equal texts are made once."""
        if value.__class__ is float and isfinite(value):
            return f'{self.start}{line}" s="{self._figure_style(value)}"><v>{value!r}</v></c>'
        xml, lines = self._text(value)
        self._note_lines(line, lines, block)
        return f'{self.start}{line}" {xml}'

    def _figure_style(self, value: float) -> str:
        number_format = self.cells.showings[self.column.key].figure_format(value)
        found = self._styles.get(number_format)
        if found is None:
            shown = self.cells.showings[self.column.key].show(value)
            found = self._styles[number_format] = self.cells.style(Role.BODY, shown)
        return found

    def _text(self, value: Value) -> tuple[str, int]:
        name = value.text if isinstance(value, Message) and not value.values else value
        if isinstance(name, Message):
            return self._made(value)
        made = self._texts.get((name, value.__class__))
        if made is None:
            made = self._texts[name, value.__class__] = self._made(value)
        return made

    def _made(self, value: Value) -> tuple[str, int]:
        put = self.cells.in_role(self.column.key, value, Role.BODY)
        return put.xml, self._lines(put)

    def _lines(self, put: Put) -> int:
        return lines_of(put.text, self.width) if may_wrap(put.text, self.width) else 1

    @staticmethod
    def _note_lines(line: int, lines: int, block: Block) -> None:
        if lines > 1:
            block.lines[line] = max(lines, block.lines.get(line, 1))
