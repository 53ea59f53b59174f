"""What the plant makes, uses and wastes, year by year: worksheets 2-4 to 2-9."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from cpdesk.records.record import (
    AnyQuantity,
    Fraction,
    LongText,
    MoneyRate,
    Record,
    Year,
    names,
    part_of,
)


class MaterialKind(StrEnum):
    """What an input is to the process."""

    RAW = "raw material"
    AUXILIARY = "auxiliary material"
    FUEL = "fuel"
    WATER = "water"
    ELECTRICITY = "electricity"
    STEAM = "steam"
    OTHER_ENERGY = "other energy"


class Medium(StrEnum):
    """Where a waste or an emission goes; the charts' colours follow it."""

    WATER = "water"
    AIR = "air"
    SOLID = "solid waste"
    HAZARDOUS = "hazardous waste"
    NOISE = "noise"


@dataclass(frozen=True, slots=True, kw_only=True)
class Product(Record):
    """A product or by-product, worksheet 2-4."""

    name: str = ""
    specification: str = ""
    by_product: bool | None = None
    workshop: str = ""
    design_output: AnyQuantity = None
    actual_output: AnyQuantity = None
    design_yield: Fraction = None
    actual_yield: Fraction = None
    state: str = ""
    storage: str = ""
    transport: str = ""
    toxic: str = ""
    use: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductYear(Record):
    """What was made of a product in one year, worksheet 2-6."""

    product: Annotated[str, part_of("product")]
    year: Year = None
    output: AnyQuantity = None
    value: MoneyRate = None
    product_yield: Fraction = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Material(Record):
    """Something the plant takes in, worksheets 2-5 and 2-7."""

    number: str = ""
    kind: MaterialKind | None = None
    name: str = ""
    function: str = ""
    where_used: str = ""
    hazardous_component: str = ""
    active_component: str = ""
    hazardous_content: Fraction = None
    annual_use: AnyQuantity = None
    price: AnyQuantity = None
    norm: AnyQuantity = None
    transport: str = ""
    packaging: str = ""
    storage: str = ""
    internal_handling: str = ""
    packaging_disposal: str = ""
    stock_rule: str = ""
    shelf_life: str = ""
    taken_back: str = ""
    substitutes: str = ""
    other_suppliers: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MaterialYear(Record):
    """What was used of a material or an energy in one year, worksheet 2-7."""

    material: Annotated[str, part_of("material")]
    year: Year = None
    amount: AnyQuantity = None
    cost: MoneyRate = None
    unit_use: AnyQuantity = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Waste(Record):
    """A waste of the plant and what it is like, worksheets 2-8 and 2-9."""

    name: str = ""
    medium: Medium | None = None
    unit_process: Annotated[str | None, names("unit_process")] = None
    properties: LongText = ""
    hazardous_component: str = ""
    concentration: AnyQuantity = None
    standard: str = ""
    problem: LongText = ""
    continuous: bool | None = None
    amount_per_cycle: AnyQuantity = None
    cycle: str = ""
    generated_mean: AnyQuantity = None
    generated_maximum: AnyQuantity = None
    discharged_mean: AnyQuantity = None
    discharged_maximum: AnyQuantity = None
    separated: bool | None = None
    treatment: LongText = ""
    treatment_cost: MoneyRate = None
    norm: AnyQuantity = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WasteYear(Record):
    """What was discharged of a waste in one year, worksheet 2-8."""

    waste: Annotated[str, part_of("waste")]
    year: Year = None
    discharged: AnyQuantity = None
    unit_discharge: AnyQuantity = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReusePossibility(Record):
    """A waste that could serve as an input, here or at a neighbour's."""

    waste: Annotated[str | None, names("waste")] = None
    material: Annotated[str | None, names("material")] = None
    partner: str = ""
    amount: AnyQuantity = None
    conditions: LongText = ""
