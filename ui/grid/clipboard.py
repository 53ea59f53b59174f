"""Blocks of cells in and out by the clipboard, as Excel writes and reads them."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from cpdesk.tables.table import NUMERIC
from ui.grid.numbers import ungrouped

if TYPE_CHECKING:
    from ui.grid.grid_view import GridView

_CELL = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|\Z)|([^\t\n]*)')


_SPECIAL = re.compile(r'[\t\n\r]|^"')


def block_text(rows: Sequence[Sequence[str]]) -> str:
    """Return a block as Excel writes it: tabs between cells, a cell with a line break in quotation marks."""
    return "".join("\t".join(_quoted(cell) for cell in row) + "\n" for row in rows)


def _quoted(cell: str) -> str:
    if _SPECIAL.search(cell):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def read_block(text: str) -> list[list[str]]:
    """Return the rows of a block, all of one length; empty rows at its end are left out."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    rows: list[list[str]] = [[]]
    place = 0
    while True:
        found = _CELL.match(text, place)
        assert found is not None  # an empty cell fits anywhere
        quoted = found[1]
        rows[-1].append(found[2] if quoted is None else quoted.replace('""', '"'))
        place = found.end()
        if place >= len(text):
            break
        if text[place] == "\n":
            rows.append([])
        place += 1
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def copy_cells(grid: "GridView", headings: bool = False) -> None:
    """Put the chosen cells on the clipboard, with headings and units if asked for."""
    lines = chosen_block(grid, headings)
    if lines:
        QGuiApplication.clipboard().setText(block_text(lines))


def chosen_block(grid: "GridView", headings: bool) -> list[list[str]]:
    """Return the chosen cells as a block of texts that can be pasted here and in Excel."""
    model = grid.table_model
    chosen = {
        row: columns for row, columns in sorted(grid.chosen_by_row().items()) if model.row(row) is not None
    }
    used = set[int]().union(*chosen.values())
    columns = [column for column in grid.columns.seen() if column in used]
    lines = [
        [_copied(grid, row, column) if column in here else "" for column in columns]
        for row, here in chosen.items()
    ]
    return [[_heading(grid, column) for column in columns], *lines] if headings and lines else lines


def _copied(grid: "GridView", number: int, column: int) -> str:
    """Return a cell as it can be read again: what was typed where that is known, else what is shown."""
    model = grid.table_model
    row, shown = model.row(number), model.columns[column]
    if row is None:
        return ""
    cell = row.cells.get(shown.key)
    if cell is not None and cell.typed and not shown.unit:
        return cell.typed
    text = model.wording.text(row, shown)
    return ungrouped(text) if shown.format in NUMERIC else text


def _heading(grid: "GridView", column: int) -> str:
    model = grid.table_model
    shown = model.columns[column]
    title = model.session.say(shown.heading)
    return f"{title}, {model.session.unit(shown.unit)}" if shown.unit else title


def clipboard_block() -> list[list[str]]:
    """Return the block on the clipboard as rows of texts."""
    text = QGuiApplication.clipboard().text()
    return read_block(text) if text else []
