"""Where a pasted block goes: which column each of its columns means, from which row on, and what is typed there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cpdesk.edits.blocks import BlockPlan, Entry, decimal_of, matched_columns, with_decimal
from cpdesk.edits.typed import in_money_unit
from cpdesk.errors import Fault
from cpdesk.records.kinds import KINDS
from cpdesk.records.record import Rule, Type, rules_of
from cpdesk.tables.table import NUMERIC, Column, Place, Row
from ui.grid.gap import GAP
from ui.grid.places import place_of
from ui.grid.wording import in_unit, is_bare_number
from ui.jobs import Report

if TYPE_CHECKING:
    from ui.grid.grid_view import GridView

Block = Sequence[Sequence[str]]
READ_FOR_SIGN = 2000
"""So many rows are looked at for the decimal sign that a column is written with."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a block goes.

    `columns` is the column of each of the block's columns, None leaves one out; `units` are the units that its
    headings give; `first_row` is the row of the grid that takes its first row.
    """

    first_row: int
    columns: tuple[Column | None, ...]
    units: tuple[str, ...] = ()
    headings: bool = False
    fill_gaps: bool = False

    def lines(self, block: Block) -> Block:
        """Return the rows of a block without its headings, gaps filled from above where that is wanted."""
        lines = block[1:] if self.headings else block
        return filled(lines) if self.fill_gaps else lines

    def number(self, block: Block) -> int:
        """Return how many rows a block has without its headings."""
        return len(block) - (1 if self.headings else 0)


def filled(lines: Block) -> Block:
    """Return rows in which an empty cell repeats what stands above it, as in merged cells."""
    made: list[list[str]] = []
    for line in lines:
        above = made[-1] if made else [""] * len(line)
        made.append([cell if cell.strip() else over for cell, over in zip(line, above, strict=True)])
    return made


def straight(grid: "GridView", block: Block) -> Target:
    """Return the cells from the mark on, in the order in which the columns are seen."""
    model, seen, width = grid.table_model, grid.columns.seen(), len(block[0])
    index = grid.currentIndex()
    chosen = grid.chosen_by_row()
    top = min(chosen, default=max(0, index.row()))
    columns_of = {frozenset(columns) for columns in chosen.values()}
    lefts = [seen.index(column) for columns in columns_of for column in columns]
    left = min(lefts, default=seen.index(index.column()) if index.column() in seen else 0)
    columns: list[Column | None] = [model.columns[number] for number in seen[left : left + width]]
    columns += [None] * (width - len(columns))
    return Target(top, tuple(columns), ("",) * width)


def planned(grid: "GridView", block: Block) -> Target:
    """Return where a block goes: by its headings where it has some, else from the mark on."""
    model = grid.table_model
    columns = [column for column in model.columns if can_take(grid, column)]
    words = [(column.key, model.session.say(column.heading), column.unit) for column in columns]
    found = matched_columns(block[0], words)
    if found is None:
        return straight(grid, block)
    by_key = {column.key: column for column in columns}
    taken: set[str] = set()
    targets: list[Column | None] = []
    for heading in found:
        fits = heading.key in by_key and heading.key not in taken
        targets.append(by_key[heading.key] if fits else None)
        taken.add(heading.key)
    end = len(model.rows) if model.growing else 0
    return Target(end, tuple(targets), tuple(heading.unit for heading in found), True)


def can_take(grid: "GridView", column: Column) -> bool:
    """Tell whether anything can be pasted into a column."""
    model = grid.table_model
    if column.formula:
        return False
    if column.field:
        return True
    return any((cell := row.cells.get(column.key)) is not None and cell.place for row in model.rows[:50])


def plan_of(grid: "GridView", block: Block, target: Target) -> BlockPlan:
    """Return a block as typed texts by place; rows past the last one make new records."""
    return planner(grid, block, target)(silent)


def silent(_share: float) -> None:
    """Tell nobody how far the work is."""


def planner(grid: "GridView", block: Block, target: Target) -> Callable[[Report], BlockPlan]:
    """Return what makes the plan of a block; it may run on another thread while the grid goes on."""
    model = grid.table_model
    takers = takers_of(grid, block, target)
    words = {
        (taker.kind, taker.field): model.typist.words(taker.column)
        for taker in takers
        if taker.column.choices
    }
    every = max(1, len(block) // 50)

    def plan(report: Report) -> BlockPlan:
        rows: list[tuple[Entry, ...]] = []
        for offset, line in enumerate(target.lines(block)):
            if offset % every == 0:
                report(offset / len(block))
            number = target.first_row + offset
            entries = [entry for taker in takers if (entry := taker.entry(number, line)) is not None]
            rows.append(tuple(entries))
        return BlockPlan(tuple(rows), words)

    return plan


def takers_of(grid: "GridView", block: Block, target: Target) -> list["Taker"]:
    """Return what takes the cells of each column of a block that is not left out."""
    lines, rows = target.lines(block[: READ_FOR_SIGN + 1]), tuple(grid.table_model.rows)
    return [
        Taker(grid, number, column, target, lines, rows)
        for number, column in enumerate(target.columns)
        if column
    ]


def without_place(grid: "GridView", block: Block, target: Target) -> int:
    """Return how many rows of a block find no row in a table that does not grow."""
    model = grid.table_model
    return 0 if model.growing else max(0, target.first_row + target.number(block) - len(model.rows))


def column_of(takers: Sequence["Taker"], lines: Block, fault: Fault, said: str) -> int | None:
    """Return the column of a block in which a cell is wrong: several may fill the same field of other records."""
    found = [taker.number for taker in takers if taker.field == fault.field]
    if len(found) > 1 and fault.row is not None and fault.row < len(lines):
        named = [number for number in found if (cell := lines[fault.row][number].strip()) and cell in said]
        found = named or found
    return found[0] if found else None


class Taker:
    """Takes the cells of one column of a block. It holds what it needs of the grid, whose rows may change meanwhile."""

    def __init__(
        self,
        grid: "GridView",
        number: int,
        column: Column,
        target: Target,
        lines: Block,
        rows: Sequence[Row],
    ) -> None:
        model = grid.table_model
        self.number = number
        self.column = column
        self.rows = rows
        self.table = model.table
        self.growing = model.growing
        self.audit = model.session.tables.view.audit
        place = self.place(max(0, min(target.first_row, len(rows) - (0 if self.growing else 1))))
        self.kind = place.kind if place else self.table.adds
        self.field = place.field if place else column.field
        self.rule: Rule | None = rules_of(KINDS[self.kind]).get(self.field) if self.kind else None
        self.usual = model.decimal
        given = target.units[number] if number < len(target.units) else ""
        self.unit = given or self._heading_unit()
        self.numeric = column.format in NUMERIC
        cells = [line[number] for line in lines[:READ_FOR_SIGN]] if self.numeric else []
        self.written = decimal_of(cells, self.usual)

    def _heading_unit(self) -> str:
        if self.rule is None or self.rule.type is not Type.QUANTITY or not self.column.unit:
            return ""
        own = in_money_unit(self.rule.unit, self.audit)
        return "" if own == self.column.unit else self.column.unit

    def place(self, number: int) -> Place | None:
        """Return where the cell of a row is kept, that of the empty row under the last one included."""
        if 0 <= number < len(self.rows):
            row = self.rows[number]
            return place_of(None if row is GAP else row, self.column, self.table)
        return place_of(None, self.column, self.table) if self.growing else None

    def entry(self, number: int, line: Sequence[str]) -> Entry | None:
        """Return what is typed into one cell; None where nothing can be."""
        place = self.place(number)
        if place is None:
            return None
        return place.kind, place.id, place.field, place.defaults, self.text(line[self.number], place.unit)

    def text(self, cell: str, unit_of_place: str = "") -> str:
        """Return a cell as it would be typed here: with the block's decimal sign, and the heading's or place's unit."""
        if not self.numeric:
            return cell
        text = with_decimal(cell, self.written, self.usual)
        quantity = self.rule is not None and self.rule.type is Type.QUANTITY
        unit = self.unit or unit_of_place
        if unit and quantity:
            return in_unit(text, unit)
        percent = self.unit == "%" and self.rule is not None and self.rule.type is Type.NUMBER
        return f"{text.strip()} %" if percent and is_bare_number(text) else text


def same_shape(grid: "GridView", block: Block) -> bool:
    """Tell whether a block is as large as the cells that are chosen."""
    blocks = grid.selected_blocks()
    if len(blocks) != 1:
        return False
    chosen = blocks[0]
    return len(block) == chosen.height() and len(block[0]) == chosen.width()


def moved_to(target: Target, first_row: int) -> Target:
    """Return a target that starts in another row."""
    return replace(target, first_row=first_row)
