"""Columns that show the fields of a record, and the rows they make: most worksheets are such a list."""

import gc
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from cpdesk.language import Message
from cpdesk.quantities import Quantity, parse_unit
from cpdesk.records.kinds import KINDS
from cpdesk.records.record import Record, Rule, Type, field_title, kind_of, rules_of
from cpdesk.tables.labels import label_of
from cpdesk.tables.table import NO_CELLS, Cell, Column, Format, Mark, Row, Total, Value
from cpdesk.tables.view import View, tidy

OWN = "own"

_FORMATS = {
    Type.NUMBER: Format.NUMBER,
    Type.WHOLE: Format.WHOLE,
    Type.FLAG: Format.FLAG,
    Type.DATE: Format.DATE,
    Type.CHOICE: Format.CHOICE,
    Type.QUANTITY: Format.NUMBER,
}
_ORIGIN_MARKS: Mapping[object, Mark] = MappingProxyType({mark.value: mark for mark in Mark})


@dataclass(frozen=True, slots=True)
class FieldColumn:
    """A column that shows a field of the row's record.

    `unit` converts a quantity into the heading's unit; `OWN` shows it as typed, with its unit in a column
    beside it. `percent` shows a fraction in per cent.
    """

    field: str
    heading: str = ""
    key: str = ""
    unit: str = OWN
    total: Total = Total.NONE
    percent: bool = False
    frozen: bool = False
    decimals: int | None = None

    @property
    def name(self) -> str:
        """The column's key in results."""
        return self.key or self.field


Getter = Callable[[Any], Value]
NO_VALUES: Mapping[str, Value] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class MadeColumn:
    """A column among those of the fields whose value is worked out from the record."""

    column: Column
    get: Getter


@dataclass(frozen=True, slots=True)
class FieldColumns:
    """The columns of a list of one kind's records, ready to make rows."""

    columns: tuple[Column, ...]
    values: Callable[[Any], dict[str, Value]]
    quantities: tuple[tuple[str, str], ...] = ()
    has_origin: bool = False

    def row(
        self, record: Record, more: Mapping[str, Value] = NO_VALUES, cells: Mapping[str, Cell] = NO_CELLS
    ) -> Row:
        """Return the row of one record, with more values and what their cells say."""
        values = self.values(record)
        if more:
            values.update(more)
        own = self._cells(record)
        return Row(record.id, values, kind_of(record), record.id, {**own, **cells} if cells else own)

    def _cells(self, record: Any) -> Mapping[str, Cell]:
        if not self.quantities:
            return NO_CELLS
        cells: dict[str, Cell] = {}
        mark = _ORIGIN_MARKS.get(record.origin) if self.has_origin else None
        for key, name in self.quantities:
            quantity: Quantity | None = getattr(record, name)
            if quantity is not None:
                cells[key] = Cell(marks=(mark,) if mark else (), typed=quantity.text)
        return cells or NO_CELLS

    def rows(self, records: Iterable[Record]) -> tuple[Row, ...]:
        """Return the rows of many records."""
        with many_made():
            return tuple(map(self.row, records))


LOOKED_THROUGH_ELSEWHERE = 1000
"""A collector that is told to look at what is old after more looks than this leaves it to somebody else."""


@contextmanager
def many_made() -> Generator[None]:
    """Let the garbage collector rest while a long list is made: nothing of it is garbage, and it doubles the time."""
    working = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if working:
            count_as_old()
            gc.enable()


def count_as_old() -> None:
    """Count all that is in memory as old: as young the collector would look through it at once, and everybody waits.

    A window looks through what is old when nothing is done and keeps what it found; there it stays kept until then.
    """
    gc.freeze()
    if gc.get_threshold()[2] < LOOKED_THROUGH_ELSEWHERE:
        gc.unfreeze()


def field_columns(
    view: View, cls: type[Record], specs: Sequence[FieldColumn | MadeColumn | str]
) -> FieldColumns:
    """Return the columns of a kind's fields in this audit's units."""
    rules = rules_of(cls)
    columns: list[Column] = []
    values = _Values(view)
    quantities: list[tuple[str, str]] = []
    for given in specs:
        if isinstance(given, MadeColumn):
            columns.append(given.column)
            values.made(given.column.key, given.get)
            continue
        spec = FieldColumn(given) if isinstance(given, str) else given
        rule = rules[spec.field]
        columns.append(_column(view, spec, rule))
        values.field(spec, rule)
        if rule.type is Type.QUANTITY:
            quantities.append((spec.name, spec.field))
        if rule.type is Type.QUANTITY and spec.unit == OWN:
            columns.append(Column(f"{spec.name}_unit", Message("Unit")))
    return FieldColumns(tuple(columns), values.compiled(), tuple(quantities), "origin" in rules)


class _Values:
    """Puts together the function that reads all values of a record's row at once.

    One expression for the whole row costs a third of a call for each cell, which long lists feel.
    """

    def __init__(self, view: View) -> None:
        self._view = view
        self._scope: dict[str, Any] = {"own": _own_number}
        self._parts: list[str] = []

    def _put(self, key: str, expression: str) -> None:
        self._parts.append(f"{key!r}: {expression}")

    def _name(self, what: object) -> str:
        name = f"given_{len(self._scope)}"
        self._scope[name] = what
        return name

    def made(self, key: str, get: Getter) -> None:
        """Add a value that is worked out from the record."""
        self._put(key, f"{self._name(get)}(record)")

    def field(self, spec: FieldColumn, rule: Rule) -> None:
        """Add the value of a field, and the unit of a quantity that is shown as typed."""
        field = f"record.{spec.field}"
        if rule.type is Type.QUANTITY and spec.unit == OWN:
            self._put(spec.name, f"None if {field} is None else own({field})")
            self._put(f"{spec.name}_unit", f"None if {field} is None else {field}.unit")
        elif rule.type is Type.QUANTITY:
            self._put(spec.name, f"{self._name(self._view.number)}({field}, {spec.unit!r})")
        elif rule.type is Type.REFERENCE:
            labels = self._name(_labels(self._view, KINDS[rule.refers_to]))
            self._put(spec.name, f"{labels}.get({field}) or None")
        elif rule.type is Type.CHOICE:
            titles = {choice: _choice(choice) for choice in rule.choices}
            self._put(spec.name, f"{self._name(titles)}.get({field})")
        elif rule.type in (Type.TEXT, Type.DATE):
            self._put(spec.name, f"{field} or None")
        else:
            self._put(spec.name, field)

    def compiled(self) -> Callable[[Any], dict[str, Value]]:
        """Return the function."""
        source = "lambda record: {" + ", ".join(self._parts) + "}"
        return eval(compile(source, "<values of a row>", "eval"), self._scope)


def with_values(row: Row, values: Mapping[str, Value], cells: Mapping[str, Cell] = NO_CELLS) -> Row:
    """Return a row with more values, or others, and what their cells say."""
    return Row(row.key, {**row.values, **values}, row.kind, row.id, {**row.cells, **cells}, row.heading)


def joined(row: Row, other: Row) -> Row:
    """Return the row of one record with the columns of another row of it."""
    return with_values(row, other.values, other.cells)


def _column(view: View, spec: FieldColumn, rule: Rule) -> Column:
    heading = Message(spec.heading) if spec.heading else field_title(spec.field)
    form = _FORMATS.get(rule.type, Format.LONG_TEXT if rule.long else Format.TEXT)
    unit = view.unit(spec.unit) if rule.type is Type.QUANTITY and spec.unit != OWN else ""
    return Column(
        key=spec.name,
        heading=heading,
        format=Format.PERCENT if spec.percent else _year_or(form, spec.field),
        unit=unit,
        field=spec.field,
        total=spec.total,
        decimals=spec.decimals,
        frozen=spec.frozen,
        choices=rule.choices,
    )


def _year_or(form: Format, name: str) -> Format:
    return Format.YEAR if form is Format.WHOLE and name == "year" else form


def _own_number(quantity: Quantity) -> float:
    unit = parse_unit(quantity.unit)
    return tidy((quantity.value - unit.offset) / unit.factor)


def _labels(view: View, cls: type[Record]) -> Mapping[str, str]:
    return {record_id: label_of(record) for record_id, record in view.by_id(cls).items()}


@cache
def _choice(value: str) -> Message:
    return Message(choice_title(value))


def choice_title(value: str) -> str:
    """Return a choice as a person reads it; aspects are kept as keys with underscores."""
    return value.replace("_", " ")
