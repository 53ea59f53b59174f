"""CP standards and evaluation index systems: indicators with the values of class I, II and III."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from cpdesk.errors import DataFault
from cpdesk.language import N_
from cpdesk.reference.bilingual import Bilingual
from cpdesk.reference.documents import Entry, bilingual, document, provenance
from cpdesk.reference.provenance import Provenance

LEVELS = ("I", "II", "III")


class Direction(StrEnum):
    """Which way of a quantitative indicator is better."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class Requirement:
    """What one class asks: a value, or a text for a qualitative indicator; neither where it is not known."""

    level: str
    value: float | None
    text: str

    @property
    def known(self) -> bool:
        """Whether the shipped library holds the requirement."""
        return self.value is not None or bool(self.text)


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator of a standard; `weight_rule` is a weight that depends on the plant, such as '0.8/n'."""

    group: str
    title: Bilingual
    unit: str | None
    direction: Direction | None
    requirements: tuple[Requirement, ...]
    limiting: bool
    weight: float | None
    weight_rule: str
    note: str
    provenance: Provenance

    @property
    def quantitative(self) -> bool:
        """Whether it is compared by value."""
        return self.direction is not None

    @property
    def verified(self) -> bool:
        """Whether the values may be shown without the mark."""
        return self.provenance.verified


@dataclass(frozen=True, slots=True)
class IndicatorGroup:
    """One of the six groups of indicators."""

    key: str
    title: Bilingual


@dataclass(frozen=True, slots=True)
class CPStandard:
    """One standard; `scheme` is 'classes_HJ' (a class per indicator) or 'Yg_2013' (composite index)."""

    code: str
    title: Bilingual
    year: int
    scheme: str
    status: str
    note: str
    warning: str
    group_weights: tuple[tuple[str, float], ...]
    indicators: tuple[Indicator, ...]

    @property
    def verified(self) -> bool:
        """Whether every indicator may be shown without the mark."""
        return all(indicator.verified for indicator in self.indicators)


@dataclass(frozen=True, slots=True)
class EnergyBenchmark:
    """Energy per unit product: benchmark (advanced) and baseline [unit]."""

    title: Bilingual
    unit: str
    benchmark: float
    baseline: float
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class WaterQuota:
    """Water intake per unit product: general and advanced value [unit]."""

    title: Bilingual
    unit: str
    general: float
    advanced: float
    provenance: Provenance


@cache
def cp_standards() -> tuple[CPStandard, ...]:
    """Return the shipped standards; most values are unverified and must be shown with that mark."""
    return tuple(_standard(entry) for entry in document("cp_standards")["items"])


def cp_standard(code: str) -> CPStandard:
    """Return one standard by its code, such as 'HJ/T 125-2003'."""
    for found in cp_standards():
        if found.code == code:
            return found
    raise DataFault(N_("There is no cleaner production standard {code} in the shipped library."), code=code)


@cache
def indicator_groups() -> tuple[IndicatorGroup, ...]:
    """Return the six groups of indicators."""
    return tuple(
        IndicatorGroup(entry["key"], bilingual(entry)) for entry in document("cp_standards")["groups"]
    )


@cache
def level_titles() -> dict[str, Bilingual]:
    """Return the names of class I, II and III."""
    return {level: bilingual(document("cp_standards")["classes"][level]) for level in LEVELS}


@cache
def standard_catalogue() -> tuple[tuple[str, str], ...]:
    """Return code and Chinese name of the published standards, shipped or not; the list is unverified."""
    return tuple((entry["code"], entry["name"]) for entry in document("cp_standards")["catalogue"])


@cache
def energy_benchmarks() -> tuple[EnergyBenchmark, ...]:
    """Return the energy benchmark and baseline levels of key sectors."""
    listed = document("cp_standards")["energy_benchmarks"]
    where = provenance(listed)
    return tuple(
        EnergyBenchmark(bilingual(entry), entry["unit"], entry["benchmark"], entry["baseline"], where)
        for entry in listed["items"]
    )


@cache
def water_quotas() -> tuple[WaterQuota, ...]:
    """Return the water quotas, each with its standard as edition."""
    listed = document("cp_standards")["water_quotas"]
    return tuple(_quota(entry, listed) for entry in listed["items"])


def _quota(entry: Entry, listed: Entry) -> WaterQuota:
    where = provenance(listed, edition=entry["standard"])
    return WaterQuota(bilingual(entry), entry["unit"], entry["general"], entry["advanced"], where)


def _standard(entry: Entry) -> CPStandard:
    indicators = tuple(_indicator(part, entry["code"]) for part in entry["indicators"])
    return CPStandard(
        entry["code"],
        bilingual(entry),
        entry["year"],
        entry["scheme"],
        entry["status"],
        entry.get("note", ""),
        entry.get("warning", ""),
        tuple(entry.get("group_weights", {}).items()),
        indicators,
    )


def _indicator(entry: Entry, edition: str) -> Indicator:
    direction, weight = entry["direction"], entry["weight"]
    depends = isinstance(weight, str)
    return Indicator(
        group=entry["group"],
        title=bilingual(entry),
        unit=entry["unit"],
        direction=None if direction is None else Direction(direction),
        requirements=tuple(_requirement(level, entry[level]) for level in LEVELS),
        limiting=entry["limiting"],
        weight=None if depends else weight,
        weight_rule=weight if depends else "",
        note=entry["note"],
        provenance=provenance(entry, edition=edition),
    )


def _requirement(level: str, value: float | str | None) -> Requirement:
    if isinstance(value, str):
        return Requirement(level, None, value)
    return Requirement(level, value, "")
