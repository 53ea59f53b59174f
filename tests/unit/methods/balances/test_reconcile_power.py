"""False alarms and power of the tests on simulated readings, against what theory says of them.

The parts of an answer that readings do not change are made once; the answer itself is worked out for each set
of readings, and that of `reconcile` for some of them, which must agree.
"""

from dataclasses import dataclass, replace

import numpy as np
import pytest
from scipy.special import chndtr, ndtr

from cpdesk.methods.balances.answer import answer_for
from cpdesk.methods.balances.bilinear import solve
from cpdesk.methods.balances.core import Core
from cpdesk.methods.balances.gross_errors import (
    NodalSystem,
    chi_square_critical,
    nodal_system,
    sidak_critical,
)
from cpdesk.methods.balances.network import Network, NetworkStream, Reading
from cpdesk.methods.balances.reconcile import reconcile
from cpdesk.methods.balances.reconciliation import Kind, Status
from tests.unit.methods.balances.networks import made_network

ROUNDS = 1000
COMPARED = 10  # data sets of each study that `reconcile` answers as well
SIZES = (3.0, 4.5, 6.0)  # of a gross error in standard deviations of the meter
DRAWN = 40_000


def compositions():
    """Return ore split in two with a return from the second step; all readings are the truth."""

    def stream(name, start, end, flow, copper, zinc, sd=0.01):
        fractions = {"Cu": Reading(copper, 0.02 * copper), "Zn": Reading(zinc, 0.02 * zinc)}
        return NetworkStream(name, start, end, Reading(flow, sd * flow), fractions)

    return Network(
        ("U", "W"),
        (
            stream("feed", None, "U", 100.0, 0.05, 0.10),
            stream("rich", "U", None, 20.0, 0.20, 0.06),
            stream("poor", "U", "W", 110.0, 0.014, 0.11),
            stream("back", "W", "U", 30.0, 0.018, 0.11),
            stream("end", "W", None, 80.0, 0.0125, 0.11),
        ),
        ("Cu", "Zn"),
    )


def made(seed, **choices):
    """Return a random network with recycles; all readings are the truth."""
    return made_network(seed, noise=0.0, scale=10.0, **choices).network


NETWORKS = {
    "recycle, all measured": made(11, units=4, paths=7, measured=1.0, exact=0.0),
    "recycle, some unmeasured": made(3, units=5, paths=8, measured=0.8, exact=0.0),
    "recycle, some exact": made(21, units=6, paths=9, measured=0.75, exact=0.15),
    "compositions": compositions(),
}

POWERS = [(name, size, ROUNDS) for name in NETWORKS if name != "compositions" for size in SIZES]
POWERS.append(("compositions", SIZES[1], ROUNDS // 2))  # each of these is solved by itself


def within(count, probability, rounds=ROUNDS):
    """Return whether a count lies within four standard deviations of the binomial distribution."""
    return (
        abs(count - rounds * probability) <= 4.0 * (rounds * probability * (1.0 - probability)) ** 0.5 + 1.0
    )


@dataclass
class Study:
    """A network with the truth as its readings, and what is the same for all sets of readings."""

    network: Network
    core: Core
    nodal: NodalSystem

    @classmethod
    def of(cls, network):
        found = answer_for(network)
        assert found.reconciliation.status is Status.RECONCILED
        assert found.reconciliation.objective == pytest.approx(0.0, abs=1e-6)
        core = found.core
        measured = core.constraints.is_measured
        jacobian = core.jacobian[:, np.flatnonzero(measured)].tocsr()
        v = core.constraints.covariance(measured)
        return cls(network, core, nodal_system(core.found.redundant, core.constraints.rows, jacobian, v))

    @property
    def measured(self):
        return self.core.constraints.is_measured

    @property
    def sd(self):
        return self.core.constraints.sd[self.measured]

    @property
    def truth(self):
        return self.core.constraints.measured[self.measured]

    def adjustments(self, readings):
        """Return answer - readings of each set (a column); where linear, bounds apart, all sets in one go."""
        tested, constraints = self.core.tests.system, self.core.constraints
        if constraints.is_linear:
            pull = np.column_stack([tested.response(n)[: tested.meters] for n in range(tested.meters)])
            return self.sd[:, None] ** 2 * (pull @ (self.truth[:, None] - readings))
        return np.column_stack([self.solved(one) - one for one in readings.T])

    def solved(self, readings):
        """Return the reconciled values of readings of flows and fractions."""
        given = self.core.constraints.measured.copy()
        given[self.measured] = readings
        solved = solve(replace(self.core.constraints, measured=given))
        assert solved.good
        assert not solved.held.any()
        return solved.z[self.measured]

    def network_with(self, readings):
        """Return the network with these readings, to be reconciled."""
        names = [self.core.constraints.names[n] for n in np.flatnonzero(self.measured)]
        given = {(one.id, one.substance): value for one, value in zip(names, readings, strict=True)}

        def read(stream, substance, old):
            return old if old is None or old.sd == 0.0 else Reading(float(given[stream, substance]), old.sd)

        streams = tuple(
            replace(
                one,
                flow=read(one.id, "", one.flow),
                fractions={name: read(one.id, name, old) for name, old in one.fractions.items()},
            )
            for one in self.network.streams
        )
        return replace(self.network, streams=streams)


@dataclass
class Simulated:
    """What the tests say of many sets of readings: objectives, gross errors x sets (NaN: no test), nodal x sets."""

    objective: np.ndarray
    statistics: np.ndarray
    nodal: np.ndarray
    reconciled: np.ndarray


def simulated(study, dice, bias, rounds=ROUNDS):
    """Return the tests of many sets of readings: truth, noise and the same bias in each."""
    noise = dice.normal(size=(len(study.sd), rounds))
    readings = study.truth[:, None] + study.sd[:, None] * noise + bias
    adjustments, system = study.adjustments(readings), study.core.tests.system
    off = system.directions[:, : system.meters] @ adjustments
    multipliers = np.column_stack([system.system.solve(one)[0] for one in off.T])
    pull = adjustments / study.sd[:, None] ** 2
    found = Simulated(
        np.sum(adjustments * pull, axis=0),
        system.statistics(system.scores(pull, multipliers)),
        np.abs(study.nodal.gathered @ adjustments) / study.nodal.sd[:, None],
        readings + adjustments,
    )
    for n in range(0, rounds, rounds // COMPARED):
        agrees(study, reconcile(study.network_with(readings[:, n]), search=False), found, n)
    return found


def agrees(study, answer, found, n):
    """Check the answer of `reconcile` to one set of readings; its variances are those at the answer."""
    linear, system = study.core.constraints.is_linear, study.core.tests.system
    close = 1e-7 if linear else 0.05
    assert not any(q.bound for q in answer.quantities)
    assert answer.objective == pytest.approx(found.objective[n], rel=1e-6, abs=1e-9)
    own = [q for q in answer.quantities if q.measured_sd]
    statistics = [np.nan if q.statistic is None else q.statistic for q in own]
    assert statistics == pytest.approx(found.statistics[: len(own), n], rel=close, abs=close, nan_ok=True)
    for part, named in ((slice(0, len(own)), answer.suspects), (slice(len(own), None), answer.leaks)):
        critical = sidak_critical(int(np.count_nonzero(system.testable[part])), 0.95)
        told = {one.name for one in named}
        for name, z in zip(system.names[part], np.nan_to_num(found.statistics[part, n]), strict=True):
            assert (name in told) == (z > critical) or abs(z - critical) <= close * critical
    nodal = sorted(found.nodal[:, n], reverse=True)
    assert [one.statistic for one in answer.nodal] == pytest.approx(nodal, rel=close, abs=close)


def by_dense_algebra(study):
    """Return the covariance of the scores of all gross errors, by projection and a dense inverse."""
    constraints, system = study.core.constraints, study.core.tests.system
    jacobian = study.core.jacobian[study.core.found.basic_rows].toarray()
    left, sizes, _ = np.linalg.svd(jacobian[:, constraints.unmeasured])
    free = left[:, int(np.count_nonzero(sizes > 1e-9 * sizes.max(initial=1.0))) :].T
    a = free @ jacobian[:, study.measured]
    directions = free @ system.directions.toarray()
    scores = directions.T @ np.linalg.solve(a @ np.diag(study.sd**2) @ a.T, directions)
    assert study.core.tests.degrees == a.shape[0]
    return scores


def alarm(covariance, seen, critical, dice):
    """Return the probability that the worst of some correlated tests is over a critical value."""
    spread = np.sqrt(np.diag(covariance)[seen])
    correlation = covariance[np.ix_(seen, seen)] / np.outer(spread, spread)
    drawn = np.abs(dice.multivariate_normal(np.zeros(len(seen)), correlation, DRAWN, method="svd"))
    return float(np.mean((drawn > critical).any(axis=1)))


def power(shift, critical):
    """Return the probability that a normal variable moved by a shift is beyond a critical value."""
    return float(ndtr(shift - critical) + ndtr(-shift - critical))


@pytest.fixture(scope="module", params=NETWORKS)
def study(request):
    return Study.of(NETWORKS[request.param])


@pytest.fixture(scope="module")
def clean(study):
    return simulated(study, np.random.default_rng(5), 0.0)


def test_false_alarms_are_those_of_theory(study, clean):
    dice, tests = np.random.default_rng(6), study.core.tests
    system, scores = tests.system, by_dense_algebra(study)
    assert system.variance == pytest.approx(np.diag(scores), rel=1e-6, abs=1e-12)
    critical = chi_square_critical(tests.degrees, 0.95)
    assert within(np.count_nonzero(clean.objective > critical), 0.05)
    everywhere = np.flatnonzero(system.testable)
    for part in (everywhere[everywhere < system.meters], everywhere[everywhere >= system.meters]):
        critical = sidak_critical(len(part), 0.95)
        expected = alarm(scores, part, critical, dice)
        assert expected <= 0.055
        assert within(np.count_nonzero((clean.statistics[part] > critical).any(axis=0)), expected)
    gathered = study.nodal.gathered.toarray()
    assert study.nodal.sd == pytest.approx(np.sqrt(gathered**2 @ study.sd**2))
    shared = gathered @ np.diag(study.sd**2) @ gathered.T
    critical = sidak_critical(len(gathered), 0.95)
    expected = alarm(shared, np.arange(len(gathered)), critical, dice)
    assert within(np.count_nonzero((clean.nodal > critical).any(axis=0)), expected)


def test_each_single_test_errs_as_often_as_its_level_says(study, clean):
    for n in np.flatnonzero(study.core.tests.system.testable):
        assert within(np.count_nonzero(clean.statistics[n] > 1.959964), 0.05), n


def test_covariances_are_those_of_the_simulated_answers(study, clean):
    system, own = study.core.tests.system, np.diag(study.sd**2)
    scores = by_dense_algebra(study)[: system.meters, : system.meters]
    wanted = own - own @ scores @ own
    told = study.core.sd[study.measured]
    assert told == pytest.approx(np.sqrt(np.diag(wanted)), rel=1e-6)
    # the covariance of a thousand pairs is within sqrt(2/1000) of both sds (one sd); five of these are allowed
    assert np.abs(np.cov(clean.reconciled) - wanted) / np.outer(told, told) == pytest.approx(0.0, abs=0.22)


@pytest.mark.parametrize(("name", "size", "rounds"), POWERS)
def test_power_is_that_of_theory(name, size, rounds):
    study = Study.of(NETWORKS[name])
    system, tests = study.core.tests.system, study.core.tests
    place = int(np.argmax(system.variance[: system.meters] * study.sd**2 * system.testable[: system.meters]))
    bias = np.zeros(system.meters)
    bias[place] = size * study.sd[place]
    found = simulated(study, np.random.default_rng(int(10 * size)), bias[:, None], rounds)
    shift = bias[place] * system.variance[place] ** 0.5
    critical = sidak_critical(int(np.count_nonzero(system.testable[: system.meters])), 0.95)
    expected = power(shift, critical)
    assert expected > 0.02
    assert within(np.count_nonzero(found.statistics[place] > critical), expected, rounds)
    limit = chi_square_critical(tests.degrees, 0.95)
    passed = float(chndtr(limit, tests.degrees, shift**2))
    assert within(np.count_nonzero(found.objective > limit), 1.0 - passed, rounds)
    critical = sidak_critical(len(study.nodal.sd), 0.95)
    for n, moved in enumerate(study.nodal.gathered @ bias / study.nodal.sd):
        assert within(np.count_nonzero(found.nodal[n] > critical), power(moved, critical), rounds), n


def test_what_is_called_detectable_is_found_nine_times_in_ten(study):
    answer, system = reconcile(study.network, search=False), study.core.tests.system
    own = [q for q in answer.quantities if q.measured_sd]
    critical = sidak_critical(int(np.count_nonzero(system.testable[: system.meters])), 0.95)
    told = [n for n, q in enumerate(own) if q.detectable is not None]
    assert told == np.flatnonzero(system.testable[: system.meters]).tolist()
    for n in told:
        assert own[n].kind is Kind.REDUNDANT
        shift = own[n].detectable * system.variance[n] ** 0.5
        assert float(ndtr(shift - critical)) == pytest.approx(0.9, abs=1e-6)


def test_a_planted_error_is_named_and_its_size_told():
    study = Study.of(NETWORKS["recycle, all measured"])
    names = study.core.tests.system.names
    place = int(np.argmax(study.core.tests.system.variance[: len(study.sd)] * study.sd**2))
    dice, hit = np.random.default_rng(9), 0
    for _ in range(40):
        readings = study.truth + study.sd * dice.normal(size=len(study.sd))
        readings[place] += 12.0 * study.sd[place]
        answer = reconcile(study.network_with(readings))
        if answer.steps and names[place] in answer.steps[0].one_of:
            hit += 1
            assert answer.steps[0].error == pytest.approx(12.0 * study.sd[place], rel=0.6)
    assert hit >= 36
