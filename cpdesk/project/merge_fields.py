"""Joining one record that two copies have: field by field, and fields that make sense only together as one."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, replace
from functools import cache
from typing import Any

from cpdesk.errors import DataFault
from cpdesk.project.columns import reference_fields
from cpdesk.records.audit import Audit
from cpdesk.records.emissions import Emission
from cpdesk.records.flows import Stream
from cpdesk.records.focus import Score
from cpdesk.records.options import Option
from cpdesk.records.papers import Attachment, Conflict
from cpdesk.records.record import Record, Type, rules_of
from cpdesk.records.survey import SiteFinding

Key = tuple[str, str]
State = dict[Key, Record]

AS_ONE: Mapping[type[Record], tuple[tuple[str, ...], ...]] = {
    Stream: (("from_unit", "from_equipment", "from_port"), ("to_unit", "to_equipment", "to_port")),
    Emission: (("unit_process", "equipment"),),
    SiteFinding: (("unit_process", "equipment"),),
    Score: (("candidate", "option"),),
    Attachment: (("of_kind", "of_id"),),
    Conflict: (
        ("of_kind", "of_id", "of_field"),
        ("base", "base_id"),
        ("mine", "mine_id"),
        ("theirs", "theirs_id"),
    ),
    Audit: (("currency", "money_unit"),),
}
"""Fields that say one thing together: the end of a stream is its unit, the equipment in that and its port."""

NOT_TOGETHER: Mapping[type[Record], tuple[str, ...]] = {
    Stream: ("from_unit", "from_equipment", "from_port", "to_unit", "to_equipment", "to_port"),
    Option: ("joint_group", "investment", "income", "operating_cost"),
}
"""Fields that may contradict each other: a stream's two ends, an option's own figures and its joint group."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Where the copies disagree, before it is told: why, and which record is the reason.

    `said` is what base, mine and theirs have, where that is not to be read from the record of this key.
    """

    key: Key
    field: str = ""
    why: str = "changed"
    cause: Key | None = None
    said: tuple[Any, Any, Any] | None = None


@dataclass(frozen=True, slots=True)
class Three:
    """One record as both copies have it, and as it was, where it was there."""

    key: Key
    old: Record | None
    one: Record
    other: Record
    mine: State
    theirs: State

    def before(self, name: str) -> Any:
        """Return what a field was; of a record that both copies brought, what a new one has (or MISSING)."""
        return _default(type(self.one), name) if self.old is None else getattr(self.old, name)

    def is_emptied(self, name: str, copy: State) -> bool:
        """Tell whether a field is empty in a copy only because what it named was deleted there."""
        record = copy[self.key]
        rule, before = rules_of(type(record))[name], self.before(name)
        return (
            rule.type is Type.REFERENCE
            and getattr(record, name) is None
            and (rule.refers_to, before) not in copy
        )

    def left_alone(self, names: tuple[str, ...], copy: State) -> bool:
        """Tell whether a copy's person did not touch fields; what a deletion emptied takes the rest along."""
        record, emptied = copy[self.key], any(self.is_emptied(name, copy) for name in names)
        values = [(getattr(record, name), self.before(name)) for name in names]
        return all(value == before or (emptied and value in (None, "")) for value, before in values)


@cache
def _default(cls: type[Record], name: str) -> Any:
    return next(item.default for item in fields(cls) if item.name == name)


@cache
def bundles(cls: type[Record]) -> tuple[tuple[str, ...], ...]:
    """Return the fields of a kind, those that say one thing together in one tuple."""
    several = AS_ONE.get(cls, ())
    together = {name for names in several for name in names}
    return (*((name,) for name in rules_of(cls) if name not in together), *several)


def placed_as(record: Record, other: Record) -> Record:
    """Return a record at the place of another."""
    return record if record.position == other.position else replace(record, position=other.position)


def references(record: Record) -> Iterator[tuple[str, Key, bool]]:
    """Yield the fields of a record that name others, which, and whether it goes with them."""
    for name, rule in reference_fields(type(record)).items():
        named: str | None = getattr(record, name)
        if named is not None:
            yield name, (rule.refers_to, named), rule.dies_with
    if isinstance(record, Attachment):
        yield "of_id", (record.of_kind, record.of_id), True


def joined_record(three: Three) -> tuple[Record, list[Clash]]:
    """Return what two copies make of one record, and the fields on which they disagree."""
    if three.other in (three.one, three.old):
        return three.one, []
    if three.one == three.old:
        return three.other, []
    values: dict[str, Any] = {}
    clashes: list[Clash] = []
    for names in bundles(type(three.one)):
        found, differing = _joined_bundle(three, names)
        values |= found
        clashes += [Clash(three.key, name) for name in differing]
    return _together(three, values, clashes)


def _joined_bundle(three: Three, names: tuple[str, ...]) -> tuple[dict[str, Any], list[str]]:
    mine, theirs = _values(three.one, names), _values(three.other, names)
    before = {name: three.before(name) for name in names}
    if theirs in (mine, before):
        return mine, []
    if mine == before:
        return theirs, []
    untouched = [three.left_alone(names, copy) for copy in (three.mine, three.theirs)]
    if all(untouched):
        return {name: theirs[name] if mine[name] == before[name] else mine[name] for name in names}, []
    if any(untouched):
        return theirs if untouched[0] else mine, []
    if names == ("position",):
        return min((mine, theirs), key=lambda values: values["position"]), []
    stand = standing(three, names)
    return stand, [name for name in names if not mine[name] == theirs[name] == stand[name]]


def _values(record: Record, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(record, name) for name in names}


def standing(three: Three, names: tuple[str, ...]) -> dict[str, Any]:
    """Return what fields hold until someone decides: what they were, unless that names what both deleted."""
    before = {name: three.before(name) for name in names}
    if MISSING not in before.values() and not _names_what_is_gone(three, before):
        return before
    rules = rules_of(type(three.one))
    if any(rules[name].dies_with or not _can_be_empty(three.one, name) for name in names):
        return min((_values(three.one, names), _values(three.other, names)), key=repr)
    return {name: None if rules[name].nullable else "" for name in names}


def _names_what_is_gone(three: Three, values: Mapping[str, Any]) -> bool:
    rules = rules_of(type(three.one))
    named = [(rules[name].refers_to, value) for name, value in values.items() if rules[name].refers_to]
    if {"of_kind", "of_id"} <= values.keys():
        named.append((values["of_kind"], values["of_id"] or None))
    return any(key[1] is not None and key not in three.mine and key not in three.theirs for key in named)


def _can_be_empty(record: Record, name: str) -> bool:
    rule = rules_of(type(record))[name]
    return not rule.required and (rule.nullable or rule.type in (Type.TEXT, Type.DATE))


def emptied(record: Record, name: str) -> Any:
    """Return what a field holds when it is empty; what it has now where it must not be."""
    if not _can_be_empty(record, name):
        return getattr(record, name)
    return None if rules_of(type(record))[name].nullable else ""


def _together(three: Three, values: dict[str, Any], clashes: list[Clash]) -> tuple[Record, list[Clash]]:
    """Build the joined record; changes that each are sound but not together are conflicts, too."""
    cls = type(three.one)
    stands = {name: value for names in bundles(cls) for name, value in standing(three, names).items()}
    while True:
        differing = [name for name in values if values[name] != stands[name]]
        try:
            record = cls(**values)
        except DataFault as error:
            blamed = [fault.field for fault in error.faults if fault.field in differing] or differing
            if not blamed:
                return three.old or three.one, clashes
        else:
            blamed = _figures_beside_group(three, record, differing)
            if not blamed:
                return record, clashes
        if {*blamed} & {*NOT_TOGETHER.get(cls, ())}:
            blamed = [name for name in differing if name in blamed or name in NOT_TOGETHER[cls]]
        names = {name for bundle in bundles(cls) if {*bundle} & {*blamed} for name in bundle}
        values |= {name: stands[name] for name in names}
        known = {clash.field for clash in clashes}
        told = [name for name in differing if name in names and name not in {*known, "position"}]
        clashes = clashes + [Clash(three.key, name, "together") for name in told]


def _figures_beside_group(three: Three, record: Record, differing: list[str]) -> list[str]:
    """Return the fields to take back where one copy gave an option figures and the other a joint group."""
    if not _has_both(record) or _has_both(three.one) or _has_both(three.other):
        return []
    return [name for name in differing if name in NOT_TOGETHER[Option]]


def _has_both(record: Record) -> bool:
    if not isinstance(record, Option) or record.joint_group is None:
        return False
    return any(figure is not None for figure in (record.investment, record.income, record.operating_cost))
