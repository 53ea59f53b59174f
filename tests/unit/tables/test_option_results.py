"""Worksheets 4-6, 5-1 to 5-3 and 6-3 to 6-7; the evaluations are printed ones, see the names of the cases.

S09: 'Cleaner production audit' course page: I 10, P 1.58, n 10, t 25 %. S10: feasibility examples with F given (t 0).
"""

import pytest

from cpdesk.language import ENGLISH, open_language
from cpdesk.quantities import quantity
from cpdesk.records.implementation import CompareItem, EffectComparison, MoneyComparison, MoneyItem
from cpdesk.records.options import (
    CostClass,
    EffectKind,
    InvestmentSheet,
    JointGroup,
    Option,
    OptionEffect,
    RunningSheet,
    Stage,
    Status,
)
from cpdesk.reference.folders import locale_folder


def money(value):
    return quantity(value, "10^4 CNY")


def rate(value):
    return quantity(value, "10^4 CNY/a")


@pytest.fixture
def option(add, settle):
    settle(tax_rate=0.25, discount_rate=0.06, evaluation_years=10.0)
    add(Option(id="o", code="ZG01", title="Recover heat", cost_class=CostClass.MEDIUM))


@pytest.mark.usefixtures("option")
def test_s09_comes_out(add, table):
    add(InvestmentSheet(option="o", equipment=money(7), construction=money(3)))
    add(RunningSheet(option="o", cut_energy=rate(1.58)))
    values = table("economic_indicators").rows[0].values
    assert (values["investment"], values["annual_saving"], values["depreciation"]) == (10, 1.58, 1)
    assert (values["taxable_income"], values["net_profit"]) == (pytest.approx(0.58), pytest.approx(0.435))
    assert (values["net_cash_flow"], values["years"]) == (pytest.approx(1.435), 10)
    assert values["payback_years"] == pytest.approx(6.969, abs=5e-4)
    assert values["irr"] == pytest.approx(0.07170, abs=5e-6)
    assert values["npv"] == pytest.approx(0.5617, abs=5e-5)
    assert values["npv_ratio"] == pytest.approx(0.05617, abs=5e-6)
    assert str(values["verdict"]) == "not feasible"  # 7 a against the 3 a of a medium-cost option
    running = table("running").rows[0].values
    assert (running["annual_saving"], running["depreciation"]) == (1.58, 1)
    assert (running["net_cash_flow"], running["income_increase"]) == (pytest.approx(1.435), None)


@pytest.mark.parametrize(
    ("investment", "cash", "discount", "npv", "payback", "irr", "ratio"),
    [
        (150, 32.5, 0.05, 100.956, 4.615, 0.17257, None),
        (31.67, 11.30, 0.12, 32.178, 2.803, 0.3373, 1.016),
        (73.82, 21.50, 0.12, 47.660, 3.433, 0.2631, 0.646),
    ],
)
def test_s10_comes_out(add, table, settle, investment, cash, discount, npv, payback, irr, ratio):
    settle(tax_rate=0.0, discount_rate=discount, evaluation_years=10.0)
    add(Option(id="o", cost_class=CostClass.HIGH), InvestmentSheet(option="o", equipment=money(investment)))
    add(RunningSheet(option="o", cut_materials=rate(cash)))
    values = table("economic_indicators").rows[0].values
    assert values["npv"] == pytest.approx(npv, abs=5e-3)
    assert values["payback_years"] == pytest.approx(payback, abs=5e-4)
    assert values["irr"] == pytest.approx(irr, abs=1e-4)
    assert ratio is None or values["npv_ratio"] == pytest.approx(ratio, abs=5e-4)
    assert str(values["verdict"]) == "feasible"


@pytest.mark.usefixtures("option")
def test_an_investment_adds_up_what_is_given(add, table):
    add(InvestmentSheet(option="o", equipment=money(7), interest=quantity(5000, "CNY"), subsidy=money(2)))
    found = table("investment")
    values = found.rows[0].values
    assert (values["total"], values["fixed"], values["net"]) == (7.5, 7, 5.5)
    assert values["design"] is None
    assert "Design" in str(found.rows[0].cells["total"].reason)
    assert "Equipment" not in str(found.rows[0].cells["total"].reason)
    assert (found.totals["net"], found.totals["design"]) == (5.5, None)
    assert found.column("net").formula == "{total}-{subsidy}"
    assert found.layout == "form"


@pytest.mark.usefixtures("option")
def test_what_is_missing_is_named_and_nothing_is_made_up(add, table, settle):
    settle(tax_rate=None)
    add(RunningSheet(option="o", cut_energy=rate(2), depreciation_years=8.0))
    row = table("economic_indicators").rows[0]
    unknown = ("investment", "depreciation", "net_profit", "npv", "irr", "payback_years")
    assert {row.values[key] for key in unknown} == {None}
    assert (row.values["annual_saving"], row.values["years"]) == (2, 8)
    reason = str(row.cells["npv"].reason)
    assert reason == "Not given: investment, fixed investment, tax rate."
    assert str(row.values["verdict"]) == "undecided"


@pytest.mark.parametrize("years", [2.5, 0.0, 1e9])
def test_years_that_are_no_whole_years_are_not_used(add, table, settle, years):
    settle(tax_rate=0.25, discount_rate=0.06, evaluation_years=years)
    add(Option(id="o"), RunningSheet(option="o", cut_energy=rate(2)))
    row = table("economic_indicators").rows[0]
    assert row.values["years"] is None
    assert "years of use" in str(row.cells["npv"].reason)


def effect(kind, amount, stage=Stage.VERIFIED, **of):
    return OptionEffect(
        option=of.get("option"), joint_group=of.get("group"), kind=kind, reduction=amount, stage=stage
    )


def done(key, cost=CostClass.LOW, **values):
    return Option(id=key, code=key, cost_class=cost, status=Status.DONE, **values)


def test_only_actual_figures_verify_an_option(add, table):
    add(done("WD01", investment=money(3), actual_investment=money(2.5)), done("ZG01", CostClass.HIGH))
    add(Option(id="WD02", code="WD02", cost_class=CostClass.LOW, status=Status.STUDIED))
    add(effect(EffectKind.COD, quantity(3.2, "t/a"), option="WD01"))
    add(effect(EffectKind.WATER, quantity(9, "t/a"), Stage.EXPECTED, option="WD01"))
    found = table("verified_effects")
    assert [row.values["code"] for row in found.rows] == ["WD01"]
    values = found.rows[0].values
    assert (values["investment"], values["income"], str(values["environmental_effect"])) == (
        2.5,
        None,
        "COD 3.2 t/a",
    )
    assert found.totals["investment"] == 2.5


def performance(table, code):
    return {row.values["code"]: row for row in table("performance").rows}[code]


def test_performance_counts_verified_before_expected(add, table):
    add(done("WD01", investment=money(3), income=rate(5), operating_cost=rate(1)), done("WD02"))
    add(effect(EffectKind.ELECTRICITY, quantity(20000, "kWh/a"), option="WD01"))
    add(effect(EffectKind.ELECTRICITY, quantity(10000, "kWh/a"), option="WD01"))
    add(effect(EffectKind.WATER, quantity(50, "m3/a"), option="WD01"))
    add(effect(EffectKind.COAL_EQUIVALENT, quantity(4, "t/a"), option="WD01"))
    add(effect(EffectKind.COD, quantity(99, "t/a"), Stage.EXPECTED, option="WD01"))
    add(effect(EffectKind.COD, quantity(700, "kg/a"), Stage.EXPECTED, option="WD02"))
    add(effect(EffectKind.WASTE_GAS, quantity(5, "Nm3/a"), Stage.EXPECTED, option="WD02"))
    first, second = performance(table, "WD01").values, performance(table, "WD02").values
    assert (first["electricity"], first["water"], first["coal_equivalent"], first["cod"]) == (3, 50, 4, None)
    assert (str(first["stage"]), str(second["stage"])) == ("verified", "expected")
    assert (second["cod"], str(second["other"])) == (0.7, "waste gas 5 Nm3/a")
    assert (first["investment"], first["benefit"]) == (3, 4)
    assert "Estimated" in str(performance(table, "WD01").cells["investment"].reason)
    totals = table("performance").totals
    assert (totals["electricity"], totals["cod"], totals["so2"], totals["investment"]) == (3, 0.7, None, 3)


def test_the_actual_benefit_comes_before_the_estimated(add, table):
    actual = {"actual_investment": money(2), "actual_income": rate(7), "actual_operating_cost": rate(1)}
    add(done("WD01", investment=money(3), income=rate(5), operating_cost=rate(1), **actual))
    row = performance(table, "WD01")
    assert (row.values["investment"], row.values["benefit"], row.cells["benefit"].reason) == (2, 6, None)


def test_options_evaluated_together_have_a_row_of_their_own(add, table):
    add(JointGroup(id="g", code="J1", investment=money(8)), done("WD01", joint_group="g"))
    add(effect(EffectKind.SULPHUR_DIOXIDE, quantity(6, "t/a"), group="g"))
    assert performance(table, "J1").values["so2"] == 6
    assert performance(table, "WD01").values["so2"] is None
    assert (table("performance").totals["so2"], table("performance").totals["investment"]) == (6, 8)
    assert str(table("verified_effects").rows[0].values["environmental_effect"]) == "J1: SO2 6 t/a"


def test_an_option_under_way_counts_once_something_is_verified(add, table):
    add(Option(id="a", code="A", status=Status.UNDER_WAY), Option(id="b", code="B", status=Status.UNDER_WAY))
    add(effect(EffectKind.DUST, quantity(1, "t/a"), option="a"))
    add(effect(EffectKind.DUST, quantity(1, "t/a"), Stage.EXPECTED, option="b"))
    assert [row.values["code"] for row in table("performance").rows] == ["A"]


def test_an_effect_named_after_its_pollutant_finds_its_column(add, table):
    add(done("A"), OptionEffect(option="A", pollutant="so2", reduction=quantity(2, "t/a")))
    assert performance(table, "A").values["so2"] == 2


def test_before_and_after_stand_by_cost_class(add, table):
    add(done("WD01"), done("ZG01", CostClass.HIGH), Option(id="X", code="X", cost_class=CostClass.LOW))
    amounts = {"before": quantity(10, "t/d"), "design": quantity(8000, "kg/d"), "after": quantity(7, "t/d")}
    for key in ("WD01", "ZG01", "X"):
        add(EffectComparison(option=key, item=CompareItem.WATER, **amounts))
    low, high = table("low_cost_environment"), table("high_cost_environment")
    assert [row.values["code"] for row in (*low.rows, *high.rows)] == ["WD01", "ZG01"]
    values = high.rows[0].values
    assert (values["unit"], values["design"], values["designed_reduction"], values["reduction"]) == (
        "t/d",
        8,
        2,
        3,
    )
    assert "X" in str(low.notes[0])


def test_money_gained_is_more_output_or_less_cost(add, table):
    add(done("ZG01", CostClass.HIGH))
    figures = ((MoneyItem.OUTPUT_VALUE, 100, 130), (MoneyItem.ENERGY, 50, 45), (MoneyItem.REPAIR, 5, None))
    for place, (item, before, after) in enumerate(figures):
        paid = None if after is None else rate(after)
        add(MoneyComparison(option="ZG01", item=item, before=rate(before), after=paid, position=place))
    found = table("high_cost_money")
    assert [row.values["reduction"] for row in found.rows] == [-30, 5, None]
    assert [row.values["gain"] for row in found.rows] == [30, 5, None]
    assert found.totals["gain"] == 35
    assert table("low_cost_money").rows == ()


def test_an_effect_without_a_pollutant_is_named_in_the_language(add, table):
    chinese = open_language("zh_CN", locale_folder())
    add(done("WD01"), effect(EffectKind.WATER, quantity(5, "t/a"), option="WD01"))
    add(effect(EffectKind.COD, quantity(2, "t/a"), option="WD01"))
    said = table("verified_effects").rows[0].values["environmental_effect"]
    assert sorted(ENGLISH.say(said).split("; ")) == ["COD 2 t/a", "water 5 t/a"]
    assert "water" not in chinese.say(said)
