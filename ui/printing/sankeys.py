"""Sankey diagrams as PDF, as picture and on a printer: the geometry of the screen on a page of its own size."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter, QPdfWriter
from PySide6.QtPrintSupport import QPrinter

from cpdesk.errors import EnvironmentFault
from cpdesk.exchange.writing import Written, write_safely
from cpdesk.language import N_, Message
from cpdesk.methods.sankey.figures import Sankey
from ui.charts.sankey_painting import ON_PAPER, SankeyPainter
from ui.printing.diagrams import DOTS_PER_INCH, page_layout
from ui.printing.offscreen import demand_fonts
from ui.printing.painting import EM, fonts, in_mm
from ui.printing.readable import mistaken, put_right

Say = Callable[[Message | str], str]
HEAD, LETTERS = 10.0, 4.0
"""Lengths in mm: of the strip with the title over the diagram, and of its letters."""

PICTURE_DPI, MOST_DOTS = 200, 12_000
"""Dots an inch of a picture, and the most that its longer side has."""


@dataclass(frozen=True, slots=True)
class SankeyPage:
    """A diagram ready for paper: what it shows, in which unit, under which title."""

    drawn: Sankey
    unit: str
    title: str

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in mm."""
        return self.drawn.width, self.drawn.height + HEAD

    def paint(self, painter: QPainter, say: Say) -> None:
        """Paint it; the painter counts in mm from the upper left corner."""
        font = fonts()[True]
        painter.save()
        painter.translate(self.drawn.style.margin, self.drawn.style.margin + LETTERS * 0.8)
        painter.scale(LETTERS / EM, LETTERS / EM)
        painter.setFont(font)
        painter.setPen(QColor(ON_PAPER.ink))
        painter.drawText(QPointF(0, 0), self.title)
        painter.restore()
        painter.translate(0, HEAD)
        SankeyPainter(painter).paint(self.drawn, self.unit, say)


def write_sankey_pdf(page: SankeyPage, path: Path, say: Say) -> Written:
    """Write a diagram as a PDF of one page as large as it is, its texts kept as texts.

    Raises `EnvironmentFault` where folder or disk do not allow the file; then what stood there is as it was.
    """
    demand_fonts()
    made = QByteArray()
    buffer = QBuffer(made)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setCreator("CPDesk")
    writer.setTitle(page.title)
    writer.setResolution(DOTS_PER_INCH)
    writer.setPageLayout(page_layout(*page.size))
    painter = QPainter(writer)
    painter.setWorldTransform(in_mm(DOTS_PER_INCH))
    page.paint(painter, say)
    painter.end()
    buffer.close()
    texts = [page.title, *(line for text in page.drawn.texts for line in text.lines)]
    right = put_right(bytes(made.data()), mistaken(texts, fonts().values()))
    return Written(path, write_safely(path, lambda place: _put(place, right)), (page.title,))


def write_sankey_png(page: SankeyPage, path: Path, say: Say) -> Written:
    """Write a diagram as a picture. Raises `EnvironmentFault` where memory, folder or disk do not allow it."""
    demand_fonts()
    image = sankey_picture(page, say)
    made = QByteArray()
    buffer = QBuffer(made)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if image.isNull() or not QImageWriter(buffer, QByteArray(b"png")).write(image):
        raise EnvironmentFault(
            N_(
                "The picture is too large for this computer at {dpi} dots an inch. Ask for fewer, or for a PDF."
            ),
            dpi=PICTURE_DPI,
        )
    data = bytes(made.data())
    return Written(path, write_safely(path, lambda place: _put(place, data)), (page.title,))


def sankey_picture(page: SankeyPage, say: Say) -> QImage:
    """Return a diagram as a picture, null where the memory does not hold it."""
    width, height = page.size
    dots = min(PICTURE_DPI / 25.4, MOST_DOTS / max(width, height))
    image = QImage(round(width * dots), round(height * dots), QImage.Format.Format_RGB32)
    if image.isNull():
        return image
    image.setDotsPerMeterX(round(dots * 1000))
    image.setDotsPerMeterY(round(dots * 1000))
    image.fill(QColor(ON_PAPER.paper))
    painter = QPainter(image)
    painter.scale(dots, dots)
    page.paint(painter, say)
    painter.end()
    return image


def _put(place: Path, made: bytes) -> None:
    place.write_bytes(made)


def print_sankey(
    device: QPrinter, paper: tuple[float, float], margin: float, page: SankeyPage, say: Say
) -> str:
    """Print a diagram fitted onto one sheet of paper (mm, upright), across where it is wide; return the printer.

    Raises `EnvironmentFault` where the printer does not take it.
    """
    width, height = page.size
    narrow, wide = min(paper), max(paper)
    across, down = (wide, narrow) if width > height else (narrow, wide)
    device.setPageLayout(page_layout(across, down))
    painter = QPainter()
    if not painter.begin(device):
        raise EnvironmentFault(
            N_("The printer {printer} does not take the pages. See whether it is switched on and ready."),
            printer=device.printerName(),
        )
    painter.setWorldTransform(in_mm(device.resolution()))
    scale = min((across - 2 * margin) / width, (down - 2 * margin) / height, 1.0)
    painter.translate(margin, margin)
    painter.scale(scale, scale)
    page.paint(painter, say)
    painter.end()
    return device.printerName()
