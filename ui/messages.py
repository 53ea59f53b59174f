"""Messages over the work: a strip of sentences that can be dismissed; what went wrong stays until it is."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from cpdesk.language import N_, Message
from ui.session import Session, Wrong

NOTE_MS = 12_000
MOST = 5


@dataclass(frozen=True, slots=True)
class Link:
    """Something that can be done about a message."""

    text: Message
    run: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence for the strip, what can be done about it, and whether it stays until it is dismissed."""

    message: Message | str
    links: tuple[Link, ...] = ()
    stays: bool = False


def notice_of(told: object) -> Notice:
    """Return what is told as a notice; something that went wrong stays."""
    if isinstance(told, Notice):
        return told
    if isinstance(told, Message):
        return Notice(told, stays=isinstance(told, Wrong))
    return Notice(str(told))


class MessageStrip(QFrame):
    """The sentences of the moment, the newest below, at most a handful."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setObjectName("strip")
        self._lines: list[_Line] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self.fading = QTimer(self)
        self.fading.setSingleShot(True)
        self.fading.setInterval(NOTE_MS)
        self.fading.timeout.connect(self.fade)
        self.hide()

    def tell(self, told: object) -> None:
        """Show a sentence; the same one is not shown twice."""
        notice = notice_of(told)
        text = self.session.say(notice.message)
        for line in [line for line in self._lines if line.text == text]:
            self.dismiss(line)
        line = _Line(self.session, notice, text, self)
        line.close_button.clicked.connect(lambda: self.dismiss(line))
        self._lines.append(line)
        self._layout.addWidget(line)
        for old in self._lines[:-MOST]:
            self.dismiss(old)
        self.show()
        if not notice.stays:
            self.fading.start()

    def dismiss(self, line: "_Line") -> None:
        """Take one sentence away."""
        if line in self._lines:
            self._lines.remove(line)
            self._layout.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.setVisible(bool(self._lines))

    def fade(self) -> None:
        """Take away what does not need to stay."""
        for line in [line for line in self._lines if not line.notice.stays]:
            self.dismiss(line)

    def clear(self) -> None:
        """Take everything away."""
        self.fading.stop()
        for line in list(self._lines):
            self.dismiss(line)

    @property
    def texts(self) -> list[str]:
        """The sentences that are shown."""
        return [line.text for line in self._lines]


class _Line(QWidget):
    def __init__(self, session: Session, notice: Notice, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.notice = notice
        self.text = text
        self.setObjectName("wrong" if notice.stays else "said")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 8, 6)
        layout.setSpacing(8)
        sign = QLabel("!" if notice.stays else "i", self)
        sign.setObjectName("sign")
        layout.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        label = QLabel(text, self)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        layout.addWidget(label, 1)
        for link in notice.links:
            button = QToolButton(self)
            button.setText(session.say(link.text))
            button.setObjectName("link")
            button.clicked.connect(lambda _checked, run=link.run: run())
            layout.addWidget(button)
        self.close_button = QToolButton(self)
        self.close_button.setText("✕")
        self.close_button.setAutoRaise(True)
        self.close_button.setToolTip(session.say(Message(N_("Dismiss"))))
        self.close_button.setAccessibleName(self.close_button.toolTip())
        layout.addWidget(self.close_button)
