"""A worker writes on a connection of its own: one step as any other, and nobody writes beside it."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from cpdesk.edits.records import add_all, change
from cpdesk.errors import EnvironmentFault
from cpdesk.language import Message
from cpdesk.project.backups import backups_of
from cpdesk.project.beside import WriterBeside
from cpdesk.project.project import Project
from cpdesk.records.plant import UnitProcess

WHAT = Message("Paste")


def units(number: int, letter: str = "U") -> list[UnitProcess]:
    return [UnitProcess(code=f"{letter}{n}", name=f"Unit {n}") for n in range(number)]


def on_a_thread(work) -> None:
    failed: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(30)
    if failed:
        raise failed[0]


def test_what_a_worker_writes_is_one_step_that_can_be_undone_here(project):
    told = []
    project.listeners.append(told.append)
    writer = WriterBeside(project, WHAT)

    def work() -> None:
        with writer:
            add_all(writer, units(50))

    on_a_thread(work)
    assert not told, "the project's own thread tells its listeners"
    writer.rejoin()
    ((changes,),) = told
    assert len(changes.kinds["unit_process"].added) == 50
    assert project.count(UnitProcess) == 50
    assert project.undo()
    assert project.count(UnitProcess) == 0
    assert project.redo()
    assert project.count(UnitProcess) == 50


def test_undo_and_redo_by_a_worker(project):
    add_all(project, units(3))
    for walk, left in ((Project.undo, 0), (Project.redo, 3)):
        writer = WriterBeside(project, WHAT)
        on_a_thread(lambda writer=writer, walk=walk: walk(writer))
        writer.close()
        writer.rejoin()
        assert project.count(UnitProcess) == left


def test_the_project_reads_on_and_refuses_to_write_until_the_worker_is_done(project):
    (unit,) = add_all(project, units(1))
    writer = WriterBeside(project, WHAT)
    with writer, writer.step(WHAT) as step:
        step.change(UnitProcess, unit.id, {"name": "New"})
        assert project.get(UnitProcess, unit.id).name == "Unit 0"
        second = (
            lambda: change(project, UnitProcess, unit.id, name="Mine"),
            project.undo,
            lambda: WriterBeside(project, WHAT),
        )
        for attempt in second:
            with pytest.raises(EnvironmentFault, match="still being written"):
                attempt()
    with pytest.raises(EnvironmentFault, match="still being written"):
        change(project, UnitProcess, unit.id, name="Mine")
    writer.rejoin()
    assert project.get(UnitProcess, unit.id).name == "New"
    assert change(project, UnitProcess, unit.id, name="Mine").name == "Mine"


def test_a_worker_that_is_stopped_leaves_no_trace(project):
    writer, shares = WriterBeside(project, WHAT), []

    def stop(share: float) -> None:
        shares.append(share)
        raise InterruptedError

    writer.watch(5000, stop)
    with writer, pytest.raises(Exception, match="interrupted"):
        add_all(writer, units(5000))
    writer.rejoin()
    assert shares
    assert all(0 < share < 1 for share in shares)
    assert project.count(UnitProcess) == 0
    assert project.step_to_undo() is None
    add_all(project, units(1))


def test_a_worker_is_told_how_far_it_is(project):
    writer, shares = WriterBeside(project, WHAT), []
    writer.watch(5000, shares.append)
    with writer:
        add_all(writer, units(5000))
    writer.rejoin()
    assert len(shares) > 20
    assert shares == sorted(shares)
    assert shares[-1] > 0.5


def test_a_change_that_fails_is_told_to_nobody_and_the_project_writes_again(project):
    told = []
    project.listeners.append(told.append)
    writer = WriterBeside(project, WHAT)

    def half() -> None:
        with writer.step(WHAT) as step:
            step.add(*units(1))
            raise ZeroDivisionError

    with writer, pytest.raises(ZeroDivisionError):
        half()
    writer.rejoin()
    assert not told
    assert project.count(UnitProcess) == 0
    add_all(project, units(1))


def test_readers_see_the_old_state_until_the_commit_however_much_is_written(project, path):
    writer = WriterBeside(project, WHAT)
    with writer, writer.step(WHAT) as step:
        writer._connection.execute("PRAGMA cache_size = 10")
        step.add(*units(3000))
        assert project.count(UnitProcess) == 0, "SQLite keeps it in memory and locks nobody out"
    writer.rejoin()
    assert project.count(UnitProcess) == 3000


def test_the_backup_of_the_opening_is_written_once(path, backups):
    Project.create(path, backup_root=backups).close()
    with Project.open(path, backup_root=backups) as project:
        writer = WriterBeside(project, WHAT)
        with writer:
            add_all(writer, units(1))
        writer.rejoin()
        add_all(project, units(1, "V"))
    assert [backup.occasion for backup in backups_of(path, backups)] == ["opening"]
    with Project.open(path, backup_root=backups) as again:
        assert again.count(UnitProcess) == 2, "the seal is right"


KILLED = """
import os, signal, sys
from pathlib import Path
from cpdesk.project.beside import WriterBeside
from cpdesk.project.project import Project
from cpdesk.language import Message
from cpdesk.records.plant import UnitProcess
project = Project.open(Path(sys.argv[1]), backup_root=Path(sys.argv[2]))
writer = WriterBeside(project, Message("Paste"))
with writer.step(Message("Paste")) as step:
    step.add(*(UnitProcess(code=f"U{n}", name=f"Unit {n}") for n in range(5000)))
    if sys.argv[3] == "spilled":
        writer._connection.execute("PRAGMA cache_spill = ON")
        writer._connection.execute("PRAGMA cache_size = 10")
        step.add(*(UnitProcess(code=f"V{n}", name=f"Unit {n}") for n in range(5000)))
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal on Windows")
@pytest.mark.parametrize("how", ["in memory", "spilled"])
def test_a_program_killed_while_a_worker_writes_leaves_the_file_as_it_was(
    path: Path, backups: Path, how: str
):
    with Project.create(path, backup_root=backups) as project:
        add_all(project, units(1))
    ended = subprocess.run([sys.executable, "-c", KILLED, str(path), str(backups), how], check=False)
    assert ended.returncode == -9
    with Project.open(path, backup_root=backups) as project:
        assert project.count(UnitProcess) == 1
        add_all(project, units(1, "W"))


def test_how_much_changes_on_a_walk(project):
    add_all(project, units(30))
    assert project.changes_in(project.step_to_undo()) == 30
    project.undo()
    assert project.changes_in(project.step_to_undo()) == 0
    assert project.changes_in(project.step_to_redo()) == 30
    here = project.step_to_redo().id
    assert project.changes_to(here) == 30
    project.redo()
    add_all(project, units(5, "V"))
    assert project.changes_to(here) == 5
    assert project.changes_to(project.step_to_undo().id) == 0


def test_a_project_that_is_open_for_reading_is_written_by_no_worker(project, path):
    with (
        Project.open(path, read_only=True) as reader,
        pytest.raises(EnvironmentFault, match="for reading only"),
    ):
        WriterBeside(reader, WHAT)
