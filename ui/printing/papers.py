"""What the Diagram menu does with paper and files: print, and export as PDF, SVG, PNG and DXF."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from cpdesk.language import N_
from cpdesk.records.diagrams import Sheet
from cpdesk.tables.believing import Figures
from cpdesk.tables.sheet_tree import sheet_name, sheets_in_order
from ui.ask import Asker
from ui.jobs import Jobs, Report
from ui.printing.exports import pdf_work, sheet_work
from ui.printing.files import FileWriting
from ui.session import Session
from ui.theme.palette import Colours

if TYPE_CHECKING:
    from cpdesk.exchange.writing import Written
    from ui.printing.print_window import PrintWindow


class DiagramPapers:
    """Asks where it must, works behind the window, and tells where the file lies.

    `sheet` is the one looked at, `closures` which figures of the balances are shown there.
    """

    def __init__(
        self,
        session: Session,
        jobs: Jobs,
        asker: Asker,
        sheet: Callable[[], str],
        colours: Callable[[], Colours],
        parent: QWidget,
        closures: Callable[[], Figures | None] = lambda: None,
    ) -> None:
        self._session, self._jobs = session, jobs
        self._files = FileWriting(session, jobs, asker)
        self._sheet, self._colours, self._parent = sheet, colours, parent
        self._closures = closures
        self.window: PrintWindow | None = None

    def print_sheets(self) -> "PrintWindow":
        """Show the window in which sheets are looked at as they will be printed."""
        from ui.printing.print_window import PrintWindow

        if self.window is not None:
            self.window.close()
        session, jobs, colours = self._session, self._jobs, self._colours()
        made = PrintWindow(session, jobs, colours, self._sheet(), self._parent, closures=self._closures())
        made.destroyed.connect(lambda: self._forget(made))
        self.window = made
        made.show()
        made.raise_()
        made.preview.setFocus()
        return made

    def _forget(self, gone: "PrintWindow") -> None:
        if self.window is gone:
            self.window = None

    def export_all(self) -> None:
        """Write all sheets into one PDF."""
        sheets = [one.id for one in sheets_in_order(self._session.tables.view)]
        path = self._where(N_("Export all sheets as PDF"), self._session.project.path.stem, ".pdf")
        if path is not None:
            reader, language = self._session.project.reader(), self._session.language
            self._start(
                N_("Writing the sheets"), pdf_work(reader, sheets, path, language, closures=self._closures())
            )

    def export_pdf(self) -> None:
        """Write the sheet that is looked at as PDF."""
        path = self._where(N_("Export the sheet as PDF"), self._name(), ".pdf")
        if path is not None:
            reader, language = self._session.project.reader(), self._session.language
            self._start(
                N_("Writing the sheet"),
                pdf_work(reader, [self._sheet()], path, language, closures=self._closures()),
            )

    def export_svg(self) -> None:
        """Write the sheet that is looked at as SVG."""
        self._export(N_("Export the sheet as SVG"), ".svg")

    def export_png(self) -> None:
        """Write the sheet that is looked at as a picture."""
        self._export(N_("Export the sheet as PNG"), ".png")

    def export_dxf(self) -> None:
        """Write the sheet that is looked at as DXF."""
        self._export(N_("Export the sheet as DXF"), ".dxf")

    def _export(self, title: str, suffix: str) -> None:
        path = self._where(title, self._name(), suffix)
        if path is not None:
            reader, language = self._session.project.reader(), self._session.language
            self._start(
                N_("Writing the sheet"),
                sheet_work(reader, self._sheet(), path, language, closures=self._closures()),
            )

    def _name(self) -> str:
        """Return what the file of the sheet is called unless the person says otherwise."""
        from cpdesk.exchange.diagram_files import safe_name

        sheet = self._session.project.get(Sheet, self._sheet())
        return safe_name(sheet_name(sheet)) if sheet is not None else ""

    def _where(self, title: str, name: str, suffix: str) -> Path | None:
        return self._files.where(self._parent, title, name, suffix)

    def _start(self, title: str, work: Callable[[Report], "Written"]) -> None:
        self._files.start(title, work)
