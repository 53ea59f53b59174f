"""A click on a heading puts the rows in the order of its column."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from ui.grid.grid_view import GridView


class HeadingSort:
    """The order of a grid's rows as its headings ask for it and show it."""

    def __init__(self, grid: "GridView") -> None:
        self.grid = grid
        grid.horizontalHeader().sectionClicked.connect(self.next_order)

    def next_order(self, number: int) -> None:
        """Sort by a column: upwards, downwards, and at the third time back to the file's own order."""
        how, key = self.grid.table_model.how, self.grid.table_model.columns[number].key
        if how.key != key:
            self.order_by(number)
        elif not how.descending:
            self.order_by(number, descending=True)
        else:
            self.order_by(-1)

    def order_by(self, number: int, *, descending: bool = False) -> None:
        """Sort by a column and keep it so; -1 brings the file's own order back."""
        self.sort(number, descending=descending)
        self.grid.columns.remember()

    def sort(self, number: int, *, descending: bool = False) -> None:
        """Sort by a column for now."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.grid.table_model.sort(number, order)
        self.grid.horizontalHeader().setSortIndicator(number, order)
