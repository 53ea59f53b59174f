"""Least squares under products of variables: successive linearisation with safeguards.

Each step minimises the sum of squares under the equations made linear at the last point, bounds included; it
is shortened until a sum of the squares and of what the equations are off by falls. Where the steps shrink
slowly, because readings are far from the answer, the curvature of flow x fraction joins the squares.
"""

import numpy as np

from cpdesk.methods.balances.constraints import Constraints
from cpdesk.methods.balances.curvature import bend
from cpdesk.methods.balances.linear import (
    LeastSquares,
    LeastSquaresAnswer,
    blocks,
    solve_least_squares,
)
from cpdesk.methods.balances.reconciliation import QuantityKind
from cpdesk.methods.balances.solved import HELD_TO, Solved, better, sizes_of, squares_of
from cpdesk.methods.sparse_arrays import Mask, Matrix, Vector, diagonal, sparse

MOST_STEPS = 60
SETTLED = 1e-5  # what is left to go moves no reading by more than this share of its standard deviation
SLOW = 0.15  # a step this long against the one before calls for the curvature
SHORTEST = 1e-4
CLOSE = 1e-2  # a step of less than this share of the standard deviations is taken whole
TRIED_TWICE = 2000  # variables; larger networks are too long in the working for a second way
TRUSTED = 3.0  # squares an equation; beyond that another way to the answer is tried, as there may be several
TRACE = 1e-16  # of the largest flow, or of 1 for a fraction
STUCK = 3  # steps that move nothing, though the equations do not hold
ROUNDING = 1e-9  # of the sum that must fall


def solve(constraints: Constraints) -> Solved:
    """Return the least-squares answer of a network, in one step where its equations are linear."""
    if constraints.is_linear:
        z = _first_guess(constraints)
        problem = linearised(constraints, z, constraints.jacobian(z))
        answer = solve_least_squares(problem)
        done = _put(constraints, z, problem, answer)
        return _solved(constraints, done, answer, 1, answer.converged)
    from cpdesk.methods.balances.inside import from_inside, much_unmeasured

    if much_unmeasured(constraints):
        return from_inside(constraints)
    answer = _by_steps(constraints)
    doubtful = bool(answer.held.any()) or answer.squares > TRUSTED * len(constraints.rows)
    if answer.good and not (doubtful and len(answer.z) <= TRIED_TWICE):
        return answer
    return better(answer, from_inside(constraints))


def _by_steps(constraints: Constraints) -> Solved:
    """Return the answer by successive linearisation, from two first guesses where the first leaves doubts."""
    guess = _first_guess(constraints)
    begun = guess
    if constraints.unmeasured.any():
        begun = _softened(constraints, guess, QuantityKind.FLOW)
        begun = _softened(constraints, begun, QuantityKind.FRACTION)
    answer = _successive(constraints, begun)
    doubtful = bool(answer.held.any()) or answer.squares > TRUSTED * len(constraints.rows)
    if answer.good and not (doubtful and len(guess) <= TRIED_TWICE):
        return answer
    return better(answer, _successive(constraints, guess))


def linearised(constraints: Constraints, z: Vector, jacobian: Matrix) -> LeastSquares:
    """Return the problem with its equations made linear at z."""
    measured, unmeasured = constraints.is_measured, constraints.unmeasured
    live = np.where(constraints.constant, 0.0, z)
    a, u = _of_columns(jacobian, measured), _of_columns(jacobian, unmeasured)
    return LeastSquares(
        a,
        u,
        jacobian @ live - constraints.residual(z),
        constraints.measured[measured],
        constraints.covariance(measured),
        np.clip(z[unmeasured], constraints.lower[unmeasured], constraints.upper[unmeasured]),
        constraints.lower[measured],
        constraints.upper[measured],
        constraints.lower[unmeasured],
        constraints.upper[unmeasured],
    )


def _of_columns(matrix: Matrix, columns: Mask) -> Matrix:
    if bool(columns.all()):
        return matrix
    if not bool(columns.any()):
        return sparse.csr_array((matrix.shape[0], 0))
    return matrix[:, np.flatnonzero(columns)].tocsr()


def _first_guess(constraints: Constraints) -> Vector:
    """Return readings, and for what was not measured a middling value of its kind."""
    z = constraints.measured.copy()
    if not np.isnan(z).any():
        return np.clip(z, constraints.lower, constraints.upper)
    number = {kind: place for place, kind in enumerate(QuantityKind)}
    kinds = np.array([number[name.kind] for name in constraints.names])
    for place, kind in enumerate(QuantityKind):
        here = kinds == place
        known = z[here & ~np.isnan(z)]
        middle = float(np.median(known)) if len(known) else 0.0 if kind is QuantityKind.EXTENT else 0.5
        z[here & np.isnan(z)] = middle
    return np.clip(z, constraints.lower, constraints.upper)


def _put(constraints: Constraints, z: Vector, problem: LeastSquares, answer: LeastSquaresAnswer) -> Vector:
    out = z.copy()
    out[constraints.is_measured] = np.clip(answer.x, problem.lower, problem.upper)
    out[constraints.unmeasured] = np.clip(answer.u, problem.lower_u, problem.upper_u)
    return out


def _solved(
    constraints: Constraints, z: Vector, answer: LeastSquaresAnswer, steps: int, converged: bool
) -> Solved:
    z = _without_traces(constraints, z)
    held = np.zeros(len(z), dtype=np.int64)
    held[constraints.is_measured] = answer.held
    held[constraints.unmeasured] = answer.held_u
    return Solved(
        z,
        answer.multipliers,
        held,
        steps,
        converged,
        constraints.residual(z),
        sizes_of(constraints, z),
        squares_of(constraints, z),
    )


def _without_traces(constraints: Constraints, z: Vector) -> Vector:
    """Return z with what is only the rounding of nothing made nothing, so that it leads no pivot astray."""
    fractions = constraints.upper == 1.0
    largest = np.where(fractions, 1.0, float(np.max(np.abs(z[~fractions]), initial=0.0)))
    return np.where((np.abs(z) <= TRACE * largest) & ~constraints.constant, 0.0, z)


def _softened(constraints: Constraints, z: Vector, kind: QuantityKind) -> Vector:
    """Return z with the variables of one kind (and extents) moved to suit the equations, others standing."""
    moving = np.array([n.kind in (kind, QuantityKind.EXTENT) for n in constraints.names])
    moving &= ~constraints.constant
    jacobian = constraints.jacobian(z)
    own, others = blocks(jacobian, moving)
    measured = constraints.is_measured[moving]
    doubt = np.where(constraints.is_measured, constraints.sd, np.abs(z) + 1e-9)[~moving]
    doubt[constraints.constant[~moving]] = 0.0
    slack = np.sqrt(np.asarray(others.power(2) @ doubt**2).ravel()) + 1e-3 * constraints.size(z) + 1e-12
    count = own.shape[0]
    a = sparse.hstack([own[:, np.flatnonzero(measured)], sparse.eye_array(count)], format="csr")
    places = np.flatnonzero(moving)
    m, u = places[measured], places[~measured]
    many = np.full(count, np.inf)
    problem = LeastSquares(
        a,
        own[:, np.flatnonzero(~measured)].tocsr(),
        own @ z[moving] - constraints.residual(z),
        np.concatenate([constraints.measured[m], np.zeros(count)]),
        diagonal(np.concatenate([constraints.sd[m], slack]) ** 2),
        z[u],
        np.concatenate([constraints.lower[m], -many]),
        np.concatenate([constraints.upper[m], many]),
        constraints.lower[u],
        constraints.upper[u],
    )
    answer = solve_least_squares(problem)
    out = z.copy()
    out[m] = np.clip(answer.x[: len(m)], constraints.lower[m], constraints.upper[m])
    out[u] = np.clip(answer.u, constraints.lower[u], constraints.upper[u])
    return out


def _successive(constraints: Constraints, z: Vector) -> Solved:
    """Return the answer that successive linearisation finds from a first guess."""
    measured = constraints.is_measured
    sd = constraints.sd[measured]
    answer, before, curved, stood = None, np.inf, False, 0
    penalty = np.zeros(len(constraints.rows))
    for step in range(1, MOST_STEPS + 1):
        jacobian = constraints.jacobian(z)
        problem = linearised(constraints, z, jacobian)
        if curved and answer is not None:
            bend(constraints, problem, z, answer.multipliers)
        answer = solve_least_squares(problem, answer, None if answer is None else answer.row_order)
        aim = _put(constraints, z, problem, answer)
        penalty = np.maximum(1.5 * np.abs(answer.multipliers), 0.5 * penalty)
        moved = float(np.max(np.abs((aim - z)[measured] / sd), initial=0.0))
        share = _shortened(constraints, z, aim, penalty) if moved > CLOSE else 1.0
        stood = stood + 1 if np.array_equal(aim, z) else 0
        z = z + share * (aim - z)
        off = np.abs(constraints.residual(z))
        rate = min(moved / before, 0.95) if 0.0 < before < np.inf else 0.5
        if (
            share == 1.0
            and moved * rate / (1.0 - rate) <= SETTLED
            and np.all(off <= HELD_TO * sizes_of(constraints, z))
        ):
            return _solved(constraints, z, answer, step, answer.converged)
        if stood >= STUCK:
            return _solved(constraints, z, answer, step, False)
        curved = not constraints.correlations and (curved or (step > 2 and moved > SLOW * before))
        before = moved
    assert answer is not None
    return _solved(constraints, z, answer, MOST_STEPS, False)


def _shortened(constraints: Constraints, z: Vector, aim: Vector, penalty: Vector) -> float:
    """Return the share of the step that lowers squares and imbalances together."""

    def merit(at: Vector) -> float:
        return 0.5 * squares_of(constraints, at) + float(penalty @ np.abs(constraints.residual(at)))

    here, share = merit(z), 1.0
    while share > SHORTEST:
        if merit(z + share * (aim - z)) <= here * (1.0 + ROUNDING) + ROUNDING:
            return share
        share *= 0.5
    return 1.0
