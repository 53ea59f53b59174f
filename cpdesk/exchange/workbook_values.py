"""How values leave for a worksheet: what type a cell gets, in what text and number format."""

import math
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from cpdesk.language import N_, Language, Message
from cpdesk.tables.table import NUMERIC, Column, Format, Value

LONGEST_TEXT = 32_767
CUT = N_("… [cut: a cell holds no more]")
GENERAL = "General"
SCIENTIFIC = "0.00E+00"
ROOM = "_)"
MOST_DECIMALS = 6
SIGNIFICANT = 4

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_RETURN = re.compile("\r\n?")
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d)(?::00)?)?")
_FORMULA_SIGNS = frozenset("=+-@\t\r")
_FIRST_DAY = date(1899, 12, 30)
_FIRST_YEAR = 1901


class Shown(NamedTuple):
    """A value as a cell holds it: `type` is Excel's ('n', 's', or none for an empty cell)."""

    type: str
    text: str
    number_format: str

    @property
    def quoted(self) -> bool:
        """Whether it is a text that a spreadsheet would take for a formula."""
        return self.type == "s" and self.text[:1] in _FORMULA_SIGNS


EMPTY = Shown("", "", GENERAL)


def figure_of(value: Value) -> float | None:
    """Return a value that is a number; None for any other."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value if math.isfinite(value) else None


def cell_text(text: str, language: Language) -> str:
    """Return a text as a cell can hold it: no signs that XML forbids, cut with a mark where Excel's limit is."""
    kept = _RETURN.sub("\n", _NOT_IN_XML.sub("\ufffd", text))
    if len(kept) * 2 <= LONGEST_TEXT or _units(kept) <= LONGEST_TEXT:
        return kept
    mark = language.text(CUT)
    room = LONGEST_TEXT - _units(mark)
    return kept.encode("utf-16-le")[: room * 2].decode("utf-16-le", errors="ignore") + mark


def _units(text: str) -> int:
    """Return the length as Excel counts it, in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


class Showing:
    """Shows the values of one column."""

    def __init__(self, column: Column, values: Iterable[Value], language: Language, own_units: bool) -> None:
        self.language = language
        self.form = column.format
        self.holds_units = column.holds_units
        self.own_decimals = column.decimals is None and (own_units or self.form not in NUMERIC)
        numbers = list(self._numbers(values)) if self.form in NUMERIC else []
        self.decimals = _decimals(column, numbers)
        self.formats = [self._format(places) for places in range(max(self.decimals, MOST_DECIMALS) + 1)]
        self.widest = max((self.width(number) for number in extremes(numbers)), default=0)

    def _numbers(self, values: Iterable[Value]) -> Iterator[float]:
        times = 100 if self.form is Format.PERCENT else 1
        for value in values:
            number = figure_of(value)
            if number is not None:
                yield number * times

    def show(self, value: Value) -> Shown:
        """Return a value as its cell holds it."""
        if isinstance(value, float):
            return Shown("n", repr(value), self.figure_format(value)) if math.isfinite(value) else EMPTY
        if value is None or value == "":
            return EMPTY
        if isinstance(value, str):
            if self.holds_units:
                return self._text(self.language.unit(value))
            return self._date(value) if self.form is Format.DATE else self._text(value)
        if isinstance(value, Message):
            return self._text(self.language.say(value))
        if isinstance(value, bool):
            return self._text(self.language.text(YES if value else NO))
        return Shown("n", repr(value), self.figure_format(value))

    def _text(self, text: str) -> Shown:
        return Shown("s", cell_text(text, self.language), GENERAL)

    def _date(self, text: str) -> Shown:
        found = _DAY.fullmatch(text)
        if found is None or int(text[:4]) < _FIRST_YEAR:
            return self._text(text)
        try:
            days = (date.fromisoformat(found[1]) - _FIRST_DAY).days
        except ValueError:
            return self._text(text)
        return _moment(days, found[2])

    def figure_format(self, value: float) -> str:
        """Return the number format in which a figure stands."""
        shown = value * 100 if self.form is Format.PERCENT else value
        decimals = self._own_decimals(shown) if self.own_decimals else self.decimals
        if 0 < abs(shown) * 10**decimals < 0.5:
            return SCIENTIFIC
        return self.formats[decimals]

    def _own_decimals(self, number: float) -> int:
        exact = fewest_decimals([number])
        return MOST_DECIMALS if exact is None else exact

    def _format(self, decimals: int) -> str:
        whole = "0" if self.form in (Format.YEAR, Format.PERCENT) else "#,##0"
        digits = f"{whole}.{'0' * decimals}" if decimals else whole
        return f"{digits}%{ROOM}" if self.form is Format.PERCENT else f"{digits}{ROOM}"

    def width(self, number: float) -> int:
        """Return how many letters a figure takes in this column's format."""
        decimals = self._own_decimals(number) if self.own_decimals else self.decimals
        return len(f"{number:,.{decimals}f}") + (self.form is Format.PERCENT) + 1


YES = N_("Yes")
NO = N_("No")


def _moment(days: int, clock: str | None) -> Shown:
    if clock is None:
        return Shown("n", str(days), f"yyyy-mm-dd{ROOM}")
    minutes = int(clock[:2]) * 60 + int(clock[3:])
    return Shown("n", repr(days + minutes / 1440), f"yyyy-mm-dd hh:mm{ROOM}")


def extremes(numbers: list[float]) -> tuple[float, ...]:
    """Return the figures among which the widest one is."""
    return (min(numbers), max(numbers)) if numbers else ()


def _decimals(column: Column, numbers: list[float]) -> int:
    if column.decimals is not None:
        return column.decimals
    exact = fewest_decimals(numbers)
    if exact is not None:
        return exact
    if not column.summed and (column.computed or not column.field):
        return _significant_decimals(numbers)
    return max((fewest_decimals([number]) or 0 for number in numbers), default=0)


def fewest_decimals(numbers: Iterable[float]) -> int | None:
    """Return the fewest decimals that show all figures as they are; None where six do not."""
    decimals = 0
    for number in numbers:
        while abs(round(number, decimals) - number) > 1e-12 * abs(number):
            decimals += 1
            if decimals > MOST_DECIMALS:
                return None
    return decimals


def _significant_decimals(numbers: list[float]) -> int:
    """Return the decimals that leave the middle one of calculated figures four figures that mean something."""
    sizes = sorted(abs(number) for number in numbers if number)
    power = math.floor(math.log10(sizes[len(sizes) // 2]))
    return max(0, min(MOST_DECIMALS, SIGNIFICANT - 1 - power))
