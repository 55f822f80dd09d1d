"""The search over the canvas: what is found stands where one asked for it, and is wired there.

It opens at the pointer, at a point that was double-clicked or at the end of a wire that was dropped
on the empty canvas; for keys alone beside what is selected. A ghost shows where the thing that
Enter takes will stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRect

from circuit_editor.engine.trial import Trial, try_gate, value_for_trials
from circuit_editor.gates import Array
from circuit_editor.gates.kinds import OUTPUT
from circuit_editor.layout.sizes import pin_offset
from circuit_editor.model import Circuit, Document, Pin, Place, edits
from circuit_editor.ui.app.translate import say_number
from circuit_editor.ui.canvas.clear_room import clear_rooms
from circuit_editor.ui.canvas.gestures.gesture import snap_to_grid
from circuit_editor.ui.canvas.gestures.held_objects import HeldObjects
from circuit_editor.ui.canvas.gestures.place_nodes import NAME, NodePlacing
from circuit_editor.ui.canvas.items.ghost import Ghost
from circuit_editor.ui.palette.palette_items import AlsoDone, as_it_is
from circuit_editor.ui.palette.search_answers import SearchAnswer, SearchAnswers
from circuit_editor.ui.palette.search_popup import Found, SearchChoice, SearchPopup

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.canvas_host import CanvasHost

AROUND = QRect(-70, -34, 140, 68)  # pixels kept clear around the place, for the ghost
IN_SIGHT = 20  # pixels to the edge, from what is new


class CanvasSearch(QObject):
    """Looks for something to put on the canvas, and puts it there."""

    def __init__(self, view: CanvasHost, placing: NodePlacing) -> None:
        super().__init__(view)
        self._view, self._placing, self._session = view, placing, view.session
        self.popup = SearchPopup(view, view.circuit_scene.appearance)
        self._answers: SearchAnswers | None = None  # while it is open
        self._ghost: Ghost | None = None
        self._point: QPointF | None = None  # of the scene, that was asked for
        self._pin: Pin | None = None  # of the wire that waits
        self._number: Array | None = None  # that this wire carries
        HeldObjects(self._session, self, self)
        for signal, slot in (
            (self.popup.chosen, self._choose),
            (self.popup.current_changed, self._show_ghost),
            (self.popup.left, self.leave),
            (self.popup.focus_left, self.let_go),
            (self._session.document_changed, self._show_ghost),
            (self._session.run_changed, self._look_at_number),
            (view.moved, self._follow),
        ):
            signal.connect(slot)

    @property
    def is_open(self) -> bool:
        """True while the popup is there."""
        return self._answers is not None

    def open(self, typed: str = "") -> None:
        """Look for something where the pointer is, or where new things stand best."""
        if not self.is_open:
            self._begin(self._pointed_at(), None)
        self.popup.take_focus(typed)

    def open_at(self, point: QPointF) -> None:
        """Look for something to stand at a point of the scene."""
        self._begin(point, None)
        self.popup.take_focus("")

    def open_for_wire(self, pin: Pin, point: QPointF) -> None:
        """Look for something to be wired to a pin, at the end of a wire that waits there."""
        self._begin(point, pin)
        self.popup.take_focus("")

    def compose(self, letters: str) -> None:
        """Show what an input method composes over the canvas, which keeps the keyboard."""
        if letters and not self.is_open:
            self._begin(self._pointed_at(), None)
        if self.is_open:
            self.popup.show_composed(letters)
            if not letters and self.popup.is_composing:
                self.let_go()

    def leave(self) -> None:
        """Look for nothing any more, and go back to the canvas with the keyboard."""
        self.let_go()
        self._view.setFocus()

    # --- a holder -------------------------------------------------------------------------

    def is_valid(self) -> bool:
        """True where the wire that waits still can."""
        return self._pin is None or self._view.circuit_scene.has_pin(self._pin)

    def let_go(self) -> None:
        """Close, and change nothing."""
        if self._ghost is not None:
            self._ghost.remove()
        self._answers, self._ghost, self._pin, self._point = None, None, None, None
        self.popup.hide()

    # --- parts ----------------------------------------------------------------------------

    def _begin(self, point: QPointF | None, pin: Pin | None) -> None:
        self.let_go()
        self._view.cancel_gesture()
        self._point, self._pin = point, pin
        self._ghost = Ghost(self._view.circuit_scene)
        self._offer()

    def _offer(self) -> None:
        """Begin anew where it stands now, with what fits there."""
        session, pin = self._session, self._pin
        feeds = None if pin is None else session.circuit.is_output(pin)
        self._answers = SearchAnswers(session, self._view.catalog, feeds)
        self._number = session.explained(value_for_trials, self._absolute(pin)) if feeds else None
        self.popup.begin(
            self._find,
            self._told,
            self._number_of if feeds else None,
            heading=self._heading(feeds),
            keys=self._keys(feeds),
        )
        self._stand()

    def _find(self, query: str) -> Found:
        assert self._answers is not None
        return Found(self._answers.find(query), len(self._answers.fitting))

    def _heading(self, feeds: bool | None) -> str:
        if feeds is None:
            return ""
        return self.tr("with an input for this wire") if feeds else self.tr("can feed this input")

    def _keys(self, feeds: bool | None) -> tuple[tuple[str, str], ...]:
        stays = (self.tr("Ctrl Enter"), self.tr("place, keep open"))
        if feeds is not None:
            return stays, (self.tr("Alt Enter"), self.tr("place unwired"))
        return (self.tr("Shift Enter"), self.tr("wire to what is selected")), stays

    def _told(self, answer: SearchAnswer) -> str:
        """What an answer does in the backward pass; nothing while that is not to be read."""
        if self._session.hides_characters or not answer.entry.character:
            return ""
        told = self.tr("backward: {character}").format(character=answer.entry.character)
        trial = self._trial(answer)
        if trial is not None:
            slope = say_number(trial.slope)
            told += " " + self.tr("Here × {number}.").format(number=slope)
        return told

    def _number_of(self, answer: SearchAnswer) -> str:
        trial = self._trial(answer)
        return "" if trial is None else say_number(trial.value)

    def _trial(self, answer: SearchAnswer) -> Trial | None:
        """What would come out of it, where the wire that waits is all it needs."""
        if self._number is None or self._answers is None:
            return None
        return try_gate(self._answers.node_of(answer), self._number)

    def _look_at_number(self) -> None:
        if self._pin is not None and self._number is not None:
            self._number = self._session.explained(value_for_trials, self._absolute(self._pin))
            self._show_ghost()
            self.popup.rows.viewport().update()

    def _absolute(self, pin: Pin | None) -> Pin | None:
        return None if pin is None else Pin(self._session.path_of(pin.node), pin.port)

    # --- where ----------------------------------------------------------------------------

    def _pointed_at(self) -> QPointF | None:
        """The point of the empty canvas that the pointer has newly come to; None elsewhere."""
        view, pixel = self._view, self._view.pointer
        if pixel is None or any(each.contains(pixel) for each in view.cover_rects()):
            return None
        point, scene = view.mapToScene(pixel), view.circuit_scene
        is_empty = scene.node_at(point) is None and scene.wire_at(point) is None
        return point if is_empty and scene.pin_at(point) is None else None

    def _place(self, answer: SearchAnswer) -> Place:
        """Where an answer will stand: its pin at the end of the wire, its middle at the point."""
        assert self._answers is not None
        made, label = self._answers.node_of(answer), answer.label or NAME
        if self._point is None:
            x, y = self._placing.place_in_view(made, label)
            return snap_to_grid(x), snap_to_grid(y)
        x, y = self._point.x(), self._point.y()
        if self._pin is not None:
            dx, dy = pin_offset(made, label, self._port(answer))
            x, y = x - dx, y - dy
        return self._placing.place_near(made, label, (snap_to_grid(x), snap_to_grid(y)))

    def _port(self, answer: SearchAnswer) -> str:
        """The pin of an answer that the wire that waits is for."""
        assert self._answers is not None and self._pin is not None
        gate = self._answers.node_of(answer).gate
        return (gate.inputs if self._session.circuit.is_output(self._pin) else gate.outputs)[0]

    def _stand(self) -> None:
        """Let the popup stand beside the place, where nothing covers it."""
        answer, view = self.popup.current, self._view
        at = QPointF(0, 0) if self._point is None else self._point
        if self._point is None and answer is not None:
            at = QPointF(*self._place(answer))
        pixel = view.mapFromScene(at)
        room = view.seen_rect
        free = clear_rooms(room, view.cover_rects())
        near = [each for each in free if each.contains(pixel)] or free or [room]
        beside = AROUND.translated(pixel)
        if self._ghost is not None and not self._ghost.rect.isNull():
            beside = beside.united(view.mapFromScene(self._ghost.rect).boundingRect())
        self.popup.stand(max(near, key=lambda each: each.width() * each.height()), beside)

    def _show_ghost(self) -> None:
        if self._ghost is None or self._answers is None:
            return
        answer, scene = self.popup.current, self._view.circuit_scene
        start = None
        if self._pin is not None and scene.has_pin(self._pin):
            start = scene.nodes[self._pin.node].pin_point(self._pin.port)
        end = self._point or QPointF()
        if answer is None:
            self._ghost.hide()
        else:
            made, place = self._answers.node_of(answer), QPointF(*self._place(answer))
            label = answer.label or NAME
            self._ghost.show(
                made, label, answer.entry.symbol, place, self._number_of(answer), scene.theme
            )
            if self._pin is not None:
                end = place + QPointF(*pin_offset(made, label, self._port(answer)))
        if self._pin is not None and not self._session.circuit.is_output(self._pin):
            self._ghost.show_wire(None if start is None else end, start or end)
        else:
            self._ghost.show_wire(start, end)

    def _follow(self) -> None:
        """The paper moved below it: stay beside the place."""
        if self.is_open:
            self._stand()

    # --- placing --------------------------------------------------------------------------

    def _choose(self, choice: SearchChoice) -> None:
        answer, pin = choice.answer, self._pin
        wire = self._wire(answer, choice.is_wired)
        by_keys = self._point is None
        if answer.entry.what == OUTPUT and wire is None:
            new = self._put_flag(answer)  # at an open end it is wired by itself
        else:
            done = partial(_finished, answer, wire or as_it_is)
            new = self._view.catalog.put(answer.what, self._place(answer), done)
        if new is None:
            return
        self._view.pointer = None  # it has said where; the next thing does not stand there
        if by_keys:
            self._placing.stands_by_keys()
        else:
            self._view.bring_into_sight(self._view.circuit_scene.content({new}), IN_SIGHT)
        if choice.keeps_open:
            self._point = None
            self._pin = None if pin is None or wire is None else self._next_pin(pin, new)
            self._offer()
        else:
            self.leave()

    def _put_flag(self, answer: SearchAnswer) -> str | None:
        before = self._session.document
        self._placing.put(answer.what, QPointF(*self._place(answer)))
        if self._session.document is before:
            return None
        return next(iter(self._session.selection), None)

    def _wire(self, answer: SearchAnswer, is_wired: bool | None) -> AlsoDone | None:
        """What wires an answer that was put down; None where it is not to be wired."""
        if self._pin is not None:
            if is_wired is False:
                return None
            port = self._port(answer)
            if self._session.circuit.is_output(self._pin):
                return partial(_wired, [(self._pin, port)], {})
            return partial(_wired, [], {port: self._pin})
        return self._wire_to_selected(answer) if is_wired else None

    def _wire_to_selected(self, answer: SearchAnswer) -> AlsoDone | None:
        """What wires an answer to what is selected: to its outputs, the upper ones first."""
        assert self._answers is not None
        circuit, gate = self._session.circuit, self._answers.node_of(answer).gate
        selected = sorted(
            self._session.selection & {*circuit.nodes},
            key=lambda id_: (circuit.places[id_][1], circuit.places[id_][0], id_),
        )
        outputs = [
            Pin(id_, port) for id_ in selected for port in circuit.nodes[id_].gate.outputs[:1]
        ]
        if gate.inputs and outputs:
            return partial(_wired, list(zip(outputs, gate.inputs, strict=False)), {})
        free = next(_free_inputs(circuit, selected), None)
        if gate.outputs and free is not None:
            return partial(_wired, [], {gate.outputs[0]: free})
        return None

    def _next_pin(self, pin: Pin, new: str) -> Pin | None:
        """The pin that the next thing is for: further along, or the next free input."""
        circuit = self._session.circuit
        outputs = circuit.nodes[new].gate.outputs
        if circuit.is_output(pin):
            return Pin(new, outputs[0]) if outputs else None
        return next(_free_inputs(circuit, [pin.node, new]), None)


def _free_inputs(circuit: Circuit, ids: Iterable[str]) -> Iterator[Pin]:
    """The inputs of these nodes that no wire arrives at."""
    pins = (Pin(id_, port) for id_ in ids for port in circuit.nodes[id_].gate.inputs)
    return (pin for pin in pins if pin not in circuit.wires)


def _wired(
    arriving: list[tuple[Pin, str]], leaving: Mapping[str, Pin], document: Document, id_: str
) -> Document:
    """The document in which these outputs feed a new node, and its outputs these inputs."""
    for source, port in arriving:
        document = edits.connect(document, source, Pin(id_, port))
    for port, target in leaving.items():
        document = edits.connect(document, Pin(id_, port), target)
    return document


def _finished(answer: SearchAnswer, then: AlsoDone, document: Document, id_: str) -> Document:
    """The document in which an answer has its name, its number and its wires."""
    return then(answer.finish(document, id_), id_)
