"""How a sheet leaves the printer: A4, one page wide, headings on each page, who prepared and checked it below."""

import math
from typing import Any

from cpdesk.exchange.workbook_stream import openpyxl
from cpdesk.language import N_, Language, Message

A4 = "9"
PORTRAIT_WIDTH = 105.0
LANDSCAPE_WIDTH = 150.0
SMALLEST_FORM = 1.3
PORTRAIT_POINTS, LANDSCAPE_POINTS = 725.0, 480.0
LONGEST_HEADER = 100
BLANK = "____________"

PREPARED = N_("Prepared by {blank}    Checked by {blank}")
PAGE = N_("Page {page} of {pages}")


def set_up_print(sheet: Any, language: Language, company: str, width: float, breaks: bool) -> None:
    """Set page, fit, header and footer; a form that `breaks` may take several pages side by side."""
    sheet.page_setup.paperSize = A4
    sheet.page_setup.orientation = "portrait" if width <= PORTRAIT_WIDTH else "landscape"
    sheet.page_setup.fitToWidth = max(1, math.ceil(width / LANDSCAPE_WIDTH / SMALLEST_FORM)) if breaks else 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = openpyxl("worksheet.properties").PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    sheet.page_margins = openpyxl("worksheet.page").PageMargins(
        left=0.5, right=0.5, top=0.8, bottom=0.8, header=0.35, footer=0.35
    )
    sheet.oddHeader.left.text = _literal(company[:LONGEST_HEADER]) or None
    sheet.oddFooter.left.text = _literal(language.say(Message(PREPARED, {"blank": BLANK})))
    sheet.oddFooter.right.text = language.say(Message(PAGE, {"page": "&P", "pages": "&N"}))


def fits_page(above: float, height: float, width: float) -> bool:
    """Whether something of a height in points still fits on the page on which what is above it ends."""
    portrait = width <= PORTRAIT_WIDTH
    page, usual = (PORTRAIT_POINTS, PORTRAIT_WIDTH) if portrait else (LANDSCAPE_POINTS, LANDSCAPE_WIDTH)
    page *= max(1.0, width / usual)
    return above % page + height <= page


def _literal(text: str) -> str:
    """Return a text for a header, where a lone & would be a command."""
    return text.replace("&", "&&").replace("\n", " ")
