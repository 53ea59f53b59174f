"""The plain case of bounded least squares, kept quick: all measured, errors independent.

The same exchanges of bounds as in the general case, with nothing between two factorisations but products of
sparse matrices with vectors. Gives up (returns None) where rounding or an empty balance calls for the general
way.
"""

from typing import Any

import numpy as np

from cpdesk.methods.sparse_arrays import Indices, Matrix, Vector, sparse_solvers

MOST_EXCHANGES = 12
ROUNDING = 1e-11
SPENT = 1e-10  # share of a row's amounts that may be left of it


def solve_measured(
    a: Matrix,
    b: Vector,
    x0: Vector,
    variance: Vector,
    lower: Vector,
    upper: Vector,
    place: Indices | None = None,
) -> tuple[Vector, Vector, Indices, Indices] | None:
    """Return x, multipliers, which bounds hold (-1, 0, 1) and the place of each row; None: not solved so.

    Minimises the sum of (x - x0)**2 / variance under A x = b and the bounds; A in compressed rows. Readings
    beyond a bound are held there from the start, as most of them stay. `place`: the order of elimination that
    an earlier call found for the same pattern.
    """
    if place is not None:
        back = np.argsort(place)
        found = _in_order(a[back], b[back], x0, variance, lower, upper, "NATURAL")
        return None if found is None else (found[0], found[1][place], found[2], place)
    return _in_order(a, b, x0, variance, lower, upper, "MMD_AT_PLUS_A")


def _in_order(
    a: Matrix, b: Vector, x0: Vector, variance: Vector, lower: Vector, upper: Vector, order: str
) -> tuple[Vector, Vector, Indices, Indices] | None:
    across, scaled = a.T.tocsr(), a.copy()
    least = lower - ROUNDING * (np.sqrt(variance) + np.abs(x0))
    most = upper + ROUNDING * (np.sqrt(variance) + np.abs(x0))
    held = (x0 > most).astype(np.int64) - (x0 < least)
    bound = np.where(held < 0, lower, upper)
    for _ in range(MOST_EXCHANGES):
        free = held == 0
        spread = np.where(free, variance, 0.0)
        start = np.where(free, x0, bound)
        factor = _factored(a, scaled, across, spread, order)
        if factor is None:
            return None
        multipliers = factor.solve(b - a @ start)
        pulled = across @ multipliers
        x = start + spread * pulled
        wish = x0 + variance * pulled
        now = (wish > most).astype(np.int64) - (wish < least)
        if np.array_equal(now, held):
            return _finished(a, across, b, x, spread, multipliers, held, factor)
        held, bound = now, np.where(now < 0, lower, upper)
    return None


def _factored(a: Matrix, scaled: Matrix, across: Matrix, spread: Vector, order: str) -> Any:
    """Factor A V A'; its compressed rows are its compressed columns."""
    np.multiply(a.data, spread[a.indices], out=scaled.data)
    mirrored = (scaled @ across).T
    options = {"SymmetricMode": True, "Equil": False}
    try:
        return sparse_solvers.splu(mirrored, permc_spec=order, diag_pivot_thresh=0.0, options=options)
    except RuntimeError:
        return None


def _finished(
    a: Matrix,
    across: Matrix,
    b: Vector,
    x: Vector,
    spread: Vector,
    multipliers: Vector,
    held: Indices,
    factor: Any,
) -> tuple[Vector, Vector, Indices, Indices] | None:
    """Return the answer with what rounding left of the balances spread over it."""
    more = factor.solve(b - a @ x)
    multipliers = multipliers + more
    x = x + spread * (across @ more)
    left = np.abs(b - a @ x)
    if bool(np.all(left <= SPENT * (np.max(np.abs(x), initial=0.0) + np.abs(b)))):
        return x, multipliers, held, np.asarray(factor.perm_c, dtype=np.int64)
    return None
