"""Weighted least squares under linear equations and bounds."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from cpdesk.methods.balances.measured import Factored, Measured, solve_measured
from cpdesk.methods.balances.normal_equations import NormalEquations, normal_equations
from cpdesk.methods.sparse_arrays import Indices, Mask, Matrix, Vector, diagonal, sparse, sparse_solvers

FULL_EXCHANGES = 8  # exchanges of all that is wrong at once that may fail to improve, before one at a time
MOST_EXCHANGES = 60
LEASH = 1e3  # standard deviation of an unmeasured value about its last one, in typical amounts
MOST_LEASHED = 40
TRACE = 1e-15  # of a reading
ROUNDING = 1e-11  # a bound is kept within this share of the amounts in the problem


@dataclass(slots=True)
class LeastSquares:
    """min (x - x0)' inverse(V) (x - x0) under A x + U u = b and the bounds.

    a: rows x measured, u: rows x unmeasured, both in compressed rows; v: covariance of the readings; `start`:
    where the unmeasured stay if nothing determines them.
    """

    a: Matrix
    u: Matrix
    b: Vector
    x0: Vector
    v: Matrix
    start: Vector
    lower: Vector
    upper: Vector
    lower_u: Vector
    upper_u: Vector


@dataclass(slots=True)
class LeastSquaresAnswer:
    """The solution: x, u, a multiplier for each row, which bounds hold a value (-1 lower, 1 upper)."""

    x: Vector
    u: Vector
    multipliers: Vector
    held: Indices
    held_u: Indices
    exchanges: int
    converged: bool
    row_order: Indices | None = None
    factored: Factored | None = None
    system: NormalEquations | None = None


def solve_least_squares(
    problem: LeastSquares, held: LeastSquaresAnswer | None = None, row_order: Indices | None = None
) -> LeastSquaresAnswer:
    """Solve by block principal pivoting: hold what is out of bounds, let go what its bound pulls the wrong way.

    All wrong bounds are exchanged at once as long as that makes fewer wrong, else the last one alone, which
    cannot cycle where all is measured; where it comes round again it is stopped. `held`: an answer to start
    from. Not converged where the exchanges run out; whether the equations hold is for the caller to look at.
    Source: Portugal, Judice, Vicente (1994), Math. Comp. 63.
    """
    plain = _plainly(problem, None if held is None else held.factored)
    if plain is not None:
        return plain
    held_x = np.zeros(len(problem.x0), dtype=np.int64) if held is None else held.held.copy()
    held_u = np.zeros(len(problem.start), dtype=np.int64) if held is None else held.held_u.copy()
    fewest, chances = np.iinfo(np.int64).max, FULL_EXCHANGES
    answer = None
    seen: set[bytes] = set()
    for exchange in range(MOST_EXCHANGES):
        answer = _near(problem, held, held_x, held_u) or _with_held(problem, held_x, held_u, row_order)
        answer.exchanges, row_order = exchange, answer.row_order
        wrong = np.concatenate([_wrong_x(problem, answer), _wrong_u(problem, answer)])
        count = int(np.count_nonzero(wrong != STAYS))
        if not count:
            answer.converged = True
            return answer
        if count < fewest:
            fewest, chances = count, FULL_EXCHANGES
            seen.clear()
        else:
            chances -= 1
        if chances < 0:
            now = held_x.tobytes() + held_u.tobytes()
            if now in seen:
                break
            seen.add(now)
            wrong[: np.flatnonzero(wrong != STAYS)[-1]] = STAYS
        for side, part in ((held_x, wrong[: len(held_x)]), (held_u, wrong[len(held_x) :])):
            side[part != STAYS] = part[part != STAYS]
    assert answer is not None
    return _on_a_leash(problem, answer) if len(problem.start) else answer


def _on_a_leash(problem: LeastSquares, answer: LeastSquaresAnswer) -> LeastSquaresAnswer:
    """Solve with the unmeasured tied loosely to their last values, again until they stay (proximal point).

    Each of these problems is strictly convex, so that its exchanges end; where the values stay the ties do
    not pull, and the answer is that of the problem itself.
    """
    count, last = len(problem.x0), np.clip(problem.start, problem.lower_u, problem.upper_u)
    leash = LEASH * (_typical(problem) + float(np.median(np.abs(last))) + 1e-300)
    tied = LeastSquares(
        sparse.hstack([problem.a, problem.u], format="csr"),
        problem.u[:, :0],
        problem.b,
        problem.x0,
        sparse.block_diag([problem.v, diagonal(np.full(len(last), leash**2))], format="csr"),
        problem.start[:0],
        np.concatenate([problem.lower, problem.lower_u]),
        np.concatenate([problem.upper, problem.upper_u]),
        problem.lower_u[:0],
        problem.upper_u[:0],
    )
    held = None
    for _ in range(MOST_LEASHED):
        tied.x0 = np.concatenate([problem.x0, last])
        held = solve_least_squares(tied, held)
        moved = held.x[count:] - last
        last = np.clip(held.x[count:], problem.lower_u, problem.upper_u)
        if not held.converged:
            return answer
        if float(np.max(np.abs(moved), initial=0.0)) <= 1e-9 * (leash / LEASH):
            break
    assert held is not None
    signs, u_signs = held.held[:count], held.held[count:]
    return LeastSquaresAnswer(
        held.x[:count], last, held.multipliers, signs, u_signs, answer.exchanges, True, answer.row_order
    )


def _plainly(problem: LeastSquares, last: Factored | None) -> LeastSquaresAnswer | None:
    """Return the answer by the quick way, where all is measured and no errors are correlated."""
    if problem.u.shape[1] or problem.v.nnz != len(problem.x0) or not problem.a.shape[0]:
        return None
    measured = Measured(problem.a, problem.b, problem.x0, problem.v.diagonal(), problem.lower, problem.upper)
    found = solve_measured(measured, last)
    if found is None:
        return None
    x, multipliers, held, factored = found
    none = np.zeros(0, dtype=np.int64)
    return LeastSquaresAnswer(
        _settled(x, problem.x0), np.zeros(0), multipliers, held, none, 0, True, None, factored
    )


def _settled(x: Vector, x0: Vector) -> Vector:
    """Return x with what is only the rounding of its reading taken away made nothing."""
    return np.where(np.abs(x) <= TRACE * np.abs(x0), 0.0, x)


STAYS = 9  # beside -1 (hold at the lower bound), 0 (let go), 1 (hold at the upper bound)


def _with_held(
    problem: LeastSquares, held: Indices, held_u: Indices, row_order: Indices | None
) -> LeastSquaresAnswer:
    """Solve the equations with some values held at their bounds."""
    v, x0, u, columns = _free_part(problem, held, held_u)
    system = normal_equations(problem.a, v, columns, row_order=row_order)
    multipliers, more = system.solve(problem.b - problem.a @ x0 - problem.u @ u)
    u[held_u == 0] += more
    x = _settled(x0 + v @ (problem.a.T @ multipliers), x0)
    return LeastSquaresAnswer(x, u, multipliers, held, held_u, 0, False, system.row_order, None, system)


def _near(
    problem: LeastSquares, last: LeastSquaresAnswer | None, held: Indices, held_u: Indices
) -> LeastSquaresAnswer | None:
    """Solve the same with the factor of the step before, where the same values are held and it is near enough."""
    if last is None or last.system is None or not last.converged:
        return None
    if not (np.array_equal(held, last.held) and np.array_equal(held_u, last.held_u)):
        return None
    v, x0, u, columns = _free_part(problem, held, held_u)
    free = held_u == 0
    right = problem.b - problem.a @ x0 - problem.u @ u
    found = last.system.solve_near(problem.a, v, columns, right, last.multipliers, (last.u - u)[free])
    if found is None:
        return None
    multipliers, more = found
    u[free] += more
    x = _settled(x0 + v @ (problem.a.T @ multipliers), x0)
    return LeastSquaresAnswer(x, u, multipliers, held, held_u, 0, False, last.row_order, None, last.system)


def _free_part(
    problem: LeastSquares, held: Indices, held_u: Indices
) -> tuple[Matrix, Vector, Vector, Matrix]:
    """Return covariance and expected values given what is held, unmeasured to start from, and free columns."""
    x0 = np.where(held < 0, problem.lower, np.where(held > 0, problem.upper, problem.x0))
    v, x0 = _given_held(problem, held != 0, x0)
    u = np.where(held_u < 0, problem.lower_u, np.where(held_u > 0, problem.upper_u, problem.start))
    free = held_u == 0
    return v, x0, u, problem.u if bool(free.all()) else problem.u[:, np.flatnonzero(free)]


def _given_held(problem: LeastSquares, held: Mask, x0: Vector) -> tuple[Matrix, Vector]:
    """Return covariance and expected values of the rest, given the values that are held."""
    if not bool(held.any()):
        return problem.v, x0
    if problem.v.nnz == len(x0):
        return diagonal(np.where(held, 0.0, problem.v.diagonal())), x0
    keep, fix = diagonal((~held).astype(float)), np.flatnonzero(held)
    inside: Vector = problem.v[fix][:, fix].toarray()
    beside = (keep @ problem.v)[:, fix]
    outside: Vector = beside.toarray()
    gain = sparse.csr_array(np.linalg.solve(inside, outside.T).T)
    shift = gain @ (x0 - problem.x0)[fix]
    return (keep @ problem.v @ keep - gain @ beside.T).tocsr(), np.where(held, x0, problem.x0 + shift)


def _wrong_x(problem: LeastSquares, answer: LeastSquaresAnswer) -> Indices:
    sd = np.sqrt(problem.v.diagonal())
    small = ROUNDING * (sd + np.abs(answer.x))
    wrong = _outside(answer.x, problem.lower, problem.upper, small)
    held = np.flatnonzero(answer.held)
    if len(held):
        pull = -(problem.a.T @ answer.multipliers)[held]
        pull += weighted(problem.v, answer.x - problem.x0)[held]
        wrong[held] = _let_go(answer.held[held], pull * sd[held])
    return wrong


def weighted(v: Matrix, difference: Vector) -> Vector:
    """Return inverse(V) x difference."""
    if v.nnz == len(difference):
        return difference / v.diagonal()
    # Solved in standard deviations, which may be many powers of ten apart; one lost to underflow counts for nothing.
    spread = v.diagonal()
    known = spread > 0.0
    part = np.where(known, 1.0 / np.sqrt(np.where(known, spread, 1.0)), 0.0)
    scaled = (diagonal(part) @ v @ diagonal(part) + diagonal((~known).astype(float))).tocsc()
    return part * np.asarray(sparse_solvers.spsolve(scaled, part * difference), dtype=float)


def _wrong_u(problem: LeastSquares, answer: LeastSquaresAnswer) -> Indices:
    small = ROUNDING * (np.abs(answer.u) + _typical(problem))
    wrong = _outside(answer.u, problem.lower_u, problem.upper_u, small)
    held = np.flatnonzero(answer.held_u)
    if len(held):
        pull = -(problem.u.T @ answer.multipliers)[held]
        size = (abs(problem.u).T @ np.abs(answer.multipliers))[held]
        usual = max(np.max(np.abs(answer.multipliers), initial=0.0), _usual_pull(problem))
        wrong[held] = _let_go(answer.held_u[held], pull / np.maximum(size, 1e-3 * usual))
    return wrong


def _usual_pull(problem: LeastSquares) -> float:
    """Return what a multiplier would be like if a reading were wholly wrong."""
    return float(np.median(np.abs(problem.x0) / problem.v.diagonal())) + 1e-300 if len(problem.x0) else 1.0


def _typical(problem: LeastSquares) -> float:
    return float(np.median(np.abs(problem.x0))) if len(problem.x0) else 0.0


def _outside(value: Vector, lower: Vector, upper: Vector, small: Vector) -> Indices:
    wrong = np.full(len(value), STAYS, dtype=np.int64)
    wrong[value < lower - small] = -1
    wrong[value > upper + small] = 1
    return wrong


def _let_go(held: Indices, pull: Vector) -> Indices:
    """Return 0 where a bound holds what would come off it by itself; pull: slope of the sum of squares."""
    return np.where(held * pull > 1e-9, 0, STAYS)


def within_bounds(problem: LeastSquares, answer: LeastSquaresAnswer) -> tuple[Vector, Vector]:
    """Return x and u with the last rounding beyond a bound taken off."""
    x = np.clip(answer.x, problem.lower, problem.upper)
    return x, np.clip(answer.u, problem.lower_u, problem.upper_u)


def blocks(matrix: Matrix, columns: Mask) -> Iterator[Matrix]:
    """Yield the columns in the mask, then the others, both in compressed rows."""
    wide = matrix.tocsc()
    yield wide[:, np.flatnonzero(columns)].tocsr()
    yield wide[:, np.flatnonzero(~columns)].tocsr()
