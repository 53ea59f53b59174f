"""Where a shipped value comes from, and whether it may be shown without the mark 'unverified'."""

import re
from dataclasses import dataclass
from enum import StrEnum

from cpdesk.errors import DataFault
from cpdesk.language import N_

_SOURCE_KEY = re.compile(r"\bS\d{2}\b")
_DOUBTS = ("to verify", "unverified")


class Confidence(StrEnum):
    """How far a value can be trusted."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Source and edition of a value; a value without a source is refused."""

    source: str
    edition: str
    confidence: Confidence

    def __post_init__(self) -> None:
        if not self.source.strip():
            raise DataFault(N_("A reference value names no source. Every value must name one."))

    @property
    def verified(self) -> bool:
        """True only for high confidence and a source that states no doubt of its own."""
        return self.confidence is Confidence.HIGH and not any(doubt in self.source for doubt in _DOUBTS)

    @property
    def source_keys(self) -> tuple[str, ...]:
        """The keys S01, S02... of the list of sources that the source text names."""
        return tuple(dict.fromkeys(_SOURCE_KEY.findall(self.source)))
