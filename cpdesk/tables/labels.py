"""What a record is called where another one names it."""

from typing import Any

from cpdesk.records.record import Record, kind_of
from cpdesk.tables.view import View

_NAMING = {
    "component": ("stream", "substance"),
    "emission_component": ("emission", "substance"),
    "score": ("criterion",),
    "placement": ("equipment", "text"),
    "cause": ("description",),
    "product_year": ("product", "year"),
    "material_year": ("material", "year"),
    "waste_year": ("waste", "year"),
}
_USUAL = (
    "tag",
    "number",
    "code",
    "key",
    "name",
    "title",
    "item",
    "what",
    "place",
    "description",
    "task",
    "finding",
)


def label_of(record: Record | None) -> str:
    """Return the tag, number, code or name of a record; empty for none."""
    if record is None:
        return ""
    for name in _USUAL:
        value: Any = getattr(record, name, "")
        if isinstance(value, str) and value:
            return value
    return ""


def full_label(view: View, record: Record) -> str:
    """Return the label of a record, that of a part with what it is part of."""
    from cpdesk.records.kinds import KINDS
    from cpdesk.records.record import rules_of

    own = label_of(record)
    if own or kind_of(record) not in _NAMING:
        return own
    parts: list[str] = []
    for name in _NAMING[kind_of(record)]:
        value: Any = getattr(record, name)
        kind = rules_of(type(record))[name].refers_to
        parts.append(label_of(view.get(KINDS[kind], value)) if kind else str(value or ""))
    return ", ".join(part for part in parts if part)
