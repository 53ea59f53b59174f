"""Blocks of cells in and out by the clipboard, as Excel writes and reads them."""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from cpdesk.language import N_, Message
from cpdesk.tables.table import NUMERIC, Column, Row
from ui.grid.gap import GAP
from ui.grid.numbers import ungrouped
from ui.grid.paste_plan import silent
from ui.grid.wording import Wording
from ui.jobs import Report

if TYPE_CHECKING:
    from ui.grid.grid_view import GridView

_CELL = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|\Z)|([^\t\n]*)')


AT_ONCE = 5000
"""So many cells are copied while the window waits."""

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
    """Put the chosen cells on the clipboard, with headings and units if asked for; many of them behind the window.

    What is put on the clipboard meanwhile, here or elsewhere, stays there.
    """
    clipboard, jobs = QGuiApplication.clipboard(), grid.table_model.session.jobs
    copy = copier(grid, headings)
    if grid.chosen_number() <= AT_ONCE:
        _put(copy(silent))
        return
    job = jobs.start(Message(N_("Copying the cells")), copy, _put, lambda _: None)
    clipboard.dataChanged.connect(job.cancel)


def _put(text: str) -> None:
    if text:
        QGuiApplication.clipboard().setText(text)


def copier(grid: "GridView", headings: bool) -> Callable[[Report], str]:
    """Return what makes a text of the chosen cells that can be pasted here and in Excel.

    It may run on another thread: it holds the rows as they are now.
    """
    model = grid.table_model
    rows, chosen, seen = tuple(model.rows), grid.chosen_by_row(), grid.columns.seen()
    shown, wording = model.columns, model.wording
    titles = {number: _heading(grid, number) for number in seen} if headings else {}

    def copy(report: Report) -> str:
        numbers = [number for number in sorted(chosen) if number < len(rows) and rows[number] is not GAP]
        used = frozenset[int]().union(*(chosen[number] for number in numbers))
        columns = [column for column in seen if column in used]
        lines = [[titles[column] for column in columns]] if headings and numbers else []
        for place, number in enumerate(numbers):
            if place % 500 == 0:
                report(place / len(numbers))
            here, row = chosen[number], rows[number]
            lines.append([_copied(wording, row, shown[n]) if n in here else "" for n in columns])
        return block_text(lines)

    return copy


def _copied(wording: Wording, row: Row, shown: Column) -> str:
    """Return a cell as it can be read again: what was typed where that is known, else what is shown."""
    cell = row.cells.get(shown.key)
    if cell is not None and cell.typed and not shown.unit:
        return cell.typed
    text = wording.text(row, shown)
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
