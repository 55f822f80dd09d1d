"""The protocol of the canvas for gestures, fields and cards over it.

The view itself, which turns events into them, knows them all; they know only this much of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from circuit_editor.model import (
    Circuit,
    Document,
    Path,
    Pin,
    Place,
    edits,
)
from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.app import theme as look
from circuit_editor.ui.app.guarded_painting import guard_paint
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.canvas.gestures.gesture import DRAG_AFTER, Gesture
from circuit_editor.ui.canvas.gestures.held_objects import HeldObjects
from circuit_editor.ui.canvas.items.bubble import Bubble
from circuit_editor.ui.canvas.scene import CircuitScene
from circuit_editor.ui.canvas.viewport import plain_viewport
from circuit_editor.ui.canvas.zoom_view import LARGEST_FIT, ZoomingView
from circuit_editor.ui.palette.palette_items import PaletteCatalog
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.shell.commands import BLOCK, ON_NODES, Registrar, one_block_selected

BESIDE = 24.0  # scene units around a node's body, for its caption and the numbers of its wires
Rearranged: TypeAlias = Callable[[Circuit, Pin, Pin], dict[str, Place]]
command = Registrar("view")


class CanvasHost(ZoomingView):
    """Shows a session's circuit, and holds at most one gesture."""

    gate_placed = Signal()  # the gate picked from the palette was put down, or put away
    letter_typed = Signal(str)  # a letter over the canvas: someone looks for a gate
    keys_wanted = Signal()  # the page of all keys
    hand_changed = Signal(object)  # the gesture that begins; None where one ends
    field_changed = Signal(str)  # what keys do in the field that opens; "" where it closes
    searched = Signal(bool)  # something is looked for over the canvas; False: no more
    seen = Signal()  # it was painted for the first time
    escaped = Signal()  # Esc, where nothing on the canvas was left to end
    marked = Signal()  # what is at work in a step is another
    composed = Signal(str)  # what an input method has so far of such letters

    def __init__(
        self, session: Session, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setViewport(plain_viewport())
        # Qt need not fill it before: paper covers all of it, and `paintEvent` what is beyond that
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.session = session
        self.catalog = PaletteCatalog(session, self)
        self.circuit_scene = CircuitScene(session, appearance, self)
        self.setScene(self.circuit_scene)
        self.bubble = Bubble(self.viewport())
        self.asked_at: QPointF | None = None  # where a right click opened a menu, while it stands
        self.is_seen = False
        self.walked_to = ""  # the node that keys came to last
        self.pointer: QPoint | None = None  # the pixel it came to, until something stands there
        self._in_hand: Gesture | None = None
        self._holding = HeldObjects(session, self, self)
        self._marks_step = False
        session.pointed_out.connect(self.mark)
        session.pointed_at.connect(self._point_at)
        session.selection_changed.connect(self._point_no_more)
        session.cells_lit.connect(self.viewport().update)
        for signal in (session.selection_changed, session.document_changed, session.place_changed):
            signal.connect(self.dim)

    @property
    def _gesture(self) -> Gesture | None:
        return self._in_hand

    @_gesture.setter
    def _gesture(self, gesture: Gesture | None) -> None:
        before, self._in_hand = self._in_hand, gesture
        if gesture is not before:
            self.hand_changed.emit(gesture)

    @property
    def gesture(self) -> Gesture | None:
        """What the hand is doing now."""
        return self._gesture

    @property
    def is_busy(self) -> bool:
        """True while the hand does something that letters do not end."""
        return self._gesture is not None and not self._gesture.carries

    def dim(self) -> bool:
        """Let what stood out as feeding or fed look like all others; False where nothing did."""
        stood_out = self.circuit_scene.flow is not None
        if stood_out:
            self.circuit_scene.show_flow(None)
            self.session.message.emit("")
        return stood_out

    def take_in_hand(self, gesture: Gesture) -> None:
        """Let a gesture begin that no button of the mouse began, and say what it waits for."""
        self.cancel_gesture()
        self._gesture = gesture
        self.session.message.emit(gesture.help())
        self.setFocus()

    def forget_gesture(self) -> None:
        """Remember no longer a gesture that has ended by itself."""
        self._gesture = None

    def is_valid(self) -> bool:
        """True where all that the hand holds is still there."""
        return self._gesture is None or self._gesture.is_valid()

    def let_go(self) -> None:
        """Hold no longer what is gone; nothing is changed."""
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.let_go()

    @guard_paint
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is exposed: where parts of it are far apart, nothing between them."""
        self.circuit_scene.exposed, self.circuit_scene.is_fitted = event.region(), self.is_fitted
        viewport = self.viewport()
        seen = self.viewportTransform().inverted()[0].mapRect(QRectF(viewport.rect()))
        if not self.sceneRect().contains(seen):
            with QPainter(viewport) as painter:  # beyond the paper, from farthest away
                painter.fillRect(event.rect(), self.palette().base())
        super().paintEvent(event)
        self.circuit_scene.exposed = None
        if not self.is_seen:
            self.is_seen = True
            self.seen.emit()

    def content(self, zoom: float | None = None) -> QRectF:
        """The whole circuit, from afar with room for names around it."""
        zoom = self.zoom if zoom is None else zoom
        rect = self.circuit_scene.content(zoom=zoom)
        if zoom >= look.SMALLEST_READABLE:
            return rect
        across, down = (side * self.circuit_scene.theme.legible / zoom for side in look.FAR_NAME)
        return rect.adjusted(-across, -down, across, down)

    def core(self) -> QRectF:
        """The bodies of all nodes."""
        return self.circuit_scene.nodes.whole()

    def count_drawn(self, part: QRectF) -> int:
        """How many nodes stand there, with a caption, or with numbers beside them."""
        return self.circuit_scene.nodes.count_in(part.adjusted(-BESIDE, -BESIDE, BESIDE, BESIDE))

    @property
    def largest_fit(self) -> float:
        """On stage so much larger as numbers are wanted larger there."""
        scene = self.circuit_scene
        if not scene.appearance.is_on_stage:
            return LARGEST_FIT
        return LARGEST_FIT * max(1.0, scene.theme.wanted / look.LABEL_POINTS)

    def cancel_gesture(self) -> bool:
        """Give up what the hand is doing; False where it does nothing."""
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.cancel()
        return gesture is not None

    @command(
        "enter",
        QT_TRANSLATE_NOOP("Action", "E&nter block"),
        keys="Alt+Down",
        menus={BLOCK: 220, ON_NODES: 330},
        when=one_block_selected,
    )
    def enter_selected(self) -> bool:
        """Show the inside of the selected block; False where none is selected."""
        if len(self.session.selection) != 1:
            return False
        (id_,) = self.session.selection
        if not self.session.shown.nodes[id_].gate.is_block:
            return False
        self.cancel_gesture()
        self.session.enter(id_)
        return True

    def is_drag(self, start: QPointF, now: QPointF) -> bool:
        """True where the pointer travelled far enough on the screen to mean a drag."""
        return ((now - start) * self.zoom).manhattanLength() > DRAG_AFTER

    def set_value(self, id_: str, value: float) -> None:
        """Set an input's value; what follows without a pause is one undo step."""
        self.session.set_value(id_, value, live=True)

    def plug(
        self,
        source: Pin,
        target: Pin,
        lifted: Pin | None,
        rearranged: Rearranged | None = None,
    ) -> bool:
        """Wire two pins in one step; the wire that was lifted elsewhere is taken away.

        `rearranged` says where nodes stand in the circuit with its new wire, if elsewhere.
        """

        def replug(document: Document) -> Document:
            if lifted is not None and lifted != target:
                from circuit_editor.model.edits.splice import rewire_input  # one seldom does

                document = rewire_input(document, lifted, target)
            document = edits.connect(document, source, target)
            if rearranged is None:
                return document
            return edits.move(document, rearranged(document.root, source, target))

        return self.session.edit(self.session.wiring_label(source, target), replug)

    def search_for_wire(self, pin: Pin, point: QPointF | None, typed: str = "") -> None:
        """Look for something to wire to a pin, where its wire was dropped on the empty canvas."""
        raise NotImplementedError

    def answer(self, typed: str) -> bool:
        """Go on with the guess whose field was just left; False where none was."""
        raise NotImplementedError

    def write(self, id_: str, *, is_new: bool = False) -> bool:
        """Let a note be written, or the title of a frame; False where there is neither."""
        raise NotImplementedError

    def commit_value(self) -> bool:
        """Take over a value that is being typed; False where it is no number."""
        raise NotImplementedError

    def bring_back(self, ids: Iterable[str]) -> None:
        """Follow nodes that were put down out of sight, as little as it takes."""
        raise NotImplementedError

    def show_bubble(self, text: str | None, point: QPointF) -> None:
        """Say something beside the pointer; None takes it away."""
        self.bubble.say(text, self.mapFromScene(point))

    def mark(
        self,
        paths: tuple[str, ...],
        ways: tuple[tuple[Pin, ...], ...],
        *,
        backward: bool = False,
    ) -> None:
        """Mark nodes, by their paths, and let a pulse travel along wires."""
        self._marks_step = False
        where = Path.of(*self.session.where)
        here = tuple(Path(path).relative_to(where) for path in paths)
        wires = tuple(
            tuple(Pin(Path(pin.node).relative_to(where), pin.port) for pin in way) for way in ways
        )
        self.circuit_scene.step_marks.show(here, wires, backward=backward)
        self.marked.emit()

    def _point_at(self, path: str) -> None:
        """Mark a node while one points at what is said of it; a step keeps its own marks."""
        if not self._marks_step:
            self.mark((path,) if path else (), ())

    def _point_no_more(self) -> None:
        if self.circuit_scene.has_marks and not self._marks_step:  # a step keeps its own
            self.mark((), ())


class CanvasGesture(Gesture):
    """A gesture on the canvas: it knows the view, its scene and the session."""

    def __init__(self, view: CanvasHost) -> None:
        self.view = view
        self.scene = view.circuit_scene
        self.session = view.session

    def select_pressed(self, id_: str, modifiers: Qt.KeyboardModifier) -> bool:
        """Select what is pressed, with Shift as one more or one less; True where it was selected.

        What was selected with others stays so until the press turns out to be a click.
        """
        selected = self.session.selected
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.session.select(selected ^ {id_})
            return False
        if id_ not in selected:
            self.session.select({id_})
        return id_ in selected
