"""What reconciling costs: against one factorisation of its matrix, and against a general interior-point solver."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from measure import Ratio, compare, timed
from scipy.sparse.linalg import splu

from cpdesk.methods.balances.bilinear import linearised, solve
from cpdesk.methods.balances.constraints import Constraints, constraints_of
from cpdesk.methods.balances.covariance import variances
from cpdesk.methods.balances.linear import solve_least_squares
from cpdesk.methods.balances.network import Network, NetworkStream, Reading
from cpdesk.methods.balances.reconcile import reconcile
from cpdesk.methods.balances.reconciliation import Status

LINEAR_SIZES = (100, 1_000, 10_000)
BILINEAR_SIZES = (28, 200, 1_000)
SUBSTANCES = 8
SAME_ANSWER = 1e-5


def ratios(folder: Path, rounds: int) -> Iterator[Ratio]:
    """Yield the figures of linear networks, then of compositions if casadi is there."""
    for units in LINEAR_SIZES:
        yield linear_ratio(units, rounds)
    if missing := casadi_missing():
        print(f"flow x fraction against ipopt is left out: {missing}")
        return
    for units in BILINEAR_SIZES:
        yield bilinear_ratio(units, max(3, rounds // 2), 0.0)
    yield bilinear_ratio(BILINEAR_SIZES[-1], max(3, rounds // 3), 0.02)


def figures() -> list[str]:
    """Return what has no yardstick, as sentences."""
    network = flow_network(5_000, unmeasured=0.1)
    constraints = constraints_of(flow_network(5_000))
    jacobian = constraints.jacobian(np.ones(len(constraints.names)))
    v = constraints.covariance(constraints.is_measured)
    spread = min(timed(lambda: variances(jacobian, v, jacobian[:, :0], [])) for _ in range(3))
    whole = min(timed(lambda: reconcile(network, search=False)) for _ in range(2))
    return [
        f"All variances of 5,000 units and {len(constraints.names):,} streams, selected entries of the inverse: "
        f"{spread:.2f} s.",
        f"The whole answer for 5,000 units, a tenth of the streams unmeasured, from plain data to the result with "
        f"tests and standard deviations: {whole:.2f} s.",
    ]


def linear_ratio(units: int, rounds: int) -> Ratio:
    """Compare the bounded problem with one sparse factorisation and solve of the same normal matrix."""
    constraints = constraints_of(flow_network(units))
    z = constraints.measured
    problem = linearised(constraints, z, constraints.jacobian(z))
    normal = (problem.a @ problem.v @ problem.a.T).tocsc()
    right = np.ones(units)
    answer = solve_least_squares(problem)
    if not answer.converged or not answer.held.any():
        raise AssertionError("the network should meet bounds")

    def bare() -> None:
        factor = splu(
            normal, permc_spec="MMD_AT_PLUS_A", diag_pivot_thresh=0.0, options={"SymmetricMode": True}
        )
        factor.solve(right)

    count = max(1, 2_000 // units)
    return compare(
        f"reconciling {units:,} units, {len(z):,} streams, no flow negative ({np.count_nonzero(answer.held)} held)",
        "one sparse factorisation and solve of the same normal matrix",
        3.0,
        _times(count, lambda: solve_least_squares(problem)),
        _times(count, bare),
        rounds,
    )


def _times(count: int, work: Callable[[], object]) -> Callable[[], None]:
    def repeated() -> None:
        for _ in range(count):
            work()

    return repeated


def bilinear_ratio(units: int, rounds: int, unmeasured: float) -> Ratio:
    """Compare flow x fraction with ipopt by casadi on the same equations, bounds and first guess."""
    constraints = constraints_of(composition_network(units, unmeasured))
    solver, start = ipopt(constraints)
    ours = solve(constraints)
    theirs = 2.0 * float(solver(**start)["f"])
    if abs(ours.squares - theirs) > SAME_ANSWER * theirs:
        raise AssertionError(f"answers differ: {ours.squares} and {theirs}")
    told = f"{unmeasured:.0%} not measured" if unmeasured else "all measured"
    return compare(
        f"flow x fraction, {SUBSTANCES} substances, {units:,} units, {len(constraints.names):,} quantities, {told}",
        "ipopt by casadi, same equations, bounds and answer",
        0.125,
        lambda: solve(constraints),
        lambda: solver(**start),
        rounds,
    )


def casadi_missing() -> str:
    """Return why casadi cannot be used; empty where it can."""
    try:
        import casadi  # noqa: F401
    except ImportError as error:
        return str(error)
    return ""


def ipopt(constraints: Constraints) -> tuple[Callable[..., dict[str, object]], dict[str, object]]:
    """Return ipopt's solver of the same problem, and what to call it with."""
    import casadi as ca

    x = ca.MX.sym("x", len(constraints.names))
    row, column, factor = constraints.linear
    p_row, first, second, p_factor = constraints.products
    count = len(constraints.rows)
    linear = ca.DM.triplet(row.tolist(), column.tolist(), ca.DM(factor), count, len(constraints.names))
    chosen = ca.DM.triplet(p_row.tolist(), list(range(len(p_row))), ca.DM(p_factor), count, len(p_row))
    products = x[first.tolist()] * x[second.tolist()]
    measured = np.flatnonzero(constraints.is_measured)
    off = (x[measured.tolist()] - ca.DM(constraints.measured[measured])) / ca.DM(constraints.sd[measured])
    problem = {
        "x": x,
        "f": 0.5 * ca.dot(off, off),
        "g": ca.mtimes(linear, x) + ca.mtimes(chosen, products) + ca.DM(constraints.offset),
    }
    options = {"ipopt.print_level": 0, "print_time": 0, "ipopt.sb": "yes", "ipopt.tol": 1e-9}
    guess = np.nan_to_num(constraints.measured, nan=0.3)
    start = {"x0": guess, "lbx": constraints.lower, "ubx": constraints.upper, "lbg": 0, "ubg": 0}
    return ca.nlpsol("solver", "ipopt", problem, options), start


def _edges(units: int, dice: random.Random) -> list[tuple[int, int]]:
    """Return inner streams, forward and recycled, 1.5 a unit."""
    steps = (1, 1, 1, 2, 3, 5, -1, -2)
    starts = [dice.randrange(units) for _ in range(int(1.5 * units))]
    return [(start, (start + dice.choice(steps)) % units) for start in starts]


def flow_network(units: int, seed: int = 1, unmeasured: float = 0.0) -> Network:
    """Return a network whose true flows conserve; small flows have meters that may read below zero."""
    dice = random.Random(seed)
    entering, leaving = [1.0] * units, [1.0] * units
    flows: list[tuple[int | None, int | None, float]] = []
    for start, end in _edges(units, dice):
        flow = 10.0 ** dice.uniform(-1.0, 2.0)
        entering[start] += flow
        leaving[end] += flow
        flows.append((start, end, flow))
    flows += [(None, unit, entering[unit]) for unit in range(units)]
    flows += [(unit, None, leaving[unit]) for unit in range(units)]
    streams: list[NetworkStream] = []
    for number, (start, end, flow) in enumerate(flows):
        sd = 0.03 * flow + 0.2
        reading = None if dice.random() < unmeasured else Reading(flow + dice.gauss(0.0, sd), sd)
        streams.append(NetworkStream(str(number), _unit(start), _unit(end), reading))
    return Network(tuple(f"U{unit}" for unit in range(units)), tuple(streams))


def _unit(number: int | None) -> str | None:
    return None if number is None else f"U{number}"


def composition_network(units: int, unmeasured: float, seed: int = 1) -> Network:
    """Return a network whose true substance flows conserve; `unmeasured`: the share of readings missing."""
    dice = random.Random(seed)
    base = [[0.1 * dice.uniform(0.5, 1.5)] * SUBSTANCES for _ in range(units)]
    entering, leaving = [list(one) for one in base], [list(one) for one in base]
    flows: list[tuple[int | None, int | None, list[float]]] = []
    for start, end in _edges(units, dice):
        parts = [dice.uniform(0.2, 1.0) for _ in range(SUBSTANCES)]
        flow = dice.uniform(1.0, 50.0) / sum(parts)
        amounts = [flow * part for part in parts]
        for place, amount in enumerate(amounts):
            entering[start][place] += amount
            leaving[end][place] += amount
        flows.append((start, end, amounts))
    flows += [(None, unit, entering[unit]) for unit in range(units)]
    flows += [(unit, None, leaving[unit]) for unit in range(units)]

    def read(value: float, share: float) -> Reading | None:
        if dice.random() < unmeasured:
            return None
        return Reading(value * (1.0 + share * dice.gauss(0.0, 1.0)), share * value)

    substances = tuple(f"c{place}" for place in range(SUBSTANCES))
    streams: list[NetworkStream] = []
    for number, (start, end, amounts) in enumerate(flows):
        whole = sum(amounts)
        shares = {name: read(amount / whole, 0.02) for name, amount in zip(substances, amounts, strict=True)}
        streams.append(NetworkStream(str(number), _unit(start), _unit(end), read(whole, 0.01), shares))
    return Network(tuple(f"U{unit}" for unit in range(units)), tuple(streams), substances)


if __name__ == "__main__":
    for ratio in ratios(Path(), 5):
        print(ratio.row(), flush=True)
    print("\n".join(figures()))
    assert reconcile(flow_network(50)).status is Status.RECONCILED
