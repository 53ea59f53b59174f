"""The eight aspects by which causes of waste are analysed and options are sorted."""

from dataclasses import dataclass
from functools import cache

from cpdesk.errors import DataFault
from cpdesk.language import N_
from cpdesk.reference.bilingual import Bilingual
from cpdesk.reference.documents import Entry, bilingual, document
from cpdesk.reference.provenance import Confidence, Provenance


@dataclass(frozen=True, slots=True)
class Aspect:
    """One aspect with causes that are often found under it."""

    key: str
    title: Bilingual
    typical_causes: tuple[Bilingual, ...]
    provenance: Provenance


@cache
def aspects() -> tuple[Aspect, ...]:
    """Return the eight aspects in the order of the worksheet."""
    return tuple(_aspect(entry) for entry in document("phases_steps")["eight_aspects"])


def aspect(key: str) -> Aspect:
    """Return one aspect by its key, such as 'process_control'."""
    for found in aspects():
        if found.key == key:
            return found
    raise DataFault(N_("There is no aspect {key} among the eight aspects."), key=key)


def _aspect(entry: Entry) -> Aspect:
    where = Provenance(document("phases_steps")["eight_aspects_source"], "CNCPC manual", Confidence.MEDIUM)
    causes = tuple(bilingual(cause) for cause in entry["typical_causes"])
    return Aspect(entry["key"], bilingual(entry), causes, where)
