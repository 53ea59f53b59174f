"""The equations of a network in its flows, fractions, extents and coefficients, with constants put in.

Each equation is sum(coefficient x variable) + sum(coefficient x variable x variable) + constant = 0, so the
Jacobian is exact and cheap. A balance is in - out + made = 0.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from cpdesk.methods.balances.network import Network, NetworkStream, Reading
from cpdesk.methods.balances.reconciliation import QuantityKind, QuantityName, RowKind, RowName
from cpdesk.methods.sparse_arrays import Indices, Mask, Matrix, Vector, diagonal, sparse

CONSERVING = 1e-9  # changes of mass of a reaction sum to zero within this share of the largest


@dataclass(slots=True)
class Constraints:
    """Variables and equations as arrays.

    `measured` and `sd` are NaN where there is no reading; `constant` marks sd 0, whose value stands in
    `measured`. Linear terms are (row, column, coefficient), products (row, first, second, coefficient);
    no constant is left among their columns. `offset`: the constant of each row, `offset_size` the amounts in
    it, `exact` (row, column) the constants that went into it.
    """

    names: list[QuantityName]
    rows: list[RowName]
    measured: Vector
    sd: Vector
    lower: Vector
    upper: Vector
    linear: tuple[Indices, Indices, Vector]
    products: tuple[Indices, Indices, Indices, Vector]
    offset: Vector
    offset_size: Vector
    exact: tuple[Indices, Indices]
    correlations: list[tuple[int, int, float]]
    index: dict[QuantityName, int]

    @property
    def constant(self) -> Mask:
        """Which variables are exact."""
        return self.sd == 0.0

    @property
    def is_measured(self) -> Mask:
        """Which variables have a reading with an error."""
        return self.sd > 0.0

    @property
    def unmeasured(self) -> Mask:
        """Which variables have no reading."""
        return np.isnan(self.sd)

    @property
    def is_linear(self) -> bool:
        """Whether no two variables are multiplied."""
        return len(self.products[0]) == 0

    def residual(self, z: Vector) -> Vector:
        """Return what each equation is off by at z."""
        row, column, coefficient = self.linear
        p_row, first, second, p_coefficient = self.products
        count = len(self.rows)
        whole = np.bincount(row, coefficient * z[column], count)
        return self.offset + whole + np.bincount(p_row, p_coefficient * z[first] * z[second], count)

    def size(self, z: Vector) -> Vector:
        """Return the sum of the amounts in each equation at z: what its residual is small against."""
        row, column, coefficient = self.linear
        p_row, first, second, p_coefficient = self.products
        count = len(self.rows)
        whole = np.bincount(row, np.abs(coefficient * z[column]), count)
        made = np.bincount(p_row, np.abs(p_coefficient * z[first] * z[second]), count)
        return self.offset_size + whole + made

    def jacobian(self, z: Vector) -> Matrix:
        """Return the matrix of first derivatives at z, rows x variables, in compressed rows."""
        row, column, coefficient = self.linear
        p_row, first, second, p_coefficient = self.products
        data = np.concatenate([coefficient, p_coefficient * z[second], p_coefficient * z[first]])
        rows = np.concatenate([row, p_row, p_row])
        columns = np.concatenate([column, first, second])
        made = sparse.coo_array((data, (rows, columns)), shape=(len(self.rows), len(self.names)))
        return made.tocsr()

    def covariance(self, measured: Mask) -> Matrix:
        """Return the covariance of the errors of the variables in `measured`, in their order."""
        places = np.flatnonzero(measured)
        if not self.correlations:
            return diagonal(self.sd[places] ** 2)
        position = {int(place): number for number, place in enumerate(places)}
        sd = self.sd[places]
        rows, columns, data = [*range(len(places))], [*range(len(places))], list(sd**2)
        for first, second, coefficient in self.correlations:
            if first in position and second in position:
                a, b = position[first], position[second]
                rows += [a, b]
                columns += [b, a]
                data += [coefficient * sd[a] * sd[b]] * 2
        return sparse.csr_array((data, (rows, columns)), shape=(len(places), len(places)))


@dataclass(slots=True)
class _Draft:
    """The equations while they are collected."""

    rows: list[RowName] = field(default_factory=list[RowName])
    linear: list[tuple[int, int, float]] = field(default_factory=list[tuple[int, int, float]])
    products: list[tuple[int, int, int, float]] = field(default_factory=list[tuple[int, int, int, float]])
    offset: list[float] = field(default_factory=list[float])

    def row(self, name: RowName, constant: float = 0.0) -> int:
        """Begin an equation and return its number."""
        self.rows.append(name)
        self.offset.append(constant)
        return len(self.rows) - 1


def constraints_of(network: Network) -> Constraints:
    """Return the variables and equations of a sound network.

    Where the substances make up every stream, the balance of the last substance follows from the total
    balance and the others; it is left out, so that the equations stay independent.
    """
    names, readings = _variables(network)
    index = {name: number for number, name in enumerate(names)}
    draft = _Draft()
    _balances(network, index, draft)
    if network.complete:
        _sums(network, index, draft)
    _equations(network, index, draft)
    _transfers(network, index, draft)
    kinds = np.array([name.kind is QuantityKind.FRACTION for name in names], dtype=bool)
    free = np.array([name.kind is QuantityKind.EXTENT for name in names], dtype=bool)
    measured = np.array([np.nan if r is None else r.value for r in readings], dtype=float)
    sd = np.array([np.nan if r is None else r.sd for r in readings], dtype=float)
    lower = np.where(free, -np.inf, 0.0)
    upper = np.where(kinds, 1.0, np.inf)
    folded = _folded(draft, measured, sd == 0.0)
    flows = {name.id: number for name, number in index.items() if name.kind is QuantityKind.FLOW}
    correlations = [(flows[c.first], flows[c.second], c.coefficient) for c in network.correlations]
    return Constraints(names, draft.rows, measured, sd, lower, upper, *folded, correlations, index)


def flow_of(stream: str) -> QuantityName:
    """Return the name of a stream's flow."""
    return QuantityName(QuantityKind.FLOW, stream)


def fraction_of(stream: str, substance: str) -> QuantityName:
    """Return the name of the fraction of a substance in a stream."""
    return QuantityName(QuantityKind.FRACTION, stream, substance)


def _has_fractions(stream: NetworkStream) -> bool:
    return stream.start is not None or stream.end is not None or bool(stream.fractions)


def _variables(network: Network) -> tuple[list[QuantityName], list[Reading | None]]:
    names: list[QuantityName] = []
    readings: list[Reading | None] = []
    for stream in network.streams:
        names.append(flow_of(stream.id))
        readings.append(stream.flow)
        if _has_fractions(stream):
            names += [fraction_of(stream.id, substance) for substance in network.substances]
            readings += [stream.fractions.get(substance) for substance in network.substances]
    for number, reaction in enumerate(network.reactions):
        names.append(QuantityName(QuantityKind.EXTENT, reaction.unit, number=number))
        readings.append(None)
    for number, one in enumerate(network.transfer_coefficients):
        names.append(QuantityName(QuantityKind.COEFFICIENT, one.unit, to=one.stream, number=number))
        readings.append(one.coefficient)
    return names, readings


def _ends(stream: NetworkStream) -> Sequence[tuple[str, float]]:
    """Return the units that a stream enters (+1) and leaves (-1); a stream back into its own unit has none."""
    if stream.start == stream.end:
        return ()
    ends = ((stream.end, 1.0), (stream.start, -1.0))
    return tuple((unit, sign) for unit, sign in ends if unit is not None)


def _balances(network: Network, index: dict[QuantityName, int], draft: _Draft) -> None:
    totals = {u: draft.row(RowName(RowKind.TOTAL, u)) for u in network.balanced}
    substances = {
        (unit, substance): draft.row(RowName(RowKind.SUBSTANCE, unit, substance))
        for unit in network.balanced
        for substance in _balanced_substances(network, unit)
    }
    for stream in network.streams:
        flow = index[flow_of(stream.id)]
        for unit, sign in _ends(stream):
            if unit not in totals:
                continue
            draft.linear.append((totals[unit], flow, sign))
            for substance in network.substances:
                if (unit, substance) in substances:
                    fraction = index[fraction_of(stream.id, substance)]
                    draft.products.append((substances[unit, substance], flow, fraction, sign))
    for number, reaction in enumerate(network.reactions):
        extent = index[QuantityName(QuantityKind.EXTENT, reaction.unit, number=number)]
        for substance, change in reaction.mass_change.items():
            if (reaction.unit, substance) in substances and change:
                draft.linear.append((substances[reaction.unit, substance], extent, change))


def _balanced_substances(network: Network, unit: str) -> tuple[str, ...]:
    here = [r.mass_change for r in network.reactions if r.unit == unit]
    conserving = all(
        abs(sum(change.values())) <= CONSERVING * max(map(abs, change.values()), default=0.0)
        for change in here
    )
    return network.substances[:-1] if network.complete and conserving else network.substances


def _sums(network: Network, index: dict[QuantityName, int], draft: _Draft) -> None:
    if not network.substances:
        return
    for stream in network.streams:
        if _has_fractions(stream):
            row = draft.row(RowName(RowKind.COMPLETE, stream.id), -1.0)
            for substance in network.substances:
                draft.linear.append((row, index[fraction_of(stream.id, substance)], 1.0))


def _equations(network: Network, index: dict[QuantityName, int], draft: _Draft) -> None:
    for number, equation in enumerate(network.equations, 1):
        row = draft.row(RowName(RowKind.EQUATION, str(number)), equation.constant)
        for stream, term in equation.terms.items():
            if term:
                draft.linear.append((row, index[flow_of(stream)], term))


def _transfers(network: Network, index: dict[QuantityName, int], draft: _Draft) -> None:
    entering: dict[str, list[int]] = {}
    for stream in network.streams:
        if stream.end is not None:
            entering.setdefault(stream.end, []).append(index[flow_of(stream.id)])
    for number, one in enumerate(network.transfer_coefficients):
        row = draft.row(RowName(RowKind.TRANSFER, f"{one.unit} -> {one.stream}"))
        share = index[QuantityName(QuantityKind.COEFFICIENT, one.unit, to=one.stream, number=number)]
        draft.linear.append((row, index[flow_of(one.stream)], 1.0))
        draft.products += [(row, flow, share, -1.0) for flow in entering.get(one.unit, [])]


def _folded(
    draft: _Draft, value: Vector, constant: Mask
) -> tuple[
    tuple[Indices, Indices, Vector],
    tuple[Indices, Indices, Indices, Vector],
    Vector,
    Vector,
    tuple[Indices, Indices],
]:
    """Return linear terms, products, constants, their sizes and where they come from, exact values put in."""
    offset = np.array(draft.offset, dtype=float)
    size = np.abs(offset)
    (p_row, first, second), p_coef = _columns(draft.products, 4)
    one, other = constant[first], constant[second]
    (row, column), coef = _columns(draft.linear, 3)
    kept = ~(one & other)
    exact_rows = [row[constant[column]], p_row[one], p_row[other]]
    exact = [column[constant[column]], first[one], second[other]]
    row = np.concatenate([row, p_row[one & kept], p_row[other & kept], p_row[~kept]])
    column = np.concatenate([column, second[one & kept], first[other & kept], first[~kept]])
    by_first, by_second = p_coef * value[first], p_coef * value[second]
    coef = np.concatenate([coef, by_first[one & kept], by_second[other & kept], by_second[~kept]])
    fixed = constant[column]
    amounts = coef[fixed] * value[column[fixed]]
    np.add.at(offset, row[fixed], amounts)
    np.add.at(size, row[fixed], np.abs(amounts))
    live = ~fixed & (coef != 0.0)
    free = ~(one | other)
    products = (p_row[free], first[free], second[free], p_coef[free])
    sources = (np.concatenate(exact_rows), np.concatenate(exact))
    return (row[live], column[live], coef[live]), products, offset, size, sources


def _columns(terms: Sequence[tuple[float, ...]], width: int) -> tuple[list[Indices], Vector]:
    """Return terms as arrays: their places, then their coefficients."""
    table = np.array(terms, dtype=np.float64).reshape(-1, width)
    return [table[:, n].astype(np.int64) for n in range(width - 1)], table[:, width - 1].copy()
