"""The reconciliation behind the window: never on its thread, last result kept, late answers dropped."""

import threading
from dataclasses import replace

import pytest

from cpdesk.edits import records
from cpdesk.language import Message
from cpdesk.quantities import quantity
from cpdesk.records.flows import Origin, Stream
from cpdesk.records.team import TeamMember
from cpdesk.tables import catalogue, reconciled
from cpdesk.tables.catalogue import SLOW


@pytest.fixture
def panel(balances, qtbot):
    made = balances().table("reconciliation", None, None)
    qtbot.addWidget(made)
    made.resize(900, 700)
    return made


def shown(panel, qtbot):
    panel.show()
    qtbot.waitUntil(lambda: panel.making.current)


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
    qtbot.waitUntil(lambda: panel.making.current)
    assert panel.model.table is not before
    assert not panel.state.isVisible()
    assert 'href="S3"' not in panel.found.text()


def test_an_answer_about_how_things_were_is_dropped(panel, qtbot, jobs):
    panel.show()
    records.change(panel.session.project, Stream, "S3", flow=quantity(110, "t/a"))
    qtbot.waitUntil(lambda: panel.making.current)
    row = next(row for row in panel.model.table.rows if row.id == "S3")
    assert row.values["measured"] == pytest.approx(110)


def test_nobody_looks_and_nothing_is_worked_out(panel, qtbot, jobs):
    shown(panel, qtbot)
    panel.hide()
    records.change(panel.session.project, Stream, "S3", flow=quantity(110, "t/a"))
    assert not jobs.busy
    assert not panel.making.answering.waiting.isActive()
    panel.show()
    qtbot.waitUntil(lambda: panel.making.current)


def test_a_change_of_something_else_leaves_the_answer_as_it_is(panel, qtbot, jobs):
    shown(panel, qtbot)
    records.add(panel.session.project, TeamMember(name="Li"))
    assert panel.making.current
    assert not panel.state.isVisible()
    assert not jobs.busy
    assert not panel.making.answering.waiting.isActive()


@pytest.fixture
def held(monkeypatch):
    """Hold each reconciliation until it is let go; note what was told of it."""
    gate = threading.Event()
    answer = reconciled.answer_of

    def waits(network, step):
        assert gate.wait(20)
        return answer(network, step)

    monkeypatch.setattr(reconciled, "answer_of", waits)
    yield gate
    gate.set()


def test_what_a_person_stops_is_stopped_and_can_be_asked_for_again(panel, qtbot, jobs, held):
    jobs.started.connect(lambda job: job.cancel())
    panel.show()
    held.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    qtbot.waitUntil(lambda: panel.making.stopped)
    assert "Stopped" in panel.state.text()
    assert panel.model.rowCount() == 0
    jobs.started.disconnect()
    panel.state.linkActivated.emit("again")
    qtbot.waitUntil(lambda: panel.making.current)
    assert not panel.state.isVisible()
    assert panel.model.rowCount() == 6


def test_after_a_stop_a_change_begins_it_anew(panel, qtbot, jobs):
    jobs.started.connect(lambda job: job.cancel())
    panel.show()
    qtbot.waitUntil(lambda: panel.making.stopped)
    jobs.started.disconnect()
    records.change(panel.session.project, Stream, "S3", flow=quantity(110, "t/a"))
    qtbot.waitUntil(lambda: panel.making.current)


def test_how_far_it_is_is_told_step_by_step(panel, qtbot, jobs):
    told = []
    jobs.started.connect(lambda job: job.progressed.connect(told.append))
    shown(panel, qtbot)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert told == sorted(told)
    assert told[0] == 0.0
    assert len([share for share in told if 0.0 < share < 1.0]) >= 6


def test_an_edit_meanwhile_is_not_held_up_and_the_late_answer_is_dropped(panel, qtbot, jobs, held):
    panel.show()
    qtbot.waitUntil(lambda: jobs.busy)
    project = panel.session.project
    records.change(project, Stream, "S3", flow=quantity(110, "t/a"))  # returns though the worker waits
    assert not held.is_set()
    assert not panel.making.current
    held.set()
    qtbot.waitUntil(lambda: panel.making.current)
    row = next(row for row in panel.model.table.rows if row.id == "S3")
    assert row.values["measured"] == pytest.approx(110)


def test_the_page_of_what_was_found_tells_the_whole_and_the_others_the_suspects_alone(panel, balances, qtbot):
    summary = balances().table("reconciliation_summary", None, None)
    qtbot.addWidget(summary)
    summary.show()
    qtbot.waitUntil(lambda: summary.making.current)
    assert "Balances round unit processes:" in summary.found.text()
    shown(panel, qtbot)
    assert "Balances round" not in panel.found.text()
    assert panel.found.text().count("href") == 1


def test_where_nothing_is_measured_it_is_said_what_to_type(balances, plant, qtbot):
    with plant.step(Message("Nothing measured")) as step:
        for one in plant.read(Stream):
            flow = replace(one.flow, uncertainty=None)
            step.change(Stream, one.id, {"flow": flow, "origin": Origin.CALCULATED})
    summary = balances().table("reconciliation_summary", None, None)
    qtbot.addWidget(summary)
    summary.show()
    qtbot.waitUntil(lambda: summary.making.current)
    assert "±5 %" in summary.found.text()
