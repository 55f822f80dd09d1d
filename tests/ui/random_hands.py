"""Random hands on a window: what they do, the same things for the same seed, and what must hold."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import pytest
from block_strategies import assert_whole
from panels import type_text
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from circuit_editor import files, resources
from circuit_editor.engine import run_document
from circuit_editor.expression import document_from
from circuit_editor.gates import ELEMENTWISE
from circuit_editor.model import EMPTY, edits
from circuit_editor.model.wiring import find_loop
from circuit_editor.ui.app.guarded_painting import Unpainted
from circuit_editor.ui.canvas.items import circuit_item
from circuit_editor.ui.canvas.items.node_item import NodeItem
from circuit_editor.ui.canvas.items.step_marks import StepMarks
from circuit_editor.ui.canvas.layers.background_layer import BackgroundLayer
from circuit_editor.ui.canvas.move_animation import MoveAnimation
from circuit_editor.ui.shell.window import Window

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
MIDDLE = Qt.MouseButton.MiddleButton
RIGHT = Qt.MouseButton.RightButton

COMMANDS = (
    *("undo", "redo", "cut", "copy", "paste", "duplicate", "delete", "select-all", "wire", "flag"),
    *("tidy", "zoom-in", "zoom-out", "zoom-100", "fit", "fit-selection"),
)
NOTES_AND_FRAMES = (
    *("add-note", "frame", "frame", "next-colour", "put-into-frame", "take-out-of-frame"),
    *("select-framed", "rename", "delete", "copy", "paste", "duplicate", "group"),
)
LESSON = (  # what a teacher does meanwhile
    *("timeline", "step-on", "step-on", "step-back", "play", "predict-backward", "predict-both"),
    *(
        "predict-forward",
        "predict-selected",
        "predict-end",
        "present",
        "spotlight",
        "pen",
        "wipe",
        "check",
        "step-down",
        "step-down",
    ),
    *("explain", "explain", "explain-back"),
)
KEYS = (
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Escape),
    *(Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Delete, Qt.Key.Key_Backspace),
)
BLOCK_KEYS = {  # and how often: group, ungroup, in place, enter and leave, unique, ports
    (Qt.Key.Key_G, CTRL): 6,
    (Qt.Key.Key_G, CTRL | SHIFT): 2,
    (Qt.Key.Key_E, CTRL): 5,
    (Qt.Key.Key_Return, NONE): 4,
    (Qt.Key.Key_Escape, NONE): 4,
    (Qt.Key.Key_Down, ALT): 2,
    (Qt.Key.Key_Up, ALT): 2,
    (Qt.Key.Key_M, CTRL | SHIFT): 2,
    (Qt.Key.Key_I, CTRL | ALT): 1,
    (Qt.Key.Key_O, CTRL | ALT): 1,
    (Qt.Key.Key_D, CTRL): 2,
}
WITH_A_BLOCK = resources.folder() / "examples" / "sigmoid-as-one-block.circuit"
ODD_TEXTS = (  # what people have on their clipboards
    *("", " ", "hello", "f = x + y", "{}", "[[[[", "\ud800", "<html><b>f</b></html>", "%s {x} {}"),
    '{"format": "circuit-editor", "version": 1, "nodes": [',
    '{"format": "circuit-editor", "version": 99, "nodes": [], "wires": []}',
    '{"format": "circuit-editor", "version": 1, "nodes": 7, "wires": null}',
    files.dump(EMPTY).decode(),
    files.dump(edits.add(EMPTY, "f", "output", (0, 0))).decode(),
    files.dump(
        edits.add(EMPTY, "x", "input", (1e6, -1e6), label="<b>&x\t{0}", value=1e300)
    ).decode(),
    WITH_A_BLOCK.read_text("utf-8"),
)
EXPRESSIONS = ("f = (x + y) * z", "f = exp(x)", "s = w*x + b; f = 1/(1 + exp(-s))")
PAINTED = (  # where the canvas may fail to be painted
    *((NodeItem, name) for name in ("paint_live", "paint_still", "_paint_words", "_reach")),
    *((BackgroundLayer, "lay"), (StepMarks, "paint"), (circuit_item, "write_numbers")),
)
# a worker that answers at once, so that no round waits for SymPy
ANSWER = """
import json, sys
for line in sys.stdin:
    question = json.loads(line)
    files = question.get("files")
    forms = [{"problem": ["-", {}]} for _ in files or ()]
    answer = {"numbers": []} if files is None else {"forms": forms}
    if "written" in question:
        answer = {**question, "pictures": [[] for _ in question["written"]]}
    print(json.dumps({"key": question["key"], **answer}), flush=True)
"""


class Monkey:
    """Does one random thing at a time to a window, the same ones for the same seed."""

    def __init__(self, window: Window, seed: int) -> None:
        self.window, self.dice = window, random.Random(seed)
        self.viewport = window.view.viewport()
        self.lessons = window.classroom.lessons.all()

    def act(self) -> None:
        """Do something."""
        chance = (
            (self.drag, 30),
            (self.click, 14),
            (self.double_click, 4),
            (self.key, 14),
            (self.type, 8),
            (self.wheel, 4),
            (self.command, 14),
            (self.pick, 10),
            (self.half_gesture, 6),
            (self.block, 16),
            (self.annotate, 8),
            (self.press_button, 4),
            (self.teach, 6),
            (self.learn, 2),
            (self.paste_odd_text, 3),
            (self.build, 1),
            (self.fail_to_paint, 2),
        )
        deeds, weights = zip(*chance, strict=True)
        self.dice.choices(deeds, weights)[0]()

    def somewhere(self) -> QPoint:
        """A pixel of the canvas: mostly at a pin, a node or a wire, where something happens."""
        scene, view = self.window.view.circuit_scene, self.window.view
        place = self.dice.random()
        point = None
        if scene.nodes and place < 0.7:
            item = self.dice.choice(list(scene.nodes.values()))
            pins = item.pins()
            if place < 0.4 and pins:
                point = item.pin_point(self.dice.choice(pins).port)
            elif place < 0.5:
                point = item.on_canvas(item.slider_rect()).center()
            else:
                point = item.middle
        elif place < 0.78 and (shown := scene.annotations) and (shown.notes or shown.frames):
            rect = shown.rect(self.dice.choice([*shown.notes, *shown.frames]))
            title = QPointF(rect.right() - 20.0, rect.top() + 8.0)
            point = self.dice.choice((rect.center(), title, rect.bottomRight()))
        elif scene.wires and place < 0.8:
            point = scene.wires.bounds(self.dice.choice(list(scene.wires))).center()
        pixel = view.mapFromScene(point) if point is not None else QPoint(-1, -1)
        if self.viewport.rect().contains(pixel):
            return pixel
        return QPoint(
            self.dice.randrange(self.viewport.width()), self.dice.randrange(self.viewport.height())
        )

    def annotate(self) -> None:
        """Something with notes and frames, by commands and keys."""
        session = self.window.session
        circuit = session.circuit
        there = sorted([*circuit.notes, *circuit.frames, *circuit.nodes])
        if there:
            session.select(self.dice.sample(there, self.dice.randint(1, min(4, len(there)))))
        action = self.window.actions_by_id[self.dice.choice(NOTES_AND_FRAMES)]
        if action.isEnabled():
            action.trigger()
        if self.dice.random() < 0.7:
            for letter in self.dice.choice(("why?", "w0 × x0", "變數", "")):
                type_text(QApplication.focusWidget() or self.window.view, letter)
        if self.dice.random() < 0.7:
            QTest.keyClick(QApplication.focusWidget() or self.window.view, Qt.Key.Key_Escape)

    def drag(self) -> None:
        button = self.dice.choices((LEFT, MIDDLE), (9, 1))[0]
        modifiers = self.dice.choices((NONE, SHIFT), (8, 2))[0]
        start, end = self.somewhere(), self.somewhere()
        QTest.mouseMove(self.viewport, start)
        QTest.mousePress(self.viewport, button, modifiers, start)
        for share in (0.3, 0.7, 1.0):
            QTest.mouseMove(self.viewport, start + (end - start) * share)
        if self.dice.random() < 0.1:
            QTest.keyClick(self.window.view, Qt.Key.Key_Escape)
        QTest.mouseRelease(self.viewport, button, modifiers, end)

    def half_gesture(self) -> None:
        """A press here, something else meanwhile, a release there."""
        QTest.mousePress(self.viewport, LEFT, NONE, self.somewhere())
        if self.dice.random() < 0.6:
            QTest.mouseMove(self.viewport, self.somewhere())
        meanwhile = (self.key, self.command, self.wheel, self.type, self.take_away, self.teach)
        self.dice.choice((*meanwhile, self.paste_odd_text, self.build))()
        QApplication.processEvents()  # an answer of the worker may come
        QTest.mouseMove(self.viewport, self.somewhere())
        QTest.mouseRelease(self.viewport, self.dice.choice((LEFT, RIGHT)), NONE, self.somewhere())

    def take_away(self) -> None:
        """Something of what is there goes: by undo, redo, a cut, or because one goes elsewhere."""
        session = self.window.session
        nodes = sorted(session.shown.nodes)
        ways = ["undo", "redo", "cut", "delete", "enter", "leave", "open"]
        way = self.dice.choice(ways if nodes else ways[:2])
        if way in ("undo", "redo"):
            for _ in range(self.dice.choice((1, 1, 5))):
                self.window.actions_by_id[way].trigger()
        elif way in ("cut", "delete"):
            session.select(self.dice.sample(nodes, self.dice.randint(1, min(3, len(nodes)))))
            self.window.actions_by_id[way].trigger()
        elif way == "leave":
            session.leave()
        else:
            blocks = [id_ for id_ in nodes if session.shown.nodes[id_].gate.is_block]
            if blocks and way == "enter":
                session.enter(self.dice.choice(blocks))
            elif blocks:
                session.expand([self.dice.choice(blocks)], open_=self.dice.random() < 0.5)

    def paste_odd_text(self) -> None:
        QGuiApplication.clipboard().setText(self.dice.choice(ODD_TEXTS))
        self.window.actions_by_id["paste"].trigger()

    def build(self) -> None:
        """The circuit of an expression takes the place of all that is there."""
        self.window.build(document_from(self.dice.choice(EXPRESSIONS)))

    def fail_to_paint(self) -> None:
        """Something on the canvas cannot be painted for once, and the canvas is looked at."""
        view = self.window.view
        with planted(*self.dice.choice(PAINTED)):
            view.zoom_in()  # what was drawn before is not copied
            view.viewport().repaint()
        view.zoom_out()

    def click(self) -> None:
        at = self.somewhere()
        button = self.dice.choices((LEFT, RIGHT), (9, 1))[0]
        QTest.mouseMove(self.viewport, at)
        QTest.mouseClick(self.viewport, button, self.dice.choice((NONE, NONE, SHIFT)), at)

    def double_click(self) -> None:
        at = self.somewhere()
        QTest.mouseClick(self.viewport, LEFT, NONE, at)
        QTest.mouseDClick(self.viewport, LEFT, NONE, at)

    def key(self) -> None:
        modifiers = self.dice.choices((NONE, SHIFT, CTRL), (6, 2, 2))[0]
        QTest.keyClick(self._focus(), self.dice.choice(KEYS), modifiers)

    def type(self) -> None:
        text = self.dice.choice(("3", "-2.5", "1e400", "0", "abc", "1e-3", ".", "add", "x", "-"))
        for letter in text:
            QTest.keyClicks(self._focus(), letter)
        if self.dice.random() < 0.7:
            QTest.keyClick(self._focus(), Qt.Key.Key_Return)

    def wheel(self) -> None:
        at = QPointF(self.somewhere())
        event = QWheelEvent(
            at,
            self.viewport.mapToGlobal(at),
            QPoint(),
            QPoint(0, self.dice.choice((-120, 120))),
            Qt.MouseButton.NoButton,
            NONE,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.viewport, event)

    def command(self) -> None:
        self.window.actions_by_id[self.dice.choice(COMMANDS)].trigger()

    def teach(self) -> None:
        """Step, predict or present: none of it changes the document."""
        before = self.window.session.document
        self.window.actions_by_id[self.dice.choice(LESSON)].trigger()
        committed = self.window.session.document is not before  # a number was being typed
        assert not committed or self.window.session.undo_label is not None

    def block(self) -> None:
        """A key of the Block menu, sometimes after a rubber band."""
        if self.dice.random() < 0.4:
            self.band()
        keys, weights = zip(*BLOCK_KEYS.items(), strict=True)
        key, modifiers = self.dice.choices(keys, weights)[0]
        QTest.keyClick(self._focus(), key, modifiers)

    def band(self) -> None:
        room = self.viewport.rect()
        start, end = (
            QPoint(self.dice.randrange(room.width()), self.dice.randrange(room.height()))
            for _ in range(2)
        )
        QTest.mousePress(self.viewport, LEFT, NONE, start)
        QTest.mouseMove(self.viewport, end)
        QTest.mouseRelease(self.viewport, LEFT, NONE, end)

    def press_button(self) -> None:
        """A button of the inspector, the breadcrumb or a question."""
        window = self.window
        places = (window.inspector.page, window.breadcrumb, window.question)
        buttons = [
            button
            for place in places
            for button in place.findChildren(QAbstractButton)
            if button.isVisible() and button.isEnabled()
        ]
        if buttons:
            QTest.mouseClick(self.dice.choice(buttons), LEFT)

    def learn(self) -> None:
        """Begin a lesson, go on in it as its panel offers, or leave it."""
        classroom, dice = self.window.classroom, self.dice
        lessons = classroom.lessons
        if lessons.lesson is None:
            lessons.resume(dice.choice(self.lessons), 0)
        step = lessons.step
        deeds = [lessons.next, lessons.back, lessons.again, lessons.reveal]
        deeds += [lessons.show_hint] * lessons.has_more_hints
        deeds += [partial(lessons.choose, each) for each in step.choices] if step else []
        dice.choice([*deeds, classroom.end])()

    def pick(self) -> None:
        kind = self.dice.choice(self.kinds())
        self.dice.choice((self.window.view.pick, self.window.view.placing.put_in_view))(kind)

    def kinds(self) -> list[str]:
        """What the palette offers: every gate, and the circuit's own blocks and ports."""
        what = [each.what for each in self.window.view.catalog.entries]
        return [*ELEMENTWISE, *(2 * [each for each in what if each not in ELEMENTWISE])]

    def _focus(self):
        return QApplication.focusWidget() or self.window.view


class Planted(Exception):
    """Raised on purpose."""


@contextmanager
def planted(where: object, name: str) -> Iterator[None]:
    """Let a method that paints fail, for a while; whoever is told of it need not tell on."""

    def fails(*_, **__):
        raise Planted

    told, whole = sys.excepthook, getattr(where, name)

    def tell(kind, error, trace) -> None:
        if not (isinstance(error, Unpainted) and isinstance(error.__cause__, Planted)):
            told(kind, error, trace)

    sys.excepthook = tell
    setattr(where, name, fails)
    try:
        yield
    finally:
        setattr(where, name, whole)
        sys.excepthook = told


def agree(window: Window) -> None:
    """The scene shows the document, and the run is the document's."""
    QApplication.processEvents()
    window.view.grab()
    for travel in window.findChildren(MoveAnimation):
        travel.finish()  # what was tidied is still on its way
    session, scene = window.session, window.view.circuit_scene
    circuit = session.shown
    assert set(scene.nodes) == set(circuit.nodes)
    assert scene.wires.sources() == dict(circuit.wires)
    assert session.selection <= set(circuit.nodes)
    assert_whole(session.document)
    for each in (session.document.root, *(b.circuit for b in session.document.blocks.values())):
        assert find_loop(each) is None
    fresh = run_document(session.document)
    assert [*map(repr, fresh.values)] == [*map(repr, session.run.values)]
    assert [*map(repr, fresh.gradients)] == [*map(repr, session.run.gradients)]
    for id_, item in scene.nodes.items():
        if not window.view.cancel_gesture():
            assert item.place == pytest.approx(circuit.places[id_])
