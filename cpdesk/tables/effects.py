"""What options brought, before against after: worksheets 4-6 and 6-3 to 6-6."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from cpdesk.language import N_, Message
from cpdesk.records.implementation import EffectComparison, MoneyComparison, MoneyItem
from cpdesk.records.options import CostClass, JointGroup, Option, OptionEffect, Stage, Status
from cpdesk.records.record import kind_of, rules_of
from cpdesk.tables.comparing import difference, in_one_unit, said
from cpdesk.tables.definition import TableDefinition
from cpdesk.tables.fields import FieldColumn, MadeColumn, choice_title, field_columns
from cpdesk.tables.options import CHEAP, class_of
from cpdesk.tables.table import Cell, Column, Format, Mark, Place, Row, Table, Total, Value, sums
from cpdesk.tables.view import View

DEAR = frozenset({CostClass.MEDIUM, CostClass.HIGH})
_COMPUTED = Cell(marks=(Mark.COMPUTED,))


def _effect_name(effect: OptionEffect) -> Message:
    """Return what an effect spares: the pollutant as named, else its kind."""
    named = effect.pollutant or effect.kind is None
    return (
        said(effect.pollutant) if named else Message(choice_title(effect.kind.value if effect.kind else ""))
    )


def effect_text(effects: Iterable[OptionEffect]) -> Message | None:
    """Return effects as one text, such as 'COD 3.2 t/a; water 120 m3/a'; None for none."""
    return one_after_another(
        Message(N_("{effect} {amount}"), {"effect": _effect_name(one), "amount": one.reduction.text})
        for one in effects
        if one.reduction is not None
    )


def one_after_another(parts: Iterable[Message]) -> Message | None:
    """Return texts as one, with semicolons between them; None for none."""
    found: Message | None = None
    for part in parts:
        text = N_("{first}; {second}")
        found = part if found is None else Message(text, {"first": found, "second": part})
    return found


def _verified_text(view: View, option: Option) -> Message | None:
    own = view.by(OptionEffect, "option").get(option.id, ())
    texts = [effect_text(effect for effect in own if effect.stage is Stage.VERIFIED)]
    group = view.get(JointGroup, option.joint_group)
    if group is not None:
        joint = view.by(OptionEffect, "joint_group").get(group.id, ())
        together = effect_text(e for e in joint if e.stage is Stage.VERIFIED and e.option is None)
        values = {"group": group.code or group.title, "effects": together}
        texts.append(Message(N_("{group}: {effects}"), values) if together else None)
    return one_after_another(text for text in texts if text is not None)


def _verified_effects(view: View) -> Table:
    effect = Column("environmental_effect", Message(N_("Environmental effect")), Format.LONG_TEXT)
    specs = (
        FieldColumn("code", N_("Option no."), frozen=True),
        FieldColumn("title", N_("Option")),
        FieldColumn("done_on", N_("Done on")),
        FieldColumn("actual_investment", N_("Investment"), "investment", "money", Total.SUM),
        FieldColumn("actual_operating_cost", N_("Operating cost"), "operating_cost", "money/a", Total.SUM),
        FieldColumn("actual_income", N_("Economic benefit"), "income", "money/a", Total.SUM),
        MadeColumn(effect, lambda option: _verified_text(view, option)),
    )
    made = field_columns(view, Option, specs)
    rows = made.rows(option for option in view.all(Option) if is_done(view, option, CHEAP))
    totals = sums(made.columns, rows)
    return Table("verified_effects", Message(VERIFIED.title), made.columns, rows, "4-6", totals)


def is_done(view: View, option: Option, classes: frozenset[CostClass]) -> bool:
    """Tell whether an option of one of these classes is done."""
    return option.status is Status.DONE and class_of(view, option) in classes


VERIFIED = TableDefinition(
    "verified_effects",
    N_("Verified effects of no/low-cost options"),
    _verified_effects,
    (Option, JointGroup, OptionEffect),
    "4-6",
)

_OPTION_COLUMNS = (
    Column("code", Message(N_("Option no.")), field="option", frozen=True),
    Column("title", Message(N_("Option"))),
)


def _item_column(cls: type[EffectComparison] | type[MoneyComparison]) -> Column:
    return Column(
        "item", Message(N_("Item")), Format.CHOICE, field="item", choices=rules_of(cls)["item"].choices
    )


_EVIDENCE = Column("evidence", Message(N_("Evidence")), Format.LONG_TEXT, field="evidence")
_FIELDS = {"before": "before", "design": "design", "after": "after"}


def _amount_columns(unit: str, total: Total) -> tuple[Column, ...]:
    def column(key: str, heading: str, formula: str = "") -> Column:
        field = "" if formula else key
        return Column(key, Message(heading), Format.NUMBER, unit, field, total, formula, summed=bool(formula))

    return (
        column("before", N_("Before (A)")),
        column("design", N_("Designed (B)")),
        column("after", N_("After (C)")),
        column("designed_reduction", N_("A - B"), "{before}-{design}"),
        column("reduction", N_("A - C"), "{before}-{after}"),
    )


def _option_values(view: View, record: EffectComparison | MoneyComparison) -> dict[str, Value]:
    option = view.by_id(Option)[record.option]
    return {
        "code": option.code or None,
        "title": option.title or None,
        "item": None if record.item is None else Message(choice_title(record.item.value)),
        "evidence": record.evidence or None,
    }


def _reductions(amounts: Mapping[str, float | None]) -> dict[str, Value]:
    return {
        "designed_reduction": difference(amounts["before"], amounts["design"]),
        "reduction": difference(amounts["before"], amounts["after"]),
    }


_REDUCTION_CELLS = {"designed_reduction": _COMPUTED, "reduction": _COMPUTED}


def _left_out(
    view: View, records: Sequence[EffectComparison] | Sequence[MoneyComparison]
) -> tuple[Message, ...]:
    """Return the note that names the options whose figures stand in no list yet."""
    options = {record.option: view.by_id(Option)[record.option] for record in records}
    codes = [one.code for one in options.values() if not is_done(view, one, CHEAP | DEAR)]
    text = N_("Not shown, because not done or without a cost class: {codes}.")
    return (Message(text, {"codes": ", ".join(codes)}),) if codes else ()


def _rows(
    view: View,
    columns: Sequence[Column],
    cls: type[EffectComparison] | type[MoneyComparison],
    classes: frozenset[CostClass],
    row: Callable[[Any], Row],
) -> tuple[Row, ...]:
    """Return the rows by option, and an empty one for each option that is done and not compared yet.

    An option's first row keeps its key when the record comes into being.
    """
    compared = view.by(cls, "option")
    found: list[Row] = []
    for option in view.all(Option):
        if is_done(view, option, classes):
            own = [row(record) for record in compared.get(option.id, ())]
            first = replace(own[0], key=f"of {option.id}") if own else _still_to_compare(option, columns, cls)
            found += [first, *own[1:]]
    return tuple(found)


def _still_to_compare(
    option: Option, columns: Sequence[Column], cls: type[EffectComparison] | type[MoneyComparison]
) -> Row:
    """Return the row of an option without a comparison: the first thing typed makes one."""
    values: dict[str, Value] = {column.key: None for column in columns}
    values |= {"code": option.code or None, "title": option.title or None}
    cells = {
        column.key: Cell(place=Place(kind_of(cls), None, column.field, {"option": option.id}))
        for column in columns
        if column.field and column.field != "option"
    }
    return Row(f"of {option.id}", values, cells=cells)


def _environment(name: str, title: str, classes: frozenset[CostClass], worksheet: str) -> TableDefinition:
    columns = (
        *_OPTION_COLUMNS,
        _item_column(EffectComparison),
        Column("what", Message(N_("What")), field="what"),
        Column("unit", Message(N_("Unit"))),
        *_amount_columns("", Total.NONE),
        _EVIDENCE,
    )

    def row(view: View, record: EffectComparison) -> Row:
        amounts = in_one_unit(view, record, _FIELDS)
        values: dict[str, Value] = {
            **_option_values(view, record),
            "what": record.what or None,
            "unit": amounts.unit,
            **amounts.values,
            **_reductions(amounts.values),
        }
        return Row(record.id, values, "effect_comparison", record.id, {**amounts.cells, **_REDUCTION_CELLS})

    def build(view: View) -> Table:
        rows = _rows(view, columns, EffectComparison, classes, lambda one: row(view, one))
        notes = _left_out(view, view.all(EffectComparison))
        return Table(name, Message(title), columns, rows, worksheet, notes=notes, adds="effect_comparison")

    return TableDefinition(name, title, build, (EffectComparison, Option, JointGroup), worksheet)


def _gain(record: MoneyComparison, values: Mapping[str, float | None]) -> float | None:
    """Return what is gained in a year: more output value, or less of any cost."""
    ends = (values["after"], values["before"])
    return difference(*ends) if record.item is MoneyItem.OUTPUT_VALUE else difference(*reversed(ends))


def _money(name: str, title: str, classes: frozenset[CostClass], worksheet: str) -> TableDefinition:
    def row(view: View, record: MoneyComparison) -> Row:
        amounts = {key: view.number(getattr(record, name), "money/a") for key, name in _FIELDS.items()}
        typed = {key: getattr(record, name) for key, name in _FIELDS.items()}
        cells = {key: Cell(typed=quantity.text) for key, quantity in typed.items() if quantity is not None}
        values: dict[str, Value] = {
            **_option_values(view, record),
            **amounts,
            **_reductions(amounts),
            "gain": _gain(record, amounts),
        }
        computed = {**_REDUCTION_CELLS, "gain": _COMPUTED}
        return Row(record.id, values, "money_comparison", record.id, {**cells, **computed})

    def build(view: View) -> Table:
        unit = view.unit("money/a")
        gain = Column("gain", Message(N_("Gain")), Format.NUMBER, unit, total=Total.SUM)
        item = _item_column(MoneyComparison)
        columns = (*_OPTION_COLUMNS, item, *_amount_columns(unit, Total.NONE), gain, _EVIDENCE)
        rows = _rows(view, columns, MoneyComparison, classes, lambda one: row(view, one))
        notes = _left_out(view, view.all(MoneyComparison))
        totals = sums(columns, rows)
        return Table(
            name, Message(title), columns, rows, worksheet, totals, notes=notes, adds="money_comparison"
        )

    return TableDefinition(name, title, build, (MoneyComparison, Option, JointGroup), worksheet)


TABLES = (
    VERIFIED,
    _environment("low_cost_environment", N_("No/low-cost options: environmental effect"), CHEAP, "6-3"),
    _money("low_cost_money", N_("No/low-cost options: economic effect"), CHEAP, "6-4"),
    _environment("high_cost_environment", N_("Medium/high-cost options: environmental effect"), DEAR, "6-5"),
    _money("high_cost_money", N_("Medium/high-cost options: economic effect"), DEAR, "6-6"),
)
