"""The mark, the scroll bars and what is just being typed stay where they were when the rows are laid out anew."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex

if TYPE_CHECKING:
    from ui.grid.grid_view import GridView


class KeptPlace:
    """Notes where the mark is before the rows are reset and brings it back to the same row and column."""

    def __init__(self, grid: "GridView") -> None:
        self.grid = grid
        self._here: tuple[str, str, int] | None = None
        self._typed: str | None = None
        self._scrolled = (0, 0)
        grid.table_model.modelAboutToBeReset.connect(self.note)
        grid.table_model.modelReset.connect(self.come_back)

    def note(self) -> None:
        """Note where the mark and the scroll bars are."""
        grid, model = self.grid, self.grid.table_model
        index = grid.currentIndex()
        self._here = None
        if index.isValid():
            row = model.row(index.row())
            self._here = (row.key if row else "", model.columns[index.column()].key, index.row())
        editor = grid.editor
        self._typed = editor.value() if editor is not None and editor.is_touched else None
        self._scrolled = grid.horizontalScrollBar().value(), grid.verticalScrollBar().value()

    def come_back(self) -> None:
        """Put the mark and the scroll bars where they were."""
        grid, model = self.grid, self.grid.table_model
        grid.editing.forget()
        if self._here is None:
            return
        key, column, number = self._here
        row = model.row_of_key(key) if key else model.rowCount() - 1
        index = model.index(row if row >= 0 else min(number, model.rowCount() - 1), model.column_of(column))
        across, down = self._scrolled
        if index.isValid():
            grid.setCurrentIndex(index)
        grid.horizontalScrollBar().setValue(across)
        grid.verticalScrollBar().setValue(down)
        if index.isValid():
            grid.scrollTo(index)
        if row >= 0:
            self._type_on(index)

    def _type_on(self, index: QModelIndex) -> None:
        """Open the editor again that the reset closed, with what was just typed in it."""
        typed, self._typed = self._typed, None
        if typed is None or not self.grid.edit(index) or self.grid.editor is None:
            return
        self.grid.editor.put(typed)
