"""Typing into a cell: the editor that is open over it, and how it is left."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtWidgets import QWidget

from ui.grid.editors import Editor, LineEditor, Way
from ui.grid.filling import fill_cells, patches_of

if TYPE_CHECKING:
    from ui.grid.grid_view import GridView


class CellEditing:
    """Holds the open editor. A text that is refused keeps it open, with the reason said at the cell."""

    def __init__(self, grid: "GridView") -> None:
        self.grid = grid
        self.editor: Editor | None = None
        self._edited = QPersistentModelIndex()
        self._leaving = False

    def opened(self, editor: Editor, index: QModelIndex | QPersistentModelIndex) -> None:
        """Note the editor that is open."""
        self.editor, self._edited = editor, QPersistentModelIndex(index)
        self.grid.bubble.hide()
        editor.textChanged.connect(self.grid.bubble.hide)
        if isinstance(editor, LineEditor) and editor.has_list:
            QTimer.singleShot(0, editor, lambda: self._open_list(editor))

    def _open_list(self, editor: LineEditor) -> None:
        if editor is self.editor and editor.isVisible() and not editor.quick:
            editor.show_list()

    def leave(self, editor: QWidget, way: Way) -> None:
        """Close an editor: what it holds is typed, or the cell stays as it was; a refused text keeps it open."""
        if self._leaving or self.editor is None or editor is not self.editor:
            return
        self._leaving = True
        try:
            opened = self.editor
            if way is Way.FILL:
                if not self._fill_with(opened.value()):
                    return
            elif way is not Way.BACK and not self.commit(opened):
                return
            self.forget()
            self.grid.shut(editor)
        finally:
            self._leaving = False
        self.grid.keys.step(way)

    def commit(self, editor: Editor) -> bool:
        """Type what an editor holds; False where it was refused, which is said at the cell."""
        index = self._edited
        if editor is not self.editor or not index.isValid():
            return True
        faults = self.grid.table_model.type_at(index, editor.value())
        if faults:
            self.grid.tell_at(index, faults)
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return not faults

    def _fill_with(self, text: str) -> bool:
        index = self.grid.currentIndex()
        chosen = self.grid.chosen_by_row() or {index.row(): {index.column()}}
        return fill_cells(self.grid, patches_of(chosen, text))

    def may_close(self, editor: QWidget) -> bool:
        """Tell whether Qt may close an editor; where its text was refused the mark goes back to it instead."""
        if editor is self.editor and self.grid.bubble.isVisible() and not self._leaving:
            edited = self._edited
            QTimer.singleShot(0, self.grid, lambda: self._back_to(edited))
            return False
        if editor is self.editor:
            self.editor = None
        self.grid.bubble.hide()
        return True

    def forget(self) -> None:
        """Take no notice of the editor any more."""
        self.editor = None
        self.grid.bubble.hide()

    def _back_to(self, index: QPersistentModelIndex) -> None:
        if self.editor is None or not index.isValid():
            return
        editor, self._leaving = self.editor, True
        chosen = self.grid.selectionModel()
        chosen.blockSignals(True)
        chosen.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        chosen.blockSignals(False)
        self._leaving = False
        editor.setFocus()
        self.grid.viewport().update()
