"""What a person typed into a cell, read as the field's value."""

import unicodedata
from collections.abc import Callable, Mapping
from decimal import Decimal
from types import MappingProxyType

from cpdesk.edits.dates import read_date
from cpdesk.errors import DataFault
from cpdesk.language import N_
from cpdesk.quantities import parse_number, parse_quantity
from cpdesk.records.audit import Audit
from cpdesk.records.record import Rule, Type

Words = Mapping[str, str]

_YES = frozenset({"yes", "y", "true", "1", "x", "✓", "✔", "√", "☑", "是", "有", "对"})
_NO = frozenset({"no", "n", "false", "0", "-", "✗", "✘", "×", "☐", "否", "无", "没有", "不", "不是"})
_PER_CENT = ("%", "％")


def read_typed(text: str, rule: Rule, audit: Audit, choices: Words = MappingProxyType({})) -> object:
    """Return the value of a field for what was typed; an empty text empties the field.

    `choices` are words of the person's language for the choices of the field. References are not read here:
    they are labels that need the project. Errors: DataFault with what would be right.
    """
    return reader_of(rule, audit, choices)(text)


def reader_of(rule: Rule, audit: Audit, choices: Words = MappingProxyType({})) -> Callable[[str], object]:
    """Return what reads the texts typed into one field, worked out once for a whole column."""
    if rule.type is Type.TEXT:
        return str if rule.long else str.strip
    if rule.type is Type.DATE:
        return read_date
    read = _reader(rule, audit, choices)
    return lambda text: read(typed) if (typed := text.strip()) else None


def _reader(rule: Rule, audit: Audit, choices: Words) -> Callable[[str], object]:
    if rule.type is Type.QUANTITY:
        return _quantities(rule, audit)
    if rule.type is Type.FLAG:
        return _flag
    if rule.type is Type.CHOICE:
        known = _known_choices(rule, choices)
        return lambda typed: _choice(typed, rule, choices, known)
    if rule.type is Type.REFERENCE:
        return str
    read = _whole if rule.type is Type.WHOLE else _number
    return lambda typed: read(typed, rule, audit)


def _quantities(rule: Rule, audit: Audit) -> Callable[[str], object]:
    decimal, unit = audit.decimal_sign.value, in_money_unit(rule.unit, audit)
    kinds, currency = frozenset(rule.kinds) or None, audit.currency
    return lambda typed: parse_quantity(
        typed, decimal=decimal, default_unit=unit, dimensions=kinds, currency=currency
    )


def in_money_unit(unit: str, audit: Audit) -> str:
    """Return a rule's unit as this audit states it: `money` is its own money unit."""
    return unit.replace("money", audit.money_unit, 1) if unit.startswith("money") else unit


def is_fraction(rule: Rule) -> bool:
    """Tell whether a number is a part of one, so that it may be typed in per cent."""
    return rule.type is Type.NUMBER and rule.maximum is not None and rule.maximum <= 2


def _number(typed: str, rule: Rule, audit: Audit) -> float:
    per_cent = typed.endswith(_PER_CENT)
    if per_cent and not is_fraction(rule):
        raise DataFault(N_("“{typed}” is in per cent. Type the number alone, without the sign."), typed=typed)
    value = parse_number(typed.rstrip("%％ ") or typed, audit.decimal_sign.value)
    if per_cent:
        return float(Decimal(repr(value)).scaleb(-2))
    if is_fraction(rule) and rule.maximum is not None and rule.maximum < value <= 100 * rule.maximum:
        raise DataFault(
            N_("“{typed}” is more than {limit}. If per cent is meant, type {example}."),
            typed=typed,
            limit=f"{rule.maximum:g}",
            example=f"{typed} %",
        )
    return value


def _whole(typed: str, rule: Rule, audit: Audit) -> int:
    value = parse_number(typed, audit.decimal_sign.value)
    if value != int(value):
        raise DataFault(N_("“{typed}” is not a whole number."), typed=typed)
    return int(value)


def _flag(typed: str) -> bool:
    word = unicodedata.normalize("NFKC", typed).lower()
    if word in _YES or word in _NO:
        return word in _YES
    raise DataFault(N_("“{typed}” is neither yes nor no. Type y or n."), typed=typed)


def _known_choices(rule: Rule, titles: Words) -> dict[str, str]:
    known = {title.casefold(): choice for choice, title in titles.items() if choice in rule.choices}
    known |= {choice.replace("_", " ").casefold(): choice for choice in rule.choices}
    return known | {choice.casefold(): choice for choice in rule.choices}


def _choice(typed: str, rule: Rule, titles: Words, known: Mapping[str, str]) -> str:
    word = unicodedata.normalize("NFKC", typed).casefold()
    if word in known:
        return _as_kept(known[word], rule)
    started = {choice for title, choice in known.items() if title.startswith(word)}
    if len(started) == 1:
        return _as_kept(started.pop(), rule)
    wanted = ", ".join(titles.get(choice, choice.replace("_", " ")) for choice in rule.choices)
    raise DataFault(N_("“{typed}” is not among the choices: {wanted}."), typed=typed, wanted=wanted)


def _as_kept(choice: str, rule: Rule) -> str:
    """Return the member of the enumeration that a choice's text stands for."""
    return rule.choices[rule.choices.index(choice)]
