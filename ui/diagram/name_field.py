"""A field to write a name where it stands on the sheet."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class NameField(QLineEdit):
    """A field over the sheet: Enter or another place keeps what is written, Escape leaves it as it was."""

    written = Signal(str)
    left = Signal()

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._before = text
        self.selectAll()
        self.editingFinished.connect(self._keep)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._before)
            self._keep()
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        if self.isHidden():
            return
        text = self.text().strip()
        self.left.emit()
        self.hide()
        self.deleteLater()
        if text != self._before:
            self.written.emit(text)
