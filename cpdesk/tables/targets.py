"""Tables of targets and indicators: worksheets 2-13, 6-8 and 6-9."""

from cpdesk.language import N_, Message
from cpdesk.records.targets import Direction, Indicator, Target
from cpdesk.tables.comparing import attainment, change_formula, difference, in_one_unit, relative_change
from cpdesk.tables.definition import TableDefinition
from cpdesk.tables.fields import choice_title
from cpdesk.tables.labels import label_of
from cpdesk.tables.table import Cell, Chart, Column, Figure, Format, Mark, Row, Table
from cpdesk.tables.view import View

_COMPUTED = Cell(marks=(Mark.COMPUTED,))
_UNIT = Column("unit", Message(N_("Unit")))


def _relative(key: str, heading: str, after: str) -> Column:
    formula = change_formula("baseline", after)
    return Column(key, Message(heading), Format.PERCENT, formula=formula, decimals=1)


_TARGET_COLUMNS = (
    Column("item", Message(N_("Item")), field="item", frozen=True),
    Column("indicator", Message(N_("Indicator")), field="indicator"),
    _UNIT,
    Column("baseline", Message(N_("Baseline")), Format.NUMBER, field="baseline"),
    Column("near_term", Message(N_("Near-term target")), Format.NUMBER, field="near_term"),
    _relative("near_term_change", N_("Near-term change"), "near_term"),
    Column("near_term_due", Message(N_("Near-term target due")), Format.DATE, field="near_term_due"),
    Column("long_term", Message(N_("Long-term target")), Format.NUMBER, field="long_term"),
    _relative("long_term_change", N_("Long-term change"), "long_term"),
    Column("long_term_due", Message(N_("Long-term target due")), Format.DATE, field="long_term_due"),
    Column("note", Message(N_("Remark")), Format.LONG_TEXT, field="note"),
)


def _targets(view: View) -> Table:
    rows = tuple(_target_row(view, target) for target in view.all(Target))
    return Table("targets", Message(TARGETS.title), _TARGET_COLUMNS, rows, "2-13", adds="target")


def _target_row(view: View, target: Target) -> Row:
    amounts = in_one_unit(view, target, {key: key for key in ("baseline", "near_term", "long_term")})
    baseline, near, long = amounts.values.values()
    return Row(
        target.id,
        {
            "item": target.item or None,
            "indicator": label_of(view.get(Indicator, target.indicator)) or None,
            "unit": amounts.unit,
            **amounts.values,
            "near_term_change": relative_change(baseline, near),
            "near_term_due": target.near_term_due or None,
            "long_term_change": relative_change(baseline, long),
            "long_term_due": target.long_term_due or None,
            "note": target.note or None,
        },
        "target",
        target.id,
        {**amounts.cells, "near_term_change": _COMPUTED, "long_term_change": _COMPUTED},
    )


TARGETS = TableDefinition("targets", N_("Cleaner production targets"), _targets, (Target, Indicator), "2-13")

_ATTAINMENT = "IF({baseline}<>{goal},({baseline}-{result})/({baseline}-{goal}),NA())"
_ATTAINMENT_COLUMNS = (
    Column("item", Message(N_("Target")), field="item", frozen=True),
    _UNIT,
    Column("baseline", Message(N_("Baseline")), Format.NUMBER, field="baseline"),
    Column("goal", Message(N_("Goal")), Format.NUMBER, field="near_term"),
    Column("result", Message(N_("Result reached")), Format.NUMBER, field="result"),
    Column("attainment", Message(N_("Attainment")), Format.PERCENT, formula=_ATTAINMENT, decimals=1),
)
_NO_WAY = Message(N_("The goal is the baseline: there is no way of which a part could be done."))


def _attainments(view: View) -> Table:
    rows = tuple(_attainment_row(view, target) for target in view.all(Target))
    title, figure = Message(ATTAINMENT.title), _ATTAINMENT_FIGURE
    return Table("target_attainment", title, _ATTAINMENT_COLUMNS, rows, "6-9", figure=figure, adds="target")


_ATTAINMENT_FIGURE = Figure(
    Message(N_("How far each target is met (100 % is the whole way)")), Chart.BARS, ("item",), ("attainment",)
)


def _attainment_row(view: View, target: Target) -> Row:
    fields = {"baseline": "baseline", "goal": "near_term", "result": "result"}
    amounts = in_one_unit(view, target, fields)
    baseline, goal, result = amounts.values.values()
    reason = _NO_WAY if goal is not None and goal == baseline else None
    values = {
        "item": target.item or None,
        "unit": amounts.unit,
        **amounts.values,
        "attainment": attainment(baseline, goal, result),
    }
    cells = {**amounts.cells, "attainment": Cell(marks=(Mark.COMPUTED,), reason=reason)}
    return Row(target.id, values, "target", target.id, cells)


ATTAINMENT = TableDefinition("target_attainment", N_("Target attainment"), _attainments, (Target,), "6-9")

_INDICATOR_COLUMNS = (
    Column("name", Message(N_("Indicator")), field="name", frozen=True),
    Column("basis", Message(N_("Basis")), field="basis"),
    Column("direction", Message(N_("Direction")), Format.CHOICE, field="direction", choices=tuple(Direction)),
    _UNIT,
    Column("before", Message(N_("Before the audit")), Format.NUMBER, field="before"),
    Column("after", Message(N_("After the audit")), Format.NUMBER, field="after"),
    Column("difference", Message(N_("Difference")), Format.NUMBER, formula="{after}-{before}", summed=True),
    Column(
        "change", Message(N_("Change")), Format.PERCENT, formula=change_formula("before", "after"), decimals=1
    ),
    Column(
        "domestic_advanced", Message(N_("Advanced level at home")), Format.NUMBER, field="domestic_advanced"
    ),
    Column("foreign_advanced", Message(N_("Advanced level abroad")), Format.NUMBER, field="foreign_advanced"),
    Column("source", Message(N_("Source")), field="source"),
)


def _indicators(view: View) -> Table:
    rows = tuple(_indicator_row(view, indicator) for indicator in view.all(Indicator))
    return Table("indicators", Message(INDICATORS.title), _INDICATOR_COLUMNS, rows, "6-8", adds="indicator")


def _indicator_row(view: View, indicator: Indicator) -> Row:
    names = ("before", "after", "domestic_advanced", "foreign_advanced")
    amounts = in_one_unit(view, indicator, {name: name for name in names})
    before, after = amounts.values["before"], amounts.values["after"]
    return Row(
        indicator.id,
        {
            "name": indicator.name or None,
            "basis": indicator.basis or None,
            "direction": Message(choice_title(indicator.direction.value)),
            "unit": amounts.unit,
            **amounts.values,
            "difference": difference(after, before),
            "change": relative_change(before, after),
            "source": indicator.source or None,
        },
        "indicator",
        indicator.id,
        {**amounts.cells, "difference": _COMPUTED, "change": _COMPUTED},
    )


INDICATORS = TableDefinition(
    "indicators", N_("Indicators before and after"), _indicators, (Indicator,), "6-8"
)

TABLES = (TARGETS, ATTAINMENT, INDICATORS)
