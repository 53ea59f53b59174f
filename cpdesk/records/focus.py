"""Choosing the audit focus, and the weights and scores by which foci and options are ranked."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from cpdesk.records.record import AnyQuantity, LongText, MoneyRate, Record, Rule, Type, names, part_of


class Purpose(StrEnum):
    """What a criterion ranks."""

    FOCUS = "audit focus"
    OPTION = "option"


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusCandidate(Record):
    """A candidate for the audit focus, worksheet 2-11."""

    name: str = ""
    unit_process: Annotated[str | None, names("unit_process")] = None
    wastewater: AnyQuantity = None
    waste_gas: AnyQuantity = None
    solid_waste: AnyQuantity = None
    material_use: AnyQuantity = None
    material_cost: MoneyRate = None
    water_use: AnyQuantity = None
    water_cost: MoneyRate = None
    energy_use: AnyQuantity = None
    energy_cost: MoneyRate = None
    treatment_cost: MoneyRate = None
    offsite_cost: MoneyRate = None
    discharge_tax: MoneyRate = None
    fines: MoneyRate = None
    other_cost: MoneyRate = None
    chosen: bool | None = None
    reason: LongText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion(Record):
    """A factor of the weighted-sum ranking, worksheets 2-12 and 4-3."""

    purpose: Purpose = Purpose.FOCUS
    name: str = ""
    weight: Annotated[float | None, Rule(type=Type.NUMBER, minimum=0.0, maximum=100.0)] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score(Record):
    """What a candidate or an option gets under a criterion, 1 to 10; `member` where each member votes."""

    criterion: Annotated[str, part_of("criterion")]
    candidate: Annotated[
        str | None, Rule(type=Type.REFERENCE, refers_to="focus_candidate", dies_with=True)
    ] = None
    option: Annotated[str | None, Rule(type=Type.REFERENCE, refers_to="option", dies_with=True)] = None
    member: Annotated[str | None, names("team_member")] = None
    score: Annotated[float | None, Rule(type=Type.NUMBER, minimum=0.0, maximum=10.0)] = None
