"""Repeated readings: mean, scatter and outliers against worked cases."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.errors import DataFault
from cpdesk.methods.balances.repeats import grubbs_limit, repeats


def test_mean_scatter_and_interval_of_five_readings():
    found = repeats([10.0, 12.0, 11.0, 13.0, 14.0])
    assert (found.number, found.mean) == (5, 12.0)
    assert found.sd == pytest.approx(2.5**0.5)
    assert found.half_width == pytest.approx(2.7764451 * (2.5 / 5) ** 0.5)
    assert found.outliers == ()


@pytest.mark.parametrize(
    ("number", "limit"), [(3, 1.1543), (5, 1.7150), (8, 2.1266), (10, 2.2900), (20, 2.7082)]
)
def test_grubbs_limits_are_those_of_the_tables(number, limit):
    """NIST/SEMATECH and Grubbs' tables, two-sided at 5 %."""
    assert grubbs_limit(number) == pytest.approx(limit, abs=2e-4)


def test_the_case_of_the_handbook_has_one_outlier():
    """NIST/SEMATECH e-Handbook 1.3.5.17.1: uranium isotope readings; 245.57 is an outlier."""
    found = repeats([199.31, 199.53, 200.19, 200.82, 201.92, 201.95, 202.18, 245.57])
    assert found.outliers == (7,)


def test_nothing_one_and_equal_readings():
    assert repeats([]).mean is None
    assert (repeats([3.0]).mean, repeats([3.0]).sd) == (3.0, None)
    assert repeats([3.0, 3.0, 3.0]).outliers == ()
    with pytest.raises(DataFault):
        repeats([1.0, float("nan")])
    with pytest.raises(DataFault):
        grubbs_limit(2)


@given(st.lists(st.floats(-1e6, 1e6), min_size=3, max_size=12))
def test_more_than_half_of_the_readings_always_stay(values):
    assert 2 * len(repeats(values).outliers) < len(values)
