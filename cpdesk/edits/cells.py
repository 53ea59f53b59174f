"""Typing into the cell of a table, whether its record is there already or comes into being by it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from cpdesk.edits.records import add_all, type_into
from cpdesk.edits.rows import NO_WORDS, read_value
from cpdesk.edits.typed import Words
from cpdesk.errors import DataFault, Fault
from cpdesk.language import N_, Message
from cpdesk.project.project import Project
from cpdesk.records.kinds import KINDS
from cpdesk.records.record import Record, field_title, kind_of, rules_of


def type_into_cell(
    project: Project,
    kind: str,
    record_id: str | None,
    field: str,
    text: str,
    defaults: Mapping[str, object] = MappingProxyType({}),
    choices: Words = NO_WORDS,
) -> Record | None:
    """Change a field to what was typed; without a record one is made from `defaults`, unless nothing was typed.

    A default that is a record itself, such as the factor of a score, comes into being in the same step.
    A text for a reference is the label of a record. `choices` are the field's choices in the person's words.
    """
    cls = KINDS[kind]
    if record_id is not None:
        return type_into(project, cls, record_id, field, text, choices)
    if not text.strip():
        return None
    starts, wholes = started(defaults)
    made: Any = {**starts, field: read_value(project, cls, field, text, choices)}
    _demand_references(cls, made)
    return add_all(project, [*wholes, cls(**made)])[-1]


def started(defaults: Mapping[str, object]) -> tuple[dict[str, object], list[Record]]:
    """Return what a new record starts with, and the records it names that are still to be made."""
    wholes = [value for value in defaults.values() if isinstance(value, Record)]
    return {
        name: value.id if isinstance(value, Record) else value for name, value in defaults.items()
    }, wholes


def _demand_references(cls: type[Record], given: Mapping[str, object]) -> None:
    """Refuse a record that does not yet name what it is a part of, and say what to type first."""
    missing = (name for name, rule in rules_of(cls).items() if rule.required and rule.refers_to)
    faults = [_first(cls, name) for name in missing if given.get(name) is None]
    if faults:
        raise DataFault.of(faults)


def _first(cls: type[Record], name: str) -> Fault:
    message = Message(N_("Type the {kind} of this row first."), {"kind": field_title(name)})
    return Fault(message, kind_of(cls), "", name)
