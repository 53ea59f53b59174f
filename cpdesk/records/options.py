"""Options: what is proposed, what it costs, earns and spares."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from cpdesk.records.causes import Aspect
from cpdesk.records.production import Medium
from cpdesk.records.record import (
    AnyQuantity,
    LongText,
    Money,
    MoneyRate,
    PartialDate,
    Positive,
    Record,
    Rule,
    Type,
    Unique,
    names,
    part_of,
)


class CostClass(StrEnum):
    """How dear an option is by the audit's own limits."""

    NO = "no cost"
    LOW = "low cost"
    MEDIUM = "medium cost"
    HIGH = "high cost"


class Screening(StrEnum):
    """What the screening found, worksheet 4-4."""

    FEASIBLE = "feasible no/low-cost"
    PRELIMINARY = "preliminarily feasible medium/high-cost"
    INFEASIBLE = "infeasible"


class Status(StrEnum):
    """How far an option has come."""

    PROPOSED = "proposed"
    STUDIED = "in study"
    RECOMMENDED = "recommended"
    UNDER_WAY = "under way"
    DONE = "done"
    REJECTED = "rejected"


class Stage(StrEnum):
    """Whether an effect is expected or proved."""

    EXPECTED = "expected"
    VERIFIED = "verified"


class EffectKind(StrEnum):
    """What an option spares, as the performance table 6-7 groups it."""

    ELECTRICITY = "electricity"
    COAL_EQUIVALENT = "coal equivalent"
    CARBON_DIOXIDE = "CO2"
    MATERIALS = "materials"
    WATER = "water"
    WASTEWATER = "wastewater"
    WASTE_GAS = "waste gas"
    COD = "COD"
    AMMONIA_NITROGEN = "NH3-N"
    SMOKE_DUST = "smoke dust"
    DUST = "dust"
    SULPHUR_DIOXIDE = "SO2"
    NITROGEN_OXIDES = "NOx"
    VOC = "VOC"
    SOLID_WASTE = "solid waste"
    WASTE_LIQUID = "waste liquid"
    HEAVY_METALS = "heavy metals"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion(Record):
    """A suggestion from the staff, worksheet 4-1."""

    name: str = ""
    department: str = ""
    phone: str = ""
    made_on: PartialDate = ""
    suggestion: LongText = ""
    estimated_benefit: str = ""
    estimated_cost: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class JointGroup(Record):
    """Options that were evaluated together: one investment, one income, one running cost for all."""

    code: Unique = ""
    title: str = ""
    investment: Money = None
    income: MoneyRate = None
    operating_cost: MoneyRate = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Option(Record):
    """A CP option, worksheets 4-2, 4-4, 4-5, 5-4. An empty `cost_class` follows from the investment."""

    code: Unique = ""
    title: str = ""
    process: str = ""
    unit_process: Annotated[str | None, names("unit_process")] = None
    problem: LongText = ""
    measure: LongText = ""
    aspect: Aspect | None = None
    cause: Annotated[str | None, names("cause")] = None
    suggestion: Annotated[str | None, names("suggestion")] = None
    cost_class: CostClass | None = None
    status: Status | None = None
    joint_group: Annotated[str | None, names("joint_group")] = None
    investment: Money = None
    income: MoneyRate = None
    operating_cost: MoneyRate = None
    environmental_effect: LongText = ""
    screening: Screening | None = None
    screening_reason: LongText = ""
    key_points: LongText = ""
    main_equipment: LongText = ""
    possible_harm: LongText = ""
    principle: LongText = ""
    benefit: LongText = ""
    peer_level: LongText = ""
    wastes_affected: LongText = ""
    materials_affected: LongText = ""
    products_affected: LongText = ""
    market_result: LongText = ""
    technical_result: LongText = ""
    environmental_result: LongText = ""
    economic_result: LongText = ""
    recommended: bool | None = None
    responsible: str = ""
    done_on: PartialDate = ""
    actual_investment: Money = None
    actual_income: MoneyRate = None
    actual_operating_cost: MoneyRate = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionEffect(Record):
    """What an option, a joint group or, where neither is named, the whole programme spares in a year.

    A reduction is positive.
    """

    option: Annotated[str | None, Rule(type=Type.REFERENCE, refers_to="option", dies_with=True)] = None
    joint_group: Annotated[str | None, Rule(type=Type.REFERENCE, refers_to="joint_group", dies_with=True)] = (
        None
    )
    stage: Stage = Stage.EXPECTED
    kind: EffectKind | None = None
    medium: Medium | None = None
    pollutant: str = ""
    substance: Annotated[str | None, names("substance")] = None
    stream: Annotated[str | None, names("stream")] = None
    reduction: AnyQuantity = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InvestmentSheet(Record):
    """The parts of an option's investment, worksheet 5-1."""

    option: Annotated[str, part_of("option")]
    equipment: Money = None
    materials_site: Money = None
    utility_connection: Money = None
    construction: Money = None
    design: Money = None
    intangibles: Money = None
    start_up: Money = None
    contingency: Money = None
    interest: Money = None
    working_capital: Money = None
    subsidy: Money = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningSheet(Record):
    """Income gained and cost cut in a year by an option, worksheet 5-2; a cost that grows is negative."""

    option: Annotated[str, part_of("option")]
    income_volume: MoneyRate = None
    income_price: MoneyRate = None
    income_subsidy: MoneyRate = None
    income_other: MoneyRate = None
    cut_materials: MoneyRate = None
    cut_energy: MoneyRate = None
    cut_wages_repair: MoneyRate = None
    cut_other: MoneyRate = None
    cut_waste_disposal: MoneyRate = None
    cut_sales: MoneyRate = None
    depreciation_years: Positive = None
