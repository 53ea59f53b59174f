"""Phases 6 and 7: carrying options out, proving the result, keeping on."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from cpdesk.records.record import AnyQuantity, LongText, Money, MoneyRate, PartialDate, Record, names, part_of


class FundSource(StrEnum):
    """Who pays for an option."""

    OWN = "own funds"
    EARLIER_OPTIONS = "savings of earlier options"
    BANK_LOAN = "bank loan"
    STATE_LOAN = "state-bank loan"
    STATE_BOND = "state bonds"
    SMALL_FIRM_FUND = "fund for small firms"
    ENERGY_SERVICE = "energy-management company"
    GRANT = "grant"
    OTHER = "other"


class CompareItem(StrEnum):
    """What is compared before and after, worksheets 6-3 and 6-5."""

    MATERIAL = "material use"
    WATER = "water use"
    ENERGY = "energy use"
    WASTEWATER = "wastewater"
    WASTE_GAS = "waste gas"
    SOLID_WASTE = "solid waste"
    OTHER = "other"


class MoneyItem(StrEnum):
    """What money is compared before and after, worksheets 6-4 and 6-6."""

    OUTPUT_VALUE = "output value"
    MATERIALS = "materials"
    ENERGY = "energy"
    UTILITIES = "utilities"
    WATER = "water"
    POLLUTION_CONTROL = "pollution control"
    DISCHARGE_TAX = "discharge tax"
    REPAIR = "repair"
    TAX = "taxes"
    OTHER = "other costs"


class PlanKind(StrEnum):
    """Lines of the continuous CP plan, worksheet 7-2."""

    NEXT_AUDIT = "next audit round"
    OPTIONS = "options of this round"
    RESEARCH = "research and development"
    TRAINING = "training"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleTask(Record):
    """A step of carrying out an option, worksheet 6-1."""

    option: Annotated[str | None, names("option")] = None
    content: LongText = ""
    start: PartialDate = ""
    end: PartialDate = ""
    department: str = ""
    person: str = ""
    finished_on: PartialDate = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Funding(Record):
    """Money for an option, worksheet 6-2."""

    option: Annotated[str | None, names("option")] = None
    source: FundSource | None = None
    lender: str = ""
    amount: Money = None
    available_on: PartialDate = ""
    terms: LongText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectComparison(Record):
    """Amounts before, as designed and after an option, worksheets 6-3 and 6-5."""

    option: Annotated[str, part_of("option")]
    item: CompareItem | None = None
    what: str = ""
    before: AnyQuantity = None
    design: AnyQuantity = None
    after: AnyQuantity = None
    evidence: LongText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyComparison(Record):
    """Money before, as designed and after an option, worksheets 6-4 and 6-6."""

    option: Annotated[str, part_of("option")]
    item: MoneyItem | None = None
    before: MoneyRate = None
    design: MoneyRate = None
    after: MoneyRate = None
    evidence: LongText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Record):
    """The body that keeps cleaner production going, worksheet 7-1."""

    name: str = ""
    reports_to: str = ""
    tasks: LongText = ""
    members: LongText = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ManagementRule(Record):
    """A rule by which results become daily habit: a quota, a maintenance rule, a bonus."""

    name: str = ""
    content: LongText = ""
    in_force_from: PartialDate = ""
    review: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContinuousPlan(Record):
    """A line of the continuous CP plan, worksheet 7-2."""

    kind: PlanKind | None = None
    content: LongText = ""
    start: PartialDate = ""
    end: PartialDate = ""
    department: str = ""
