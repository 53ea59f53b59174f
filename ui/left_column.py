"""The left column: the map of the walk, and the tree of the diagram's sheets behind a second tab."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QWidget

from cpdesk.language import N_, Message
from ui.navigator import Navigator
from ui.session import Session

if TYPE_CHECKING:
    from ui.diagram.sheet_tree import SheetTree


class LeftColumn(QTabWidget):
    """Steps and sheets; the tree of sheets is made when it is first looked at."""

    sheet_chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.navigator = Navigator(session, self)
        self._sheets: SheetTree | None = None
        self._place = QWidget(self)
        self.setDocumentMode(True)
        self.setAccessibleName(session.say(Message(N_("Steps and sheets"))))
        self.addTab(self.navigator, session.say(Message(N_("Steps"))))
        self.addTab(self._place, session.say(Message(N_("Sheets"))))
        self.currentChanged.connect(self._on_tab)

    @property
    def sheets(self) -> "SheetTree":
        """The tree of sheets."""
        if self._sheets is None:
            from ui.diagram.sheet_tree import SheetTree

            self._sheets = SheetTree(self.session, self)
            self._sheets.sheet_chosen.connect(self.sheet_chosen)
            chosen = self.currentIndex()
            self.blockSignals(True)
            self.removeTab(1)
            self.addTab(self._sheets, self.session.say(Message(N_("Sheets"))))
            self.setCurrentIndex(chosen)
            self.blockSignals(False)
            self._place.deleteLater()
        return self._sheets

    def _on_tab(self, number: int) -> None:
        if number == 1:
            self.sheets.refresh()

    def mark_sheet(self, sheet: str) -> None:
        """Put the mark on the sheet that is shown."""
        if self._sheets is not None:
            self._sheets.choose(("sheet", sheet))

    def show_steps(self) -> None:
        """Bring the map of the walk to the front."""
        self.setCurrentIndex(0)

    def show_sheets(self) -> None:
        """Bring the tree of sheets to the front."""
        self.sheets.refresh()
        self.setCurrentIndex(1)
