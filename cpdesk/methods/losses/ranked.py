"""Which losses cost most: each where it leaves the process, with what its treatment adds, the dearest first."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import accumulate

import numpy as np

from cpdesk.methods.losses.account import Costs, CostStream, Loss


def ranked(streams: Sequence[CostStream], costs: Mapping[str, Costs]) -> tuple[Loss, ...]:
    """Return the losses by money, dearest first; their totals make up the cost of all that leaves as a loss.

    A loss counts where it leaves the process: what leaves a treatment is the losses that went into it. A treatment
    is a centre that takes in losses of others and gives off nothing but losses, or takes in nothing else of
    others. Its cost, less what it recovers, is borne by the losses it takes in, by mass. A loss that
    another centre takes up as a material is none in the end.
    """
    treatments = _Treatments(streams, costs)
    found = [one for one in streams if _leaves_process(one, treatments)]
    added = {one.key: treatments.added(one) for one in found}
    totals = {one.key: math.fsum((costs[one.key].total, added[one.key])) for one in found}
    found.sort(key=lambda one: -totals[one.key])
    whole = math.fsum(totals.values())
    sums = accumulate(totals[one.key] for one in found)
    return tuple(
        Loss(
            one.key,
            one.start,
            costs[one.key],
            added[one.key],
            totals[one.key],
            totals[one.key] / whole if whole > 0.0 else None,
            so_far / whole if whole > 0.0 else None,
        )
        for one, so_far in zip(found, sums, strict=True)
    )


def _leaves_process(stream: CostStream, treatments: "_Treatments") -> bool:
    if not stream.loss or stream.start is None or stream.start in treatments.places:
        return False
    return stream.end is None or stream.end in treatments.places


class _Treatments:
    """The centres that treat losses, and what the treatment of each costs on the whole."""

    def __init__(self, streams: Sequence[CostStream], costs: Mapping[str, Costs]) -> None:
        self.costs = costs
        self.outputs: dict[str, list[CostStream]] = defaultdict(list)
        self.inputs: dict[str, list[CostStream]] = defaultdict(list)
        for stream in streams:
            idle = not stream.amount and not costs[stream.key].total
            if stream.start is None or idle or stream.start == stream.end:
                continue
            self.outputs[stream.start].append(stream)
            if stream.end is not None:
                self.inputs[stream.end].append(stream)
        keys = self._fed({key for key in self.inputs if self._treats(key)})
        self.places = {key: number for number, key in enumerate(sorted(keys))}
        self.masses = {key: math.fsum(one.amount or 0.0 for one in self._taken(key)) for key in self.places}
        self.carried = {key: math.fsum(costs[s.key].total for s in self._taken(key)) for key in self.places}
        self.ends = self._ends()

    def _treats(self, key: str) -> bool:
        taken, given = self.inputs[key], self.outputs[key]
        if not any(one.loss and one.amount for one in taken):
            return False
        return all(one.loss for one in taken) or (bool(given) and all(one.loss for one in given))

    def _fed(self, keys: set[str]) -> set[str]:
        """Return the treatments that losses of the process reach; a circle of treatments alone treats nothing."""
        found: set[str] = set()
        ahead = [key for key in keys if any(one.start not in keys for one in self._taken(key))]
        while ahead:
            key = ahead.pop()
            if key not in found:
                found.add(key)
                ahead.extend(str(one.end) for one in self.outputs[key] if one.loss and one.end in keys)
        return found

    def _taken(self, key: str) -> list[CostStream]:
        return [one for one in self.inputs[key] if one.loss]

    def added(self, stream: CostStream) -> float:
        """Return what the treatment of a loss adds to its cost; 0 where it leaves the plant untreated."""
        key = stream.end
        if key not in self.places:
            return 0.0
        return (stream.amount or 0.0) / self.masses[key] * (self.ends[self.places[key]] - self.carried[key])

    def _ends(self) -> Sequence[float]:
        """Return the cost of the losses in which each treatment ends, treatments after it included."""
        size = len(self.places)
        system, right = np.eye(size), np.zeros(size)
        for key, number in self.places.items():
            for stream in self.outputs[key]:
                if not stream.loss:
                    continue
                cost, end = self.costs[stream.key].total, stream.end
                if end is None:
                    right[number] += cost
                elif end in self.places:
                    part = (stream.amount or 0.0) / self.masses[end]
                    system[number, self.places[end]] -= part
                    right[number] += cost - part * self.carried[end]
        return [float(one) for one in np.linalg.solve(system, right)] if size else []
