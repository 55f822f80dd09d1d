"""A hand that builds a circuit in the window by real events, and counts what it does."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from circuit_editor.files import load
from circuit_editor.model import OUT, Circuit, Document, Pin
from circuit_editor.resources import folder
from circuit_editor.ui.canvas.editors.name_places import place_of_name
from circuit_editor.ui.canvas.gestures.keyboard_navigation import next_name
from circuit_editor.ui.palette.answer_rows import ANSWER
from circuit_editor.ui.shell.window import Window
from circuit_editor.ui.widgets.slider_steps import last_digit

LEFT, NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
COPY = Qt.DropAction.CopyAction
Key = Qt.Key
NOTHING = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
HELD = (SHIFT, CTRL, Qt.KeyboardModifier.AltModifier)
WITH_SHIFT = frozenset('~!@#$%^&*()_+{}|:"<>?')  # on an American keyboard
EXAMPLE = folder() / "examples" / "two-layer-network.circuit"


@dataclass
class Action:
    """What was done for one purpose: its presses or its clicks, drags and wheel turns."""

    what: str
    count: int = 0
    held: int = 0  # times Shift, Ctrl or Alt was pressed besides


@dataclass
class Builder:
    """Works on a window; every action is told with its purpose, and counted."""

    window: Window
    done: list[Action] = field(default_factory=list)

    @property
    def count(self) -> int:
        """All that was done."""
        return sum(each.count for each in self.done)

    @property
    def held(self) -> int:
        """How often Shift, Ctrl or Alt was pressed besides."""
        return sum(each.held for each in self.done)

    def begin(self, what: str) -> None:
        """From here on it is done for this."""
        self.done.append(Action(what))


class ByKeys(Builder):
    """Builds by keys alone: a key counts one, with whatever is held."""

    def put(self, text: str, key: Qt.Key = Key.Key_Return, modifiers=NOTHING) -> None:
        """Type into the search, and take its first answer."""
        self.begin(text)
        self.type(text)
        self.press(key, modifiers)

    def type(self, text: str) -> None:
        """Type letters where the keyboard is."""
        for letter in text:
            focus = QApplication.focusWidget() or self.window.view
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(focus, QKeyEvent(kind, 0, NOTHING, letter))
            self.done[-1].count += 1
            self.done[-1].held += letter in WITH_SHIFT

    def press(self, key: Qt.Key, modifiers=NOTHING) -> None:
        """Press a key where the keyboard is."""
        QTest.keyClick(QApplication.focusWidget() or self.window.view, key, modifiers)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        self.done[-1].count += 1
        self.done[-1].held += sum(bool(modifiers & each) for each in HELD)


class ByMouse(Builder):
    """Builds by the mouse: a click, a drag, a turn of the wheel counts one.

    Kinds are picked from the list or among the answers, never typed; names are typed, uncounted.
    Points are pixels of the canvas.
    """

    @property
    def viewport(self) -> QWidget:
        """The canvas."""
        return self.window.view.viewport()

    @property
    def new(self) -> str:
        """The one node that is selected, as what is new is."""
        (id_,) = self.window.session.selection
        return id_

    def pin(self, id_: str, port: str) -> QPoint:
        """Where a pin is."""
        view = self.window.view
        return view.mapFromScene(view.circuit_scene.nodes[id_].pin_point(port))

    def press(self, widget: QWidget, at: QPoint, modifiers=NOTHING) -> None:
        """Come to a point and press."""
        _move(widget, at, NO_BUTTON, NOTHING)
        QTest.mousePress(widget, LEFT, modifiers, at)

    def click(self, widget: QWidget, at: QPoint) -> None:
        """Click once."""
        self.done[-1].count += 1
        self.press(widget, at)
        QTest.mouseRelease(widget, LEFT, NOTHING, at)
        QApplication.sendPostedEvents()

    def double_click(self, at: QPoint) -> None:
        """Click twice on the canvas, which counts two."""
        self.click(self.viewport, at)
        self.done[-1].count += 1
        QTest.mouseDClick(self.viewport, LEFT, NOTHING, at)
        QTest.mouseRelease(self.viewport, LEFT, NOTHING, at)

    def drag(self, start: QPoint, end: QPoint, modifiers=NOTHING) -> None:
        """Drag over the canvas."""
        self.done[-1].count += 1
        self.done[-1].held += bool(modifiers)
        self.press(self.viewport, start, modifiers)
        for step in range(1, 5):
            _move(self.viewport, start + (end - start) * step / 4, LEFT, modifiers)
        QTest.mouseRelease(self.viewport, LEFT, modifiers, end)

    def turn_wheel(self, widget: QWidget, at: QPoint, notches: int) -> None:
        """Turn the wheel, by as many notches as it takes."""
        self.done[-1].count += 1
        everywhere, none = widget.mapToGlobal(at), Qt.ScrollPhase.NoScrollPhase
        for _ in range(abs(notches)):
            angle = QPoint(0, 120 if notches > 0 else -120)
            QApplication.sendEvent(
                widget,
                QWheelEvent(
                    at.toPointF(),
                    everywhere.toPointF(),
                    QPoint(),
                    angle,
                    NO_BUTTON,
                    NOTHING,
                    none,
                    False,
                ),
            )

    def carry(self, kind: str, end: QPoint) -> str:
        """Drag a kind from the list to a point of the canvas; its id."""
        self.begin(f"{kind}, from the list")
        palette = self.window.palette_panel
        rows, at = palette.list, palette.list.visualRect(palette.gates.row_of(kind)).center()
        assert rows.viewport().rect().contains(at), f"{kind} is not in view"
        self.done[-1].count += 1
        with _dropping(self.viewport, end):
            self.press(rows.viewport(), at)
            for step in (10, 30, 60):
                _move(rows.viewport(), at + QPoint(step, 0), LEFT, NOTHING)
            QTest.mouseRelease(rows.viewport(), LEFT, NOTHING, at + QPoint(60, 0))
        return self.new

    def choose(self, kind: str) -> str:
        """Click a kind among the answers of the search that is open; its id."""
        rows = self.window.view.search.popup.rows
        model = rows.model()
        found = (model.index(at, 0) for at in range(model.rowCount()))
        index = next(each for each in found if each.data(ANSWER).what == kind)
        viewport = rows.viewport()
        hidden = rows.visualRect(index).bottom() - viewport.rect().bottom()
        if hidden > 0:
            notch = QApplication.wheelScrollLines() * rows.verticalScrollBar().singleStep()
            self.turn_wheel(viewport, viewport.rect().center(), -hidden // notch)
        at = rows.visualRect(index).center()
        assert viewport.rect().contains(at), f"{kind} is not in view"
        self.click(viewport, at)
        return self.new

    def slide(self, id_: str, value: float) -> None:
        """Drag the slider on a card, with Shift: a pixel turns the last digit that is shown."""
        self.begin(f"value {value:g}")
        view, session = self.window.view, self.window.session
        shape = view.circuit_scene.nodes[id_]
        track, (low, high) = shape.slider_rect(), session.range_of(id_)
        now = float(session.number_of(id_))
        x = track.left() + track.width() * (now - low) / (high - low)
        knob = view.mapFromScene(shape.on_canvas(QRectF(x, track.center().y(), 0.0, 0.0)).topLeft())
        pixels = round((value - now) / last_digit(now))
        self.drag(knob, knob + QPoint(pixels, 0), SHIFT)
        got = float(self.window.session.number_of(id_))
        assert got == value, f"{got:g} for {value:g}"

    def name_all(self, names: dict[str, str]) -> None:
        """Double-click the lowest value's name, then the lowest gate's, and type all upwards.

        What is typed is not counted. From below: the copied bias is called b1 at first, which is
        then the other's name.
        """
        nodes = self.window.session.circuit.nodes
        self.begin("names, typed one after the other")
        for are_sources in (True, False):
            self._name_these(
                [i for i, each in nodes.items() if each.gate.is_source == are_sources], names
            )

    def _name_these(self, ids: list[str], names: dict[str, str]) -> None:
        circuit, view = self.window.session.circuit, self.window.view
        id_ = max(ids, key=lambda each: circuit.places[each][::-1])
        is_card = circuit.nodes[id_].gate.is_source
        middle = view.mapFromScene(view.circuit_scene.nodes[id_].middle)
        self.double_click(place_of_name(view, id_).center() if is_card else middle)
        for _ in ids:
            field = QApplication.focusWidget()
            if id_ in names:
                QTest.keyClicks(field, names[id_])
            QTest.keyClick(field, Key.Key_Backtab, SHIFT)
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            id_ = next_name(circuit, id_, -1)
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Escape)


def _move(widget: QWidget, at: QPoint, buttons, modifiers) -> None:
    point = QPointF(at)
    event = QMouseEvent(
        QEvent.Type.MouseMove, point, widget.mapToGlobal(point), NO_BUTTON, buttons, modifiers
    )
    QApplication.sendEvent(widget, event)


@contextmanager
def _dropping(canvas: QWidget, end: QPoint) -> Iterator[None]:
    """Let what is dragged out of a list be dropped on the canvas, as the system would."""

    def carry(drag: QDrag, actions: Qt.DropAction) -> Qt.DropAction:
        data = drag.mimeData()
        for event in (
            QDragEnterEvent(end, COPY, data, LEFT, NOTHING),
            QDragMoveEvent(end, COPY, data, LEFT, NOTHING),
            QDropEvent(QPointF(end), COPY, data, LEFT, NOTHING),
        ):
            QApplication.sendEvent(canvas, event)
        return COPY

    system, QDrag.exec = QDrag.exec, carry
    try:
        yield
    finally:
        QDrag.exec = system


def build_by_mouse(window: Window) -> ByMouse:
    """The two-layer network: one hidden unit from the loss back to its weights, copied, wired."""
    hand, view, session = ByMouse(window), window.view, window.session
    hand.begin("unfold the list of gates")
    unfold = window.findChildren(QAbstractButton)
    button = next(each for each in unfold if each.toolTip() == "Unfold the gates")
    hand.click(button, button.rect().center())
    QApplication.processEvents()
    room = view.viewport().rect()
    hand.begin("zoom out")
    hand.turn_wheel(view.viewport(), room.center(), -3)

    flag = hand.carry("output", QPoint(room.right() - 60, room.height() // 3))
    power = hand.carry("power_constant", hand.pin(flag, "x"))
    sub = hand.carry("sub", hand.pin(power, "x"))
    y = hand.carry("add", hand.pin(sub, "a"))
    both = hand.carry("add", hand.pin(y, "a"))
    mul5 = hand.carry("mul", hand.pin(both, "a"))
    w31 = hand.carry("parameter", hand.pin(mul5, "a"))
    hand.begin("wire to the empty canvas, tanh chosen there")
    hand.drag(hand.pin(mul5, "b"), hand.pin(mul5, "b") + QPoint(-45, 60))
    h1 = hand.choose("tanh")
    add2 = hand.carry("add", hand.pin(h1, "x"))
    add1 = hand.carry("add", hand.pin(add2, "a"))
    b1 = hand.carry("parameter", hand.pin(add2, "b"))
    mul1 = hand.carry("mul", hand.pin(add1, "a"))
    mul2 = hand.carry("mul", hand.pin(add1, "b"))
    w11 = hand.carry("parameter", hand.pin(mul1, "a"))
    w12 = hand.carry("parameter", hand.pin(mul2, "a"))
    unit = [mul5, w31, h1, add2, add1, b1, mul1, mul2, w11, w12]

    hand.begin("frame the hidden unit")
    frame = view.mapFromScene(view.circuit_scene.content(unit)).boundingRect()
    frame = frame.adjusted(-4, -4, 4, 4)
    hand.drag(frame.topLeft(), frame.bottomRight())
    assert session.selection == {*unit}, session.selection ^ {*unit}
    hand.begin("drag a copy of it")
    middle = view.mapFromScene(view.circuit_scene.nodes[h1].middle)
    hand.drag(middle, middle + QPoint(0, frame.height() + 10), CTRL)
    copies = _copies(session.circuit, unit, session.selection)
    w32, h2, b2, mul3, mul4, w21, w22 = (copies[id_] for id_ in (w31, h1, b1, mul1, mul2, w11, w12))

    def wire(source: str, target: str, port: str) -> None:
        hand.begin(f"wire to {port}")
        hand.drag(hand.pin(source, OUT), hand.pin(target, port))

    wire(copies[mul5], both, "b")
    x1 = hand.carry("input", hand.pin(mul1, "b"))
    wire(x1, mul3, "b")
    x2 = hand.carry("input", hand.pin(mul2, "b"))
    wire(x2, mul4, "b")
    b3 = hand.carry("parameter", hand.pin(y, "b"))
    t = hand.carry("input", hand.pin(sub, "b"))

    for id_, value in (
        *((w11, 0.5), (w12, -0.25), (b1, 0.1), (w31, 1.5), (x2, -2.0)),
        *((w21, -0.5), (w22, 0.5), (b2, 0.25), (w32, -0.5), (b3, 0.2)),
    ):
        hand.slide(id_, value)
    hand.name_all(
        dict(
            zip(
                (x1, x2, t, w11, w12, b1, w21, w22, b2, w31, w32, b3, h1, h2, y, power, flag),
                [
                    "x1",
                    "x2",
                    "t",
                    "w11",
                    "w12",
                    "b1",
                    "w21",
                    "w22",
                    "b2",
                    "w31",
                    "w32",
                    "b3",
                    "h1",
                    "h2",
                    "y",
                    "loss",
                    "loss",
                ],
                strict=True,
            )
        )
    )
    return hand


def _copies(circuit: Circuit, ids: list[str], new: frozenset[str]) -> dict[str, str]:
    """Which of the new nodes is the copy of which: all stand as far from their originals."""

    def order(id_: str) -> tuple[float, float]:
        return circuit.places[id_]

    return dict(zip(sorted(ids, key=order), sorted(new, key=order), strict=True))


def build_by_keys(window: Window) -> ByKeys:
    """The two-layer network, from its loss back to its inputs, with the search alone."""
    hand = ByKeys(window)
    for text in (
        *("loss=out", "loss=^2", "-", "y=+", "+", "*", "w31=1.5", "h1=tanh", "+", "+"),
        *("*", "w11=.5", "x1", "*", "w12=-.25", "x2=-2", "b1=.1"),
        *("*", "w32=-.5", "h2=tanh", "+", "+"),
        *("*", "w21=-.5", "x1", "*", "w22=.5", "x2", "b2=.25", "b3=.2"),
    ):
        hand.put(text, modifiers=CTRL)
    hand.put("t")
    return hand


def differences(built: Document, wanted: Document) -> list[str]:
    """How two circuits differ: kinds, constants, values, names, operands in order; not in ids."""
    pairs: dict[str, str] = {}
    found = []

    def compare(here: str, there: str) -> None:
        if here in pairs or there in pairs.values():
            if pairs.get(here) != there:
                found.append(f"{here} is {pairs.get(here)}, and {there} as well")
            return
        pairs[here] = there
        mine, yours = (_told(each.root, id_) for each, id_ in ((built, here), (wanted, there)))
        if mine != yours:
            found.append(f"{here} is {mine}, not {yours}")
            return
        for port in built.root.nodes[here].gate.inputs:
            ends = built.root.wires.get(Pin(here, port)), wanted.root.wires.get(Pin(there, port))
            if None in ends:
                if ends != (None, None):
                    found.append(f"{here}.{port} reads {ends[0]}, not {ends[1]}")
            else:
                compare(ends[0].node, ends[1].node)

    if built.loss is None or wanted.loss is None:
        return ["There is no loss."]
    compare(built.loss, wanted.loss)
    for name, document in (("built", built), ("wanted", wanted)):
        if len(document.root.nodes) != len(pairs):
            found.append(f"{name}: {len(document.root.nodes)} nodes, {len(pairs)} alike")
    return found


def _told(circuit: Circuit, id_: str) -> tuple:
    node, value = circuit.nodes[id_], circuit.values.get(id_)
    number = None if value is None else value.array.tolist()
    return node.kind, dict(node.attrs), number, circuit.label(id_)


def example() -> Document:
    """The circuit that is to be built."""
    return load(EXAMPLE)
