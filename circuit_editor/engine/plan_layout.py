"""The layout of a plan as data: its parts, and where there will be numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from circuit_editor.dataclass import dataclass
from circuit_editor.named_tuple import NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from circuit_editor.engine.kernel.loading import Kernel
    from circuit_editor.engine.tape import Tape
    from circuit_editor.gates.gate import Shape
    from circuit_editor.model import Problem


class Stretch(NamedTuple):
    """Slots of single numbers, from the first to the last, that the kernel walks at once."""

    first: int
    last: int


class Source(NamedTuple):
    """A source, by its slot and path, and the shape of its value; None where it has none."""

    slot: int
    path: str
    shape: Shape | None


@dataclass(frozen=True, slots=True, eq=False)
class PlanLayout:
    """The parts of a tape for sources of these shapes, and where there will be numbers.

    `forward` and `backward` are stretches, and the slots of steps to be bound, in the order of the
    passes. `is_single` are the slots whose numbers stand in the store; it and the two below it are
    1 or 0 by slot, and no arrays, for these take longer to look into. `inputs` and `constants` are
    the kernel's, `forward_codes` and `backward_codes` what it has to do.
    """

    tape: Tape
    quick: Kernel | None
    sources: list[Source]
    shapes: list[Shape | None]
    forward: list[Stretch | int]
    backward: list[Stretch | int]
    forward_codes: NDArray[np.uint8]
    backward_codes: NDArray[np.uint8]
    inputs: NDArray[np.uint32]
    constants: NDArray[np.float64]
    is_single: bytes
    has_value: bytes
    has_gradient: bytes
    problems: list[Problem]
    size: int
    width: int
    first_reads: NDArray[np.int64]
