"""One table as a worksheet: what it is above, its rows or form, its totals, notes and chart below."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from cpdesk.errors import DataFault
from cpdesk.exchange.workbook_cells import TableCells, heading_text
from cpdesk.exchange.workbook_charts import Placed, chart_of
from cpdesk.exchange.workbook_columns import Block, blocks
from cpdesk.exchange.workbook_formulas import Grid
from cpdesk.exchange.workbook_heading import WorkbookHeading, about_lines
from cpdesk.exchange.workbook_print import fits_page, set_up_print
from cpdesk.exchange.workbook_stream import Put, new_sheet, openpyxl, text_cell
from cpdesk.exchange.workbook_styles import Look, Role, Styles
from cpdesk.exchange.workbook_values import Shown, cell_text
from cpdesk.exchange.workbook_widths import (
    LINE_HEIGHT,
    column_width,
    fitted,
    heading_height,
    lines_of,
    may_wrap,
    sampled,
    span_of,
    span_width,
    text_width,
)
from cpdesk.language import N_, Language
from cpdesk.tables.table import Column, Layout, Row, Table

MOST_ROWS = 1_048_000
MOST_RECORDS_OF_A_FORM = 16_000
FILTERED_FROM = 20
FORM_RECORD_WIDEST = {1: 75, 2: 55}
_LINE_HEIGHTS = {Role.TITLE: 20.0, Role.COMPANY: 15.0}
USUAL_HEIGHT = 15.0
POINTS_PER_CM = 28.35


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook that is being written, and what every sheet of it says and looks like."""

    workbook: Any
    styles: Styles
    language: Language
    heading: WorkbookHeading


@dataclass
class Lines:
    """A sheet that grows line by line."""

    book: Book
    sheet: Any
    widths: Sequence[float]
    count: int = 0
    height: float = 0.0
    span: int = field(init=False)

    def __post_init__(self) -> None:
        self.span = span_of(self.widths)
        letter = openpyxl("utils").get_column_letter
        for place, width in enumerate(self.widths, 1):
            self.sheet.column_dimensions[letter(place)].width = width

    @property
    def last_letter(self) -> str:
        """The last column that is used."""
        return str(openpyxl("utils").get_column_letter(max(self.span, len(self.widths))))

    def row(self, puts: Sequence[Put | None], height: float | None = None) -> None:
        """Write a row of cells, as high as its longest text needs or as given."""
        self.count += 1
        if height is not None:
            self.sheet.set_height(self.count, height, fixed=True)
        else:
            lines = self._lines(puts)
            height = lines * LINE_HEIGHT + 1 if lines > 1 else USUAL_HEIGHT
            if lines > 1:
                self.sheet.set_height(self.count, height, fixed=False)
        self.height += height
        self.sheet.append(puts)

    def rows(self, block: Block) -> None:
        """Write rows that are ready, each as high as its longest text needs."""
        self.count += len(block.rows)
        self.height += USUAL_HEIGHT * (len(block.rows) - len(block.lines))
        for line, lines in block.lines.items():
            height = lines * LINE_HEIGHT + 1
            self.sheet.set_height(line, height, fixed=False)
            self.height += height
        for line, column, text in block.comments:
            self.sheet.note(column, line, text)
        self.sheet.append_cells(block.rows)

    def _lines(self, puts: Sequence[Put | None]) -> int:
        """Return how many lines the longest text of a row takes in its column."""
        long = [
            lines_of(put.text, width)
            for put, width in zip(puts, self.widths, strict=False)
            if put and put.text and may_wrap(put.text, width)
        ]
        return max(long, default=1)

    def line(self, text: str, role: Role) -> None:
        """Write a text across the columns, as high as it needs."""
        style = self.book.styles.number(Look(role))
        lines = lines_of(text, span_width(self.widths, self.span))
        height = lines * _LINE_HEIGHTS.get(role, LINE_HEIGHT) + 1
        self.row([text_cell(cell_text(text, self.book.language), style)], height)
        self.sheet.merged_cells.add(
            f"A{self.count}:{openpyxl('utils').get_column_letter(self.span)}{self.count}"
        )

    def blank(self) -> None:
        """Write an empty row."""
        self.row([])


def _shown_width(shown: Shown) -> int:
    """Return how wide a text or a date is; figures are measured by their column's format."""
    if shown.number_format.startswith("yyyy"):
        return len(shown.number_format)
    return text_width(shown.text) if shown.type == "s" else 0


def write_table(book: Book, table: Table, name: str) -> None:
    """Write one table as the next sheet of the workbook."""
    _check_size(table)
    table_sheet = _FormSheet if table.layout is Layout.FORM else _RowsSheet
    table_sheet(book, table, name).write()


def _check_size(table: Table) -> None:
    if table.layout is Layout.FORM and len(table.rows) > MOST_RECORDS_OF_A_FORM:
        raise DataFault(
            N_("“{table}” has more records than a worksheet has columns. Shorten it first."),
            table=table.title,
        )
    if len(table.rows) > MOST_ROWS:
        raise DataFault(N_("“{table}” has more rows than a worksheet. Shorten it first."), table=table.title)


class _TableSheet(ABC):
    """What sheets in rows and forms have in common."""

    heading_rows = 0

    def __init__(self, book: Book, table: Table, name: str) -> None:
        self.book, self.table, self.name = book, table, name
        self.about = about_lines(book.heading, table, book.language)
        self.top = len(self.about) + 2 + self.heading_rows
        self.grid = Grid(table, self.top)
        self.cells = TableCells(table, self.grid, book.language, book.styles)
        self.sheet = new_sheet(book.workbook, name)
        self.lines = Lines(book, self.sheet, self.widths())

    def write(self) -> None:
        """Write all of the sheet."""
        self.set_up()
        for text, role in self.about:
            self.lines.line(text, role)
        self.lines.blank()
        self.write_cells()
        self._write_notes()
        chart = chart_of(self.grid, self.name, self.book.language)
        last = self.lines.count if chart is None else self._put_chart(chart)
        self.sheet.print_area = f"A1:{self.lines.last_letter}{last}"

    def set_up(self) -> None:
        """Freeze panes and set up the printer; this stands before the rows in the file."""
        self.sheet.freeze_panes = self.frozen_at()
        self.sheet.sheet_view.showGridLines = False
        breaks = self.table.layout is Layout.FORM
        set_up_print(self.sheet, self.book.language, self.book.heading.company, self.printed_width, breaks)

    @property
    def printed_width(self) -> float:
        """How wide the table is with the lines above it."""
        return span_width(self.lines.widths, max(self.lines.span, len(self.lines.widths)))

    def _write_notes(self) -> None:
        say = self.book.language.say
        notes = [*(say(note) for note in self.table.notes), *self.cells.legend]
        if notes:
            self.lines.blank()
        for note in notes:
            self.lines.line(note, Role.NOTE)

    def _put_chart(self, chart: Placed) -> int:
        first = self.lines.count + 2
        self.sheet.add_chart(chart.chart, f"A{first}")
        if not fits_page(self.lines.height, chart.height_cm * POINTS_PER_CM, self.printed_width):
            self.sheet.row_breaks.append(openpyxl("worksheet.pagebreak").Break(id=self.lines.count))
        return first + chart.rows

    def content_widths(self, column: Column, records: Sequence[int]) -> list[int]:
        """Return how wide the shown values of a column are."""
        showing = self.cells.showings[column.key]
        shown = [showing.show(self.table.rows[record].values.get(column.key)) for record in records]
        texts = [_shown_width(one) for one in shown]
        return [showing.widest, *texts]

    @abstractmethod
    def widths(self) -> list[float]:
        """Return the widths of the sheet's columns."""

    @abstractmethod
    def frozen_at(self) -> str:
        """Return the first cell that scrolls."""

    @abstractmethod
    def write_cells(self) -> None:
        """Write headings, values and totals."""


class _RowsSheet(_TableSheet):
    """Records below each other."""

    heading_rows = 1

    def widths(self) -> list[float]:
        records = sampled(len(self.table.rows))
        return fitted([self._width(column, records) for column in self.table.columns], self._least_widths())

    def _width(self, column: Column, records: Sequence[int]) -> float:
        return column_width(heading_text(column, self.book.language), self.content_widths(column, records))

    def _least_widths(self) -> list[float]:
        """Return how far each column may be narrowed: figures are never cut, texts wrap."""
        columns, language = self.table.columns, self.book.language
        figures = [self.cells.showings[column.key].widest for column in columns]
        return [
            column_width(heading_text(column, language), [figure])
            for column, figure in zip(columns, figures, strict=True)
        ]

    def frozen_at(self) -> str:
        frozen = [column.frozen for column in self.table.columns]
        count = frozen.index(False) if False in frozen else 0
        return f"{self.grid.letters[count]}{self.top}"

    def set_up(self) -> None:
        super().set_up()
        self.sheet.print_title_rows = f"{self.top - 1}:{self.top - 1}"
        last = self.grid.letters[len(self.table.columns) - 1]
        if len(self.table.rows) > FILTERED_FROM and not any(row.heading for row in self.table.rows):
            self.sheet.auto_filter.ref = f"A{self.top - 1}:{last}{self.top + len(self.table.rows) - 1}"

    def write_cells(self) -> None:
        columns, language = self.table.columns, self.book.language
        texts = [heading_text(column, language) for column in columns]
        height = heading_height(zip(texts, self.lines.widths, strict=True))
        self.lines.row([self.cells.heading(column) for column in columns], height)
        for block in blocks(self.cells, self.lines.widths):
            self.lines.rows(block)
        if self.table.totals:
            self.lines.row([self.cells.total(column) for column in columns])


class _FormSheet(_TableSheet):
    """Headings down the left column, a column a record, as the paper forms are."""

    def widths(self) -> list[float]:
        language, rows = self.book.language, self.table.rows
        headings = [text_width(heading_text(column, language)) for column in self.table.columns]
        widest = FORM_RECORD_WIDEST.get(len(rows), 45)
        records = [max(22.0, self._record_width(record, widest)) for record in range(len(rows))]
        totals = [14.0] if self.table.totals else []
        return [column_width("", headings), *records, *totals]

    def _record_width(self, record: int, widest: int) -> float:
        contents = [max(self.content_widths(column, [record])) for column in self.table.columns]
        return column_width("", contents, widest)

    def frozen_at(self) -> str:
        return f"B{self.top + 1}" if len(self.table.rows) > 1 else f"B{self.top}"

    def set_up(self) -> None:
        super().set_up()
        self.sheet.print_title_cols = "A:A"

    def write_cells(self) -> None:
        many = len(self.table.rows) > 1
        for place, column in enumerate(self.table.columns):
            naming = many and place == 0
            puts = [
                self.cells.heading(column, Role.HEADING if naming else Role.LABEL),
                *(self._value(column, *one, naming) for one in enumerate(self.table.rows)),
            ]
            role = Role.HEADING if naming else Role.GROUP
            self.lines.row([*puts, *([self.cells.total(column, role)] if self.table.totals else [])])

    def _value(self, column: Column, record: int, row: Row, naming: bool) -> Put:
        role = Role.HEADING if naming else Role.GROUP if row.heading else Role.BODY
        return self.cells.value(column, record, row, role)
