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
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

from ui.grid import remembered
from ui.grid.bubble import Bubble
from ui.grid.delegate import PAD, SAMPLE, CellDelegate, Metrics
from ui.grid.editors import Editor, LineEditor, Way
from ui.grid.examples import example_row
from ui.grid.frozen import FrozenColumns
from ui.grid.keys import moved_by
from ui.grid.remembered import ColumnState
from ui.grid.table_model import TableModel

Index = QModelIndex | QPersistentModelIndex
WIDEST = 340
NARROWEST = 48
MEASURED_ROWS = 60
HEADING_SPARE = 26


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
        self.settings = QSettings() if settings is None else settings
        self.table_model = model
        self.editor: Editor | None = None
        self._edited = QPersistentModelIndex()
        self._leaving = False
        self._tab_from = -1
        self._here: tuple[str, str, int] | None = None
        self._own_widths: set[str] = set()
        self._laying_out = False
        self._built = False
        self._example: tuple[str, ...] = ()
        self._scrolled = (0, 0)
        self.setModel(model)
        self.ensurePolished()
        self.cells = CellDelegate(self)
        self.setItemDelegate(self.cells)
        self.bubble = Bubble(self, model.colours)
        self._set_up()
        self.frozen = FrozenColumns(self)
        self._built = True
        self._connect(model)
        self.take_layout(remembered.load(self.settings, model.name))

    def _set_up(self) -> None:
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
        columns = self.horizontalHeader()
        columns.setSectionsMovable(True)
        columns.setSortIndicatorShown(True)
        columns.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        columns.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        columns.sectionPressed.disconnect()  # a click on a heading sorts; Ctrl+Space chooses the column

    def _connect(self, model: TableModel) -> None:
        columns = self.horizontalHeader()
        columns.sectionClicked.connect(self.sort_by)
        columns.sectionResized.connect(self._on_resized)
        columns.sectionMoved.connect(self._on_moved)
        columns.customContextMenuRequested.connect(
            lambda at: self.heading_menu_asked.emit(columns.logicalIndexAt(at), columns.mapToGlobal(at))
        )
        self.customContextMenuRequested.connect(
            lambda at: self.menu_asked.emit(self.viewport().mapToGlobal(at))
        )
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)
        model.dataChanged.connect(self._on_data_changed)
        model.rowsInserted.connect(lambda _parent, first, last: self._on_rows(first, last))
        model.modelAboutToBeReset.connect(self._note_place)
        model.modelReset.connect(self._back_to_place)
        model.restructured.connect(lambda: self.take_layout(self.layout_state()))
        model.refused.connect(self._on_refused)

    # The layout of the columns

    def held_columns(self) -> list[int]:
        """Return the key columns that stay while the others scroll."""
        header, columns = self.horizontalHeader(), self.table_model.columns
        held: list[int] = []
        for place in range(header.count()):
            number = header.logicalIndex(place)
            if number >= len(columns) or not columns[number].frozen:
                break
            if not self.isColumnHidden(number):
                held.append(number)
        wide = sum(map(self.columnWidth, held))
        return held if wide < self.viewport().width() * 0.7 else []

    def layout_state(self) -> ColumnState:
        """Return how the columns are laid out."""
        header, columns = self.horizontalHeader(), self.table_model.columns
        order = [header.logicalIndex(place) for place in range(header.count())]
        own = self._own_widths
        widths = {
            column.key: self.columnWidth(number)
            for number, column in enumerate(columns)
            if column.key in own and not self.isColumnHidden(number)
        }
        natural = order == sorted(order)
        how = self.table_model.how
        return ColumnState(
            widths,
            [] if natural else [columns[number].key for number in order if number < len(columns)],
            [column.key for number, column in enumerate(columns) if self.isColumnHidden(number)],
            how.key,
            how.descending,
        )

    def take_layout(self, state: ColumnState) -> None:
        """Lay the columns out as they were left."""
        header, columns = self.horizontalHeader(), self.table_model.columns
        keys = [column.key for column in columns]
        self._laying_out = True
        for place, key in enumerate(key for key in state.order if key in keys):
            header.moveSection(header.visualIndex(keys.index(key)), place)
        for number, key in enumerate(keys):
            self.setColumnHidden(number, key in state.hidden)
        self._own_widths = {key for key in state.widths if key in keys}
        self.fit_columns()
        for key in self._own_widths:
            self.setColumnWidth(keys.index(key), state.widths[key])
        self._laying_out = False
        if state.sort in keys:
            self._sort(keys.index(state.sort), descending=state.descending)
        self.frozen.fit()

    def _remember(self) -> None:
        if not self._laying_out:
            remembered.keep(self.settings, self.table_model.name, self.layout_state())
            self.arranged.emit()

    def fit_columns(self) -> None:
        """Give each column the width of its heading and of what it shows in the first rows."""
        self.cells.metrics.forget()
        self.cells.measure(0, SAMPLE)
        for number in range(self.table_model.columnCount()):
            self.fit_column(number)

    def fit_column(self, number: int) -> None:
        """Give one column the width that it needs."""
        model, cells = self.table_model, self.cells
        heading = str(model.headerData(number, Qt.Orientation.Horizontal)).split("\n")
        metrics = self.horizontalHeader().fontMetrics()
        width = max(metrics.horizontalAdvance(line) for line in heading) + HEADING_SPARE
        rows = min(model.rowCount(), MEASURED_ROWS)
        width = max([width, *(cells.needed(number, model.look(row, number)) + 8 for row in range(rows))])
        if not model.rows and model.growing and number < len(self.example()):
            width = max(width, self.cells.metrics.width(self.example()[number]) + 2 * PAD + 8)
        self.setColumnWidth(number, max(NARROWEST, min(width, WIDEST)))

    def example(self) -> tuple[str, ...]:
        """Return what is shown in an empty table as an example, a text a column."""
        if len(self._example) != len(self.table_model.columns):
            self._example = example_row(self.table_model)
        return self._example

    def hide_column(self, number: int, hidden: bool = True) -> None:
        """Hide or show a column; one always stays."""
        left = [one for one in range(self.table_model.columnCount()) if not self.isColumnHidden(one)]
        if hidden and left == [number]:
            return
        self.setColumnHidden(number, hidden)
        if not hidden and not self.columnWidth(number):
            self.fit_column(number)
        self.frozen.fit()
        self._remember()

    def _on_resized(self, number: int, _old: int, new: int) -> None:
        if new and not self._laying_out and number < len(self.table_model.columns):
            self._own_widths.add(self.table_model.columns[number].key)
            self._remember()
        self.frozen.fit()

    def _on_moved(self) -> None:
        self.frozen.fit()
        self._remember()

    # The order of the rows

    def sort_by(self, number: int) -> None:
        """Sort by a column: upwards, downwards, and at the third time back to the file's own order."""
        how, key = self.table_model.how, self.table_model.columns[number].key
        if how.key != key:
            self._sort(number)
        elif not how.descending:
            self._sort(number, descending=True)
        else:
            self._sort(-1)
        self._remember()

    def order_by(self, number: int, *, descending: bool = False) -> None:
        """Sort by a column; -1 brings the file's own order back."""
        self._sort(number, descending=descending)
        self._remember()

    def _sort(self, number: int, *, descending: bool = False) -> None:
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.table_model.sort(number, order)
        self.horizontalHeader().setSortIndicator(number, order)

    # What changed

    def _on_data_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        self._on_rows(first.row(), last.row())

    def _on_rows(self, first: int, last: int) -> None:
        if last - first > SAMPLE:
            self.cells.metrics.forget()
            first, last = 0, SAMPLE
        self.cells.measure(first, last)
        self._repaint()

    def _repaint(self) -> None:
        if self._built:
            self.viewport().update()
            self.frozen.viewport().update()

    def _note_place(self) -> None:
        index, model = self.currentIndex(), self.table_model
        self._here = None
        if index.isValid():
            row = model.row(index.row())
            self._here = (row.key if row else "", model.columns[index.column()].key, index.row())
        self._scrolled = self.horizontalScrollBar().value(), self.verticalScrollBar().value()

    def _back_to_place(self) -> None:
        """Put the mark and the scroll bars where they were before the rows were laid out anew."""
        self.editor = None
        self.bubble.hide()
        if self._here is None:
            return
        key, column, number = self._here
        model = self.table_model
        row = model.row_of_key(key) if key else model.rowCount() - 1
        index = model.index(row if row >= 0 else min(number, model.rowCount() - 1), model.column_of(column))
        across, down = self._scrolled
        if index.isValid():
            self.setCurrentIndex(index)
        self.horizontalScrollBar().setValue(across)
        self.verticalScrollBar().setValue(down)
        if index.isValid():
            self.scrollTo(index)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Put the mark on the first cell, so that the keys work at once."""
        super().showEvent(event)
        if not self.currentIndex().isValid() and self.table_model.rowCount():
            first = self.horizontalHeader().logicalIndex(0)
            self.setCurrentIndex(self.table_model.index(0, max(0, first)))

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
            self.take_layout(self.layout_state())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the cells, and in an empty table an example under the row for typing."""
        super().paintEvent(event)
        model = self.table_model
        if model.rows or model.how.filters or not model.growing:
            return
        painter = QPainter(self.viewport())
        font = QFont(self.cells.metrics.font)
        font.setItalic(True)
        painter.setFont(font)
        painter.setPen(model.colours.grey(4))
        top, height = self.rowViewportPosition(0) + self.rowHeight(0), self.rowHeight(0)
        for number, text in enumerate(self.example()):
            if text and not self.isColumnHidden(number):
                left, width = self.columnViewportPosition(number) + PAD, self.columnWidth(number) - 2 * PAD
                side = model.headerData(number, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole)
                shown = self.cells.metrics.elided(text, width)
                painter.drawText(left, top, width, height, int(side.value), shown)
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
        bar, held = self.horizontalScrollBar(), self.held_columns()
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
            self.hide_column(column, False)
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
        self.current_changed.emit()

    def seen_columns(self) -> list[int]:
        """Return the columns that are shown, from left to right."""
        header = self.horizontalHeader()
        order = (header.logicalIndex(place) for place in range(header.count()))
        return [number for number in order if not self.isColumnHidden(number)]

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

    def selected_cells(self) -> list[QModelIndex]:
        """Return the chosen cells of columns that are shown."""
        return [index for index in self.selectedIndexes() if not self.isColumnHidden(index.column())]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Act as a spreadsheet does; everything else is Qt's."""
        if event.key() == Qt.Key.Key_Tab and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._leave_grid()
            event.accept()
            return
        target = moved_by(self, event)
        if target is not None:
            self._move_to(*target, event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab))
            event.accept()
            return
        if event.matches(QKeySequence.StandardKey.Cancel) and self.table_model.forget_draft():
            event.accept()
            return
        if event.key() not in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_F2):
            self._tab_from = -1 if event.text() == "" else self._tab_from
        super().keyPressEvent(event)

    def _leave_grid(self) -> None:
        """Go on to the control behind the grid: Tab alone stays inside."""
        self.setTabKeyNavigation(False)
        self.focusNextPrevChild(True)
        self.setTabKeyNavigation(True)

    def tab_start(self) -> int:
        """Return the column where a run of Tabs began; -1 without one."""
        return self._tab_from

    def _move_to(self, row: int, column: int, by_tab: bool) -> None:
        if by_tab and self._tab_from < 0:
            self._tab_from = self.currentIndex().column()
        elif not by_tab:
            self._tab_from = -1
        self.put_mark(row, column)

    def step(self, way: Way) -> None:
        """Move the mark as a key does that leaves an editor."""
        rows, columns = way.value
        index, seen = self.currentIndex(), self.seen_columns()
        if not index.isValid() or not seen or way in (Way.STAY, Way.FILL, Way.BACK):
            return
        row, column = index.row(), index.column()
        if columns:
            self._tab_from = column if self._tab_from < 0 else self._tab_from
            row, column = beside(seen, row, column, columns, self.table_model.rowCount())
        elif self._tab_from >= 0:
            column, self._tab_from = self._tab_from, -1
        row = max(0, min(row + rows, self.table_model.rowCount() - 1))
        self.put_mark(row, column)

    # Editing

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
            and index.column() in self.held_columns()
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

    def opened(self, editor: Editor, index: QModelIndex | QPersistentModelIndex) -> None:
        """Note the editor that is open."""
        self.editor, self._edited = editor, QPersistentModelIndex(index)
        self.bubble.hide()
        editor.textChanged.connect(self.bubble.hide)
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
                self._fill_with(opened.value())
            elif way is not Way.BACK and not self.commit(opened):
                return
            self._close(editor)
        finally:
            self._leaving = False
        self.step(way)

    def _close(self, editor: QWidget) -> None:
        self.bubble.hide()
        self.editor = None
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def commit(self, editor: Editor) -> bool:
        """Type what an editor holds; False where it was refused, which is said at the cell."""
        index = self._edited
        if editor is not self.editor or not index.isValid():
            return True
        faults = self.table_model.type_at(index, editor.value())
        if faults:
            self.tell_at(index, faults)
            editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return not faults

    def _fill_with(self, text: str) -> None:
        from ui.grid.filling import fill_cells

        cells = self.selected_cells() or [self.currentIndex()]
        fill_cells(self, [(index, text) for index in cells])

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:  # noqa: N802
        """Close an editor, unless its text was refused: then the mark goes back to it."""
        if editor is self.editor and self.bubble.isVisible() and not self._leaving:
            edited = self._edited
            QTimer.singleShot(0, self, lambda: self._back_to(edited))
            return
        if editor is self.editor:
            self.editor = None
        self.bubble.hide()
        super().closeEditor(editor, hint)

    def _back_to(self, index: QPersistentModelIndex) -> None:
        if self.editor is None or not index.isValid():
            return
        editor, self._leaving = self.editor, True
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().blockSignals(True)
        self.selectionModel().setCurrentIndex(index, flag)
        self.selectionModel().blockSignals(False)
        self._leaving = False
        editor.setFocus()
        self.viewport().update()

    def tell_at(self, index: QModelIndex | QPersistentModelIndex, faults: Sequence[object]) -> None:
        """Say what is wrong at the cell it concerns."""
        say = self.table_model.session.say
        self.bubble.say_at(QPersistentModelIndex(index), "\n".join(say(fault) for fault in faults))  # type: ignore[arg-type]

    def _on_refused(self, index: QPersistentModelIndex, faults: Sequence[object]) -> None:
        self.tell_at(index, faults)


def beside(seen: Sequence[int], row: int, column: int, by: int, rows: int) -> tuple[int, int]:
    """Return the cell beside another; after the last of a row comes the first of the next."""
    place = seen.index(column) + by if column in seen else 0
    if place >= len(seen):
        return (row + 1, seen[0]) if row + 1 < rows else (row, seen[-1])
    if place < 0:
        return (row - 1, seen[-1]) if row else (row, seen[0])
    return row, seen[place]
