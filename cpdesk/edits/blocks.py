"""A block of cells, pasted or filled in: read and checked as a whole, written in one step or not at all."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from cpdesk.edits.cells import started
from cpdesk.edits.checks import demand_sound
from cpdesk.edits.records import demanded_all, placed_behind
from cpdesk.edits.rows import NO_WORDS, Reader, faults_in_rows, in_row, plain, reader_in
from cpdesk.edits.settle import settled
from cpdesk.edits.typed import Words
from cpdesk.edits.writing import differences, write
from cpdesk.errors import DataFault, Fault
from cpdesk.language import N_, Message
from cpdesk.project.project import Project
from cpdesk.quantities import parse_unit
from cpdesk.records.kinds import KINDS
from cpdesk.records.record import Record, rules_of

Entry = tuple[str, str | None, str, Mapping[str, object], str]
Field = tuple[str, str]  # kind and name of a field


def no_words() -> Mapping[Field, Words]:
    """Return the words of a block that was typed in the file's own."""
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class BlockPlan:
    """The cells of a block by row: kind, id (None makes a record), field, what a new record starts with, typed text.

    `words` are the person's words for the choices of a field, `name` is what the step is called.
    """

    rows: tuple[tuple[Entry, ...], ...]
    words: Mapping[Field, Words] = field(default_factory=no_words)
    name: Message | None = None

    @property
    def title(self) -> Message:
        """What the step is called."""
        return self.name or Message(N_("Paste {number} rows"), {"number": len(self.rows)})


@dataclass(frozen=True, slots=True)
class ReadBlock:
    """A block that can be written as it stands: new records, changed ones before and after, and at which revision."""

    made: Sequence[Record]
    changed: Sequence[tuple[Record, Record]]
    revision: int

    @property
    def number(self) -> int:
        """How many records it makes or changes."""
        return len(self.made) + len(self.changed)


def paste_cells(
    project: Project, plan: BlockPlan, *, only_check: bool = False, read: ReadBlock | None = None
) -> int:
    """Write a block in one step and return how many records it made or changed.

    `read` is the block as `read_block` returned it before; it counts while the project stands where it stood then.
    Errors: DataFault with every cell that cannot be read, by row and field; then nothing is written.
    """
    if read is None or read.revision != project.revision:
        read = read_block(project, plan)
    if not only_check and read.number:
        write(project, plan.title, read.made, read.changed)
    return read.number


def read_block(project: Project, plan: BlockPlan) -> ReadBlock:
    """Read and check a block without writing it; a reader of the project on another thread will do."""
    revision = project.revision
    block = _Block(project, plan)
    for number, row in enumerate(plan.rows):
        block.take(row, number)
    if block.faults:
        raise DataFault.of(sorted(block.faults, key=lambda fault: fault.row or 0))
    return ReadBlock(*block.checked(), revision)


Touched = dict[
    tuple[str, str | None, frozenset[tuple[str, object]], int], tuple[Mapping[str, object], dict[str, Any]]
]
"""Of each record of a row, by kind, id, what a new one starts with and which of several alike it is: its fields."""


class _Block:
    """A block on its way from texts to records."""

    def __init__(self, project: Project, plan: BlockPlan) -> None:
        self.faults: list[Fault] = []
        self._project = project
        self._words = plan.words
        self._readers: dict[Field, Reader] = {}
        self._made: list[tuple[int, Record]] = []
        self._wholes: dict[str, tuple[int, Record]] = {}
        self._changed: dict[str, tuple[int, Record]] = {}
        self._before = _there(project, plan)

    def take(self, row: Sequence[Entry], number: int) -> None:
        """Read one row; texts that cannot be read become faults."""
        for (kind, record_id, _, _), (defaults, fields) in self._values(row, number).items():
            try:
                self._build(KINDS[kind], record_id, defaults, fields, number)
            except DataFault as error:
                self.faults.extend(in_row(plain(fault), kind, fault.field, number) for fault in error.faults)

    def _values(self, row: Sequence[Entry], number: int) -> Touched:
        found: Touched = {}
        for kind, record_id, name, defaults, text in row:
            try:
                value = self._reader(kind, name)(text)
            except DataFault as error:
                self.faults.append(in_row(error.message, kind, name, number))
                continue
            if record_id is not None or (value is not None and value != ""):
                starts: Mapping[str, object] = {} if record_id else defaults
                place, alike = frozenset(starts.items()), 0
                while record_id is None and name in found.get((kind, None, place, alike), ({}, {}))[1]:
                    alike += 1  # another reading of the same point is another record
                found.setdefault((kind, record_id, place, alike), (defaults, {}))[1][name] = value
        return found

    def _reader(self, kind: str, name: str) -> Reader:
        key = kind, name
        if key not in self._readers:
            words = self._words.get(key, NO_WORDS)
            self._readers[key] = reader_in(self._project, KINDS[kind], name, words)
        return self._readers[key]

    def _build(
        self,
        cls: type[Record],
        record_id: str | None,
        defaults: Mapping[str, object],
        fields: Mapping[str, Any],
        number: int,
    ) -> None:
        rules = rules_of(cls)
        given: Any = {
            name: value for name, value in fields.items() if value is not None or rules[name].nullable
        }
        if record_id is None:
            known, wholes = started(defaults)
            starts: Any = {**known, **given}
            self._wholes.update({whole.id: (number, whole) for whole in wholes})
            self._made.append((number, cls(**starts)))
        else:
            here = self._changed[record_id][1] if record_id in self._changed else self._before[record_id]
            self._changed[record_id] = number, replace(here, **given)

    def checked(self) -> tuple[list[Record], list[tuple[Record, Record]]]:
        """Return the records with what follows from the block; raises DataFault where they are not sound."""
        project = self._project
        there = {one.id for _, one in self._made}
        self._made[:0] = [(number, one) for number, one in self._wholes.values() if one.id not in there]
        new = settled(project, placed_behind(project, [one for _, one in self._made]))
        before = {record_id: self._before[record_id] for record_id in self._changed}
        after = settled(project, [one for _, one in self._changed.values()], before)
        moved = frozenset(name for one in after for name in differences(before[one.id], one))
        rows = [number for number, _ in (*self._made, *self._changed.values())]
        with faults_in_rows(rows):
            demand_sound(project, [*new, *after], None if new else moved)
        return new, [(before[one.id], one) for one in after if one != before[one.id]]


def _there(project: Project, plan: BlockPlan) -> dict[str, Record]:
    """Return the records that a block changes, as they are."""
    wanted: dict[str, dict[str, None]] = defaultdict(dict)
    for row in plan.rows:
        for kind, record_id, *_ in row:
            if record_id is not None:
                wanted[kind][record_id] = None
    found = (record for kind, ids in wanted.items() for record in demanded_all(project, KINDS[kind], [*ids]))
    return {record.id: record for record in found}


# Headings


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading of a pasted block says: the column it means, and the unit of the bare numbers under it."""

    key: str
    unit: str = ""


def matched_columns(headings: Sequence[str], columns: Sequence[tuple[str, str, str]]) -> list[Heading] | None:
    """Return what each heading of a block means, or None where its first row is no row of headings.

    `columns` are key, heading in the person's language, and unit. A row is one of headings where at least
    half of it fits. A heading 'Flow (kg/h)' gives its unit to the numbers below it.
    """
    known: dict[str, str] = {}
    for key, title, unit in columns:
        for word in (f"{title}, {unit}", f"{title} {unit}", title, key.replace("_", " ")):
            known.setdefault(folded(word), key)
    found = [_heading(heading, known) for heading in headings]
    fitting = sum(1 for heading in found if heading.key)
    filled = sum(1 for heading in headings if heading.strip())
    return found if fitting and fitting * 2 >= filled else None


def _heading(text: str, known: Mapping[str, str]) -> Heading:
    whole = known.get(folded(text))
    if whole:
        return Heading(whole)
    title, unit = heading_parts(text)
    return Heading(known.get(folded(title), ""), unit)


_PARTS = (
    re.compile(r"(?P<title>.+?)\s*[(\[（【](?P<unit>.+)[)\]）】]\s*"),
    re.compile(r"(?P<title>.+?)\s*[,，;；:：]\s*(?P<unit>.+)"),
    re.compile(r"(?P<title>.+?)\s*[/／]\s*(?P<unit>.+)"),
    re.compile(r"(?P<title>\S+)\s(?P<unit>.+)"),
    re.compile(r"(?P<title>.+)\s(?P<unit>\S+)"),
)


def heading_parts(text: str) -> tuple[str, str]:
    """Return a heading without its unit, and the unit: 'Flow (kg/h)', 'Flow, kg/h', 'Flow/(kg/h)' or 'Flow kg/h'."""
    line = " ".join(text.split())
    for form in _PARTS:
        found = form.fullmatch(line)
        if found:
            unit = _known_unit(found["unit"].strip("() "))
            if unit:
                return found["title"].strip(), unit
    bracketed = re.split(r"[,(\[（，]", line, maxsplit=1)[0]
    return bracketed.strip(), ""


def _known_unit(text: str) -> str:
    try:
        return text if parse_unit(text).symbol else ""
    except DataFault:
        return ""


def folded(word: str) -> str:
    """Return a heading without case, marks and gaps, so that spellings of it are equal."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", word).casefold())


# Numbers of another land

_COMMA = re.compile(
    r"[-+]?[0-9]*,(?:[0-9]{1,2}|[0-9]{4,})(?![0-9.,]).*|[-+]?0,[0-9]+(?![0-9.,]).*|.*\.[0-9]{3},.*"
)
_POINT = re.compile(
    r"[-+]?[0-9]*\.(?:[0-9]{1,2}|[0-9]{4,})(?![0-9.,]).*|[-+]?0\.[0-9]+(?![0-9.,]).*|.*,[0-9]{3}\..*"
)
_OPEN = re.compile(r"(?P<head>[-+]?[1-9][0-9]{0,2})[.,](?P<tail>[0-9]{3}(?![0-9.,]).*)", re.DOTALL)


def decimal_of(texts: Sequence[str], usual: str) -> str:
    """Return the decimal sign that the numbers of a block are written with, the usual one where they do not tell."""
    commas = sum(1 for text in texts if _COMMA.fullmatch(text))
    points = sum(1 for text in texts if _POINT.fullmatch(text))
    if commas == points:
        return usual
    return "," if commas > points else "."


def with_decimal(text: str, written: str, usual: str) -> str:
    """Return a number like '1,200' with the usual decimal sign where the block's own shows what is meant."""
    found = _OPEN.fullmatch(text.strip()) if written != usual else None
    if found is None:
        return text
    sign = text.strip()[len(found["head"])]
    if sign == written:
        return f"{found['head']}{usual}{found['tail']}"
    return f"{found['head']}{found['tail']}"
