"""The audit itself and the company it is made in: one record of each in a project."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from cpdesk.quantities import Quantity
from cpdesk.records.record import (
    Count,
    Fraction,
    LongText,
    Money,
    MoneyRate,
    PartialDate,
    Positive,
    Record,
    Rule,
    Type,
    Year,
    names,
    quantity_in,
)


class Profile(StrEnum):
    """Under which scheme of steps the team walks; the data are the same."""

    CHINA = "china"
    UNEP = "unep"
    UNIDO = "unido"


class DecimalSign(StrEnum):
    """Which sign stands before the decimals where a typed number could be read in two ways."""

    POINT = "."
    COMMA = ","


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit(Record):
    """The settings of this audit; `id` is always `audit`.

    Fractions are fractions (0.05, not 5). `uncertainty` typed after ± is a 95 % half-width.
    """

    id: str = "audit"
    title: str = ""
    round: Annotated[int | None, Rule(type=Type.WHOLE, minimum=1)] = None
    baseline_start: PartialDate = ""
    baseline_end: PartialDate = ""
    profile: Profile = Profile.CHINA
    mandatory: bool | None = None
    mandatory_reason: LongText = ""
    illustrative: LongText = ""
    currency: Annotated[str, Rule(required=True)] = "CNY"
    money_unit: Annotated[str, Rule(required=True)] = "10^4 CNY"
    price_year: Year = None
    decimal_sign: DecimalSign = DecimalSign.POINT
    low_cost_limit: Money = None
    medium_cost_limit: Money = None
    tax_rate: Fraction = None
    discount_rate: Fraction = None
    evaluation_years: Positive = None
    closure_tolerance: Fraction = 0.05
    confidence: Annotated[float | None, Rule(type=Type.NUMBER, minimum=0.5, maximum=0.9999)] = 0.95
    hours_per_year: Positive = None
    days_per_year: Positive = None
    batches_per_year: Positive = None
    reference_product: Annotated[str | None, names("product")] = None
    stream_number_scheme: str = "{n}"
    equipment_tag_scheme: str = "{letter}-{area}{n:02}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Company(Record):
    """The company profile, worksheet 2-1; `id` is always `company`."""

    id: str = "company"
    name: str = ""
    industry: str = ""
    ownership: str = ""
    legal_representative: str = ""
    address: str = ""
    postcode: str = ""
    phone: str = ""
    fax: str = ""
    contact: str = ""
    main_products: LongText = ""
    key_equipment: LongText = ""
    employees: Count = None
    technical_staff: Count = None
    fixed_assets: Money = None
    output_value: MoneyRate = None
    profit_and_tax: MoneyRate = None
    founded: PartialDate = ""
    production_started: PartialDate = ""
    site_area: Annotated[Quantity | None, quantity_in("m2", "area")] = None
    other: LongText = ""
