"""The first page: a new audit, an open one, a recent one, a sample, a backup."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
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
from ui.recent import Recent
from ui.session import Session
from ui.theme.palette import Colours

PATH_ROLE = Qt.ItemDataRole.UserRole


class StartPage(QWidget):
    """Where the work begins. What it lists is read after the first picture is on the screen."""

    new_asked = Signal()
    open_asked = Signal()
    restore_asked = Signal()
    sample_chosen = Signal(str)
    file_chosen = Signal(object)
    file_forgotten = Signal(object)

    def __init__(
        self, session: Session, recent: Sequence[Recent], colours: Colours, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.colours = colours
        layout = QHBoxLayout(self)
        layout.setContentsMargins(48, 40, 48, 40)
        layout.setSpacing(40)
        layout.addLayout(self._left(), 2)
        line = QFrame(self)
        line.setObjectName("line")
        line.setFrameShape(QFrame.Shape.NoFrame)
        line.setFixedWidth(1)
        layout.addWidget(line)
        right = QVBoxLayout()
        right.setSpacing(6)
        self.recent = self._list(right, N_("Recent"))
        right.addLayout(self._recent_tools())
        self.samples = self._list(right, N_("Samples, opened as a fresh copy"))
        layout.addLayout(right, 5)
        self.show_recent(recent)
        self._connect()
        QTimer.singleShot(0, self, self._fill_late)

    def _left(self) -> QVBoxLayout:
        say = self.session.say
        left = QVBoxLayout()
        left.setSpacing(10)
        title = QLabel("CPDesk", self)
        title.setObjectName("brand")
        left.addWidget(title)
        about = QLabel(say(Message(N_("The desk for a cleaner production audit."))), self)
        about.setObjectName("about")
        about.setWordWrap(True)
        left.addWidget(about)
        left.addSpacing(16)
        self.buttons: dict[str, QPushButton] = {}
        for name, text, signal in (
            ("new", N_("New audit…"), self.new_asked),
            ("open", N_("Open an audit…"), self.open_asked),
            ("backup", N_("Restore from a backup…"), self.restore_asked),
        ):
            button = QPushButton(say(Message(text)), self)
            button.setObjectName("start")
            button.setIconSize(QSize(20, 20))
            button.clicked.connect(signal)
            left.addWidget(button)
            self.buttons[name] = button
        hint = QLabel(say(Message(N_("A project file can also be dropped on this window."))), self)
        hint.setObjectName("quiet")
        hint.setWordWrap(True)
        left.addSpacing(8)
        left.addWidget(hint)
        left.addStretch(1)
        return left

    def _recent_tools(self) -> QHBoxLayout:
        line = QHBoxLayout()
        self.forget = QPushButton(self.session.say(Message(N_("Remove from the list"))), self)
        self.forget.setObjectName("link")
        self.forget.setEnabled(False)
        line.addStretch(1)
        line.addWidget(self.forget)
        return line

    def _list(self, layout: QVBoxLayout, title: str) -> QListWidget:
        heading = QLabel(self.session.say(Message(title)), self)
        heading.setObjectName("section")
        layout.addWidget(heading)
        found = QListWidget(self)
        found.setFrameShape(QFrame.Shape.StyledPanel)
        found.setWordWrap(True)
        found.setAccessibleName(heading.text())
        heading.setBuddy(found)
        layout.addWidget(found, 1)
        return found

    def _connect(self) -> None:
        for shown, slot in ((self.recent, self._choose_recent), (self.samples, self._choose_sample)):
            shown.itemActivated.connect(slot)
            shown.itemClicked.connect(slot)
        self.recent.currentItemChanged.connect(lambda item: self.forget.setEnabled(_path(item) is not None))
        self.forget.clicked.connect(self._forget)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.recent)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._forget)

    def show_recent(self, recent: Sequence[Recent]) -> None:
        """List the projects opened last; one that cannot be opened is grey and says why."""
        self.recent.clear()
        for one in recent:
            below = self.session.say(one.reason) if one.reason is not None else str(one.path.parent)
            item = QListWidgetItem(f"{one.path.stem}\n{below}", self.recent)
            item.setToolTip(str(one.path))
            item.setData(PATH_ROLE, one.path)
            item.setData(PATH_ROLE + 1, one.reason is None)
            if one.reason is not None:
                item.setForeground(self.palette().placeholderText())
        if not recent:
            text = N_("Audits that you open will stand here.")
            item = QListWidgetItem(self.session.say(Message(text)), self.recent)
            item.setFlags(Qt.ItemFlag.NoItemFlags)

    def _choose_recent(self, item: QListWidgetItem) -> None:
        if item.data(PATH_ROLE + 1):
            self.file_chosen.emit(item.data(PATH_ROLE))

    def _choose_sample(self, item: QListWidgetItem) -> None:
        self.sample_chosen.emit(item.data(PATH_ROLE))

    def _forget(self) -> None:
        path = _path(self.recent.currentItem())
        if path is not None:
            self.file_forgotten.emit(path)

    def _fill_late(self) -> None:
        """Show what takes time to load, once the page is on the screen."""
        from cpdesk.exchange.samples import samples
        from ui.icons import icon

        for name, button in self.buttons.items():
            button.setIcon(icon(name, self.colours))
        for sample in samples(self.session.language):
            item = QListWidgetItem(icon("sample", self.colours), sample.title, self.samples)
            item.setData(PATH_ROLE, sample.name)


def _path(item: QListWidgetItem | None) -> object:
    return item.data(PATH_ROLE) if item is not None else None
