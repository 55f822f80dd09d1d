"""A tape as flat arrays: what a compiled kernel takes, where all values are single numbers.

Which steps are computed and where gradients arrive follows from the structure alone, so it is
worked out once for a tape: what is not computed is None in every run, and never 0 or nan.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from circuit_editor.dataclass import dataclass
from circuit_editor.engine.tape_columns import UNPLUGGED, TapeColumns
from circuit_editor.gates import Array

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from circuit_editor.engine.kernel.loading import Kernel

FEW = 32  # so many are looked up more quickly one by one
SKIP = 0  # the code of a source, which has nothing to compute
KEEP = -1  # tells the kernel to keep what is sent along each wire; 0: not to


@dataclass(frozen=True, slots=True, eq=False)
class CompiledTape:
    """The arrays that a kernel takes, and where there will be numbers.

    `codes` say what it has to do, forwards and then backwards. `inputs` leads what is not wired to
    a slot behind the last. `sources` are the slots that take their values from outside, `paths`
    their paths; `size` steps are computed. `has_value` and `has_gradient` are `computed` and
    `reached` as bytes, which are quicker to look into. `room` counts the numbers that a walk
    leaves: values and gradients, one more of each for what is not wired, and one that it needs.
    """

    kernel: Kernel
    codes: NDArray[np.uint8]
    inputs: NDArray[np.uint32]
    constants: NDArray[np.float64]
    loss: int
    computed: NDArray[np.bool_]
    reached: NDArray[np.bool_]
    has_value: bytes
    has_gradient: bytes
    shared: NDArray[np.bool_]
    arities: NDArray[np.int64]
    sources: NDArray[np.int64]
    paths: list[str]
    first_reads: NDArray[np.int64]
    size: int
    room: int

    def given(self, values: Mapping[str, Array]) -> NDArray[np.float64] | None:
        """The values of all sources; None where one is missing or no single number."""
        try:
            return single_numbers([values[path] for path in self.paths])
        except KeyError:
            return None

    def wire_gradients(self, values: Array) -> Array:
        """What is sent to each input of each step, all in a row, by a walk back from the loss."""
        count = len(self.computed)
        gradients, shares = np.empty(count + 1), np.empty(self.shared.size)
        if self.loss >= 0:
            what = self.codes[count:], self.inputs, self.constants, values
            self.kernel.backward(self.loss, 0, self.loss, *what, gradients, KEEP, shares)
        return shares

    def first_use(self, slots: list[int]) -> int:
        """The first step that reads one of the sources; none before it changes when they do."""
        if len(slots) > FEW:
            return int(self.first_reads[slots].min())
        read = self.first_reads.item
        return min([read(slot) for slot in slots], default=0)


def compile_steps(
    columns: TapeColumns | None, loss: int | None, quick: Kernel | None
) -> CompiledTape | None:
    """The steps compiled for a kernel; None where it does not know the gates."""
    if quick is None or columns is None or columns.kinds.gates != quick.gates:
        return None
    if not quick.knows[columns.codes].all():
        return None
    return _compiled(columns, loss, quick)


def single_numbers(values: list[Array]) -> NDArray[np.float64] | None:
    """Values as one array; None where one of them is no single number."""
    try:
        found = np.array(values, np.float64)
    except ValueError:  # arrays beside numbers
        return None
    return found if found.ndim == 1 else None


def _compiled(columns: TapeColumns, loss: int | None, quick: Kernel) -> CompiledTape:
    kinds, codes = columns.kinds, columns.codes
    count = len(codes)
    flat = np.ascontiguousarray(columns.sources).ravel()
    arities = kinds.arities[codes]
    computed = np.ones(count, bool)
    quick.computed(flat, arities, computed)
    takes = kinds.takes_gradient[codes]
    reached = np.zeros(count, bool)
    known = loss is not None and computed[loss]
    if known:
        reached[loss] = True
        quick.reached(flat, takes, reached)
    wired = columns.sources != UNPLUGGED
    shared = wired & reached[:, None] & takes[np.where(wired, columns.sources, 0)]
    sources = np.flatnonzero(kinds.is_source[codes])
    walked = codes.copy()
    walked[sources] = SKIP
    return CompiledTape(
        quick,
        np.where(np.concatenate((computed, reached)), np.tile(walked, 2), SKIP).astype(np.uint8),
        np.where(flat == UNPLUGGED, count, flat).astype(np.uint32),
        np.ascontiguousarray(columns.constants).ravel(),
        int(loss) if known and loss is not None else UNPLUGGED,
        computed,
        reached,
        computed.tobytes(),
        reached.tobytes(),
        shared,
        arities,
        sources,
        [columns.paths[slot] for slot in sources.tolist()],
        first_reads(flat, count),
        int(np.count_nonzero(computed)),
        2 * (count + 1) + 1,
    )


def first_reads(flat: NDArray[np.int32], count: int) -> NDArray[np.int64]:
    """By slot the first step that reads it, the count where none does; unwired inputs go last."""
    first = np.full(count + 1, count)
    if count:
        width = len(flat) // count
        first[flat[::-1]] = np.arange(len(flat) - 1, -1, -1) // width  # the last one written stays
    return first[:count]
