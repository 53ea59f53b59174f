"""Questions to the person: the only place that opens a dialog. Tests put their answers here."""

from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QCheckBox, QFileDialog, QMessageBox, QWidget


class Asker(Protocol):
    """What can be asked."""

    def open_file(self, parent: QWidget, title: str, kinds: str) -> Path | None:
        """Ask for a file to open."""
        ...

    def save_file(self, parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
        """Ask for the name of a file to write."""
        ...

    def confirm(self, parent: QWidget, title: str, text: str, yes: str, no: str) -> bool:
        """Ask for a yes where something outside the file would be lost."""
        ...

    def ticked(self, parent: QWidget, title: str, text: str, tick: str, yes: str, no: str) -> bool | None:
        """Ask for a yes with something to tick; None for a no, else whether it was ticked."""
        ...


class Dialogs:
    """Asks by dialogs."""

    def open_file(self, parent: QWidget, title: str, kinds: str) -> Path | None:
        """Ask for a file to open."""
        name, _ = QFileDialog.getOpenFileName(parent, title, "", kinds)
        return Path(name) if name else None

    def save_file(self, parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
        """Ask for the name of a file to write; the system's dialog does not ask about overwriting, for nothing is."""
        options = QFileDialog.Option.DontConfirmOverwrite
        chosen, _ = QFileDialog.getSaveFileName(parent, title, name, kinds, options=options)
        return Path(chosen) if chosen else None

    def confirm(self, parent: QWidget, title: str, text: str, yes: str, no: str) -> bool:
        """Ask for a yes where something outside the file would be lost."""
        return self._asked(QMessageBox(QMessageBox.Icon.Question, title, text, parent=parent), yes, no)

    def ticked(self, parent: QWidget, title: str, text: str, tick: str, yes: str, no: str) -> bool | None:
        """Ask for a yes with something to tick."""
        box = QMessageBox(QMessageBox.Icon.Question, title, text, parent=parent)
        choice = QCheckBox(tick, box)
        box.setCheckBox(choice)
        return choice.isChecked() if self._asked(box, yes, no) else None

    def _asked(self, box: QMessageBox, yes: str, no: str) -> bool:
        accept = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(no, QMessageBox.ButtonRole.RejectRole)
        box.exec()
        return box.clickedButton() is accept
