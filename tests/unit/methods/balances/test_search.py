"""The search for gross errors: meters and losses in one list, what explains the others away, what is the same."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from cpdesk.methods.balances.answer import answer_for, found_gross_errors
from cpdesk.methods.balances.network import Network, NetworkStream, Reading
from cpdesk.methods.balances.reconcile import reconcile, without
from cpdesk.methods.balances.reconciliation import QuantityName, RowKind, RowName, Status
from tests.unit.methods.balances.networks import networks

SD = 0.5


def plant(lost=0.0, **errors):
    """Return four units in a row with a recycle, all metered; `lost`: what leaves B unseen; errors of meters."""
    flows = {
        "f1": (None, "A", 60.0),
        "f2": (None, "A", 40.0),
        "ab": ("A", "B", 100.0),
        "ab2": ("A", "B", 30.0),
        "ba": ("B", "A", 30.0),
        "bc": ("B", "C", 100.0 - lost),
        "cd": ("C", "D", 70.0 - lost),
        "cd2": ("C", "D", 30.0),
        "p1": ("D", None, 90.0 - lost),
        "p2": ("D", None, 10.0),
    }
    streams = [
        NetworkStream(name, start, end, Reading(flow + errors.get(name, 0.0), SD))
        for name, (start, end, flow) in flows.items()
    ]
    return Network(tuple("ABCD"), tuple(streams))


def named(names):
    return {name.id for name in names}


def said(answer):
    return " ".join(map(str, answer.messages))


def test_a_loss_is_named_before_the_meters_that_it_disturbs():
    answer = reconcile(plant(lost=12.0))
    assert len(answer.suspects) > 2
    assert [step.left_out for step in answer.steps] == [RowName(RowKind.TOTAL, "B")]
    assert answer.steps[0].error == pytest.approx(12.0)
    assert (answer.steps[0].objective, answer.steps[0].accepted) == (pytest.approx(0.0, abs=1e-9), True)
    assert {one.name for one in answer.suspects} <= set(answer.steps[0].explains)
    assert [one.name for one in answer.leaks] == [RowName(RowKind.TOTAL, "B")]
    assert "A loss at B explains the data better than the error of any meter." in said(answer)


def test_something_that_comes_in_unseen_is_a_loss_below_zero():
    assert reconcile(plant(lost=-12.0)).steps[0].error == pytest.approx(-12.0)


def test_a_wrong_meter_leaves_no_vessel_accused():
    raw = reconcile(plant(bc=12.0), search=False)
    assert named(one.name for one in raw.leaks) == {"A", "B", "C", "D"}
    answer = reconcile(plant(bc=12.0))
    assert [str(step.left_out) for step in answer.steps] == ["bc"]
    assert answer.steps[0].error == pytest.approx(12.0)
    assert answer.leaks == ()
    explained = answer.steps[0].explains
    assert named(one for one in explained if isinstance(one, RowName)) == {"A", "B", "C", "D"}
    assert named(one.name for one in answer.suspects) - {"bc"} == named(
        one for one in explained if isinstance(one, QuantityName)
    )


def test_a_loss_that_does_as_well_as_the_meter_is_told():
    # an error of the meter behind the last unit and a loss in that unit are the same
    answer = reconcile(plant(p1=-12.0))
    assert [str(step.left_out) for step in answer.steps] == ["p1"]
    assert [str(name) for name in answer.steps[0].one_of] == ["p1", "p2"]
    assert named(answer.steps[0].losses) == {"D"}
    assert RowName(RowKind.TOTAL, "D") in answer.suspects[0].equivalent
    assert "A loss at D would explain the data about as well as an error of p1." in said(answer)


def test_two_errors_are_both_named_and_neither_stands_in_for_the_other():
    answer = reconcile(plant(f1=8.0, cd=-9.0))
    assert {str(step.left_out): step.error for step in answer.steps} == {
        "f1": pytest.approx(8.0),
        "cd": pytest.approx(-9.0),
    }
    assert answer.steps[-1].accepted


def test_a_step_explains_only_what_is_no_longer_suspect_after_it():
    steps = reconcile(plant(f1=8.0, p1=-9.0)).steps
    assert [named(step.one_of) for step in steps] == [{"p1", "p2"}, {"f1", "f2"}]
    assert "f1" not in named(steps[0].explains)
    assert {"f1", "f2"} <= {q.name.id for q in reconcile(plant(f1=8.0, p1=-9.0)).suspects}


def test_a_loss_has_the_composition_of_all_that_leaves():
    system = answer_for(assays()).core.tests.system
    column = system.directions[:, [system.names.index(RowName(RowKind.TOTAL, "W"))]].toarray().ravel()
    assert sorted(column[column != 0.0]) == pytest.approx([0.0125, 0.11, 1.0])


def test_errors_on_both_sides_of_a_unit_are_both_named_and_the_unit_is_not():
    network = plant(ab=7.0, bc=7.0)
    answer = reconcile(network)
    assert named(step.left_out for step in answer.steps) == {"ab", "bc"}
    assert "B" not in named(one.name for one in answer.leaks)


@settings(max_examples=80, deadline=None)
@given(
    networks(measured=st.floats(0.6, 1.0), exact=st.floats(0.0, 0.1)),
    st.integers(0, 40),
    st.floats(6.0, 30.0),
)
def test_each_step_is_what_reconciling_without_the_suspects_gives(made, which, size):
    network = made.network
    measured = [s for s in network.streams if s.flow is not None and s.flow.sd > 0.0]
    assume(measured)
    target = measured[which % len(measured)]
    reading = Reading(target.flow.value + size * target.flow.sd, target.flow.sd)
    streams = tuple(replace(s, flow=reading) if s.id == target.id else s for s in network.streams)
    network = replace(network, streams=streams)
    answer = reconcile(network)
    assume(answer.status is Status.RECONCILED and not any(q.bound for q in answer.quantities))
    for step in answer.steps:
        network = without(network, step.left_out)
        after = reconcile(network, search=False)
        assume(not any(q.bound for q in after.quantities))
        assert step.degrees_of_freedom == after.degrees_of_freedom
        assert step.objective == pytest.approx(after.objective, rel=1e-6, abs=1e-6)
        assert step.accepted == after.accepted


@settings(max_examples=60, deadline=None)
@given(networks(measured=st.floats(0.6, 1.0), exact=st.just(0.0)), st.integers(0, 40), st.floats(6.0, 30.0))
def test_those_of_a_set_give_the_same_answer_when_left_out(made, which, size):
    network = made.network
    measured = [s for s in network.streams if s.flow is not None]
    assume(measured)
    target = measured[which % len(measured)]
    reading = Reading(target.flow.value + size * target.flow.sd, target.flow.sd)
    streams = tuple(replace(s, flow=reading) if s.id == target.id else s for s in network.streams)
    network = replace(network, streams=streams)
    answer = reconcile(network)
    assume(answer.steps and not any(q.bound for q in answer.quantities))
    for other in answer.steps[0].one_of:
        after = reconcile(without(network, other), search=False)
        assume(not any(q.bound for q in after.quantities))
        assert after.objective == pytest.approx(answer.steps[0].objective, rel=1e-5, abs=1e-5)


def test_where_a_bound_holds_the_last_step_is_balanced_again():
    network = plant(bc=12.0)
    streams = (*network.streams, NetworkStream("drip", "C", None, Reading(-8.0, SD)))
    network = replace(network, streams=streams)
    found = answer_for(network)
    assert found.core.solved.held.any()
    steps = found_gross_errors(network, found.core, 10)
    left = network
    for step in steps:
        left = without(left, step.left_out)
    after = reconcile(left, search=False)
    assert steps[-1].objective == pytest.approx(after.objective, rel=1e-9)
    assert steps[-1].degrees_of_freedom == after.degrees_of_freedom


def assays(**errors):
    """Return a feed split in two, each assayed for two metals, all consistent but for errors in sds."""

    def read(name, value, share):
        return Reading(value + errors.get(name, 0.0) * share * value, share * value)

    def split(name, start, end, flow, copper, zinc):
        parts = {"Cu": read(f"{name}_Cu", copper, 0.02), "Zn": read(f"{name}_Zn", zinc, 0.02)}
        return NetworkStream(name, start, end, read(name, flow, 0.01), parts)

    return Network(
        ("U", "W"),
        (
            split("feed", None, "U", 100.0, 0.05, 0.10),
            split("rich", "U", None, 20.0, 0.20, 0.06),
            split("poor", "U", "W", 80.0, 0.0125, 0.11),
            split("end", "W", None, 70.0, 0.01, 0.1),
            split("mid", "W", None, 10.0, 0.03, 0.18),
        ),
        ("Cu", "Zn"),
    )


def test_a_wrong_assay_is_named_and_its_error_told_with_compositions():
    answer = reconcile(assays(poor_Cu=15.0))
    assert [str(step.left_out) for step in answer.steps] == ["poor, Cu"]
    assert answer.steps[0].error == pytest.approx(0.3 * 0.0125, rel=0.2)
    left = without(assays(poor_Cu=15.0), answer.steps[0].left_out)
    after = reconcile(left, search=False)
    assert answer.steps[0].objective == pytest.approx(after.objective, abs=1e-6)
    assert answer.steps[0].degrees_of_freedom == after.degrees_of_freedom


@pytest.mark.parametrize("size", [25.0, 45.0])
def test_after_an_error_far_off_each_step_is_balanced_again(size):
    given = assays(poor_Cu=size, end=-12.0)
    answer = reconcile(given)
    assert len(answer.steps) > 1
    for step in answer.steps:
        given = without(given, step.left_out)
        after = reconcile(given, search=False)
        if step is answer.steps[0] or step is answer.steps[-1]:
            assert step.objective == pytest.approx(after.objective, rel=1e-4, abs=1e-6)
            assert step.degrees_of_freedom == after.degrees_of_freedom
    objectives = [step.objective for step in answer.steps]
    assert objectives == sorted(objectives, reverse=True)


def test_a_loss_takes_along_what_leaves_the_unit():
    # 8 of the poor stream get lost before the flow is metered, with all that is in it
    network = assays()
    streams = tuple(
        replace(s, flow=Reading(s.flow.value * 0.9, s.flow.sd)) if s.id in ("poor", "end", "mid") else s
        for s in network.streams
    )
    answer = reconcile(replace(network, streams=streams))
    assert answer.steps
    assert np.isfinite([step.objective for step in answer.steps]).all()


def test_what_the_balances_hardly_check_is_not_tested():
    # the coarse meters are a hundred thousand times coarser than the fine ones: nothing fine is checked by them
    network = Network(
        ("U",),
        (
            NetworkStream("in", None, "U", Reading(1.0e6, 1.0e4)),
            NetworkStream("out", "U", None, Reading(1.2e6, 1.0e4)),
            NetworkStream("drop", "U", None, Reading(1.0, 0.05)),
        ),
    )
    answer = reconcile(network)
    tests = {q.name.id: q.statistic for q in answer.quantities}
    assert tests["drop"] is None
    assert tests["in"] == pytest.approx(2.0e5 / (2**0.5 * 1.0e4), rel=1e-4)
    assert named(step_name for step in answer.steps for step_name in step.one_of) == {"in", "out"}


def test_what_the_bounds_alone_pull_is_no_search_for_errors():
    # twenty drips read below zero: the bounds raise the sum of squares, yet no meter is wrong
    drips = [NetworkStream(f"d{n}", "A", None, Reading(-0.5, 0.5)) for n in range(20)]
    streams = (
        NetworkStream("in", None, "A", Reading(50.0, 0.5)),
        NetworkStream("out", "A", None, Reading(50.0, 0.5)),
    )
    answer = reconcile(Network(("A",), (*streams, *drips)))
    assert answer.accepted is False
    assert (answer.suspects, answer.steps) == ((), ())
