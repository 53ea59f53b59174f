"""The end of an interior answer: next to nothing becomes nothing, and the equations hold to rounding."""

import numpy as np

from cpdesk.methods.balances.inner_system import System, largest
from cpdesk.methods.balances.interior import FREE_WEIGHT, ROW_WEIGHT, STANDING, WEIGHT, Interior
from cpdesk.methods.balances.squares import Scaled, scaled
from cpdesk.methods.balances.substance_flows import SubstanceFlows
from cpdesk.methods.sparse_arrays import Mask, Vector

NEXT_TO_NOTHING = 1e-8  # of a variable's size
SLIGHT = 1e-12
LET_GO = 1e-7
ASTRAY = 1e-2
EXACT = 1e-13
SETTLED = 1e-9
HELD_BEND = 1e30
MOST_EXCHANGES = 40
MOST_NEWTON = 30
MOST_PUT_RIGHT = 6
NOTHING_LEFT = 1e-9
FEW = 500  # variables; with more of them the exchanges seldom settle, and the inside is near enough


def exactly(problem: SubstanceFlows, found: Interior) -> tuple[Vector, Mask, bool]:
    """Return an interior answer led to its end, which values are held at 0, whether all conditions then hold.

    What is next to nothing is held at 0 and the rest found by Newton's steps; where these do not settle at as good
    an answer, what is nothing is made so and the rest moved no further than the equations ask.
    """
    made = scaled(problem)
    y, pull = found.y / made.size, found.pull * made.size
    with np.errstate(all="ignore"):
        ended = _exchanged(made, y, pull) if len(y) <= FEW else None
        y, held = _put_right(made, y if ended is None else ended[0])
        held = held if ended is None else held | ended[1]
    y, held = np.where(problem.nothing, 0.0, y), held | problem.nothing
    return np.where(made.bounded, np.maximum(y, 0.0), y) * made.size, held, ended is not None


def _exchanged(made: Scaled, y: Vector, pull: Vector) -> tuple[Vector, Mask] | None:
    """Return the least squares with the right values held at 0; None where that does not settle."""
    enough = made.squares.total(y) * (1.0 + STANDING) + STANDING
    held = made.bounded & (y < NEXT_TO_NOTHING) & (y < NEXT_TO_NOTHING * pull)
    wholes = np.zeros(len(y), dtype=bool)
    wholes[made.squares.shares[1]] = True
    wholes &= ~held
    system = System(made.a, *made.squares.shares[:2])
    for _ in range(MOST_EXCHANGES):
        held = _with_their_parts(made, held)
        y = np.where(held, 0.0, np.where(made.bounded, np.maximum(y, 1e-300), y))
        try:
            y, pull, settled = _newton(made, system, y, held)
        except RuntimeError:
            return None
        if not np.all(np.isfinite(y)):
            return None
        below = made.bounded & ~held & (y < -SLIGHT)
        pulled = held & (pull < -LET_GO)
        if not settled and not below.any():
            return None
        if not (below.any() or pulled.any()):
            return (y, held) if made.squares.without_shares_of(held).total(y) <= enough else None
        if np.any(below & wholes):
            return None  # a flow that has a composition is not made nothing to be rid of its readings
        held = (held | below) if below.any() else held & ~_worst(pull, pulled)
    return None


def _with_their_parts(made: Scaled, held: Mask) -> Mask:
    """Return what is held, and the parts of every flow that is held: of nothing there is no part."""
    above, below = made.squares.shares[:2]
    whole = held.copy()
    whole[above[held[below]]] = True
    return whole


def _worst(pull: Vector, pulled: Mask) -> Mask:
    """Return where the bound is left with the most to gain; one only, so that the exchanges end."""
    return pulled & (pull == np.min(pull[pulled], initial=0.0))


def _newton(problem: Scaled, system: System, y: Vector, held: Mask) -> tuple[Vector, Vector, bool]:
    """Return the least squares with some values held at 0, the pull of all bounds, whether the steps settled."""
    squares = problem.squares.without_shares_of(held)
    multipliers = np.zeros(problem.a.shape[0])
    settled = False
    for _ in range(MOST_NEWTON):
        slope, bend, mixed = squares.slope(y)
        left = problem.b - problem.a @ y
        lifted = slope - problem.a.T @ multipliers
        weight = np.where(problem.bounded, WEIGHT, 1e-2 * FREE_WEIGHT)
        system.factor(np.where(held, HELD_BEND, bend + weight), mixed, ROW_WEIGHT)
        move, less = system.solve(np.where(held, 0.0, -lifted), left)
        move[held] = 0.0
        settled = bool(np.all(np.abs(move) <= SETTLED * (1.0 + np.abs(y)))) and largest(left) <= EXACT
        y, multipliers = y + move, multipliers - less
        if settled or not np.all(np.isfinite(y)) or np.any(problem.bounded & ~held & (y < -ASTRAY)):
            break
    return y, squares.slope(y)[0] - problem.a.T @ multipliers, settled


def _put_right(made: Scaled, y: Vector) -> tuple[Vector, Mask]:
    """Return values that satisfy the equations to rounding, each moved by as small a share of itself as may be."""
    held = _with_their_parts(made, made.bounded & (y < NOTHING_LEFT))
    y = np.where(held, 0.0, y)
    above, below = made.squares.shares[:2]
    system, mixed = System(made.a, above, below), np.zeros(len(above))
    for _ in range(MOST_PUT_RIGHT):
        left = made.b - made.a @ y
        if largest(left) <= EXACT:
            break
        bend = 1.0 / np.maximum(np.abs(y), NOTHING_LEFT) ** 2
        try:
            system.factor(np.where(held, HELD_BEND, bend), mixed, ROW_WEIGHT)
        except RuntimeError:
            break
        move, _ = system.solve(np.zeros(len(y)), left)
        y = np.where(held, 0.0, y + move)
        y = np.where(made.bounded, np.maximum(y, 0.0), y)
    return y, held
