"""Least squares in the flows of substances by a primal-dual interior-point method.

For networks in which much was not measured and many fractions are forced to nothing: there the exchanges of bounds
of the quick way come round and round, while a path through the inside of all bounds leads to an answer in some tens
of steps. Each step solves one sparse symmetric system whose pattern stays, so that its order is found once.
Source: Mehrotra (1992), SIAM J. Optim. 2; Friedlander, Orban (2012), Math. Prog. Comp. 4 (the two small weights).
"""

from dataclasses import dataclass

import numpy as np

from cpdesk.methods.balances.inner_system import System, largest
from cpdesk.methods.balances.squares import Scaled, scaled
from cpdesk.methods.balances.substance_flows import SubstanceFlows
from cpdesk.methods.sparse_arrays import Mask, Vector

MOST_STEPS = 120
HELD_TO = 1e-7  # the equations, of their largest term, before the exact end
STATIONARY = 1e-5
CENTRED = 1e-8  # mean product of a bounded value and its multiplier, in squares
LEAST_TARGET = 1e-10
TO_THE_WALL = 0.995
WEIGHT = 1e-6  # of a step, so that what nothing determines stays
FREE_WEIGHT = 1e-1  # the same of what has no bound, while far from the answer
MOST_WEIGHT = 1e-2
MISSED = 0.5  # of what the equations were off by
ROW_WEIGHT = 1e-10  # of a multiplier's step, so that rows that depend on others do no harm
LEAST_BEGINNING = 0.1  # of a variable's size, at the beginning
LEAST_AGAIN = 1e-2  # the same, where an answer is begun with
NEAR = 1e-2  # mean product of a bounded value and its multiplier
NEARLY_HELD = 1e-5
NEARLY = 1e-6  # the same, where the steps run out in a flat valley
STANDING, STOOD = 1e-8, 4  # squares that change less than this share in so many steps stand
HALVINGS = 10
ROUNDING = 1e-9


@dataclass(slots=True)
class Interior:
    """Values, multipliers of their bounds (in squares for each unit of value), of the equations; whether it ended."""

    y: Vector
    pull: Vector
    multipliers: Vector
    converged: bool
    steps: int


def interior_point(
    problem: SubstanceFlows,
    begin: Vector | None = None,
    reference: Vector | None = None,
    most_steps: int = MOST_STEPS,
) -> Interior:
    """Return the least squares within the bounds; begin: values to begin with, else those of the problem.

    reference: sizes of all y, which make the problem convex: a beginning for the problem itself.

    Errors: none; where the system becomes singular or the steps run out far from an answer, `converged` is False.
    """
    made = scaled(problem, reference)
    start = (problem.start if begin is None else begin) / made.size
    least = LEAST_BEGINNING if begin is None else LEAST_AGAIN
    return _Path(made, np.where(made.bounded, np.maximum(start, least), start)).followed(most_steps)


class _Path:
    """The way from the inside of the bounds to the answer."""

    def __init__(self, problem: Scaled, y: Vector) -> None:
        self.problem, self.y = problem, y
        self.pull = np.where(problem.bounded, 1.0 / np.where(problem.bounded, y, 1.0), 0.0)
        self.multipliers = np.zeros(problem.a.shape[0])
        self.system = System(problem.a, *problem.squares.shares[:2])
        self.penalty = 1.0
        self.count = max(1, int(np.count_nonzero(problem.bounded)))
        self.last, self.stood = np.inf, 0
        self.off = self.mean = np.inf
        self.weight = WEIGHT

    def followed(self, most_steps: int) -> Interior:
        with np.errstate(all="ignore"):
            for step in range(most_steps):
                try:
                    if self._step():
                        return self._answer(True, step)
                except RuntimeError:
                    return self._answer(False, step)
                if not np.all(np.isfinite(self.y)):
                    return self._answer(False, step)
        return self._answer(self.off < NEARLY_HELD and self.mean < NEARLY, most_steps)

    def _answer(self, converged: bool, steps: int) -> Interior:
        size = self.problem.size
        return Interior(self.y * size, self.pull / size, self.multipliers, converged, steps)

    def _step(self) -> bool:
        """Go one step; True, where the answer was reached before it."""
        problem, y, pull, bounded = self.problem, self.y, self.pull, self.problem.bounded
        slope, bend, mixed = problem.squares.slope(y)
        left = problem.b - problem.a @ y
        lifted = slope - problem.a.T @ self.multipliers
        mean = float(np.sum(y * pull)) / self.count
        off = largest(left)
        leaning = largest((lifted - pull) / (1.0 + np.abs(slope) + pull))
        self.off, self.mean = off, mean
        if off < HELD_TO and mean < CENTRED and (leaning < STATIONARY or self._stands()):
            return True
        weight = np.where(bounded, self.weight, FREE_WEIGHT * max(min(1.0, leaning), 1e-2))
        self._factor(bend + np.where(bounded, pull / y, 0.0) + weight, mixed, mean)
        move, _ = self.system.solve(-lifted, left)
        moved_pull = np.where(bounded, -pull - pull / y * move, 0.0)
        long, pull_long = _room(y, move, bounded), _room(pull, moved_pull, bounded)
        after = float(np.sum((y + long * move) * (pull + pull_long * moved_pull))) / self.count
        share = min(1.0, (after / mean) ** 3) if mean > 0.0 else 1.0
        target = max(share * mean, LEAST_TARGET, min(mean, 1e-2 * off))
        second = move * moved_pull if min(long, pull_long) > 0.1 else np.zeros(len(y))
        centring = np.where(bounded, (target - second) / y, 0.0)
        move, less = self.system.solve(centring - lifted, left)
        self._weigh(largest(left - problem.a @ move), off)
        moved_pull = np.where(bounded, centring - pull - pull / y * move, 0.0)
        tau = max(TO_THE_WALL, 1.0 - mean)
        long = min(1.0, tau * _room(y, move, bounded))
        pull_long = min(1.0, tau * _room(pull, moved_pull, bounded))
        self.penalty = max(self.penalty, 1.5 * largest(self.multipliers - less))
        self.y = y + self._shortened(move, long, target) * move
        self.multipliers = self.multipliers - pull_long * less
        self.pull = pull + pull_long * moved_pull
        return False

    def _weigh(self, missed: float, off: float) -> None:
        """Weigh the next steps more where rounding kept this one from what the equations ask, else less again."""
        if missed > MISSED * off and off > MISSED * HELD_TO:
            self.weight = min(10.0 * self.weight, MOST_WEIGHT)
        else:
            self.weight = max(self.weight / 3.0, WEIGHT)

    def _factor(self, bend: Vector, mixed: Vector, mean: float) -> None:
        """Factor with the curvature as it really is, once near the answer and where that is convex."""
        if mean < NEAR:
            excess = self.problem.squares.excess(self.y)
            if excess.any():
                try:
                    self.system.factor(np.maximum(bend - excess, 1e-12 * bend), mixed, ROW_WEIGHT)
                    if self.system.is_convex:
                        return
                except RuntimeError:
                    pass
        self.system.factor(bend, mixed, ROW_WEIGHT)

    def _stands(self) -> bool:
        """Tell whether the squares have not changed for some steps, as where a flow is on its way to nothing."""
        now = self.problem.squares.total(self.y)
        self.stood = self.stood + 1 if abs(now - self.last) <= STANDING * (1.0 + now) else 0
        self.last = now
        return self.stood >= STOOD

    def _shortened(self, move: Vector, long: float, target: float) -> float:
        """Return the share of the move that lowers squares, nearness to bounds and imbalances together."""
        problem = self.problem

        def merit(share: float) -> float:
            at = self.y + share * move
            near = float(np.sum(np.log(np.maximum(at[problem.bounded], 1e-300))))
            off = float(np.sum(np.abs(problem.b - problem.a @ at)))
            return problem.squares.total(at) - target * near + self.penalty * off

        here = merit(0.0)
        for _ in range(HALVINGS):
            if merit(long) <= here + ROUNDING * (abs(here) + 1.0):
                break
            long *= 0.5
        return long


def _room(value: Vector, move: Vector, bounded: Mask) -> float:
    """Return the share of a move, 1 at most, that brings the first bounded value to 0."""
    falling = bounded & (move < 0.0)
    return min(1.0, float(np.min(-value[falling] / move[falling], initial=1.0)))
