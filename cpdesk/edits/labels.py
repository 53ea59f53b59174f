"""Finding a record by what a person calls it."""

from collections.abc import Mapping
from typing import Any

from cpdesk.project.project import Project
from cpdesk.records.kinds import KINDS

_CALLED = ("tag", "number", "code", "key", "name", "title", "item")


def ids_by_label(project: Project, kind: str) -> Mapping[str, str]:
    """Return the ids of a kind's records by tag, number, code and name; what is called alike goes to the first."""
    found: dict[str, str] = {}
    records = project.read(KINDS[kind])
    for name in _CALLED:
        for record in records:
            label: Any = getattr(record, name, "")
            if isinstance(label, str) and label:
                found.setdefault(label.strip(), record.id)
    return found
