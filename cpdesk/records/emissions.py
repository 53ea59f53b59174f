"""The inventory: what every item of equipment lets out, where, how often, made of what."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from cpdesk.records.flows import Grade, Origin
from cpdesk.records.production import Medium
from cpdesk.records.record import AnyQuantity, LongText, Positive, Record, Unique, names, part_of


class Frequency(StrEnum):
    """How often an emission happens."""

    CONTINUOUS = "continuous"
    INTERMITTENT = "intermittent"
    BLOWDOWN = "blowdown"
    MAINTENANCE = "periodic maintenance"
    ACCIDENTAL = "accidental"


@dataclass(frozen=True, slots=True, kw_only=True)
class Emission(Record):
    """One row of the inventory, worksheet A-3.

    Yearly amount: `flow` on its own basis, for `hours_per_year`, or `hours_per_event` x `events_per_year`.
    """

    number: Unique = ""
    name: str = ""
    medium: Medium | None = None
    unit_process: Annotated[str | None, names("unit_process")] = None
    equipment: Annotated[str | None, names("equipment")] = None
    stream: Annotated[str | None, names("stream")] = None
    discharge_point: Annotated[str | None, names("discharge_point")] = None
    frequency: Frequency | None = None
    flow: AnyQuantity = None
    hours_per_event: Positive = None
    events_per_year: Positive = None
    hours_per_year: Positive = None
    origin: Origin | None = None
    method: str = ""
    grade: Grade | None = None
    treatment: LongText = ""
    waste_code: str = ""
    standard: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmissionComponent(Record):
    """How much of one substance or pollutant factor an emission holds, and what may be in it."""

    emission: Annotated[str, part_of("emission")]
    substance: Annotated[str | None, names("substance")] = None
    concentration: AnyQuantity = None
    load: AnyQuantity = None
    limit: AnyQuantity = None
    origin: Origin | None = None
    method: str = ""
