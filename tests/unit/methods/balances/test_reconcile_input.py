"""Impossible input ends in a status and a sentence in both languages, never in an error of ours."""

import json
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cpdesk.errors import DataFault
from cpdesk.exchange.network import answer_as_text, network_from_text
from cpdesk.language import ENGLISH, open_language
from cpdesk.methods.balances.network import Correlation, Equation, Network, NetworkStream, Reading
from cpdesk.methods.balances.reconcile import demand_sound, reconcile
from cpdesk.methods.balances.reconciliation import Status
from cpdesk.reference.folders import locale_folder


def flow(name, start, end, value=None, sd=None, **fractions):
    read = {key: {"value": one[0], "sd": one[1]} for key, one in fractions.items()}
    reading = None if value is None else {"value": value, "sd": sd}
    return {"id": name, "from": start, "to": end, "flow": reading, "fractions": read}


def network(*streams, units=("U",), **more):
    return json.dumps({"units": units, "streams": streams, **more})


TWO = (flow("a", None, "U", 10, 1), flow("b", "U", None, 11, 1))
REFUSED = {
    "an empty file": "",
    "no object": "[]",
    "nothing": "null",
    "brackets without end": "[" * 100_000,
    "not a number": '{"units": ["U"], "streams": [{"id": "a", "to": "U", "flow": {"value": NaN, "sd": 1}}]}',
    "infinite": '{"units": ["U"], "streams": [{"id": "a", "to": "U", "flow": {"value": 1e400, "sd": 1}}]}',
    "too many digits": network(*TWO).replace("11", "9" * 400),
    "a stream twice": network(TWO[0], TWO[0]),
    "a unit twice": network(*TWO, units=("U", "U")),
    "a unit that is not listed": network(flow("a", None, "X", 10, 1)),
    "a negative standard deviation": network(flow("a", None, "U", 10, -1)),
    "beyond what can be squared": network(flow("a", None, "U", 1e300, 1)),
    "a confidence of one": network(*TWO, confidence=1.0),
    "meters that err as one": network(*TWO, correlations=[["a", "b", 1.0]]),
    "a correlation twice": network(*TWO, correlations=[["a", "b", 0.5], ["b", "a", 0.1]]),
    "an exact negative flow": network(flow("a", None, "U", -1, 0)),
}
STATED = {
    "no network at all": ("{}", Status.NOTHING, "no balance"),
    "no balances": (network(*TWO, unbalanced=["U"]), Status.NOTHING, "no balance"),
    "no streams": (network(), Status.NOTHING, "Nothing was measured"),
    "all unmeasured": (network(flow("a", None, "U"), flow("b", "U", None)), Status.NOTHING, "Nothing was measured"),
    "a stream into its own unit alone": (network(flow("a", "U", "U", 4, 1)), Status.NOTHING, "No reading can be"),
    "exact figures that differ": (
        network(flow("a", None, "U", 10, 0), flow("b", "U", None, 11, 0)), Status.CONTRADICTORY, "by 1 (balance of U)",
    ),
    "exact assays that differ": (
        network(flow("a", None, "U", 10, 0, Cu=(0.1, 0)), flow("b", "U", None, 10, 0, Cu=(0.2, 0)), substances=["Cu"]),
        Status.CONTRADICTORY, "Cu balance of U",
    ),
    "a cycle of exact streams that do not agree": (
        network(flow("a", "U", "V", 5, 0), flow("b", "V", "U", 6, 0), units=("U", "V")), Status.CONTRADICTORY, "a; b",
    ),
    "a cycle of exact streams that agree": (
        network(flow("a", "U", "V", 5, 0), flow("b", "V", "U", 5, 0), units=("U", "V")), Status.NOTHING, "Nothing was",
    ),
    "an exact flow that would be negative": (
        network(flow("a", None, "U", 10, 0), flow("b", "U", None, 11, 0), flow("c", "U", None)),
        Status.CONTRADICTORY, "No amounts of zero or more",
    ),
    "equations that contradict": (
        network(*TWO, equations=[{"terms": {"a": 1, "b": -1}, "constant": 5}]), Status.CONTRADICTORY, "by 5",
    ),
    "an equation of nothing": (
        network(*TWO, equations=[{"terms": {}, "constant": 5}]), Status.CONTRADICTORY, "equation 1",
    ),
    "correlations that cannot be": (
        network(
            flow("a", None, "U", 10, 1), flow("b", "U", None, 4, 1), flow("c", "U", None, 7, 1),
            correlations=[["a", "b", 0.9], ["b", "c", 0.9], ["a", "c", -0.9]],
        ),
        Status.FAULTY, "correlations",
    ),
    "exact parts that are more than a whole": (
        network(
            flow("a", None, "U", 10, 1, A=(0.5, 0), B=(0.6, 0)), flow("b", "U", None, 10, 1),
            substances=["A", "B"], complete=True,
        ),
        Status.CONTRADICTORY, "sum of the fractions of stream a",
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def chinese():
    return open_language("zh_CN", locale_folder())


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_network_is_refused_in_both_languages(name, chinese):
    with pytest.raises(DataFault) as caught:
        demand_sound(network_from_text(REFUSED[name]))
    for fault in caught.value.faults:
        assert chinese.say(fault.message) != ENGLISH.say(fault.message)


@pytest.mark.parametrize("name", STATED)
def test_what_cannot_be_reconciled_has_a_status_and_a_sentence_in_both_languages(name, chinese):
    text, status, part = STATED[name]
    given = network_from_text(text)
    answer = reconcile(given)
    assert answer.status is status
    told = json.loads(answer_as_text(answer, given, ENGLISH.say))
    assert any(part in sentence for sentence in told["messages"])
    for english, other in zip(told["messages"], map(chinese.say, answer.messages), strict=True):
        assert english != other
    assert all(one["flow"]["value"] is None or one["flow"]["value"] >= 0.0 for one in told["streams"])


def odd_network(seed):
    """Return a network of flows in which all may go wrong: exact, negative, huge, tied, looped, contradicting."""
    dice = random.Random(seed)
    units = [f"U{n}" for n in range(dice.randint(0, 5))]

    def read():
        scale = dice.choice([1.0, 1.0, 1e-4, 1e6])
        sd = dice.choice([0.0, 1e-9, 0.01, 0.1, 1.0, 1e6]) * scale
        value = dice.choice([0.0, 1.0, 1.0 + dice.random(), -0.1 if sd else 2.0]) * scale
        return None if dice.random() < 0.25 else Reading(value, sd)

    ends = [None, *units]
    streams = [
        NetworkStream(f"S{n}", dice.choice(ends), dice.choice(ends), read())
        for n in range(dice.randint(0, 9))
    ]
    names = [one.id for one in streams]
    metered = [one.id for one in streams if one.flow is not None and one.flow.sd > 0.0]
    equations = [
        Equation(
            {dice.choice(names): dice.choice([1.0, -1.0, 0.5, 0.0]) for _ in range(2)},
            dice.choice([0.0, 1.0]),
        )
        for _ in range(dice.choice([0, 0, 1]) if names else 0)
    ]
    tied = (
        [Correlation(metered[0], metered[1], dice.uniform(-0.99, 0.99))]
        if len(metered) > 1 and dice.random() < 0.3
        else []
    )
    return Network(tuple(units), tuple(streams), equations=tuple(equations), correlations=tuple(tied))


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6))
def test_no_network_of_flows_ends_in_an_error_of_ours(seed):
    given = odd_network(seed)
    answer = reconcile(given)
    assert answer.status is Status.RECONCILED or answer.messages
    assert json.loads(answer_as_text(answer, given, ENGLISH.say))["status"] == answer.status.value
    for one in answer.quantities:
        assert one.value is None or one.value >= 0.0
        assert one.sd is None or one.sd >= 0.0


def test_parts_that_do_not_hang_together_are_answered_each_by_itself():
    def part(name, value):
        return (
            NetworkStream(f"{name}1", None, name, Reading(value, 1.0)),
            NetworkStream(f"{name}2", name, None, Reading(value + 1.0, 1.0)),
        )

    alone = [reconcile(Network((name,), part(name, value))) for name, value in (("U", 10.0), ("V", 5.0))]
    together = reconcile(Network(("U", "V", "W"), (*part("U", 10.0), *part("V", 5.0))))
    assert [q.value for q in together.quantities] == pytest.approx(
        [q.value for one in alone for q in one.quantities]
    )
    assert together.objective == pytest.approx(sum(one.objective for one in alone))
    assert together.degrees_of_freedom == 2


@pytest.mark.parametrize("apart", [1e-3, 1e-6, 1e-9])
def test_meters_that_err_almost_as_one_are_borne(apart):
    # with errors this alike the difference of the two is known by sd sqrt(2 apart): what they agree on stays unsure
    streams = (
        NetworkStream("in", None, "U", Reading(10.0, 1.0)),
        NetworkStream("out", "U", None, Reading(9.0, 1.0)),
        NetworkStream("loss", "U", None, Reading(1.2, 0.1)),
    )
    answer = reconcile(Network(("U",), streams, correlations=(Correlation("in", "out", 1.0 - apart),)))
    values = {q.name.id: q.value for q in answer.quantities}
    spread = 2.0 * apart
    expected = 1.0 + 0.2 * spread / (spread + 0.01)
    assert values["in"] - values["out"] == pytest.approx(values["loss"], rel=1e-6)
    assert values["loss"] == pytest.approx(expected, rel=1e-6)
    assert answer.objective == pytest.approx(0.2**2 / (spread + 0.01), rel=1e-6)
