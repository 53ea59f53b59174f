import itertools
import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.errors import DataFault
from cpdesk.methods.money import cash_flow

CASE = json.loads((Path(__file__).parents[1] / "cases" / "FIN-NUMPY.json").read_text(encoding="utf-8"))
VECTORS = list(zip(CASE["inputs"]["vectors"], CASE["expected"]["vectors"], strict=True))


def answer(vector):
    given_values = {k: v for k, v in vector.items() if k not in ("f", "cf")}
    if vector["f"] == "irr":
        return list(cash_flow.irr_all(vector["cf"]))
    if "cf" in vector:
        return getattr(cash_flow, vector["f"])(cash_flows=vector["cf"], **given_values)
    return getattr(cash_flow, vector["f"])(**given_values)


@pytest.mark.parametrize(("vector", "expected"), VECTORS)
def test_the_published_vectors_of_numpy_financial_come_out(vector, expected):
    found = answer(vector)
    own = expected["all_real_irr"] if vector["f"] == "irr" else expected["own"]
    assert found == pytest.approx(own, rel=1e-9)
    published = expected["published"]
    if vector["f"] == "irr" and published is not None:
        assert min(found, key=abs) == pytest.approx(published, abs=CASE["tolerance"]["irr_abs"])


@pytest.mark.parametrize("flows", [[], [0.0, 0.0], [-5.0], [-1, -2, -3], [1, 2], [0, 0, 4]])
def test_a_cash_flow_without_a_change_of_sign_has_no_irr(flows):
    assert cash_flow.irr_all(flows) == ()


def test_a_rate_where_the_npv_only_touches_zero_is_found_once():
    # (1.1 - v)^2 with v = 1 + r: -1 + 2.2 x - 1.21 x^2 touches zero at x = 1/1.1
    assert cash_flow.irr_all([-1.0, 2.2, -1.21]) == pytest.approx([0.1], abs=1e-6)


def test_leading_and_trailing_zeros_do_not_matter():
    assert cash_flow.irr_all([0, -100, 110, 0]) == pytest.approx([0.1])


def test_very_small_and_very_large_rates_are_found():
    assert cash_flow.irr_all([-1e12, 1]) == pytest.approx([-1 + 1e-12], abs=1e-15)
    assert cash_flow.irr_all([-1, 1e12]) == pytest.approx([1e12])


@pytest.mark.parametrize("rate", [-1.0, -2.0, math.nan, math.inf])
def test_an_impossible_rate_is_refused(rate):
    with pytest.raises(DataFault):
        cash_flow.npv(rate, [-1, 2])


@pytest.mark.parametrize("bad", [math.nan, math.inf])
def test_a_flow_that_is_not_finite_is_refused(bad):
    with pytest.raises(DataFault):
        cash_flow.irr_all([-1, bad])


def test_mirr_needs_receipts_and_payments():
    assert cash_flow.mirr([-1, -2], 0.1, 0.1) is None
    assert cash_flow.mirr([1, 2], 0.1, 0.1) is None


def test_annuities_at_rate_zero_are_plain_sums():
    assert cash_flow.pv(0.0, 10, 100.0) == pytest.approx(-1000.0)
    assert cash_flow.fv(0.0, 10, 100.0, 50.0) == pytest.approx(-1050.0)
    with pytest.raises(DataFault):
        cash_flow.pv(0.05, -1, 100.0)


def test_a_rate_that_does_not_exist_is_none():
    assert cash_flow.rate(10, 5.0, 100.0, 100.0) is None


flow = st.integers(-1000, 1000).map(float)


@given(st.lists(flow, min_size=2, max_size=12))
def test_the_npv_at_every_irr_is_zero(flows):
    for rate in cash_flow.irr_all(flows):
        scale = sum(abs(c) * (1 + rate) ** -j for j, c in enumerate(flows))
        assert abs(cash_flow.npv(rate, flows)) <= 1e-9 * scale


@given(st.lists(flow, min_size=2, max_size=12))
def test_there_are_no_more_irrs_than_changes_of_sign(flows):
    signs = [c > 0 for c in flows if c]
    changes = sum(a != b for a, b in itertools.pairwise(signs))
    found = cash_flow.irr_all(flows)
    assert len(found) <= changes
    assert list(found) == sorted(found)


@given(st.lists(st.floats(-0.5, 2.0), min_size=1, max_size=4))
def test_irrs_that_were_built_in_are_found(rates):
    rates = sorted({round(r, 1) for r in rates})
    flows = [1.0]
    for r in rates:
        flows = [a - (1 + r) * b for a, b in zip([*flows, 0.0], [0.0, *flows], strict=True)]
    assert cash_flow.irr_all(flows) == pytest.approx(rates, abs=1e-6)


@given(st.floats(-0.5, 1.0), st.integers(1, 30), st.floats(1.0, 1e6))
def test_what_pv_pays_for_rate_earns(rate, nper, pmt):
    paid = cash_flow.pv(rate, nper, pmt)
    assert cash_flow.rate(nper, pmt, paid, 0.0) == pytest.approx(rate, abs=1e-6)
