"""What options cost and bring, part by part: investment and running sheets, worksheet 5-1."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.methods.money import economics
from cpdesk.methods.money.economics import Investment, Running
from cpdesk.records.options import InvestmentSheet, JointGroup, Option, RunningSheet
from cpdesk.records.record import kind_of, rules_of
from cpdesk.tables.comparing import not_given
from cpdesk.tables.definition import TableDefinition
from cpdesk.tables.fields import FieldColumn, MadeColumn, field_columns, with_values
from cpdesk.tables.options import needs_study
from cpdesk.tables.table import (
    Cell,
    Column,
    Format,
    Layout,
    Mark,
    Place,
    Row,
    Table,
    Total,
    Value,
    sums,
    tidied,
)
from cpdesk.tables.view import View

# The parts as the records name them and as the method does.
_FIXED = {
    "equipment": "equipment",
    "materials_site": "materials_and_site",
    "utility_connection": "utility_connection",
    "construction": "construction_and_erection",
    "design": "design",
    "contingency": "contingency",
}
_PAID = {
    "intangibles": "intangibles",
    "start_up": "startup_and_training",
    "interest": "interest_in_construction",
    "working_capital": "working_capital",
}
INCOME = {
    "income_volume": "income_volume",
    "income_price": "income_price_quality",
    "income_subsidy": "income_subsidies",
    "income_other": "income_other",
}
CUT = {
    "cut_materials": "cut_materials",
    "cut_energy": "cut_power_fuel",
    "cut_wages_repair": "cut_wages_repair",
    "cut_other": "cut_other_running",
    "cut_waste_disposal": "cut_waste_disposal",
    "cut_sales": "cut_sales",
}
_TITLES = {
    "equipment": N_("Equipment"),
    "materials_site": N_("Materials and site"),
    "utility_connection": N_("Utility connection"),
    "construction": N_("Construction and erection"),
    "design": N_("Design"),
    "contingency": N_("Contingency"),
    "intangibles": N_("Intangible assets"),
    "start_up": N_("Start-up and training"),
    "interest": N_("Interest in construction"),
    "working_capital": N_("Working capital"),
    "subsidy": N_("Subsidy"),
    "income_volume": N_("Income from more output"),
    "income_price": N_("Income from price and quality"),
    "income_subsidy": N_("Subsidies and tax relief"),
    "income_other": N_("Other income"),
    "cut_materials": N_("Materials saved"),
    "cut_energy": N_("Power and fuel saved"),
    "cut_wages_repair": N_("Wages and repair saved"),
    "cut_other": N_("Other running cost saved"),
    "cut_waste_disposal": N_("Waste disposal saved"),
    "cut_sales": N_("Sales cost saved"),
}


@dataclass(frozen=True, slots=True)
class Invested:
    """What an investment sheet adds up to; `reason` says what is not given or wrong."""

    total: float | None = None
    fixed: float | None = None
    net: float | None = None
    reason: Message | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """What a running sheet adds up to."""

    income: float | None = None
    cut: float | None = None
    saving: float | None = None
    reason: Message | None = None


def _parts(
    view: View, sheet: InvestmentSheet | RunningSheet, names: Mapping[str, str], unit: str
) -> dict[str, float]:
    given = {theirs: view.number(getattr(sheet, ours), unit) for ours, theirs in names.items()}
    return {name: value for name, value in given.items() if value is not None}


def _open_parts(not_given_parts: tuple[str, ...], names: Mapping[str, str]) -> Message | None:
    return not_given(Message(_TITLES[ours]) for ours, theirs in names.items() if theirs in not_given_parts)


def invested(view: View, sheet: InvestmentSheet) -> Invested:
    """Return total, fixed part and I of an investment sheet."""
    names = {**_FIXED, **_PAID, "subsidy": "subsidy"}
    try:
        found = economics.investment_total(Investment(**_parts(view, sheet, names, "money")))
    except DataFault as fault:
        return Invested(reason=fault.message)
    reason = _open_parts(found.not_given, names)
    return Invested(tidied(found.total), tidied(found.fixed), tidied(found.net), reason)


def saved(view: View, sheet: RunningSheet) -> Saved:
    """Return P and its two halves of a running sheet."""
    names = {**INCOME, **CUT}
    try:
        found = economics.annual_saving(Running(**_parts(view, sheet, names, "money/a")))
    except DataFault as fault:
        return Saved(reason=fault.message)
    income, cut = tidied(found.income_increase), tidied(found.cost_cut)
    return Saved(income, cut, tidied(found.annual_saving), _open_parts(found.not_given, names))


def money_column(view: View, key: str, heading: str, formula: str = "", unit: str = "money") -> Column:
    """Return a column of money of an option's sheets, with its sum."""
    total = Total.SUM if unit.startswith("money") else Total.NONE
    return Column(key, Message(heading), Format.NUMBER, view.unit(unit), total=total, formula=formula)


def sum_formula(names: Mapping[str, str]) -> str:
    """Return the workbook's formula of the sum of some columns."""
    return "SUM(" + ",".join(f"{{{name}}}" for name in names) + ")"


def part_columns(names: Mapping[str, str], unit: str) -> tuple[FieldColumn, ...]:
    """Return the columns of the parts of a sheet."""
    return tuple(FieldColumn(name, _TITLES[name], unit=unit, total=Total.SUM) for name in names)


OPTION_COLUMNS = (
    Column("code", Message(N_("Option no.")), frozen=True),
    Column("title", Message(N_("Option"))),
)


def option_columns(view: View) -> tuple[MadeColumn, ...]:
    """Return the columns that say of which option a sheet is."""
    options = view.by_id(Option)
    code, title = OPTION_COLUMNS
    return (
        MadeColumn(code, lambda sheet: options[sheet.option].code or None),
        MadeColumn(title, lambda sheet: options[sheet.option].title or None),
    )


def sheet_rows(
    view: View,
    columns: Sequence[Column],
    cls: type[InvestmentSheet] | type[RunningSheet],
    made: Mapping[str, Row],
) -> tuple[Row, ...]:
    """Return the rows of the sheets that are there, and an empty one for each option that still needs one.

    `made` are the rows by sheet. An option needs a sheet unless it is rejected or costs little.
    """
    sheets = view.by(cls, "option")
    found: list[Row] = []
    for option in view.all(Option):
        rows = [made[sheet.id] for sheet in sheets.get(option.id, ())]
        found += [replace(row, key=option.id) if not number else row for number, row in enumerate(rows)]
        if not rows and needs_study(view, option):
            found.append(_empty_sheet(option, columns, cls))
    return tuple(found)


def _empty_sheet(
    option: Option, columns: Sequence[Column], cls: type[InvestmentSheet] | type[RunningSheet]
) -> Row:
    """Return the row of an option without a sheet: the first figure typed makes the sheet."""
    fields = rules_of(cls)
    defaults = {"option": option.id}
    values: dict[str, Value] = {column.key: None for column in columns}
    values |= {"code": option.code or None, "title": option.title or None}
    cells = {
        column.key: Cell(place=Place(kind_of(cls), None, column.field, defaults))
        for column in columns
        if column.field in fields
    }
    return Row(option.id, values, cells=cells)


def _investment(view: View) -> Table:
    found = {sheet.id: invested(view, sheet) for sheet in view.all(InvestmentSheet)}
    specs = (
        *option_columns(view),
        *part_columns({**_FIXED, **_PAID}, "money"),
        MadeColumn(
            money_column(view, "total", N_("Total investment"), sum_formula({**_FIXED, **_PAID})),
            lambda sheet: found[sheet.id].total,
        ),
        MadeColumn(
            money_column(view, "fixed", N_("Depreciated part"), sum_formula(_FIXED)),
            lambda sheet: found[sheet.id].fixed,
        ),
        FieldColumn("subsidy", _TITLES["subsidy"], unit="money", total=Total.SUM),
        MadeColumn(
            money_column(view, "net", N_("Investment I"), "{total}-{subsidy}"),
            lambda sheet: found[sheet.id].net,
        ),
    )
    made = field_columns(view, InvestmentSheet, specs)
    filled = {
        sheet.id: with_values(
            made.row(sheet), {}, computed_cells(("total", "fixed", "net"), found[sheet.id].reason)
        )
        for sheet in view.all(InvestmentSheet)
    }
    rows = sheet_rows(view, made.columns, InvestmentSheet, filled)
    totals = sums(made.columns, rows)
    return Table(
        "investment", Message(INVESTMENT.title), made.columns, rows, "5-1", totals, Layout.FORM, notes=NOTES
    )


NOTES = (
    Message(
        N_(
            "Every option that is neither rejected nor of low cost stands here: type its parts to evaluate it."
        )
    ),
)


def computed_cells(keys: tuple[str, ...], reason: Message | None) -> dict[str, Cell]:
    """Return the cells of computed columns with what is to be said of them."""
    return {key: Cell(marks=(Mark.COMPUTED,), reason=reason) for key in keys}


INVESTMENT = TableDefinition(
    "investment", N_("Investment of the options"), _investment, (InvestmentSheet, Option, JointGroup), "5-1"
)

TABLES = (INVESTMENT,)
