"""Tests for gross errors: is the data as a whole believable, and which meter or which balance is not.

The global test compares the sum of squares with chi-square; the measurement test each reading's pull with
the normal distribution at the Sidak level, in the form of greatest power where meters are correlated. A loss
at a unit is tested like a reading: it moves the balances of the unit as the bias of a meter moves those at
both its ends. Sources: Mah, Tamhane (1982), AIChE J. 28; Narasimhan, Mah (1987), AIChE J. 33.
"""

import importlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from cpdesk.methods.balances.covariance import Variances
from cpdesk.methods.balances.elimination import Row
from cpdesk.methods.balances.normal_equations import NormalEquations
from cpdesk.methods.balances.reconciliation import NodalTest, QuantityName, RowName, Suspect
from cpdesk.methods.sparse_arrays import Indices, Mask, Matrix, Vector, sparse

POWER_90 = 1.2815515655446004  # standard normal quantile: found nine times in ten
SAME = 1e-6  # two statistics or directions this close are the same
TESTABLE = 1e-8  # a reading or balance that the others check by less than this share of its variance is not
TESTABLE_NEAR = 1e-5  # the same where equations are made linear at the answer, which leaves a little out

special: Any = importlib.import_module("scipy.special")


def chi_square_critical(degrees: int, confidence: float) -> float | None:
    """Return the chi-square quantile; None without degrees of freedom."""
    return float(special.chdtri(degrees, 1.0 - confidence)) if degrees else None


def chi_square_p(degrees: int, objective: float) -> float | None:
    """Return the probability of an objective this large or larger without gross errors."""
    return float(special.chdtrc(degrees, objective)) if degrees else None


def sidak_critical(tests: int, confidence: float) -> float:
    """Return the two-sided normal quantile that keeps the false alarms of all tests together at the level."""
    each = -math.expm1(math.log(confidence) / max(tests, 1))
    return float(-special.ndtri(0.5 * each))


@dataclass(slots=True)
class TestedSystem:
    """The equations at the answer, and all gross errors that are looked for: of a meter, or a loss at a unit.

    `directions`: rows x gross errors, by how much a gross error of 1 puts each row off; `names` of these, the
    readings first (`meters` of them), then the balances; `testable`: which of them the data can show;
    `variance` of the scores (see `scores`), which readings do not change; `system`: the factored equations.
    """

    directions: Matrix
    names: list[QuantityName | RowName]
    meters: int
    testable: Mask
    variance: Vector
    system: NormalEquations

    def scores(self, pull: Vector, multipliers: Vector) -> Vector:
        """Return how hard the data ask for each gross error, from inverse(V) x adjustment and multipliers."""
        return np.concatenate([pull, self.directions[:, self.meters :].T @ multipliers])

    def statistics(self, scores: Vector) -> Vector:
        """Return the test of every gross error: |score| / sd(score); NaN where it cannot be tested.

        Scores, multipliers and pulls of several answers may come as columns.
        """
        out, here = np.full(scores.shape, np.nan), self.testable
        out[here] = (np.abs(scores[here]).T / np.sqrt(self.variance[here])).T
        return out

    def names_testable(self) -> set[QuantityName | RowName]:
        """Return which gross errors the data can show."""
        return {self.names[n] for n in np.flatnonzero(self.testable).tolist()}

    def response(self, place: int) -> Vector:
        """Return the covariance of one gross error's score with those of all."""
        direction = self.directions[:, [place]].toarray().ravel()
        found: Vector = self.directions.T @ self.system.solve(direction)[0]
        return found

    def criticals(self, confidence: float) -> tuple[float, float]:
        """Return the critical values of the readings together and of the losses together."""
        meters = int(np.count_nonzero(self.testable[: self.meters]))
        losses = int(np.count_nonzero(self.testable[self.meters :]))
        return sidak_critical(meters, confidence), sidak_critical(losses, confidence)

    def alike(self, place: int, statistics: Vector) -> Indices:
        """Return the other gross errors that no data can tell from this one; what is the same tests the same."""
        own = statistics[place]
        near = np.abs(np.nan_to_num(statistics) - own) <= SAME * own
        near[place] = False
        if not near.any():
            return np.flatnonzero(near)
        response = self.response(place)
        return np.flatnonzero(near & (response**2 >= (1.0 - SAME) * response[place] * self.variance))


def tested_system(
    a: Matrix,
    names: Sequence[QuantityName],
    redundant: Mask,
    v: Matrix,
    losses: tuple[Matrix, Sequence[RowName]],
    found: Variances,
    system: NormalEquations,
    least: float,
) -> TestedSystem:
    """Return the system of tests of independent rows x measured and of losses (rows x losses, their balances).

    `redundant`: which measured quantities the balances check; v: covariance of the readings;
    `least`: the share of its variance by which others must check a reading.
    """
    lost, balances = losses
    reading = redundant & (found.pull * v.diagonal() > least)
    loss_variance = _diagonal_of(lost, found.shared)
    loss = loss_variance * _diagonal_of(lost, system.square) > least
    return TestedSystem(
        sparse.hstack([a, lost], format="csc"),
        [*names, *balances],
        len(names),
        np.concatenate([reading, loss]),
        np.concatenate([found.pull, np.maximum(loss_variance, 0.0)]),
        system,
    )


def _diagonal_of(across: Matrix, square: Matrix) -> Vector:
    """Return the diagonal of across' square across."""
    return np.asarray(across.multiply(square @ across).sum(axis=0), dtype=float).ravel()


def suspects(
    tested: TestedSystem, scores: Vector, confidence: float
) -> tuple[tuple[Suspect, ...], tuple[Suspect, ...]]:
    """Return the readings and the losses over the critical value, worst first, with what is the same as each."""
    statistics = tested.statistics(scores)
    count = tested.meters
    critical = np.repeat(tested.criticals(confidence), [count, len(statistics) - count])
    over = np.flatnonzero(np.nan_to_num(statistics) > critical)
    found: tuple[list[Suspect], list[Suspect]] = ([], [])
    for n in sorted(over.tolist(), key=lambda n: (-round(statistics[n], 6), n)):
        alike = tuple(tested.names[int(other)] for other in tested.alike(n, statistics))
        error = -float(scores[n] / tested.variance[n])
        suspect = Suspect(tested.names[n], float(statistics[n]), float(critical[n]), error, alike)
        found[int(n >= count)].append(suspect)
    return tuple(found[0]), tuple(found[1])


@dataclass(slots=True)
class NodalSystem:
    """Sets of balances that hold measured quantities only: which readings go into each, and its sd."""

    sets: list[tuple[RowName, ...]]
    gathered: Matrix
    sd: Vector

    def tests(self, difference: Vector, confidence: float) -> tuple[NodalTest, ...]:
        """Return the imbalance of each set, worst first; difference: readings - answer."""
        imbalance = self.gathered @ difference
        critical = sidak_critical(len(self.sets), confidence)
        found = [
            NodalTest(rows, float(off), float(sd), abs(float(off)) / float(sd), critical)
            for rows, off, sd in zip(self.sets, imbalance, self.sd, strict=True)
        ]
        return tuple(sorted(found, key=lambda test: -test.statistic))


def nodal_system(
    combinations: Sequence[Row], rows: Sequence[RowName], jacobian: Matrix, v: Matrix
) -> NodalSystem:
    """Return the tests of combinations (row: factor) of all rows; jacobian: all rows x measured."""
    places = [(n, row, factor) for n, one in enumerate(combinations) for row, factor in one.items()]
    number, row, factor = zip(*places, strict=True) if places else ((), (), ())
    shape = (len(combinations), jacobian.shape[0])
    gathered = (sparse.coo_array((factor, (number, row)), shape=shape).tocsr() @ jacobian).tocsr()
    sd = np.sqrt(np.asarray((gathered @ v).multiply(gathered).sum(axis=1), dtype=float).ravel())
    kept = np.flatnonzero(sd > 0.0)
    sets = [tuple(rows[row] for row in sorted(combinations[n])) for n in kept.tolist()]
    return NodalSystem(sets, gathered[kept], sd[kept])
