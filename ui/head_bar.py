"""The line above the work: undo and redo, the audit's title, search, export, language."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QToolBar, QWidget

from cpdesk.language import N_, Message
from ui.actions import Actions
from ui.search import SearchField
from ui.session import Session

LEFT = ("undo", "redo")
RIGHT = ("export", "language")


class HeadBar(QToolBar):
    """A tool bar that cannot be lost: it neither moves nor floats."""

    def __init__(self, session: Session, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setObjectName("head")
        self.setMovable(False)
        self.setFloatable(False)
        self.setIconSize(QSize(20, 20))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for name in LEFT:
            self.addAction(actions.made[name])
        self.title = QLabel(self)
        self.title.setObjectName("headTitle")
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(self.title)
        self.search = SearchField(session, self)
        self.search.setMaximumWidth(320)
        self.addWidget(self.search)
        for name in RIGHT:
            self.addAction(actions.made[name])
        session.opened.connect(self.refresh)
        session.closed.connect(self.refresh)
        session.changed.connect(lambda _: self.refresh())
        self.speak()

    def speak(self) -> None:
        """Take all texts from the language spoken now."""
        self.setWindowTitle(self.session.say(Message(N_("Tool bar"))))
        self.search.speak()
        self.refresh()

    def refresh(self) -> None:
        """Show the title of the audit, its round and its period."""
        self.search.setEnabled(self.session.is_open)
        if not self.session.is_open:
            self.title.clear()
            return
        audit = self.session.project.audit
        parts = [audit.title or self.session.project.path.stem]
        if audit.round is not None:
            parts.append(self.session.say(Message(N_("round {number}"), {"number": audit.round})))
        parts += [audit.baseline_end[:4]] if audit.baseline_end else []
        self.title.setText(", ".join(parts))
        self.title.setToolTip(str(self.session.project.path))
