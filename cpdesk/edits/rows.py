"""Rows of typed texts, read as records or as the values of records that are there; all faults are named at once."""

from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar

from cpdesk.edits.labels import labels_of
from cpdesk.edits.typed import Words, reader_of
from cpdesk.errors import DataFault, Fault
from cpdesk.language import N_, Message
from cpdesk.project.project import Project
from cpdesk.records.record import Record, Type, fault_in, field_title, kind_of, kind_title, rules_of

R = TypeVar("R", bound=Record)
Reader = Callable[[str], object]
NO_WORDS: Words = MappingProxyType({})


def _readers(
    project: Project, cls: type[Record], names: Sequence[str], titles: Mapping[str, Words]
) -> dict[str, Reader]:
    return {name: reader_in(project, cls, name, titles.get(name, NO_WORDS)) for name in names}


def reader_in(project: Project, cls: type[Record], name: str, choices: Words = NO_WORDS) -> Reader:
    """Return what reads the texts of one field in this project; a text that comes again is read once."""
    rule = rules_of(cls).get(name)
    if rule is None or name == "id":
        raise DataFault(
            N_("{kind} has no field {field} that can be typed into."),
            kind=kind_title(kind_of(cls)),
            field=field_title(name),
        )
    labels = labels_of(project, rule.refers_to) if rule.type is Type.REFERENCE else None
    return cache(labels.id_of if labels else reader_of(rule, project.audit, choices))


def read_rows(
    project: Project,
    cls: type[R],
    rows: Sequence[Mapping[str, str]],
    titles: Mapping[str, Words],
    defaults: Mapping[str, object],
) -> list[tuple[int, R]]:
    """Return a new record for each row of texts that is not empty, with its place; raises DataFault with all faults."""
    used = list(dict.fromkeys(name for row in rows for name in row))
    readers = _readers(project, cls, used, titles)
    fixed = {name for name in used if not rules_of(cls)[name].nullable}
    faults: list[Fault] = []
    made: list[tuple[int, R]] = []
    place = project.last_position(cls)
    for number, row in enumerate(rows):
        if row and not any(map(str.strip, row.values())):
            continue
        values, wrong = _values(cls, readers, row, number)
        faults.extend(wrong)
        if not wrong:
            place += 1.0
            kept = {name: value for name, value in values.items() if value is not None or name not in fixed}
            start = {"position": place} | dict(defaults) | kept
            made.extend((number, record) for record in _record(cls, start, number, faults))
    if faults:
        raise DataFault.of(faults)
    return made


def _values(
    cls: type[Record], readers: Mapping[str, Reader], row: Mapping[str, str], number: int
) -> tuple[dict[str, object], list[Fault]]:
    values: dict[str, object] = {}
    faults: list[Fault] = []
    for name, text in row.items():
        try:
            values[name] = readers[name](text)
        except DataFault as error:
            faults.append(in_row(error.message, kind_of(cls), name, number))
    return values, faults


def _record(cls: type[R], values: Mapping[str, Any], number: int, faults: list[Fault]) -> Iterator[R]:
    try:
        yield cls(**values)
    except DataFault as error:
        for fault in error.faults:
            faults.append(in_row(plain(fault), fault.kind, fault.field, number))


def in_row(what: object, kind: str, field: str, number: int) -> Fault:
    """Return what is wrong in a row of a block, counted from one as a person counts."""
    values = {"row": number + 1, "field": field_title(field), "what": what}
    return Fault(Message(N_("Row {row}, {field}: {what}"), values), kind, "", field, number)


@contextmanager
def faults_in_rows(numbers: Sequence[int]) -> Generator[None]:
    """Let faults name the row of the block that their record came from; `numbers` are the records' rows."""
    try:
        yield
    except DataFault as error:
        raise DataFault.of(
            fault if fault.row is None else in_row(plain(fault), fault.kind, fault.field, numbers[fault.row])
            for fault in error.faults
        ) from None


def plain(fault: Fault) -> object:
    """Return what a fault of a record says, without the kind and the field before it."""
    return fault.message.values.get("what", fault.message)


def read_value(project: Project, cls: type[Record], field: str, text: str, choices: Words) -> object:
    """Return the value of one field for a typed text; raises DataFault that names the field."""
    read = reader_in(project, cls, field, choices)
    try:
        return read(text)
    except DataFault as error:
        values = {"kind": kind_title(kind_of(cls)), "field": field_title(field), "what": error.message}
        message = Message(N_("{kind}, {field}: {what}"), values)
        raise DataFault.of([Fault(message, kind_of(cls), "", field)]) from None


def read_cells(
    project: Project,
    records: Sequence[Record],
    texts: Mapping[str, Mapping[str, str]],
    titles: Mapping[str, Words],
) -> dict[str, dict[str, object]]:
    """Return by id and field the values of cells that were typed into; raises DataFault with all faults."""
    used = list(dict.fromkeys(name for row in texts.values() for name in row))
    readers = _readers(project, type(records[0]), used, titles) if records else {}
    found: dict[str, dict[str, object]] = {}
    faults: list[Fault] = []
    for record in records:
        values = found.setdefault(record.id, {})
        for name, text in texts[record.id].items():
            try:
                values[name] = readers[name](text)
            except DataFault as error:
                faults.append(fault_in(record, name, error.message))
    if faults:
        raise DataFault.of(faults)
    return found
