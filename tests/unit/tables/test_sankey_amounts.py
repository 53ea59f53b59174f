"""What a Sankey diagram can count: water and elements from compositions, by the hour where no year is known."""

import pytest

from cpdesk.language import ENGLISH
from cpdesk.quantities import quantity
from cpdesk.records.flows import Component, Stream, Substance
from cpdesk.records.plant import UnitProcess
from cpdesk.tables.sankey_amounts import Counted, Wanted, countables, unit_of
from cpdesk.tables.sankeys import sankey_of
from cpdesk.tables.view import View


@pytest.fixture
def view(project, add):
    add(UnitProcess(id="a", code="U1"), UnitProcess(id="b", code="U2"))
    add(Substance(id="w", key="water", formula="H2O"), Substance(id="n", key="salt", formula="NaCl"))
    add(Stream(id="S1", number="S1", to_unit="a", flow=quantity(100, "kg/h")))
    add(Stream(id="S2", number="S2", from_unit="a", to_unit="b", flow=quantity(90, "kg/h")))
    add(Stream(id="S3", number="S3", from_unit="b"))
    add(Component(stream="S1", substance="w", amount=quantity(80, "wt%")))
    add(Component(stream="S1", substance="n", amount=quantity(20, "wt%")))
    return View(project)


def amounts(view, **wanted):
    return {band.flow.key: band.flow.amount for band in sankey_of(view, Wanted(**wanted), ENGLISH).bands}


def test_a_plant_without_operating_time_is_counted_by_the_hour(view, project, add):
    assert unit_of(view, Wanted()) == "kg/h"
    assert amounts(view) == {"S1": 100, "S2": 90}
    add(UnitProcess(id="c", code="U3", hours_per_year=8000))
    timed = View(project)
    assert unit_of(timed, Wanted()) == "t/a"
    assert unit_of(timed, Wanted(Counted.ENERGY)) == "GJ/a"


def test_water_substance_and_element_follow_from_the_composition(view):
    assert amounts(view, counted=Counted.WATER) == {"S1": pytest.approx(80)}
    assert amounts(view, counted=Counted.SUBSTANCE, substance="n") == {"S1": pytest.approx(20)}
    chlorine = amounts(view, counted=Counted.ELEMENT, substance="Cl")
    assert chlorine == {"S1": pytest.approx(20 * 35.45 / 58.44, rel=1e-3)}


def test_only_what_the_project_holds_is_offered(view):
    found = [(one.counted, one.substance) for one in countables(view)]
    assert found[:3] == [(Counted.MASS, None), (Counted.WATER, None), (Counted.SUBSTANCE, "n")]
    assert {key for counted, key in found if counted is Counted.ELEMENT} == {"Cl", "H", "Na", "O"}
    assert Counted.ENERGY not in {counted for counted, _ in found}


def test_what_has_no_amount_is_said_to_lack(view):
    drawn = sankey_of(view, Wanted(), ENGLISH)
    assert "not known: 1" in " ".join(map(ENGLISH.say, drawn.notes))
    water = sankey_of(view, Wanted(Counted.WATER), ENGLISH)
    assert "not known: 2" in " ".join(map(ENGLISH.say, water.notes))
