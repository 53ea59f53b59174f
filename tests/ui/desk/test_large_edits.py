"""Edits of many rows are written by a worker: one step, to be cancelled until its commit, and nothing typed is lost."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from cpdesk.edits.records import change
from cpdesk.language import Message
from cpdesk.project.project import Project
from cpdesk.records.flows import Stream
from cpdesk.tables.catalogue import Tables
from ui.grid.filling import delete_rows, fill_down
from ui.grid.paste import paste_block

WHAT = Message("Rename all")


@pytest.fixture
def large_edits(desk_window, monkeypatch):
    """A window that takes every edit for a large one."""
    monkeypatch.setattr("ui.writing.MANY", 0)
    desk_window.desk.checker.waiting.stop()
    return desk_window


def written(window, qtbot) -> None:
    qtbot.waitUntil(lambda: not window.session.writing.busy and not window.jobs.busy, timeout=20_000)


def names(window) -> set[str]:
    return {stream.name for stream in window.session.project.read(Stream)}


def rename(project: Project, name: str = "Renamed") -> None:
    with project.step(WHAT) as step:
        for stream in project.read(Stream):
            step.change(Stream, stream.id, {"name": name})


class Held:
    """An edit that stays half done until it is let go on."""

    def __init__(self, *, after: bool = False) -> None:
        self.after = after
        self.there, self.go_on = threading.Event(), threading.Event()

    def __call__(self, project: Project, report) -> str:
        if self.after:
            rename(project)
        else:
            with project.step(WHAT):
                rename(project)
                self._wait()
            return "written"
        self._wait()
        return "written"

    def _wait(self) -> None:
        self.there.set()
        assert self.go_on.wait(20)


def test_a_large_edit_is_one_step_and_the_views_show_what_the_worker_made(large_edits, qtbot, monkeypatch):
    window = large_edits
    panel = window.desk.open_step("3.1").panel("streams")
    before, here, made = names(window), threading.get_ident(), []
    built = Tables.table

    def table(tables: Tables, name: str):
        if name == "streams" and (name not in tables._made or name in tables._behind):
            made.append(threading.get_ident() == here)
        return built(tables, name)

    monkeypatch.setattr(Tables, "table", table)
    done = []
    window.session.writing.run(WHAT, 30, lambda project, _: rename(project) or "done", done.append)
    assert window.session.writing.busy
    assert window.status.work.isVisible()
    assert names(window) == before
    written(window, qtbot)
    assert done == ["done"]
    assert names(window) == {"Renamed"}
    column = panel.model.column_of("name")
    assert {panel.model.look(row, column).text for row in range(len(panel.model.rows))} == {"Renamed"}
    assert True not in made, "no table was made on the window's thread"
    window.actions_room.made["undo"].trigger()
    written(window, qtbot)
    assert names(window) == before
    window.actions_room.made["redo"].trigger()
    written(window, qtbot)
    assert names(window) == {"Renamed"}


def test_what_is_typed_meanwhile_is_refused_with_a_sentence_and_stays_in_its_cell(large_edits, qtbot):
    window, held = large_edits, Held()
    panel = window.desk.open_step("3.1").panel("streams")
    column = panel.model.column_of("note")
    window.session.writing.run(WHAT, 30, held)
    assert held.there.wait(20)
    panel.grid.setFocus()
    panel.grid.put_mark(1, column)
    QTest.keyClicks(panel.grid, "s")
    QTest.keyClicks(panel.grid.editor, "een on site")
    QTest.keyClick(panel.grid.editor, Qt.Key.Key_Tab)
    assert "still being written" in panel.grid.bubble.text()
    assert panel.grid.editor.value() == "seen on site"
    held.go_on.set()
    written(window, qtbot)
    assert panel.grid.editor.value() == "seen on site", "it is not lost when the rows are shown anew"
    QTest.keyClick(panel.grid.editor, Qt.Key.Key_Tab)
    written(window, qtbot)
    record = window.session.project.get(Stream, panel.model.row(1).id)
    assert (record.name, record.note) == ("Renamed", "seen on site")


@pytest.mark.parametrize("field", ["note", "name"])
def test_what_is_being_typed_stays_where_all_rows_are_laid_out_anew(large_edits, monkeypatch, field, qtbot):
    window = large_edits
    monkeypatch.setattr("ui.grid.table_model.difference", lambda old, new: None)
    panel = window.desk.open_step("3.1").panel("streams")
    grid, column = panel.grid, panel.model.column_of(field)
    grid.setFocus()
    grid.put_mark(2, column)
    QTest.keyClicks(grid, "s")
    QTest.keyClicks(grid.editor, "een")
    reset = []
    panel.model.modelReset.connect(lambda: reset.append(True))
    project = window.session.project
    window.session.run(lambda: change(project, Stream, first(window), note="By another hand"))
    assert reset
    assert grid.editor.value() == "seen"
    QTest.keyClicks(grid.editor, " here")
    QTest.keyClick(grid.editor, Qt.Key.Key_Tab)
    record = project.get(Stream, panel.model.row(2).id)
    assert getattr(record, field) == "seen here"


def test_a_second_large_edit_waits_for_no_turn_but_is_refused(large_edits, qtbot):
    window, held, told = large_edits, Held(), []
    window.session.told.connect(told.append)
    window.session.writing.run(WHAT, 30, held)
    assert not window.session.writing.run(WHAT, 30, lambda project, _: rename(project, "Other"))
    assert "still being written" in window.session.say(told[0])
    held.go_on.set()
    written(window, qtbot)
    assert names(window) == {"Renamed"}


def test_a_large_edit_that_is_cancelled_leaves_no_trace(large_edits, qtbot):
    window, before, stopped, done = large_edits, names(large_edits), [], []
    entry = window.session.project.step_to_undo()

    def endless(project: Project, report) -> None:
        with project.step(WHAT) as step:
            for number in range(100_000):
                for stream in project.read(Stream):
                    step.change(Stream, stream.id, {"name": f"{number}"})

    window.session.writing.run(WHAT, 30, endless, done.append, stopped=lambda: stopped.append(True))
    window.status.work.stop.click()
    written(window, qtbot)
    assert (stopped, done) == ([True], [])
    assert names(window) == before
    assert window.session.project.step_to_undo() == entry
    window.session.run(lambda: change(window.session.project, Stream, first(window), name="Mine"))
    assert "Mine" in names(window)


def first(window) -> str:
    return window.session.tables.view.all(Stream)[0].id


def test_one_that_is_cancelled_too_late_is_written_and_shown(large_edits, qtbot):
    window, held, stopped = large_edits, Held(after=True), []
    panel = window.desk.open_step("3.1").panel("streams")
    window.session.writing.run(WHAT, 30, held, stopped=lambda: stopped.append(True))
    assert held.there.wait(20)
    window.session.writing.cancel()
    held.go_on.set()
    written(window, qtbot)
    assert not stopped
    assert panel.model.look(0, panel.model.column_of("name")).text == "Renamed"


def test_closing_the_audit_writes_first_what_is_just_being_written(large_edits, qtbot):
    window, held = large_edits, Held()
    path = window.session.project.path
    window.session.writing.run(WHAT, 30, held)
    assert held.there.wait(20)
    threading.Timer(0.1, held.go_on.set).start()
    window.session.close()
    assert not window.session.writing.busy
    with Project.open(path) as project:
        assert {stream.name for stream in project.read(Stream)} == {"Renamed"}


def test_a_defect_in_a_large_edit_is_told_and_the_project_writes_on(large_edits, qtbot):
    window, defects = large_edits, []
    window.jobs.defect.connect(defects.append)
    window.defects.happened.disconnect()
    before = names(window)

    def broken(project: Project, _report) -> None:
        with project.step(WHAT):
            rename(project)
            raise ZeroDivisionError

    window.session.writing.run(WHAT, 30, broken)
    written(window, qtbot)
    assert "ZeroDivisionError" in defects[0]
    assert names(window) == before
    window.session.run(lambda: change(window.session.project, Stream, first(window), name="Mine"))
    assert "Mine" in names(window)


def test_a_look_for_problems_ends_before_a_worker_writes_and_comes_again(large_edits, monkeypatch, qtbot):
    window = large_edits
    monkeypatch.setattr("ui.checking.LARGE", -1)
    window.desk.checker._large = False
    checker, found, held = window.desk.checker, [], Held()
    at_rest, go_on = threading.Event(), threading.Event()

    def half(_tables: object) -> None:
        at_rest.set()
        assert go_on.wait(20)
        raise KeyError("a stream of another time")

    with monkeypatch.context() as broken:
        broken.setattr("ui.checking.findings", half)
        checker.check()
        assert at_rest.wait(20)
        window.session.writing.run(WHAT, 30, held)
        go_on.set()
        assert held.there.wait(20)
        checker.check()
        held.go_on.set()
        written(window, qtbot)
    assert checker.waiting.isActive()
    checker.done.connect(found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=20_000)
    assert not window.strip.texts


def test_gestures_of_the_grid_go_the_same_way(large_edits, qtbot):
    window = large_edits
    panel = window.desk.open_step("3.1").panel("streams")
    grid, model = panel.grid, panel.model
    note = model.column_of("note")
    grid.put_mark(0, note)
    assert paste_block(grid, [["on site"]])
    written(window, qtbot)
    rows = len(model.rows)
    grid.select_block(0, note, rows - 1, note)
    assert fill_down(grid)
    assert window.session.writing.busy
    written(window, qtbot)
    assert {model.look(row, note).text for row in range(rows)} == {"on site"}
    grid.select_block(0, note, 1, note)
    assert paste_block(grid, [["first"], ["second"]])
    written(window, qtbot)
    assert [model.look(row, note).text for row in range(3)] == ["first", "second", "on site"]
    grid.select_block(0, 0, 2, 1)
    gone = [model.row(row).id for row in range(3)]
    assert delete_rows(grid)
    written(window, qtbot)
    assert len(model.rows) == rows - 3
    assert not {stream.id for stream in window.session.project.read(Stream)} & set(gone)
    assert grid.currentIndex().row() == 0


def test_a_filling_that_is_wrong_is_told_at_its_first_cell(large_edits, qtbot):
    window = large_edits
    panel = window.desk.open_step("3.1").panel("streams")
    grid, flow = panel.grid, panel.model.column_of("flow")
    before = {stream.id: stream.flow for stream in window.session.project.read(Stream)}
    grid.select_block(1, flow, 3, flow)
    assert paste_block(grid, [["plenty"]])
    written(window, qtbot)
    assert grid.bubble.isVisible()
    assert "plenty" in grid.bubble.text()
    assert {stream.id: stream.flow for stream in window.session.project.read(Stream)} == before


def test_the_walk_in_the_history_is_written_by_a_worker_too(large_edits, qtbot):
    window = large_edits
    before, here = names(window), window.session.project.step_to_undo()
    window.session.writing.run(WHAT, 30, lambda project, _: rename(project))
    written(window, qtbot)
    window.desk.bottom.history.chosen.emit(here.id if here else 1)
    assert window.session.writing.busy
    written(window, qtbot)
    assert names(window) == before
