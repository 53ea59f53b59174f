"""The plain case of bounded least squares, kept quick: all measured, errors independent.

The same exchanges of bounds as in the general case. A system near one that was factored before is solved by
conjugate gradients with that factor: its matrix is near it, so that a few products with sparse matrices do
what another factorisation would. Gives up (returns None) where rounding or an empty balance calls for the
general way.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from cpdesk.methods.sparse_arrays import Indices, Matrix, Vector, sparse_solvers

MOST_EXCHANGES = 12
ROUNDING = 1e-11
SPENT = 1e-10  # share of a row's amounts that may be left of it
MOST_GRADIENTS = 18  # these take about as long as another factorisation
CLOSE = 1e-7  # of the way from the last answer; what is left is gone with the next step
ROUGH = 5e-2  # the same, while it is looked which bounds hold
DIGITS = 1e-15
FINE = 1e-10  # standard deviations
NEAR = 0.01  # of the readings may be held or let go before the matrix counts as another


@dataclass(slots=True)
class Factored:
    """A factor that is good for systems near its own, with the multipliers it gave last."""

    factor: Any
    multipliers: Vector

    @property
    def row_order(self) -> Indices:
        """The place of each row in the order of elimination."""
        return np.asarray(self.factor.perm_c, dtype=np.int64)


@dataclass(slots=True)
class Measured:
    """min sum of (x - x0)**2 / variance under A x = b and the bounds; A in compressed rows."""

    a: Matrix
    b: Vector
    x0: Vector
    variance: Vector
    lower: Vector
    upper: Vector


def solve_measured(
    problem: Measured, last: Factored | None = None
) -> tuple[Vector, Vector, Indices, Factored] | None:
    """Return x, multipliers, which bounds hold (-1, 0, 1) and the factor; None: not solved so.

    Readings beyond a bound are held there from the start, as most of them stay. `last`: of a step before, if
    another follows until nothing moves; then the answer may be off by a trifle of the way from that one.
    """
    a, b, x0, variance = problem.a, problem.b, problem.x0, problem.variance
    across, scaled = a.T.tocsr(), a.copy()
    some = ROUNDING * (np.sqrt(variance) + np.abs(x0))
    least, most = problem.lower - some, problem.upper + some
    held = (x0 > most).astype(np.int64) - (x0 < least)
    multipliers = np.zeros(len(b)) if last is None else last.multipliers
    factor = None if last is None else last.factor
    way: _Gradients | None = None
    changed = 0
    for _ in range(MOST_EXCHANGES):
        free = held == 0
        spread = np.where(free, variance, 0.0)
        start = np.where(free, x0, np.where(held < 0, problem.lower, problem.upper))
        right = b - a @ start
        found = None
        if factor is not None and changed <= NEAR * len(x0):
            if way is None or changed:
                way = _Gradients(a, across, spread, right, multipliers, factor)
                found = way.followed(ROUGH if last is None else CLOSE, 0.0)
            else:
                found = way.followed(0.0, max(FINE, DIGITS * float(np.sqrt(np.sum(start**2 / variance)))))
        exactly = found is None or last is not None or (way is not None and way.fine)
        if found is None:
            factor, way = _factored(a, scaled, across, spread), None
            if factor is None:
                return None
            found = factor.solve(right)
        multipliers = found
        pulled = across @ multipliers
        x = start + spread * pulled
        wish = x0 + variance * pulled
        now = (wish > most).astype(np.int64) - (wish < least)
        changed = int(np.count_nonzero(now != held))
        if not changed and exactly:
            return _finished(problem, across, x, spread, multipliers, held, factor)
        held = now
    return None


class _Gradients:
    """Conjugate gradients toward the multipliers, with the factor of a system near by."""

    def __init__(
        self, a: Matrix, across: Matrix, spread: Vector, right: Vector, start: Vector, factor: Any
    ) -> None:
        self.a, self.across, self.spread, self.factor = a, across, spread, factor
        self.multipliers = start
        self.left = right - self._felt(start)
        self.way = factor.solve(self.left)
        self.off = self.first = float(self.left @ self.way)
        self.steps = 0
        self.fine = False

    def followed(self, share: float, fine: float) -> Vector | None:
        """Return the multipliers off by this share of the way or less; None: the factor is of too far a system."""
        self.fine = share == 0.0
        while not 0.0 <= self.off <= max(share * share * self.first, fine * fine):
            felt = self._felt(self.way)
            bent = float(self.way @ felt)
            if self.steps == MOST_GRADIENTS or not (bent > 0.0 and self.off > 0.0):
                return None
            step = self.off / bent
            self.multipliers = self.multipliers + step * self.way
            self.left -= step * felt
            toward = self.factor.solve(self.left)
            before, self.off = self.off, float(self.left @ toward)
            self.way = toward + (self.off / before) * self.way
            self.steps += 1
        return self.multipliers

    def _felt(self, multipliers: Vector) -> Vector:
        return self.a @ (self.spread * (self.across @ multipliers))


def _factored(a: Matrix, scaled: Matrix, across: Matrix, spread: Vector) -> Any:
    """Factor A V A'."""
    np.multiply(a.data, spread[a.indices], out=scaled.data)
    square = (scaled @ across).tocsc()
    square.has_canonical_format = True
    options = {"SymmetricMode": True, "Equil": False}
    try:
        return sparse_solvers.splu(square, permc_spec="MMD_AT_PLUS_A", diag_pivot_thresh=0.0, options=options)
    except RuntimeError:
        return None


def _finished(
    problem: Measured,
    across: Matrix,
    x: Vector,
    spread: Vector,
    multipliers: Vector,
    held: Indices,
    factor: Any,
) -> tuple[Vector, Vector, Indices, Factored] | None:
    """Return the answer with what rounding left of the balances spread over it."""
    a, b = problem.a, problem.b
    more = factor.solve(b - a @ x)
    multipliers = multipliers + more
    x = x + spread * (across @ more)
    left = np.abs(b - a @ x)
    if bool(np.all(left <= SPENT * (np.max(np.abs(x), initial=0.0) + np.abs(b)))):
        return x, multipliers, held, Factored(factor, multipliers)
    return None
