"""The controls in which one field of a record is typed or chosen."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QPlainTextEdit, QWidget

Words = Mapping[str, str]


class LineEditor(QLineEdit):
    """One line; what is typed is told when it is left or by Enter, Esc brings back what was there."""

    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.editingFinished.connect(self._finish)

    def show_text(self, text: str) -> None:
        """Show what is kept."""
        self._shown = text
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)

    def _finish(self) -> None:
        if self.text() != self._shown:
            self.typed.emit(self.text())

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the project where nothing is being typed."""
        if event.type() is QEvent.Type.ShortcutOverride and self.text() == self._shown:
            keys = QKeySequence.StandardKey
            if isinstance(event, QKeyEvent) and (event.matches(keys.Undo) or event.matches(keys.Redo)):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take back what is typed by Esc."""
        if event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
            self.show_text(self._shown)
            event.accept()
        else:
            super().keyPressEvent(event)


class TextEditor(QPlainTextEdit):
    """Several lines, told when they are left."""

    typed = Signal(str)
    LINES = 3

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.setTabChangesFocus(True)
        self._set_height()

    def _set_height(self) -> None:
        self.setFixedHeight(self.fontMetrics().lineSpacing() * self.LINES + 16)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow a change of the font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._set_height()

    def show_text(self, text: str) -> None:
        """Show what is kept."""
        self._shown = text
        if self.toPlainText() != text:
            self.setPlainText(text)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Tell what was typed."""
        super().focusOutEvent(event)
        if self.toPlainText() != self._shown and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.typed.emit(self.toPlainText())


class ChoiceEditor(QComboBox):
    """One of a few: the value is kept apart from its words. The wheel scrolls the form, not the choice."""

    typed = Signal(str)

    def __init__(self, choices: Words, *, empty: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if empty:
            self.addItem("", "")
        for value, title in choices.items():
            self.addItem(title, value)
        self.activated.connect(lambda _: self.typed.emit(str(self.currentData() or "")))

    def show_text(self, text: str) -> None:
        """Show what is kept."""
        self.setCurrentIndex(self.findData(text))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the form."""
        event.ignore()


class ListedEditor(QComboBox):
    """A text with a list to choose from, which is read when it is opened: other records, units, currencies."""

    typed = Signal(str)

    def __init__(self, listed: Callable[[], list[str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._listed = listed
        self._shown = ""
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        completer = QCompleter(self.model(), self)
        self.setCompleter(completer)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.activated.connect(lambda _: self._finish())
        line = self.lineEdit()
        if line is not None:
            line.editingFinished.connect(self._finish)

    def _read_list(self) -> None:
        text = self.currentText()
        self.blockSignals(True)
        self.clear()
        self.addItems(["", *self._listed()])
        self.setEditText(text)
        self.blockSignals(False)

    def showPopup(self) -> None:  # noqa: N802
        """Read the list anew, then show it."""
        self._read_list()
        super().showPopup()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Have the list ready for completing what is typed."""
        super().focusInEvent(event)
        if not self.count():
            self._read_list()

    def show_text(self, text: str) -> None:
        """Show what is kept."""
        self._shown = text
        if self.currentText() != text:
            self.setEditText(text)
            line = self.lineEdit()
            if line is not None:
                line.setCursorPosition(0)

    def _finish(self) -> None:
        if self.currentText() != self._shown:
            self.typed.emit(self.currentText())

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the form."""
        event.ignore()


Editor = LineEditor | TextEditor | ChoiceEditor | ListedEditor
