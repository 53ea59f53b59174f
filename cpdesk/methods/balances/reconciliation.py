"""What reconciling a network gave: a result that explains itself, in plain values without arrays."""

from dataclasses import dataclass
from enum import StrEnum

from cpdesk.language import N_, Message


class Status(StrEnum):
    """How the reconciliation ended."""

    RECONCILED = N_("reconciled")
    NOTHING = N_("nothing to reconcile")
    CONTRADICTORY = N_("contradictory")
    NOT_CONVERGED = N_("did not converge")
    FAULTY = N_("faulty data")


class Kind(StrEnum):
    """What the balances make of one quantity."""

    REDUNDANT = N_("redundant")
    JUST_MEASURED = N_("just measured")
    OBSERVABLE = N_("observable")
    UNOBSERVABLE = N_("unobservable")
    CONSTANT = N_("constant")


class QuantityKind(StrEnum):
    """What is reconciled."""

    FLOW = "flow"
    FRACTION = "fraction"
    EXTENT = "extent"
    COEFFICIENT = "coefficient"


@dataclass(frozen=True, slots=True)
class QuantityName:
    """Which quantity: the flow of stream `id`, the fraction of `substance` in it, the extent in unit `id`…

    `number` tells the reactions (or the transfer coefficients) apart, in the order of the network; `to` is
    the stream of a transfer coefficient.
    """

    kind: QuantityKind
    id: str
    substance: str = ""
    to: str = ""
    number: int = 0

    def __str__(self) -> str:
        more = f", {self.substance}" if self.substance else f" -> {self.to}" if self.to else ""
        return f"{self.id}{more}"


class RowKind(StrEnum):
    """What an equation of the network is."""

    TOTAL = "total balance"
    SUBSTANCE = "substance balance"
    COMPLETE = "fractions sum to one"
    EQUATION = "equation"
    TRANSFER = "transfer coefficient"


@dataclass(frozen=True, slots=True)
class RowName:
    """Which equation: a balance of unit `id`, the sum of the fractions of stream `id`…"""

    kind: RowKind
    id: str
    substance: str = ""

    def __str__(self) -> str:
        return f"{self.id}, {self.substance}" if self.substance else self.id


@dataclass(frozen=True, slots=True)
class ReconciledQuantity:
    """One quantity: what was measured, what it became, how sure, and how the test judges it.

    `adjustment` = value - measured; `statistic` the measurement test (maximum power form, which equals
    |adjustment| / sd(adjustment) where meters are not correlated); `adjustability` = 1 - sd/sd measured: the
    share by which the balances sharpen the meter; `detectable` the smallest gross error that the test finds
    nine times in ten, in the quantity's own unit; `bound` says that a bound holds the value.
    """

    name: QuantityName
    kind: Kind
    value: float | None
    sd: float | None = None
    measured: float | None = None
    measured_sd: float | None = None
    adjustment: float | None = None
    statistic: float | None = None
    adjustability: float | None = None
    detectable: float | None = None
    bound: bool = False


@dataclass(frozen=True, slots=True)
class UnitClosure:
    """The total balance of a unit as measured: in - out, and that as per cent of what enters."""

    unit: str
    closure_before: float | None
    closure_before_percent: float | None


@dataclass(frozen=True, slots=True)
class Suspect:
    """Something that the balances speak against: a quantity's meter, or a leak at a balance.

    `error`: the size of the gross error that explains it best (reading - truth; > 0 for a leak: lost).
    `equivalent`: others that explain the data exactly as well and cannot be told apart from it.
    """

    name: QuantityName | RowName
    statistic: float
    critical: float
    error: float | None = None
    equivalent: tuple[QuantityName | RowName, ...] = ()


@dataclass(frozen=True, slots=True)
class NodalTest:
    """The imbalance of one unit, or of several that only hang together by unmeasured streams."""

    rows: tuple[RowName, ...]
    imbalance: float
    sd: float
    statistic: float
    critical: float


@dataclass(frozen=True, slots=True)
class EliminationStep:
    """One step of the search for gross errors: what was left out, and the balance after that.

    `left_out`: a reading, or the balance of a unit that loses something; `one_of`: the set of those any of
    which explains the data equally well, `left_out` first; `error` its size (reading - truth; lost: > 0).
    `alternatives`: other readings (outside the set) whose leaving out would let the test pass, too;
    `losses`: balances at which a loss would explain about as much as the reading left out; `explains`: other
    readings and balances that were suspect only because of this one.
    """

    left_out: QuantityName | RowName
    one_of: tuple[QuantityName | RowName, ...]
    error: float | None
    objective: float
    degrees_of_freedom: int
    accepted: bool | None
    alternatives: tuple[QuantityName, ...] = ()
    losses: tuple[RowName, ...] = ()
    explains: tuple[QuantityName | RowName, ...] = ()


@dataclass(frozen=True, slots=True)
class Advice:
    """The measurement that would help most: what it would determine, or let be checked."""

    measure: QuantityName
    determines: tuple[QuantityName, ...] = ()
    checks: tuple[QuantityName, ...] = ()


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """The whole answer.

    `objective`: weighted sum of squared adjustments; `degrees_of_freedom`: rank of the redundant equations;
    `critical`, `p_value`, `accepted`: the global chi-square test, None where there is nothing to test.
    `suspects`: the readings over their critical value; `leaks`: the balances over theirs, after a search only
    those that no step explains. `messages` say what a person must know, first of all why there is no answer;
    `assumed` what was taken as given. `quantities` come in the order of the network: a stream's flow, then
    its fractions.
    """

    status: Status
    confidence: float
    quantities: tuple[ReconciledQuantity, ...] = ()
    objective: float | None = None
    degrees_of_freedom: int = 0
    critical: float | None = None
    p_value: float | None = None
    accepted: bool | None = None
    suspects: tuple[Suspect, ...] = ()
    leaks: tuple[Suspect, ...] = ()
    nodal: tuple[NodalTest, ...] = ()
    steps: tuple[EliminationStep, ...] = ()
    units: tuple[UnitClosure, ...] = ()
    advice: tuple[Advice, ...] = ()
    messages: tuple[Message, ...] = ()
    assumed: tuple[Message, ...] = ()
    iterations: int = 0
    largest_imbalance: float = 0.0

    def of_kind(self, kind: QuantityKind) -> tuple[ReconciledQuantity, ...]:
        """Return the quantities of one kind."""
        return tuple(one for one in self.quantities if one.name.kind is kind)

    @property
    def unobservable(self) -> tuple[QuantityName, ...]:
        """The quantities that nothing determines."""
        return tuple(one.name for one in self.quantities if one.kind is Kind.UNOBSERVABLE)
