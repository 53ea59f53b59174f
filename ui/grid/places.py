"""Where what is typed into a cell is kept."""

from cpdesk.records.kinds import KINDS
from cpdesk.records.record import rules_of
from cpdesk.tables.table import Column, Place, Row, Table


def place_of(row: Row | None, column: Column, table: Table) -> Place | None:
    """Return where a cell of a row, None for an empty one, is kept; None for a computed one."""
    if row is None:
        known = bool(column.field) and column.field in rules_of(KINDS[table.adds])
        return Place(table.adds, None, column.field, table.starts_with) if known else None
    cell = row.cells.get(column.key)
    if cell is not None and cell.place is not None:
        return cell.place
    kept = column.field and row.kind and not column.formula
    return Place(row.kind, row.id, column.field) if kept else None
