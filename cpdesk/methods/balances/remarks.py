"""What a person must know beside the figures: why there is nothing to check, what is doubtful, what was assumed."""

import math
from collections.abc import Collection, Iterable, Iterator, Sequence

from cpdesk.language import N_, Message
from cpdesk.methods.balances.constraints import CONSERVING, Constraints
from cpdesk.methods.balances.network import Network, Reading
from cpdesk.methods.balances.reconciliation import (
    EliminationStep,
    QuantityKind,
    QuantityName,
    ReconciledQuantity,
    RowName,
)

UNIFORM = math.sqrt(12.0)  # a rounded figure's error is uniform: its sd is the last digit's unit over this
MOST_NAMES = 20
WIDE = 1e8  # standard deviations that span more than this leave little of a double's digits


def remarks(
    network: Network,
    constraints: Constraints,
    quantities: Sequence[ReconciledQuantity],
    degrees: int,
    aside: Collection[QuantityName] = (),
) -> tuple[Message, ...]:
    """Return the remarks on an answer, the weightiest first; `aside`: readings set aside as too coarse."""
    return tuple(_remarks(network, constraints, quantities, degrees, aside))


def _remarks(
    network: Network,
    constraints: Constraints,
    quantities: Sequence[ReconciledQuantity],
    degrees: int,
    aside: Collection[QuantityName],
) -> Iterator[Message]:
    if not degrees:
        yield _nothing(constraints)
    if degrees == 1:
        yield Message(N_("There is one balance only: it shows an error, but not whose it is."))
    yield from _named(
        N_(
            "Held at a bound, as the readings alone would go beyond it: {names}. Their tests are approximate."
        ),
        (one for one in quantities if one.bound),
    )
    yield from _named(
        N_("The answer has no flow here, so what it is made of is not determined: {names}."),
        (q for q in quantities if q.name.kind is QuantityKind.FLOW and q.value == 0.0 and q.measured != 0.0),
    )
    yield from _named(
        N_("Standard deviation finer than the last digit of the reading, so tests alarm too often: {names}."),
        (q for q in quantities if q.measured is not None and _too_fine(q.measured, q.measured_sd)),
    )
    yield from _odd_reactions(network)
    flows = [one for one in quantities if one.name.kind is QuantityKind.FLOW and one.name not in aside]
    sds = [one.measured_sd for one in flows if one.measured_sd]
    if sds and max(sds) > WIDE * min(sds):
        text = N_("The standard deviations span {span}: the finest are lost in rounding.")
        yield Message(text, {"span": f"{max(sds) / min(sds):.0e}"})


def _nothing(constraints: Constraints) -> Message:
    if not constraints.rows:
        return Message(N_("There is no balance and no equation to reconcile by."))
    if not constraints.is_measured.any():
        return Message(N_("Nothing was measured with a doubt, so there is nothing to adjust."))
    return Message(N_("No reading can be checked: every balance is used up by what was not measured."))


def _named(text: str, quantities: Iterable[ReconciledQuantity]) -> Iterator[Message]:
    names = [str(one.name) for one in quantities]
    if names:
        yield Message(text, {"names": some(names)})


def some(names: Sequence[str]) -> str:
    """Return names in a row, not more than a sentence bears."""
    return "; ".join(names) if len(names) <= MOST_NAMES else "; ".join([*names[:MOST_NAMES], "…"])


def _too_fine(value: float, sd: float | None) -> bool:
    if not sd or value == 0.0:
        return False
    digits = repr(value).lower()
    mantissa, _, exponent = digits.partition("e")
    decimals = len(mantissa.partition(".")[2].rstrip("0"))
    last = 10.0 ** (int(exponent or 0) - decimals)
    return sd < last / UNIFORM and decimals > 0


def _odd_reactions(network: Network) -> Iterator[Message]:
    if not network.complete:
        return
    for reaction in network.reactions:
        changes = reaction.mass_change.values()
        if abs(sum(changes)) > CONSERVING * max(map(abs, changes), default=0.0):
            text = N_("The reaction in {unit} makes or loses mass, so its extent can only be zero.")
            yield Message(text, {"unit": reaction.unit})


def search_remarks(steps: Sequence[EliminationStep]) -> tuple[Message, ...]:
    """Return what the search for gross errors found, in sentences."""
    told: list[Message] = []
    for step in steps:
        if isinstance(step.left_out, RowName):
            text = N_("A loss at {name} explains the data better than the error of any meter.")
            told.append(Message(text, {"name": step.left_out.id}))
        if len(step.one_of) > 1:
            text = N_("These explain the data equally well and cannot be told apart: {names}.")
            told.append(Message(text, {"names": some(list(map(str, step.one_of)))}))
        if step.alternatives:
            text = N_("Instead of {name}, the data are explained as well without: {names}.")
            names = some(list(map(str, step.alternatives)))
            told.append(Message(text, {"name": str(step.left_out), "names": names}))
        if step.losses:
            text = N_("A loss at {names} would explain the data about as well as an error of {name}.")
            names = some([one.id for one in step.losses])
            told.append(Message(text, {"name": str(step.left_out), "names": names}))
    if steps and steps[-1].accepted is False:
        told.append(Message(N_("Even without the suspects the data as a whole fail the test.")))
    return tuple(told)


def assumptions(network: Network) -> tuple[Message, ...]:
    """Return what was taken as given."""
    return tuple(_assumptions(network))


def _assumptions(network: Network) -> Iterator[Message]:
    yield Message(N_("Flows are not negative and fractions lie between 0 and 1."))
    if not network.correlations:
        yield Message(N_("The errors of different meters are independent of each other."))
    if network.complete and network.substances:
        yield Message(N_("The substances listed make up every stream."))
    exact = [name for name, reading in _readings(network) if reading is not None and reading.sd == 0.0]
    if exact:
        yield Message(N_("Taken as exact: {names}."), {"names": some(exact)})
    if network.unbalanced:
        text = N_("These units need not balance: {names}.")
        yield Message(text, {"names": some(sorted(network.unbalanced))})


def _readings(network: Network) -> Iterator[tuple[str, Reading | None]]:
    for stream in network.streams:
        yield stream.id, stream.flow
        for substance, reading in stream.fractions.items():
            yield f"{stream.id}, {substance}", reading
    for one in network.transfer_coefficients:
        yield f"{one.unit} -> {one.stream}", one.coefficient
