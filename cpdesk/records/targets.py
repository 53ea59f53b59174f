"""Indicators, targets, and the level against a CP standard."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from cpdesk.records.record import AnyQuantity, Fraction, LongText, PartialDate, Record, Rule, Type, names


class Direction(StrEnum):
    """Which way an indicator gets better."""

    LOWER = "lower is better"
    HIGHER = "higher is better"


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Record):
    """A figure per unit of product before and after the audit, worksheet 6-8."""

    name: str = ""
    direction: Direction = Direction.LOWER
    basis: str = ""
    before: AnyQuantity = None
    after: AnyQuantity = None
    domestic_advanced: AnyQuantity = None
    foreign_advanced: AnyQuantity = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target(Record):
    """A CP target, worksheets 2-13 and 6-9."""

    item: str = ""
    indicator: Annotated[str | None, names("indicator")] = None
    baseline: AnyQuantity = None
    near_term: AnyQuantity = None
    near_term_due: PartialDate = ""
    long_term: AnyQuantity = None
    long_term_due: PartialDate = ""
    result: AnyQuantity = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeIndicator(Record):
    """A row of the CP standard or index system that the plant is graded by, with the plant's own value."""

    standard: str = ""
    group: str = ""
    name: str = ""
    unit: str = ""
    direction: Direction = Direction.LOWER
    qualitative: bool | None = None
    class_1: Annotated[float | None, Rule(type=Type.NUMBER)] = None
    class_2: Annotated[float | None, Rule(type=Type.NUMBER)] = None
    class_3: Annotated[float | None, Rule(type=Type.NUMBER)] = None
    requirement: LongText = ""
    group_weight: Fraction = None
    weight: Fraction = None
    limiting: bool | None = None
    applicable: bool = True
    value_before: Annotated[float | None, Rule(type=Type.NUMBER)] = None
    value_after: Annotated[float | None, Rule(type=Type.NUMBER)] = None
    verified: bool | None = None
    source: str = ""
