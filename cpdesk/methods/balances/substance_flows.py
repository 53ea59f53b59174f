"""A network written in the flows of its substances: linear equations, squares of plain figures and of shares.

With n = flow x fraction as a variable beside the flow, every balance is linear, and so is the sum of the fractions
(the sum of all n is the flow). What is not linear is left to the squares: a measured fraction is the share n / flow.
An answer that keeps to the equations is then never lost on the way to a better one.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from cpdesk.methods.balances.constraints import Constraints
from cpdesk.methods.balances.reconciliation import QuantityKind, RowKind
from cpdesk.methods.sparse_arrays import Indices, Mask, Matrix, Vector, diagonal, sparse

NOTHING = -1  # in place of a variable's number
SURELY_LESS = 8.0  # standard deviations below 1: a fraction read like this needs no upper bound
LEAST_SHARE = 1e-3  # of a stream that what was not measured in it begins with


@dataclass(slots=True)
class SubstanceFlows:
    """Minimise half the squares of (y - value) / sd and (y[above] / y[below] - value) / sd under a y = b.

    `bounded`: which y may not be below 0; `start`: sizes to begin with, 0 where nothing tells. `plain` holds
    (variable, value, sd), `shares` (above, below, value, sd). Quantity n of the network is factor[n] x y[direct[n]],
    or y[above_of[n]] / y[below_of[n]]; where both are missing it keeps its reading. `nothing` marks what the equations
    alone force to 0: these variables stand in no equation and no square.
    """

    a: Matrix
    b: Vector
    bounded: Mask
    start: Vector
    plain: tuple[Indices, Vector, Vector]
    shares: tuple[Indices, Indices, Vector, Vector]
    direct: Indices
    factor: Vector
    above_of: Indices
    below_of: Indices
    nothing: Mask

    def quantities(self, constraints: Constraints, y: Vector, ratio: Vector | None = None) -> Vector:
        """Return flows, fractions, extents and coefficients; `ratio` gives the shares of flows that are 0."""
        z = np.nan_to_num(constraints.measured)
        direct = self.direct != NOTHING
        z[direct] = self.factor[direct] * y[self.direct[direct]]
        shares = np.flatnonzero(self.above_of != NOTHING)
        above, below = y[self.above_of[shares]], y[self.below_of[shares]]
        known = below > 0.0
        z[shares[known]] = above[known] / below[known]
        if ratio is not None:
            z[shares[~known]] = ratio[shares[~known]]
        return np.clip(z, constraints.lower, constraints.upper)

    def held_quantities(self, none: Mask) -> Mask:
        """Return which quantities are 0 because their own variable is, while what they are a share of is not."""
        direct = (self.direct != NOTHING) & none[self.direct]
        return direct | ((self.above_of != NOTHING) & none[self.above_of] & ~none[self.below_of])


def substance_flows(constraints: Constraints, z: Vector) -> SubstanceFlows:
    """Return the network in the flows of its substances, begun at z (flows, fractions, extents, coefficients)."""
    return _Writing(constraints, z).written()


class _Writing:
    """The problem while it is written."""

    def __init__(self, constraints: Constraints, z: Vector) -> None:
        self.constraints, self.z = constraints, z
        count = len(constraints.names)
        kinds = np.array([name.kind.value for name in constraints.names])
        self.fraction = kinds == QuantityKind.FRACTION.value
        self.coefficient = kinds == QuantityKind.COEFFICIENT.value
        self.flows = {n.id: i for i, n in enumerate(constraints.names) if n.kind is QuantityKind.FLOW}
        flows = self.flows
        owners = [flows.get(n.id, i) if self.fraction[i] else i for i, n in enumerate(constraints.names)]
        self.flow = np.array(owners, dtype=np.int64)
        self.above, self.below = (np.full(count, NOTHING, dtype=np.int64) for _ in range(2))
        self.factor = np.ones(count)
        self.variable = self._numbered(count)
        self.rows = len(constraints.rows)
        self.row: list[Indices] = []
        self.column: list[Indices] = []
        self.entry: list[Vector] = []
        self.right: list[float] = []

    def _numbered(self, count: int) -> Indices:
        """Give a variable to every flow and extent that is not exact, and to every fraction an equation uses."""
        used = np.zeros(count, dtype=bool)
        used[self.constraints.linear[1]] = True
        used[self.constraints.products[2]] = True
        live = ~self.constraints.constant & ~self.coefficient & (used | ~self.fraction)
        number = np.full(count, NOTHING, dtype=np.int64)
        number[live] = np.arange(np.count_nonzero(live))
        return number

    def written(self) -> SubstanceFlows:
        constraints = self.constraints
        live = np.flatnonzero(self.variable != NOTHING)
        self.bounded = np.isfinite(constraints.lower[live]).tolist()
        size = np.where(self.fraction, self.z * self.z[self.flow], self.z)
        self.start = size[live].tolist()
        direct = self._shares(live)
        self._equations()
        self._coefficients()
        self._whole_at_most(live)
        a, b = self._matrix()
        bounded = np.array(self.bounded, dtype=bool)
        nothing = _forced_to_nothing(a, b, bounded)
        if nothing.any():
            a = (a @ diagonal((~nothing).astype(float))).tocsr()
            a.eliminate_zeros()
            kept = np.flatnonzero(np.diff(a.indptr))
            a, b = a[kept], b[kept]
        measured = constraints.is_measured
        plain, share = np.flatnonzero(measured & (direct != NOTHING)), self.above != NOTHING
        share = np.flatnonzero(measured & share)
        value, sd = constraints.measured, constraints.sd
        return SubstanceFlows(
            a,
            b,
            bounded,
            np.array(self.start, dtype=float),
            (
                direct[plain],
                value[plain] / self.factor[plain],
                np.where(nothing[direct[plain]], np.inf, sd[plain] / self.factor[plain]),
            ),
            (
                self.above[share],
                self.below[share],
                value[share],
                np.where(nothing[self.above[share]] | nothing[self.below[share]], np.inf, sd[share]),
            ),
            direct,
            self.factor,
            self.above,
            self.below,
            nothing,
        )

    def _shares(self, live: Indices) -> Indices:
        """Say which fractions are shares of a variable flow; in an exact flow they are plain variables."""
        direct = self.variable.copy()
        fractions = live[self.fraction[live]]
        exact = self.constraints.constant[self.flow[fractions]]
        inside, shared = fractions[exact], fractions[~exact]
        amount = self.constraints.measured[self.flow[inside]]
        self.factor[inside] = 1.0 / np.where(amount > 0.0, amount, 1.0)
        self.above[shared], self.below[shared] = self.variable[shared], self.variable[self.flow[shared]]
        direct[shared] = NOTHING
        return direct

    def _add(self, row: Indices, column: Indices, entry: Vector) -> None:
        self.row.append(row)
        self.column.append(column)
        self.entry.append(entry)

    def _equations(self) -> None:
        """Write the equations; a sum of fractions is taken times its flow, those with a coefficient come later."""
        constraints = self.constraints
        row, column, entry = constraints.linear
        p_row, _, second, p_entry = constraints.products
        later = np.zeros(self.rows, dtype=bool)
        later[row[self.coefficient[column]]] = True
        later[p_row[self.coefficient[second]]] = True
        self.later = np.flatnonzero(later)
        now, p_now = ~later[row], ~later[p_row]
        self._add(row[now], self.variable[column[now]], (entry * self.factor[column])[now])
        self._add(p_row[p_now], self.variable[second[p_now]], p_entry[p_now])
        self.offset = -constraints.offset
        self.offset[later] = 0.0
        sums = [n for n, name in enumerate(constraints.rows) if name.kind is RowKind.COMPLETE]
        for place in sums:
            flow = self.variable[self.flows[constraints.rows[place].id]]
            if flow != NOTHING:
                whole = np.array([constraints.offset[place]])
                self._add(np.array([place]), np.array([flow]), whole)
                self.offset[place] = 0.0

    def _new(self, start: float) -> int:
        self.bounded.append(True)
        self.start.append(start)
        return len(self.start) - 1

    def _tie(self, columns: list[int], entries: list[float], right: float) -> None:
        """Write one more equation."""
        place = self.rows + len(self.right)
        self.right.append(right)
        self._add(np.full(len(columns), place), np.array(columns, dtype=np.int64), np.array(entries))

    def _coefficients(self) -> None:
        """Write a transfer coefficient as a share: what leaves by the stream over all that enters."""
        row, column, entry = self.constraints.linear
        p_row, first, second, p_entry = self.constraints.products
        for place in self.later:
            own, products = np.flatnonzero(row == place), np.flatnonzero(p_row == place)
            name = next(n for n in (*column[own], *second[products]) if self.coefficient[n])
            plain = own[column[own] != name]
            constant = -float(np.sum(entry[own[column[own] == name]]))
            self.above[name] = self._sum(column[plain], entry[plain], float(self.constraints.offset[place]))
            self.below[name] = self._sum(first[products], -p_entry[products], constant)

    def _sum(self, columns: Indices, entries: Vector, constant: float) -> int:
        variables = [int(n) for n in self.variable[columns]]
        total = constant + float(np.sum(entries * np.array([self.start[n] for n in variables])))
        made = self._new(max(total, 0.0))
        self._tie([made, *variables], [1.0, *(-entries).tolist()], constant)
        return made

    def _whole_at_most(self, live: Indices) -> None:
        """Keep a fraction below 1 where no sum of fractions does and its reading does not rule it out."""
        summed = {row.id for row in self.constraints.rows if row.kind is RowKind.COMPLETE}
        fractions: list[int] = live[self.fraction[live]].tolist()
        for place in fractions:
            value, sd = self.constraints.measured[place], self.constraints.sd[place]
            if self.constraints.names[place].id in summed or value + SURELY_LESS * sd < 1.0:
                continue
            own, flow = int(self.variable[place]), int(self.below[place])
            if flow == NOTHING:
                slack = self._new(max(LEAST_SHARE, 1.0 - self.start[own] * self.factor[place]))
                self._tie([own, slack], [float(self.factor[place]), 1.0], 1.0)
            else:
                room = self.start[flow] - self.start[own]
                slack = self._new(max(LEAST_SHARE * self.start[flow], room))
                self._tie([own, slack, flow], [1.0, 1.0, -1.0], 0.0)

    def _matrix(self) -> tuple[Matrix, Vector]:
        shape = (self.rows + len(self.right), len(self.start))
        where = (np.concatenate(self.row), np.concatenate(self.column))
        whole = sparse.coo_array((np.concatenate(self.entry), where), shape=shape).tocsr()
        right = np.concatenate([self.offset, np.array(self.right)])
        filled = np.flatnonzero(np.diff(whole.indptr))
        return whole[filled], right[filled]


def _forced_to_nothing(a: Matrix, b: Vector, bounded: Mask) -> Mask:
    """Return which variables must be 0: those of an equation without a constant in which all have one sign."""
    entries = a.tocoo()
    row, column = entries.row, entries.col
    sign = np.sign(entries.data)
    gone = np.zeros(a.shape[1], dtype=bool)
    while True:
        live = ~gone[column]
        count = np.bincount(row[live], minlength=a.shape[0])
        total = np.bincount(row[live], np.where(bounded[column], sign, np.nan)[live], a.shape[0])
        forcing = (b == 0.0) & (count > 0) & (np.abs(total) == count)
        found = column[live & forcing[row]]
        if not len(found):
            return gone
        gone[found] = True


def first_amounts(constraints: Constraints) -> Vector:
    """Return readings, for a flow that was not measured a middling one, for fractions a part of what is left."""
    within = np.clip(constraints.measured, constraints.lower, constraints.upper)
    z = np.where(constraints.constant, constraints.measured, within)
    kinds = np.array([name.kind.value for name in constraints.names])
    flows = kinds == QuantityKind.FLOW.value
    known = z[flows & (z > 0.0)]
    z[flows & np.isnan(z)] = float(np.median(known)) if len(known) else 1.0
    for places in _by_stream(constraints):
        missing = places[np.isnan(z[places])]
        if len(missing):
            z[missing] = max(LEAST_SHARE, 1.0 - float(np.nansum(z[places]))) / len(missing)
    return np.nan_to_num(z)


def _by_stream(constraints: Constraints) -> Iterator[Indices]:
    """Yield the places of the fractions of each stream."""
    found: dict[str, list[int]] = {}
    for place, name in enumerate(constraints.names):
        if name.kind is QuantityKind.FRACTION:
            found.setdefault(name.id, []).append(place)
    for places in found.values():
        yield np.array(places, dtype=np.int64)
