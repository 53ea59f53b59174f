"""Where keys lead in a grid."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from ui.grid.grid_view import GridView

Cell = tuple[int, int]


def moved_by(grid: "GridView", event: QKeyEvent) -> Cell | None:
    """Return the cell to which a key moves the mark; None for a key that is Qt's, with Shift for most."""
    from ui.grid.grid_view import beside

    index, seen = grid.currentIndex(), grid.seen_columns()
    rows = grid.table_model.rowCount()
    if not rows or not seen:
        return None
    row, column = (index.row(), index.column()) if index.isValid() else (0, seen[0])
    key = event.key()
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    shift = modifiers == Qt.KeyboardModifier.ShiftModifier
    if key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and (not modifiers or shift):
        back = shift or key == Qt.Key.Key_Backtab
        return beside(seen, row, column, -1 if back else 1, rows)
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and (not modifiers or shift):
        return _entered(grid, row, column, -1 if shift else 1, rows)
    return _jumped(key, modifiers, seen, row, rows)


def _entered(grid: "GridView", row: int, column: int, by: int, rows: int) -> Cell:
    """Go down; after a run of Tabs to the column where it began, as in a spreadsheet."""
    start = grid.tab_start()
    return max(0, min(row + by, rows - 1)), column if start < 0 else start


def _jumped(key: int, modifiers: Qt.KeyboardModifier, seen: list[int], row: int, rows: int) -> Cell | None:
    last = max(0, rows - 1)
    if key == Qt.Key.Key_Home:
        if not modifiers:
            return row, seen[0]
        return (0, seen[0]) if modifiers == Qt.KeyboardModifier.ControlModifier else None
    if key == Qt.Key.Key_End:
        if not modifiers:
            return row, seen[-1]
        return (last, seen[-1]) if modifiers == Qt.KeyboardModifier.ControlModifier else None
    return None
