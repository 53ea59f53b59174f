"""The sentence at a cell that says what is wrong with what was typed there."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QLabel

from ui.theme.palette import Colours

if TYPE_CHECKING:
    from ui.grid.grid_view import GridView

WIDTH = 320


class Bubble(QLabel):
    """Lies under the cell, or over it where there is no room below."""

    def __init__(self, grid: "GridView", colours: Colours) -> None:
        super().__init__(grid)
        self.grid = grid
        self._index = QPersistentModelIndex()
        self.setObjectName("fault")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setStyleSheet(
            f"QLabel#fault {{ background: {colours.greys[0]}; color: {colours.red}; "
            f"border: 1px solid {colours.red}; border-left: 4px solid {colours.red}; padding: 5px 8px; }}"
        )
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def say_at(self, index: QPersistentModelIndex, text: str) -> None:
        """Say a sentence at a cell."""
        self._index = index
        self.setText(f"⚠ {text}")
        self.setAccessibleName(text)
        width = min(WIDTH, max(120, self.grid.viewport().width() - 16))
        self.setFixedWidth(width)
        self.setFixedHeight(self.heightForWidth(width))
        self.follow()
        self.show()
        self.raise_()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def follow(self) -> None:
        """Go where the cell is now."""
        if not self._index.isValid():
            return
        editor = self.grid.editor
        view = self.grid.viewport()
        rect = editor.geometry() if editor is not None else self.grid.visualRect(self._index)
        left = max(0, min(rect.left(), view.width() - self.width()))
        below = rect.bottom() + 2
        top = below if below + self.height() <= view.height() else max(0, rect.top() - self.height() - 2)
        self.move(view.mapTo(self.grid, view.rect().topLeft()).x() + left, view.y() + top)
