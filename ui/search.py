"""Search everything: a field over all records, steps and actions; choosing a hit goes there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
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
        for cls in KINDS.values():
            for record in session.tables.view.all(cls):
                field = _holding(record, wanted)
                if field:
                    yield _hit(session, record, field)


def _hit(session: Session, record: Record, field: str) -> Hit:
    kind = kind_of(record)
    name = full_label(session.tables.view, record)
    value: Any = getattr(record, field)
    shown = value.text if isinstance(value, Quantity) else str(value)
    tail = f"  {shown[:60]}" if shown != name else ""
    return Hit(f"{session.say(kind_title(kind))}: {name}{tail}", kind=kind, id=record.id, field=field)


def _holding(record: Record, wanted: str) -> str:
    for name, rule in rules_of(type(record)).items():
        if name in ("id", "content_hash") or rule.type is Type.REFERENCE:
            continue
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
        self.setMinimumWidth(260)
        self.popup = QFrame(self.window(), Qt.WindowType.ToolTip)
        self.popup.setFrameShape(QFrame.Shape.StyledPanel)
        self.list = QListWidget(self.popup)
        layout = QVBoxLayout(self.popup)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list)
        self.textEdited.connect(self._look)
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
            self.popup.hide()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self.popup.isVisible():
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
