"""What is checked before a record is written: what it names exists, its number is free, its money is the audit's."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from cpdesk.edits.agreement import disagreements
from cpdesk.errors import DataFault, Fault
from cpdesk.language import N_, Message
from cpdesk.project.project import Project
from cpdesk.quantities import Quantity, parse_unit
from cpdesk.records.kinds import KINDS
from cpdesk.records.record import Record, Type, fault_in, kind_title, rules_of

Fields = frozenset[str] | None


def demand_sound(project: Project, records: Sequence[Record], fields: Fields = None) -> None:
    """Refuse records that cannot be written, with all their faults; `fields` narrows the check to what changed.

    `Fault.row` is the place of the record among those given.
    """
    groups: dict[type[Record], list[Record]] = defaultdict(list)
    for record in records:
        groups[type(record)].append(record)
    found = [
        *_missing_references(project, groups, fields),
        *_taken_numbers(project, groups, fields),
        *_foreign_money(project, groups, fields),
        *disagreements(project, groups, fields),
    ]
    if found:
        rows = {record.id: number for number, record in enumerate(records)}
        placed = (
            Fault(fault.message, fault.kind, fault.id, fault.field, rows.get(fault.id)) for fault in found
        )
        raise DataFault.of(sorted(placed, key=lambda fault: fault.row or 0))


Groups = Mapping[type[Record], Sequence[Record]]


@cache
def fields_of(cls: type[Record], kind: Type) -> tuple[str, ...]:
    """Return the fields of one type that a kind of record has."""
    return tuple(name for name, rule in rules_of(cls).items() if rule.type is kind)


@cache
def _numbers_of(cls: type[Record]) -> tuple[str, ...]:
    return tuple(name for name, rule in rules_of(cls).items() if rule.unique)


def _given(
    groups: Groups, kind: Type, fields: Fields
) -> Iterator[tuple[type[Record], str, list[tuple[Record, Any]]]]:
    """Yield each kind's fields of one type with the records that have a value there."""
    for cls, records in groups.items():
        for name in fields_of(cls, kind):
            if fields is None or name in fields:
                values = ((record, getattr(record, name)) for record in records)
                yield cls, name, [(record, value) for record, value in values if value is not None]


def _missing_references(project: Project, groups: Groups, fields: Fields) -> Iterator[Fault]:
    for cls, name, uses in _given(groups, Type.REFERENCE, fields):
        kind = rules_of(cls)[name].refers_to
        wanted: set[str] = {value for _, value in uses} - {
            record.id for record in groups.get(KINDS[kind], ())
        }
        missing = wanted - {record.id for record in project.where(KINDS[kind], "id", list(wanted))}
        for record, value in uses:
            if value in missing:
                said = {"kind": kind_title(kind), "id": value}
                yield fault_in(record, name, Message(N_("there is no such record: {kind} {id}"), said))


def _taken_numbers(project: Project, groups: Groups, fields: Fields) -> Iterator[Fault]:
    for cls, records in groups.items():
        for name in _numbers_of(cls):
            if fields is None or name in fields:
                yield from _taken(project, cls, name, [one for one in records if getattr(one, name)])


def _taken(project: Project, cls: type[Record], name: str, records: Sequence[Record]) -> Iterator[Fault]:
    own = {record.id for record in records}
    counts = Counter(getattr(record, name) for record in records)
    others: set[Any] = {getattr(r, name) for r in project.where(cls, name, list(counts)) if r.id not in own}
    for record in records:
        value = getattr(record, name)
        if value in others or counts[value] > 1:
            yield fault_in(record, name, Message(N_("“{value}” is used already"), {"value": value}))


def _foreign_money(project: Project, groups: Groups, fields: Fields) -> Iterator[Fault]:
    currency = ""
    for _, name, uses in _given(groups, Type.QUANTITY, fields):
        for record, value in uses:
            found = currency_of(value)
            if found:
                currency = currency or _currency(project, groups)
                if found != currency:
                    said = {"found": found, "currency": currency}
                    what = N_("{found} was typed, but this audit counts in {currency}: convert it first")
                    yield fault_in(record, name, Message(what, said))


def _currency(project: Project, groups: Groups) -> str:
    from cpdesk.records.audit import Audit

    changed: Sequence[Any] = groups.get(Audit, ())
    return changed[0].currency if changed else project.audit.currency


def currency_of(value: Quantity) -> str:
    """Return the currency of a quantity of money; empty for anything else."""
    return parse_unit(value.unit).currency
