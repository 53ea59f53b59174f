"""What is put down to causes: the page says at once whether it adds up to what is unaccounted for."""

import pytest

from cpdesk.edits import records
from cpdesk.language import Message
from cpdesk.quantities import quantity
from cpdesk.records.flows import LossShare


@pytest.fixture
def panel(balances, plant, qtbot):
    with plant.step(Message("Cause")) as step:
        step.add(LossShare(id="l", unit_process="c", cause="leaking pump", amount=quantity(10, "t/a")))
    made = balances().table("loss_shares", None, None)
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    return made


def test_a_sum_that_does_not_agree_is_said_at_once_and_when_it_does(panel):
    assert panel.sums.text().count("≠") == 1
    assert "C, total mass" in panel.sums.text()
    assert "30" in panel.sums.text()
    records.change(panel.session.project, LossShare, "l", amount=quantity(30, "t/a"))
    assert "≠" not in panel.sums.text()
    assert "✓" in panel.sums.text()
    records.change(panel.session.project, LossShare, "l", amount=quantity(3000, "kg/a"))
    assert "≠" in panel.sums.text()


def test_where_no_cause_is_named_nothing_is_said(panel):
    with panel.session.project.step(Message("Gone")) as step:
        step.remove(LossShare, "l")
    assert not panel.sums.isVisible()
