"""The inventory: emissions that streams are, emissions of maintenance, and why an item has none."""

from dataclasses import dataclass
from pathlib import Path

from balance import Flows
from book import Book, Text
from components import species
from figures import Sheet, digits
from plant_records import HOURS, item_id, stream_id, unit_id
from reading import Flow, Plant

MAINTENANCE = Path(__file__).resolve().parent / "audit" / "maintenance.txt"
MEDIA = {"A": "air", "W": "water", "S": "solid waste", "H": "hazardous waste"}  # by point of discharge
WASTE_CODES = {
    "H1": "HW34",
    "H2": "HW34",
    "H3": "HW08",
    "H4": "HW50",
}  # chosen for the example, to be checked
TREATMENT = Text("waste-water treatment of the plant, then outfall W1", "厂污水处理站处理后经W1总排口排放")

# What a pollutant factor counts of each substance, kg/kg: oxygen demand in full, nitrogen, NOx as NO2.
COUNTED = {
    "water": {
        "nh3_n": {"NH3": 0.8224, "ABC": 0.1772},
        "tn": {"NH3": 0.8224, "ABC": 0.1772, "urea": 0.4665, "HNO3": 0.2223},
        "cod": {"MeOH": 1.498, "PC": 1.254, "lube": 3.44, "HAc": 1.066, "H2S": 1.878, "thio": 0.405},
        "oil": {"lube": 1.0},
        "sulphide": {"H2S": 0.9408, "NaHS": 0.572},
        "ss": {"silt": 1.0, "ash": 1.0, "C": 1.0, "bio": 1.0, "S": 1.0, "CaCO3": 1.0},
    },
    "air": {
        "ammonia": {"NH3": 1.0},
        "hydrogen_sulphide": {"H2S": 1.0},
        "so2": {"SO2": 1.0},
        "nox": {"NO": 1.533},
        "carbon_monoxide": {"CO": 1.0},
        "particulates": {"ash": 1.0, "silt": 1.0, "urea": 1.0, "ABC": 1.0, "C": 1.0},
    },
}
LIMITS = {
    ("W1", "nh3_n"): "25 mg/L",
    ("W1", "tn"): "35 mg/L",
    ("W1", "cod"): "80 mg/L",
    ("W1", "ss"): "50 mg/L",
    ("W1", "oil"): "3 mg/L",
    ("W1", "sulphide"): "0.5 mg/L",
    ("A8", "so2"): "300 mg/Nm3",
    ("A8", "nox"): "300 mg/Nm3",
    ("A8", "particulates"): "50 mg/Nm3",
}
STANDARDS = {"W1": "GB 13458-2013", "A8": "GB 13271-2014"}
NO_EMISSION = {
    "pump": Text(
        "Closed pump; seal leakage stands with its unit's oily water.", "密闭泵，密封泄漏计入本单元油水。"
    ),
    "heat exchanger": Text(
        "Closed shell and tubes; leaves process streams only.", "密闭管壳，仅有工艺物流。"
    ),
    "conveyor": Text("Covered; dust is drawn off and counted at the filter.", "带罩，粉尘经抽吸计入除尘器。"),
    "tank": Text("Covered tank; vent is joined to the unit's absorber.", "有盖槽，放空引至本单元吸收塔。"),
    "": Text("Closed item; gives off nothing but its process streams.", "密闭设备，除工艺物流外无排放。"),
}
ALIASES = {
    "cooler": "heat exchanger",
    "condenser": "heat exchanger",
    "reboiler": "heat exchanger",
    "silo": "conveyor",
    "mixer": "tank",
}
FUGITIVE = "A9"
LEAST_GAS = 200.0  # Nm3/h
NOT_SAID = ("X-2504", "X-0801", "V-2702")  # honest gaps: nobody has looked at these yet


@dataclass(frozen=True, slots=True)
class _Outlet:
    """One stream as an emission: its medium and where it leaves the plant."""

    flow: Flow
    medium: str
    point: str


def add_emissions(book: Book, plant: Plant, flows: Flows, sheets: dict[str, Sheet]) -> None:
    """Add the inventory, and to each item without emission the reason."""
    for number, outlet in enumerate(_outlets(plant), 1):
        _add_emission(book, plant, number, outlet, flows[outlet.flow.number], sheets[outlet.flow.number])
    book.take(MAINTENANCE)
    emitting = {one.get("equipment") for one in book.kinds["emission"]}
    for item in plant.items:
        if item_id(item.tag) not in emitting and item.tag not in NOT_SAID:
            record = next(one for one in book.kinds["equipment"] if one["tag"] == item.tag)
            record["no_emission"] = NO_EMISSION.get(ALIASES.get(item.kind, item.kind), NO_EMISSION[""])


def _outlets(plant: Plant) -> list[_Outlet]:
    found: list[_Outlet] = []
    for one in plant.flows:
        point = one.marks.get("dp", "")
        to_treatment = one.kind == "W" and plant.unit_of(one.to_item) == "28" != plant.unit_of(one.from_item)
        if one.kind == "E" or not (point or to_treatment) or not one.from_item:
            continue
        found.append(_Outlet(one, MEDIA[(point or "W1")[0]], point or "W1"))
    return found


def _add_emission(
    book: Book, plant: Plant, number: int, outlet: _Outlet, parts: dict[str, float], sheet: Sheet
) -> None:
    one = outlet.flow
    id = f"emission_{one.number}"
    blowdown = "lowdown" in one.en
    treated = outlet.point == "W1" and "dp" not in one.marks
    book.add(
        "emission",
        id,
        number=f"E{number:03}",
        name=Text(one.en, one.zh),
        medium=outlet.medium,
        unit_process=unit_id(plant.unit_of(one.from_item)),
        equipment=item_id(one.from_item),
        stream=stream_id(one.number),
        discharge_point=f"point_{outlet.point}",
        frequency="blowdown" if blowdown else "continuous",
        hours_per_year=HOURS if blowdown else None,
        flow=sheet.flow.text if sheet.flow else None,
        origin=sheet.flow.origin if sheet.flow else None,
        treatment=TREATMENT if treated else None,
        waste_code=WASTE_CODES.get(outlet.point),
        standard=STANDARDS.get(outlet.point) if not treated else None,
    )
    for key, mass in _loads(outlet.medium, parts).items():
        _add_load(book, id, outlet, key, mass, parts, treated)


def _loads(medium: str, parts: dict[str, float]) -> dict[str, float]:
    """Return the load of each pollutant [kg/h] that is worth a line."""
    found: dict[str, float] = {}
    for key, counted in COUNTED.get(medium, {}).items():
        mass = sum(factor * parts.get(short, 0.0) for short, factor in counted.items())
        if mass >= 0.01:
            found[key] = mass
    return found


def _add_load(
    book: Book, id: str, outlet: _Outlet, key: str, mass: float, parts: dict[str, float], treated: bool
) -> None:
    book.add(
        "emission_component",
        f"{id}_{key}",
        emission=id,
        substance=f"substance_{key}",
        concentration=_concentration(outlet, mass, parts),
        load=f"{digits(mass, 3)} kg/h",
        limit=None if treated else LIMITS.get((outlet.point, key)),
        origin="measured" if "a" in outlet.flow.marks else "calculated",
    )


def _concentration(outlet: _Outlet, mass: float, parts: dict[str, float]) -> str | None:
    """Return a concentration as typed; None for fugitive gas and wisps, where nobody would state one."""
    if outlet.medium == "water":
        return f"{digits(mass * 1e6 / parts['H2O'], 3)} mg/L" if parts.get("H2O") else None
    volume = _normal(parts)
    if outlet.point == FUGITIVE or volume < LEAST_GAS:
        return None
    return f"{digits(mass * 1e6 / volume, 3)} mg/Nm3"


def _normal(parts: dict[str, float]) -> float:
    """Return the volume of a dry gas [Nm3/h]: 22.414 m3 a kmol at 0 °C and 101.325 kPa."""
    masses = {short: one.molar_mass for short, one in species().items()}
    gases = ("N2", "O2", "Ar", "CO2", "CO", "H2", "CH4", "NH3", "SO2", "NO", "H2S")
    return sum(22.414 * parts.get(short, 0.0) / (masses[short] or 1.0) for short in gases)
