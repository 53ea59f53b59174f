"""Readings twelve powers of ten apart in one network, against exact arithmetic with fractions."""

import random
from dataclasses import replace
from fractions import Fraction
from math import sqrt

import pytest

from cpdesk.methods.balances.network import Network, NetworkStream, Reading
from cpdesk.methods.balances.reconcile import reconcile
from cpdesk.methods.balances.reconciliation import Kind, Status
from tests.unit.methods.balances.networks import made_network


def exactly_solved(matrix, right):
    """Return the solution of a square system of fractions; None where it is singular."""
    rows = [[*left, *own] for left, own in zip(matrix, right, strict=True)]
    for n in range(len(rows)):
        pivot = next((k for k in range(n, len(rows)) if rows[k][n]), None)
        if pivot is None:
            return None
        rows[n], rows[pivot] = rows[pivot], rows[n]
        rows[n] = [one / rows[n][n] for one in rows[n]]
        for k, row in enumerate(rows):
            if k != n and row[n]:
                rows[k] = [one - row[n] * other for one, other in zip(row, rows[n], strict=True)]
    return [row[len(matrix) :] for row in rows]


def independent(rows):
    found, reduced = [], []
    for row in rows:
        left = row
        for one in reduced:
            place = next(n for n, value in enumerate(one) if value)
            share = left[place] / one[place]
            left = [a - share * b for a, b in zip(left, one, strict=True)]
        if any(left):
            reduced.append(left)
            found.append(row)
    return found


def exact_answer(network):
    """Return values, variances and the sum of squares of all flows as fractions; None where some stay open."""
    streams, count = network.streams, len(network.streams)
    balances = independent(
        [[Fraction(int(s.end == unit) - int(s.start == unit)) for s in streams] for unit in network.units]
    )
    weight = [Fraction(0) if s.flow is None else 1 / Fraction(s.flow.sd) ** 2 for s in streams]
    reading = [Fraction(0) if s.flow is None else Fraction(s.flow.value) for s in streams]
    zero = [Fraction(0)] * len(balances)
    matrix = [
        [*(weight[n] * int(n == k) for k in range(count)), *(-row[n] for row in balances)]
        for n in range(count)
    ]
    matrix += [[*row, *zero] for row in balances]
    right = [[weight[n] * reading[n], *(Fraction(int(n == k)) for k in range(count))] for n in range(count)]
    found = exactly_solved(matrix, [*right, *([Fraction(0)] * (count + 1) for _ in balances)])
    if found is None:
        return None
    values = [found[n][0] for n in range(count)]
    squares = sum(weight[n] * (values[n] - reading[n]) ** 2 for n in range(count))
    return values, [found[n][1 + n] for n in range(count)], squares


def wide_network(seed):
    """Return a network with readings whose standard deviations span twelve powers of ten."""
    dice = random.Random(seed)
    made = made_network(
        seed, units=dice.randint(1, 5), paths=dice.randint(1, 6), measured=0.95, exact=0.0, noise=0.0
    )

    def read(stream):
        if stream.flow is None:
            return stream
        sd = 10.0 ** dice.uniform(-6.0, 6.0)
        return replace(stream, flow=Reading(1e6 * made.truth[stream.id] + dice.gauss(0.0, sd), sd))

    return replace(made.network, streams=tuple(map(read, made.network.streams)))


@pytest.mark.parametrize("seed", range(40))
def test_the_answer_is_that_of_exact_arithmetic(seed):
    network = wide_network(seed)
    answer, exact = reconcile(network), exact_answer(network)
    assert answer.status in (Status.RECONCILED, Status.NOTHING)
    lost = any("lost in rounding" in str(message) for message in answer.messages)
    if exact is None or lost or any(q.bound for q in answer.quantities):
        return
    values, variances, squares = exact
    for q, value, variance in zip(answer.quantities, values, variances, strict=True):
        assert q.value == pytest.approx(float(value), rel=1e-8), q.name
        assert q.sd == pytest.approx(sqrt(variance), rel=1e-3), q.name
    assert answer.objective == pytest.approx(float(squares), rel=1e-3, abs=1e-3)


def test_most_of_these_are_answered_without_a_caveat():
    answers = [reconcile(wide_network(seed)) for seed in range(40)]
    assert sum("lost in rounding" in " ".join(map(str, one.messages)) for one in answers) < 16


def chain(large):
    """Return two units, the streams outside metered finely, that between coarsely."""
    return Network(
        ("U", "V"),
        (
            NetworkStream("a", None, "U", Reading(1.0e-6, 1.0e-8)),
            NetworkStream("b", "U", "V", Reading(large, 1.0e6)),
            NetworkStream("c", "V", None, Reading(1.02e-6, 1.0e-8)),
        ),
    )


def test_a_coarse_meter_between_fine_ones_takes_their_value_and_is_tested():
    answer = reconcile(chain(2.0e6))
    b = answer.quantities[1]
    assert (b.kind, b.measured) == (Kind.REDUNDANT, 2.0e6)
    assert b.value == pytest.approx(1.01e-6, rel=1e-9)
    assert b.sd == pytest.approx(1.0e-8 / 2**0.5, rel=1e-9)
    assert b.statistic == pytest.approx(2.0)
    assert answer.degrees_of_freedom == 2
    assert answer.objective == pytest.approx(2.0 + 4.0)
    assert not answer.suspects
    assert answer.accepted is False
    assert answer.units[0].closure_before == pytest.approx(-2.0e6)


def test_a_coarse_meter_that_is_wrong_all_the_same_is_left_out():
    answer = reconcile(chain(9.0e6))
    assert [one.name.id for one in answer.suspects] == ["b"]
    step = answer.steps[0]
    assert (step.left_out.id, step.degrees_of_freedom, step.accepted) == ("b", 1, True)
    assert step.error == pytest.approx(9.0e6)
    assert step.objective == pytest.approx(2.0)


@pytest.mark.parametrize(("value", "sd"), [(1e300, 1.0), (10.0, 1e-300), (10.0, 1e300), (1e-200, 1.0)])
def test_figures_that_no_plant_has_are_refused(value, sd):
    network = chain(1.0)
    streams = (*network.streams[:2], NetworkStream("c", "V", None, Reading(value, sd)))
    answer = reconcile(replace(network, streams=streams))
    assert answer.status is Status.FAULTY
    assert "1e-50 and 1e+50" in str(answer.messages[0])
