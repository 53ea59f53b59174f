"""Where a table's cells lie on a sheet, and its formulas written for those places."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isclose

from cpdesk.exchange.workbook_stream import openpyxl
from cpdesk.exchange.workbook_values import figure_of
from cpdesk.tables.table import Column, Layout, Row, Table, Total, Value, sums

SLOT = "\0"

_PLACE = re.compile(r"\{(\w+)(:column)?\}")


@dataclass(frozen=True)
class Grid:
    """The places of a table's cells: records below each other, or beside each other in a form."""

    table: Table
    top: int
    left: int = 1

    @cached_property
    def order(self) -> Mapping[str, int]:
        """The place of each column in the table."""
        return {column.key: place for place, column in enumerate(self.table.columns)}

    @cached_property
    def letters(self) -> Sequence[str]:
        """The letters of the sheet's columns that the table takes."""
        turned = self.table.layout is Layout.FORM
        wide = len(self.table.rows) + 2 if turned else len(self.table.columns)
        return [str(openpyxl("utils").get_column_letter(self.left + place)) for place in range(wide)]

    def pattern(self, key: str) -> str:
        """Return where a column's values stand, with SLOT for the part that the record decides."""
        place = self.order[key]
        if self.table.layout is Layout.FORM:
            return f"{SLOT}{self.top + place}"
        return f"{self.letters[place]}{SLOT}"

    def slot(self, record: int) -> str:
        """Return the row of a record, in a form its column; the totals follow the last record."""
        return self.letters[record + 1] if self.table.layout is Layout.FORM else str(self.top + record)

    def cell(self, record: int, key: str) -> str:
        """Return where a record's value stands, `F7`."""
        return self.pattern(key).replace(SLOT, self.slot(record))

    def column(self, key: str, most: int = 0) -> str:
        """Return where all values of a column stand, or so many of them from the first: `$F$7:$F$26`."""
        count = len(self.table.rows)
        first, last = (self.cell(record, key) for record in (0, min(most or count, count) - 1))
        return f"{_absolute(first)}:{_absolute(last)}"

    def heading(self, key: str) -> str:
        """Return where the heading of a column stands, `$F$6`."""
        place = self.order[key]
        if self.table.layout is Layout.FORM:
            return f"${self.letters[0]}${self.top + place}"
        return f"${self.letters[place]}${self.top - 1}"


def _absolute(reference: str) -> str:
    letters = reference.rstrip("0123456789")
    return f"${letters}${reference[len(letters) :]}"


class Formulas:
    """The live formulas of one table.

    A formula is written only where it gives the table's own figure: one that names a cell which is not known would
    leave the place empty, so a figure that is known all the same stands as a figure.
    """

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.totals = _totals(grid)
        computed = [column for column in grid.table.columns if column.formula]
        self._named = {column.key: _named(column.formula) for column in computed}
        self._laid_out = {column.key: _laid_out(grid, column.formula) for column in computed}

    def of_row(self, column: Column, record: int, row: Row) -> str:
        """Return the formula of a computed cell, without the sign of equality; empty where it has none."""
        if not column.formula or row.heading:
            return ""
        known = all(figure_of(row.values.get(key)) is not None for key in self._named[column.key])
        if not known and row.values.get(column.key) is not None:
            return ""
        return self._laid_out[column.key].replace(SLOT, self.grid.slot(record))


def _totals(grid: Grid) -> Mapping[str, str]:
    """Return the formulas of the row of totals by column."""
    table = grid.table
    added = sums(table.columns, table.rows) if table.totals else {}
    found: dict[str, str] = {}
    for column in table.columns:
        value = table.totals.get(column.key)
        if column.total is Total.SUM and _same(value, added.get(column.key)):
            found[column.key] = f"SUM({grid.column(column.key)})"
        elif column.total is Total.FORMULA and _computable(column, table.totals):
            found[column.key] = _laid_out(grid, column.total_formula).replace(
                SLOT, grid.slot(len(table.rows))
            )
    return found


def _same(value: Value, other: Value) -> bool:
    one, two = figure_of(value), figure_of(other)
    return one is not None and two is not None and isclose(one, two, rel_tol=1e-12)


def _computable(column: Column, totals: Mapping[str, Value]) -> bool:
    """Whether the total is known and so is every other total that its formula names."""
    keys = (column.key, *_named(column.total_formula))
    return bool(column.total_formula) and all(figure_of(totals.get(key)) is not None for key in keys)


def _named(template: str) -> tuple[str, ...]:
    """Return the columns of whose single cells a formula speaks."""
    return tuple(dict.fromkeys(found[1] for found in _PLACE.finditer(template) if not found[2]))


def _laid_out(grid: Grid, template: str) -> str:
    """Return a template for the sheet's cells; it gives an empty text while a cell that it names is not a number."""

    def place(found: re.Match[str]) -> str:
        return grid.column(found[1]) if found[2] else grid.pattern(found[1])

    guarded = f'IFERROR({_PLACE.sub(place, template)},"")'
    cells = [grid.pattern(key) for key in _named(template)]
    return f'IF(COUNT({",".join(cells)})={len(cells)},{guarded},"")' if cells else guarded
