"""What is missing or contradictory in an audit: one finding each, with the cell it concerns."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from cpdesk.language import Language, Message
from cpdesk.records.record import Record, kind_of


class Severity(StrEnum):
    """How a finding is to be taken."""

    MISSING = "missing"
    CONTRADICTION = "contradiction"
    DOUBT = "doubtful"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding: at which step, how severe, what, and the record and field it concerns.

    Where nothing is there yet, `kind` alone says what is to be added; `table` is where a person mends it.
    """

    step: str
    severity: Severity
    message: Message
    kind: str = ""
    id: str = ""
    field: str = ""
    table: str = ""

    def as_data(self, language: Language) -> Mapping[str, str]:
        """Return the finding as plain data in a language."""
        return {
            "step": self.step,
            "severity": self.severity.value,
            "kind": self.kind,
            "id": self.id,
            "field": self.field,
            "message": language.say(self.message),
        }


def missing(step: str, text: str, kind: str = "", table: str = "", /, **values: object) -> Finding:
    """Return the finding that something is not there at all."""
    return Finding(step, Severity.MISSING, Message(text, values), kind, table=table)


def missing_in(step: str, record: Record, field: str, text: str, /, **values: object) -> Finding:
    """Return the finding that a field of a record is empty."""
    return Finding(step, Severity.MISSING, Message(text, values), kind_of(record), record.id, field)


def contradiction(step: str, record: Record, field: str, text: str, /, **values: object) -> Finding:
    """Return the finding that a field disagrees with something else."""
    return Finding(step, Severity.CONTRADICTION, Message(text, values), kind_of(record), record.id, field)


def doubt(step: str, record: Record, field: str, text: str, /, **values: object) -> Finding:
    """Return the finding that a field is likely wrong."""
    return Finding(step, Severity.DOUBT, Message(text, values), kind_of(record), record.id, field)
