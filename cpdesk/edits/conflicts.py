"""Deciding what two copies of a project changed differently."""

from enum import StrEnum

from cpdesk.edits.labels import labels_of
from cpdesk.edits.records import change, demanded, remove
from cpdesk.edits.rows import read_value
from cpdesk.edits.typed import read_typed
from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.project.project import Project
from cpdesk.records.kinds import KINDS
from cpdesk.records.papers import Conflict
from cpdesk.records.record import Record, Type, field_title, kind_title, rules_of


class Side(StrEnum):
    """Whose value is to stand."""

    MINE = "mine"
    THEIRS = "theirs"
    BASE = "base"


DELETED = "deleted"


def decide_conflict(
    project: Project, conflict_id: str, side: Side | None = None, *, typed: str | None = None
) -> None:
    """Settle a conflict: the value of one side is written, or what is `typed`, and the conflict is decided.

    Where one copy deleted the record and the other changed it, the chosen side deletes or keeps it.
    """
    conflict = demanded(project, Conflict, conflict_id)
    cls = KINDS.get(conflict.of_kind)
    if (side is None) == (typed is None):
        raise DataFault(N_("Choose mine, theirs or what it was before, or type a value."))
    if cls is None or project.get(cls, conflict.of_id) is None:
        raise DataFault(N_("The record of this conflict is not there any more. Delete the conflict."))
    name = Message(N_("Decide a conflict: {field}"), {"field": _about(conflict)})
    with project.step(name):
        if not conflict.of_field:
            _keep_or_delete(project, cls, conflict, side)
        else:
            value = _value(project, cls, conflict, side, typed)
            change(project, cls, conflict.of_id, **{conflict.of_field: value})
        if project.get(Conflict, conflict_id) is not None:
            change(project, Conflict, conflict_id, decided=True)


def _about(conflict: Conflict) -> Message:
    return field_title(conflict.of_field) if conflict.of_field else kind_title(conflict.of_kind)


def _keep_or_delete(project: Project, cls: type[Record], conflict: Conflict, side: Side | None) -> None:
    if side is None or side is Side.BASE:
        raise DataFault(N_("One copy deleted this record, the other changed it. Choose mine or theirs."))
    if getattr(conflict, side.value) == DELETED:
        remove(project, cls, [conflict.of_id])


def _value(
    project: Project, cls: type[Record], conflict: Conflict, side: Side | None, typed: str | None
) -> object:
    if typed is not None or side is None:
        return read_value(project, cls, conflict.of_field, typed or "", {})
    return _kept(project, cls, conflict.of_field, getattr(conflict, side.value))


def _kept(project: Project, cls: type[Record], field: str, text: str) -> object:
    """Return the value that a side's text stands for; numbers there have a decimal point whatever the audit's sign."""
    rule = rules_of(cls)[field]
    if rule.type is Type.TEXT:
        return text
    if rule.type is Type.REFERENCE:
        return labels_of(project, rule.refers_to).id_of(text)
    if text and rule.type in (Type.NUMBER, Type.WHOLE):
        return float(text) if rule.type is Type.NUMBER else int(text)
    return read_typed(text, rule, project.audit)
