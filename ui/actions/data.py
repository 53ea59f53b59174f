"""The Data menu: the rows and cells of the table that is looked at."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from cpdesk.language import N_
from ui.actions.spec import SEPARATOR, Menu, Spec

if TYPE_CHECKING:
    from ui.main_window import MainWindow
    from ui.pages.table_panel import TablePanel


class DataCommands:
    """Hands on to the table. Keys of the grid itself, such as Ctrl+C in it, stay the grid's."""

    def __init__(self, window: "MainWindow") -> None:
        self.window = window
        self.session = window.session

    def menu(self) -> Menu:
        """Return the Data menu."""
        writable, table = self._writable, self._has_table
        return Menu(
            N_("Data"),
            "D",
            (
                Spec("add_row", N_("Add a row"), "Ctrl+Shift+N", self._add_row, writable, icon="add"),
                self._of_grid("insert", N_("Insert a row above"), "Ctrl++", writable),
                self._of_grid("delete", N_("Delete the rows"), "Ctrl+-", writable, "delete"),
                self._of_grid("fill", N_("Fill down"), "Ctrl+D", writable),
                SEPARATOR,
                self._of_grid("copy_headings", N_("Copy with headings"), "Ctrl+Shift+C", table, "copy"),
                Spec(
                    "paste", N_("Paste into the table"), "Ctrl+Shift+V", self._paste, writable, icon="paste"
                ),
                SEPARATOR,
                Spec("find", N_("Find in the table"), "Ctrl+Shift+F", self._find, table, icon="search"),
                Spec(
                    "attach", N_("Attach a file…"), "Ctrl+Shift+A", self._attach, self._record, icon="attach"
                ),
            ),
        )

    def _of_grid(self, name: str, text: str, keys: str, when: Callable[[], bool], icon: str = "") -> Spec:
        """Return an action that the grid does; its keys are the grid's own while it has the focus."""
        run = partial(self._trigger, name)
        return Spec(f"grid_{name}", text, keys, run, when, icon=icon, keys_elsewhere=True)

    def _trigger(self, name: str) -> None:
        panel = self._panel()
        action = panel.actions_of_grid.made.get(name) if panel is not None else None
        if panel is not None and action is not None:
            panel.grid.setFocus()
            action.trigger()

    def _panel(self) -> "TablePanel | None":
        return self.window.desk.panel if self.window.desk is not None else None

    def _has_table(self) -> bool:
        return self._panel() is not None

    def _writable(self) -> bool:
        return self._has_table() and self.session.project.access.writable

    def _record(self) -> bool:
        desk = self.window.desk
        return desk is not None and bool(desk.side.id) and self.session.project.access.writable

    def _add_row(self) -> None:
        panel = self._panel()
        if panel is not None:
            panel.grid.setFocus()
            panel.grid.setCurrentIndex(panel.model.index(panel.model.rowCount() - 1, 0))

    def _paste(self) -> None:
        self._trigger("paste")

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
