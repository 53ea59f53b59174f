"""What an answer rests on: the kinds of all quantities, standard deviations, and the tests for gross errors."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from cpdesk.methods.balances.bilinear import Solved, solve
from cpdesk.methods.balances.classification import (
    Classification,
    classified_by_elimination,
    classified_by_graph,
    is_flow_network,
    with_bounds,
)
from cpdesk.methods.balances.constraints import Constraints
from cpdesk.methods.balances.covariance import variances
from cpdesk.methods.balances.gross_errors import TestedSystem, tested_system
from cpdesk.methods.balances.linear import weighted
from cpdesk.methods.balances.losses_at_units import losses_at
from cpdesk.methods.balances.network import Network
from cpdesk.methods.balances.normal_equations import NormalEquations
from cpdesk.methods.balances.reconciliation import Kind, QuantityName
from cpdesk.methods.balances.search import Tests
from cpdesk.methods.sparse_arrays import Matrix, Vector


@dataclass(slots=True)
class Core:
    """An answer in arrays.

    `jacobian`: all rows x variables at the answer; `sd`: of every quantity (NaN: none); `equations`: the
    factored equations without bounds; `adjustment`: answer - readings, of the measured quantities.
    """

    constraints: Constraints
    solved: Solved
    jacobian: Matrix
    found: Classification
    sd: Vector
    equations: NormalEquations
    adjustment: Vector
    tests: Tests


def tests_without(network: Network, core: Core, names: Iterable[QuantityName]) -> Tests | None:
    """Return the tests of an answer found anew without some of its readings; None where there is none."""
    constraints = core.constraints
    measured, sd = constraints.measured.copy(), constraints.sd.copy()
    left_out = [constraints.index[name] for name in names]
    measured[left_out] = sd[left_out] = np.nan
    pairs = [pair for pair in constraints.correlations if not {*pair[:2]} & {*left_out}]
    constraints = replace(constraints, measured=measured, sd=sd, correlations=pairs)
    solved = solve(constraints)
    return core_of(network, constraints, solved).tests if solved.good else None


def core_of(network: Network, constraints: Constraints, solved: Solved) -> Core:
    """Return what the answer of a network rests on; `solved` holds its values."""
    z, measured = solved.z, constraints.is_measured
    jacobian = constraints.jacobian(z)
    found = _classified(network, constraints, jacobian, z)
    columns = np.flatnonzero(measured)
    basic = np.setdiff1d(np.flatnonzero(constraints.unmeasured), found.loose)
    rows = jacobian[found.basic_rows]
    a, u = rows[:, columns].tocsr(), rows[:, basic].tocsr()
    v = constraints.covariance(measured)
    place = {int(column): n for n, column in enumerate(columns)}
    correlated = sorted({place[c] for pair in constraints.correlations for c in pair[:2]})
    spread, equations = variances(a, v, u, correlated)
    sd = np.full(len(constraints.names), np.nan)
    sd[columns] = np.sqrt(spread.reconciled)
    sd[basic] = np.sqrt(spread.unmeasured)
    sd[constraints.constant] = 0.0
    names = [constraints.names[n] for n in columns]
    redundant = np.array([found.kinds[n] is Kind.REDUNDANT for n in columns.tolist()], dtype=bool)
    losses = losses_at(network, constraints, z, found.basic_rows, a.shape[0])
    tested = tested_system(a, names, redundant, v, losses, spread, equations)
    held = solved.held != 0
    if bool(held.any()):
        basic_rows, a, u = with_bounds(constraints, jacobian, z, held)
        losses = losses_at(network, constraints, z, basic_rows, a.shape[0])
        checked = tested.names_testable()
        tested = tested_system(a, names, redundant, v, losses, *variances(a, v, u, correlated))
        tested.testable &= np.array([name in checked for name in tested.names], dtype=bool)
    adjustment = (z - constraints.measured)[measured]
    tests = gross_error_tests(tested, v, adjustment, found.degrees_of_freedom, network.confidence)
    return Core(constraints, solved, jacobian, found, sd, equations, adjustment, tests)


def gross_error_tests(
    tested: TestedSystem, v: Matrix, adjustment: Vector, degrees: int, confidence: float
) -> Tests:
    """Return what adjustments (answer - readings, whose covariance is v) say of every gross error."""
    pull = weighted(v, adjustment) if len(adjustment) else adjustment
    off = tested.directions[:, : tested.meters] @ adjustment
    scores = tested.scores(pull, tested.system.solve(off)[0])
    return Tests(tested, scores, float(adjustment @ pull), degrees, confidence)


def _classified(network: Network, constraints: Constraints, jacobian: Matrix, z: Vector) -> Classification:
    if is_flow_network(network):
        return classified_by_graph(network, constraints)
    return classified_by_elimination(constraints, jacobian, z)
