"""A block as it came, with what is wrong in it, before any of it is written."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from ui.grid.paste_plan import Block
from ui.grid.wording import is_bare_number
from ui.theme.palette import Colours

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class PreviewModel(QAbstractTableModel):
    """The rows of a block as they came, with what is wrong in them; the first row holds the choice of columns."""

    def __init__(self, parent: QWidget, colours: Colours) -> None:
        super().__init__(parent)
        self.lines: Block = []
        self.width = 0
        self.wrong: Mapping[tuple[int, int], str] = {}
        self.left_out: frozenset[int] = frozenset()
        self.units: Sequence[str] = ()
        self._red, self._ground = QColor(colours.red), QColor(colours.red)
        self._ground.setAlpha(32)
        self._quiet = colours.grey(4)

    def show_lines(self, lines: Block) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.lines, self.width = lines, max((len(line) for line in lines), default=0)
        self.wrong = {}
        self.endResetModel()

    def _with_unit(self, text: str, column: int) -> str:
        unit = self.units[column] if column < len(self.units) and column not in self.left_out else ""
        return f"{text} {unit}" if unit and is_bare_number(text) else text

    def mark(self, wrong: Mapping[tuple[int, int], str], left_out: frozenset[int]) -> None:
        """Mark the cells that cannot be read and the columns that are left out."""
        self.wrong, self.left_out = wrong, left_out
        if self.lines and self.width:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.lines), self.width - 1))

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802
        """Return the number of rows, that of the choices included."""
        return 0 if parent.isValid() else len(self.lines) + 1

    def columnCount(self, parent: Index = ROOT) -> int:  # noqa: N802
        """Return the number of columns."""
        return 0 if parent.isValid() else self.width

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Number the rows as a person counts them."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is Qt.Orientation.Horizontal:
            return None
        return str(section) if section else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one aspect of a cell."""
        row, column = index.row() - 1, index.column()
        if row < 0 or column >= len(self.lines[row]):
            return None
        fault = self.wrong.get((row, column))
        if role == Qt.ItemDataRole.DisplayRole:
            text = self._with_unit(self.lines[row][column].replace("\n", " "), column)
            return f"⚠ {text}" if fault else text
        if role == Qt.ItemDataRole.ToolTipRole:
            return fault
        if role == Qt.ItemDataRole.BackgroundRole:
            return self._ground if fault else None
        if role == Qt.ItemDataRole.ForegroundRole:
            if fault:
                return self._red
            return self._quiet if column in self.left_out else None
        return None
