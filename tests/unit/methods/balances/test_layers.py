"""Layers by hand: parts stated in every way, elements of formulas, reactions as people write them."""

import pytest

from cpdesk.errors import DataFault
from cpdesk.methods.balances.layers import Part, Stating, Whole, contents_of, element_shares, uncharged
from cpdesk.methods.balances.reactions import balanced, parse_reaction, stoichiometry

VOLUME_OF_A_MOLE = 22.413969545  # L at 0 °C and 101.325 kPa, CODATA 2018


def only(whole: Whole, *parts: Part):
    return contents_of(whole, parts).parts[parts[0].key]


def test_a_mass_fraction_stays_what_it_is():
    found = only(Whole(mass=200.0), Part("salt", Stating.FRACTION, 0.25, 0.01))
    assert (found.fraction, found.half_width) == (0.25, 0.01)


def test_a_component_flow_is_a_share_of_the_mass_and_a_flow_without_one():
    part = Part("salt", Stating.FLOW, 50.0, 2.0)
    assert (only(Whole(mass=200.0), part).fraction, only(Whole(mass=200.0), part).half_width) == (0.25, 0.01)
    assert (only(Whole(), part).fraction, only(Whole(), part).flow) == (None, 50.0)


def test_milligrams_a_litre_count_by_the_volume_or_by_the_density_of_a_liquid_and_say_so():
    part = Part("cod", Stating.CONCENTRATION, 0.5)  # 500 mg/L
    assert only(Whole(volume=30.0), part).flow == pytest.approx(15.0)
    assert only(Whole(mass=30_000.0, liquid=True), part).fraction == pytest.approx(0.0005)
    assumed = contents_of(Whole(mass=30_000.0, liquid=True), [part]).assumed
    assert [str(one) for one in assumed] == ["A cubic metre of liquid counts as a tonne."]
    refused = only(Whole(mass=30_000.0), part)
    assert (refused.fraction, refused.flow) == (None, None)
    assert "density" in str(refused.reason)


def test_a_gas_by_volume_is_a_gas_by_mass_where_it_is_whole():
    air = [
        Part("n2", Stating.MOLES, 0.79, molar_mass=28.014),
        Part("o2", Stating.MOLES, 0.21, 0.01, molar_mass=31.998),
    ]
    found = contents_of(Whole(gas_volume=1000.0), air)
    mean = 0.79 * 28.014 + 0.21 * 31.998
    assert found.mass == pytest.approx(1000.0 * mean / VOLUME_OF_A_MOLE)
    assert found.parts["o2"].fraction == pytest.approx(0.21 * 31.998 / mean)
    assert found.parts["o2"].half_width == pytest.approx(0.01 * 31.998 / mean)
    assert found.made_up


def test_one_gas_of_many_needs_the_volume_and_a_molar_mass():
    part = Part("co", Stating.MOLES, 0.1, molar_mass=28.01)
    assert only(Whole(gas_volume=100.0), part).flow == pytest.approx(10.0 * 28.01 / VOLUME_OF_A_MOLE)
    assert "make up the whole gas" in str(only(Whole(mass=100.0), part).reason)
    assert "molar mass" in str(only(Whole(gas_volume=100.0), Part("co", Stating.MOLES, 0.1)).reason)


def test_milligrams_a_cubic_metre_of_gas_need_the_gas_volume():
    part = Part("dust", Stating.GAS_CONCENTRATION, 5e-5)
    assert only(Whole(gas_volume=20_000.0), part).flow == pytest.approx(1.0)
    assert "gas volume" in str(only(Whole(mass=100.0, liquid=True), part).reason)


def test_moles_a_litre_count_by_the_molar_mass():
    part = Part("acid", Stating.MOLARITY, 100.0, molar_mass=98.0)  # 0.1 mol/L
    assert only(Whole(volume=2.0), part).flow == pytest.approx(2.0 * 9.8)
    assert only(Whole(mass=1.0, liquid=True), part).fraction == pytest.approx(0.0098)


@pytest.mark.parametrize(
    ("formula", "bare"),
    [
        ("NH4+", "NH4"),
        ("NO3-", "NO3"),
        ("SO42-", "SO4"),
        ("SO4^2-", "SO4"),
        ("SO4²⁻", "SO4"),
        ("Ca2+", "Ca"),
        ("Na+", "Na"),
        ("Cl⁻", "Cl"),
        ("CuSO4·5H2O", "CuSO4·5H2O"),
        ("C6H5Cl", "C6H5Cl"),
    ],
)
def test_a_charge_is_no_part_of_a_formula(formula, bare):
    assert uncharged(formula) == bare


def test_nitrogen_across_ammonia_urea_and_bicarbonate_and_chlorine_across_its_compounds():
    shares = {formula: element_shares(formula) for formula in ("NH3", "CO(NH2)2", "NH4HCO3", "C6H5Cl", "HCl")}
    assert shares["NH3"]["N"] == pytest.approx(0.8224, abs=5e-5)
    assert shares["CO(NH2)2"]["N"] == pytest.approx(0.4665, abs=5e-5)
    assert shares["NH4HCO3"]["N"] == pytest.approx(0.1772, abs=5e-5)
    assert shares["C6H5Cl"]["Cl"] == pytest.approx(0.3150, abs=5e-5)
    assert shares["HCl"]["Cl"] == pytest.approx(0.9724, abs=1e-4)
    assert element_shares("ash") == {}


@pytest.mark.parametrize(
    "text",
    [
        "N2 + 3 H2 -> 2 NH3",
        "N2+3H2=2NH3",
        "N2 (g) + 3 H2 (g) ⇌ 2 NH3 (g)",
        "1/2 N2 + 1.5 H2 → NH3",
        "0.5 N2 + 3/2 H2 --> 1 NH3",
    ],
)
def test_an_equation_is_read_as_people_write_it(text):
    terms = parse_reaction(text)
    found = stoichiometry(terms, {name: name for name in ("N2", "H2", "NH3")}).mass_change
    assert found["NH3"] == pytest.approx(1.0)
    assert found["N2"] == pytest.approx(-28.014 / 34.062, rel=1e-4)


def test_keys_of_substances_stand_for_their_formulas():
    terms = parse_reaction("2 1,2-dichloro + Water -> x", ("1,2-dichloro", "water", "x"))
    assert terms.used == ((2.0, "1,2-dichloro"), (1.0, "Water"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("N2 + H2", "no reaction"),
        ("N2 -> NH3 -> HNO3", "no reaction"),
        ("N2 + -> NH3", "nothing stands"),
        ("-> NH3", "nothing stands"),
    ],
)
def test_what_is_no_equation_is_said(text, said):
    with pytest.raises(DataFault, match=said):
        parse_reaction(text)


def test_an_equation_that_makes_atoms_names_them():
    terms = parse_reaction("N2 + H2 -> 2 NH3")
    with pytest.raises(DataFault, match="H 2 ≠ 6"):
        stoichiometry(terms, {name: name for name in ("N2", "H2", "NH3")})


def test_a_substance_without_formula_stops_the_balance():
    with pytest.raises(DataFault, match="coal"):
        stoichiometry(parse_reaction("coal + O2 -> CO2"), {"O2": "O2", "CO2": "CO2"})


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("N2 + H2 -> NH3", "N2 + 3 H2 -> 2 NH3"),
        ("4 C4H8O + O2 -> CO2 + H2O", "2 C4H8O + 11 O2 -> 8 CO2 + 8 H2O"),
        ("NH3 + CO2 -> CO(NH2)2 + H2O", "2 NH3 + CO2 -> CO(NH2)2 + H2O"),
        (
            "SO2 + O2 + CaCO3 + H2O -> CaSO4·2H2O + CO2",
            "2 SO2 + O2 + 2 CaCO3 + 4 H2O -> 2 CaSO4·2H2O + 2 CO2",
        ),
        ("C + O2 -> CO + CO2", ""),  # two reactions in one
        ("N2 -> O2", ""),
        ("N2 + O2 -> H2 + NO", ""),  # only without hydrogen
        ("H2O + N2 -> H2O + NH3", ""),
        ("coal + O2 -> CO2", ""),
    ],
)
def test_the_least_whole_numbers_that_balance_a_reaction(written, right):
    terms = parse_reaction(written)
    names = {name: name for side in (terms.used, terms.made) for _, name in side if name != "coal"}
    assert balanced(terms, names) == right
    if right:
        stoichiometry(parse_reaction(right), names)
