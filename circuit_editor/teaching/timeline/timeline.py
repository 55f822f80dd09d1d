"""The timeline: the forward pass and then the backward pass, one step at a time.

It is a value made from a document, its run and the blocks that are open: what has been reached at
a position is looked up, never collected anew, so that one can drag along 20,000 steps. A closed
block is one step in each pass. What is not reached yet has no number to show, and never 0.

Pins are those of the whole document, by paths. A port of an opened block is drawn as the block's
own pin, and the wires in its frame lead there: so they do here, and the ports inside lead to the
same answers.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from circuit_editor.engine import Run
from circuit_editor.gates import OUT, Gate
from circuit_editor.model import Pin, Stop
from circuit_editor.model.paths import Path, blocks_around
from circuit_editor.text import Pass

GIVEN, GATE, BLOCK, FLAG, SEED = "given", "gate", "block", "flag", "seed"
EVERYTHING_GIVEN = ""  # the path of the step in which all sources are read at once
BEFORE_ALL = -1  # the position at which nothing is reached


class TeachingStep(NamedTuple):
    """One step: what happens at one gate, or one closed block, in one pass.

    `pass_` and `path` name it for good. `kind` is given (all sources at
    once), gate, block, flag, or seed (the loss's own gradient).
    """

    pass_: Pass
    path: str
    kind: str

    @property
    def id(self) -> tuple[Pass, str]:
        """What names the step, also in the timelines of other runs and after edits."""
        return self.pass_, self.path


class ForkSum(NamedTuple):
    """An output whose gradient is whole now: what drives, and the inputs it was summed from."""

    driver: Pin
    targets: tuple[Pin, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Timeline:
    """All steps in order, and from which position on each number is there.

    A position is the index of the step one is at: what that step makes is there. At BEFORE_ALL
    nothing is. `nodes` are the gates and closed blocks by path, `opened` the open blocks, `wires`
    what is drawn: the pin each wire ends at, and the one it begins at.
    """

    run: Run
    steps: tuple[TeachingStep, ...]
    nodes: Mapping[str, Gate]
    opened: frozenset[str]
    wires: Mapping[Pin, Pin]
    given: tuple[str, ...]
    _forward: Mapping[str, int]  # the position of each step by its path
    _backward: Mapping[str, int]
    _drivers: Mapping[Pin, Pin]  # the gate's or closed block's output behind each of their inputs
    _takers: Mapping[Pin, list[Pin]]  # and the other way round
    _there: tuple[bytes, bytes]
    _whole: dict[Pin, int | None] = field(default_factory=dict)  # what has been worked out

    def position(self, pass_: Pass, path: str) -> int | None:
        """Where a step stands; None where there is no such step."""
        return (self._forward if pass_ == Pass.FORWARD else self._backward).get(path)

    def active(self, position: int) -> tuple[str, ...]:
        """The paths of what is at work in this step: one, but for the step that is given."""
        if not 0 <= position < len(self.steps):
            return ()
        step = self.steps[position]
        return self.given if step.kind == GIVEN else (step.path,)

    def has_value(self, pin: Pin, position: int) -> bool:
        """True where the value at a pin has been reached, and there is one."""
        since = self.value_since(pin)
        return since is not None and since <= position

    def has_gradient(self, pin: Pin, position: int) -> bool:
        """True where the gradient at a pin is whole (at an input, its wire's), and there is one."""
        since = self.gradient_since(pin)
        return since is not None and since <= position

    def value_since(self, pin: Pin) -> int | None:
        """The position from which a pin's value is known; None where it never will be."""
        if self.run.value(pin) is None:
            return None
        closed = self._closed_around(pin.node)
        if closed is not None:
            return self._forward[closed]
        pin = self._as_drawn(pin)
        gate = self.nodes.get(pin.node)
        if gate is not None and pin.port in gate.outputs:
            return 0 if gate.is_source else self._forward[pin.node]
        driver = self._drivers.get(pin) or driver_of(pin, self.wires, self.opened, self.nodes)
        if driver is not None:
            return 0 if self.nodes[driver.node].is_source else self._forward[driver.node]
        # a closed block's input that nothing is wired to has its default
        return None if gate is None else self._forward[pin.node]

    def gradient_since(self, pin: Pin) -> int | None:
        """The position from which a pin's gradient is known; None where it never will be.

        An output's is whole when the last wire's has come: where wires fork, with the latest step.
        """
        if pin in self._whole:
            return self._whole[pin]
        if self.run.gradient(pin) is None:
            return None
        closed = self._closed_around(pin.node)
        if closed is not None:
            return self._backward[closed]
        drawn = self._as_drawn(pin)
        gate = self.nodes.get(drawn.node)
        if gate is not None and drawn.port not in gate.outputs:
            return self._backward[drawn.node]
        self._whole[pin] = since = max(map(self._sent, self._fed_inputs(drawn)), default=None)
        return since

    def way(self, target: Pin) -> tuple[Pin, ...]:
        """The drawn wires that lead to an input through all open ports, the last one first.

        Each is named by the pin it ends at.
        """
        passed = []
        pin: Pin | None = target
        while pin is not None and pin in self.wires:
            passed.append(pin)
            pin = self.wires[pin]
            if pin.node not in self.opened:
                break
        return tuple(passed)

    def pulses(self, position: int) -> tuple[tuple[Pin, ...], ...]:
        """The wires along which numbers travel in this step: a way for each input.

        Each way is in the order of travel: with the data in the forward pass, and against it in
        the backward pass. A wire is named by the pin it ends at.
        """
        if not 0 <= position < len(self.steps):
            return ()
        step = self.steps[position]
        if step.kind == GIVEN:
            return ()
        pins = (Pin(step.path, port) for port in self.nodes[step.path].inputs)
        targets = [each for each in pins if each in self._drivers]
        if step.pass_ is Pass.FORWARD:
            return tuple(
                self.way(each)[::-1] for each in targets if self.run.value(each) is not None
            )
        return tuple(self.way(each) for each in targets if self.run.gradient(each) is not None)

    def driver(self, target: Pin) -> Pin | None:
        """The output of a gate or closed block that feeds an input, through all open ports."""
        return self._drivers.get(target)

    def forks(self, position: int) -> tuple[ForkSum, ...]:
        """The outputs behind which wires fork, and whose sums this step makes whole."""
        step = self.steps[position]
        if step.pass_ is Pass.FORWARD:
            return ()
        found: dict[Pin, ForkSum] = {}
        for port in self.nodes[step.path].inputs:
            driver = self._drivers.get(Pin(step.path, port))
            if driver is None or self.gradient_since(driver) != position:
                continue
            targets = self.summed_inputs(driver)
            if len(targets) > 1:
                found[driver] = ForkSum(driver, targets)
        return tuple(found.values())

    def summed_inputs(self, driver: Pin) -> tuple[Pin, ...]:
        """The inputs whose gradients add up to an output's gradient, in the order of the steps."""

        def order(pin: Pin) -> tuple[int, int]:
            return self._sent(pin), self.nodes[pin.node].inputs.index(pin.port)

        return tuple(sorted(self._fed_inputs(driver), key=order))

    def serves(self, run: Run, expanded: Collection[str]) -> bool:
        """True where a newer run has this very timeline: nothing but numbers changed."""
        if (
            run.tape is not self.run.tape
            or not self.opened <= set(expanded)
            or any(path in self.nodes for path in expanded)
        ):
            return False
        return run is self.run or numbers_there(run) == self._there

    def carried(self, before: Timeline, position: int) -> int:
        """Where the step that was at a position of another timeline stands in this one.

        Where it is gone, the nearest one before it that is still there; else BEFORE_ALL.
        """
        if before is self:
            return position
        for at in range(min(position, len(before.steps) - 1), -1, -1):
            here = self.position(*before.steps[at].id)
            if here is not None:
                return here
        return BEFORE_ALL

    def _sent(self, target: Pin) -> int:
        """When an input sends its gradient back."""
        return self._backward[target.node]

    def _fed_inputs(self, pin: Pin) -> list[Pin]:
        """The inputs that send something back to a pin: an output, or a port of an open block."""
        is_port = pin.node in self.opened
        driver = driver_of(pin, self.wires, self.opened, self.nodes) if is_port else pin
        takers = [] if driver is None else self._takers.get(driver, [])
        sent = [each for each in takers if self.run.gradient(each) is not None]
        return [each for each in sent if self._passes(each, pin)] if is_port else sent

    def _passes(self, target: Pin, port: Pin) -> bool:
        """True where the wires to an input pass this port, or begin there: it has a default."""
        way = self.way(target)
        return port in way or self.wires.get(way[-1]) == port

    def _closed_around(self, path: str) -> str | None:
        """The closed block that a node stands in; None for what is drawn."""
        if path in self.nodes or path in self.opened:
            return None
        return next((each for each in reversed(blocks_around(path)) if each in self.nodes), None)

    def _as_drawn(self, pin: Pin) -> Pin:
        """The block's own pin for a port seen from inside."""
        if pin.node in self.nodes or pin.node in self.opened:
            return pin
        around = Path(pin.node).around
        return Pin(str(around), Path(pin.node).name) if around in self.opened else pin


class Stops:
    """A teacher's stops on one timeline, in its order; those whose steps are gone are left out."""

    def __init__(self, line: Timeline, stops: Iterable[Stop]) -> None:
        placed = {line.position(each.pass_, each.path): each for each in stops}
        self._stops = {at: placed[at] for at in sorted(at for at in placed if at is not None)}
        self._positions = list(self._stops)

    def at(self, position: int) -> Stop | None:
        """The stop at a position, with its note."""
        return self._stops.get(position)

    def next(self, position: int) -> int | None:
        """The position of the next stop behind this one."""
        place = bisect_right(self._positions, position)
        return self._positions[place] if place < len(self._positions) else None

    def previous(self, position: int) -> int | None:
        """The position of the last stop before this one."""
        place = bisect_left(self._positions, position)
        return self._positions[place - 1] if place else None


def driver_of(
    target: Pin,
    wires: Mapping[Pin, Pin],
    opened: Collection[str],
    nodes: Mapping[str, Gate],
) -> Pin | None:
    """The output of a gate or closed block that a wire comes from, through all open ports."""
    pin = wires.get(target)
    last = target
    while pin is not None and pin.node in opened:
        last, pin = pin, wires.get(pin)
    if pin is None and last.node in opened:
        path = Path(last.node).prefix + last.port
        return Pin(path, OUT) if path in nodes else None
    return pin


def numbers_there(run: Run) -> tuple[bytes, bytes]:
    """Which values and gradients there are, so that two runs can be told apart."""
    return (
        bytes(each is not None for each in run.values),
        bytes(each is not None for each in run.gradients),
    )
