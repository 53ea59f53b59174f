"""Why waste arises: each source of waste against the eight aspects."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from cpdesk.records.record import LongText, Record, names, part_of
from cpdesk.records.survey import Scope


class Aspect(StrEnum):
    """The eight aspects under which causes are sought and options sorted."""

    RAW_MATERIALS_ENERGY = "raw_materials_energy"
    TECHNOLOGY = "technology"
    EQUIPMENT = "equipment"
    PROCESS_CONTROL = "process_control"
    PRODUCT = "product"
    WASTE = "waste"
    MANAGEMENT = "management"
    STAFF = "staff"


@dataclass(frozen=True, slots=True, kw_only=True)
class WasteSource(Record):
    """A place where waste arises: a row of the cause tables 2-10 (plant) and 3-5 (focus)."""

    scope: Scope = Scope.PLANT
    place: str = ""
    unit_process: Annotated[str | None, names("unit_process")] = None
    waste_name: str = ""
    waste: Annotated[str | None, names("waste")] = None
    stream: Annotated[str | None, names("stream")] = None
    emission: Annotated[str | None, names("emission")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause(Record):
    """Why waste arises at a source, under one of the eight aspects."""

    waste_source: Annotated[str, part_of("waste_source")]
    aspect: Aspect = Aspect.TECHNOLOGY
    description: LongText = ""
    root: bool | None = None
