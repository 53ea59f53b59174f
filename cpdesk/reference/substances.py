"""The substances and pollutant factors that an audit meets: names, formula, CAS number, usual medium."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from cpdesk.errors import DataFault
from cpdesk.language import N_
from cpdesk.reference import elements
from cpdesk.reference.bilingual import Bilingual
from cpdesk.reference.documents import Entry, bilingual, document, provenance
from cpdesk.reference.provenance import Provenance


class SubstanceKind(StrEnum):
    """A chemical substance, or a sum that is measured like one (COD, suspended solids)."""

    SUBSTANCE = "substance"
    POLLUTANT_FACTOR = "pollutant factor"


@dataclass(frozen=True, slots=True)
class Substance:
    """One shipped substance; formula and CAS number are None for a pollutant factor.

    `media` is a hint where it is usually met in an emission: 'water', 'air', 'waste'.
    """

    key: str
    title: Bilingual
    kind: SubstanceKind
    formula: str | None
    cas: str | None
    media: tuple[str, ...]
    provenance: Provenance

    @property
    def molar_mass(self) -> float | None:
        """The molar mass [g/mol], computed from the formula."""
        return None if self.formula is None else elements.molar_mass(self.formula)


@cache
def substances() -> tuple[Substance, ...]:
    """Return the shipped substances, then the pollutant factors."""
    return tuple(_substance(entry) for entry in document("substances")["items"])


def substance(key: str) -> Substance:
    """Return one shipped substance by its key, such as 'chlorobenzene'."""
    for found in substances():
        if found.key == key:
            return found
    raise DataFault(N_("There is no substance {key} in the shipped list."), key=key)


def is_cas_number(text: str) -> bool:
    """Return whether a text is a CAS number: its last digit is the sum of the others by place, modulo 10."""
    head, _, check = text.rpartition("-")
    first, dash, second = head.partition("-")
    digits = first + second
    shaped = 2 <= len(first) <= 7 and len(second) == 2 and len(check) == 1 and bool(dash)
    if not shaped or not (digits + check).isascii() or not (digits + check).isdigit():
        return False
    return sum(place * int(digit) for place, digit in enumerate(reversed(digits), 1)) % 10 == int(check)


def _substance(entry: Entry) -> Substance:
    where = provenance(entry, edition=document("substances")["meta"]["edition"])
    kind, media = SubstanceKind(entry["kind"]), tuple(entry["media"])
    return Substance(entry["key"], bilingual(entry), kind, entry["formula"], entry["cas"], media, where)
