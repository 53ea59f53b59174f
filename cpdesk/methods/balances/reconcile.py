"""Reconcile a network: diagnose it, adjust what was measured, say how sure and what is suspect."""

from dataclasses import dataclass, replace

from cpdesk.errors import DataFault
from cpdesk.language import N_, Message
from cpdesk.methods.balances.network import Network, NetworkStream, network_faults
from cpdesk.methods.balances.reconciliation import (
    EliminationStep,
    QuantityKind,
    QuantityName,
    Reconciliation,
    Status,
)

MOST_STEPS = 10


def reconcile(network: Network, search: bool = True) -> Reconciliation:
    """Answer which of a network's figures can be believed, and what the others probably are.

    network: flows in one unit, fractions 0 to 1, standard deviations in the unit of their value (0: exact).
    Minimises the weighted sum of squared adjustments under all balances, with flows >= 0 and fractions in
    [0, 1]. `search`: whether to look for gross errors by leaving out one suspect after another. Never raises
    for what is in the network: faulty, contradictory and unsolvable data come back as a status with
    sentences. Sources: VDI 2048; Narasimhan, Jordache (2000), Data Reconciliation and Gross Error Detection.
    """
    faults = network_faults(network)
    if faults:
        messages = tuple(fault.message for fault in faults)
        return Reconciliation(Status.FAULTY, network.confidence, messages=messages)
    from cpdesk.methods.balances.answer import answer_for

    answer = answer_for(network)
    if not search or answer.status is not Status.RECONCILED:
        return answer
    steps = _serial_elimination(network, answer)
    return replace(answer, steps=steps, messages=(*answer.messages, *_told(answer, steps)))


def demand_sound(network: Network) -> None:
    """Raise DataFault with all that is wrong with a network, if anything is."""
    faults = network_faults(network)
    if faults:
        raise DataFault.of(faults)


@dataclass(frozen=True, slots=True)
class _Candidate:
    name: QuantityName
    one_of: tuple[QuantityName, ...]
    error: float | None


def _serial_elimination(network: Network, answer: Reconciliation) -> tuple[EliminationStep, ...]:
    """Leave out the worst suspect and balance again, until nothing is suspect or nothing can be checked."""
    from cpdesk.methods.balances.answer import answer_for

    steps: list[EliminationStep] = []
    while len(steps) < MOST_STEPS and answer.status is Status.RECONCILED:
        worst = _worst(answer)
        if worst is None:
            break
        network = without(network, worst.name)
        after = answer_for(network)
        others = _alternatives(answer, worst, after)
        steps.append(
            EliminationStep(
                worst.name,
                worst.one_of,
                worst.error,
                after.objective or 0.0,
                after.degrees_of_freedom,
                after.accepted,
                others,
            )
        )
        answer = after
    return tuple(steps)


def _worst(answer: Reconciliation) -> _Candidate | None:
    """Return the reading to leave out next: the worst suspect, or the worst of all if the whole fails."""
    if answer.suspects:
        worst = answer.suspects[0]
        alike = tuple(name for name in worst.equivalent if isinstance(name, QuantityName))
        assert isinstance(worst.name, QuantityName)
        return _Candidate(worst.name, (worst.name, *alike), worst.error)
    if answer.accepted is False:
        tested = [one for one in answer.quantities if one.statistic is not None]
        if tested:
            first = max(tested, key=lambda one: one.statistic or 0.0)
            top = first.statistic or 0.0
            ties = tuple(one.name for one in tested if (one.statistic or 0.0) >= top * (1.0 - 1e-6))
            return _Candidate(first.name, ties, None)
    return None


def _alternatives(
    before: Reconciliation, worst: _Candidate, after: Reconciliation
) -> tuple[QuantityName, ...]:
    """Return other single readings whose leaving out lets the global test pass as well, best first."""
    if before.objective is None or after.critical is None or before.degrees_of_freedom < 2:
        return ()
    passing = [
        one
        for one in before.quantities
        if one.statistic is not None
        and one.name not in worst.one_of
        and before.objective - one.statistic**2 <= after.critical
    ]
    return tuple(one.name for one in sorted(passing, key=lambda one: -(one.statistic or 0.0)))


def _told(answer: Reconciliation, steps: tuple[EliminationStep, ...]) -> tuple[Message, ...]:
    told: list[Message] = []
    for step in steps:
        if len(step.one_of) > 1:
            text = N_("These explain the data equally well and cannot be told apart: {names}.")
            told.append(Message(text, {"names": "; ".join(map(str, step.one_of))}))
        if step.alternatives:
            text = N_("Instead of {name}, the data are explained as well without: {names}.")
            names = "; ".join(map(str, step.alternatives))
            told.append(Message(text, {"name": str(step.left_out), "names": names}))
    if steps and steps[-1].accepted is False:
        told.append(Message(N_("Even without the suspects the data as a whole fail the test.")))
    return tuple(told)


def without(network: Network, name: QuantityName) -> Network:
    """Return the network as if one quantity had not been measured."""
    if name.kind is QuantityKind.COEFFICIENT:
        coefficients = list(network.transfer_coefficients)
        coefficients[name.number] = replace(coefficients[name.number], coefficient=None)
        return replace(network, transfer_coefficients=tuple(coefficients))
    streams = tuple(_stream_without(one, name) if one.id == name.id else one for one in network.streams)
    if name.kind is QuantityKind.FLOW:
        kept = tuple(c for c in network.correlations if name.id not in (c.first, c.second))
        return replace(network, streams=streams, correlations=kept)
    return replace(network, streams=streams)


def _stream_without(stream: NetworkStream, name: QuantityName) -> NetworkStream:
    if name.kind is QuantityKind.FLOW:
        return replace(stream, flow=None)
    return replace(stream, fractions={**stream.fractions, name.substance: None})
