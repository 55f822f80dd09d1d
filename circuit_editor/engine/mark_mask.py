"""The mask of the steps of a fast run that may have marks, computed for all gates of a kind.

A run of single numbers has them in arrays, and the gates are functions of arrays: so whether a
number is not finite, a gate saturated or at its kink is asked once per kind, and sentences are
only made where there is something to say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from circuit_editor.gates import Array, Gate

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from circuit_editor.engine.run import Run


def mark_mask(run: Run, saturated_below: float) -> NDArray[np.bool_] | None:
    """True where a step has marks, and perhaps at a few more; None where each must be asked."""
    arrays, columns = run.arrays, run.tape.columns
    if arrays is None or columns is None:
        return None
    found = arrays.computed & ~np.isfinite(arrays.values)
    found |= arrays.reached & ~np.isfinite(arrays.gradients)
    found |= (arrays.shared & ~np.isfinite(arrays.wire_gradients)).any(axis=1)
    with np.errstate(all="ignore"):
        for code in np.flatnonzero(np.bincount(columns.codes)).tolist():
            gate: Gate = columns.kinds.gates[code]
            if gate.kink is None and not gate.saturates:
                continue
            slots = np.flatnonzero((columns.codes == code) & arrays.computed)
            inputs = [arrays.values[columns.sources[slots, i]] for i in range(len(gate.inputs))]
            attrs = {name: columns.constants[slots, i] for i, name in enumerate(gate.attrs)}
            if gate.kink is not None:
                found[slots] |= gate.kink.at(*inputs, **attrs)
            if gate.saturates and gate.local is not None:
                for slope in gate.local(*inputs, arrays.values[slots], **attrs):
                    found[slots] |= _is_flat(slope, saturated_below)
    return found


def _is_flat(slope: Array, saturated_below: float) -> NDArray[np.bool_]:
    """True where a slope is so small that nothing passes; nan is not finite and found before."""
    return np.abs(slope) < saturated_below
