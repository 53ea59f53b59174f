"""What `check` says of reactions and of causes: the record, and what would be right."""

import pytest

from cpdesk.quantities import quantity
from cpdesk.records.flows import Component, LossShare, Stream, Substance
from cpdesk.records.plant import UnitProcess
from cpdesk.records.reactions import Reaction
from cpdesk.tables.catalogue import Tables
from cpdesk.tables.finding import Severity
from cpdesk.tables.findings import findings


@pytest.fixture
def found(project):
    """Return a function that gives what is found of a kind of record, as sentences."""

    def found(kind: str):
        return [one for one in findings(Tables(project)) if one.kind == kind]

    return found


@pytest.fixture
def unit(add):
    add(UnitProcess(id="u", code="U1", name="Converter"))


def stream(number: str, flow: float, **ends):
    return Stream(id=number, number=number, flow=quantity(flow, "kg/h", 0.1), **ends)


@pytest.mark.usefixtures("unit")
@pytest.mark.parametrize(
    ("equation", "severity", "said"),
    [
        (
            "N2 + H2 -> NH3",
            Severity.CONTRADICTION,
            "Reaction “synthesis” of U1: The reaction does not balance; atoms left and right: N 2 ≠ 1, H 2 ≠ 3."
            " It balances as N2 + 3 H2 -> 2 NH3.",
        ),
        (
            "N2 + 3 H2 -> 2 ammonia",
            None,
            "",
        ),
        (
            "ammonia + O2 -> N2 + H2O",
            Severity.CONTRADICTION,
            "Reaction “synthesis” of U1: The reaction does not balance; atoms left and right: N 1 ≠ 2, H 3 ≠ 2,"
            " O 2 ≠ 1. It balances as 4 ammonia + 3 O2 -> 2 N2 + 6 H2O.",
        ),
        (
            "N2 -> O2",
            Severity.CONTRADICTION,
            "Reaction “synthesis” of U1: The reaction does not balance; atoms left and right: N 2 ≠ 0, O 0 ≠ 2.",
        ),
        (
            "N2 and H2",
            Severity.CONTRADICTION,
            "Reaction “synthesis” of U1: “N2 and H2” is no reaction. Write it like N2 + 3 H2 -> 2 NH3.",
        ),
        (
            "coal -> N2",
            Severity.CONTRADICTION,
            "Reaction “synthesis” of U1: Of coal the formula is not known, so no balance of the reaction can be"
            " made.",
        ),
        (
            "",
            Severity.MISSING,
            "Reaction “synthesis” of U1 has no equation. Write it like N2 + 3 H2 -> 2 NH3.",
        ),
    ],
)
def test_a_reaction_that_does_not_balance_is_named_with_what_would_be_right(
    equation, severity, said, add, found
):
    add(Substance(id="a", key="ammonia", formula="NH3"))
    add(Reaction(id="r", unit_process="u", name="synthesis", equation=equation))
    got = [(one.step, one.id, one.field, one.severity, str(one.message)) for one in found("reaction")]
    assert got == ([] if severity is None else [("3.3", "r", "equation", severity, said)])


@pytest.fixture
def leaking(add, unit):
    """A unit process in which 10 kg/h of 100 are lost, half of it salt."""
    add(Substance(id="s", key="salt", conserved=True))
    add(stream("1", 100, to_unit="u"), stream("2", 90, from_unit="u"))
    for number, percent in (("1", 50), ("2", 50)):
        add(Component(stream=number, substance="s", amount=quantity(percent, "%", 0.1)))


@pytest.mark.usefixtures("leaking")
@pytest.mark.parametrize(("amounts", "open_"), [((6.0, 4.2), None), ((6.0,), "4"), ((14.0,), "-4")])
def test_causes_that_do_not_add_up_are_named_with_what_stays_open(amounts, open_, add, found):
    add(
        *(
            LossShare(id=f"l{n}", unit_process="u", amount=quantity(kg, "kg/h"))
            for n, kg in enumerate(amounts)
        )
    )
    got = found("loss_share")
    if open_ is None:
        assert got == []
        return
    (one,) = got
    assert (one.step, one.id, one.field, one.severity) == ("3.3", "l0", "amount", Severity.CONTRADICTION)
    assert str(one.message) == (
        f"U1, total mass: the causes add up to {amounts[0]:g} kg/h, but 10 kg/h is unaccounted for; "
        f"{open_} kg/h stays open."
    )


@pytest.mark.usefixtures("leaking")
def test_causes_of_a_substance_are_held_against_its_own_balance(add, found):
    add(LossShare(id="l", unit_process="u", substance="s", amount=quantity(2, "kg/h")))
    (one,) = found("loss_share")
    assert str(one.message).startswith("U1, salt: the causes add up to 2 kg/h, but 5 kg/h is unaccounted for")


@pytest.mark.usefixtures("leaking")
def test_a_cause_without_an_amount_says_nothing(add, found):
    add(LossShare(unit_process="u", cause="leak"))
    assert found("loss_share") == []
