"""Two things at odds: what is held, typed or offered, and a circuit that changes meanwhile."""

from __future__ import annotations

import pytest
from block_documents import layer_of_two, split
from canvases import first_example
from hand import NOTHING, move_to
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from windows import ALT, SHIFT, Desk, with_worker

from circuit_editor.model import EMPTY, OUT, Pin, blocks, edits
from circuit_editor.ui.palette.answer_rows import ANSWER
from circuit_editor.ui.palette.palette_items import LIBRARY, OWN
from circuit_editor.ui.palette.search_field import SearchField
from circuit_editor.ui.shell.commands import ON_CANVAS, ON_NODES, ON_PIN, ON_WIRE
from circuit_editor.ui.shell.files.file_commands import FileCommands
from circuit_editor.ui.widgets.wording import problem_sentence

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
NO_BUTTON = Qt.MouseButton.NoButton


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    with_worker(monkeypatch)
    desk = Desk(qtbot, tmp_path)
    desk.window.resize(1280, 760)
    desk.open(first_example())
    desk.view.fit()
    return desk


@pytest.fixture
def popup(desk):
    return desk.view.search.popup


def offers(popup) -> list[str]:
    """The names of what can be put down now."""
    rows = popup.rows.model()
    return [rows.index(at, 0).data(ANSWER).entry.name for at in range(rows.rowCount())]


def without_a_port(document, block: str, port: str):
    """The document in which a block has lost a port, as by the undo of whoever added it."""
    return blocks.within(document, block, lambda inside: edits.remove(inside, [port]))


def open_block(desk) -> tuple[str, str]:
    """Open a circuit with a block of two outputs; the ids of its use and of the block."""
    document = desk.open(split())
    desk.view.fit()
    ((use, made),) = [(id_, each) for id_, each in document.root.nodes.items() if each.interface]
    return use, made.interface.block


def contexts(desk) -> dict[str, QPoint]:
    """A pixel for each kind of thing that has a menu of its own."""
    view, hand = desk.view, desk.hand
    wire = view.circuit_scene.wires.path(Pin("mul1", "a")).pointAtPercent(0.5)
    x, y = hand.node("add1")
    return {
        ON_NODES: hand.point(x, y),
        ON_PIN: hand.point(*hand.pin("add1", OUT)),
        ON_WIRE: view.mapFromScene(wire),
        ON_CANVAS: hand.point(x, y - 90),
    }


# --- menus ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("context", [ON_NODES, ON_PIN, ON_WIRE, ON_CANVAS])
def test_whatever_a_menu_offers_may_be_gone_when_it_is_chosen(desk, context, monkeypatch):
    monkeypatch.setattr(FileCommands, "may_leave", lambda self, asked="": True)
    pixel = contexts(desk)[context]
    desk.window.help_commands.open_menu(pixel)
    menu = QApplication.activePopupWidget()
    assert menu.objectName() == context
    desk.session.open(EMPTY, None)  # as a step of a lesson may
    for action in menu.actions():
        if action.isEnabled():
            action.trigger()
    menu.close()
    QApplication.processEvents()
    assert not desk.session.circuit.nodes


def test_the_pin_at_which_a_menu_stands_is_asked_for_no_more_when_it_has_gone(desk):
    desk.window.help_commands.open_menu(contexts(desk)[ON_PIN])
    menu = QApplication.activePopupWidget()
    assert desk.session.asked_pin == Pin("add1", OUT)
    after = edits.remove(desk.session.document, ["add1"])
    desk.session.replace("Delete", after, select={"x"})
    assert desk.session.asked_pin is None
    desk.window.actions_by_id["wire"].trigger()
    menu.close()
    assert desk.view.gesture is not None and desk.session.document is after


def test_the_search_for_a_replacement_ends_with_the_gate(desk, popup):
    desk.select("add1")
    desk.view.search.open()
    desk.window.actions_by_id["replace"].trigger()
    assert popup.isVisible()
    desk.session.edit("Delete", edits.remove, ["add1"])
    assert not popup.isVisible()


def test_what_replaces_a_gate_is_looked_for_while_nothing_is_told_of_gates(desk, popup):
    desk.window.actions_by_id["predict-backward"].trigger()
    desk.session.select({"add1"})
    desk.window.actions_by_id["replace"].trigger()
    desk.type("qqq")
    desk.key(Key.Key_Backspace)
    popup.field.setText("mul")
    assert popup.height() > popup.field.height() + popup.rows.height()


def test_the_menu_of_the_search_field_may_outlive_the_search(desk, popup):
    desk.session.edit("Unplug", edits.disconnect, [Pin("mul1", "b")])
    desk.view.search_for_wire(Pin("mul1", "b"), desk.view.mapToScene(QPoint(500, 400)))
    QApplication.clipboard().setText("exp")
    desk.key(Key.Key_F10, SHIFT)
    menu = QApplication.activePopupWidget()
    desk.session.edit("Delete", edits.remove, ["mul1"])
    assert menu.isVisible() and not popup.isVisible()
    paste = next(each for each in menu.actions() if "Paste" in each.text())
    paste.trigger()
    menu.close()
    assert popup.current is None and not popup.isVisible()


# --- what is carried ----------------------------------------------------------------------------


def test_a_block_that_has_other_ports_now_is_carried_no_more(desk):
    _, block = open_block(desk)
    desk.view.pick(OWN + block)
    first = desk.session.document.blocks[block].outputs[0]
    at = desk.hand.point(*desk.hand.pin(desk.session.document.loss, "x")) + QPoint(3, 3)
    move_to(desk.view, at, buttons=NO_BUTTON)
    changed = without_a_port(desk.session.document, block, first)
    desk.session.replace("Remove port", changed)
    assert desk.view.gesture is None
    QTest.mouseClick(desk.view.viewport(), LEFT, NOTHING, at)
    assert desk.session.document is changed


def test_a_key_that_ends_a_frame_does_nothing_to_what_is_selected_no_more(desk):
    document = desk.session.document
    x, y = desk.hand.node("add1")
    desk.hand.press(x - 90, y - 90)
    desk.hand.move(x + 20, y + 20)
    assert desk.session.selection == {"add1"}
    desk.key(Key.Key_F2)
    assert desk.view.gesture is None and not desk.session.selection
    assert desk.session.document is document


@pytest.mark.parametrize("is_second", [False, True])
@pytest.mark.parametrize("is_carried", [False, True])
def test_a_copy_of_a_library_block_is_wired_by_the_ports_it_has_here(desk, is_carried, is_second):
    _, _ = open_block(desk)  # which has taken the usual ids of ports
    desk.view.catalog.load()
    softplus = LIBRARY + "softplus-from-gates"
    name = next(each.name for each in desk.view.catalog.entries if each.what == softplus)
    if is_second:
        desk.view.placing.put_in_view(softplus)
    before = desk.session.circuit.nodes
    loss = desk.session.document.loss
    desk.session.edit("Unplug", edits.disconnect, [Pin(loss, "x")])
    if is_carried:
        desk.view.pick(softplus)
        at = desk.hand.point(*desk.hand.pin(loss, "x"))
        move_to(desk.view, at, buttons=NO_BUTTON)
        QTest.mouseClick(desk.view.viewport(), LEFT, NOTHING, at)
    else:
        desk.view.search_for_wire(Pin(loss, "x"), desk.view.mapToScene(QPoint(500, 400)))
        desk.type(name)
        while desk.view.search.popup.current.what != softplus:
            desk.key(Key.Key_Down)
        desk.key(Key.Key_Return)
    circuit = desk.session.circuit
    source = circuit.wires[Pin(loss, "x")]
    assert source.node not in before
    assert source.port in circuit.nodes[source.node].gate.outputs


# --- what is looked for -------------------------------------------------------------------------


def test_a_search_offers_no_block_whose_fitting_port_has_gone(desk, popup):
    _, block = open_block(desk)
    loss = desk.session.document.loss
    desk.session.edit("Unplug", edits.disconnect, [Pin(loss, "x")])
    desk.view.search_for_wire(Pin(loss, "x"), desk.view.mapToScene(QPoint(500, 400)))
    assert "split" in offers(popup)
    document = desk.session.document
    for port in document.blocks[block].outputs:
        document = without_a_port(document, block, port)
    desk.session.replace("Remove ports", document)
    assert popup.isVisible() and "split" not in offers(popup)


def test_a_block_of_the_library_is_looked_for_beside_one_that_is_open_inside_another(desk, popup):
    document = desk.open(layer_of_two())
    desk.view.catalog.load()
    ((layer, _),) = blocks.instances_in(document.root)
    desk.session.enter(layer)
    inner = sorted(id_ for id_, _ in blocks.instances_in(desk.session.circuit))
    desk.session.expand(inner[:1], open_=True)
    desk.view.fit()
    before = {*desk.session.circuit.nodes}
    desk.view.search.open()
    desk.type("squared")
    while popup.current.what != LIBRARY + "squared-error":
        desk.key(Key.Key_Down)
    desk.key(Key.Key_Return)
    assert len({*desk.session.circuit.nodes} - before) == 1


def test_a_block_of_the_library_is_looked_for_inside_its_own_copy(desk, popup):
    desk.open(EMPTY)
    desk.view.catalog.load()
    for id_ in ("squared-error", "softplus-from-gates"):
        desk.view.placing.put_in_view(LIBRARY + id_)
        (block,) = desk.session.selection
        desk.session.enter(block)
    desk.session.leave()  # in the copy of the first one, beside the second
    desk.session.expand([block], open_=True)
    desk.view.search.open()
    for id_ in ("squared-error", "softplus-from-gates"):
        name = next(e.name for e in desk.view.catalog.entries if e.what == LIBRARY + id_)
        popup.field.setText(name)
        for _ in range(popup.rows.model().rowCount()):
            desk.key(Key.Key_Down)
    assert popup.isVisible()


def test_a_formula_reads_names_as_the_circuit_has_them_when_it_is_placed(desk, popup):
    desk.view.search.open()
    desk.type("x * q")
    desk.session.edit("Delete", edits.remove, ["x"])
    desk.key(Key.Key_Return)
    circuit = desk.session.circuit
    assert {"x", "q"} <= {*circuit.labels.values()}
    desk.undo_all()
    assert desk.session.document == first_example()


def test_a_node_that_has_gone_is_not_wired_to_what_waits(desk, popup):
    desk.session.edit("Unplug", edits.disconnect, [Pin("mul1", "b")])
    desk.view.search_for_wire(Pin("mul1", "b"), desk.view.mapToScene(QPoint(500, 400)))
    desk.type("z")
    assert popup.current.there == Pin("z", OUT)
    desk.session.edit("Delete", edits.remove, ["z"])
    assert popup.current.there is None
    desk.key(Key.Key_Return)
    assert Pin("z", OUT) not in desk.session.circuit.wires.values()


@pytest.mark.parametrize("command", ["find-gate", "all-commands"])
def test_a_search_goes_where_the_window_comes_back_with_the_keyboard_elsewhere(desk, command):
    desk.window.actions_by_id[command].trigger()
    field = QApplication.focusWidget()
    assert isinstance(field, SearchField)
    elsewhere = QWidget()
    elsewhere.show()
    elsewhere.activateWindow()
    QApplication.processEvents()
    assert field.isVisible()  # one comes back to it
    desk.window.activateWindow()
    QApplication.processEvents()
    assert field.isVisible() and field.hasFocus()
    elsewhere.activateWindow()
    QApplication.processEvents()
    desk.view.setFocus()  # as what goes on by itself may
    desk.window.activateWindow()
    QApplication.processEvents()
    elsewhere.close()
    assert desk.view.hasFocus() and not field.isVisible()


def test_what_is_told_of_an_answer_goes_as_soon_as_its_numbers_are_asked_for(desk, popup):
    desk.view.search_for_wire(Pin("add1", OUT), desk.view.mapToScene(QPoint(500, 400)))
    desk.type("exp")
    told = " ".join(desk.texts(popup))
    assert "Here ×" in told
    desk.window.actions_by_id["predict-both"].trigger()
    desk.view.search_for_wire(Pin("add1", OUT), desk.view.mapToScene(QPoint(500, 400)))
    desk.type("exp")
    assert "Here ×" not in " ".join(desk.texts(popup))
    desk.window.actions_by_id["predict-end"].trigger()
    assert popup.isVisible() and "Here ×" in " ".join(desk.texts(popup))
    desk.window.actions_by_id["predict-both"].trigger()
    assert "Here ×" not in " ".join(desk.texts(popup))


def test_on_stage_a_search_that_was_open_is_left_like_any_other(desk, popup):
    desk.view.search.open("e")
    desk.window.actions_by_id["present"].trigger()
    presenting = desk.window.classroom.presenting
    for _ in range(3):
        desk.key(Key.Key_Escape)
    assert not presenting.is_on and not popup.isVisible()
    assert desk.session.document == first_example()


def test_the_answer_one_has_come_to_stays_the_chosen_one(desk, popup):
    desk.view.search.open()
    desk.key(Key.Key_Down)
    desk.key(Key.Key_Down)
    chosen = popup.current.what
    desk.session.edit("Delete", edits.remove, ["z"])
    assert popup.current.what == chosen


def test_the_hand_that_begins_something_ends_what_is_composed(desk, popup):
    QApplication.sendEvent(desk.view, QInputMethodEvent("xi", []))
    assert popup.isVisible() and desk.view.hasFocus()
    desk.hand.press(*desk.hand.node("add1"))
    assert desk.view.gesture is not None and not popup.isVisible()


def test_the_next_wire_is_one_of_what_is_still_there(desk):
    desk.select("add1")
    desk.key(Key.Key_W, ALT)
    assert "add1" in (desk.session.selected_wire.node, "add1")
    desk.session.edit("Delete", edits.remove, ["add1"])
    desk.key(Key.Key_W, ALT)
    assert desk.session.selected_wire in desk.session.circuit.wires


def test_an_open_end_is_told_beside_a_gate_that_waits_for_its_wire(desk):
    document = desk.open(edits.remove(first_example(), ["x", first_example().loss]))
    told = {each.at: problem_sentence(desk.session, each) for each in desk.session.problems}
    assert told.keys() == {"loss", "add1.a"} and "open end" in told["loss"]
    assert desk.session.document is document


# --- gestures and fields ------------------------------------------------------------------------


def test_a_name_that_is_typed_is_taken_where_its_block_is_left(desk):
    use, block = open_block(desk)
    desk.session.enter(use)
    inner = next(id_ for id_, each in desk.session.circuit.nodes.items() if each.kind == "mul")
    desk.session.select({inner})
    desk.key(Key.Key_F2)
    desk.type("product")
    desk.session.leave()
    assert desk.session.document.blocks[block].circuit.label(inner) == "product"
    assert not desk.session.where and desk.view.hasFocus()


def test_what_is_dropped_on_a_wire_of_an_opened_block_stays_out_of_it(desk):
    use, block = open_block(desk)
    desk.session.expand([use], open_=True)
    desk.view.fit()
    scene, before = desk.view.circuit_scene, desk.session.document
    inner = next(target for target in scene.wires if target.node.startswith(use + "/"))
    at = desk.view.mapFromScene(scene.wires.path(inner).pointAtPercent(0.5))
    desk.view.pick("exp")
    move_to(desk.view, at, buttons=NO_BUTTON)
    QTest.mouseClick(desk.view.viewport(), LEFT, NOTHING, at)
    after = desk.session.document
    assert after.blocks[block] is before.blocks[block]
    assert len(after.root.nodes) == len(before.root.nodes) + 1
    assert after.root.wires == before.root.wires


def test_alt_is_felt_when_it_is_pressed_and_when_it_is_let_go(desk):
    target = Pin("mul1", "a")
    path = desk.view.circuit_scene.wires.path(target)
    at = desk.view.mapFromScene(path.pointAtPercent(0.5))
    desk.view.pick("exp")
    move_to(desk.view, at, buttons=NO_BUTTON)
    QTest.keyPress(desk.view, Key.Key_Alt)
    QTest.keyRelease(desk.view, Key.Key_Alt, ALT)
    QTest.mouseClick(desk.view.viewport(), LEFT, NOTHING, at)
    wires = desk.session.circuit.wires
    assert wires[target].node != "add1" and wires[Pin(wires[target].node, "x")].node == "add1"
    desk.undo_all()
    desk.view.pick("exp")
    move_to(desk.view, at, buttons=NO_BUTTON)
    QTest.keyPress(desk.view, Key.Key_Alt)
    QTest.mouseClick(desk.view.viewport(), LEFT, ALT, at)
    QTest.keyRelease(desk.view, Key.Key_Alt, ALT)
    assert desk.session.circuit.wires == first_example().root.wires
