"""A full disk: the step fails with its sentence, nothing is changed, and the work goes on when there is space again."""

import contextlib
import os
import signal
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from cpdesk.errors import EnvironmentFault
from cpdesk.project import opening
from cpdesk.project.project import Project
from cpdesk.records.flows import Stream
from tests.unit.project.support import NAME, add, file_print, in_child, state

resource = pytest.importorskip("resource", reason="Windows knows no limit on the size of files")

MESSAGE = "disk .* full"


def with_limit(size: int, work: Callable[[], None]) -> None:
    """Do something while no file may grow beyond a size: the system then refuses to write, as a full disk does."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        work()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


def child(work: Callable[[], None]) -> None:
    """Run a check in a child, whose limits end with it."""

    def checked() -> int:
        try:
            work()
        except BaseException:
            import traceback

            traceback.print_exc()
            return 1
        return 0

    assert in_child(checked) == 0


def files(folder: Path) -> list[str]:
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())


def refused(work: Callable[[], object]) -> None:
    with pytest.raises(EnvironmentFault, match=MESSAGE) as caught:
        work()
    assert "try again" in str(caught.value)


MANY = [Stream(id=f"s{n}", name="x" * 500) for n in range(2000)]


def test_a_step_that_does_not_fit_changes_nothing_and_work_goes_on(path: Path, backups: Path) -> None:
    def work() -> None:
        with Project.create(path, backup_root=backups) as project:
            add(project, Stream(id="first"))
            before, history, content = state(project), project.history(), file_print(path)
            with_limit(path.stat().st_size, lambda: refused(lambda: add(project, *MANY)))
            assert (state(project), project.history(), file_print(path)) == (before, history, content)
            add(project, *MANY)
            assert project.undo()
            assert state(project) == before
        with Project.open(path, backup_root=backups) as project:
            assert project.redo()
            assert project.count(Stream) == 2001

    child(work)


def test_an_error_that_the_caller_swallows_does_not_make_half_a_step(path: Path, backups: Path) -> None:
    def work() -> None:
        with Project.create(path, backup_root=backups) as project:
            project._connection.execute("PRAGMA cache_size = 10")
            before = state(project)

            def careless() -> None:
                with project.step(NAME) as step, contextlib.suppress(sqlite3.Error):
                    step.add(*MANY)

            def tried() -> None:
                with pytest.raises(EnvironmentFault, match="disk refused to write"):
                    careless()

            with_limit(path.stat().st_size, tried)
            assert state(project) == before
            add(project, Stream())

    child(work)


def test_an_undo_that_does_not_fit_changes_nothing(path: Path, backups: Path) -> None:
    def work() -> None:
        with Project.create(path, backup_root=backups) as project:
            add(project, *MANY)
            with project.step(NAME) as step:
                step.remove(Stream, [stream.id for stream in MANY])
            before = state(project)
            with_limit(100_000, lambda: refused(project.undo))
            assert state(project) == before
            assert project.undo()
            assert project.count(Stream) == 2000

    child(work)


@pytest.mark.parametrize("size", [0, 1000, 50_000, 300_000])
def test_a_project_that_cannot_be_made_leaves_nothing(path: Path, backups: Path, size: int) -> None:
    assert size < len(opening.empty_file())

    def work() -> None:
        with_limit(size, lambda: refused(lambda: Project.create(path, backup_root=backups)))
        assert files(path.parent) == []
        Project.create(path, backup_root=backups).close()

    child(work)


@pytest.mark.parametrize("size", [0, 1000, 300_000])
def test_a_copy_or_backup_that_does_not_fit_leaves_nothing_half_done(
    path: Path, backups: Path, size: int
) -> None:
    def work() -> None:
        with Project.create(path, backup_root=backups) as project:
            copy = path.with_name("copy.cpdesk")
            before = files(path.parent)
            with_limit(size, lambda: refused(lambda: project.save_as(copy)))
            assert files(path.parent) == before
            with_limit(size, lambda: refused(lambda: project.back_up("test")))
            assert [
                name for name in files(path.parent) if name not in before and not name.endswith("project.txt")
            ] == []
            project.save_as(copy)
            project.back_up("test")
        Project.open(copy, backup_root=backups).close()

    child(work)


def test_a_backup_that_does_not_fit_does_not_stop_a_small_edit(path: Path, tmp_path: Path) -> None:
    root = tmp_path / "small"
    root.mkdir()
    if os.getuid() != 0 or os.system(f"mount -t tmpfs -o size=64k tmpfs '{root}' 2>/dev/null") != 0:
        pytest.skip("a small disk can be mounted by root only")
    try:
        Project.create(path, backup_root=tmp_path / "backups").close()
        with Project.open(path, backup_root=root) as project:
            add(project, Stream(id="s"))
            assert "your work itself is saved" in str(project.backup_problem)
            assert "is full" in str(project.backup_problem)
            assert project.get(Stream, "s") is not None
        assert [name for name in files(root) if not name.endswith("project.txt")] == []
    finally:
        assert os.system(f"umount '{root}'") == 0


def test_a_truly_full_disk(tmp_path: Path, backups: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.getuid() != 0 or os.system(f"mount -t tmpfs -o size=2m tmpfs '{disk}' 2>/dev/null") != 0:
        pytest.skip("a small disk can be mounted by root only")
    try:
        path, ballast = disk / "plant.cpdesk", disk / "ballast"
        with Project.create(path, backup_root=backups) as project:
            add(project, Stream(id="first"))
            before, content = state(project), file_print(path)
            refused(lambda: add(project, *MANY, *(Stream(name="y" * 900) for _ in range(2000))))
            assert (state(project), file_print(path)) == (before, content)
            space = os.statvfs(disk)
            ballast.write_bytes(bytes(space.f_bavail * space.f_frsize - 20_000))
            refused(lambda: project.save_as(disk / "copy.cpdesk"))
            refused(lambda: Project.create(disk / "other.cpdesk", backup_root=backups))
            ballast.unlink()
            assert files(disk) == [".plant.cpdesk.lock", ".plant.cpdesk.owner", "plant.cpdesk"]
            add(project, Stream(id="second"))
        with Project.open(path, backup_root=backups) as project:
            assert project.count(Stream) == 2
    finally:
        assert os.system(f"umount '{disk}'") == 0
