"""The survey of phase 2 and of the focus: documents asked for, findings of the walk-through, treatment facilities."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from cpdesk.records.record import (
    AnyQuantity,
    Fraction,
    LongText,
    Money,
    MoneyRate,
    PartialDate,
    Positive,
    Record,
    names,
)


class Scope(StrEnum):
    """Whether something is said of the whole plant or of the audit focus."""

    PLANT = "plant"
    FOCUS = "focus"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Record):
    """A paper or record that the audit needs, worksheets 2-2 (plant) and 3-1 (focus)."""

    scope: Scope = Scope.PLANT
    item: str = ""
    available: bool | None = None
    source: str = ""
    how_to_obtain: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFinding(Record):
    """Something seen on the walk-through: a leak, an overflow, a loss, a good practice."""

    seen_on: PartialDate = ""
    unit_process: Annotated[str | None, names("unit_process")] = None
    equipment: Annotated[str | None, names("equipment")] = None
    place: str = ""
    finding: LongText = ""
    action: LongText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facility(Record):
    """An environmental facility and how it runs, worksheet 2-3."""

    name: str = ""
    waste_treated: str = ""
    built: PartialDate = ""
    investment: Money = None
    depreciation_years: Positive = None
    design_capacity: AnyQuantity = None
    actual_load: AnyQuantity = None
    running_cost: MoneyRate = None
    inlet_concentration: AnyQuantity = None
    outlet_concentration: AnyQuantity = None
    pollutant: str = ""
    design_removal: Fraction = None
    actual_removal: Fraction = None
    removed_load: AnyQuantity = None
    method: LongText = ""
    problems: LongText = ""
