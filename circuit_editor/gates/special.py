"""Functions that NumPy lacks, for arrays of any shape; the kernel has its own of single numbers."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from circuit_editor.gates.gate import Array

_erf_of_each = np.frompyfunc(math.erf, 1, 1)
_erfc_of_each = np.frompyfunc(math.erfc, 1, 1)


def erf(x: Any) -> Array:
    """The error function: twice the area below exp(−t²)/√π between 0 and the number."""
    return _as_floats(_erf_of_each(x))


def erfc(x: Any) -> Array:
    """1 − erf, to the last digits also where erf nears 1."""
    return _as_floats(_erfc_of_each(x))


def erf_of(m: Any) -> Any:
    """The error function as `m` calls it, a formula's vocabulary; NumPy has none."""
    return getattr(m, "erf", erf)


def _as_floats(made: Any) -> Array:
    floats: Array = np.asarray(made, dtype=np.float64)[()]
    return floats
