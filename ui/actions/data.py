"""The Data menu: the rows and cells of the table that is looked at."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from cpdesk.language import N_
from ui.actions.spec import SEPARATOR, Menu, Spec

if TYPE_CHECKING:
    from ui.grid.grid_view import GridView
    from ui.main_window import MainWindow
    from ui.pages.table_panel import TablePanel


class DataCommands:
    """Hands on to the table. Keys of the grid itself, such as Ctrl+C in it, stay the grid's."""

    def __init__(self, window: "MainWindow") -> None:
        self.window = window
        self.session = window.session

    def menu(self) -> Menu:
        """Return the Data menu."""
        return Menu(
            N_("Data"),
            "D",
            (
                Spec("add_row", N_("Add a row"), "Ctrl+Shift+N", self._add_row, self._writable, icon="add"),
                Spec("insert_row", N_("Insert a row above"), "", self._insert, self._writable),
                Spec(
                    "delete_rows",
                    N_("Delete the chosen rows"),
                    "Ctrl+-",
                    self._delete,
                    self._writable,
                    icon="delete",
                ),
                Spec("fill_down", N_("Fill down"), "", self._fill_down, self._writable),
                SEPARATOR,
                Spec(
                    "copy_headings",
                    N_("Copy with headings"),
                    "Ctrl+Shift+C",
                    self._copy,
                    self._has_table,
                    icon="copy",
                ),
                Spec("paste", N_("Paste"), "Ctrl+Shift+V", self._paste, self._writable, icon="paste"),
                SEPARATOR,
                Spec("find", N_("Find in the table"), "Ctrl+F", self._find, self._has_table, icon="search"),
                Spec(
                    "attach", N_("Attach a file…"), "Ctrl+Shift+A", self._attach, self._record, icon="attach"
                ),
            ),
        )

    def _panel(self) -> "TablePanel | None":
        return self.window.desk.panel if self.window.desk is not None else None

    def _has_table(self) -> bool:
        return self._panel() is not None

    def _writable(self) -> bool:
        return self._has_table() and self.session.project.access.writable

    def _record(self) -> bool:
        desk = self.window.desk
        return desk is not None and bool(desk.side.id) and self.session.project.access.writable

    def _on_grid(self, run: Callable[["GridView"], object]) -> None:
        panel = self._panel()
        if panel is not None:
            panel.grid.setFocus()
            run(panel.grid)

    def _add_row(self) -> None:
        panel = self._panel()
        if panel is not None:
            panel.grid.setFocus()
            panel.grid.setCurrentIndex(panel.model.index(panel.model.rowCount() - 1, 0))

    def _insert(self) -> None:
        from ui.grid.filling import insert_row

        self._on_grid(insert_row)

    def _delete(self) -> None:
        from ui.grid.filling import delete_rows

        self._on_grid(delete_rows)

    def _fill_down(self) -> None:
        from ui.grid.filling import fill_down

        self._on_grid(fill_down)

    def _copy(self) -> None:
        from ui.grid.clipboard import copy_cells

        self._on_grid(lambda grid: copy_cells(grid, True))

    def _paste(self) -> None:
        field = QApplication.focusWidget()
        if isinstance(field, QLineEdit | QPlainTextEdit):
            field.paste()
            return
        from ui.grid.paste import paste_into

        self._on_grid(paste_into)

    def _find(self) -> None:
        panel = self._panel()
        if panel is not None:
            panel.search.setFocus()
            panel.search.selectAll()

    def _attach(self) -> None:
        if self.window.desk is not None:
            side = self.window.desk.side
            side.show()
            side.look_at(side.files)
            side.files.ask()
