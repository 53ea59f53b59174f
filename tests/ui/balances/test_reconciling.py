"""The reconciliation behind the window: never on its thread, last result kept, late answers dropped."""

import threading

import pytest

from cpdesk.edits import records
from cpdesk.quantities import quantity
from cpdesk.records.flows import Stream
from cpdesk.tables import catalogue
from cpdesk.tables.catalogue import SLOW


@pytest.fixture
def panel(balances, qtbot):
    made = balances().table("reconciliation", None, None)
    qtbot.addWidget(made)
    made.resize(900, 700)
    return made


def shown(panel, qtbot):
    panel.show()
    qtbot.waitUntil(lambda: panel.reconciling.current)


def test_the_page_opens_empty_and_is_filled_by_a_worker(panel, qtbot, monkeypatch):
    threads = []
    build = catalogue.Tables.table

    def noted(tables, name):
        if name in SLOW:
            threads.append(threading.get_ident())
        return build(tables, name)

    monkeypatch.setattr(catalogue.Tables, "table", noted)
    assert panel.model.rowCount() == 0
    shown(panel, qtbot)
    assert panel.model.rowCount() == 6
    assert not panel.hint.isVisible()
    assert threads
    assert threading.get_ident() not in threads


def test_the_suspect_is_named_in_words_and_leads_to_its_stream(panel, qtbot):
    shown(panel, qtbot)
    text = panel.found.text()
    assert 'href="S3"' in text
    assert "check its zero" in text
    with qtbot.waitSignal(panel.record_asked) as asked:
        panel.found.linkActivated.emit("S3")
    assert asked.args == ["stream", "S3"]


def test_the_last_result_stays_and_says_so_until_the_new_one_is_there(panel, qtbot):
    shown(panel, qtbot)
    assert not panel.state.isVisible()
    before = panel.model.table
    records.change(panel.session.project, Stream, "S3", flow=quantity(110, "t/a"))
    assert panel.model.table is before
    assert "Made before the last change" in panel.state.text()
    qtbot.waitUntil(lambda: panel.reconciling.current)
    assert panel.model.table is not before
    assert not panel.state.isVisible()
    assert 'href="S3"' not in panel.found.text()


def test_an_answer_about_how_things_were_is_dropped(panel, qtbot, jobs):
    panel.show()
    records.change(panel.session.project, Stream, "S3", flow=quantity(110, "t/a"))
    qtbot.waitUntil(lambda: panel.reconciling.current)
    row = next(row for row in panel.model.table.rows if row.id == "S3")
    assert row.values["measured"] == pytest.approx(110)


def test_nobody_looks_and_nothing_is_worked_out(panel, qtbot, jobs):
    shown(panel, qtbot)
    panel.hide()
    records.change(panel.session.project, Stream, "S3", flow=quantity(110, "t/a"))
    assert not jobs.busy
    assert not panel.reconciling.answering.waiting.isActive()
    panel.show()
    qtbot.waitUntil(lambda: panel.reconciling.current)
