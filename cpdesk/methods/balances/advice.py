"""The measurements that would help most: what each would determine, or let be checked.

Both choices are greedy and end after a few; none of them forms a dense matrix of all quantities.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from cpdesk.methods.balances.classification import Classification, eliminated, mask_of
from cpdesk.methods.balances.constraints import Constraints
from cpdesk.methods.balances.elimination import Elimination, Row
from cpdesk.methods.balances.normal_equations import NormalEquations
from cpdesk.methods.balances.reconciliation import Advice, Kind, QuantityKind
from cpdesk.methods.sparse_arrays import Indices, Mask, Matrix, Vector

MOST = 20  # pieces of advice of each kind: more than a team measures before it balances again
SPARE_MOVES = 6  # random moves beyond those that measuring uses up
MOST_SLOPES = 500_000  # dependences of quantities on readings that are kept
ZERO = 1e-8


def advice_for(
    constraints: Constraints, jacobian: Matrix, z: Vector, found: Classification, system: NormalEquations
) -> tuple[Advice, ...]:
    """Return measurements in the order of their use, first those that determine what nothing determines now."""
    open_ones = np.flatnonzero(mask_of(found.kinds, Kind.UNOBSERVABLE))
    alone = np.flatnonzero(mask_of(found.kinds, Kind.JUST_MEASURED))
    if not len(open_ones) and not (len(alone) and constraints.unmeasured.any()):
        return ()
    rows, elimination = eliminated(constraints, jacobian, z)
    moves = _random_moves(rows, elimination, len(constraints.names))[open_ones]
    determining = _determining(constraints, open_ones, moves)
    if not len(alone):
        return tuple(determining)
    effects = _effects(rows, elimination, alone)
    return (*determining, *_checking(constraints, jacobian, found, system, alone, effects))


def _can_be_measured(constraints: Constraints, columns: Indices) -> Mask:
    kinds = [constraints.names[int(n)].kind for n in columns]
    return np.array([kind in (QuantityKind.FLOW, QuantityKind.FRACTION) for kind in kinds], dtype=bool)


def _determining(constraints: Constraints, columns: Indices, moves: Vector) -> Iterator[Advice]:
    """Choose, again and again, the quantity whose measuring determines most of those still open.

    Quantities are determined together where all moves that the equations leave open move them in one
    proportion. A few random moves show that as well as all of them do.
    """
    allowed = _can_be_measured(constraints, columns)
    for _ in range(MOST):
        open_now = np.any(moves != 0.0, axis=1)
        if not np.any(open_now & allowed):
            return
        best = _largest_set(moves, open_now, allowed)
        moves = _after(moves, best)
        closed = open_now & np.all(moves == 0.0, axis=1)
        closed[best] = False
        names = tuple(constraints.names[int(columns[n])] for n in np.flatnonzero(closed))
        yield Advice(constraints.names[int(columns[best])], determines=names)


def _random_moves(rows: Sequence[Row], found: Elimination, count: int) -> Vector:
    """Return random moves that no equation feels, quantities x moves, each quantity's of length 1.

    They span all such moves where these are few.
    """
    width = min(len(found.loose), MOST + SPARE_MOVES)
    moves = np.zeros((count, width))
    if not width:
        return moves
    moving = found.unobservable
    moves[found.loose] = np.random.default_rng(0).uniform(1.0, 2.0, (len(found.loose), width))
    for row, column in reversed(found.pivots):
        others = [other for other in rows[row] if other in moving and other != column]
        if others:
            parts = np.array([rows[row][other] for other in others])[:, None] * moves[others]
            total, size = parts.sum(axis=0), np.abs(parts).sum(axis=0)
            moves[column] = np.where(np.abs(total) > ZERO * size, total, 0.0) / -rows[row][column]
    return _of_length_1(moves)


def _of_length_1(moves: Vector) -> Vector:
    length = np.linalg.norm(moves, axis=1, keepdims=True)
    return np.divide(moves, length, out=np.zeros_like(moves), where=length > 0.0)


def _largest_set(moves: Vector, open_now: Mask, allowed: Mask) -> int:
    """Return the first that can be measured of the largest set of quantities that move in one proportion."""
    here = np.flatnonzero(open_now)
    own = moves[here]
    first = own[np.arange(len(own)), np.argmax(np.abs(own) > 0.5 / own.shape[1] ** 0.5, axis=1)]
    keys = np.round(own * np.sign(first)[:, None], 6)
    _, number, sizes = np.unique(keys, axis=0, return_inverse=True, return_counts=True)
    size = sizes[number.ravel()]
    size[~allowed[here]] = 0
    return int(here[np.argmax(size)])


def _after(moves: Vector, measured: int) -> Vector:
    """Return the moves that are left when one quantity stands still, each quantity's of length 1."""
    own = moves[measured]
    left = moves - np.outer(moves @ own, own)
    left[np.linalg.norm(left, axis=1) <= ZERO] = 0.0
    return _of_length_1(left)


def _effects(rows: Sequence[Row], found: Elimination, alone: Indices) -> dict[int, set[int]]:
    """Return on which unchecked readings each determined quantity depends, as far as it does on any.

    Where each depends on very many, a share of the readings stands for all.
    """
    share = 1
    while (effects := _slopes(rows, found, {int(n) for n in alone[::share]})) is None:
        share *= 4
    return {column: set(slopes) for column, slopes in effects.items() if slopes}


def _slopes(rows: Sequence[Row], found: Elimination, alone: set[int]) -> dict[int, Row] | None:
    """Return by how much each determined quantity moves with each of some readings; None: too many to keep."""
    out: dict[int, Row] = {}
    kept = 0
    for row, column in reversed(found.pivots):
        if column in found.unobservable:
            continue
        total, size = Row(), Row()
        for other, value in rows[row].items():
            sources = {other: 1.0} if other in alone else out.get(other, {})
            for reading, slope in sources.items():
                part = -value * slope / rows[row][column]
                total[reading] = total.get(reading, 0.0) + part
                size[reading] = size.get(reading, 0.0) + abs(part)
        out[column] = {n: slope for n, slope in total.items() if abs(slope) > ZERO * size[n]}
        kept += len(out[column])
        if kept > MOST_SLOPES:
            return None
    return out


def _checking(
    constraints: Constraints,
    jacobian: Matrix,
    found: Classification,
    system: NormalEquations,
    alone: Indices,
    effects: dict[int, set[int]],
) -> Iterator[Advice]:
    """Choose determined but unmeasured quantities that depend on readings nothing checks."""
    basic = np.setdiff1d(np.flatnonzero(constraints.unmeasured), found.loose)
    columns: list[int] = basic[_can_be_measured(constraints, basic)].tolist()
    rows = jacobian[found.basic_rows]
    for _ in range(MOST):
        best = max(columns, key=lambda n: len(effects.get(n, ())), default=None)
        if best is None or not effects.get(best):
            return
        felt = _felt(rows[:, alone], system, int(np.searchsorted(basic, best)), constraints.sd[alone])
        names = tuple(constraints.names[int(n)] for n in alone[felt])
        if names:
            yield Advice(constraints.names[best], checks=names)
        checked = {int(n) for n in alone[felt]} | effects[best]
        alone = alone[~np.isin(alone, list(checked))]
        effects = {column: left for column, own in effects.items() if (left := own - checked)}


def _felt(effects: Matrix, system: NormalEquations, place: int, doubt: Vector) -> Mask:
    """Return on which readings an unmeasured quantity depends; `doubt`: their standard deviations."""
    one: Vector = np.zeros(len(system.column_scale))
    one[place] = 1.0
    nothing: Vector = np.zeros(len(system.row_scale))
    slopes = np.abs(effects.T @ system.solve(nothing, one)[0]) * doubt
    return np.asarray(slopes > ZERO * float(np.max(slopes, initial=0.0)), dtype=bool)
