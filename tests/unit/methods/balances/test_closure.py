import json
import math
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.errors import DataFault
from cpdesk.methods.balances.closure import (
    Agreement,
    Closing,
    MeasuredPoint,
    Operation,
    closing_of,
    material_closure,
    measured_window,
    stated_total_check,
)

CASES = Path(__file__).parents[1] / "cases"


def case(name):
    return json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))


def test_the_published_balance_is_computed_not_believed():
    given_values, expected = case("MB-CN-CLOSURE")["inputs"], case("MB-CN-CLOSURE")["expected"]
    found = material_closure([given_values["input_kg"]], [given_values["output_kg"]])
    assert found.unaccounted == expected["difference_kg"]
    assert found.deviation * 100 == pytest.approx(expected["deviation_pct"], abs=1e-9)
    assert found.status is Closing.CLOSES
    stated = stated_total_check("43,088", [given_values["input_kg"], -given_values["output_kg"]])
    assert stated.status is Agreement.DIFFERS
    assert stated.difference == 43088 - 99648


def test_a_change_of_stock_belongs_to_the_balance():
    g = case("MFCA-ISO14051-FIG")["inputs"]
    found = material_closure(
        [g["input_kg"]], [g["product_kg"], g["loss_kg"]], g["initial_inventory_kg"], g["final_inventory_kg"]
    )
    assert found.accumulation == case("MFCA-ISO14051-FIG")["expected"]["inventory_change_kg"]
    assert (found.unaccounted, found.deviation, found.status) == (0.0, 0.0, Closing.CLOSES)


@pytest.mark.parametrize(
    ("out", "status"),
    [(95.0, Closing.CLOSES), (94.0, Closing.DOES_NOT_CLOSE), (106.0, Closing.DOES_NOT_CLOSE)],
)
def test_the_tolerance_is_a_share_of_the_input(out, status):
    found = material_closure([100.0], [out])
    assert found.status is status
    assert found.unaccounted == 100.0 - out


@pytest.mark.parametrize(
    ("arguments", "missing"),
    [
        (([1.0, None], [1.0]), 1),
        (([1.0], [None]), 1),
        (([1.0], [1.0], None, 0.0), 1),
        (([], [1.0]), 0),
        (([1.0], []), 0),
    ],
)
def test_a_missing_mass_is_never_zero(arguments, missing):
    found = material_closure(*arguments)
    assert found.status is Closing.NOT_DETERMINED
    assert (found.unaccounted, found.deviation, found.missing) == (None, None, missing)
    assert str(found.notes[0])


@pytest.mark.parametrize(
    ("half_widths", "status"),
    [
        ((), Closing.DOES_NOT_CLOSE),
        ((6.0, 7.9), Closing.DOES_NOT_CLOSE),  # 9.92
        ((6.0, 8.0), Closing.EXPLAINED),  # 10
        ((0.0, 30.0), Closing.EXPLAINED),
    ],
)
def test_beyond_the_tolerance_the_uncertainty_of_the_amounts_may_explain_it(half_widths, status):
    found = material_closure([100.0], [90.0], half_widths=half_widths)
    assert found.status is status
    assert found.half_width == pytest.approx(math.sqrt(sum(one**2 for one in half_widths)))


def test_within_the_tolerance_it_closes_however_good_the_meters_are():
    found = material_closure([100.0], [96.0], half_widths=(0.01, 0.01))
    assert found.status is Closing.CLOSES


@pytest.mark.parametrize("sign", [1.0, -1.0])
def test_too_much_is_judged_as_too_little(sign):
    assert closing_of(sign * 8.0, 100.0, 0.05, 8.0) is Closing.EXPLAINED
    assert closing_of(sign * 8.0, 100.0, 0.05, 7.9) is Closing.DOES_NOT_CLOSE
    assert closing_of(sign * 8.0, 0.0, 0.05, 8.0) is Closing.NOT_DETERMINED


def test_no_input_has_no_share():
    found = material_closure([0.0], [1.0])
    assert (found.unaccounted, found.deviation, found.status) == (-1.0, None, Closing.NOT_DETERMINED)


@pytest.mark.parametrize("bad", [-1.0, math.nan, math.inf])
def test_a_mass_out_of_range_is_refused(bad):
    with pytest.raises(DataFault):
        material_closure([bad], [1.0])
    with pytest.raises(DataFault):
        material_closure([1.0], [1.0], tolerance=bad)
    with pytest.raises(DataFault):
        material_closure([1.0], [1.0], half_widths=[bad])


@pytest.mark.parametrize(
    ("stated", "parts", "status"),
    [
        ("252.49", [0, 3, 6.3, 14.7, 30.7, 22.13, 87.96, 87.7], Agreement.AGREES),
        ("561.33", [84.9, 26.6, 60, 50, 4, 89, 84.11, 162.72], Agreement.AGREES),
        ("44.05", [1.75, 10, 32.3], Agreement.AGREES),
        ("0.49", [0.488], Agreement.AGREES),
        ("906.85", [900, 6.85], Agreement.AGREES),
        ("395.72", [47.94, 347.76], Agreement.DIFFERS),
        ("0.3", [0.1, 0.2], Agreement.AGREES),
        ("2.5", [2.55], Agreement.AGREES),
        ("2.5", [2.551], Agreement.DIFFERS),
        ("2.50", [2.506], Agreement.DIFFERS),
        ("1 200", [1200.4], Agreement.AGREES),
        ("1.2e3", [1249], Agreement.AGREES),
    ],
)
def test_a_stated_total_is_as_exact_as_it_is_printed(stated, parts, status):
    assert stated_total_check(stated, parts).status is status


@pytest.mark.parametrize(
    ("stated", "parts", "said"),
    [
        ("25,249,000", [2524900], "10 times more"),
        ("51728000", [5172800], "10 times more"),
        ("0.5", [500], "1000 times less"),
        ("10020", [1], "10000 times more"),
        ("-100", [-1], "100 times more"),
    ],
)
def test_a_slip_of_units_is_hinted_at(stated, parts, said):
    found = stated_total_check(stated, parts)
    assert found.status is Agreement.DIFFERS
    assert said in str(found.hint)


@pytest.mark.parametrize(
    ("stated", "parts"), [("12", [10]), ("10.2", [1]), ("-10", [1]), ("5", [0]), ("0", [5])]
)
def test_another_difference_has_no_hint(stated, parts):
    assert stated_total_check(stated, parts).hint is None


def test_a_missing_part_leaves_the_total_unchecked():
    found = stated_total_check("3", [1.0, None])
    assert (found.status, found.computed, found.missing) == (Agreement.NOT_CHECKED, None, 1)
    assert stated_total_check("3", []).status is Agreement.NOT_CHECKED
    assert stated_total_check("3", [3.4], tolerance=0.1).status is Agreement.DIFFERS


@pytest.mark.parametrize("stated", ["", "about 3", "nan", "inf"])
def test_what_is_no_number_is_refused(stated):
    with pytest.raises(DataFault):
        stated_total_check(stated, [1.0])
    with pytest.raises(DataFault):
        stated_total_check("1", [math.nan])


START = datetime(2024, 5, 6, 8)


def point(key, shift=0.0, hours=72.0, batches=None):
    start = START + timedelta(hours=shift)
    return MeasuredPoint(key, start, start + timedelta(hours=hours), batches)


@pytest.mark.parametrize(
    ("operation", "points", "sufficient"),
    [
        (Operation.CONTINUOUS, [point("a"), point("b")], True),
        (Operation.CONTINUOUS, [point("a"), point("b", shift=1)], False),
        (Operation.CONTINUOUS, [point("a", hours=71)], False),
        (Operation.CONTINUOUS, [point("a"), point("b", shift=100)], False),
        (Operation.CONTINUOUS, [point("a"), MeasuredPoint("b")], None),
        (Operation.BATCH, [point("a", hours=20, batches=3), point("b", hours=20, batches=4)], True),
        (Operation.BATCH, [point("a", hours=20, batches=3), point("b", hours=20, batches=2)], False),
        (Operation.BATCH, [point("a", hours=20, batches=3), point("b", hours=20)], None),
        (Operation.BATCH, [point("a", batches=2), MeasuredPoint("b")], False),
        (Operation.BATCH, [], None),
    ],
)
def test_the_window_must_be_long_enough_and_shared(operation, points, sufficient):
    found = measured_window(operation, points)
    assert found.sufficient is sufficient
    assert bool(found.reasons) == (sufficient is not True)
    assert all(str(reason) for reason in found.reasons)


def test_an_end_before_the_start_is_refused():
    with pytest.raises(DataFault):
        measured_window(Operation.BATCH, [point("a", hours=-1)])


masses = st.lists(st.floats(0.0, 1e6), min_size=1, max_size=6)


@given(masses, masses, st.floats(0, 1e6), st.floats(0, 1e6), st.sampled_from([1e-3, 1000.0]))
def test_the_deviation_does_not_depend_on_the_unit(inputs, outputs, initial, final, factor):
    one = material_closure(inputs, outputs, initial, final)
    other = material_closure(
        [m * factor for m in inputs], [m * factor for m in outputs], initial * factor, final * factor
    )
    if one.deviation is not None and other.deviation is not None and one.total_in > 1e-3:
        assert other.deviation == pytest.approx(one.deviation, rel=1e-6, abs=1e-6)


@given(st.lists(st.decimals(-1000, 1000, places=2), min_size=1, max_size=20))
def test_the_exact_sum_always_agrees(parts):
    assert stated_total_check(str(sum(parts)), [float(p) for p in parts]).status is Agreement.AGREES
