"""Greenhouse-gas factors of fuels, grids and heat, warming potentials, and the load formulas."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from cpdesk.errors import DataFault
from cpdesk.language import N_
from cpdesk.reference.bilingual import Bilingual
from cpdesk.reference.documents import Entry, bilingual, document, key_of, provenance
from cpdesk.reference.provenance import Provenance


class FactorKind(StrEnum):
    """What an emission factor belongs to; factors of different kinds have different units."""

    FUEL_CHINA = "fuel_CO2_china"
    FUEL_IPCC_2006 = "fuel_CO2_IPCC2006"
    GRID = "grid_CO2"
    HEAT = "heat_CO2"


@dataclass(frozen=True, slots=True)
class EmissionFactor:
    """One factor: value [unit], and for a fuel what it was computed from.

    `heat_value` is the net calorific value [GJ per the fuel's unit of amount] of a Chinese fuel factor,
    or [TJ/Gg] of an IPCC one; `carbon_t_per_tj` and `oxidation` (a fraction) stand for Chinese fuels only.
    """

    key: str
    kind: FactorKind
    title: Bilingual
    year: int | None
    value: float
    unit: str
    heat_value: float | None
    carbon_t_per_tj: float | None
    oxidation: float | None
    note: str
    provenance: Provenance

    @property
    def verified(self) -> bool:
        """Whether the value may be shown without the mark."""
        return self.provenance.verified


@dataclass(frozen=True, slots=True)
class WarmingPotential:
    """Global warming potential of a gas over 100 years [kg CO2e/kg]; never mix two reports in one sum."""

    gas: str
    ar5: float
    ar6: float
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class LoadFormula:
    """One formula for a pollutant load, as text for the guidance."""

    key: str
    title: Bilingual
    formula: str
    variables: str
    provenance: Provenance


@cache
def emission_factors() -> tuple[EmissionFactor, ...]:
    """Return all CO2 factors."""
    return tuple(_factor(entry) for entry in document("emission_factors")["items"])


def factors_of(kind: FactorKind) -> tuple[EmissionFactor, ...]:
    """Return the factors of one kind."""
    return tuple(factor for factor in emission_factors() if factor.kind is kind)


def grid_factor(region: str = "China", year: int = 2023) -> EmissionFactor:
    """Return the grid factor [kgCO2/kWh] of a region, by its English or Chinese name, and a year."""
    for factor in factors_of(FactorKind.GRID):
        if factor.year == year and region in (factor.title.en, factor.title.zh):
            return factor
    raise DataFault(N_("There is no grid factor for {region} in {year}."), region=region, year=year)


@cache
def warming_potentials() -> tuple[WarmingPotential, ...]:
    """Return the global warming potentials."""
    return tuple(
        WarmingPotential(entry["gas"], entry["AR5"], entry["AR6"], provenance(entry))
        for entry in document("emission_factors")["gwp"]
    )


@cache
def load_formulas() -> tuple[LoadFormula, ...]:
    """Return the formulas for pollutant loads."""
    return tuple(_formula(entry) for entry in document("emission_factors")["formulas"])


def _factor(entry: Entry) -> EmissionFactor:
    percent = entry.get("oxidation_pct")
    return EmissionFactor(
        key=key_of(entry["kind"], entry["en"], entry.get("year")),
        kind=FactorKind(entry["kind"]),
        title=bilingual(entry),
        year=entry.get("year"),
        value=entry["EF"],
        unit=entry["unit"],
        heat_value=entry.get("NCV_GJ_per_unit", entry.get("NCV_TJ_per_Gg")),
        carbon_t_per_tj=entry.get("carbon_content_tC_per_TJ"),
        oxidation=None if percent is None else percent / 100,
        note=entry.get("note", ""),
        provenance=provenance(entry),
    )


def _formula(entry: Entry) -> LoadFormula:
    variables = entry.get("vars", "")
    return LoadFormula(entry["key"], bilingual(entry), entry["formula"], variables, provenance(entry))
