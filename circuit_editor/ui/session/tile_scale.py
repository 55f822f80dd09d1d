"""The scale of the colours in tiles: each tile its own, or one for all that are shown.

On one scale a colour is the same number everywhere, so gradients that vanish fade. Only what may be
seen has a part in it; a slider that is held only widens it.
"""

from __future__ import annotations

from math import isfinite, isnan, nan
from typing import TYPE_CHECKING

import numpy as np

from circuit_editor.gates import Array
from circuit_editor.model import Pin
from circuit_editor.text import Quantity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from circuit_editor.engine import Reading
    from circuit_editor.ui.session.session_numbers import SessionNumbers

NAN, ENDLESS, COVERED = "nan", "inf", "covered"


class TileScale:
    """The end of the scale of colours, looked up again after the numbers changed."""

    def __init__(self, session: SessionNumbers) -> None:
        self._session = session
        self._is_same = False
        self._known: tuple[tuple[Pin, Quantity], ...] = ()
        self._end = nan
        self._is_old = True

    @property
    def is_same(self) -> bool:
        """True where all tiles have one scale."""
        return self._is_same

    @is_same.setter
    def is_same(self, wanted: bool) -> None:
        if wanted is not self._is_same:
            self._is_same = wanted
            self._session.numbers_shown_changed()

    @property
    def end(self) -> float | None:
        """The size that has the strongest colour in all tiles; None: each has its own."""
        if not self._is_same:
            return None
        if self._is_old:
            from circuit_editor.layout.size_scale import top_of

            self._is_old = False
            found = [(key, each.array) for key, each in self._readings() if each.array is not None]
            known = tuple(key for key, _ in found)
            end = top_of(np.array([size_shown(array) for _, array in found]))
            # what was just covered leaves no trace
            if self._session.is_held and known == self._known:
                end = max(end, self._end)
            self._end, self._known = end, known
        return None if isnan(self._end) else self._end

    def forget(self) -> None:
        """The numbers are new, or other ones may be seen."""
        self._is_old = True

    @property
    def has_tiles(self) -> bool:
        """True where any array is shown."""
        session = self._session
        return bool(session.shapes) and any(node.shape for node in session.shown.nodes.values())

    def oddities(self) -> frozenset[str]:
        """What is in tiles besides numbers: NAN, ENDLESS, COVERED. It takes a look at all."""
        found = set()
        for _, reading in self._readings():
            if reading.array is None:
                found |= {COVERED} if reading.is_covered else set()
            elif not np.isfinite(reading.array).all():
                found |= {NAN} if np.isnan(reading.array).any() else set()
                found |= {ENDLESS} if np.isinf(reading.array).any() else set()
        return frozenset(found)

    def _readings(self) -> Iterator[tuple[tuple[Pin, Quantity], Reading]]:
        """What may be seen of each array that is shown as a tile, with where it is."""
        session = self._session
        if not session.shapes:
            return
        for id_, node in session.shown.nodes.items():
            if node.shape:
                pin = Pin(id_, node.gate.outputs[0])
                for what in (Quantity.VALUE, Quantity.GRADIENT):
                    yield (pin, what), session.seen_at(what, pin)


def size_shown(array: Array) -> float:
    """The size of the largest entry that is a number: the scale of its tile; 0 for none."""
    if not array.size:
        return 0.0
    most = max(float(array.max()), -float(array.min()))
    if isfinite(most):  # nan would have come through
        return most
    sizes = np.abs(array[np.isfinite(array)])
    return float(sizes.max()) if sizes.size else 0.0
