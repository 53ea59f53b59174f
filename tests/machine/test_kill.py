"""Two hundred sudden deaths: a child makes steps and reports each commit; it is killed at a random moment."""

import json
import os
import random
import select
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from cpdesk.language import Message
from cpdesk.project import opening
from cpdesk.project.history import path_to
from cpdesk.project.project import Project
from cpdesk.records.flows import Stream
from cpdesk.records.kinds import KINDS
from cpdesk.records.plant import UnitProcess

KILLS = 200
LONGEST_S = 0.05  # after the child's first commit

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="Windows has no fork and no SIGKILL")


def _work(path: Path, report: int, seed: int) -> None:
    """Make steps of every size and walk the history for as long as this program lives, reporting each commit."""
    opening.examine = lambda *_: None  # the parent examines the file after each death
    dice = random.Random(seed)
    with Project.open(path, backup_root=path.parent / "backups") as project:
        project.keeper.nothing_to_keep()
        project._connection.execute(
            "PRAGMA cache_size = 20"
        )  # large steps reach the file before their commit
        while True:
            _step(project, dice)
            os.write(report, f"{project.revision} {project.history()[-1].id}\n".encode())


def _step(project: Project, dice: random.Random) -> None:
    deed = dice.choice(["add", "add", "change", "remove", "undo", "redo"])
    if deed == "undo" and project.undo():
        return
    if deed == "redo" and project.redo():
        return
    streams = [stream.id for stream in project.read(Stream)]
    with project.step(Message(deed)) as step:
        if deed == "remove" and len(streams) > 30:
            step.remove(Stream, dice.sample(streams, 20))
        elif deed == "change" and streams:
            for stream in dice.sample(streams, min(len(streams), 10)):
                step.change(Stream, stream, {"name": f"name {dice.random()}"})
        else:
            unit = UnitProcess()
            step.add(
                unit, *(Stream(name="x" * 50, from_unit=unit.id) for _ in range(dice.choice([1, 1, 5, 60])))
            )


def _killed(path: Path, dice: random.Random) -> list[tuple[int, int]]:
    """Let a child work, kill it at a random moment and return the commits that it reported."""
    reading, report = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            _work(path, report, dice.getrandbits(32))
        finally:
            os._exit(1)
    os.close(report)
    said = os.read(reading, 65536)
    ends = time.monotonic() + dice.uniform(0, LONGEST_S)
    while (
        (left := ends - time.monotonic()) > 0
        and select.select([reading], [], [], left)[0]
        and (more := os.read(reading, 65536))
    ):
        said += more
    os.kill(child, signal.SIGKILL)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL, (
        "the child ended before it was killed"
    )
    while more := os.read(reading, 65536):
        said += more
    os.close(reading)
    lines = said.decode().split("\n")[:-1]
    return [(int(revision), int(step)) for revision, step in (line.split() for line in lines)]


def _replayed(connection: sqlite3.Connection) -> dict[tuple[str, str], dict[str, object]]:
    """Play the log from nothing to where the project stands, without the program's own replay."""
    rows: dict[tuple[str, str], dict[str, object]] = {}
    position = connection.execute("SELECT position FROM cpdesk_state").fetchone()[0]
    for step in path_to(connection, position):
        sql = "SELECT kind, record, before IS NULL, after FROM cpdesk_change WHERE step = ? ORDER BY id"
        for kind, record, is_new, after in connection.execute(sql, (step,)):
            if after is None:
                del rows[kind, record]
            elif is_new:
                rows[kind, record] = json.loads(after)
            else:
                rows[kind, record].update(json.loads(after))
    return rows


def _in_tables(connection: sqlite3.Connection) -> dict[tuple[str, str], dict[str, object]]:
    connection.row_factory = sqlite3.Row
    found = [(kind, dict(row)) for kind in KINDS for row in connection.execute(f'SELECT * FROM "{kind}"')]
    return {(kind, row["id"]): row for kind, row in found}


def _is_consistent(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as connection:
        played, kept = _replayed(connection), _in_tables(connection)
    if played.keys() != kept.keys():
        return False
    filled = {place: {name: row.get(name) or None for name in kept[place]} for place, row in played.items()}
    return filled == {
        place: {name: value or None for name, value in row.items()} for place, row in kept.items()
    }


def test_no_committed_step_is_lost_and_no_half_step_stays(tmp_path: Path) -> None:
    path, dice = tmp_path / "plant.cpdesk", random.Random(7)
    Project.create(path, backup_root=tmp_path / "backups").close()
    hot, commits = 0, 0
    for number in range(KILLS):
        reported = _killed(path, dice)
        assert reported, "the child did not come to its first commit"
        commits += len(reported)
        hot += path.with_name(path.name + "-journal").exists()
        with Project.open(path, backup_root=tmp_path / "backups") as project:
            assert project.access.writable
            revision = project.revision
            steps = {row[0] for row in project._connection.execute("SELECT id FROM cpdesk_step")}
            assert reported[-1][0] <= revision <= reported[-1][0] + 1
            assert [revision for revision, _ in reported] == list(range(reported[0][0], reported[-1][0] + 1))
            assert steps.issuperset(step for _, step in reported)
        if number % 10 == 9:
            assert _is_consistent(path)
    print(f"{KILLS} kills, {commits} commits reported, {hot} times in the middle of a commit")
    assert hot > KILLS // 20


def test_the_check_of_the_log_finds_a_row_that_bypassed_it(tmp_path: Path) -> None:
    path = tmp_path / "plant.cpdesk"
    with Project.create(path, backup_root=tmp_path) as project, project.step(Message("Add")) as step:
        step.add(Stream(id="s", name="water"))
    assert _is_consistent(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.create_function("cpdesk_real", 1, repr)
        connection.execute("UPDATE cpdesk_state SET logging = 0")
        connection.execute("DELETE FROM stream")
        connection.commit()
    assert not _is_consistent(path)
