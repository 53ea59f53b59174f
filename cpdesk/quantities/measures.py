"""What each unit measures and how much of it: the one place that asks pint, in exact fractions."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any, cast

# Quantities that pint does not know or would mix up: to pint kWh/m3 is a pressure and Nm3 a volume.
# Each standard state of gas counts in Nm3 (0 degC, 101.325 kPa): Sm3 at 15 degC and 101.325 kPa (ISO 13443),
# scf at 60 degF and one atmosphere, which is the 14.696 psia of handbooks before rounding.
OURS = (
    "normal_cubic_metre = [gas_volume]",
    "standard_cubic_metre = 273.15 / 288.15 * normal_cubic_metre",
    "standard_cubic_foot = 0.028316846592 * 273.15 * 1.8 / 519.67 * normal_cubic_metre",
    "energy_joule = [energy_amount]",
    "money = [money]",
    "item = [count]",
    "mole_part = [mole_fraction]",
    "volume_part = [volume_fraction]",
    "sound_decibel = [sound_level]",
    "acidity_unit = [acidity]",
    "turbidity_unit = [turbidity]",
    "thousand_volt_ampere = [apparent_power]",
    "apparent_watt = 0.001 * thousand_volt_ampere",
)


@dataclass(frozen=True, slots=True)
class Measure:
    """How much of what: the factor to SI base units and the powers of the base dimensions."""

    factor: Fraction
    powers: frozenset[tuple[str, int]]

    def times(self, other: "Measure", power: int = 1) -> "Measure":
        """Return this measure multiplied by a power of another."""
        powers = dict(self.powers)
        for name, exponent in other.powers:
            powers[name] = powers.get(name, 0) + exponent * power
        left = frozenset((name, exponent) for name, exponent in powers.items() if exponent)
        return Measure(self.factor * other.factor**power, left)

    @property
    def dimensionality(self) -> str:
        """The base dimensions as pint writes them, e.g. '[mass] / [length] ** 3'."""
        over = [_power_text(name, power) for name, power in sorted(self.powers) if power > 0]
        under = [_power_text(name, -power) for name, power in sorted(self.powers) if power < 0]
        return " / ".join([" * ".join(over) or "1", *under])


NOTHING = Measure(Fraction(1), frozenset())


def _power_text(name: str, power: int) -> str:
    return name if power == 1 else f"{name} ** {power}"


@cache
def _registry() -> Any:
    """Return pint's units with ours; slow the first time, so nothing asks before a unit is typed."""
    import pint

    registry = cast(Any, pint.UnitRegistry)(non_int_type=Fraction)
    for line in OURS:
        registry.define(line)
    return registry


@cache
def measure(expression: str) -> Measure:
    """Return what an expression in pint's words measures, e.g. '365 * day / 12'."""
    found = _registry().Quantity(f"1 * ({expression})").to_base_units()
    powers = cast(Mapping[str, Fraction], dict(found.dimensionality))
    return Measure(Fraction(found.magnitude), frozenset((name, int(power)) for name, power in powers.items()))
