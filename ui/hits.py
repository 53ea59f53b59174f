"""What the search finds: steps by their titles, records by any of their texts."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from cpdesk.quantities import Quantity
from cpdesk.records.kinds import KINDS
from cpdesk.records.record import Record, Type, kind_of, kind_title, rules_of
from cpdesk.reference.steps import steps
from cpdesk.tables.labels import full_label
from ui.session import Session

UNSEARCHED = frozenset({"placement", "route", "sheet", "conflict", "step_mark"})
MOST_LOOKED_AT = 60_000
STRETCH = 500


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that was found: a step, or a field of a record."""

    text: str
    step: str = ""
    kind: str = ""
    id: str = ""
    field: str = ""


def hits(session: Session, words: str) -> Iterator[Hit | None]:
    """Yield where words stand, steps first; case does not matter. None comes after each stretch without a hit."""
    wanted = words.casefold().strip()
    if not wanted:
        return
    code = session.language.code
    for step in steps():
        title = f"{step.code}  {step.title.in_language(code)}"
        if wanted in title.casefold():
            yield Hit(title, step=step.code)
    if session.is_open:
        for number, record in enumerate(_records(session)):
            if not number % STRETCH:
                yield None
            field = _holding(record, wanted)
            if field:
                yield _hit(session, record, field)


def _records(session: Session) -> Iterator[Record]:
    """Yield the records that a search looks at: of a very large plant only the first so many of each kind."""
    for kind, cls in KINDS.items():
        if kind not in UNSEARCHED:
            yield from session.tables.view.all(cls)[:MOST_LOOKED_AT]


def _hit(session: Session, record: Record, field: str) -> Hit:
    kind = kind_of(record)
    name = full_label(session.tables.view, record)
    value: Any = getattr(record, field)
    shown = value.text if isinstance(value, Quantity) else str(value)
    tail = f"  {shown[:60]}" if shown != name else ""
    return Hit(f"{session.say(kind_title(kind))}: {name}{tail}", kind=kind, id=record.id, field=field)


@cache
def _searched(cls: type[Record]) -> tuple[str, ...]:
    told = (Type.TEXT, Type.QUANTITY, Type.DATE)
    hidden = ("id", "content_hash", "of_id", "of_kind")
    return tuple(name for name, rule in rules_of(cls).items() if rule.type in told and name not in hidden)


def _holding(record: Record, wanted: str) -> str:
    for name in _searched(type(record)):
        value: Any = getattr(record, name)
        text = value.text if isinstance(value, Quantity) else value if isinstance(value, str) else ""
        if text and wanted in text.casefold():
            return name
    return ""
