"""The help where no project is open."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cpdesk.language import N_, Message
from ui.panels.coach import Coach
from ui.session import Session

WIDEST_LETTERS = 110


class HelpPage(QWidget):
    """The coach in the middle of the window, and the way back."""

    left = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.coach = Coach(session, self)
        self.coach.buttons["step"].hide()
        self.coach.setMaximumWidth(self.fontMetrics().averageCharWidth() * WIDEST_LETTERS)
        back = QPushButton(session.say(Message(N_("Back"))), self)
        back.clicked.connect(self.left)
        line = QHBoxLayout()
        line.addWidget(back)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 24, 32, 24)
        layout.addLayout(line)
        layout.addWidget(self.coach, 1)
