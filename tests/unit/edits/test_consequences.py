"""What an edit brings about beside the record it is about."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cpdesk.edits.conflicts import Side, decide_conflict
from cpdesk.edits.emissions import add_emission
from cpdesk.edits.plant import add_equipment
from cpdesk.edits.records import add, paste, remove
from cpdesk.errors import DataFault
from cpdesk.project.project import Project
from cpdesk.records.emissions import Emission
from cpdesk.records.flows import Stream
from cpdesk.records.options import Option
from cpdesk.records.papers import Conflict
from cpdesk.records.plant import Equipment, EquipmentKind, UnitProcess
from cpdesk.records.production import Medium
from tests.unit.edits.small_plant import write_plant
from tests.unit.edits.soundness import flaws


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with write_plant(tmp_path / "plant.cpdesk") as made:
        yield made


def stream(project: Project, record_id: str) -> Stream:
    found = project.get(Stream, record_id)
    assert found is not None
    return found


def test_a_stream_stays_at_the_unit_without_its_equipment_and_port(project: Project) -> None:
    remove(project, Equipment, ["r1"])
    left = stream(project, "s2")
    assert (left.from_unit, left.from_equipment, left.from_port, left.to_equipment) == ("u1", None, "", "t1")


def test_a_stream_between_two_items_that_go_would_lead_nowhere_and_goes_along(project: Project) -> None:
    remove(project, Equipment, ["r1", "p1"])
    assert project.get(Stream, "s4") is None
    assert list(flaws(project)) == []
    project.undo()
    assert stream(project, "s4").to_equipment == "p1"


def test_what_is_checked_names_the_field(project: Project) -> None:
    with pytest.raises(DataFault, match="“U1” is used already"):
        add(project, UnitProcess(code="U1"))
    with pytest.raises(DataFault, match="there is no such record: Unit process nowhere"):
        add(project, Stream(to_unit="nowhere"))


def test_empty_rows_of_a_block_make_no_records(project: Project) -> None:
    made = paste(
        project,
        Stream,
        [{"number": "40", "name": ""}, {"number": " ", "name": ""}, {"number": "41", "name": ""}],
    )
    assert [one.number for one in made] == ["40", "41"]
    assert made[0].position < made[1].position


def test_a_conflict_is_written_and_decided_in_one_step(project: Project) -> None:
    decide_conflict(project, "x1", Side.THEIRS)
    option, conflict = project.get(Option, "o2"), project.get(Conflict, "x1")
    assert option is not None
    assert conflict is not None
    assert (option.title, conflict.decided) == ("Dry seals", True)
    project.undo()
    assert project.get(Conflict, "x1") == Conflict(
        id="x1", of_kind="option", of_id="o2", of_field="title", mine="New seals", theirs="Dry seals"
    )


def test_a_deletion_that_is_chosen_deletes(project: Project) -> None:
    decide_conflict(project, "x2", Side.THEIRS)
    assert project.get(Option, "o1") is None
    assert project.get(Conflict, "x2") is None


def test_an_emission_is_filled_from_its_stream_and_numbered_by_medium(project: Project) -> None:
    made = add_emission(project, Emission(stream="s3", discharge_point="stack"))
    assert (made.number, made.medium, made.equipment, made.unit_process, made.standard) == (
        "G2",
        Medium.AIR,
        "t1",
        "u2",
        "GB 16297",
    )


def test_a_new_item_gets_the_next_tag_of_its_letter_and_area(project: Project) -> None:
    made = add_equipment(project, Equipment(kind=EquipmentKind.PUMP, unit_process="u1"))
    assert made.tag == "P-102"
