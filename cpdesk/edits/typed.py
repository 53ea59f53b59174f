"""What a person typed into a cell, read as the field's value."""

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from cpdesk.errors import DataFault
from cpdesk.language import N_
from cpdesk.quantities import parse_number, parse_quantity
from cpdesk.records.audit import Audit
from cpdesk.records.record import Rule, Type

_YES = frozenset({"yes", "y", "true", "1", "x", "✓", "√", "是", "有", "对"})
_NO = frozenset({"no", "n", "false", "0", "-", "✗", "×", "否", "无", "不"})
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?")


def read_typed(
    text: str, rule: Rule, audit: Audit, choices: Mapping[str, str] = MappingProxyType({})
) -> object:
    """Return the value of a field for what was typed; an empty text empties the field.

    `choices` are words of the person's language for the choices of the field. References are not read here:
    they are labels that need the project. Errors: DataFault with what would be right.
    """
    typed = text.strip()
    if rule.type in (Type.TEXT, Type.REFERENCE):
        return text if rule.type is Type.TEXT else typed or None
    if rule.type is Type.DATE:
        return _date(typed)
    if not typed:
        return None
    return _read(typed, rule, audit, choices)


def _read(typed: str, rule: Rule, audit: Audit, choices: Mapping[str, str]) -> object:
    if rule.type is Type.QUANTITY:
        return parse_quantity(
            typed,
            decimal=audit.decimal_sign.value,
            default_unit=in_money_unit(rule.unit, audit),
            dimensions=frozenset(rule.kinds) or None,
            currency=audit.currency,
        )
    if rule.type is Type.FLAG:
        return _flag(typed)
    if rule.type is Type.CHOICE:
        return _choice(typed, rule, choices)
    return _number(typed, rule, audit)


def in_money_unit(unit: str, audit: Audit) -> str:
    """Return a rule's unit as this audit states it: `money` is its own money unit."""
    return unit.replace("money", audit.money_unit, 1) if unit.startswith("money") else unit


def _number(typed: str, rule: Rule, audit: Audit) -> float | int:
    percent = typed.endswith(("%", "％"))
    value = parse_number(typed.rstrip("%％ "), audit.decimal_sign.value)
    if rule.type is Type.NUMBER:
        return value / 100 if percent else value
    if percent or value != int(value):
        raise DataFault(N_("“{typed}” is not a whole number."), typed=typed)
    return int(value)


def _flag(typed: str) -> bool:
    word = unicodedata.normalize("NFKC", typed).lower()
    if word in _YES or word in _NO:
        return word in _YES
    raise DataFault(N_("“{typed}” is neither yes nor no. Type y or n."), typed=typed)


def _choice(typed: str, rule: Rule, choices: Mapping[str, str]) -> str:
    word = typed.casefold()
    known = {title.casefold(): choice for choice, title in choices.items()}
    known |= {choice.casefold(): choice for choice in rule.choices}
    known |= {choice.replace("_", " ").casefold(): choice for choice in rule.choices}
    if word in known:
        return known[word]
    started = {choice for title, choice in known.items() if title.startswith(word)}
    if len(started) == 1:
        return started.pop()
    wanted = ", ".join(choices.get(choice, choice.replace("_", " ")) for choice in rule.choices)
    raise DataFault(N_("“{typed}” is not among the choices: {wanted}."), typed=typed, wanted=wanted)


def _date(typed: str) -> str:
    text = unicodedata.normalize("NFKC", typed)
    match = _DATE.fullmatch(text)
    if match is not None:
        return "-".join([match[1], *(part.zfill(2) for part in match.groups()[1:] if part)])
    return re.sub(r"年$", "", text)
