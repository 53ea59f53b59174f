"""The actions of a sheet: made once a page from the list of what can be done, for keys, bars and menus."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolBar, QToolButton, QWidget

from cpdesk.language import Message
from ui.diagram.commands import SheetCommands
from ui.diagram.doings import OF_SHEET, OF_STREAMS, OF_THINGS, Doing, Entry, Group, Needs, all_doings
from ui.icons import icon
from ui.session import Session
from ui.theme.palette import Colours

KEYS_OF_WINDOW = ("to_row",)
"""What the window answers by a key of its own; here the key is only shown."""


class SheetActions:
    """Actions that work while the sheet has the focus, enabled where they make sense."""

    def __init__(self, session: Session, commands: SheetCommands, colours: Colours, over: QWidget) -> None:
        self.session = session
        self.commands = commands
        self.colours = colours
        self.over = over
        self.made: dict[str, QAction] = {doing.name: self._new(doing) for doing in all_doings()}
        commands.editor.choice_changed.connect(self.update)
        self.update()

    def _new(self, doing: Doing) -> QAction:
        action = QAction(self.session.say(Message(doing.text)), self.over)
        action.setData(doing)
        action.setCheckable(doing.on is not None)
        if doing.keys:
            keys = [QKeySequence(doing.keys)]
            if doing.keys == "Ctrl++":
                keys.append(QKeySequence("Ctrl+="))
            action.setShortcuts(keys)
            native = keys[0].toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{action.text()} ({native})")
        context = Qt.ShortcutContext
        elsewhere = doing.name in KEYS_OF_WINDOW
        action.setShortcutContext(context.WidgetShortcut if elsewhere else context.WidgetWithChildrenShortcut)
        action.setShortcutVisibleInContextMenu(True)
        if doing.icon:
            action.setIcon(icon(doing.icon, self.colours))
        action.triggered.connect(lambda _on=False: self.do(doing.name))
        self.over.addAction(action)
        return action

    def do(self, name: str) -> None:
        """Do something by its name, where it can be done."""
        doing: Doing = self.made[name].data()
        if self.can(doing):
            doing.run(self.commands)
        self.update()

    def can(self, doing: Doing) -> bool:
        """Tell whether something can be done now."""
        editor = self.commands.editor
        if not editor.is_open or (doing.writes and not self.session.project.access.writable):
            return False
        things, lines = len(editor.scene.chosen_items()), len(editor.scene.chosen_lines())
        return {
            Needs.SHEET: True,
            Needs.CHOSEN: things + lines > 0,
            Needs.ONE: things + lines == 1,
            Needs.THINGS: things > 0,
            Needs.TWO: things > 1,
            Needs.THREE: things > 2,
            Needs.STREAM: lines > 0,
            Needs.BOTH: things == lines == 1,
            Needs.RECORD: bool(editor.record[1]),
            Needs.SCAN: editor.drawing.underlay is not None,
            Needs.CLIP: self.commands.has_clip,
            Needs.STYLE: self.commands.has_style and things + lines > 0,
        }[doing.needs]

    def update(self) -> None:
        """Enable what can be done, check what is on."""
        if not self.session.is_open:
            return
        for action in self.made.values():
            doing: Doing = action.data()
            able = self.can(doing)
            action.setEnabled(able)
            if doing.on is not None:
                action.setChecked(able and doing.on(self.commands))

    # Where they stand

    def menu_of(self, entries: Iterable[Entry], parent: QWidget) -> QMenu:
        """Return a menu of some of them."""
        menu = QMenu(parent)
        menu.setToolTipsVisible(True)
        self._fill(menu, entries)
        return menu

    def _fill(self, menu: QMenu, entries: Iterable[Entry]) -> None:
        for entry in entries:
            if entry is None:
                menu.addSeparator()
            elif isinstance(entry, Group):
                inner = menu.addMenu(self.session.say(Message(entry.text)))
                self._fill(inner, entry.doings)
            else:
                menu.addAction(self.made[entry.name])

    def context_menu(self) -> QMenu:
        """Return the menu for what is chosen."""
        scene = self.commands.editor.scene
        entries = OF_SHEET
        if scene.chosen_items():
            entries = OF_THINGS
        elif scene.chosen_lines():
            entries = OF_STREAMS
        return self.menu_of(entries, self.over)

    def pop_up(self, at: QPoint) -> None:
        """Show the menu for what is chosen, at a place of the screen."""
        menu = self.context_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def fill_bar(self, bar: QToolBar, entries: Iterable[Entry]) -> None:
        """Put some of them on a tool bar; groups become buttons with a menu."""
        for entry in entries:
            if entry is None:
                bar.addSeparator()
            elif isinstance(entry, Group):
                button = QToolButton(bar)
                button.setText(self.session.say(Message(entry.text)))
                button.setIcon(icon(entry.icon, self.colours))
                button.setToolTip(button.text())
                button.setAccessibleName(button.text())
                button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
                button.setMenu(self.menu_of(entry.doings, button))
                bar.addWidget(button)
            else:
                bar.addAction(self.made[entry.name])
