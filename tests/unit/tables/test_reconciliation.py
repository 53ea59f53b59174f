"""Reconciling a project's figures: the network made of it, the tables, the words; small plants worked by hand."""

from itertools import pairwise

import pytest

from cpdesk.language import Message
from cpdesk.quantities import Quantity, quantity
from cpdesk.records.flows import Component, Origin, StockChange, Stream, StreamKind, Substance
from cpdesk.records.plant import Equipment, EquipmentKind, UnitProcess
from cpdesk.records.reactions import Reaction
from cpdesk.records.relations import Relation, RelationTerm
from cpdesk.tables.catalogue import Tables
from cpdesk.tables.reconciled import reconciled
from cpdesk.tables.reconciliation_network import Round, plant_network
from cpdesk.tables.table import Format
from cpdesk.tables.view import View

MEASURED = Origin.MEASURED
SD_OF_10 = 10.0 / 1.959963984540054


def stream(number: str, flow: Quantity | None, start: str | None, end: str | None, **more):
    return Stream(id=number, number=number, flow=flow, from_unit=start, to_unit=end, **more)


@pytest.fixture
def units(add):
    """Two unit processes one after the other."""
    add(UnitProcess(id="u", code="U1", name="Washing", position=1))
    add(UnitProcess(id="v", code="U2", name="Drying", position=2))


@pytest.fixture
def network(project):
    def network(around: Round = Round.UNITS, with_fractions: bool = False):
        return plant_network(View(project), around, with_fractions)

    return network


@pytest.fixture
def rows(table):
    def rows(name: str = "reconciliation"):
        return {row.key: row for row in table(name).rows}

    return rows


@pytest.mark.usefixtures("units")
def test_the_half_width_typed_is_95_percent_and_a_figure_without_one_is_no_measurement(add, network):
    add(
        stream("1", quantity(100, "kg/h", 10), None, "u", origin=Origin.ESTIMATED),
        stream("2", quantity(95, "kg/h"), "u", "v", origin=Origin.CALCULATED),
        stream("3", quantity(95, "kg/h"), "v", None, origin=MEASURED),
        stream("4", quantity(50, "kW"), None, "u", origin=MEASURED, kind=StreamKind.ENERGY),
    )
    found = network()
    flows = {one.id: one.flow for one in found.network.streams}
    assert set(flows) == {"1", "2", "3"}
    assert (flows["1"].value, flows["1"].sd) == (100, pytest.approx(SD_OF_10))
    assert flows["2"] is None
    assert flows["3"].sd == pytest.approx(0.05 * 95 / 1.959963984540054)
    assert any("±5 %: 3" in str(note) for note in found.notes)


@pytest.mark.usefixtures("units")
def test_bases_meet_in_the_year_and_what_is_no_mass_is_said(add, network, settle):
    settle(hours_per_year=8000.0)
    add(
        stream("1", quantity(2, "t/h", 0.1), None, "u"),
        stream("2", quantity(15000, "t/a", 100), "u", "v"),
        stream("3", quantity(5, "m3/h", 1), "v", None),
    )
    found = network()
    flows = {one.id: one.flow for one in found.network.streams}
    assert found.unit == "t/a"
    assert (flows["1"].value, flows["2"].value, flows["3"]) == (16000, 15000, None)
    assert [str(note) for note in found.notes] == [
        "Flows that cannot be stated as mass count as not measured: 3."
    ]


@pytest.mark.usefixtures("units")
def test_a_stock_comes_in_as_it_was_and_goes_out_as_it_is(add, network):
    add(stream("1", quantity(100, "kg/h", 1), None, "u"), stream("2", quantity(90, "kg/h", 1), "u", None))
    add(
        StockChange(unit_process="u", initial=quantity(720, "kg", 36), final=quantity(1440, "kg"), hours=72.0)
    )
    found = {one.id: one for one in network().network.streams}
    first, last = found["U1 (t₀)"], found["U1 (t₁)"]
    assert (first.start, first.end, first.flow.value) == (None, "U1", 10)
    assert first.flow.sd == pytest.approx(0.5 / 1.959963984540054)
    assert (last.start, last.end, last.flow.value, last.flow.sd) == ("U1", None, 20, 0)


def items_with_stock(*kinds: EquipmentKind | None):
    """Return items of U1 in a row, a stream into the first, one out of the last, and a growing stock of the unit."""
    tags = [f"I-{n}" for n in range(len(kinds))]
    ends = [None, *tags, None]
    return (
        *(
            Equipment(id=tag, tag=tag, unit_process="u", kind=kind)
            for tag, kind in zip(tags, kinds, strict=True)
        ),
        *(
            Stream(
                id=str(n), number=str(n), from_equipment=one, to_equipment=to, flow=quantity(100, "kg/h", 1)
            )
            for n, (one, to) in enumerate(pairwise(ends))
        ),
        StockChange(unit_process="u", initial=quantity(72, "kg"), final=quantity(720, "kg"), hours=72.0),
    )


@pytest.mark.usefixtures("units")
@pytest.mark.parametrize(
    ("kinds", "holder"),
    [
        ((EquipmentKind.PUMP, EquipmentKind.TANK, EquipmentKind.VESSEL), "I-1"),
        ((EquipmentKind.SILO, EquipmentKind.MILL), "I-0"),
        ((EquipmentKind.COMPRESSOR, EquipmentKind.GAS_HOLDER), "I-1"),
        ((EquipmentKind.REACTOR,), "I-0"),
        ((None,), "I-0"),
        ((EquipmentKind.TANK, EquipmentKind.SILO), None),
        ((EquipmentKind.REACTOR, EquipmentKind.PUMP), None),
    ],
)
def test_round_items_a_stock_belongs_to_the_one_that_can_hold_it(kinds, holder, add, network):
    add(*items_with_stock(*kinds))
    found = network(Round.ITEMS)
    stocks = {one.id: one for one in found.network.streams if "(t" in one.id}
    said = [str(note) for note in found.notes if "stock" in str(note).casefold()]
    if holder is None:
        assert stocks == {}
        assert said == ["Stock changes are left out where it is not known which place holds them: U1."]
        return
    first, last = stocks[f"{holder} (t₀)"], stocks[f"{holder} (t₁)"]
    assert (first.start, first.end, first.flow.value) == (None, holder, 1)
    assert (last.start, last.end, last.flow.value) == (holder, None, 10)
    assert said == [f"A stock is taken to be held in the one item that can hold it: U1 ({holder})."]


@pytest.mark.usefixtures("units")
def test_a_stock_that_grew_is_no_loss_of_its_tank(add, rows):
    add(*items_with_stock(EquipmentKind.PUMP, EquipmentKind.TANK))
    places = rows("reconciliation_units")
    assert places["I-0"].values["before"] == 0
    assert (places["I-1"].values["before"], places["I-1"].values["before_percent"]) == (-9, -0.09)


@pytest.mark.usefixtures("units")
def test_a_relation_holds_among_the_flows(add, network):
    add(stream("1", quantity(100, "kg/h", 1), None, "u"), stream("2", None, "u", None))
    add(stream("3", None, "u", None))
    add(Relation(id="r", name="split", constant=quantity(5, "kg/h")))
    add(
        RelationTerm(relation="r", stream="2", factor=1.0),
        RelationTerm(relation="r", stream="3", factor=-2.0),
    )
    (equation,) = network().network.equations
    assert (equation.terms, equation.constant) == ({"2": 1.0, "3": -2.0}, 5)


@pytest.mark.usefixtures("units")
def test_round_items_a_stream_that_ends_at_the_unit_alone_asks_for_no_balance(add, network):
    add(Equipment(id="p", tag="P-1", unit_process="u"), Equipment(id="q", tag="Q-1", unit_process="u"))
    add(
        Stream(id="1", number="1", to_equipment="p", to_unit="u", flow=quantity(9, "kg/h", 1)),
        Stream(id="2", number="2", from_equipment="p", from_unit="u", to_equipment="q", to_unit="u"),
        Stream(id="3", number="3", from_equipment="p", from_unit="u", to_unit="v"),
    )
    found = network(Round.ITEMS)
    assert set(found.network.units) == {"P-1", "Q-1", "U2"}
    assert found.network.unbalanced == {"Q-1", "U2"}
    assert network(Round.UNITS).network.units == ("U1", "U2")


@pytest.mark.usefixtures("units")
def test_an_analysis_is_a_reading_of_all_it_lists_and_says_that_there_is_nothing_else(add, network):
    add(Substance(id="w", key="water", formula="H2O"), Substance(id="s", key="salt", formula="NaCl"))
    add(Substance(id="c", key="COD", factor=True))
    add(stream("1", quantity(10, "kg/h", 1), None, "u"), stream("2", None, "u", None))
    add(Component(stream="1", substance="w", amount=quantity(90, "%", 1), origin=MEASURED))
    add(Component(stream="1", substance="c", amount=quantity(1, "%", 1), origin=MEASURED))
    add(Component(stream="2", substance="w", amount=quantity(50, "%"), origin=Origin.CALCULATED))
    add(Component(stream="2", substance="s", amount=quantity(50, "%", 2), origin=MEASURED))
    one, two = network(with_fractions=True).network.streams
    assert one.fractions["water"].value == pytest.approx(0.9)
    assert (one.fractions["salt"].value, one.fractions["salt"].sd) == (0, 0)
    assert two.fractions["water"] is None
    assert "COD" not in one.fractions


@pytest.mark.usefixtures("units")
def test_a_reaction_enters_by_mass_and_one_that_does_not_balance_is_said(add, network):
    for key, formula in (("ammonia", "NH3"), ("nitrogen", "N2"), ("hydrogen", "H2")):
        add(Substance(id=key, key=key, formula=formula))
    add(stream("1", quantity(10, "kg/h", 1), None, "u"), stream("2", None, "u", None))
    add(Reaction(unit_process="u", name="good", equation="nitrogen + 3 H2 -> 2 NH3", position=1))
    add(Reaction(unit_process="u", name="bad", equation="N2 + H2 -> 2 NH3", position=2))
    found = network(with_fractions=True)
    (reaction,) = found.network.reactions
    assert reaction.unit == "U1"
    assert reaction.mass_change["nitrogen"] == pytest.approx(-28.014 / 34.062, rel=1e-4)
    assert sum(reaction.mass_change.values()) == pytest.approx(0, abs=1e-12)
    assert "The reaction bad is left out." in str(found.notes[0])
    assert "H 2 ≠ 6" in str(found.notes[0])
    assert "H 2 ≠ 6" in str(network(with_fractions=False).notes[0])
    assert network(with_fractions=False).network.reactions == ()


@pytest.mark.usefixtures("units")
def test_two_meters_on_one_line_meet_in_the_middle_in_words(add, rows):
    add(stream("1", quantity(100, "kg/h", 10), None, "u"), stream("2", quantity(104, "kg/h", 10), "u", None))
    found = rows()
    assert found["1"].values["reconciled"] == pytest.approx(102)
    assert found["1"].values["sd"] == pytest.approx(10 / 2**0.5)
    assert found["1"].values["adjustment_percent"] == pytest.approx(0.02)
    assert str(found["1"].values["said"]) == "Stream 1 was raised 2 %, inside its ±10 %."
    assert str(found["2"].values["said"]) == "Stream 2 was lowered 1.9 %, inside its ±9.6 %."
    units = rows("reconciliation_units")
    assert (units["u"].values["before"], units["u"].values["after"]) == (-4, 0)
    assert units["u"].values["before_percent"] == pytest.approx(-0.04)
    assert units["u"].values["half_width"] == pytest.approx(200**0.5)
    assert str(units["u"].values["closing"]) == "closes"


@pytest.mark.usefixtures("units")
def test_counts_stand_as_whole_numbers_apart_from_the_sum_of_squares(add, project, rows):
    add(stream("1", quantity(100, "kg/h", 10), None, "u"), stream("2", quantity(104, "kg/h", 10), "u", None))
    found = {str(row.values["item"]): row.values for row in rows("reconciliation_summary").values()}
    counts = {item: one["count"] for item, one in found.items() if one["count"] is not None}
    assert counts == {"Streams": 2, "Measured flows": 2, "Degrees of freedom": 1}
    assert {type(one) for one in counts.values()} == {int}
    assert found["All readings together"]["value"] == pytest.approx(16 / (200 / 1.959964**2), rel=1e-5)
    assert found["Degrees of freedom"]["value"] is None
    column = Tables(project).table("reconciliation_summary").column("count")
    assert (column.format, column.decimals) == (Format.WHOLE, 0)


@pytest.mark.usefixtures("units")
@pytest.mark.parametrize(
    ("half", "closing"), [(5, "does not close"), (8, "explained by uncertainty"), (None, "does not close")]
)
def test_a_place_is_told_as_in_the_closures_of_unit_processes(half, closing, add, rows):
    add(
        stream("1", quantity(100, "kg/h", half), None, "u", origin=MEASURED),
        stream("2", quantity(90, "kg/h", half), "u", None, origin=MEASURED),
    )
    values = rows("reconciliation_units")["u"].values
    same = rows("closures")["u"].values
    assert str(values["closing"]) == str(same["verdict"]) == closing
    assert values["half_width"] == pytest.approx(same["half_width"])
    assert values["before_percent"] == pytest.approx(same["deviation"])


@pytest.fixture
def line(add, units):
    """Four meters along a line of three items; the third reads 11 % too much."""
    add(*(Equipment(id=tag, tag=tag, unit_process="u") for tag in ("E-1", "E-204", "E-205")))
    ends = [None, "E-1", "E-204", "E-205", None]
    for number, value in enumerate((100.0, 100.5, 111.0, 99.5)):
        start, end = ends[number], ends[number + 1]
        name = str(5 + number)
        add(
            Stream(
                id=name,
                number=name,
                position=number,
                flow=quantity(value, "kg/h", 2),
                origin=MEASURED,
                from_equipment=start,
                to_equipment=end,
                from_unit="u" if start else None,
                to_unit="u" if end else None,
            )
        )


@pytest.mark.usefixtures("line")
def test_a_meter_that_reads_too_much_is_named_with_the_balances_round_it(rows):
    found = rows("reconciliation_items")
    values = found["7"].values
    assert str(values["verdict"]) == "left out"
    assert values["reconciled"] == pytest.approx(100)
    said = str(values["said"])
    assert said == (
        "Stream 7: its meter disagrees with the balances round E-204 and E-205 by 11 %: check its zero."
    )
    assert {str(found[name].values["verdict"]) for name in "568"} <= {"checked", "explained"}
    summary = [row.values for row in rows("reconciliation_summary").values()]
    left_out = [str(one["said"]) for one in summary if str(one["item"]) == "Left out"]
    assert left_out == ["7 is left out: it explains the most."]


@pytest.mark.usefixtures("line")
def test_the_balances_at_both_ends_of_a_wrong_meter_are_no_leaks(rows):
    places = {
        row.values["place"]: str(row.values["verdict"]) for row in rows("reconciliation_units").values()
    }
    explained = "Does not close within the uncertainty of its meters: a reading named as wrong explains it."
    assert places["E-204"] == places["E-205"] == explained
    assert places["E-1"] == "Closes within the uncertainty of its meters."


@pytest.mark.usefixtures("line")
def test_a_loss_is_named_with_its_place(project, rows):
    with project.step(Message("Loss")) as step:
        step.change(Stream, "7", {"flow": quantity(88.5, "kg/h", 2)})
        step.change(Stream, "8", {"flow": quantity(88.0, "kg/h", 2)})
    assert not {str(row.values["verdict"]) for row in rows("reconciliation_items").values()} & {"left out"}
    summary = [row.values for row in rows("reconciliation_summary").values()]
    left_out = [str(one["said"]) for one in summary if str(one["item"]) == "Left out"]
    assert left_out == ["The balance of E-204 is left out: a loss there explains the most."]
    verdict = next(r for r in rows("reconciliation_units").values() if r.values["place"] == "E-204").values
    assert "a leak here" in str(verdict["verdict"])


@pytest.mark.usefixtures("units")
def test_with_one_balance_nothing_tells_whose_error_it_is(add, rows):
    add(stream("1", quantity(100, "kg/h", 2), None, "u"), stream("2", quantity(130, "kg/h", 2), "u", None))
    found = rows()
    assert {str(row.values["verdict"]) for row in found.values()} == {"one of several"}
    said = {str(row.values["said"]) for row in found.values()}
    assert said in (
        {"One of 1, 2 disagrees with the others; these balances do not tell which."},
        {"One of 2, 1 disagrees with the others; these balances do not tell which."},
    )
    assert found["1"].values["reconciled"] == pytest.approx(115)


@pytest.mark.usefixtures("units")
def test_what_nothing_determines_has_no_figure_and_stands_in_the_advice(add, rows):
    add(
        stream("1", quantity(100, "kg/h", 2), None, "u"),
        stream("2", None, "u", None),
        stream("3", None, "u", None),
    )
    assert rows()["2"].values["reconciled"] is None
    assert str(rows()["2"].values["verdict"]) == "not determined"
    (advice,) = rows("measuring_advice").values()
    assert advice.values["stream"] in ("2", "3")
    assert str(advice.values["said"]).startswith("It would also determine: ")


@pytest.mark.usefixtures("units")
def test_parts_that_do_not_make_up_the_whole_are_named_with_the_part_that_is_wrong(add, rows):
    for key, formula in (("co2", "CO2"), ("n2", "N2")):
        add(Substance(id=key, key=key, formula=formula, name=key.upper()))
    add(
        stream("1", quantity(100, "kg/h", 1), None, "u"),
        stream("2", quantity(100, "kg/h", 1), "u", "v"),
        stream("3", quantity(100, "kg/h", 1), "v", None),
    )
    for number, co2 in (("1", 60), ("2", 51), ("3", 60)):
        add(Component(stream=number, substance="co2", amount=quantity(co2, "%", 0.6), origin=MEASURED))
        add(Component(stream=number, substance="n2", amount=quantity(40, "%", 0.6), origin=MEASURED))
    row = rows()["2 sum"]
    assert row.values["measured"] == pytest.approx(0.91)
    assert str(row.values["verdict"]) == "disagrees"
    assert "of stream 2 adds up to 91 %" in str(row.values["said"])
    assert "it is CO2 that is wrong" in str(row.values["said"])
    assert str(rows()["1 sum"].values["verdict"]) == "agrees"


@pytest.mark.usefixtures("units")
def test_without_any_stream_there_is_nothing_and_nothing_fails(rows):
    for name in (
        "reconciliation",
        "reconciliation_items",
        "reconciliation_units",
        "reconciliation_summary",
        "measuring_advice",
    ):
        assert rows(name) == {}


@pytest.mark.usefixtures("units")
def test_an_edit_that_leaves_the_network_as_it_is_reckons_nothing_again(add, project):
    add(stream("1", quantity(100, "kg/h", 2), None, "u"), stream("2", quantity(101, "kg/h", 2), "u", None))
    view = Tables(project).view
    before = reconciled(view, Round.UNITS).answer
    with project.step(Message("Name")) as step:
        step.change(Stream, "1", {"name": "Feed"})
    assert reconciled(view, Round.UNITS).answer is before
    with project.step(Message("Flow")) as step:
        step.change(Stream, "1", {"flow": quantity(100, "kg/h", 3)})
    assert reconciled(view, Round.UNITS).answer is not before


def brine(add, salt):
    """An evaporator whose two outlets list no salt, of which this share comes in."""
    add(UnitProcess(id="u", code="U1", name="Evaporation", position=1))
    add(Substance(id="w", key="water", name="Water", formula="H2O"))
    add(Substance(id="s", key="salt", name="Salt", formula="NaCl"))
    add(
        stream("1", quantity(100, "kg/h", 1), None, "u", origin=MEASURED),
        stream("2", quantity(60, "kg/h", 1), "u", None, origin=MEASURED),
        stream("3", quantity(40, "kg/h", 1), "u", None, origin=MEASURED),
        Component(
            id="1w", stream="1", substance="w", amount=quantity(100.0 - salt, "%", 0.1), origin=MEASURED
        ),
        Component(
            id="1s", stream="1", substance="s", amount=quantity(salt, "%", 0.1 * salt), origin=MEASURED
        ),
        Component(id="2w", stream="2", substance="w", amount=quantity(100, "%"), origin=Origin.ESTIMATED),
        Component(id="3w", stream="3", substance="w", amount=quantity(100, "%"), origin=Origin.ESTIMATED),
    )


def test_a_trace_that_no_analysis_lists_is_let_in_and_told(add, project):
    brine(add, 0.2)
    found = reconciled(View(project), Round.UNITS)
    assert set(found.plant.network.substances) == {"Water", "Salt"}
    told = [str(note) for note in found.plant.notes]
    assert "Not listed in the analysis, but there in traces: 2 Salt." in told
    assert found.answer is not None
    values = {str(one.name): one for one in found.answer.first.quantities}
    carried = values["1"].value * values["1, Salt"].value
    assert values["2"].value * values["2, Salt"].value == pytest.approx(carried)


def test_a_substance_that_must_be_much_more_than_a_trace_asks_for_the_analysis(add, project):
    brine(add, 20.0)
    found = reconciled(View(project), Round.UNITS)
    assert found.plant.network.substances == ()
    told = [str(note) for note in found.plant.notes]
    assert any(one.startswith("Stream 2 would have to hold ") and "% of Salt" in one for one in told)
