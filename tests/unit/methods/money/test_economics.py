import json
import math
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.errors import DataFault
from cpdesk.methods.money.economics import (
    AnnualSaving,
    CostClass,
    CostThresholds,
    EconomicRow,
    Evaluation,
    Investment,
    IrrStatus,
    Running,
    annual_saving,
    cost_class,
    discounted_payback,
    evaluate,
    investment_total,
    npv_sensitivity,
    simple_economics,
    total_economics,
)
from cpdesk.methods.money.feasibility import PAYBACK_LIMITS, Outcome, Verdict, choose, feasibility

CASES = Path(__file__).parents[1] / "cases"

# Taiyuan chlorobenzene audit, table 1-2, 10^4 RMB a year: investment, income, operating cost, payback printed
CHLOROBENZENE = [
    ("F1-F4", CostClass.NO, 0, 84.90, 0, None),
    ("F5", CostClass.LOW, 3, 26.6, 0, 0.11),
    ("F6", CostClass.LOW, 6.3, 60, 1.75, 0.11),
    ("F7", CostClass.MEDIUM, 14.7, 50, 10, 0.37),
    ("F8", CostClass.MEDIUM, 30.7, 4, 0, 7.7),
    ("F9", CostClass.MEDIUM, 22.13, 89, 0, 0.25),
    ("F10", CostClass.HIGH, 87.96, 84.11, 0, 1.05),
    ("F11", CostClass.HIGH, 87.7, 162.72, 32.3, 0.67),
    ("F12", None, None, None, None, None),
]
ROWS = [EconomicRow(key, i, income, cost) for key, _, i, income, cost, _ in CHLOROBENZENE]


def plain(investment, cash, years=10, rate=0.1):
    """Return indicators whose F is `cash`: nothing depreciated, nothing taxed."""
    return evaluate(investment, 0.0, cash, years, 0.0, rate)


def test_the_published_chlorobenzene_totals_come_out():
    totals = total_economics(ROWS)
    assert totals.investment == pytest.approx(252.49)
    assert totals.income == pytest.approx(561.33)
    assert totals.operating_cost == pytest.approx(44.05)
    assert totals.net_income == pytest.approx(517.28)
    assert totals.payback_years == pytest.approx(0.488, abs=5e-4)
    assert totals.not_evaluated == ("F12",)
    assert len(totals.evaluated) == 8
    assert totals.notes == ()


@pytest.mark.parametrize(("key", "_", "investment", "income", "cost", "printed"), CHLOROBENZENE[1:-1])
def test_the_published_paybacks_come_out(key, _, investment, income, cost, printed):
    found = simple_economics(investment, income, cost).payback_years
    assert found == pytest.approx(printed, abs=0.05 if key == "F8" else 0.0051)


@pytest.mark.parametrize(("key", "expected", "investment"), [row[:3] for row in CHLOROBENZENE])
def test_the_published_cost_classes_come_out_with_limits_of_10_and_50(key, expected, investment):
    assert cost_class(investment, CostThresholds(10.0, 50.0)) is expected


def test_a_measure_without_investment_pays_at_once():
    found = simple_economics(0.0, 84.9, 0.0)
    assert (found.net_income, found.payback_years, found.reason) == (84.9, 0.0, None)


@pytest.mark.parametrize(
    ("figures", "net"),
    [
        ((10.0, 5.0, 5.0), 0.0),
        ((10.0, 1.0, 5.0), -4.0),
        ((0.0, 0.0, 0.0), 0.0),
        ((None, 5.0, 1.0), 4.0),
        ((10.0, None, 1.0), None),
        ((10.0, 5.0, None), None),
    ],
)
def test_where_there_is_no_payback_the_reason_is_said(figures, net):
    found = simple_economics(*figures)
    assert found.net_income == net
    assert found.payback_years is None
    assert str(found.reason).endswith(".")


def test_a_row_with_some_figures_counts_in_its_columns_alone():
    totals = total_economics([EconomicRow("a", 10.0, 6.0, 1.0), EconomicRow("b", 100.0)])
    assert (totals.investment, totals.income) == (110.0, 6.0)
    assert (totals.net_income, totals.payback_years) == (5.0, 2.0)
    assert totals.not_evaluated == ("b",)
    assert "b" in str(totals.notes[0])


def test_nothing_known_has_no_totals():
    totals = total_economics([EconomicRow("a")])
    assert (totals.investment, totals.net_income, totals.payback_years) == (None, None, None)
    assert total_economics([]).investment is None


def test_two_rows_alike_both_count():
    totals = total_economics([EconomicRow("a", 1.0, 2.0, 0.0), EconomicRow("b", 1.0, 2.0, 0.0)])
    assert totals.net_income == 4.0


def test_the_worked_example_of_the_manual_comes_out():
    # Worked CP example (360docs 5b4875868): I 10, P 1.58, n 10, t 25 %, i 6 %
    found = evaluate(10.0, 10.0, 1.58, 10, 0.25, 0.06)
    assert found.status is Evaluation.EVALUATED
    assert found.depreciation == pytest.approx(1.0)
    assert found.taxable_income == pytest.approx(0.58)
    assert found.net_profit == pytest.approx(0.435)
    assert found.net_cash_flow == pytest.approx(1.435)
    assert found.payback_years == pytest.approx(6.969, abs=5e-4)
    assert found.irr == pytest.approx(0.0717, abs=5e-6)
    assert found.npv == pytest.approx(0.5617, abs=5e-5)
    assert found.npv_ratio == pytest.approx(0.05617, abs=5e-6)


@pytest.mark.parametrize(
    ("investment", "cash", "rate", "n", "value", "ratio", "irr"),
    [
        (150.0, 32.5, 0.05, 4.615, 100.956, 0.67304, 0.17257),
        (31.67, 11.30, 0.12, 2.803, 32.178, 1.016, 0.3373),
        (73.82, 21.50, 0.12, 3.433, 47.660, 0.646, 0.2631),
    ],
)
def test_the_worked_options_of_the_manual_come_out(investment, cash, rate, n, value, ratio, irr):
    # CP options, NPV and IRR worked (qiqiwenku 115891)
    found = plain(investment, cash, rate=rate)
    assert found.payback_years == pytest.approx(n, abs=5e-4)
    assert found.npv == pytest.approx(value, abs=5e-4)
    assert found.npv_ratio == pytest.approx(ratio, abs=5e-4)
    assert found.irr == pytest.approx(irr, abs=5e-5)


@pytest.mark.parametrize("analysis", ["company", "tca"])
def test_the_payback_of_the_white_water_project_comes_out(analysis):
    case = json.loads((CASES / "FIN-TCA-WHITEWATER.json").read_text(encoding="utf-8"))
    found = plain(case["inputs"]["capital"], case["inputs"]["annual_savings"][analysis]).payback_years
    assert found == pytest.approx(case["expected"]["payback"][analysis], rel=1e-9)
    assert found == pytest.approx(case["expected"]["published"]["payback"][analysis], abs=0.05)


def test_a_negative_profit_is_not_taxed_and_that_is_said():
    found = evaluate(100.0, 100.0, 6.0, 10, 0.25, 0.05)
    assert found.taxable_income == pytest.approx(-4.0)
    assert found.net_profit == pytest.approx(-4.0)
    assert found.net_cash_flow == pytest.approx(6.0)
    assert any("no tax" in str(note) for note in found.notes)


def test_a_measure_that_loses_money_has_no_payback_and_no_irr():
    found = plain(100.0, -5.0)
    assert found.payback_years is None
    assert found.irr_status is IrrStatus.NOT_DEFINED
    assert found.irr is None
    assert found.npv < -100.0


def test_a_measure_without_investment_has_payback_zero_and_no_ratio():
    found = plain(0.0, 5.0)
    assert (found.payback_years, found.npv_ratio) == (0.0, None)
    assert found.irr_status is IrrStatus.NOT_DEFINED


@pytest.mark.parametrize("gap", range(6))
def test_one_missing_input_leaves_out_only_what_rests_on_it(gap):
    inputs = [100.0, 80.0, 30.0, 10, 0.25, 0.08]
    inputs[gap] = None
    found = evaluate(*inputs)
    assert len(found.missing) == 1
    assert found.npv is None
    assert found.status is (Evaluation.INCOMPLETE if gap in (0, 5) else Evaluation.NOT_EVALUATED)
    assert (found.payback_years is None) == (gap != 5)


@pytest.mark.parametrize(
    "change",
    [{0: math.nan}, {1: -1.0}, {2: math.inf}, {3: 0}, {4: 1.5}, {4: -0.1}, {5: -1.0}],
)
def test_inputs_out_of_range_are_refused(change):
    inputs = [100.0, 80.0, 30.0, 10, 0.25, 0.08]
    for place, value in change.items():
        inputs[place] = value
    with pytest.raises(DataFault):
        evaluate(*inputs)


def test_the_parts_of_an_investment_add_up_and_open_parts_are_named():
    found = investment_total(
        Investment(equipment=50.0, design=5.0, intangibles=2.0, working_capital=8.0, subsidy=10.0)
    )
    assert (found.total, found.fixed, found.net) == (65.0, 55.0, 55.0)
    assert "contingency" in found.not_given
    assert "equipment" not in found.not_given
    assert len(found.not_given) == 6


def test_an_investment_of_which_nothing_is_given_is_not_zero():
    found = investment_total(Investment(subsidy=5.0))
    assert (found.total, found.fixed, found.net) == (None, None, None)
    assert investment_total(Investment(equipment=0.0)).total == 0.0
    with pytest.raises(DataFault):
        investment_total(Investment(equipment=-1.0))


def test_the_annual_saving_adds_income_and_cuts():
    found = annual_saving(Running(income_volume=10.0, cut_materials=4.0, cut_waste_disposal=-1.0))
    assert (found.income_increase, found.cost_cut, found.annual_saving) == (10.0, 3.0, 13.0)
    assert annual_saving(Running()) == AnnualSaving(None, None, None, annual_saving(Running()).not_given)
    assert annual_saving(Running(cut_sales=2.0)).income_increase is None


@pytest.mark.parametrize(
    ("investment", "expected"),
    [
        (None, None),
        (-3.0, CostClass.NO),
        (0.0, CostClass.NO),
        (0.01, CostClass.LOW),
        (5.0, CostClass.LOW),
        (5.01, CostClass.MEDIUM),
        (50.0, CostClass.MEDIUM),
        (50.01, CostClass.HIGH),
    ],
)
def test_the_cost_class_changes_above_its_limits(investment, expected):
    assert cost_class(investment) is expected


def test_limits_that_fall_are_refused():
    with pytest.raises(DataFault):
        cost_class(1.0, CostThresholds(50.0, 5.0))


def test_the_discounted_payback_is_where_the_discounted_cash_flow_meets_the_investment():
    # 10 a of 1.435 at 6 %: hand check with the annuity factor (1 - 1.06^-n)/0.06 = 10/1.435
    n = discounted_payback(10.0, 1.435, 0.06)
    assert (1 - 1.06**-n) / 0.06 == pytest.approx(10 / 1.435)
    assert discounted_payback(10.0, 2.0, 0.0) == 5.0
    assert discounted_payback(0.0, 2.0, 0.1) == 0.0
    assert discounted_payback(100.0, 5.0, 0.06) is None
    assert discounted_payback(None, 5.0, 0.06) is None
    assert discounted_payback(10.0, -5.0, 0.06) is None
    assert discounted_payback(10.0, 5.0, None) is None


def test_the_sensitivity_is_the_evaluation_of_the_changed_inputs():
    found = npv_sensitivity(10.0, 10.0, 1.58, 10, 0.25, 0.06, 0.2)
    assert [(c.varied, c.share) for c in found] == [
        ("annual_saving", -0.2),
        ("annual_saving", 0.2),
        ("investment", -0.2),
        ("investment", 0.2),
    ]
    assert found[1].npv == pytest.approx(evaluate(10.0, 10.0, 1.58 * 1.2, 10, 0.25, 0.06).npv)
    assert found[2].npv == pytest.approx(evaluate(8.0, 8.0, 1.58, 10, 0.25, 0.06).npv)


def test_a_measure_that_meets_every_criterion_is_feasible():
    found = feasibility(plain(31.67, 11.30, rate=0.12), PAYBACK_LIMITS[CostClass.MEDIUM], 0.12)
    assert found.verdict is Verdict.FEASIBLE
    assert [c.outcome for c in found.criteria] == [Outcome.MET] * 3
    assert "2.80 a against the limit of 3 a" in str(found.criteria[0].reason)


@pytest.mark.parametrize(
    ("investment", "cash", "limit", "benchmark", "outcomes", "verdict"),
    [
        (100.0, 20.0, 5.0, 0.1, "not met, met, met", Verdict.NOT_FEASIBLE),
        (100.0, 11.0, 10.0, 0.01, "met, not met, met", Verdict.NOT_FEASIBLE),
        (100.0, 20.0, 10.0, 0.3, "met, met, not met", Verdict.NOT_FEASIBLE),
        (100.0, 20.0, 10.0, None, "met, met, unknown", Verdict.UNDECIDED),
        (100.0, 20.0, None, 0.1, "not applied, met, met", Verdict.FEASIBLE),
        (0.0, 20.0, None, 0.1, "not applied, met, not applied", Verdict.FEASIBLE),
        (100.0, -1.0, 10.0, 0.1, "not met, not met, not met", Verdict.NOT_FEASIBLE),
        (None, 20.0, 10.0, 0.1, "unknown, unknown, unknown", Verdict.UNDECIDED),
        (100.0, None, 10.0, 0.1, "unknown, unknown, unknown", Verdict.UNDECIDED),
    ],
)
def test_each_criterion_is_judged(investment, cash, limit, benchmark, outcomes, verdict):
    found = feasibility(plain(investment, cash), limit, benchmark)
    assert ", ".join(c.outcome for c in found.criteria) == outcomes
    assert found.verdict is verdict
    assert all(str(c.reason) for c in found.criteria)


def test_several_rates_of_return_leave_the_npv_to_decide():
    several = replace(plain(100.0, 20.0), irrs=(0.1, 0.5), irr_status=IrrStatus.SEVERAL)
    assert several.irr is None
    assert feasibility(several, 10.0, 0.1).criteria[2].outcome is Outcome.NOT_APPLIED


def test_a_limit_of_zero_years_is_refused():
    with pytest.raises(DataFault):
        feasibility(plain(100.0, 20.0), 0.0, 0.1)


def test_the_choice_falls_on_the_largest_npv_ratio_and_says_that_npv_differs():
    alternatives = {
        "a": plain(31.67, 11.30, rate=0.12),
        "b": plain(73.82, 21.50, rate=0.12),
        "c": plain(None, 1),
    }
    found = choose(alternatives)
    assert (found.by_npv_ratio, found.by_npv, found.not_compared) == ("a", "b", ("c",))
    assert "b the largest NPV" in str(found.note)
    assert choose({}).by_npv_ratio is None
    assert choose({"a": alternatives["a"]}).note is None


money = st.floats(0.01, 1e6)


@given(money, money, st.integers(1, 30), st.floats(0.0, 0.9), st.floats(0.0, 1.0))
def test_npv_is_zero_at_the_irr_and_falls_with_the_rate(investment, saving, years, tax, rate):
    found = evaluate(investment, investment, saving, years, tax, rate)
    if found.irr is not None:
        at_irr = evaluate(investment, investment, saving, years, tax, found.irr).npv
        assert abs(at_irr) <= 1e-6 * max(investment, saving * years)
        assert (found.npv > 0) == (rate < found.irr) or math.isclose(
            rate, found.irr, rel_tol=1e-6, abs_tol=1e-9
        )


@given(money, money, st.floats(0.001, 1.0))
def test_discounting_never_shortens_the_payback(investment, cash, rate):
    discounted = discounted_payback(investment, cash, rate)
    assert discounted is None or discounted >= investment / cash * (1 - 1e-9)
