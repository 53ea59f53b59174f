"""A table of the audit as it is shown everywhere: its columns, its rows, its totals, its figure.

Screen, workbook and paper render these and compute nothing, so a figure is the same on all three.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as field_of
from enum import StrEnum
from math import fsum
from types import MappingProxyType

from cpdesk.language import N_, Message

Value = str | float | int | bool | Message | None


class Format(StrEnum):
    """How the values of a column are written."""

    TEXT = "text"
    LONG_TEXT = "long text"
    NUMBER = "number"
    WHOLE = "whole number"
    PERCENT = "percent"
    DATE = "date"
    YEAR = "year"
    FLAG = "yes or no"
    CHOICE = "choice"


NUMERIC = frozenset({Format.NUMBER, Format.WHOLE, Format.PERCENT, Format.YEAR})


class Total(StrEnum):
    """What stands under a column: nothing, the sum, or its own `total_formula`."""

    NONE = ""
    SUM = "sum"
    FORMULA = "formula"


class Mark(StrEnum):
    """What is to be known of a cell besides its value; never told by colour alone."""

    COMPUTED = "computed"
    MEASURED = "measured"
    CALCULATED = "calculated"
    ESTIMATED = "estimated"
    DESIGN = "design value"
    UNVERIFIED = "unverified"
    DISAGREES = "disagrees"


class Layout(StrEnum):
    """How a table lies on a worksheet: records below each other, or a form with a column a record."""

    ROWS = "rows"
    FORM = "form"


def no_defaults() -> Mapping[str, object]:
    """Return the defaults of a place whose record is there already."""
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell is kept: a field of a record, or of one still to be made from `defaults`.

    `unit` is what a bare number typed there counts in, where the column has no unit of its own.
    """

    kind: str
    id: str | None
    field: str
    defaults: Mapping[str, object] = field_of(default_factory=no_defaults)
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: values stand in `unit`, which the heading shows.

    `field` names the field of the row's own record that is edited here; `formula` is for the workbook, with
    `{key}` for the cell of that key in the same row and `{key:column}` for all cells of a column; it holds
    only where all cells it names are known. `total_formula` is the same for the row of totals.
    `decimals` None lets the values decide. `summed` says that the values are sums and differences of figures that
    people typed, so they stand in full like those.
    """

    key: str
    heading: Message
    format: Format = Format.TEXT
    unit: str = ""
    field: str = ""
    total: Total = Total.NONE
    formula: str = ""
    total_formula: str = ""
    decimals: int | None = None
    frozen: bool = False
    choices: tuple[str, ...] = ()
    summed: bool = False

    @property
    def holds_units(self) -> bool:
        """Whether the values are units, which each language writes in its own words."""
        return not self.field and (self.key == "unit" or self.key.endswith("_unit"))

    @property
    def computed(self) -> bool:
        """Whether the values follow from others."""
        return bool(self.formula)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that has more to say than its value: its state, why, what was typed, where it is kept."""

    marks: tuple[Mark, ...] = ()
    reason: Message | None = None
    typed: str = ""
    place: Place | None = None


NO_CELLS: Mapping[str, Cell] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the value of each column by key; a value that is not known is None."""

    key: str
    values: Mapping[str, Value]
    kind: str = ""
    id: str = ""
    cells: Mapping[str, Cell] = field_of(default_factory=lambda: NO_CELLS)
    heading: bool = False


class Chart(StrEnum):
    """How a figure draws its series."""

    COLUMNS = "columns"
    BARS = "bars"
    LINES = "lines"
    POINTS = "points"
    PARETO = "pareto"


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart over a table's own columns: nothing is in it that is not in the table.

    Of points the first series lies along the x axis and the second upwards; the categories name them. A Pareto
    chart has the amounts, greatest first, and their cumulative share. `most` draws the first rows alone, 0 all;
    with `worst` these are the rows with the greatest values of that column, the greatest first.
    """

    title: Message
    chart: Chart
    categories: tuple[str, ...]
    series: tuple[str, ...]
    axis: str = ""
    logarithmic: bool = False
    most: int = 0
    worst: str = ""

    def picked(self, rows: Sequence[Row]) -> Sequence[Row]:
        """Return the rows that are drawn, of those that have something to draw."""
        if not self.most or len(rows) <= self.most:
            return rows
        if self.worst:
            rows = sorted(rows, key=lambda row: -_size(row.values.get(self.worst)))
        return rows[: self.most]


def _size(value: Value) -> float:
    return abs(value) if isinstance(value, int | float) else 0.0


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its values: what `results` prints, a sheet shows and a grid edits."""

    name: str
    title: Message
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    worksheet: str = ""
    totals: Mapping[str, Value] = field_of(default_factory=lambda: MappingProxyType({}))
    layout: Layout = Layout.ROWS
    figure: Figure | None = None
    notes: tuple[Message, ...] = ()
    adds: str = ""
    starts_with: Mapping[str, object] = field_of(default_factory=no_defaults)

    def column(self, key: str) -> Column:
        """Return a column by its key."""
        return next(column for column in self.columns if column.key == key)


def sums(columns: Sequence[Column], rows: Sequence[Row]) -> dict[str, Value]:
    """Return the sums of the columns that are summed, over what is known; None where nothing is."""
    found: dict[str, Value] = {}
    for column in columns:
        if column.total is Total.SUM:
            found[column.key] = known_sum(row.values.get(column.key) for row in rows)
    return found


def known_sum(values: Iterable[Value]) -> float | None:
    """Return the sum of the numbers that are known; None where there is none."""
    known = [value for value in values if isinstance(value, int | float) and not isinstance(value, bool)]
    return exact_sum(known) if known else None


def exact_sum(values: Sequence[float]) -> float:
    """Return the sum of figures as a person adds them: rounding left by binary fractions is taken off."""
    return float(f"{fsum(values):.14g}")


def tidied(value: float | None) -> float | None:
    """Return a figure without the crumbs that binary fractions leave beyond 14 digits."""
    return None if value is None else float(f"{value:.14g}")


def is_number(value: Value) -> bool:
    """Tell whether a value is a number."""
    return isinstance(value, int | float) and not isinstance(value, bool)


TOTAL = Message(N_("Total"))
