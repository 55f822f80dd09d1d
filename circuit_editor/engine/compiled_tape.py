"""A tape as flat arrays: what a compiled kernel takes, where all values are single numbers.

Which steps are computed and where gradients arrive follows from the structure alone, so it is
worked out once for a tape: what is not computed is None in every run, and never 0 or nan.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from circuit_editor.dataclass import dataclass
from circuit_editor.engine import kernel
from circuit_editor.engine.tape_columns import UNPLUGGED, TapeColumns
from circuit_editor.gates import Array

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from circuit_editor.engine.kernel.loading import Kernel

FEW = 32  # so many are looked up more quickly one by one
SKIP = 0  # the code of a source, which has nothing to compute


@dataclass(frozen=True, slots=True, eq=False)
class CompiledTape:
    """The arrays that a kernel takes, and where there will be numbers.

    `inputs` leads what is not wired to a slot behind the last. `sources` are the slots that take
    their values from outside, `paths` their paths; `size` steps are computed.
    """

    kernel: Kernel
    forward_codes: NDArray[np.uint8]
    backward_codes: NDArray[np.uint8]
    inputs: NDArray[np.uint32]
    constants: NDArray[np.float64]
    loss: int
    computed: NDArray[np.bool_]
    reached: NDArray[np.bool_]
    shared: NDArray[np.bool_]
    arities: NDArray[np.int64]
    sources: NDArray[np.int64]
    paths: list[str]
    first_reads: NDArray[np.int64]
    size: int

    def first_use(self, slots: list[int]) -> int:
        """The first step that reads one of the sources; none before it changes when they do."""
        if len(slots) > FEW:
            return int(self.first_reads[slots].min())
        read = self.first_reads.item
        return min([read(slot) for slot in slots], default=0)


def compile_steps(
    columns: TapeColumns | None, loss: int | None, kept: list[CompiledTape]
) -> CompiledTape | None:
    """The steps compiled; `kept` remembers it. None where no kernel knows the gates."""
    quick = kernel.current()
    if kept and kept[0].kernel is quick:
        return kept[0]
    if quick is None or columns is None or columns.kinds.gates != quick.gates:
        return None
    if not quick.knows[columns.codes].all():
        return None
    kept[:] = [_compiled(columns, loss, quick)]
    return kept[0]


def base_of(compiled: CompiledTape, values: Mapping[str, Array]) -> NDArray[np.float64] | None:
    """The values of the sources in their slots; None where one is missing or no single number.

    There is one more slot, for what is not wired.
    """
    try:
        found = np.array([values[path] for path in compiled.paths], np.float64)
    except (KeyError, ValueError):  # none, or arrays beside numbers
        return None
    if found.ndim != 1:
        return None
    base = np.empty(len(compiled.computed) + 1)
    base.fill(np.nan)
    base[compiled.sources] = found
    return base


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
    return CompiledTape(
        quick,
        np.where(computed, codes, SKIP).astype(np.uint8),
        np.where(reached, codes, SKIP).astype(np.uint8),
        np.where(flat == UNPLUGGED, count, flat).astype(np.uint32),
        np.ascontiguousarray(columns.constants).ravel(),
        int(loss) if known and loss is not None else UNPLUGGED,
        computed,
        reached,
        shared,
        arities,
        sources,
        [columns.paths[slot] for slot in sources.tolist()],
        first_reads(flat, count),
        int(np.count_nonzero(computed)),
    )


def first_reads(flat: NDArray[np.int32], count: int) -> NDArray[np.int64]:
    """By slot the first step that reads it, the count where none does; unwired inputs go last."""
    first = np.full(count + 1, count)
    if count:
        width = len(flat) // count
        first[flat[::-1]] = np.arange(len(flat) - 1, -1, -1) // width  # the last one written stays
    return first[:count]
