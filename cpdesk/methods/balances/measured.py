"""The plain case of bounded least squares, kept quick: all measured, errors independent.

The multipliers m of the balances say all: x = x0 + V A' m, put back to its bounds where it is beyond them. So they
are looked for by Newton's method on what the balances are off by; its matrix A V A' leaves out what a bound holds.
A system near one that was factored before is solved by conjugate gradients with that factor: a few products with
sparse matrices do what another factorisation would. Gives up (returns None) where that does not come to rest.
Source: Qi, Sun (1993), Math. Program. 58 (Newton's method where slopes break off).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from cpdesk.methods.balances.normal_matrix import MOST_DENSE, Factor, normal_matrix, row_squares
from cpdesk.methods.sparse_arrays import Indices, Matrix, Vector

MOST_EXCHANGES = 8
ROUNDING = 1e-11
SPENT = 1e-10  # share of a row's amounts that may be left of it
EXACT = 1e-14  # the same over all rows, where nothing is gained by another solve
BEYOND = 0.5  # of what a step sets out to mend
SHORTENED = 2  # times
FORESEEN = 3  # gradients without a factor that tell nearly which bounds will hold
MOST_GRADIENTS = 18  # these take about as long as another factorisation
FLAT = 1e-9  # against a near system's 1; where less comes back the matrix has lost a row
CLOSE = 1e-7  # of the way from the last answer; what is left is gone with the next step
DIGITS = 1e-15
FINE = 1e-10  # standard deviations
TRIFLE = 1e-4  # the same, of an answer that only wants its balances closed
FEW = 12  # readings held or let go; it takes about as many gradients to see to them
NEAR = 0.01  # share of the readings, the same from one linearisation to the next


@dataclass(slots=True)
class Factored:
    """A factor that is good for systems near its own, with the multipliers it gave last."""

    factor: Factor
    multipliers: Vector


@dataclass(slots=True)
class Measured:
    """min sum of (x - x0)**2 / variance under A x = b and the bounds; A in compressed rows, no entry twice."""

    a: Matrix
    b: Vector
    x0: Vector
    variance: Vector
    lower: Vector
    upper: Vector


@dataclass(slots=True)
class _Point:
    """Multipliers, the x they give, which bounds hold it (-1, 0, 1), what is left of each row."""

    multipliers: Vector
    x: Vector
    held: NDArray[np.int8]
    left: Vector


def solve_measured(
    problem: Measured, last: Factored | None = None
) -> tuple[Vector, Vector, Indices, Factored] | None:
    """Return x, multipliers, which bounds hold (-1, 0, 1) and the factor; None: not solved so.

    `last`: of a step before, if another follows until nothing moves; then the answer may be off by a trifle of
    the way from that one. Small systems are factored each time: no step of gradients is as quick.
    """
    dual, small = _Dual(problem), len(problem.b) <= MOST_DENSE
    factor = None if last is None or small else last.factor
    few, share = (FEW, 0.0) if last is None else (NEAR * len(problem.x0), CLOSE)
    point = dual.foreseen() if last is None else dual.at(last.multipliers)
    changed = 0
    for _ in range(MOST_EXCHANGES):
        free = dual.free(point)
        step = None
        if factor is not None and changed <= few and not small:
            step = _Gradients(dual, free, point.left, factor).followed(share, dual.fine(point))
        if step is None:
            factor = dual.matrix.factored(free)
            step = None if factor is None else factor.solve(point.left)
        if factor is None or step is None:
            return None
        held, point = point.held, dual.along(point, step)
        changed = int(np.count_nonzero(point.held != held))
        answer = None if changed else _finished(dual, point, free, factor)
        if answer is not None:
            return answer
    return None


def _finished(
    dual: "_Dual", point: _Point, free: Vector, factor: Factor
) -> tuple[Vector, Vector, Indices, Factored] | None:
    """Return the answer with what rounding left of the balances spread over it; None: more than that is left."""
    x, multipliers, left = point.x, point.multipliers, point.left
    size = float(np.sum(x * x))  # not x @ x, for which BLAS would start threads
    if not float(left @ left) <= EXACT**2 * size:
        more = factor.solve(left)
        if not float(left @ more) <= TRIFLE**2:
            return None
        multipliers = multipliers + more
        x = x + free * dual.matrix.pulled(more)
        left = np.abs(dual.b - dual.a @ x)
        largest, read = np.max(np.abs(x), initial=0.0), np.max(np.abs(dual.x0), initial=0.0)
        if not bool(np.all(left <= SPENT * (largest + np.abs(dual.b)) + EXACT * read)):
            return None
    return x, multipliers, point.held.astype(np.int64), Factored(factor, multipliers)


class _Dual:
    """What follows from the multipliers."""

    def __init__(self, problem: Measured) -> None:
        self.a, self.b, self.x0, self.variance = problem.a, problem.b, problem.x0, problem.variance
        self.lower, self.upper = problem.lower, problem.upper
        self.matrix = normal_matrix(self.a, self.variance)
        some = ROUNDING * (np.sqrt(self.variance) + np.abs(self.x0))
        self.least, self.most = self.lower - some, self.upper + some

    def at(self, multipliers: Vector) -> _Point:
        """Return the point of these multipliers."""
        return self._put(multipliers, self.x0 + self.variance * self.matrix.pulled(multipliers))

    def along(self, point: _Point, step: Vector) -> _Point:
        """Return the point at the end of a step, shortened where that is far beyond the balance it leads to."""
        before, share = float(step @ point.left), 1.0
        for _ in range(SHORTENED):
            ahead = self.at(point.multipliers + share * step)
            beyond = -float(step @ ahead.left)
            if not beyond > BEYOND * before > 0.0:
                return ahead
            share *= before / (before + beyond)
        return self.at(point.multipliers + share * step)

    def foreseen(self) -> _Point:
        """Return where to begin: at the readings, or, if some are out of bounds in a large system, nearer."""
        point = self._put(np.zeros(len(self.b)), self.x0)
        if len(self.b) <= MOST_DENSE or not point.held.any():
            return point
        free = self.free(point)
        gradients = _Gradients(self, free, point.left, _Diagonal(row_squares(self.a, free)))
        for _ in range(FORESEEN):
            gradients.advance()
        return self.at(gradients.way)

    def free(self, point: _Point) -> Vector:
        """Return the variance of what no bound holds, 0 for the rest."""
        return np.where(point.held == 0, self.variance, 0.0)

    def fine(self, point: _Point) -> float:
        """Return how many standard deviations are as good as nothing."""
        return max(FINE, DIGITS * float(np.sqrt(np.sum(point.x**2 / self.variance))))

    def _put(self, multipliers: Vector, wish: Vector) -> _Point:
        held = (wish > self.most).view(np.int8) - (wish < self.least).view(np.int8)
        x: Vector = np.clip(wish, self.lower, self.upper)
        return _Point(multipliers, x, held, self.b - self.a @ x)


class _Diagonal:
    """The factor of a matrix that is taken for its diagonal."""

    def __init__(self, diagonal: Vector) -> None:
        self.inverse = 1.0 / np.where(diagonal > 0.0, diagonal, np.inf)

    def solve(self, right: Vector) -> Vector:
        return self.inverse * right


class _Gradients:
    """Conjugate gradients toward a step of the multipliers, with the factor of a system near by."""

    def __init__(self, dual: _Dual, free: Vector, left: Vector, factor: Factor) -> None:
        self.a, self.pulled, self.free, self.factor = dual.a, dual.matrix.pulled, free, factor
        self.left = left
        self.toward: Vector = factor.solve(left)
        self.off = self.first = float(left @ self.toward)
        self.way: Vector = np.zeros(len(left))

    def followed(self, share: float, fine: float) -> Vector | None:
        """Return the step, off by this share or `fine`; None: the factor is of too far a system."""
        for _ in range(MOST_GRADIENTS):
            if 0.0 <= self.off <= max(share * share * self.first, fine * fine):
                return self.way
            if not self.advance():
                return None
        return None

    def advance(self) -> bool:
        """Go on by one gradient, if there is anywhere to go."""
        felt = self.a @ (self.free * self.pulled(self.toward))
        bent = float(self.toward @ felt)
        if not (self.off > 0.0 and bent > FLAT * self.off):
            return False
        length = self.off / bent
        self.way = self.way + length * self.toward
        self.left = self.left - length * felt
        ahead = self.factor.solve(self.left)
        before, self.off = self.off, float(self.left @ ahead)
        self.toward = ahead + (self.off / before) * self.toward
        return True
