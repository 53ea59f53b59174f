"""The schemes an audit can be shown in: the Chinese 35 steps, UNEP's five phases, UNIDO's six steps.

The data always stands in the 35 steps; a task of another scheme names the steps over whose data it stands.
"""

from dataclasses import dataclass
from functools import cache

from cpdesk.errors import DataFault
from cpdesk.language import N_
from cpdesk.reference.bilingual import Bilingual
from cpdesk.reference.documents import Entry, bilingual, document, provenance
from cpdesk.reference.provenance import Confidence, Provenance
from cpdesk.reference.steps import Phase, phases, steps

CHINA = "china"


@dataclass(frozen=True, slots=True)
class Task:
    """One task of a scheme; `steps` are the codes of the Chinese steps over whose data it stands."""

    code: str
    title: Bilingual
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProfilePhase:
    """One phase (UNIDO: step) of a scheme."""

    number: int
    title: Bilingual
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """One scheme: `provenance` is of its wording, `mapping_source` of its mapping to the 35 steps."""

    key: str
    title: Bilingual
    phases: tuple[ProfilePhase, ...]
    provenance: Provenance
    mapping_source: str

    @property
    def tasks(self) -> tuple[Task, ...]:
        """All tasks of the scheme in order."""
        return tuple(task for phase in self.phases for task in phase.tasks)


@cache
def profiles() -> tuple[Profile, ...]:
    """Return the schemes: china, unep, unido."""
    return (_chinese_profile(), *(_profile(entry) for entry in document("profiles")["items"]))


def profile(key: str) -> Profile:
    """Return one scheme by its key."""
    for found in profiles():
        if found.key == key:
            return found
    known = ", ".join(each.key for each in profiles())
    raise DataFault(N_("There is no audit scheme {key}. Choose one of: {known}."), key=key, known=known)


def unmapped_steps(scheme: Profile) -> tuple[str, ...]:
    """Return the codes of the Chinese steps that no task of a scheme stands over."""
    mapped = {code for task in scheme.tasks for code in task.steps}
    return tuple(step.code for step in steps() if step.code not in mapped)


def _chinese_profile() -> Profile:
    title = Bilingual("China, seven phases and 35 steps", "中国 七阶段35个步骤")
    return Profile(
        CHINA, title, tuple(_own_phase(phase) for phase in phases()), _chinese_provenance(), "identity"
    )


def _own_phase(phase: Phase) -> ProfilePhase:
    tasks = tuple(Task(step.code, step.title, (step.code,)) for step in phase.steps)
    return ProfilePhase(phase.number, phase.title, tasks)


def _chinese_provenance() -> Provenance:
    """Return the provenance of the whole scheme: confidence is that of its least trusted phase."""
    order = list(Confidence)
    return max((phase.provenance for phase in phases()), key=lambda found: order.index(found.confidence))


def _profile(entry: Entry) -> Profile:
    found = tuple(_profile_phase(part) for part in entry["phases"])
    mapping_source = document("profiles")["meta"]["mapping_source"]
    return Profile(
        entry["key"], bilingual(entry), found, provenance(entry, bilingual(entry).en), mapping_source
    )


def _profile_phase(entry: Entry) -> ProfilePhase:
    tasks = tuple(Task(task["code"], bilingual(task), tuple(task["steps"])) for task in entry["tasks"])
    return ProfilePhase(entry["no"], bilingual(entry), tasks)
