"""Hypothesis strategies that build any kind of record from its own rules."""

import sys
import typing
from enum import StrEnum
from functools import cache
from typing import Any

from hypothesis import assume
from hypothesis import strategies as st

from cpdesk.errors import DataFault
from cpdesk.quantities import Quantity
from cpdesk.records.kinds import KINDS, SINGLE_KINDS
from cpdesk.records.record import Record, Rule, Type, kind_of, rules_of

LARGEST = sys.float_info.max

# What a file can keep: any letter but NUL and lone surrogates. The listed ones have broken programs before.
texts = st.one_of(
    st.text(st.characters(blacklist_characters="\x00", blacklist_categories=["Cs"]), max_size=20),
    st.sampled_from(
        [
            "it's",
            '"quoted"',
            "back\\slash",
            "two\nlines\r\n",
            "脱硫塔",
            "😀👩‍🔬",
            "\u2028",
            "\ufeff",
            "null",
            "%s {n} ?",
            "1e5",
            "\x1f",
        ]
    ),
)
filled = texts.filter(lambda text: bool(text.strip()))
reals = st.one_of(
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(
        [5e-324, 2.2250738585072014e-308, LARGEST, -LARGEST, 1e308, -0.0, 0.1, 1 / 3, 2.0**53 + 2]
    ),
)
dates = st.sampled_from(["", "2026", "2026-05", "2026-05-31"])
ids = st.text("0123456789abcdef", min_size=4, max_size=16)


def _between(rule: Rule) -> st.SearchStrategy[float]:
    if rule.minimum is None and rule.maximum is None:
        return reals
    return st.floats(
        rule.minimum if rule.minimum is not None else -LARGEST,
        rule.maximum if rule.maximum is not None else LARGEST,
    )


def _whole(rule: Rule) -> st.SearchStrategy[int]:
    low = -(2**53) + 1 if rule.minimum is None else int(rule.minimum)
    high = 2**53 - 1 if rule.maximum is None else int(rule.maximum)
    return st.integers(low, high)


ANY_UNITS = ("t/h", "kg", "mg/L", "°C", "kWh", "CNY", "m3/d", "%")
OF_MONEY = {"money": "CNY", "money/a": "CNY/a"}


def quantities(rule: Rule) -> st.SearchStrategy[Quantity]:
    """Quantities that a field with this rule accepts."""
    units = [OF_MONEY.get(rule.unit, rule.unit)] if rule.unit else ANY_UNITS
    return st.builds(Quantity, reals, st.sampled_from(units), texts, st.none() | st.floats(0, LARGEST))


@cache
def values(cls: type[Record], name: str) -> st.SearchStrategy[Any]:
    """Values that one field of a kind accepts; a reference names no record that exists."""
    rule = rules_of(cls)[name]
    found = _choices(cls, name) if rule.type is Type.CHOICE else _values(rule)
    return st.none() | found if rule.nullable else found


def _choices(cls: type[Record], name: str) -> st.SearchStrategy[StrEnum]:
    hint = typing.get_type_hints(cls)[name]
    enum = next(part for part in (typing.get_args(hint) or (hint,)) if part is not type(None))
    return st.sampled_from(list(enum))


def _values(rule: Rule) -> st.SearchStrategy[Any]:
    by_type = {
        Type.TEXT: lambda: filled if rule.required else texts,
        Type.NUMBER: lambda: _between(rule),
        Type.WHOLE: lambda: _whole(rule),
        Type.FLAG: st.booleans,
        Type.DATE: lambda: dates,
        Type.REFERENCE: lambda: ids,
        Type.QUANTITY: lambda: quantities(rule),
    }
    return by_type[rule.type]()


@st.composite
def families(draw: st.DrawFn, cls: type[Record]) -> list[Record]:
    """A record of a kind with every field drawn, after all the records that it names; the last is the record itself."""
    made: list[Record] = []
    fields: dict[str, Any] = {}
    for name, rule in rules_of(cls).items():
        if rule.type is not Type.REFERENCE:
            fields[name] = draw(values(cls, name))
        elif not rule.nullable or draw(st.booleans()):
            fields[name] = _plain(KINDS[rule.refers_to], made).id
    fields["id"] = kind_of(cls) if kind_of(cls) in SINGLE_KINDS else draw(ids) + "-own"
    try:
        return [*made, cls(**fields)]
    except DataFault:
        assume(condition=False)
        raise


def _plain(cls: type[Record], made: list[Record]) -> Record:
    """Make a record with nothing in it but what it must name, behind those that it names."""
    needed = {
        name: _plain(KINDS[rule.refers_to], made).id
        for name, rule in rules_of(cls).items()
        if rule.type is Type.REFERENCE and not rule.nullable
    }
    record = cls(id=f"parent-{len(made)}", **needed)
    made.append(record)
    return record
