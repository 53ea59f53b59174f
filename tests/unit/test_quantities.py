"""Quantities as plant engineers type them."""

import contextlib
import subprocess
import sys
import time
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cpdesk.errors import DataFault
from cpdesk.quantities import (
    Quantity,
    format_number,
    format_quantity,
    parse_number,
    parse_quantity,
    parse_unit,
    quantity,
    thousandfold,
)


@pytest.fixture(autouse=True, scope="module")
def units_are_loaded() -> None:
    """The first unit loads the registry, which is slow; no example is to be timed with it."""
    parse_unit("t/h")


TYPED = [
    ("3,5 t/h", 3500, "t/h", None),
    ("3.5 t/h ±5 %", 3500, "t/h", 175),
    ("3.5±0.2 t/h", 3500, "t/h", 200),
    ("3.5 +/- 5% t/h", 3500, "t/h", 175),
    ("3.5 (±0.2) t/h", 3500, "t/h", 200),
    ("(3.5 ± 0.2) t/h", 3500, "t/h", 200),
    ("(3.5 ±0.2 t/h)", 3500, "t/h", 200),
    ("3.5 t/h (±5 %)", 3500, "t/h", 175),
    ("3.5 t/h ± 200 kg/h", 3500, "t/h", 200),
    ("-20 °C ±5 %", -20, "°C", 1),
    ("25 °C ± 2 K", 25, "°C", 2),
    ("85 % ±2 %", 0.85, "%", 0.02),
    ("(85 ± 2) %", 0.85, "%", 0.02),
    ("85±2 %", 0.85, "%", 0.02),
    ("50 mg/kg ±10 %", 5e-5, "mg/kg", 5e-6),
    ("1 200 Nm3/h dry", 1200, "Nm3/h dry", None),
    ("1\u00a0200 Nm3/h dry", 1200, "Nm3/h dry", None),
    ("1\u2009200 Nm3/h (dry)", 1200, "Nm3/h dry", None),
    ("1\u202f200 Nm3/h, dry basis", 1200, "Nm3/h dry", None),
    ("1'200 Nm3/h wet", 1200, "Nm3/h wet", None),
    ("1’200’000,5 m3/a", 1200000.5, "m3/a", None),
    ("1,200 Nm³/h 干基", 1200, "Nm3/h dry", None),
    ("85 mg/L", 0.085, "mg/L", None),
    ("2.3 kg/t product", 2.3, "kg/t product", None),
    ("2.3 kg/吨产品", 2.3, "kg/t product", None),
    ("2.3 kg/(t 产品)", 2.3, "kg/t product", None),
    ("23 kg/万t产品", 0.0023, "kg/10^4 t product", None),
    ("12 万元/a", 120000, "10^4 CNY/a", None),
    ("12万元/年", 120000, "10^4 CNY/a", None),
    ("3.5×10^3 kg/d", 3500, "kg/d", None),
    ("3.5·10³ kg/d", 3500, "kg/d", None),
    ("3.5 x 10^3 kg/d", 3500, "kg/d", None),
    ("10^4 CNY", 1e4, "CNY", None),
    ("5 10^4 CNY/a", 5e4, "10^4 CNY/a", None),
    ("3.5e3 kg", 3500, "kg", None),
    ("1.2 亿元", 1.2e8, "10^8 CNY", None),
    ("３．５ｔ／ｈ", 3500, "t/h", None),
    ("-5 °C", -5, "°C", None),
    ("−5 ℃", -5, "°C", None),
    ("<0.05 mg/L", 2.5e-5, "mg/L", 2.5e-5),
    ("ND <0.05 mg/L", 2.5e-5, "mg/L", 2.5e-5),
    ("ND(<0.05) mg/L", 2.5e-5, "mg/L", 2.5e-5),
    ("未检出<0.05mg/L", 2.5e-5, "mg/L", 2.5e-5),
    ("~3 t/d", 3000, "t/d", None),
    ("约3 t/d", 3000, "t/d", None),
    ("≈ 3 t/d", 3000, "t/d", None),
    ("3 t/d左右", 3000, "t/d", None),
    ("$1,200/a", 1200, "USD/a", None),
    ("¥12万/a", 120000, "10^4 CNY/a", None),
    ("€5 million", 5e6, "10^6 EUR", None),
    ("CNY 5.2/m3", 5.2, "CNY/m3", None),
    ("pH 7.2", 7.2, "pH", None),
    ("3次/a", 3, "times/a", None),
    ("-50 Pa", -0.05, "Pa", None),
]


@pytest.mark.parametrize(("text", "value", "unit", "half"), TYPED)
def test_typed_forms(text: str, value: float, unit: str, half: float | None) -> None:
    q = parse_quantity(text)
    assert q.value == pytest.approx(value, rel=1e-12)
    assert q.unit == unit
    assert q.text == text
    assert q.uncertainty == (None if half is None else pytest.approx(half, rel=1e-12))


def test_common_values_stay_exact() -> None:
    assert parse_quantity("3.5 t/h").value == 3500
    assert parse_quantity("0.1 °C").value == 0.1
    assert parse_quantity("1.1 万元").value == 11000


FULL_WIDTH = {ord("!") + i: 0xFF01 + i for i in range(94)}


@pytest.mark.parametrize("text", [text for text, *_ in TYPED])
def test_full_width_reads_as_half_width(text: str) -> None:
    wide, narrow = parse_quantity(text.translate(FULL_WIDTH)), parse_quantity(text)
    assert (wide.value, wide.unit, wide.uncertainty) == (narrow.value, narrow.unit, narrow.uncertainty)


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [
        ("1,200", ".", 1200),
        ("1,200", ",", 1.2),
        ("1.200", ".", 1.2),
        ("1.200", ",", 1200),
        ("0.125", ",", 0.125),
        ("0,125", ".", 0.125),
        ("12,5", ".", 12.5),
        ("12.5", ",", 12.5),
        ("1234,567", ".", 1234.567),
        ("1,2000", ".", 1.2),
        ("1.200,5", ".", 1200.5),
        ("1,200.5", ",", 1200.5),
        ("1.234.567", ".", 1234567),
        ("1,234,567.25", ",", 1234567.25),
        ("1 234 567", ".", 1234567),
        ("1 200,125", ".", 1200.125),
        (",5", ".", 0.5),
        ("+3", ".", 3),
        ("- 3", ".", -3),
        ("1e-3", ".", 0.001),
        ("2·10⁻³", ".", 0.002),
    ],
)
def test_decimal_signs_and_thousands(text: str, decimal: str, value: float) -> None:
    assert parse_number(text, decimal) == value


@pytest.mark.parametrize(
    "text", ["12,34,5", "1,2,3", "1.234,56,7", "1,23.4", "1 23", "1 2345", "5.", "1'20", "1 200'300"]
)
def test_wrong_grouping_is_refused(text: str) -> None:
    with pytest.raises(DataFault, match=r"threes|not a number"):
        parse_number(text)
    with pytest.raises(DataFault):
        parse_quantity(text + " t")


@pytest.mark.parametrize("text", ["", "abc", "nan", "inf", "t/h", "1e999", "٣", "--3"])
def test_no_number_is_refused(text: str) -> None:
    with pytest.raises(DataFault):
        parse_number(text)
    with pytest.raises(DataFault):
        parse_quantity(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("3-5 t/h", "range"),
        ("3~5 t/h", "range"),
        (">5 t", "limit"),
        ("≤5 t", "limit"),
        ("<-5 t", "detection limit"),
        ("<5 ±1 t", "detection limit"),
        ("3 t ±1 m3", "uncertainty is in m3"),
        ("3 ± t", "uncertainty"),
        ("3 ±-1 t", "uncertainty"),
        ("3 blah", "blah"),
        ("3 kgg", "Did you mean kg"),
        ("3 mw", "MW, mW"),
        ("3 tons", "short ton"),
    ],
)
def test_what_is_wrong_is_said(text: str, said: str) -> None:
    with pytest.raises(DataFault, match=said):
        parse_quantity(text)


def test_a_bare_number_takes_the_default_unit() -> None:
    assert parse_quantity("3,5", default_unit="t/h").value == 3500
    assert parse_quantity("5 ±10 %", default_unit="t/h").uncertainty == 500
    assert parse_quantity("12万", default_unit="CNY/a").value == 120000
    assert parse_quantity("12万", default_unit="10^4 CNY/a").value == 120000
    assert parse_quantity("0.4").unit == ""


def test_another_kind_is_refused_with_an_example() -> None:
    flows = frozenset({"mass rate"})
    assert parse_quantity("3 t/a", dimensions=flows).value == 3000
    with pytest.raises(DataFault, match=r"“3 t” is “mass”.*3,5 t/h"):
        parse_quantity("3 t", dimensions=flows, decimal=",")
    with pytest.raises(DataFault, match="“volume per time, batch or product”"):
        parse_quantity("3 m3/h", dimensions=flows)


def test_kinds_have_other_names() -> None:
    assert parse_quantity("1.2 t/m3", dimensions=frozenset({"density"})).value == 1200
    assert parse_quantity("3 元/t", dimensions=frozenset({"price"})).value == 0.003
    difference = parse_quantity("18 °F", dimensions=frozenset({"temperature difference"}))
    assert difference.value == pytest.approx(10)
    assert difference.in_unit("ΔK") == pytest.approx(10)


def test_money_of_another_currency_is_refused() -> None:
    with pytest.raises(DataFault, match=r"USD.*CNY"):
        parse_quantity("5 USD", currency="CNY")
    assert parse_quantity("¥5", currency="JPY").unit == "JPY"
    assert parse_quantity("5 $/t", currency="CAD").unit == "CAD/t"
    assert parse_quantity("5 US$", currency="USD").unit == "USD"


def test_a_quantity_refuses_what_is_not_finite() -> None:
    for value, half in ((float("nan"), None), (float("inf"), None), (1.0, -1.0), (1.0, float("nan"))):
        with pytest.raises(DataFault):
            Quantity(value, "t", "text", half)


def test_built_from_a_number() -> None:
    q = quantity(3.5, "T/H", 0.2)
    assert (q.value, q.unit, q.text, q.uncertainty) == (3500, "t/h", "3.5 ± 0.2 t/h", 200)
    assert q.kind == "mass rate"
    assert q.uncertainty_in("kg/h") == 200
    assert quantity(212, "°F").value == pytest.approx(100)
    with pytest.raises(DataFault):
        q.in_unit("t/a")


@pytest.mark.parametrize(
    ("value", "options", "shown"),
    [
        (3.5, {}, "3.5"),
        (12345.6, {}, "12346"),
        (0.0123456, {}, "0.0123"),
        (1234567.8, {"thousands": " "}, "1 234 568"),
        (1234.5, {"significant": 5, "decimal": ",", "thousands": "."}, "1.234,5"),
        (0, {}, "0"),
        (-0.0, {}, "0"),
        (0.9996, {}, "1"),
        (-2.5e-9, {}, "-2.5e-9"),
        (1.5e20, {"decimal": ","}, "1,5e20"),
    ],
)
def test_numbers_shown(value: float, options: dict[str, Any], shown: str) -> None:
    assert format_number(value, **options) == shown


def test_no_number_is_shown_for_infinity() -> None:
    with pytest.raises(DataFault):
        format_number(float("inf"))


UNITS = st.sampled_from(
    [
        "t/h",
        "Nm3/h dry",
        "10^4 CNY/a",
        "mg/L",
        "kg/t product",
        "%",
        "°C",
        "MPa(g)",
        "kW",
        "CNY/kWh",
        "m3/t",
        "tce/a",
        "vol%",
    ]
)
VALUES = st.floats(min_value=-1e12, max_value=1e12).filter(lambda value: value == 0 or abs(value) > 1e-9)


@given(VALUES, UNITS, st.sampled_from(".,"))
@example(1.234, "t/h", ",")
def test_what_is_shown_can_be_typed(value: float, unit: str, decimal: str) -> None:
    q = quantity(value, unit)
    again = parse_quantity(format_quantity(q, decimal=decimal, significant=17), decimal=decimal)
    assert again.value == pytest.approx(q.value, rel=1e-12, abs=1e-9)
    assert again.unit == q.unit


@given(
    st.floats(min_value=1, max_value=1e6),
    st.floats(min_value=1e-3, max_value=0.9),
    UNITS,
    st.sampled_from(".,"),
)
def test_uncertainty_that_is_shown_can_be_typed(value: float, part: float, unit: str, decimal: str) -> None:
    q = quantity(value, unit, value * part)
    again = parse_quantity(format_quantity(q, decimal=decimal), decimal=decimal)
    assert again.in_unit(unit) == pytest.approx(q.in_unit(unit), rel=0.05)
    assert again.uncertainty == pytest.approx(q.uncertainty, rel=0.06)


@given(st.floats(allow_nan=False, allow_infinity=False), st.sampled_from(".,"))
def test_numbers_read_back(value: float, decimal: str) -> None:
    assert parse_number(format_number(value, 17, decimal), decimal) == value


@given(
    st.integers(min_value=1000, max_value=10**12),
    st.sampled_from([" ", "\u00a0", "\u2009", "\u202f", "'", "’", ",", "."]),
)
def test_thousands_signs(value: int, sign: str) -> None:
    typed = f"{value:,}".replace(",", sign)
    assert parse_number(typed, decimal="," if sign == "." else ".") == value


@given(st.text(alphabet="0123456789.,' eE+-±%()<~/*^ tkgmhN³万元产品dry·", max_size=14))
def test_any_text_is_read_or_refused(text: str) -> None:
    read = None
    with contextlib.suppress(DataFault):
        read = parse_quantity(text)
    assert read is None or read.text == text


def test_a_value_in_a_unit_1000_times_off_is_found() -> None:
    assert thousandfold([3.5, 4.1, 2.9, 3800]) == [3]
    assert thousandfold([3500, 0.0, 4100, 2.9, 3800, -1]) == [3]
    assert thousandfold([3.5, 4.1, 3800]) == []
    assert thousandfold([3.5, 4.1, 2.9, 1300]) == [3]
    assert thousandfold([3.5, 4.1, 2.9, 300]) == []
    assert thousandfold([3.5, 4.1, 2.9, 20000]) == []
    assert thousandfold([1, 40, 2, 2000]) == []
    assert thousandfold([1, 1.1, 1.2, 1000, 1100, 1200]) == []


def test_importing_does_not_load_pint() -> None:
    code = "import sys, cpdesk.quantities; sys.exit('pint' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_20000_values_are_read_fast() -> None:
    texts = [text for text, *_ in TYPED]
    for text in texts:
        parse_quantity(text)
    start = time.perf_counter()
    for i in range(20_000):
        parse_quantity(texts[i % len(texts)])
    assert time.perf_counter() - start < 2
