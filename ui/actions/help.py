"""The Help menu: the step's help, the pages on the program, all keys, and a report of a defect."""

from pathlib import Path
from typing import TYPE_CHECKING

from cpdesk.language import N_, Message
from ui.actions.file import with_suffix
from ui.actions.spec import SEPARATOR, Menu, Spec
from ui.messages import Link, Notice
from ui.panels.coach import Coach

if TYPE_CHECKING:
    from ui.main_window import MainWindow

REPORTS = "Text (*.txt)"


class HelpCommands:
    """Shows help in the coach pane; on the start page, in the place of it."""

    def __init__(self, window: "MainWindow") -> None:
        self.window = window
        self.session = window.session

    def menu(self) -> Menu:
        """Return the Help menu."""
        return Menu(
            N_("Help"),
            "H",
            (
                Spec("help_step", N_("Help on this step"), "F1", self.show_step, icon="help"),
                Spec("help_index", N_("About CPDesk"), "", lambda: self.show_page("index")),
                Spec("help_typing", N_("Typing figures and dates"), "", lambda: self.show_page("typing")),
                Spec("help_grid", N_("Keys and pasting in the grid"), "", lambda: self.show_page("grid")),
                Spec("help_diagram", N_("Drawing the diagram"), "", lambda: self.show_page("diagram")),
                Spec("help_files", N_("Files and backups"), "", lambda: self.show_page("files")),
                Spec("help_keys", N_("Keyboard"), "Ctrl+F1", self.show_keys, icon="keyboard"),
                SEPARATOR,
                Spec("report", N_("Save a report…"), "", self.save_report),
            ),
        )

    def _coach(self) -> Coach:
        if self.window.desk is None:
            return self.window.show_help()
        side = self.window.desk.side
        side.show()
        side.look_at(side.coach)
        side.coach.page.setFocus()
        return side.coach

    def show_step(self) -> None:
        """Show the help of the step that is looked at; on a sheet, how to draw."""
        desk, coach = self.window.desk, self._coach()
        if desk is None:
            coach.show_page("index")
        elif desk.shows_diagram:
            coach.show_page("diagram")
        else:
            coach.show_step(desk.code)

    def show_page(self, name: str) -> None:
        """Show a page on the program."""
        self._coach().show_page(name)

    def show_keys(self) -> None:
        """Show all shortcuts."""
        self._coach().show_keys(self.window.actions_room.keys())

    def tell_defect(self, trace: str) -> None:
        """Tell of a defect where the person looks."""
        text = N_(
            "This is a defect of CPDesk. Your work is saved. Save a report and send it to who looks after CPDesk."
        )
        link = Link(Message(N_("Save a report…")), self.save_report)
        self.session.told.emit(Notice(Message(text), (link,), stays=True))

    def save_report(self) -> None:
        """Ask what may be in the report and where it shall stand, and write it."""
        say, asker = self.session.say, self.window.asker
        with_data = asker.ticked(
            self.window,
            say(Message(N_("Save a report"))),
            say(
                Message(
                    N_(
                        "The report names versions and what the program did last. "
                        "No data of the audit is in it unless you tick it."
                    )
                )
            ),
            say(Message(N_("Put the data of the audit in"))),
            say(Message(N_("Choose where…"))),
            say(Message(N_("Cancel"))),
        )
        if with_data is None:
            return
        path = asker.save_file(self.window, say(Message(N_("Save a report"))), "cpdesk-report.txt", REPORTS)
        if path is not None:
            self._write(with_suffix(path, ".txt"), with_data)

    def _write(self, path: Path, with_data: bool) -> None:
        from cpdesk.exchange.interchange import dump_text
        from cpdesk.exchange.writing import write_safely

        data = dump_text(self.session.project) if with_data and self.session.is_open else ""
        text = self.window.defects.report(self.session.language, data)

        def write(file: Path) -> None:
            file.write_text(text, encoding="utf-8")

        self.session.run(lambda: write_safely(path, write))
        if path.is_file():
            self.session.told.emit(Message(N_("Written: {path}"), {"path": path}))
