"""Units: what a typed symbol stands for, and conversion between units of one dimension and basis."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.quantities.dimensions import BASE, DIMENSIONS, RATE, SAME, kind_text
from cpdesk.quantities.measures import NOTHING, Measure, measure
from cpdesk.quantities.numbers import clean
from cpdesk.quantities.reading import Part, Reading, read_unit, symbol_of
from cpdesk.quantities.vocabulary import ATOMS, BASIS_TEXT, TIMES_A_BASIS, Basis


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as people write it. The canonical value is the typed value * `factor` + `offset`."""

    symbol: str
    dimension: str
    factor: float
    offset: float = 0.0
    basis: Basis | None = None
    condition: str = ""
    currency: str = ""

    @property
    def kind(self) -> str:
        """The dimension, with ' rate' after it where the unit has a basis: 'mass', 'mass rate'."""
        return self.dimension + RATE if self.basis else self.dimension


_GAUGE = re.compile(
    r"(?P<unit>[hkM]?Pa|m?bar|psi|atm|kgf/cm\^?2|mmHg|m?mH2O)\s*"
    r"(?:\(\s*(?:(?P<gauge>g|gauge|表压?)|a|abs|绝压?)\s*\)|(?P<bare>g|gauge|表压)|a|abs|绝压)",
    re.IGNORECASE,
)
_ATMOSPHERE_KPA = Fraction("101.325")
_TEMPERATURES = {
    "°C": (Fraction(1), Fraction(0)),
    "K": (Fraction(1), Fraction("-273.15")),
    "°F": (Fraction(5, 9), Fraction(-160, 9)),
}
_TEMPERATURE_WORDS = {
    "degC": "°C",
    "deg C": "°C",
    "C": "°C",
    "摄氏度": "°C",
    "kelvin": "K",
    "degK": "K",
    "degF": "°F",
    "deg F": "°F",
    "华氏度": "°F",
}
_POWER = frozenset({("[energy_amount]", 1), ("[time]", -1)})
_SECONDS_AN_HOUR = Measure(Fraction(3600), frozenset({("[time]", 1)}))


@cache
def parse_unit(symbol: str) -> Unit:
    """Return what a typed unit stands for.

    A time below the stroke (per s, min, h, d, week, month, a), a batch or a tonne of product is the unit's
    basis, never a number of calendar hours. Raises DataFault with near spellings for an unknown unit.
    """
    text = clean(symbol)
    if not text:
        return Unit("", "fraction", 1.0)
    if found := _GAUGE.fullmatch(text):
        return _pressure(found)
    word = _TEMPERATURE_WORDS.get(text, text)
    if word in _TEMPERATURES:
        factor, offset = _TEMPERATURES[word]
        return Unit(word, "temperature", float(factor), float(offset))
    return _composed(read_unit(text), text)


def _pressure(found: re.Match[str]) -> Unit:
    unit = parse_unit(found["unit"])
    if not (found["gauge"] or found["bare"]):
        return unit
    return Unit(f"{unit.symbol}(g)", unit.dimension, unit.factor, float(_ATMOSPHERE_KPA))


def _composed(reading: Reading, text: str) -> Unit:
    basis, times, below = _basis(reading.below, text)
    total = _product(reading.above).times(_product(below), -1)
    if any(_is_power(part) for part in reading.above):
        if basis:
            raise DataFault(
                N_("“{unit}” has two time parts: power is energy per hour. Use one, for example {example}."),
                unit=text,
                example="kWh/d",
            )
        basis, total = Basis.HOUR, total.times(_SECONDS_AN_HOUR)
    dimension, base = _dimension(total)
    factor = float(total.factor * times / base)
    currency = _currency((*reading.above, *below), text)
    return Unit(symbol_of(reading), dimension, factor, 0.0, basis, reading.condition, currency)


def _basis(below: tuple[Part, ...], text: str) -> tuple[Basis | None, Fraction, list[Part]]:
    found = [part for part in below if _times_a_basis(part)]
    if len(found) > 1:
        raise DataFault(
            N_("“{unit}” counts per {first} and per {second}. Use one of them, for example {example}."),
            unit=text,
            first=_symbol(found[0]),
            second=_symbol(found[1]),
            example="t/h",
        )
    if not found:
        return None, Fraction(1), list(below)
    basis, times, of = TIMES_A_BASIS[_symbol(found[0])]
    rest = [part if part is not found[0] else part._replace(atom=None) for part in below]
    return basis, Fraction(times, of), rest


def _times_a_basis(part: Part) -> bool:
    return abs(part.power) == 1 and _symbol(part) in TIMES_A_BASIS


def _symbol(part: Part) -> str:
    return part.atom.symbol if part.atom else ""


def _is_power(part: Part) -> bool:
    return part.atom is not None and part.power == 1 and measure(part.atom.expression).powers == _POWER


def _product(parts: tuple[Part, ...] | list[Part]) -> Measure:
    total = NOTHING
    for part in parts:
        total = total.times(Measure(Fraction(10) ** part.ten, frozenset()))
        if part.atom:
            total = total.times(measure(part.atom.expression), abs(part.power))
    return total


def _currency(parts: tuple[Part, ...], text: str) -> str:
    found = sorted({part.atom.currency for part in parts if part.atom and part.atom.currency})
    if len(found) > 1:
        raise DataFault(
            N_("“{unit}” mixes the currencies {first} and {second}. Use one."),
            unit=text,
            first=found[0],
            second=found[1],
        )
    return found[0] if found else ""


def _dimension(total: Measure) -> tuple[str, Fraction]:
    named = _named().get(total.powers)
    joules = dict(total.powers).get("[energy_amount]", 0)
    return named or (total.dimensionality, Fraction(10) ** (6 * joules))


@cache
def _named() -> dict[frozenset[tuple[str, int]], tuple[str, Fraction]]:
    """Return the name and the canonical unit's factor of each dimension that has a name."""
    found: dict[frozenset[tuple[str, int]], tuple[str, Fraction]] = {}
    for name, canonical, _ in DIMENSIONS.values():
        if name == "temperature":
            continue
        reading = read_unit(canonical)
        total = _product(reading.above).times(_product(reading.below), -1)
        found[total.powers] = name, total.factor
    return found


def canonical_unit(of: Unit | str, currency: str = "") -> str:
    """Return the unit in which values are stored: of 't/h' (or its Unit) 'kg/h', of 'volume' 'm3'.

    `of` is a unit, a typed unit or a dimension's name; `currency` (ISO code) is for money by name.
    """
    if isinstance(of, str) and (known := DIMENSIONS.get(SAME.get(of, of))):
        return known.canonical.replace("¤", currency or "¤")
    unit = of if isinstance(of, Unit) else parse_unit(of)
    known = DIMENSIONS.get(unit.dimension)
    symbol = known.canonical if known else _base_unit(unit.dimension)
    per = _per(symbol, unit.basis) if unit.basis else symbol
    return f"{per.replace('¤', unit.currency or '¤')} {unit.condition}".strip()


def _per(symbol: str, basis: Basis) -> str:
    over, stroke, under = symbol.partition("/")
    if not stroke or symbol in ATOMS:
        return f"{symbol}/{basis}"
    return f"{over}/({under.strip('()')}·{basis})"


def _base_unit(dimensionality: str) -> str:
    over, *under = dimensionality.split(" / ")
    below = "·".join(_base_words(" * ".join(under)))
    return ("·".join(_base_words(over)) or "1") + (
        f"/({below})" if "·" in below else f"/{below}" if below else ""
    )


def _base_words(product: str) -> Iterator[str]:
    for term in product.split(" * "):
        name, _, power = term.partition(" ** ")
        if name in BASE:
            yield BASE[name] + power


def convert(value: float, from_unit: str, to_unit: str) -> float:
    """Return a value in another unit of the same dimension and basis.

    Raises DataFault where the two differ in dimension, basis, currency, or dry against wet.
    """
    source, target = parse_unit(from_unit), parse_unit(to_unit)
    refuse_other(source, target)
    if source.offset == target.offset:
        return value * (source.factor / target.factor)
    return (value * source.factor + source.offset - target.offset) / target.factor


def refuse_other(source: Unit, target: Unit) -> None:
    """Raise DataFault unless values of one unit can be written in the other; unstated fits dry and wet."""
    if source.dimension != target.dimension:
        _refuse(source, target, kind_text(source.dimension), kind_text(target.dimension))
    if source.basis != target.basis:
        _refuse(source, target, _basis_text(source.basis), _basis_text(target.basis))
    if source.currency != target.currency:
        _refuse(source, target, source.currency, target.currency)
    if source.condition and target.condition and source.condition != target.condition:
        _refuse(source, target, Message(source.condition), Message(target.condition))


CONDITION_TEXT = (N_("dry"), N_("wet"))


def _refuse(source: Unit, target: Unit, one: Message | str, other: Message | str) -> None:
    raise DataFault(
        N_("“{source}” ({one}) cannot be converted to “{target}” ({other})."),
        source=source.symbol,
        target=target.symbol,
        one=one,
        other=other,
    )


def _basis_text(basis: Basis | None) -> Message:
    return Message(BASIS_TEXT[basis] if basis else N_("not per time, batch or product"))
