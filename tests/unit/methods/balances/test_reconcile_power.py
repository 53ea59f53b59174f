"""False alarms and power of the tests on simulated readings, against what theory says of them."""

import numpy as np
import pytest
from scipy.special import chndtr, ndtr

from cpdesk.methods.balances.gross_errors import chi_square_critical, sidak_critical
from cpdesk.methods.balances.reconcile import reconcile
from cpdesk.methods.balances.reconciliation import Kind, Status
from tests.unit.methods.balances.networks import arrays, incidence, made_network, measured_again

ROUNDS = 250  # of each: clean readings, and readings with one gross error
GROSS = 6.0  # its size in standard deviations of the meter
NETWORKS = {
    "all measured": made_network(11, units=4, paths=7, measured=1.0, exact=0.0, noise=0.0, scale=10.0),
    "some unmeasured": made_network(3, units=5, paths=8, measured=0.8, exact=0.0, noise=0.0, scale=10.0),
    "some exact": made_network(21, units=6, paths=9, measured=0.75, exact=0.15, noise=0.0, scale=10.0),
}


def within(count, probability, rounds=ROUNDS):
    """Return whether a count lies within four standard deviations of the binomial distribution."""
    return (
        abs(count - rounds * probability) <= 4.0 * (rounds * probability * (1.0 - probability)) ** 0.5 + 1.0
    )


def correlation_of_tests(network):
    """Return the pull's standard deviation and the correlation of the tests, by dense algebra."""
    matrix, (_, sd) = incidence(network), arrays(network)
    unmeasured, measured = np.isnan(sd), sd > 0.0
    left, sizes, _ = np.linalg.svd(matrix[:, unmeasured])
    a = left[:, int(np.count_nonzero(sizes > 1e-9)) :].T @ matrix[:, measured]
    pull = a.T @ np.linalg.pinv(a @ np.diag(sd[measured] ** 2) @ a.T, rcond=1e-10) @ a
    seen = np.flatnonzero(np.diag(pull) > 1e-12)
    spread = np.sqrt(np.diag(pull)[seen])
    return spread, pull[np.ix_(seen, seen)] / np.outer(spread, spread)


@pytest.mark.parametrize("name", NETWORKS)
def test_false_alarms_and_power_are_those_of_theory(name):
    made = NETWORKS[name]
    first = reconcile(made.network, search=False)
    assert first.status is Status.RECONCILED
    assert first.objective == pytest.approx(0.0, abs=1e-12)
    tested = [q for q in first.quantities if q.kind is Kind.REDUNDANT]
    target = max(tested, key=lambda q: q.adjustability)
    dice = np.random.default_rng(5)
    clean = [reconcile(measured_again(made, dice), search=False) for _ in range(ROUNDS)]
    faulty = [
        reconcile(measured_again(made, dice, (target.name.id, GROSS)), search=False) for _ in range(ROUNDS)
    ]
    assert not any(q.bound for answer in (*clean, *faulty) for q in answer.quantities)
    assert within(sum(not answer.accepted for answer in clean), 0.05)

    spread, correlation = correlation_of_tests(made.network)
    assert len(spread) == len(tested)
    critical = sidak_critical(len(tested), 0.95)
    drawn = np.abs(dice.multivariate_normal(np.zeros(len(spread)), correlation, 40_000, method="svd"))
    alarm = float(np.mean((drawn > critical).any(axis=1)))
    assert alarm <= 0.055
    assert within(sum(bool(answer.suspects) for answer in clean), alarm)

    shift = GROSS * target.measured_sd * float(spread[[q.name for q in tested].index(target.name)])
    power = float(ndtr(shift - critical) + ndtr(-shift - critical))
    found = sum(any(one.name == target.name for one in answer.suspects) for answer in faulty)
    assert within(found, power)
    global_power = 1.0 - float(
        chndtr(chi_square_critical(first.degrees_of_freedom, 0.95), first.degrees_of_freedom, shift**2)
    )
    assert within(sum(not answer.accepted for answer in faulty), global_power)
    detectable = target.detectable / target.measured_sd * (shift / GROSS)
    assert float(ndtr(detectable - critical)) == pytest.approx(0.9, abs=1e-6)


def test_a_planted_error_is_named_and_its_size_told():
    made = NETWORKS["all measured"]
    first = reconcile(made.network)
    hit = 0
    tested = sorted((q for q in first.quantities if q.kind is Kind.REDUNDANT), key=lambda q: -q.adjustability)
    target = tested[0]
    dice = np.random.default_rng(9)
    for _ in range(40):
        answer = reconcile(measured_again(made, dice, (target.name.id, 12.0)))
        if answer.steps and target.name in answer.steps[0].one_of:
            hit += 1
            assert answer.steps[0].error == pytest.approx(12.0 * target.measured_sd, rel=0.6)
    assert hit >= 36
