"""What every record has: an id that is never used twice, a place in its table, a note, and a check of itself."""

import re
import secrets
import types
import typing
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from functools import cache, lru_cache
from math import isfinite
from operator import attrgetter
from typing import Annotated, Any, Union

from cpdesk.errors import DataFault, Fault
from cpdesk.language import N_, Message, UnitText
from cpdesk.quantities import Quantity, parse_unit
from cpdesk.quantities.dimensions import kind_text


class Type(StrEnum):
    """How a field is kept: the one list that schema, dump, grid and workbook read."""

    TEXT = "text"
    NUMBER = "number"
    WHOLE = "whole number"
    FLAG = "yes or no"
    DATE = "date"
    CHOICE = "choice"
    REFERENCE = "reference"
    QUANTITY = "quantity"


@dataclass(frozen=True, slots=True)
class Rule:
    """What one field may hold.

    `refers_to` is the kind of the record that a reference names, `dies_with` whether the record goes when
    that one goes. `kinds` are the unit kinds that a quantity accepts (none: any), `unit` the unit a bare
    number is read in. A field that is not `nullable` always has a value; texts are empty rather than absent.
    """

    type: Type = Type.TEXT
    required: bool = False
    unique: bool = False
    refers_to: str = ""
    dies_with: bool = False
    choices: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    kinds: tuple[str, ...] = ()
    unit: str = ""
    long: bool = False
    nullable: bool = True


# Field types that most records use. A bare `str`, `float | None`, `int | None` or `bool | None` needs no
# rule of its own.
Required = Annotated[str, Rule(required=True)]
Unique = Annotated[str, Rule(unique=True)]
LongText = Annotated[str, Rule(long=True)]
PartialDate = Annotated[str, Rule(type=Type.DATE)]
Fraction = Annotated[float | None, Rule(type=Type.NUMBER, minimum=0.0, maximum=1.0)]
Positive = Annotated[float | None, Rule(type=Type.NUMBER, minimum=0.0)]
Count = Annotated[int | None, Rule(type=Type.WHOLE, minimum=0)]
Year = Annotated[int | None, Rule(type=Type.WHOLE, minimum=1800, maximum=2200)]

Money = Annotated[Quantity | None, Rule(type=Type.QUANTITY, kinds=("money",), unit="money")]
MoneyRate = Annotated[
    Quantity | None, Rule(type=Type.QUANTITY, kinds=("money rate", "money"), unit="money/a")
]
AnyQuantity = Annotated[Quantity | None, Rule(type=Type.QUANTITY)]
RATES = ("mass rate", "volume rate", "gas volume rate", "energy rate", "count rate")
Flow = Annotated[Quantity | None, Rule(type=Type.QUANTITY, kinds=RATES, unit="t/h")]
Temperature = Annotated[Quantity | None, Rule(type=Type.QUANTITY, kinds=("temperature",), unit="°C")]
Pressure = Annotated[Quantity | None, Rule(type=Type.QUANTITY, kinds=("pressure",), unit="MPa")]

_SURROGATE = re.compile("[\ud800-\udfff]")
DATE_FORM = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")


def new_id() -> str:
    """Return a random id, so that records made in two copies of a project never collide."""
    return secrets.token_hex(8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One thing of the audit. It cannot be changed; an edit puts a new one in its place."""

    id: str = field(default_factory=new_id)
    position: float = 0.0
    note: LongText = ""

    def __post_init__(self) -> None:
        found = tuple(faults_of(self))
        if found:
            raise DataFault.of(found)

    def own_faults(self) -> Iterator[tuple[str, Message]]:
        """Yield what this kind of record checks beyond its fields' rules: the field and the sentence."""
        return iter(())


def kind_of(record: Record | type[Record]) -> str:
    """Return the kind of a record: `UnitProcess` is a `unit_process`."""
    cls = record if isinstance(record, type) else type(record)
    return _kind_name(cls.__name__)


@cache
def _kind_name(name: str) -> str:
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()


@cache
def rules_of(cls: type[Record]) -> Mapping[str, Rule]:
    """Return the rule of each field of a kind, in the order of the fields."""
    hints = typing.get_type_hints(cls, include_extras=True)
    return types.MappingProxyType({item.name: _rule(hints[item.name]) for item in fields(cls)})


def _rule(hint: Any) -> Rule:
    rule = next((item for item in getattr(hint, "__metadata__", ()) if isinstance(item, Rule)), None)
    plain: Any = hint.__origin__ if hasattr(hint, "__metadata__") else hint
    nullable = typing.get_origin(plain) in (Union, types.UnionType)
    if nullable:
        plain = next(part for part in typing.get_args(plain) if part is not type(None))
    if rule is None and issubclass(plain, StrEnum):
        rule = Rule(type=Type.CHOICE, choices=tuple(plain))
    return replace(rule or Rule(type=_PLAIN_TYPES[plain]), nullable=nullable)


_PLAIN_TYPES: Mapping[Any, Type] = {
    str: Type.TEXT,
    float: Type.NUMBER,
    int: Type.WHOLE,
    bool: Type.FLAG,
    Quantity: Type.QUANTITY,
}


Check = Callable[[Any, Rule], Message | None]
_FieldPlan = tuple[str, Rule, Check, tuple[object, ...]]


@cache
def _plan(cls: type[Record]) -> tuple[Callable[[Record], tuple[Any, ...]], tuple[_FieldPlan, ...]]:
    """Return what reads all fields of a kind at once, and how each is checked: worked out once a kind."""
    rules = rules_of(cls)
    plans = tuple((name, rule, _CHECKS[rule.type], _empties(rule)) for name, rule in rules.items())
    return attrgetter(*rules), plans


def _empties(rule: Rule) -> tuple[object, ...]:
    """Return the empty values that a field may have; most fields of most records are empty."""
    none = () if rule.required or not rule.nullable else (None,)
    text = ("",) if rule.type in (Type.TEXT, Type.DATE) and not rule.required else ()
    return none + text


def faults_of(record: Record) -> Iterator[Fault]:
    """Yield everything that is wrong with a record, a fault a field."""
    values, plans = _plan(type(record))
    for value, (name, rule, check, empties) in zip(values(record), plans, strict=True):
        if not value and value in empties:
            continue
        message = check(value, rule) if value is not None else Message(N_("this must not be empty"))
        if message is not None:
            yield fault_in(record, name, message)
    for name, message in record.own_faults():
        yield fault_in(record, name, message)


def fault_in(record: Record, name: str, what: Message) -> Fault:
    """Return the fault of one field of a record, with the kind and the field named as a person reads them."""
    kind = kind_of(record)
    values = {"kind": kind_title(kind), "field": field_title(name), "what": what}
    return Fault(Message(N_("{kind}, {field}: {what}"), values), kind, record.id, name)


def kind_title(kind: str) -> Message:
    """Return the name of a kind of record as a person reads it."""
    return Message(kind.replace("_", " ").capitalize())


def field_title(name: str) -> Message:
    """Return the name of a field as a person reads it."""
    return Message(_FIELD_TITLES.get(name) or name.replace("_", " ").capitalize())


_FIELD_TITLES = {"id": "Id", "irr": "IRR", "cas_number": "CAS number", "permit_no": "Permit no."}


def _check_text(value: object, rule: Rule) -> Message | None:
    if not isinstance(value, str):
        return Message(N_("a text is wanted here"))
    if "\x00" in value or not (value.isascii() or _SURROGATE.search(value) is None):
        return Message(N_("the text holds a character that cannot be kept"))
    return Message(N_("this must not be empty")) if rule.required and not value.strip() else None


def _check_number(value: object, rule: Rule) -> Message | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        return Message(N_("a number is wanted here"))
    return _check_range(value, rule)


def _check_range(value: float, rule: Rule) -> Message | None:
    if rule.minimum is not None and value < rule.minimum:
        return Message(N_("{value} is less than {limit}"), {"value": value, "limit": rule.minimum})
    if rule.maximum is not None and value > rule.maximum:
        return Message(N_("{value} is more than {limit}"), {"value": value, "limit": rule.maximum})
    return None


def _check_whole(value: object, rule: Rule) -> Message | None:
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) >= 2**53:
        return Message(N_("a whole number is wanted here"))
    return _check_range(value, rule)


def _check_flag(value: object, rule: Rule) -> Message | None:
    return None if isinstance(value, bool) else Message(N_("yes or no is wanted here"))


def _check_date(value: object, rule: Rule) -> Message | None:
    if not isinstance(value, str) or (value and not DATE_FORM.fullmatch(value)):
        return Message(N_("a date such as 2026-05-31, 2026-05 or 2026 is wanted here"))
    if not is_calendar_date(value):
        return Message(N_("there is no {date} in the calendar"), {"date": value})
    return None


@lru_cache(maxsize=4096)
def is_calendar_date(date: str) -> bool:
    """Tell whether a date of the right form exists: 2026-02-31 does not."""
    year, month, day = (*(int(part) for part in date.split("-") if part), 1, 1)[:3] if date else (1, 1, 1)
    return 1 <= day <= (monthrange(year, month)[1] if year else 0)


def _check_choice(value: object, rule: Rule) -> Message | None:
    if value in rule.choices:
        return None
    choices = _either([Message(choice.replace("_", " ")) for choice in rule.choices])
    return Message(N_("one of these is wanted: {choices}"), {"choices": choices})


def _either(texts: Sequence[Message]) -> Message:
    """Return several texts as one enumeration."""
    found = texts[0]
    for text in texts[1:]:
        found = Message(N_("{one}, {other}"), {"one": found, "other": text})
    return found


def _check_reference(value: object, rule: Rule) -> Message | None:
    return None if isinstance(value, str) and value else Message(N_("the id of a record is wanted here"))


def _check_quantity(value: object, rule: Rule) -> Message | None:
    if not isinstance(value, Quantity):
        return Message(N_("a number with its unit is wanted here"))
    if rule.kinds and not _is_of(value.unit, rule.kinds):
        wanted = _either([kind_text(kind) for kind in rule.kinds])
        values = {"unit": UnitText(value.unit), "wanted": wanted}
        return Message(N_("{unit} is not a unit of {wanted}"), values)
    return None


@cache
def _is_of(unit: str, kinds: tuple[str, ...]) -> bool:
    return parse_unit(unit).kind in kinds


_CHECKS: Mapping[Type, Check] = {
    Type.TEXT: _check_text,
    Type.NUMBER: _check_number,
    Type.WHOLE: _check_whole,
    Type.FLAG: _check_flag,
    Type.DATE: _check_date,
    Type.CHOICE: _check_choice,
    Type.REFERENCE: _check_reference,
    Type.QUANTITY: _check_quantity,
}


def part_of(kind: str) -> Rule:
    """Return the rule of a reference without which the record makes no sense: it goes when that one goes."""
    return Rule(type=Type.REFERENCE, required=True, refers_to=kind, dies_with=True)


def names(kind: str) -> Rule:
    """Return the rule of a reference that is emptied when the record it names goes."""
    return Rule(type=Type.REFERENCE, refers_to=kind)


def quantity_in(unit: str, *kinds: str) -> Rule:
    """Return the rule of a quantity of these unit kinds; a bare number is read in `unit`."""
    return Rule(type=Type.QUANTITY, kinds=kinds, unit=unit)
