"""Reactions by which substances become others."""

from dataclasses import dataclass
from typing import Annotated

from cpdesk.records.record import LongText, Record, names, part_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction(Record):
    """A reaction in a unit process; `equation` is in formulas or in keys of substances: "N2 + 3 H2 -> 2 NH3"."""

    unit_process: Annotated[str, part_of("unit_process")]
    equipment: Annotated[str | None, names("equipment")] = None
    name: str = ""
    equation: LongText = ""
