"""The symmetric system behind each weighted least-squares step, factored once and solved many times.

Minimising (x - x0)' inverse(V) (x - x0) / 2 under A x + U u = b gives, with one multiplier a row,

    [ A V A'  U ] [ m ]   [ b - A x0 ]          x = x0 + V A' m
    [ U'      0 ] [ u ] = [ 0        ]

so that the unmeasured u are eliminated exactly, not by giving them a large standard deviation. U U' is added
to the first block (it changes neither m nor u, as U' m = 0): that block becomes positive definite, and with
each u ordered behind its rows every pivot is sound, so no row is exchanged and the order serves again.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from cpdesk.methods.balances.normal_matrix import sparse_factor
from cpdesk.methods.sparse_arrays import Indices, Matrix, Vector, sparse

ROW_GUARD = 1e-13  # share of a row's diagonal added to it, so that rows that depend on others do not stop it
EMPTY_ROW = 1e-10  # diagonal of a row in which all is held: what it is off by pulls hard on what is held
COLUMN_GUARD = 1e-9  # the same for unmeasured columns that nothing determines; refinement takes both back
REFINEMENTS = 4
NEAR_REFINEMENTS = 12  # these take about half as long as another factorisation
NEAR_SHARE = 1e-8  # of the way from the last answer; what is left is gone with the next step
NEAR_RATE = 0.3  # slower than this is not near


@dataclass(slots=True)
class NormalEquations:
    """The factored system in scaled form; `solve` undoes the scaling and refines against the system itself."""

    square: Matrix
    unmeasured: Matrix
    scaled_unmeasured: Matrix
    row_scale: Vector
    column_scale: Vector
    guard: float
    order: Indices | None
    row_order: Indices | None
    matrix: Matrix
    factor: Any

    def solve(self, right: Vector, below: Vector | None = None) -> tuple[Vector, Vector]:
        """Return multipliers m and unmeasured u for the two right-hand sides (the lower one 0 if not given)."""
        bottom = np.zeros(self.unmeasured.shape[1]) if below is None else below
        m, u = self._once(right, bottom)
        largest = np.inf
        for _ in range(REFINEMENTS):
            top = right - self.square @ m - self.unmeasured @ u
            rest = bottom - self.unmeasured.T @ m
            wrong = max(_largest(top * self.row_scale), _largest(rest * self.column_scale))
            if wrong <= 1e-15 * _largest(right * self.row_scale) or wrong >= 0.5 * largest:
                break
            largest = wrong
            more_m, more_u = self._once(top, rest)
            m, u = m + more_m, u + more_u
        return m, u

    def solve_near(
        self, a: Matrix, v: Matrix, u: Matrix, right: Vector, m: Vector, w: Vector
    ) -> tuple[Vector, Vector] | None:
        """Return m and u of a system near this one, from those of a step before; None: it is not near.

        They may be off by a trifle of the way from there.
        """
        across = a.T.tocsr()
        before = enough = np.inf
        for _ in range(NEAR_REFINEMENTS):
            top = right - a @ (v @ (across @ m)) - u @ w
            rest = -(u.T @ m)
            wrong = max(_largest(top * self.row_scale), _largest(rest * self.column_scale))
            if before == np.inf:
                enough = max(NEAR_SHARE * wrong, 1e-13 * _largest(right * self.row_scale))
            if wrong <= enough:
                return m, w
            if not wrong <= NEAR_RATE * before:
                return None
            before = wrong
            more_m, more_w = self._once(top, rest)
            m, w = m + more_m, w + more_w
        return None

    def _once(self, top: Vector, bottom: Vector) -> tuple[Vector, Vector]:
        count = len(top)
        whole = top * self.row_scale
        if len(bottom):
            scaled = bottom * self.column_scale
            whole = whole + self.scaled_unmeasured @ scaled
            whole = np.concatenate([whole, (1.0 - self.guard) * scaled])
        if self.order is None:
            out: Vector = self.factor.solve(whole)
        else:
            out = np.empty_like(whole)
            out[self.order] = self.factor.solve(whole[self.order])
        return out[:count] * self.row_scale, out[count:] * self.column_scale


def normal_equations(
    a: Matrix, v: Matrix, u: Matrix, guard: float = COLUMN_GUARD, row_order: Indices | None = None
) -> NormalEquations:
    """Factor the system of A (rows x measured), V (covariance), U (rows x unmeasured).

    `guard`: 0 where the columns of U are known to be independent. `row_order`: the order found by an earlier
    call for the same pattern.
    """
    square = (a @ v @ a.T).tocsc()
    row_scale, column_scale = _scales(square.diagonal(), u)
    scaled_u = _scaled(u, row_scale, column_scale)
    block = _scaled(square, row_scale, row_scale)
    if not u.shape[1]:
        block = _guarded(block)
        factor = sparse_factor(block)
        return NormalEquations(
            square, u, scaled_u, row_scale, column_scale, guard, None, row_order, block, factor
        )
    block = _guarded((block + scaled_u @ scaled_u.T).tocsc())
    if row_order is None:
        row_order = np.asarray(sparse_factor(block).perm_c, dtype=np.int64)
    order = _behind_its_rows(row_order, scaled_u)
    whole = _bordered(block, (1.0 - guard) * scaled_u, -guard * (1.0 - guard), order)
    factor = sparse_factor(whole, "NATURAL")
    return NormalEquations(
        square, u, scaled_u, row_scale, column_scale, guard, order, row_order, whole, factor
    )


def _bordered(block: Matrix, u: Matrix, corner: float, order: Indices) -> Matrix:
    """Return [[block, u], [u', corner x 1]] with rows and columns in this order, put together in one go."""
    rows, count = u.shape
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    edge, own = u.tocoo(), np.arange(rows, rows + count, dtype=np.int64)
    lengths: Indices = np.diff(block.indptr)
    columns = np.repeat(np.arange(rows, dtype=np.int64), lengths)
    row: Indices = np.concatenate([block.indices, edge.row, rows + edge.col, own])
    column: Indices = np.concatenate([columns, rows + edge.col, edge.row, own])
    data: Vector = np.concatenate([block.data, edge.data, edge.data, np.full(count, corner)])
    return sparse.coo_array((data, (place[row], place[column])), shape=(len(order), len(order))).tocsc()


def _guarded(block: Matrix) -> Matrix:
    diagonal = block.diagonal()
    block.setdiag(diagonal * (1.0 + ROW_GUARD) + np.where(diagonal <= 0.0, EMPTY_ROW, 0.0))
    return block


def _largest(values: Vector) -> float:
    return float(np.max(np.abs(values))) if len(values) else 0.0


def _scaled(matrix: Matrix, rows: Vector, columns: Vector) -> Matrix:
    made = matrix.tocsc(copy=True)
    made.data *= rows[made.indices] * np.repeat(columns, np.diff(made.indptr))
    return made


def _scales(diagonal: Vector, u: Matrix) -> tuple[Vector, Vector]:
    """Return scales of rows and unmeasured columns that bring the diagonal to about 1."""
    positive = diagonal > 0.0
    rows = np.where(positive, 1.0 / np.sqrt(np.where(positive, diagonal, 1.0)), 0.0)
    plain = float(np.median(rows[positive])) if bool(positive.any()) else 1.0
    if not u.shape[1]:
        return np.where(positive, rows, plain), np.zeros(0)
    entries = u.tocoo()
    sizes = np.abs(entries.data)
    columns = np.zeros(u.shape[1])
    np.maximum.at(columns, entries.col, sizes * rows[entries.row])
    typical = float(np.median(columns[columns > 0.0])) if np.any(columns > 0.0) else 1.0
    columns = 1.0 / np.where(columns > 0.0, columns, typical)
    reach = np.zeros(len(diagonal))
    np.add.at(reach, entries.row, (sizes * columns[entries.col]) ** 2)
    whole = diagonal + reach
    return np.where(whole > 0.0, 1.0 / np.sqrt(np.where(whole > 0.0, whole, 1.0)), plain), columns


def _behind_its_rows(row_place: Indices, u: Matrix) -> Indices:
    """Return the order of elimination in which each unmeasured column comes right behind its last row."""
    entries = u.tocoo()
    last = np.full(u.shape[1], -1.0)
    np.maximum.at(last, entries.col, row_place[entries.row].astype(float))
    return np.argsort(np.concatenate([row_place.astype(float), last + 0.5]), kind="stable")
