"""Reads quantities as engineers type them: number, unit, uncertainty, detection limit, sign of money."""

import re
from dataclasses import dataclass
from functools import cache

from cpdesk.errors import DataFault
from cpdesk.language import N_, Message, UnitText
from cpdesk.quantities.dimensions import SAME, example_of, kind_text
from cpdesk.quantities.numbers import NUMBER, clean, number_of
from cpdesk.quantities.quantity import Quantity
from cpdesk.quantities.units import Unit, parse_unit
from cpdesk.quantities.vocabulary import SCALES, SHARED_SIGNS


@dataclass(frozen=True, slots=True)
class _Place:
    """What the place expects that the text is typed into."""

    decimal: str
    default_unit: str
    dimensions: frozenset[str] | None
    currency: str


_TYPED = re.compile(
    r"(?:(?P<below>(?:ND|N\.D\.|n\.?d\.?|未检出|低于)?\s*\(?\s*<(?!=))"
    r"|(?:[~≈]|大?约|about|approx\.?|circa|ca\.?)|(?P<limit>[>≥≤]|[<>]=))?\s*"
    rf"(?P<open>\()?\s*(?P<sign>US\$|HK\$|[¥$€£]|pH|[A-Z]{{3}}(?=\s*[0-9]))?\s*{NUMBER}\s*(?P<rest>.*)",
    re.DOTALL,
)
_HALF = re.compile(
    rf"(?P<before>.*?)\s*\(?\s*(?:±|\+/-|\+-)\s*{NUMBER}\s*(?P<percent>%(?![\w(]))?\s*(?P<after>.*)",
    re.DOTALL,
)
_RANGE = re.compile(r"(?:[-~]|到|至|to|\.\.)\s*[0-9]")
_MORE_DIGITS = re.compile(r"[0-9](?!0*\^)")
_ABOUT = "左右"


def parse_quantity(
    text: str,
    *,
    decimal: str = ".",
    default_unit: str = "",
    dimensions: frozenset[str] | None = None,
    currency: str = "",
) -> Quantity:
    """Return the quantity that a person typed, e.g. '3,5 t/h ±5 %', '１２万元/年' or 'ND <0.05 mg/L'.

    `default_unit` is taken for a bare number. `dimensions` holds the kinds that fit ('mass', 'mass rate',
    'price' for any price). `currency` (ISO code) is the one that counts: money in another is refused, and
    '$' or '¥' are read as it where they may mean it. A value below detection ('<') is half the limit, plus or
    minus that half. '±' is the half-width of the 95 % interval; '±5 %' is relative, but percentage points
    beside a value in '%'. Raises DataFault that names the text and says what would be right.
    """
    place = _Place(decimal, default_unit, dimensions, currency)
    found = _TYPED.fullmatch(clean(text))
    if found is None:
        raise _no_number(text, place)
    value = number_of(found, text, decimal)
    below, limit, bracket, sign, rest = found.group("below", "limit", "open", "sign", "rest")
    if below or limit or bracket or sign or "±" in rest or "+" in rest or rest.endswith(_ABOUT):
        return _special(found, value, text, place)
    unit = _unit_for(rest, text, place)
    return Quantity(value * unit.factor + unit.offset, unit.symbol, text)


def _special(found: re.Match[str], value: float, text: str, place: _Place) -> Quantity:
    """Return a quantity typed with more than a number and a unit."""
    if found["limit"]:
        raise _not_one_value(text, place)
    rest = found["rest"].removesuffix(_ABOUT)
    half = _HALF.fullmatch(rest)
    if half is None and "±" in rest:
        raise DataFault(
            N_("The uncertainty of “{text}” cannot be read. Type it like {example}."),
            text=text,
            example=f"3{place.decimal}5 ±0{place.decimal}2 t/h",
        )
    before = _unbracketed(half["before"] if half else rest)
    after = _unbracketed(half["after"]) if half else ""
    points = half is not None and half["percent"] and not before and not after and _counts_percent(place)
    unit = _unit_for(_with_sign("%" if points else before or after, found["sign"]), text, place)
    if found["below"]:
        return _below_detection(value, unit, text, half is not None)
    width = _half_width(half, value, unit, after if before else "", text, place) if half else None
    return Quantity(value * unit.factor + unit.offset, unit.symbol, text, width)


def _unbracketed(words: str) -> str:
    """Return unit words without the brackets that belong to the whole entry, as in '(3.5 ±0.2) t/h'."""
    bare = words.lstrip(") ").rstrip()
    return bare[:-1].rstrip() if bare.endswith(")") and bare.count(")") > bare.count("(") else bare


def _counts_percent(place: _Place) -> bool:
    return not place.default_unit or "%" in parse_unit(place.default_unit).symbol


def _with_sign(words: str, sign: str | None) -> str:
    """Return unit words with the sign of money (or pH) from before the number: '$' and '/t' are '$/t'."""
    if not sign:
        return words
    over, stroke, under = words.partition("/")
    return f"{over.strip()}{sign}{stroke}{under}"


def _half_width(half: re.Match[str], value: float, unit: Unit, other: str, text: str, place: _Place) -> float:
    """Return the typed uncertainty as an absolute half-width in the canonical unit."""
    number = number_of(half, text, place.decimal)
    if half["percent"] and "%" not in unit.symbol:
        return abs(value) * number / 100 * unit.factor
    if not other:
        return number * unit.factor
    meant = parse_unit(other)
    alike = (meant.dimension.removesuffix(" difference"), meant.basis, meant.currency)
    if alike != (unit.dimension.removesuffix(" difference"), unit.basis, unit.currency):
        raise DataFault(
            N_("In “{text}” the uncertainty is in {other}, but the value in {unit}. Type both in one unit."),
            text=text,
            other=meant.symbol,
            unit=unit.symbol,
        )
    return number * meant.factor


def _below_detection(limit: float, unit: Unit, text: str, has_half: bool) -> Quantity:
    if has_half or limit <= 0:
        raise DataFault(
            N_("“{text}” is not a detection limit. Type it like {example}: above zero, without ±."),
            text=text,
            example="<0.05 mg/L",
        )
    half = limit / 2 * unit.factor
    return Quantity(half + unit.offset, unit.symbol, text, half)


def _unit_for(words: str, text: str, place: _Place) -> Unit:
    """Return the unit of typed words where it fits the place; raises DataFault that names the text."""
    if _RANGE.match(words):
        raise _not_one_value(text, place)
    if _MORE_DIGITS.match(words):
        raise DataFault(
            N_("The digits of “{text}” are not grouped in threes. Type the number like {example}."),
            text=text,
            example=f"1 234{place.decimal}5",
        )
    unit = _unit(words, place)
    if not _fits(unit.kind, place.dimensions):
        raise _wrong_kind(unit, text, place)
    if place.currency and unit.currency not in ("", place.currency):
        raise DataFault(
            N_("“{text}” is in {typed}, but this audit counts in {currency}. Type it in {currency}."),
            text=text,
            typed=unit.currency,
            currency=place.currency,
        )
    return unit


@cache
def _unit(words: str, place: _Place) -> Unit:
    if not words:
        return _unit(place.default_unit, place) if place.default_unit else parse_unit("")
    if words in SCALES and place.default_unit:
        default = parse_unit(place.default_unit).symbol
        words = f"{words} {default.partition(' ')[2] if default.startswith('10^') else default}"
    for sign, currencies in SHARED_SIGNS.items():
        if place.currency in currencies:
            words = re.sub(rf"(?<![HKUS港美欧日韩]){re.escape(sign)}", place.currency, words)
    unit = parse_unit(words)
    if place.dimensions and unit.dimension == "temperature" and not _fits(unit.kind, place.dimensions):
        difference = parse_unit("Δ°F" if unit.symbol == "°F" else "ΔK")
        return difference if _fits(difference.kind, place.dimensions) else unit
    return unit


@cache
def _fits(kind: str, dimensions: frozenset[str] | None) -> bool:
    if dimensions is None:
        return True
    wanted = {SAME.get(name, name) for name in dimensions}
    return kind in wanted or (kind.startswith("price") and not kind.endswith(" rate") and "price" in wanted)


def _wrong_kind(unit: Unit, text: str, place: _Place) -> DataFault:
    wanted = sorted(place.dimensions or ())
    example = _example(place, wanted)
    values = {
        "text": text,
        "typed": kind_text(unit.kind),
        "wanted": _either(wanted),
        "example": UnitText(example),
    }
    if not example:
        return DataFault(N_("“{text}” is “{typed}”, but “{wanted}” is needed here."), **values)
    return DataFault(
        N_("“{text}” is “{typed}”, but “{wanted}” is needed here, for example {example}."), **values
    )


def _example(place: _Place, kinds: list[str]) -> str:
    """Return what might be typed here: in the place's own unit, or else of the first kind that has an example."""
    if place.default_unit:
        unit = parse_unit(place.default_unit)
        usual = example_of(unit.kind, place.decimal)
        return usual if usual.endswith(f" {unit.symbol}") else f"12 {unit.symbol}".strip()
    return next((found for kind in kinds if (found := example_of(kind, place.decimal))), "")


def _either(kinds: list[str]) -> Message | str:
    """Return the names of several kinds as one text: 'mass or volume'."""
    if not kinds:
        return ""
    said: Message = kind_text(kinds[0])
    for kind in kinds[1:]:
        said = Message(N_("{first} or {second}"), {"first": said, "second": kind_text(kind)})
    return said


def _no_number(text: str, place: _Place) -> DataFault:
    kinds = sorted(place.dimensions or ("mass rate",))
    example = _example(place, kinds) or f"3{place.decimal}5 t/h"
    return DataFault(
        N_("“{text}” has no number that can be read. Type it like {example}."),
        text=text,
        example=UnitText(example),
    )


def _not_one_value(text: str, place: _Place) -> DataFault:
    return DataFault(
        N_("“{text}” is a range or a limit, not one value. Type its middle and half-width, like {example}."),
        text=text,
        example=f"4 ±0{place.decimal}5 t/h",
    )
