"""Which Sankey diagrams the workbook shows."""

import pytest

from cpdesk.language import ENGLISH
from cpdesk.quantities import quantity
from cpdesk.records.flows import Component, Stream, Substance
from cpdesk.records.plant import Area, UnitProcess
from cpdesk.tables import sankey_pictures
from cpdesk.tables.sankey_pictures import drawn_by_area
from cpdesk.tables.view import View


@pytest.fixture
def plant(project, add):
    add(
        Area(id="east", name="East"),
        UnitProcess(id="a", code="U1", area="east"),
        UnitProcess(id="b", code="U2"),
    )
    add(Stream(id="S1", number="S1", to_unit="a", flow=quantity(100, "t/a")))
    add(Stream(id="S2", number="S2", from_unit="a", to_unit="b", flow=quantity(100, "t/a")))
    return View(project)


def shown(view):
    return [
        (one.title.values["what"].text, one.unit) for one in sankey_pictures.sankey_pictures(view, ENGLISH)
    ]


def test_mass_is_shown_alone_while_nothing_else_is_known(plant):
    assert shown(plant) == [("total mass", "t/a")]


def test_water_energy_and_cost_come_in_that_order_and_substances_stay_out(project, plant, add):
    add(Substance(id="w", key="water", formula="H2O"), Substance(id="s", key="salt"))
    add(Component(stream="S1", substance="w", amount=quantity(90, "wt%")))
    add(Component(stream="S1", substance="s", amount=quantity(10, "wt%")))
    price, heat = quantity(10, "CNY/t"), quantity(2, "MJ/kg")
    add(Stream(id="S3", number="S3", to_unit="b", flow=quantity(5, "t/a"), price=price, specific_energy=heat))
    add(Stream(id="S4", number="S4", from_unit="b", flow=quantity(105, "t/a"), price=price))
    found = [what for what, _ in shown(View(project))]
    assert found[:3] == ["total mass", "water", "energy"]
    assert set(found[3:]) <= {"cost"}


def test_areas_stand_for_their_units_as_in_the_window(plant):
    assert drawn_by_area(plant)
    (mass,) = sankey_pictures.sankey_pictures(plant, ENGLISH)
    assert {node.key for node in mass.drawn.nodes} == {"east", "b"}


def test_a_thicket_is_not_drawn(project, add, monkeypatch):
    add(UnitProcess(id="a", code="U1"), UnitProcess(id="b", code="U2"))
    add(Stream(id="S1", number="S1", to_unit="a", flow=quantity(100, "t/a")))
    monkeypatch.setattr(sankey_pictures, "MOST_PLACES", 2)
    assert len(shown(View(project))) == 1
    monkeypatch.setattr(sankey_pictures, "MOST_PLACES", 1)
    assert shown(View(project)) == []


def test_nothing_to_draw_is_no_picture(project):
    assert shown(View(project)) == []
