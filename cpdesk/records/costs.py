"""Costs of quantity centres, for material flow cost accounting (ISO 14051)."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from cpdesk.records.record import MoneyRate, Record, part_of


class CostKind(StrEnum):
    """What a cost of a quantity centre is for; the material's own cost follows from the streams and prices."""

    ENERGY = "energy"
    SYSTEM = "system"
    WASTE_MANAGEMENT = "waste management"


@dataclass(frozen=True, slots=True, kw_only=True)
class CentreCost(Record):
    """A cost of one unit process as quantity centre."""

    unit_process: Annotated[str, part_of("unit_process")]
    kind: CostKind | None = None
    name: str = ""
    amount: MoneyRate = None
