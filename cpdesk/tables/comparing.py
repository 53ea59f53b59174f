"""Comparing amounts: differences, shares, changes, and the fields of a record in one unit."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

from cpdesk.language import N_, Message, UnitText
from cpdesk.quantities import Quantity
from cpdesk.records.record import Record
from cpdesk.tables.table import Cell, Value, known_sum, tidied
from cpdesk.tables.view import View


def difference(one: float | None, other: float | None) -> float | None:
    """Return one - other; None where one of them is not known."""
    return None if one is None or other is None else tidied(one - other)


def share(part: float | None, whole: float | None) -> float | None:
    """Return part/whole; None where one is not known or the whole is 0."""
    return None if part is None or whole is None or whole == 0 else tidied(part / whole)


def relative_change(before: float | None, after: float | None) -> float | None:
    """Return (after - before)/before; None where one is not known or before is 0."""
    return share(difference(after, before), before)


def attainment(baseline: float | None, goal: float | None, result: float | None) -> float | None:
    """Return (baseline - result)/(baseline - goal): 1 is a target just met; None where the goal is the baseline."""
    return share(difference(baseline, result), difference(baseline, goal))


def change_formula(before: str, after: str) -> str:
    """Return the workbook's formula of `relative_change` between two columns."""
    return f"IF({{{before}}}<>0,({{{after}}}-{{{before}}})/{{{before}}},NA())"


@dataclass(frozen=True, slots=True)
class PartsSum:
    """The sum of the parts that are given; `reason` names those that are not, where some are."""

    total: float | None
    reason: Message | None


def parts_sum(parts: Mapping[str, Value], titles: Mapping[str, Message]) -> PartsSum:
    """Return the sum of named parts, over what is given."""
    total = known_sum(parts.values())
    return PartsSum(
        total, None if total is None else not_given(titles[k] for k, v in parts.items() if v is None)
    )


def not_given(names: Iterable[Message]) -> Message | None:
    """Return the sentence that names what is not given; None where all is."""
    found = tuple(names)
    return Message(N_("Not given: {names}."), {"names": listed(found)}) if found else None


def listed(names: Sequence[Message]) -> Message:
    """Return an enumeration that can be said in any language."""
    return reduce(_and_then, names) if names else Message("")


def _and_then(one: Message, other: Message) -> Message:
    return Message(N_("{one}, {other}"), {"one": one, "other": other})


def said(text: str) -> Message:
    """Return a text that people typed where a message is wanted; it is not translated."""
    return Message("{text}", {"text": text})


@dataclass(frozen=True, slots=True)
class InOneUnit:
    """Fields of one record in one unit: the values, and what their cells say."""

    unit: str | None
    values: Mapping[str, float | None]
    cells: Mapping[str, Cell]


def in_one_unit(view: View, record: Record, fields: Mapping[str, str]) -> InOneUnit:
    """Return fields by column in the unit of the first that is given; what that unit cannot state is None."""
    given: dict[str, Quantity | None] = {key: getattr(record, name) for key, name in fields.items()}
    unit = next((quantity.unit for quantity in given.values() if quantity is not None), None)
    if unit is None:
        return InOneUnit(None, given_none(fields), {})
    values = {key: view.number(quantity, unit) for key, quantity in given.items()}
    cells = {key: _cell(q, values[key], unit) for key, q in given.items() if q is not None}
    return InOneUnit(unit, values, cells)


def given_none(keys: Iterable[str]) -> dict[str, float | None]:
    """Return columns of which nothing is known."""
    return dict.fromkeys(keys)


def _cell(given: Quantity, value: float | None, unit: str) -> Cell:
    if value is not None:
        return Cell(typed=given.text)
    reason = Message(N_("{typed} cannot be stated in {unit}."), {"typed": given.text, "unit": UnitText(unit)})
    return Cell(reason=reason, typed=given.text)
