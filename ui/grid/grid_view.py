"""The grid: keys as in a spreadsheet, the key columns held, the layout of the columns remembered."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QPersistentModelIndex,
    QSettings,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.grid.bubble import Bubble
from ui.grid.column_layout import ColumnLayout
from ui.grid.delegate import SAMPLE, CellDelegate, Metrics
from ui.grid.editing import CellEditing
from ui.grid.editors import Editor
from ui.grid.examples import ExampleRow
from ui.grid.frozen import FrozenColumns
from ui.grid.heading_marks import HeadingMarks
from ui.grid.kept_place import KeptPlace
from ui.grid.keys import Keys
from ui.grid.sorting import HeadingSort
from ui.grid.table_model import TableModel

Index = QModelIndex | QPersistentModelIndex
READ_AHEAD_FROM, SLICE_S = 2000, 0.012
EVERY_MS, RESTING_MS = 30, 400
"""Texts are read ahead in slices so often, once the person has let the keys rest for so long."""


class GridView(QTableView):
    """A table to type into. Enter goes down, Tab goes right, F2 edits, Delete empties, Esc leaves it as it was."""

    current_changed = Signal()
    menu_asked = Signal(object)
    heading_menu_asked = Signal(int, object)
    arranged = Signal()

    def __init__(
        self, model: TableModel, parent: QWidget | None = None, settings: QSettings | None = None
    ) -> None:
        super().__init__(parent)
        self.table_model = model
        self._built = False
        self.setModel(model)
        self.ensurePolished()
        self.cells = CellDelegate(self)
        self.setItemDelegate(self.cells)
        self.bubble = Bubble(self, model.colours)
        self.columns = ColumnLayout(self, QSettings() if settings is None else settings)
        self.example = ExampleRow(self)
        self.keys = Keys(self)
        self.editing = CellEditing(self)
        self._set_up_rows()
        self._set_up_headings()
        self.sorting = HeadingSort(self)
        self.frozen = FrozenColumns(self)
        self.heading_marks = HeadingMarks(self)
        self.kept_place = KeptPlace(
            self
        )  # after the held columns, which forget the mark when the rows are reset
        self._ahead = QTimer(self)
        self._ahead.timeout.connect(self._read_ahead)
        self._built = True
        self._connect(model)
        self.columns.take_remembered()

    def _set_up_rows(self) -> None:
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(self.fontMetrics().height() + 10)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def _set_up_headings(self) -> None:
        columns = self.horizontalHeader()
        columns.setSectionsMovable(True)
        columns.setSortIndicatorShown(True)
        columns.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        columns.sectionPressed.disconnect()  # a click on a heading sorts; Ctrl+Space chooses the column

    def _connect(self, model: TableModel) -> None:
        columns = self.horizontalHeader()
        columns.sectionResized.connect(self.columns.on_resized)
        columns.sectionMoved.connect(self.columns.on_moved)
        columns.customContextMenuRequested.connect(
            lambda at: self.heading_menu_asked.emit(columns.logicalIndexAt(at), columns.mapToGlobal(at))
        )
        self.customContextMenuRequested.connect(
            lambda at: self.menu_asked.emit(self.viewport().mapToGlobal(at))
        )
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)
        model.dataChanged.connect(self._on_data_changed)
        model.rowsInserted.connect(lambda _parent, first, last: self._on_rows(first, last))
        model.restructured.connect(self._on_restructured)
        model.refreshed.connect(self._read_on)
        model.refused.connect(self.tell_at)

    # What changed

    def _on_data_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        self._on_rows(first.row(), last.row())

    def _on_rows(self, first: int, last: int) -> None:
        if last - first > SAMPLE:
            self.cells.metrics.forget()
            first, last = 0, SAMPLE
        self.cells.measure(first, last)
        self._repaint()

    def _on_restructured(self) -> None:
        self.columns.take(self.columns.state())
        if self.isVisible():
            self._begin()

    def _repaint(self) -> None:
        if self._built:
            self.viewport().update()
            self.frozen.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Put the mark on the first cell, so that the keys work at once; read what a search will want."""
        super().showEvent(event)
        self._begin()

    def _begin(self) -> None:
        """Begin with the rows that are there now."""
        self._read_on()
        if not self.currentIndex().isValid() and self.table_model.rowCount():
            first = self.horizontalHeader().logicalIndex(0)
            self.setCurrentIndex(self.table_model.index(0, max(0, first)))

    def _read_on(self) -> None:
        if self.isVisible() and len(self.table_model.rows) > READ_AHEAD_FROM:
            self._ahead.start(RESTING_MS)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Read no further ahead."""
        super().hideEvent(event)
        self._ahead.stop()

    def _read_ahead(self) -> None:
        self._ahead.setInterval(EVERY_MS)
        if self.table_model.read_ahead(SLICE_S):
            self._ahead.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the held columns in their place."""
        super().resizeEvent(event)
        if self._built:
            self.frozen.fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Measure again with another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and getattr(self, "_built", False):
            self.cells.metrics = Metrics(self.font())
            self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
            self.frozen.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
            self.columns.take(self.columns.state())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the cells, and in an empty table an example under the row for typing."""
        super().paintEvent(event)
        if self.example.shown:
            painter = QPainter(self.viewport())
            self.example.paint(painter)
            painter.end()

    def _on_scrolled(self) -> None:
        self.frozen.fit()
        self.bubble.follow()

    def scrollTo(  # noqa: N802
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight, out from under the held columns."""
        bar, held = self.horizontalScrollBar(), self.columns.held()
        across = bar.value()
        super().scrollTo(index, hint)
        if index.column() in held:
            bar.setValue(across)
            return
        covered = sum(map(self.columnWidth, held)) if bar.value() else 0
        hidden = covered - self.columnViewportPosition(index.column())
        if covered and hidden > 0:
            bar.setValue(bar.value() - hidden)

    # The mark

    def is_current(self, row: int, column: int) -> bool:
        """Tell whether a cell has the mark."""
        index = self.currentIndex()
        return index.row() == row and index.column() == column

    def go_to(self, record_id: str, field: str) -> bool:
        """Put the mark on the cell of a record's field; False where the grid does not show it."""
        model = self.table_model
        row, column = model.row_of(record_id), max(0, model.column_of(field))
        if row < 0:
            return False
        if self.isColumnHidden(column):
            self.columns.hide(column, False)
        self.put_mark(row, column)
        self.scrollTo(model.index(row, column), QAbstractItemView.ScrollHint.PositionAtCenter)
        self.setFocus()
        return True

    def put_mark(self, row: int, column: int) -> None:
        """Put the mark on a cell and choose it alone."""
        index = self.table_model.index(row, column)
        if index.isValid():
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(index, flag)

    def select_block(self, top: int, left: int, bottom: int, right: int) -> None:
        """Choose a block of cells."""
        model = self.table_model
        block = QItemSelection(model.index(top, left), model.index(bottom, right))
        self.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Tell that another cell has the mark."""
        super().currentChanged(current, previous)
        self._repaint()
        if self._built and self.editor is None:
            self.bubble.hide()
        if self._built and self._ahead.isActive():
            self._ahead.start(RESTING_MS)
        self.current_changed.emit()

    def selected_blocks(self) -> list[QItemSelectionRange]:
        """Return the blocks of cells that are chosen."""
        selection: Any = self.selectionModel().selection()
        return list(selection)

    def selected_rows(self) -> list[int]:
        """Return the rows in which cells are chosen."""
        found: set[int] = set()
        for block in self.selected_blocks():
            found.update(range(block.top(), block.bottom() + 1))
        return sorted(found)

    def chosen_number(self) -> int:
        """Return how many cells are chosen, those of hidden columns included."""
        return sum(block.width() * block.height() for block in self.selected_blocks())

    def chosen_by_row(self) -> dict[int, set[int]]:
        """Return the chosen cells of columns that are shown: the columns of each row."""
        found: dict[int, set[int]] = {}
        for block in self.selected_blocks():
            columns = {n for n in range(block.left(), block.right() + 1) if not self.isColumnHidden(n)}
            for row in range(block.top(), block.bottom() + 1) if columns else ():
                found[row] = found[row] | columns if row in found else columns
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Act as a spreadsheet does; everything else is Qt's."""
        if event.key() == Qt.Key.Key_Tab and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._leave_grid()
            event.accept()
            return
        draft = event.matches(QKeySequence.StandardKey.Cancel) and self.table_model.forget_typed()
        if draft or self.keys.take(event):
            event.accept()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Look for nothing when a letter falls on a cell that is not typed into; Qt would read the whole column."""

    def _leave_grid(self) -> None:
        """Go on to the control behind the grid: Tab alone stays inside."""
        self.setTabKeyNavigation(False)
        self.focusNextPrevChild(True)
        self.setTabKeyNavigation(True)

    # Editing

    @property
    def editor(self) -> Editor | None:
        """The editor that is open over a cell."""
        return self.editing.editor

    def edit(  # type: ignore[override]
        self,
        index: QModelIndex,
        trigger: QAbstractItemView.EditTrigger | None = None,
        event: QEvent | None = None,
    ) -> bool:
        """Open the editor of a cell; that of a held column comes back from under it."""
        opens = index.isValid() and bool(self.table_model.flags(index) & Qt.ItemFlag.ItemIsEditable)
        if (
            opens
            and index.column() in self.columns.held()
            and trigger != QAbstractItemView.EditTrigger.NoEditTriggers
        ):
            wanted = trigger is None or bool(self.editTriggers() & trigger)
            if wanted and trigger != QAbstractItemView.EditTrigger.CurrentChanged:
                self.horizontalScrollBar().setValue(0)
        if trigger is None:  # Qt's own edit(index) comes back here with a trigger and no event
            super().edit(index)
            return True
        done = bool(super().edit(index, trigger, event))  # pyright: ignore[reportArgumentType]
        if done and self.editor is not None and trigger == QAbstractItemView.EditTrigger.AnyKeyPressed:
            self.editor.quick = True
        return done

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:  # noqa: N802
        """Close an editor, unless its text was refused."""
        if self.editing.may_close(editor):
            super().closeEditor(editor, hint)

    def shut(self, editor: QWidget) -> None:
        """Take an editor away; nothing is asked of it any more."""
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def tell_at(self, index: QModelIndex | QPersistentModelIndex, faults: Sequence[object]) -> None:
        """Say what is wrong at the cell it concerns."""
        say = self.table_model.session.say
        self.bubble.say_at(QPersistentModelIndex(index), "\n".join(say(fault) for fault in faults))  # type: ignore[arg-type]
