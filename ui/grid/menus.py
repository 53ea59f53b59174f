"""What can be done with cells, rows and columns: one list for keys and menus."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from cpdesk.language import N_, Message
from ui.grid.clipboard import copy_cells
from ui.grid.filling import delete_rows, empty_cells, fill_down, insert_row
from ui.grid.grid_view import GridView

MOST_VALUES = 24
Keys = tuple[str, ...]


class GridActions:
    """The actions of a grid, with their shortcuts while the grid has the focus."""

    def __init__(self, grid: GridView) -> None:
        self.grid = grid
        self.made: dict[str, QAction | None] = {}
        for name, text, keys, run in self._specs():
            self.made[name] = self._new(text, keys, run) if text else None
        grid.menu_asked.connect(self.show_menu)
        grid.heading_menu_asked.connect(self.show_heading_menu)

    def _specs(self) -> tuple[tuple[str, str, Keys, Callable[[], object]], ...]:
        grid = self.grid

        def nothing() -> None:
            return None

        return (
            ("copy", N_("Copy"), ("Ctrl+C",), lambda: copy_cells(grid)),
            ("copy_headings", N_("Copy with headings"), ("Ctrl+Shift+C",), lambda: copy_cells(grid, True)),
            ("cut", N_("Cut"), ("Ctrl+X",), self._cut),
            ("paste", N_("Paste"), ("Ctrl+V",), self._paste),
            ("line1", "", (), nothing),
            ("empty", N_("Empty the cells"), ("Del", "Backspace"), lambda: empty_cells(grid)),
            ("fill", N_("Fill down"), ("Ctrl+D",), lambda: fill_down(grid)),
            ("line2", "", (), nothing),
            ("insert", N_("Insert a row above"), ("Ctrl++", "Ctrl+=", "Ctrl+Ins"), lambda: insert_row(grid)),
            ("insert_below", N_("Insert a row below"), ("Ctrl+Shift+Ins",), self._insert_below),
            ("delete", N_("Delete the rows"), ("Ctrl+-", "Ctrl+Del"), lambda: delete_rows(grid)),
            ("line3", "", (), nothing),
            ("row", N_("Choose the row"), ("Shift+Space",), self._choose_row),
            ("column", N_("Choose the column"), ("Ctrl+Space",), self._choose_column),
        )

    def _new(self, text: str, keys: Keys, run: Callable[[], object]) -> QAction:
        action = QAction(self.grid.table_model.session.say(Message(text)), self.grid)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setShortcutVisibleInContextMenu(True)
        action.triggered.connect(lambda _on=False: run())
        self.grid.addAction(action)
        return action

    def _paste(self) -> None:
        from ui.grid.paste import paste_into

        paste_into(self.grid)

    def _cut(self) -> None:
        copy_cells(self.grid)
        empty_cells(self.grid)

    def _insert_below(self) -> None:
        insert_row(self.grid, below=True)

    def _choose_row(self) -> None:
        rows, last = self.grid.selected_rows(), self.grid.table_model.columnCount() - 1
        if rows:
            self.grid.select_block(rows[0], 0, rows[-1], last)

    def _choose_column(self) -> None:
        index = self.grid.currentIndex()
        if index.isValid() and self.grid.table_model.rows:
            last = len(self.grid.table_model.rows) - 1
            self.grid.select_block(0, index.column(), last, index.column())

    # Menus

    def menu(self) -> QMenu:
        """Return the menu of the cells, with what makes sense now."""
        model = self.grid.table_model
        menu = QMenu(self.grid)
        for name, action in self.made.items():
            if action is None:
                menu.addSeparator()
                continue
            needs_rows = name in ("insert", "insert_below", "delete")
            needs_writing = name in ("cut", "paste", "empty", "fill")
            action.setEnabled(
                not (needs_rows and not model.growing) and (model.writable or not needs_writing)
            )
            menu.addAction(action)
        return menu

    def show_menu(self, at: QPoint) -> None:
        """Open the menu of the cells."""
        menu = self.menu()
        menu.exec(at)
        menu.deleteLater()

    def heading_menu(self, number: int) -> QMenu:
        """Return the menu of a heading: order, values, which columns are shown."""
        grid, model = self.grid, self.grid.table_model
        menu = QMenu(grid)
        if 0 <= number < len(model.columns):
            column = model.columns[number]
            self._add(menu, N_("Sort upwards"), partial(grid.sorting.order_by, number))
            self._add(menu, N_("Sort downwards"), partial(grid.sorting.order_by, number, descending=True))
            self._add(menu, N_("In the order of the file"), partial(grid.sorting.order_by, -1))
            menu.addSeparator()
            self._add_values(menu, number)
            menu.addSeparator()
            text = Message(N_("Hide “{column}”"), {"column": column.heading})
            self._add(menu, text, partial(grid.columns.hide, number))
            self._add(menu, N_("Fit the width"), partial(grid.columns.fit, number))
        shown = menu.addMenu(model.session.say(Message(N_("Columns"))))
        for place, column in enumerate(model.columns):
            action = shown.addAction(model.session.say(column.heading))
            action.setCheckable(True)
            action.setChecked(not grid.isColumnHidden(place))
            action.toggled.connect(lambda on, place=place: grid.columns.hide(place, not on))
        return menu

    def _add_values(self, menu: QMenu, number: int) -> None:
        model = self.grid.table_model
        column = model.columns[number]
        values = model.values(column)
        only = model.how.only.get(column.key)
        below = menu.addMenu(model.session.say(Message(N_("Show only"))))
        every = below.addAction(model.session.say(Message(N_("All values"))))
        every.setCheckable(True)
        every.setChecked(only is None)
        every.triggered.connect(lambda: model.limit(column, None))
        below.addSeparator()
        for value in values[:MOST_VALUES]:
            action = below.addAction(value or model.session.say(Message(N_("(empty)"))))
            action.setCheckable(True)
            action.setChecked(only is not None and value in only)
            action.triggered.connect(lambda on, value=value: self._limit(number, value, on))

    def _limit(self, number: int, value: str, on: bool) -> None:
        model = self.grid.table_model
        column = model.columns[number]
        only = model.how.only.get(column.key, frozenset())
        wanted = only | {value} if on else only - {value}
        model.limit(column, wanted or None)

    def _add(self, menu: QMenu, text: str | Message, run: Callable[[], object]) -> None:
        message = text if isinstance(text, Message) else Message(text)
        action = menu.addAction(self.grid.table_model.session.say(message))
        action.triggered.connect(lambda _on=False: run())

    def show_heading_menu(self, number: int, at: QPoint) -> None:
        """Open the menu of a heading."""
        menu = self.heading_menu(number)
        menu.exec(at)
        menu.deleteLater()
