"""In which order rows stand and which of them are shown."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from time import perf_counter
from types import MappingProxyType

from cpdesk.tables.table import Column, Row, is_number
from ui.grid.wording import Wording

_PIECES = re.compile(r"([0-9]+)")


def no_choice() -> Mapping[str, frozenset[str]]:
    """Return the choice of values that leaves all rows in."""
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Arrangement:
    """By which column the rows stand, which text they must hold, and which values a column may have.

    Without a key rows stand in the file's own order.
    """

    key: str = ""
    descending: bool = False
    text: str = ""
    only: Mapping[str, frozenset[str]] = field(default_factory=no_choice)

    @property
    def filters(self) -> bool:
        """Whether rows may be left out."""
        return bool(self.text or self.only)

    def sorted_by(self, key: str, descending: bool = False) -> "Arrangement":
        """Return this with another order."""
        return replace(self, key=key, descending=descending)

    def holding(self, text: str) -> "Arrangement":
        """Return this with another text to look for."""
        return replace(self, text=text.casefold().strip())

    def limited(self, key: str, values: frozenset[str] | None) -> "Arrangement":
        """Return this with the values that one column may have; None for any."""
        rest = {name: kept for name, kept in self.only.items() if name != key}
        return replace(self, only=rest if values is None else {**rest, key: values})


class Arranger:
    """Puts rows in order and leaves rows out; what it reads of a row it keeps while the row stays the same."""

    def __init__(self, columns: Sequence[Column], wording: Wording) -> None:
        self.columns = columns
        self.wording = wording
        self._texts: dict[str, tuple[Row, str]] = {}
        self._ahead = 0

    def arranged(self, rows: Sequence[Row], how: Arrangement) -> list[Row]:
        """Return the rows that are shown, in order."""
        found = [row for row in rows if self.fits(row, how)] if how.filters else list(rows)
        column = next((column for column in self.columns if column.key == how.key), None)
        return found if column is None else self._in_order(found, column, how.descending)

    def kept_in_place(
        self, shown: Sequence[Row], before: Sequence[Row], rows: Sequence[Row], how: Arrangement
    ) -> list[Row]:
        """Return changed rows arranged as they are shown now: an edited row does not run away, new ones come last."""
        if not how.filters and not how.key:
            return list(rows)
        fresh = {row.key: row for row in rows}
        stay = [fresh[row.key] for row in shown if row.key in fresh]
        known = {row.key for row in before} | {row.key for row in shown}
        return stay + [row for row in rows if row.key not in known]

    def fits(self, row: Row, how: Arrangement) -> bool:
        """Tell whether a row is shown."""
        if how.text and not self.holds(row, how.text):
            return False
        return all(self._cell(row, key) in values for key, values in how.only.items())

    def _cell(self, row: Row, key: str) -> str:
        column = next((column for column in self.columns if column.key == key), None)
        return "" if column is None else self.wording.text(row, column)

    def holds(self, row: Row, text: str) -> bool:
        """Tell whether a row holds a text, in small letters, in any cell."""
        return text in self._text(row)

    def read_ahead(self, rows: Sequence[Row], seconds: float) -> bool:
        """Read the texts of rows for so long; tell whether all are read."""
        end = perf_counter() + seconds
        for row in rows[self._ahead :]:
            self._text(row)
            self._ahead += 1
            if perf_counter() > end:
                break
        return self._ahead >= len(rows)

    def read_again(self) -> None:
        """Read ahead from the first row again, for rows changed; what is the same is known already."""
        self._ahead = 0

    def _text(self, row: Row) -> str:
        kept = self._texts.get(row.key)
        if kept is not None and kept[0] is row:
            return kept[1]
        text = self.wording.text
        made = "\n".join([text(row, column) for column in self.columns]).casefold()
        self._texts[row.key] = row, made
        return made

    def _in_order(self, rows: Sequence[Row], column: Column, descending: bool) -> list[Row]:
        """Return rows by a column; those without a value stand last in either direction."""
        key = column.key
        known: list[tuple[object, int]] = []
        unknown: list[Row] = []
        numbers = all(is_number(value) for row in rows if (value := row.values.get(key)) is not None)
        text: Callable[[Row, Column], str] = self.wording.text
        pieces: dict[str, object] = {}
        for place, row in enumerate(rows):
            value = row.values.get(key)
            if value is None:
                unknown.append(row)
            elif numbers:
                known.append((value, place))
            else:
                said = text(row, column)
                if said not in pieces:
                    pieces[said] = natural(said)
                known.append((pieces[said], place))
        known.sort(key=lambda pair: pair[0], reverse=descending)  # type: ignore[arg-type, return-value]
        return [rows[place] for _, place in known] + unknown

    def values(self, rows: Sequence[Row], column: Column) -> list[str]:
        """Return the different texts of a column, in order."""
        found = {self.wording.text(row, column) for row in rows}
        return sorted(found, key=natural)


def natural(text: str) -> tuple[tuple[int, float, str], ...]:
    """Return the key by which texts such as 2, 10, 10a and P-2, P-10 stand in the order that people expect."""
    parts = _PIECES.split(text.casefold())
    return tuple((0, float(part), "") if part.isdecimal() else (1, 0.0, part) for part in parts if part)
