"""What a person can ask for: one list for menus, tool bar and shortcuts."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from cpdesk.language import N_, Message, open_language
from cpdesk.reference.folders import locale_folder
from ui.pages.start_page import StartPage

if TYPE_CHECKING:
    from ui.main_window import MainWindow

PROJECTS = "CPDesk (*.cpdesk)"
WORKBOOKS = "Excel (*.xlsx)"
KEPT_RECENT = 8


@dataclass(frozen=True, slots=True)
class Spec:
    """An action: its text, its keys, what it does, and whether it needs an open project."""

    name: str
    text: str
    keys: str | QKeySequence.StandardKey
    run: Callable[[], object]
    needs_project: bool = True


class Actions(QObject):
    """The window's actions. Each asks where it must, then calls an edit or the session."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.window = window
        self.session = window.session
        self.made: dict[str, QAction] = {}
        self._menus: list[tuple[QMenu, str]] = []
        for title, specs in self._specs():
            menu = window.menuBar().addMenu("")
            self._menus.append((menu, title))
            for spec in specs:
                self._add(menu, spec)
        self.session.changed.connect(lambda _: self.update())
        self.speak()

    def _add(self, menu: QMenu, spec: Spec) -> None:
        action = QAction(self)
        action.setData(spec)
        if spec.keys:
            action.setShortcut(QKeySequence(spec.keys))
        action.triggered.connect(lambda _checked: spec.run())
        menu.addAction(action)
        self.made[spec.name] = action

    def _specs(self) -> tuple[tuple[str, tuple[Spec, ...]], ...]:
        keys = QKeySequence.StandardKey
        return (
            (
                N_("File"),
                (
                    Spec("new", N_("New audit…"), keys.New, self.new, False),
                    Spec("open", N_("Open…"), keys.Open, self.open, False),
                    Spec("save_as", N_("Save a copy…"), keys.SaveAs, self.save_copy),
                    Spec("export", N_("Export the workbook…"), "Ctrl+E", self.export),
                    Spec("close", N_("Close the audit"), keys.Close, self.session.close),
                    Spec("quit", N_("Quit"), keys.Quit, self.window.close, False),
                ),
            ),
            (
                N_("Edit"),
                (
                    Spec("undo", N_("Undo"), keys.Undo, self.undo),
                    Spec("redo", N_("Redo"), keys.Redo, self.redo),
                    Spec("revert", N_("Back to how it was at opening"), "", self.revert),
                ),
            ),
            (
                N_("View"),
                (Spec("language", N_("中文 / English"), "Ctrl+L", self.change_language, False),),
            ),
        )

    def speak(self) -> None:
        """Take all texts from the language spoken now."""
        for menu, title in self._menus:
            menu.setTitle(self.session.say(Message(title)))
        for action in self.made.values():
            action.setText(self.session.say(Message(action.data().text)))
        self.update()

    def update(self) -> None:
        """Let each action be asked for only where it makes sense."""
        is_open = self.session.is_open
        for action in self.made.values():
            action.setEnabled(is_open or not action.data().needs_project)

    def serve_start_page(self, page: StartPage) -> None:
        """Connect what the start page asks for."""
        page.new_asked.connect(self.new)
        page.open_asked.connect(self.open)
        page.file_chosen.connect(self.open_file)
        page.sample_chosen.connect(self.open_sample)

    # File

    def recent(self) -> list[Path]:
        """Return the projects opened last, those that are still there."""
        names = self.window.settings.value("recent", [])
        listed = [names] if isinstance(names, str) else list(names or [])
        return [path for name in listed if (path := Path(name)).is_file()]

    def _remember(self, path: Path) -> None:
        paths = [str(path.absolute()), *(str(old) for old in self.recent())]
        self.window.settings.setValue("recent", list(dict.fromkeys(paths))[:KEPT_RECENT])

    def new(self) -> None:
        """Write a new project and open it."""
        from cpdesk.project.project import Project

        title = self.session.say(Message(N_("New audit")))
        path = self.window.asker.save_file(self.window, title, "audit.cpdesk", PROJECTS)
        if path is not None:
            project = self.session.run(lambda: Project.create(with_suffix(path, ".cpdesk")))
            if project is not None:
                self._remember(project.path)
                self.session.take(project)

    def open(self) -> None:
        """Ask for a project and open it."""
        title = self.session.say(Message(N_("Open an audit")))
        path = self.window.asker.open_file(self.window, title, PROJECTS)
        if path is not None:
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Open a project."""
        if self.session.open(path):
            self._remember(path)

    def open_sample(self, name: str) -> None:
        """Open a fresh copy of a sample."""
        from cpdesk.exchange.samples import new_from_sample

        title = self.session.say(Message(N_("Where shall the copy of the sample be kept?")))
        path = self.window.asker.save_file(self.window, title, f"{name}.cpdesk", PROJECTS)
        if path is not None:
            language = self.session.language
            project = self.session.run(lambda: new_from_sample(name, with_suffix(path, ".cpdesk"), language))
            if project is not None:
                self._remember(project.path)
                self.session.take(project)

    def save_copy(self) -> None:
        """Write a whole copy under another name; the work goes on in this file."""
        title = self.session.say(Message(N_("Save a copy")))
        path = self.window.asker.save_file(self.window, title, self.session.project.path.name, PROJECTS)
        if path is not None:
            target = with_suffix(path, ".cpdesk")
            self.session.run(lambda: self.session.project.save_as(target))
            if target.is_file():
                self.session.told.emit(Message(N_("Written: {path}"), {"path": target}))

    def export(self) -> None:
        """Write the audit workbook."""
        from cpdesk.exchange.audit_workbook import export_workbook

        title = self.session.say(Message(N_("Export the workbook")))
        name = f"{self.session.project.path.stem}.xlsx"
        path = self.window.asker.save_file(self.window, title, name, WORKBOOKS)
        if path is not None:
            target = with_suffix(path, ".xlsx")
            written = self.session.run(
                lambda: export_workbook(self.session.project, target, self.session.language)
            )
            if written is not None:
                self.session.told.emit(Message(N_("Written: {path}"), {"path": written.path}))

    # Edit

    def undo(self) -> None:
        """Take the last step back."""
        self.session.run(self.session.project.undo)

    def redo(self) -> None:
        """Bring the step back that was taken back last."""
        self.session.run(self.session.project.redo)

    def revert(self) -> None:
        """Walk back to how the project was at opening; it can be undone."""
        self.session.run(self.session.project.revert_to_opening)

    # View

    def change_language(self) -> None:
        """Speak the other language."""
        code = "en" if self.session.language.code != "en" else "zh_CN"
        self.session.speak(open_language(code, locale_folder()))
        self.window.settings.setValue("language", code)


def with_suffix(path: Path, suffix: str) -> Path:
    """Return a path with the suffix of its kind."""
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
