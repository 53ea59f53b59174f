"""The whole project as one readable JSON text, and back: nothing lost, each fault named."""

import base64
import binascii
import hashlib
import json
import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import MISSING, dataclass, fields
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from cpdesk.edits.agreement import disagreements
from cpdesk.edits.typed import read_typed
from cpdesk.errors import DataFault, EnvironmentFault, Fault
from cpdesk.language import N_, Message
from cpdesk.project.contents import LARGEST_MIB, MEDIA_TYPES
from cpdesk.project.faults import file_faults
from cpdesk.project.opening import not_there
from cpdesk.project.project import Project
from cpdesk.quantities import Quantity, Unit, canonical_unit, parse_quantity, parse_unit
from cpdesk.records.audit import Audit, DecimalSign
from cpdesk.records.kinds import KINDS, SINGLE_KINDS
from cpdesk.records.record import Record, Rule, Type, kind_of, rules_of

FORMAT = 1
CONTENTS = "contents"

_json: Callable[[object], str] = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
_canonical = cache(canonical_unit)

# Out: one field a line, so that two texts can be compared line by line


def dump_text(project: Project) -> str:
    """Return the whole project as JSON: kinds and keys in the words of the records, records by id."""
    kinds = [_kind_text(kind, records) for kind, cls in KINDS.items() if (records := project.read(cls))]
    parts = [f'"cpdesk": {FORMAT}', f'"records": {_block("{}", kinds, 1)}']
    contents = [_content_text(*content) for content in project.contents()]
    if contents:
        parts.append(f'"{CONTENTS}": {_block("[]", contents, 1)}')
    return _block("{}", parts, 0) + "\n"


def _block(marks: str, parts: Sequence[str], depth: int) -> str:
    if not parts:
        return marks
    inner = ",\n".join(" " * (depth + 1) + part for part in parts)
    return f"{marks[0]}\n{inner}\n{' ' * depth}{marks[1]}"


def _kind_text(kind: str, records: Sequence[Record]) -> str:
    texts = [_record_text(record) for record in sorted(records, key=lambda record: record.id)]
    return f'"{kind}": {_block("[]", texts, 2)}'


def _record_text(record: Record) -> str:
    names = rules_of(type(record))
    return _block("{}", [f'"{name}": {_json(_plain(getattr(record, name)))}' for name in names], 3)


def _plain(value: object) -> object:
    if not isinstance(value, Quantity):
        return value
    return {
        "value": value.value,
        "in": _canonical(value.unit),
        "unit": value.unit,
        "text": value.text,
        "uncertainty": value.uncertainty,
    }


def _content_text(digest: str, media_type: str, content: bytes) -> str:
    values = {"hash": digest, "media_type": media_type, "base64": base64.b64encode(content).decode()}
    return _block("{}", [f'"{name}": {_json(value)}' for name, value in values.items()], 2)


# In: everything is checked before anything is written


def read_text(path: Path) -> str:
    """Return the text of a file; raises what a person must be told where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise DataFault(
            N_("{path} is not a text in UTF-8: byte {byte} cannot be read."), path=path, byte=error.start + 1
        ) from None
    except OSError as error:
        raise EnvironmentFault(
            N_("{path} cannot be read: check that the file is there and that you may read it."), path=path
        ) from error


def load_text(text: str, path: Path, *, backup_root: Path | None = None) -> Project:
    """Write the project that a text holds and open it; a text with any fault leaves no file.

    Raises DataFault with all faults, each by kind, id and field. A field that is left out has what a new
    record has, and a quantity may be given in short, as it would be typed: "3.5 t/h".
    """
    path = Path(path)
    not_there(path)
    found = _read(_parsed(text))
    with (
        file_faults(path),
        TemporaryDirectory(prefix=".cpdesk-", dir=path.absolute().parent) as folder,
        Project.create(Path(folder) / path.name, backup_root=backup_root) as project,
    ):
        _write(project, found)
        project.save_as(path)
    return Project.open(path, backup_root=backup_root)


@dataclass(frozen=True, slots=True)
class _Found:
    """What a sound text holds."""

    records: list[Record]
    contents: list[tuple[bytes, str]]


def _write(project: Project, found: _Found) -> None:
    with project.step(Message(N_("Load from text"))) as step:
        for record in found.records:
            if kind_of(record) in SINGLE_KINDS:
                names = [name for name in rules_of(type(record)) if name != "id"]
                step.change(type(record), record.id, {name: getattr(record, name) for name in names})
        step.add_all([record for record in found.records if kind_of(record) not in SINGLE_KINDS])
        for content, media_type in found.contents:
            project.keep_content(content, media_type)
        _demand_agreement(project, found.records)


def _demand_agreement(project: Project, records: Sequence[Record]) -> None:
    """Refuse records that contradict one another, as an edit would."""
    groups: dict[type[Record], list[Record]] = {}
    for record in records:
        groups.setdefault(type(record), []).append(record)
    found = list(disagreements(project, groups, None))
    if found:
        raise DataFault.of(_Place(fault.kind, fault.id).fault(fault.field, _what(fault)) for fault in found)


class _Object(dict[str, Any]):
    """A JSON object that remembers which of its keys were given twice."""

    twice: tuple[str, ...] = ()


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    made = _Object(pairs)
    if len(made) < len(pairs):
        names = [name for name, _ in pairs]
        made.twice = tuple(name for name in made if names.count(name) > 1)
    return made


def _whole(digits: str) -> float:
    """Return a whole number; one that no field can hold is not worked out."""
    return int(digits) if len(digits) <= 300 else math.inf


def _parsed(text: str) -> _Object:
    try:
        whole = json.loads(
            text.removeprefix("\ufeff"), object_pairs_hook=_object, parse_int=_whole, parse_constant=float
        )
    except json.JSONDecodeError as error:
        raise DataFault(
            N_("The text is not JSON: it cannot be read from line {line}, column {column} on."),
            line=error.lineno,
            column=error.colno,
        ) from None
    except RecursionError:
        raise DataFault(N_("The text is nested more deeply than that of any project.")) from None
    _demand_format(whole)
    return whole


def _demand_format(whole: object) -> None:
    version: object = whole.get("cpdesk") if isinstance(whole, _Object) else None
    if not isinstance(version, int) or isinstance(version, bool):
        raise DataFault(
            N_("This is not the text of a CPDesk project: it has no {entry}."), entry=f'"cpdesk": {FORMAT}'
        )
    if version > FORMAT:
        raise DataFault(
            N_(
                "The text was written by a newer CPDesk (format {theirs}, this program knows {ours}). Install it."
            ),
            theirs=version,
            ours=FORMAT,
        )
    if version < FORMAT:
        raise DataFault(N_("The format {version} of the text is not known."), version=version)


@dataclass(frozen=True, slots=True)
class _Place:
    """A record of the text: its kind, its id and how many of its kind stand before it."""

    kind: str
    id: str = ""
    row: int | None = None

    @property
    def name(self) -> str:
        """The id, or where there is none the record's place among its kind."""
        return self.id or ("" if self.row is None else f"#{self.row + 1}")

    def fault(self, name: str, what: object) -> Fault:
        """Return what is wrong with one field here, or with the whole record where `name` is empty."""
        where = f"{self.kind} {self.name}".strip()
        values = {"where": f"{where}, {name}" if name else where, "what": what}
        return Fault(Message(N_("{where}: {what}"), values), self.kind, self.id, name, self.row)


@dataclass(frozen=True, slots=True)
class _Reader:
    """One text on its way in: the ids and numbers that it brings and what was found wrong."""

    settings: Audit
    faults: list[Fault]
    ids: dict[str, set[str]]
    numbers: dict[tuple[str, str, str], _Place]


def _read(whole: _Object) -> _Found:
    """Return what a text holds; raises DataFault with everything that is wrong with it."""
    given = _kinds(whole)
    reader = _Reader(_settings(given), list(_strays(whole, given)), {}, {})
    places = {kind: _places(reader, kind, given[kind]) for kind in KINDS if isinstance(given.get(kind), list)}
    records: list[Record] = []
    for kind, found in places.items():
        records += [record for place, raw in found if (record := _record(reader, KINDS[kind], place, raw))]
    papers: list[object] = [raw.get("content_hash") for _, raw in places.get("attachment", ())]
    contents = list(_contents(reader, whole.get(CONTENTS), papers))
    if reader.faults:
        order = {kind: number for number, kind in enumerate(KINDS)}
        faults = sorted(reader.faults, key=lambda fault: (order.get(fault.kind, -1), fault.row or 0))
        raise DataFault.of(faults)
    return _Found(records, contents)


def _kinds(whole: _Object) -> _Object:
    given = whole.get("records")
    if not isinstance(given, _Object):
        raise DataFault(N_("The text has no records: {entry} is missing or is no object."), entry='"records"')
    return given


def _strays(whole: _Object, given: _Object) -> Iterator[Fault]:
    for key in whole:
        if key not in ("cpdesk", "records", CONTENTS):
            yield _Place(key).fault("", Message(N_("this part is not known")))
    for key in whole.twice + given.twice:
        yield _Place(key).fault("", Message(N_("this is given twice")))
    for kind, items in given.items():
        if kind not in KINDS:
            yield _Place(kind).fault("", Message(N_("there is no such kind of record")))
        elif not isinstance(items, list):
            yield _Place(kind).fault("", Message(N_("a list of records is wanted here")))


def _settings(given: _Object) -> Audit:
    """Return the settings by which short quantities are read: those of the text's own audit."""
    listed = given.get("audit")
    first: object = cast(list[object], listed)[0] if isinstance(listed, list) and listed else None
    raw = first if isinstance(first, _Object) else _Object()
    texts = {name: raw[name] for name in ("currency", "money_unit") if isinstance(raw.get(name), str)}
    sign = DecimalSign.COMMA if raw.get("decimal_sign") == "," else DecimalSign.POINT
    try:
        return Audit(**texts, decimal_sign=sign)
    except DataFault:
        return Audit(decimal_sign=sign)


def _places(reader: _Reader, kind: str, items: list[object]) -> list[tuple[_Place, _Object]]:
    """Return the objects of a kind with their places, and note their ids before anything names them."""
    found: list[tuple[_Place, _Object]] = []
    ids = reader.ids.setdefault(kind, set())
    for row, raw in enumerate(items):
        if not isinstance(raw, _Object):
            reader.faults.append(_Place(kind, "", row).fault("", Message(N_("a record is wanted here"))))
            continue
        given: object = raw.get("id", kind if kind in SINGLE_KINDS else None)
        place = _Place(kind, given if isinstance(given, str) else "", row)
        what = _id_fault(kind, given, ids)
        if what:
            reader.faults.append(place.fault("id", Message(what)))
        ids |= {place.id} - {""}
        found.append((place, raw))
    return found


def _id_fault(kind: str, given: object, ids: set[str]) -> str:
    if not isinstance(given, str) or not given:
        return N_("the record has no id")
    if given in ids:
        return N_("this id is used twice")
    return (
        N_("the id of this record is the name of its kind") if kind in SINGLE_KINDS and given != kind else ""
    )


def _record(reader: _Reader, cls: type[Record], place: _Place, raw: _Object) -> Record | None:
    """Return a record, or None where something is wrong with it, which is then noted."""
    values: dict[str, Any] = dict.fromkeys(_without_default(cls))
    wrong = {name: Message(N_("this is given twice")) for name in raw.twice}
    for name, value in raw.items():
        if name == "id" and not place.id:
            continue
        try:
            values[name] = _value(reader, _rule(cls, name), value)
        except DataFault as error:
            wrong[name] = error.message
    wrong |= _used_numbers(reader, cls, place, values)
    sound = {
        name: value for name, value in values.items() if name not in wrong or name in _without_default(cls)
    }
    try:
        record = cls(**sound)
    except DataFault as error:
        record = None
        wrong = {fault.field: _what(fault) for fault in error.faults} | wrong
    reader.faults.extend(place.fault(name, what) for name, what in wrong.items())
    return None if wrong else record


@cache
def _without_default(cls: type[Record]) -> tuple[str, ...]:
    found = [item for item in fields(cls) if item.default is MISSING and item.default_factory is MISSING]
    return tuple(item.name for item in found)


def _what(fault: Fault) -> Message:
    what = fault.message.values.get("what")
    return what if isinstance(what, Message) else fault.message


def _rule(cls: type[Record], name: str) -> Rule:
    if name not in rules_of(cls):
        raise DataFault(N_("there is no such field"))
    return rules_of(cls)[name]


def _used_numbers(
    reader: _Reader, cls: type[Record], place: _Place, values: dict[str, Any]
) -> dict[str, Message]:
    found: dict[str, Message] = {}
    for name, rule in rules_of(cls).items():
        value: object = values.get(name)
        if rule.unique and isinstance(value, str) and value:
            first = reader.numbers.setdefault((place.kind, name, value), place)
            if first != place:
                said = {"value": value, "id": first.name}
                found[name] = Message(N_("“{value}” is used already by {id}"), said)
    return found


_WANTED: dict[Type, tuple[type | tuple[type, ...], str]] = {
    Type.TEXT: (str, N_("a text is wanted here")),
    Type.NUMBER: ((int, float), N_("a number is wanted here")),
    Type.WHOLE: (int, N_("a whole number is wanted here")),
    Type.FLAG: (bool, N_("yes or no is wanted here")),
    Type.DATE: (str, N_("a date such as 2026-05-31, 2026-05 or 2026 is wanted here")),
    Type.CHOICE: (str, N_("a text is wanted here")),
    Type.REFERENCE: (str, N_("the id of a record is wanted here")),
    Type.QUANTITY: ((str, _Object), N_("a number with its unit is wanted here")),
}


def _value(reader: _Reader, rule: Rule, value: Any) -> object:
    """Return what goes into a field; raises DataFault with what would be right."""
    if value is None:
        return None
    types, sentence = _WANTED[rule.type]
    if not isinstance(value, types) or (isinstance(value, bool) and rule.type is not Type.FLAG):
        raise DataFault(sentence)
    if rule.type is Type.QUANTITY:
        return _quantity(reader.settings, rule, value)
    if rule.type is Type.NUMBER:
        return float(value)
    if rule.type is Type.REFERENCE and value and value not in reader.ids.get(rule.refers_to, ()):
        raise DataFault(N_("there is no such record: {kind} {id}"), kind=rule.refers_to, id=value)
    return value


def _quantity(settings: Audit, rule: Rule, given: Any) -> object:
    if isinstance(given, str):
        return read_typed(given, rule, settings)
    _demand_parts(given)
    unit, width = parse_unit(given["unit"]), given.get("uncertainty")
    if given.get("in", _canonical(given["unit"])) != _canonical(given["unit"]):
        values = {"unit": unit.symbol, "canonical": _canonical(given["unit"]), "given": given["in"]}
        raise DataFault(N_("values in {unit} are kept in {canonical}, not in {given}"), **values)
    if unit.currency not in ("", settings.currency):
        raise DataFault(
            N_("{found} was typed, but this audit counts in {currency}: convert it first"),
            found=unit.currency,
            currency=settings.currency,
        )
    half = None if width is None else float(width)
    made = Quantity(float(given["value"]), given["unit"], given["text"], half)
    _demand_as_typed(made, unit)
    return made


_PARTS = {"value": (int, float), "in": str, "unit": str, "text": str, "uncertainty": (int, float, type(None))}
_OPTIONAL_PARTS = ("in", "uncertainty")


def _demand_parts(given: _Object) -> None:
    for name in given:
        if name not in _PARTS or name in given.twice:
            raise DataFault(N_("the quantity's part {part} is not known or given twice"), part=name)
    for name, types in _PARTS.items():
        value: object = given.get(name)
        left_out = name in _OPTIONAL_PARTS and name not in given
        if not left_out and (not isinstance(value, types) or isinstance(value, bool)):
            raise DataFault(N_("the quantity's part {part} is missing or of the wrong type"), part=name)


def _demand_as_typed(given: Quantity, unit: Unit) -> None:
    """Refuse a value that is not what its text says; the text may have been typed with either decimal sign."""
    dimensions = frozenset({unit.kind})
    refused: DataFault | None = None
    for sign in DecimalSign:
        try:
            read = parse_quantity(
                given.text,
                decimal=sign.value,
                default_unit=given.unit,
                dimensions=dimensions,
                currency=unit.currency,
            )
        except DataFault as error:
            refused = error
            continue
        if _agree(given, read, unit):
            return
    said = DataFault(
        N_("the value {value} is not what “{text}” says"),
        value=f"{given.value!r} {_canonical(given.unit)}",
        text=given.text,
    )
    raise refused or said


def _agree(given: Quantity, read: Quantity, unit: Unit) -> bool:
    if not math.isclose(given.value, read.value, rel_tol=1e-9, abs_tol=1e-9 * abs(unit.offset)):
        return False
    return read.uncertainty is None or math.isclose(given.uncertainty or 0.0, read.uncertainty, rel_tol=1e-9)


def _contents(reader: _Reader, given: object, papers: list[object]) -> Iterator[tuple[bytes, str]]:
    """Yield the sound contents of attachments and note what is wrong with the others."""
    if given is not None and not isinstance(given, list):
        reader.faults.append(_Place(CONTENTS).fault("", Message(N_("a list of contents is wanted here"))))
        return
    seen: set[str] = set()
    for row, raw in enumerate(cast(list[object], given or [])):
        item = raw if isinstance(raw, _Object) else _Object()
        digest: object = item.get("hash")
        place = _Place(CONTENTS, digest if isinstance(digest, str) else "", row)
        try:
            yield _content(item, papers, seen)
        except DataFault as error:
            reader.faults.append(place.fault("", error.message))


def _content(item: _Object, papers: list[object], seen: set[str]) -> tuple[bytes, str]:
    texts = [item.get(name) for name in ("hash", "media_type", "base64")]
    if len(item) != 3 or item.twice or not all(isinstance(text, str) for text in texts):
        raise DataFault(N_("a content has hash, media_type and base64, each a text, and nothing else"))
    digest, media_type, code = cast(list[str], texts)
    try:
        content = base64.b64decode(code, validate=True)
    except (binascii.Error, ValueError):
        raise DataFault(N_("the content is not base64")) from None
    if hashlib.sha256(content).hexdigest() != digest:
        raise DataFault(N_("the content is not the one of this hash: it was damaged or changed"))
    if digest in seen:
        raise DataFault(N_("this is given twice"))
    seen.add(digest)
    _demand_attachable(content, media_type, digest in papers)
    return content, media_type


def _demand_attachable(content: bytes, media_type: str, named: bool) -> None:
    if not named:
        raise DataFault(N_("no attachment has this content"))
    if media_type not in MEDIA_TYPES.values():
        raise DataFault(N_("the media type {media_type} cannot be attached"), media_type=media_type)
    if len(content) > LARGEST_MIB * 2**20:
        raise DataFault(N_("the content is larger than {limit} MiB"), limit=LARGEST_MIB)
