"""What an answer rests on: the kinds of all quantities, standard deviations, and the tests for gross errors."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from cpdesk.methods.balances.bilinear import solve
from cpdesk.methods.balances.classification import (
    Classification,
    classified_by_elimination,
    classified_by_graph,
    is_flow_network,
    with_bounds,
)
from cpdesk.methods.balances.constraints import Constraints
from cpdesk.methods.balances.covariance import Variances, variances
from cpdesk.methods.balances.gross_errors import TESTABLE, TESTABLE_NEAR, TestedSystem, tested_system
from cpdesk.methods.balances.linear import weighted
from cpdesk.methods.balances.losses_at_units import losses_at
from cpdesk.methods.balances.network import Network
from cpdesk.methods.balances.normal_equations import NormalEquations
from cpdesk.methods.balances.reconciliation import Kind, QuantityName
from cpdesk.methods.balances.search import Tests
from cpdesk.methods.balances.solved import Solved
from cpdesk.methods.sparse_arrays import Indices, Mask, Matrix, Vector

WIDE = 1e4  # standard deviations that span more than this leave too few digits to squares


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
    jacobian = constraints.jacobian(solved.z)
    found = classified(network, constraints, jacobian, solved.z)
    sd, spread, equations, a = standard_deviations(constraints, jacobian, found)
    measured, held = constraints.is_measured, solved.held != 0
    columns, v = np.flatnonzero(measured), constraints.covariance(measured)
    if constraints.is_linear and not bool(held.any()):
        solved = _polished(constraints, solved, jacobian, found, equations, a)
    z = solved.z
    names = [constraints.names[n] for n in columns]
    redundant = _of_kind(found, measured, Kind.REDUNDANT)
    losses = losses_at(network, constraints, z, found.basic_rows, a.shape[0])
    least = TESTABLE if constraints.is_linear else TESTABLE_NEAR
    tested = tested_system(a, names, redundant, v, losses, spread, equations, least)
    if bool(held.any()):
        basic_rows, a, u = with_bounds(constraints, jacobian, z, held)
        losses = losses_at(network, constraints, z, basic_rows, a.shape[0])
        checked = tested.names_testable()
        tested = tested_system(
            a, names, redundant, v, losses, *variances(a, v, u, _correlated(constraints, columns)), least
        )
        tested.testable &= np.array([name in checked for name in tested.names], dtype=bool)
    adjustment = (z - constraints.measured)[measured]
    tests = gross_error_tests(tested, v, adjustment, found.degrees_of_freedom, network.confidence)
    tests.held, tests.linear = int(np.count_nonzero(held)), constraints.is_linear
    return Core(constraints, solved, jacobian, found, sd, equations, adjustment, tests)


def standard_deviations(
    constraints: Constraints, jacobian: Matrix, found: Classification
) -> tuple[Vector, Variances, NormalEquations, Matrix]:
    """Return the standard deviation of every quantity (NaN: none) by the equations without bounds.

    With it the variances it was taken from, their factored system and the independent rows x measured.
    """
    columns = np.flatnonzero(constraints.is_measured)
    basic = np.setdiff1d(np.flatnonzero(constraints.unmeasured), found.loose)
    rows = jacobian[found.basic_rows]
    a, u = rows[:, columns].tocsr(), rows[:, basic].tocsr()
    v = constraints.covariance(constraints.is_measured)
    spread, equations = variances(a, v, u, _correlated(constraints, columns))
    sd = np.full(len(constraints.names), np.nan)
    sd[columns] = np.sqrt(spread.reconciled)
    sd[basic] = np.sqrt(spread.unmeasured)
    sd[[n for n, kind in enumerate(found.kinds) if kind is Kind.UNOBSERVABLE]] = np.nan
    sd[constraints.constant] = 0.0
    return sd, spread, equations, a


def _correlated(constraints: Constraints, columns: Indices) -> list[int]:
    place = {int(column): n for n, column in enumerate(columns)}
    return sorted({place[c] for pair in constraints.correlations for c in pair[:2]})


def _polished(
    constraints: Constraints,
    solved: Solved,
    jacobian: Matrix,
    found: Classification,
    equations: NormalEquations,
    a: Matrix,
) -> Solved:
    """Return an answer of linear equations worked out once more with those that are independent.

    Where standard deviations are far apart the solver's guard against dependent columns costs digits.
    """
    measured = constraints.is_measured
    sds = constraints.sd[measured]
    if not len(sds) or float(sds.max()) <= WIDE * float(sds.min()):
        return solved
    basic = np.setdiff1d(np.flatnonzero(constraints.unmeasured), found.loose)
    z = solved.z.copy()
    z[measured], z[basic] = constraints.measured[measured], 0.0
    multipliers, z[basic] = equations.solve(-constraints.residual(z)[found.basic_rows])
    moved = constraints.covariance(measured) @ (a.T @ multipliers)
    z[measured] += np.where(_of_kind(found, measured, Kind.JUST_MEASURED), 0.0, moved)
    if bool(np.any((z < constraints.lower) | (z > constraints.upper))):
        return solved
    return replace(solved, z=z, off=constraints.residual(z))


def gross_error_tests(
    tested: TestedSystem, v: Matrix, adjustment: Vector, degrees: int, confidence: float
) -> Tests:
    """Return what adjustments (answer - readings, whose covariance is v) say of every gross error."""
    pull = weighted(v, adjustment) if len(adjustment) else adjustment
    off = tested.directions[:, : tested.meters] @ adjustment
    scores = tested.scores(pull, tested.system.solve(off)[0])
    return Tests(tested, scores, float(adjustment @ pull), degrees, confidence)


def classified(network: Network, constraints: Constraints, jacobian: Matrix, z: Vector) -> Classification:
    """Return the kinds of all quantities, by the graph where flows alone are balanced."""
    if is_flow_network(network):
        return classified_by_graph(network, constraints)
    return classified_by_elimination(constraints, jacobian, z)


def _of_kind(found: Classification, columns: Mask, kind: Kind) -> Mask:
    return np.array([found.kinds[n] is kind for n in np.flatnonzero(columns).tolist()], dtype=bool)
