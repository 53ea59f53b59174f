"""Where a substance must be, though no analysis lists it: the least traces with which all balances can close.

An analysis lists what matters in its stream and leaves out what is there in parts per million. Taken at its word,
it says that there is none at all, and a substance that enters a unit in a trace may then nowhere leave it. A linear
programme in the flows of the substances finds the smallest shares that make the balances possible.
"""

import importlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from cpdesk.methods.balances.network import Network, NetworkStream, Reading
from cpdesk.methods.sparse_arrays import Indices, Mask, Vector, sparse

FLOWS_WITHIN = (0.5, 2.0)  # of a reading: what a trace may not be needed to explain, a wrong meter may
SHARES_WITHIN = (0.25, 4.0)
LEAST = 1e-11  # of a stream


@dataclass(frozen=True, slots=True)
class Trace:
    """A substance that a stream must hold though its analysis does not list it, and how much at the least."""

    stream: str
    substance: str
    fraction: float


def needed_traces(network: Network) -> tuple[Trace, ...] | None:
    """Return the traces without which the balances of the substances cannot close; None: not even with any.

    network: fractions that are exactly 0 are those that an analysis does not list. Readings may be off by a factor
    of 2 (flows) or 4 (fractions). The sum of the fractions found is the least that is possible.
    """
    streams = [one for one in network.streams if one.fractions]
    if not streams or not network.substances:
        return ()
    programme = _Programme(network, streams)
    if programme.solved(with_traces=False) is not None:
        return ()
    found = programme.solved(with_traces=True)
    return None if found is None else tuple(programme.traces(found))


def with_traces(network: Network, traces: tuple[Trace, ...]) -> Network:
    """Return the network with these fractions left open; what made up a whole stream is open there, too."""
    added: dict[str, list[str]] = {}
    for one in traces:
        added.setdefault(one.stream, []).append(one.substance)
    return replace(network, streams=tuple(_opened(one, added.get(one.id, ())) for one in network.streams))


def _opened(stream: NetworkStream, substances: tuple[str, ...] | list[str]) -> NetworkStream:
    if not substances:
        return stream
    kept: Mapping[str, Reading | None] = {
        key: None if _is_whole(one) else one for key, one in stream.fractions.items()
    }
    return replace(stream, fractions={**kept, **dict.fromkeys(substances)})


def _is_whole(reading: Reading | None) -> bool:
    return reading is not None and reading.sd == 0.0 and reading.value == 1.0


class _Programme:
    """Columns: the flow of each stream, the flow of each substance in it, the extents of the reactions."""

    def __init__(self, network: Network, streams: list[NetworkStream]) -> None:
        self.network, self.streams = network, streams
        self.substances = {key: n for n, key in enumerate(network.substances)}
        self.count, self.kinds = len(streams), len(self.substances)
        readings = [np.nan if one.flow is None else max(one.flow.value, 0.0) for one in streams]
        self.flow = np.array(readings, dtype=float)
        known = self.flow[self.flow > 0.0]
        usual = float(np.median(known)) if len(known) else 1.0
        self.size = np.where(self.flow > 0.0, self.flow, usual)
        self.columns = self.count * (1 + self.kinds) + len(network.reactions)
        self.lower, self.upper = np.zeros(self.columns), np.full(self.columns, np.inf)
        self.lower[self.count * (1 + self.kinds) :] = -np.inf
        self.unlisted = np.zeros(self.columns, dtype=bool)
        self.tied: list[tuple[int, int, float]] = []
        self.whole: list[tuple[int, int, float]] = []
        self._bounds()
        self.row: list[int] = []
        self.column: list[int] = []
        self.entry: list[float] = []
        self.rows = 0
        self._balances()

    def _part(self, stream: int, substance: str) -> int:
        return self.count + stream * self.kinds + self.substances[substance]

    def _bounds(self) -> None:
        measured = ~np.isnan(self.flow)
        sd = np.array([1.0 if one.flow is None else one.flow.sd for one in self.streams])
        low, high = (np.where(sd == 0.0, 1.0, factor) for factor in FLOWS_WITHIN)
        self.lower[: self.count][measured] = (low * self.flow)[measured]
        self.upper[: self.count][measured] = (high * self.flow)[measured]
        for number, stream in enumerate(self.streams):
            for substance, reading in stream.fractions.items():
                if reading is not None:
                    self._bound(number, self._part(number, substance), reading)

    def _bound(self, stream: int, part: int, reading: Reading) -> None:
        if reading.sd == 0.0:
            if reading.value == 0.0:
                self.unlisted[part] = True
            else:
                (self.whole if reading.value == 1.0 else self.tied).append((part, stream, reading.value))
        elif reading.value > 0.0 and self.flow[stream] > 0.0:
            amount = reading.value * self.flow[stream]
            self.lower[part], self.upper[part] = (factor * amount for factor in SHARES_WITHIN)

    def _add(self, row: int, column: int, entry: float) -> None:
        self.row.append(row)
        self.column.append(column)
        self.entry.append(entry)

    def _balances(self) -> None:
        units = {unit: n * self.kinds for n, unit in enumerate(self.network.balanced)}
        self.rows = len(units) * self.kinds
        for number, stream in enumerate(self.streams):
            ends = () if stream.start == stream.end else ((stream.end, 1.0), (stream.start, -1.0))
            for unit, sign in ends:
                if unit in units:
                    for kind in range(self.kinds):
                        self._add(units[unit] + kind, self.count + number * self.kinds + kind, sign)
            if self.network.complete:
                self._add(self.rows, number, -1.0)
                for kind in range(self.kinds):
                    self._add(self.rows, self.count + number * self.kinds + kind, 1.0)
                self.rows += 1
        for number, reaction in enumerate(self.network.reactions):
            for substance, change in reaction.mass_change.items():
                if reaction.unit in units and change:
                    row = units[reaction.unit] + self.substances[substance]
                    self._add(row, self.count * (1 + self.kinds) + number, change)

    def solved(self, with_traces: bool) -> Vector | None:
        """Return all flows with the least traces, or with none; None where that is impossible."""
        optimize: Any = importlib.import_module("scipy.optimize")
        ties = self.tied if with_traces else [*self.tied, *self.whole]
        rows, columns, entries = [*self.row], [*self.column], [*self.entry]
        for number, (part, stream, share) in enumerate(ties, self.rows):
            rows += [number, number]
            columns += [part, stream]
            entries += [1.0, -share]
        shape = (self.rows + len(ties), self.columns)
        matrix = sparse.coo_array((entries, (rows, columns)), shape=shape).tocsr()
        upper = self.upper if with_traces else np.where(self.unlisted, 0.0, self.upper)
        cost = np.where(self.unlisted, 1.0 / self._sizes(), 0.0)
        found = optimize.linprog(
            cost,
            A_eq=matrix,
            b_eq=np.zeros(shape[0]),
            bounds=np.column_stack([self.lower, upper]),
            method="highs",
        )
        return None if found.x is None else np.asarray(found.x, dtype=float)

    def _sizes(self) -> Vector:
        parts: Vector = np.repeat(self.size, self.kinds)
        return np.concatenate([self.size, parts, np.ones(len(self.network.reactions))])

    def traces(self, found: Vector) -> list[Trace]:
        """Return what is there though it is not listed."""
        there: Mask = self.unlisted & (found > LEAST * self._sizes())
        places: Indices = np.flatnonzero(there) - self.count
        named = list(self.substances)
        made: list[Trace] = []
        for place in places:
            stream, kind = divmod(int(place), self.kinds)
            flow = float(found[stream])
            fraction = float(found[place + self.count]) / flow if flow > 0.0 else 0.0
            made.append(Trace(self.streams[stream].id, named[kind], fraction))
        return made
