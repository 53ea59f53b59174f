"""The edits that every kind of record shares: add, change, remove, move, paste. Each is one step, checked first."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from cpdesk.edits.checks import demand_sound
from cpdesk.edits.settle import settled
from cpdesk.edits.typed import read_typed
from cpdesk.errors import DataFault, Fault
from cpdesk.language import N_, Message
from cpdesk.project.project import Project
from cpdesk.records.kinds import KINDS, SINGLE_KINDS
from cpdesk.records.papers import Attachment
from cpdesk.records.record import Record, field_title, kind_of, kind_title, rules_of

R = TypeVar("R", bound=Record)


def add(project: Project, *records: Record) -> None:
    """Add records behind those of their kind that are there."""
    add_all(project, records)


def add_all(project: Project, records: Sequence[Record]) -> None:
    """Add many records in one step, behind those of their kind that are there."""
    if not records:
        return
    ready = _placed(project, [settled(project, record) for record in records])
    _refuse_singles(ready)
    demand_sound(project, ready)
    kinds = {kind_of(record) for record in ready}
    if len(ready) == 1:
        name = Message(N_("Add: {kind}"), {"kind": kind_title(kind_of(ready[0]))})
    else:
        titles = kind_title(kinds.pop()) if len(kinds) == 1 else Message(N_("several kinds"))
        name = Message(N_("Add {number} records: {kind}"), {"number": len(ready), "kind": titles})
    with project.step(name) as step:
        step.add_all(ready)


def _placed(project: Project, records: Sequence[R]) -> list[R]:
    last: dict[type[Record], float] = {}
    placed: list[R] = []
    for record in records:
        cls = type(record)
        if record.position == 0.0:
            last[cls] = (last[cls] if cls in last else project.last_position(cls)) + 1.0
            record = replace(record, position=last[cls])
        placed.append(record)
    return placed


def _refuse_singles(records: Sequence[Record]) -> None:
    for record in records:
        if kind_of(record) in SINGLE_KINDS:
            raise DataFault(N_("There is one {kind} in a project already."), kind=kind_title(kind_of(record)))


def change(project: Project, cls: type[R], record_id: str, **values: object) -> R:
    """Change fields of a record and return it as it is then."""
    return change_all(project, cls, {record_id: values})[0]


def change_all(project: Project, cls: type[R], values: Mapping[str, Mapping[str, object]]) -> list[R]:
    """Change fields of several records of a kind in one step and return them as they are then."""
    before = [demanded(project, cls, record_id) for record_id in values]
    after = [settled(project, _changed(record, values[record.id]), record) for record in before]
    moved = [_differences(old, new) for old, new in zip(before, after, strict=True)]
    demand_sound(project, after, frozenset(name for names in moved for name in names))
    with project.step(_change_name(cls, moved)) as step:
        for record, names in zip(after, moved, strict=True):
            if names:
                step.change(cls, record.id, {name: getattr(record, name) for name in names})
    return after


def _changed(record: R, values: Mapping[str, object]) -> R:
    unknown = [name for name in values if name not in rules_of(type(record)) or name == "id"]
    if unknown:
        kind = kind_title(kind_of(record))
        raise DataFault(N_("{kind} has no field {field} that can be changed."), kind=kind, field=unknown[0])
    typed: Any = values
    return replace(record, **typed)


def _differences(old: Record, new: Record) -> list[str]:
    return [name for name in rules_of(type(old)) if getattr(old, name) != getattr(new, name)]


def _change_name(cls: type[Record], moved: Sequence[Sequence[str]]) -> Message:
    names = {name for fields in moved for name in fields}
    kind = kind_title(kind_of(cls))
    if len(names) == 1:
        return Message(N_("Change {field}: {kind}"), {"field": field_title(names.pop()), "kind": kind})
    return Message(N_("Change: {kind}"), {"kind": kind})


def demanded(project: Project, cls: type[R], record_id: str) -> R:
    """Return a record that must be there."""
    record = project.get(cls, record_id)
    if record is None:
        raise DataFault(N_("This record is not there any more: {kind}."), kind=kind_title(kind_of(cls)))
    return record


def type_into(project: Project, cls: type[R], record_id: str, field: str, text: str) -> R:
    """Change one field to what a person typed into its cell."""
    value = read_typed(text, rules_of(cls)[field], project.audit)
    return change(project, cls, record_id, **{field: value})


def remove(project: Project, cls: type[Record], ids: Sequence[str]) -> None:
    """Delete records with all that is part of them and the attachments that hang on them."""
    if kind_of(cls) in SINGLE_KINDS:
        raise DataFault(N_("The {kind} cannot be deleted."), kind=kind_title(kind_of(cls)))
    kind = kind_title(kind_of(cls))
    name = Message(N_("Delete: {kind}"), {"kind": kind}) if len(ids) == 1 else None
    several = Message(N_("Delete {number} records: {kind}"), {"number": len(ids), "kind": kind})
    with project.step(name or several) as step:
        doomed = doomed_with(project, cls, ids)
        papers = [
            paper.id for paper in project.read(Attachment) if paper.of_id in doomed.get(paper.of_kind, ())
        ]
        step.remove(Attachment, papers)
        step.remove(cls, ids)


def doomed_with(project: Project, cls: type[Record], ids: Sequence[str]) -> dict[str, set[str]]:
    """Return by kind the records that go when these go, these included, so that a person can be told."""
    doomed: dict[str, set[str]] = {}
    waiting: list[tuple[type[Record], list[str]]] = [(cls, list(ids))]
    while waiting:
        parent, gone = waiting.pop()
        fresh = set(gone) - doomed.setdefault(kind_of(parent), set())
        doomed[kind_of(parent)] |= fresh
        if fresh:
            waiting.extend(_parts(project, kind_of(parent), sorted(fresh)))
    return {kind: found for kind, found in doomed.items() if found}


def _parts(project: Project, parent: str, ids: list[str]) -> list[tuple[type[Record], list[str]]]:
    found: list[tuple[type[Record], list[str]]] = []
    for cls in KINDS.values():
        for name, rule in rules_of(cls).items():
            if rule.refers_to == parent and rule.dies_with:
                found.append((cls, [record.id for record in project.where(cls, name, ids)]))
    return found


def move(project: Project, cls: type[Record], ids: Sequence[str], before: str | None) -> None:
    """Put records in front of another one of their kind, or at the end."""
    rest = [record for record in project.read(cls) if record.id not in set(ids)]
    index = next((place for place, record in enumerate(rest) if record.id == before), len(rest))
    low = rest[index - 1].position if index else (rest[0].position - 1.0 if rest else 0.0)
    high = rest[index].position if index < len(rest) else low + len(ids) + 1.0
    pitch = (high - low) / (len(ids) + 1)
    places = {record_id: low + pitch * (number + 1) for number, record_id in enumerate(ids)}
    if len({low, high, *places.values()}) < len(ids) + 2:
        order = [*(record.id for record in rest[:index]), *ids, *(record.id for record in rest[index:])]
        places = {record_id: float(number) for number, record_id in enumerate(order, 1)}
    with project.step(Message(N_("Move: {kind}"), {"kind": kind_title(kind_of(cls))})) as step:
        for record_id, place in places.items():
            step.change(cls, record_id, {"position": place})


def paste(project: Project, cls: type[R], rows: Sequence[Mapping[str, str]], **defaults: object) -> list[R]:
    """Add a row of typed texts after the other, all or nothing; the faults name row and field.

    A text for a reference is the label of a record that is there: its tag, number, code or name.
    """
    labels = _labels(project, cls, rows)
    faults: list[Fault] = []
    made: list[R] = []
    for number, row in enumerate(rows):
        record = _typed_record(project, cls, row, defaults, labels, number, faults)
        if record is not None:
            made.append(record)
    if faults:
        raise DataFault.of(faults)
    add_all(project, made)
    return made


def _labels(
    project: Project, cls: type[Record], rows: Sequence[Mapping[str, str]]
) -> Mapping[str, Mapping[str, str]]:
    from cpdesk.edits.labels import ids_by_label

    used = {name for row in rows for name in row}
    rules = rules_of(cls)
    return {name: ids_by_label(project, rules[name].refers_to) for name in used if rules[name].refers_to}


def _typed_record(
    project: Project,
    cls: type[R],
    row: Mapping[str, str],
    defaults: Mapping[str, object],
    labels: Mapping[str, Mapping[str, str]],
    number: int,
    faults: list[Fault],
) -> R | None:
    values: dict[str, Any] = dict(defaults)
    before = len(faults)
    for name, text in row.items():
        try:
            values[name] = _typed_value(project, cls, name, text, labels)
        except DataFault as error:
            faults.append(_in_row(error.message, kind_of(cls), name, number))
    if len(faults) > before:
        return None
    try:
        return cls(**{name: value for name, value in values.items() if not _left_out(cls, name, value)})
    except DataFault as error:
        faults.extend(Fault(fault.message, fault.kind, "", fault.field, number) for fault in error.faults)
        return None


def _left_out(cls: type[Record], name: str, value: object) -> bool:
    """Tell whether an empty cell leaves the field at what a new record has."""
    return value is None and not rules_of(cls)[name].nullable


def _typed_value(
    project: Project, cls: type[Record], name: str, text: str, labels: Mapping[str, Mapping[str, str]]
) -> object:
    rule = rules_of(cls)[name]
    if name not in labels:
        return read_typed(text, rule, project.audit)
    label = text.strip()
    if label and label not in labels[name]:
        raise DataFault(N_("there is no {kind} “{label}”"), kind=kind_title(rule.refers_to), label=label)
    return labels[name].get(label)


def _in_row(what: Message, kind: str, field: str, number: int) -> Fault:
    values = {"row": number + 1, "field": field_title(field), "what": what}
    return Fault(Message(N_("Row {row}, {field}: {what}"), values), kind, "", field, number)
