"""The context that items are painted with: colours, numbers, and what the pointer marks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Set
from functools import cached_property
from typing import TYPE_CHECKING

from circuit_editor.engine import Mark
from circuit_editor.layout.labels.captions import CaptionPlace
from circuit_editor.layout.labels.label_rooms import LabelRooms, NumberKey
from circuit_editor.model import Pin, Place
from circuit_editor.model.problems import faulty_blocks
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import Quantity
from circuit_editor.ui.app.theme import (
    LABEL_POINTS,
    SMALLEST_READABLE,
    Appearance,
    Theme,
    Writing,
    writing,
)
from circuit_editor.ui.canvas.items.number_texts import NumberTexts
from circuit_editor.ui.canvas.items.wires import Wires
from circuit_editor.ui.session.session import Session

if TYPE_CHECKING:
    from PySide6.QtGui import QRegion

    from circuit_editor.ui.canvas.layers.shown_sizes import ShownSizes

HAIR = 1e-3  # of a zoom
UNMEASURED = LabelRooms(1.15, 1.15, 1.15)


class Flow(NamedTuple):
    """Nodes and wires that stand out while all others are faint."""

    nodes: Set[str]
    wires: Set[Pin]


class PaintContext:
    """The session, the colours and the wires as shapes see them; it knows no shape.

    What it looks up for them is kept until it is told to forget it.
    """

    def __init__(self, session: Session, appearance: Appearance) -> None:
        self.session = session
        self.appearance = appearance
        self.wires = Wires()
        # where captions stand, and how large all may be written; unknown where nobody looked
        self.captions: Mapping[str, CaptionPlace] | None = None
        self.rooms = UNMEASURED
        self.hovered_wire: Pin | None = None
        self.hovered_node: str | None = None
        self.hovered_pin: Pin | None = None
        self.lifted_wire: Pin | None = None  # being re-plugged
        self.lit_wires: Set[Pin] = frozenset()  # that a gesture would change
        self.cuts_lit_wires = False
        self.lit_frames: Set[str] = frozenset()  # that what is dragged would join
        self.hovered_annotation: str | None = None  # a note or a frame
        self.bends_drawn: tuple[Pin, tuple[Place, ...]] | None = None  # of a wire one bends
        self.flow: Flow | None = None  # what feeds the selection, or is fed by it, while one looks
        self.is_wiring = False
        self.has_widths = False  # wires are as wide as their gradients are large
        self.at_work: tuple[str, ...] = ()  # the nodes that a step marks
        self.covered_numbers: Set[NumberKey] = frozenset()  # by what is written on a wire
        self.badged: tuple[
            str, ...
        ] = ()  # those with problems or marks, once these were looked for
        self.has_paper = True  # its colour, and a little of it around numbers
        self.exposed: QRegion | None = None  # of the window that is painted now, where one is
        self.is_fitted = False  # all is shown there: what is painted is likely to stay
        self.parts: QRegion | None = None  # of it, where no more of a frame is painted anew
        self.plain = False  # only the picture: no selection, no pins, no sliders
        self.shows_characters = True  # of gates, in a word
        self.marks_a_loss = False
        self.texts = NumberTexts(session)
        self._written_for = 0.0, appearance.theme, self.rooms
        self._writing = Writing(1.0, 1.0, 1.0)
        self._open_pins: dict[str, list[Pin]] = {}  # those that wait for a wire, until wires change
        self._levels: dict[str, int] | None = None  # of fullness, until the numbers change
        self._marked: dict[str, bool] = {}
        self._faulty: frozenset[str] | None = None  # definitions, until something changes

    @property
    def theme(self) -> Theme:
        """The colours to paint with."""
        return self.appearance.theme

    @cached_property
    def gradient_sizes(self) -> ShownSizes:
        """How large the gradient of every wire is, by its row; made when it is first drawn."""
        from circuit_editor.ui.canvas.layers.shown_sizes import ShownSizes

        wires = self.wires
        return ShownSizes(self.session, Quantity.GRADIENT, wires.rows, lambda: wires.changes)

    @cached_property
    def value_sizes(self) -> ShownSizes:
        """How large the first value of every node is; made when it is first drawn."""
        from circuit_editor.ui.canvas.layers.shown_sizes import ShownSizes

        session = self.session

        def outputs() -> dict[Pin, int]:
            nodes = session.shown.nodes.items()
            outputs = ((id_, each.gate.outputs) for id_, each in nodes)
            pins = (Pin(id_, ports[0]) for id_, ports in outputs if ports)
            return {pin: row for row, pin in enumerate(pins)}

        return ShownSizes(session, Quantity.VALUE, outputs, lambda: session.shown.nodes)

    def level_at(self, id_: str, zoom: float) -> int:
        """How full a node is drawn for its value, with its sign; 0 where it is empty."""
        if self.plain:
            return 0
        if zoom >= SMALLEST_READABLE and self.writing(zoom).has_numbers:
            return 0
        if self._levels is None:
            from circuit_editor.ui.canvas.items.size_pens import level_of

            self._levels = {
                pin.node: level_of(step) for pin, step in self.value_sizes.all_steps().items()
            }
        return self._levels.get(id_, 0)

    def is_far(self, zoom: float) -> bool:
        """True where no number is written: wires and gates tell size and sign by their looks."""
        return not self.plain and not self.writing(zoom).has_numbers

    def tells_gradients(self, zoom: float) -> bool:
        """True where the widths of wires tell how large their gradients are."""
        return self.has_widths or self.is_far(zoom)

    @property
    def legible_zoom(self) -> float:
        """The zoom from which nearly all numbers are legible in this drawing."""
        low, high = SMALLEST_READABLE, self.theme.legible / LABEL_POINTS + HAIR
        while high - low > HAIR:
            middle = (low + high) / 2
            low, high = (low, middle) if self.writing(middle).is_legible else (middle, high)
        return high

    @property
    def points_to_a_wire(self) -> bool:
        """True where a wire is hovered or selected: both its numbers are to be read on it."""
        return self.hovered_wire is not None or self.session.selected_wire is not None

    def mark_at(self, id_: str) -> Mark | None:
        """What is remarkable about a node's numbers, if anything is."""
        return next(iter(self.session.marks_at(id_)), None)

    def is_marked(self, id_: str) -> bool:
        """True where something is remarkable about a node, shapes clash, or a block is wrong."""
        marked = self._marked.get(id_)
        if marked is None:
            marked = self._marked[id_] = self.mark_at(id_) is not None or self._is_wrong(id_)
        return marked

    def _is_wrong(self, id_: str) -> bool:
        interface = self.session.shown.nodes[id_].interface
        if interface is None:  # an open pin shows by itself
            clashes = self.session.shape_problems
            return bool(clashes) and self.session.path_of(id_) in {each.at for each in clashes}
        if self._faulty is None:
            shapes = self.session.shape_problems  # those are of one use only
            drawn = [each for each in self.session.problems if each not in shapes]
            self._faulty = faulty_blocks(self.session.document, drawn)
        return interface.block in self._faulty or bool(self.session.problems_at(id_))

    def is_wired(self, pin: Pin) -> bool:
        """True where a wire arrives at the pin, or leaves it."""
        return pin in self.wires or any(
            self.wires.source(target) == pin for target in self.wires.of([pin.node])
        )

    def open_pins(self, id_: str, pins: Callable[[], Iterable[Pin]]) -> list[Pin]:
        """Those of a node's pins that wait for a wire."""
        found = self._open_pins.get(id_)
        if found is None:
            found = [pin for pin in pins() if not self.is_wired(pin)]
            self._open_pins[id_] = found
        return found

    def numbers_at(self, pin: Pin) -> tuple[str, str]:
        """The value and the gradient at a pin as they are written there, or on its wire."""
        return self.number_at(pin, Quantity.VALUE), self.number_at(pin, Quantity.GRADIENT)

    def number_at(self, pin: Pin, what: Quantity) -> str:
        """The value at a pin, or the gradient, as it is written there or on its wire."""
        return self.texts.text(pin, what)

    def writing(self, zoom: float) -> Writing:
        """How large numbers and captions are written at a zoom."""
        before, theme, rooms = self._written_for
        if zoom != before or theme is not self.appearance.theme or rooms is not self.rooms:
            self._written_for = zoom, self.theme, self.rooms
            self._writing = writing(*self._written_for)
        return self._writing

    def forget_numbers(self) -> None:
        """The numbers are new, and what is remarkable about them."""
        self.texts.forget()
        self._marked.clear()
        self._faulty = None
        self.forget_sizes()

    def forget_sizes(self) -> None:
        """The sizes of numbers are to be looked at again."""
        self._levels = None
        for holder, name in (
            (self, "gradient_sizes"),
            (self, "value_sizes"),
            (self.session, "tile_scale"),
        ):
            if name in vars(holder):
                getattr(holder, name).forget()

    def forget_open_pins(self) -> None:
        """Other wires lead to other pins."""
        self._open_pins.clear()
