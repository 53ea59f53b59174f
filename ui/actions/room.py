"""The window's actions: made once, spoken in any language, enabled where they make sense."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from cpdesk.language import Language, Message, open_language
from cpdesk.reference.folders import locale_folder
from ui.actions.data import DataCommands
from ui.actions.diagram import DiagramCommands
from ui.actions.edit import EditCommands
from ui.actions.file import FileCommands
from ui.actions.help import HelpCommands
from ui.actions.spec import Menu, Spec
from ui.actions.view import ViewCommands

if TYPE_CHECKING:
    from ui.main_window import MainWindow


class Actions(QObject):
    """All actions by name."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.window = window
        self.session = window.session
        self.made: dict[str, QAction] = {}
        self.waiting = QTimer(self)
        self.waiting.setSingleShot(True)
        self.waiting.setInterval(0)
        self.waiting.timeout.connect(self.update)
        self._menus: list[tuple[QMenu, Menu]] = []
        self.file = FileCommands(window)
        self.help = HelpCommands(window)
        rooms = (
            self.file,
            EditCommands(window),
            ViewCommands(window),
            DiagramCommands(window),
            DataCommands(window),
            self.help,
        )
        for room in rooms:
            self._add_menu(window.menuBar().addMenu(""), room.menu())
        self.session.changed.connect(lambda _: self.update())
        self.session.writing.ended.connect(self.update_soon)
        self.speak()

    def _add_menu(self, shown: QMenu, menu: Menu) -> None:
        self._menus.append((shown, menu))
        shown.aboutToShow.connect(lambda: self.update(menu_shown=True))
        shown.setToolTipsVisible(True)
        for entry in menu.entries:
            if entry is None:
                shown.addSeparator()
            elif isinstance(entry, Menu):
                self._add_menu(shown.addMenu(""), entry)
            else:
                self._add(shown, entry)

    def _add(self, menu: QMenu, spec: Spec) -> None:
        action = QAction(self)
        action.setData(spec)
        if spec.keys:
            action.setShortcut(QKeySequence(spec.keys))
        if spec.keys_elsewhere:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setCheckable(spec.checked is not None)
        action.triggered.connect(lambda _checked: self._run(spec))
        menu.addAction(action)
        self.made[spec.name] = action

    def _run(self, spec: Spec) -> None:
        spec.run()
        self.update()

    def speak(self) -> None:
        """Take all texts from the language spoken now."""
        for shown, menu in self._menus:
            shown.setTitle(with_letter(self.session.say(Message(menu.title)), menu.letter))
        self.update()

    def update_soon(self) -> None:
        """Show the actions as they stand once the keys of this moment are worked off."""
        self.waiting.start()

    def update(self, *, menu_shown: bool = False) -> None:
        """Show each action as it stands now: its text, whether it can be asked for, whether it is on."""
        for action in self.made.values():
            spec: Spec = action.data()
            enabled = spec.when()
            action.setEnabled(enabled)
            asked = spec.label is not None and enabled and (menu_shown or not spec.slow_label)
            label = spec.label() if asked and spec.label is not None else Message(spec.text)
            action.setText(self.session.say(label))
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{action.text()} ({keys})" if keys else action.text())
            if spec.checked is not None:
                action.setChecked(spec.checked())

    def dress(self) -> None:
        """Draw the icons in the colours of the window."""
        from ui.icons import icon

        for action in self.made.values():
            if action.data().icon:
                action.setIcon(icon(action.data().icon, self.window.colours))

    def speak_in(self, code: str) -> None:
        """Go on in a language."""
        if code != self.session.language.code:
            language: Language = open_language(code, locale_folder())
            self.window.settings.setValue("language", code)
            self.session.speak(language)

    def keys(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Return all actions with keys, by menu, for the page of shortcuts."""
        native = QKeySequence.SequenceFormat.NativeText
        found: list[tuple[str, list[tuple[str, str]]]] = []
        for _, menu in self._menus:
            specs = [entry for entry in menu.entries if isinstance(entry, Spec)]
            lines = [
                (self.session.say(Message(spec.text)), self.made[spec.name].shortcut().toString(native))
                for spec in specs
                if spec.keys
            ]
            if lines:
                found.append((self.session.say(Message(menu.title)), lines))
        return found


def with_letter(title: str, letter: str) -> str:
    """Return a menu's title with the letter that opens it with Alt marked, or added where the title lacks it."""
    if not letter:
        return title
    place = title.casefold().find(letter.casefold())
    return f"{title}(&{letter})" if place < 0 else f"{title[:place]}&{title[place:]}"
