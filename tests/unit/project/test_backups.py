"""Backups and other copies: whole or not there at all, several generations, and never in the way of work."""

import sqlite3
from pathlib import Path
from threading import Event, Thread, Timer

import pytest

from cpdesk.errors import EnvironmentFault
from cpdesk.project import backups as keeping
from cpdesk.project.backups import EVERY_S, GENERATIONS, all_backups, backups_of, folder_of, preview, restore
from cpdesk.project.project import Project
from cpdesk.records.audit import Audit, Company
from cpdesk.records.flows import Stream
from tests.unit.project.support import NAME, add, file_print, state


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def written(path: Path, backups: Path) -> Path:
    with Project.create(path, backup_root=backups) as project:
        with project.step(NAME) as step:
            step.change(Company, "company", {"name": "Plant"})
            step.change(Audit, "audit", {"title": "Round 1"})
        add(project, Stream(id="s"))
    return path


def occasions(path: Path, root: Path) -> list[str]:
    return [backup.occasion for backup in reversed(backups_of(path, root))]


def test_a_copy_is_whole_and_never_overwrites(project: Project, tmp_path: Path) -> None:
    add(project, Stream(id="s"))
    project.undo()
    project.save_as(tmp_path / "copy.cpdesk")
    with Project.open(tmp_path / "copy.cpdesk", backup_root=tmp_path) as copy:
        assert state(copy) == state(project)
        assert copy.history() == project.history()
        assert copy.redo()
    before = file_print(tmp_path / "copy.cpdesk")
    with pytest.raises(EnvironmentFault, match="exists already"):
        project.save_as(tmp_path / "copy.cpdesk")
    with pytest.raises(EnvironmentFault, match=r"folder .* does not exist"):
        project.save_as(tmp_path / "no" / "copy.cpdesk")
    assert file_print(tmp_path / "copy.cpdesk") == before
    assert not list(tmp_path.glob(".*.part*"))


def test_a_copy_is_sealed(project: Project, tmp_path: Path) -> None:
    add(project, Stream(name="twelve"))
    copy = tmp_path / "copy.cpdesk"
    project.save_as(copy)
    copy.write_bytes(copy.read_bytes().replace(b"twelve", b"eleven"))
    with pytest.raises(EnvironmentFault, match="is damaged"):
        Project.open(copy, backup_root=tmp_path)


def test_a_file_that_comes_into_being_meanwhile_is_kept(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copy.cpdesk"
    monkeypatch.setattr("cpdesk.project.copies.seal.put_seal", lambda *_: target.write_text("of another"))
    with pytest.raises(EnvironmentFault, match="exists already"):
        project.save_as(target)
    assert target.read_text() == "of another"
    assert not list(tmp_path.glob(".*.part*"))


def test_the_first_change_of_a_session_keeps_the_state_of_the_opening(written: Path, backups: Path) -> None:
    with Project.open(written, backup_root=backups) as project:
        assert not backups.exists()
        opening = state(project)
        add(project, Stream())
        add(project, Stream())
    (kept,) = backups_of(written, backups)
    assert kept.occasion == "opening"
    with Project.open(kept.path, read_only=True, backup_root=backups) as old:
        assert state(old) == opening


def test_a_copy_that_is_ready_becomes_the_backup_of_the_first_change(
    written: Path, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Project.open(written, backup_root=backups) as project:
        opening = state(project)
        older = [project.back_up(f"no {number}") for number in range(GENERATIONS)]
        project.backup_ahead()()
        assert len(backups_of(written, backups)) == GENERATIONS
        with monkeypatch.context() as no_copy:
            no_copy.setattr(keeping, "make_backup", None)
            add(project, Stream())
        kept = backups_of(written, backups)
        assert [backup.occasion for backup in kept[:2]] == ["opening", older[-1].occasion]
        assert not list(kept[0].path.parent.glob(keeping.PARTS))
    with Project.open(kept[0].path, read_only=True, backup_root=backups) as old:
        assert state(old) == opening


def test_a_copy_that_no_change_asked_for_goes_with_the_project(written: Path, backups: Path) -> None:
    with Project.open(written, backup_root=backups) as project:
        project.backup_ahead()()
        (ready,) = folder_of(written, backups).glob(keeping.PARTS)
    assert not ready.exists()
    assert backups_of(written, backups) == []


def test_a_copy_is_not_written_ahead_after_the_first_change_or_the_closing(
    written: Path, backups: Path
) -> None:
    with Project.open(written, backup_root=backups) as project:
        late, too_late = project.backup_ahead(), project.backup_ahead()
        add(project, Stream())
        late()
        assert [backup.occasion for backup in backups_of(written, backups)] == ["opening"]
    too_late()
    assert not list(folder_of(written, backups).glob(keeping.PARTS))


def test_the_first_change_waits_for_the_copy_that_is_half_written(
    written: Path, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on, write = Event(), Event(), keeping.write_sealed

    def slow(source: sqlite3.Connection, part: Path) -> None:
        begun.set()
        assert go_on.wait(20)
        write(source, part)

    monkeypatch.setattr(keeping, "write_sealed", slow)
    monkeypatch.setattr(keeping, "make_backup", None)
    with Project.open(written, backup_root=backups) as project:
        opening, worker = state(project), Thread(target=project.backup_ahead())
        worker.start()
        assert begun.wait(20)
        Timer(0.05, go_on.set).start()
        add(project, Stream())
        worker.join()
    (kept,) = backups_of(written, backups)
    with Project.open(kept.path, read_only=True, backup_root=backups) as old:
        assert state(old) == opening


def test_a_copy_left_by_a_sudden_death_is_neither_a_backup_nor_kept(written: Path, backups: Path) -> None:
    folder = folder_of(written, backups)
    folder.mkdir(parents=True)
    left = folder / keeping.READY
    left.write_bytes(b"half a file")
    left.with_name(left.name + "-journal").write_bytes(b"")
    with Project.open(written, backup_root=backups) as project:
        assert all_backups(backups) == {}
        add(project, Stream())
    (kept,) = backups_of(written, backups)
    assert sorted(file.name for file in folder.iterdir()) == [kept.path.name, "project.txt"]


def test_a_copy_that_cannot_be_written_ahead_is_made_by_the_first_change(
    written: Path, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object, part: Path) -> None:
        part.write_bytes(b"half a file")
        raise sqlite3.OperationalError("database or disk is full")

    with Project.open(written, backup_root=backups) as project:
        with monkeypatch.context() as broken:
            broken.setattr(keeping, "write_sealed", full)
            project.backup_ahead()()
        assert not list(folder_of(written, backups).glob(keeping.PARTS))
        add(project, Stream())
        assert project.backup_problem is None
    assert occasions(written, backups) == ["opening"]


def test_a_backup_is_made_after_every_ten_minutes_of_work(written: Path, backups: Path) -> None:
    clock = Clock()
    with Project.open(written, backup_root=backups) as project:
        project.keeper.clock = clock
        for minutes in (0, 1, 9.9, 10, 11, 19, 20, 50):
            clock.now = minutes * 60
            add(project, Stream())
        assert EVERY_S == 600
        assert occasions(written, backups) == ["opening", "work", "work", "work"]
        clock.now = 60 * 60
        project.undo()
        assert len(backups_of(written, backups)) == 5


def test_a_new_project_is_first_kept_after_ten_minutes(project: Project, path: Path, backups: Path) -> None:
    clock = Clock()
    project.keeper.clock = clock
    project.keeper.nothing_to_keep()
    add(project, Stream())
    assert not backups.exists()
    clock.now = EVERY_S
    add(project, Stream())
    assert occasions(path, backups) == ["work"]


def test_the_oldest_go_when_there_are_enough_generations(project: Project, path: Path, backups: Path) -> None:
    made = []
    for number in range(GENERATIONS + 4):
        add(project, Stream(id=f"s{number}"))
        made.append(project.back_up(f"no {number}"))
    assert GENERATIONS >= 3
    assert backups_of(path, backups) == made[: -GENERATIONS - 1 : -1]
    assert {file.name for file in made[0].path.parent.iterdir()} == {
        "project.txt",
        *(backup.path.name for backup in made[-GENERATIONS:]),
    }


@pytest.mark.parametrize("harm", ["a file in its place", "the disk is full"])
def test_a_backup_that_fails_never_stops_the_work(
    written: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harm: str
) -> None:
    root, clock = tmp_path / "root", Clock()
    if harm == "a file in its place":
        root.write_text("")
    else:
        full = sqlite3.OperationalError("database or disk is full")
        monkeypatch.setattr(keeping, "copy_file", lambda *_: (_ for _ in ()).throw(full))
    with Project.open(written, backup_root=root) as project:
        project.keeper.clock = clock
        assert project.backup_problem is None
        add(project, Stream(id="work"))
        assert "No backup of plant.cpdesk could be made; your work itself is saved." in str(
            project.backup_problem
        )
        monkeypatch.undo()
        root.unlink(missing_ok=True) if root.is_file() else None
        clock.now = EVERY_S
        add(project, Stream(id="more"))
        assert project.backup_problem is None
        assert occasions(written, root) == ["work"]
    with Project.open(written, backup_root=root) as project:
        assert project.get(Stream, "work") is not None


def test_a_backup_that_breaks_off_leaves_nothing_half_done(
    project: Project, path: Path, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("cpdesk.project.copies._put_in_place", broken)
    with pytest.raises(EnvironmentFault, match="is full"):
        project.back_up("test")
    assert backups_of(path, backups) == []
    assert [file.name for folder in backups.iterdir() for file in folder.iterdir()] == ["project.txt"]


def test_all_backups_are_found_by_project(tmp_path: Path, backups: Path) -> None:
    for name in ("a", "b"):
        with Project.create(tmp_path / f"{name}.cpdesk", backup_root=backups) as project:
            project.back_up("one")
            project.back_up("two")
    (backups / "no backups").mkdir()
    (backups / "a file").write_text("")
    found = all_backups(backups)
    assert {path.name: [backup.occasion for backup in kept] for path, kept in found.items()} == {
        "a.cpdesk": ["two", "one"],
        "b.cpdesk": ["two", "one"],
    }
    assert all_backups(backups / "nothing") == {}


def test_a_preview_tells_what_is_in_a_backup(written: Path, backups: Path) -> None:
    with Project.open(written, backup_root=backups) as project:
        kept = project.back_up("test")
        last = project.history()[-1]
    before = file_print(kept.path)
    seen = preview(kept.path)
    assert (seen.company, seen.title, seen.counts) == (
        "Plant",
        "Round 1",
        {"stream": 1, "audit": 1, "company": 1},
    )
    assert seen.last_step == last
    assert seen.size == kept.path.stat().st_size
    assert file_print(kept.path) == before


def test_restoring_writes_a_new_file_and_never_overwrites(
    written: Path, backups: Path, tmp_path: Path
) -> None:
    with Project.open(written, backup_root=backups) as project:
        kept, wanted = project.back_up("test"), state(project)
        add(project, Stream(id="later"))
    with pytest.raises(EnvironmentFault, match="exists already"):
        restore(kept.path, written)
    restore(kept.path, tmp_path / "restored.cpdesk")
    with Project.open(tmp_path / "restored.cpdesk", backup_root=backups) as restored:
        assert state(restored) == wanted


def test_a_damaged_backup_is_neither_shown_nor_restored(written: Path, backups: Path, tmp_path: Path) -> None:
    with Project.open(written, backup_root=backups) as project:
        kept = project.back_up("test")
    content = bytearray(kept.path.read_bytes())
    content[8192:12288] = bytes(4096)
    kept.path.write_bytes(content)
    for work in (lambda: preview(kept.path), lambda: restore(kept.path, tmp_path / "restored.cpdesk")):
        with pytest.raises(EnvironmentFault, match="is damaged"):
            work()
    assert not (tmp_path / "restored.cpdesk").exists()
