"""What is done to several cells or rows at once, each in one step."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex

from cpdesk.edits import records
from cpdesk.edits.blocks import BlockPlan, Entry, paste_cells
from cpdesk.language import N_, Message
from cpdesk.records.kinds import KINDS
from cpdesk.records.record import kind_title
from ui.grid.empty_row import EmptyRow
from ui.grid.table_model import records_of

if TYPE_CHECKING:
    from ui.grid.grid_view import GridView
    from ui.grid.table_model import TableModel

EMPTY_CELLS = Message(N_("Empty cells"))
FILL_CELLS = Message(N_("Fill cells"))
FILL_DOWN = Message(N_("Fill down"))


def fill_cells(
    grid: "GridView", texts: Sequence[tuple[QModelIndex, str]], name: Message = FILL_CELLS
) -> bool:
    """Type texts into cells in one step; what is wrong is said at the first cell it concerns."""
    model = grid.table_model
    rows: dict[int, list[Entry]] = {}
    words = {}
    cells: list[tuple[int, str, QModelIndex]] = []
    for index, text in texts:
        place = model.place(index)
        if place is None or (place.id is None and model.row(index.row()) is None):
            continue
        column = model.columns[index.column()]
        entry = (
            place.kind,
            place.id,
            place.field,
            place.defaults,
            model.typist.with_unit(text, column, place),
        )
        rows.setdefault(index.row(), []).append(entry)
        words[place.kind, place.field] = model.typist.words(column)
        cells.append((index.row(), place.field, index))
    if not rows:
        return False
    plan = BlockPlan(tuple(tuple(row) for row in rows.values()), words, name)
    faults = model.typist.tried(lambda: paste_cells(model.session.project, plan))
    if faults:
        grid.tell_at(cells[0][2], faults[:4])
    return not faults


def empty_cells(grid: "GridView") -> bool:
    """Empty the chosen cells in one step."""
    model = grid.table_model
    if not model.writable:
        return False
    last = len(model.rows)
    if all(index.row() >= last for index in grid.selected_cells()):
        return model.forget_typed()
    return fill_cells(grid, [(index, "") for index in grid.selected_cells()], EMPTY_CELLS)


def fill_down(grid: "GridView") -> bool:
    """Put what stands in the first chosen row into those below; a single cell takes what stands above it."""
    model = grid.table_model
    if not model.writable:
        return False
    texts: list[tuple[QModelIndex, str]] = []
    for block in grid.selected_blocks():
        single = block.top() == block.bottom()
        source = block.top() - 1 if single else block.top()
        row = model.row(source)
        if row is None:
            continue
        for column in range(block.left(), block.right() + 1):
            text = model.wording.typed(row, model.columns[column])
            for number in range(source + 1, min(block.bottom(), len(model.rows) - 1) + 1):
                texts.append((model.index(number, column), text))
    shown = [(index, text) for index, text in texts if not grid.isColumnHidden(index.column())]
    return fill_cells(grid, shown, FILL_DOWN)


def insert_row(grid: "GridView", *, below: bool = False) -> bool:
    """Put an empty row before the one with the mark, or below it.

    Of a kind that needs something from the start the row is kept open until that is typed.
    """
    model, table = grid.table_model, grid.table_model.table
    if not model.growing:
        return False
    index = grid.currentIndex()
    number = index.row() + (1 if below else 0)
    row, column = model.row(number), max(0, index.column())
    before = row.id if row is not None and row.kind == table.adds else None
    if not EmptyRow(model).can_be_made_empty():
        return _open_row(grid, number if before else None)
    made: list[str] = []
    faults = model.typist.tried(lambda: made.append(_inserted(model, before)))
    if faults:
        grid.tell_at(index, faults)
        return False
    grid.put_mark(model.row_of(made[0]), column)
    return True


def _open_row(grid: "GridView", number: int | None) -> bool:
    """Open an empty row between the others, or go to the one under them."""
    model, first = grid.table_model, grid.columns.seen()[0]
    grid.put_mark(model.rowCount() - 1 if number is None else model.gap.open(number), first)
    return True


def _inserted(model: "TableModel", before: str | None) -> str:
    """Add an empty record in front of another one, in one step, and return its id."""
    project, kind = model.session.project, model.table.adds
    starts: dict[str, object] = dict(model.table.starts_with)
    with project.step(Message(N_("Insert a row: {kind}"), {"kind": kind_title(kind)})):
        record = records.add_all(project, [KINDS[kind](**starts)])[0]  # type: ignore[arg-type]
        if before is not None:
            records.move(project, KINDS[kind], [record.id], before)
    return record.id


def delete_rows(grid: "GridView") -> bool:
    """Delete the chosen rows in one step; it can be undone."""
    model = grid.table_model
    if not model.writable or not model.table.adds:
        return False
    rows = grid.selected_rows()
    found = records_of(model, rows).get(model.table.adds)
    if not found:
        return model.forget_typed()
    column = max(0, grid.currentIndex().column())
    faults = model.typist.tried(lambda: records.remove(model.session.project, KINDS[model.table.adds], found))
    if faults:
        grid.tell_at(grid.currentIndex(), faults)
        return False
    grid.put_mark(min(rows[0], model.rowCount() - 1), column)
    return True
