"""Blocks of cells in and out by the clipboard, as Excel writes and reads them."""

import csv
import io

from PySide6.QtGui import QGuiApplication

from ui.grid.grid_view import GridView


def copy_cells(grid: GridView, headings: bool) -> None:
    """Put the selected block on the clipboard, with its headings and units if asked for."""
    indexes = grid.selectedIndexes()
    if not indexes:
        return
    rows = sorted({index.row() for index in indexes})
    columns = sorted({index.column() for index in indexes}, key=grid.horizontalHeader().visualIndex)
    model = grid.table_model
    lines = [[_copied(grid, row, column) for column in columns] for row in rows if model.row(row) is not None]
    if headings:
        lines.insert(0, [_heading(grid, column) for column in columns])
    buffer = io.StringIO()
    csv.writer(buffer, dialect="excel-tab", lineterminator="\n").writerows(lines)
    QGuiApplication.clipboard().setText(buffer.getvalue())


def _copied(grid: GridView, row: int, column: int) -> str:
    model = grid.table_model
    shown, heading = model.row(row), model.table.columns[column]
    return "" if shown is None else model.shown(shown, heading).replace("\u202f", "")


def _heading(grid: GridView, column: int) -> str:
    model = grid.table_model
    heading = model.table.columns[column]
    title = model.session.say(heading.heading)
    return f"{title}, {heading.unit}" if heading.unit else title


def clipboard_block() -> list[list[str]]:
    """Return the block on the clipboard as rows of texts; cells with line breaks come quoted from Excel."""
    text = QGuiApplication.clipboard().text().replace("\r\n", "\n").strip("\n")
    return [list(row) for row in csv.reader(io.StringIO(text), dialect="excel-tab")] if text else []


def paste_into(grid: GridView) -> None:
    """Take the block on the clipboard: a preview shows what goes where before anything is written."""
    from ui.grid.paste import paste_block

    block = clipboard_block()
    if block:
        paste_block(grid, block)
