"""The first page: a new audit, an open one, a recent one, a sample, a backup."""

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cpdesk.language import N_, Message
from ui.session import Session


class StartPage(QWidget):
    """Where the work begins. What it lists is read after the first picture is on the screen."""

    new_asked = Signal()
    open_asked = Signal()
    restore_asked = Signal()
    sample_chosen = Signal(str)
    file_chosen = Signal(object)

    def __init__(self, session: Session, recent: list[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        say = session.say
        layout = QHBoxLayout(self)
        layout.setContentsMargins(48, 40, 48, 40)
        layout.setSpacing(48)
        left, right = QVBoxLayout(), QVBoxLayout()
        title = QLabel("CPDesk", self)
        title.setObjectName("brand")
        left.addWidget(title)
        about = QLabel(say(Message(N_("The desk for a cleaner production audit."))), self)
        about.setObjectName("about")
        about.setWordWrap(True)
        left.addWidget(about)
        left.addSpacing(16)
        for text, signal in (
            (N_("New audit…"), self.new_asked),
            (N_("Open an audit…"), self.open_asked),
            (N_("Restore from a backup…"), self.restore_asked),
        ):
            button = QPushButton(say(Message(text)), self)
            button.setMinimumWidth(260)
            button.clicked.connect(signal)
            left.addWidget(button)
        left.addStretch(1)
        layout.addLayout(left)
        line = QFrame(self)
        line.setFrameShape(QFrame.Shape.VLine)
        layout.addWidget(line)
        self.recent = self._list(right, N_("Recent"))
        self.samples = self._list(right, N_("Samples, opened as a fresh copy"))
        layout.addLayout(right, 1)
        self._fill_recent(recent)
        self.recent.itemActivated.connect(
            lambda item: self.file_chosen.emit(item.data(Qt.ItemDataRole.UserRole))
        )
        self.samples.itemActivated.connect(
            lambda item: self.sample_chosen.emit(item.data(Qt.ItemDataRole.UserRole))
        )
        QTimer.singleShot(0, self, self._fill_samples)

    def _list(self, layout: QVBoxLayout, title: str) -> QListWidget:
        heading = QLabel(self.session.say(Message(title)), self)
        heading.setObjectName("section")
        layout.addWidget(heading)
        found = QListWidget(self)
        found.setAccessibleName(heading.text())
        layout.addWidget(found, 1)
        return found

    def _fill_recent(self, recent: list[Path]) -> None:
        for path in recent:
            item = QListWidgetItem(f"{path.stem}\n{path.parent}")
            item.setData(Qt.ItemDataRole.UserRole, path)
            self.recent.addItem(item)
        if not recent:
            item = QListWidgetItem(self.session.say(Message(N_("Audits that you open will stand here."))))
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.recent.addItem(item)

    def _fill_samples(self) -> None:
        from cpdesk.exchange.samples import samples

        for sample in samples(self.session.language):
            item = QListWidgetItem(sample.title)
            item.setData(Qt.ItemDataRole.UserRole, sample.name)
            self.samples.addItem(item)
