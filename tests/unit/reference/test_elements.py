"""Formulas: molar masses worked by hand from the abridged IUPAC weights, and formulas that are wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.errors import DataFault
from cpdesk.reference.elements import atomic_weights, atoms, element_mass_fractions, molar_mass


@pytest.mark.parametrize(
    ("formula", "grams"),
    [
        ("C6H6", 78.11),
        ("C6H5Cl", 112.56),
        ("NH3", 17.031),
        ("CO(NH2)2", 60.06),
        ("NH4HCO3", 79.06),
        ("H2O", 18.015),
        ("H2SO4", 98.072),
        ("NaOH", 39.997),
        ("CuSO4·5H2O", 249.68),
        ("(NH4)2SO4", 132.134),
    ],
)
def test_molar_mass(formula: str, grams: float):
    decimals = len(str(grams).partition(".")[2])
    assert molar_mass(formula) == pytest.approx(grams, abs=0.6 * 10**-decimals)


@pytest.mark.parametrize(
    "formula", ["CuSO4·5H2O", "CuSO4.5H2O", "CuSO4*5H2O", "CuSO₄·5H₂O", " CuSO4 · 5 H2O "]
)
def test_hydrates_are_read_in_each_spelling(formula: str):
    assert atoms(formula) == {"Cu": 1, "S": 1, "O": 9, "H": 10}


def test_half_a_hydrate():
    assert atoms("CaSO4·0.5H2O") == {"Ca": 1, "S": 1, "O": 4.5, "H": 1}


def test_groups_within_groups():
    assert atoms("[Cu(NH3)4]SO4") == {"Cu": 1, "N": 4, "H": 12, "S": 1, "O": 4}
    assert atoms("((CH3)2N)3PO") == {"C": 6, "H": 18, "N": 3, "P": 1, "O": 1}


def test_chlorine_in_chlorobenzene():
    assert element_mass_fractions("C6H5Cl")["Cl"] == pytest.approx(35.45 / 112.556)


def test_nitrogen_in_urea():
    assert element_mass_fractions("CO(NH2)2")["N"] == pytest.approx(0.4665, abs=5e-5)


@pytest.mark.parametrize(
    "formula",
    [
        "",
        " ",
        "c6h6",
        "C6H6)",
        "(C6H6",
        "()",
        "(NH4]2",
        "H0",
        "Xx2",
        "2",
        "H2O··H2O",
        "SO4^2-",
        "水",
        "Na+",
        "H2O·",
    ],
)
def test_a_bad_formula_is_a_clear_fault(formula: str):
    with pytest.raises(DataFault, match="The formula"):
        molar_mass(formula)


def test_an_unknown_element_is_named():
    with pytest.raises(DataFault, match="names Xx"):
        molar_mass("Xx2O")


@given(st.dictionaries(st.sampled_from(sorted(atomic_weights())), st.integers(1, 40), min_size=1, max_size=6))
def test_any_composition_is_read_back_and_its_fractions_sum_to_one(composition: dict[str, int]):
    formula = "".join(f"{symbol}{count}" for symbol, count in composition.items())
    assert atoms(formula) == composition
    assert sum(element_mass_fractions(formula).values()) == pytest.approx(1.0)
    assert molar_mass(f"({formula})3") == pytest.approx(3 * molar_mass(formula))
