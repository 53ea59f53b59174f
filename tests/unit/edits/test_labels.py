from collections.abc import Iterator
from pathlib import Path

import pytest

from cpdesk.edits.labels import labels_of
from cpdesk.edits.records import add, paste, type_all
from cpdesk.errors import DataFault
from cpdesk.project.project import Project
from cpdesk.records.flows import Stream
from cpdesk.records.plant import Equipment, UnitProcess
from tests.unit.edits.small_plant import write_plant


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with write_plant(tmp_path / "plant.cpdesk") as made:
        yield made


@pytest.mark.parametrize("label", ["R-101", " R-101 ", "r-101", "Ｒ－１０１", "Reactor", "reactor"])
def test_a_record_is_found_by_tag_or_name(project: Project, label: str) -> None:
    assert labels_of(project, "equipment").id_of(label) == "r1"


def test_a_tag_goes_before_a_name(project: Project) -> None:
    add(project, Equipment(id="odd", tag="X-1", name="R-101"))
    assert labels_of(project, "equipment").id_of("R-101") == "r1"


def test_a_name_of_several_is_refused_with_the_candidates(project: Project) -> None:
    add(project, Equipment(tag="P-102", name="Pump"))
    with pytest.raises(DataFault) as caught:
        labels_of(project, "equipment").id_of("Pump")
    assert str(caught.value) == (
        "several Equipment are called “Pump”: P-101 Pump, P-102 Pump. Type which one is meant."
    )


def test_a_label_of_nothing_names_what_is_near(project: Project) -> None:
    with pytest.raises(DataFault, match=r"there is no Equipment “R-111”\. Is R-101 Reactor meant?"):
        labels_of(project, "equipment").id_of("R-111")
    with pytest.raises(DataFault, match=r"there is no Equipment “Boiler 7”$"):
        labels_of(project, "equipment").id_of("Boiler 7")


def test_pasted_faults_name_row_and_field_and_nothing_is_written(project: Project) -> None:
    rows = [
        {"number": "30", "flow": "3 t/h", "to_unit": "U1"},
        {"number": "", "flow": "", "to_unit": ""},
        {"number": "31", "flow": "fast", "to_unit": "U9"},
        {"number": "32", "measured_on": "2026-02-31"},
    ]
    before = project.count(Stream)
    with pytest.raises(DataFault) as caught:
        paste(project, Stream, rows)
    assert [(fault.row, fault.field) for fault in caught.value.faults] == [
        (2, "flow"),
        (2, "to_unit"),
        (3, "measured_on"),
    ]
    assert [str(message) for message in caught.value.messages] == [
        "Row 3, Flow: “fast” has no number that can be read. Type it like 3.5 t/h.",
        "Row 3, To unit: there is no Unit process “U9”",
        "Row 4, Measured on: “2026-02-31” is not in the calendar. Type year, month, day, like 2026-05-31.",
    ]
    assert project.count(Stream) == before


def test_cells_over_records_are_all_read_before_one_is_written(project: Project) -> None:
    with pytest.raises(DataFault) as caught:
        type_all(project, UnitProcess, {"u1": {"name": "New", "hours_per_year": "x"}, "u2": {"code": "U1"}})
    assert [(fault.id, fault.field) for fault in caught.value.faults] == [("u1", "hours_per_year")]
    assert project.get(UnitProcess, "u1").name == "Synthesis"  # pyright: ignore


def test_taken_numbers_of_a_paste_name_their_rows(project: Project) -> None:
    with pytest.raises(DataFault) as caught:
        paste(project, Stream, [{"number": "40"}, {"number": " "}, {"number": "1"}])
    assert [(fault.row, fault.field) for fault in caught.value.faults] == [(2, "number")]
    assert str(caught.value.messages[0]) == "Row 3, Number: “1” is used already"
