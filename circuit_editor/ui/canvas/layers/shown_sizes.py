"""The steps of many numbers on a scale of their size: how wide wires are drawn, how full nodes.

They are worked out when something is painted after the numbers changed. Only what may be seen has
a part in them: what is covered, or not reached yet, has no step and is drawn as ever, and the
scale's end does not know it either.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import numpy as np

from circuit_editor.layout.size_scale import UNKNOWN, steps_of, top_of
from circuit_editor.text import Quantity

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from circuit_editor.engine import PinIndex
    from circuit_editor.model import Pin
    from circuit_editor.ui.session.session import Session

NONE = np.zeros(0, np.int8)


class ShownSizes:
    """The step and the sign of the number at each of some pins, by its row."""

    def __init__(
        self,
        session: Session,
        what: Quantity,
        rows: Callable[[], Mapping[Pin, int]],
        changes: Callable[[], object],
    ) -> None:
        """`rows` gives the pins with their rows; `changes` is another where these are others."""
        self._session, self._what = session, what
        self._rows_now, self._changes = rows, changes
        self._index: PinIndex | None = None
        self._of: tuple[object, ...] = ()  # what there is, and where it is shown
        self._row_of: Mapping[Pin, int] = {}
        self._rows = np.zeros(0, np.intp)
        self._steps: NDArray[np.int8] = NONE  # by row; negative numbers have negative steps
        self._known = np.zeros(0, bool)
        self._top = float("nan")
        self._is_old = True

    def forget(self) -> None:
        """The numbers are new, or other ones may be seen."""
        self._is_old = True

    def know(self, index: PinIndex) -> None:
        """Take an index of all the pins as they are now, whose numbers were looked up already."""
        self._of = self._changes(), self._session.where
        self._take(dict(self._rows_now()), index)

    def _take(self, row_of: Mapping[Pin, int], index: PinIndex) -> None:
        self._row_of, self._index = row_of, index
        self._rows = np.array(list(row_of.values()), dtype=np.intp)
        self._top, self._is_old = float("nan"), True

    @property
    def top(self) -> float:
        """The end of the scale; nan where no number is known."""
        self._bring_up_to_date()
        return self._top

    def steps(self, rows: list[int]) -> NDArray[np.int8]:
        """The steps in these rows, below 0 where the number is; UNKNOWN where none is told."""
        self._bring_up_to_date()
        return self._steps[rows]

    def told(self) -> bytes:
        """All that the steps tell: the same as long as none of them is another."""
        self._bring_up_to_date()
        return self._steps.tobytes()

    def step_at(self, pin: Pin) -> int:
        """The step of the number at a pin, in the same way."""
        self._bring_up_to_date()
        row = self._row_of.get(pin)
        return UNKNOWN if row is None else int(self._steps[row])

    def all_steps(self) -> dict[Pin, int]:
        """The steps at all pins, in the same way."""
        self._bring_up_to_date()
        return dict(zip(self._row_of, self._steps[self._rows].tolist(), strict=True))

    def largest(self, least: int, most: int) -> list[int]:
        """The rows with so high a step, at most so many, the highest last."""
        self._bring_up_to_date()
        sizes = np.abs(self._steps)
        sizes[self._steps == UNKNOWN] = 0
        order = np.argsort(sizes, kind="stable")[-most:]
        found: list[int] = order[sizes[order] >= least].tolist()
        return found

    def by_step(self, rows: list[int]) -> list[tuple[int, list[int]]]:
        """These rows by their steps, the largest numbers last."""
        same: dict[int, list[int]] = {}
        for row, step in zip(rows, self.steps(rows).tolist(), strict=True):
            same.setdefault(step, []).append(row)
        return sorted(same.items(), key=lambda each: (each[0] != UNKNOWN, abs(each[0])))

    def _bring_up_to_date(self) -> None:
        session = self._session
        of = self._changes(), session.where
        if of != self._of or self._index is None:
            self._of, row_of = of, dict(self._rows_now())
            self._take(row_of, session.index_of(row_of))
        if not self._is_old:
            return
        self._is_old = False
        assert self._index is not None
        numbers = session.numbers_at(self._what, self._index)
        top, known = top_of(numbers), ~np.isnan(numbers)
        # a slider that is held only widens the scale; but what was just covered leaves no trace
        if session.is_held and self._top > top and np.array_equal(known, self._known):
            top = self._top
        self._top, self._known = top, known
        self._steps = np.full(self._rows.max(initial=-1) + 1, UNKNOWN, np.int8)
        self._steps[self._rows] = steps_of(numbers, top)
