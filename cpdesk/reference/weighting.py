"""The factors of the weighted sum, for the audit focus and for the options: default weights and ranges."""

from dataclasses import dataclass
from functools import cache

from cpdesk.reference.bilingual import Bilingual
from cpdesk.reference.documents import Entry, bilingual, document, provenance
from cpdesk.reference.provenance import Provenance

LOWEST_WEIGHT, HIGHEST_WEIGHT = 1.0, 10.0
LOWEST_SCORE, HIGHEST_SCORE = 1.0, 10.0


@dataclass(frozen=True, slots=True)
class WeightedFactor:
    """One factor: default weight W and the range in which the manual sets it, both of 1 to 10."""

    key: str
    title: Bilingual
    default_weight: float
    lowest_weight: float
    highest_weight: float
    provenance: Provenance


@cache
def focus_factors() -> tuple[WeightedFactor, ...]:
    """Return the factors by which candidate audit foci are ranked."""
    return _factors("audit_focus_weighting")


@cache
def option_factors() -> tuple[WeightedFactor, ...]:
    """Return the factors by which options are ranked."""
    return _factors("option_screening_weighting")


def _factors(name: str) -> tuple[WeightedFactor, ...]:
    scheme = document("phases_steps")[name]
    where = provenance(scheme, edition="CP audit manual")
    return tuple(_factor(entry, where) for entry in scheme["factors"])


def _factor(entry: Entry, where: Provenance) -> WeightedFactor:
    lowest, highest = entry["w_range"]
    return WeightedFactor(entry["key"], bilingual(entry), entry["w_default"], lowest, highest, where)
