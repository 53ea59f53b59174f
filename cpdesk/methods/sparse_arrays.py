"""scipy's matrices and their solvers behind a few names: scipy brings no types, and is slow to load."""

import importlib
from typing import Any

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Indices = NDArray[np.int64]
Mask = NDArray[np.bool_]
Matrix = Any  # a scipy.sparse matrix in compressed rows or columns

sparse: Any = importlib.import_module("scipy.sparse")
graphs: Any = importlib.import_module("scipy.sparse.csgraph")
sparse_solvers: Any = importlib.import_module("scipy.sparse.linalg")
lapack: Any = importlib.import_module("scipy.linalg.lapack")


def diagonal(values: Vector) -> Matrix:
    """Return a diagonal matrix."""
    return sparse.diags_array(values, format="csr")
