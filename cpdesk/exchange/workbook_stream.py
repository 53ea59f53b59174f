"""Worksheets written row by row: ready cells go straight to the file, so a sheet of 20,000 rows is quick.

openpyxl's own write-only sheet makes a styled object of every cell and leaves formulas without their result; here a
cell is a tuple that already knows its text and style, and a formula carries the figure that viewers show which do not
calculate. openpyxl has no type stubs: this module and `workbook_styles` hold what touches its insides.
"""

import errno
import os
from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile


def openpyxl(module: str = "") -> Any:
    """Return a module of openpyxl, which is loaded when a workbook is first written."""
    return import_module(f"openpyxl.{module}" if module else "openpyxl")


_SHEET: Any = openpyxl("worksheet._write_only").WriteOnlyWorksheet
_WRITER: Any = openpyxl("worksheet._writer").WorksheetWriter
_fromstring: Any = openpyxl("xml.functions").fromstring
_CommentRecord: Any = openpyxl("comments.comment_sheet").CommentRecord
_Hyperlink: Any = openpyxl("worksheet.hyperlink").Hyperlink
_letters: Any = openpyxl("utils").get_column_letter

AUTHOR = "CPDesk"
HIGHEST = 409.0
COMMENT_WIDTH, COMMENT_LINE = 260, 18


class Put(NamedTuple):
    """A cell ready to be written: its XML behind the reference, its comment, the place that it links to."""

    xml: str
    comment: str = ""
    link: str = ""
    text: str = ""


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


class _PutWriter(_WRITER):
    """Writes rows of ready cells."""

    def write_row(self, xf: Any, row: Iterable[Put | None], row_idx: int) -> None:
        """Write one row; None leaves the place of a cell empty."""
        parts = [f'<row r="{row_idx}"{self.ws.heights.pop(row_idx, "")}>']
        for column, put in enumerate(row, 1):
            if put is not None:
                reference = f"{_letters(column)}{row_idx}"
                parts.append(f'<c r="{reference}" {put.xml}')
                if put.comment or put.link:
                    self._write_aside(reference, put)
        parts.append("</row>")
        xf.write(_fromstring("".join(parts)))

    def _write_aside(self, reference: str, put: Put) -> None:
        if put.comment:
            height = COMMENT_LINE * (2 + len(put.comment) // 32)
            record = _CommentRecord(ref=reference, author=AUTHOR, width=COMMENT_WIDTH, height=height)
            record.text.t = put.comment
            self.ws._comments.append(record)
        if put.link:
            self.ws._hyperlinks.append(_Hyperlink(ref=reference, location=put.link))


class StreamedSheet(_SHEET):
    """A write-only sheet of openpyxl that takes rows of `Put`."""

    heights: dict[int, str]

    def set_height(self, row: int, height: float, fixed: bool) -> None:
        """Give a row that is still to be written its height; one that is not fixed follows what is typed later."""
        self.heights[row] = f' ht="{min(height, HIGHEST):g}"' + (' customHeight="1"' if fixed else "")

    def _get_writer(self) -> None:
        if self.__dict__.get("_writer") is None:
            self._writer = _PutWriter(self)
            self._writer.write_top()

    def _values_to_row(self, values: Sequence[Put | None], row_idx: int) -> Sequence[Put | None]:
        return values


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
    sheet.heights = {}
    workbook._add_sheet(sheet)
    return sheet


def _save(workbook: Any, path: Path) -> None:
    """Write the workbook; a full disk is an OSError whichever library meets it."""
    lxml_error: type[Exception] = import_module("lxml.etree").LxmlError
    try:
        with ZipFile(path, "w", ZIP_DEFLATED) as archive:
            openpyxl("writer.excel").ExcelWriter(workbook, archive).save()
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
            writer.cleanup()
