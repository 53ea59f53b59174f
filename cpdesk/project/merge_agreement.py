"""What the joined records must agree on with one another, as in an edit: cells, numbers, currency, ends of streams."""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from itertools import count
from typing import Any, cast

from cpdesk.errors import DataFault
from cpdesk.project.columns import reference_fields
from cpdesk.project.merge_fields import AS_ONE, Clash, Key, State, emptied
from cpdesk.quantities import Quantity, parse_unit
from cpdesk.records.audit import Audit
from cpdesk.records.diagrams import Route
from cpdesk.records.emissions import EmissionComponent
from cpdesk.records.flows import Component, StockChange
from cpdesk.records.focus import Score
from cpdesk.records.kinds import KINDS
from cpdesk.records.options import InvestmentSheet, RunningSheet
from cpdesk.records.papers import Attachment, Conflict
from cpdesk.records.plant import Equipment
from cpdesk.records.production import MaterialYear, ProductYear, WasteYear
from cpdesk.records.record import Record, Type, rules_of
from cpdesk.records.team import StepMark

CELLS: Mapping[type[Record], tuple[str, ...]] = {
    ProductYear: ("product", "year"),
    MaterialYear: ("material", "year"),
    WasteYear: ("waste", "year"),
    Component: ("stream", "substance"),
    EmissionComponent: ("emission", "substance"),
    StockChange: ("unit_process", "substance"),
    InvestmentSheet: ("option",),
    RunningSheet: ("option",),
    StepMark: ("step",),
    Route: ("sheet", "stream"),
    Score: ("criterion", "candidate", "option", "member"),
}
"""The fields that say in which cell of a table a record stands; the edits allow one record a cell."""

_MAY_BE_EMPTY = frozenset({"candidate", "option", "member"})


def agreed(base: State, mine: State, theirs: State, joined: State, clashes: list[Clash]) -> list[Clash]:
    """Make the joined records agree with one another; return all that someone has to decide then."""
    found, gone = _one_a_cell(base, mine, theirs, joined)
    _renamed(joined, gone)
    found += _moved_along(base, mine, theirs, clashes, gone)
    told = {(clash.key, clash.field) for clash in found}
    found += [clash for clash in _one_currency(mine, theirs, joined) if (clash.key, clash.field) not in told]
    _ends_with_their_equipment(mine, theirs, joined)
    ordered = sorted(found, key=lambda clash: (clash.key, clash.field))
    return ordered + _numbers_apart(joined, mine, theirs)


# Cells


def _cell(record: Record | None) -> tuple[Any, ...] | None:
    names = CELLS.get(type(record), ()) if record is not None else ()
    values = tuple(getattr(record, name) for name in names)
    wanted = [value for value, name in zip(values, names, strict=True) if name not in _MAY_BE_EMPTY]
    return values if names and all(value not in (None, "") for value in wanted) else None


def _one_a_cell(base: State, mine: State, theirs: State, joined: State) -> tuple[list[Clash], dict[Key, Key]]:
    """Leave one record a cell, mine's; return the fields on which the records differ and what went into which."""
    cells: dict[tuple[Any, ...], list[Key]] = defaultdict(list)
    for key in sorted(joined):
        cell = _cell(joined[key])
        if cell is not None:
            cells[key[0], *cell].append(key)
    clashes: list[Clash] = []
    gone: dict[Key, Key] = {}
    for (_, *cell), keys in cells.items():
        at = {key: [_cell(copy.get(key)) == (*cell,) for copy in (mine, theirs)] for key in keys}
        first = min(keys, key=lambda key: (not at[key][0], key not in mine, key))
        for key in keys:
            own_double = any(one and other for one, other in zip(at[first], at[key], strict=True))
            if key != first and not own_double:
                joined[first], found = _folded(first, joined[first], key, joined.pop(key), base.get(first))
                clashes += found
                gone[key] = first
    return clashes, gone


def _folded(
    key: Key, mine: Record, other: Key, theirs: Record, old: Record | None
) -> tuple[Record, list[Clash]]:
    values: dict[str, Any] = {}
    clashes: list[Clash] = []
    for name in rules_of(type(mine)):
        one, two = getattr(mine, name), getattr(theirs, name)
        if name in ("id", "position") or two in (one, None, ""):
            continue
        values[name] = two if one in (None, "") else emptied(mine, name)
        if one not in (None, ""):
            said = (getattr(old, name, None), one, two)
            clashes.append(Clash(key, name, "cell", other, said))
    return replace(mine, **values), clashes


def _renamed(joined: State, gone: Mapping[Key, Key]) -> None:
    """Let what named a record that went into another one name that."""
    for key, record in list(joined.items()) if gone else ():
        values: dict[str, Any] = {}
        for name, rule in reference_fields(type(record)).items():
            named = gone.get((rule.refers_to, getattr(record, name) or ""))
            values |= {name: named[1]} if named else {}
        if isinstance(record, Attachment | Conflict) and (record.of_kind, record.of_id) in gone:
            values["of_id"] = gone[record.of_kind, record.of_id][1]
        if values:
            joined[key] = replace(record, **values)


def _moved_along(
    base: State, mine: State, theirs: State, clashes: list[Clash], gone: Mapping[Key, Key]
) -> list[Clash]:
    """Return conflicts on the records that stay: those of a record that went into another one go with it."""
    found = [clash for clash in clashes if clash.key not in gone]
    for clash in clashes:
        if clash.key in gone and clash.field and clash.field not in CELLS[KINDS[clash.key[0]]]:
            said = [getattr(copy.get(clash.key), clash.field, None) for copy in (base, mine, theirs)]
            found.append(Clash(gone[clash.key], clash.field, "cell", clash.key, (said[0], said[1], said[2])))
    return found


# Currency


def _one_currency(mine: State, theirs: State, joined: State) -> list[Clash]:
    """Empty the amounts of money in another currency than the joined audit's, where the copies differ in theirs."""
    found = {_currency(state) for state in (mine, theirs, joined)}
    clashes: list[Clash] = []
    for key, record in list(joined.items()) if len(found) > 1 else ():
        names = [name for name, rule in rules_of(type(record)).items() if rule.type is Type.QUANTITY]
        foreign = [name for name in names if _money_of(getattr(record, name)) not in ("", _currency(joined))]
        if foreign:
            values: dict[str, Any] = dict.fromkeys(foreign)
            joined[key] = replace(record, **values)
            clashes += [Clash(key, name, "together") for name in foreign]
    return clashes


def _currency(state: State) -> str:
    return cast(Audit, state["audit", "audit"]).currency


def _money_of(value: Quantity | None) -> str:
    return "" if value is None else parse_unit(value.unit).currency


# Ends


def _ends_with_their_equipment(mine: State, theirs: State, joined: State) -> None:
    """Let what one copy put at an item of equipment that the other moved go along with that, as in an edit."""
    for key, record in list(joined.items()):
        for unit, item in _UNIT_AND_ITEM.get(type(record), ()):
            named = getattr(record, item)
            moved = named is not None and _unit_of(joined, named) != getattr(record, unit)
            if moved and all(_end_is_sound(copy, key, unit, item) for copy in (mine, theirs)):
                values: dict[str, Any] = {unit: _unit_of(joined, named)}
                joined[key] = record = _if_sound(record, values)


_UNIT_AND_ITEM = {
    cls: [names[:2] for names in bundles if names[1].endswith("equipment")] for cls, bundles in AS_ONE.items()
}


def _unit_of(state: State, equipment: str | None) -> str | None:
    found = state.get(("equipment", equipment or ""))
    return found.unit_process if isinstance(found, Equipment) else None


def _end_is_sound(copy: State, key: Key, unit: str, item: str) -> bool:
    record = copy.get(key)
    named: str | None = getattr(record, item, None)
    return named is None or _unit_of(copy, named) == getattr(record, unit)


def _if_sound(record: Record, values: dict[str, Any]) -> Record:
    try:
        return replace(record, **values)
    except DataFault:
        return record


# Numbers


def _numbers_apart(joined: State, mine: State, theirs: State) -> list[Clash]:
    """Give each record whose number the other copy uses for another record a free one; mine keeps its own."""
    used: dict[tuple[str, str], dict[str, list[Key]]] = defaultdict(dict)
    for key in sorted(joined):
        for name, rule in rules_of(type(joined[key])).items():
            if rule.unique and getattr(joined[key], name):
                used[key[0], name].setdefault(getattr(joined[key], name), []).append(key)
    clashes: list[Clash] = []
    for (_, name), numbers in used.items():
        for value, keys in list(numbers.items()):
            for key, owner in _strangers(keys, name, value, mine, theirs):
                changed: dict[str, Any] = {name: _free_variant(value, numbers)}
                joined[key] = replace(joined[key], **changed)
                numbers[changed[name]] = [key]
                clashes.append(Clash(key, name, "number", owner))
    return clashes


def _strangers(
    keys: list[Key], name: str, value: str, mine: State, theirs: State
) -> Iterator[tuple[Key, Key]]:
    """Yield the records that come to a number which another one has, and that one; a copy's own doubles stay."""

    def has(copy: State, key: Key) -> bool:
        return key in copy and getattr(copy[key], name) == value

    owners = [key for key in keys if has(mine, key)] or [key for key in keys if has(theirs, key)] or keys
    for key in keys:
        if key not in owners and not (has(theirs, key) and has(theirs, owners[0])):
            yield key, owners[0]


def _free_variant(value: str, used: Container[str]) -> str:
    return next(text for place in count(2) if (text := f"{value} ({place})") not in used)
