"""Streams, what they are made of, and how that was found."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from cpdesk.language import N_, Message
from cpdesk.quantities import Quantity
from cpdesk.records.record import (
    AnyQuantity,
    Flow,
    Fraction,
    LongText,
    PartialDate,
    Positive,
    Pressure,
    Record,
    Rule,
    Temperature,
    Type,
    Unique,
    names,
    part_of,
    quantity_in,
)


class StreamKind(StrEnum):
    """What a stream is to the audit."""

    RAW_MATERIAL = "raw material"
    UTILITY = "utility"
    INTERMEDIATE = "intermediate"
    PRODUCT = "product"
    BY_PRODUCT = "by-product"
    RECYCLE = "recycle"
    WASTEWATER = "wastewater"
    WASTE_GAS = "waste gas"
    SOLID_WASTE = "solid waste"
    HAZARDOUS_WASTE = "hazardous waste"
    LOSS = "loss"
    ENERGY = "energy"


class Phase(StrEnum):
    """State of matter of a stream."""

    GAS = "gas"
    LIQUID = "liquid"
    SOLID = "solid"
    MIXED = "mixed"


class Origin(StrEnum):
    """Where a figure comes from."""

    MEASURED = "measured"
    CALCULATED = "calculated"
    ESTIMATED = "estimated"
    DESIGN = "design value"


class Grade(StrEnum):
    """How far a datum can be relied on, best first."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


@dataclass(frozen=True, slots=True, kw_only=True)
class Substance(Record):
    """A substance or pollutant factor that this audit follows; `tolerance` is its own closure tolerance."""

    key: Unique = ""
    name: str = ""
    formula: str = ""
    cas_number: str = ""
    molar_mass: Annotated[float | None, Rule(type=Type.NUMBER, minimum=0.0)] = None
    factor: bool | None = None
    conserved: bool | None = None
    tolerance: Fraction = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream(Record):
    """A stream from one place to another.

    An end without unit and equipment is the surroundings. Where the equipment is known it lies in the unit.
    `specific_energy` is the enthalpy of steam or the heating value of a fuel.
    """

    number: Unique = ""
    name: str = ""
    from_unit: Annotated[str | None, names("unit_process")] = None
    from_equipment: Annotated[str | None, names("equipment")] = None
    from_port: str = ""
    to_unit: Annotated[str | None, names("unit_process")] = None
    to_equipment: Annotated[str | None, names("equipment")] = None
    to_port: str = ""
    discharge_point: Annotated[str | None, names("discharge_point")] = None
    kind: StreamKind | None = None
    phase: Phase | None = None
    flow: Flow = None
    origin: Origin | None = None
    method: str = ""
    measured_on: PartialDate = ""
    grade: Grade | None = None
    temperature: Temperature = None
    pressure: Pressure = None
    price: AnyQuantity = None
    disposal_cost: AnyQuantity = None
    specific_energy: Annotated[Quantity | None, quantity_in("kJ/kg", "energy per mass")] = None

    def own_faults(self) -> Iterator[tuple[str, Message]]:
        """Yield that a stream comes back to the very place it left."""
        start = self.from_equipment or self.from_unit
        if (
            start is not None
            and start == (self.to_equipment or self.to_unit)
            and self.from_port == self.to_port
        ):
            yield "to_unit", Message(N_("the stream ends where it starts"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Component(Record):
    """How much of one substance is in a stream, as fraction, concentration or component flow."""

    stream: Annotated[str, part_of("stream")]
    substance: Annotated[str, part_of("substance")]
    amount: AnyQuantity = None
    origin: Origin | None = None
    method: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuringPoint(Record):
    """What is to be measured where, how and how often, worksheet 3-3."""

    number: str = ""
    location: str = ""
    stream: Annotated[str | None, names("stream")] = None
    item: str = ""
    substance: Annotated[str | None, names("substance")] = None
    frequency: str = ""
    repeats: Annotated[int | None, Rule(type=Type.WHOLE, minimum=1)] = None
    method: str = ""
    instrument: str = ""
    accuracy: Annotated[Quantity | None, quantity_in("%", "fraction")] = None
    responsible: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement(Record):
    """One reading, worksheet 3-4; `left_out` keeps an outlier in the file and out of the mean."""

    point: Annotated[str | None, names("measuring_point")] = None
    stream: Annotated[str | None, names("stream")] = None
    substance: Annotated[str | None, names("substance")] = None
    taken_at: Annotated[str, Rule()] = ""
    cycle: str = ""
    value: AnyQuantity = None
    method: str = ""
    grade: Grade | None = None
    left_out: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign(Record):
    """A measuring campaign: the window in which all streams of a unit process, or of the whole plant, are measured."""

    unit_process: Annotated[str | None, names("unit_process")] = None
    start: str = ""
    end: str = ""
    running_hours: Positive = None
    cycles: Annotated[int | None, Rule(type=Type.WHOLE, minimum=0)] = None
    load: Annotated[float | None, Rule(type=Type.NUMBER, minimum=0.0, maximum=2.0)] = None
    conditions: LongText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StockChange(Record):
    """Stock in a unit process at the start and the end of the balance's time; the growth counts as accumulation."""

    unit_process: Annotated[str, part_of("unit_process")]
    substance: Annotated[str | None, names("substance")] = None
    initial: AnyQuantity = None
    final: AnyQuantity = None
    hours: Positive = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LossShare(Record):
    """What part of a unit's unaccounted amount the team puts down to which cause."""

    unit_process: Annotated[str, part_of("unit_process")]
    substance: Annotated[str | None, names("substance")] = None
    cause: LongText = ""
    amount: Flow = None
