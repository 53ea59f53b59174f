"""A V A' for one A and one diagonal V after another, made and factored: dense where rows are few, else sparse."""

from typing import Any, Protocol

import numpy as np

from cpdesk.methods.sparse_arrays import Indices, Matrix, Vector, diagonal, lapack, sparse_solvers

MOST_DENSE = 120  # rows; of more a sparse factor is soon quicker, and from 128 on LAPACK splits into threads
LOST = 1e-12  # share of a row's diagonal; if elimination leaves less, the row follows from others
ROW_GUARD = 1e-13  # share of a row's diagonal added to it where rows depend on each other


class Factor(Protocol):
    """A factored system."""

    def solve(self, right: Vector) -> Vector:
        """Return the solution for a right-hand side."""
        ...


class NormalMatrix(Protocol):
    """A V A' where only V changes."""

    def pulled(self, multipliers: Vector) -> Vector:
        """Return A' m: how the multipliers of the rows pull at each column."""
        ...

    def factored(self, variance: Vector) -> Factor | None:
        """Return its factor for this diagonal of V, of a matrix a trifle off where that has none; None: no factor."""
        ...


def normal_matrix(a: Matrix, variance: Vector) -> NormalMatrix:
    """Return A V A' for A in compressed rows, no entry twice, and V of no more than these variances."""
    return _Dense(a, variance) if a.shape[0] <= MOST_DENSE else _Sparse(a, variance)


def row_squares(a: Matrix, variance: Vector) -> Vector:
    """Return the diagonal of A V A'."""
    return _sums(_rows(a), a.data * a.data * variance[a.indices], a.shape[0])


def _rows(a: Matrix) -> Indices:
    """Return the row of each entry."""
    lengths: Indices = np.diff(a.indptr)
    return np.repeat(np.arange(len(lengths)), lengths)


def _sums(place: Indices, values: Vector, count: int) -> Vector:
    """Return the sum of the values at each place."""
    return np.bincount(place, values, count).astype(np.float64, copy=False)


def sparse_factor(square: Matrix, order: str = "MMD_AT_PLUS_A") -> Any:
    """Factor a symmetric matrix by its diagonal; column by column, as those of balances have few entries.

    Raises RuntimeError where a pivot is nothing.
    """
    options = {"SymmetricMode": True, "Equil": False}
    return sparse_solvers.splu(
        square, permc_spec=order, diag_pivot_thresh=0.0, relax=1, panel_size=1, options=options
    )


def _guard(a: Matrix, variance: Vector, now: Vector) -> Vector:
    """Return what to add to the diagonal where a row depends on others, or all in it is held.

    Such a row is given as much as if all in it were free, so that what it is off by pulls on what is held.
    """
    whole = row_squares(a, variance)
    return np.where(now > 0.0, ROW_GUARD * whole, np.where(whole > 0.0, whole, 1.0))


class _Sparse:
    def __init__(self, a: Matrix, variance: Vector) -> None:
        self.a, self.variance, self.across = a, variance, a.T

    def pulled(self, multipliers: Vector) -> Vector:
        found: Vector = self.across @ multipliers
        return found

    def factored(self, variance: Vector) -> Factor | None:
        columns = self.a.tocsc()
        columns.data *= np.repeat(variance, np.diff(columns.indptr))
        square = columns @ self.across
        square.has_canonical_format = True  # not sorted, but nothing is in it twice, which is all that counts
        try:
            return sparse_factor(square)
        except RuntimeError:
            guard = _guard(self.a, self.variance, square.diagonal())
        try:
            return sparse_factor((columns @ self.across + diagonal(guard)).tocsc())
        except RuntimeError:
            return None


class _Dense:
    """The lower triangle, summed from the products of each two entries that share a column."""

    def __init__(self, a: Matrix, variance: Vector) -> None:
        self.a, self.variance = a, variance
        order = np.argsort(a.indices, kind="stable")
        self.column: Indices = a.indices[order]
        self.row = _rows(a)[order]
        self.data: Vector = a.data[order]
        self.place, self.product, self.shared = self._products()

    def _products(self) -> tuple[Indices, Vector, Indices]:
        """Return the place in the square, the product and the column of each two entries of a column."""
        rows, column, row, data = self.a.shape[0], self.column, self.row, self.data
        places, products, columns = [row * (rows + 1)], [data * data], [column]
        for apart in range(1, len(column)):
            one = np.flatnonzero(column[apart:] == column[:-apart])
            if not len(one):
                break
            other = one + apart
            places.append(row[one] * rows + row[other])
            products.append(data[one] * data[other])
            columns.append(column[one])
        return np.concatenate(places), np.concatenate(products), np.concatenate(columns)

    def pulled(self, multipliers: Vector) -> Vector:
        return _sums(self.column, self.data * multipliers[self.row], self.a.shape[1])

    def factored(self, variance: Vector) -> Factor | None:
        rows = self.a.shape[0]
        sums = _sums(self.place, self.product * variance[self.shared], rows * rows)
        square = sums.reshape(rows, rows).T
        now: Vector = square.diagonal()
        lower, failed = lapack.dpotrf(square, lower=1, clean=0)
        if failed or bool(np.any(lower.diagonal() ** 2 <= LOST * now)):
            np.fill_diagonal(square, now + _guard(self.a, self.variance, now))
            lower, failed = lapack.dpotrf(square, lower=1, clean=0)
        return None if failed else _DenseFactor(lower)


class _DenseFactor:
    def __init__(self, lower: Any) -> None:
        self.lower = lower

    def solve(self, right: Vector) -> Vector:
        found: Vector = lapack.dpotrs(self.lower, right, lower=1)[0]
        return found
