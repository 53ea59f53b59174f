"""The measurements that would help most: what each would determine, or let be checked."""

import numpy as np

from cpdesk.methods.balances.classification import Classification, mask_of
from cpdesk.methods.balances.constraints import Constraints
from cpdesk.methods.balances.normal_equations import NormalEquations
from cpdesk.methods.balances.reconciliation import Advice, Kind, QuantityKind
from cpdesk.methods.sparse_arrays import Indices, Mask, Matrix, Vector

MOST = 300  # quantities weighed against each other; beyond that the advice would take longer than the answer
ZERO = 1e-8


def advice_for(
    constraints: Constraints, jacobian: Matrix, found: Classification, system: NormalEquations
) -> tuple[Advice, ...]:
    """Return measurements in the order of their use, first those that determine what nothing determines now."""
    return (*_determining(constraints, jacobian, found), *_checking(constraints, jacobian, found, system))


def _can_be_measured(constraints: Constraints, columns: Indices) -> Mask:
    kinds = [constraints.names[int(n)].kind for n in columns]
    return np.array([kind in (QuantityKind.FLOW, QuantityKind.FRACTION) for kind in kinds], dtype=bool)


def _determining(constraints: Constraints, jacobian: Matrix, found: Classification) -> tuple[Advice, ...]:
    """Choose, again and again, the quantity whose measuring determines most of those still open."""
    columns = np.flatnonzero(mask_of(found.kinds, Kind.UNOBSERVABLE))
    if not 0 < len(columns) <= MOST:
        return ()
    part: Vector = jacobian[:, columns].toarray()
    part = part[np.any(part != 0.0, axis=1)]
    moves = _null_space(part, len(columns))
    allowed = _can_be_measured(constraints, columns)
    advice: list[Advice] = []
    while True:
        open_now = np.linalg.norm(moves, axis=1) > ZERO
        candidates = np.flatnonzero(open_now & allowed)
        if not len(candidates):
            return tuple(advice)
        best, left = max(
            ((int(n), _after(moves, int(n))) for n in candidates),
            key=lambda one: int(np.count_nonzero(np.linalg.norm(one[1], axis=1) <= ZERO)),
        )
        closed = open_now & (np.linalg.norm(left, axis=1) <= ZERO)
        closed[best] = False
        names = tuple(constraints.names[int(columns[n])] for n in np.flatnonzero(closed))
        advice.append(Advice(constraints.names[int(columns[best])], determines=names))
        moves = left


def _null_space(matrix: Vector, width: int) -> Vector:
    """Return an orthonormal basis of the moves that no equation feels, quantities x moves."""
    if not matrix.size:
        return np.eye(width)
    scaled = matrix / np.max(np.abs(matrix), axis=1, keepdims=True)
    _, values, right = np.linalg.svd(scaled)
    rank = int(np.count_nonzero(values > ZERO * values[0]))
    return right[rank:].T


def _after(moves: Vector, measured: int) -> Vector:
    """Return the moves that are left when one quantity stands still."""
    own = moves[measured]
    return moves - np.outer(moves @ own, own) / float(own @ own)


def _checking(
    constraints: Constraints, jacobian: Matrix, found: Classification, system: NormalEquations
) -> tuple[Advice, ...]:
    """Choose determined but unmeasured quantities that depend on readings nothing checks."""
    alone = np.flatnonzero(mask_of(found.kinds, Kind.JUST_MEASURED))
    basic = np.setdiff1d(np.flatnonzero(constraints.unmeasured), found.loose)
    if not 0 < len(alone) <= MOST or not len(basic):
        return ()
    rows = jacobian[found.basic_rows]
    observable = mask_of(found.kinds, Kind.OBSERVABLE)[basic] & _can_be_measured(constraints, basic)
    depends = np.zeros((len(basic), len(alone)), dtype=bool)
    for place, column in enumerate(alone):
        moved = system.solve(-rows[:, [int(column)]].toarray().ravel())[1]
        size = float(np.max(np.abs(moved), initial=0.0))
        depends[:, place] = observable & (np.abs(moved) > ZERO * size)
    advice: list[Advice] = []
    while depends.any():
        best = int(np.argmax(depends.sum(axis=1)))
        checked = tuple(constraints.names[int(alone[n])] for n in np.flatnonzero(depends[best]))
        advice.append(Advice(constraints.names[int(basic[best])], checks=checked))
        depends[:, depends[best]] = False
    return tuple(advice)
