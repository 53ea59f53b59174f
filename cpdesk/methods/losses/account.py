"""What material flow cost accounting reckons with and what it finds: streams, quantity centres, costs, losses."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from enum import StrEnum

from cpdesk.language import Message


class Accounting(StrEnum):
    """How far an account of costs can be relied on."""

    COMPLETE = "complete"
    INCOMPLETE = "incomplete"
    NOT_DETERMINED = "not determined"


@dataclass(frozen=True, slots=True)
class Costs:
    """Money by what it was spent on [one money unit over the period]."""

    material: float = 0.0
    energy: float = 0.0
    system: float = 0.0
    waste_management: float = 0.0

    @property
    def total(self) -> float:
        """All four together."""
        return math.fsum(self.parts)

    @property
    def parts(self) -> tuple[float, float, float, float]:
        """The four in the order of the fields."""
        return self.material, self.energy, self.system, self.waste_management


@dataclass(frozen=True, slots=True)
class CostStream:
    """A stream as it carries cost; an end of None is the surroundings.

    amount: mass over the period, None not known. price: money per mass of what comes from the surroundings,
    None not known. disposal: money per mass of what goes there as a loss. `material` gathers streams of the
    same material under one name, for which centres may have a criterion of their own.
    """

    key: str
    start: str | None
    end: str | None
    amount: float | None
    loss: bool = False
    price: float | None = None
    disposal: float = 0.0
    material: str = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """By which weights of its outputs a centre shares out cost; of one material alone where it is named."""

    weights: Mapping[str, float]
    material: str = ""


@dataclass(frozen=True, slots=True)
class Centre:
    """A quantity centre: what it costs beside its material, and how its stock grew [mass over the period]."""

    key: str
    energy: float = 0.0
    system: float = 0.0
    waste_management: float = 0.0
    stock_growth: float = 0.0
    criteria: Sequence[Criterion] = ()


@dataclass(frozen=True, slots=True)
class CentreCosts:
    """The cost matrix of one centre: what its products and its losses carry away, what remains in it.

    `remaining` is what went into a growing stock, and what nothing that leaves could carry. `drawn` is the value
    of what came out of the stock. `loss_share` is the part of the mass that leaves as a loss.
    """

    key: str
    product: Costs
    loss: Costs
    remaining: Costs
    drawn: float
    loss_share: float | None


@dataclass(frozen=True, slots=True)
class Loss:
    """A loss where it leaves the process, the dearest first.

    `carried`: its costs there; `treatment`: what its treatment adds to them, less what that recovers; `total`:
    both, the most that an option which avoids the loss can save; `share` and `cumulative` of all losses.
    """

    stream: str
    centre: str | None
    carried: Costs
    treatment: float
    total: float
    share: float | None
    cumulative: float | None


def _no_costs() -> dict[str, Costs]:
    return {}


@dataclass(frozen=True, slots=True)
class CostAccount:
    """All cost in, and where it went: `entered` = `products` + `lost` + `remaining`.

    `streams`: the cost of every stream; what is bought has its price, what is laid off as a loss its disposal too.
    """

    status: Accounting
    entered: Costs
    products: Costs
    lost: Costs
    remaining: Costs
    streams: Mapping[str, Costs] = field(default_factory=_no_costs)
    centres: tuple[CentreCosts, ...] = ()
    losses: tuple[Loss, ...] = ()
    unpriced: tuple[str, ...] = ()
    without_flow: tuple[str, ...] = ()
    without_outlet: tuple[str, ...] = ()
    notes: tuple[Message, ...] = ()


def summed(costs: Sequence[Costs]) -> Costs:
    """Return the sum of costs, kind by kind."""
    return Costs(*(math.fsum(getattr(one, part.name) for one in costs) for part in fields(Costs)))
