"""The directory of cleaner production techniques, and generic options."""

from dataclasses import dataclass
from functools import cache

from cpdesk.reference.bilingual import Bilingual
from cpdesk.reference.documents import Entry, bilingual, document, provenance
from cpdesk.reference.provenance import Provenance

_BATCHES = {
    "batch1": "State technology directory, batch 1 (2000)",
    "batch2": "State technology directory, batch 2 (2003)",
    "batch3": "State technology directory, batch 3 (2006)",
    "generic": "generic options",
}


@dataclass(frozen=True, slots=True)
class Technique:
    """One technique; `batch` is 'batch1' to 'batch3' of the state's directory or 'generic'."""

    key: str
    batch: str
    sector: Bilingual
    title: Bilingual
    applicability: str
    benefit: str
    aspect: str
    provenance: Provenance

    @property
    def verified(self) -> bool:
        """Whether the entry may be shown without the mark."""
        return self.provenance.verified


@cache
def techniques() -> tuple[Technique, ...]:
    """Return all techniques."""
    return tuple(_technique(entry) for entry in document("techniques")["items"])


@cache
def technique_sectors() -> tuple[Bilingual, ...]:
    """Return the sectors in the order they first appear."""
    return tuple(dict.fromkeys(technique.sector for technique in techniques()))


def search_techniques(words: str) -> tuple[Technique, ...]:
    """Return the techniques in whose names, sector or texts every word stands, in either language."""
    wanted = words.casefold().split()
    return tuple(found for found in techniques() if all(word in _text(found) for word in wanted))


def _text(found: Technique) -> str:
    names = (found.title.en, found.title.zh, found.sector.en, found.sector.zh)
    return " ".join((*names, found.applicability, found.benefit)).casefold()


def _technique(entry: Entry) -> Technique:
    return Technique(
        entry["id"],
        entry["batch"],
        bilingual(entry, "sector"),
        bilingual(entry),
        entry["applicability"],
        entry["benefit"],
        entry["aspect"],
        provenance(entry, edition=_BATCHES[entry["batch"]]),
    )
