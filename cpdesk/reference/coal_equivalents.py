"""Coal-equivalent coefficients of fuels and energy media (GB/T 2589)."""

from dataclasses import dataclass
from functools import cache

from cpdesk.reference.bilingual import Bilingual
from cpdesk.reference.documents import Entry, bilingual, document, key_of, number_range, provenance
from cpdesk.reference.provenance import Provenance

KILOJOULES_PER_KGCE = 29307.6  # GB/T 2589: 1 kgce = 7000 kcal


@dataclass(frozen=True, slots=True)
class CoalEquivalent:
    """Coefficient of one fuel or medium [unit, e.g. kgce/kg] with its heat content [kJ per the same unit].

    The standard gives some as a range: then low and high differ and a measured heat value is needed.
    """

    key: str
    title: Bilingual
    unit: str
    low: float
    high: float
    heat_low_kj: float
    heat_high_kj: float
    medium: bool
    note: str
    provenance: Provenance

    @property
    def coefficient(self) -> float | None:
        """The coefficient, or None where the standard gives a range."""
        return self.low if self.low == self.high else None

    @property
    def verified(self) -> bool:
        """Whether the value may be shown without the mark."""
        return self.provenance.verified


@cache
def coal_equivalents() -> tuple[CoalEquivalent, ...]:
    """Return fuels, power and heat of both editions, then the energy-consuming media."""
    shipped = document("coal_equivalents")
    fuels = tuple(_fuel(entry) for entry in shipped["items"])
    return fuels + tuple(_medium(entry) for entry in shipped["energy_media"])


def _fuel(entry: Entry) -> CoalEquivalent:
    return _equivalent(entry, number_range(entry["lhv_kJ_per_unit"]), medium=False)


def _medium(entry: Entry) -> CoalEquivalent:
    heat = entry["MJ_per_unit"] * 1000
    return _equivalent(entry, (heat, heat), medium=True)


def _equivalent(entry: Entry, heat: tuple[float, float], *, medium: bool) -> CoalEquivalent:
    low, high = number_range(entry["coefficient"])
    key = key_of("medium" if medium else "fuel", entry["en"])
    where, note = provenance(entry), entry.get("note", "")
    return CoalEquivalent(key, bilingual(entry), entry["unit"], low, high, *heat, medium, note, where)
