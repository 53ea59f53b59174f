"""Tables of options: suggestions, the summary, cost classes, screening, option sheets, effects."""

from collections import Counter

from cpdesk.language import N_, Message
from cpdesk.methods.money.economics import CostThresholds, cost_class
from cpdesk.records.options import CostClass, JointGroup, Option, OptionEffect, Status, Suggestion
from cpdesk.records.plant import UnitProcess
from cpdesk.records.record import Record
from cpdesk.tables.definition import TableDefinition, record_table
from cpdesk.tables.fields import FieldColumn, FieldColumns, choice_title, field_columns
from cpdesk.tables.table import (
    Cell,
    Chart,
    Column,
    Figure,
    Format,
    Layout,
    Mark,
    Row,
    Table,
    Total,
    exact_sum,
    sums,
)
from cpdesk.tables.view import View

SUGGESTIONS = record_table(
    "suggestions",
    N_("Suggestions for cleaner production"),
    Suggestion,
    (
        FieldColumn("name", N_("Proposed by")),
        "department",
        "phone",
        "made_on",
        "suggestion",
        FieldColumn("estimated_benefit", N_("Estimated benefit")),
        FieldColumn("estimated_cost", N_("Estimated cost")),
    ),
    worksheet="4-1",
    layout=Layout.FORM,
)
SCREENING = record_table(
    "screening",
    N_("Screening result"),
    Option,
    (
        FieldColumn("code", N_("Option no."), frozen=True),
        FieldColumn("title", N_("Option")),
        FieldColumn("screening", N_("Verdict of the screening")),
        FieldColumn("screening_reason", N_("Reason")),
    ),
    worksheet="4-4",
)
EFFECTS = record_table(
    "option_effects",
    N_("Effects of options"),
    OptionEffect,
    (
        "option",
        "joint_group",
        "stage",
        FieldColumn("kind", N_("Kind of effect")),
        "medium",
        "pollutant",
        FieldColumn("reduction", N_("Reduction in a year")),
        "source",
    ),
    also_rests_on=(Option, JointGroup),
)


def thresholds(view: View) -> CostThresholds | None:
    """Return the audit's own limits of the cost classes in its money unit; None where it states none that rise."""
    low = view.number(view.audit.low_cost_limit, "money")
    high = view.number(view.audit.medium_cost_limit, "money")
    return CostThresholds(low, high) if low is not None and high is not None and 0 <= low <= high else None


def class_of(view: View, option: Option) -> CostClass | None:
    """Return an option's cost class: as the team set it, else by the audit's limits."""
    if option.cost_class is not None:
        return option.cost_class
    limits = thresholds(view)
    group = view.get(JointGroup, option.joint_group)
    investment = view.number(option.investment if group is None else group.investment, "money")
    found = None if limits is None else cost_class(investment, limits)
    return None if found is None else CostClass(f"{found.value} cost")


CHEAP = frozenset({CostClass.NO, CostClass.LOW})


def needs_study(view: View, option: Option) -> bool:
    """Tell whether an option is to be worked out and evaluated: it is alive, and dear or not yet classed."""
    return option.status is not Status.REJECTED and class_of(view, option) not in CHEAP


def _has_sheet(view: View, option: Record) -> bool:
    """Tell whether an option stands among the option sheets: it needs one, or has one begun."""
    begun = isinstance(option, Option) and bool(option.key_points or option.main_equipment)
    return begun or (isinstance(option, Option) and needs_study(view, option))


def _is_studied(view: View, option: Record) -> bool:
    """Tell whether an option stands in the feasibility summary: it is to be studied, or the study has begun."""
    begun = isinstance(option, Option) and bool(option.principle or option.technical_result)
    return begun or (isinstance(option, Option) and needs_study(view, option))


OPTION_SHEETS = record_table(
    "option_sheets",
    N_("Option sheets"),
    Option,
    (
        FieldColumn("code", N_("Option no.")),
        FieldColumn("title", N_("Option")),
        "key_points",
        "main_equipment",
        FieldColumn("investment", unit="money"),
        FieldColumn("income", unit="money/a"),
        FieldColumn("operating_cost", unit="money/a"),
        FieldColumn("possible_harm", N_("Possible environmental effect")),
    ),
    worksheet="4-5",
    layout=Layout.FORM,
    where=_has_sheet,
    also_rests_on=(JointGroup,),
)
FEASIBILITY_SUMMARY = record_table(
    "feasibility_summary",
    N_("Feasibility summary"),
    Option,
    (
        FieldColumn("code", N_("Option no.")),
        FieldColumn("title", N_("Option")),
        "principle",
        FieldColumn("measure", N_("Description")),
        "benefit",
        FieldColumn("peer_level", N_("Level of peers at home and abroad")),
        FieldColumn("investment", unit="money"),
        "wastes_affected",
        "materials_affected",
        "products_affected",
        FieldColumn("market_result", N_("Result of the market study")),
        FieldColumn("technical_result", N_("Result of the technical evaluation")),
        FieldColumn("environmental_result", N_("Result of the environmental evaluation")),
        FieldColumn("economic_result", N_("Result of the economic evaluation")),
        "recommended",
    ),
    worksheet="5-4",
    layout=Layout.FORM,
    where=_is_studied,
    also_rests_on=(JointGroup,),
)
_OPTION_FIELDS = (
    FieldColumn("code", N_("Option no."), frozen=True),
    FieldColumn("title", N_("Option")),
    FieldColumn("aspect", N_("Kind of option")),
    "unit_process",
    "process",
    "problem",
    FieldColumn("measure", N_("Description")),
    FieldColumn("investment", N_("Estimated investment"), unit="money"),
    FieldColumn("environmental_effect"),
    FieldColumn("income", N_("Economic benefit"), unit="money/a"),
    FieldColumn("cost_class"),
    "joint_group",
    "status",
    "responsible",
)


def _options(view: View) -> Table:
    made = field_columns(view, Option, _OPTION_FIELDS)
    rows = tuple(_option_row(view, made, option) for option in view.all(Option))
    return Table("options", Message(OPTIONS.title), made.columns, rows, worksheet="4-2", adds="option")


def _option_row(view: View, made: FieldColumns, option: Option) -> Row:
    row = made.row(option)
    found = class_of(view, option)
    if option.cost_class is not None or found is None:
        return row
    reason = Message(N_("From the investment and the audit's limits of cost classes"))
    cell = Cell(marks=(Mark.COMPUTED,), reason=reason)
    values = {**row.values, "cost_class": Message(choice_title(found.value))}
    return Row(row.key, values, row.kind, row.id, {**row.cells, "cost_class": cell})


OPTIONS = TableDefinition("options", N_("Option summary"), _options, (Option, JointGroup, UnitProcess), "4-2")


def _cost_classes(view: View) -> Table:
    counted = Counter(class_of(view, option) for option in view.all(Option))
    columns = (
        Column("cost_class", Message(N_("Cost class")), frozen=True),
        Column("options", Message(N_("Number of options")), Format.WHOLE, total=Total.SUM, decimals=0),
        Column("codes", Message(N_("Options")), Format.LONG_TEXT),
    )
    classes = [*CostClass, *([None] if counted[None] else [])]
    rows = tuple(_class_row(view, cost, counted[cost]) for cost in classes)
    return Table("cost_classes", Message(COST_CLASSES.title), columns, rows, totals=sums(columns, rows))


def _class_row(view: View, cost: CostClass | None, number: int) -> Row:
    codes = ", ".join(option.code for option in view.all(Option) if class_of(view, option) is cost)
    title = Message(N_("not yet classed")) if cost is None else Message(choice_title(cost.value))
    values = {"cost_class": title, "options": number, "codes": codes or None}
    return Row("none" if cost is None else cost.value, values)


COST_CLASSES = TableDefinition(
    "cost_classes", N_("Options by cost class"), _cost_classes, (Option, JointGroup)
)

BENEFITS_FIGURE = Figure(
    Message(N_("Reduction of pollutants in a year")),
    Chart.BARS,
    categories=("medium", "pollutant"),
    series=("reduction_t_per_year",),
    axis="t/a",
    logarithmic=True,
)


def _benefits(view: View) -> Table:
    columns = (
        Column("medium", Message(N_("Medium")), Format.CHOICE, frozen=True),
        Column("pollutant", Message(N_("Pollutant")), frozen=True),
        Column("stage", Message(N_("Stage")), Format.CHOICE),
        Column("reduction_t_per_year", Message(N_("Reduction")), Format.NUMBER, "t/a", summed=True),
    )
    groups: dict[tuple[str, str, str], list[float]] = {}
    for effect in view.all(OptionEffect):
        amount = view.number(effect.reduction, "t/a")
        if effect.medium is not None and amount is not None:
            groups.setdefault((effect.medium.value, effect.pollutant, effect.stage.value), []).append(amount)
    rows = tuple(_benefit_row(key, amounts) for key, amounts in groups.items())
    return Table(
        "environmental_benefits",
        Message(BENEFITS.title),
        columns,
        rows,
        figure=BENEFITS_FIGURE,
        notes=(Message(N_("Amounts of different pollutants are not added up.")),),
    )


def _benefit_row(key: tuple[str, str, str], amounts: list[float]) -> Row:
    medium, pollutant, stage = key
    values = {
        "medium": Message(medium),
        "pollutant": pollutant or None,
        "stage": Message(stage),
        "reduction_t_per_year": exact_sum(amounts),
    }
    return Row("|".join(key), values)


BENEFITS = TableDefinition(
    "environmental_benefits", N_("Environmental benefits by medium and pollutant"), _benefits, (OptionEffect,)
)

TABLES = (
    SUGGESTIONS,
    OPTIONS,
    COST_CLASSES,
    SCREENING,
    OPTION_SHEETS,
    FEASIBILITY_SUMMARY,
    EFFECTS,
    BENEFITS,
)
