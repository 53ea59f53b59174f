"""One reconciliation of one network, from the equations to the result that explains itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce

import numpy as np

from cpdesk.language import N_, Message
from cpdesk.methods.balances.advice import advice_for
from cpdesk.methods.balances.bilinear import solve
from cpdesk.methods.balances.coarse import (
    CoarseTest,
    coarse_readings,
    coarse_steps,
    coarse_tests,
    with_coarse,
)
from cpdesk.methods.balances.constraints import Constraints, constraints_of
from cpdesk.methods.balances.contradiction import contradiction_messages, impossible_messages, row_text
from cpdesk.methods.balances.core import Core, core_of, tests_without
from cpdesk.methods.balances.gross_errors import (
    POWER_90,
    chi_square_critical,
    chi_square_p,
    nodal_system,
    suspects,
)
from cpdesk.methods.balances.network import Network
from cpdesk.methods.balances.reconcile import without
from cpdesk.methods.balances.reconciliation import (
    EliminationStep,
    Kind,
    QuantityName,
    ReconciledQuantity,
    Reconciliation,
    RowName,
    Status,
    UnitClosure,
)
from cpdesk.methods.balances.remarks import assumptions, remarks
from cpdesk.methods.balances.search import Tests, found_errors
from cpdesk.methods.balances.solved import Solved
from cpdesk.methods.sparse_arrays import Mask

PULLED = 1e-9  # of the multipliers that act on a quantity
FAR = 20.0  # standard deviations: an error of products this large is not what the linear equations make of it


@dataclass(frozen=True, slots=True)
class Answered:
    """The reconciliation of a network, and what it rests on where there is an answer.

    `network`: that of the core, which lacks the readings of `coarse`.
    """

    reconciliation: Reconciliation
    network: Network
    core: Core | None = None
    coarse: tuple[CoarseTest, ...] = ()


def answer_for(network: Network) -> Answered:
    """Return the reconciliation of a sound network, without the search for gross errors."""
    aside = coarse_readings(network)
    if not aside:
        return _answer_for(network)
    finer = _answer_for(reduce(without, aside, network))
    if finer.core is None:
        return finer
    readings = {s.id: s.flow for s in network.streams if s.flow is not None}
    tests = coarse_tests(finer.reconciliation, {name: readings[name.id] for name in aside})
    answer = with_coarse(finer.reconciliation, tests)
    degrees = answer.degrees_of_freedom
    told = remarks(network, constraints_of(network), answer.quantities, degrees, aside)
    answer = replace(answer, units=closures(network), messages=told, assumed=assumptions(network))
    return replace(finer, reconciliation=answer, coarse=tests)


def _answer_for(network: Network) -> Answered:
    constraints, solved = _solved(network)
    if isinstance(solved, Reconciliation):
        return Answered(solved, network)
    core = core_of(network, constraints, solved)
    return Answered(_Assembly(network, core).result(), network, core)


def gross_errors_of(found: Answered, most: int) -> tuple[EliminationStep, ...]:
    """Return the gross errors that explain the data of an answer, at most so many."""
    if found.core is None:
        return ()
    steps = found_gross_errors(found.network, found.core, most)
    return coarse_steps(found.reconciliation, found.coarse, steps) if found.coarse else steps


def found_gross_errors(network: Network, core: Core, most: int) -> tuple[EliminationStep, ...]:
    """Return the gross errors that explain the data, at most so many.

    Where flows and fractions are multiplied, or a bound holds, the tests rest on equations made linear at an
    answer that the errors have moved: the balance without the suspects is worked out anew, and looked through
    for others. Where products are far off, that is done after every single step.
    """
    exact = core.constraints.is_linear and not bool(core.solved.held.any())
    if exact:
        return found_errors(core.tests, most)
    steps: tuple[EliminationStep, ...] = ()
    tests: Tests | None = core.tests
    while tests is not None:
        far = not core.constraints.is_linear and tests.worst > FAR
        new = found_errors(tests, min(most - len(steps), 1 if far else most))
        if not new:
            break
        tests = _tests_without(network, core, [step.left_out for step in (*steps, *new)])
        steps += new if tests is None else (*new[:-1], _as_balanced_again(new[-1], tests))
    return steps


def _tests_without(network: Network, core: Core, names: Sequence[QuantityName | RowName]) -> Tests | None:
    """Return the tests without some readings and balances; None where there is no answer."""
    readings = [name for name in names if isinstance(name, QuantityName)]
    units = {name.id for name in names if isinstance(name, RowName)}
    if units:
        network = replace(network, unbalanced=network.unbalanced | units)
        constraints, solved = _solved(network)
        if isinstance(solved, Reconciliation):
            return None
        core = core_of(network, constraints, solved)
    return tests_without(network, core, readings) if readings else core.tests


def _as_balanced_again(step: EliminationStep, after: Tests) -> EliminationStep:
    critical = after.critical
    accepted = None if critical is None else after.objective <= critical
    return replace(step, objective=after.objective, degrees_of_freedom=after.degrees, accepted=accepted)


def _solved(network: Network) -> tuple[Constraints, Solved | Reconciliation]:
    """Return the equations and their solution, or why there is none."""
    constraints = constraints_of(network)
    if not _possible(constraints):
        text = N_("The correlations of the meters cannot all be right together; make some of them smaller.")
        return constraints, _unanswered(network, constraints, Status.FAULTY, (Message(text),))
    refused = contradiction_messages(constraints)
    if refused:
        return constraints, _unanswered(network, constraints, Status.CONTRADICTORY, refused)
    solved = solve(constraints)
    if solved.good:
        return constraints, solved
    impossible = impossible_messages(constraints, solved)
    status = Status.CONTRADICTORY if impossible else Status.NOT_CONVERGED
    return constraints, _unanswered(
        network, constraints, status, impossible or _unsolved(constraints, solved)
    )


def _possible(constraints: Constraints) -> bool:
    """Return whether errors with the correlations given can be at all."""
    meters = sorted({meter for pair in constraints.correlations for meter in pair[:2]})
    table = np.eye(len(meters))
    for first, second, coefficient in constraints.correlations:
        a, b = meters.index(first), meters.index(second)
        table[a, b] = table[b, a] = coefficient
    return not meters or float(np.linalg.eigvalsh(table)[0]) > 1e-10


def _unanswered(
    network: Network, constraints: Constraints, status: Status, messages: tuple[Message, ...]
) -> Reconciliation:
    quantities = tuple(
        ReconciledQuantity(name, _kind_alone(sd), *((float(value), 0.0) if sd == 0.0 else (None, None)))
        for name, sd, value in zip(constraints.names, constraints.sd, constraints.measured, strict=True)
    )
    return Reconciliation(status, network.confidence, quantities, units=closures(network), messages=messages)


def _kind_alone(sd: float) -> Kind:
    if np.isnan(sd):
        return Kind.UNOBSERVABLE
    return Kind.CONSTANT if sd == 0.0 else Kind.JUST_MEASURED


def _unsolved(constraints: Constraints, solved: Solved) -> tuple[Message, ...]:
    share = np.abs(solved.off) / np.where(solved.size > 0.0, solved.size, 1.0)
    worst = row_text(constraints.rows[int(np.argmax(share))]) if len(share) else ""
    text = N_(
        "No answer was found in {steps} steps; the equation furthest off is {row}. Look at the readings there."
    )
    return (Message(text, {"steps": solved.steps, "row": worst}),)


def closures(network: Network) -> tuple[UnitClosure, ...]:
    """Return the total balance of each unit as measured; None where a flow is not measured."""
    sides: dict[str, tuple[list[float | None], list[float | None]]] = {
        unit: ([], []) for unit in network.balanced
    }
    for stream in network.streams:
        value = None if stream.flow is None else stream.flow.value
        if stream.start != stream.end:
            for unit, side in ((stream.end, 0), (stream.start, 1)):
                if unit in sides:
                    sides[unit][side].append(value)
    return tuple(_closure(unit, *both) for unit, both in sides.items())


def _closure(unit: str, entering: list[float | None], leaving: list[float | None]) -> UnitClosure:
    known_in = [value for value in entering if value is not None]
    known_out = [value for value in leaving if value is not None]
    if len(known_in) < len(entering) or len(known_out) < len(leaving) or not (entering or leaving):
        return UnitClosure(unit, None, None)
    off = sum(known_in) - sum(known_out)
    return UnitClosure(unit, off, 100.0 * off / sum(known_in) if sum(known_in) > 0.0 else None)


@dataclass(slots=True)
class _Assembly:
    """The answer while it is put together."""

    network: Network
    core: Core

    def result(self) -> Reconciliation:
        """Return the whole result."""
        core, tests, confidence = self.core, self.core.tests, self.network.confidence
        constraints, found = core.constraints, core.found
        critical = chi_square_critical(tests.degrees, confidence)
        quantities = tuple(self._quantities())
        meters, losses = suspects(tests.system, tests.scores, confidence)
        measured = constraints.is_measured
        inner = core.jacobian[:, np.flatnonzero(measured)].tocsr()
        nodal = nodal_system(found.redundant, constraints.rows, inner, constraints.covariance(measured))
        return Reconciliation(
            Status.RECONCILED if tests.degrees else Status.NOTHING,
            confidence,
            quantities,
            tests.objective,
            tests.degrees,
            critical,
            chi_square_p(tests.degrees, tests.objective),
            None if critical is None else tests.objective <= critical,
            meters,
            losses,
            nodal.tests(-core.adjustment, confidence),
            (),
            closures(self.network),
            advice_for(constraints, core.jacobian, core.solved.z, found, core.equations),
            remarks(self.network, constraints, quantities, tests.degrees),
            assumptions(self.network),
            core.solved.steps,
            float(np.max(np.abs(core.solved.off), initial=0.0)),
        )

    def _pulled(self) -> Mask:
        """Return which quantities a bound really holds back: one that nothing determines may lie at a bound idly."""
        multipliers, across = self.core.solved.multipliers, self.core.jacobian.T
        pull, size = np.abs(across @ multipliers), abs(across) @ np.abs(multipliers)
        return np.asarray(pull > PULLED * size, dtype=bool)

    def _quantities(self) -> Iterator[ReconciledQuantity]:
        constraints, z, sd = self.core.constraints, self.core.solved.z, self.core.sd
        tested = self.core.tests.system
        statistics = tested.statistics(self.core.tests.scores)
        critical = tested.criticals(self.network.confidence)[0]
        with np.errstate(divide="ignore"):
            detectable = np.where(tested.testable, (critical + POWER_90) / np.sqrt(tested.variance), np.nan)
        held, pulled = self.core.solved.held, self._pulled()
        place = 0
        for n, (name, kind) in enumerate(zip(constraints.names, self.core.found.kinds, strict=True)):
            bound = bool(held[n])
            if kind is Kind.CONSTANT:
                yield ReconciledQuantity(name, kind, float(constraints.measured[n]), 0.0, float(z[n]), 0.0)
            elif kind is Kind.UNOBSERVABLE:
                yield ReconciledQuantity(name, kind, None, bound=bound and bool(pulled[n]))
            elif kind is Kind.OBSERVABLE:
                yield ReconciledQuantity(name, kind, float(z[n]), float(sd[n]), bound=bound)
            else:
                test = (
                    (float(statistics[place]), float(detectable[place])) if tested.testable[place] else None
                )
                yield self._measured(name, kind, n, test)
            place += int(constraints.sd[n] > 0.0)

    def _measured(
        self, name: QuantityName, kind: Kind, n: int, test: tuple[float, float] | None
    ) -> ReconciledQuantity:
        constraints, value = self.core.constraints, float(self.core.solved.z[n])
        reading, own = float(constraints.measured[n]), float(constraints.sd[n])
        sd = float(self.core.sd[n])
        return ReconciledQuantity(
            name,
            kind,
            value,
            sd,
            reading,
            own,
            value - reading,
            None if test is None else test[0],
            1.0 - sd / own,
            None if test is None else test[1],
            bool(self.core.solved.held[n]),
        )
