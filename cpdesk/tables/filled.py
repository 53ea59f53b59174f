"""Whether a table holds anything that a person entered."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from cpdesk.records.audit import Audit, Company
from cpdesk.tables.definition import TableDefinition
from cpdesk.tables.table import Table
from cpdesk.tables.view import View

LONG_LIST = 500


STUDY_FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "screening": ("screening",),
        "option_sheets": ("key_points", "main_equipment", "possible_harm"),
        "feasibility_summary": (
            "principle",
            "benefit",
            "market_result",
            "technical_result",
            "environmental_result",
            "economic_result",
        ),
    }
)
"""Tables that list options which another table added: they are filled by what is studied there."""


def has_entries(view: View, definition: TableDefinition, make: Callable[[], Table]) -> bool:
    """Tell whether a table holds a record of its own; long lists are counted, not made."""
    kind = definition.rests_on[0]
    if kind is Company:
        return bool(view.company.name)
    if kind is Audit:
        return bool(view.audit.title)
    if definition.name in STUDY_FIELDS:
        return any(getattr(one, name) for one in view.all(kind) for name in STUDY_FIELDS[definition.name])
    number = len(view.all(kind))
    return number > LONG_LIST or (number > 0 and any(row.id for row in make().rows))
