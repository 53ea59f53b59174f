"""Rows as records: in the order that people gave them, and read so that nobody waits."""

from pathlib import Path
from typing import Any

import pytest

from cpdesk.language import Message
from cpdesk.project import rows
from cpdesk.project.project import Project
from cpdesk.records.flows import Stream
from tests.unit.project.support import add


@pytest.fixture
def plant(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(rows, "AT_ONCE", 2)
    with Project.create(tmp_path / "plant.cpdesk", backup_root=tmp_path / "backups") as project:
        with project.step(Message("Streams")) as step:
            places = {"a": 3.0, "b": 1.0, "c": 2.0, "d": 1.0, "e": 0.5}
            step.add(*(Stream(id=name, position=place) for name, place in places.items()))
        yield project


@pytest.mark.parametrize("at_once", [1, 2, 3, 5, 6])
def test_records_stand_in_their_order_however_many_are_read_at_once(
    plant: Project, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(rows, "AT_ONCE", at_once)
    assert [stream.id for stream in plant.read(Stream)] == ["e", "b", "d", "c", "a"]


def test_an_edit_does_not_wait_for_a_worker_that_reads(
    plant: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the worker makes its records the file is free: an edit goes through at once."""
    make, edited = rows.record_maker, list[int]()

    def slow(cls: Any) -> Any:
        def made(row: Any) -> Any:
            if not edited:
                edited.append(plant.revision)
                add(plant, Stream(id="z", position=9.0))
            return make(cls)(row)

        return made

    with plant.reader() as reader:
        plant._connection.execute("PRAGMA busy_timeout = 0")  # do not wait: being refused is the failure
        monkeypatch.setattr(rows, "record_maker", slow)
        assert [stream.id for stream in reader.read(Stream)] == ["e", "b", "d", "c", "a", "z"]
    assert edited
