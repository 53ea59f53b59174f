"""What opens over a cell to type into: a line, a line with a list, or some lines."""

from collections.abc import Callable, Sequence
from enum import Enum

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QLineEdit, QPlainTextEdit, QWidget

LISTED = 12


class Way(Enum):
    """Where the mark goes when an editor is left."""

    STAY = (0, 0)
    DOWN = (1, 0)
    UP = (-1, 0)
    RIGHT = (0, 1)
    LEFT = (0, -1)
    FILL = (2, 2)
    BACK = (-2, -2)


_KEYS = {
    Qt.Key.Key_Return: (Way.DOWN, Way.UP),
    Qt.Key.Key_Enter: (Way.DOWN, Way.UP),
    Qt.Key.Key_Tab: (Way.RIGHT, Way.LEFT),
    Qt.Key.Key_Backtab: (Way.LEFT, Way.LEFT),
}
_ARROWS = {Qt.Key.Key_Up: Way.UP, Qt.Key.Key_Down: Way.DOWN}
_SIDES = {Qt.Key.Key_Left: Way.LEFT, Qt.Key.Key_Right: Way.RIGHT}
Leave = Callable[[QWidget, Way], None]


def way_of(event: QKeyEvent, quick: bool) -> Way | None:
    """Return where a key leads out of an editor; `quick` is one that was opened by typing over the cell."""
    key = Qt.Key(event.key())
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if key == Qt.Key.Key_Escape:
        return Way.BACK
    if key in _KEYS:
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            return Way.FILL if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) else None
        if modifiers & Qt.KeyboardModifier.AltModifier:
            return None
        return _KEYS[key][1 if modifiers & Qt.KeyboardModifier.ShiftModifier else 0]
    if modifiers:
        return None
    return _ARROWS.get(key) or (_SIDES.get(key) if quick else None)


class LineEditor(QLineEdit):
    """A line over a cell, with a list of what can stand there if there is one."""

    def __init__(self, parent: QWidget, leave: Leave, listed: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__(parent)
        self.quick = False
        self._leave = leave
        self.setFrame(False)
        self._texts = dict(listed)
        if listed:
            self._offer([shown for shown, _ in listed])

    def _offer(self, shown: Sequence[str]) -> None:
        completer = QCompleter(shown, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(LISTED)
        self.setCompleter(completer)
        completer.activated.connect(self._take)
        action = self.addAction(_arrow(self), QLineEdit.ActionPosition.TrailingPosition)
        action.triggered.connect(self.show_list)

    @property
    def has_list(self) -> bool:
        """Whether a list can be opened."""
        return bool(self._texts)

    def show_list(self) -> None:
        """Open the whole list."""
        completer = self.completer()
        if completer is not None:
            completer.setCompletionPrefix("")
            completer.complete()

    @property
    def is_touched(self) -> bool:
        """Whether something was typed."""
        return self.isModified()

    def put(self, text: str) -> None:
        """Go on with what was typed before."""
        self.setText(text)
        self.setModified(True)

    def value(self) -> str:
        """Return the text to be read; a chosen entry of the list stands for its own."""
        return self._texts.get(self.text(), self.text())

    def _take(self, text: str) -> None:
        self.setText(text)
        self._leave(self, Way.STAY)

    def event(self, event: QEvent) -> bool:
        """Take the keys that lead out before Qt moves the focus by them."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if self._list_key(event):
                return True
            way = None if self._listing() and event.key() in _ARROWS else way_of(event, self.quick)
            if way is not None:
                self._choose_marked()
                event.accept()
                self._leave(self, way)
                return True
        return super().event(event)

    def _listing(self) -> bool:
        popup = self._popup()
        return popup is not None and popup.isVisible()

    def _popup(self) -> QAbstractItemView | None:
        completer = self.completer()
        return None if completer is None else completer.popup()

    def _list_key(self, event: QKeyEvent) -> bool:
        opens = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if opens and self.has_list:
            self.show_list()
            return True
        return False

    def _choose_marked(self) -> None:
        """Take the entry with the mark in the open list, or the only one that starts as typed."""
        popup = self._popup()
        if popup is None or not popup.isVisible():
            return
        marked = popup.currentIndex()
        if marked.isValid():
            self.setText(str(marked.data()))
        popup.hide()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Leave the cell when the work goes on elsewhere."""
        super().focusOutEvent(event)
        inside = event.reason() in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if not inside and not self._listing():
            self._leave(self, Way.STAY)


class TextEditor(QPlainTextEdit):
    """Some lines over a cell; Alt+Enter starts another line."""

    def __init__(self, parent: QWidget, leave: Leave) -> None:
        super().__init__(parent)
        self.quick = False
        self._leave = leave
        self.setTabChangesFocus(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def is_touched(self) -> bool:
        """Whether something was typed."""
        return self.document().isModified()

    def put(self, text: str) -> None:
        """Go on with what was typed before."""
        self.setPlainText(text)
        self.document().setModified(True)
        self.moveCursor(QTextCursor.MoveOperation.End)

    def value(self) -> str:
        """Return the typed text."""
        return self.toPlainText()

    def event(self, event: QEvent) -> bool:
        """Take the keys that lead out."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            new_line = event.modifiers() & Qt.KeyboardModifier.AltModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and new_line:
                self.insertPlainText("\n")
                return True
            way = way_of(event, self.quick)
            several = self.document().blockCount() > 1 or self.document().size().height() > 1
            if way is not None and not (way in (Way.UP, Way.DOWN) and event.key() in _ARROWS and several):
                event.accept()
                self._leave(self, way)
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Leave the cell when the work goes on elsewhere."""
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self._leave(self, Way.STAY)


Editor = LineEditor | TextEditor


def _arrow(widget: QWidget) -> QIcon:
    return widget.style().standardIcon(widget.style().StandardPixmap.SP_ArrowDown)
