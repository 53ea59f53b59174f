"""Common discharge limits of national standards, and the categories of hazardous waste."""

from dataclasses import dataclass
from functools import cache

from cpdesk.reference.bilingual import Bilingual
from cpdesk.reference.documents import Entry, bilingual, document, provenance
from cpdesk.reference.provenance import Provenance

_OWN_UNITS = {"rate_kg_h": "kg/h", "stack_m": "m", "fugitive_mg_m3": "mg/m3"}


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit of a row: for which grade (class I, direct, fugitive...), its bounds, its unit.

    Both bounds are None where the standard sets a text ('not detectable') or no limit: see `text`.
    """

    grade: str
    lower: float | None
    upper: float | None
    text: str
    unit: str


@dataclass(frozen=True, slots=True)
class DischargeLimit:
    """The limits of one pollutant in one table of a standard."""

    standard: str
    medium: str
    title: Bilingual
    scope: Bilingual
    limits: tuple[Limit, ...]
    provenance: Provenance

    @property
    def verified(self) -> bool:
        """Whether the values may be shown without the mark."""
        return self.provenance.verified

    def limit(self, grade: str) -> Limit | None:
        """Return the limit of one grade, or None if the row has no such grade."""
        return next((limit for limit in self.limits if limit.grade == grade), None)


@dataclass(frozen=True, slots=True)
class HazardousWasteCategory:
    """One category HW01... of the national list."""

    code: str
    title: Bilingual
    provenance: Provenance


@cache
def discharge_limits() -> tuple[DischargeLimit, ...]:
    """Return all rows; a sector standard, a local one or the permit overrides the integrated standard."""
    return tuple(_row(entry) for entry in document("discharge_limits")["items"])


@cache
def discharge_standards() -> tuple[str, ...]:
    """Return the codes of the standards in the order of the rows."""
    return tuple(dict.fromkeys(row.standard for row in discharge_limits()))


def limits_of(standard: str) -> tuple[DischargeLimit, ...]:
    """Return the rows of one standard, such as 'GB 8978-1996'."""
    return tuple(row for row in discharge_limits() if row.standard == standard)


@cache
def hazardous_waste_categories() -> tuple[HazardousWasteCategory, ...]:
    """Return the categories of hazardous waste."""
    entries = document("discharge_limits")["hazardous_waste_categories"]
    return tuple(
        HazardousWasteCategory(entry["code"], bilingual(entry), provenance(entry)) for entry in entries
    )


def _row(entry: Entry) -> DischargeLimit:
    limits = tuple(_limit(grade, value, entry["unit"]) for grade, value in entry["limits"].items())
    names, scope = bilingual(entry), bilingual(entry, "scope")
    return DischargeLimit(entry["standard"], entry["medium"], names, scope, limits, provenance(entry))


def _limit(grade: str, value: float | str | None, row_unit: str) -> Limit:
    unit = _OWN_UNITS.get(grade, row_unit)
    if value is None:
        return Limit(grade, None, None, "", unit)
    if isinstance(value, str):
        return Limit(grade, *_bounds(value), value, unit)
    return Limit(grade, None, value, "", unit)


def _bounds(text: str) -> tuple[float | None, float | None]:
    """Return the bounds of a text such as '6-9'; any other text has none."""
    low, dash, high = text.partition("-")
    if dash and low.isdigit() and high.isdigit():
        return float(low), float(high)
    return None, None
