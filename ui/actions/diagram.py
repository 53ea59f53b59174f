"""The Diagram menu: the way to the sheet of what is looked at, and what can be done there."""

from typing import TYPE_CHECKING

from cpdesk.language import N_, Message
from ui.actions.papers import PaperCommands
from ui.actions.spec import SEPARATOR, Entry, Menu, Spec
from ui.diagram.doings import MENU, Doing, Group

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from ui.diagram.page import DiagramPage
    from ui.main_window import MainWindow

OF_THIS = N_("Diagram of this unit process")
TO_TABLE = N_("Show in the table")


class DiagramCommands:
    """Hands on to the page of the diagram. Its keys are the page's own while the sheet has the focus."""

    def __init__(self, window: "MainWindow") -> None:
        self.window = window
        self.session = window.session

    def menu(self) -> Menu:
        """Return the Diagram menu."""
        return Menu(
            N_("Diagram"),
            "G",
            (
                Spec(
                    "diagram", N_("Process flow diagram"), "Ctrl+4", self._open, self._is_open, icon="diagram"
                ),
                Spec("diagram_of", OF_THIS, "Ctrl+Shift+D", self._change_over, self._is_open, self._label),
                SEPARATOR,
                *self._of_sheet(),
                SEPARATOR,
                *PaperCommands(self.window, self._sheet).entries(),
            ),
        )

    def _of_sheet(self) -> "tuple[Entry | Menu, ...]":
        found: list[Entry | Menu] = []
        for entry in MENU:
            if isinstance(entry, Group):
                found.append(Menu(entry.text, "", tuple(map(self._spec, entry.doings))))
            else:
                found.append(SEPARATOR if entry is None else self._spec(entry))
        return tuple(found)

    def _spec(self, doing: Doing) -> Spec:
        def action() -> "QAction | None":
            page = self._page()
            return page.actions_of_sheet.made[doing.name] if page is not None else None

        def able() -> bool:
            made = action()
            return made is not None and made.isEnabled()

        def on() -> bool:
            made = action()
            return made is not None and made.isChecked()

        def run() -> None:
            page = self._page()
            if page is not None:
                page.actions_of_sheet.do(doing.name)

        checked = on if doing.on is not None else None
        return Spec(
            f"sheet_{doing.name}", doing.text, doing.keys, run, able, checked=checked, keys_elsewhere=True
        )

    def _page(self) -> "DiagramPage | None":
        """Return the page of the diagram while it is looked at."""
        desk = self.window.desk
        return desk.diagram if desk is not None and desk.shows_diagram else None

    def _sheet(self) -> str:
        """Return the sheet that is looked at; empty where none is."""
        page = self._page()
        return page.editor.sheet if page is not None else ""

    def _is_open(self) -> bool:
        return self.window.desk is not None

    def _open(self) -> None:
        if self.window.desk is not None:
            self.window.desk.open_diagram()

    def _label(self) -> Message:
        return Message(TO_TABLE if self._page() is not None else OF_THIS)

    def _change_over(self) -> None:
        """Go from a row to its diagram, from the diagram to the row."""
        page, desk = self._page(), self.window.desk
        if page is not None:
            page.commands.to_row()
        elif desk is not None:
            desk.open_diagram_of()
