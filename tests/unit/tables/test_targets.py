import pytest

from cpdesk.quantities import quantity
from cpdesk.records.causes import Aspect, Cause, WasteSource
from cpdesk.records.survey import Scope
from cpdesk.records.targets import Indicator, Target


def test_a_target_is_stated_in_the_unit_of_its_baseline(add, table):
    baseline, near, long = quantity(10, "t/d"), quantity(8500, "kg/d"), quantity(7, "t/d")
    add(Target(item="Water", baseline=baseline, near_term=near, long_term=long, result=quantity(8.2, "t/d")))
    found = table("targets")
    values = found.rows[0].values
    assert (values["unit"], values["baseline"], values["near_term"], values["long_term"]) == (
        "t/d",
        10,
        8.5,
        7,
    )
    assert values["near_term_change"] == pytest.approx(-0.15)
    assert values["long_term_change"] == pytest.approx(-0.3)
    formula = found.column("near_term_change").formula
    assert formula == "IF({baseline}<>0,({near_term}-{baseline})/{baseline},NA())"
    attained = table("target_attainment").rows[0].values
    assert (attained["goal"], attained["result"]) == (8.5, 8.2)
    assert attained["attainment"] == pytest.approx(1.2)


def test_a_target_in_another_unit_is_not_compared(add, table):
    add(Target(item="Water", baseline=quantity(10, "t/d"), near_term=quantity(80, "m3/d")))
    row = table("targets").rows[0]
    assert (row.values["near_term"], row.values["near_term_change"]) == (None, None)
    assert str(row.cells["near_term"].reason) == "80 m3/d cannot be stated in t/d."
    assert row.cells["near_term"].typed == "80 m3/d"


@pytest.mark.parametrize(("near", "attainment"), [(10, None), (None, None), (5, 0.0)])
def test_attainment_needs_a_way_to_go(add, table, near, attainment):
    goal = None if near is None else quantity(near, "t/a")
    add(Target(baseline=quantity(10, "t/a"), near_term=goal, result=quantity(10, "t/a")))
    row = table("target_attainment").rows[0]
    assert row.values["attainment"] == attainment
    assert (row.cells["attainment"].reason is not None) == (near == 10)


def test_a_baseline_of_nothing_has_no_relative_change(add, table):
    add(Target(baseline=quantity(0, "t/a"), near_term=quantity(1, "t/a")))
    assert table("targets").rows[0].values["near_term_change"] is None


def test_indicators_differ_after_against_before(add, table):
    levels = {"domestic_advanced": quantity(4.5, "kg/t"), "foreign_advanced": quantity(0.4, "t/t")}
    add(Indicator(name="Benzene", before=quantity(5, "kg/t"), after=quantity(4, "kg/t"), **levels))
    values = table("indicators").rows[0].values
    assert (values["difference"], values["change"]) == (-1, -0.2)
    assert values["foreign_advanced"] == 400


def test_causes_stand_under_their_aspect(add, table):
    add(WasteSource(id="s", place="Washing"), WasteSource(id="t", place="Drying", scope=Scope.FOCUS))
    said = (("pump", Aspect.EQUIPMENT), ("seal", Aspect.EQUIPMENT), ("habit", Aspect.STAFF))
    add(
        *(
            Cause(id=text, waste_source="s", description=text, aspect=a, position=n)
            for n, (text, a) in enumerate(said)
        )
    )
    row = table("causes").rows[0]
    assert len(table("causes").rows) == len(table("focus_causes").rows) == 1
    assert (row.values["place"], row.values["equipment"], row.values["staff"]) == (
        "Washing",
        "pump; seal",
        "habit",
    )
    assert row.values["technology"] is None
    assert row.cells["staff"].place.id == "habit"
    place = row.cells["technology"].place
    assert (place.kind, place.id, place.field) == ("cause", None, "description")
    assert dict(place.defaults) == {"waste_source": "s", "aspect": Aspect.TECHNOLOGY}
    assert row.cells["equipment"].place is None
