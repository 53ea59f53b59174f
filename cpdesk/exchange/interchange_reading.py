"""The records of an interchange text: everything is checked before anything is written, and each fault named."""

from collections.abc import Iterator
from dataclasses import MISSING, dataclass, fields
from functools import cache
from typing import Any, cast

from cpdesk.errors import DataFault, Fault
from cpdesk.exchange.interchange_json import JsonObject, Place
from cpdesk.exchange.interchange_values import content_in, quantity_in
from cpdesk.language import N_, Message
from cpdesk.records.audit import Audit, DecimalSign
from cpdesk.records.kinds import KINDS, SINGLE_KINDS
from cpdesk.records.record import Record, Rule, Type, rules_of

CONTENTS = "contents"


@dataclass(frozen=True, slots=True)
class Found:
    """What a sound text holds."""

    records: list[Record]
    contents: list[tuple[bytes, str]]


@dataclass(frozen=True, slots=True)
class _Reader:
    """One text on its way in: the ids and numbers that it brings and what was found wrong."""

    settings: Audit
    faults: list[Fault]
    ids: dict[str, set[str]]
    numbers: dict[tuple[str, str, str], Place]


def read(whole: JsonObject) -> Found:
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
    return Found(records, contents)


def _kinds(whole: JsonObject) -> JsonObject:
    given = whole.get("records")
    if not isinstance(given, JsonObject):
        raise DataFault(N_("The text has no records: {entry} is missing or is no object."), entry='"records"')
    return given


def _strays(whole: JsonObject, given: JsonObject) -> Iterator[Fault]:
    for key in whole:
        if key not in ("cpdesk", "records", CONTENTS):
            yield Place(key).fault("", Message(N_("this part is not known")))
    for key in whole.twice + given.twice:
        yield Place(key).fault("", Message(N_("this is given twice")))
    for kind, items in given.items():
        if kind not in KINDS:
            yield Place(kind).fault("", Message(N_("there is no such kind of record")))
        elif not isinstance(items, list):
            yield Place(kind).fault("", Message(N_("a list of records is wanted here")))


def _settings(given: JsonObject) -> Audit:
    """Return the settings by which short quantities are read: those of the text's own audit."""
    listed = given.get("audit")
    first: object = cast(list[object], listed)[0] if isinstance(listed, list) and listed else None
    raw = first if isinstance(first, JsonObject) else JsonObject()
    texts = {name: raw[name] for name in ("currency", "money_unit") if isinstance(raw.get(name), str)}
    sign = DecimalSign.COMMA if raw.get("decimal_sign") == "," else DecimalSign.POINT
    try:
        return Audit(**texts, decimal_sign=sign)
    except DataFault:
        return Audit(decimal_sign=sign)


def _places(reader: _Reader, kind: str, items: list[object]) -> list[tuple[Place, JsonObject]]:
    """Return the objects of a kind with their places, and note their ids before anything names them."""
    found: list[tuple[Place, JsonObject]] = []
    ids = reader.ids.setdefault(kind, set())
    for row, raw in enumerate(items):
        if not isinstance(raw, JsonObject):
            reader.faults.append(Place(kind, "", row).fault("", Message(N_("a record is wanted here"))))
            continue
        given: object = raw.get("id", kind if kind in SINGLE_KINDS else None)
        place = Place(kind, given if isinstance(given, str) else "", row)
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


def _record(reader: _Reader, cls: type[Record], place: Place, raw: JsonObject) -> Record | None:
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
        wrong = {fault.field: what_is_wrong(fault) for fault in error.faults} | wrong
    reader.faults.extend(place.fault(name, what) for name, what in wrong.items())
    return None if wrong else record


@cache
def _without_default(cls: type[Record]) -> tuple[str, ...]:
    found = [item for item in fields(cls) if item.default is MISSING and item.default_factory is MISSING]
    return tuple(item.name for item in found)


def what_is_wrong(fault: Fault) -> Message:
    """Return what a fault says, without the kind and the field before it."""
    what = fault.message.values.get("what")
    return what if isinstance(what, Message) else fault.message


def _rule(cls: type[Record], name: str) -> Rule:
    if name not in rules_of(cls):
        raise DataFault(N_("there is no such field"))
    return rules_of(cls)[name]


def _used_numbers(
    reader: _Reader, cls: type[Record], place: Place, values: dict[str, Any]
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
    Type.QUANTITY: ((str, JsonObject), N_("a number with its unit is wanted here")),
}


def _value(reader: _Reader, rule: Rule, value: Any) -> object:
    """Return what goes into a field; raises DataFault with what would be right."""
    if value is None:
        return None
    types, sentence = _WANTED[rule.type]
    if not isinstance(value, types) or (isinstance(value, bool) and rule.type is not Type.FLAG):
        raise DataFault(sentence)
    if rule.type is Type.QUANTITY:
        return quantity_in(reader.settings, rule, value)
    if rule.type is Type.NUMBER:
        return float(value)
    if rule.type is Type.REFERENCE and value and value not in reader.ids.get(rule.refers_to, ()):
        raise DataFault(N_("there is no such record: {kind} {id}"), kind=rule.refers_to, id=value)
    return value


def _contents(reader: _Reader, given: object, papers: list[object]) -> Iterator[tuple[bytes, str]]:
    """Yield the sound contents of attachments and note what is wrong with the others."""
    if given is not None and not isinstance(given, list):
        reader.faults.append(Place(CONTENTS).fault("", Message(N_("a list of contents is wanted here"))))
        return
    seen: set[str] = set()
    for row, raw in enumerate(cast(list[object], given or [])):
        item = raw if isinstance(raw, JsonObject) else JsonObject()
        digest: object = item.get("hash")
        place = Place(CONTENTS, digest if isinstance(digest, str) else "", row)
        try:
            yield content_in(item, papers, seen)
        except DataFault as error:
            reader.faults.append(place.fault("", error.message))
