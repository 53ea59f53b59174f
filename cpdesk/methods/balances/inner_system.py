"""The symmetric system of an interior-point step, its pattern laid out once and factored again and again."""

from typing import Any

import numpy as np

from cpdesk.methods.sparse_arrays import Indices, Matrix, Vector, sparse, sparse_solvers

REFINEMENTS = 3
ROW_WEIGHTS = (1.0, 1e3, 1e5)  # times the weight asked for


class System:
    """[[curvature + weights, a'], [a, -weight]], its pattern laid out once and factored again and again."""

    def __init__(self, a: Matrix, above: Indices, below: Indices) -> None:
        self.a, self.squared = a, a.power(2)
        rows, columns = a.shape
        entries, own = a.tocoo(), np.arange(rows + columns, dtype=np.int64)
        self.row: Indices = np.concatenate([own, above, below, entries.col, entries.row + columns])
        self.column: Indices = np.concatenate([own, below, above, entries.row + columns, entries.col])
        self.entries: Vector = np.concatenate([entries.data, entries.data])
        self.count, self.columns = rows + columns, columns
        self.order: Indices | None = None
        self._lay_out(own)

    def _lay_out(self, place: Indices) -> None:
        """Find the places of the entries in compressed columns, rows and columns moved to `place`."""
        key: Indices = place[self.column] * self.count + place[self.row]
        unique = np.unique(key, return_inverse=True)
        found = np.asarray(unique[0], dtype=np.int64)
        self.slot = np.asarray(unique[1], dtype=np.int64)
        self.indices = (found % self.count).astype(np.int32)
        starts = np.arange(self.count + 1, dtype=np.int64) * self.count
        ends = np.asarray(np.searchsorted(found, starts), dtype=np.int64)
        self.ends = ends.astype(np.int32)

    def factor(self, bend: Vector, mixed: Vector, row_weight: float) -> None:
        """Factor the system, scaled so that its diagonal is about 1; rows weigh more where it is singular else.

        Errors: RuntimeError where it is singular all the same.
        """
        for more in ROW_WEIGHTS:
            try:
                self._factor(bend, mixed, more * row_weight)
                break
            except RuntimeError:
                if more == ROW_WEIGHTS[-1]:
                    raise

    def _factor(self, bend: Vector, mixed: Vector, row_weight: float) -> None:
        one = 1.0 / np.sqrt(bend)
        reach = np.asarray(self.squared @ one**2).ravel()
        other = 1.0 / np.sqrt(np.maximum(reach, 1e-300))
        self.scale = np.concatenate([one, other])
        corner = np.full(self.count - self.columns, -row_weight) / other**2
        raw = np.concatenate([bend, corner, mixed, mixed, self.entries])
        raw *= self.scale[self.row] * self.scale[self.column]
        first = self.order is None
        self.solver = self._factored(self._put(raw), "MMD_AT_PLUS_A" if first else "NATURAL")
        raw[self.columns : self.count] = 0.0
        self.exact = self._put(raw)
        self.place = None if first else self.order
        if first:
            self.order = np.asarray(self.solver.perm_c, dtype=np.int64)
            self._lay_out(self.order)

    @property
    def is_convex(self) -> bool:
        """Tell whether the curvature was positive wherever the equations leave room: by the signs of the pivots."""
        pivots = np.asarray(self.solver.U.diagonal(), dtype=float)
        return int(np.count_nonzero(pivots > 0.0)) == self.columns

    def _put(self, raw: Vector) -> Matrix:
        data = np.bincount(self.slot, raw, len(self.indices))
        return sparse.csc_array((data, self.indices, self.ends), shape=(self.count, self.count))

    def _factored(self, matrix: Matrix, order: str) -> Any:
        options = {"SymmetricMode": True, "Equil": False}
        return sparse_solvers.splu(matrix, permc_spec=order, diag_pivot_thresh=0.0, options=options)

    def solve(self, top: Vector, bottom: Vector) -> tuple[Vector, Vector]:
        """Return the step of the values and minus that of the multipliers, refined without the row weights."""
        right = np.concatenate([top, bottom]) * self.scale
        if self.place is not None:
            moved = np.empty_like(right)
            moved[self.place] = right
            right = moved
        found = self.solver.solve(right)
        left = right - self.exact @ found
        for _ in range(REFINEMENTS):
            better = found + self.solver.solve(left)
            rest = right - self.exact @ better
            if not largest(rest) < largest(left):
                break
            found, left = better, rest
        whole = (found if self.place is None else found[self.place]) * self.scale
        return whole[: self.columns], whole[self.columns :]


def largest(values: Vector) -> float:
    """Return the largest amount, 0 of none."""
    return float(np.max(np.abs(values), initial=0.0))
