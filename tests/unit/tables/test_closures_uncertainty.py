"""Half-widths of unaccounted amounts, worked by hand: flows and analyses independent, added as squares."""

from dataclasses import replace
from math import hypot

import pytest

from cpdesk.quantities import Quantity, quantity
from cpdesk.records.flows import Component, StockChange, Stream, Substance
from cpdesk.records.plant import UnitProcess


def stream(number: str, flow: Quantity | None, *, to: str | None = None, out: str | None = None, **more):
    return Stream(id=number, number=number, flow=flow, to_unit=to, from_unit=out, **more)


def kg(value: float, half: float | None = None) -> Quantity:
    return replace(quantity(value, "kg/h"), uncertainty=half)


def percent(value: float, points: float | None = None) -> Quantity:
    return replace(quantity(value, "%"), uncertainty=None if points is None else points / 100)


@pytest.fixture
def washing(add):
    add(UnitProcess(id="u", code="U1", hours_per_year=8000.0))


@pytest.fixture
def layer(table):
    """Return a function that gives the row of a layer."""

    def row(name: str = "total mass"):
        return next(row for row in table("closures").rows if str(row.values["layer"]) == name)

    return row


@pytest.mark.usefixtures("washing")
@pytest.mark.parametrize(
    ("halves", "half", "verdict"),
    [
        ((3.0, 4.0), 5.0, "does not close"),
        ((6.0, 8.0), 10.0, "explained by uncertainty"),
        ((None, 4.0), hypot(5.0, 4.0), "does not close"),  # 5 % of 100 where none is typed
        ((None, None), hypot(5.0, 4.5), "does not close"),
    ],
)
def test_the_uncertainty_of_the_flows_is_held_against_what_is_unaccounted_for(
    halves, half, verdict, add, layer
):
    add(stream("1", kg(100, halves[0]), to="u"), stream("2", kg(90, halves[1]), out="u"))
    values = layer().values
    assert values["half_width"] == pytest.approx(half)
    assert values["half_width_percent"] == pytest.approx(half / 100)
    assert (values["unaccounted"], str(values["verdict"])) == (10, verdict)


@pytest.mark.usefixtures("washing")
def test_what_closes_needs_no_reason_and_what_does_not_says_both_figures(add, layer):
    add(stream("1", kg(100, 8), to="u"), stream("2", kg(90, 6), out="u"), stream("3", kg(0), out="u"))
    reason = str(layer().cells["verdict"].reason)
    assert "10 kg/h" in reason
    assert "±10" in reason
    add(stream("4", kg(6), out="u"))
    assert (str(layer().values["verdict"]), layer().cells["verdict"].reason) == ("closes", None)


@pytest.mark.usefixtures("washing")
def test_an_open_balance_has_no_half_width(add, layer):
    add(stream("1", kg(100, 8), to="u"), stream("2", None, out="u"))
    values = layer().values
    assert (values["half_width"], values["half_width_percent"]) == (None, None)
    assert str(values["verdict"]) == "not determined"


@pytest.fixture
def salted(add, washing):
    add(Substance(id="s", key="salt", formula="NaCl", conserved=True))

    def salt(number: str, flow: Quantity, part: Quantity, **ends):
        add(stream(number, flow, **ends), Component(stream=number, substance="s", amount=part))

    return salt


@pytest.mark.usefixtures("washing")
def test_flow_and_analysis_both_count(salted, layer):
    salted("1", kg(1000, 30), percent(10, 0.4), to="u")
    values = layer("salt").values
    assert (values["in"], values["half_width"]) == (100, None)  # nothing comes out yet
    salted("2", kg(1000, 0), percent(9.0, 0.0), out="u")
    assert layer("salt").values["half_width"] == pytest.approx(hypot(1000 * 0.004, 0.1 * 30))  # 5
    assert layer("element Na").values["half_width"] == pytest.approx(5 * 22.98976928 / 58.4428, rel=1e-4)


@pytest.mark.usefixtures("washing")
def test_an_analysis_without_half_width_is_good_to_five_per_cent_and_a_pure_stream_exact(salted, layer):
    salted("1", kg(100, 0), percent(10), to="u")
    salted("2", kg(10, 0), percent(100), out="u")
    assert layer("salt").values["half_width"] == pytest.approx(0.5)
    assert layer("element Cl").values["half_width"] == pytest.approx(0.5 * 35.45 / 58.44, rel=1e-3)


@pytest.mark.usefixtures("washing")
def test_a_component_flow_does_not_ride_on_the_flow_of_the_whole(salted, layer):
    salted("1", kg(1000, 500), kg(100, 2), to="u")
    salted("2", kg(1000, 500), kg(95, 0), out="u")
    assert layer("salt").values["half_width"] == pytest.approx(2)
    assert layer("element Na").values["half_width"] == pytest.approx(2 * 22.98976928 / 58.4428, rel=1e-4)


@pytest.mark.usefixtures("washing")
def test_parts_of_one_element_err_by_themselves_and_their_flow_at_once(add, layer):
    for key, formula in (("urea", "CH4N2O"), ("NH3", "NH3")):
        add(Substance(id=key, key=key, formula=formula))
    add(stream("1", kg(1000, 20), to="u"), stream("2", kg(1000, 0), out="u"))
    for number, half in (("1", 1.0), ("2", 0.0)):
        add(Component(stream=number, substance="urea", amount=percent(30, half)))
        add(Component(stream=number, substance="NH3", amount=percent(20, half)))
    urea, ammonia = 28.0134 / 60.0553, 14.0067 / 17.0305
    flow = 20 * (0.3 * urea + 0.2 * ammonia)
    half = hypot(10 * urea, 10 * ammonia, flow)
    assert layer("element N").values["half_width"] == pytest.approx(half, rel=1e-4)


@pytest.mark.usefixtures("washing")
@pytest.mark.parametrize(("half", "expected"), [(None, 0.0), (2.0, hypot(2.0, 2.0) * 1000 / 100)])
def test_a_stock_is_exact_unless_it_says_otherwise(half, expected, add, layer):
    add(stream("1", kg(100, 0), to="u"), stream("2", kg(80, 0), out="u"))
    initial, final = (replace(quantity(t, "t"), uncertainty=half and half * 1000) for t in (10, 12))
    add(StockChange(unit_process="u", initial=initial, final=final, hours=100.0))
    values = layer().values
    assert (values["accumulation"], values["half_width"]) == (20, pytest.approx(expected))


@pytest.mark.usefixtures("washing")
def test_heat_counts_as_exact_and_its_flow_does_not(add, layer):
    heat = replace(quantity(2000, "kJ/kg"), uncertainty=None)
    add(stream("1", kg(1000, 30), to="u", specific_energy=heat))
    add(stream("2", kg(1000, 40), out="u", specific_energy=heat))
    assert layer("energy").values["half_width"] == pytest.approx(100)  # MJ/h, of 2 MJ/kg


@pytest.mark.usefixtures("washing")
def test_the_workbook_reckons_the_share_by_itself(add, table):
    add(stream("1", kg(100, 8), to="u"), stream("2", kg(90, 6), out="u"))
    column = table("closures").column("half_width_percent")
    assert column.formula == "IF({in}>0,{half_width}/{in},NA())"
