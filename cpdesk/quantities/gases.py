"""Gas concentrations: parts per million as mass per volume."""

from cpdesk.errors import DataFault
from cpdesk.language import N_

GAS_CONSTANT = 8.314462618
"""Molar gas constant [J/(mol·K)], CODATA 2018, exact to the digits given."""
ZERO_CELSIUS_K = 273.15
"""0 °C [K], by definition of the degree Celsius."""


def molar_volume_l_per_mol(temperature_c: float = 0.0, pressure_kpa: float = 101.325) -> float:
    """Return the molar volume [L/mol] of an ideal gas: V = R * T / p.

    `temperature_c` [°C], above absolute zero; `pressure_kpa` [kPa absolute], above zero. Raises DataFault
    for others. Source: CODATA 2018 for R.
    """
    kelvin = temperature_c + ZERO_CELSIUS_K
    if not (kelvin > 0 and pressure_kpa > 0):
        raise DataFault(
            N_(
                "A gas needs a temperature above {zero} °C and a pressure above 0 kPa,"
                " not {temperature} °C and {pressure} kPa."
            ),
            zero=-ZERO_CELSIUS_K,
            temperature=temperature_c,
            pressure=pressure_kpa,
        )
    return GAS_CONSTANT * kelvin / pressure_kpa


def ppm_to_mg_per_m3(
    ppm: float,
    molar_mass_g_per_mol: float,
    temperature_c: float = 0.0,
    pressure_kpa: float = 101.325,
    *,
    molar_volume: float | None = None,
) -> float:
    """Return the mass concentration [mg/m3] of a gas component from its parts per million by volume.

    c = ppm * M / V, ideal gas, within 1 % near ambient conditions; per Nm3 by default.
    `ppm` [1e-6 m3/m3]; `molar_mass_g_per_mol` [g/mol]; `temperature_c` [°C] and `pressure_kpa` [kPa absolute]
    of the gas volume; `molar_volume` [L/mol] instead of these two, where a standard prescribes a rounded one
    (22.4, 24.45). Raises DataFault unless all of them are above (absolute) zero. Source: CODATA 2018 for R.
    """
    return ppm * _mg_per_m3_of_one_ppm(molar_mass_g_per_mol, temperature_c, pressure_kpa, molar_volume)


def mg_per_m3_to_ppm(
    mg_per_m3: float,
    molar_mass_g_per_mol: float,
    temperature_c: float = 0.0,
    pressure_kpa: float = 101.325,
    *,
    molar_volume: float | None = None,
) -> float:
    """Return the parts per million by volume of a mass concentration [mg/m3]; see `ppm_to_mg_per_m3`."""
    return mg_per_m3 / _mg_per_m3_of_one_ppm(molar_mass_g_per_mol, temperature_c, pressure_kpa, molar_volume)


def _mg_per_m3_of_one_ppm(
    mass: float, temperature_c: float, pressure_kpa: float, volume: float | None
) -> float:
    litres = molar_volume_l_per_mol(temperature_c, pressure_kpa) if volume is None else volume
    if not (mass > 0 and litres > 0):
        raise DataFault(
            N_(
                "A gas needs a molar mass and a molar volume above zero, not {mass} g/mol and {volume} L/mol."
            ),
            mass=mass,
            volume=litres,
        )
    return mass / litres
