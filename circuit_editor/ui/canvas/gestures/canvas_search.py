"""The search over the canvas: what is found stands where one asked for it, and is wired there.

It opens at the pointer, at a point that was double-clicked or at the end of a wire that was dropped
on the empty canvas; for keys alone beside what is selected. A ghost shows where the thing that
Enter takes will stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect
from PySide6.QtWidgets import QApplication

from circuit_editor.engine.trial import Trial, try_block, try_gate, value_for_trials
from circuit_editor.gates import Array
from circuit_editor.model import Pin
from circuit_editor.ui.app.deferred_loading import call_later
from circuit_editor.ui.app.translate import fill, say_number
from circuit_editor.ui.canvas.clear_room import clear_rooms
from circuit_editor.ui.canvas.gestures.held_objects import HeldObjects
from circuit_editor.ui.canvas.gestures.place_nodes import NodePlacing
from circuit_editor.ui.canvas.gestures.search_landings import (
    FormulaLanding,
    KindLanding,
    Landing,
    NoteLanding,
    ReplacingLanding,
    Spot,
    WiredLanding,
    free_inputs,
    next_free_input,
)
from circuit_editor.ui.canvas.items.ghost import Ghost
from circuit_editor.ui.palette.gate_search import prepare
from circuit_editor.ui.palette.search_answers import NOTE, Found, SearchAnswer, SearchAnswers
from circuit_editor.ui.palette.search_popup import SearchChoice, SearchPopup

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.canvas_host import CanvasHost

IN_SIGHT = 24  # pixels to the edge, from where the next thing will stand
# pixels kept clear around the point, for the ghost: in its middle, right or left of it
ROOMY = 330, 300  # pixels, at least, of a room for the popup
AROUND, BEHIND, BEFORE = (
    QRect(x, -36, wide, 72) for x, wide in ((-62, 150), (-10, 190), (-120, 130))
)


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
        self._target: Pin | None = None  # where the wire arrives that it is to stand on
        self._replaced: str | None = None  # the gate in whose place it is to stand
        self._landing: tuple[object, Landing] | None = None  # of what, and where
        self._number: Array | None = None  # that this wire carries
        self._is_putting = False  # what is chosen: no other answer is looked for meanwhile
        self._trials: dict[tuple[str, float | None], Trial | None] = {}  # with this number
        HeldObjects(self._session, self, self)
        for signal, slot in (
            (self.popup.chosen, self._choose),
            (self.popup.current_changed, self._show_ghost),
            (self.popup.left, self.leave),
            (self.popup.field.pasting, self._let_paste),
            (self.popup.focus_left, self.let_go),
            (self._session.document_changed, self._look_again),
            (self._session.run_changed, self._look_at_number),
            (view.moved, self._follow),
            (view.hand_changed, self._make_way),
            (view.catalog.changed, self._look_again),
        ):
            signal.connect(slot)

    @property
    def is_open(self) -> bool:
        """True while the popup is there."""
        return self._answers is not None

    def prepare(self) -> None:
        """Have ready what the first key would wait for."""
        prepare(self._view.catalog.entries)

    def open(self, typed: str = "") -> None:
        """Look for something where the pointer is, or where new things stand best."""
        if not self.is_open:
            self._begin(self._pointed_at(), None)
        self.popup.take_focus(typed)

    def open_at(self, point: QPointF) -> None:
        """Look for something to stand at a point of the scene."""
        self._begin(point, None)
        self.popup.take_focus("")

    def open_for_wire(self, pin: Pin, point: QPointF | None, typed: str = "") -> None:
        """Look for something to be wired to a pin, at the end of a wire that waits there.

        Without a point it stands where it stands best: no pointer led the wire.
        """
        self._begin(point, pin)
        self.popup.take_focus(typed)

    def open_on_wire(self, target: Pin, point: QPointF) -> None:
        """Look for something to stand on the wire that arrives at an input, at a point of it."""
        self._begin(point, self._session.circuit.wires[target], target)
        self.popup.take_focus("")

    def open_to_replace(self, id_: str) -> None:
        """Look for a gate to stand in the place of another one, with its wires."""
        place = QPointF(*self._session.shown.places[id_])
        self._begin(place, None, replaced=id_)
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

    def _let_paste(self) -> None:
        """A circuit will be pasted where one looked for something, which is over then."""
        if self._point is not None:
            self._view.pointer = self._view.mapFromScene(self._point)
        call_later(self, self.leave)

    # --- a holder -------------------------------------------------------------------------

    def is_valid(self) -> bool:
        """True where the wire that waits still can."""
        circuit, pin = self._session.circuit, self._pin
        is_wired = self._target is None or self._target in circuit.wires
        is_there = self._replaced is None or self._replaced in circuit.nodes
        return is_wired and is_there and (pin is None or circuit.has_pin(pin))

    def let_go(self) -> None:
        """Close, and change nothing; the keyboard goes to the canvas if it was in the popup."""
        if self._ghost is not None:
            self._ghost.remove()
            self._view.removeEventFilter(self)
            self._view.searched.emit(False)
        self._answers, self._ghost, self._landing = None, None, None
        self._pin, self._target, self._point, self._replaced = None, None, None, None
        if self.popup.isAncestorOf(QApplication.focusWidget() or self._view):
            self._view.setFocus()
        self.popup.hide()

    def _make_way(self, gesture: object) -> None:
        """One thing at a time: whose hand begins something looks for nothing any more."""
        if gesture is not None and self.is_open:
            self.let_go()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            call_later(self, self._follow)  # the canvas comes first
        return False

    # --- parts ----------------------------------------------------------------------------

    def _begin(
        self,
        point: QPointF | None,
        pin: Pin | None,
        target: Pin | None = None,
        replaced: str | None = None,
    ) -> None:
        self.let_go()
        self._view.cancel_gesture()
        self._point, self._pin, self._target, self._replaced = point, pin, target, replaced
        self._ghost = Ghost(self._view.circuit_scene)
        self._view.installEventFilter(self)
        self._view.searched.emit(True)
        self._offer()

    def _offer(self) -> None:
        """Begin anew where it stands now, with what fits there."""
        session, pin = self._session, self._pin
        feeds = None if pin is None else session.circuit.is_output(pin)
        self._answers = self._answers_here()
        self._landing = None
        self._number = None
        if feeds:
            self._read_number()
        self.popup.begin(
            self._find,
            self._told,
            self._number_of if feeds else None,
            heading=self._heading(feeds),
        )
        self._stand()

    @property
    def _is_live(self) -> bool:
        """True while it is open; False as soon as its wire is gone, before anybody lets it go."""
        return self.is_open and self.is_valid()

    def _find(self, query: str) -> Found:
        """The answers; none where it is closed, and somebody types from the menu of its field."""
        return Found([], 0, 0) if self._answers is None else self._answers.find(query)

    def _answers_here(self) -> SearchAnswers:
        nodes, replaced = self._session.circuit.nodes, self._replaced
        gate = None if replaced is None else nodes[replaced].gate
        return SearchAnswers(self._session, self._view.catalog, self._pin, gate)

    def _look_again(self) -> None:
        """There are other blocks than before, or other nodes to read and to name."""
        if self._is_live and not self._is_putting:
            self._answers = self._answers_here()
            self._trials = {}
            self.popup.look_again()

    def _heading(self, feeds: bool | None) -> str:
        if self._replaced is not None:
            return self.tr("in its place, with its wires")
        if feeds is None:
            return ""
        return self.tr("with an input for this wire") if feeds else self.tr("can feed this input")

    def _keys(self, landing: Landing | None) -> tuple[tuple[str, str], ...]:
        """What keys do with the chosen answer, besides Enter."""
        if landing is None or self._replaced is not None:
            return ()
        if self._pin is not None:
            goes_on = self.tr("Ctrl Enter"), self.tr("place, go on")
            unwired = self.tr("Alt Enter"), self.tr("place unwired")
            return (goes_on, unwired) if landing.can_be_wired else (goes_on,)
        stays = self.tr("Ctrl Enter"), self.tr("place, keep open")
        wires = self.tr("Shift Enter"), self.tr("wire to selection")
        return (wires, stays) if landing.can_be_wired else (stays,)

    def _told(self, answer: SearchAnswer) -> str:
        """What an answer does in the backward pass; nothing while that is not to be read."""
        if self._session.hides_characters or not answer.entry.character:
            return ""
        told = answer.entry.character
        made = None if self._answers is None else self._answers.node_of(answer)
        if made is not None and made.gate.inputs:
            told = fill(self.tr("backward: {character}"), character=told)
        trial = self._trial(answer)
        if trial is not None and trial.slope is not None:
            slope = say_number(trial.slope)
            told += " " + fill(self.tr("Here × {number}."), number=slope)
        return told

    def _number_of(self, answer: SearchAnswer) -> str:
        trial = self._trial(answer)
        return "" if trial is None else say_number(trial.value)

    def _trial(self, answer: SearchAnswer) -> Trial | None:
        """What would come out of it, where the wire that waits is all it needs."""
        if self._number is None or self._answers is None:
            return None
        key = answer.what, answer.number
        if key not in self._trials:
            made = self._answers.node_of(answer)
            alone = None if made is None else self._view.catalog.alone(answer.what)
            if alone is not None:
                self._trials[key] = try_block(*alone, self._number)
            else:
                self._trials[key] = None if made is None else try_gate(made, self._number)
        return self._trials[key]

    def _look_at_number(self) -> None:
        """Other numbers may be seen than before, or other words."""
        if self._is_live:
            if self._is_fed:
                self._read_number()
            self.popup.tell_again()

    def _read_number(self) -> None:
        """Read the number of the wire that waits, if no number is hidden now."""
        assert self._pin is not None
        pin = Pin(self._session.path_of(self._pin.node), self._pin.port)
        self._number, self._trials = self._session.explained(value_for_trials, pin), {}

    # --- where ----------------------------------------------------------------------------

    def _pointed_at(self) -> QPointF | None:
        """The point of the empty canvas that the pointer has newly come to; None elsewhere."""
        view, pixel = self._view, self._view.pointer
        if pixel is None or any(each.contains(pixel) for each in view.cover_rects()):
            return None
        point, scene = view.mapToScene(pixel), view.circuit_scene
        is_empty = scene.node_at(point) is None and scene.wire_at(point) is None
        return point if is_empty and scene.pin_at(point) is None else None

    @property
    def _is_fed(self) -> bool:
        """True where the wire that waits leads from an output."""
        return self._pin is not None and self._session.circuit.is_output(self._pin)

    def _land(self) -> Landing | None:
        """Where the chosen answer will stand; None where none is chosen."""
        answer, answers = self.popup.current, self._answers
        if answer is None or answers is None:
            return None
        state = answer, self._session.document, self._session.selection
        if self._landing is None or self._landing[0] != state:
            self._landing = state, self._landing_of(answer, answers)
        return self._landing[1]

    def _landing_of(self, answer: SearchAnswer, answers: SearchAnswers) -> Landing:
        spot = Spot(self._view, self._placing, self._point, self._pin, self._target)
        if answer.there is not None:
            return WiredLanding(spot, answer.there)
        if answer.what == NOTE:
            return NoteLanding(spot)
        made = answers.node_of(answer)
        if self._replaced is not None and made is not None:
            return ReplacingLanding(spot, answer, made, self._replaced)
        return FormulaLanding(spot, answer) if made is None else KindLanding(spot, answer, made)

    def _stand(self) -> None:
        """Let the popup stand beside the place, where nothing covers it."""
        view, landing = self._view, self._land()
        at = self._point or (QPointF() if landing is None else landing.middle)
        pixel = view.mapFromScene(at)
        around = AROUND if self._pin is None else BEHIND if self._is_fed else BEFORE
        beside = around.translated(pixel)
        if self._ghost is not None and not self._ghost.rect.isNull():
            beside = beside.united(view.mapFromScene(self._ghost.rect).boundingRect())
        if self._point is None and self._pin is not None:  # for keys: what it is for is seen, too
            reader = view.circuit_scene.nodes[self._pin.node]
            whole = reader.on_canvas(reader.body)
            beside = beside.united(view.mapFromScene(whole).boundingRect())
        self.popup.stand(self._room_at(pixel), beside)

    def _room_at(self, pixel: QPoint) -> QRect:
        """The nearest room for the popup that nothing covers, nor what will be wired if it can."""
        view = self._view
        ends = self._ends_seen() if self._point is not None else []
        for kept in range(len(ends), -1, -1):
            free = clear_rooms(view.seen_rect, [*view.cover_rects(), *ends[:kept]])
            roomy = [
                each for each in free if each.width() >= ROOMY[0] and each.height() >= ROOMY[1]
            ]
            if roomy:
                return min(roomy, key=lambda each: _distance(each, pixel))
        return view.seen_rect

    def _ends_seen(self) -> list[QRect]:
        """Where the gates stand that the wire that waits leads from, and to."""
        nodes = self._view.circuit_scene.nodes
        ids = dict.fromkeys(pin.node for pin in (self._pin, self._target) if pin is not None)
        bodies = [nodes[id_].on_canvas(nodes[id_].body) for id_ in ids if id_ in nodes]
        return [self._view.mapFromScene(each).boundingRect() for each in bodies]

    def _show_ghost(self) -> None:
        if self._ghost is None or not self._is_live:
            return
        landing, scene = self._land(), self._view.circuit_scene
        self.popup.show_keys(self._keys(landing))
        end = self._point or QPointF()
        if landing is None:
            self._ghost.hide()
        else:
            assert self.popup.current is not None
            number = self._number_of(self.popup.current)
            self._ghost.show(landing.outline, landing.symbol, number, scene.theme)
            end = landing.end
            ghost = self._view.mapFromScene(self._ghost.rect).boundingRect()
            if self.popup.geometry().intersects(ghost):  # what is typed makes more than before
                self._stand()
        if self._pin is not None and scene.has_pin(self._pin):
            start = scene.nodes[self._pin.node].pin_point(self._pin.port)
            self._ghost.show_wire(*((start, end) if self._is_fed else (end, start)), scene.theme)

    def _follow(self) -> None:
        """The paper moved below it: stay beside the place."""
        if self._is_live:
            self._stand()

    # --- placing --------------------------------------------------------------------------

    def _choose(self, choice: SearchChoice) -> None:
        landing, pin, by_keys = self._land(), self._pin, self._point is None
        is_inserted = self._target is not None
        self._is_putting = True
        try:
            new = None if landing is None else landing.put(is_wired=choice.is_wired)
        finally:
            self._is_putting = False
        if new is None:
            return
        self._view.pointer = None  # it has said where; the next thing does not stand there
        if landing is not None and landing.is_written:
            self.leave()
            self._view.write(new[0], is_new=True)
            return
        if by_keys:
            self._placing.stands_by_keys()
        else:
            self._view.bring_back(new)
        if not choice.keeps_open or self._replaced is not None:
            self.leave()
            return
        then = None if is_inserted else self._next_pin(pin, new, choice)
        if self.is_open:
            self._point, self._pin, self._target = None, then, None
            self._offer()
        else:  # the canvas took the keyboard
            self._begin(None, then)
        if self._ghost is not None and then is not None:
            self._view.ensureVisible(self._ghost.rect, IN_SIGHT, IN_SIGHT)
        self.popup.take_focus("")

    def _next_pin(self, pin: Pin | None, new: list[str], choice: SearchChoice) -> Pin | None:
        """The pin that the next thing is for: further along, or the next free input.

        Without a pin it may be wired to what was selected: it reads that, or that reads it. Of a
        flag it can only be the input.
        """
        circuit, among = self._session.circuit, {*new}
        ends = [Pin(id_, port) for id_ in new for port in circuit.nodes[id_].gate.outputs]
        if not ends and pin is None:
            return next(free_inputs(circuit, new), None)
        if choice.is_wired is False or (pin is None and choice.is_wired is None):
            return None
        if pin is None:
            read = (
                target
                for target, source in circuit.wires.items()
                if source in ends and target.node not in among
            )
            pin = next(read, None)
        if pin is not None and not circuit.is_output(pin):
            return next_free_input(circuit, [] if choice.answer.there else new, pin)
        return ends[0] if len(new) == 1 and ends else None


def _distance(room: QRect, pixel: QPoint) -> tuple[int, int]:
    """How far a room is from a pixel, and of two that are as near the larger one first."""
    x = max(room.left() - pixel.x(), 0, pixel.x() - room.right())
    y = max(room.top() - pixel.y(), 0, pixel.y() - room.bottom())
    return x + y, -room.width() * room.height()
