"""The File menu: projects made, opened, copied, restored; the workbook."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QKeySequence

from cpdesk.language import N_, Message
from ui.actions.spec import SEPARATOR, Menu, Spec
from ui.jobs import Report
from ui.messages import Link, Notice
from ui.opening import Opening, is_large
from ui.pages.start_page import StartPage
from ui.recent import RecentFiles

if TYPE_CHECKING:
    from cpdesk.exchange.writing import Written
    from cpdesk.project.backups import Backup
    from cpdesk.project.project import Project
    from ui.main_window import MainWindow

PROJECTS = "CPDesk (*.cpdesk)"
WORKBOOKS = "Excel (*.xlsx)"


class FileCommands:
    """Asks where it must, then calls the project's room or the exchange."""

    def __init__(self, window: "MainWindow") -> None:
        self.window = window
        self.session = window.session
        self.recent = RecentFiles(window.settings)
        self.opening = Opening(self.session, window.jobs, self.recent)

    def menu(self) -> Menu:
        """Return the File menu."""
        keys, is_open = QKeySequence.StandardKey, lambda: self.session.is_open
        return Menu(
            N_("File"),
            "F",
            (
                Spec("new", N_("New audit…"), keys.New, self.new, icon="new"),
                Spec("open", N_("Open…"), keys.Open, self.open, icon="open"),
                Spec("restore", N_("Restore from a backup…"), "", self.window.show_restore, icon="backup"),
                SEPARATOR,
                Spec("save_as", N_("Save a copy…"), "Ctrl+Shift+S", self.save_copy, is_open, icon="copy"),
                Spec("export", N_("Export the workbook…"), "Ctrl+E", self.export, is_open, icon="export"),
                SEPARATOR,
                Spec("close", N_("Close the audit"), keys.Close, self.session.close, is_open),
                Spec("quit", N_("Quit"), "Ctrl+Q", self.window.close),
            ),
        )

    def serve_start_page(self, page: StartPage) -> None:
        """Connect what the start page asks for."""
        page.new_asked.connect(self.new)
        page.open_asked.connect(self.open)
        page.restore_asked.connect(self.window.show_restore)
        page.file_chosen.connect(self.open_file)
        page.sample_chosen.connect(self.open_sample)
        page.file_forgotten.connect(self._forget)

    def _forget(self, path: Path) -> None:
        self.recent.forget(path)
        if self.window.start is not None:
            self.window.start.show_recent(self.recent.all())

    def _say(self, text: str) -> str:
        return self.session.say(Message(text))

    def _where(self, title: str, name: str, kinds: str, suffix: str) -> Path | None:
        path = self.window.asker.save_file(self.window, title, name, kinds)
        return None if path is None else with_suffix(path, suffix)

    def new(self) -> None:
        """Write a new project and open it."""
        from cpdesk.project.project import Project

        name = f"{self._say(N_('audit'))}.cpdesk"
        path = self._where(self._say(N_("New audit")), name, PROJECTS, ".cpdesk")
        if path is not None:
            project = self.session.run(lambda: Project.create(path))
            if project is not None:
                self.window.settings.setValue("desk/step", "1.1")
                self.recent.remember(project.path)
                self.session.take(project)

    def open(self) -> None:
        """Ask for a project and open it."""
        path = self.window.asker.open_file(self.window, self._say(N_("Open an audit")), PROJECTS)
        if path is not None:
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Open a project."""
        if not (self.session.is_open and self.session.project.path == path):
            self.opening.open(path)

    def open_sample(self, name: str) -> None:
        """Open a fresh copy of a sample."""
        from cpdesk.exchange.samples import new_from_sample

        title, language = self._say(N_("Where shall the copy of the sample be kept?")), self.session.language
        path = self._where(title, f"{name}.cpdesk", PROJECTS, ".cpdesk")
        if path is not None:
            project = self.session.run(lambda: new_from_sample(name, path, language))
            if project is not None:
                self.recent.remember(project.path)
                self.session.take(project)

    def restore(self, backup: "Backup") -> None:
        """Write a backup into a new file and open it."""
        from cpdesk.project.backups import restore

        name = f"{backup.project.stem} {backup.made_at.astimezone():%Y-%m-%d %H%M}.cpdesk"
        path = self._where(self._say(N_("Restore into a new file")), name, PROJECTS, ".cpdesk")
        if path is None:
            return
        if not is_large(backup.path):
            self.session.run(lambda: restore(backup.path, path))
            if path.is_file():
                self.open_file(path)
            return
        self.window.jobs.start(
            Message(N_("Restoring a backup")),
            lambda _report: restore(backup.path, path),
            lambda _: self.open_file(path),
            self.session.tell_wrong,
        )

    def save_copy(self) -> None:
        """Write a whole copy under another name; the work goes on in this file."""
        title, name = self._say(N_("Save a copy")), self.session.project.path.name
        path = self._where(title, name, PROJECTS, ".cpdesk")
        if path is not None:
            self.copy_to(path)

    def copy_to(self, path: Path) -> None:
        """Write a whole copy of the project; that of a large one behind the window."""
        project = self.session.project
        if not is_large(project.path):
            self.session.run(lambda: self._on_copied(_copied(project, path)))
            return
        reader, title = project.reader(), Message(N_("Saving a copy"))

        def work(_report: Report) -> Path:
            with reader:
                return _copied(reader, path)

        self.window.jobs.start(title, work, self._on_copied, self.session.tell_wrong)

    def _on_copied(self, path: Path) -> None:
        if self.session.is_open and not self.session.project.access.writable:
            self.open_file(path)
        else:
            self._tell_written(path)

    def export(self) -> None:
        """Write the audit workbook behind the window."""
        title, name = self._say(N_("Export the workbook")), f"{self.session.project.path.stem}.xlsx"
        path = self._where(title, name, WORKBOOKS, ".xlsx")
        if path is None:
            return
        from ui.exporting import workbook_work

        reader, language = self.session.project.reader(), self.session.language
        self.window.jobs.start(
            Message(N_("Writing the workbook")),
            workbook_work(reader, path, language),
            self._on_exported,
            self.session.tell_wrong,
        )

    def _on_exported(self, written: "Written") -> None:
        if written.kept is not None:
            text = Message(N_("The file that stood there is kept as {path}"), {"path": written.kept})
            self.session.told.emit(Notice(text, stays=False))
        self._tell_written(written.path)

    def _tell_written(self, path: Path) -> None:
        links = (
            Link(Message(N_("Open")), lambda: open_outside(path)),
            Link(Message(N_("Show folder")), lambda: open_outside(path.parent)),
        )
        self.session.told.emit(Notice(Message(N_("Written: {path}"), {"path": path}), links))


def _copied(project: "Project", path: Path) -> Path:
    project.save_as(path)
    return path


def open_outside(path: Path) -> None:
    """Open a file or a folder in its own program."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def with_suffix(path: Path, suffix: str) -> Path:
    """Return a path with the suffix of its kind."""
    return path if path.suffix.lower() == suffix else path.with_name(path.name + suffix)
