"""Least squares under products of variables: successive linearisation with safeguards.

Each step minimises the sum of squares under the equations made linear at the last point, bounds included; it
is shortened until a sum of the squares and of what the equations are off by falls. Where the steps shrink
slowly, because readings are far from the answer, the curvature of flow x fraction joins the squares.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from cpdesk.methods.balances.constraints import Constraints
from cpdesk.methods.balances.linear import (
    LeastSquares,
    LeastSquaresAnswer,
    blocks,
    solve_least_squares,
    weighted,
)
from cpdesk.methods.balances.reconciliation import QuantityKind, QuantityName, RowKind
from cpdesk.methods.sparse_arrays import Indices, Mask, Matrix, Vector, diagonal, graphs, sparse

if TYPE_CHECKING:
    from cpdesk.methods.balances.interior import Interior
    from cpdesk.methods.balances.substance_flows import SubstanceFlows

MOST_STEPS = 60
HELD_TO = 1e-11  # the equations hold within this share of their largest amount
SETTLED = 1e-5  # what is left to go moves no reading by more than this share of its standard deviation
SLOW = 0.15  # a step this long against the one before calls for the curvature
SHORTEST = 1e-4
CLOSE = 1e-2  # a step of less than this share of the standard deviations is taken whole
TRIED_TWICE = 2000  # variables; larger networks are too long in the working for a second way
TRUSTED = 3.0  # squares an equation; beyond that another way to the answer is tried, as there may be several
TRACE = 1e-16  # of the largest flow, or of 1 for a fraction
MANY, MUCH = (
    100,
    0.1,
)  # fractions not measured, and their share, from which on the way leads through the inside
STEPS_NEAR = 40  # toward the convex problem near by, which is a beginning only
SAME = 1e-6  # squares that differ by less than this share are alike
STUCK = 3  # steps that move nothing, though the equations do not hold
ROUNDING = 1e-9  # of the sum that must fall


@dataclass(slots=True)
class Solved:
    """The answer: all variables, a multiplier a row, which are held at a bound, how it went.

    `squares`: the weighted sum of squared adjustments; `off`: what each equation is off by in
    the end, `size`: the amounts in it, not less than a thousandth of the largest of the network.
    """

    z: Vector
    multipliers: Vector
    held: Indices
    steps: int
    converged: bool
    off: Vector
    size: Vector
    squares: float

    @property
    def good(self) -> bool:
        """Whether this is an answer at all."""
        return self.converged and self.holds

    @property
    def holds(self) -> bool:
        """Whether all equations hold within rounding."""
        return bool(np.all(np.abs(self.off) <= 100.0 * HELD_TO * self.size))


def _sizes(constraints: Constraints, z: Vector) -> Vector:
    size = constraints.size(z)
    known = np.nan_to_num(np.abs(constraints.measured))
    largest = max(float(size.max(initial=0.0)), float(known.max(initial=0.0)))
    return np.maximum(size, 1e-3 * largest)


def solve(constraints: Constraints) -> Solved:
    """Return the least-squares answer of a network, in one step where its equations are linear."""
    if constraints.is_linear:
        z = _first_guess(constraints)
        problem = linearised(constraints, z, constraints.jacobian(z))
        answer = solve_least_squares(problem)
        done = _put(constraints, z, problem, answer)
        return _solved(constraints, done, answer, 1, answer.converged)
    if _much_unmeasured(constraints):
        return _from_inside(constraints)
    answer = _by_steps(constraints)
    doubtful = bool(answer.held.any()) or answer.squares > TRUSTED * len(constraints.rows)
    if answer.good and not (doubtful and len(answer.z) <= TRIED_TWICE):
        return answer
    return _better(answer, _from_inside(constraints))


def _much_unmeasured(constraints: Constraints) -> bool:
    """Tell whether the network is large and so little known that exchanging bounds would come round and round."""
    fractions = np.array([name.kind is QuantityKind.FRACTION for name in constraints.names], dtype=bool)
    missing = int(np.count_nonzero(constraints.unmeasured & fractions))
    live = int(np.count_nonzero(~constraints.constant & fractions))
    return missing > MANY and missing > MUCH * live and not constraints.correlations


def _by_steps(constraints: Constraints) -> Solved:
    """Return the answer by successive linearisation, from two first guesses where the first leaves doubts."""
    guess = _first_guess(constraints)
    better = guess
    if constraints.unmeasured.any():
        better = _softened(constraints, guess, QuantityKind.FLOW)
        better = _softened(constraints, better, QuantityKind.FRACTION)
    answer = _successive(constraints, better)
    doubtful = bool(answer.held.any()) or answer.squares > TRUSTED * len(constraints.rows)
    if answer.good and not (doubtful and len(guess) <= TRIED_TWICE):
        return answer
    return _better(answer, _successive(constraints, guess))


def _better(one: Solved, other: Solved) -> Solved:
    """Return the answer with fewer squares, or the only one that is an answer."""
    return (
        other if other.good and not (one.good and one.squares <= other.squares * (1.0 + SAME) + SAME) else one
    )


def _from_inside(constraints: Constraints) -> Solved:
    """Return the answer by the interior-point method, begun from the answer of the convex problem near by.

    In small networks it is begun from the readings as well: of several valleys each beginning may find another.
    """
    from cpdesk.methods.balances.interior import interior_point
    from cpdesk.methods.balances.substance_flows import first_amounts, substance_flows

    first = first_amounts(constraints)
    if constraints.correlations:
        return _placed(constraints, first, np.zeros(len(first), dtype=np.int64), 0, False)
    problem = substance_flows(constraints, first)
    near = interior_point(problem, reference=problem.start, most_steps=STEPS_NEAR)
    best = _ended(constraints, problem, interior_point(problem, begin=near.y))
    if best.good and len(first) > TRIED_TWICE:
        return best
    return _better(best, _ended(constraints, problem, interior_point(problem)))


def _ended(constraints: Constraints, problem: "SubstanceFlows", found: "Interior") -> Solved:
    from cpdesk.methods.balances.interior_end import exactly

    shares = problem.quantities(constraints, found.y)
    y, none, settled = exactly(problem, found)
    held = -problem.held_quantities(none).astype(np.int64)
    z = problem.quantities(constraints, y, shares)
    return _placed(constraints, z, held, found.steps, found.converged or settled)


def _placed(constraints: Constraints, z: Vector, held: Indices, steps: int, converged: bool) -> Solved:
    off, size, squares = constraints.residual(z), _sizes(constraints, z), _squares(constraints, z)
    return Solved(z, np.zeros(len(constraints.rows)), held, steps, converged, off, size, squares)


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
        _sizes(constraints, z),
        _squares(constraints, z),
    )


def _without_traces(constraints: Constraints, z: Vector) -> Vector:
    """Return z with what is only the rounding of nothing made nothing, so that it leads no pivot astray."""
    fractions = constraints.upper == 1.0
    largest = np.where(fractions, 1.0, float(np.max(np.abs(z[~fractions]), initial=0.0)))
    return np.where((np.abs(z) <= TRACE * largest) & ~constraints.constant, 0.0, z)


def _squares(constraints: Constraints, z: Vector) -> float:
    measured = constraints.is_measured
    difference = (z - constraints.measured)[measured]
    if not constraints.correlations:
        return float(np.sum((difference / constraints.sd[measured]) ** 2))
    return (
        float(difference @ weighted(constraints.covariance(measured), difference)) if len(difference) else 0.0
    )


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
            _bend(constraints, problem, z, answer.multipliers)
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
            and np.all(off <= HELD_TO * _sizes(constraints, z))
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
        return 0.5 * _squares(constraints, at) + float(penalty @ np.abs(constraints.residual(at)))

    here, share = merit(z), 1.0
    while share > SHORTEST:
        if merit(z + share * (aim - z)) <= here * (1.0 + ROUNDING) + ROUNDING:
            return share
        share *= 0.5
    return 1.0


def _bend(constraints: Constraints, problem: LeastSquares, z: Vector, multipliers: Vector) -> None:
    """Put the curvature of the products of measured variables into the squares of the problem."""
    row, first, second, coefficient = constraints.products
    position = np.full(len(z), -1, dtype=np.int64)
    position[constraints.is_measured] = np.arange(len(problem.x0))
    one, other = position[first], position[second]
    both = (one >= 0) & (other >= 0)
    pull = -(multipliers[row] * coefficient)[both]
    shape = (len(problem.x0), len(problem.x0))
    sd2 = problem.v.diagonal()
    bent = sparse.coo_array((pull, (one[both], other[both])), shape=shape).tocsr()
    bent = _tamed(_without_sums(constraints, bent, position, sd2), sd2)
    inverse = _block_inverse((diagonal(1.0 / sd2) + bent).tocsr())
    start = problem.x0 / sd2 + bent @ z[constraints.is_measured]
    problem.v, problem.x0 = inverse, inverse @ start


def _without_sums(constraints: Constraints, bent: Matrix, position: Indices, sd2: Vector) -> Matrix:
    """Return the whole curvature, less what fractions that keep their sum cannot feel.

    A pull of the flow on all fractions of a stream alike does nothing while their sum stays 1, so the mean
    pull is taken off; what is left is small enough to keep the squares convex.
    """
    sums = [row for row, name in enumerate(constraints.rows) if name.kind is RowKind.COMPLETE]
    row, column, _ = constraints.linear
    inside = np.isin(row, sums)
    row, fraction = row[inside], position[column[inside]]
    if not len(row):
        return (bent + bent.T).tocsr()
    streams = [constraints.rows[int(n)].id for n in row]
    flow = position[[constraints.index[QuantityName(QuantityKind.FLOW, one)] for one in streams]]
    whole = np.ones(len(constraints.rows), dtype=bool)
    whole[row[(fraction < 0) | (flow < 0)]] = False
    row, fraction, flow = row[whole[row]], fraction[whole[row]], flow[whole[row]]
    if len(row):
        pull = np.asarray(bent.tocsr()[flow, fraction]).ravel()
        weight = np.bincount(row, sd2[fraction], len(constraints.rows))
        mean = np.bincount(row, sd2[fraction] * pull, len(constraints.rows))[row] / weight[row]
        bent = bent - sparse.coo_array((mean, (flow, fraction)), shape=bent.shape).tocsr()
    return (bent + bent.T).tocsr()


def _tamed(bent: Matrix, sd2: Vector) -> Matrix:
    """Return the curvature made so small that the squares stay convex in every stream."""
    sd = np.sqrt(sd2)
    relative = diagonal(sd) @ bent @ diagonal(sd)
    count, label = _parts(relative)
    squares = np.zeros(count)
    entries = relative.tocoo()
    np.add.at(squares, label[entries.row], entries.data**2)
    share = np.minimum(1.0, 0.9 / np.sqrt(np.maximum(0.5 * squares, 1e-300)))[label]
    return (diagonal(share) @ bent).tocsr()


def _parts(matrix: Matrix) -> tuple[int, Indices]:
    """Return how many blocks a symmetric matrix falls into, and the block of each row."""
    count, label = graphs.connected_components(matrix, directed=False)
    return int(count), np.asarray(label, dtype=np.int64)


def _block_inverse(weights: Matrix) -> Matrix:
    """Return the inverse of a matrix of small blocks, block by block."""
    count, label = _parts(weights)
    order = np.argsort(label, kind="stable")
    ends: Indices = np.searchsorted(label[order], np.arange(1, count))
    rows: list[Indices] = []
    columns: list[Indices] = []
    data: list[Vector] = []
    for places in np.split(order, ends):
        dense: Vector = weights[places][:, places].toarray()
        block = np.asarray(np.linalg.inv(dense), dtype=np.float64)
        rows.append(np.repeat(places, len(places)))
        columns.append(np.tile(places, len(places)))
        data.append(block.ravel())
    shape = weights.shape
    made = sparse.coo_array(
        (np.concatenate(data), (np.concatenate(rows), np.concatenate(columns))), shape=shape
    )
    return made.tocsr()
