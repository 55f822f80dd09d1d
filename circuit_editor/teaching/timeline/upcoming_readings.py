"""Readings for sentences about the next step: a number not reached yet counts as covered."""

from __future__ import annotations

from circuit_editor.engine import Reading, ReadingFilter, State
from circuit_editor.engine.readings import HIDDEN
from circuit_editor.model import BlockInterface, Pin


class UpcomingReadings:
    """Readings of which those not reached yet are covered: a sentence has their places."""

    def __init__(self, seen: ReadingFilter) -> None:
        self._seen = seen

    def value(self, pin: Pin) -> Reading:
        """The value at an output, or arriving at an input."""
        return _covered_until_reached(self._seen.value(pin))

    def gradient(self, pin: Pin) -> Reading:
        """The gradient at an output (the sum over its wires), or one wire's at an input."""
        return _covered_until_reached(self._seen.gradient(pin))

    def local(self, pin: Pin) -> Reading:
        """The local derivative of a gate's output by the input `pin`."""
        return _covered_until_reached(self._seen.local(pin))

    def block_local(self, path: str, interface: BlockInterface, output: str, by: str) -> Reading:
        """The derivative of a block's output port by one of its input ports, in one step."""
        return _covered_until_reached(self._seen.block_local(path, interface, output, by))


def _covered_until_reached(reading: Reading) -> Reading:
    return HIDDEN[State.COVERED] if reading.state is State.NOT_REACHED else reading
