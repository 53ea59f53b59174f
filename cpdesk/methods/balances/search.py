"""The search for gross errors: the one that explains most, then the one that explains most of what is left.

One list holds the errors of meters and the losses at units (generalised likelihood ratio: the one that lets
the sum of squares fall most). To allow for one changes the scores of all others by a multiple of one column
(rank one), so that no step needs another reconciliation. Source: Narasimhan, Mah (1987), AIChE J. 33.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from cpdesk.methods.balances.gross_errors import TESTABLE, TestedSystem, chi_square_critical, sidak_critical
from cpdesk.methods.balances.reconciliation import EliminationStep, QuantityKind, QuantityName, RowName
from cpdesk.methods.sparse_arrays import Indices, Mask, Vector

METERS_FIRST = 6.0  # of the sum of squares: a loss is named before a meter where it is 20 times as likely
MOST_ALTERNATIVES = 50
NEARLY_AS_GOOD = (
    12.0  # of the sum of squares: beyond that the one is some hundred times as likely as the other
)
SOUND = 1e-3  # share by which a variance may come out otherwise by another way


@dataclass(slots=True)
class Tests:
    """What the data of one answer say of every gross error (see `TestedSystem`), and of the whole.

    `held`: how many values a bound holds; the sum of squares may be larger by as many degrees of freedom.
    `linear`: whether the equations are; where not, the search ends once the data as a whole are believable, as
    what is left may be of the linear equations only.
    """

    system: TestedSystem
    scores: Vector
    objective: float
    degrees: int
    confidence: float
    held: int = 0
    linear: bool = True
    responses: dict[int, Vector] = field(default_factory=dict[int, Vector])

    @property
    def worst(self) -> float:
        """The largest test of all."""
        return float(np.max(np.nan_to_num(self.system.statistics(self.scores)), initial=0.0))

    @property
    def critical(self) -> float | None:
        """The critical value of the global test."""
        return chi_square_critical(self.degrees, self.confidence)

    def response(self, place: int) -> Vector:
        """Return the covariance of one gross error's score with those of all."""
        if place not in self.responses:
            self.responses[place] = self.system.response(place)
        return self.responses[place]

    def is_sound(self, place: int) -> bool:
        """Tell whether a variance comes out the same both ways, so that rounding has not made the test."""
        variance = float(self.system.variance[place])
        return abs(float(self.response(place)[place]) - variance) <= SOUND * variance


class _State:
    """The tests once some gross errors are allowed for."""

    def __init__(self, tests: Tests, chosen: Sequence[int] = ()) -> None:
        self.tests, self.chosen = tests, list[int]()
        self.scores, self.variance = tests.scores, tests.system.variance
        self.objective = tests.objective
        self.columns: list[Vector] = []
        for place in chosen:
            self.allow(place)

    @property
    def accepted(self) -> bool | None:
        """Whether the data as a whole are believable now; None where nothing is left to test."""
        critical = self.critical(self.degrees)
        return None if critical is None else self.objective <= critical

    @property
    def degrees(self) -> int:
        """The degrees of freedom that are left."""
        return self.tests.degrees - len(self.chosen)

    @property
    def fails(self) -> bool:
        """Whether the data as a whole are not believable, bounds that hold values allowed for."""
        critical = self.critical(self.degrees + self.tests.held)
        return self.accepted is False and critical is not None and self.objective > critical

    def critical(self, degrees: int) -> float | None:
        """Return the critical value of the global test."""
        return chi_square_critical(max(degrees, 0), self.tests.confidence)

    def testable(self) -> Mask:
        """Return which gross errors can still be told."""
        return self.tests.system.testable & (self.variance > TESTABLE * self.tests.system.variance)

    def statistics(self) -> Vector:
        """Return the test of each gross error; 0 where it cannot be told."""
        here, out = self.testable(), np.zeros(len(self.variance))
        out[here] = np.abs(self.scores[here]) / np.sqrt(self.variance[here])
        return out

    def over(self) -> Mask:
        """Return which readings, and which losses, are over their critical values."""
        here, meters = self.testable(), self.tests.system.meters
        confidence = self.tests.confidence
        critical = [
            sidak_critical(int(np.count_nonzero(part)), confidence) for part in (here[:meters], here[meters:])
        ]
        return self.statistics() > np.repeat(critical, [meters, len(here) - meters])

    def allow(self, place: int) -> None:
        """Allow for one gross error more."""
        column = self.tests.response(place)
        for made, before in zip(self.columns, self.chosen, strict=True):
            column = column - made * (made[place] / made[before])
        share = self.scores[place] / column[place]
        self.objective = max(self.objective - float(share * self.scores[place]), 0.0)
        self.scores = self.scores - column * share
        self.variance = self.variance - column * (column / column[place])
        self.chosen.append(place)
        self.columns.append(column)

    def _leave_unsound(self) -> None:
        """Take those out of the tests that would be named next but rest on rounding."""
        testable = self.tests.system.testable
        while (statistics := self.statistics()).any() and not self.tests.is_sound(int(np.argmax(statistics))):
            testable[int(np.argmax(statistics))] = False

    def worst(self) -> int | None:
        """Return the gross error that explains most; None where nothing is suspect.

        Where the data as a whole fail though no reading alone is suspect, the worst reading is taken.
        """
        self._leave_unsound()
        statistics, over = self.statistics(), self.over()
        meters = self.tests.system.meters
        if not (over.any() or self.fails) or not statistics.any():
            return None
        meter, loss = (_first_best(statistics, part) for part in (slice(0, meters), slice(meters, None)))
        if loss is not None and over[loss]:
            other = 0.0 if meter is None else statistics[meter]
            if statistics[loss] ** 2 > other**2 + METERS_FIRST:
                return loss
        return meter if meter is not None and (over[meter] or self.fails) else None


def _first_best(statistics: Vector, part: slice) -> int | None:
    """Return the place of the largest in a part, the first of those that differ by rounding only."""
    own = np.round(statistics[part], 6)
    return int(np.argmax(own)) + (part.start or 0) if own.any() else None


def found_errors(tests: Tests, most: int) -> tuple[EliminationStep, ...]:
    """Return the gross errors that explain the data, at most so many, the one that explains most first.

    Objective and degrees of freedom after each step are exact where the equations are linear and no bound
    holds a value; else they are those of the equations made linear at the answer.
    """
    state = _State(tests)
    while len(state.chosen) < most and state.degrees > 0 and (place := state.worst()) is not None:
        if state.chosen and state.accepted and not tests.linear:
            break
        state.allow(place)
    chosen = _without_false_trails(tests, state)
    sizes = _sizes(tests, chosen)
    return tuple(_step(_State(tests, chosen[:n]), place, sizes[n]) for n, place in enumerate(chosen))


def _without_false_trails(tests: Tests, state: _State) -> list[int]:
    """Return the gross errors chosen without those that the later ones explain away."""
    chosen = state.chosen
    while len(chosen) > 1:
        before = [_State(tests, [*chosen[:n], *chosen[n + 1 :]]) for n in range(len(chosen))]
        lost = [one.objective - state.objective for one in before]
        least = int(np.argmin(lost))
        if before[least].worst() is not None:
            break
        state, chosen = before[least], before[least].chosen
    return chosen


def _sizes(tests: Tests, chosen: Sequence[int]) -> Vector:
    """Return the sizes of gross errors that together explain the data best (reading - truth; lost: > 0)."""
    if not chosen:
        return np.zeros(0)
    places = list(chosen)
    matrix = np.array([tests.response(place)[places] for place in places])
    return -np.asarray(np.linalg.solve(matrix, tests.scores[places]), dtype=np.float64)


def _step(before: _State, place: int, size: float) -> EliminationStep:
    tests, statistics, over = before.tests, before.statistics(), before.over()
    after = _State(tests, [*before.chosen, place])
    column = after.columns[-1]
    same = before.testable() & (statistics >= statistics[place] * (1.0 - 1e-6))
    same &= column**2 >= (1.0 - 1e-6) * column[place] * before.variance
    same[place] = False
    meters = tests.system.meters
    alike = np.flatnonzero(same)
    kin = [n for n in alike.tolist() if (n < meters) == (place < meters)]
    explained = over & ~after.over()
    explained[[place, *kin]] = False
    return EliminationStep(
        tests.system.names[place],
        tuple(_names(tests, [place, *kin])),
        _possible(tests.system.names[place], float(size)),
        after.objective,
        after.degrees,
        after.accepted,
        _alternatives(before, after, statistics, [place, *kin]),
        _losses(before, statistics, place),
        tuple(_names(tests, np.flatnonzero(explained))),
    )


def _possible(name: QuantityName | RowName, size: float) -> float | None:
    """Return the size of an error; None for a fraction that would have to be off by more than the whole."""
    fraction = isinstance(name, QuantityName) and name.kind is QuantityKind.FRACTION
    return None if fraction and abs(size) > 1.0 else size


def _names(tests: Tests, places: Sequence[int] | Indices) -> list[QuantityName | RowName]:
    return [tests.system.names[int(n)] for n in places]


def _alternatives(
    before: _State, after: _State, statistics: Vector, named: Sequence[int]
) -> tuple[QuantityName, ...]:
    """Return other single readings whose leaving out lets the global test pass as well, best first."""
    critical = after.critical(after.degrees)
    if critical is None:
        return ()
    meters = before.tests.system.meters
    passing = (statistics[:meters] > 0.0) & (before.objective - statistics[:meters] ** 2 <= critical)
    if not before.tests.linear:
        passing &= before.objective - statistics[:meters] ** 2 <= after.objective + NEARLY_AS_GOOD
    passing[[n for n in named if n < meters]] = False
    order = sorted(np.flatnonzero(passing).tolist(), key=lambda n: -statistics[n])[:MOST_ALTERNATIVES]
    return tuple(name for name in _names(before.tests, order) if isinstance(name, QuantityName))


def _losses(before: _State, statistics: Vector, place: int) -> tuple[RowName, ...]:
    """Return the balances at which a loss would explain about as much as the reading that is named."""
    meters = before.tests.system.meters
    if place >= meters:
        return ()
    near = statistics[meters:] ** 2 >= max(statistics[place] ** 2 - METERS_FIRST, 0.0)
    near &= before.over()[meters:]
    return tuple(
        name for name in _names(before.tests, meters + np.flatnonzero(near)) if isinstance(name, RowName)
    )
