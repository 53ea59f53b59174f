"""The numbered list of sources S01... that the reference data cites."""

from dataclasses import dataclass
from functools import cache

from cpdesk.errors import DataFault
from cpdesk.language import N_
from cpdesk.reference.documents import document
from cpdesk.reference.provenance import Provenance


@dataclass(frozen=True, slots=True)
class Source:
    """One source: its key, what it is, where it was read."""

    key: str
    title: str
    address: str


@cache
def sources() -> tuple[Source, ...]:
    """Return all sources in the order of their keys."""
    return tuple(Source(entry["id"], entry["title"], entry["address"]) for entry in _entries())


def source(key: str) -> Source:
    """Return the source of one key, such as 'S17'."""
    for found in sources():
        if found.key == key:
            return found
    raise DataFault(N_("There is no source {key} in the list of sources."), key=key)


def cited(provenance: Provenance) -> tuple[Source, ...]:
    """Return the sources that a provenance names by key."""
    return tuple(source(key) for key in provenance.source_keys)


def _entries() -> tuple[dict[str, str], ...]:
    return tuple(document("sources")["items"])
