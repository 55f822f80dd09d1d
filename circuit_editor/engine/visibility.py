"""Visibility: which numbers must not be seen yet, as no step has reached them or a guess is wanted.

Every number that is shown or told passes `Readings`, and they ask the filters first. What works
out more than one number (the ways to the loss, a nudge, marks) gets a `GuardedRun`, which cannot
be asked for what is hidden. So nothing can tell it, however it is made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from enum import Enum
from typing import Any, Protocol

from circuit_editor.dataclass import dataclass
from circuit_editor.engine.run import Run
from circuit_editor.gates import OUT, Array
from circuit_editor.gates.gate import Shape
from circuit_editor.model import Pin
from circuit_editor.text import Quantity


class State(Enum):
    """Why a reading shows a number, or why it shows none."""

    VALUE = "seen"
    NOT_COMPUTED = "not computed"
    NOT_REACHED = "not reached"
    COVERED = "covered"


class VisibilityFilter(Protocol):
    """Tells of a number, by its pin's path, whether it may be seen."""

    @property
    def hides_anything(self) -> bool:
        """True where some number may not be seen now, whichever it is."""
        ...

    @property
    def hides_characters(self) -> bool:
        """True where what gates do to a gradient, in a word, is not to be read either."""
        ...

    def state(self, what: Quantity, pin: Pin) -> State:
        """VALUE where it may be seen; else why not."""
        ...

    def hides_shape(self, pin: Pin) -> bool:
        """True where not even the shape of the array at a pin may be seen."""
        ...

    def follow(self) -> None:
        """The document, its numbers or what is shown of it are others now."""
        ...


class HiddenError(LookupError):
    """A number was asked for that may not be seen."""


@dataclass(slots=True)
class Visibility:
    """All filters before the numbers of a run; what one of them hides is hidden."""

    filters: list[VisibilityFilter] = field(default_factory=list)

    @property
    def hide_anything(self) -> bool:
        """True where some number may not be seen now, whichever it is."""
        return any(each.hides_anything for each in self.filters)

    @property
    def hide_characters(self) -> bool:
        """True where what gates do to a gradient, in a word, is not to be read either."""
        return any(each.hides_characters for each in self.filters)

    def state(self, what: Quantity, pin: Pin) -> State:
        """VALUE where a number may be seen; else why not: not reached comes before covered."""
        found = State.VALUE
        for filter_ in self.filters:
            state = filter_.state(what, pin)
            if state is State.NOT_REACHED:
                return state
            if state is not State.VALUE:
                found = state
        return found

    def shapes_seen(self, shapes: Mapping[Pin, Shape]) -> Mapping[Pin, Shape]:
        """Those of the shapes of arrays, by pins, that may be seen."""
        if not shapes or not self.filters:
            return shapes
        return {
            pin: shape
            for pin, shape in shapes.items()
            if not any(each.hides_shape(pin) for each in self.filters)
        }

    def follow(self) -> None:
        """The document, its numbers or what is shown of it are others now."""
        for filter_ in self.filters:
            filter_.follow()

    def ask(self, what: Quantity, pin: Pin) -> None:
        """Raise HiddenError where a number may not be seen."""
        if self.state(what, pin) is not State.VALUE:
            raise HiddenError(pin)

    def before(self, run: Run) -> Run:
        """The run as it may be read: whatever is hidden raises HiddenError."""
        return _guarded(run, self) if self.hide_anything else run


@dataclass(slots=True, eq=False)
class GuardedRun(Run):
    """A run that gives only what may be seen; reading anything else raises HiddenError."""

    visibility: Visibility = field(default_factory=Visibility)

    def locals(self, slot: int) -> tuple[Array, ...] | None:
        """The local derivatives of a step; raises HiddenError where one of them is hidden."""
        step = self.tape.steps[slot]
        for port in step.gate.inputs:
            self.visibility.ask(Quantity.LOCAL, Pin(step.path, port))
        return Run.locals(self, slot)

    def ask_for_factors(self, slot: int) -> None:
        """Raise HiddenError where a local derivative is covered, and not only still to come."""
        step = self.tape.steps[slot]
        for pin in (Pin(step.path, port) for port in step.gate.inputs):
            states = (each.state(Quantity.LOCAL, pin) for each in self.visibility.filters)
            if State.COVERED in states:
                raise HiddenError(pin)


class _Guarded(Sequence[Any]):
    """Numbers by slot, each of which is asked for by its pin before it is given."""

    def __init__(
        self, numbers: Sequence[Array | None], run: Run, visibility: Visibility, what: Quantity
    ) -> None:
        self._numbers, self._tape = numbers, run.tape
        self._visibility, self._what = visibility, what

    def __len__(self) -> int:
        return len(self._tape.steps)

    def __iter__(self) -> Iterator[Array | None]:
        return (self[slot] for slot in range(len(self)))

    def __getitem__(self, slot: Any) -> Any:
        number = self._numbers[slot]
        if number is not None:
            self._visibility.ask(self._what, Pin(self._tape.steps[slot].path, OUT))
        return number


class _GuardedWireGradients(_Guarded):
    """The wire gradients of each step, one for each of its inputs."""

    def __getitem__(self, slot: Any) -> Any:
        step = self._tape.steps[slot]
        return _GuardedInputs(self._numbers[slot], step.path, step.gate.inputs, self._visibility)


class _GuardedInputs(Sequence[Any]):
    """The wire gradients at the inputs of one step."""

    def __init__(
        self, wire_gradients: Sequence[Any], path: str, ports: Sequence[str], visibility: Visibility
    ) -> None:
        self._wire_gradients, self._path, self._ports = wire_gradients, path, ports
        self._visibility = visibility

    def __len__(self) -> int:
        return len(self._wire_gradients)

    def __getitem__(self, index: Any) -> Any:
        wire_gradient = self._wire_gradients[index]
        if wire_gradient is not None:
            self._visibility.ask(Quantity.GRADIENT, Pin(self._path, self._ports[index]))
        return wire_gradient


def _guarded(run: Run, visibility: Visibility) -> GuardedRun:
    return GuardedRun(
        run.tape,
        _Guarded(run.values, run, visibility, Quantity.VALUE),
        _Guarded(run.gradients, run, visibility, Quantity.GRADIENT),
        _GuardedWireGradients(run.wire_gradients, run, visibility, Quantity.GRADIENT),
        run.shape_problems,
        run.size,
        visibility=visibility,
    )
