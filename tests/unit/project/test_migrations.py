"""Files of version 1 in today's program: they open whole, with their history, and a copy of each is kept before."""

import gzip
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from cpdesk.errors import EnvironmentFault
from cpdesk.project import migrations, opening
from cpdesk.project.backups import GENERATIONS, backups_of
from cpdesk.project.project import Project
from cpdesk.project.schema import APPLICATION_ID, real_text
from cpdesk.quantities import quantity
from cpdesk.records.diagrams import Placement, Sheet
from cpdesk.records.flows import Stream
from cpdesk.records.papers import Conflict
from cpdesk.records.plant import UnitProcess
from cpdesk.records.reactions import Reaction
from tests.unit.project.support import NAME, file_print, in_child, state

SAMPLE = Path(__file__).with_name("chlorobenzene_version_1.cpdesk.gz")
AUDIT = {"profile": "china", "currency": "CNY", "money_unit": "10^4 CNY", "decimal_sign": "."}
POSIX = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def old_program(path: Path) -> sqlite3.Connection:
    """Return a connection to a file, with what the program of version 1 brought to it."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.create_function("cpdesk_real", 1, real_text, deterministic=True)
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def old_step(connection: sqlite3.Connection, name: str, *rows: tuple[str, Any]) -> None:
    """Write one step as the program of version 1 wrote it."""
    connection.execute("BEGIN")
    connection.execute(
        "INSERT INTO cpdesk_step(parent, walked, name, details, who, at) "
        "SELECT position, revision + 1, ?, '{}', 'Anna', '2026-01-02T03:04:05.678+00:00' FROM cpdesk_state",
        (name,),
    )
    connection.execute("UPDATE cpdesk_state SET step = (SELECT max(id) FROM cpdesk_step)")
    for sql, values in rows:
        connection.execute(sql, values)
    connection.execute("UPDATE cpdesk_state SET position = step, step = NULL, revision = revision + 1")
    connection.execute("COMMIT")


def added(connection: sqlite3.Connection, table: str, **values: Any) -> tuple[str, list[Any]]:
    """Return the statement that adds a row: columns not given are empty as the old program left them."""
    row: dict[str, Any] = {}
    for _, name, store, filled, _, _ in connection.execute(f'PRAGMA table_info("{table}")'):
        row[name] = values.get(name, ("" if store == "TEXT" else 0) if filled else None)
    names, marks = ", ".join(f'"{name}"' for name in row), ", ".join("?" * len(row))
    return f'INSERT INTO "{table}" ({names}) VALUES ({marks})', list(row.values())


@pytest.fixture
def old(path: Path) -> Path:
    """A file of version 1 with records of every table that changed, and steps that make, change and delete them."""
    with closing(old_program(path)) as one:
        one.execute("BEGIN")
        for statement in (*migrations.schema_of_version(1), migrations.FIRST_STATE):
            one.execute(statement)
        one.execute("COMMIT")
        flow = {"flow": 0.1 + 0.2, "flow_unit": "t/h", "flow_text": "0.3 t/h", "flow_uncertainty": 1e-9}
        old_step(
            one,
            "New project",
            added(one, "audit", id="audit", **AUDIT),
            added(one, "company", id="company"),
        )
        old_step(
            one,
            "Draw",
            added(one, "unit_process", id="u1", code="U1", balanced=1),
            added(one, "unit_process", id="u2", code="U2", balanced=1),
            added(one, "stream", id="s1", number="1", name="Feed", to_unit="u1", position=2.5, **flow),
            added(one, "stream", id="s2", number="2", from_unit="u1", position=1.5),
            added(one, "sheet", id="sh", name="PFD", kind="overview", paper="A3"),
            added(one, "placement", id="p1", sheet="sh", unit_process="u1", x=1 / 3, y=20.0),
            added(one, "route", id="r1", sheet="sh", stream="s1", points="1,2"),
            added(
                one, "conflict", id="x1", of_kind="stream", of_id="s1", of_field="name", mine="a", theirs="b"
            ),
        )
        old_step(one, "Rename", ("UPDATE stream SET name = ?, flow = ? WHERE id = 's1'", ("Feed 2", 1e23)))
        old_step(
            one,
            "Delete",
            ("DELETE FROM sheet WHERE id = ?", ("sh",)),
            ("DELETE FROM stream WHERE id = 's1'", ()),
        )
        one.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        one.execute("PRAGMA user_version = 1")
    return path


@pytest.fixture
def sample(path: Path) -> Path:
    """The chlorobenzene sample as the program of version 1 wrote it, with steps by hand and two of them undone."""
    path.write_bytes(gzip.decompress(SAMPLE.read_bytes()))
    return path


def rows_of_version_1(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Return every row of a file of version 1 by table, with its columns by name."""
    found: dict[str, list[dict[str, Any]]] = {}
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        for (table,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
            if table != "cpdesk_state" and not table.startswith("sqlite_"):
                found[table] = [
                    dict(row) for row in connection.execute(f'SELECT * FROM "{table}" ORDER BY 1')
                ]
    return found


def walk_all(project: Project) -> list[dict[str, Any]]:
    """Undo everything and redo it again; return the states passed on the way."""
    passed = [state(project)]
    while project.undo():
        passed.append(state(project))
    while project.redo():
        passed.append(state(project))
    return passed


@pytest.mark.parametrize("made", ["old", "sample"])
def test_every_row_and_the_whole_log_come_over(
    made: str, backups: Path, request: pytest.FixtureRequest
) -> None:
    path = request.getfixturevalue(made)
    before = rows_of_version_1(path)
    Project.open(path, backup_root=backups).close()
    assert opening.read_version(path) == migrations.VERSION
    after = rows_of_version_1(path)
    assert len(before["cpdesk_change"]) > 10
    for table, rows in before.items():
        shortened = [{name: row[name] for name in rows[0]} for row in after[table]] if rows else []
        assert shortened == rows, table
        assert bool(after[table]) is bool(rows), table


def test_new_fields_are_empty_and_what_a_person_wrote_is_there(sample: Path, backups: Path) -> None:
    with Project.open(sample, backup_root=backups) as project:
        stream, sheet = project.get(Stream, "old-stream"), project.get(Sheet, "old-sheet")
        assert stream is not None
        assert sheet is not None
        assert (stream.name, stream.flow, stream.specific_energy) == (
            "New steam",
            quantity(3.3, "t/h", 0.1),
            None,
        )
        assert (sheet.title, sheet.hidden_kinds, sheet.number, sheet.underlay_x) == (
            "Chlorination",
            "",
            "",
            None,
        )
        (placement,) = project.read(Placement)
        assert (placement.x, placement.label_x) == (20.1, None)
        (conflict,) = project.read(Conflict)
        assert (conflict.of_id, conflict.mine_id) == ("old-stream", "")
        assert project.count(UnitProcess) == 9
        assert project.company.name


def test_undo_and_redo_walk_across_the_migration(sample: Path, backups: Path) -> None:
    with Project.open(sample, read_only=True, backup_root=backups) as project:
        names = [str(entry.name) for entry in project.history()]
    with Project.open(sample, backup_root=backups) as project:
        assert [str(entry.name) for entry in project.history()] == names
        here = state(project)
        assert project.redo()
        assert project.get(Stream, "old-stream") is None
        assert project.redo()
        assert project.get(Sheet, "old-sheet") is None
        assert project.undo()
        assert project.undo()
        assert state(project) == here
        with project.step(NAME) as step:
            step.change(Stream, "old-stream", {"specific_energy": quantity(2800, "kJ/kg"), "name": "Steam"})
            step.change(Sheet, "old-sheet", {"hidden_kinds": "energy", "underlay_shade": 0.5})
            step.add(Reaction(id="new", unit_process=project.read(UnitProcess)[0].id, equation="A -> B"))
        there = state(project)
        passed = walk_all(project)
        assert passed[0] == passed[-1] == there
        assert passed[1] == here
        assert passed == passed[::-1]
        changes = [change.field for change in project.record_history("stream", "old-stream")]
        assert changes.count("name") == 3
        assert "specific_energy" in changes


def test_the_state_before_each_old_step_comes_back(old: Path, backups: Path) -> None:
    with Project.open(old, backup_root=backups) as project:
        assert project.get(Stream, "s1") is None
        assert project.undo()
        renamed = project.get(Stream, "s1")
        assert renamed is not None
        assert (renamed.name, renamed.flow and renamed.flow.value) == ("Feed 2", 1e23)
        assert (project.get(Sheet, "sh") or Sheet()).name == "PFD"
        assert [one.x for one in project.read(Placement)] == [1 / 3]
        assert project.undo()
        feed = project.get(Stream, "s1")
        assert feed is not None
        assert (feed.name, feed.flow and feed.flow.value) == ("Feed", 0.1 + 0.2)
        assert [one.id for one in project.read(Stream)] == ["s2", "s1"]
        assert project.undo()
        assert project.count(Stream) == project.count(Sheet) == project.count(Conflict) == 0
        assert not project.undo()


@pytest.mark.parametrize("made", ["old", "sample"])
def test_the_schema_is_that_of_a_new_file_to_the_letter(
    made: str, backups: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    path = request.getfixturevalue(made)
    Project.open(path, backup_root=backups).close()
    Project.create(tmp_path / "new.cpdesk", backup_root=backups).close()
    prints: list[str] = []
    for file in (path, tmp_path / "new.cpdesk"):
        with closing(sqlite3.connect(file)) as connection:
            prints.append(opening.schema_print(connection))
            assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert prints[0] == prints[1]


def test_todays_schema_is_kept_under_its_version() -> None:
    kept = list(migrations.schema_of_version(migrations.VERSION))
    assert kept == list(opening.schema_statements()), "records have changed: that needs a new version"


@pytest.mark.parametrize(("version", "kept"), [(1, "d974ae79f317fad1"), (2, "b4a4961f43d34f74")])
def test_the_schema_of_a_version_that_is_in_use_never_changes(version: int, kept: str) -> None:
    text = "\n;\n".join(migrations.schema_of_version(version))
    assert hashlib.sha256(text.encode()).hexdigest()[:16] == kept


# The copy of the old file


@pytest.mark.parametrize("made", ["old", "sample"])
def test_the_old_file_is_kept_bit_for_bit_and_opens(
    made: str, backups: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    path = request.getfixturevalue(made)
    before = path.read_bytes()
    with Project.open(path, backup_root=backups) as project:
        now = state(project)
    (kept,) = backups_of(path, backups)
    assert kept.occasion == "before-update"
    assert kept.path.read_bytes() == before
    shutil.copyfile(kept.path, tmp_path / "again.cpdesk")
    with Project.open(tmp_path / "again.cpdesk", backup_root=backups) as again:
        assert state(again) == now


def test_the_kept_file_outlives_the_generations_of_backups(old: Path, backups: Path) -> None:
    with Project.open(old, backup_root=backups) as project:
        for _ in range(GENERATIONS + 2):
            project.back_up("work")
    occasions = [backup.occasion for backup in backups_of(old, backups)]
    assert occasions == ["work"] * GENERATIONS + ["before-update"]


def test_an_up_to_date_file_is_not_migrated_again(old: Path, backups: Path) -> None:
    Project.open(old, backup_root=backups).close()
    before = file_print(old)
    Project.open(old, backup_root=backups).close()
    assert file_print(old) == before
    assert len(backups_of(old, backups)) == 1


# Reading only


def test_an_old_file_opened_for_reading_stays_as_it_is(sample: Path, backups: Path, tmp_path: Path) -> None:
    before = file_print(sample)
    with Project.open(sample, read_only=True, backup_root=backups) as project, project.reader() as reader:
        read = state(project)
        assert state(reader) == read
        with pytest.raises(EnvironmentFault, match=r"open for reading only.*Nothing was changed"):
            project.undo()
        project.save_as(tmp_path / "copy.cpdesk")
    assert file_print(sample) == before
    assert not backups.exists()
    with Project.open(tmp_path / "copy.cpdesk", backup_root=backups) as copy:
        assert state(copy) == read
        assert copy.undo()


def test_a_write_protected_old_file_says_so(
    sample: Path, backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cpdesk.project.opening.may_write", lambda path: False)
    before = file_print(sample)
    with Project.open(sample, backup_root=backups) as project:
        assert "the file is write-protected. Save a copy to change it." in str(project.access.reason)
        assert project.count(UnitProcess) == 9
    assert file_print(sample) == before


# Interrupted


def _killed_at(path: Path, backups: Path, number: int) -> Callable[[], int]:
    def work() -> int:
        done = 0

        def count(statement: str) -> None:
            nonlocal done
            done += 1
            if done == number:
                os._exit(0)

        connect = opening.connect

        def watched(path: Path, *, read_only: bool, one_thread: bool = True) -> sqlite3.Connection:
            connection = connect(path, read_only=read_only, one_thread=one_thread)
            connection.execute("PRAGMA cache_size = 1")  # pages go to the file before the commit
            connection.set_trace_callback(count)
            return connection

        opening.connect = watched
        Project.open(path, backup_root=backups).close()
        return 3

    return work


@POSIX
@pytest.mark.parametrize("made", ["old", "sample"])
def test_a_migration_that_is_killed_anywhere_leaves_the_old_file_whole(
    made: str, backups: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    path = request.getfixturevalue(made)
    rows, before = rows_of_version_1(path), path.read_bytes()
    torn = status = 0
    for number in range(1, 200, 8):
        path.write_bytes(before)
        path.with_name(path.name + "-journal").unlink(missing_ok=True)
        status = in_child(_killed_at(path, tmp_path / f"b{number}", number))
        if status == 3:
            break
        journal = path.with_name(path.name + "-journal")
        torn += journal.exists() and path.read_bytes() != before
        if opening.read_version(path) == migrations.VERSION and not journal.exists():
            continue  # killed after the commit
        with Project.open(path, read_only=True, backup_root=backups):
            assert rows_of_version_1(path) == rows, number
        with Project.open(path, backup_root=backups) as project:
            assert project.access.writable
    assert status == 3, "the last one went through"
    assert torn > 1, "some of these must have been in the middle of writing the file"


@POSIX
def test_a_file_whose_head_is_new_but_whose_commit_never_ended_is_an_old_one(
    old: Path, backups: Path
) -> None:
    rows = rows_of_version_1(old)

    journal, torn = old.with_name("plant.cpdesk-journal"), old.with_name("torn")
    with closing(old_program(old)) as connection:
        connection.execute("PRAGMA cache_size = 1")  # the journal is written out before the commit
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("PRAGMA user_version = 2")
        for number in range(50):
            row = (str(number), "x", 4000)
            connection.execute("INSERT INTO cpdesk_content VALUES (?, ?, ?, zeroblob(4000))", row)
        shutil.copyfile(journal, torn)
        connection.execute("COMMIT")
    torn.rename(journal)
    assert opening.read_version(old) == 2
    copy = old.with_name("copy.cpdesk")
    for suffix in ("", "-journal"):
        shutil.copyfile(f"{old}{suffix}", f"{copy}{suffix}")
    with Project.open(copy, read_only=True, backup_root=backups) as project:
        assert project.count(UnitProcess) == 2
    with Project.open(old, backup_root=backups) as project:
        assert project.count(UnitProcess) == 2
    (kept,) = backups_of(old, backups)
    assert rows_of_version_1(kept.path) == rows
