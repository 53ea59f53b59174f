"""Tables of the economic evaluation: running cost and indicators, worksheets 5-2 and 5-3."""

from dataclasses import dataclass

from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.methods.money import economics
from cpdesk.methods.money.economics import EconomicIndicators, IrrStatus, evaluate
from cpdesk.methods.money.feasibility import PAYBACK_LIMITS, Feasibility, feasibility
from cpdesk.records.options import InvestmentSheet, JointGroup, Option, RunningSheet
from cpdesk.tables.comparing import listed, not_given
from cpdesk.tables.definition import TableDefinition
from cpdesk.tables.fields import FieldColumn, MadeColumn, field_columns, with_values
from cpdesk.tables.investment import (
    CUT,
    INCOME,
    NOTES,
    Invested,
    computed_cells,
    invested,
    money_column,
    option_columns,
    part_columns,
    saved,
    sheet_rows,
    sum_formula,
)
from cpdesk.tables.options import class_of
from cpdesk.tables.table import Cell, Column, Format, Layout, Mark, Row, Table, Value, sums, tidied
from cpdesk.tables.view import View

MOST_YEARS = 200.0
_TAXED = "IF({taxable_income}<0,{taxable_income},{taxable_income}*(1-{tax_rate}))"


@dataclass(frozen=True, slots=True)
class Assessment:
    """The economic evaluation of one option: what went in and what came out."""

    option: Option
    fixed: float | None
    years: int | None
    indicators: EconomicIndicators | None
    verdict: Feasibility | None
    reason: Message | None


def assessments(view: View) -> dict[str, Assessment]:
    """Return the evaluation of each option that has an investment or a running sheet, by option."""
    investments = {sheet.option: sheet for sheet in reversed(view.all(InvestmentSheet))}
    runnings = {sheet.option: sheet for sheet in reversed(view.all(RunningSheet))}
    return {
        option.id: _assessment(view, option, investments.get(option.id), runnings.get(option.id))
        for option in view.all(Option)
        if option.id in investments or option.id in runnings
    }


def _assessment(
    view: View, option: Option, investment: InvestmentSheet | None, running: RunningSheet | None
) -> Assessment:
    cost = Invested() if investment is None else invested(view, investment)
    own = view.number(option.investment, "money")
    net = cost.net if investment is not None else own
    saving = None if running is None else saved(view, running).saving
    if running is None:
        figures = (view.number(option.income, "money/a"), view.number(option.operating_cost, "money/a"))
        saving = tidied(economics.simple_economics(own, *figures).net_income)
    years = _years(view, running)
    audit = view.audit
    try:
        found = evaluate(net, cost.fixed, saving, years, audit.tax_rate, audit.discount_rate)
        verdict = feasibility(found, _payback_limit(view, option), audit.discount_rate)
    except DataFault as fault:
        return Assessment(option, cost.fixed, years, None, None, fault.message)
    return Assessment(option, cost.fixed, years, found, verdict, _said_of(found))


def _years(view: View, running: RunningSheet | None) -> int | None:
    """Return the whole years of use: the option's own, else the audit's."""
    own = None if running is None else running.depreciation_years
    years = view.audit.evaluation_years if own is None else own
    return int(years) if years is not None and 1 <= years <= MOST_YEARS and years == int(years) else None


def _payback_limit(view: View, option: Option) -> float | None:
    cost = class_of(view, option)
    return None if cost is None else PAYBACK_LIMITS.get(economics.CostClass(cost.removesuffix(" cost")))


def _said_of(found: EconomicIndicators) -> Message | None:
    if found.missing:
        return not_given(found.missing)
    return listed(found.notes) if found.notes else None


def _running(view: View) -> Table:
    found = {sheet.id: saved(view, sheet) for sheet in view.all(RunningSheet)}
    assessed = assessments(view)
    specs = (
        *option_columns(view),
        *part_columns(INCOME, "money/a"),
        MadeColumn(
            money_column(view, "income_increase", N_("Income gained"), sum_formula(INCOME), "money/a"),
            lambda sheet: found[sheet.id].income,
        ),
        *part_columns(CUT, "money/a"),
        MadeColumn(
            money_column(view, "cost_cut", N_("Running cost saved"), sum_formula(CUT), "money/a"),
            lambda sheet: found[sheet.id].cut,
        ),
        MadeColumn(
            money_column(
                view, "annual_saving", N_("Annual saving P"), "{income_increase}+{cost_cut}", "money/a"
            ),
            lambda sheet: found[sheet.id].saving,
        ),
        FieldColumn("depreciation_years", N_("Years of depreciation")),
    )
    made = field_columns(view, RunningSheet, specs)
    columns = (*made.columns, *_profit_columns(view))
    keys = ("income_increase", "cost_cut", "annual_saving")
    filled: dict[str, Row] = {}
    for sheet in view.all(RunningSheet):
        row = with_values(made.row(sheet), {}, computed_cells(keys, found[sheet.id].reason))
        one = assessed[sheet.option]
        values = _profit_values(view, one)
        reasons = computed_cells(tuple(column.key for column in _profit_columns(view)), one.reason)
        filled[sheet.id] = with_values(row, values, reasons)
    rows = sheet_rows(view, columns, RunningSheet, filled)
    totals = sums(columns, rows)
    return Table("running", Message(RUNNING.title), columns, rows, "5-2", totals, Layout.FORM, notes=NOTES)


def _profit_columns(view: View) -> tuple[Column, ...]:
    return (
        money_column(view, "depreciation", N_("Depreciation D"), unit="money/a"),
        money_column(
            view, "taxable_income", N_("Taxable income T"), "{annual_saving}-{depreciation}", "money/a"
        ),
        Column("tax_rate", Message(N_("Tax rate")), Format.PERCENT),
        money_column(view, "net_profit", N_("Net profit E"), _TAXED, "money/a"),
        money_column(view, "net_cash_flow", N_("Cash flow F"), "{net_profit}+{depreciation}", "money/a"),
    )


def _profit_values(view: View, one: Assessment) -> dict[str, Value]:
    found = one.indicators
    return {
        "depreciation": tidied(found.depreciation) if found else None,
        "taxable_income": tidied(found.taxable_income) if found else None,
        "tax_rate": view.audit.tax_rate,
        "net_profit": tidied(found.net_profit) if found else None,
        "net_cash_flow": tidied(found.net_cash_flow) if found else None,
    }


_RESTS_ON = (RunningSheet, InvestmentSheet, Option, JointGroup)
RUNNING = TableDefinition("running", N_("Running cost and income"), _running, _RESTS_ON, "5-2")


def _economic_indicators(view: View) -> Table:
    columns = _indicator_columns(view)
    rows = tuple(_indicator_row(view, one) for one in assessments(view).values())
    notes = (Message(N_("The discount rate of the audit stands for the benchmark of the rate of return.")),)
    title = Message(ECONOMIC_INDICATORS.title)
    return Table("economic_indicators", title, columns, rows, "5-3", layout=Layout.FORM, notes=notes)


def _indicator_columns(view: View) -> tuple[Column, ...]:
    money, rate = view.unit("money"), view.unit("money/a")
    number, percent = Format.NUMBER, Format.PERCENT
    npv = "PV({discount_rate},{years},-{net_cash_flow})-{investment}"
    payback = "IF({net_cash_flow}>0,MAX({investment},0)/{net_cash_flow},NA())"
    ratio = "IF({investment}>0,{npv}/{investment},NA())"
    return (
        Column("code", Message(N_("Option no.")), frozen=True),
        Column("title", Message(N_("Option"))),
        Column("investment", Message(N_("Investment I")), number, money),
        Column("fixed_investment", Message(N_("Depreciated part")), number, money),
        Column("years", Message(N_("Years of use")), Format.WHOLE, "a", decimals=0),
        Column("annual_saving", Message(N_("Annual saving P")), number, rate),
        Column(
            "depreciation", Message(N_("Depreciation D")), number, rate, formula="{fixed_investment}/{years}"
        ),
        Column(
            "taxable_income",
            Message(N_("Taxable income T")),
            number,
            rate,
            formula="{annual_saving}-{depreciation}",
        ),
        Column("tax_rate", Message(N_("Tax rate")), percent),
        Column("net_profit", Message(N_("Net profit E")), number, rate, formula=_TAXED),
        Column(
            "net_cash_flow", Message(N_("Cash flow F")), number, rate, formula="{net_profit}+{depreciation}"
        ),
        Column("payback_years", Message(N_("Payback period N")), number, "a", formula=payback, decimals=2),
        Column("discount_rate", Message(N_("Discount rate")), percent),
        Column("npv", Message(N_("Net present value NPV")), number, money, formula=npv),
        Column("npv_ratio", Message(N_("Net present value ratio NPVR")), percent, formula=ratio, decimals=1),
        Column("irr", Message(N_("Internal rate of return IRR")), percent, decimals=2),
        Column("verdict", Message(N_("Economically")), Format.CHOICE),
    )


def _indicator_row(view: View, one: Assessment) -> Row:
    found = one.indicators
    values: dict[str, Value] = {
        "code": one.option.code or None,
        "title": one.option.title or None,
        "investment": tidied(found.investment) if found else None,
        "fixed_investment": one.fixed,
        "years": one.years,
        "annual_saving": tidied(found.annual_saving) if found else None,
        **_profit_values(view, one),
        "payback_years": tidied(found.payback_years) if found else None,
        "discount_rate": view.audit.discount_rate,
        "npv": tidied(found.npv) if found else None,
        "npv_ratio": tidied(found.npv_ratio) if found else None,
        "irr": tidied(found.irr) if found else None,
        "verdict": Message(one.verdict.verdict.value) if one.verdict else None,
    }
    computed = (
        "depreciation",
        "taxable_income",
        "net_profit",
        "net_cash_flow",
        "payback_years",
        "npv",
        "npv_ratio",
    )
    cells = computed_cells(computed, one.reason)
    cells["irr"] = Cell(marks=(Mark.COMPUTED,), reason=_several(found) or one.reason)
    cells["verdict"] = Cell(marks=(Mark.COMPUTED,), reason=_why(one.verdict) or one.reason)
    return Row(one.option.id, values, "option", one.option.id, cells)


def _several(found: EconomicIndicators | None) -> Message | None:
    if found is None or found.irr_status is not IrrStatus.SEVERAL:
        return None
    rates = ", ".join(f"{rate:.2%}" for rate in found.irrs)
    return Message(N_("Several rates make the NPV zero: {rates}. The NPV decides."), {"rates": rates})


def _why(verdict: Feasibility | None) -> Message | None:
    """Return what each criterion says, as one enumeration."""
    if verdict is None:
        return None
    return listed(
        [
            Message(N_("{criterion}: {reason}"), {"criterion": one.name, "reason": one.reason})
            for one in verdict.criteria
        ]
    )


ECONOMIC_INDICATORS = TableDefinition(
    "economic_indicators", N_("Economic indicators of the options"), _economic_indicators, _RESTS_ON, "5-3"
)

TABLES = (RUNNING, ECONOMIC_INDICATORS)
