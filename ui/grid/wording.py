"""What stands in a cell: its text, taken apart where it is a number, its sign and its tone."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from cpdesk.language import N_, Message
from cpdesk.quantities.numbers import clean
from cpdesk.tables.table import NUMERIC, Cell, Column, Format, Mark, Row, Value, is_number
from ui.grid.numbers import computed_number, is_sum, split_number, stands_in_full, typed_number

NOTHING = Cell()
UNIT_SUFFIX = "_unit"
CONVERTED_DIGITS = 6
MARK_SIGNS: Mapping[Mark, str] = MappingProxyType(
    {
        Mark.MEASURED: "m",
        Mark.CALCULATED: "c",
        Mark.ESTIMATED: "~",
        Mark.DESIGN: "d",
        Mark.UNVERIFIED: "†",
        Mark.DISAGREES: "≠",
    }
)
MARK_WORDS: Mapping[Mark, str] = MappingProxyType(
    {
        Mark.COMPUTED: N_("follows from other figures"),
        Mark.MEASURED: N_("measured"),
        Mark.CALCULATED: N_("calculated"),
        Mark.ESTIMATED: N_("estimated"),
        Mark.DESIGN: N_("design value"),
        Mark.UNVERIFIED: N_("unverified: the source names no way to check it"),
        Mark.DISAGREES: N_("disagrees with another figure"),
    }
)


class Tone(Enum):
    """How strongly a cell is written."""

    TYPED = "typed"
    COMPUTED = "computed"
    HINT = "hint"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Look:
    """A cell as it is painted: a number is head, tail from the decimal sign on, and unit; a text is head alone."""

    head: str = ""
    tail: str = ""
    unit: str = ""
    signs: str = ""
    number: bool = False
    tone: Tone = Tone.TYPED
    doubtful: bool = False
    underlined: bool = False
    bold: bool = False

    @property
    def text(self) -> str:
        """The cell as one text."""
        number = self.head + self.tail
        return f"{number} {self.unit}" if self.unit and number else number


EMPTY = Look()
_ENTRY = re.compile(r"(?P<head>[^0-9]*[0-9][0-9 '\u202f]*)(?P<tail>[.,][0-9]+)?(?P<rest>.*)", re.DOTALL)
_PLAIN_ENTRY = re.compile(r"[-+−]?[0-9.,' \u202f]+(?:[^0-9±<>~≈+].*)?", re.DOTALL)


class Wording:
    """Turns values into texts, in the person's language and with the audit's decimal sign."""

    def __init__(
        self, say: Callable[[Message | str], str], decimal: str, unit: Callable[[str], str] = str
    ) -> None:
        self.say = say
        self.unit = unit
        self.decimal = decimal
        self._said: dict[str, str] = {}
        self._yes, self._no = say(Message(N_("Yes"))), say(Message(N_("No")))

    def text(self, row: Row, column: Column) -> str:
        """Return a cell's text."""
        value = row.values.get(column.key)
        if value is None:
            return ""
        if isinstance(value, str):
            return self.unit(value) if column.holds_units else value
        if isinstance(value, Message):
            return self._message(value)
        if isinstance(value, bool):
            return self._yes if value else self._no
        return self.look(row, column).text

    def _message(self, value: Message) -> str:
        if value.values:
            return self.say(value)
        if value.text not in self._said:
            self._said[value.text] = self.say(value)
        return self._said[value.text]

    def number(self, value: float, column: Column, cell: Cell) -> str:
        """Return a number as its column shows it."""
        if column.format in (Format.WHOLE, Format.YEAR):
            return f"{value:.0f}".replace("-", "−")
        if column.format is Format.PERCENT:
            return typed_number(value * 100, self.decimal, 4)
        computed = Mark.COMPUTED in cell.marks or bool(column.formula) or not column.field
        full = is_sum(column) or (column.summed and stands_in_full(value))
        if computed and not full:
            return computed_number(value, self.decimal, column.decimals)
        converted = column.unit and cell.typed and not cell.typed.rstrip().endswith(column.unit)
        has_unit = converted and not _BARE.fullmatch(cell.typed.strip())
        return typed_number(value, self.decimal, CONVERTED_DIGITS if has_unit else 12)

    def look(self, row: Row, column: Column) -> Look:
        """Return how a cell is painted."""
        value = row.values.get(column.key)
        if value is None and not row.cells:
            return EMPTY if not row.heading else Look(bold=True)
        cell = row.cells.get(column.key, NOTHING)
        head, tail, unit = self._parts(value, row, column, cell)
        marks = cell.marks
        number = column.format in NUMERIC
        if not marks:
            tone = Tone.COMPUTED if column.formula else Tone.TYPED
            return Look(head, tail, unit, "", number, tone, bold=row.heading)
        tone = Tone.COMPUTED if column.formula or Mark.COMPUTED in marks else Tone.TYPED
        signs = "".join(MARK_SIGNS.get(mark, "") for mark in marks) if head else ""
        wrong = Mark.DISAGREES in marks
        return Look(
            head,
            tail,
            unit,
            signs,
            number,
            Tone.WRONG if wrong else tone,
            Mark.ESTIMATED in marks or Mark.UNVERIFIED in marks,
            wrong,
            row.heading,
        )

    def _parts(self, value: Value, row: Row, column: Column, cell: Cell) -> tuple[str, str, str]:
        if value is None:
            return "", "", ""
        if isinstance(value, bool) or not is_number(value) or not isinstance(value, int | float):
            return self.text(row, column), "", ""
        if column.format is Format.PERCENT:
            return (*split_number(self.number(value, column, cell), self.decimal), "%")
        own = row.values.get(column.key + UNIT_SUFFIX) if not column.unit else None
        typed = cell.typed.strip()
        if typed and own is not None and not _PLAIN_ENTRY.fullmatch(typed):
            found = _ENTRY.fullmatch(typed)
            if found:
                return found["head"].strip(), found["tail"] or "", found["rest"].strip()
        head, tail = split_number(self.number(value, column, cell), self.decimal)
        return head, tail, self.unit(own) if isinstance(own, str) else ""

    def typed(self, row: Row, column: Column) -> str:
        """Return what stands in the editor of a cell: exactly what was typed where that is known."""
        typed = row.cells.get(column.key, NOTHING).typed
        return typed or self.text(row, column)

    def told(self, row: Row, column: Column) -> list[str]:
        """Return what is to be known of a cell beside its value, a sentence each."""
        cell = row.cells.get(column.key, NOTHING)
        lines = [self.say(Message(MARK_WORDS[mark])) for mark in cell.marks]
        if cell.reason is not None:
            lines.append(self.say(cell.reason))
        if cell.typed and cell.typed != self.text(row, column):
            lines.append(self.say(Message(N_("typed: {text}"), {"text": cell.typed})))
        value = row.values.get(column.key)
        if isinstance(value, float) and not cell.typed and column.format is Format.NUMBER:
            full = typed_number(value, self.decimal, 15)
            if full != self.text(row, column):
                lines.append(self.say(Message(N_("full value: {number}"), {"number": full})))
        return lines


_WITH_MORE = re.compile(
    r"(?P<below>(?:ND|N\.D\.|未检出)?\s*<)?(?P<number>[^±]+?)(?:(?:±|\+/-|\+-)(?P<half>.+))?", re.DOTALL
)
_BARE = re.compile(r"[-+−]?[0-9.,' \u202f]+(?:[eE][-+]?[0-9]+)?")


def is_bare_number(text: str) -> bool:
    """Tell whether a typed text is a number without a unit."""
    return _BARE.fullmatch(clean(text)) is not None


def in_unit(text: str, unit: str) -> str:
    """Return what was typed without a unit with one: 8.4 as 8.4 t/h, 8.4 ±0.1 as 8.4 t/h ±0.1, <5 as <5 mg/L.

    What has a unit already, or is no number, stays as it is.
    """
    if is_bare_number(text):
        return f"{text.strip()} {unit}"
    found = _WITH_MORE.fullmatch(clean(text))
    half = "" if found is None else (found["half"] or "").strip()
    if (
        found is None
        or not is_bare_number(found["number"])
        or not is_bare_number(half.removesuffix("%") or "0")
    ):
        return text
    return f"{found['below'] or ''}{found['number'].strip()} {unit}{f' ±{half}' if half else ''}"
