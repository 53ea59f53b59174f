"""The closures of a large plant: made by a worker, so that neither the page nor an edit makes the window wait."""

import threading

import pytest

from cpdesk.edits import records
from cpdesk.quantities import quantity
from cpdesk.records.flows import Stream
from cpdesk.tables import closures
from ui.balances import reconciling
from ui.balances.behind_panel import ClosuresPanel


@pytest.fixture
def threads(monkeypatch):
    """The threads on which closures were made."""
    found = []
    make = closures._made

    def noted(view):
        found.append(threading.get_ident())
        return make(view)

    monkeypatch.setattr(closures, "_made", noted)
    return found


@pytest.fixture
def panel(balances, qtbot, monkeypatch, threads):
    monkeypatch.setattr(reconciling, "MANY_STREAMS", 5)
    made = balances().table("closures", None, None)
    qtbot.addWidget(made)
    made.resize(900, 700)
    return made


def test_a_worker_makes_them_and_the_picture_follows(panel, threads, qtbot):
    assert isinstance(panel, ClosuresPanel)
    assert panel.model.rowCount() == 0
    panel.show()
    assert "worked out" in panel.state.text()
    qtbot.waitUntil(lambda: panel.making.current)
    assert panel.model.rowCount() == 4
    assert panel.figure is not None
    assert panel.figure.drawing is not None
    assert not panel.state.isVisible()
    assert threads
    assert threading.get_ident() not in threads


def test_after_an_edit_the_last_ones_stay_until_the_worker_is_done(panel, threads, qtbot):
    panel.show()
    qtbot.waitUntil(lambda: panel.making.current)
    before = panel.model.table
    records.change(panel.session.project, Stream, "S3", flow=quantity(110, "t/a"))
    assert panel.model.table is before
    assert "Made before" in panel.state.text()
    qtbot.waitUntil(lambda: panel.making.current)
    assert panel.model.table is not before
    assert threading.get_ident() not in threads


def test_those_of_a_small_plant_are_made_at_once(balances, threads, qtbot):
    panel = balances().table("closures", None, None)
    qtbot.addWidget(panel)
    assert not isinstance(panel, ClosuresPanel)
    assert panel.model.rowCount() == 4
