"""What is checked before a record is written: what it names exists, its number is free, its money is the audit's."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from cpdesk.errors import DataFault, Fault
from cpdesk.language import N_, Message
from cpdesk.project.project import Project
from cpdesk.quantities import Quantity, parse_unit
from cpdesk.records.kinds import KINDS
from cpdesk.records.record import Record, Type, field_title, kind_of, kind_title, rules_of


def demand_sound(project: Project, records: Sequence[Record], fields: frozenset[str] | None = None) -> None:
    """Refuse records that cannot be written, with all their faults; `fields` narrows the check to what changed.

    `Fault.row` is the place of the record among those given.
    """
    rows = {record.id: number for number, record in enumerate(records)}
    found = [
        *_missing_references(project, records, fields),
        *_taken_numbers(project, records, fields),
        *_foreign_money(project, records, fields),
    ]
    if found:
        placed = (
            Fault(fault.message, fault.kind, fault.id, fault.field, rows.get(fault.id)) for fault in found
        )
        raise DataFault.of(sorted(placed, key=lambda fault: fault.row or 0))


def _named(record: Record, field: str, what: Message) -> Fault:
    values = {"kind": kind_title(kind_of(record)), "field": field_title(field), "what": what}
    return Fault(Message(N_("{kind}, {field}: {what}"), values), kind_of(record), record.id, field)


def _fields(record: Record, kind: Type, fields: frozenset[str] | None) -> Iterator[str]:
    for name, rule in rules_of(type(record)).items():
        if rule.type is kind and (fields is None or name in fields):
            yield name


def _missing_references(
    project: Project, records: Sequence[Record], fields: frozenset[str] | None
) -> Iterator[Fault]:
    wanted: dict[str, set[str]] = defaultdict(set)
    uses: list[tuple[Record, str, str, str]] = []
    for record in records:
        for name in _fields(record, Type.REFERENCE, fields):
            value: str | None = getattr(record, name)
            if value is not None:
                kind = rules_of(type(record))[name].refers_to
                wanted[kind].add(value)
                uses.append((record, name, kind, value))
    there = {kind: _existing(project, kind, ids, records) for kind, ids in wanted.items()}
    for record, name, kind, value in uses:
        if value not in there[kind]:
            what = Message(
                N_("there is no such record: {kind} {id}"), {"kind": kind_title(kind), "id": value}
            )
            yield _named(record, name, what)


def _existing(project: Project, kind: str, ids: Iterable[str], records: Sequence[Record]) -> set[str]:
    new = {record.id for record in records if kind_of(record) == kind}
    asked = [record_id for record_id in ids if record_id not in new]
    return new | {record.id for record in project.where(KINDS[kind], "id", asked)}


def _taken_numbers(
    project: Project, records: Sequence[Record], fields: frozenset[str] | None
) -> Iterator[Fault]:
    groups: dict[tuple[type[Record], str], list[Record]] = defaultdict(list)
    for record in records:
        for name, rule in rules_of(type(record)).items():
            if rule.unique and getattr(record, name) and (fields is None or name in fields):
                groups[type(record), name].append(record)
    for (cls, name), members in groups.items():
        own = {record.id for record in members}
        values = [getattr(record, name) for record in members]
        others: set[Any] = {getattr(r, name) for r in project.where(cls, name, values) if r.id not in own}
        counts = Counter(values)
        for record in members:
            value = getattr(record, name)
            if value in others or counts[value] > 1:
                yield _named(record, name, Message(N_("“{value}” is used already"), {"value": value}))


def _foreign_money(
    project: Project, records: Sequence[Record], fields: frozenset[str] | None
) -> Iterator[Fault]:
    currency: Mapping[str, str] | str = project.audit.currency
    for record in records:
        for name in _fields(record, Type.QUANTITY, fields):
            value: Quantity | None = getattr(record, name)
            found = "" if value is None else parse_unit(value.unit).currency
            if found and found != currency:
                what = Message(
                    N_("{found} was typed, but this audit counts in {currency}: convert it first"),
                    {"found": found, "currency": currency},
                )
                yield _named(record, name, what)
