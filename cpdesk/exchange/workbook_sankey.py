"""The sheet with the Sankey diagrams: one below the other under their headings, each on a page of its own."""

import math
from collections.abc import Sequence

from cpdesk.exchange.sankey_shapes import sankey_group
from cpdesk.exchange.workbook_heading import audit_line
from cpdesk.exchange.workbook_print import set_up_print
from cpdesk.exchange.workbook_shapes import POINTS_A_MM, Group
from cpdesk.exchange.workbook_sheet import USUAL_HEIGHT, Book, Lines
from cpdesk.exchange.workbook_stream import new_sheet, openpyxl
from cpdesk.exchange.workbook_styles import Role
from cpdesk.exchange.workbook_widths import SPARE_WIDTH
from cpdesk.language import N_, Message
from cpdesk.tables.sankey_pictures import SankeyPicture

SANKEY = Message(N_("Sankey diagrams"))
ABOUT = Message(
    N_(
        "Each band is as wide as what it carries, by the scale below each diagram. Red: lost; sand: runs back; "
        "hatched: what comes in and what goes out differ by so much, or a stock changed."
    )
)
A3, WIDEST_ON_A4 = "8", 320.0
_FIRST = 2  # numbers of shapes; the first stands for the drawing itself


def write_sankeys(book: Book, pictures: Sequence[SankeyPicture], name: str) -> None:
    """Write the diagrams as the next sheet of the workbook.

    It has no print area: how wide columns are differs by program and font, and what is printed reaches as far as
    the diagrams by itself.
    """
    say = book.language.say
    sheet = new_sheet(book.workbook, name)
    lines = Lines(book, sheet, [SPARE_WIDTH])
    sheet.sheet_view.showGridLines = False
    set_up_print(sheet, book.language, book.heading.company, math.inf, breaks=False)
    if max(picture.drawn.width for picture in pictures) > WIDEST_ON_A4:
        sheet.page_setup.paperSize = A3
    for text, role in _about(book):
        lines.line(text, role)
    number = _FIRST
    for place, picture in enumerate(pictures):
        if place:
            sheet.row_breaks.append(openpyxl("worksheet.pagebreak").Break(id=lines.count))
        lines.line(say(picture.title), Role.LABEL)
        group = sankey_group(picture.drawn, say(picture.title), picture.unit, number, book.language)
        _put(lines, group)
        number = group.next_number


def _put(lines: Lines, group: Group) -> None:
    """Put a group below what is written, upon empty rows that it covers."""
    lines.sheet.shapes.append(group.anchored(lines.count, lines.height))
    for _ in range(math.ceil(group.size[1] * POINTS_A_MM / USUAL_HEIGHT) + 1):
        lines.row([], USUAL_HEIGHT)


def _about(book: Book) -> list[tuple[str, Role]]:
    heading, say = book.heading, book.language.say
    lines = [
        (heading.company, Role.COMPANY),
        (say(SANKEY), Role.TITLE),
        (audit_line(heading, book.language), Role.ABOUT),
        (heading.illustrative, Role.NOTICE),
        (say(ABOUT), Role.NOTE),
    ]
    return [(text, role) for text, role in lines if text]
