"""A button whose menu lists the printers of the machine."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from cpdesk.language import N_, Message
from ui.session import Session


class PrinterButton(QToolButton):
    """Prints on the printer that is chosen from its menu."""

    def __init__(self, session: Session, print_on: Callable[[str], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.session, self._print_on = session, print_on
        self.setText(session.say(Message(N_("Print"))))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(QMenu(self))
        self.menu().aboutToShow.connect(self._list_printers)

    def _list_printers(self) -> None:
        from ui.printing.printers import printer_names

        menu = self.menu()
        menu.clear()
        names = printer_names()
        for name in names:
            menu.addAction(name).triggered.connect(lambda _checked=False, name=name: self._print_on(name))
        if not names:
            none = N_("No printer is set up on this computer. A PDF can be exported instead.")
            menu.addAction(self.session.say(Message(none))).setEnabled(False)
