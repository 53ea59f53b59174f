"""The plant: areas, unit processes, equipment, points of discharge."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from cpdesk.quantities import Quantity
from cpdesk.records.production import Medium
from cpdesk.records.record import (
    AnyQuantity,
    Count,
    LongText,
    Positive,
    Pressure,
    Record,
    Temperature,
    Unique,
    Year,
    names,
    part_of,
    quantity_in,
)


class Operation(StrEnum):
    """How a unit process runs; the measuring rules follow it."""

    CONTINUOUS = "continuous"
    BATCH = "batch"


class EquipmentKind(StrEnum):
    """Kinds of equipment, each with a symbol in the manner of ISO 10628-2."""

    VESSEL = "vessel"
    REACTOR = "reactor"
    COLUMN = "column"
    PACKED_COLUMN = "packed column"
    TRAY_COLUMN = "tray column"
    HEAT_EXCHANGER = "heat exchanger"
    COOLER = "cooler"
    CONDENSER = "condenser"
    REBOILER = "reboiler"
    PUMP = "pump"
    COMPRESSOR = "compressor"
    FAN = "fan"
    SCRUBBER = "scrubber"
    CYCLONE = "cyclone"
    FILTER = "filter"
    CENTRIFUGE = "centrifuge"
    DRYER = "dryer"
    FURNACE = "furnace"
    BOILER = "boiler"
    KILN = "kiln"
    TANK = "tank"
    GAS_HOLDER = "gas holder"
    SILO = "silo"
    MILL = "mill"
    CONVEYOR = "conveyor"
    MIXER = "mixer"
    SPLITTER = "splitter"
    SEPARATOR = "separator"
    VALVE = "valve"
    COOLING_TOWER = "cooling tower"
    TREATMENT_PLANT = "treatment plant"
    STACK = "stack"
    TURBINE = "turbine"
    TRANSFORMER = "transformer"
    PACKING_MACHINE = "packing machine"
    GENERIC = "generic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Area(Record):
    """A part of the plant: a workshop, a section."""

    code: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitProcess(Record):
    """A unit process; `balanced` False keeps it out of every balance.

    Operating times that are empty are taken from the audit.
    """

    code: Unique = ""
    name: str = ""
    area: Annotated[str | None, names("area")] = None
    function: LongText = ""
    operation: Operation | None = None
    focus: bool | None = None
    balanced: bool = True
    hours_per_year: Positive = None
    days_per_year: Positive = None
    batches_per_year: Positive = None
    product_per_year: Annotated[Quantity | None, quantity_in("t/a", "mass rate")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Equipment(Record):
    """An item of equipment."""

    unit_process: Annotated[str | None, names("unit_process")] = None
    tag: Unique = ""
    name: str = ""
    kind: EquipmentKind | None = None
    number_of: Count = None
    function: LongText = ""
    capacity: AnyQuantity = None
    power: Annotated[Quantity | None, quantity_in("kW", "energy rate")] = None
    material: str = ""
    design_temperature: Temperature = None
    design_pressure: Pressure = None
    manufacturer: str = ""
    year: Year = None
    condition: str = ""
    to_phase_out: bool | None = None
    phase_out_basis: str = ""
    no_emission: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DischargePoint(Record):
    """A stack, an outfall, a waste store: where an emission leaves the plant."""

    code: Unique = ""
    name: str = ""
    medium: Medium | None = None
    receiver: str = ""
    permit_no: str = ""
    height: Annotated[Quantity | None, quantity_in("m", "length")] = None
    diameter: Annotated[Quantity | None, quantity_in("m", "length")] = None
    temperature: Temperature = None
    fugitive: bool | None = None
    standard: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DischargeLimit(Record):
    """What may leave at a point of discharge, and what does."""

    discharge_point: Annotated[str, part_of("discharge_point")]
    substance: Annotated[str | None, names("substance")] = None
    limit: AnyQuantity = None
    total_load_limit: AnyQuantity = None
    actual: AnyQuantity = None
    actual_load: AnyQuantity = None
    standard: str = ""
