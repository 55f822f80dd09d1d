"""Keys on the canvas. No bare letter is a shortcut: letters look for a gate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from circuit_editor.layout import sizes
from circuit_editor.model import Document, Path, records
from circuit_editor.ui.app.announcements import announce
from circuit_editor.ui.canvas.gestures import keyboard_navigation
from circuit_editor.ui.canvas.gestures.key_wire import ByKeys, KeyWire
from circuit_editor.ui.canvas.gestures.select_by_keys import SelectByKeys
from circuit_editor.ui.widgets.labels import ENTER

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.canvas_host import CanvasHost
    from circuit_editor.ui.canvas.editors.in_place import InPlace

ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
PAGES = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
TYPING = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier, SHIFT)
KEYPAD = Qt.KeyboardModifier.KeypadModifier
# what systems call the key of the digit 1, and those right of it by the numbers that follow
FIRST_DIGIT_KEY, FIRST_DIGIT_KEYS, DIGITS = 10, {"windows": 2}, 9
STARTS_A_NUMBER = "0123456789.-\N{MINUS SIGN}"  # a plus looks for the gate
STARTS_AN_ANSWER = STARTS_A_NUMBER + "+"
BIG_STEP = 5


def digit_key(event: QKeyEvent) -> int | None:
    """Which digit's key is pressed with Shift, by its place where the layout types no digit there.

    Where it types one, and where Shift does, the shortcut was asked before.
    """
    if event.modifiers() & ~KEYPAD != SHIFT or event.text().isalpha() or event.text() == "?":
        return None
    first = FIRST_DIGIT_KEYS.get(QGuiApplication.platformName(), FIRST_DIGIT_KEY)
    at = event.nativeScanCode() - first
    return at + 1 if 0 <= at < DIGITS else None


def press_key(view: CanvasHost, in_place: InPlace, event: QKeyEvent) -> bool:
    """Do what a key means here; False where it means nothing."""
    key, modifiers = event.key(), event.modifiers()
    if key == Qt.Key.Key_Escape:
        if not view.cancel_gesture() and not view.dim():
            if view.session.selected or view.session.selected_wire is not None:
                view.session.select(())
            elif view.session.where:
                view.session.leave()
            else:
                view.escaped.emit()
    elif isinstance(view.gesture, ByKeys) and _steer(view, view.gesture, key):
        pass
    elif isinstance(view.gesture, SelectByKeys) and key in ARROWS:
        view.gesture.step(ARROWS[Qt.Key(key)])
    elif isinstance(view.gesture, SelectByKeys) and key in ENTER:
        view.gesture.toggle()
    elif isinstance(view.gesture, KeyWire) and _looks_for(event):
        view.search_for_wire(view.gesture.pin, None, event.text())
    elif view.is_busy:
        return True  # one thing at a time: only Esc interrupts the hand
    elif key in ARROWS and not modifiers & ALT:  # Alt and an arrow go in and out of blocks
        _arrow(view, ARROWS[Qt.Key(key)], modifiers)
    elif key in PAGES:
        _turn_page(view, PAGES[Qt.Key(key)])
    elif key in ENTER:
        return (
            view.answer("")
            or view.enter_selected()
            or _edit_selected(view, in_place, "")
            or _write_selected(view, in_place)
        )
    elif event.text() == "?":
        view.keys_wanted.emit()
    elif event.text() and modifiers in TYPING:
        return type_text(view, in_place, event.text())
    else:
        return False
    return True


def _looks_for(event: QKeyEvent) -> bool:
    """True for letters and signs that begin a search."""
    text = event.text()
    return event.modifiers() in TYPING and text.isprintable() and bool(text.strip(" ?"))


def _steer(view: CanvasHost, wire: ByKeys, key: int) -> bool:
    if key in ENTER:
        view.forget_gesture()
        wire.connect()
    elif key in ARROWS:
        wire.step(1 if key in (Qt.Key.Key_Right, Qt.Key.Key_Down) else -1)
    else:
        return False
    return True


def _turn_page(view: CanvasHost, by: int) -> None:
    """Move on to what stands above or below what is seen; nowhere where nothing does."""
    sight = view.mapToScene(view.viewport().rect()).boundingRect()
    whole = view.content()
    strip = QRectF(sight.left(), whole.top(), sight.width(), whole.height())
    standing = view.circuit_scene.nodes_within(strip)
    if standing:
        view.turn_page(by, view.circuit_scene.content(standing))


def _arrow(view: CanvasHost, direction: tuple[int, int], modifiers: Qt.KeyboardModifier) -> None:
    """Move what is selected; with Ctrl, or no node selected, walk; with Shift, too, select on."""
    circuit, selection = view.session.circuit, view.session.selected
    step = sizes.GRID * (BIG_STEP if modifiers & SHIFT else 1)
    dx, dy = direction[0] * step, direction[1] * step
    if view.session.bend is not None and not modifiers & CTRL:
        from circuit_editor.ui.canvas.gestures.bend_wire import step_bend

        step_bend(view, (dx, dy))
        return
    if modifiers & CTRL or not selection:
        here = {view.walked_to} & selection or selection
        id_ = _end_of_wire(view, direction) or keyboard_navigation.neighbour(
            view.session.shown, here, direction
        )
        if id_ is not None:
            view.walked_to = id_
            view.session.select({id_, *selection} if modifiers & SHIFT else {id_})
            view.ensureVisible(view.circuit_scene.content({id_}), 20, 20)
        else:
            announce(view, QCoreApplication.translate("Accessible", "nothing there"))
        return
    ids = {Path(each).head for each in view.session.selected_whole}
    places, shown = (
        {id_: (of[id_][0] + dx, of[id_][1] + dy) for id_ in ids if id_ in circuit.nodes}
        for of in (circuit.places, view.session.shown.places)
    )
    for of in (circuit.notes, circuit.frames):
        beside = {id_: of[id_].place for id_ in ids if id_ in of}
        places |= {id_: (x + dx, y + dy) for id_, (x, y) in beside.items()}
    within = records.holders(circuit)
    grown = {frame for id_ in ids for frame in records.around(within, id_)}

    def make_room(document: Document) -> Document:
        """Let what the frames that hold these have grown over stand outside of them."""
        from circuit_editor.layout.space.room_for_frames import clear_frames

        return clear_frames(document, grown)

    also = make_room if grown else None
    view.session.move(places, shown, merge=("keys", selection), also=also)


def _end_of_wire(view: CanvasHost, direction: tuple[int, int]) -> str | None:
    """The node to which the wire that is selected leads, or from which it comes."""
    wire = view.session.selected_wire
    if wire is None or not direction[0]:
        return None
    return wire.node if direction[0] > 0 else view.session.shown.wires[wire].node


def type_text(view: CanvasHost, in_place: InPlace, text: str) -> bool:
    """Begin a number over what is selected, or look for what is called so; False for neither."""
    view.cancel_gesture()
    if text[0] in STARTS_AN_ANSWER and view.answer(text):
        return True
    if text[0] in STARTS_A_NUMBER and _edit_selected(view, in_place, text):
        return True
    if text.isprintable() and not text.isspace() and text != "?":
        view.letter_typed.emit(text)
        return True
    return False


def _write_selected(view: CanvasHost, in_place: InPlace) -> bool:
    """Open the selected note, or the title of the selected frame; False where neither is."""
    if len(view.session.selected) != 1:
        return False
    (id_,) = view.session.selected
    return in_place.write(id_)


def _edit_selected(view: CanvasHost, in_place: InPlace, typed: str) -> bool:
    if len(view.session.selection) != 1:
        return False
    (id_,) = view.session.selection
    return in_place.edit(id_, typed)
