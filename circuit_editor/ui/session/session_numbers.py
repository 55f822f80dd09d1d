"""The numbers of a session: what may be read of its run, by nodes and pins as they are shown."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal

from circuit_editor.engine import Mark, MarkFilter, PinIndex, Reading, Run
from circuit_editor.engine.visibility import VisibilityFilter
from circuit_editor.gates import Array
from circuit_editor.gates.gate import Shape
from circuit_editor.layout.picture import NO_SHAPES
from circuit_editor.model import BlockInterface, Circuit, Document, Pin, Problem
from circuit_editor.model.blocks import Where
from circuit_editor.model.paths import Path as NodePath
from circuit_editor.text import Quantity
from circuit_editor.ui.session.visible_numbers import LiveReadings

if TYPE_CHECKING:
    from circuit_editor.engine.tape import Tape
    from circuit_editor.teaching.explain.batch_examples import Examples
    from circuit_editor.teaching.explain.chain_rule import ChainRules

T = TypeVar("T")


class SessionNumbers(QObject):
    """The numbers of a session's document, as far as they may be seen now.

    The session itself says which document that is, and where in it one looks.
    """

    run_changed = Signal()  # the numbers are new
    kept_is_old = Signal()  # told before it: what is worked out of the numbers before them

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = LiveReadings()
        self.where: Where = ()
        self.shapes: Mapping[Pin, Shape] = NO_SHAPES  # of arrays, by pins of the whole document

    @property
    def document(self) -> Document:
        """The document as it is now."""
        raise NotImplementedError

    @property
    def shown(self) -> Circuit:
        """The circuit that is shown."""
        raise NotImplementedError

    @property
    def is_held(self) -> bool:
        """True while a hand holds a slider: its values only pass by."""
        raise NotImplementedError

    @property
    def only_pass_by(self) -> bool:
        """True while numbers only pass by under a hand, all to be seen: telling them may wait."""
        return self.is_held and not self.hides_numbers

    def path_of(self, id_: str) -> NodePath:
        """The path, from the root, of a node that is shown."""
        return NodePath.of(*self.where, id_) if self.where else NodePath(id_)

    def uses(self, block: str) -> int:
        """How often a definition stands in the whole circuit."""
        return self._numbers.live.uses.get(block, 0)

    @property
    def run(self) -> Run:
        """The run behind the readings, covered numbers and all; panels and the canvas never ask it.

        It is for who judges and leads: stepping, predicting, lessons.
        """
        return self._numbers.live.run

    @property
    def readings(self) -> MarkFilter:
        """What may be seen, by pins of the whole document."""
        return self._numbers

    @property
    def rules(self) -> ChainRules:
        """The chain rule at every node, with the numbers that may be seen now; by whole paths."""
        from circuit_editor.teaching.explain.chain_rule import ChainRules

        return ChainRules(self.document, self._numbers)

    def is_hidden_by_others(self, filter_: VisibilityFilter, what: Quantity, pin: Pin) -> bool:
        """True where another filter than this one hides the number at a pin, by its whole path."""
        return self._numbers.is_hidden_by_others(filter_, what, pin)

    def explained(self, tool: Callable[..., T], *args: Any) -> T | None:
        """What `tool(run, *args)` gives; None where it would read what may not be seen.

        A tool that keeps the run for later is asked through this again: it may raise HiddenError.
        """
        return self._numbers.explained(tool, *args)

    @property
    def whole_run(self) -> Run | None:
        """The run, for what looks at all of it; None while any number is hidden."""
        return None if self._numbers.visibility.hide_anything else self._numbers.live.run

    @property
    def size(self) -> int:
        """How many gates and sources there are, those in blocks, too."""
        return len(self._numbers.live.run.tape.steps)

    def readers(self, circuit: Circuit, id_: str) -> Collection[Pin] | None:
        """The inputs that a node feeds, told at once; None where all wires must be looked at."""
        return self._numbers.live.readers(circuit, id_)

    @property
    def problems(self) -> list[Problem]:
        """What prevents a value now, the most important first."""
        return self._numbers.live.problems

    @property
    def shape_problems(self) -> list[Problem]:
        """Those of the problems that shapes make in this use of a block."""
        return self._numbers.live.run.shape_problems

    def value(self, pin: Pin) -> Reading:
        """What may be shown as the value at a pin."""
        return self._numbers.value(self._absolute(pin))

    def gradient(self, pin: Pin) -> Reading:
        """What may be shown as the gradient at a pin."""
        return self._numbers.gradient(self._absolute(pin))

    def seen_at(self, what: Quantity, pin: Pin) -> Reading:
        """What may be shown at a pin, without words: for a tile, which says none."""
        return self._numbers.seen_at(what, self._absolute(pin))

    def shapes_at(self, id_: str) -> dict[str, tuple[int, ...]]:
        """The shapes of what is at the pins of a node, as far as they may be seen."""
        gate, run = self.shown.nodes[id_].gate, self._numbers.live.run
        found = {}
        for port in (*gate.inputs, *gate.outputs):
            pin = self._absolute(Pin(id_, port))
            number = run.value(pin)
            if number is not None:
                found[pin] = number.shape
        seen = self._numbers.visibility.shapes_seen(found)
        return {pin.port: shape for pin, shape in seen.items()}

    def holds_array(self, pin: Pin) -> bool:
        """True where what is at a pin of the shown circuit is seen to be an array."""
        return bool(self.shapes and self.shapes_at(pin.node).get(pin.port))

    @property
    def tape(self) -> Tape:
        """What is computed, without its numbers."""
        return self._numbers.live.run.tape

    def batch(self) -> Examples | None:
        """The examples of a batch and where they are counted; None where no input counts any."""
        from circuit_editor.teaching.explain.batch_examples import examples_of

        return examples_of(self._numbers.live.run)

    def index_of(self, pins: Iterable[Pin]) -> PinIndex:
        """Pins that are shown, to ask for all their numbers at once; good for this place."""
        return PinIndex(map(self._absolute, pins))

    def numbers_at(self, what: Quantity, index: PinIndex) -> Array:
        """What may be shown of the numbers at many pins, in order; nan where nothing may."""
        return self._numbers.numbers_at(what, index)

    def local(self, pin: Pin) -> Reading:
        """What may be shown as the local derivative of a gate by one of its inputs."""
        return self._numbers.local(self._absolute(pin))

    def block_local(
        self, id_: str, output: str, by: str, interface: BlockInterface | None = None
    ) -> Reading:
        """What may be shown as the derivative of a block's output by one of its inputs.

        `interface` is needed for a block inside one that is not open.
        """
        interface = interface or self.shown.nodes[id_].interface
        assert interface is not None
        return self._numbers.block_local(self.path_of(id_), interface, output, by)

    @property
    def loss_value(self) -> Reading:
        """What may be shown as the loss."""
        return self._numbers.value(Pin(self.document.loss or "", "x"))

    def add_filter(self, filter_: VisibilityFilter) -> None:
        """Hide what a filter hides, from now on."""
        self._numbers.visibility.filters.append(filter_)
        self.numbers_shown_changed()

    def remove_filter(self, filter_: VisibilityFilter) -> None:
        """Show what a filter hid."""
        self._numbers.visibility.filters.remove(filter_)
        self.numbers_shown_changed()

    def numbers_shown_changed(self) -> None:
        """A filter hides other numbers than before."""
        self._tell_new_numbers()

    def _tell_new_numbers(self) -> None:
        self.kept_is_old.emit()
        self.run_changed.emit()

    @property
    def hides_numbers(self) -> bool:
        """True where some numbers may not be seen now, whichever they are."""
        return self._numbers.visibility.hide_anything

    @property
    def hides_characters(self) -> bool:
        """True where the words for what gates do to a gradient are not to be read now."""
        return self._numbers.visibility.hide_characters

    @property
    def source_numbers(self) -> Mapping[str, Array]:
        """The values that all sources hold, by their paths from the root."""
        return self._numbers.live.numbers

    def number_of(self, id_: str) -> Array | None:
        """The value that a source holds here, in this instance; None for what holds none."""
        return self._numbers.live.numbers.get(self.path_of(id_))

    def sources_within(self, id_: str, *kinds: str) -> dict[str, Array]:
        """The values that sources of these kinds hold inside a block, by their path in there."""
        return self._numbers.sources_within(self.path_of(id_), kinds)

    def marks_at(self, id_: str) -> list[Mark]:
        """What is remarkable about a gate's numbers, or about those inside a block."""
        return self._numbers.marks_at(self.path_of(id_))

    def problems_at(self, id_: str) -> list[Problem]:
        """What prevents a value at a node, or inside a block."""
        path = self.path_of(id_)
        within = f"{path}.", path.prefix
        return [each for each in self.problems if each.at == path or each.at.startswith(within)]

    def range_of(self, id_: str) -> tuple[float, float]:
        """The (low, high) of an input's slider: as the user set it, else around 0."""
        return self._numbers.range_of(self.path_of(id_), self.document.ranges)

    def _absolute(self, pin: Pin) -> Pin:
        return Pin(self.path_of(pin.node), pin.port) if self.where else pin
