"""The project's flows as Sankey diagrams: what is counted, between what, in whose words."""

import pytest

from cpdesk.language import ENGLISH
from cpdesk.quantities import quantity
from cpdesk.records.costs import CentreCost, CostKind
from cpdesk.records.flows import Component, Stream, StreamKind, Substance
from cpdesk.records.plant import Area, UnitProcess
from cpdesk.tables.sankeys import (
    FLOW_COLOUR,
    LOSS_COLOUR,
    Counted,
    Wanted,
    colour_of,
    in_figures,
    in_percent,
    sankey_of,
)
from cpdesk.tables.view import View


def stream(number, flow, *, out=None, to=None, **more):
    flow = quantity(flow, "t/a") if isinstance(flow, int | float) else flow
    return Stream(id=number, number=number, from_unit=out, to_unit=to, flow=flow, **more)


@pytest.fixture
def drawn(project, add):
    add(Area(id="east", name="East"), Substance(id="salt", key="salt"))
    add(UnitProcess(id="a", code="U1", name="Wash", area="east"), UnitProcess(id="b", code="U2", area="east"))
    add(UnitProcess(id="c", code="U3"))
    add(stream("S1", 100, to="a", price=quantity(1000, "CNY/t"), name="Grain"))
    add(stream("S2", 60, out="a", to="b"), stream("S3", 20, out="a", to="b"))
    add(stream("S4", 20, out="a", kind=StreamKind.WASTEWATER), stream("S5", 80, out="b", to="c"))
    add(stream("S6", 80, out="c", kind=StreamKind.PRODUCT, specific_energy=quantity(5, "MJ/kg")))
    add(stream("E1", quantity(500, "GJ/a"), to="c", kind=StreamKind.ENERGY))
    add(Component(stream="S1", substance="salt", amount=quantity(5, "wt%")))
    add(CentreCost(unit_process="b", kind=CostKind.ENERGY, amount=quantity(4, "10^4 CNY/a")))
    view = View(project)
    return lambda **wanted: sankey_of(view, Wanted(**wanted), ENGLISH)


def amounts(diagram):
    return {
        (band.flow.start, band.flow.end, band.flow.loss): pytest.approx(band.flow.amount)
        for band in diagram.bands
    }


def test_masses_between_the_same_places_are_drawn_together(drawn):
    assert amounts(drawn()) == {
        (None, "a", False): 100,
        ("a", "b", False): 80,
        ("a", None, True): 20,
        ("b", "c", False): 80,
        ("c", None, False): 80,
    }
    assert len(drawn(joined=False).bands) == 6
    assert {line for text in drawn().texts for line in text.lines} >= {"U1 Wash", "S1 Grain"}
    assert {text.lines for text in drawn().texts if text.belongs_to == "S2"} == {("S2 (+1)", "80 t/a")}


def test_what_ends_outside_has_its_share_of_all_that_comes_in(drawn):
    assert {band.flow.key: band.flow.share for band in drawn().bands} == {
        "S1": "100\u00a0%",
        "S2": "",
        "S4": "20\u00a0%",
        "S5": "",
        "S6": "80\u00a0%",
    }


@pytest.mark.parametrize(
    ("share", "text"),
    [(0.0, "0 %"), (1e-6, "<0.01 %"), (1e-4, "0.01 %"), (0.0123, "1.2 %"), (0.456, "46 %"), (1.0, "100 %")],
)
def test_shares_have_two_digits(share, text):
    assert in_percent(share) == text.replace(" ", "\u00a0")


def test_one_substance_and_energy(drawn):
    assert amounts(drawn(counted=Counted.SUBSTANCE, substance="salt")) == {(None, "a", False): 5}
    assert amounts(drawn(counted=Counted.ENERGY)) == {(None, "c", False): 500, ("c", None, False): 400}


def test_cost_comes_in_by_price_and_by_what_each_unit_costs_itself(drawn):
    found = drawn(counted=Counted.COST)
    assert amounts(found) == {
        (None, "a", False): 10,
        ("a", "b", False): 8,
        ("a", None, True): 2,
        (None, "b", False): 4,
        ("b", "c", False): 12,
        ("c", None, False): 12,
    }
    assert found.stubs == ()
    assert "Own costs" in {line for text in found.texts for line in text.lines}


def test_areas_stand_for_their_units_and_some_units_may_stand_alone(drawn):
    assert set(amounts(drawn(by_area=True))) == {
        (None, "east", False),
        ("east", None, True),
        ("east", "c", False),
        ("c", None, False),
    }
    assert set(amounts(drawn(units=frozenset({"b"})))) == {(None, "b", False), ("b", None, False)}


def test_losses_have_a_colour_of_their_own(drawn):
    assert {colour_of(band) for band in drawn().bands if band.flow.loss} == {LOSS_COLOUR}
    assert {colour_of(band) for band in drawn().bands if not band.flow.loss} == {FLOW_COLOUR}


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (0.0, "0"),
        (1000.0, "1\u00a0000"),
        (1234567.0, "1\u00a0234\u00a0567"),
        (0.012345, "0.01235"),
        (2.5, "2.5"),
    ],
)
def test_figures_have_four_digits_and_thousands_apart(amount, text):
    assert in_figures(amount) == text
