"""The tree of sheets beside the map of the walk: areas, unit processes, their sheets."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from cpdesk.edits import sheet_drawing, sheets
from cpdesk.language import N_, Message
from cpdesk.records.diagrams import Sheet
from cpdesk.tables.sheet_tree import Branch, sheets_tree
from ui.session import Session

BRANCH = Qt.ItemDataRole.UserRole
HINT = N_(
    "Click a sheet to open it. A unit process without a sheet is drawn from its tables with Enter or a double click."
)
GONE = N_("The sheet was deleted; its equipment and streams stay in the project. Ctrl+Z brings it back.")


class SheetTree(QWidget):
    """Opens a sheet with a click or Enter; a unit process without one offers to be drawn."""

    sheet_chosen = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._shown: tuple[Branch, ...] | None = None
        say = session.say
        self.tree = QTreeWidget(self)
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(12)
        self.tree.setAccessibleName(say(Message(N_("Sheets of the diagram"))))
        self.tree.setEditTriggers(QTreeWidget.EditTrigger.NoEditTriggers)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.customContextMenuRequested.connect(
            lambda at: self.pop_up(self.tree.viewport().mapToGlobal(at))
        )
        self.tree.itemActivated.connect(lambda item, _: self._open(item))
        self.tree.itemClicked.connect(lambda item, _: self._open(item, draws=False))
        self.tree.itemChanged.connect(self._rename)
        self.tree.itemDelegate().closeEditor.connect(lambda _editor, _hint: self._show_anew())
        self.hint = QLabel(say(Message(HINT)), self)
        self.hint.setObjectName("hint")
        self.hint.setWordWrap(True)
        self.hint.setMargin(8)
        self.made = {name: self._new(name, text, keys, run) for name, text, keys, run in self._specs()}
        self._lay_out()
        session.changed.connect(lambda _: self.refresh())

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(8, 4, 8, 4)
        for name in ("new", "draw_all"):
            button = QPushButton(self.made[name].text(), self)
            button.clicked.connect(self.made[name].trigger)
            button.setEnabled(self.session.project.access.writable)
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.hint)
        layout.addLayout(buttons)
        self.setFocusProxy(self.tree)

    def _specs(self) -> tuple[tuple[str, str, str, Callable[[], object]], ...]:
        return (
            ("open", N_("Open"), "", lambda: self._open(self.tree.currentItem())),
            ("draw", N_("Draw from the tables"), "", self.draw),
            ("new", N_("New sheet"), "", self.new),
            ("overview", N_("Draw the overview"), "", self.draw_overview),
            ("draw_all", N_("Draw all"), "", self.draw_all),
            ("rename", N_("Rename"), "F2", self._edit),
            ("delete", N_("Delete the sheet"), "Del", self.delete),
        )

    def _new(self, name: str, text: str, keys: str, run: Callable[[], object]) -> QAction:
        action = QAction(self.session.say(Message(text)), self.tree)
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setShortcutVisibleInContextMenu(True)
            self.tree.addAction(action)
        action.triggered.connect(lambda _on=False: run())
        return action

    # What is shown

    def showEvent(self, event: object) -> None:  # noqa: N802
        """Catch up with the project."""
        self.refresh()
        super().showEvent(event)  # type: ignore[arg-type]

    def refresh(self) -> None:
        """Show the tree as it is now, while somebody looks."""
        if not self.session.is_open or self.isHidden():
            return
        tree = sheets_tree(self.session.tables.view)
        if tree == self._shown:
            return
        chosen, self._shown = self.chosen_key, tree
        self.tree.blockSignals(True)
        self.tree.clear()
        self._add(self.tree.invisibleRootItem(), tree)
        self.tree.expandAll()
        self.tree.blockSignals(False)
        self.choose(chosen)

    def _show_anew(self) -> None:
        self._shown = None
        self.refresh()

    def _add(self, over: QTreeWidgetItem, branches: Iterable[Branch]) -> None:
        italic = self.tree.font()
        italic.setItalic(True)
        for branch in branches:
            if branch.kind == "unit_process" and branch.parts and branch.parts[0].kind == "sheet":
                branch = replace(branch.parts[0], parts=branch.parts[1:])  # its own sheet stands for it
            item = QTreeWidgetItem(over, [branch.text])
            item.setToolTip(0, branch.text)
            item.setData(0, BRANCH, (branch.kind, branch.id, branch.text))
            if branch.kind == "sheet":
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            elif branch.kind == "unit_process" and not branch.parts:
                item.setText(0, self.session.say(Message(N_("{unit} (draw it)"), {"unit": branch.text})))
                item.setFont(0, italic)
            self._add(item, branch.parts)

    def items(self) -> list[QTreeWidgetItem]:
        """Return all lines from the top down."""
        found: list[QTreeWidgetItem] = []

        def walk(item: QTreeWidgetItem) -> None:
            for number in range(item.childCount()):
                child = item.child(number)
                if child is not None:
                    found.append(child)
                    walk(child)

        walk(self.tree.invisibleRootItem())
        return found

    @property
    def chosen_key(self) -> tuple[str, str]:
        """The kind and id of the line with the mark."""
        item = self.tree.currentItem()
        return item.data(0, BRANCH)[:2] if item is not None else ("", "")

    def choose(self, key: tuple[str, str]) -> None:
        """Put the mark on a line, without opening it."""
        for item in self.items():
            if item.data(0, BRANCH)[:2] == key:
                self.tree.blockSignals(True)
                self.tree.setCurrentItem(item)
                self.tree.blockSignals(False)

    # What can be done

    def _open(self, item: QTreeWidgetItem | None, draws: bool = True) -> None:
        if item is None:
            return
        kind, key, _ = item.data(0, BRANCH)
        if kind == "sheet":
            self.sheet_chosen.emit(key)
        elif kind == "unit_process" and not item.childCount() and draws:
            self.draw()

    def _run(self, draw: Callable[[], Sheet]) -> None:
        """Do something that makes a sheet, and show it."""
        made: Sheet | None = self.session.run(draw)
        if made is not None:
            self.choose(("sheet", made.id))
            self.sheet_chosen.emit(made.id)

    def draw(self) -> None:
        """Draw the sheet of the chosen unit process from its equipment and streams."""
        kind, key = self.chosen_key
        if kind == "unit_process":
            self._run(lambda: sheet_drawing.draw_unit(self.session.project, key))

    def new(self) -> None:
        """Add an empty sheet, that of the chosen unit process."""
        kind, key = self.chosen_key
        sheet = self.session.project.get(Sheet, key) if kind == "sheet" else None
        unit = key if kind == "unit_process" else sheet.unit_process if sheet is not None else None
        self._run(lambda: sheets.new_sheet(self.session.project, unit, "", self._new_title(unit)))

    def _new_title(self, unit: str | None) -> str:
        return "" if unit is not None else self.session.say(Message(N_("New sheet")))

    def draw_overview(self) -> None:
        """Draw the plant as its unit processes and the streams between them."""
        title = self.session.say(Message(N_("Overview")))
        self._run(lambda: sheet_drawing.draw_overview(self.session.project, "0", title))

    def draw_all(self) -> None:
        """Draw the sheets of all unit processes that have equipment and none yet."""
        made: Sequence[Sheet] | None = self.session.run(
            lambda: sheet_drawing.draw_units(self.session.project)
        )
        if made:
            self.sheet_chosen.emit(made[0].id)
        elif made is not None:
            self.session.told.emit(Message(N_("No unit process with equipment is without a sheet.")))

    def _edit(self) -> None:
        item = self.tree.currentItem()
        if item is not None and item.data(0, BRANCH)[0] == "sheet":
            sheet = self.session.project.get(Sheet, item.data(0, BRANCH)[1])
            self.tree.blockSignals(True)
            item.setText(0, sheet.title if sheet is not None else "")
            self.tree.blockSignals(False)
            self.tree.editItem(item)

    def _rename(self, item: QTreeWidgetItem) -> None:
        kind, key, _ = item.data(0, BRANCH)
        title = item.text(0).strip()
        sheet = self.session.project.get(Sheet, key) if kind == "sheet" else None
        if sheet is not None and title != sheet.title:
            self.session.run(lambda: sheets.rename_sheet(self.session.project, key, title))

    def delete(self) -> None:
        """Delete the chosen sheet; equipment and streams stay."""
        kind, key = self.chosen_key
        if kind == "sheet" and self.session.run(
            lambda: sheets.delete_sheets(self.session.project, [key]) or True
        ):
            self.session.told.emit(Message(GONE))

    def pop_up(self, at: QPoint) -> None:
        """Show what can be done with the chosen line."""
        menu = self.context_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at)

    def context_menu(self) -> QMenu:
        """Return the menu of the chosen line."""
        kind, _ = self.chosen_key
        writable = self.session.project.access.writable
        able = {
            "open": kind == "sheet",
            "draw": kind == "unit_process",
            "rename": kind == "sheet",
            "delete": kind == "sheet",
        }
        menu = QMenu(self.tree)
        for name in ("open", "draw", "new", "", "overview", "draw_all", "", "rename", "delete"):
            if not name:
                menu.addSeparator()
                continue
            self.made[name].setEnabled(able.get(name, True) and (writable or name == "open"))
            menu.addAction(self.made[name])
        return menu
