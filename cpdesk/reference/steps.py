"""The Chinese scheme of the audit: 7 phases and 35 steps, with content, deliverable and worksheets."""

from dataclasses import dataclass
from functools import cache

from cpdesk.errors import DataFault
from cpdesk.language import N_
from cpdesk.reference.bilingual import Bilingual
from cpdesk.reference.documents import Entry, bilingual, document, provenance
from cpdesk.reference.provenance import Provenance


@dataclass(frozen=True, slots=True)
class Step:
    """One of the 35 steps; `worksheets` are the numbers of the sheets it fills, none for the two reports."""

    number: int
    code: str
    title: Bilingual
    content: Bilingual
    deliverable: Bilingual
    worksheets: tuple[str, ...]

    @property
    def phase_number(self) -> int:
        """The number of the step's phase: the first figure of its code."""
        return int(self.code.partition(".")[0])


@dataclass(frozen=True, slots=True)
class Phase:
    """One of the seven phases; `other_zh` is its name in the style of HJ 469."""

    number: int
    title: Bilingual
    other_zh: str
    steps: tuple[Step, ...]
    provenance: Provenance

    @property
    def verified(self) -> bool:
        """Whether the phase's steps were confirmed in their source."""
        return self.provenance.verified


@cache
def phases() -> tuple[Phase, ...]:
    """Return the seven phases in order."""
    return tuple(_phase(entry) for entry in document("phases_steps")["items"])


@cache
def steps() -> tuple[Step, ...]:
    """Return the 35 steps in order."""
    return tuple(step for phase in phases() for step in phase.steps)


def step(code: str) -> Step:
    """Return one step by its code, such as '2.4'."""
    for found in steps():
        if found.code == code:
            return found
    raise DataFault(N_("There is no step {code}; the steps run from 1.1 to 7.4."), code=code)


def steps_of_worksheet(number: str) -> tuple[Step, ...]:
    """Return the steps that fill a worksheet."""
    return tuple(found for found in steps() if number in found.worksheets)


def _phase(entry: Entry) -> Phase:
    where = provenance(entry, edition="CNCPC manual, 7 phases and 35 steps")
    found = tuple(_step(part) for part in entry["steps"])
    return Phase(entry["phase"], bilingual(entry), entry["zh_hj469"], found, where)


def _step(entry: Entry) -> Step:
    content, deliverable = bilingual(entry, "content"), bilingual(entry, "deliverable")
    sheets = tuple(entry["worksheets"])
    return Step(entry["no"], entry["code"], bilingual(entry), content, deliverable, sheets)
