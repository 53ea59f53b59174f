"""How the fields of a record stand in columns, and how a row becomes a record again."""

import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from cpdesk.errors import DataFault
from cpdesk.language import N_
from cpdesk.quantities import Quantity
from cpdesk.records.record import Record, Rule, Type, kind_of, rules_of

Value = str | float | int | None
R = TypeVar("R", bound=Record)

QUANTITY_PARTS = ("", "_unit", "_text", "_uncertainty")
UNKEEPABLE = N_("The text holds a character that cannot be kept. Type it again without that.")


class Store(StrEnum):
    """SQLite's strict column types."""

    TEXT = "TEXT"
    REAL = "REAL"
    INTEGER = "INTEGER"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a kind's table: the field it belongs to and what is kept in it."""

    name: str
    field: str
    store: Store
    rule: Rule


_STORES = {Type.NUMBER: Store.REAL, Type.WHOLE: Store.INTEGER, Type.FLAG: Store.INTEGER}


@cache
def columns_of(cls: type[Record]) -> tuple[Column, ...]:
    """Return the columns of a kind in the order of its fields; a quantity takes four."""
    return tuple(column for name, rule in rules_of(cls).items() for column in _columns(name, rule))


def _columns(name: str, rule: Rule) -> Iterator[Column]:
    if rule.type is not Type.QUANTITY:
        yield Column(name, name, _STORES.get(rule.type, Store.TEXT), rule)
        return
    stores = (Store.REAL, Store.TEXT, Store.TEXT, Store.REAL)
    for part, store in zip(QUANTITY_PARTS, stores, strict=True):
        yield Column(name + part, name, store, rule)


@cache
def column_names(cls: type[Record]) -> tuple[str, ...]:
    """Return the names of a kind's columns."""
    return tuple(column.name for column in columns_of(cls))


def field_values(name: str, value: object) -> dict[str, Value]:
    """Return what one field's value puts into which columns; what the log could not give back exactly is refused."""
    if isinstance(value, Quantity):
        parts = (value.value + 0.0, value.unit, value.text, value.uncertainty)
        return {name + part: item for part, item in zip(QUANTITY_PARTS, parts, strict=True)}
    if isinstance(value, bool):
        return {name: int(value)}
    if isinstance(value, str) and "\x00" in value:
        raise DataFault(UNKEEPABLE)
    if isinstance(value, float):
        return {name: value + 0.0}
    return {name: typing.cast(Value, value)}


def row_of(record: Record) -> tuple[Value, ...]:
    """Return the row of a record, in the order of its columns."""
    row: list[Value] = []
    for name, rule in rules_of(type(record)).items():
        value: Any = getattr(record, name)
        if rule.type is Type.NUMBER and value is not None:
            row.append(value + 0.0)
        elif rule.type is not Type.QUANTITY:
            row.append(value)
        elif value is None:
            row.extend((None, None, None, None))
        else:
            row.extend((value.value + 0.0, value.unit, value.text, value.uncertainty))
    return tuple(row)


@cache
def record_maker(cls: type[R]) -> Callable[[Sequence[Any]], R]:
    """Return the function that turns a row of a checked file into a record without checking it a second time.

    It fills the slots directly: a frozen record's own constructor costs half as much again as the reading itself.
    """
    return _compiled(cls, _maker_source(cls), {})


def _compiled(cls: type[R], source: str, extra: Mapping[str, Any]) -> Callable[[Sequence[Any]], R]:
    scope: dict[str, Any] = {"new": object.__new__, "cls": cls, "quantity": _trusted_quantity, **extra}
    for name, rule in rules_of(cls).items():
        scope[f"set_{name}"] = _slot(cls, name).__set__
        if rule.type is Type.CHOICE:
            scope[f"choice_{name}"] = _choice_type(cls, name)._value2member_map_
    exec(compile(source, f"<rows of {kind_of(cls)}>", "exec"), scope)
    return scope["make"]


def _slot(cls: type[Record], name: str) -> Any:
    return next(base.__dict__[name] for base in cls.__mro__ if name in getattr(base, "__slots__", ()))


def _maker_source(cls: type[Record]) -> str:
    lines = ["def make(row):", " record = new(cls)", f" {', '.join(column_names(cls))}, = row"]
    lines += [f" set_{name}(record, {_expression(name, rule)})" for name, rule in rules_of(cls).items()]
    return "\n".join([*lines, " return record"])


def _expression(name: str, rule: Rule) -> str:
    if rule.type is Type.QUANTITY:
        parts = ", ".join(name + part for part in QUANTITY_PARTS)
        return f"None if {name} is None else quantity({parts})"
    if rule.type is Type.FLAG:
        return f"None if {name} is None else {name} == 1"
    return f"None if {name} is None else choice_{name}[{name}]" if rule.type is Type.CHOICE else name


def _choice_type(cls: type[Record], name: str) -> type[StrEnum]:
    hint = typing.get_type_hints(cls)[name]
    return next(part for part in (typing.get_args(hint) or (hint,)) if part is not type(None))


def _quantity_maker() -> Callable[[float, str, str, float | None], Quantity]:
    setters = [Quantity.__dict__[name].__set__ for name in ("value", "unit", "text", "uncertainty")]
    set_value, set_unit, set_text, set_uncertainty = setters
    new = object.__new__

    def make(value: float, unit: str, text: str, uncertainty: float | None) -> Quantity:
        quantity = new(Quantity)
        set_value(quantity, value)
        set_unit(quantity, unit)
        set_text(quantity, text)
        set_uncertainty(quantity, uncertainty)
        return quantity

    return make


_trusted_quantity = _quantity_maker()


@cache
def reference_fields(cls: type[Record]) -> Mapping[str, Rule]:
    """Return the fields of a kind that name other records."""
    found = {name: rule for name, rule in rules_of(cls).items() if rule.type is Type.REFERENCE}
    return MappingProxyType(found)
