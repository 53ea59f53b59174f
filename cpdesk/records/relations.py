"""Relations among flows that hold beside the balances: a split ratio, a design ratio, a known sum."""

from dataclasses import dataclass
from typing import Annotated

from cpdesk.records.record import Flow, Record, part_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Record):
    """A linear relation among flows: the sum of factor x flow over its terms, and `constant`, make zero."""

    name: str = ""
    constant: Flow = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationTerm(Record):
    """One flow of a relation and the factor by which it counts."""

    relation: Annotated[str, part_of("relation")]
    stream: Annotated[str, part_of("stream")]
    factor: float | None = None
