"""Readings far coarser than what the finer ones say of the same quantity.

Such a reading adds nothing to the answer, but beside it the finer ones are lost in rounding: squares of
standard deviations twelve powers of ten apart leave no digit of the smaller. So it is set aside, the network
is answered without it, and it is tested against that answer: reading - answer has the variance of both.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from cpdesk.methods.balances.constraints import Constraints, constraints_of
from cpdesk.methods.balances.core import classified, standard_deviations
from cpdesk.methods.balances.gross_errors import POWER_90, chi_square_critical, chi_square_p, sidak_critical
from cpdesk.methods.balances.network import Network, Reading
from cpdesk.methods.balances.reconciliation import (
    EliminationStep,
    Kind,
    QuantityName,
    ReconciledQuantity,
    Reconciliation,
    Status,
    Suspect,
)
from cpdesk.methods.sparse_arrays import Mask, Vector

COARSE = 1e4  # a reading this many times coarser than what the others say moves them by a trifle of their sd
KEPT = 10.0  # readings up to this many times coarser than that stay while the finest are looked at


def coarse_readings(network: Network) -> tuple[QuantityName, ...]:
    """Return the readings that the others determine far more finely; empty for compositions.

    From the finest readings up, what is far coarser is taken as unmeasured and its standard deviation worked
    out from the finer ones. A meter that errs together with another is left as it is.
    """
    sds = sorted({s.flow.sd for s in network.streams if s.flow is not None and s.flow.sd > 0.0})
    if network.substances or not sds or sds[-1] <= COARSE * sds[0]:
        return ()
    constraints = constraints_of(network)
    if not constraints.is_linear:
        return ()
    tied = {place for pair in constraints.correlations for place in pair[:2]}
    own = np.nan_to_num(constraints.sd)
    own[list(tied)] = 0.0
    aside = np.zeros(len(own), dtype=bool)
    level = sds[0]
    while level * COARSE < sds[-1]:
        coarse = aside | (own > COARSE * level)
        aside |= coarse & (COARSE * _sds_without(network, constraints, coarse) <= own)
        level *= KEPT
    return tuple(constraints.names[n] for n in np.flatnonzero(aside))


def _sds_without(network: Network, constraints: Constraints, coarse: Mask) -> Vector:
    """Return the standard deviation of each quantity from all readings but the coarse; infinite where none."""
    finer = replace(constraints, sd=np.where(coarse, np.nan, constraints.sd))
    z = np.zeros(len(constraints.names))
    jacobian = constraints.jacobian(z)
    sd = standard_deviations(finer, jacobian, classified(network, finer, jacobian, z))[0]
    return np.where(np.isnan(sd), np.inf, sd)


@dataclass(frozen=True, slots=True)
class CoarseTest:
    """A reading set aside: what was read, how it disagrees with the answer."""

    name: QuantityName
    reading: Reading
    value: float
    sd: float

    @property
    def spread(self) -> float:
        """The standard deviation of reading - answer."""
        return math.hypot(self.reading.sd, self.sd)

    @property
    def statistic(self) -> float:
        """The measurement test."""
        return abs(self.reading.value - self.value) / self.spread


def coarse_tests(answer: Reconciliation, readings: Mapping[QuantityName, Reading]) -> tuple[CoarseTest, ...]:
    """Return the tests of readings set aside against the answer without them."""
    return tuple(
        CoarseTest(one.name, readings[one.name], one.value or 0.0, one.sd or 0.0)
        for one in answer.quantities
        if one.name in readings
    )


def with_coarse(answer: Reconciliation, tests: Sequence[CoarseTest]) -> Reconciliation:
    """Return an answer with the readings set aside put back as readings that were adjusted."""
    degrees = answer.degrees_of_freedom + len(tests)
    objective = (answer.objective or 0.0) + sum(one.statistic**2 for one in tests)
    critical = chi_square_critical(degrees, answer.confidence)
    tested = len(tests) + sum(one.statistic is not None for one in answer.quantities)
    single = sidak_critical(tested, answer.confidence)
    by_name = {one.name: one for one in tests}
    over = [
        Suspect(one.name, one.statistic, single, one.reading.value - one.value)
        for one in tests
        if one.statistic > single
    ]
    suspects = [replace(one, critical=single) for one in answer.suspects if one.statistic > single]
    return replace(
        answer,
        status=Status.RECONCILED,
        quantities=tuple(_put_back(one, by_name.get(one.name), single) for one in answer.quantities),
        objective=objective,
        degrees_of_freedom=degrees,
        critical=critical,
        p_value=chi_square_p(degrees, objective),
        accepted=None if critical is None else objective <= critical,
        suspects=tuple(sorted([*suspects, *over], key=lambda one: -one.statistic)),
        advice=tuple(one for one in answer.advice if one.measure not in by_name),
    )


def _put_back(one: ReconciledQuantity, test: CoarseTest | None, critical: float) -> ReconciledQuantity:
    if test is None:
        return one
    return replace(
        one,
        kind=Kind.REDUNDANT,
        measured=test.reading.value,
        measured_sd=test.reading.sd,
        adjustment=test.value - test.reading.value,
        statistic=test.statistic,
        adjustability=1.0 - test.sd / test.reading.sd,
        detectable=(critical + POWER_90) * test.spread,
    )


def coarse_steps(
    answer: Reconciliation, tests: Sequence[CoarseTest], others: Sequence[EliminationStep]
) -> tuple[EliminationStep, ...]:
    """Return the steps of the search: the wrong ones among those set aside, then the others.

    answer: with the readings put back; `others`: the steps that the search found without them.
    """
    wrong = {one.name for one in answer.suspects}
    steps: list[EliminationStep] = []
    objective, degrees = answer.objective or 0.0, answer.degrees_of_freedom
    for one in sorted(tests, key=lambda one: -one.statistic):
        if one.name in wrong:
            objective, degrees = objective - one.statistic**2, degrees - 1
            error = one.reading.value - one.value
            steps.append(
                _step(EliminationStep(one.name, (one.name,), error, objective, degrees, None), answer)
            )
    kept = [one for one in tests if one.name not in wrong]
    left = sum(one.statistic**2 for one in kept)
    for step in others:
        put_back = replace(
            step,
            objective=step.objective + left,
            degrees_of_freedom=step.degrees_of_freedom + len(kept),
        )
        steps.append(_step(put_back, answer))
    return tuple(steps)


def _step(step: EliminationStep, answer: Reconciliation) -> EliminationStep:
    critical = chi_square_critical(step.degrees_of_freedom, answer.confidence)
    return replace(step, accepted=None if critical is None else step.objective <= critical)
