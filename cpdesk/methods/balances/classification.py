"""What the equations say about each quantity before any number is adjusted: redundant, determined or not."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from cpdesk.methods.balances.constraints import Constraints
from cpdesk.methods.balances.elimination import Elimination, Row, eliminate
from cpdesk.methods.balances.network import Network
from cpdesk.methods.balances.reconciliation import Kind, QuantityKind
from cpdesk.methods.sparse_arrays import Mask, Matrix, Vector, sparse

EXACT = 1e-9  # exact figures contradict each other when they are apart by more than this share of their sum
LEAST_FLOW = 1e-6  # a flow of less than this share of the largest counts as that much when columns are scaled
NEGLIGIBLE = 1e-12  # an entry this small against the largest of its row, after scaling, is none


@dataclass(slots=True)
class Classification:
    """Kinds of the variables, in their order, and the structure of the equations.

    `degrees_of_freedom`: rank of the redundant equations; `basic_rows`: independent rows; `loose`: unmeasured
    columns left over, which nothing determines alone; `redundant`: combinations of rows that hold measured
    quantities only (row: factor); `empty`: combinations of rows in which no variable is left.
    """

    kinds: list[Kind]
    degrees_of_freedom: int
    basic_rows: list[int]
    loose: list[int]
    redundant: list[Row] = field(default_factory=list[Row])
    empty: list[Row] = field(default_factory=list[Row])


def is_flow_network(network: Network) -> bool:
    """Return whether there are balances of whole streams only, so that the graph alone decides."""
    return not (network.substances or network.equations or network.transfer_coefficients or network.reactions)


def classified_by_elimination(constraints: Constraints, jacobian: Matrix, z: Vector) -> Classification:
    """Classify by the rank of the equations, linear at z; z gives the columns their scale."""
    _, found = eliminated(constraints, jacobian, z)
    kinds = _kinds(constraints)
    for column in found.unobservable:
        kinds[column] = Kind.UNOBSERVABLE
    for _, entries in found.redundant:
        for column in entries:
            kinds[column] = Kind.REDUNDANT
    combinations = [combination for combination, _ in found.redundant]
    return Classification(kinds, found.rank, found.basic_rows, found.loose, combinations, found.empty)


def eliminated(constraints: Constraints, jacobian: Matrix, z: Vector) -> tuple[list[Row], Elimination]:
    """Return the rows once all unmeasured columns are taken out of them, and how that went."""
    rows = _scaled_rows(jacobian, _usual_amounts(constraints, z))
    unmeasured = {int(column) for column in np.flatnonzero(constraints.unmeasured)}
    return rows, eliminate(rows, unmeasured)


def with_bounds(
    constraints: Constraints, jacobian: Matrix, z: Vector, held: Mask
) -> tuple[list[int], Matrix, Matrix]:
    """Return the equations that hold where some values are held at a bound: what the tests rest on.

    They are the numbers of the independent rows of the network, and the matrix of all measured columns and
    that of the unmeasured ones that the rows determine. After the rows of the network comes one for each
    measured value that is held; an unmeasured one that is held is known, so that its column is gone.
    """
    free = jacobian.tocsc(copy=True)
    free.data[np.repeat(held, np.diff(free.indptr))] = 0.0
    rows = _scaled_rows(free.tocsr(), _usual_amounts(constraints, z))
    unmeasured = np.flatnonzero(constraints.unmeasured & ~held)
    found = eliminate(rows, {int(column) for column in unmeasured})
    columns = np.flatnonzero(constraints.is_measured)
    fixed = np.flatnonzero(held[columns])
    basic = np.setdiff1d(unmeasured, found.loose)
    kept = jacobian[found.basic_rows]
    ones = sparse.coo_array(
        (np.ones(len(fixed)), (np.arange(len(fixed)), fixed)), shape=(len(fixed), len(columns))
    )
    a = sparse.vstack([kept[:, columns], ones], format="csr")
    none = sparse.csr_array((len(fixed), len(basic)))
    return found.basic_rows, a, sparse.vstack([kept[:, basic], none], format="csr")


def _usual_amounts(constraints: Constraints, z: Vector) -> Vector:
    """Return the scale of each column: for a flow its amount, or a trifle of the largest."""
    flows = np.array([name.kind is QuantityKind.FLOW for name in constraints.names], dtype=bool)
    known = np.maximum(np.abs(z), np.nan_to_num(constraints.sd))
    usual = np.maximum(known, LEAST_FLOW * float(known[flows].max(initial=0.0)))
    return np.where(flows & (usual > 0.0), usual, 1.0)


def _kinds(constraints: Constraints) -> list[Kind]:
    constant, unmeasured = constraints.constant, constraints.unmeasured
    return [
        Kind.CONSTANT if constant[n] else Kind.OBSERVABLE if unmeasured[n] else Kind.JUST_MEASURED
        for n in range(len(constraints.names))
    ]


def _scaled_rows(jacobian: Matrix, scale: Vector) -> list[Row]:
    rows: list[Row] = []
    indptr, indices = jacobian.indptr, jacobian.indices
    sizes = np.abs(jacobian.data) * scale[indices]
    columns, data = indices.tolist(), jacobian.data.tolist()
    for row in range(jacobian.shape[0]):
        start, end = int(indptr[row]), int(indptr[row + 1])
        least = NEGLIGIBLE * float(sizes[start:end].max()) if end > start else 0.0
        rows.append({columns[n]: data[n] for n in range(start, end) if sizes[n] > least})
    return rows


class _Joined:
    """Which units hang together (union-find)."""

    def __init__(self, count: int) -> None:
        self.parent = list(range(count))

    def root(self, node: int) -> int:
        parent = self.parent
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    def join(self, one: int, other: int) -> bool:
        """Join two units; False where they hung together already."""
        one, other = self.root(one), self.root(other)
        self.parent[one] = other
        return one != other

    def groups(self, count: int) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for node in range(count):
            found.setdefault(self.root(node), []).append(node)
        return found


def classified_by_graph(network: Network, constraints: Constraints) -> Classification:
    """Classify a network of flows without a matrix; every row is the balance of one unit.

    Units joined by an unmeasured stream can only be balanced together. An unmeasured stream is determined
    where it alone joins two parts (a bridge of the unmeasured streams, the surroundings being one place); a
    measured one is redundant where its ends lie in different parts.
    """
    number = {unit: place for place, unit in enumerate(network.balanced)}
    outside = len(number)
    edges = [(number.get(s.start or "", outside), number.get(s.end or "", outside)) for s in network.streams]
    joined, kinds = _Joined(outside + 1), _kinds(constraints)
    unmeasured = [n for n, kind in enumerate(kinds) if kind is Kind.OBSERVABLE]
    loose = [n for n in unmeasured if not joined.join(*edges[n])]
    if loose:
        bridges = _bridges(outside + 1, [(n, *edges[n]) for n in unmeasured])
        for n in unmeasured:
            kinds[n] = Kind.OBSERVABLE if n in bridges else Kind.UNOBSERVABLE
    for n, kind in enumerate(kinds):
        if kind is Kind.JUST_MEASURED and joined.root(edges[n][0]) != joined.root(edges[n][1]):
            kinds[n] = Kind.REDUNDANT
    parts = joined.groups(outside)
    here = joined.root(outside)
    checked = {joined.root(end) for n, kind in enumerate(kinds) if kind is Kind.REDUNDANT for end in edges[n]}
    redundant = [dict.fromkeys(rows, 1.0) for root, rows in parts.items() if root in checked and root != here]
    rank = sum(joined.join(*edges[n]) for n, kind in enumerate(kinds) if kind is Kind.REDUNDANT)
    here = joined.root(outside)
    closed = [rows for root, rows in joined.groups(outside).items() if root != here]
    dependent = {rows[-1] for rows in closed}
    basic = [row for row in range(outside) if row not in dependent]
    return Classification(kinds, rank, basic, loose, redundant, [dict.fromkeys(rows, 1.0) for rows in closed])


def _bridges(count: int, edges: Sequence[tuple[int, int, int]]) -> set[int]:
    """Return the names of the edges (name, end, end) whose loss parts the graph."""
    beside: list[list[tuple[int, int]]] = [[] for _ in range(count)]
    for name, one, other in edges:
        beside[one].append((other, name))
        beside[other].append((one, name))
    seen, lowest = [0] * count, [0] * count
    found: set[int] = set()
    clock = 0
    for start in range(count):
        if seen[start] or not beside[start]:
            continue
        clock += 1
        seen[start] = lowest[start] = clock
        path = [(start, -1, iter(beside[start]))]
        while path:
            node, arrived, more = path[-1]
            step = next(more, None)
            if step is None:
                path.pop()
                if path:
                    before = path[-1][0]
                    lowest[before] = min(lowest[before], lowest[node])
                    if lowest[node] > seen[before]:
                        found.add(arrived)
            elif not seen[step[0]]:
                clock += 1
                seen[step[0]] = lowest[step[0]] = clock
                path.append((step[0], step[1], iter(beside[step[0]])))
            elif step[1] != arrived:
                lowest[node] = min(lowest[node], seen[step[0]])
    return found


def contradictions(
    classification: Classification, residual: Vector, size: Vector
) -> list[tuple[list[int], float]]:
    """Return the sets of rows whose exact figures contradict each other, and by how much.

    residual: what each row is off by where all variables cancel; size: the amounts in each row.
    """
    found: list[tuple[list[int], float]] = []
    for combination in classification.empty:
        left = sum(factor * float(residual[row]) for row, factor in combination.items())
        amount = sum(abs(factor) * float(size[row]) for row, factor in combination.items())
        if abs(left) > EXACT * amount:
            found.append((sorted(combination), left))
    return found


def mask_of(kinds: Sequence[Kind], kind: Kind) -> Mask:
    """Return where a kind stands."""
    return np.array([one is kind for one in kinds], dtype=bool)
