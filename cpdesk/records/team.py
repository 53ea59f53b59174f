"""Phase 1: who makes the audit, by which plan, against which barriers."""

from dataclasses import dataclass
from enum import StrEnum

from cpdesk.records.record import LongText, PartialDate, Positive, Record


class Group(StrEnum):
    """Which of the two bodies of the audit a member sits in."""

    STEERING = "steering group"
    WORKING = "audit team"


class BarrierKind(StrEnum):
    """What stands in the way, as the manuals sort it."""

    IDEAS = "ideas"
    TECHNICAL = "technical"
    ECONOMIC = "economic"
    ORGANISATION = "organisation"
    POLICY = "policy and law"


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamMember(Record):
    """A member of the audit team or the steering group, worksheet 1-1."""

    group: Group = Group.WORKING
    name: str = ""
    role: str = ""
    department: str = ""
    title: str = ""
    speciality: str = ""
    duty: LongText = ""
    time: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkTask(Record):
    """A line of the work plan, worksheet 1-2."""

    phase: str = ""
    task: LongText = ""
    start: PartialDate = ""
    finish: PartialDate = ""
    responsible: str = ""
    checker: str = ""
    output: str = ""
    finished_on: PartialDate = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Barrier(Record):
    """Something in the way of the audit and what the team does about it."""

    kind: BarrierKind | None = None
    description: LongText = ""
    countermeasure: LongText = ""
    responsible: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Training(Record):
    """A session of publicity or training."""

    date: PartialDate = ""
    topic: str = ""
    audience: str = ""
    attendance: Positive = None
    speaker: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepMark(Record):
    """What the team says of one step of the walk: that it is done, and anything to remember."""

    step: str = ""
    done: bool | None = None
    done_on: PartialDate = ""
    done_by: str = ""
