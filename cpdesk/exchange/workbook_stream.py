"""Worksheets written row by row: ready cells go straight to the file, so a sheet of 20,000 rows is quick.

openpyxl's own write-only sheet makes a styled object of every cell and leaves formulas without their result; here a
cell is a tuple that already knows its text and style, and a formula carries the figure that viewers show which do not
calculate. openpyxl has no type stubs: this module and `workbook_styles` hold what touches its insides.
"""

import errno
import os
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile


def openpyxl(module: str = "") -> Any:
    """Return a module of openpyxl, which is loaded when a workbook is first written."""
    return import_module(f"openpyxl.{module}" if module else "openpyxl")


_SHEET: Any = openpyxl("worksheet._write_only").WriteOnlyWorksheet
_WRITER: Any = openpyxl("worksheet._writer").WorksheetWriter
_temporary_file: Any = openpyxl("worksheet._writer").create_temporary_file
_Hyperlink: Any = openpyxl("worksheet.hyperlink").Hyperlink
_letters: Any = openpyxl("utils").get_column_letter

AUTHOR = "CPDesk"
HIGHEST = 409.0


class Put(NamedTuple):
    """A cell ready to be written: its XML behind the reference, its comment, the place that it links to."""

    xml: str
    comment: str = ""
    link: str = ""
    text: str = ""


class Note(NamedTuple):
    """A comment of a cell."""

    reference: str
    text: str


def text_cell(text: str, style: str, comment: str = "", link: str = "") -> Put:
    """Return a cell that holds a text, whatever the text looks like."""
    space = ' xml:space="preserve"' if text[:1].isspace() or text[-1:].isspace() else ""
    return Put(f's="{style}" t="inlineStr"><is><t{space}>{escape(text)}</t></is></c>', comment, link, text)


def figure_cell(figure: str, style: str, comment: str = "") -> Put:
    """Return a cell that holds a number."""
    return Put(f's="{style}"><v>{figure}</v></c>', comment)


def empty_cell(style: str, comment: str = "") -> Put:
    """Return a cell that holds nothing."""
    return Put(f's="{style}"/>', comment)


def formula_cell(formula: str, result: str, is_text: bool, style: str, comment: str = "") -> Put:
    """Return a cell with a formula and the result that it has now."""
    kind = ' t="str"' if is_text else ""
    return Put(f's="{style}"{kind}><f>{escape(formula)}</f><v>{escape(result)}</v></c>', comment)


@cache
def cell_start(column: int) -> str:
    """Return how a cell of a column begins, up to the number of its row."""
    return f'<c r="{_letters(column)}'


class _RowWriter(_WRITER):
    """Writes a sheet into a file of its own; ready rows go straight there, past the library that writes the rest."""

    def __init__(self, sheet: Any) -> None:
        path = _temporary_file()
        self.file: BinaryIO = Path(path).open("wb")  # noqa: SIM115  closed with the sheet
        super().__init__(sheet, self.file)  # pyright: ignore[reportUnknownMemberType]
        self.out = path

    def write_drawings(self) -> None:
        """Say that the sheet has a drawing where it has charts or shapes."""
        if self.ws._charts or not self.ws.shapes:
            super().write_drawings()  # pyright: ignore[reportUnknownMemberType]
            return
        relation = openpyxl("packaging.relationship").Relationship(type="drawing", Target="")
        self._rels.append(relation)
        self.xf.send(openpyxl("worksheet.drawing").Drawing(id=relation.id).to_tree())

    def close(self) -> None:
        """End the sheet and its file."""
        try:
            super().close()  # pyright: ignore[reportUnknownMemberType]
        finally:
            self.file.close()


class StreamedSheet(_SHEET):
    """A write-only sheet of openpyxl that takes rows of `Put`, or rows that are XML already."""

    heights: dict[int, str]
    count: int
    shapes: list[str]

    def set_height(self, row: int, height: float, fixed: bool) -> None:
        """Give a row that is still to be written its height; one that is not fixed follows what is typed later."""
        self.heights[row] = f' ht="{min(height, HIGHEST):g}"' + (' customHeight="1"' if fixed else "")

    def append(self, puts: Sequence[Put | None]) -> None:
        """Write the next row; None leaves the place of a cell empty."""
        row, cells = self.count + 1, list[str]()
        for column, put in enumerate(puts, 1):
            if put is not None:
                cells.append(f'{cell_start(column)}{row}" {put.xml}')
                if put.comment:
                    self.note(column, row, put.comment)
                if put.link:
                    self._link(f"{_letters(column)}{row}", put.link)
        self.append_cells([cells])

    def append_cells(self, rows: Sequence[Sequence[str]]) -> None:
        """Write the next rows; each cell is its XML, with the reference of its place."""
        first, height = self.count + 1, self.heights.pop
        self.count += len(rows)
        self._into_file(
            "".join(
                f'<row r="{row}"{height(row, "")}>{"".join(cells)}</row>'
                for row, cells in enumerate(rows, first)
            )
        )

    def note(self, column: int, row: int, text: str) -> None:
        """Give a cell a comment."""
        self._get_writer()
        self._comments.append(Note(f"{_letters(column)}{row}", text))

    def _link(self, reference: str, place: str) -> None:
        self._get_writer()
        self._hyperlinks.append(_Hyperlink(ref=reference, location=place))

    def _into_file(self, rows: str) -> None:
        self._get_writer()
        if not self.__dict__.get("_rows"):
            self._rows = self._write_rows()
            next(self._rows)
        self._rows.send(rows.encode())

    def _get_writer(self) -> None:
        if self.__dict__.get("_writer") is None:
            self._writer = _RowWriter(self)
            self._writer.write_top()

    def _write_rows(self) -> Generator[None, bytes, None]:
        """Take rows until the sheet is closed."""
        stream = self._writer.xf.send(True)
        with stream.element("sheetData"):
            stream.flush()
            with suppress(GeneratorExit):
                while True:
                    self._writer.file.write((yield))
        self._writer.xf.send(None)


@contextmanager
def workbook_at(path: Path) -> Generator[Any, None, None]:
    """Yield an empty workbook, and write it to the path; whatever happens, nothing of it is left elsewhere."""
    workbook = openpyxl().Workbook(write_only=True)
    try:
        yield workbook
        _save(workbook, path)
    finally:
        for sheet in workbook.worksheets:
            _discard_rows(sheet)


def new_sheet(workbook: Any, name: str) -> Any:
    """Return a new last sheet of the workbook."""
    sheet: Any = StreamedSheet(workbook, name)
    sheet.heights, sheet.count, sheet.shapes = {}, 0, []
    workbook._add_sheet(sheet)
    return sheet


def _save(workbook: Any, path: Path) -> None:
    """Write the workbook; a full disk is an OSError whichever library meets it."""
    lxml_error: type[Exception] = import_module("lxml.etree").LxmlError
    try:
        with ZipFile(path, "w", ZIP_DEFLATED) as archive:
            import_module("cpdesk.exchange.workbook_notes").BookWriter(workbook, archive).save()
    except lxml_error as error:
        code = getattr(errno, str(error).removeprefix("IO_"), errno.EIO)
        raise OSError(code, os.strerror(code)) from error


def _discard_rows(sheet: Any) -> None:
    """Close and remove the file in which a sheet's rows wait to be packed."""
    writer = sheet.__dict__.get("_writer")
    if writer is not None and Path(writer.out).exists():
        with suppress(Exception):
            sheet.close()
        with suppress(OSError):
            writer.file.close()
        with suppress(OSError):
            writer.cleanup()
