"""The view: turns events of mouse, keys and drops into gestures, and edits values in place.

What only a hand or a key sets off is loaded when it does, or once the window is seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
)
from PySide6.QtWidgets import QWidget

from circuit_editor.model import (
    Path,
    Pin,
)
from circuit_editor.model.changed_keys import changes
from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.app.guarded_events import guard_events
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.canvas.canvas_host import CanvasHost
from circuit_editor.ui.canvas.gestures.gesture import DRAG_AFTER
from circuit_editor.ui.canvas.gestures.input_method import InputMethod
from circuit_editor.ui.canvas.gestures.place_nodes import NodePlacing
from circuit_editor.ui.canvas.view_states import ViewStates
from circuit_editor.ui.canvas.wire_commands import WireCommands
from circuit_editor.ui.palette.palette_items import GATE_MIME
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.shell.commands import (
    CIRCUIT,
    EDIT,
    ON_CANVAS,
    ON_NODES,
    ON_PIN,
    VIEW,
    Registrar,
    not_empty,
    one_selected,
    thing_selected,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent

    from circuit_editor.ui.canvas.editors.guess_field import Guessing
    from circuit_editor.ui.canvas.editors.in_place import InPlace
    from circuit_editor.ui.canvas.focus_ring import FocusRing
    from circuit_editor.ui.canvas.gestures.canvas_search import CanvasSearch
    from circuit_editor.ui.canvas.gestures.edge_scroll import EdgeScroll
    from circuit_editor.ui.canvas.gestures.peek import Peek
    from circuit_editor.ui.canvas.tooltips import Tooltips

BY_KEYS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
AROUND_STEP = 40  # pixels to the edge, from what is at work in a step
DRAGS = (
    QEvent.Type.DragEnter,
    QEvent.Type.DragMove,
    QEvent.Type.DragLeave,
    QEvent.Type.Drop,
)
MODIFIERS: dict[int, Qt.KeyboardModifier] = {
    Qt.Key.Key_Alt: Qt.KeyboardModifier.AltModifier,
    Qt.Key.Key_Control: Qt.KeyboardModifier.ControlModifier,
    Qt.Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
}
command = Registrar("view")


@guard_events
class CanvasView(CanvasHost):
    """The canvas as the user sees it."""

    menu_wanted = Signal(object)  # at a pixel of the viewport; None: at the selection

    def __init__(
        self, session: Session, appearance: Appearance, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, appearance, parent)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Circuit"))
        self._space = False
        self._gave_up = False  # the last right click ended a gesture, and asks for no menu
        self._taps = False  # Space is down, and nothing was done with it yet
        self._tapped_at: QPoint | None = None  # where the pointer was then
        self.placing = NodePlacing(self)
        self.wires = WireCommands(self)
        self.guessing: Guessing | None = None  # where numbers are to be predicted
        self.composing = InputMethod(self, self._typed)
        self.view_states = ViewStates(self)
        self._known = session.history, session.shown.nodes
        session.document_changed.connect(self._keep_in_sight)
        self.letter_typed.connect(self.find_gate)
        self.composed.connect(lambda letters: self.search.compose(letters))

    # --- what the window asks for ---------------------------------------------------------

    @cached_property
    def in_place(self) -> InPlace:
        """What lets numbers and names be typed where they stand; made when one first is."""
        from circuit_editor.ui.canvas.editors.in_place import InPlace

        return InPlace(self)

    @cached_property
    def edges(self) -> EdgeScroll:
        """What scrolls while something is dragged at an edge."""
        from circuit_editor.ui.canvas.gestures.edge_scroll import EdgeScroll

        return EdgeScroll(self)

    @cached_property
    def focus_ring(self) -> FocusRing:
        """What shows that the keyboard came here by keys; made when it first does."""
        from circuit_editor.ui.canvas.focus_ring import FocusRing

        return FocusRing(self, self.circuit_scene.appearance)

    @property
    def shows_focus(self) -> bool:
        """True while it is seen that the keyboard is here."""
        return "focus_ring" in vars(self) and not self.focus_ring.isHidden()

    @shows_focus.setter
    def shows_focus(self, shown: bool) -> None:
        if shown != self.shows_focus:
            self.focus_ring.setVisible(shown)

    @cached_property
    def peek(self) -> Peek:
        """What appears beside a closed block on which the pointer rests."""
        from circuit_editor.ui.canvas.gestures.peek import Peek

        return Peek(self)

    @cached_property
    def tooltips(self) -> Tooltips:
        """What is said where the pointer rests."""
        from circuit_editor.ui.canvas.tooltips import Tooltips

        return Tooltips(self)

    @cached_property
    def search(self) -> CanvasSearch:
        """What looks for something to put down, where one is; made when one first does."""
        from circuit_editor.ui.canvas.gestures.canvas_search import CanvasSearch

        search = CanvasSearch(self, self.placing)
        self.composing.place = search.popup.field
        return search

    @command(
        "find-gate",
        QT_TRANSLATE_NOOP("Action", "Add &gate…"),
        keys="Ins",
        menus={CIRCUIT: 210, ON_CANVAS: 110},
    )
    def find_gate(self, typed: str = "") -> None:
        """Look for a gate where one is, the first letter already typed."""
        if self.asked_at is not None and not typed:
            self.search.open_at(self.asked_at)
        else:
            self.search.open(typed)

    @command(
        "add-expression",
        QT_TRANSLATE_NOOP("Action", "Add an &expression here…"),
        menus={CIRCUIT: 212, ON_CANVAS: 115},
    )
    def add_expression(self) -> None:
        """Look for what a formula says: it is built where one asked, beside what is there."""
        self.find_gate()
        self.session.message.emit(self.tr("Type a formula, as a*b + c: Enter builds it here."))

    def search_for_wire(self, pin: Pin, point: QPointF | None, typed: str = "") -> None:
        self.search.open_for_wire(pin, point, typed)

    def set_zoom(self, zoom: float, around: QPointF | None = None) -> None:
        """Zoom, and take over a number that is being typed: its field stays where it is."""
        super().set_zoom(zoom, around)
        self.commit_value()

    def show_opened(self) -> None:
        """Show what was just opened: all of it where its numbers are legible then.

        Else as much as is legible of where one begins to read: a problem, for without it there are
        no numbers; or the loss, where the forward pass ends and the backward pass begins. The
        minimap says that there is more.
        """
        scene = self.circuit_scene
        most = self.zoom_of_core(self._room().size())
        if not scene.nodes or scene.writing(most).is_legible:
            whole = self._whole_in_room()
            if not scene.nodes or scene.writing(whole.zoom).is_legible:
                self._show_whole(whole)
                return
        place, at_right = self._reading_starts()
        self.show_part(scene.legible_zoom, place, at_right=at_right)

    def _reading_starts(self) -> tuple[QPointF, bool]:
        """Where one begins to read a circuit, and whether its end is there."""
        nodes, document, where = self.circuit_scene.nodes, self.session.document, self.session.where
        here = Path.of(*where)
        for problem in self.session.problems:
            id_ = Path(problem.at.split(".", maxsplit=1)[0]).relative_to(here)
            if id_ in nodes:
                return nodes[id_].middle, False
        loss = nodes.get(document.loss or "") if not where else None
        known = [loss] if loss is not None else [*nodes.values()]
        last = max(known, key=lambda shape: (shape.place[0] + shape.width / 2, shape.id))
        return last.middle + QPointF(last.width / 2, 0.0), True

    def find_after(self, step: Callable[[], None]) -> None:
        """Take a step of the history, and show the circuit where it is another, or out of sight."""
        history = self.session.history
        begun = history.beginnings
        step()
        sight = self.mapToScene(self.viewport().rect()).boundingRect()
        if history.beginnings != begun:
            self.show_opened()
        elif self.session.circuit.nodes and not self.circuit_scene.nodes_within(sight):
            self.fit()

    def find_selection(self) -> None:
        """Bring the selected nodes into sight; where all was shown, all is shown again."""
        from circuit_editor.ui.canvas.new_in_sight import follow

        follow(self, self.session.selected)

    def _keep_in_sight(self) -> None:
        """Show all again where an edit let the drawing grow beyond what is seen, if all was shown.

        What was only put down is followed by whoever did that.
        """
        (history, nodes), session = self._known, self.session
        self._known = session.history, session.shown.nodes
        if history is not session.history or nodes is session.shown.nodes or not self.is_fitted:
            return
        gone, fresh = changes(nodes, session.shown.nodes)
        is_put = not gone and any(id_ in session.selection for id_ in fresh if id_ not in nodes)
        if self.gesture is None and not is_put and not self.is_in_sight(self.content()):
            self._fit_again(shrinks=False)

    def write(self, id_: str, *, is_new: bool = False) -> bool:
        """Let a note be written, or the title of a frame; False where there is neither."""
        return self.in_place.write(id_, is_new=is_new)

    def bring_back(self, ids: Iterable[str]) -> None:
        """Follow nodes that were put down out of sight, as little as it takes."""
        from circuit_editor.ui.canvas.new_in_sight import follow

        follow(self, ids, may_zoom=False)

    @command(
        "fit-selection",
        QT_TRANSLATE_NOOP("Action", "Fit &selection"),
        keys="Shift+2 Shift+Home",
        on_canvas=True,
        menus={VIEW: 150},
        when=thing_selected,
    )
    def fit_selection(self) -> None:
        """Show what is selected as large as fits."""
        self.show_rect(self.circuit_scene.content(self.session.selected))
        self.is_fitted = False

    def ask_at(self, point: QPointF) -> bool:
        """Ask for the covered number at a point; False where there is none."""
        return self.guessing is not None and self.guessing.ask_at(point)

    def answer(self, typed: str) -> bool:
        return self.guessing is not None and self.guessing.go_on(typed)

    def show_step(
        self, active: tuple[str, ...], ways: tuple[tuple[Pin, ...], ...], *, backward: bool
    ) -> None:
        """Mark what is at work in a step, let its numbers travel, and keep it in sight."""
        self.mark(active, ways, backward=backward)
        self._marks_step = bool(active)
        here = self.circuit_scene.step_marks.active
        known = [id_ for id_ in here if id_ in self.circuit_scene.nodes]
        if len(known) == 1:
            self.bring_into_sight(self.circuit_scene.content(known), AROUND_STEP)

    def pick(self, kind: str, *, is_dragged: bool = False) -> None:
        """Hang a gate on the pointer; the next click, or the end of a drag, puts it down."""
        from circuit_editor.ui.canvas.gestures.carry import PlaceNode

        self.cancel_gesture()
        self._gesture = gesture = PlaceNode(self, kind, self.placing.put)
        gesture.is_dragged = is_dragged
        self.setFocus()

    @command(
        "wire",
        QT_TRANSLATE_NOOP("Action", "Start &wire"),
        keys="Ctrl+L",
        menus={CIRCUIT: 220, ON_NODES: 150, ON_PIN: 110},
        when=one_selected,
    )
    def start_wire(self) -> None:
        """Start a wire from the selected node by keys; where it was pointed to, by the mouse."""
        self.cancel_gesture()
        if len(self.session.selection) != 1:
            self.session.message.emit(self.tr("Select one gate to start a wire from it."))
            return
        id_ = Path(next(iter(self.session.selection))).head
        gate = self.session.circuit.nodes[id_].gate
        if not (gate.inputs or gate.outputs):
            self.session.message.emit(self.tr("This block has no ports to wire."))
            return
        if self.asked_at is not None:
            self._draw_wire(self.session.asked_pin or Pin(id_, gate.main_port))
            return
        from circuit_editor.ui.canvas.gestures.key_wire import KeyWire

        wire = KeyWire(self, Pin(id_, gate.main_port), self.placing.rearranged)
        if not wire.has_choices:
            wire.cancel()
            self.session.message.emit(self.tr("No pin fits: add a gate with a free input first."))
            return
        self.take_in_hand(wire)

    @command(
        "select-by-keys",
        QT_TRANSLATE_NOOP("Action", "&Select one by one"),
        keys="Ctrl+Shift+A",
        menus={EDIT: 312, ON_CANVAS: 220},
        when=not_empty,
    )
    def select_by_keys(self) -> None:
        """Select by keys what stands apart: arrows lead a ring, Enter selects what is in it."""
        from circuit_editor.ui.canvas.gestures.select_by_keys import SelectByKeys

        self.cancel_gesture()
        self.take_in_hand(SelectByKeys(self))

    def _draw_wire(self, pin: Pin) -> None:
        """Hang a wire from a pin on the pointer, as a click on the pin does."""
        from circuit_editor.ui.canvas.gestures.draw_wire import DrawWire

        start = self.circuit_scene.nodes[pin.node].pin_point(pin.port)
        wire = DrawWire(self, pin, start)
        if wire.release(start, Qt.KeyboardModifier.NoModifier):
            self.take_in_hand(wire)

    def commit_value(self) -> bool:
        """Take over a value that is being typed; False where it is no number."""
        return self.in_place.commit()

    # --- events ---------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        from circuit_editor.ui.canvas.gestures import left_button

        self.setFocus()
        self.shows_focus = False
        self.commit_value()
        self.composing.give_up()
        self.dim()
        self.pointer = event.position().toPoint()
        point = self.mapToScene(self.pointer)
        if event.button() == Qt.MouseButton.MiddleButton or (
            self._space and event.button() == Qt.MouseButton.LeftButton
        ):
            self._taps = False
            self.cancel_gesture()
            self._gesture = left_button.Pan(self, event.position().toPoint())
        elif event.button() == Qt.MouseButton.RightButton:
            self._gave_up = self.cancel_gesture()
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier and not self._gave_up:
                from circuit_editor.ui.canvas.gestures.cut_wires import CutWires

                self._gesture = CutWires(self, point)
        elif event.button() != Qt.MouseButton.LeftButton:
            return
        elif self._gesture is not None:
            self._gesture.press(point)
        elif not self.ask_at(point):
            self._gesture = left_button.begin(self, point, event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer = event.position().toPoint()
        point = self.mapToScene(self.pointer)
        if self._taps and not self._is_still(self.pointer):
            self._taps = False
        if self._gesture is not None:
            self._lead(self.pointer, event.modifiers())
        else:
            from circuit_editor.ui.canvas.gestures.hover import hover

            hover(self, point, is_ready_to_pan=self._space)
        self.peek.follow(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        is_right = event.button() == Qt.MouseButton.RightButton
        if self._gesture is None or self._gesture.is_of_right_button is not is_right:
            return
        point = self.mapToScene(event.position().toPoint())
        gesture, self._gesture = self._gesture, None  # what it does may end it, and it ends once
        if gesture.release(point, event.modifiers()):
            self._gesture = gesture

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.cancel_gesture()
        point = self.mapToScene(event.position().toPoint())
        item = self.circuit_scene.node_at(point)
        if item is not None and item.node.gate.is_block:
            self.session.enter(item.id)
        elif item is not None:
            if not (self.in_place.rename_at(point) or self.in_place.edit(item.id)):
                self.in_place.rename(item.id)
        elif self.in_place.rename_at(point) or self._write_at(point) or self._bend_at(point):
            pass
        elif self.circuit_scene.pin_at(point) is None and self.circuit_scene.wire_at(point) is None:
            self.search.open_at(point)

    def _bend_at(self, point: QPointF) -> bool:
        """Bend the wire at a point, or take its bend away; False where no wire is."""
        from circuit_editor.ui.canvas.gestures.bend_wire import double_click

        return double_click(self, point)

    def _write_at(self, point: QPointF) -> bool:
        """Open the note at a point, or the title of the frame; False where neither is."""
        grip = self.circuit_scene.annotation_at(point)
        return grip is not None and self.write(grip.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()
        is_by_mouse = event.reason() == event.Reason.Mouse
        cuts = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        is_over = self.viewport().childAt(event.pos()) is not None  # on what lies over the canvas
        if self._gesture is None and not (is_by_mouse and (self._gave_up or cuts or is_over)):
            self.menu_wanted.emit(event.pos() if is_by_mouse else None)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.composing.take(event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        answer = self.composing.asked(query)
        return super().inputMethodQuery(query) if answer is None else answer

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent):
            self.composing.take(event)
            return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self.tooltips.show(event)
            return True
        if event.type() == QEvent.Type.Leave:
            self.pointer = None
            if self._gesture is None:
                self.circuit_scene.hover(None, None)
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        from circuit_editor.ui.canvas.gestures import canvas_keys

        self._feel(event, held=True)
        if event.key() != Qt.Key.Key_Space:
            self._taps = False
        if event.key() == Qt.Key.Key_Space and event.isAutoRepeat():
            self._taps = False
        elif event.key() == Qt.Key.Key_Space:
            self._space, self._tapped_at = True, self.pointer
            self._taps = not (self.is_busy or event.modifiers() or self.composing.is_composing)
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        elif (event.key() == Qt.Key.Key_Escape and self.composing.give_up()) or self._fit_by_place(
            canvas_keys.digit_key(event)
        ):
            pass
        elif not canvas_keys.press_key(self, self.in_place, event):
            super().keyPressEvent(event)

    def _fit_by_place(self, digit: int | None) -> bool:
        """Do what Shift and a digit do, where the keyboard has no such digit.

        With nothing selected, the sign that is typed there looks for a gate, as @ does.
        """
        if digit == 1:
            self.fit()
        elif digit == 2 and self.session.selected:
            self.fit_selection()
        else:
            return False
        return True

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self._feel(event, held=False)
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            taps = self._taps
            self._forget_space()
            if taps:
                self.search.open()
        super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.composing.enable()
        by_keys = event.reason() in BY_KEYS
        if by_keys or "focus_ring" in vars(self):
            self.focus_ring.follow(event, by_keys=by_keys)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._forget_space()
        if self._gesture is not None and self.pointer is not None:
            self._lead(self.pointer, Qt.KeyboardModifier.NoModifier)  # what is held nobody tells
        self.composing.forget()
        super().focusOutEvent(event)
        if "focus_ring" in vars(self):
            self.focus_ring.follow(event)

    def event(self, event: QEvent) -> bool:
        # over a panel that lies on the canvas Qt asks the view, which takes no drops by itself
        return self.viewportEvent(event) if event.type() in DRAGS else super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        kind = bytes(event.mimeData().data(GATE_MIME).data()).decode(errors="replace")
        if self.catalog.offers(kind):
            self.pick(kind, is_dragged=True)
            event.acceptProposedAction()
        else:
            event.ignore()  # a file, the window's to open; or what only another window has

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self._gesture is not None and self._gesture.carries:
            self._lead(event.position().toPoint(), event.modifiers())
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.cancel_gesture()

    def dropEvent(self, event: QDropEvent) -> None:
        point = self.mapToScene(event.position().toPoint())
        if self._gesture is not None and self._gesture.carries:
            gesture, self._gesture = self._gesture, None
            gesture.release(point, event.modifiers())
            event.acceptProposedAction()

    # --- parts ----------------------------------------------------------------------------

    def _lead(self, pixel: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        """Let the gesture under way follow the pointer, and scroll at the edges."""
        if self._gesture is not None:
            self._gesture.move(self.mapToScene(pixel), modifiers)
            self.edges.follow(pixel, modifiers)

    def _feel(self, event: QKeyEvent, *, held: bool) -> None:
        """Tell the gesture under way of a modifier that was pressed or let go."""
        modifier = MODIFIERS.get(event.key())
        if modifier is not None and self.pointer is not None:
            others = event.modifiers() & ~modifier
            self._lead(self.pointer, others | modifier if held else others)

    def _typed(self, text: str) -> None:
        from circuit_editor.ui.canvas.gestures import canvas_keys

        canvas_keys.type_text(self, self.in_place, text)

    def _is_still(self, pointer: QPoint) -> bool:
        """True where the pointer is about where it was when Space went down."""
        at = self._tapped_at
        return at is not None and (pointer - at).manhattanLength() <= DRAG_AFTER

    def _forget_space(self) -> None:
        if self._space:
            self._space, self._taps = False, False
            self.viewport().unsetCursor()
