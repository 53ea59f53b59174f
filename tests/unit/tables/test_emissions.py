import pytest

from cpdesk.quantities import quantity
from cpdesk.records.causes import Aspect, Cause, WasteSource
from cpdesk.records.emissions import Emission, EmissionComponent, Frequency
from cpdesk.records.flows import Substance
from cpdesk.records.plant import DischargePoint, Equipment, UnitProcess


def emission(**values):
    return Emission(id="e", number="E1", **values)


def row(table):
    return table("inventory").rows[0]


@pytest.mark.parametrize(
    ("values", "amount"),
    [
        ({"flow": quantity(2, "kg/h"), "hours_per_year": 3000.0}, 6),
        ({"flow": quantity(2, "kg/h"), "hours_per_event": 5.0, "events_per_year": 10.0}, 0.1),
        ({"flow": quantity(2, "kg/h"), "frequency": Frequency.CONTINUOUS}, 16),
        ({"flow": quantity(2, "kg/batch"), "events_per_year": 300.0}, 0.6),
        ({"flow": quantity(40, "kg"), "events_per_year": 3.0}, 0.12),
        ({"flow": quantity(7, "t/a")}, 7),
    ],
)
def test_the_amount_of_a_year(add, table, values, amount):
    add(UnitProcess(id="u", hours_per_year=8000.0), emission(unit_process="u", **values))
    found = row(table)
    assert found.values["annual_amount"] == amount
    assert table("inventory").totals["annual_amount"] == amount


@pytest.mark.parametrize(
    "values",
    [
        {"flow": quantity(2, "kg/h")},
        {"flow": quantity(2, "kg/h"), "frequency": Frequency.INTERMITTENT},
        {"flow": quantity(2, "kg/h"), "frequency": Frequency.CONTINUOUS},
        {"flow": quantity(2, "kg")},
        {"flow": quantity(2, "kg/h"), "hours_per_event": 24.0, "events_per_year": 500.0},
    ],
)
def test_an_amount_that_cannot_be_known_says_why(add, table, values):
    add(emission(**values))
    found = row(table)
    assert found.values["annual_amount"] is None
    assert str(found.cells["annual_amount"].reason)
    assert table("inventory").totals["annual_amount"] is None


def test_a_volume_is_a_volume(add, table):
    add(emission(flow=quantity(5, "m3/h"), hours_per_year=100.0))
    values = row(table).values
    assert (values["annual_amount"], values["annual_volume"], values["annual_volume_unit"]) == (
        None,
        500,
        "m3/a",
    )


def component(**values):
    return EmissionComponent(emission="e", substance="cod", **values)


@pytest.mark.parametrize(
    ("flow", "concentration", "load"),
    [
        (quantity(5, "m3/h"), quantity(200, "mg/L"), 0.1),
        (quantity(5000, "Nm3/h"), quantity(200, "mg/Nm3"), 0.1),
        (quantity(5, "t/h"), quantity(2, "%"), 10),
        (quantity(5, "t/h"), quantity(200, "mg/L"), None),
        (None, quantity(200, "mg/L"), None),
    ],
)
def test_the_load_of_a_year(add, table, flow, concentration, load):
    add(Substance(id="cod", key="COD"), emission(flow=flow, hours_per_year=100.0))
    add(component(concentration=concentration))
    assert table("inventory_components").rows[0].values["annual_load"] == pytest.approx(load)


def test_a_load_that_is_given_comes_first(add, table):
    add(Substance(id="cod", key="COD"), emission(flow=quantity(5, "m3/h"), hours_per_year=100.0))
    add(component(concentration=quantity(200, "mg/L"), load=quantity(3, "kg/h")))
    assert table("inventory_components").rows[0].values["annual_load"] == 0.3


@pytest.mark.parametrize(("concentration", "within"), [(90, True), (100, True), (110, False), (None, None)])
def test_limits_are_kept_or_not(add, table, concentration, within):
    given = None if concentration is None else quantity(concentration, "mg/L")
    add(Substance(id="cod", key="COD"), emission())
    add(component(concentration=given, limit=quantity(0.1, "g/L")))
    assert table("inventory_components").rows[0].values["within_limit"] is within
    values = row(table).values
    assert (values["within_limits"], values["limit"]) == (within, "COD 0.1 g/L")


def test_an_emission_shows_what_belongs_to_it(add, table):
    add(Equipment(id="t", tag="T-1"), DischargePoint(id="d", code="DA001", permit_no="P-7"))
    add(emission(equipment="t", discharge_point="d"), WasteSource(id="s", emission="e"))
    add(Cause(waste_source="s", aspect=Aspect.STAFF), Cause(waste_source="s", aspect=Aspect.EQUIPMENT))
    values = row(table).values
    assert (values["equipment"], values["discharge_point"], values["permit_no"]) == ("T-1", "DA001", "P-7")
    assert {*str(values["causes"]).split(", ")} == {"Staff", "Equipment"}
    assert values["within_limits"] is None
