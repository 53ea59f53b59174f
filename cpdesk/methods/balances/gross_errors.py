"""Tests for gross errors: is the data as a whole believable, and which meter or which balance is not.

The global test compares the sum of squares with chi-square; the measurement test each reading's pull with
the normal distribution at the Sidak level, in the form of greatest power where meters are correlated. A leak
is tested like a reading. Sources: Mah, Tamhane (1982), AIChE J. 28; Narasimhan, Mah (1987), AIChE J. 33.
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
from cpdesk.methods.balances.reconciliation import NodalTest, QuantityName, RowKind, RowName, Suspect
from cpdesk.methods.sparse_arrays import Mask, Matrix, Vector, sparse

POWER_90 = 1.2815515655446004  # standard normal quantile: found nine times in ten
SAME = 1e-6  # two statistics or directions this close are the same
TESTABLE = 1e-9  # a variance below this share of what the readings alone have is rounding

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
    """The equations at the answer, with what the tests need.

    a: independent rows x measured, after those of the network one for each reading that a bound holds;
    `pull`: inverse(V) x adjustment; `rows`, `names`: of the network's rows and of the columns; `redundant`:
    which measured quantities can be tested.
    """

    a: Matrix
    rows: list[RowName]
    names: list[QuantityName]
    redundant: Mask
    pull: Vector
    found: Variances
    system: NormalEquations
    multipliers: Vector

    def statistics(self) -> Vector:
        """Return the measurement test of every measured quantity, NaN where it cannot be tested."""
        out = np.full(len(self.names), np.nan)
        here = self.redundant & (self.found.pull > 0.0)
        out[here] = np.abs(self.pull[here]) / np.sqrt(self.found.pull[here])
        return out


def suspects(tested: TestedSystem, confidence: float) -> tuple[Suspect, ...]:
    """Return the readings over the critical value, worst first, with what cannot be told apart from each."""
    statistics = tested.statistics()
    critical = sidak_critical(int(np.count_nonzero(tested.redundant)), confidence)
    over = [int(n) for n in np.flatnonzero(np.nan_to_num(statistics) > critical)]
    found: list[Suspect] = []
    for n in sorted(over, key=lambda n: (-round(statistics[n], 6), n)):
        column = tested.a[:, [n]].toarray().ravel()
        error = -float(tested.pull[n] / tested.found.pull[n])
        alike = _alike(tested, column, n, statistics[n], statistics)
        found.append(Suspect(tested.names[n], float(statistics[n]), critical, error, alike))
    return tuple(found)


def leaks(tested: TestedSystem, confidence: float) -> tuple[Suspect, ...]:
    """Return the units whose balance itself is suspect (something is lost or comes in unseen), worst first."""
    variance = tested.found.multipliers
    raw = tested.system.square.diagonal()
    usable = [
        n
        for n, row in enumerate(tested.rows)
        if row.kind is RowKind.TOTAL and raw[n] * variance[n] > TESTABLE
    ]
    critical = sidak_critical(len(usable), confidence)
    statistic = {n: abs(float(tested.multipliers[n])) / math.sqrt(variance[n]) for n in usable}
    statistics = tested.statistics()
    found: list[Suspect] = []
    for n in sorted(usable, key=lambda n: (-round(statistic[n], 6), n)):
        if statistic[n] > critical:
            unit = np.zeros(tested.a.shape[0])
            unit[n] = 1.0
            error = -float(tested.multipliers[n]) / float(variance[n])
            alike = _alike(tested, unit, None, statistic[n], statistics)
            found.append(Suspect(tested.rows[n], statistic[n], critical, error, alike))
    return tuple(found)


def _alike(
    tested: TestedSystem, direction: Vector, own: int | None, statistic: float, statistics: Vector
) -> tuple[QuantityName | RowName, ...]:
    """Return the other readings and balances whose error would look the same as one in this direction."""
    near = np.flatnonzero(np.abs(np.nan_to_num(statistics) - statistic) <= SAME * statistic)
    response = tested.system.solve(direction)[0]
    size = float(direction @ response)
    found: list[QuantityName | RowName] = []
    for other in near:
        if other != own:
            column = tested.a[:, [int(other)]].toarray().ravel()
            shared = float(column @ response) ** 2
            if shared >= (1.0 - SAME) * size * float(tested.found.pull[other]):
                found.append(tested.names[int(other)])
    return tuple(found)


def nodal_tests(
    combinations: Sequence[Row],
    rows: Sequence[RowName],
    jacobian: Matrix,
    v: Matrix,
    difference: Vector,
    confidence: float,
) -> tuple[NodalTest, ...]:
    """Return the imbalance of each set of balances that holds measured quantities only, worst first.

    jacobian: all rows x measured; difference: readings - answer.
    """  # fmt: skip
    if not combinations:
        return ()
    places = [(n, row, factor) for n, one in enumerate(combinations) for row, factor in one.items()]
    number, row, factor = zip(*places, strict=True)
    chosen = sparse.coo_array((factor, (number, row)), shape=(len(combinations), jacobian.shape[0])).tocsr()
    gathered = chosen @ jacobian
    imbalance = gathered @ difference
    sd = np.sqrt((gathered @ v).multiply(gathered).sum(axis=1))
    critical = sidak_critical(len(combinations), confidence)
    found = [
        NodalTest(
            tuple(rows[row] for row in sorted(one)),
            float(off),
            float(s),
            abs(float(off)) / float(s),
            critical,
        )
        for one, off, s in zip(combinations, imbalance, sd, strict=True)
        if s > 0.0
    ]
    return tuple(sorted(found, key=lambda test: -test.statistic))
