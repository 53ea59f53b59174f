"""The performance table 6-7: what each option that is done spares, as authorities collect it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cpdesk.language import N_, Message
from cpdesk.methods.money.economics import simple_economics
from cpdesk.records.options import EffectKind, JointGroup, Option, OptionEffect, Stage, Status
from cpdesk.tables.definition import TableDefinition
from cpdesk.tables.effects import effect_text
from cpdesk.tables.rates import Stated, Times, stated
from cpdesk.tables.table import (
    Cell,
    Chart,
    Column,
    Figure,
    Format,
    Mark,
    Row,
    Table,
    Total,
    Value,
    known_sum,
    sums,
    tidied,
)
from cpdesk.tables.view import View


@dataclass(frozen=True, slots=True)
class _Spared:
    """One column of what is spared; `also` is a unit in which the same figure is usual, such as m3 of water."""

    kind: EffectKind
    key: str
    heading: str
    unit: str = "t/a"
    also: str = ""


_SPARED = (
    _Spared(EffectKind.ELECTRICITY, "electricity", N_("Electricity saved"), "10^4 kWh/a"),
    _Spared(EffectKind.COAL_EQUIVALENT, "coal_equivalent", N_("Coal equivalent saved"), "tce/a", "t/a"),
    _Spared(EffectKind.CARBON_DIOXIDE, "co2", N_("CO2")),
    _Spared(EffectKind.MATERIALS, "materials", N_("Materials saved")),
    _Spared(EffectKind.WATER, "water", N_("Water saved"), "t/a", "m3/a"),
    _Spared(EffectKind.COD, "cod", N_("COD")),
    _Spared(EffectKind.AMMONIA_NITROGEN, "nh3_n", N_("NH3-N")),
    _Spared(EffectKind.SMOKE_DUST, "smoke_dust", N_("Smoke dust")),
    _Spared(EffectKind.DUST, "dust", N_("Dust")),
    _Spared(EffectKind.SULPHUR_DIOXIDE, "so2", N_("SO2")),
    _Spared(EffectKind.NITROGEN_OXIDES, "nox", N_("NOx")),
    _Spared(EffectKind.VOC, "voc", N_("VOC")),
    _Spared(EffectKind.SOLID_WASTE, "solid_waste", N_("Solid waste")),
    _Spared(EffectKind.WASTE_LIQUID, "waste_liquid", N_("Waste liquid")),
    _Spared(EffectKind.HEAVY_METALS, "heavy_metals", N_("Heavy metals")),
)
_BY_KIND: Mapping[EffectKind, _Spared] = {one.kind: one for one in _SPARED}
_BY_NAME: Mapping[str, EffectKind] = {kind.value.casefold(): kind for kind in EffectKind}
_NOTES = (
    Message(N_("A cubic metre of water counts as a tonne.")),
    Message(N_("Verified effects where there are any, else the expected ones.")),
)


def _columns(view: View) -> tuple[Column, ...]:
    number, total = Format.NUMBER, Total.SUM
    return (
        Column("code", Message(N_("Option no.")), frozen=True),
        Column("title", Message(N_("Option"))),
        Column("measure", Message(N_("Description")), Format.LONG_TEXT),
        Column("investment", Message(N_("Investment")), number, view.unit("money"), total=total),
        Column("benefit", Message(N_("Economic benefit")), number, view.unit("money/a"), total=total),
        *(Column(one.key, Message(one.heading), number, one.unit, total=total) for one in _SPARED),
        Column("other", Message(N_("Other effects")), Format.LONG_TEXT),
        Column("stage", Message(N_("Effects are")), Format.CHOICE),
    )


def _performance(view: View) -> Table:
    columns = _columns(view)
    rows = tuple(_rows(view))
    totals = sums(columns, rows)
    title = Message(PERFORMANCE.title)
    return Table("performance", title, columns, rows, "6-7", totals, figure=_FIGURE, notes=_NOTES)


_FIGURE = Figure(
    Message(N_("Investment against the benefit of a year")),
    Chart.COLUMNS,
    ("code",),
    ("investment", "benefit"),
)


def _rows(view: View) -> Iterable[Row]:
    """Yield the options done or verified, the joint groups that have figures of their own, then the programme."""
    own = view.by(OptionEffect, "option")
    for option in view.all(Option):
        effects = own.get(option.id, ())
        if option.status is Status.DONE or _verified(effects):
            yield _row(view, option, option.code, option.title, option.measure, effects)
    joint = view.by(OptionEffect, "joint_group")
    for group in view.all(JointGroup):
        effects = [effect for effect in joint.get(group.id, ()) if effect.option is None]
        if _any_done(view, group) or _verified(effects):
            yield _row(view, group, group.code, group.title, "", effects)
    whole = [effect for effect in own.get(None, ()) if effect.joint_group is None]
    if _verified(whole) or (whole and any(one.status is Status.DONE for one in view.all(Option))):
        values = {
            "title": Message(N_("whole programme")),
            **_spared(view, _proved(whole)),
            "stage": _stage(whole),
        }
        yield Row("programme", {column.key: values.get(column.key) for column in _columns(view)})


def _any_done(view: View, group: JointGroup) -> bool:
    members = view.by(Option, "joint_group").get(group.id, ())
    return any(option.status is Status.DONE for option in members)


def _verified(effects: Sequence[OptionEffect]) -> bool:
    return any(effect.stage is Stage.VERIFIED for effect in effects)


def _proved(effects: Sequence[OptionEffect]) -> list[OptionEffect]:
    """Return the verified effects, or the expected ones where none is verified."""
    wanted = Stage.VERIFIED if _verified(effects) else Stage.EXPECTED
    return [effect for effect in effects if effect.stage is wanted]


def _stage(effects: Sequence[OptionEffect]) -> Message | None:
    if not effects:
        return None
    return Message((Stage.VERIFIED if _verified(effects) else Stage.EXPECTED).value)


def _row(
    view: View,
    one: Option | JointGroup,
    code: str,
    title: str,
    measure: str,
    effects: Sequence[OptionEffect],
) -> Row:
    investment, benefit = _money(view, one)
    values: dict[str, Value] = {
        "code": code or None,
        "title": title or None,
        "measure": measure or None,
        "investment": investment.value,
        "benefit": benefit.value,
        **_spared(view, _proved(effects)),
        "stage": _stage(effects),
    }
    cells = {key: Cell(marks=(Mark.COMPUTED,)) for key in values if key in _KEYS}
    cells["investment"] = Cell(reason=investment.reason)
    cells["benefit"] = Cell(marks=(Mark.COMPUTED,), reason=benefit.reason)
    kind = "option" if isinstance(one, Option) else "joint_group"
    return Row(one.id, values, kind, one.id, cells)


_KEYS = frozenset(one.key for one in _SPARED)
_ESTIMATED = Message(N_("Estimated: no actual figure is given."))


def _money(view: View, one: Option | JointGroup) -> tuple[Stated, Stated]:
    """Return investment and net benefit: the actual ones where they are given, else the estimated, and says so."""
    planned = view.number(one.investment, "money")
    net = _net(view.number(one.income, "money/a"), view.number(one.operating_cost, "money/a"))
    actual, actual_net = None, None
    if isinstance(one, Option):
        actual = view.number(one.actual_investment, "money")
        cost = view.number(one.actual_operating_cost, "money/a")
        actual_net = _net(view.number(one.actual_income, "money/a"), cost)
    return _either(actual, planned), _either(actual_net, net)


def _net(income: float | None, operating_cost: float | None) -> float | None:
    return tidied(simple_economics(None, income, operating_cost).net_income)


def _either(actual: float | None, planned: float | None) -> Stated:
    if actual is not None or planned is None:
        return Stated(actual)
    return Stated(planned, _ESTIMATED)


def _spared(view: View, effects: Sequence[OptionEffect]) -> dict[str, Value]:
    """Return the sums of effects by column; what no column can state stands in words under `other`."""
    time = Times(view).of(None)
    amounts: dict[str, list[float]] = {one.key: [] for one in _SPARED}
    others: list[OptionEffect] = []
    for effect in effects:
        column = _BY_KIND.get(kind_of_effect(effect) or EffectKind.OTHER)
        found = None if column is None else stated(effect.reduction, column.unit, time).value
        if column is not None and found is None and column.also:
            found = stated(effect.reduction, column.also, time).value
        if column is None or found is None:
            others.append(effect)
        else:
            amounts[column.key].append(found)
    return {**{key: known_sum(found) for key, found in amounts.items()}, "other": effect_text(others)}


def kind_of_effect(effect: OptionEffect) -> EffectKind | None:
    """Return the kind of an effect: its own, else the one its pollutant is named after."""
    return effect.kind or _BY_NAME.get(effect.pollutant.strip().casefold())


PERFORMANCE = TableDefinition(
    "performance",
    N_("Performance of the options done"),
    _performance,
    (Option, JointGroup, OptionEffect),
    "6-7",
)

TABLES = (PERFORMANCE,)
