"""The squares of a network in the flows of its substances, with slope and curvature, in scaled values."""

from dataclasses import dataclass, replace

import numpy as np

from cpdesk.methods.balances.substance_flows import SubstanceFlows
from cpdesk.methods.sparse_arrays import Indices, Mask, Matrix, Vector, diagonal


@dataclass(slots=True)
class Squares:
    """Half the sum of squares of plain figures and of shares, its slope and its curvature.

    With `reference` (a size of each `below`) the shares are taken as (y[above] - value y[below]) / reference, which
    makes the whole convex; without, as they are, with the curvature less the small part that could make it concave.
    """

    plain: tuple[Indices, Vector, Vector]
    shares: tuple[Indices, Indices, Vector, Vector]
    count: int
    reference: Vector | None = None

    def total(self, y: Vector) -> float:
        """Return half the sum of squares."""
        one, other = self._differences(y)
        return 0.5 * float(one @ one + other @ other)

    def without_shares_of(self, gone: Mask) -> "Squares":
        """Return the same, less the shares of values that are nothing."""
        above, below, share, share_sd = self.shares
        shares = (above, below, share, np.where(gone[below], np.inf, share_sd))
        return replace(self, shares=shares)

    def _size(self, y: Vector) -> Vector:
        if self.reference is not None:
            return self.reference
        below = y[self.shares[1]]
        return np.where(below > 0.0, below, 1.0)

    def _differences(self, y: Vector) -> tuple[Vector, Vector]:
        place, value, sd = self.plain
        above, below, share, share_sd = self.shares
        if self.reference is None:
            return (y[place] - value) / sd, (y[above] / self._size(y) - share) / share_sd
        return (y[place] - value) / sd, (y[above] - share * y[below]) / (share_sd * self.reference)

    def slope(self, y: Vector) -> tuple[Vector, Vector, Vector]:
        """Return slope, diagonal of the curvature, and its entries at (above, below)."""
        place, _, sd = self.plain
        above, below, share, share_sd = self.shares
        one, other = self._differences(y)
        size = self._size(y)
        per = 1.0 / (share_sd * size)
        now = y[above] / size if self.reference is None else share
        bent = 2.0 * now - share if self.reference is None else share
        slope = self._summed(place, one / sd) + self._summed(above, other * per)
        slope -= self._summed(below, other * per * now)
        bend = self._summed(place, 1.0 / sd**2) + self._summed(above, per**2)
        bend += self._summed(below, (per * bent) ** 2)
        return slope, bend, -(per**2) * bent

    def excess(self, y: Vector) -> Vector:
        """Return by how much the diagonal is larger than the curvature really is."""
        if self.reference is not None:
            return np.zeros(self.count)
        return self._summed(self.shares[1], (self._differences(y)[1] / self._size(y)) ** 2)

    def _summed(self, place: Indices, values: Vector) -> Vector:
        return np.asarray(np.bincount(place, values, self.count), dtype=np.float64)


@dataclass(slots=True)
class Scaled:
    """The problem with values about 1 and rows whose largest entry is 1."""

    a: Matrix
    b: Vector
    bounded: Mask
    size: Vector
    squares: Squares


def scaled(problem: SubstanceFlows, reference: Vector | None = None) -> Scaled:
    """Return the problem in scaled values; reference: of all y, to make it convex about."""
    size = np.abs(problem.start)
    size = np.where(size > 0.0, size, float(np.median(size[size > 0.0])) if np.any(size > 0.0) else 1.0)
    size = _free_sizes(problem, size)
    a = problem.a @ diagonal(size)
    row = np.maximum(np.asarray(abs(a).max(axis=1).toarray(), dtype=float).ravel(), 1e-300)
    place, value, sd = problem.plain
    above, below, share, share_sd = problem.shares
    ratio = size[below] / size[above]
    squares = Squares(
        (place, value / size[place], sd / size[place]),
        (above, below, share * ratio, share_sd * ratio),
        len(size),
        None if reference is None else reference[below] / size[below],
    )
    return Scaled((diagonal(1.0 / row) @ a).tocsr(), problem.b / row, problem.bounded, size, squares)


def _free_sizes(problem: SubstanceFlows, size: Vector) -> Vector:
    """Return sizes in which an extent is as large as the least of the amounts in the equations it stands in."""
    free = np.flatnonzero(~problem.bounded)
    if not len(free):
        return size
    amounts = abs(problem.a)
    usual = (amounts @ diagonal(np.where(problem.bounded, size, 0.0))).max(axis=1).toarray().ravel()
    columns = amounts[:, free].tocoo()
    reach = np.full(len(free), np.inf)
    known = usual[columns.row] > 0.0
    np.minimum.at(reach, columns.col[known], usual[columns.row[known]] / columns.data[known])
    out = size.copy()
    out[free] = np.where(np.isfinite(reach), reach, size[free])
    return out
