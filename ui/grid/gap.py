"""An empty row between the others, open until its record can be made."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cpdesk.tables.table import Row
from ui.grid.empty_row import EmptyRow

if TYPE_CHECKING:
    from ui.grid.table_model import TableModel

GAP = Row("\0gap", {})
"""Stands among the rows while the gap is open."""


class Gap:
    """At most one is open; it stands before a record and goes with it."""

    def __init__(self, model: "TableModel") -> None:
        self.model = model
        self._row: EmptyRow | None = None

    @property
    def number(self) -> int:
        """Where it stands; -1 while none is open."""
        return -1 if self._row is None else self.model.row_of_key(GAP.key)

    def at(self, number: int) -> EmptyRow:
        """Return the empty row that stands at a place: this one, or that under all others."""
        return self._row if self._row is not None and number == self.number else self.model.empty_row

    def open(self, number: int) -> int:
        """Open it in front of a row and return where it stands then."""
        row = self.model.row(number)
        self.close()
        if row is not None:
            self._row = EmptyRow(self.model, row.id)
            self.model.put_row(self.model.row_of_key(row.key), GAP)
        return self.number

    def close(self) -> bool:
        """Take it away with what was typed into it; False where none is open."""
        number, self._row = self.number, None
        if number >= 0:
            self.model.take_row(number)
        return number >= 0

    def forget(self) -> None:
        """Count it as closed: all rows are laid out anew."""
        self._row = None

    def fill(self, rows: Sequence[Row]) -> None:
        """Let the record that was made of it stand in its place."""
        number, made = self.number, self._row.made if self._row is not None else ""
        row = next((row for row in rows if made and row.id == made), None)
        if row is not None:
            self._row = None
            self.model.replace_row(number, row)

    def kept_in(self, rows: list[Row]) -> list[Row]:
        """Return rows with it in its place among them."""
        before = "" if self._row is None else self._row.before
        place = next((number for number, row in enumerate(rows) if before and row.id == before), -1)
        if place < 0:
            self._row = None
            return rows
        return [*rows[:place], GAP, *rows[place:]]
