"""What is done to several cells or rows at once, each in one step; many rows are written behind the window."""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QPersistentModelIndex

from cpdesk.edits import records
from cpdesk.edits.blocks import BlockPlan, Entry, paste_cells
from cpdesk.errors import CPDeskError
from cpdesk.language import N_, Message
from cpdesk.records.kinds import KINDS
from cpdesk.records.record import kind_title
from ui.grid.empty_row import EmptyRow
from ui.grid.gap import GAP
from ui.grid.places import place_of
from ui.grid.table_model import records_of
from ui.grid.typist import with_heading_unit
from ui.jobs import Report

if TYPE_CHECKING:
    from cpdesk.project.project import Project
    from ui.grid.grid_view import GridView
    from ui.grid.table_model import TableModel

EMPTY_CELLS = Message(N_("Empty cells"))
FILL_CELLS = Message(N_("Fill cells"))
FILL_DOWN = Message(N_("Fill down"))


@dataclass(frozen=True, slots=True)
class Patch:
    """Rows of a grid and what is typed into each of them: a text for some columns, by their numbers."""

    rows: Sequence[int]
    texts: Mapping[int, str]


def patches_of(chosen: Mapping[int, Set[int]], text: str) -> list[Patch]:
    """Return one text for all chosen cells, which are given by row."""
    runs = groupby(chosen.items(), key=lambda item: frozenset(item[1]))
    return [Patch([row for row, _ in run], dict.fromkeys(sorted(columns), text)) for columns, run in runs]


def fill_cells(grid: "GridView", patches: Sequence[Patch], name: Message = FILL_CELLS) -> bool:
    """Type texts into cells in one step; what is wrong is said at the first cell it concerns.

    False where nothing could be typed, or what was is wrong.
    """
    model = grid.table_model
    patches = [patch for patch in patches if patch.rows and patch.texts]
    plan = _planner(model, patches, name)
    first = _first_cell(model, patches)
    if first is None:
        return False

    def wrong(error: CPDeskError) -> None:
        grid.tell_at(first, model.typist.sentences(error)[:4])

    def edit(project: "Project", report: Report) -> int:
        return paste_cells(project, plan(report))

    rows = sum(len(patch.rows) for patch in patches)
    return model.session.writing.run(name, rows, edit, wrong=wrong)


def _first_cell(model: "TableModel", patches: Sequence[Patch]) -> QPersistentModelIndex | None:
    """Return the first cell that can be typed into."""
    for patch in patches:
        for row in patch.rows:
            for column in patch.texts if model.row(row) is not None else ():
                index = model.index(row, column)
                if model.place(index) is not None:
                    return QPersistentModelIndex(index)
    return None


def _planner(model: "TableModel", patches: Sequence[Patch], name: Message) -> Callable[[Report], BlockPlan]:
    """Return what makes the plan of a filling; it may run on another thread while the grid goes on."""
    rows, table, columns = tuple(model.rows), model.table, model.columns
    audit = model.session.tables.view.audit
    words_of = {number: model.typist.words(columns[number]) for patch in patches for number in patch.texts}
    every = max(1, sum(len(patch.rows) for patch in patches) // 50)

    def plan(report: Report) -> BlockPlan:
        words, planned = {}, list[tuple[Entry, ...]]()
        for patch in patches:
            for number in patch.rows:
                if len(planned) % every == 0:
                    report(0.2 * len(planned) / (every * 50))
                row = rows[number] if number < len(rows) else None
                entries: list[Entry] = []
                for column, text in patch.texts.items() if row is not None and row is not GAP else ():
                    place = place_of(row, columns[column], table)
                    if place is not None:
                        typed = with_heading_unit(text, columns[column], place, audit)
                        entries.append((place.kind, place.id, place.field, place.defaults, typed))
                        words[place.kind, place.field] = words_of[column]
                if entries:
                    planned.append(tuple(entries))
        return BlockPlan(tuple(planned), words, name)

    return plan


def empty_cells(grid: "GridView") -> bool:
    """Empty the chosen cells in one step."""
    model = grid.table_model
    if not model.writable:
        return False
    chosen, last = grid.chosen_by_row(), len(model.rows)
    if all(row >= last for row in chosen):
        return model.forget_typed()
    return fill_cells(grid, patches_of(chosen, ""), EMPTY_CELLS)


def fill_down(grid: "GridView") -> bool:
    """Put what stands in the first chosen row into those below; a single cell takes what stands above it."""
    model = grid.table_model
    if not model.writable:
        return False
    patches: list[Patch] = []
    for block in grid.selected_blocks():
        single = block.top() == block.bottom()
        source = block.top() - 1 if single else block.top()
        row = model.row(source)
        if row is None:
            continue
        shown = [n for n in range(block.left(), block.right() + 1) if not grid.isColumnHidden(n)]
        texts = {number: model.wording.typed(row, model.columns[number]) for number in shown}
        below = range(source + 1, min(block.bottom(), len(model.rows) - 1) + 1)
        patches.append(Patch(below, texts))
    return fill_cells(grid, patches, FILL_DOWN)


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
    table = model.table
    if not model.writable or not table.adds:
        return False
    rows = grid.selected_rows()
    found = records_of(model, rows).get(table.adds)
    if not found:
        return model.forget_typed()
    column, kind = max(0, grid.currentIndex().column()), KINDS[table.adds]
    several = Message(
        N_("Delete {number} records: {kind}"), {"number": len(found), "kind": kind_title(table.adds)}
    )

    def edit(project: "Project", _report: Report) -> None:
        records.remove(project, kind, found)

    return model.session.writing.run(
        several,
        len(found),
        edit,
        lambda _: grid.put_mark(min(rows[0], model.rowCount() - 1), column),
        lambda error: grid.tell_at(grid.currentIndex(), model.typist.sentences(error)),
    )
