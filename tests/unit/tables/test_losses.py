"""What losses cost, from a project's own streams, prices and centre costs; worked by hand."""

import pytest

from cpdesk.quantities import quantity
from cpdesk.records.costs import CentreCost, CostKind
from cpdesk.records.flows import Component, Phase, StockChange, Stream, StreamKind, Substance
from cpdesk.records.options import Option, OptionEffect, Status
from cpdesk.records.plant import Equipment, UnitProcess
from cpdesk.records.production import Material


def stream(number, flow=None, *, out=None, to=None, **more):
    flow = quantity(flow, "t/a") if isinstance(flow, int | float) else flow
    return Stream(id=number, number=number, from_unit=out, to_unit=to, flow=flow, **more)


def money(value, unit="10^4 CNY/a"):
    return quantity(value, unit)


def price(value):
    return quantity(value, "CNY/t")


def by_key(table):
    return {row.key: row for row in table.rows}


@pytest.fixture
def mill(add):
    """A wash and a mill: 100 t/a at 1000 CNY/t in, 70 t/a of flour, 20 t/a of waste water, 10 t/a of dust."""
    add(UnitProcess(id="wash", code="U1", name="Wash"), UnitProcess(id="mill", code="U2", name="Mill"))
    add(stream("S1", 100, to="wash", price=price(1000), kind=StreamKind.RAW_MATERIAL, name="Grain"))
    add(stream("S2", 80, out="wash", to="mill", kind=StreamKind.INTERMEDIATE))
    add(stream("S3", 20, out="wash", kind=StreamKind.WASTEWATER, disposal_cost=price(500), name="Washings"))
    add(stream("S4", 70, out="mill", kind=StreamKind.PRODUCT))
    add(stream("S5", 10, out="mill", kind=StreamKind.LOSS, name="Dust"))
    add(CentreCost(id="power", unit_process="mill", kind=CostKind.ENERGY, amount=money(16)))
    add(CentreCost(id="bags", unit_process="mill", kind=CostKind.WASTE_MANAGEMENT, amount=money(3)))
    add(CentreCost(id="wages", unit_process="wash", kind=CostKind.SYSTEM, amount=money(5, "10^4 CNY")))


@pytest.mark.usefixtures("mill")
def test_losses_stand_by_money_with_their_shares(table):
    found = table("losses")
    assert [row.key for row in found.rows] == ["S5", "S3"]
    dust, washings = (row.values for row in found.rows)
    kinds = ("material", "energy", "system", "waste_management", "treatment")
    assert [washings[kind] for kind in kinds] == [2, 0, 1, 1, 0]
    assert [dust[kind] for kind in kinds] == [1, 2, 0.5, 3, 0]
    assert (dust["total"], dust["unit_process"], dust["name"], dust["amount"]) == (6.5, "U2", "Dust", 10)
    assert [row.values["cumulative"] for row in found.rows] == [pytest.approx(6.5 / 10.5), 1]
    assert found.totals["total"] == 10.5
    assert found.column("total").unit == "10^4 CNY/a"
    assert found.figure is not None


@pytest.mark.usefixtures("mill")
def test_the_matrix_of_each_unit_and_of_the_plant(table):
    rows = by_key(table("loss_costs"))
    mill = rows["mill"].values
    assert (mill["material_product"], mill["material_loss"]) == (7, 1)
    assert (mill["energy_product"], mill["energy_loss"]) == (14, 2)
    assert (mill["waste_management_product"], mill["waste_management_loss"]) == (0, 3)
    assert (mill["product"], mill["loss"], mill["loss_share"]) == (24.5, 6.5, pytest.approx(6.5 / 31))
    assert (str(mill["sharing"]), mill["missing"]) == ("mass without air and water", None)
    whole = rows["whole plant"].values
    assert (whole["product"], whole["loss"], whole["remaining"]) == (24.5, 10.5, 0)


@pytest.mark.usefixtures("mill")
def test_money_is_the_audits_whatever_was_typed(table, settle):
    settle(money_unit="CNY")
    assert by_key(table("losses"))["S3"].values["material"] == 20000


@pytest.mark.usefixtures("mill")
def test_what_is_missing_is_said_where_it_is_missing(add, table):
    add(stream("S6", None, out="mill", kind=StreamKind.SOLID_WASTE), stream("S7", 5, to="mill", name="Oil"))
    add(CentreCost(id="lost", unit_process="mill", kind=CostKind.SYSTEM, name="Rent"))
    row = by_key(table("loss_costs"))["mill"]
    assert str(row.values["missing"]) == "flow of S6, price of S7 Oil, cost “Rent”"
    lost = by_key(table("losses"))["S6"].values
    assert (lost["total"], str(lost["missing"])) == (None, "flow")


@pytest.mark.usefixtures("mill")
def test_a_price_of_the_list_of_inputs_serves_where_the_stream_has_none(add, table):
    add(Material(id="oil", name="oil ", price=price(8000)), stream("S7", 5, to="mill", name="Oil"))
    assert by_key(table("loss_costs"))["mill"].values["missing"] is None
    assert by_key(table("losses"))["S5"].values["material"] == pytest.approx(1.5)


@pytest.mark.usefixtures("mill")
def test_energy_streams_and_free_air_carry_nothing_and_lack_nothing(add, table):
    before = table("losses").rows
    add(stream("E1", quantity(5, "kW"), to="mill", kind=StreamKind.ENERGY, price=quantity(1, "CNY/kWh")))
    add(stream("E2", 500, to="mill", kind=StreamKind.UTILITY, phase=Phase.GAS, name="Air"))
    assert table("losses").rows == before
    assert by_key(table("loss_costs"))["mill"].values["missing"] is None


def test_air_and_water_that_stream_through_carry_nothing(add, table):
    add(UnitProcess(id="u", code="U1"), *(Substance(id=f, key=f, formula=f) for f in ("H2O", "N2")))
    add(stream("S1", 10, to="u", price=price(1000)), stream("W1", 90, to="u", price=price(0)))
    add(stream("S2", 10, out="u", kind=StreamKind.PRODUCT))
    add(
        stream("W2", 85, out="u", kind=StreamKind.UTILITY),
        stream("A2", 50, out="u", kind=StreamKind.WASTE_GAS),
    )
    add(stream("W3", 5, out="u", kind=StreamKind.WASTEWATER))
    add(Component(stream="W3", substance="H2O", amount=quantity(50, "wt%")))
    add(Component(stream="A2", substance="N2", amount=quantity(100, "wt%")))
    rows = by_key(table("losses"))
    assert rows["W3"].values["material"] == pytest.approx(1 * 2.5 / 12.5)
    assert rows["A2"].values["material"] == 0


def test_fuel_burnt_for_a_utility_is_the_utilitys(add, table):
    add(UnitProcess(id="u", code="U1"), UnitProcess(id="v", code="U2"))
    add(stream("S1", 10, to="u", price=price(1000)), stream("S4", 30, out="v", kind=StreamKind.PRODUCT))
    add(stream("S2", 40, out="u", to="v", kind=StreamKind.UTILITY), stream("S5", 10, out="v"))
    add(stream("S3", 90, out="u", kind=StreamKind.WASTE_GAS), stream("S6", 10, out="u", kind=StreamKind.LOSS))
    rows = by_key(table("losses"))
    assert (rows["S3"].values["material"], rows["S6"].values["material"]) == (0, pytest.approx(0.2))
    shared = by_key(table("loss_costs"))["u"].values["sharing"]
    assert str(shared) == "mass, waste gas left out"


def test_a_stock_that_grows_keeps_cost_and_its_hours_count(add, table):
    add(UnitProcess(id="u", code="U1", hours_per_year=8000.0))
    add(
        stream("S1", quantity(1, "t/h"), to="u", price=price(100)),
        stream("S2", quantity(0.5, "t/h"), out="u"),
    )
    add(StockChange(unit_process="u", initial=quantity(0, "t"), final=quantity(50, "t"), hours=100.0))
    assert by_key(table("loss_costs"))["u"].values["remaining"] == pytest.approx(40)


def test_cost_that_cannot_leave_remains_and_that_is_said(add, table):
    add(UnitProcess(id="u", code="U1"), stream("S1", 10, to="u", price=price(1000)))
    row = by_key(table("loss_costs"))["u"]
    assert row.values["remaining"] == 1
    assert "remains" in str(row.cells["remaining"].reason)


@pytest.mark.usefixtures("mill")
def test_options_stand_beside_the_most_they_can_save(add, table):
    add(
        Option(id="filter", code="F1", unit_process="mill", income=money(4)),
        Option(id="rejected", code="F2", unit_process="mill", status=Status.REJECTED, income=money(9)),
        OptionEffect(id="e1", option="filter", stream="S5"),
        OptionEffect(id="e2", option="rejected", stream="S5"),
    )
    dust = by_key(table("losses"))["S5"].values
    assert (dust["total"], dust["options"], dust["options_income"]) == (6.5, "F1", 4)
    assert by_key(table("loss_costs"))["mill"].values["options"] == "F1"
    assert by_key(table("losses"))["S3"].values["options"] is None


@pytest.mark.usefixtures("mill")
def test_streams_join_units_by_their_equipment(add, table):
    add(Equipment(id="bin", tag="V-1", unit_process="mill"))
    add(Stream(id="S8", number="S8", from_equipment="bin", kind=StreamKind.LOSS, flow=quantity(1, "t/a")))
    assert by_key(table("losses"))["S8"].values["unit_process"] == "U2"


def test_a_wrong_figure_leaves_the_tables_empty_or_named(add, table):
    add(UnitProcess(id="u", code="U1"), stream("S1", -5, out="u", kind=StreamKind.LOSS))
    row = by_key(table("losses"))["S1"]
    assert row.values["total"] is None
    assert "negative" in str(row.cells["missing"].reason)
