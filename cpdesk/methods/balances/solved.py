"""An answer of least squares: values, what the equations are off by, and the better of two."""

from dataclasses import dataclass

import numpy as np

from cpdesk.methods.balances.constraints import Constraints
from cpdesk.methods.balances.linear import weighted
from cpdesk.methods.sparse_arrays import Indices, Vector

HELD_TO = 1e-11  # the equations hold within this share of their largest amount
SAME = 1e-6  # squares that differ by less than this share are alike


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


def sizes_of(constraints: Constraints, z: Vector) -> Vector:
    """Return what each equation's imbalance is small against: its amounts, or a part of the network's largest."""
    size = constraints.size(z)
    known = np.nan_to_num(np.abs(constraints.measured))
    largest = max(float(size.max(initial=0.0)), float(known.max(initial=0.0)))
    return np.maximum(size, 1e-3 * largest)


def squares_of(constraints: Constraints, z: Vector) -> float:
    """Return the weighted sum of squared adjustments at z."""
    measured = constraints.is_measured
    difference = (z - constraints.measured)[measured]
    if not constraints.correlations:
        return float(np.sum((difference / constraints.sd[measured]) ** 2))
    return (
        float(difference @ weighted(constraints.covariance(measured), difference)) if len(difference) else 0.0
    )


def placed(constraints: Constraints, z: Vector, held: Indices, steps: int, converged: bool) -> Solved:
    """Return values found without multipliers as an answer."""
    off, size, squares = constraints.residual(z), sizes_of(constraints, z), squares_of(constraints, z)
    return Solved(z, np.zeros(len(constraints.rows)), held, steps, converged, off, size, squares)


def better(one: Solved, other: Solved) -> Solved:
    """Return the answer with fewer squares, or the only one that is an answer."""
    return (
        other if other.good and not (one.good and one.squares <= other.squares * (1.0 + SAME) + SAME) else one
    )
