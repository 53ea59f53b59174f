"""Carrying cost along: what every stream and centre of a network bears, by one sparse solve a rule of sharing."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from cpdesk.language import N_, Message
from cpdesk.methods.losses.account import Centre, CentreCosts, Costs, CostStream, summed
from cpdesk.methods.sparse_arrays import Vector, sparse, sparse_solvers

_MATERIAL, _ENERGY, _SYSTEM, _WASTE = range(4)
Shares = Mapping[str, float]
_RUNAWAY = N_("Stock drawn in a circle of recycles has no cost that settles: it is carried as 0.")


@dataclass(frozen=True, slots=True)
class Carried:
    """What was carried: costs entered and of each stream, the matrix of each centre, what could not be done."""

    entered: tuple[Costs, ...]
    streams: Mapping[str, Costs]
    centres: tuple[CentreCosts, ...]
    without_outlet: tuple[str, ...]
    notes: tuple[Message, ...]


def carried(streams: Sequence[CostStream], centres: Sequence[Centre]) -> Carried:
    """Return the costs that streams and centres bear; see `losses.loss_costs`."""
    return _Carrying(streams, centres).done()


class _Carrying:
    """One account in the making: costs of streams and remainders of centres, a column a kind of cost."""

    def __init__(self, streams: Sequence[CostStream], centres: Sequence[Centre]) -> None:
        self.streams, self.centres = streams, centres
        self.place = {centre.key: number for number, centre in enumerate(centres)}
        self.outputs: dict[str, list[CostStream]] = defaultdict(list)
        for stream in streams:
            if stream.start is not None:
                self.outputs[stream.start].append(stream)
        self.of_stream = {one.key: [0.0] * 4 for one in streams}
        self.remaining = np.zeros((len(centres), 4))
        self.drawn = np.zeros(len(centres))
        self.closed: set[str] = set()
        self.notes: list[Message] = []
        self.usual = self._shares("")

    def done(self) -> Carried:
        entered = [self._entered_centres()]
        stock = self._stock_factors()
        for material, own in self._materials().items():
            shares = self._shares(material) if material else self.usual
            self._carry(own[:, None], (_MATERIAL,), shares, stock)
            entered.append(Costs(material=float(np.sum(own))))
        self._carry(self._other_costs(), (_ENERGY, _SYSTEM, _WASTE), self.usual, np.ones(len(self.centres)))
        entered.append(Costs(material=float(np.sum(self.drawn))))
        entered.append(Costs(waste_management=self._dispose()))
        streams = {key: Costs(*costs) for key, costs in self.of_stream.items()}
        centres = tuple(self._matrix(one, streams) for one in self.centres)
        outlets = tuple(one.key for one in self.centres if one.key in self.closed)
        return Carried(tuple(entered), streams, centres, outlets, tuple(self.notes))

    def _entered_centres(self) -> Costs:
        return summed([Costs(0.0, one.energy, one.system, one.waste_management) for one in self.centres])

    def _shares(self, material: str) -> Shares:
        """Return the part of a centre's cost that each stream takes away."""
        found: dict[str, float] = {}
        for centre in self.centres:
            found |= _shared_out(self.outputs[centre.key], _weights(centre, material))
        return found

    def _stock_factors(self) -> Vector:
        """Return what leaves a centre per cost of material that enters: less where stock grows, more where it falls."""
        entering: dict[str, float] = defaultdict(float)
        for stream in self.streams:
            if stream.end is not None:
                entering[stream.end] += stream.amount or 0.0
        return np.array([self._stock_factor(one, entering[one.key]) for one in self.centres])

    def _stock_factor(self, centre: Centre, entering: float) -> float:
        if entering > 0.0:
            return max(0.0, 1.0 - centre.stock_growth / entering)
        if centre.stock_growth < 0.0:
            text = N_("What {name} draws from stock has no known cost: nothing comes in to value it by.")
            self.notes.append(Message(text, {"name": centre.key}))
        return 1.0

    def _materials(self) -> Mapping[str, Vector]:
        """Return the cost of material that enters each centre; materials with a criterion of their own stand apart."""
        special = {one.material for centre in self.centres for one in centre.criteria if one.material}
        found: dict[str, Vector] = {}
        for stream in self.streams:
            cost = (stream.price or 0.0) * (stream.amount or 0.0)
            if stream.start is None and stream.end is not None and cost:
                self.of_stream[stream.key][_MATERIAL] = cost
                name = stream.material if stream.material in special else ""
                own = found.setdefault(name, np.zeros(len(self.centres)))
                own[self.place[stream.end]] += cost
        return found

    def _other_costs(self) -> Vector:
        """Return energy, system and waste-management cost a centre; waste management goes to the losses first."""
        own = np.zeros((len(self.centres), 3))
        for centre in self.centres:
            number = self.place[centre.key]
            own[number, :2] += centre.energy, centre.system
            losses = [one for one in self.outputs[centre.key] if one.loss]
            parts = _shared_out(losses, self.usual) or _shared_out(losses, None)
            if not parts:
                own[number, 2] += centre.waste_management
            for stream in losses:
                cost = centre.waste_management * parts.get(stream.key, 0.0)
                self.of_stream[stream.key][_WASTE] += cost
                if stream.end is not None:
                    own[self.place[stream.end], 2] += cost
        return own

    def _carry(self, own: Vector, kinds: Sequence[int], shares: Shares, factors: Vector) -> None:
        """Solve y = own + T y for all kinds of cost that are shared out alike, and hand y on to the streams."""
        opened = self._opened(shares, factors)
        bearing = [one for one in self.streams if one.start in opened and shares.get(one.key, 0.0) > 0.0]
        parts = [shares[one.key] * factors[self.place[str(one.start)]] for one in bearing]
        borne = _solved(self._transfer(bearing, parts), own)
        if borne is None:
            self.notes.append(Message(_RUNAWAY))
            self._carry(own, kinds, shares, np.minimum(factors, 1.0))
            return
        self._keep_back(borne, kinds, factors, opened)
        for stream, part in zip(bearing, parts, strict=True):
            for kind, cost in zip(kinds, borne[self.place[str(stream.start)]], strict=True):
                self.of_stream[stream.key][kind] += float(cost) * part

    def _keep_back(
        self, borne: Vector, kinds: Sequence[int], factors: Vector, opened: frozenset[str]
    ) -> None:
        """Note what remains in the centres, in their stock or for want of a way out, and what was drawn from stock."""
        for number, centre in enumerate(self.centres):
            if centre.key not in opened:
                self.remaining[number, kinds] += borne[number]
                if np.any(borne[number]):
                    self.closed.add(centre.key)
            elif factors[number] < 1.0:
                self.remaining[number, kinds] += borne[number] * (1.0 - factors[number])
            elif factors[number] > 1.0:
                self.drawn[number] += float(np.sum(borne[number])) * (factors[number] - 1.0)

    def _opened(self, shares: Shares, factors: Vector) -> frozenset[str]:
        """Return the centres from which cost finds a way out: into a stock, or along streams to the surroundings."""
        before: dict[str | None, list[str]] = defaultdict(list)
        for stream in self.streams:
            if stream.start is not None and shares.get(stream.key, 0.0) > 0.0:
                before[stream.end].append(stream.start)
        giving = {start for starts in before.values() for start in starts}
        stored = [key for key in giving if factors[self.place[key]] < 1.0]
        found: set[str] = set()
        ahead = [*before[None], *stored]
        while ahead:
            key = ahead.pop()
            if key not in found:
                found.add(key)
                ahead.extend(before[key])
        return frozenset(found)

    def _transfer(self, bearing: Sequence[CostStream], parts: Sequence[float]) -> object:
        inside = [
            (self.place[one.end], self.place[str(one.start)], part)
            for one, part in zip(bearing, parts, strict=True)
            if one.end is not None
        ]
        rows, columns, values = ([entry[side] for entry in inside] for side in range(3))
        size = len(self.centres)
        return sparse.csc_array((values, (rows, columns)), shape=(size, size))

    def _dispose(self) -> float:
        """Add what the disposal of losses costs that leave the plant; return it all."""
        found: list[float] = []
        for stream in self.streams:
            if stream.loss and stream.end is None and stream.start is not None:
                found.append(stream.disposal * (stream.amount or 0.0))
                self.of_stream[stream.key][_WASTE] += found[-1]
        return math.fsum(found)

    def _matrix(self, centre: Centre, streams: Mapping[str, Costs]) -> CentreCosts:
        outputs, number = self.outputs[centre.key], self.place[centre.key]
        lost = [one for one in outputs if one.loss]
        known = [self.usual[one.key] for one in outputs if one.key in self.usual]
        return CentreCosts(
            centre.key,
            summed([streams[one.key] for one in outputs if not one.loss]),
            summed([streams[one.key] for one in lost]),
            Costs(*map(float, self.remaining[number])),
            float(self.drawn[number]),
            math.fsum(self.usual.get(one.key, 0.0) for one in lost) if known else None,
        )


def _weights(centre: Centre, material: str) -> Mapping[str, float] | None:
    """Return the weights of a centre's criterion for a material, else for all, else none: the masses hold."""
    by_material = {one.material: one.weights for one in centre.criteria}
    return by_material.get(material, by_material.get(""))


def _shared_out(outputs: Sequence[CostStream], weights: Mapping[str, float] | None) -> Shares:
    """Return the share of each output; empty where none weighs anything."""
    if weights is None:
        weighed = {one.key: one.amount or 0.0 for one in outputs}
    else:
        weighed = {one.key: weights.get(one.key, 0.0) for one in outputs}
    whole = math.fsum(weighed.values())
    return {key: weight / whole for key, weight in weighed.items()} if whole > 0.0 else {}


def _solved(transfer: object, own: Vector) -> Vector | None:
    """Return y of y = own + T y, refined once against the equation itself; None where costs would never settle."""
    size = len(own)
    system = sparse.csc_array(sparse.eye_array(size, format="csc") - transfer)
    try:
        factor = sparse_solvers.splu(system)
    except RuntimeError:  # exactly singular
        return None
    reach = factor.solve(np.ones(size))
    if not np.all(reach > 0.0):
        return None
    found = factor.solve(own)
    return found + factor.solve(own - system @ found)
