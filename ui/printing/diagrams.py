"""Sheets of the diagram as PDF and as picture, with or without a window."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QImage, QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter

from cpdesk.errors import EnvironmentFault, WrongUse
from cpdesk.exchange.writing import Written, write_safely
from cpdesk.language import N_, Message
from cpdesk.tables.drawing import Drawing, mark_text
from cpdesk.tables.sheet_frame import SheetPages, sheet_pages
from ui.printing.inks import COLOUR, Inks
from ui.printing.offscreen import demand_fonts
from ui.printing.painting import PagePainter, fonts, in_mm
from ui.printing.readable import mistaken, put_right

Say = Callable[[Message | str], str]
Report = Callable[[float], None]
Printed = tuple[Drawing, SheetPages]

DOTS_PER_INCH = 1200
PICTURE_DPI = 200


def _unheard(_share: float) -> None:
    """Take what is told of the progress where nobody listens."""


def write_pdf(
    drawings: Sequence[Drawing], path: Path, say: Say, *, report: Report = _unheard, inks: Inks = COLOUR
) -> Written:
    """Write sheets into one PDF, every page as large as its paper, its texts kept as texts.

    `report` is told how far it is, 0 to 1. Raises `WrongUse` where there is no sheet, `EnvironmentFault` where
    folder or disk do not allow the file; then what stood there is as it was.
    """
    if not drawings:
        raise WrongUse(N_("There is no sheet to write. Draw one, or name one that is there."))
    demand_fonts()
    printed = [(drawing, sheet_pages(drawing, say)) for drawing in drawings]
    made = put_right(_pdf(printed, report, inks), mistaken(_texts(printed), fonts().values()))
    kept = write_safely(path, lambda place: _put(place, made))
    return Written(path, kept, tuple(drawing.name for drawing in drawings))


def write_png(
    drawing: Drawing, path: Path, say: Say, dpi: int = PICTURE_DPI, *, inks: Inks = COLOUR
) -> Written:
    """Write a sheet as a picture of so many dots an inch; further pages of its table stand below the first.

    Raises `EnvironmentFault` where the picture is too large for the memory, or folder or disk do not allow it.
    """
    demand_fonts()
    image = picture_of(drawing, say, dpi, inks)
    made = QByteArray()
    buffer = QBuffer(made)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, QByteArray(b"png")).write(image):
        raise _too_large(dpi)
    kept = write_safely(path, lambda place: _put(place, bytes(made.data())))
    return Written(path, kept, (drawing.name,))


def _put(place: Path, made: bytes) -> None:
    place.write_bytes(made)


def _texts(printed: Iterable[Printed]) -> Iterator[str]:
    """Yield all texts of some sheets."""
    for drawing, sheet in printed:
        yield from (text.text for page in sheet.pages for text in page.texts)
        yield from (label.text for item in drawing.items for label in item.labels)
        yield from (mark_text(mark) for item in drawing.items for mark in item.marks)
        yield from (line.label.text for line in drawing.lines if line.label is not None)


def _pdf(printed: Sequence[Printed], report: Report, inks: Inks) -> bytes:
    """Return the PDF as it will stand in its file: a full disk is noticed only by whom writes the bytes himself."""
    made = QByteArray()
    buffer = QBuffer(made)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setCreator("CPDesk")
    writer.setTitle(_title([drawing for drawing, _ in printed]))
    writer.setResolution(DOTS_PER_INCH)
    painter = QPainter()
    try:
        for number, (drawing, sheet) in enumerate(printed):
            report(number / len(printed))
            _add(writer, painter, drawing, sheet, inks)
    finally:
        painter.end()
    buffer.close()
    return bytes(made.data())


def _title(drawings: Sequence[Drawing]) -> str:
    first = drawings[0]
    company = next((field.text for field in first.fields if field.key == "company"), "")
    sheet = " ".join(part for part in (first.name, first.title) if part) if len(drawings) == 1 else ""
    return ", ".join(part for part in (company, sheet) if part)


def _add(writer: QPdfWriter, painter: QPainter, drawing: Drawing, printed: SheetPages, inks: Inks) -> None:
    for page in printed.pages:
        writer.setPageLayout(page_layout(printed.width, printed.height))
        if painter.isActive():
            writer.newPage()
        else:
            painter.begin(writer)
        painter.setWorldTransform(in_mm(DOTS_PER_INCH))
        PagePainter(painter, inks).paint(page, drawing)


def page_layout(width: float, height: float) -> QPageLayout:
    """Return the layout of a page of a size in mm that is painted up to its edges."""
    upright = QSizeF(min(width, height), max(width, height))
    size = QPageSize(upright, QPageSize.Unit.Millimeter)
    across = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, across, QMarginsF(), QPageLayout.Unit.Millimeter)
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def picture_of(drawing: Drawing, say: Say, dpi: int, inks: Inks = COLOUR) -> QImage:
    """Return a sheet as a picture. Raises `EnvironmentFault` where the memory does not hold it."""
    printed = sheet_pages(drawing, say)
    dots = dpi / 25.4
    width, height = round(printed.width * dots), round(printed.height * dots)
    image = QImage(width, height * len(printed.pages), QImage.Format.Format_RGB32)
    if image.isNull():
        raise _too_large(dpi)
    image.setDotsPerMeterX(round(dots * 1000))
    image.setDotsPerMeterY(round(dots * 1000))
    image.fill(inks.paper)
    painter = QPainter(image)
    try:
        for number, page in enumerate(printed.pages):
            painter.setWorldTransform(in_mm(dpi))
            painter.translate(0, number * printed.height)
            PagePainter(painter, inks).paint(page, drawing)
    finally:
        painter.end()
    return image


def _too_large(dpi: int) -> EnvironmentFault:
    return EnvironmentFault(
        N_("The picture is too large for this computer at {dpi} dots an inch. Ask for fewer, or for a PDF."),
        dpi=dpi,
    )
