import json
import math
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.errors import DataFault
from cpdesk.methods import equivalents as eq
from cpdesk.methods.equivalents import OutletLoad, TaxKind, outlet_tax

CASES = Path(__file__).parent / "cases"
RATES = {TaxKind.AIR: 1.2, TaxKind.WATER_CLASS1: 1.4, TaxKind.WATER_CLASS2: 1.4}


def case(name):
    return json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))


def test_the_sulphur_dioxide_of_coal_comes_out_by_its_visible_conversion():
    given_values, expected = case("EMI-CN-SO2")["inputs"], case("EMI-CN-SO2")["expected"]["t_SO2"]
    found = [
        eq.coal_so2(given_values["B_t"], given_values["S"], v["conv"], v["eta"])
        for v in given_values["vectors"]
    ]
    assert found == pytest.approx(expected, rel=1e-9)
    assert eq.coal_so2(given_values["B_t"], given_values["S"]) == pytest.approx(expected[0])


def test_the_examples_of_ap42_come_out():
    given_values, expected = case("EMI-AP42-INTRO")["inputs"], case("EMI-AP42-INTRO")["expected"]
    carbon = eq.factor_emission(given_values["oil_L_per_day"] / 1000, given_values["CO_kg_per_1000L"])
    assert carbon == pytest.approx(expected["CO_kg_per_day"])
    factor = eq.sulphuric_acid_so2_factor(given_values["conversion_pct"] / 100)
    assert factor == pytest.approx(expected["acid_EF"])
    emitted = eq.factor_emission(given_values["acid_Mg_per_day"], factor)
    assert emitted == pytest.approx(expected["SO2_kg_per_day_exact"])


def test_hand_worked_loads_and_equivalents():
    assert eq.coal_equivalent(1000.0, 0.7143) == pytest.approx(714.3)
    assert eq.coal_coefficient(20934.0) == pytest.approx(0.7143, abs=5e-5)  # raw coal, GB/T 2589-2020
    assert eq.coal_coefficient(3600.0) == pytest.approx(0.1229, abs=1e-4)  # 1 kWh
    assert eq.oil_so2(100.0, 0.01) == pytest.approx(2.0)
    assert eq.coal_dust(100.0, 0.2, 0.5, 0.2, 0.9) == pytest.approx(1.25)
    assert eq.water_load_kg(150.0, 2000.0) == pytest.approx(300.0)
    assert eq.gas_load_kg(50.0, 1e6) == pytest.approx(50.0)
    assert eq.water_reuse_rate(300.0, 100.0) == pytest.approx(0.75)
    assert eq.pollution_equivalents(10.0, 0.8) == pytest.approx(12.5)


@pytest.mark.parametrize(
    ("function", "arguments"),
    [
        (eq.coal_equivalent, (1.0, 1.0)),
        (eq.coal_coefficient, (1.0,)),
        (eq.factor_emission, (1.0, 1.0, 0.5)),
        (eq.sulphuric_acid_so2_factor, (0.5,)),
        (eq.coal_so2, (1.0, 0.5, 0.5, 0.5)),
        (eq.oil_so2, (1.0, 0.5, 0.5)),
        (eq.coal_dust, (1.0, 0.5, 0.5, 0.5, 0.5)),
        (eq.water_load_kg, (1.0, 1.0)),
        (eq.gas_load_kg, (1.0, 1.0)),
        (eq.water_reuse_rate, (1.0, 1.0)),
        (eq.pollution_equivalents, (1.0, 1.0)),
    ],
)
def test_a_missing_input_has_no_answer_and_a_wrong_one_is_refused(function, arguments):
    assert function(*arguments) is not None
    for place in range(len(arguments)):
        assert function(*(None if k == place else v for k, v in enumerate(arguments))) is None
        for bad in (-0.1, math.nan, math.inf):
            with pytest.raises(DataFault):
                function(*(bad if k == place else v for k, v in enumerate(arguments)))


def test_zero_is_an_answer():
    assert eq.coal_so2(0.0, 0.01) == 0.0
    assert eq.water_load_kg(0.0, 5.0) == 0.0
    assert eq.water_reuse_rate(0.0, 5.0) == 0.0
    assert eq.water_reuse_rate(0.0, 0.0) is None


@pytest.mark.parametrize("arguments", [(1.0, 1.5), (1.0, 0.5, 1.1), (1.0, 0.5, 0.8, 2.0)])
def test_a_share_above_one_is_refused(arguments):
    with pytest.raises(DataFault):
        eq.coal_so2(*arguments)


def test_dust_of_combustibles_alone_and_a_zero_equivalent_are_refused():
    with pytest.raises(DataFault):
        eq.coal_dust(1.0, 0.5, 0.5, 1.0)
    with pytest.raises(DataFault):
        eq.pollution_equivalents(1.0, 0.0)


def air(name, load, **more):
    return OutletLoad(name, TaxKind.AIR, load, 1.0, **more)


def water(name, load, equivalent, **more):
    return OutletLoad(name, TaxKind.WATER_CLASS2, load, equivalent, **more)


def taxed(found):
    return [p.pollutant for p in found.pollutants if p.taxed]


def test_the_three_largest_of_an_air_outlet_are_taxed():
    # hand: (40 + 30 + 20) * 1.2 = 108
    found = outlet_tax([air("a", 10.0), air("b", 40.0), air("c", 30.0), air("d", 20.0)], RATES)
    assert taxed(found) == ["b", "c", "d"]
    assert found.tax == pytest.approx(108.0)


def test_five_of_class_one_and_three_of_class_two_are_taxed():
    loads = [OutletLoad(f"m{k}", TaxKind.WATER_CLASS1, 0.025 * k, 0.025) for k in range(1, 7)]
    loads += [water(f"w{k}", float(k), 1.0) for k in range(1, 5)]
    assert taxed(outlet_tax(loads, RATES)) == ["m6", "m5", "m4", "m3", "m2", "w4", "w3", "w2"]


def test_only_one_of_cod_bod_and_toc_is_taxed_and_the_others_take_no_place():
    name = "COD, BOD5 and TOC"
    found = outlet_tax(
        [
            water("COD", 100.0, 1.0, only_one_of=name),
            water("BOD5", 40.0, 0.5, only_one_of=name),
            water("SS", 40.0, 4.0),
            water("NH3-N", 8.0, 0.8),
            water("oil", 0.1, 0.1),
        ],
        RATES,
    )
    assert taxed(found) == ["COD", "SS", "NH3-N"]
    assert found.tax == pytest.approx(1.4 * (100 + 10 + 10))
    assert name in str(found.pollutants[1].reason)


@pytest.mark.parametrize(
    ("concentration", "factor"),
    [
        (100.0, 1.0),
        (71.0, 1.0),
        (70.0, 0.75),
        (51.0, 0.75),
        (50.0, 0.5),
        (0.0, 0.5),
        (None, 1.0),
        (120.0, 1.0),
    ],
)
def test_a_concentration_under_its_limit_lowers_the_rate(concentration, factor):
    found = outlet_tax([air("a", 10.0, concentration=concentration, limit=100.0)], RATES)
    assert found.pollutants[0].factor == factor
    assert found.tax == pytest.approx(12.0 * factor)


def test_a_load_that_is_not_known_leaves_the_tax_open():
    found = outlet_tax([air("a", 10.0), air("b", None)], RATES)
    assert found.tax is None
    assert found.tax_of_known == pytest.approx(12.0)
    assert found.missing == ("b",)
    assert found.pollutants[1].tax is None


def test_an_outlet_without_pollutants_owes_nothing_and_a_kind_needs_its_rate():
    assert outlet_tax([], {}).tax == 0.0
    with pytest.raises(DataFault):
        outlet_tax([air("a", 1.0)], {})
    with pytest.raises(DataFault):
        outlet_tax([air("a", 1.0)], {TaxKind.AIR: -1.0})


@given(st.lists(st.floats(0.0, 1e6), max_size=8))
def test_the_tax_is_that_of_the_three_largest_in_any_order(loads):
    found = outlet_tax([air(str(k), load) for k, load in enumerate(loads)], RATES)
    assert found.tax == pytest.approx(1.2 * sum(sorted(loads)[-3:]))
