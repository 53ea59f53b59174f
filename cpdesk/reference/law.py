"""The legal ground of the audit as dated entries, and the cases in which an audit is mandatory."""

from dataclasses import dataclass
from datetime import date
from functools import cache

from cpdesk.reference.bilingual import Bilingual
from cpdesk.reference.documents import Entry, bilingual, document, provenance
from cpdesk.reference.provenance import Provenance


@dataclass(frozen=True, slots=True)
class LegalEntry:
    """One act: in force from `valid_from` until the day before `valid_to`; None is not recorded or open."""

    key: str
    title: Bilingual
    valid_from: date | None
    valid_to: date | None
    note: str
    deadlines: tuple[str, ...]
    articles: tuple[tuple[str, str], ...]
    provenance: Provenance

    def in_force_on(self, day: date) -> bool | None:
        """Return whether the act is in force on a day, or None where its date of entry is not recorded."""
        if self.valid_from is None:
            return None
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True, slots=True)
class MandatoryCase:
    """One case in which the law orders an audit, with the article that says so."""

    key: str
    title: Bilingual
    law: str
    provenance: Provenance


@cache
def legal_entries() -> tuple[LegalEntry, ...]:
    """Return the acts on cleaner production, historic ones included."""
    return tuple(_legal_entry(entry) for entry in document("phases_steps")["legal_status"])


@cache
def mandatory_cases() -> tuple[MandatoryCase, ...]:
    """Return the three cases of the law of 2012, kept as historic law since 2026-08-15."""
    return tuple(
        MandatoryCase(entry["key"], bilingual(entry), entry["law"], provenance(entry))
        for entry in document("phases_steps")["mandatory_audit"]
    )


def _legal_entry(entry: Entry) -> LegalEntry:
    return LegalEntry(
        entry["key"],
        bilingual(entry),
        _day(entry["valid_from"]),
        _day(entry["valid_to"]),
        entry["note"],
        tuple(entry.get("deadlines", ())),
        tuple(entry.get("articles", {}).items()),
        provenance(entry, edition=bilingual(entry).en),
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
