"""Selected entries of the inverse of a factored symmetric matrix, and the variances they give.

Only the entries at the places of the factor are worked out, from the last pivot to the first; the dense
inverse is never formed. Source: Takahashi, Fagan, Chin (1973); Erisman, Tinney (1975).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from cpdesk.methods.balances.normal_equations import NormalEquations, normal_equations
from cpdesk.methods.sparse_arrays import Indices, Matrix, Vector, sparse

WIDE = 1e8  # variances that span more than this leave too few digits to differences
CANCELLED = 1e-6  # of what it is a difference of
EXACTLY = 1e-11  # a variance of less than this share of its column's scale is rounding: exact figures fix it


@dataclass(slots=True)
class Variances:
    """Variances after reconciliation, in the order of the columns given.

    `multipliers`: of each row's multiplier; `pull`: of A' m for each measured quantity, what the test divides
    by; `reconciled`: of each reconciled value; `unmeasured`: of each determined unmeasured value; `shared`:
    the covariance of the multipliers of any two rows that share a quantity.
    """

    multipliers: Vector
    pull: Vector
    reconciled: Vector
    unmeasured: Vector
    shared: Matrix


def variances(
    a: Matrix, v: Matrix, u: Matrix, correlated: Sequence[int]
) -> tuple[Variances, NormalEquations]:
    """Return the variances and the factored system they came from.

    a: independent rows x measured; u: the same rows x unmeasured, columns independent; v: covariance of the
    readings; `correlated`: the measured columns whose errors are correlated with others.
    """
    system = _sound(a, v, u)
    inverse = selected_inverse(system.factor, system.matrix)
    if system.order is not None:
        back = np.argsort(system.order)
        inverse = inverse[back][:, back]
    rows = a.shape[0]
    scale = sparse.diags_array(system.row_scale, format="csr")
    multipliers = (scale @ inverse[:rows][:, :rows] @ scale).tocsr()
    corner = inverse.diagonal()[rows:]
    pull = np.asarray((a.multiply(multipliers @ a)).sum(axis=0), dtype=float).ravel()
    sd2 = v.diagonal()
    reconciled = sd2 - sd2**2 * pull
    for column in correlated:
        moved = (a @ v[:, [column]]).toarray().ravel()
        reconciled[column] = sd2[column] - float(moved @ system.solve(moved)[0])
    shares = -corner - 1.0
    unmeasured = np.where(shares > EXACTLY, shares, 0.0) * system.column_scale**2
    if len(sd2) and float(sd2.max()) > WIDE * float(sd2.min()):
        for column in np.flatnonzero(reconciled <= CANCELLED * sd2).tolist():
            reconciled[column] = _of_reading(a, v, system, column)
        for column in np.flatnonzero(shares <= CANCELLED).tolist():
            unmeasured[column] = _of_unmeasured(a, v, system, column)
    return Variances(
        multipliers.diagonal(), _positive(pull), _positive(reconciled), _positive(unmeasured), multipliers
    ), system


def _sound(a: Matrix, v: Matrix, u: Matrix) -> NormalEquations:
    """Return the factored system; where ranks are so near to lower ones that it has no factor, with a guard."""
    try:
        return normal_equations(a, v, u, guard=0.0)
    except RuntimeError:
        return normal_equations(a, v, u)


def _of_reading(a: Matrix, v: Matrix, system: NormalEquations, column: int) -> float:
    """Return the variance of one reconciled reading as a sum of squares, in which nothing cancels."""
    moved: Vector = v[:, [column]].toarray().ravel()
    slopes: Vector = -(a.T @ system.solve(a @ moved)[0])
    slopes[column] += 1.0
    return float(slopes @ (v @ slopes))


def _of_unmeasured(a: Matrix, v: Matrix, system: NormalEquations, column: int) -> float:
    """Return the variance of one unmeasured value as a sum of squares."""
    one: Vector = np.zeros(len(system.column_scale))
    one[column] = 1.0
    nothing: Vector = np.zeros(len(system.row_scale))
    slopes: Vector = a.T @ system.solve(nothing, one)[0]
    return float(slopes @ (v @ slopes))


def _positive(values: Vector) -> Vector:
    return np.maximum(values, 0.0)


def selected_inverse(factor: Any, matrix: Matrix) -> Matrix:
    """Return the entries of the inverse at the places of the matrix and its factor, in the matrix's order.

    factor: scipy's SuperLU of the symmetric matrix, no rows exchanged, so that it is L D L'.
    """
    if not matrix.shape[0]:
        return matrix
    place = np.asarray(factor.perm_c, dtype=np.int64)
    pivots = np.asarray(factor.U.diagonal(), dtype=float)
    places, factors = _closed_places(factor.L, matrix, place)
    made = _inverse_at_places(places, factors, pivots)
    whole = (made + sparse.tril(made, -1).T).tocsr()
    return whole[place][:, place]


def _closed_places(factor: Matrix, matrix: Matrix, place: Indices) -> tuple[list[Indices], list[Vector]]:
    """Return of each column of L the places of its entries and the entries, those that are zero as well.

    The factor comes without entries that cancelled exactly; the recursion and the variances need them.
    """
    count = len(place)
    lower, entries = factor.tocoo(), matrix.tocoo()
    row, column = place[entries.row], place[entries.col]
    below = row >= column
    keys = lower.col.astype(np.int64) * count + lower.row
    ranks = np.argsort(keys)
    whole = np.union1d(keys, column[below] * count + row[below])
    values = np.zeros(len(whole))
    values[np.searchsorted(whole, keys[ranks])] = lower.data[ranks]
    starts = np.searchsorted(whole, np.arange(1, count) * count)
    places = np.split(whole % count, starts)
    factors = np.split(values, starts)
    for n in range(count):
        if len(places[n]) > 2:
            parent = int(places[n][1])
            above, rest = places[parent], places[n][1:]
            at = np.searchsorted(above, rest)
            if at[-1] >= len(above) or not np.array_equal(above[at], rest):
                places[parent] = joined = np.union1d(above, rest)
                filled = np.zeros(len(joined))
                filled[np.searchsorted(joined, above)] = factors[parent]
                factors[parent] = filled
    return places, factors


def _inverse_at_places(places: list[Indices], factors: list[Vector], pivots: Vector) -> Matrix:
    """Return the lower half of the inverse at these places, column by column from the last."""
    count = len(pivots)
    fronts: list[Vector | None] = [None] * count
    columns: list[Vector] = [np.zeros(0)] * count
    children = np.bincount([here[1] for here in places if len(here) > 1], minlength=count)
    for n in range(count - 1, -1, -1):
        here = places[n]
        front = np.empty((len(here), len(here)))
        front[0, 0] = 1.0 / pivots[n]
        if len(here) > 1:
            parent = int(here[1])
            above = fronts[parent]
            assert above is not None
            at = np.searchsorted(places[parent], here[1:])
            rest = above[at[:, None], at]
            factor = factors[n][1:]
            column = -(rest @ factor)
            front[1:, 1:] = rest
            front[1:, 0] = front[0, 1:] = column
            front[0, 0] -= factor @ column
            children[parent] -= 1
            if not children[parent]:
                fronts[parent] = None
        columns[n] = front[:, 0].copy()
        if children[n]:
            fronts[n] = front
    ends = np.concatenate([[0], np.cumsum([len(here) for here in places])])
    return sparse.csc_array((np.concatenate(columns), np.concatenate(places), ends), shape=(count, count))
