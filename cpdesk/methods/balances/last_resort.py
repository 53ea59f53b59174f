"""A general solver for small networks on which successive linearisation does not settle."""

import importlib
from typing import Any

import numpy as np

from cpdesk.methods.balances.constraints import Constraints
from cpdesk.methods.sparse_arrays import Indices, Vector

MOST_VARIABLES = 250
CORRECTIONS = 4
optimize: Any = importlib.import_module("scipy.optimize")


def settled(constraints: Constraints, z: Vector) -> tuple[Vector, Indices] | None:
    """Return the least-squares answer near z and which bounds hold it; None: not found, or too large.

    Sequential quadratic programming with a dense quasi-Newton curvature (SLSQP) in scaled variables, then the
    last rounding of the equations taken out.
    """
    live = np.flatnonzero(~constraints.constant)
    if len(live) > MOST_VARIABLES:
        return None
    measured = constraints.is_measured[live]
    scale = np.where(measured, constraints.sd[live], np.maximum(np.abs(z[live]), 1e-3))
    aim = constraints.measured[live]
    whole = np.where(constraints.constant, constraints.measured, z)
    weight = 1.0 / np.maximum(constraints.size(whole), 1e-12)

    def at(part: Vector) -> Vector:
        out = whole.copy()
        out[live] = part * scale
        return out

    def off(part: Vector) -> Vector:
        return weight * constraints.residual(at(part))

    def slopes(part: Vector) -> Vector:
        return weight[:, None] * constraints.jacobian(at(part))[:, live].toarray() * scale

    def pulled(part: Vector) -> Vector:
        return np.where(measured, part - aim / scale, 0.0)

    def squares(part: Vector) -> float:
        return 0.5 * float(np.nansum(pulled(part) ** 2))

    lower, upper = constraints.lower[live] / scale, constraints.upper[live] / scale
    found = optimize.minimize(
        squares,
        np.clip(z[live] / scale, lower, upper),
        jac=pulled,
        bounds=np.column_stack([lower, upper]),
        constraints=[{"type": "eq", "fun": off, "jac": slopes}],
        method="SLSQP",
        options={"maxiter": 1000, "ftol": 1e-13},
    )
    part = np.clip(found.x, lower, upper)
    held = (part >= upper).astype(np.int64) - (part <= lower)
    free = held == 0
    for _ in range(CORRECTIONS):
        step = np.linalg.lstsq(slopes(part)[:, free], -off(part), rcond=1e-12)[0]
        part[free] = np.clip(part[free] + step, lower[free], upper[free])
    if not found.success:
        return None
    signs = np.zeros(len(z), dtype=np.int64)
    signs[live] = held
    return at(part), signs
