"""Whether a table holds anything that a person entered."""

from collections.abc import Callable

from cpdesk.records.audit import Audit, Company
from cpdesk.tables.definition import TableDefinition
from cpdesk.tables.table import Table
from cpdesk.tables.view import View

LONG_LIST = 500


def has_entries(view: View, definition: TableDefinition, make: Callable[[], Table]) -> bool:
    """Tell whether a table holds a record of its own; long lists are counted, not made."""
    kind = definition.rests_on[0]
    if kind is Company:
        return bool(view.company.name)
    if kind is Audit:
        return bool(view.audit.title)
    number = len(view.all(kind))
    return number > LONG_LIST or (number > 0 and any(row.id for row in make().rows))
