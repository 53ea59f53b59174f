"""Reconcile a network: diagnose it, adjust what was measured, say how sure and what is suspect."""

from dataclasses import replace

from cpdesk.errors import DataFault
from cpdesk.methods.balances.network import Network, NetworkStream, network_faults
from cpdesk.methods.balances.reconciliation import (
    QuantityKind,
    QuantityName,
    Reconciliation,
    RowName,
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
    from cpdesk.methods.balances.answer import answer_for, gross_errors_of
    from cpdesk.methods.balances.remarks import search_remarks

    found = answer_for(network)
    answer = found.reconciliation
    if not search or answer.status is not Status.RECONCILED:
        return answer
    steps = gross_errors_of(found, MOST_STEPS)
    explained = {name for step in steps for name in step.explains}
    left = tuple(one for one in answer.leaks if one.name not in explained)
    return replace(answer, steps=steps, leaks=left, messages=(*answer.messages, *search_remarks(steps)))


def demand_sound(network: Network) -> None:
    """Raise DataFault with all that is wrong with a network, if anything is."""
    faults = network_faults(network)
    if faults:
        raise DataFault.of(faults)


def without(network: Network, name: QuantityName | RowName) -> Network:
    """Return the network as if one quantity had not been measured, or one unit need not balance."""
    if isinstance(name, RowName):
        return replace(network, unbalanced=network.unbalanced | {name.id})
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
