"""The steps of all wires on the scale of |gradient|: how wide each is drawn.

They are worked out when something is painted after the numbers changed. Only what may be seen has
a part in them: a wire whose gradient is covered, or not reached yet, is as wide as ever, and the
scale's end does not know it either.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from circuit_editor.layout.size_scale import UNKNOWN, steps_of, top_of
from circuit_editor.text import Quantity
from circuit_editor.ui.app import theme as look

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from circuit_editor.engine import PinIndex
    from circuit_editor.model import Pin
    from circuit_editor.ui.canvas.items.wires import Wires
    from circuit_editor.ui.session.session import Session

NONE = np.zeros(0, np.int8)


class GradientWidths:
    """The step of each wire, by its row, and where the scale ends."""

    def __init__(self, session: Session, wires: Wires) -> None:
        self._session, self._wires = session, wires
        self._index: PinIndex | None = None
        self._of: tuple[object, ...] = ()  # the wires, and where they are shown
        self._rows = np.zeros(0, np.intp)
        self._steps: NDArray[np.int8] = NONE  # by row
        self._known = np.zeros(0, bool)
        self._top = float("nan")
        self._is_old = True

    def forget(self) -> None:
        """The numbers are new, or other ones may be seen."""
        self._is_old = True

    @property
    def top(self) -> float:
        """The end of the scale; nan where no gradient is known."""
        self._bring_up_to_date()
        return self._top

    def steps(self, rows: list[int]) -> NDArray[np.int8]:
        """The steps of the wires in these rows."""
        self._bring_up_to_date()
        return self._steps[rows]

    def by_width(self, rows: list[int], zoom: float) -> Iterable[tuple[float, list[int]]]:
        """These rows by how wide their wires are drawn, the thickest last."""
        self._bring_up_to_date()
        of_step: dict[int, list[int]] = {}
        for row, step in zip(rows, self._steps[rows].tolist(), strict=True):
            of_step.setdefault(step, []).append(row)
        return sorted((width_of(step, zoom), same) for step, same in of_step.items())

    def of(self, target: Pin, zoom: float) -> float:
        """How wide the wire is drawn that arrives at an input."""
        self._bring_up_to_date()
        return width_of(int(self._steps[self._wires.rows()[target]]), zoom)

    def _bring_up_to_date(self) -> None:
        session, wires = self._session, self._wires
        of = wires.changes, session.where
        if of != self._of or self._index is None:
            self._of, rows = of, wires.rows()
            self._index = session.index_of(rows)
            self._rows = np.array(list(rows.values()), dtype=np.intp)
            self._top, self._is_old = float("nan"), True
        if not self._is_old:
            return
        self._is_old = False
        numbers = session.numbers_at(Quantity.GRADIENT, self._index)
        top, known = top_of(numbers), ~np.isnan(numbers)
        # a slider that is held only widens the scale; but what was just covered leaves no trace
        if session.is_held and self._top > top and np.array_equal(known, self._known):
            top = self._top
        self._top, self._known = top, known
        self._steps = np.full(self._rows.max(initial=-1) + 1, UNKNOWN, np.int8)
        self._steps[self._rows] = steps_of(numbers, top)


def width_of(step: int, zoom: float) -> float:
    """How wide a wire is drawn at a zoom, in scene units.

    Zooming out it keeps its pixels as far as it becomes no fat band; one that tells nothing is as
    wide as ever.
    """
    if step == UNKNOWN:
        return look.WIRE_WIDTH
    return look.WIRE_WIDTHS[step] * min(look.WIDTH_GROWTH, max(1.0, 1.0 / zoom))
