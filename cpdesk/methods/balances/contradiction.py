"""Exact figures that contradict each other, and balances that no amounts of zero or more can satisfy."""

import importlib
from collections.abc import Iterable
from typing import Any

import numpy as np

from cpdesk.language import N_, Message
from cpdesk.methods.balances.constraints import Constraints
from cpdesk.methods.balances.elimination import eliminate, rows_of
from cpdesk.methods.balances.reconciliation import RowKind, RowName
from cpdesk.methods.balances.solved import Solved
from cpdesk.methods.sparse_arrays import Indices, Mask, Vector, sparse

EXACT = 1e-9  # exact figures contradict each other when they are apart by more than this share of their sum
NEEDED = 1e-7  # a balance that must be broken by more than this share of its amounts cannot hold

_ROW_TEXTS = {
    RowKind.TOTAL: N_("balance of {id}"),
    RowKind.SUBSTANCE: N_("{substance} balance of {id}"),
    RowKind.COMPLETE: N_("sum of the fractions of stream {id}"),
    RowKind.EQUATION: N_("equation {id}"),
    RowKind.TRANSFER: N_("transfer coefficient {id}"),
}


def row_text(row: RowName) -> Message:
    """Return what an equation is called."""
    return Message(_ROW_TEXTS[row.kind], {"id": row.id, "substance": row.substance})


def listed(messages: Iterable[Message | str]) -> Message | str:
    """Return several names as one."""
    whole: Message | str = ""
    for message in messages:
        whole = Message(N_("{first}; {next}"), {"first": whole, "next": message}) if whole else message
    return whole


def contradiction_messages(constraints: Constraints) -> tuple[Message, ...]:
    """Return a sentence for each set of exact figures that cannot all be right; empty where there is none."""
    if not np.any(constraints.offset_size):
        return ()
    linear = _linear_rows(constraints)
    jacobian = constraints.jacobian(np.zeros(len(constraints.names)))[linear]
    told: list[Message] = []
    for combination in eliminate(rows_of(jacobian), set()).empty:
        rows = {int(linear[row]): factor for row, factor in combination.items()}
        left = sum(factor * float(constraints.offset[row]) for row, factor in rows.items())
        amount = sum(abs(factor) * float(constraints.offset_size[row]) for row, factor in rows.items())
        if abs(left) > EXACT * amount:
            told.append(_contradiction(constraints, sorted(rows), abs(left)))
    return tuple(told)


def _contradiction(constraints: Constraints, rows: list[int], amount: float) -> Message:
    row, column = constraints.exact
    exact = sorted({int(c) for c in column[np.isin(row, rows)]})
    values: dict[str, object] = {
        "rows": listed(row_text(constraints.rows[n]) for n in rows),
        "amount": f"{amount:.6g}",
        "names": "; ".join(str(constraints.names[n]) for n in exact),
    }
    if exact:
        text = N_(
            "Exact figures contradict each other by {amount} ({rows}): {names}. Give one of them a doubt."
        )
        return Message(text, values)
    return Message(N_("Equations contradict each other by {amount}: {rows}."), values)


def _linear_rows(constraints: Constraints) -> Indices:
    linear = np.ones(len(constraints.rows), dtype=bool)
    linear[constraints.products[0]] = False
    return np.flatnonzero(linear)


def _followed(constraints: Constraints) -> tuple[Vector, Mask]:
    """Return the values that follow from exact figures alone, one equation after another, and which they are.

    An equation in which a single variable is left gives its value; the values put into products may leave a
    single variable in others.
    """
    z = np.where(constraints.constant, constraints.measured, 0.0)
    known = constraints.constant.copy()
    row, column, _ = constraints.linear
    p_row, first, second, _ = constraints.products
    for _ in range(len(constraints.rows)):
        open_products = ~known[first] & ~known[second]
        rows = np.concatenate([row[~known[column]], p_row[~known[first]], p_row[~known[second]]])
        columns = np.concatenate([column[~known[column]], first[~known[first]], second[~known[second]]])
        pairs = np.unique(np.column_stack([rows, columns]), axis=0)
        count = np.bincount(pairs[:, 0], minlength=len(constraints.rows))
        count[p_row[open_products]] = 0
        single = pairs[count[pairs[:, 0]] == 1]
        if not len(single):
            break
        off, slopes = constraints.residual(z), constraints.jacobian(z)
        for place, variable in single.tolist():
            slope = float(slopes[place, variable])
            if slope and not known[variable]:
                z[variable], known[variable] = -off[place] / slope, True
    return z, known


def impossible_messages(constraints: Constraints, solved: Solved) -> tuple[Message, ...]:
    """Return which linear equations no amounts within the bounds satisfy together; empty if all could hold."""
    z, known = _followed(constraints)
    _, first, second, _ = constraints.products
    linear = np.ones(len(constraints.rows), dtype=bool)
    linear[constraints.products[0][~(known[first] | known[second])]] = False
    linear = np.flatnonzero(linear)
    live = np.flatnonzero(~constraints.constant)
    if not len(linear) or not len(live):
        return ()
    at = np.where(known, z, 0.0)
    a = constraints.jacobian(at)[linear][:, live]
    right = a @ at[live] - constraints.residual(at)[linear]
    size = np.maximum(solved.size[linear], 1e-300)
    each = sparse.diags_array(size)
    optimize: Any = importlib.import_module("scipy.optimize")
    found = optimize.linprog(
        np.concatenate([np.zeros(len(live)), np.ones(2 * len(linear))]),
        A_eq=sparse.hstack([a, each, -each], format="csr"),
        b_eq=right,
        bounds=np.vstack(
            [
                np.column_stack([constraints.lower[live], constraints.upper[live]]),
                np.tile([0.0, np.inf], (2 * len(linear), 1)),
            ]
        ),
        method="highs",
    )
    if found.x is None:
        return ()
    broken = found.x[len(live) :].reshape(2, -1).sum(axis=0) > NEEDED
    if not broken.any():
        return ()
    rows = listed(row_text(constraints.rows[int(n)]) for n in linear[broken])
    text = N_("No amounts of zero or more satisfy this together with the exact figures and the rest: {rows}.")
    return (Message(text, {"rows": rows}),)
