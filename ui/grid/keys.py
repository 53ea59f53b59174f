"""Where keys lead in a grid."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.grid.editors import Way

if TYPE_CHECKING:
    from ui.grid.grid_view import GridView

Cell = tuple[int, int]


class Keys:
    """Moves the mark as a spreadsheet does; Enter after a run of Tabs goes back to the column where it began."""

    def __init__(self, grid: "GridView") -> None:
        self.grid = grid
        self._tab_from = -1

    def take(self, event: QKeyEvent) -> bool:
        """Move the mark by a key; False for a key that is Qt's, with Shift for most."""
        target = self._target(event)
        if target is not None:
            self._move_to(*target, event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab))
            return True
        if event.key() not in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_F2):
            self._tab_from = -1 if event.text() == "" else self._tab_from
        return False

    def _move_to(self, row: int, column: int, by_tab: bool) -> None:
        if by_tab and self._tab_from < 0:
            self._tab_from = self.grid.currentIndex().column()
        elif not by_tab:
            self._tab_from = -1
        self.grid.put_mark(row, column)

    def step(self, way: Way) -> None:
        """Move the mark as a key does that leaves an editor."""
        rows, columns = way.value
        index, seen = self.grid.currentIndex(), self.grid.columns.seen()
        if not index.isValid() or not seen or way in (Way.STAY, Way.FILL, Way.BACK):
            return
        row, column, count = index.row(), index.column(), self.grid.table_model.rowCount()
        if columns:
            self._tab_from = column if self._tab_from < 0 else self._tab_from
            row, column = beside(seen, row, column, columns, count)
        elif self._tab_from >= 0:
            column, self._tab_from = self._tab_from, -1
        self.grid.put_mark(max(0, min(row + rows, count - 1)), column)

    def _target(self, event: QKeyEvent) -> Cell | None:
        index, seen = self.grid.currentIndex(), self.grid.columns.seen()
        rows = self.grid.table_model.rowCount()
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
            by = -1 if shift else 1
            return max(0, min(row + by, rows - 1)), column if self._tab_from < 0 else self._tab_from
        return _jumped(key, modifiers, seen, row, rows)


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


def beside(seen: Sequence[int], row: int, column: int, by: int, rows: int) -> tuple[int, int]:
    """Return the cell beside another; after the last of a row comes the first of the next."""
    place = seen.index(column) + by if column in seen else 0
    if place >= len(seen):
        return (row + 1, seen[0]) if row + 1 < rows else (row, seen[-1])
    if place < 0:
        return (row - 1, seen[-1]) if row else (row, seen[0])
    return row, seen[place]
