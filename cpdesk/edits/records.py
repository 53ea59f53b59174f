"""The edits that every kind of record shares: add, change, remove, move, paste. Each is one step, checked first."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any, TypeVar

from cpdesk.edits.checks import demand_sound
from cpdesk.edits.removal import doomed_with, loosened
from cpdesk.edits.rows import NO_WORDS, faults_in_rows, read_cells, read_rows
from cpdesk.edits.settle import Pair, followers, settled
from cpdesk.edits.typed import Words
from cpdesk.edits.writing import differences, write
from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.project.project import Project
from cpdesk.records.kinds import KINDS, SINGLE_KINDS
from cpdesk.records.record import Record, field_title, kind_of, kind_title, rules_of

R = TypeVar("R", bound=Record)

NO_TITLES: Mapping[str, Words] = MappingProxyType({})


def add(project: Project, *records: Record) -> None:
    """Add records behind those of their kind that are there."""
    add_all(project, records)


def add_all(project: Project, records: Sequence[R]) -> list[R]:
    """Add many records in one step, behind those of their kind that are there; return them as they are then."""
    if not records:
        return []
    _refuse_singles(records)
    ready = settled(project, placed_behind(project, records))
    demand_sound(project, ready)
    write(project, _add_name(ready), ready)
    return ready


def _add_name(records: Sequence[Record]) -> Message:
    kinds = {type(record) for record in records}
    if len(records) == 1:
        return Message(N_("Add: {kind}"), {"kind": kind_title(kind_of(records[0]))})
    titles = kind_title(kind_of(kinds.pop())) if len(kinds) == 1 else Message(N_("several kinds"))
    return Message(N_("Add {number} records: {kind}"), {"number": len(records), "kind": titles})


def placed_behind(project: Project, records: Sequence[R]) -> list[R]:
    """Return records without a place with places behind those of their kind that are there."""
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
    for kind in {kind_of(type(record)) for record in records} & SINGLE_KINDS:
        raise DataFault(N_("There is one {kind} in a project already."), kind=kind_title(kind))


def change(project: Project, cls: type[R], record_id: str, **values: object) -> R:
    """Change fields of a record and return it as it is then."""
    return change_all(project, cls, {record_id: values})[0]


def change_all(project: Project, cls: type[R], values: Mapping[str, Mapping[str, object]]) -> list[R]:
    """Change fields of several records of a kind in one step and return them as they are then."""
    before = demanded_all(project, cls, list(values))
    after = settled(
        project,
        [_changed(record, values[record.id]) for record in before],
        {record.id: record for record in before},
    )
    moved = {name for old, new in zip(before, after, strict=True) for name in differences(old, new)}
    if moved:
        demand_sound(project, after, frozenset(moved))
        write(project, _change_name(cls, moved), (), zip(before, after, strict=True))
    return after


def _changed(record: R, values: Mapping[str, object]) -> R:
    unknown = [name for name in values if name not in rules_of(type(record)) or name == "id"]
    if unknown:
        kind = kind_title(kind_of(record))
        raise DataFault(
            N_("{kind} has no field {field} that can be changed."), kind=kind, field=field_title(unknown[0])
        )
    typed: Any = values
    return replace(record, **typed)


def _change_name(cls: type[Record], names: set[str]) -> Message:
    kind = kind_title(kind_of(cls))
    if len(names) == 1:
        return Message(N_("Change {field}: {kind}"), {"field": field_title(min(names)), "kind": kind})
    return Message(N_("Change: {kind}"), {"kind": kind})


def demanded(project: Project, cls: type[R], record_id: str) -> R:
    """Return a record that must be there."""
    record = project.get(cls, record_id)
    if record is None:
        raise DataFault(N_("This record is not there any more: {kind}."), kind=kind_title(kind_of(cls)))
    return record


def demanded_all(project: Project, cls: type[R], ids: Sequence[str]) -> list[R]:
    """Return records that must be there, in the order they are asked for."""
    if len(ids) == 1:
        return [demanded(project, cls, ids[0])]
    found = {record.id: record for record in project.where(cls, "id", ids)}
    return [
        found[record_id] if record_id in found else demanded(project, cls, record_id) for record_id in ids
    ]


def type_into(
    project: Project, cls: type[R], record_id: str, field: str, text: str, choices: Words = NO_WORDS
) -> R:
    """Change one field to what a person typed into its cell; `choices` are the words of their language for it."""
    return type_all(project, cls, {record_id: {field: text}}, {field: choices})[0]


def type_all(
    project: Project,
    cls: type[R],
    texts: Mapping[str, Mapping[str, str]],
    titles: Mapping[str, Words] = NO_TITLES,
) -> list[R]:
    """Change many cells to what was typed or pasted over them, all or nothing; `texts` by id, then by field."""
    records = demanded_all(project, cls, list(texts))
    return change_all(project, cls, read_cells(project, records, texts, titles))


def remove(project: Project, cls: type[Record], ids: Sequence[str]) -> None:
    """Delete records with all that is part of them and the attachments that hang on them."""
    if kind_of(cls) in SINGLE_KINDS:
        raise DataFault(N_("The {kind} cannot be deleted."), kind=kind_title(kind_of(cls)))
    kind = kind_title(kind_of(cls))
    name = Message(N_("Delete: {kind}"), {"kind": kind}) if len(ids) == 1 else None
    several = Message(N_("Delete {number} records: {kind}"), {"number": len(ids), "kind": kind})
    with project.step(name or several) as step:
        doomed = doomed_with(project, cls, ids)
        gone: list[Pair] = [(record, None) for record in project.where(cls, "id", list(ids))]
        for other, record_id, values in loosened(project, doomed):
            step.change(other, record_id, values)
        for other in reversed(doomed):
            step.remove(KINDS[other], sorted(doomed[other]))
        for other, record_id, values in followers(project, gone):
            step.change(other, record_id, values)


def move(project: Project, cls: type[Record], ids: Sequence[str], before: str | None) -> None:
    """Put records together in front of another one of their kind, or at the end."""
    chosen = list(dict.fromkeys(ids))
    demanded_all(project, cls, chosen)
    everything = project.read(cls)
    start = next((place for place, one in enumerate(everything) if one.id == before), len(everything))
    follow = next((one.id for one in everything[start:] if one.id not in {*chosen}), None)
    rest = [one for one in everything if one.id not in {*chosen}]
    places = _places(rest, chosen, follow)
    with project.step(Message(N_("Move: {kind}"), {"kind": kind_title(kind_of(cls))})) as step:
        for record_id, place in places.items():
            step.change(cls, record_id, {"position": place})


def _places(rest: Sequence[Record], ids: Sequence[str], before: str | None) -> dict[str, float]:
    """Return new positions between two neighbours, or where there is no room, for all records."""
    index = next((place for place, record in enumerate(rest) if record.id == before), len(rest))
    low = rest[index - 1].position if index else (rest[0].position - len(ids) - 1.0 if rest else 0.0)
    high = rest[index].position if index < len(rest) else low + len(ids) + 1.0
    pitch = (high - low) / (len(ids) + 1)
    places = {record_id: low + pitch * (number + 1) for number, record_id in enumerate(ids)}
    if len({low, high, *places.values()}) == len(ids) + 2 and 0.0 not in places.values():
        return places
    order = [*(record.id for record in rest[:index]), *ids, *(record.id for record in rest[index:])]
    return {record_id: float(number) for number, record_id in enumerate(order, 1)}


def paste(
    project: Project,
    cls: type[R],
    rows: Sequence[Mapping[str, str]],
    *,
    titles: Mapping[str, Words] = NO_TITLES,
    **defaults: object,
) -> list[R]:
    """Add a row of typed texts after the other, all or nothing; the faults name row and field.

    A text for a reference is the label of a record that is there: its tag, number, code or name. `titles`
    holds by field the words of the person's language for its choices. A row without any text is left out.
    """
    found = read_rows(project, cls, rows, titles, defaults)
    with faults_in_rows([number for number, _ in found]):
        return add_all(project, [record for _, record in found])
