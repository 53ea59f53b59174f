"""Two ways to the same answer: random networks against projection, a general solver, ranks and simulation."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize

from cpdesk.methods.balances.bilinear import linearised
from cpdesk.methods.balances.classification import classified_by_elimination, classified_by_graph
from cpdesk.methods.balances.constraints import constraints_of
from cpdesk.methods.balances.covariance import variances
from cpdesk.methods.balances.linear import solve_least_squares
from cpdesk.methods.balances.network import Network, NetworkStream, Reading
from cpdesk.methods.balances.reconcile import reconcile
from cpdesk.methods.balances.reconciliation import Kind, QuantityKind, Status
from tests.unit.methods.balances.networks import arrays, incidence, made_network, networks

ANSWERED = (Status.RECONCILED, Status.NOTHING)


def values(answer):
    return np.array([np.nan if q.value is None else q.value for q in answer.quantities])


def projected(network):
    """Return the balances freed of unmeasured flows by projection: matrix and right side, measured columns."""
    matrix, (value, sd) = incidence(network), arrays(network)
    exact, unmeasured = sd == 0.0, np.isnan(sd)
    right = -matrix[:, exact] @ value[exact]
    left, sizes, _ = np.linalg.svd(matrix[:, unmeasured], full_matrices=True)
    free = left[:, int(np.count_nonzero(sizes > 1e-9)) :].T
    return free @ matrix[:, sd > 0.0], free @ right


def by_projection(network):
    """Return the least-squares flows of the measured streams, bounds left out, by projection and QR."""
    value, sd = arrays(network)
    measured = sd > 0.0
    matrix, right = projected(network)
    x, own = value[measured], sd[measured]
    q, r = np.linalg.qr((matrix * own).T)
    return x + own * (q @ np.linalg.lstsq(r.T, right - matrix @ x, rcond=1e-11)[0])


@settings(max_examples=100, deadline=None)
@given(networks())
def test_projection_gives_the_same_where_no_bound_is_met(made):
    answer = reconcile(made.network, search=False)
    assert answer.status in ANSWERED
    wanted = by_projection(made.network)
    measured = arrays(made.network)[1] > 0.0
    if np.all(wanted > 0.0) and not any(q.bound for q in answer.quantities):
        held_back = answer.objective - _squares(made.network, wanted)
        if abs(held_back) < 1e-6:
            assert values(answer)[measured] == pytest.approx(wanted, abs=1e-8)


def _squares(network, x):
    value, sd = arrays(network)
    measured = sd > 0.0
    return float(np.sum(((x - value[measured]) / sd[measured]) ** 2))


def by_general_solver(network):
    """Return all flows by a general sequential quadratic solver, bounds kept; None where it gives up."""
    matrix, (value, sd) = incidence(network), arrays(network)
    exact, measured = sd == 0.0, sd > 0.0
    live = ~exact
    if not live.any():
        return 0.0
    right = -matrix[:, exact] @ value[exact]
    left, sizes, _ = np.linalg.svd(matrix[:, live], full_matrices=False)
    independent = left[:, sizes > 1e-9].T
    a, b = independent @ matrix[:, live], independent @ right
    weight = np.where(measured, 1.0 / np.where(measured, sd, 1.0), 0.0)[live]
    start = np.where(np.isnan(value), 10.0, value)[live]
    found = minimize(
        lambda x: 0.5 * float(np.sum((weight * (x - start)) ** 2)),
        np.maximum(start, 0.0),
        jac=lambda x: weight**2 * (x - start),
        bounds=[(0.0, None)] * len(start),
        constraints=[{"type": "eq", "fun": lambda x: a @ x - b, "jac": lambda x: a}] if len(a) else [],
        method="SLSQP",
        options={"maxiter": 1000, "ftol": 1e-15},
    )
    off = np.max(np.abs(a @ found.x - b), initial=0.0)
    return 2.0 * found.fun if off < 1e-8 and np.all(found.x >= -1e-9) else None


@settings(max_examples=50, deadline=None)
@given(networks(tight=st.just(True)))
def test_a_general_solver_finds_nothing_better_within_the_bounds(made):
    answer = reconcile(made.network, search=False)
    assert answer.status in ANSWERED
    assert np.all(np.nan_to_num(values(answer)) >= 0.0)
    squares = by_general_solver(made.network) if made.network.streams else None
    if squares is not None:
        assert answer.objective <= squares * (1.0 + 1e-6) + 1e-6


@settings(max_examples=200, deadline=None)
@given(networks(measured=st.floats(0.4, 1.0), exact=st.floats(0.0, 0.2), tight=st.just(True)))
def test_no_reading_is_more_suspect_than_all_adjustments_together_bounds_or_not(made):
    answer = reconcile(made.network, search=False)
    statistics = [q.statistic for q in answer.quantities if q.statistic is not None]
    if answer.status is Status.RECONCILED and statistics:
        assert max(statistics) ** 2 <= answer.objective * (1.0 + 1e-6) + 1e-6


@settings(max_examples=100, deadline=None)
@given(networks(measured=st.floats(0.2, 0.9), exact=st.floats(0.0, 0.3), tight=st.booleans()))
def test_every_unit_closes_after_reconciliation(made):
    answer = reconcile(made.network, search=False)
    assert answer.status in ANSWERED
    assert answer.largest_imbalance <= 1e-9 * max(made.truth.values())
    known = values(answer)
    if not np.isnan(known).any():
        assert np.max(np.abs(incidence(made.network) @ known), initial=0.0) <= 1e-9 * max(made.truth.values())


@settings(max_examples=100, deadline=None)
@given(networks(measured=st.floats(0.1, 0.8), exact=st.floats(0.0, 0.3)))
def test_the_kinds_are_those_of_the_null_space(made):
    network = made.network
    answer = reconcile(network, search=False)
    matrix, (_, sd) = incidence(network), arrays(network)
    kinds = np.array([q.kind for q in answer.quantities])
    unmeasured = np.isnan(sd)
    _, sizes, moves = np.linalg.svd(matrix[:, unmeasured])
    open_moves = moves[int(np.count_nonzero(sizes > 1e-9)) :]
    undetermined = (np.abs(open_moves) > 1e-9).any(axis=0)
    assert list(kinds[unmeasured] == Kind.UNOBSERVABLE) == list(undetermined)
    checked, _ = projected(network)
    seen = (np.abs(checked) > 1e-9).any(axis=0)
    assert list(kinds[sd > 0.0] == Kind.REDUNDANT) == list(seen)
    rank = np.linalg.matrix_rank(checked, tol=1e-9) if checked.size else 0
    assert answer.degrees_of_freedom == rank


@settings(max_examples=100, deadline=None)
@given(networks(measured=st.floats(0.1, 0.8), exact=st.floats(0.0, 0.3)))
def test_graph_and_elimination_classify_alike(made):
    constraints = constraints_of(made.network)
    z = np.ones(len(constraints.names))
    graph = classified_by_graph(made.network, constraints)
    ranks = classified_by_elimination(constraints, constraints.jacobian(z), z)
    assert graph.kinds == ranks.kinds
    assert graph.degrees_of_freedom == ranks.degrees_of_freedom
    assert len(graph.basic_rows) == len(ranks.basic_rows)
    assert len(graph.loose) == len(ranks.loose)


@settings(max_examples=60, deadline=None)
@given(networks(measured=st.floats(0.3, 0.9), exact=st.floats(0.0, 0.2)))
def test_the_selected_entries_are_those_of_the_dense_inverse(made):
    network = made.network
    constraints = constraints_of(network)
    found = classified_by_graph(network, constraints)
    if not found.basic_rows:
        return
    jacobian = constraints.jacobian(np.ones(len(constraints.names)))[found.basic_rows]
    measured = constraints.is_measured
    basic = np.setdiff1d(np.flatnonzero(constraints.unmeasured), found.loose)
    a, u = jacobian[:, np.flatnonzero(measured)].tocsr(), jacobian[:, basic].tocsr()
    v = constraints.covariance(measured)
    ours, _ = variances(a, v, u, [])
    zero = np.zeros((len(basic), len(basic)))
    whole = np.block([[(a @ v @ a.T).toarray(), u.toarray()], [u.toarray().T, zero]])
    inverse = np.linalg.inv(whole)
    count = a.shape[0]
    pull = a.toarray().T @ inverse[:count, :count] @ a.toarray()
    reconciled = v.toarray() - v.toarray() @ pull @ v.toarray()
    assert ours.multipliers == pytest.approx(np.diag(inverse)[:count], rel=1e-7, abs=1e-9)
    assert ours.reconciled == pytest.approx(np.diag(reconciled), rel=1e-7, abs=1e-9)
    assert ours.unmeasured == pytest.approx(-np.diag(inverse)[count:], rel=1e-7, abs=1e-9)


def test_standard_deviations_are_those_of_simulated_readings():
    made = made_network(7, units=6, paths=12, measured=0.75, exact=0.05)
    network = made.network
    answer = reconcile(network, search=False)
    constraints = constraints_of(network)
    measured = constraints.is_measured
    dice, rounds = np.random.default_rng(1), 700
    truth = np.array([made.truth[s.id] for s in network.streams])
    found = np.empty((rounds, len(truth)))
    for n in range(rounds):
        constraints.measured[measured] = truth[measured] + constraints.sd[measured] * dice.normal(
            size=int(measured.sum())
        )
        problem = linearised(constraints, truth, constraints.jacobian(truth))
        problem.lower[:], problem.lower_u[:] = -np.inf, -np.inf
        solved = solve_least_squares(problem)
        found[n, measured], found[n, constraints.unmeasured] = solved.x, solved.u
    known = [n for n, q in enumerate(answer.quantities) if q.kind in (Kind.REDUNDANT, Kind.OBSERVABLE)]
    assert {answer.quantities[n].kind for n in known} == {Kind.REDUNDANT, Kind.OBSERVABLE}
    wanted = np.array([answer.quantities[n].sd for n in known])
    # a standard deviation from 700 rounds is within 2.7 % (one sd); four and a half of these are allowed
    assert found[:, known].std(axis=0, ddof=1) == pytest.approx(wanted, rel=0.12)


def bilinear_network(dice, noise):
    """Return a feed split in two, its products' assays measured, readings with this noise."""

    def read(value, share):
        return Reading(value * (1.0 + noise * share * dice.normal()), share * value)

    return Network(
        ("U", "W"),
        (
            NetworkStream(
                "feed", None, "U", read(100.0, 0.01), {"Cu": read(0.05, 0.02), "S": read(0.2, 0.02)}
            ),
            NetworkStream("rich", "U", None, None, {"Cu": read(0.2, 0.02), "S": read(0.35, 0.02)}),
            NetworkStream("poor", "U", "W", read(75.0, 0.01), {"Cu": None, "S": read(0.15, 0.02)}),
            NetworkStream("end", "W", None, read(75.0, 0.01), {"Cu": read(0.001, 0.05), "S": None}),
        ),
        ("Cu", "S"),
    )


def test_standard_deviations_of_compositions_are_those_of_simulated_readings():
    dice = np.random.default_rng(3)
    answer = reconcile(bilinear_network(dice, 0.0), search=False)
    rounds = 150
    found = np.array([values(reconcile(bilinear_network(dice, 1.0), search=False)) for _ in range(rounds)])
    wanted = np.array([q.sd for q in answer.quantities])
    assert answer.status is Status.RECONCILED
    assert not np.isnan(wanted).any()
    assert found.std(axis=0, ddof=1) == pytest.approx(wanted, rel=0.3)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.floats(0.2, 4.0))
def test_bilinear_answers_are_those_of_a_general_solver(seed, noise):
    network = bilinear_network(np.random.default_rng(seed), noise)
    answer = reconcile(network, search=False)
    assert answer.status is Status.RECONCILED
    constraints = constraints_of(network)
    measured, sd = constraints.is_measured, np.where(constraints.is_measured, constraints.sd, 1.0)
    start = values(answer)
    assert np.max(np.abs(constraints.residual(start))) < 1e-7

    def squares(scaled):
        return 0.5 * float(np.sum(((scaled * start - constraints.measured)[measured] / sd[measured]) ** 2))

    def slope(scaled):
        difference = np.where(measured, scaled * start - constraints.measured, 0.0)
        return np.nan_to_num(difference) / sd**2 * start

    found = minimize(
        squares,
        np.where(measured, constraints.measured / start, 1.0),
        jac=slope,
        bounds=[(0.0, None)] * len(start),
        constraints=[
            {
                "type": "eq",
                "fun": lambda s: constraints.residual(s * start),
                "jac": lambda s: constraints.jacobian(s * start).toarray() * start,
            }
        ],
        method="SLSQP",
        options={"maxiter": 500, "ftol": 1e-14},
    )
    if found.success and np.max(np.abs(constraints.residual(found.x * start))) < 1e-7:
        assert answer.objective <= 2.0 * found.fun * (1.0 + 1e-6) + 1e-6


def test_bounds_with_correlated_meters_are_met_as_by_a_general_solver():
    from cpdesk.methods.balances.network import Correlation

    network = Network(
        ("U",),
        (
            NetworkStream("in", None, "U", Reading(10.0, 1.0)),
            NetworkStream("a", "U", None, Reading(11.0, 1.0)),
            NetworkStream("b", "U", None, Reading(0.5, 1.0)),
        ),
        correlations=(Correlation("a", "b", 0.6), Correlation("in", "b", 0.3)),
    )
    answer = reconcile(network)
    v = np.array([[1.0, 0.0, 0.3], [0.0, 1.0, 0.6], [0.3, 0.6, 1.0]])
    weight, reading = np.linalg.inv(v), np.array([10.0, 11.0, 0.5])
    found = minimize(
        lambda x: float((x - reading) @ weight @ (x - reading)),
        [10.0, 10.0, 0.0],
        bounds=[(0.0, None)] * 3,
        constraints=[{"type": "eq", "fun": lambda x: x[0] - x[1] - x[2]}],
        options={"ftol": 1e-15, "maxiter": 500},
    )
    assert values(answer) == pytest.approx(found.x, abs=1e-5)
    assert answer.objective == pytest.approx(found.fun, rel=1e-6)
    assert {q.name.kind for q in answer.quantities} == {QuantityKind.FLOW}


@settings(max_examples=50, deadline=None)
@given(networks(measured=st.sampled_from([0.6, 0.9, 1.0]), tight=st.booleans()))
def test_a_step_from_an_answer_near_by_ends_where_one_from_nothing_does(made):
    constraints = constraints_of(made.network)
    z = np.nan_to_num(constraints.measured, nan=1.0)
    first = linearised(constraints, z, constraints.jacobian(z))
    second = replace(first, x0=first.x0 * 1.001)
    before = solve_least_squares(first)
    wanted = solve_least_squares(second)
    found = solve_least_squares(second, before)
    if wanted.converged:
        assert found.x == pytest.approx(wanted.x, abs=1e-6)
    if len(first.start):
        spoilt = replace(before, converged=False, held_u=np.where(before.held_u == 0, -1, 0))
        again = solve_least_squares(first, spoilt)
        if before.converged and again.converged:
            assert again.x == pytest.approx(before.x, abs=1e-6)
