"""The shipped substances and pollutant factors."""

import pytest

from cpdesk.errors import DataFault
from cpdesk.reference.substances import SubstanceKind, is_cas_number, substance, substances

REAL = [found for found in substances() if found.kind is SubstanceKind.SUBSTANCE]
FACTORS = [found for found in substances() if found.kind is SubstanceKind.POLLUTANT_FACTOR]


def test_enough_of_both_kinds():
    assert len(REAL) >= 60
    assert {"cod", "bod5", "nh3_n", "tn", "tp", "ss", "oil", "voc", "so2", "nox", "particulates"} <= {
        found.key for found in FACTORS
    }


@pytest.mark.parametrize("found", REAL, ids=lambda found: found.key)
def test_a_substance_has_a_formula_that_reads_and_a_cas_number_that_checks(found):
    assert (found.molar_mass or 0) > 1
    assert is_cas_number(found.cas or "")


def test_no_cas_number_or_name_stands_twice():
    for values in ([found.cas for found in REAL], [found.title for found in substances()]):
        assert len(values) == len(set(values))


def test_a_pollutant_factor_has_neither_formula_nor_cas_number():
    assert all(found.formula is None and found.cas is None and found.molar_mass is None for found in FACTORS)


def test_media_are_known():
    assert {medium for found in substances() for medium in found.media} == {"water", "air", "waste"}
    assert all(found.media for found in substances())


@pytest.mark.parametrize(
    ("key", "grams"),
    [
        ("benzene", 78.11),
        ("chlorobenzene", 112.56),
        ("ammonia", 17.031),
        ("urea", 60.06),
        ("p_dichlorobenzene", 147.0),
    ],
)
def test_molar_masses(key: str, grams: float):
    assert substance(key).molar_mass == pytest.approx(grams, abs=0.006)


def test_dichlorobenzenes_share_a_formula():
    formulas = {substance(f"{place}_dichlorobenzene").formula for place in "omp"}
    assert formulas == {"C6H4Cl2"}


@pytest.mark.parametrize(
    "text", ["108-90-8", "108907", "", "1-90-7", "108-9-07", "a08-90-7", "12345678-90-7", "108-90-"]
)
def test_wrong_cas_numbers_are_refused(text: str):
    assert not is_cas_number(text)


def test_unknown_substance():
    with pytest.raises(DataFault, match="unobtainium"):
        substance("unobtainium")
