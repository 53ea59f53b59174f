"""The printers of the machine, and pages sent to one of them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from cpdesk.errors import EnvironmentFault
from cpdesk.language import N_
from cpdesk.methods.sheets.paper import PAPERS
from ui.printing.diagrams import page_layout
from ui.printing.inks import Inks
from ui.printing.painting import in_mm
from ui.printing.print_plan import NO_PRINTER, PrintedPage, Printer, Say

Report = Callable[[float], None]
MILLIMETRES = QPageLayout.Unit.Millimeter
LEAST_WIDTH = 140.0
"""Papers narrower than this, as for labels and envelopes, are none for a drawing."""


def printer_names() -> list[str]:
    """Return the printers that are set up on the machine, the usual one first."""
    names, usual = list(QPrinterInfo.availablePrinterNames()), QPrinterInfo.defaultPrinterName()
    return sorted(names, key=lambda name: (name != usual, name.casefold()))


def printer_of(name: str) -> Printer:
    """Return what counts of a printer; a usual one where none is named."""
    if not name:
        return NO_PRINTER
    info = QPrinterInfo.printerInfo(name)
    sizes = {one.name(): one.size(QPageSize.Unit.Millimeter) for one in info.supportedPageSizes()}
    papers = {
        name: (size.width(), size.height()) for name, size in sizes.items() if size.width() >= LEAST_WIDTH
    }
    return Printer(name, papers or PAPERS, _margin(QPrinter(info)))


def _margin(device: QPrinter) -> float:
    layout = device.pageLayout()
    layout.setUnits(MILLIMETRES)
    least: QMarginsF = layout.minimumMargins()
    return max(least.left(), least.top(), least.right(), least.bottom())


def device_of(name: str, copies: int, title: str, inks: Inks) -> QPrinter:
    """Return a printer made ready: so many copies, a title for its queue, colour or black."""
    device = QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)
    device.setCopyCount(copies)
    device.setDocName(title)
    device.setCreator("CPDesk")
    modes = QPrinter.ColorMode
    device.setColorMode(modes.Color if inks.coloured else modes.GrayScale)
    return device


def print_on(
    device: QPrinter, pages: Sequence[PrintedPage], inks: Inks, say: Say, report: Report
) -> tuple[str, int]:
    """Send pages to a printer; return its name and how many pages they were.

    Stopped by `report`, it takes the job back. Raises `EnvironmentFault` where the printer does not take them.
    """
    painter = QPainter()
    try:
        for number, page in enumerate(pages):
            report(number / len(pages))
            _next(device, painter, page)
            painter.setWorldTransform(in_mm(device.resolution()))
            page.paint(painter, inks, say)
    except BaseException:
        device.abort()
        raise
    finally:
        painter.end()
    return device.printerName(), len(pages)


def _next(device: QPrinter, painter: QPainter, page: PrintedPage) -> None:
    device.setPageLayout(page_layout(page.part.paper.width, page.part.paper.height))
    taken = device.newPage() if painter.isActive() else painter.begin(device)
    if not taken:
        raise EnvironmentFault(
            N_("The printer {printer} does not take the pages. See whether it is switched on and ready."),
            printer=device.printerName(),
        )
