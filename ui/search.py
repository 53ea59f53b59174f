"""Search everything: a field over all records, steps and actions; choosing a hit goes there."""

from collections.abc import Iterator
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from cpdesk.language import N_, Message
from ui.session import Session

if TYPE_CHECKING:
    from ui.hits import Hit

LONGEST = 40
WAIT_MS = 120
SLICE_S = 0.012


class SearchField(QLineEdit):
    """The field in the head of the window with its list of hits below."""

    chosen = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setClearButtonEnabled(True)
        letter = self.fontMetrics().averageCharWidth()
        self.setMinimumWidth(letter * 36)
        self.setMaximumWidth(letter * 46)
        self.waiting = QTimer(self)
        self.waiting.setSingleShot(True)
        self.waiting.setInterval(WAIT_MS)
        self.waiting.timeout.connect(lambda: self._look(self.text()))
        self.popup = QFrame(self.window(), Qt.WindowType.ToolTip)
        self.popup.setFrameShape(QFrame.Shape.StyledPanel)
        self.list = QListWidget(self.popup)
        layout = QVBoxLayout(self.popup)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list)
        self.further = QTimer(self)
        self.further.setSingleShot(True)
        self.further.timeout.connect(self._look_on)
        self._hits: Iterator[Hit | None] = iter(())
        session.changed.connect(lambda _: self.further.stop())
        session.closing.connect(self._stop)
        self.textEdited.connect(self._on_edited)
        self.list.itemClicked.connect(self._choose)
        self.installEventFilter(self)
        self.speak()

    def _on_edited(self) -> None:
        self.further.stop()
        self.waiting.start()

    def speak(self) -> None:
        """Take the hint from the language spoken now."""
        self.setPlaceholderText(self.session.say(Message(N_("search everything  Ctrl+K"))))
        self.setAccessibleName(self.session.say(Message(N_("Search everything"))))

    def _look(self, words: str) -> None:
        from ui.hits import hits  # what it reads is loaded by the first search, not before the window

        self.list.clear()
        self._hits = hits(self.session, words)
        self._look_on()

    def _look_on(self) -> None:
        """Look for some hundredths of a second, then let the window go on and look further."""
        end = perf_counter() + SLICE_S
        for hit in self._hits:
            if hit is not None:
                item = QListWidgetItem(hit.text)
                item.setData(Qt.ItemDataRole.UserRole, hit)
                self.list.addItem(item)
            if self.list.count() >= LONGEST:
                self.further.stop()
                break
            if perf_counter() > end:
                self.further.start()
                break
        else:
            self.further.stop()
        self._show_list()

    def _show_list(self) -> None:
        if not self.list.count():
            self.popup.hide()
            return
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self.popup.setGeometry(*self._place())
        self.popup.show()

    def _stop(self) -> None:
        self.waiting.stop()
        self.further.stop()

    def _place(self) -> tuple[int, int, int, int]:
        corner = self.mapToGlobal(QPoint(0, self.height() + 2))
        height = min(12, self.list.count()) * (self.fontMetrics().height() + 8) + 6
        return corner.x(), corner.y(), max(self.width(), 420), height

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._stop()
            self.popup.hide()
            self.clear()
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Move in the list by the arrow keys, choose with Enter, leave with Esc."""
        if event.type() is QEvent.Type.FocusOut:
            self._stop()
            self.popup.hide()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if self.waiting.isActive() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.waiting.stop()
                self._look(self.text())
            if not self.popup.isVisible():
                return super().eventFilter(watched, event)
            return self._steer(event.key())
        return super().eventFilter(watched, event)

    def _steer(self, key: int) -> bool:
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.list.currentItem())
        elif key == Qt.Key.Key_Escape:
            self._stop()
            self.popup.hide()
        else:
            return False
        return True
