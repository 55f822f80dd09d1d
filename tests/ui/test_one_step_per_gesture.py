"""Every gesture is one step of the history, and undo gives the very same document back."""

from __future__ import annotations

import pytest
from canvases import first_example
from hand import move_to
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QSlider
from windows import CTRL, CTRL_SHIFT, LEFT, NEURON, SHIFT, Desk, with_worker

from circuit_editor.model import OUT, Pin
from circuit_editor.model.edits.grouping import group

Key = Qt.Key
RIGHT = Qt.MouseButton.RightButton
BLOCK, _ = group(first_example(), ["add1", "mul1"], "both", None)


def do(desk: Desk, command: str) -> None:
    action = desk.window.actions_by_id[command]
    assert action.isEnabled(), command
    action.trigger()


def press(desk: Desk, *keys) -> None:
    for key in keys:
        desk.key(*key) if isinstance(key, tuple) else desk.key(key)


def entered(desk: Desk, text: str, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    desk.type(text)
    desk.key(Key.Key_Return, modifiers)


def slide(desk: Desk, *, cancels: bool = False) -> None:
    view, item = desk.view, desk.view.circuit_scene.nodes["x"]
    start = view.mapFromScene(item.on_canvas(item.slider_rect()).center())
    QTest.mouseMove(view.viewport(), start)
    QTest.mousePress(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, start)
    for step in range(1, 9):
        move_to(view, start + QPoint(3 * step, 0))
    if cancels:
        desk.key(Key.Key_Escape)
    QTest.mouseRelease(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, start + QPoint(24, 0))


def slide_in_inspector(desk: Desk) -> None:
    desk.click("x")
    QApplication.processEvents()
    slider = next(each for each in desk.window.inspector.findChildren(QSlider) if each.isVisible())
    handle = QPoint(slider.width() * 3 // 10, slider.height() // 2)
    QTest.mousePress(slider, LEFT, Qt.KeyboardModifier.NoModifier, handle)
    for step in range(1, 6):
        QTest.mouseMove(slider, handle + QPoint(4 * step, 0))
    QTest.mouseRelease(slider, LEFT, Qt.KeyboardModifier.NoModifier, handle + QPoint(20, 0))


def type_in_inspector(desk: Desk) -> None:
    desk.click("x")
    QApplication.processEvents()
    fields = [each for each in desk.window.inspector.findChildren(QLineEdit) if each.isVisible()]
    field = next(each for each in fields if each.text() in ("-2", "−2"))
    field.setFocus()
    field.selectAll()
    entered(desk, "7")


def drop_on_wire(desk: Desk) -> None:
    desk.view.pick("tanh")
    middle = desk.view.circuit_scene.wires.path(Pin("mul1", "a")).pointAtPercent(0.5)
    desk.hand.move(middle.x(), middle.y())
    desk.hand.click(middle.x(), middle.y())


def stroke(desk: Desk) -> None:
    desk.hand.press(120.0, -20.0, CTRL, RIGHT)
    desk.hand.move(120.0, 150.0, CTRL)
    desk.hand.release(120.0, 150.0, CTRL, RIGHT)


def carry(desk: Desk, id_: str, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    x, y = desk.middle(id_)
    desk.hand.drag((x, y), (x + 40.0, y - 60.0), modifiers)


def dragged(desk: Desk, source: tuple[str, str], target: tuple[str, str], modifiers=None) -> None:
    modifiers = modifiers or Qt.KeyboardModifier.NoModifier
    desk.hand.drag(desk.hand.pin(*source), desk.hand.pin(*target), modifiers)


def copied(desk: Desk, *keys) -> None:
    desk.click("add1")
    press(desk, (Key.Key_C, CTRL), *keys)


GESTURES = {
    "move": lambda desk: carry(desk, "add1"),
    "move several": lambda desk: (desk.select("x", "y"), carry(desk, "x")),
    "move by a key": lambda desk: (desk.click("x"), desk.key(Key.Key_Right)),
    "turn a slider": slide,
    "turn a slider in the inspector": slide_in_inspector,
    "type a value": lambda desk: (desk.click("x"), entered(desk, "3.5")),
    "step a value by keys": lambda desk: (
        desk.click("x"),
        press(desk, Key.Key_Return, Key.Key_Up, Key.Key_Up, Key.Key_Up, Key.Key_Return),
    ),
    "type a value in the inspector": type_in_inspector,
    "rename": lambda desk: (desk.click("x"), desk.key(Key.Key_F2), entered(desk, "w")),
    "replace a wire": lambda desk: dragged(desk, ("z", OUT), ("add1", "a")),
    "take a wire elsewhere": lambda desk: dragged(desk, ("add1", "a"), ("mul1", "a")),
    "take a wire away": lambda desk: desk.hand.drag(desk.hand.pin("add1", "a"), (150.0, -70.0)),
    "move all wires of an output": lambda desk: dragged(desk, ("x", OUT), ("z", OUT), CTRL),
    "cut by a stroke": stroke,
    "delete": lambda desk: (desk.select("x", "y"), desk.key(Key.Key_Delete)),
    "delete and heal": lambda desk: (desk.click("add1"), desk.key(Key.Key_Delete, CTRL)),
    "detach": lambda desk: (desk.click("add1"), desk.key(Key.Key_X, CTRL_SHIFT)),
    "drop on a wire": drop_on_wire,
    "duplicate by a drag": lambda desk: carry(desk, "add1", CTRL),
    "duplicate": lambda desk: (desk.click("add1"), desk.key(Key.Key_D, CTRL)),
    "paste": lambda desk: copied(desk, (Key.Key_V, CTRL)),
    "paste with wires": lambda desk: copied(desk, (Key.Key_V, CTRL_SHIFT)),
    "cut out": lambda desk: (desk.click("add1"), desk.key(Key.Key_X, CTRL)),
    "find a gate": lambda desk: (desk.key(Key.Key_Escape), entered(desk, "tanh")),
    "find a gate, wired": lambda desk: (desk.click("add1"), entered(desk, "tanh", SHIFT)),
    "find a number": lambda desk: (desk.key(Key.Key_Escape), entered(desk, "k = 3")),
    "find a formula": lambda desk: (desk.key(Key.Key_Escape), entered(desk, "a*b + c")),
    "wire to the empty canvas": lambda desk: (
        desk.hand.drag(desk.hand.pin("add1", OUT), (330.0, -60.0)),
        entered(desk, "exp"),
    ),
    "wire by keys": lambda desk: (
        desk.click("z"),
        press(desk, (Key.Key_L, CTRL), Key.Key_Return),
    ),
    "group and name": lambda desk: desk.group("both", "add1", "mul1"),
    "tidy up": lambda desk: do(desk, "tidy"),
}
IN_A_BLOCK = {
    "ungroup": lambda desk, id_: (desk.click(id_), desk.key(Key.Key_G, CTRL_SHIFT)),
    "duplicate a block": lambda desk, id_: (desk.click(id_), desk.key(Key.Key_D, CTRL)),
    "edit inside": lambda desk, id_: (
        desk.session.enter(id_),
        desk.click("add1"),
        desk.key(Key.Key_Delete),
    ),
    "rename a block": lambda desk, id_: (
        desk.click(id_),
        desk.key(Key.Key_F2),
        entered(desk, "sum"),
    ),
}
NO_STEP = {
    "a drag given up": lambda desk: (
        desk.hand.press(*desk.middle("x")),
        desk.hand.move(60.0, -40.0),
        desk.key(Key.Key_Escape),
        desk.hand.release(60.0, -40.0),
    ),
    "a slider given up": lambda desk: slide(desk, cancels=True),
    "a value given up": lambda desk: (
        desk.click("x"),
        press(desk, Key.Key_Return, Key.Key_Up, Key.Key_Escape),
    ),
    "a name given up": lambda desk: (
        desk.click("x"),
        desk.key(Key.Key_F2),
        desk.type("abc"),
        desk.key(Key.Key_Escape),
    ),
    "a search given up": lambda desk: (
        desk.key(Key.Key_Escape),
        desk.type("tanh"),
        desk.key(Key.Key_Escape),
    ),
    "a wire given up": lambda desk: (
        desk.hand.press(*desk.hand.pin("x", OUT)),
        desk.hand.move(150.0, -60.0),
        desk.key(Key.Key_Escape),
        desk.hand.release(150.0, -60.0),
    ),
    "selecting all": lambda desk: do(desk, "select-all"),
    "a look around": lambda desk: press(desk, Key.Key_Home, (Key.Key_Plus, CTRL)),
}


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    with_worker(monkeypatch)
    desk = Desk(qtbot, tmp_path)
    desk.window.resize(1400, 800)
    return desk


def begin(desk: Desk, document) -> None:
    desk.open(document)
    desk.view.set_zoom(1.0)
    desk.view.centerOn(300.0, 120.0)


def told(desk: Desk) -> list[str]:
    history = desk.session.history
    return [str(history.label_of(step)) for step in range(1, history.count + 1)]


def test_each_gesture_is_one_step_and_undo_gives_the_very_same_document(desk):
    for name, gesture in GESTURES.items():
        before = first_example()
        begin(desk, before)
        gesture(desk)
        QApplication.processEvents()
        assert len(told(desk)) == 1, (name, told(desk))
        after = desk.session.document
        desk.view.setFocus()
        desk.key(Key.Key_Z, CTRL)
        assert desk.session.document is before, name
        desk.key(Key.Key_Z, CTRL_SHIFT)
        assert desk.session.document is after, name


def test_each_gesture_on_a_block_is_one_step(desk):
    (id_,) = (each for each, node in BLOCK.root.nodes.items() if node.gate.is_block)
    for name, gesture in IN_A_BLOCK.items():
        begin(desk, BLOCK)
        gesture(desk, id_)
        assert len(told(desk)) == 1, (name, told(desk))
        desk.view.setFocus()
        desk.key(Key.Key_Z, CTRL)
        assert desk.session.document is BLOCK, name


def test_what_is_given_up_and_what_only_looks_is_no_step(desk):
    for name, gesture in NO_STEP.items():
        before = first_example()
        begin(desk, before)
        gesture(desk)
        assert told(desk) == [], (name, told(desk))
        assert desk.session.document is before, name


def test_a_step_down_of_all_parameters_is_one_step(desk):
    before = desk.open(NEURON)
    desk.key(Key.Key_Return, CTRL)
    assert len(told(desk)) == 1
    desk.key(Key.Key_Z, CTRL)
    assert desk.session.document is before
