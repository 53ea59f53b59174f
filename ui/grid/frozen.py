"""The key columns of a grid, laid over its left edge while it is scrolled to the right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

if TYPE_CHECKING:
    from ui.grid.grid_view import GridView

EDGE = 2


class FrozenColumns(QTableView):
    """Shows the first columns again, with the grid's own rows, mark and selection. It takes no keys."""

    def __init__(self, grid: "GridView") -> None:
        super().__init__(grid)
        self.grid = grid
        self.setModel(grid.model())
        self.setSelectionModel(grid.selectionModel())
        self.setItemDelegate(grid.cells)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setObjectName("frozen")
        colours = grid.table_model.colours
        self.setStyleSheet(
            f"QTableView#frozen {{ border: none; border-right: 2px solid {colours.greys[3]}; }}"
        )
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusProxy(grid)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(grid.selectionMode())
        self.setWordWrap(False)
        self._set_up_headings()
        self._follow()
        self.hide()

    def _set_up_headings(self) -> None:
        grid = self.grid
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(grid.verticalHeader().defaultSectionSize())
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(grid.horizontalHeader().defaultAlignment())
        header.setSectionsClickable(True)
        header.sectionClicked.connect(grid.sorting.next_order)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(
            lambda at: grid.heading_menu_asked.emit(header.logicalIndexAt(at), header.mapToGlobal(at))
        )

    def _follow(self) -> None:
        grid = self.grid
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(
            lambda at: grid.menu_asked.emit(self.viewport().mapToGlobal(at))
        )
        self.doubleClicked.connect(self._edit)
        mine, its = self.verticalScrollBar(), grid.verticalScrollBar()
        its.valueChanged.connect(mine.setValue)
        mine.valueChanged.connect(its.setValue)

    def _edit(self, index: QModelIndex) -> None:
        self.grid.edit(index)

    def fit(self) -> None:
        """Take the place and the widths of the columns that are held."""
        grid, held = self.grid, self.grid.columns.held()
        columns = grid.horizontalHeader()
        if not held or not grid.horizontalScrollBar().value():
            self.hide()
            return
        for number in range(grid.table_model.columnCount()):
            self.setColumnHidden(number, number not in held)
            if number in held:
                self.setColumnWidth(number, grid.columnWidth(number))
        header = self.horizontalHeader()
        header.setFixedHeight(columns.height())
        left = grid.verticalHeader().width() + grid.frameWidth()
        width = sum(grid.columnWidth(number) for number in held)
        self.setGeometry(left, grid.frameWidth(), width + EDGE, columns.height() + grid.viewport().height())
        self.show()
        self.raise_()
        self.verticalScrollBar().setValue(grid.verticalScrollBar().value())
