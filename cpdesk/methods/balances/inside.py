"""The answer of a network by the interior-point method: for much unmeasured, and beside others for small networks."""

import numpy as np

from cpdesk.methods.balances.constraints import Constraints
from cpdesk.methods.balances.interior import Interior, interior_point
from cpdesk.methods.balances.interior_end import exactly
from cpdesk.methods.balances.reconciliation import QuantityKind
from cpdesk.methods.balances.solved import Solved, better, placed
from cpdesk.methods.balances.substance_flows import SubstanceFlows, first_amounts, substance_flows

MANY = 100  # fractions not measured, and
MUCH = 0.1  # their share, from which on exchanging bounds would come round and round
SMALL = 2000  # variables; of larger networks one beginning is enough
STEPS_NEAR = 40  # toward the convex problem near by, which is a beginning only


def much_unmeasured(constraints: Constraints) -> bool:
    """Tell whether the network is large and so little known that exchanging bounds would come round and round."""
    fractions = np.array([name.kind is QuantityKind.FRACTION for name in constraints.names], dtype=bool)
    missing = int(np.count_nonzero(constraints.unmeasured & fractions))
    live = int(np.count_nonzero(~constraints.constant & fractions))
    return missing > MANY and missing > MUCH * live and not constraints.correlations


def from_inside(constraints: Constraints) -> Solved:
    """Return the answer by the interior-point method, begun from the answer of the convex problem near by.

    In small networks it is begun from the readings as well: of several valleys each beginning may find another.
    """
    first = first_amounts(constraints)
    if constraints.correlations:
        return placed(constraints, first, np.zeros(len(first), dtype=np.int64), 0, False)
    problem = substance_flows(constraints, first)
    near = interior_point(problem, reference=problem.start, most_steps=STEPS_NEAR)
    best = _ended(constraints, problem, interior_point(problem, begin=near.y))
    if best.good and len(first) > SMALL:
        return best
    return better(best, _ended(constraints, problem, interior_point(problem)))


def _ended(constraints: Constraints, problem: SubstanceFlows, found: Interior) -> Solved:
    shares = problem.quantities(constraints, found.y)
    y, none, settled = exactly(problem, found)
    held = -problem.held_quantities(none).astype(np.int64)
    z = problem.quantities(constraints, y, shares)
    return placed(constraints, z, held, found.steps, found.converged or settled)
