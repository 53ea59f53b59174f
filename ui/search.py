"""Search everything: a field over all records, steps and actions; choosing a hit goes there."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from cpdesk.language import N_, Message
from cpdesk.quantities import Quantity
from cpdesk.records.kinds import KINDS
from cpdesk.records.record import Record, Type, kind_of, kind_title, rules_of
from cpdesk.reference.steps import steps
from cpdesk.tables.labels import full_label
from ui.session import Session

LONGEST = 40
UNSEARCHED = frozenset({"placement", "route", "sheet", "conflict", "step_mark"})
MOST_LOOKED_AT = 60_000
WAIT_MS = 120


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that was found: a step, or a field of a record."""

    text: str
    step: str = ""
    kind: str = ""
    id: str = ""
    field: str = ""


def hits(session: Session, words: str) -> Iterator[Hit]:
    """Yield where words stand, steps first; case does not matter."""
    wanted = words.casefold().strip()
    if not wanted:
        return
    code = session.language.code
    for step in steps():
        title = f"{step.code}  {step.title.in_language(code)}"
        if wanted in title.casefold():
            yield Hit(title, step=step.code)
    if session.is_open:
        for record in _records(session):
            field = _holding(record, wanted)
            if field:
                yield _hit(session, record, field)


def _records(session: Session) -> Iterator[Record]:
    """Yield the records that a search looks at: of a very large plant only the first so many of each kind."""
    for kind, cls in KINDS.items():
        if kind not in UNSEARCHED:
            yield from session.tables.view.all(cls)[:MOST_LOOKED_AT]


def _hit(session: Session, record: Record, field: str) -> Hit:
    kind = kind_of(record)
    name = full_label(session.tables.view, record)
    value: Any = getattr(record, field)
    shown = value.text if isinstance(value, Quantity) else str(value)
    tail = f"  {shown[:60]}" if shown != name else ""
    return Hit(f"{session.say(kind_title(kind))}: {name}{tail}", kind=kind, id=record.id, field=field)


@cache
def _searched(cls: type[Record]) -> tuple[str, ...]:
    told = (Type.TEXT, Type.QUANTITY, Type.DATE)
    hidden = ("id", "content_hash", "of_id", "of_kind")
    return tuple(name for name, rule in rules_of(cls).items() if rule.type in told and name not in hidden)


def _holding(record: Record, wanted: str) -> str:
    for name in _searched(type(record)):
        value: Any = getattr(record, name)
        text = value.text if isinstance(value, Quantity) else value if isinstance(value, str) else ""
        if text and wanted in text.casefold():
            return name
    return ""


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
        self.textEdited.connect(lambda _: self.waiting.start())
        self.list.itemClicked.connect(self._choose)
        self.installEventFilter(self)
        self.speak()

    def speak(self) -> None:
        """Take the hint from the language spoken now."""
        self.setPlaceholderText(self.session.say(Message(N_("search everything  Ctrl+K"))))
        self.setAccessibleName(self.session.say(Message(N_("Search everything"))))

    def _look(self, words: str) -> None:
        self.list.clear()
        for hit, _ in zip(hits(self.session, words), range(LONGEST), strict=False):
            item = QListWidgetItem(hit.text)
            item.setData(Qt.ItemDataRole.UserRole, hit)
            self.list.addItem(item)
        if self.list.count():
            self.list.setCurrentRow(0)
            self.popup.setGeometry(*self._place())
            self.popup.show()
        else:
            self.popup.hide()

    def _place(self) -> tuple[int, int, int, int]:
        corner = self.mapToGlobal(QPoint(0, self.height() + 2))
        height = min(12, self.list.count()) * (self.fontMetrics().height() + 8) + 6
        return corner.x(), corner.y(), max(self.width(), 420), height

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.popup.hide()
            self.clear()
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Move in the list by the arrow keys, choose with Enter, leave with Esc."""
        if event.type() is QEvent.Type.FocusOut:
            self.waiting.stop()
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
            self.popup.hide()
        else:
            return False
        return True
