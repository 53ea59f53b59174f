from dataclasses import replace

import pytest

from cpdesk.exchange.network import network_from_text
from cpdesk.methods.balances.network import (
    Correlation,
    Equation,
    Network,
    NetworkStream,
    Reaction,
    Reading,
    TransferCoefficient,
)
from cpdesk.methods.balances.reconcile import reconcile
from cpdesk.methods.balances.reconciliation import Kind, QuantityKind, Status
from tests.unit.methods.balances.networks import CASE_NAMES, case

KINDS = {"nonredundant": "just measured", "fixed": "constant"}


def network_of(data):
    import json

    return network_from_text(json.dumps(data))


def quantity(answer, key):
    """Return the quantity that a case calls `X`, `X.F`, `X.c` or `TC_…`."""
    name, _, part = key.partition(".")
    if name.startswith("TC_"):
        return answer.of_kind(QuantityKind.COEFFICIENT)[0]
    kind = QuantityKind.FLOW if part in ("", "F") else QuantityKind.FRACTION
    wanted = (kind, name, "" if kind is QuantityKind.FLOW else part)
    return next(q for q in answer.quantities if (q.name.kind, q.name.id, q.name.substance) == wanted)


def flows(answer):
    return {q.name.id: q.value for q in answer.of_kind(QuantityKind.FLOW)}


def said(answer):
    return " ".join(map(str, answer.messages))


@pytest.mark.parametrize("name", CASE_NAMES)
def test_a_published_network_gives_its_published_answer(name):
    given, expected = case(name)["network"], case(name)["expected"]
    answer = reconcile(network_of(given))
    assert answer.status is Status.RECONCILED
    assert answer.objective == pytest.approx(expected["chi2"], rel=1e-4)
    assert answer.degrees_of_freedom == expected["dof"]
    for key, value in expected["reconciled"].items():
        wanted = None if value is None else pytest.approx(value, rel=1e-5, abs=1e-12)
        assert quantity(answer, key).value == wanted, key
    for key, value in expected["sd_reconciled"].items():
        wanted = None if value is None else pytest.approx(value, rel=1e-5, abs=1e-12)
        assert quantity(answer, key).sd == wanted, key
    for key, value in expected["classification"].items():
        assert quantity(answer, key).kind.value == KINDS.get(value, value), key
    for key, value in expected["measurement_test_z"].items():
        wanted = None if value is None else pytest.approx(value, rel=1e-4)
        assert quantity(answer, key).statistic == wanted, key
    if "flagged_sidak" in expected:
        assert {one.name.id for one in answer.suspects} == set(expected["flagged_sidak"])


def test_readings_far_from_the_answer_take_few_steps():
    assert reconcile(network_of(case("NL-RN96-3")["network"]), search=False).iterations <= 10


def stream(name, start, end, value=None, sd=None, **fractions):
    reading = None if value is None else Reading(value, sd)
    return NetworkStream(name, start, end, reading, fractions)


def line(*readings):
    """Return units in a row: A -> U1 -> B -> U2 -> C, each flow with its reading."""
    ends = [(None, "U1"), ("U1", "U2"), ("U2", None)]
    return Network(
        ("U1", "U2"),
        tuple(
            NetworkStream(name, *end, reading)
            for name, end, reading in zip("ABC", ends, readings, strict=True)
        ),
    )


def test_a_reading_that_stands_alone_is_just_measured_and_stays():
    answer = reconcile(line(Reading(10.0, 1.0), None, None))
    assert answer.status is Status.NOTHING
    assert [q.kind for q in answer.quantities] == [Kind.JUST_MEASURED, Kind.OBSERVABLE, Kind.OBSERVABLE]
    assert flows(answer) == pytest.approx({"A": 10.0, "B": 10.0, "C": 10.0})
    assert [q.sd for q in answer.quantities] == pytest.approx([1.0, 1.0, 1.0])
    assert answer.accepted is None
    assert "No reading can be checked" in said(answer)
    assert [str(one.measure) for one in answer.advice] == ["B"]
    assert [str(name) for name in answer.advice[0].checks] == ["A"]


def test_without_a_balance_there_is_nothing_to_reconcile():
    answer = reconcile(Network((), (stream("A", None, None, 5.0, 1.0),)))
    assert answer.status is Status.NOTHING
    assert flows(answer) == {"A": 5.0}
    assert "no balance" in said(answer)
    assert reconcile(Network()).status is Status.NOTHING


def test_where_nothing_was_measured_no_number_is_given():
    answer = reconcile(line(None, None, None))
    assert answer.status is Status.NOTHING
    assert flows(answer) == {"A": None, "B": None, "C": None}
    assert "Nothing was measured" in said(answer)
    assert [str(one.measure) for one in answer.advice] == ["A"]
    assert [str(name) for name in answer.advice[0].determines] == ["B", "C"]


def test_exact_figures_that_contradict_each_other_are_named():
    answer = reconcile(line(Reading(10.0, 0.0), None, Reading(11.0, 0.0)))
    assert answer.status is Status.CONTRADICTORY
    assert "contradict each other by 1 " in said(answer)
    assert "A; C" in said(answer)
    assert flows(answer)["B"] is None


def test_exact_figures_that_agree_are_constants():
    answer = reconcile(line(Reading(10.0, 0.0), Reading(11.0, 1.0), Reading(10.0, 0.0)))
    assert flows(answer) == pytest.approx({"A": 10.0, "B": 10.0, "C": 10.0})
    assert [q.kind for q in answer.quantities] == [Kind.CONSTANT, Kind.REDUNDANT, Kind.CONSTANT]
    assert answer.degrees_of_freedom == 1
    assert answer.objective == pytest.approx(1.0)


def test_a_cycle_of_exact_streams_is_no_matter_where_it_agrees_and_is_named_where_not():
    def cycle(back):
        return Network(
            ("U1", "U2"),
            (
                stream("in", None, "U1", 5.0, 1.0),
                stream("forth", "U1", "U2", 7.0, 0.0),
                stream("back", "U2", "U1", back, 0.0),
                stream("out", "U2", None, 6.0, 1.0),
            ),
        )

    answer = reconcile(cycle(2.0))
    assert flows(answer) == pytest.approx({"in": 5.0, "forth": 7.0, "back": 2.0, "out": 5.0})
    assert answer.degrees_of_freedom == 2
    closed = Network(
        ("U1", "U2"), (stream("forth", "U1", "U2", 7.0, 0.0), stream("back", "U2", "U1", 6.0, 0.0))
    )
    answer = reconcile(closed)
    assert answer.status is Status.CONTRADICTORY
    assert "back; forth" in said(answer) or "forth; back" in said(answer)


def test_exact_figures_that_ask_for_a_negative_flow_are_contradictory():
    network = Network(
        ("U",),
        (
            stream("in", None, "U", 5.0, 0.0),
            stream("out", "U", None, 7.0, 0.0),
            stream("other", "U", None, 1.0, 0.5),
        ),
    )
    answer = reconcile(network)
    assert answer.status is Status.CONTRADICTORY
    assert "No amounts of zero or more" in said(answer)


def test_exact_figures_that_ask_for_more_than_a_whole_are_contradictory():
    # 10 less 9 leaves 1, which would have to hold 4.1 of copper
    network = Network(
        ("U",),
        (
            stream("in", None, "U", 10.0, 0.0, Cu=Reading(0.5, 0.0)),
            stream("out", "U", None, 9.0, 0.0, Cu=Reading(0.1, 0.0)),
            stream("rest", "U", None, Cu=Reading(0.2, 0.01)),
        ),
        ("Cu",),
    )
    answer = reconcile(network)
    assert answer.status is Status.CONTRADICTORY
    assert "balance of U" in said(answer)


def test_exact_assays_that_only_no_flow_satisfies_leave_no_flow():
    network = Network(
        ("U",),
        (
            stream("in", None, "U", 5.0, 1.0, Cu=Reading(0.5, 0.0)),
            stream("out", "U", None, 5.0, 1.0, Cu=Reading(0.1, 0.0)),
        ),
        ("Cu",),
    )
    answer = reconcile(network)
    assert flows(answer) == pytest.approx({"in": 0.0, "out": 0.0}, abs=1e-12)
    assert answer.degrees_of_freedom == 2
    assert "no flow here" in said(answer)


def test_a_reading_that_is_no_number_is_said():
    answer = reconcile(line(Reading(float("nan"), 1.0), Reading(1.0, 1.0), None))
    assert answer.status is Status.FAULTY
    assert "finite" in said(answer)
    assert reconcile(line(Reading(1.0, -1.0), None, None)).status is Status.FAULTY


def test_twelve_powers_of_ten_are_borne():
    answer = reconcile(
        Network(
            ("U1", "U2"),
            (
                stream("large", None, "U1", 1.0e6, 1.0e4),
                stream("through", "U1", None, 1.01e6, 1.0e4),
                stream("drop in", None, "U2", 1.0e-6, 1.0e-8),
                stream("drop out", "U2", None, 1.02e-6, 1.0e-8),
            ),
        )
    )
    assert flows(answer)["drop in"] == pytest.approx(1.01e-6, rel=1e-9)
    assert flows(answer)["large"] == pytest.approx(1.005e6, rel=1e-9)
    assert answer.objective == pytest.approx(0.5 + 2.0, rel=1e-6)
    assert "span" in said(answer)


def test_a_flow_is_never_negative_and_the_bound_is_said():
    network = Network(
        ("U",),
        (
            stream("in", None, "U", 10.0, 0.1),
            stream("out", "U", None, 12.0, 0.1),
            stream("loss", "U", None, 0.2, 0.5),
        ),
    )
    answer = reconcile(network)
    assert flows(answer) == pytest.approx({"in": 11.0, "out": 11.0, "loss": 0.0})
    assert [q.bound for q in answer.quantities] == [False, False, True]
    assert "Held at a bound" in said(answer)


def test_a_sentence_names_no_more_than_it_bears():
    exact = tuple(stream(f"S{n}", None, "U", 1.0, 0.0) for n in range(50))
    answer = reconcile(Network(("U",), (*exact, stream("out", "U", None, 50.0, 1.0))))
    told = " ".join(map(str, answer.assumed))
    assert "S19; …" in told
    assert "S20" not in told


def test_a_reading_below_zero_is_let_go_where_the_balances_lift_it():
    answer = reconcile(
        Network(("U",), (stream("in", None, "U", -0.5, 1.0), stream("out", "U", None, 10.0, 1.0)))
    )
    assert flows(answer) == pytest.approx({"in": 4.75, "out": 4.75})
    assert not any(q.bound for q in answer.quantities)


def test_an_unmeasured_flow_that_would_be_negative_is_zero():
    answer = reconcile(
        Network(
            ("U",),
            (
                stream("in", None, "U", 10.0, 1.0),
                stream("out", "U", None, 12.0, 1.0),
                stream("loss", "U", None),
            ),
        )
    )
    assert flows(answer) == pytest.approx({"in": 11.0, "out": 11.0, "loss": 0.0})


def test_a_reaction_of_unknown_extent_closes_the_balance():
    # 100 of A, 40 % turned into B: what comes out tells the extent
    network = Network(
        ("R",),
        (
            stream("feed", None, "R", 100.0, 1.0, A=Reading(1.0, 0.0), B=Reading(0.0, 0.0)),
            stream("product", "R", None, 100.0, 1.0, A=Reading(0.58, 0.02), B=Reading(0.41, 0.02)),
        ),
        ("A", "B"),
        reactions=(Reaction("R", {"A": -1.0, "B": 1.0}),),
        complete=True,
    )
    answer = reconcile(network)
    extent = answer.of_kind(QuantityKind.EXTENT)[0]
    assert extent.value == pytest.approx(100.0 * quantity(answer, "product.B").value)
    assert quantity(answer, "product.A").value == pytest.approx(0.585)
    assert quantity(answer, "product.A").sd == pytest.approx(0.02 / 2**0.5)
    assert extent.sd == pytest.approx(((100 * 0.02) ** 2 / 2 + 0.415**2 / 2) ** 0.5, rel=1e-9)
    assert answer.degrees_of_freedom == 2


def test_equations_and_transfer_coefficients_tie_flows():
    network = Network(
        ("U",),
        (
            stream("in", None, "U", 10.0, 1.0),
            stream("top", "U", None),
            stream("bottom", "U", None),
            stream("sold", None, None),
        ),
        equations=(Equation({"sold": 1.0, "top": -2.0}, -1.0),),
        transfer_coefficients=(TransferCoefficient("U", "top", Reading(0.3, 0.0)),),
    )
    assert flows(reconcile(network)) == pytest.approx({"in": 10.0, "top": 3.0, "bottom": 7.0, "sold": 7.0})


def test_an_unknown_transfer_coefficient_is_worked_out():
    network = Network(
        ("U",),
        (stream("in", None, "U", 10.0, 1.0), stream("top", "U", None, 4.0, 0.1), stream("bottom", "U", None)),
        transfer_coefficients=(TransferCoefficient("U", "top"),),
    )
    coefficient = reconcile(network).of_kind(QuantityKind.COEFFICIENT)[0]
    assert coefficient.kind is Kind.OBSERVABLE
    assert coefficient.value == pytest.approx(0.4)
    assert coefficient.sd == pytest.approx(((0.1 / 10) ** 2 + (4.0 * 1.0 / 100) ** 2) ** 0.5)


def test_compositions_alone_can_give_the_split():
    # two products of known assay: the feed's assay says how it was split
    network = Network(
        ("U",),
        (
            stream("feed", None, "U", 100.0, 1.0, Cu=Reading(0.02, 0.0)),
            stream("concentrate", "U", None, Cu=Reading(0.20, 0.0)),
            stream("tailings", "U", None, Cu=Reading(0.002, 0.0)),
        ),
        ("Cu",),
    )
    wanted = 100.0 * (0.02 - 0.002) / (0.2 - 0.002)
    assert flows(reconcile(network))["concentrate"] == pytest.approx(wanted)


def test_the_composition_of_no_flow_is_not_determined():
    network = Network(
        ("U",),
        (
            stream("in", None, "U", 10.0, 1.0, Cu=Reading(0.1, 0.01)),
            stream("out", "U", None, 10.0, 1.0, Cu=Reading(0.1, 0.01)),
            stream("bypass", "U", None, 0.0, 0.0),
        ),
        ("Cu",),
    )
    answer = reconcile(network)
    assert quantity(answer, "bypass.Cu").kind is Kind.UNOBSERVABLE
    assert quantity(answer, "bypass.Cu").value is None


def test_one_balance_shows_an_error_but_names_nobody():
    answer = reconcile(network_of(case("DR-P01")["network"]))
    assert not answer.accepted
    assert {str(name) for name in answer.steps[0].one_of} == {"1", "2", "3"}
    assert "cannot be told apart" in said(answer)


def test_meters_that_cannot_be_told_apart_are_a_set():
    answer = reconcile(network_of(case("DR-VDI2048-01")["network"]))
    assert [str(one.name) for one in answer.suspects] == ["m_FDKeI", "m_FDKeII"]
    assert [str(name) for name in answer.suspects[0].equivalent] == ["m_FDKeII"]
    assert answer.steps[0].accepted


def test_correlations_that_cannot_be_are_refused():
    network = line(Reading(10.0, 1.0), Reading(11.0, 1.0), Reading(12.0, 1.0))
    pairs = (Correlation("A", "B", -0.9), Correlation("B", "C", -0.9), Correlation("A", "C", -0.9))
    answer = reconcile(replace(network, correlations=pairs))
    assert answer.status is Status.FAULTY
    assert "correlations" in said(answer)


def test_correlated_meters_without_a_balance_of_their_own_keep_the_covariance():
    # B is tied to A by correlation only: A's adjustment moves it in proportion
    network = Network(
        ("U",),
        (
            stream("A", None, "U", 10.0, 1.0),
            stream("C", "U", None, 12.0, 1.0),
            stream("B", None, None, 5.0, 2.0),
        ),
        correlations=(Correlation("A", "B", 0.5),),
    )
    answer = reconcile(network)
    assert flows(answer) == pytest.approx({"A": 11.0, "C": 11.0, "B": 6.0})
    assert quantity(answer, "B").sd == pytest.approx((4.0 - 0.5) ** 0.5)
