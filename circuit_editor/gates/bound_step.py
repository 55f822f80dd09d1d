"""Steps bound to kept arrays: where the output of one stands, and the calls that compute it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from circuit_editor.named_tuple import NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Call: TypeAlias = Callable[[], object]
Pull: TypeAlias = "Callable[[NDArray[np.float64]], tuple[NDArray[np.float64], list[Call]]]"


class Bound(NamedTuple):
    """A step on kept arrays: where its output stands, and the calls that compute it.

    A pull takes the array in which the gradient will arrive, and tells where what that input is
    sent will stand, and by which calls. `kept` are the arrays that pulls read besides the inputs
    and the output.
    """

    out: NDArray[np.float64]
    forward: list[Call]
    pulls: tuple[Pull, ...]
    kept: tuple[NDArray[np.float64], ...] = ()


Binder: TypeAlias = Callable[..., Bound]
