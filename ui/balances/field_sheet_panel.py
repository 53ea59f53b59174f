"""The field sheets of the measuring plan: looked at as a table, printed and exported as pages to be filled in."""

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cpdesk.language import N_, Message
from cpdesk.tables.field_sheet_pages import field_sheet_pages
from cpdesk.tables.sheet_frame import SheetPages
from ui.balances.printer_menu import PrinterButton
from ui.messages import Notice
from ui.pages.table_panel import TablePanel
from ui.printing.files import FileWriting
from ui.session import Session
from ui.theme.palette import Colours

ABOUT = N_(
    "One block a measuring point, with a line for each reading. Print the sheets for the plant, and type what comes "
    "back under Readings point by point."
)


class FieldSheetPanel(TablePanel):
    """The table with two buttons above it."""

    def __init__(
        self,
        session: Session,
        name: str,
        colours: Colours,
        files: FileWriting,
        parent: QWidget | None = None,
        settings: QSettings | None = None,
    ) -> None:
        super().__init__(session, name, colours, parent, settings)
        self.files = files
        about = QLabel(session.say(Message(ABOUT)), self)
        about.setObjectName("about")
        about.setWordWrap(True)
        self.pdf = QPushButton(session.say(Message(N_("Export as PDF…"))), self)
        self.pdf.clicked.connect(self.export)
        self.printer = PrinterButton(session, self.print_on, self)
        line = QHBoxLayout()
        line.addWidget(about, 1)
        line.addWidget(self.pdf)
        line.addWidget(self.printer)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertLayout(0, line)

    def pages(self) -> SheetPages:
        """Return the pages as the plan stands now."""
        table = self.session.tables.table("field_sheets")
        audit = self.session.tables.view.audit
        title = ", ".join(part for part in (self.session.tables.view.company.name, audit.title) if part)
        return field_sheet_pages(table, title, self.session.say)

    def export(self) -> None:
        """Write the sheets as PDF."""
        say = self.session.say
        title = say(self.model.table.title)
        path = self.files.where(self, N_("Export the field sheets"), title, ".pdf")
        if path is not None:
            from ui.printing.plain_pages import write_pages_pdf

            pages = self.pages()
            self.files.start(N_("Writing the field sheets"), lambda _: write_pages_pdf(pages, title, path))

    def print_on(self, name: str) -> None:
        """Print the sheets on a printer."""
        from ui.printing.inks import BLACK
        from ui.printing.plain_pages import print_pages
        from ui.printing.printers import device_of

        pages, device = self.pages(), device_of(name, 1, self.session.say(self.model.table.title), BLACK)
        self.files.jobs.start(
            Message(N_("Printing")),
            lambda _: print_pages(device, pages),
            self._on_printed,
            self.session.tell_wrong,
        )

    def _on_printed(self, printed: tuple[str, int]) -> None:
        name, number = printed
        text = N_("Sent to the printer {printer}: {number} pages.")
        self.session.told.emit(Notice(Message(text, {"printer": name, "number": number})))
