"""Pollution equivalents and the rates and rules of the environmental protection tax."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from cpdesk.reference.bilingual import Bilingual
from cpdesk.reference.documents import Entry, bilingual, document, key_of, provenance
from cpdesk.reference.provenance import Confidence, Provenance


class TaxCategory(StrEnum):
    """The lists of the law's annex 2."""

    WATER_CLASS_1 = "water_class1"
    WATER_CLASS_2 = "water_class2"
    WATER_OTHER = "water_other"
    AIR = "air"


@dataclass(frozen=True, slots=True)
class PollutionEquivalent:
    """How much of a pollutant [unit, mostly kg] is one pollution equivalent."""

    key: str
    category: TaxCategory
    title: Bilingual
    value: float
    unit: str
    note: str
    provenance: Provenance

    @property
    def verified(self) -> bool:
        """Whether the value may be shown without the mark."""
        return self.provenance.verified


@dataclass(frozen=True, slots=True)
class TaxBand:
    """The band in which a province sets its rate per equivalent."""

    medium: str
    low: float
    high: float
    unit: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class TaxRate:
    """A fixed rate: of a solid waste [CNY/t], or of noise over the limit by so many dB [CNY/month]."""

    title: Bilingual
    rate: float
    unit: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class TaxRule:
    """One rule of the computation, as text for the guidance."""

    text: Bilingual
    provenance: Provenance


@cache
def pollution_equivalents() -> tuple[PollutionEquivalent, ...]:
    """Return the equivalents of water and air pollutants."""
    return tuple(_equivalent(entry) for entry in document("pollution_equivalents")["items"])


@cache
def tax_bands() -> tuple[TaxBand, ...]:
    """Return the bands for air and for water."""
    tax = _tax()
    return tuple(
        TaxBand(medium, tax[medium]["min"], tax[medium]["max"], tax[medium]["unit"], _tax_provenance())
        for medium in ("air", "water")
    )


@cache
def solid_waste_rates() -> tuple[TaxRate, ...]:
    """Return the rates of solid waste."""
    unit, where = _tax()["solid_unit"], _tax_provenance()
    return tuple(TaxRate(bilingual(entry), entry["rate"], unit, where) for entry in _tax()["solid"])


@cache
def noise_rates() -> tuple[TaxRate, ...]:
    """Return the rates of industrial noise by the decibels above the limit."""
    unit, where = _tax()["noise_unit"], _tax_provenance()
    return tuple(
        TaxRate(
            Bilingual(f"{entry['dB']} dB above the limit", f"超标 {entry['dB']} 分贝"),
            entry["rate"],
            unit,
            where,
        )
        for entry in _tax()["noise"]
    )


@cache
def tax_rules() -> tuple[TaxRule, ...]:
    """Return the rules by which the tax is computed."""
    tax = _tax()
    confidence = Confidence(tax["algorithm_confidence"])
    where = Provenance(tax["algorithm_source"], tax["algorithm_edition"], confidence)
    return tuple(TaxRule(bilingual(entry), where) for entry in tax["algorithm"])


def _equivalent(entry: Entry) -> PollutionEquivalent:
    category = TaxCategory(entry["category"])
    name = entry["zh"] if entry["en"] == "pH" else entry["en"]
    key, note = key_of(category, name), entry["note"]
    where = provenance(entry)
    return PollutionEquivalent(
        key, category, bilingual(entry), entry["equivalent"], entry["unit"], note, where
    )


def _tax() -> Entry:
    return document("pollution_equivalents")["tax"]


def _tax_provenance() -> Provenance:
    return provenance(_tax())
