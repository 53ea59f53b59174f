"""What options cost and earn: the economic table, and its sum by cost class."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from cpdesk.language import N_, Message
from cpdesk.methods.money.economics import EconomicRow, EconomicTotals, simple_economics, total_economics
from cpdesk.records.options import CostClass, JointGroup, Option
from cpdesk.tables.definition import TableDefinition
from cpdesk.tables.fields import choice_title
from cpdesk.tables.options import class_of
from cpdesk.tables.table import (
    Cell,
    Chart,
    Column,
    Figure,
    Format,
    Mark,
    Place,
    Row,
    Table,
    Total,
    Value,
    tidied,
)
from cpdesk.tables.view import View

_NET = "{income}-{operating_cost}"
_PAYBACK = "IF({net_income}>0,{investment}/{net_income},NA())"
_TOTAL_PAYBACK = "SUMPRODUCT(ISNUMBER({net_income:column})*1,{investment:column})/{net_income}"
_FIELDS = ("investment", "income", "operating_cost")


@dataclass(frozen=True, slots=True)
class Evaluated:
    """An option, or the options of a joint group together, with what they cost and earn in the audit's money unit."""

    code: str
    title: str
    cost_class: CostClass | None
    kind: str
    id: str
    figures: EconomicRow


def evaluated_rows(view: View) -> Iterator[Evaluated]:
    """Yield what is evaluated, in the order of the options; a joint group stands where its first member does."""
    shown: set[str] = set()
    for option in view.all(Option):
        group = view.get(JointGroup, option.joint_group)
        if group is None:
            yield _evaluated(view, option, option.code, option.title, class_of(view, option))
        elif group.id not in shown:
            shown.add(group.id)
            yield _evaluated(view, group, group.code, group.title, class_of(view, option))


def _evaluated(
    view: View, one: Option | JointGroup, code: str, title: str, cost: CostClass | None
) -> Evaluated:
    figures = EconomicRow(
        one.id,
        view.number(one.investment, "money"),
        view.number(one.income, "money/a"),
        view.number(one.operating_cost, "money/a"),
    )
    kind = "option" if isinstance(one, Option) else "joint_group"
    return Evaluated(code, title, cost, kind, one.id, figures)


def _money_columns(view: View) -> tuple[Column, ...]:
    money, rate = view.unit("money"), view.unit("money/a")
    number = Format.NUMBER
    return (
        Column("investment", Message(N_("Investment")), number, money, "investment", Total.SUM),
        Column("income", Message(N_("Income")), number, rate, "income", Total.SUM),
        Column("operating_cost", Message(N_("Operating cost")), number, rate, "operating_cost", Total.SUM),
        Column("net_income", Message(N_("Net income")), number, rate, total=Total.SUM, formula=_NET),
        Column(
            "payback_years",
            Message(N_("Payback period")),
            number,
            "a",
            total=Total.FORMULA,
            formula=_PAYBACK,
            total_formula=_TOTAL_PAYBACK,
            decimals=2,
        ),
    )


def _economics(view: View) -> Table:
    columns = (
        Column("code", Message(N_("Option no.")), frozen=True),
        Column("title", Message(N_("Option"))),
        Column("cost_class", Message(N_("Cost class")), Format.CHOICE),
        *_money_columns(view),
    )
    found = tuple(evaluated_rows(view))
    totals = total_economics([one.figures for one in found])
    return Table(
        "economics",
        Message(ECONOMICS.title),
        columns,
        tuple(_economics_row(one) for one in found),
        totals=totals_of(totals),
        figure=OPTIONS_FIGURE,
        notes=totals.notes,
    )


OPTIONS_FIGURE = Figure(
    Message(N_("Payback period against annual net income")),
    Chart.POINTS,
    categories=("code",),
    series=("net_income", "payback_years"),
)


def _economics_row(one: Evaluated) -> Row:
    figures = one.figures
    result = simple_economics(figures.investment, figures.income, figures.operating_cost)
    values: dict[str, Value] = {
        "code": one.code or None,
        "title": one.title or None,
        "cost_class": None if one.cost_class is None else Message(choice_title(one.cost_class.value)),
        "investment": figures.investment,
        "income": figures.income,
        "operating_cost": figures.operating_cost,
        "net_income": tidied(result.net_income),
        "payback_years": result.payback_years,
    }
    computed = Cell(marks=(Mark.COMPUTED,), reason=result.reason)
    cells = {name: Cell(place=Place(one.kind, one.id, name)) for name in _FIELDS}
    return Row(one.id, values, one.kind, one.id, {**cells, "net_income": computed, "payback_years": computed})


def totals_of(totals: EconomicTotals) -> Mapping[str, Value]:
    """Return the totals of the economic table by column."""
    return {
        "investment": tidied(totals.investment),
        "income": tidied(totals.income),
        "operating_cost": tidied(totals.operating_cost),
        "net_income": tidied(totals.net_income),
        "payback_years": totals.payback_years,
    }


ECONOMICS = TableDefinition("economics", N_("Economics of the options"), _economics, (Option, JointGroup))

INVESTMENT_FIGURE = Figure(
    Message(N_("Investment against annual net income by cost class")),
    Chart.COLUMNS,
    categories=("cost_class",),
    series=("investment", "net_income"),
)


def _by_class(view: View) -> Table:
    columns = (
        Column("cost_class", Message(N_("Cost class")), frozen=True),
        Column("evaluated", Message(N_("Evaluated")), Format.WHOLE, total=Total.SUM, decimals=0),
        *(_plain(column) for column in _money_columns(view)),
    )
    found = tuple(evaluated_rows(view))
    rows = tuple(
        row for cost in CostClass if (row := _class_row(cost, [e for e in found if e.cost_class is cost]))
    )
    overall = total_economics([one.figures for one in found if one.cost_class is not None])
    return Table(
        "economics_by_class",
        Message(BY_CLASS.title),
        columns,
        rows,
        totals={"evaluated": len(overall.evaluated), **totals_of(overall)},
        figure=INVESTMENT_FIGURE,
        notes=overall.notes,
    )


def _plain(column: Column) -> Column:
    """Return a money column whose values are sums, not the fields of one record."""
    return Column(
        column.key,
        column.heading,
        column.format,
        column.unit,
        total=column.total,
        formula=column.formula,
        total_formula=column.total_formula,
        decimals=column.decimals,
    )


def _class_row(cost: CostClass, found: Sequence[Evaluated]) -> Row | None:
    if not found:
        return None
    totals = total_economics([one.figures for one in found])
    values: dict[str, Value] = {
        "cost_class": Message(choice_title(cost.value)),
        "evaluated": len(totals.evaluated),
        **totals_of(totals),
    }
    return Row(cost.value, values)


BY_CLASS = TableDefinition(
    "economics_by_class", N_("Economics by cost class"), _by_class, (Option, JointGroup)
)

TABLES = (ECONOMICS, BY_CLASS)
