"""The line above the work: undo and redo, the audit's title, search, export, language."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolBar, QToolButton, QWidget

from cpdesk.language import N_, Message
from ui.actions.room import Actions
from ui.elided import ElidedLabel
from ui.search import SearchField
from ui.session import Session

LEFT = ("undo", "redo", "add_row", "paste", "attach")
RIGHT = ("export",)
LANGUAGES = {"en": "EN", "zh_CN": "中文"}


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
        self.title = ElidedLabel(self)
        self.title.setObjectName("headTitle")
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(self.title)
        self.search = SearchField(session, self)
        self.addWidget(self.search)
        for name in RIGHT:
            self.addAction(actions.made[name])
        self._add_languages(actions)
        session.opened.connect(self.refresh)
        session.closed.connect(self.refresh)
        session.changed.connect(lambda _: self.refresh())
        self.speak()

    def _add_languages(self, actions: Actions) -> None:
        self.languages: dict[str, QToolButton] = {}
        group = QButtonGroup(self)
        for code, name in LANGUAGES.items():
            button = QToolButton(self)
            button.setObjectName("language")
            button.setText(name)
            button.setCheckable(True)
            button.clicked.connect(lambda _checked, code=code: actions.speak_in(code))
            group.addButton(button)
            self.languages[code] = button
            self.addWidget(button)

    def speak(self) -> None:
        """Take all texts from the language spoken now."""
        say = self.session.say
        self.setWindowTitle(say(Message(N_("Tool bar"))))
        self.languages[self.session.language.code].setChecked(True)
        self.languages["en"].setAccessibleName("English")
        self.languages["zh_CN"].setAccessibleName("中文")
        for button in self.languages.values():
            button.setToolTip(say(Message(N_("Language of the program (Ctrl+L)"))))
        self.search.speak()
        self.refresh()

    def refresh(self) -> None:
        """Show the title of the audit, its round and its period."""
        self.search.setEnabled(self.session.is_open)
        if not self.session.is_open:
            self.title.set_whole("")
            return
        audit = self.session.tables.view.audit
        parts = [audit.title or self.session.project.path.stem]
        if audit.round is not None:
            parts.append(self.session.say(Message(N_("round {number}"), {"number": audit.round})))
        parts += [audit.baseline_end[:4]] if audit.baseline_end else []
        whole = ", ".join(parts)
        self.title.set_whole(whole)
        self.title.setToolTip(f"{whole}\n{self.session.project.path}")
