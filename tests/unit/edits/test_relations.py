"""Reactions, relations among flows and costs of quantity centres: entered, and gone with what they are about."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from cpdesk.edits import cells, plant, records
from cpdesk.errors import DataFault
from cpdesk.exchange.interchange import dump_text
from cpdesk.project.project import Project
from cpdesk.records.costs import CentreCost
from cpdesk.records.diagrams import Placement, Sheet
from cpdesk.records.flows import Stream
from cpdesk.records.plant import UnitProcess
from cpdesk.records.reactions import Reaction
from cpdesk.records.relations import Relation, RelationTerm
from tests.unit.edits.small_plant import write_plant


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with write_plant(tmp_path / "plant.cpdesk") as made:
        yield made


def test_terms_go_with_their_relation_and_with_their_stream(project: Project) -> None:
    before = dump_text(project)
    records.remove(project, Stream, ["s4"])
    assert [term.id for term in project.read(RelationTerm)] == ["split2"]
    records.remove(project, Relation, ["split"])
    assert project.read(RelationTerm) == []
    project.undo()
    project.undo()
    assert dump_text(project) == before


def test_a_reaction_outlives_its_equipment_but_not_its_unit(project: Project) -> None:
    plant.remove_equipment(project, ["r1"])
    (reaction,) = project.read(Reaction)
    assert reaction.equipment is None
    records.remove(project, UnitProcess, ["u1"])
    assert project.read(Reaction) == []
    assert project.read(CentreCost) == []


def energy(project: Project) -> tuple[float, str]:
    (stream,) = project.where(Stream, "id", ["s1"])
    assert stream.specific_energy is not None
    return stream.specific_energy.value, stream.specific_energy.unit


def test_a_specific_energy_is_typed_in_any_unit_of_it(project: Project) -> None:
    records.type_into(project, Stream, "s1", "specific_energy", "2800")
    assert energy(project) == (pytest.approx(2.8), "kJ/kg")
    records.type_into(project, Stream, "s1", "specific_energy", "20.9 GJ/t")
    assert energy(project) == (20.9, "GJ/t")
    with pytest.raises(DataFault, match="energy per mass"):
        records.type_into(project, Stream, "s1", "specific_energy", "3 t/h")


def test_a_cost_of_a_centre_is_in_the_currency_of_the_audit(project: Project) -> None:
    records.type_into(project, CentreCost, "wages", "amount", "120 10^4 CNY/a")
    with pytest.raises(DataFault, match="is in USD, but this audit counts in CNY"):
        records.type_into(project, CentreCost, "wages", "amount", "5 USD/a")


def test_a_term_is_typed_into_a_new_row_by_the_names_of_relation_and_stream(project: Project) -> None:
    needed = {"relation": "split", "stream": "s1"}
    cells.type_into_cell(project, "relation_term", None, "factor", "0.5", needed)
    assert [(term.stream, term.factor) for term in project.read(RelationTerm)][-1] == ("s1", 0.5)


def test_a_placement_that_names_nothing_is_a_note(project: Project) -> None:
    records.add(project, Placement(id="n", sheet="sheet", text="Steam from the boiler house", x=5.0, y=6.0))
    records.remove(project, Sheet, ["sheet"])
    assert project.get(Placement, "n") is None
