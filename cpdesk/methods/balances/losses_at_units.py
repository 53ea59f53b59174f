"""What a loss at a unit would do to its balances: it takes along what leaves the unit."""

from collections.abc import Sequence

import numpy as np

from cpdesk.methods.balances.constraints import Constraints, flow_of, fraction_of
from cpdesk.methods.balances.network import Network
from cpdesk.methods.balances.reconciliation import RowKind, RowName
from cpdesk.methods.sparse_arrays import Matrix, Vector, sparse


def losses_at(
    network: Network, constraints: Constraints, z: Vector, rows: Sequence[int], count: int
) -> tuple[Matrix, list[RowName]]:
    """Return rows x units: by how much each row is off where one unit loses 1; and the balances of the units.

    `rows`: the numbers of the rows that count, in order; `count`: how many rows the result has, those after
    `rows` are not touched. A loss has the composition of all that leaves the unit in the answer z.
    """
    place = {constraints.rows[row]: n for n, row in enumerate(rows)}
    balances = [name for name in place if name.kind is RowKind.TOTAL]
    entries = [(place[name], n, 1.0) for n, name in enumerate(balances)]
    if network.substances:
        leaving = _leaving(network, constraints, z)
        for n, name in enumerate(balances):
            for substance, share in leaving.get(name.id, {}).items():
                row = place.get(RowName(RowKind.SUBSTANCE, name.id, substance))
                if row is not None:
                    entries.append((row, n, share))
    row, column, amount = zip(*entries, strict=True) if entries else ((), (), ())
    return sparse.coo_array((amount, (row, column)), shape=(count, len(balances))).tocsc(), balances


def _leaving(network: Network, constraints: Constraints, z: Vector) -> dict[str, dict[str, float]]:
    """Return the fractions of each substance in what leaves each unit."""
    value = np.where(constraints.constant, constraints.measured, z)
    index = constraints.index
    whole: dict[str, float] = {}
    parts: dict[str, dict[str, float]] = {}
    for stream in network.streams:
        if stream.start is None or stream.start == stream.end:
            continue
        flow = float(value[index[flow_of(stream.id)]])
        whole[stream.start] = whole.get(stream.start, 0.0) + flow
        own = parts.setdefault(stream.start, {})
        for substance in network.substances:
            share = float(value[index[fraction_of(stream.id, substance)]])
            if share:
                own[substance] = own.get(substance, 0.0) + flow * share
    return {
        unit: {substance: amount / whole[unit] for substance, amount in own.items()}
        for unit, own in parts.items()
        if whole[unit] > 0.0
    }
