"""Bounded least squares where all is measured: its matrix dense and sparse, its answers by the conditions they obey."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse

from cpdesk.methods.balances.linear import LeastSquares, solve_least_squares
from cpdesk.methods.balances.measured import Measured, solve_measured
from cpdesk.methods.balances.normal_matrix import MOST_DENSE, normal_matrix, row_squares

DENSE, SPARSE = 30, MOST_DENSE + 60


def balances(units, dice):
    """Return the balances of a plant in a row, with recycles, every unit with a feed, every third with a waste."""
    start = dice.integers(0, units, 2 * units)
    end = (start + dice.choice([1, 1, 2, 3, -1], len(start))) % units
    loop = start == end
    feed, waste = np.arange(units), np.arange(0, units, 3)
    inner = len(start)
    rows = np.concatenate([start[~loop], end[~loop], feed, waste])
    columns = np.concatenate(
        [np.flatnonzero(~loop)] * 2 + [inner + feed, inner + units + np.arange(len(waste))]
    )
    data = np.concatenate([-np.ones(sum(~loop)), np.ones(sum(~loop) + units), -np.ones(len(waste))])
    return sparse.coo_array((data, (rows, columns)), shape=(units, inner + units + len(waste))).tocsr()


def problem(units, seed, noise=1.0):
    """Return readings whose true flows conserve, many of them small, some with a bound above."""
    dice = np.random.default_rng(seed)
    a = balances(units, dice)
    true = 10.0 ** dice.uniform(-1.0, 2.0, a.shape[1])
    sd = 0.05 * true + 0.3
    upper = np.where(dice.random(len(true)) < 0.1, 1.5 * true, np.inf)
    return Measured(a, a @ true, true + noise * sd * dice.normal(size=len(true)), sd**2, 0.0 * true, upper)


def assert_best(made, x, multipliers, held):
    """Check that the balances hold and nothing could be better: no slope but that a bound withstands."""
    assert np.max(np.abs(made.a @ x - made.b)) <= 1e-10 * np.max(np.abs(x))
    assert np.all(x >= made.lower - 1e-9)
    assert np.all(x <= made.upper + 1e-9)
    slope = (x - made.x0) / np.sqrt(made.variance) - np.sqrt(made.variance) * (made.a.T @ multipliers)
    assert np.max(np.abs(slope[held == 0]), initial=0.0) < 1e-8
    assert np.all(held * slope <= 1e-8)
    assert np.array_equal(x[held < 0], made.lower[held < 0])
    assert np.array_equal(x[held > 0], made.upper[held > 0])


@pytest.mark.parametrize("units", [DENSE, SPARSE])
@pytest.mark.parametrize("noise", [0.0, 1.0, 2.0])
def test_nothing_could_be_better(units, noise):
    for seed in range(5):
        made = problem(units, seed, noise)
        found = solve_measured(made)
        assert found is not None
        x, multipliers, held, _ = found
        assert_best(made, x, multipliers, held)
        assert held.any() == (noise > 0.0)


@pytest.mark.parametrize("units", [DENSE, SPARSE])
def test_the_next_step_begins_where_the_last_ended(units):
    made = problem(units, 1)
    first = solve_measured(made)
    made.x0 = made.x0 * 1.001
    wanted, found = solve_measured(made), solve_measured(made, first[3])
    assert found[0] == pytest.approx(wanted[0], abs=1e-6)
    assert np.array_equal(found[2], wanted[2])


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 12), st.integers(1, 30), st.integers(0, 10**6))
def test_dense_and_sparse_make_the_same_matrix(rows, columns, seed):
    dice = np.random.default_rng(seed)
    dense = dice.normal(size=(rows, columns)) * (dice.random((rows, columns)) < 0.4)
    a = sparse.csr_array(np.hstack([dense, np.eye(rows)]))
    variance = 10.0 ** dice.uniform(-2.0, 1.0, a.shape[1])
    high = sparse.vstack([a, sparse.csr_array((MOST_DENSE, a.shape[1]))], format="csr")
    square = (a.toarray() * variance) @ a.toarray().T
    right, m = dice.normal(size=rows), dice.normal(size=rows)
    assert row_squares(a, variance) == pytest.approx(np.diag(square))
    for matrix, count in ((normal_matrix(a, variance), 0), (normal_matrix(high, variance), MOST_DENSE)):
        factor = matrix.factored(variance)
        found = factor.solve(np.concatenate([right, np.zeros(count)]))
        assert square @ found[:rows] == pytest.approx(right, abs=1e-7)
        assert matrix.pulled(np.concatenate([m, np.zeros(count)])) == pytest.approx(a.T @ m)


@pytest.mark.parametrize("units", [DENSE, SPARSE])
def test_a_balance_that_follows_from_others_does_not_stop_it(units):
    made = problem(units, 2)
    both = made.a[[0]] + made.a[[1]]
    twice = Measured(
        sparse.vstack([made.a, both], format="csr"),
        np.append(made.b, made.b[0] + made.b[1]),
        made.x0,
        made.variance,
        made.lower,
        made.upper,
    )
    found, wanted = solve_measured(twice), solve_measured(made)
    assert found is not None
    assert found[0] == pytest.approx(wanted[0], abs=1e-8)


@pytest.mark.parametrize("units", [DENSE, SPARSE])
def test_balances_that_contradict_each_other_are_left_to_the_general_way(units):
    made = problem(units, 2)
    made.a = sparse.vstack([made.a, made.a[[0]]], format="csr")
    made.b = np.append(made.b, made.b[0] + 1.0)
    assert solve_measured(made) is None


def test_a_unit_whose_readings_are_all_out_of_bounds_pulls_them_in():
    a = sparse.csr_array(np.array([[1.0, -1.0, 0.0], [0.0, 1.0, -1.0]]))
    made = Measured(a, np.zeros(2), np.array([-1.0, -2.0, 9.0]), np.ones(3), np.zeros(3), np.full(3, np.inf))
    x, multipliers, held, _ = solve_measured(made)
    assert x == pytest.approx(np.full(3, 2.0))
    assert_best(made, x, multipliers, held)


def test_what_is_left_of_a_reading_by_rounding_is_nothing():
    a = sparse.csr_array(np.array([[1.0, -1.0], [0.5, -0.1]]))
    none = sparse.csr_array((2, 0))
    ends = np.zeros(2), np.full(2, np.inf), np.zeros(0), np.zeros(0)
    five = LeastSquares(
        a, none, np.zeros(2), np.full(2, 5.0), sparse.eye_array(2).tocsr(), np.zeros(0), *ends
    )
    assert list(solve_least_squares(five).x) == [0.0, 0.0]
