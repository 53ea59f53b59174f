"""Deciding what two copies of a project changed differently."""

import re
from collections.abc import Sequence
from enum import StrEnum

from cpdesk.edits.labels import labels_of
from cpdesk.edits.records import change, change_all, demanded, remove
from cpdesk.edits.rows import read_value
from cpdesk.edits.typed import read_typed
from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.project.merge_fields import AS_ONE, NOT_TOGETHER
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
_ID_AT_THE_END = re.compile(r"\[([^\[\]]+)\]$")


def decide_conflict(
    project: Project, conflict_id: str, side: Side | None = None, *, typed: str | None = None
) -> None:
    """Settle a conflict: the value of one side is written, or what is `typed`, and the conflict is decided.

    Where one copy deleted the record and the other changed it, the chosen side deletes or keeps it; it was there
    before, so that keeps it, too. Fields that say one thing together are decided together.
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
            decided = [conflict]
            _keep_or_delete(project, cls, conflict, side)
        elif side is None:
            decided = [conflict]
            value = read_value(project, cls, conflict.of_field, typed or "", {})
            change(project, cls, conflict.of_id, **{conflict.of_field: value})
        else:
            decided = _side_taken(project, cls, conflict, side)
        for one in decided:
            if project.get(Conflict, one.id) is not None:
                change(project, Conflict, one.id, decided=True)


def _side_taken(project: Project, cls: type[Record], conflict: Conflict, side: Side) -> list[Conflict]:
    """Write what one side has into fields that say one thing together; return the conflicts this decides.

    Where that contradicts the record's other fields on which the sides differ, these are decided with it.
    """
    bundle = next((names for names in AS_ONE.get(cls, ()) if conflict.of_field in names), ())
    decided = _open_among(project, conflict, bundle)
    more = _open_among(project, conflict, (*bundle, *NOT_TOGETHER.get(cls, ())))
    try:
        _take_side(project, cls, decided, side)
    except DataFault:
        if conflict.of_field not in NOT_TOGETHER.get(cls, ()) or len(more) == len(decided):
            raise
        decided = more
        _take_side(project, cls, decided, side)
    return decided


def _open_among(project: Project, conflict: Conflict, fields: Sequence[str]) -> list[Conflict]:
    """Return a conflict and the open ones on these fields of its record, one a field."""
    same = project.where(Conflict, "of_id", [conflict.of_id])
    there = [one for one in same if one.of_kind == conflict.of_kind and not one.decided]
    found = {one.of_field: one for one in there if one.of_field in fields and one.of_field}
    return list((found | {conflict.of_field: conflict}).values())


def _take_side(project: Project, cls: type[Record], conflicts: Sequence[Conflict], side: Side) -> None:
    """Write what one side has; a number that another record has meanwhile changes places with this one's."""
    record = demanded(project, cls, conflicts[0].of_id)
    values = {one.of_field: _kept(project, cls, one, side) for one in conflicts}
    changes: dict[str, dict[str, object]] = {record.id: values}
    for one in conflicts:
        text = str(values[one.of_field] or "")
        holders = (
            project.where(cls, one.of_field, [text]) if rules_of(cls)[one.of_field].unique and text else []
        )
        holder = next((found for found in holders if found.id != record.id), None)
        if holder is not None and side is Side.MINE and one.mine == one.theirs:
            del values[one.of_field]  # mine gave the number to the other record: both stay as they are
        elif holder is not None:
            changes[holder.id] = {one.of_field: getattr(record, one.of_field)}
    change_all(project, cls, changes)


def _about(conflict: Conflict) -> Message:
    return field_title(conflict.of_field) if conflict.of_field else kind_title(conflict.of_kind)


def _keep_or_delete(project: Project, cls: type[Record], conflict: Conflict, side: Side | None) -> None:
    if side is None:
        raise DataFault(N_("One copy deleted this record, the other changed it. Choose mine or theirs."))
    if side is not Side.BASE and getattr(conflict, side.value) == DELETED:
        remove(project, cls, [conflict.of_id])


def _kept(project: Project, cls: type[Record], conflict: Conflict, side: Side) -> object:
    """Return the value that a side's text stands for; numbers there have a decimal point whatever the audit's sign."""
    rule, text = rules_of(cls)[conflict.of_field], str(getattr(conflict, side.value))
    if rule.type is Type.TEXT:
        return text
    if rule.type is Type.REFERENCE:
        return _named(project, rule.refers_to, text, str(getattr(conflict, f"{side.value}_id")))
    if text and rule.type in (Type.NUMBER, Type.WHOLE):
        return float(text) if rule.type is Type.NUMBER else int(text)
    return read_typed(text, rule, project.audit)


def _named(project: Project, kind: str, text: str, kept: str) -> str | None:
    """Return the id of the record that a side names: the one that is kept, or in an older file what its label says."""
    if kept:
        if project.get(KINDS[kind], kept) is None:
            raise DataFault(
                N_("{record} is not in the project any more. Choose another side or type a value."),
                record=text,
            )
        return kept
    told = _ID_AT_THE_END.search(text)
    for found in (told.group(1) if told else "", text):
        if found and project.get(KINDS[kind], found) is not None:
            return found
    return labels_of(project, kind).id_of(text)
