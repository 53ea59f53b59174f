"""A pasted block: cells of several records, read and checked as a whole, written in one step or not at all."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cpdesk.edits.checks import demand_sound
from cpdesk.edits.records import demanded, placed_behind
from cpdesk.edits.rows import Reader, in_row, plain, reader_in
from cpdesk.edits.settle import settled
from cpdesk.edits.writing import differences, write
from cpdesk.errors import DataFault, Fault
from cpdesk.language import N_, Message
from cpdesk.project.project import Project
from cpdesk.records.kinds import KINDS
from cpdesk.records.record import Record, rules_of

Entry = tuple[str, str | None, str, Mapping[str, object], str]


@dataclass(frozen=True, slots=True)
class BlockPlan:
    """The cells of a block by row: kind, id (None makes a record), field, what a new record starts with, typed text."""

    rows: tuple[tuple[Entry, ...], ...]


def paste_cells(project: Project, plan: BlockPlan, *, only_check: bool = False) -> int:
    """Write a block in one step and return how many records it made or changed.

    Errors: DataFault with every cell that cannot be read, by row and field; then nothing is written.
    """
    faults: list[Fault] = []
    reading = _Reading(project)
    made: list[Record] = []
    changed: list[tuple[Record, Record]] = []
    for number, row in enumerate(plan.rows):
        for (kind, record_id), (defaults, fields) in _values(reading, row, number, faults).items():
            try:
                _build(project, KINDS[kind], record_id, defaults, fields, (made, changed))
            except DataFault as error:
                faults.extend(in_row(plain(fault), kind, fault.field, number) for fault in error.faults)
    if faults:
        raise DataFault.of(faults)
    pairs = _checked(project, made, changed)
    new = [one for old, one in pairs if old is None]
    after = [(old, one) for old, one in pairs if old is not None]
    if not only_check and pairs:
        write(project, Message(N_("Paste {number} rows"), {"number": len(plan.rows)}), new, after)
    return len(pairs)


def _checked(
    project: Project, made: Sequence[Record], changed: Sequence[tuple[Record, Record]]
) -> list[tuple[Record | None, Record]]:
    """Return records before and after with what follows from the block; raises DataFault where they are not sound."""
    new = settled(project, placed_behind(project, made))
    before = {old.id: old for old, _ in changed}
    after = settled(project, [one for _, one in changed], before)
    moved = frozenset(name for one in after for name in differences(before[one.id], one))
    demand_sound(project, [*new, *after], None if new else moved)
    return [*((None, one) for one in new), *((before[one.id], one) for one in after)]


class _Reading:
    """What reads the cells of a block, each kind's fields worked out once."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._readers: dict[tuple[str, str], Reader] = {}

    def read(self, kind: str, field: str, text: str) -> object:
        if (kind, field) not in self._readers:
            self._readers[kind, field] = reader_in(self._project, KINDS[kind], field)
        return self._readers[kind, field](text)


Touched = dict[tuple[str, str | None], tuple[Mapping[str, object], dict[str, Any]]]


def _values(reading: _Reading, row: Sequence[Entry], number: int, faults: list[Fault]) -> Touched:
    """Return the fields of each record that a row touches; texts that cannot be read become faults."""
    found: Touched = {}
    for kind, record_id, field, defaults, text in row:
        try:
            value = reading.read(kind, field, text)
        except DataFault as error:
            faults.append(in_row(error.message, kind, field, number))
            continue
        if record_id is not None or (value is not None and value != ""):
            found.setdefault((kind, record_id), (defaults, {}))[1][field] = value
    return found


def _build(
    project: Project,
    cls: type[Record],
    record_id: str | None,
    defaults: Mapping[str, object],
    fields: dict[str, Any],
    into: tuple[list[Record], list[tuple[Record, Record]]],
) -> None:
    made, changed = into
    rules = rules_of(cls)
    given = {name: value for name, value in fields.items() if value is not None or rules[name].nullable}
    if record_id is None:
        starts: Any = {**defaults, **given}
        made.append(cls(**starts))
    else:
        old = demanded(project, cls, record_id)
        changed.append((old, replace(old, **given)))


def matched_columns(headings: Sequence[str], columns: Sequence[tuple[str, str, str]]) -> list[str] | None:
    """Return the key of the column for each heading of a block, or None where its first row is no row of headings.

    `columns` are key, heading in the person's language, and unit. A row is one of headings where at least
    half of it fits.
    """
    known: dict[str, str] = {}
    for key, title, unit in columns:
        for word in (f"{title}, {unit}", f"{title} {unit}", title, key.replace("_", " ")):
            known.setdefault(folded(word), key)
    keys = [
        known.get(folded(heading)) or known.get(folded(_without_unit(heading)), "") for heading in headings
    ]
    fitting = sum(1 for key in keys if key)
    return (
        keys if fitting and fitting * 2 >= len([heading for heading in headings if heading.strip()]) else None
    )


def folded(word: str) -> str:
    """Return a heading without case, marks and gaps, so that spellings of it are equal."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", word).casefold())


def _without_unit(heading: str) -> str:
    return re.split(r"[,(（/，]", heading, maxsplit=1)[0]
