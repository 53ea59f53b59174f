"""The marks on the headings of the columns and rows in which cells are chosen.

Qt's headings ask of every single cell of a column whether it can be chosen and is; where all cells of a long table are
chosen that stops the window for a second. So they are given a selection of their own, one cell wide.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel

if TYPE_CHECKING:
    from ui.grid.grid_view import GridView

ALONE = QItemSelectionModel.SelectionFlag.ClearAndSelect
ADDED = QItemSelectionModel.SelectionFlag.Select


class HeadingMarks:
    """Follows the chosen cells of a grid: of each chosen block, its first row and its first column."""

    def __init__(self, grid: "GridView") -> None:
        self.grid = grid
        self.columns = QItemSelectionModel(grid.table_model, grid)
        self.rows = QItemSelectionModel(grid.table_model, grid)
        for headings in (grid.horizontalHeader(), grid.frozen.horizontalHeader()):
            headings.setSelectionModel(self.columns)
        for numbers in (grid.verticalHeader(), grid.frozen.verticalHeader()):
            numbers.setSelectionModel(self.rows)
        grid.selectionModel().selectionChanged.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Mark the headings of what is chosen now."""
        index = self.grid.table_model.index
        columns, rows = QItemSelection(), QItemSelection()
        for block in self.grid.selected_blocks():
            first = index(block.top(), block.left())
            columns.merge(QItemSelection(first, index(block.top(), block.right())), ADDED)
            rows.merge(QItemSelection(first, index(block.bottom(), block.left())), ADDED)
        self.columns.select(columns, ALONE)
        self.rows.select(rows, ALONE)
