"""The grid: keys as in a spreadsheet, the key columns frozen, totals below."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.grid.table_model import TableModel

WIDEST = 360
MEASURED_ROWS = 60


class GridView(QTableView):
    """A table to type into. Enter goes down, Tab goes right, F2 edits, Delete empties, Esc leaves it as it was."""

    current_changed = Signal()
    copy_asked = Signal(bool)
    paste_asked = Signal()

    def __init__(self, model: TableModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(True)
        self._set_headers()
        self.fit_columns()
        model.modelReset.connect(self.fit_columns)

    @property
    def table_model(self) -> TableModel:
        """The table behind the grid."""
        model = self.model()
        assert isinstance(model, TableModel)
        return model

    def _set_headers(self) -> None:
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().height() + 10)
        columns = self.horizontalHeader()
        columns.setSectionsMovable(True)
        columns.setSortIndicatorShown(True)
        columns.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.sectionDoubleClicked.connect(self._sort_by)

    def _sort_by(self, column: int) -> None:
        """Sort by a column: upwards, downwards, and at the third time back to the file's own order."""
        model, header = self.table_model, self.horizontalHeader()
        sorting = model.sorting
        if sorting.column != column:
            model.sort(column, Qt.SortOrder.AscendingOrder)
            header.setSortIndicator(column, Qt.SortOrder.AscendingOrder)
        elif not sorting.descending:
            model.sort(column, Qt.SortOrder.DescendingOrder)
            header.setSortIndicator(column, Qt.SortOrder.DescendingOrder)
        else:
            model.sort(-1)
            header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def fit_columns(self) -> None:
        """Give each column the width of its heading and of what it shows in the first rows."""
        model, metrics = self.table_model, self.fontMetrics()
        for number in range(model.columnCount()):
            heading = str(model.headerData(number, Qt.Orientation.Horizontal))
            texts = heading.split("\n")
            texts += [
                str(model.index(row, number).data() or "")
                for row in range(min(model.rowCount(), MEASURED_ROWS))
            ]
            width = max((metrics.horizontalAdvance(text) for text in texts), default=0)
            self.setColumnWidth(number, max(56, min(width + 28, WIDEST)))

    def go_to(self, record_id: str, field: str) -> bool:
        """Put the mark on the cell of a record's field; False where the grid does not show it."""
        model = self.table_model
        row, column = model.row_of(record_id), max(0, model.column_of(field))
        if row < 0:
            return False
        index = model.index(row, column)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.setFocus()
        return True

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # noqa: N802
        """Tell that another cell has the mark."""
        super().currentChanged(current, previous)
        self.current_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Act as a spreadsheet does; everything else is Qt's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit(False)
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_asked.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._step(1 if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier else -1)
        elif event.matches(QKeySequence.StandardKey.Delete) or event.key() == Qt.Key.Key_Backspace:
            self.empty_cells()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def _step(self, rows: int) -> None:
        index = self.currentIndex()
        target = self.model().index(index.row() + rows, index.column())
        if target.isValid():
            self.selectionModel().setCurrentIndex(target, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def empty_cells(self) -> None:
        """Empty the selected cells in one step."""
        from cpdesk.language import N_, Message

        model = self.table_model
        indexes = [index for index in self.selectedIndexes() if model.row(index.row()) is not None]
        if not indexes or not model.session.project.access.writable:
            return

        def empty() -> None:
            with model.session.project.step(Message(N_("Empty cells"))):
                for index in indexes:
                    model.setData(index, "")

        model.session.run(empty)

    def selected_rows(self) -> list[int]:
        """Return the rows in which cells are selected."""
        return sorted({index.row() for index in self.selectedIndexes()})
