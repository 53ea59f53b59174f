"""The chapters and sections of the audit report."""

from dataclasses import dataclass
from functools import cache

from cpdesk.reference.bilingual import Bilingual
from cpdesk.reference.documents import Entry, bilingual, document, provenance
from cpdesk.reference.provenance import Provenance

LAST_EVALUATION_CHAPTER = (
    5  # the report for the evaluation ends with feasibility, the one for acceptance has all
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter; its sections carry their numbers in the Chinese text."""

    number: int
    title: Bilingual
    sections: tuple[Bilingual, ...]
    provenance: Provenance

    @property
    def in_evaluation_report(self) -> bool:
        """Whether the chapter already stands in the report for the authority's evaluation."""
        return self.number <= LAST_EVALUATION_CHAPTER


@cache
def report_chapters() -> tuple[Chapter, ...]:
    """Return the chapters in order: 0 is the foreword, the last holds the annexes."""
    return tuple(_chapter(entry) for entry in document("report_outline")["items"])


def _chapter(entry: Entry) -> Chapter:
    sections = tuple(bilingual(part) for part in entry["sections"])
    where = provenance(entry, edition="format of the CP audit report")
    return Chapter(entry["chapter"], bilingual(entry), sections, where)
