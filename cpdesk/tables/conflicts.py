"""What two copies of the project changed differently, and whether it is decided."""

from typing import Any

from cpdesk.language import N_, Message
from cpdesk.records.kinds import KINDS
from cpdesk.records.papers import Conflict
from cpdesk.records.record import Record, Type, field_title, kind_title, rules_of
from cpdesk.tables.definition import TableDefinition
from cpdesk.tables.labels import full_label
from cpdesk.tables.table import Column, Format, Row, Table, Value
from cpdesk.tables.view import View

_COLUMNS = (
    Column("kind", Message(N_("Kind of record")), frozen=True),
    Column("record", Message(N_("Record")), frozen=True),
    Column("field", Message(N_("Field"))),
    Column("now", Message(N_("As it stands")), Format.LONG_TEXT),
    Column("base", Message(N_("Before both changes")), Format.LONG_TEXT),
    Column("mine", Message(N_("Mine")), Format.LONG_TEXT),
    Column("mine_by", Message(N_("Mine by"))),
    Column("mine_at", Message(N_("Mine at"))),
    Column("theirs", Message(N_("Theirs")), Format.LONG_TEXT),
    Column("theirs_by", Message(N_("Theirs by"))),
    Column("theirs_at", Message(N_("Theirs at"))),
    Column("decided", Message(N_("Decided")), Format.FLAG, field="decided"),
)
_GONE = Message(N_("not there any more"))
_WHOLE = Message(N_("the whole record"))


def _conflicts(view: View) -> Table:
    rows = tuple(_row(view, one) for one in view.all(Conflict))
    return Table("conflicts", Message(CONFLICTS.title), _COLUMNS, rows)


def _row(view: View, one: Conflict) -> Row:
    cls = KINDS.get(one.of_kind)
    record = None if cls is None else view.get(cls, one.of_id)
    values: dict[str, Value] = {
        "kind": kind_title(one.of_kind) if one.of_kind else None,
        "record": _GONE if record is None else full_label(view, record) or None,
        "field": field_title(one.of_field) if one.of_field else _WHOLE,
        "now": None if record is None else _stands(view, record, one.of_field),
        **{
            name: getattr(one, name) or None
            for name in ("base", "mine", "mine_by", "mine_at", "theirs", "theirs_by", "theirs_at")
        },
        "decided": one.decided,
    }
    return Row(one.id, values, "conflict", one.id)


def _stands(view: View, record: Record, name: str) -> Value:
    """Return what a field holds now."""
    rule = rules_of(type(record)).get(name)
    value: Any = None if rule is None else getattr(record, name)
    if rule is None or value is None:
        return None
    if rule.type is Type.REFERENCE:
        named = view.get(KINDS[rule.refers_to], value)
        return (full_label(view, named) or None) if named is not None else None
    if rule.type is Type.QUANTITY:
        return str(value.text)
    return value if isinstance(value, bool | int | float) else str(value) or None


CONFLICTS = TableDefinition(
    "conflicts", N_("What two copies changed differently"), _conflicts, (Conflict, *KINDS.values())
)

TABLES = (CONFLICTS,)
