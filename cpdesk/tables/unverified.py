"""How many values of an audit rest on a source that nobody has confirmed yet."""

from cpdesk.records.targets import GradeIndicator
from cpdesk.tables.catalogue import DEFINITIONS, Tables
from cpdesk.tables.table import Mark

SHORT = ("discharge_limits", "performance", "target_attainment", "energy_balance")
"""The tables in which a figure can rest on a shipped factor or limit."""


def unverified_values(tables: Tables) -> int:
    """Return how many values are not verified: cells marked so, and lines of a standard unconfirmed."""
    lines = sum(1 for line in tables.view.all(GradeIndicator) if not line.verified)
    return lines + sum(_marked(tables, name) for name in SHORT if name in DEFINITIONS)


def _marked(tables: Tables, name: str) -> int:
    rows = tables.table(name).rows
    return sum(Mark.UNVERIFIED in cell.marks for row in rows for cell in row.cells.values())
