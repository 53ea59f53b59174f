"""The curvature of flow x fraction, put into the squares of a problem made linear."""

import numpy as np

from cpdesk.methods.balances.constraints import Constraints
from cpdesk.methods.balances.linear import LeastSquares
from cpdesk.methods.balances.reconciliation import QuantityKind, QuantityName, RowKind
from cpdesk.methods.sparse_arrays import Indices, Matrix, Vector, diagonal, graphs, sparse


def bend(constraints: Constraints, problem: LeastSquares, z: Vector, multipliers: Vector) -> None:
    """Put the curvature of the products of measured variables into the squares of the problem."""
    row, first, second, coefficient = constraints.products
    position = np.full(len(z), -1, dtype=np.int64)
    position[constraints.is_measured] = np.arange(len(problem.x0))
    one, other = position[first], position[second]
    both = (one >= 0) & (other >= 0)
    pull = -(multipliers[row] * coefficient)[both]
    shape = (len(problem.x0), len(problem.x0))
    sd2 = problem.v.diagonal()
    bent = sparse.coo_array((pull, (one[both], other[both])), shape=shape).tocsr()
    bent = _tamed(_without_sums(constraints, bent, position, sd2), sd2)
    inverse = _block_inverse((diagonal(1.0 / sd2) + bent).tocsr())
    start = problem.x0 / sd2 + bent @ z[constraints.is_measured]
    problem.v, problem.x0 = inverse, inverse @ start


def _without_sums(constraints: Constraints, bent: Matrix, position: Indices, sd2: Vector) -> Matrix:
    """Return the whole curvature, less what fractions that keep their sum cannot feel.

    A pull of the flow on all fractions of a stream alike does nothing while their sum stays 1, so the mean
    pull is taken off; what is left is small enough to keep the squares convex.
    """
    sums = [row for row, name in enumerate(constraints.rows) if name.kind is RowKind.COMPLETE]
    row, column, _ = constraints.linear
    inside = np.isin(row, sums)
    row, fraction = row[inside], position[column[inside]]
    if not len(row):
        return (bent + bent.T).tocsr()
    streams = [constraints.rows[int(n)].id for n in row]
    flow = position[[constraints.index[QuantityName(QuantityKind.FLOW, one)] for one in streams]]
    whole = np.ones(len(constraints.rows), dtype=bool)
    whole[row[(fraction < 0) | (flow < 0)]] = False
    row, fraction, flow = row[whole[row]], fraction[whole[row]], flow[whole[row]]
    if len(row):
        pull = np.asarray(bent.tocsr()[flow, fraction]).ravel()
        weight = np.bincount(row, sd2[fraction], len(constraints.rows))
        mean = np.bincount(row, sd2[fraction] * pull, len(constraints.rows))[row] / weight[row]
        bent = bent - sparse.coo_array((mean, (flow, fraction)), shape=bent.shape).tocsr()
    return (bent + bent.T).tocsr()


def _tamed(bent: Matrix, sd2: Vector) -> Matrix:
    """Return the curvature made so small that the squares stay convex in every stream."""
    sd = np.sqrt(sd2)
    relative = diagonal(sd) @ bent @ diagonal(sd)
    count, label = _parts(relative)
    squares = np.zeros(count)
    entries = relative.tocoo()
    np.add.at(squares, label[entries.row], entries.data**2)
    share = np.minimum(1.0, 0.9 / np.sqrt(np.maximum(0.5 * squares, 1e-300)))[label]
    return (diagonal(share) @ bent).tocsr()


def _parts(matrix: Matrix) -> tuple[int, Indices]:
    """Return how many blocks a symmetric matrix falls into, and the block of each row."""
    count, label = graphs.connected_components(matrix, directed=False)
    return int(count), np.asarray(label, dtype=np.int64)


def _block_inverse(weights: Matrix) -> Matrix:
    """Return the inverse of a matrix of small blocks, block by block."""
    count, label = _parts(weights)
    order = np.argsort(label, kind="stable")
    ends: Indices = np.searchsorted(label[order], np.arange(1, count))
    rows: list[Indices] = []
    columns: list[Indices] = []
    data: list[Vector] = []
    for places in np.split(order, ends):
        dense: Vector = weights[places][:, places].toarray()
        block = np.asarray(np.linalg.inv(dense), dtype=np.float64)
        rows.append(np.repeat(places, len(places)))
        columns.append(np.tile(places, len(places)))
        data.append(block.ravel())
    shape = weights.shape
    made = sparse.coo_array(
        (np.concatenate(data), (np.concatenate(rows), np.concatenate(columns))), shape=shape
    )
    return made.tocsr()
