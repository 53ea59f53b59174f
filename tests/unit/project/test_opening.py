"""Opening: each file that is no good is refused with its own sentence and left as it is."""

import os
import shutil
import sqlite3
import stat
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from cpdesk.errors import DataFault, EnvironmentFault
from cpdesk.project import migrations, opening
from cpdesk.project.project import Project
from cpdesk.project.schema import APPLICATION_ID
from cpdesk.records.audit import Company
from cpdesk.records.flows import Stream
from tests.unit.project.support import NAME, add, file_print, in_child, state

NOBODY = 65534
NEXT = migrations.VERSION + 1
POSIX = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and file modes")


@pytest.fixture
def written(path: Path, backups: Path) -> Path:
    with Project.create(path, backup_root=backups) as project, project.step(NAME) as step:
        step.change(Company, "company", {"name": "Plant"})
        step.add(*(Stream(id=f"s{n}", name=f"stream {n}") for n in range(50)))
    return path


def _text(path: Path) -> None:
    path.write_text("just a text, nothing else\n" * 100)


def _other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE a(b)")


def _patched(offset: int, value: bytes) -> object:
    def patch(path: Path) -> None:
        with path.open("r+b") as file:
            file.seek(offset)
            file.write(value)

    return patch


REFUSALS = {
    "a text": (_text, "is not a CPDesk project"),
    "another program's database": (_other_database, "a database of another program"),
    "empty": (lambda path: path.write_bytes(b""), "is empty"),
    "of the next version": (
        _patched(60, (NEXT).to_bytes(4, "big")),
        f"file version {NEXT}; this program knows {migrations.VERSION}",
    ),
    "newer": (
        _patched(60, (99).to_bytes(4, "big")),
        f"newer CPDesk .file version 99; this program knows {migrations.VERSION}",
    ),
    "of no version": (_patched(60, bytes(4)), "is damaged"),
    "cut off in the head": (lambda path: os.truncate(path, 60), "is damaged"),
    "cut off": (lambda path: os.truncate(path, path.stat().st_size // 2), "is damaged"),
    "a zeroed page": (_patched(8192, bytes(4096)), "is damaged"),
    "set to another journal": (_patched(18, b"\x02\x02"), "is damaged"),
}


@pytest.mark.parametrize("case", REFUSALS)
@pytest.mark.parametrize("read_only", [False, True])
def test_a_file_that_is_no_good_is_refused_and_left_alone(
    written: Path, backups: Path, case: str, read_only: bool
) -> None:
    harm, sentence = REFUSALS[case]
    if case in ("a text", "another program's database"):
        written.unlink()
    harm(written)
    before = file_print(written)
    with pytest.raises(EnvironmentFault, match=sentence) as caught:
        Project.open(written, read_only=read_only, backup_root=backups)
    assert str(written) in str(caught.value)
    assert file_print(written) == before
    assert sorted(file.name for file in written.parent.iterdir()) == ["plant.cpdesk"]


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match="does not exist"):
        Project.open(tmp_path / "no.cpdesk")
    with pytest.raises(EnvironmentFault, match="is a folder"):
        Project.open(tmp_path)
    with pytest.raises(EnvironmentFault, match="cannot be opened"):
        Project.open(tmp_path / ("x" * 300))


def test_creating_never_overwrites(written: Path, tmp_path: Path) -> None:
    before = file_print(written)
    with pytest.raises(EnvironmentFault, match="exists already"):
        Project.create(written)
    with pytest.raises(EnvironmentFault, match=r"folder .* does not exist"):
        Project.create(tmp_path / "no" / "plant.cpdesk")
    assert file_print(written) == before


def test_a_changed_schema_is_damage(written: Path, backups: Path) -> None:
    with closing(sqlite3.connect(written)) as connection:
        connection.execute("DROP TRIGGER log_stream_update")
        connection.commit()
    with pytest.raises(EnvironmentFault, match="is damaged"):
        Project.open(written, backup_root=backups)


def test_a_value_changed_behind_our_back_is_found_by_the_seal(written: Path, backups: Path) -> None:
    content = written.read_bytes()
    assert content.count(b"stream 7") == 2  # the row and its image in the log
    written.write_bytes(content.replace(b"stream 7", b"stream 8"))
    with pytest.raises(EnvironmentFault, match="is damaged"):
        Project.open(written, backup_root=backups)


def test_a_file_that_was_left_by_a_crash_has_no_seal_and_opens(written: Path, backups: Path) -> None:
    project = Project.open(written, backup_root=backups)
    add(project, Stream(id="late"))
    copy = written.with_name("left.cpdesk")
    shutil.copyfile(written, copy)
    project.close()
    with Project.open(copy, backup_root=backups) as left:
        assert left.get(Stream, "late") is not None


def test_opening_and_closing_does_not_touch_the_file(written: Path, backups: Path) -> None:
    before = file_print(written)
    with Project.open(written, backup_root=backups) as project:
        assert project.access.writable
        assert project.count(Stream) == 50
    assert file_print(written) == before
    assert not backups.exists()


def test_a_write_protected_file_opens_for_reading_and_says_so(
    written: Path, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cpdesk.project.opening.may_write", lambda path: False)
    before = file_print(written)
    with Project.open(written, backup_root=backups) as project:
        assert "write-protected" in str(project.access.reason)
        assert project.count(Stream) == 50
        with pytest.raises(EnvironmentFault, match=r"write-protected.*Nothing was changed"):
            add(project, Stream())
        with pytest.raises(EnvironmentFault, match="Nothing was changed"):
            project.undo()
    assert file_print(written) == before


@POSIX
@pytest.mark.parametrize("folder_mode", [0o555, 0o755])
@pytest.mark.parametrize("file_mode", [0o444, 0o644])
def test_what_another_user_may_only_read_opens_for_reading(
    written: Path, tmp_path: Path, folder_mode: int, file_mode: int
) -> None:
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == os.getuid() and "pytest" in str(folder):
            folder.chmod(stat.S_IMODE(folder.stat().st_mode) | 0o055)
    written.chmod(file_mode)
    written.parent.chmod(folder_mode)

    def work() -> int:
        with Project.open(written, backup_root=tmp_path / "b") as project:
            said = str(project.access.reason)
            return (
                0
                if project.count(Stream) == 50 and "for reading only" in said and not project.access.writable
                else 1
            )

    before = file_print(written)
    if os.getuid() == 0 or folder_mode == 0o555:
        assert in_child(work, uid=NOBODY) == 0
    written.parent.chmod(0o755)
    assert file_print(written) == before


@POSIX
def test_a_file_that_may_not_be_read_is_refused(written: Path, tmp_path: Path) -> None:
    written.chmod(0)

    def work() -> int:
        try:
            Project.open(written, backup_root=tmp_path)
        except EnvironmentFault as error:
            return 0 if "you may read it" in str(error) else 1
        return 2

    assert in_child(work, uid=NOBODY) == 0


@POSIX
@pytest.mark.parametrize("read_only", [True, False])
def test_a_file_left_in_the_middle_of_a_commit_opens_with_the_last_whole_step(
    written: Path, backups: Path, read_only: bool
) -> None:
    with Project.open(written, backup_root=backups) as project:
        before = state(project)

    def work() -> int:
        project = Project.open(written, backup_root=backups)
        project._connection.execute("PRAGMA cache_size = 1")  # pages go to the file before the commit
        with project.step(NAME) as step:
            step.add(*(Stream(name="half " * 40) for _ in range(500)))
            os._exit(0)

    assert in_child(work) == 0
    assert written.with_name(written.name + "-journal").stat().st_size > 0
    with Project.open(written, read_only=read_only, backup_root=backups) as project:
        assert state(project) == before
        assert str(project.history()[0].name) == "New project"


def test_a_project_that_was_moved_away_while_open_says_so(
    written: Path, backups: Path, tmp_path: Path
) -> None:
    with Project.open(written, backup_root=backups) as project:
        add(project, Stream(id="first"))
        if sys.platform == "win32":
            pytest.skip("Windows does not let an open file be moved")
        written.rename(tmp_path / "elsewhere.cpdesk")
        with pytest.raises(EnvironmentFault, match="was moved, renamed or deleted"):
            add(project, Stream(id="second"))
        project.save_as(tmp_path / "copy.cpdesk")
    with Project.open(tmp_path / "copy.cpdesk", backup_root=backups) as copy:
        assert copy.get(Stream, "first") is not None
        assert copy.get(Stream, "second") is None


def test_a_worker_reads_on_a_connection_of_its_own(written: Path, backups: Path) -> None:
    import threading

    found: list[int] = []
    with Project.open(written, backup_root=backups) as project:
        add(project, Stream())
        with project.reader() as reader:
            thread = threading.Thread(target=lambda: found.append(reader.count(Stream)))
            thread.start()
            thread.join()
            with pytest.raises(EnvironmentFault, match="Nothing was changed"):
                add(reader, Stream())
        add(project, Stream())
    assert found == [51]


def test_a_failed_opening_lets_go_of_file_and_lock(
    written: Path, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(opening, "examine", lambda *_: (_ for _ in ()).throw(DataFault("stop")))
        with pytest.raises(DataFault):
            Project.open(written, backup_root=backups)
    with Project.open(written, backup_root=backups) as project:
        assert project.access.writable
    assert [file.name for file in written.parent.iterdir()] == ["plant.cpdesk"]


def test_a_windows_share_keeps_its_two_strokes() -> None:
    class Share:
        def absolute(self) -> "Share":
            return self

        def as_posix(self) -> str:
            return "//server/plans/a b#1.cpdesk"

    assert opening.file_uri(Share(), "rw") == "file:////server/plans/a%20b%231.cpdesk?mode=rw"  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["a b.cpdesk", "脱硫 50%.cpdesk", "what?#.cpdesk", "a'b.cpdesk"])
def test_any_name_of_a_file_will_do(tmp_path: Path, backups: Path, name: str) -> None:
    if sys.platform == "win32" and "?" in name:
        pytest.skip("not a name on Windows")
    with Project.create(tmp_path / name, backup_root=backups) as project:
        add(project, Stream(id="s"))
        project.back_up("test")
    with Project.open(tmp_path / name, backup_root=backups) as project:
        assert project.get(Stream, "s") is not None


# Versions


def test_todays_schema_is_what_the_migrations_make() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrations.bring_up(connection)
        found = opening.schema_print(connection)
        assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert found == opening.expected_schema_print(), (
        "the records have changed: that needs a new version of the file and a migration"
    )


@pytest.fixture
def outdated(written: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Make the program one of the next version, in which cpdesk_step has one more index; the written file is old."""
    more = "CREATE INDEX later ON cpdesk_step(who)"
    opening.expected_schema_print.cache_clear()
    for place in ("migrations", "opening", "project"):
        monkeypatch.setattr(f"cpdesk.project.{place}.VERSION", NEXT)
    today = list(opening.schema_statements())
    monkeypatch.setattr(opening, "schema_statements", lambda: [*today, more])
    monkeypatch.setattr(
        migrations, "MIGRATIONS", {**migrations.MIGRATIONS, NEXT: lambda db: db.conn.execute(more)}
    )
    yield written
    opening.expected_schema_print.cache_clear()


def test_an_older_file_is_brought_up_to_date_and_a_dated_copy_of_it_kept(
    outdated: Path, backups: Path
) -> None:
    old = outdated.read_bytes()
    with Project.open(outdated, backup_root=backups) as project:
        assert project.count(Stream) == 50
        add(project, Stream())
        assert project.undo()
    assert opening.read_version(outdated) == NEXT
    (folder,) = backups.iterdir()
    (kept,) = folder.glob("* before-update.cpdesk")
    assert kept.read_bytes() == old
    with Project.open(outdated, backup_root=backups) as again:
        assert again.count(Stream) == 50


def test_an_older_file_can_be_read_without_being_changed(outdated: Path, backups: Path) -> None:
    before = file_print(outdated)
    with Project.open(outdated, read_only=True, backup_root=backups) as project, project.reader() as reader:
        assert project.count(Stream) == reader.count(Stream) == 50
    assert file_print(outdated) == before


def test_a_migration_that_fails_leaves_the_old_file(
    outdated: Path, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(db: object) -> None:
        db.conn.execute("CREATE TABLE half(a)")  # type: ignore[attr-defined]
        raise EnvironmentFault("stop")

    before = outdated.read_bytes()
    monkeypatch.setitem(migrations.MIGRATIONS, NEXT, broken)
    with pytest.raises(EnvironmentFault, match="stop"):
        Project.open(outdated, backup_root=backups)
    assert outdated.read_bytes() == before


def test_an_older_file_is_not_changed_when_no_copy_can_be_kept(outdated: Path, tmp_path: Path) -> None:
    before = file_print(outdated)
    blocked = tmp_path / "a file"
    blocked.write_text("")
    with pytest.raises(EnvironmentFault):
        Project.open(outdated, backup_root=blocked)
    assert file_print(outdated) == before
