"""Units: factors against published ones, bases, and what cannot be converted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cpdesk.errors import DataFault
from cpdesk.quantities import (
    DIMENSIONS,
    Basis,
    OperatingTime,
    canonical_unit,
    convert,
    example_of,
    mg_per_m3_to_ppm,
    molar_volume_l_per_mol,
    parse_quantity,
    parse_unit,
    ppm_to_mg_per_m3,
)
from cpdesk.quantities.vocabulary import ATOMS


@pytest.fixture(autouse=True, scope="module")
def units_are_loaded() -> None:
    """The first unit loads the registry, which is slow; no example is to be timed with it."""
    parse_unit("t/h")


# NIST SP 811 and exact definitions; GB/T 2589 for coal equivalents.
PUBLISHED = [
    ("lb", "kg", 0.45359237),
    ("short_ton", "kg", 907.18474),
    ("long_ton", "kg", 1016.0469088),
    ("grain", "mg", 64.79891),
    ("US_liquid_gallon", "L", 3.785411784),
    ("imperial_gallon", "L", 4.54609),
    ("ft**3", "m**3", 0.028316846592),
    ("oil_barrel", "L", 158.987294928),
    ("Btu_it", "J", 1055.05585262),
    ("kWh", "MJ", 3.6),
    ("therm", "MJ", 105.505585262),
    ("psi", "kPa", 6.89475729317),
    ("atm", "kPa", 101.325),
    ("mmHg", "Pa", 133.322387415),
    ("horsepower", "W", 745.699871582),
    ("acre", "m**2", 4046.8564224),
    ("Nm3", "scf", 37.3257934288),
    ("tce", "GJ", 29.3076),
    ("kgce", "kWh", 8.141),
    ("lb/MMBtu", "kg/GJ", 0.429922613929),
    ("斤", "kg", 0.5),
    ("亩", "m2", 666.666666667),
]


@pytest.mark.parametrize(("source", "target", "factor"), PUBLISHED)
def test_published_factors(source: str, target: str, factor: float) -> None:
    assert convert(1, source, target) == pytest.approx(factor, rel=1e-9)


def test_published_results() -> None:
    assert convert(212, "degF", "degC") == pytest.approx(100, rel=1e-9)
    assert convert(18, "Δ°F", "ΔK") == pytest.approx(10, rel=1e-9)
    load_kg_per_d = convert(1, "mg/L", "kg/m3") * convert(1, "MGD", "m3/d")
    assert convert(load_kg_per_d, "kg/d", "lb/d") == pytest.approx(8.34540445202, rel=1e-9)
    assert ppm_to_mg_per_m3(1, 64.066) == pytest.approx(2.85830673079, rel=1e-9)


@pytest.mark.parametrize(("molar_mass", "expected"), [(64.066, 2.61863693216), (46.0055, 1.88043113949)])
def test_ppm_with_a_rounded_molar_volume(molar_mass: float, expected: float) -> None:
    """The published 25 °C values rest on 24.4654 L/mol; the exact molar volume is 24.46540370 L/mol."""
    assert ppm_to_mg_per_m3(1, molar_mass, molar_volume=24.4654) == pytest.approx(expected, rel=1e-9)
    exact = ppm_to_mg_per_m3(1, molar_mass, 25)
    assert exact == pytest.approx(expected, rel=2e-7)
    assert mg_per_m3_to_ppm(exact, molar_mass, 25) == pytest.approx(1)
    assert ppm_to_mg_per_m3(1, molar_mass, 25, 202.65) == pytest.approx(2 * exact)


def test_molar_volume() -> None:
    """CODATA 2018: 22.41396954 L/mol at 0 °C and 101.325 kPa."""
    assert molar_volume_l_per_mol() == pytest.approx(22.41396954, rel=1e-9)


@pytest.mark.parametrize("wrong", [(0, 0, 101.325), (64, -274, 101.325), (64, 0, 0), (float("nan"), 0, 1)])
def test_a_gas_that_cannot_be(wrong: tuple[float, float, float]) -> None:
    with pytest.raises(DataFault):
        ppm_to_mg_per_m3(1, *wrong)


SPELLINGS = [
    ("t/h", "t/h", "mass rate", "kg/h", 1000),
    ("kg/s", "kg/s", "mass rate", "kg/h", 3600),
    ("m3/min", "m3/min", "volume rate", "m3/h", 60),
    ("L/s", "L/s", "volume rate", "m3/h", 3.6),
    ("m³·h⁻¹", "m3/h", "volume rate", "m3/h", 1),
    ("t/month", "t/month", "mass rate", "kg/a", 12000),
    ("t/周", "t/week", "mass rate", "kg/a", 365000 / 7),
    ("万吨/年", "10^4 t/a", "mass rate", "kg/a", 1e7),
    ("kg/批", "kg/batch", "mass rate", "kg/batch", 1),
    ("kg/kg product", "kg/kg product", "mass rate", "kg/t product", 1000),
    ("kg/t", "kg/t", "fraction", "1", 0.001),
    ("kW", "kW", "energy rate", "MJ/h", 3.6),
    ("兆瓦", "MW", "energy rate", "MJ/h", 3600),
    ("MJ/s", "MJ/s", "energy rate", "MJ/h", 3600),
    ("kW·h", "kWh", "energy", "MJ", 3.6),
    ("千瓦时/a", "kWh/a", "energy rate", "MJ/a", 3.6),
    ("度", "kWh", "energy", "MJ", 3.6),
    ("万度", "10^4 kWh", "energy", "MJ", 36000),
    ("万kWh/a", "10^4 kWh/a", "energy rate", "MJ/a", 36000),
    ("大卡", "kcal", "energy", "MJ", 0.0041868),
    ("吨标准煤/年", "tce/a", "energy rate", "MJ/a", 29307.6),
    ("gce/kWh", "gce/kWh", "fraction", "1", 0.0293076 / 3.6),
    ("标方/小时", "Nm3/h", "gas volume rate", "Nm3/h", 1),
    ("Nm³", "Nm3", "gas volume", "Nm3", 1),
    ("Sm3", "Sm3", "gas volume", "Nm3", 273.15 / 288.15),
    ("mg/Nm3 dry", "mg/Nm3 dry", "gas concentration", "kg/Nm3 dry", 1e-6),
    ("毫克/升", "mg/L", "concentration", "kg/m3", 0.001),
    ("ug/m3", "μg/m3", "concentration", "kg/m3", 1e-9),
    ("万元", "10^4 CNY", "money", "CNY", 1e4),
    ("RMB/吨", "CNY/t", "price per mass", "CNY/kg", 0.001),
    ("元/m3", "CNY/m3", "price per volume", "CNY/m3", 1),
    ("元/万m3", "CNY/10^4 m3", "price per volume", "CNY/m3", 1e-4),
    ("CNY/kWh", "CNY/kWh", "price per energy", "CNY/MJ", 1 / 3.6),
    ("元/(kW·月)", "CNY/(kW·month)", "price per power rate", "CNY/(kW·a)", 12),
    ("k€/a", "10^3 EUR/a", "money rate", "EUR/a", 1000),
    ("million USD", "10^6 USD", "money", "USD", 1e6),
    ("亿元", "10^8 CNY", "money", "CNY", 1e8),
    ("Mpa", "MPa", "pressure", "kPa", 1000),
    ("kgf/cm2", "kgf/cm2", "pressure", "kPa", 98.0665),
    ("KWH/T", "kWh/t", "energy per mass", "MJ/kg", 0.0036),
    ("m3/t", "m3/t", "volume per mass", "m3/kg", 0.001),
    ("kWh/m3", "kWh/m3", "energy per volume", "MJ/m3", 3.6),
    ("kg CO2e/kWh", "kg CO2e/kWh", "mass per energy", "kg/MJ", 1 / 3.6),
    ("kgCO₂/GJ", "kg CO2/GJ", "mass per energy", "kg/MJ", 0.001),
    ("次/a", "times/a", "count rate", "pcs/a", 1),
    ("x/a", "times/a", "count rate", "pcs/a", 1),
    ("台", "units", "count", "pcs", 1),
    ("h/a", "h/a", "time rate", "h/a", 1),
    ("a", "a", "time", "h", 8760),
    ("‰", "‰", "fraction", "1", 0.001),
    ("wt%", "wt%", "fraction", "1", 0.01),
    ("% (v/v)", "vol%", "volume fraction", "vol/vol", 0.01),
    ("mol%", "mol%", "mole fraction", "mol/mol", 0.01),
    ("μS/cm", "μS/cm", "conductivity", "μS/cm", 1),
    ("dB(A)", "dB(A)", "sound level", "dB(A)", 1),
    ("kJ/(kg·℃)", "kJ/(kg·°C)", "specific heat", "MJ/(kg·K)", 0.001),
    ("gpm", "US gal/min", "volume rate", "m3/h", 0.22712470704),
    ("亩", "亩", "area", "m2", 2000 / 3),
]


@pytest.mark.parametrize(("typed", "symbol", "kind", "canonical", "factor"), SPELLINGS)
def test_spellings(typed: str, symbol: str, kind: str, canonical: str, factor: float) -> None:
    unit = parse_unit(typed)
    assert (unit.symbol, unit.kind, canonical_unit(unit)) == (symbol, kind, canonical)
    assert unit.factor == pytest.approx(factor, rel=1e-12)
    assert unit.offset == 0
    assert parse_unit(unit.symbol) == unit


@pytest.mark.parametrize("word", sorted(ATOMS))
def test_every_word_reads_back(word: str) -> None:
    unit = parse_unit(word)
    assert parse_unit(unit.symbol) == unit
    canonical = parse_unit(canonical_unit(unit))
    assert (canonical.kind, canonical.factor, canonical.offset) == (unit.kind, 1, 0)


@pytest.mark.parametrize("dimension", sorted(DIMENSIONS))
def test_every_dimension_has_its_canonical_unit_and_example(dimension: str) -> None:
    if dimension not in ("power", "price per power"):
        assert parse_unit(canonical_unit(dimension, "CNY")).kind == dimension
        assert parse_quantity(example_of(dimension)).kind == dimension
    if dimension not in ("temperature", "power"):
        assert parse_quantity(example_of(dimension + " rate")).kind == dimension + " rate"


def test_gauge_pressure_counts_from_the_atmosphere() -> None:
    for typed in ("0.6 MPa(g)", "0.6 MPaG", "0.6 MPa（表压）", "6 barg"):
        assert parse_quantity(typed).value == pytest.approx(701.325)
    assert parse_quantity("0.6 MPa(a)").unit == "MPa"
    assert convert(0, "psig", "atm") == pytest.approx(1)


def test_temperatures_and_differences_are_apart() -> None:
    assert convert(25, "°C", "K") == pytest.approx(298.15)
    with pytest.raises(DataFault, match="temperature difference"):
        convert(25, "°C", "ΔK")


@pytest.mark.parametrize(
    ("source", "target", "said"),
    [
        ("t/a", "t/h", "per year.*per hour"),
        ("t", "t/h", "not per time"),
        ("kg/t product", "kg/t", "mass.*fraction"),
        ("m3", "Nm3", "volume.*gas volume"),
        ("CNY", "USD", "CNY.*USD"),
        ("CNY/t", "CNY/kWh", "price per mass"),
        ("Nm3 dry", "Nm3 wet", "dry.*wet"),
        ("MPa", "kWh/m3", "pressure"),
        ("vol%", "wt%", "volume fraction"),
    ],
)
def test_what_cannot_be_converted(source: str, target: str, said: str) -> None:
    with pytest.raises(DataFault, match=said):
        convert(1, source, target)


@pytest.mark.parametrize(
    "symbol",
    ["t/h/d", "kW/d", "kg/", "CNY/USD", "kg/(m2/h)", "mt", "ton/h", "?", "t/NH3", "kg+t", "m0", "10^4^2 t"],
)
def test_units_that_are_refused(symbol: str) -> None:
    with pytest.raises(DataFault):
        parse_unit(symbol)


def test_near_spellings_are_offered() -> None:
    with pytest.raises(DataFault, match="Did you mean t/h, short ton/h, long ton/h"):
        parse_unit("ton/h")


PAIRS = [
    ("t/h", "lb/h"),
    ("°C", "°F"),
    ("MPa(g)", "psi"),
    ("kW", "hp"),
    ("tce/a", "10^4 kWh/a"),
    ("scf dry", "Nm3"),
]


@given(st.floats(min_value=-1e9, max_value=1e9), st.sampled_from(PAIRS))
def test_there_and_back(value: float, pair: tuple[str, str]) -> None:
    there = convert(value, *pair)
    assert convert(there, pair[1], pair[0]) == pytest.approx(value, rel=1e-12, abs=1e-6)


FULL = OperatingTime(8000, 330, 1200, 50000)


def test_rates_need_operating_time() -> None:
    assert FULL.per_year(2, Basis.HOUR) == 16000
    assert FULL.per_year(2, Basis.YEAR) == 2
    assert FULL.convert(1, Basis.YEAR, Basis.HOUR) == 1 / 8000
    assert FULL.convert(24, Basis.DAY, Basis.HOUR) == pytest.approx(24 * 330 / 8000)
    assert FULL.convert(3, Basis.BATCH, Basis.PRODUCT) == pytest.approx(3 * 1200 / 50000)
    assert OperatingTime().convert(3, Basis.DAY, Basis.DAY) == 3


@given(st.floats(min_value=0, max_value=1e9), st.sampled_from(Basis), st.sampled_from(Basis))
def test_bases_there_and_back(value: float, one: Basis, other: Basis) -> None:
    assert FULL.convert(FULL.convert(value, one, other), other, one) == pytest.approx(value)


@pytest.mark.parametrize(
    ("basis", "figure"),
    [
        (Basis.HOUR, "operating hours per year"),
        (Basis.DAY, "operating days per year"),
        (Basis.BATCH, "batches per year"),
        (Basis.PRODUCT, "tonnes of product per year"),
    ],
)
def test_the_missing_figure_is_named(basis: Basis, figure: str) -> None:
    for ask in (
        lambda: OperatingTime().per_year(1, basis),
        lambda: OperatingTime().convert(1, Basis.YEAR, basis),
    ):
        with pytest.raises(DataFault, match=figure):
            ask()


@pytest.mark.parametrize("wrong", [0, -1, float("nan"), float("inf")])
def test_operating_figures_are_above_zero(wrong: float) -> None:
    for place in range(4):
        with pytest.raises(DataFault):
            OperatingTime(*(wrong if i == place else None for i in range(4)))


def test_a_year_has_an_end() -> None:
    assert OperatingTime(8784, 366).hours_per_year == 8784
    with pytest.raises(DataFault, match="8784"):
        OperatingTime(8785)
    with pytest.raises(DataFault, match="366"):
        OperatingTime(None, 367)
