"""Specific energy of steam, condensate and fuels [kJ/kg]: good to about 2 %, above liquid water at 0 °C."""

import re

from figures import Sheet, digits
from reading import Flow

# Lower heating values [kJ/kg] of what fuels hold; volatile matter taken as a light fuel.
HEATING_VALUES = {
    "C": 32760.0,
    "VM": 33500.0,
    "S": 9260.0,
    "CO": 10100.0,
    "H2": 119950.0,
    "CH4": 50010.0,
    "NH3": 18600.0,
    "H2S": 15200.0,
    "H2O": -2500.0,
}
FUELS = ("0101", "0107", "0108", "0205", "0225", "2401")
WATER = 4.19  # kJ/(kg K)
SUPERHEATED = {"2424": 3330.0, "2426": 2940.0}  # at 445 °C and 3.75 MPa, 260 °C and 1.5 MPa


def specific_energy(one: Flow, sheet: Sheet) -> str | None:
    """Return the energy that a stream brings with each kilogram, None where it is not used as an energy carrier."""
    if one.number in FUELS:
        return f"{digits(_heating_value(sheet), 4)} kJ/kg"
    if not _is_steam_or_condensate(one, sheet):
        return None
    temperature = float(one.temperature)
    if one.phase == "l":
        return f"{digits(WATER * temperature, 3)} kJ/kg"
    return f"{digits(SUPERHEATED.get(one.number, _saturated(temperature)), 4)} kJ/kg"


def _heating_value(sheet: Sheet) -> float:
    parts = {short: float(re.split(r"[ ±]", one.text)[0]) / 100 for short, one in sheet.contents.items()}
    return sum(HEATING_VALUES.get(short, 0.0) * part for short, part in parts.items())


def _is_steam_or_condensate(one: Flow, sheet: Sheet) -> bool:
    """Tell steam, feed water and condensate from cooling water, which is left out."""
    return list(sheet.contents) == ["H2O"] and one.kind == "U" and float(one.temperature) >= 80


def _saturated(temperature: float) -> float:
    """Return the enthalpy of saturated steam: a parabola through steam tables from 100 to 210 °C, ±0.3 %."""
    return 2676.0 + 1.58 * (temperature - 100) - 0.0044 * (temperature - 100) ** 2
