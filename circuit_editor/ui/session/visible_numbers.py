"""The readings of a session: its live run, behind the filters of what may not be seen yet."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from circuit_editor.engine import Mark, PinIndex, Reading
from circuit_editor.engine.live_run import LiveRun
from circuit_editor.engine.pin_index import largest_entry
from circuit_editor.engine.visibility import HiddenError, State, Visibility, VisibilityFilter
from circuit_editor.gates import Array
from circuit_editor.gates.gate import Shape
from circuit_editor.model import (
    EMPTY,
    BlockInterface,
    Path,
    Pin,
)
from circuit_editor.text import Quantity
from circuit_editor.ui.app.translate import say_reading

SLIDER_REACH = 5.0
LARGEST_REACH = 1e300

T = TypeVar("T")


class LiveReadings:
    """All numbers of a session; pins and paths are those of the whole document.

    `live` is what is computed. What leaves this object has passed all filters first.
    """

    def __init__(self) -> None:
        self.live = LiveRun(EMPTY)
        self._widened: dict[str, float] = {}  # how far the sliders reach that nobody set

    @property
    def visibility(self) -> Visibility:
        """What hides some of the numbers now."""
        return self.live.visibility

    def value(self, pin: Pin) -> Reading:
        """What may be shown as the value at a pin."""
        return say_reading(self.live.readings.value(pin))

    def gradient(self, pin: Pin) -> Reading:
        """What may be shown as the gradient at a pin."""
        return say_reading(self.live.readings.gradient(pin))

    def seen_at(self, what: Quantity, pin: Pin) -> Reading:
        """What may be shown at a pin, without words: for a tile, which says none."""
        readings = self.live.readings
        return readings.value(pin) if what is Quantity.VALUE else readings.gradient(pin)

    def numbers_at(self, what: Quantity, index: PinIndex) -> Array:
        """What may be shown of the numbers at many pins; nan where nothing may."""
        return self.live.readings.numbers_at(what, index)

    def local(self, pin: Pin) -> Reading:
        """What may be shown as the local derivative of a gate by one of its inputs."""
        return say_reading(self.live.readings.local(pin))

    def block_local(self, path: str, interface: BlockInterface, output: str, by: str) -> Reading:
        """What may be shown as the derivative of a block's output by one of its inputs."""
        return self.live.readings.block_local(path, interface, output, by)

    @property
    def shapes(self) -> Mapping[Pin, Shape]:
        """The shapes of arrays, by their pins, that may be seen."""
        return self.visibility.shapes_seen(self.live.array_shapes())

    @property
    def hidden_shapes(self) -> Mapping[Pin, Shape]:
        """Those that may not be seen: only for where things stand."""
        every, seen = self.live.array_shapes(), self.shapes
        return {pin: shape for pin, shape in every.items() if pin not in seen}

    def marks_at(self, path: str) -> list[Mark]:
        """What is remarkable about a gate's numbers, or about those inside a block."""
        return self.live.readings.marks_at(path)

    def is_hidden_by_others(self, filter_: VisibilityFilter, what: Quantity, pin: Pin) -> bool:
        """True where another filter than this one hides a number."""
        others = (each for each in self.visibility.filters if each is not filter_)
        return any(each.state(what, pin) is not State.VALUE for each in others)

    def explained(self, tool: Callable[..., T], *args: Any) -> T | None:
        """What `tool(run, *args)` gives; None where it would read what may not be seen."""
        try:
            return tool(self.live.visibility.before(self.live.run), *args)
        except HiddenError:
            return None

    def sources_within(self, path: str, kinds: Iterable[str]) -> dict[str, Array]:
        """The values that sources of these kinds hold inside a block, by their path in there."""
        prefix, tape, kinds = Path(path).prefix, self.live.run.tape, frozenset(kinds)
        return {
            path[len(prefix) :]: number
            for path, number in self.live.numbers.items()
            if path.startswith(prefix)
            and (slot := tape.slots.get(path)) is not None
            and tape.steps[slot].gate.kind in kinds
        }

    # --- sliders --------------------------------------------------------------------------

    def range_of(self, path: str, chosen: Mapping[str, tuple[float, float]]) -> tuple[float, float]:
        """The (low, high) of an input's slider: as the user set it, else around 0.

        All cells of an array have the same. A range made here grows with the value but never
        shrinks while the document is open, so that a slider does not jump under the hand.
        """
        if path in chosen:
            return chosen[path]
        reach = self._widened.get(path, SLIDER_REACH)
        number = self.live.numbers[path]
        size = abs(float(number)) if not number.shape else abs(largest_entry(number))
        while reach < size <= LARGEST_REACH:
            reach *= 2
        self._widened[path] = reach
        return -reach, reach

    def forget_ranges(self) -> None:
        """Another document is open: its sliders begin anew."""
        self._widened.clear()
