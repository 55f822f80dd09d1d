"""The numbers on the screen: what has been computed, behind what may not be seen yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from circuit_editor.engine import Mark, Reading
from circuit_editor.engine.live import Live
from circuit_editor.engine.reading import State
from circuit_editor.gates import Array
from circuit_editor.model import EMPTY, Face, Pin
from circuit_editor.ui.curtain import GRADIENT, HIDDEN, LOCAL, VALUE, Curtain
from circuit_editor.ui.speech import say_reading

SLIDER_REACH = 5.0
LARGEST_REACH = 1e300


class Numbers:
    """All numbers of a session; pins and paths are those of the whole document.

    `live` is what is computed. Only what asks the curtains first leaves this object as a reading.
    """

    def __init__(self) -> None:
        self.live = Live(EMPTY)
        self._curtains: list[Curtain] = []
        self._widened: dict[str, float] = {}  # how far the sliders reach that nobody set

    def value(self, pin: Pin) -> Reading:
        """What may be shown as the value at a pin."""
        return self._hidden(VALUE, pin) or say_reading(self.live.readings.value(pin))

    def gradient(self, pin: Pin) -> Reading:
        """What may be shown as the gradient at a pin."""
        return self._hidden(GRADIENT, pin) or say_reading(self.live.readings.gradient(pin))

    def local(self, pin: Pin) -> Reading:
        """What may be shown as the local derivative of a gate by one of its inputs.

        It tells the gradient to whoever knows what arrives, so it is hidden together with it.
        """
        return self._hidden(LOCAL, pin) or say_reading(self.live.readings.local(pin))

    def block_local(self, path: str, face: Face, output: str, by: str) -> Reading:
        """What may be shown as the derivative of a block's output by one of its inputs."""
        hidden = self._hidden(LOCAL, Pin(path, by)) or self._hidden(VALUE, Pin(path, output))
        return hidden or self.live.readings.block_local(path, face, output, by)

    def marks_at(self, path: str) -> list[Mark]:
        """What is remarkable about a gate's numbers, or about those inside a block."""
        if self.are_hidden:  # a mark would tell what is hidden
            return []
        return self.live.readings.marks_at(path)

    def sources_within(self, path: str, kinds: Iterable[str]) -> dict[str, Array]:
        """The values that sources of these kinds hold inside a block, by their path in there."""
        prefix, tape, kinds = f"{path}/", self.live.run.tape, frozenset(kinds)
        return {
            path[len(prefix) :]: number
            for path, number in self.live.numbers.items()
            if path.startswith(prefix)
            and (slot := tape.slots.get(path)) is not None
            and tape.steps[slot].gate.kind in kinds
        }

    # --- curtains -------------------------------------------------------------------------

    @property
    def are_hidden(self) -> bool:
        """True where some numbers may not be seen now, whichever they are."""
        return bool(self._curtains)

    def draw(self, curtain: Curtain) -> None:
        """Hide what a curtain hides, from now on."""
        self._curtains.append(curtain)

    def lift(self, curtain: Curtain) -> None:
        """Show what a curtain hid."""
        self._curtains.remove(curtain)

    def follow_curtains(self) -> None:
        """Tell the curtains that the document or what is shown of it is another now."""
        for curtain in self._curtains:
            curtain.follow()

    def _hidden(self, what: str, pin: Pin) -> Reading | None:
        """What stands in the place of a number that may not be seen; None where it may."""
        for curtain in self._curtains:
            state = curtain.state(what, pin)
            if state is not State.VALUE:
                return HIDDEN[state]
        return None

    # --- sliders --------------------------------------------------------------------------

    def range_of(self, path: str, chosen: Mapping[str, tuple[float, float]]) -> tuple[float, float]:
        """The (low, high) of an input's slider: as the user set it, else around 0.

        A range made here grows with the value but never shrinks while the document is open, so
        that a slider does not jump under the hand.
        """
        if path in chosen:
            return chosen[path]
        reach = self._widened.get(path, SLIDER_REACH)
        size = abs(float(self.live.numbers[path]))
        while reach < size <= LARGEST_REACH:
            reach *= 2
        self._widened[path] = reach
        return -reach, reach

    def forget_ranges(self) -> None:
        """Another document is open: its sliders begin anew."""
        self._widened.clear()
