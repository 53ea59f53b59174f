"""A long table that is not there yet is made by a worker: its page opens at once, and nothing is lost meanwhile."""

import threading

import pytest
from PySide6.QtTest import QTest

from cpdesk.edits.records import change
from cpdesk.records.flows import Stream
from cpdesk.records.plant import UnitProcess
from cpdesk.tables.catalogue import Tables
from cpdesk.tables.finding import Finding, Severity


@pytest.fixture
def made(desk_window, monkeypatch):
    """The names of the tables that the window's own thread and those that workers made, while every list is long."""
    monkeypatch.setattr("cpdesk.tables.catalogue.LONG_FROM", 0)
    here, found = threading.get_ident(), {"here": [], "behind": []}
    built = Tables.table

    def table(tables: Tables, name: str):
        if name not in tables._made:
            found["here" if threading.get_ident() == here else "behind"].append(name)
        return built(tables, name)

    monkeypatch.setattr(Tables, "table", table)
    desk_window.desk.checker.waiting.stop()
    desk_window.session.tables._made.clear()
    return found


def read(window, qtbot) -> None:
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=20_000)


def test_a_page_opens_before_its_rows_are_read_and_shows_them_then(desk_window, made, qtbot):
    panel = desk_window.desk.open_step("3.1").panel("streams")
    assert panel.model.waits
    assert not panel.model.rows
    assert panel.hint.isVisible()
    assert "being read" in panel.hint.text()
    assert desk_window.status.work.isVisible()
    read(desk_window, qtbot)
    assert len(panel.model.rows) == desk_window.session.project.count(Stream) > 10
    assert not panel.hint.isVisible()
    assert panel.grid.currentIndex().isValid()
    assert "streams" in made["behind"]
    assert "streams" not in made["here"]


def test_rows_stay_as_they_were_until_those_of_a_changed_name_are_made(desk_window, made, qtbot):
    panel = desk_window.desk.open_step("3.1").panel("equipment")
    read(desk_window, qtbot)
    project, tables = desk_window.session.project, desk_window.session.tables
    unit = tables.view.all(UnitProcess)[0]
    column = panel.model.column_of("unit_process")
    before = [panel.model.look(row, column).text for row in range(len(panel.model.rows))]
    desk_window.session.run(lambda: change(project, UnitProcess, unit.id, code="U-99"))
    assert [panel.model.look(row, column).text for row in range(len(panel.model.rows))] == before
    assert panel.model.waits
    read(desk_window, qtbot)
    assert "U-99" in {panel.model.look(row, column).text for row in range(len(panel.model.rows))}
    assert made["here"].count("equipment") == 0


def test_an_edit_meanwhile_begins_the_reading_anew(desk_window, made, qtbot):
    panel = desk_window.desk.open_step("3.1").panel("streams")
    project = desk_window.session.project
    stream = project.read(Stream)[0].id
    desk_window.session.run(lambda: change(project, Stream, stream, name="Renamed"))
    read(desk_window, qtbot)
    names = {
        panel.model.look(row, panel.model.column_of("name")).text for row in range(len(panel.model.rows))
    }
    assert "Renamed" in names


def test_reading_that_is_cancelled_comes_again_when_the_page_is_looked_at_again(desk_window, made, qtbot):
    panel = desk_window.desk.open_step("3.1").panel("streams")
    desk_window.status.work.stop.click()
    read(desk_window, qtbot)
    if panel.model.waits:  # it may have been quicker
        desk_window.desk.open_step("1.1")
        desk_window.desk.open_step("3.1")
        read(desk_window, qtbot)
    assert panel.model.rows


def test_a_problem_in_a_table_that_is_still_read_is_gone_to_once_it_is_there(desk_window, made, qtbot):
    project = desk_window.session.project
    stream = project.read(Stream)[3]
    finding = Finding("3.1", Severity.MISSING, stream.name, "stream", stream.id, "flow", "streams")
    desk_window.desk.go_to(finding)
    read(desk_window, qtbot)
    panel = desk_window.desk.panel
    assert panel.name == "streams"
    assert panel.model.row(panel.grid.currentIndex().row()).id == stream.id


def test_closing_the_audit_meanwhile_leaves_nothing_behind(desk_window, made, qtbot):
    desk_window.desk.open_step("3.1").panel("streams")
    desk_window.session.close()
    read(desk_window, qtbot)
    QTest.qWait(1)
    assert desk_window.desk is None
