"""Over the work of a project that cannot be written: why that is, and how to go on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from cpdesk.language import N_, Message
from ui.session import Session


class ReadingBanner(QWidget):
    """Stays as long as the open project is for reading only."""

    copy_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setObjectName("banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.label = QLabel(self)
        self.label.setWordWrap(True)
        self.save = QPushButton(self)
        self.save.clicked.connect(self.copy_asked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 6, 16, 6)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.save)
        session.opened.connect(self.refresh)
        session.closed.connect(self.refresh)
        session.language_changed.connect(self.refresh)
        self.hide()

    def refresh(self) -> None:
        """Show the reason, or nothing."""
        say = self.session.say
        if not self.session.is_open or self.session.project.access.writable:
            self.hide()
            return
        reason = self.session.project.access.reason or Message(N_("This project is open for reading only."))
        self.label.setText(say(reason))
        self.save.setText(say(Message(N_("Save a copy…"))))
        self.show()
