"""Networks of which little is known: the answer from inside the bounds, and the traces that no analysis lists."""

import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize

from cpdesk.methods.balances import inside as from_within
from cpdesk.methods.balances.bilinear import solve
from cpdesk.methods.balances.constraints import constraints_of
from cpdesk.methods.balances.interior import interior_point
from cpdesk.methods.balances.interior_end import exactly
from cpdesk.methods.balances.network import (
    Equation,
    Network,
    NetworkStream,
    Reaction,
    Reading,
    TransferCoefficient,
)
from cpdesk.methods.balances.squares import scaled
from cpdesk.methods.balances.substance_flows import first_amounts, substance_flows
from cpdesk.methods.balances.traces import Trace, needed_traces, with_traces

SUBSTANCES = ("ammonia", "water", "salt")


def made_network(seed, units=4, unmeasured=0.3, complete=True, noise=1.0, share=0.02):
    """Return a network of compositions whose true flows conserve, a share of the readings missing."""
    dice = random.Random(seed)
    entering = [[dice.uniform(0.5, 2.0) for _ in SUBSTANCES] for _ in range(units)]
    leaving = [list(one) for one in entering]
    flows = []
    for _ in range(2 * units if units > 1 else 0):
        start, end = dice.sample(range(units), 2)
        amounts = [dice.uniform(0.1, 9.0) for _ in SUBSTANCES]
        for n, amount in enumerate(amounts):
            entering[start][n] += amount
            leaving[end][n] += amount
        flows.append((start, end, amounts))
    flows += [(None, n, entering[n]) for n in range(units)] + [(n, None, leaving[n]) for n in range(units)]

    def read(value):
        if dice.random() < unmeasured:
            return None
        return Reading(value * (1.0 + noise * share * dice.gauss(0.0, 1.0)), share * value)

    streams = []
    for number, (start, end, amounts) in enumerate(flows):
        whole = sum(amounts) * (1.0 if complete else 1.3)
        parts = {name: read(amount / whole) for name, amount in zip(SUBSTANCES, amounts, strict=True)}
        ends = (None if n is None else f"U{n}" for n in (start, end))
        streams.append(NetworkStream(str(number), *ends, read(whole), parts))
    names = tuple(f"U{n}" for n in range(units))
    return Network(names, tuple(streams), SUBSTANCES, complete=complete)


def inside(network):
    """Return constraints, the answer from inside, what the equations are off by, of the largest amount."""
    constraints = constraints_of(network)
    problem = substance_flows(constraints, first_amounts(constraints))
    near = interior_point(problem, reference=problem.start)
    found = interior_point(problem, begin=near.y)
    y, _, _ = exactly(problem, found)
    z = problem.quantities(constraints, y, problem.quantities(constraints, found.y))
    off = np.max(np.abs(constraints.residual(z)), initial=0.0) / np.max(constraints.size(z))
    return constraints, found, z, off


def squares(constraints, z):
    """Return the weighted sum of squared adjustments."""
    measured = constraints.is_measured
    return float(np.sum(((z - constraints.measured)[measured] / constraints.sd[measured]) ** 2))


networks = st.builds(
    made_network, st.integers(0, 10**6), st.integers(1, 5), st.sampled_from([0.0, 0.2, 0.5]), st.booleans()
)


@settings(max_examples=60, deadline=None)
@given(networks)
def test_the_answer_keeps_to_the_balances_and_bounds(network):
    constraints, found, z, off = inside(network)
    assert found.converged
    assert off < 1e-10  # of the largest amount; what is promised is 1e-9
    assert np.all(z >= constraints.lower)
    assert np.all(z <= constraints.upper)


@settings(max_examples=25, deadline=None)
@given(networks)
def test_nothing_near_by_is_better(network):
    """No move that the equations allow at the answer lowers the squares, bounds kept."""
    constraints, _, z, _ = inside(network)
    measured = constraints.is_measured
    jacobian = constraints.jacobian(z).toarray()
    _, values, right = np.linalg.svd(jacobian)
    loose = right[np.count_nonzero(values > 1e-10 * max(values[0], 1e-300)) :]
    slope = np.zeros(len(z))
    slope[measured] = (z - constraints.measured)[measured] / constraints.sd[measured] ** 2
    room = (z > 1e-7) & ((z < 1.0 - 1e-7) | ~np.isfinite(constraints.upper))
    if room.all():
        scale = np.where(measured, np.nan_to_num(constraints.sd), np.abs(z))
        assert np.max(np.abs(loose @ slope), initial=0.0) * np.max(scale) < 1e-2 * (
            1.0 + squares(constraints, z)
        )


def test_it_is_the_answer_of_a_general_solver():
    network = made_network(5, 3, 0.3)
    constraints, _, z, _ = inside(network)
    measured, sd = constraints.is_measured, np.where(constraints.is_measured, constraints.sd, 1.0)
    found = minimize(
        lambda s: 0.5 * float(np.sum(((s * z - constraints.measured)[measured] / sd[measured]) ** 2)),
        np.where(measured, constraints.measured / z, 1.0),
        bounds=[(0.0, None)] * len(z),
        constraints=[
            {
                "type": "eq",
                "fun": lambda s: constraints.residual(s * z),
                "jac": lambda s: constraints.jacobian(s * z).toarray() * z,
            }
        ],
        method="SLSQP",
        options={"maxiter": 1000, "ftol": 1e-13},
    )
    assert found.success
    assert squares(constraints, z) == pytest.approx(2.0 * found.fun, rel=1e-4)


def test_steps_and_the_way_through_the_inside_agree_where_all_is_measured():
    for seed in range(8):
        network = made_network(seed, 4, 0.0)
        constraints, _, z, _ = inside(network)
        assert squares(constraints, z) == pytest.approx(solve(constraints).squares, rel=1e-6)


@pytest.mark.parametrize("complete", [True, False])
def test_a_large_network_of_which_little_is_known_is_answered(complete, monkeypatch):
    network = made_network(3, 30, 0.4, complete)
    constraints = constraints_of(network)
    called = []
    real = from_within.from_inside
    monkeypatch.setattr(from_within, "from_inside", lambda c: called.append(1) or real(c))
    answer = solve(constraints)
    assert called
    assert answer.good
    assert np.max(np.abs(answer.off)) <= 1e-9 * np.max(answer.size)
    assert answer.squares < 2.0 * len(constraints.rows)


def test_exact_flows_coefficients_and_reactions_are_written_too():
    network = Network(
        ("R", "S"),
        (
            NetworkStream(
                "feed", None, "R", Reading(100.0, 0.0), {"A": Reading(1.0, 0.01), "B": Reading(0.0, 0.0)}
            ),
            NetworkStream("made", "R", "S", None, {"A": None, "B": Reading(0.61, 0.01)}),
            NetworkStream("top", "S", None, Reading(31.0, 0.5), {"A": Reading(0.9, 0.01), "B": None}),
            NetworkStream("end", "S", None, None, {"A": None, "B": Reading(0.8, 0.01)}),
        ),
        ("A", "B"),
        reactions=(Reaction("R", {"A": -1.0, "B": 1.0}),),
        equations=(Equation({"top": 1.0, "end": 1.0}, -100.0),),
        transfer_coefficients=(TransferCoefficient("S", "top", Reading(0.3, 0.02)),),
        complete=True,
    )
    constraints, found, z, off = inside(network)
    assert found.converged
    assert off < 1e-12
    values = {str(name): value for name, value in zip(constraints.names, z, strict=True)}
    assert values["made"] == pytest.approx(100.0)
    assert values["S -> top"] == pytest.approx(values["top"] / values["made"])
    assert squares(constraints, z) == pytest.approx(solve(constraints).squares, rel=1e-6)


def test_a_fraction_does_not_go_beyond_one():
    streams = (
        NetworkStream("in", None, "U", Reading(10.0, 0.1), {"A": Reading(0.99, 0.05)}),
        NetworkStream("out", "U", None, Reading(9.0, 0.1), {"A": None}),
    )
    constraints, _, z, _ = inside(Network(("U",), streams, ("A",)))
    assert z[3] <= 1.0
    problem = substance_flows(constraints, first_amounts(constraints))
    assert problem.a.shape[0] > len(constraints.rows)  # the room up to the whole is a variable of its own


def test_the_scaled_problem_is_the_same_problem():
    constraints = constraints_of(made_network(1, 3))
    problem = substance_flows(constraints, first_amounts(constraints))
    made = scaled(problem)
    y = np.abs(problem.start) + 1.0
    assert made.a @ (y / made.size) - made.b == pytest.approx(
        (problem.a @ y - problem.b) / np.abs(problem.a @ np.diag(made.size)).max(axis=1), abs=1e-12
    )
    plain = sum(((y[i] - v) / s) ** 2 for i, v, s in zip(*problem.plain, strict=True))
    shares = sum(((y[i] / y[j] - v) / s) ** 2 for i, j, v, s in zip(*problem.shares, strict=True))
    assert 2.0 * made.squares.total(y / made.size) == pytest.approx(plain + shares)


def test_slope_and_curvature_are_those_of_differences():
    constraints = constraints_of(made_network(2, 3))
    made = scaled(substance_flows(constraints, first_amounts(constraints)))
    dice = np.random.default_rng(1)
    y = dice.uniform(0.5, 2.0, len(made.size))
    slope, bend, mixed = made.squares.slope(y)
    step = 1e-6
    for n in range(0, len(y), 3):
        up, down = y.copy(), y.copy()
        up[n] += step
        down[n] -= step
        assert slope[n] == pytest.approx(
            (made.squares.total(up) - made.squares.total(down)) / (2 * step), rel=1e-4
        )
        curved = (made.squares.slope(up)[0][n] - made.squares.slope(down)[0][n]) / (2 * step)
        assert (bend - made.squares.excess(y))[n] == pytest.approx(curved, rel=1e-4)
    above, below = made.squares.shares[:2]
    up = y.copy()
    up[below[0]] += step
    assert mixed[0] == pytest.approx((made.squares.slope(up)[0][above[0]] - slope[above[0]]) / step, rel=1e-3)


# Traces


def leaking_salt():
    """Return an evaporator whose steam is said to be pure, and whose salt leaves by nothing."""
    nothing = Reading(0.0, 0.0)
    return Network(
        ("E",),
        (
            NetworkStream(
                "brine", None, "E", Reading(10.0, 0.1), {"water": Reading(0.99, 0.0), "salt": None}
            ),
            NetworkStream(
                "steam", "E", None, Reading(7.0, 0.1), {"water": Reading(1.0, 0.0), "salt": nothing}
            ),
            NetworkStream(
                "rest", "E", None, Reading(3.0, 0.1), {"water": Reading(1.0, 0.0), "salt": nothing}
            ),
        ),
        ("water", "salt"),
        complete=True,
    )


def test_a_substance_that_leaves_nowhere_is_let_into_the_stream_of_least_share():
    network = leaking_salt()
    found = needed_traces(network)
    assert found
    assert {one.substance for one in found} == {"salt"}
    assert sum(one.fraction for one in found) <= 0.1 / 3.0 + 1e-6
    opened = with_traces(network, found)
    by_id = {one.id: one.fractions for one in opened.streams}
    for one in found:
        assert by_id[one.stream] == {"water": None, "salt": None}
    assert needed_traces(opened) == ()


def test_where_all_balances_can_close_no_trace_is_needed():
    assert needed_traces(made_network(4, 3, 0.2)) == ()
    assert needed_traces(Network(("U",), (NetworkStream("s", None, "U"),))) == ()


def test_a_substance_that_must_be_made_where_nothing_makes_it_cannot_be_a_trace():
    network = Network(
        ("R",),
        (
            NetworkStream("in", None, "R", Reading(5.0, 0.1), {"A": Reading(1.0, 0.0)}),
            NetworkStream(
                "out", "R", None, Reading(5.0, 0.1), {"A": Reading(0.2, 0.01), "B": Reading(0.8, 0.01)}
            ),
        ),
        ("A", "B"),
        complete=True,
    )
    whole = [replace(s, fractions={"B": Reading(0.0, 0.0), **s.fractions}) for s in network.streams]
    found = needed_traces(replace(network, streams=tuple(whole)))
    assert found is not None
    assert max(one.fraction for one in found) > 0.1
    assert isinstance(found[0], Trace)
