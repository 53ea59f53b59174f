"""One reconciliation of one network, from the equations to the result that explains itself."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from cpdesk.language import N_, Message
from cpdesk.methods.balances.advice import advice_for
from cpdesk.methods.balances.bilinear import Solved, solve
from cpdesk.methods.balances.classification import (
    Classification,
    classified_by_elimination,
    classified_by_graph,
    is_flow_network,
    with_bounds,
)
from cpdesk.methods.balances.constraints import Constraints, constraints_of
from cpdesk.methods.balances.contradiction import contradiction_messages, impossible_messages, row_text
from cpdesk.methods.balances.covariance import variances
from cpdesk.methods.balances.gross_errors import (
    POWER_90,
    TestedSystem,
    chi_square_critical,
    chi_square_p,
    leaks,
    nodal_tests,
    sidak_critical,
    suspects,
)
from cpdesk.methods.balances.linear import weighted
from cpdesk.methods.balances.network import Network
from cpdesk.methods.balances.normal_equations import NormalEquations
from cpdesk.methods.balances.reconciliation import (
    Kind,
    QuantityName,
    ReconciledQuantity,
    Reconciliation,
    Status,
    UnitClosure,
)
from cpdesk.methods.balances.remarks import assumptions, remarks
from cpdesk.methods.sparse_arrays import Indices, Mask, Matrix, Vector


def answer_for(network: Network) -> Reconciliation:
    """Return the reconciliation of a sound network, without the search for gross errors."""
    constraints = constraints_of(network)
    if not _possible(constraints):
        text = N_("The correlations of the meters cannot all be right together; make some of them smaller.")
        return _unanswered(network, constraints, Status.FAULTY, (Message(text),))
    refused = contradiction_messages(constraints)
    if refused:
        return _unanswered(network, constraints, Status.CONTRADICTORY, refused)
    solved = solve(constraints)
    if not solved.good:
        impossible = impossible_messages(constraints, solved)
        if impossible:
            return _unanswered(network, constraints, Status.CONTRADICTORY, impossible)
        return _unanswered(network, constraints, Status.NOT_CONVERGED, _unsolved(constraints, solved))
    return _Assembly(network, constraints, solved).result()


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
    constraints: Constraints
    solved: Solved

    def result(self) -> Reconciliation:
        """Return the whole result."""
        constraints, z = self.constraints, self.solved.z
        jacobian = constraints.jacobian(z)
        found = self._classified(jacobian)
        measured = constraints.is_measured
        tested, sd, system = self._tested(jacobian, found)
        adjustment = (z - constraints.measured)[measured]
        v = constraints.covariance(measured)
        objective = float(adjustment @ weighted(v, adjustment)) if len(adjustment) else 0.0
        degrees, confidence = found.degrees_of_freedom, self.network.confidence
        critical = chi_square_critical(degrees, confidence)
        quantities = tuple(self._quantities(found, tested, sd))
        accepted = None if critical is None else objective <= critical
        inner = jacobian[:, np.flatnonzero(measured)].tocsr()
        nodal = nodal_tests(found.redundant, constraints.rows, inner, v, -adjustment, confidence)
        return Reconciliation(
            Status.RECONCILED if degrees else Status.NOTHING,
            confidence,
            quantities,
            objective,
            degrees,
            critical,
            chi_square_p(degrees, objective),
            accepted,
            suspects(tested, confidence),
            leaks(tested, confidence),
            nodal,
            (),
            closures(self.network),
            advice_for(constraints, jacobian, found, system),
            remarks(self.network, constraints, quantities, degrees),
            assumptions(self.network),
            self.solved.steps,
            float(np.max(np.abs(self.solved.off), initial=0.0)),
        )

    def _classified(self, jacobian: Matrix) -> Classification:
        if is_flow_network(self.network):
            return classified_by_graph(self.network, self.constraints)
        return classified_by_elimination(self.constraints, jacobian, self.solved.z)

    def _tested(
        self, jacobian: Matrix, found: Classification
    ) -> tuple[TestedSystem, Vector, NormalEquations]:
        """Return what the tests need, the standard deviation of every quantity (NaN: none), its system."""
        constraints = self.constraints
        measured = constraints.is_measured
        columns = np.flatnonzero(measured)
        basic = np.setdiff1d(np.flatnonzero(constraints.unmeasured), found.loose)
        rows = jacobian[found.basic_rows]
        a, u = rows[:, columns].tocsr(), rows[:, basic].tocsr()
        v = constraints.covariance(measured)
        place = {int(column): n for n, column in enumerate(columns)}
        correlated = sorted({place[c] for pair in constraints.correlations for c in pair[:2]})
        spread, system = variances(a, v, u, correlated)
        sd = np.full(len(constraints.names), np.nan)
        sd[columns] = np.sqrt(spread.reconciled)
        sd[basic] = np.sqrt(spread.unmeasured)
        sd[constraints.constant] = 0.0
        names, testable = [constraints.names[n] for n in columns], self._testable(found, columns)
        basic_rows, held, tests, felt = found.basic_rows, self.solved.held != 0, system, spread
        if bool(held.any()):
            basic_rows, a, u = with_bounds(constraints, jacobian, self.solved.z, held)
            felt, tests = variances(a, v, u, correlated)
        adjustment = (self.solved.z - constraints.measured)[measured]
        tested = TestedSystem(
            a,
            [constraints.rows[n] for n in basic_rows],
            names,
            testable,
            weighted(v, adjustment) if len(adjustment) else adjustment,
            felt,
            tests,
            tests.solve(a @ adjustment)[0],
        )
        return tested, sd, system

    def _testable(self, found: Classification, columns: Indices) -> Mask:
        return np.array([found.kinds[int(n)] is Kind.REDUNDANT for n in columns], dtype=bool)

    def _quantities(
        self, found: Classification, tested: TestedSystem, sd: Vector
    ) -> Iterator[ReconciledQuantity]:
        constraints, z = self.constraints, self.solved.z
        statistics = tested.statistics()
        critical = sidak_critical(int(np.count_nonzero(tested.redundant)), self.network.confidence)
        sharpness = np.sqrt(tested.found.pull)
        place = 0
        for n, (name, kind) in enumerate(zip(constraints.names, found.kinds, strict=True)):
            bound = bool(self.solved.held[n])
            if kind is Kind.CONSTANT:
                yield ReconciledQuantity(name, kind, float(constraints.measured[n]), 0.0, float(z[n]), 0.0)
            elif kind is Kind.UNOBSERVABLE:
                yield ReconciledQuantity(name, kind, None)
            elif kind is Kind.OBSERVABLE:
                yield ReconciledQuantity(name, kind, float(z[n]), float(sd[n]), bound=bound)
            else:
                yield self._measured(
                    name, kind, n, float(sd[n]), statistics[place], sharpness[place], critical
                )
            place += int(constraints.sd[n] > 0.0)

    def _measured(
        self, name: QuantityName, kind: Kind, n: int, sd: float, statistic: float, sharpness: float, critical: float
    ) -> ReconciledQuantity:  # fmt: skip
        reading, own = float(self.constraints.measured[n]), float(self.constraints.sd[n])
        value, tested = float(self.solved.z[n]), kind is Kind.REDUNDANT and sharpness > 0.0
        return ReconciledQuantity(
            name,
            kind,
            value,
            sd,
            reading,
            own,
            value - reading,
            float(statistic) if tested else None,
            1.0 - sd / own,
            (critical + POWER_90) / sharpness if tested else None,
            bool(self.solved.held[n]),
        )
