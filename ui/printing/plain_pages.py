"""Pages of lines and texts, such as field sheets, as PDF and on a printer."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter

from cpdesk.errors import EnvironmentFault, WrongUse
from cpdesk.exchange.writing import Written, write_safely
from cpdesk.language import N_
from cpdesk.tables.sheet_frame import SheetPages
from ui.printing.diagrams import DOTS_PER_INCH, page_layout
from ui.printing.offscreen import demand_fonts
from ui.printing.painting import PagePainter, fonts, in_mm
from ui.printing.readable import mistaken, put_right


def write_pages_pdf(pages: SheetPages, title: str, path: Path) -> Written:
    """Write pages into one PDF, their texts kept as texts.

    Raises `WrongUse` where there is no page, `EnvironmentFault` where folder or disk do not allow the file.
    """
    if not pages.pages:
        raise WrongUse(N_("There is nothing to write: enter measuring points first."))
    demand_fonts()
    made = QByteArray()
    buffer = QBuffer(made)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setCreator("CPDesk")
    writer.setTitle(title)
    writer.setResolution(DOTS_PER_INCH)
    writer.setPageLayout(page_layout(pages.width, pages.height))
    painter = QPainter(writer)
    for number, page in enumerate(pages.pages):
        if number:
            writer.newPage()
        painter.setWorldTransform(in_mm(DOTS_PER_INCH))
        PagePainter(painter).paint(page)
    painter.end()
    buffer.close()
    texts = [text.text for page in pages.pages for text in page.texts]
    right = put_right(bytes(made.data()), mistaken(texts, fonts().values()))

    def put(place: Path) -> None:
        place.write_bytes(right)

    return Written(path, write_safely(path, put), (title,))


def print_pages(device: QPrinter, pages: SheetPages) -> tuple[str, int]:
    """Send pages to a printer; return its name and how many they were.

    Raises `EnvironmentFault` where the printer does not take them.
    """
    device.setPageLayout(page_layout(pages.width, pages.height))
    painter = QPainter()
    if not painter.begin(device):
        raise EnvironmentFault(
            N_("The printer {printer} does not take the pages. See whether it is switched on and ready."),
            printer=device.printerName(),
        )
    for number, page in enumerate(pages.pages):
        if number:
            device.newPage()
        painter.setWorldTransform(in_mm(device.resolution()))
        PagePainter(painter).paint(page)
    painter.end()
    return device.printerName(), len(pages.pages)
