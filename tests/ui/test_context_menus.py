"""Context menus on the canvas: what a right click shows there, read from the menu that is seen."""

from __future__ import annotations

import pytest
from canvases import first_example
from hand import NOTHING, SHIFT
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from windows import CTRL, Desk

from circuit_editor.model import OUT, Pin
from circuit_editor.model.edits.grouping import group
from circuit_editor.text import Pass
from circuit_editor.ui.canvas.gestures.draw_wire import DrawWire
from circuit_editor.ui.classroom.predicting import Cover
from circuit_editor.ui.palette.answer_rows import ANSWER
from circuit_editor.ui.shell.commands import (
    CONTEXTS,
    ON_CANVAS,
    ON_NODES,
    ON_PIN,
    ON_WIRE,
    REGISTRY,
    commands_in,
)

RIGHT = Qt.MouseButton.RightButton
Key = Qt.Key


@pytest.fixture
def desk(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.open(first_example())
    desk.view.fit()
    before = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(0)  # no two clicks of these are one
    desk.select("x")  # this window has the mouse, and none whose menu was open
    desk.session.select(())
    yield desk
    QApplication.setDoubleClickInterval(before)
    shut()


def shut() -> None:
    popup = QApplication.activePopupWidget()
    if popup is not None:
        window = popup.parentWidget().window()
        popup.close()
        window.activateWindow()  # as a window manager does
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def right_click(desk, x, y, modifiers=NOTHING) -> QMenu | None:
    """Press the right button as the system does; the menu that is shown then."""
    viewport = desk.view.viewport()
    at = viewport.mapTo(desk.window, desk.hand.point(x, y))
    QTest.mouseMove(desk.window.windowHandle(), at)
    QTest.mousePress(desk.window.windowHandle(), RIGHT, modifiers, at)
    QTest.mouseRelease(desk.window.windowHandle(), RIGHT, modifiers, at)
    menu = QApplication.activePopupWidget()
    assert menu is None or isinstance(menu, QMenu)
    return menu


def offered(menu: QMenu) -> list[str]:
    """What stands there, the submenu's before what follows it."""
    return [
        each.objectName()
        for top in menu.actions()
        for each in (top.menu().actions() if top.menu() else [top])
        if not each.isSeparator()
    ]


def choose(menu: QMenu, id_: str) -> None:
    """Click an item of a menu that is shown, or of its submenu."""
    more = next((each for each in menu.actions() if each.menu()), None)
    if more is not None and id_ in {each.objectName() for each in more.menu().actions()}:
        menu.setActiveAction(more)
        QTest.keyClick(menu, Key.Key_Right)
        menu = more.menu()
    action = next(each for each in menu.actions() if each.objectName() == id_)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, NOTHING, menu.actionGeometry(action).center())
    QApplication.processEvents()


def on_wire(desk, target: Pin) -> tuple[float, float]:
    path = desk.view.circuit_scene.wires.path(target)
    points = (path.pointAtPercent(each / 40) for each in range(10, 31))
    scene = desk.view.circuit_scene
    point = next(
        each for each in points if scene.wire_at(each) == target and scene.pin_at(each) is None
    )
    return point.x(), point.y()


def test_a_gate_offers_what_can_be_done_with_it_each_with_its_key(desk):
    menu = right_click(desk, *desk.hand.node("mul1"))
    assert menu.isVisible() and menu.objectName() == ON_NODES
    assert desk.session.selection == {"mul1"}
    found = offered(menu)
    for id_ in ("rename", "duplicate", "bypass", "copy", "group", "step-to-here", "delete"):
        assert id_ in found
    assert "ungroup" not in found and "edit-value" not in found and "paste" not in found
    assert found[-1] == "delete"
    for action in menu.actions():
        if not action.shortcut().isEmpty():
            assert action.isShortcutVisibleInContextMenu()
    keys = {each.objectName(): each.shortcut().toString() for each in menu.actions()}
    assert keys["rename"] == "F2" and keys["duplicate"] == "Ctrl+D" and keys["bypass"] == "Ctrl+Del"


def test_a_gate_offers_at_most_fourteen_things_at_once_the_rarer_ones_behind_one_of_them(desk):
    menu = right_click(desk, *desk.hand.node("mul1"))
    first = [each for each in menu.actions() if not each.isSeparator()]
    assert len(first) <= 14
    (more,) = (each for each in first if each.menu())
    assert more.text().replace("&", "") == "More"
    rare = {each.objectName() for each in more.menu().actions()}
    assert {"detach", "move-wires", "copy-latex"} <= rare
    assert not {"rename", "duplicate", "replace", "delete"} & rare


def test_the_item_that_is_clicked_is_done_in_one_step(desk):
    before = desk.session.document
    choose(right_click(desk, *desk.hand.node("mul1")), "delete")
    assert "mul1" not in desk.session.circuit.nodes
    desk.session.undo()
    assert desk.session.document is before


def test_a_card_a_block_and_a_flag_offer_what_is_theirs(desk):
    assert "edit-value" in offered(right_click(desk, *desk.hand.node("x")))
    shut()
    assert "copy-value" in offered(right_click(desk, *desk.hand.node(desk.session.document.loss)))
    shut()
    document, block = group(first_example(), ["add1", "mul1"], "both", None)
    desk.open(document)
    desk.view.fit()
    found = offered(right_click(desk, *desk.hand.node(block)))
    assert {"enter", "expand", "ungroup", "save-block"} <= {*found}
    assert "unique" not in found  # it is used once


def test_what_is_selected_stays_so_and_the_menu_is_about_all_of_it(desk):
    desk.select("x", "y", "z")
    menu = right_click(desk, *desk.hand.node("y"))
    assert desk.session.selection == {"x", "y", "z"}
    assert "rename" not in offered(menu)
    choose(menu, "delete")
    assert {*desk.session.circuit.nodes} & {"x", "y", "z"} == set()


def test_a_wire_leads_to_both_its_ends_and_is_cut(desk):
    target = Pin("mul1", "a")
    menu = right_click(desk, *on_wire(desk, target))
    assert menu.objectName() == ON_WIRE and desk.session.selected_wire == target
    choose(menu, "find-source")
    assert desk.session.selection == {"add1"}
    choose(right_click(desk, *on_wire(desk, target)), "find-reader")
    assert desk.session.selection == {"mul1"}
    choose(right_click(desk, *on_wire(desk, target)), "delete")
    assert target not in desk.session.circuit.wires


def test_a_pin_is_wired_from_and_its_wires_are_cut(desk):
    pin = Pin("add1", OUT)
    menu = right_click(desk, *desk.hand.pin(*pin))
    assert menu.objectName() == ON_PIN
    choose(menu, "wire")
    assert isinstance(desk.view.gesture, DrawWire)
    desk.key(Key.Key_Escape)
    assert desk.view.gesture is None
    choose(right_click(desk, *desk.hand.pin(*pin)), "cut-pin-wires")
    assert pin not in desk.session.circuit.wires.values()
    assert desk.session.asked_pin is None and desk.view.asked_at is None
    free = right_click(desk, *desk.hand.pin("mul1", "a"))
    assert "cut-pin-wires" not in offered(free)


def test_nothing_offers_what_the_canvas_does(desk):
    desk.select("x")
    x, y = desk.hand.node("add1")
    menu = right_click(desk, x, y - 90)
    assert menu.objectName() == ON_CANVAS and not desk.session.selection
    assert offered(menu)[:4] == ["find-gate", "add-expression", "paste", "paste-with-wires"]
    assert "expression" not in offered(menu)  # it would take the place of all that is here
    assert {"select-all", "fit", "tidy"} <= {*offered(menu)}
    assert "leave" not in offered(menu)
    choose(menu, "select-all")
    assert desk.session.selection == {*desk.session.circuit.nodes}


@pytest.mark.parametrize(("key", "modifiers"), [(Key.Key_F10, SHIFT), (Key.Key_Menu, NOTHING)])
def test_keys_open_it_at_what_is_selected(desk, key, modifiers):
    for select, context in (
        (lambda: desk.session.select({"x"}), ON_NODES),
        (lambda: desk.session.select((), Pin("mul1", "a")), ON_WIRE),
        (lambda: desk.session.select(()), ON_CANVAS),
    ):
        select()
        desk.key(key, modifiers)
        menu = QApplication.activePopupWidget()
        assert menu is not None and menu.objectName() == context
        if context == ON_NODES:
            card = desk.view.mapFromScene(desk.view.circuit_scene.nodes["x"].middle)
            at = desk.view.viewport().mapFromGlobal(menu.geometry().topLeft())
            assert (at - card).manhattanLength() < 300
            QTest.keyClick(menu, Key.Key_Down)
            assert menu.activeAction() is not None
        shut()


def test_keys_open_the_menu_of_a_field_that_has_the_focus(desk):
    field = desk.window.palette_panel.field
    desk.key(Key.Key_B, CTRL)
    field.setFocus()
    assert isinstance(field, QLineEdit) and field.hasFocus()
    desk.key(Key.Key_F10, SHIFT)
    menu = QApplication.activePopupWidget()
    assert menu is not None and menu.objectName() not in CONTEXTS
    assert any(each.objectName() == "edit-paste" for each in menu.actions())


def test_a_right_click_that_ends_a_gesture_opens_no_menu_nor_does_one_with_ctrl(desk):
    x, y = desk.hand.node("x")
    desk.hand.press(x, y)
    desk.hand.move(x + 40, y + 40)
    assert desk.view.gesture is not None
    assert right_click(desk, x + 40, y + 40) is None
    assert desk.view.gesture is None
    desk.hand.release(x, y)
    assert right_click(desk, *desk.hand.node("x"), CTRL) is None
    desk.view.cancel_gesture()
    assert right_click(desk, *desk.hand.node("x")) is not None


def test_a_number_is_copied_with_all_its_digits_and_none_that_is_covered(desk):
    clipboard = QGuiApplication.clipboard()
    desk.session.set_value("x", 1 / 3)
    choose(right_click(desk, *desk.hand.node("add1")), "copy-value")
    assert clipboard.text() == repr(1 / 3 + 5)
    choose(right_click(desk, *on_wire(desk, Pin("mul1", "a"))), "copy-gradient")
    assert float(clipboard.text()) == -4.0
    desk.window.classroom.predicting.begin(Cover.GRADIENTS)
    clipboard.setText("untouched")
    for id_ in ("add1", "x"):
        desk.session.select({id_})
        desk.window.node_commands.copy_number(*_arguments("copy-gradient"))
    assert clipboard.text() == "untouched"
    assert "no number" in desk.said[-1]


def _arguments(id_: str) -> tuple:
    return next(each.arguments for each in REGISTRY if each.id == id_)


def test_the_timeline_steps_to_a_gate_backwards_and_then_forwards(desk):
    stepping = desk.window.classroom.stepping
    choose(right_click(desk, *desk.hand.node("add1")), "step-to-here")
    assert stepping.here == (Pass.BACKWARD, "add1")
    choose(right_click(desk, *desk.hand.node("add1")), "step-to-here")
    assert stepping.here == (Pass.FORWARD, "add1")


def test_whatever_has_a_key_or_a_place_in_a_context_stands_in_a_menu_too():
    from circuit_editor.ui.shell.commands import MENUS

    only_here = {"cut-pin-wires", "add-to-pin"}  # what only a pin that is pointed to tells
    for context in CONTEXTS:
        assert commands_in(context)
        for each in commands_in(context).values():
            assert {*each.menus} & {*MENUS} or each.id in only_here
    for each in REGISTRY:
        assert not each.keys or {*each.menus} & {*MENUS}, each.id
        assert all(QKeySequence(key).toString() for key in each.keys)


def test_the_menu_stays_on_the_screen(desk):
    desk.session.select({"x"})
    desk.view.pan(QPoint(5000, 5000))
    desk.key(Key.Key_F10, SHIFT)
    menu = QApplication.activePopupWidget()
    assert desk.window.screen().geometry().contains(menu.geometry())


def test_a_gate_is_replaced_by_another_with_its_wires(desk):
    before = desk.session.circuit
    choose(right_click(desk, *desk.hand.node("mul1")), "replace")
    popup = desk.view.search.popup
    assert popup.isVisible() and popup.field.hasFocus()
    gate = desk.view.circuit_scene.nodes["mul1"]
    body = desk.view.mapFromScene(gate.on_canvas(gate.body)).boundingRect()
    assert not popup.geometry().intersects(body)
    rows = range(popup.answers.rowCount())
    kinds = {popup.answers.index(at, 0).data(ANSWER).what for at in rows}
    assert {"add", "sub", "div", "max"} <= kinds
    assert not {"mul", "exp", "input", "output"} & kinds
    desk.type("a*b")
    assert popup.current is None  # a formula has no place there
    popup.field.clear()
    desk.type("subtr")
    desk.key(Key.Key_Return)
    assert not popup.isVisible() and desk.view.hasFocus()
    circuit = desk.session.circuit
    assert circuit.nodes["mul1"].kind == "sub" and circuit.wires == before.wires
    assert desk.value("mul1") == 7.0
    assert desk.session.undo_label.startswith("Replace by")
    desk.session.undo()
    assert desk.session.circuit is before


def test_a_gate_is_inserted_on_a_wire_in_one_step(desk):
    target = Pin("mul1", "a")
    before = desk.session.document
    choose(right_click(desk, *on_wire(desk, target)), "insert-gate")
    assert desk.view.search.is_open
    desk.type("tanh")
    desk.key(Key.Key_Return)
    source = desk.session.circuit.wires[target]
    assert desk.session.circuit.nodes[source.node].kind == "tanh"
    assert desk.session.circuit.sources(source.node) == [Pin("add1", OUT)]
    desk.session.undo()
    assert desk.session.document is before


def test_what_is_looked_for_at_a_pin_is_wired_to_it(desk):
    choose(right_click(desk, *desk.hand.pin("add1", OUT)), "add-to-pin")
    assert desk.view.search.is_open
    desk.type("exp")
    desk.key(Key.Key_Return)
    (new,) = desk.session.selection
    assert desk.session.circuit.sources(new) == [Pin("add1", OUT)]


def test_the_derivative_of_a_gate_is_copied_as_latex(desk, qtbot):
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    desk.session.select({"mul1"})
    with qtbot.waitSignal(desk.window.formulas.answered, timeout=20_000):
        desk.window.actions_by_id["copy-latex"].trigger()
    text = clipboard.text()
    assert text.count(r"\partial") >= 2 and "z" in text
    assert desk.said[-1] == "Copied as LaTeX."


def test_nothing_is_copied_that_would_tell_what_is_asked_for(desk):
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("untouched")
    desk.window.classroom.predicting.begin(Cover.GRADIENTS)
    desk.session.select({"mul1"})
    desk.window.actions_by_id["copy-latex"].trigger()
    assert clipboard.text() == "untouched" and "asked for" in desk.said[-1]


def test_what_lies_over_the_canvas_has_no_menu_of_what_is_below(desk):
    desk.view.set_zoom(2.5)
    desk.key(Key.Key_M, CTRL)
    minimap = desk.window.minimap
    if not minimap.isVisible():
        desk.key(Key.Key_M, CTRL)
    assert minimap.isVisible()
    at = minimap.mapTo(desk.window, minimap.rect().center())
    QTest.mousePress(desk.window.windowHandle(), RIGHT, NOTHING, at)
    QTest.mouseRelease(desk.window.windowHandle(), RIGHT, NOTHING, at)
    assert QApplication.activePopupWidget() is None
