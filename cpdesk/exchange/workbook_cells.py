"""The cells of one table, ready to be written: values, formulas, marks and what the marks mean."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from cpdesk.exchange.workbook_formulas import Formulas, Grid
from cpdesk.exchange.workbook_stream import Put, empty_cell, figure_cell, formula_cell, text_cell
from cpdesk.exchange.workbook_styles import Look, Role, Styles
from cpdesk.exchange.workbook_values import EMPTY, Showing, Shown, cell_text
from cpdesk.language import N_, Language
from cpdesk.tables.table import TOTAL, Cell, Column, Mark, Row, Table, Value

PLAIN = Cell()
STATES = (Mark.COMPUTED, Mark.DISAGREES, Mark.UNVERIFIED)
SPEAKING = frozenset(STATES)
NO_REASON: Mapping[Mark, str] = {
    Mark.UNVERIFIED: N_("Not verified."),
    Mark.DISAGREES: N_("Two statements of this figure disagree."),
}
LEGEND: Mapping[Mark, str] = {
    Mark.UNVERIFIED: N_("† Not verified; the comment of the cell says why."),
    Mark.DISAGREES: N_(
        "Underlined: two statements of this figure disagree; the comment of the cell says how."
    ),
    Mark.COMPUTED: N_("Grey and slanted: follows from other figures."),
}


class State(NamedTuple):
    """What a cell's look says of its value besides its role."""

    computed: bool = False
    disagrees: bool = False
    unverified: bool = False


ORDINARY = State()


@dataclass
class TableCells:
    """Makes the cells of a table; remembers which marks occurred."""

    table: Table
    grid: Grid
    language: Language
    styles: Styles
    marks: set[Mark] = field(default_factory=set[Mark])
    _numbers: dict[tuple[Role, str, str, bool, State], str] = field(
        default_factory=dict[tuple[Role, str, str, bool, State], str]
    )

    def __post_init__(self) -> None:
        self.formulas = Formulas(self.grid)
        self.showings = {column.key: self._showing(column) for column in self.table.columns}

    def _showing(self, column: Column) -> Showing:
        key = column.key
        values = [row.values.get(key) for row in self.table.rows]
        totals = [self.table.totals.get(key)]
        own_units = any(other.key == f"{key}_unit" for other in self.table.columns)
        return Showing(column, (*values, *totals), self.language, own_units)

    def heading(self, column: Column, role: Role = Role.HEADING) -> Put:
        """Return a column's heading with its unit."""
        text = cell_text(heading_text(column, self.language), self.language)
        return text_cell(text, self.styles.number(Look(role)))

    def value(self, column: Column, record: int, row: Row, role: Role = Role.BODY) -> Put:
        """Return the cell of one record in one column."""
        value, cell = row.values.get(column.key), row.cells.get(column.key, PLAIN)
        if not column.formula and not self.speaks(cell):
            return self.in_role(column.key, value, role)
        formula = self.formulas.of_row(column, record, row)
        computed = bool(formula) or Mark.COMPUTED in cell.marks
        return self._marked(role, self.showings[column.key].show(value), cell, formula, computed)

    @staticmethod
    def speaks(cell: Cell | None) -> bool:
        """Whether a cell has more to say than its value."""
        return cell is not None and (cell.reason is not None or not SPEAKING.isdisjoint(cell.marks))

    def in_role(self, key: str, value: Value, role: Role) -> Put:
        """Return a cell that has nothing to say but its value."""
        shown = self.showings[key].show(value)
        return cell_of(shown, self.style(role, shown))

    def _marked(self, role: Role, shown: Shown, cell: Cell, formula: str, computed: bool) -> Put:
        unverified = Mark.UNVERIFIED in cell.marks and shown is not EMPTY
        state = State(computed, Mark.DISAGREES in cell.marks, unverified)
        self.marks.update(mark for mark, holds in zip(STATES, state, strict=True) if holds)
        return cell_of(shown, self.style(role, shown, state), formula, self._comment(cell, shown))

    def style(self, role: Role, shown: Shown, state: State = ORDINARY) -> str:
        """Return the number of the style in which a shown value stands."""
        key = (role, shown.number_format, shown.type, shown.quoted, state)
        found = self._numbers.get(key)
        if found is None:
            look = Look(role, shown.number_format, shown.type == "n", shown.quoted, *state)
            found = self._numbers[key] = self.styles.number(look)
        return found

    def _comment(self, cell: Cell, shown: Shown) -> str:
        """Return why a cell is marked, or why a computed one is empty."""
        told = [mark for mark in NO_REASON if mark in cell.marks]
        if cell.reason is not None and (told or shown is EMPTY or not cell.marks):
            return cell_text(self.language.say(cell.reason), self.language)
        return " ".join(self.language.text(NO_REASON[mark]) for mark in told)

    def total(self, column: Column, role: Role = Role.TOTAL) -> Put:
        """Return the cell of a column in the totals."""
        value = self.table.totals.get(column.key)
        if value is None and column.key == self.labelled:
            value = TOTAL
        shown = self.showings[column.key].show(value)
        formula = self.formulas.totals.get(column.key, "")
        return cell_of(shown, self.style(role, shown), formula)

    @property
    def labelled(self) -> str:
        """The key of the first column that has no total: there the row of totals says what it is."""
        keys = [column.key for column in self.table.columns]
        return next((key for key in keys if self.table.totals.get(key) is None), "")

    @property
    def legend(self) -> list[str]:
        """What the marks mean that occurred."""
        return [self.language.text(LEGEND[mark]) for mark in LEGEND if mark in self.marks]


def cell_of(shown: Shown, style: str, formula: str = "", comment: str = "") -> Put:
    """Return the ready cell of a shown value."""
    if formula:
        return formula_cell(formula, shown.text, shown.type != "n", style, comment)
    if shown.type == "n":
        return figure_cell(shown.text, style, comment)
    return text_cell(shown.text, style, comment) if shown.type else empty_cell(style, comment)


def heading_text(column: Column, language: Language) -> str:
    """Return a heading with its unit: 'Investment, 10^4 CNY'."""
    heading = language.say(column.heading)
    return f"{heading}, {language.unit(column.unit)}" if column.unit else heading
