"""Comfort on large plants, by what is done and how often rather than by seconds."""

import gc
import threading
from collections import Counter

import pytest
from PySide6.QtTest import QTest

from cpdesk.edits.records import change
from cpdesk.language import Message
from cpdesk.project.backups import backups_of
from cpdesk.project.project import Project
from cpdesk.records.audit import Company
from cpdesk.records.flows import Stream
from cpdesk.tables.catalogue import Tables
from ui import collecting


@pytest.fixture
def large_window(desk_window, monkeypatch, qtbot):
    """A window that takes its project for a large one, after its first look."""
    monkeypatch.setattr("ui.checking.LARGE", -1)
    qtbot.waitUntil(lambda: not desk_window.desk.checker.waiting.isActive())
    look(desk_window, qtbot)
    return desk_window


def look(window, qtbot) -> list:
    found = []
    window.desk.checker.done.connect(found.append)
    window.desk.checker.waiting.stop()
    window.desk.checker.check()
    qtbot.waitUntil(lambda: bool(found) and not window.jobs.busy, timeout=30_000)
    window.desk.checker.done.disconnect(found.append)
    return found


def first_stream(window) -> str:
    return window.session.tables.view.all(Stream)[0].id


def test_a_second_look_reads_only_what_changed(large_window, monkeypatch, qtbot):
    read: Counter[str] = Counter()
    original = Project.read
    monkeypatch.setattr(
        Project, "read", lambda project, cls: read.update([cls.__name__]) or original(project, cls)
    )
    look(large_window, qtbot)
    assert not read
    session = large_window.session
    with session.project.step(Message("All of them")) as step:
        for stream in session.tables.view.all(Stream):
            step.change(Stream, stream.id, {"note": "seen"})
    look(large_window, qtbot)
    assert set(read) == {"Stream"}


def test_a_look_ends_when_the_project_changes_and_says_nothing_of_what_it_met(
    large_window, monkeypatch, qtbot
):
    checker, started, go_on = large_window.desk.checker, threading.Event(), threading.Event()
    told, found = [], []
    large_window.session.told.connect(told.append)
    large_window.jobs.defect.connect(told.append)
    checker.done.connect(found.append)

    def met_half(tables: object) -> None:
        started.set()
        go_on.wait(20)
        raise KeyError("a stream that is gone")

    with monkeypatch.context() as broken:
        broken.setattr("ui.checking.findings", met_half)
        checker.check()
        assert started.wait(20)
        large_window.session.run(
            lambda: change(large_window.session.project, Stream, first_stream(large_window), note="new")
        )
        go_on.set()
        qtbot.waitUntil(lambda: not large_window.jobs.busy)
    assert (told, found) == ([], [])
    assert checker.waiting.isActive(), "it looks again"
    checker.waiting.stop()


def test_a_change_ends_a_look_and_what_it_made_of_other_kinds_is_taken_over(large_window, monkeypatch, qtbot):
    checker, made = large_window.desk.checker, []
    session = large_window.session
    tables, stream = session.tables, first_stream(large_window)
    tables._made.clear()
    at_rest, go_on = threading.Event(), threading.Event()

    def stopped(theirs: Tables) -> None:
        for name in ("equipment", "streams", "inventory"):
            made.append(theirs.table(name))
            if name == "streams":
                at_rest.set()
                go_on.wait(20)

    monkeypatch.setattr("ui.checking.findings", stopped)
    checker.check()
    assert at_rest.wait(20)
    session.run(lambda: change(session.project, Stream, stream, name="Renamed"))
    checker.waiting.stop()
    go_on.set()
    qtbot.waitUntil(lambda: not large_window.jobs.busy)
    assert len(made) == 2, "no further table was made"
    assert tables._made.get("equipment") is made[0]
    assert "streams" not in tables._made
    assert [row.values["name"] for row in tables.table("streams").rows if row.id == stream] == ["Renamed"]


def test_a_look_that_the_person_cancelled_does_not_stop_the_next(large_window, qtbot):
    large_window.desk.checker.check()
    large_window.status.work.stop.click()
    qtbot.waitUntil(lambda: not large_window.jobs.busy)
    assert look(large_window, qtbot)


def test_nothing_looks_through_all_of_the_memory_while_work_runs(large_window, monkeypatch):
    collected = []
    monkeypatch.setattr(collecting.gc, "get_count", lambda: (0, 0, collecting.ENOUGH))
    monkeypatch.setattr(collecting.gc, "collect", lambda: collected.append(1))
    assert gc.get_threshold()[2] == collecting.NEVER
    monkeypatch.setattr(type(large_window.jobs), "busy", True)
    large_window.rubbish.look()
    assert not collected
    monkeypatch.setattr(type(large_window.jobs), "busy", False)
    large_window.rubbish.look()
    assert collected


def test_what_was_read_of_a_large_plant_is_not_looked_through_again_until_it_is_closed(large_window):
    assert gc.get_freeze_count() > 0
    large_window.session.close()
    assert gc.get_freeze_count() == 0


@pytest.fixture
def large_file(tmp_path, monkeypatch):
    """A file that the window takes for a large one."""
    monkeypatch.setattr("ui.opening.LARGE_FILE", 0)
    path = tmp_path / "large.cpdesk"
    Project.create(path, backup_root=tmp_path / "b").close()
    return path


def test_a_large_project_is_opened_by_a_worker_and_its_backup_written_ahead(
    window, large_file, backup_root, qtbot
):
    window.actions_room.file.open_file(large_file)
    assert not window.session.is_open
    assert window.status.work.isVisible()
    qtbot.waitUntil(lambda: window.session.is_open and not window.jobs.busy, timeout=30_000)
    assert window.actions_room.file.recent.paths()[0] == large_file
    qtbot.waitUntil(lambda: bool(list(backup_root.glob("*/.*.part"))) and not window.jobs.busy)
    (folder,) = backup_root.iterdir()
    assert window.session.run(
        lambda: change(window.session.project, Company, "company", name="Plant") or True
    )
    assert [backup.occasion for backup in backups_of(large_file, backup_root)] == ["opening"]
    assert not list(folder.glob(".*.part"))


@pytest.mark.parametrize("heeds", [True, False], ids=["while it is checked", "when it is open already"])
def test_the_opening_of_a_large_project_can_be_cancelled_and_lets_the_file_go(
    heeds, window, large_file, monkeypatch, qtbot
):
    monkeypatch.setattr("cpdesk.project.opening.OPERATIONS", 50)
    shares, opened = [], Project.open
    monkeypatch.setattr(
        Project,
        "open",
        lambda path, watch: opened(
            path, watch=lambda share: shares.append(share) or (watch(share) if heeds else None)
        ),
    )
    window.actions_room.file.open_file(large_file)
    window.status.work.stop.click()
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=30_000)
    assert not window.session.is_open
    assert not window.strip.texts
    assert [file.name for file in large_file.parent.glob("*large.cpdesk*")] == ["large.cpdesk"]
    assert all(0 < share <= 0.95 for share in shares)
    assert shares


def test_a_large_project_that_cannot_be_opened_is_told(window, large_file, qtbot):
    large_file.write_bytes(b"of another program" * 100)
    window.actions_room.file.open_file(large_file)
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert "not a CPDesk project" in window.strip.texts[0]


def test_the_search_lets_the_window_go_on_and_a_new_word_ends_it(desk_window, monkeypatch, qtbot):
    monkeypatch.setattr("ui.search.SLICE_S", 0.0)
    monkeypatch.setattr("ui.hits.STRETCH", 5)
    search = desk_window.head.search
    search._look("chlorine")
    assert search.list.count() == 0, "a first slice only"
    assert search.further.isActive()
    qtbot.waitUntil(lambda: not search.further.isActive(), timeout=10_000)
    assert search.list.count() > 3
    search._look("chlorine")
    QTest.keyClicks(search, "x")
    assert not search.further.isActive()
    search.waiting.stop()
    search._look("zzzz")
    desk_window.session.close()
    assert not search.further.isActive()


def test_a_copy_of_a_large_project_is_written_by_a_worker_and_told(
    window, large_file, asker, tmp_path, qtbot
):
    window.actions_room.file.open_file(large_file)
    qtbot.waitUntil(lambda: window.session.is_open and not window.jobs.busy, timeout=30_000)
    asker.file_to_save = tmp_path / "copy.cpdesk"
    window.actions_room.made["save_as"].trigger()
    assert window.jobs.busy
    assert not window.strip.texts
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=30_000)
    assert "Written" in window.strip.texts[0]
    with Project.open(tmp_path / "copy.cpdesk") as copy:
        assert copy.counts() == window.session.project.counts()


def test_a_copy_that_cannot_be_written_is_told(window, large_file, asker, tmp_path, qtbot):
    window.actions_room.file.open_file(large_file)
    qtbot.waitUntil(lambda: window.session.is_open and not window.jobs.busy, timeout=30_000)
    asker.file_to_save = tmp_path / "nowhere" / "copy.cpdesk"
    window.actions_room.made["save_as"].trigger()
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=30_000)
    assert "does not exist" in window.strip.texts[0]


def test_a_large_backup_is_restored_by_a_worker_and_opened(
    window, large_file, asker, tmp_path, backup_root, qtbot
):
    with Project.open(large_file) as project:
        change(project, Company, "company", name="Plant")
        backup = project.back_up("by hand")
    asker.file_to_save = tmp_path / "restored.cpdesk"
    window.actions_room.file.restore(backup)
    assert window.jobs.busy
    assert not window.session.is_open
    qtbot.waitUntil(lambda: window.session.is_open and not window.jobs.busy, timeout=30_000)
    assert window.session.project.path == tmp_path / "restored.cpdesk"
    assert window.session.project.company.name == "Plant"
