"""Saying of each conflict between two copies what they have, who changed it when, and what stands."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, cast

from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.project.columns import QUANTITY_PARTS
from cpdesk.project.merge_fields import Clash, Key, State, placed_as, references
from cpdesk.project.project import Project
from cpdesk.quantities import Quantity, parse_quantity, parse_unit, quantity
from cpdesk.records.audit import Audit
from cpdesk.records.kinds import KINDS, SINGLE_KINDS
from cpdesk.records.record import Record, Type, field_title, kind_title, rules_of


@dataclass(frozen=True, slots=True)
class MergeConflict:
    """A field on which the copies disagree, or with no field a record that one copy deleted; what each says of it.

    `base`, `mine` and `theirs` are plain values (None: nothing there), the texts are as a person reads them.
    """

    kind: str
    id: str
    field: str
    base: object
    mine: object
    theirs: object
    base_text: str
    mine_text: str
    theirs_text: str
    mine_by: str
    mine_at: str
    theirs_by: str
    theirs_at: str
    message: Message


_CALLED = ("tag", "number", "code", "key", "name", "title", "item", "what", "place", "description", "task")
_DELETED, _CHANGED, _USED = N_("deleted"), N_("changed"), N_("still used")
_BOTH = N_(
    "{record}, {field}: changed in both copies, to “{mine}” in mine and to “{theirs}” in theirs. "
    "“{base}” stands until someone decides."
)
_TOGETHER = N_(
    "{record}, {field}: the changes of the two copies do not go together (“{mine}” in mine, “{theirs}” in theirs). "
    "“{base}” stands until someone decides."
)
_CELL = N_(
    "{record}, {field}: both copies have a record for the same place, with “{mine}” in mine and “{theirs}” in theirs. "
    "Nothing stands until someone decides."
)
_SENTENCES = {"changed": _BOTH, "together": _TOGETHER, "cell": _CELL}
_NUMBER = N_(
    "{record}, {field}: both copies use “{value}” for different records. Theirs has “{variant}” until someone decides."
)
_DELETIONS = {
    (True, False): N_("{record}: deleted in mine but changed in theirs. It is kept until someone decides."),
    (False, False): N_("{record}: deleted in theirs but changed in mine. It is kept until someone decides."),
    (True, True): N_(
        "{record}: deleted in mine but {user} needs it in theirs. It is kept until someone decides."
    ),
    (False, True): N_(
        "{record}: deleted in theirs but {user} needs it in mine. It is kept until someone decides."
    ),
}


class Teller:
    """Says of each conflict what the copies have, who changed it when, and what stands."""

    def __init__(self, copies: Sequence[Project], states: Sequence[State], joined: State) -> None:
        self._copies = copies
        self._states = states
        self._joined = joined

    def told(self, clash: Clash) -> MergeConflict:
        """Return a conflict as a person and a program read it."""
        base, mine, theirs = (self._value(clash, side) for side in range(3))
        texts = [self._text(clash, value, base) for value in (base, mine, theirs)]
        mine_by, mine_at = self._who(clash, 1)
        theirs_by, theirs_at = self._who(clash, 2)
        return MergeConflict(
            kind=clash.key[0],
            id=clash.key[1],
            field=clash.field,
            base=_plain(base),
            mine=_plain(mine),
            theirs=_plain(theirs),
            base_text=texts[0] if clash.field else "",
            mine_text=texts[1],
            theirs_text=texts[2],
            mine_by=mine_by,
            mine_at=mine_at,
            theirs_by=theirs_by,
            theirs_at=theirs_at,
            message=self._sentence(clash, texts),
        )

    def _value(self, clash: Clash, side: int) -> Any:
        if clash.said is not None:
            return clash.said[side]
        state = self._states[side]
        record = state.get(clash.key)
        if record is None and clash.why == "number":
            record = state.get(clash.cause or clash.key)
        return getattr(record, clash.field) if record is not None and clash.field else record

    def _text(self, clash: Clash, value: Any, base: Any) -> str:
        if not clash.field:
            return _DELETED if value is None else _USED if placed_as(value, base) == base else _CHANGED
        rule = rules_of(KINDS[clash.key[0]])[clash.field]
        if rule.type is Type.REFERENCE and value is not None:
            return self._findable((rule.refers_to, value))
        return self._typed(value) if isinstance(value, Quantity) else _value_text(value)

    def _who(self, clash: Clash, side: int) -> tuple[str, str]:
        """Return who changed in one copy what the conflict is about, and when; empty where nobody did."""
        state, key = self._states[side], clash.key
        if clash.field and self._value(clash, side) == self._value(clash, 0):
            return "", ""
        if clash.why == "cell":
            key = clash.cause or key if side == 2 else key
        elif clash.cause is not None and (clash.why == "number") != (key in state):
            key = clash.cause
        changes = self._copies[side].record_history(*key)
        columns = _columns(key[0], clash.field)
        found = [change.step for change in changes if not columns or change.field in columns]
        return (found[-1].who, found[-1].at) if found else ("", "")

    def _sentence(self, clash: Clash, texts: Sequence[str]) -> Message:
        """Return what is to be decided, in a sentence that names the record."""
        values: dict[str, object] = {"record": self._title(clash.key), "field": field_title(clash.field)}
        if clash.why == "deleted":
            if clash.cause is not None:
                values["user"] = self._title(clash.cause)
            return Message(_DELETIONS[clash.key not in self._states[1], clash.cause is not None], values)
        if clash.why == "number":
            values |= {"value": texts[2], "variant": getattr(self._joined[clash.key], clash.field)}
            return Message(_NUMBER, values)
        said = [text or Message(N_("nothing")) for text in texts]
        values |= dict(zip(("base", "mine", "theirs"), said, strict=True))
        return Message(_SENTENCES[clash.why], values)

    def _title(self, key: Key) -> Message:
        if key[0] in SINGLE_KINDS:
            return kind_title(key[0])
        return Message(N_("{kind} {label}"), {"kind": kind_title(key[0]), "label": self._label(key)[:60]})

    def _findable(self, key: Key) -> str:
        """Return what a record is called, with its id where no other way leads back to that record alone."""
        label = self._label(key)
        alike = [
            other
            for other, record in self._joined.items()
            if other[0] == key[0] and _is_called(record, label)
        ]
        return label if alike == [key] or key not in self._joined else f"{label} [{key[1]}]"

    def _typed(self, value: Quantity) -> str:
        """Return a quantity as it was typed, with its unit where that came from the place it was typed into.

        A text that says something else under the joined audit's decimal sign is written out anew.
        """
        audit = cast(Audit, self._joined["audit", "audit"])
        texts = (value.text, f"{value.text} {value.unit}".strip())
        read = (text for text in texts if _says(text, value, audit.decimal_sign.value))
        return next(read, None) or _written_out(value)

    def _label(self, key: Key) -> str:
        """Return what people call a record; a part is called after what it is part of."""
        record = next((state[key] for state in (self._joined, *self._states) if key in state), None)
        if record is None:
            return key[1]
        called = [getattr(record, name, "") for name in _CALLED]
        own = next((text for text in called if isinstance(text, str) and text.strip()), "")
        parts = [self._label(named) for _, named, part in references(record) if part]
        return own or ", ".join(parts) or key[1]


def _is_called(record: Record, label: str) -> bool:
    return any(str(getattr(record, name, "")).strip() == label.strip() for name in _CALLED)


def _columns(kind: str, field: str) -> frozenset[str]:
    """Return the names under which the log keeps a field; none for a whole record."""
    if not field:
        return frozenset()
    quantity = rules_of(KINDS[kind])[field].type is Type.QUANTITY
    return frozenset(field + part for part in (QUANTITY_PARTS if quantity else ("",)))


def _plain(value: object) -> object:
    if isinstance(value, Record):
        return {name: _plain(getattr(value, name)) for name in rules_of(type(value))}
    return asdict(value) if isinstance(value, Quantity) else value


def _value_text(value: object) -> str:
    if isinstance(value, bool):
        return N_("yes") if value else N_("no")
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    return "" if value is None else str(value)


def _says(text: str, value: Quantity, decimal: str) -> bool:
    try:
        read = parse_quantity(text, decimal=decimal, currency=parse_unit(value.unit).currency)
    except DataFault:
        return False
    return (read.value, read.unit, read.uncertainty) == (value.value, value.unit, value.uncertainty)


def _written_out(value: Quantity) -> str:
    return quantity(value.value, value.unit, value.uncertainty).text
