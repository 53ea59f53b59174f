"""The first sheet: whose audit, and every sheet of the workbook with a link."""

from collections.abc import Sequence
from typing import NamedTuple

from cpdesk.exchange.workbook_heading import audit_line
from cpdesk.exchange.workbook_print import set_up_print
from cpdesk.exchange.workbook_sheet import Book, Lines
from cpdesk.exchange.workbook_stream import Put, figure_cell, new_sheet, openpyxl, text_cell
from cpdesk.exchange.workbook_styles import Look, Role
from cpdesk.exchange.workbook_values import ROOM, cell_text
from cpdesk.exchange.workbook_widths import column_width, text_width
from cpdesk.language import N_, Message

INDEX = N_("Index")
HEADINGS = (N_("No."), N_("Name of the sheet"), N_("Title"), N_("Records"))
TITLE_WIDEST = 70


class Listed(NamedTuple):
    """A sheet as the index lists it: how many records or pictures it has."""

    name: str
    title: Message
    records: int


def write_cover(book: Book, name: str, sheets: Sequence[Listed]) -> None:
    """Write the cover with the list of the sheets that follow."""
    sheet = new_sheet(book.workbook, name)
    lines = Lines(book, sheet, _widths(book, sheets))
    about = _about(book)
    heading = len(about) + 2
    sheet.sheet_view.showGridLines = False
    sheet.freeze_panes = f"A{heading + 1}"
    set_up_print(sheet, book.language, book.heading.company, sum(lines.widths), breaks=False)
    sheet.print_title_rows = f"{heading}:{heading}"
    for text, role in about:
        lines.line(text, role)
    lines.blank()
    style = book.styles.number(Look(Role.HEADING))
    lines.row([text_cell(book.language.text(text), style) for text in HEADINGS])
    for number, listed in enumerate(sheets, 1):
        lines.row(_entry(book, number, listed))
    sheet.print_area = f"A1:{lines.last_letter}{lines.count}"


def _about(book: Book) -> list[tuple[str, Role]]:
    heading, language = book.heading, book.language
    made = language.say(Message(N_("Made on {date}"), {"date": heading.made_on})) if heading.made_on else ""
    lines = [
        (language.text(N_("Workbook of the cleaner production audit")), Role.TITLE),
        (heading.company, Role.COMPANY),
        (audit_line(heading, language), Role.ABOUT),
        (made, Role.ABOUT),
        (heading.illustrative, Role.NOTICE),
    ]
    return [(text, role) for text, role in lines if text]


def _entry(book: Book, number: int, listed: Listed) -> list[Put]:
    count = book.styles.number(Look(Role.BODY, f"#,##0{ROOM}", figure=True))
    place = f"{openpyxl('utils').quote_sheetname(listed.name)}!A1"
    title = cell_text(book.language.say(listed.title), book.language)
    return [
        figure_cell(str(number), count),
        text_cell(listed.name, book.styles.number(Look(Role.LINK)), link=place),
        text_cell(title, book.styles.number(Look(Role.BODY, quoted=title[:1] in "=+-@"))),
        figure_cell(str(listed.records), count),
    ]


def _widths(book: Book, sheets: Sequence[Listed]) -> list[float]:
    names = [text_width(one.name) for one in sheets]
    titles = [text_width(book.language.say(one.title)) for one in sheets]
    return [7.0, column_width("", [12, *names]), column_width("", [40, *titles], TITLE_WIDEST), 10.0]
