"""The search over the canvas: what is found stands where one is, and is wired there."""

from __future__ import annotations

import pytest
from block_documents import two_neurons
from canvases import first_example, small_circuit
from hand import CTRL, LEFT, NOTHING, SHIFT
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from windows import ALT, Desk, only, with_worker

from circuit_editor import files
from circuit_editor.model import EMPTY, OUT, Pin, edits
from circuit_editor.model.edits.grouping import group
from circuit_editor.ui.palette.answer_rows import ANSWER
from circuit_editor.ui.widgets.key_hints import KeyHints

Key = Qt.Key
FREE = (300.0, 320.0)  # a point of the empty canvas


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    with_worker(monkeypatch)
    desk = Desk(qtbot, tmp_path)
    desk.window.resize(1280, 760)
    desk.open(first_example())
    desk.view.set_zoom(0.8)
    desk.view.look_around(QPointF(320, 240))
    return desk


def popup(desk):
    return desk.view.search.popup


def found(desk) -> list[str]:
    """What the rows of the popup would put down, in order."""
    rows = popup(desk).rows.model()
    return [rows.index(at, 0).data(ANSWER).what for at in range(rows.rowCount())]


def numbers(desk) -> set[str]:
    """What the popup says the wire that waits would give."""
    answers, rows = popup(desk).answers, popup(desk).rows.model()
    return {answers.number_of(rows.index(at, 0).data(ANSWER)) for at in range(rows.rowCount())}


def told_keys(desk) -> str:
    """What the popup says keys do besides Enter."""
    (hints,) = popup(desk).findChildren(KeyHints)
    return "" if hints.isHidden() else hints.accessibleName()


def new_node(desk, before) -> str:
    (new,) = set(desk.session.circuit.nodes) - set(before.root.nodes)
    return new


def place_of(desk, id_: str) -> tuple[float, float]:
    return desk.session.circuit.places[id_]


def drop(desk, pin: Pin, at: tuple[float, float] = FREE) -> None:
    """Drag a wire from a pin to a point of the empty canvas."""
    desk.hand.drag(desk.hand.pin(*pin), at)


# --- where it opens, and where things stand -----------------------------------------------------


def test_what_is_added_stands_where_one_double_clicked(desk):
    before = desk.session.document
    desk.hand.double_click(*FREE)
    desk.type("exp")
    desk.key(Key.Key_Return)
    x, y = place_of(desk, new_node(desk, before))
    assert abs(x - FREE[0]) <= 10 and abs(y - FREE[1]) <= 10
    assert desk.view.hasFocus() and not popup(desk).isVisible()
    desk.key(Key.Key_Z, CTRL)
    assert desk.session.document is before


def test_a_letter_opens_it_at_the_pointer_already_holding_the_letter(desk):
    before = desk.session.document
    desk.hand.move(*FREE)
    desk.type("t")
    assert popup(desk).isVisible() and popup(desk).field.text() == "t"
    desk.type("anh")
    desk.key(Key.Key_Return)
    x, y = place_of(desk, new_node(desk, before))
    assert abs(x - FREE[0]) <= 10 and abs(y - FREE[1]) <= 10


def test_where_the_pointer_rests_on_a_gate_it_stands_beside_what_is_selected(desk):
    before = desk.session.document
    desk.click("mul1")
    desk.type("exp")
    desk.key(Key.Key_Return)
    x, _ = place_of(desk, new_node(desk, before))
    assert x > place_of(desk, "mul1")[0]


def test_a_pointer_that_rests_says_once_where(desk):
    desk.hand.move(*FREE)
    for name in ("exp", "tanh"):
        desk.type(name)
        desk.key(Key.Key_Return)
    places = [place_of(desk, id_) for id_ in ("exp1", "tanh1")]
    assert places[1][0] > places[0][0] + 40  # beside the first, which is selected


def test_a_tap_of_space_opens_it_empty_and_a_pan_does_not(desk):
    desk.key(Key.Key_Space)
    assert popup(desk).isVisible() and popup(desk).field.text() == ""
    desk.key(Key.Key_Escape)
    assert not popup(desk).isVisible() and desk.view.hasFocus()
    QTest.keyPress(desk.view, Key.Key_Space)
    at = desk.hand.point(*FREE)
    QTest.mousePress(desk.view.viewport(), LEFT, NOTHING, at)
    QTest.mouseMove(desk.view.viewport(), at + QPoint(30, 20))
    QTest.mouseRelease(desk.view.viewport(), LEFT, NOTHING, at + QPoint(30, 20))
    QTest.keyRelease(desk.view, Key.Key_Space)
    assert not popup(desk).isVisible()


@pytest.mark.parametrize("corner", ["top left", "bottom right"])
def test_it_stays_within_the_canvas_and_beside_what_will_stand_there(desk, corner):
    room = desk.view.viewport().rect()
    pixel = QPoint(12, 12) if corner == "top left" else room.bottomRight() - QPoint(12, 12)
    point = desk.view.mapToScene(pixel)
    desk.hand.double_click(point.x(), point.y())
    assert popup(desk).isVisible()
    assert room.contains(popup(desk).geometry())
    assert not popup(desk).geometry().contains(pixel)


# --- a wire that waits --------------------------------------------------------------------------


def test_a_wire_dropped_on_the_empty_canvas_is_wired_to_what_is_found(desk):
    before = desk.session.document
    drop(desk, Pin("add1", OUT))
    assert desk.session.document is before
    desk.type("sigmoid")
    desk.key(Key.Key_Return)
    new = new_node(desk, before)
    assert desk.session.circuit.wires[Pin(new, "x")] == Pin("add1", OUT)
    end = desk.view.circuit_scene.nodes[new].pin_point("x")
    assert abs(end.x() - FREE[0]) <= 10 and abs(end.y() - FREE[1]) <= 10
    assert desk.session.selection == {new}
    desk.key(Key.Key_Z, CTRL)
    assert desk.session.document is before


def test_a_block_of_the_library_is_wired_by_the_ports_it_gets(desk):
    desk.view.catalog.load()  # the window does when it has been painted
    for typed, at in (("softplus from gates", FREE), ("sigmoid, gate by gate", (150.0, 380.0))):
        before = desk.session.document
        drop(desk, Pin("add1", OUT), at)
        desk.type(typed)
        desk.key(Key.Key_Return)
        new = new_node(desk, before)
        port = desk.session.circuit.nodes[new].gate.inputs[0]
        assert desk.session.circuit.wires[Pin(new, port)] == Pin("add1", OUT)
        desk.view.look_around(QPointF(320, 240))


def test_only_what_fits_the_wire_is_there_and_what_it_would_give(desk):
    drop(desk, Pin("add1", OUT))
    shown = popup(desk)
    assert {"input", "parameter", "constant"}.isdisjoint(found(desk)) and "output" in found(desk)
    desk.type("square")
    assert found(desk)[0] == "square"
    assert shown.answers.number_of(shown.current) == "9.00"  # of -2 + 5
    desk.key(Key.Key_Escape)
    assert not shown.isVisible() and desk.view.hasFocus()


def test_what_a_block_would_give_is_told_too(desk):
    drop(desk, Pin("add1", OUT))
    desk.type("gate by gate")
    shown = popup(desk)
    desk.view.catalog.load()  # however late it is read
    assert shown.current.what == "library:sigmoid-gate-by-gate"
    assert shown.answers.number_of(shown.current) == "0.95"  # of 3
    assert not any("backward" in each for each in desk.texts(shown))


def test_an_input_that_waits_is_offered_inputs_first_and_one_click_is_enough(desk):
    desk.open(small_circuit())
    before = desk.session.document
    drop(desk, Pin("add1", "a"), (100, 300))
    assert found(desk)[:3] == ["input", "parameter", "constant"] and "output" not in found(desk)
    rows = popup(desk).rows
    middle = rows.visualRect(rows.model().index(1, 0)).center()
    QTest.mouseMove(rows.viewport(), middle)
    QTest.mouseClick(rows.viewport(), LEFT, NOTHING, middle)
    new = new_node(desk, before)
    assert desk.session.circuit.nodes[new].kind == "parameter"
    assert dict(desk.session.circuit.wires) == {Pin("add1", "a"): Pin(new, OUT)}
    assert desk.view.hasFocus()


def test_alt_enter_places_unwired_and_escape_lets_the_wire_go(desk):
    before = desk.session.document
    drop(desk, Pin("add1", OUT))
    desk.type("exp")
    desk.key(Key.Key_Return, ALT)
    assert Pin(new_node(desk, before), "x") not in desk.session.circuit.wires
    before = desk.session.document
    drop(desk, Pin("x", OUT), (150, 380))
    desk.key(Key.Key_Escape)
    assert desk.session.document is before and not popup(desk).isVisible()


def test_while_numbers_are_hidden_it_tells_none(desk):
    drop(desk, Pin("x", OUT))
    assert "4.00" in numbers(desk)  # of x²
    desk.key(Key.Key_Escape)
    desk.window.classroom.predict("gradients")
    drop(desk, Pin("x", OUT))
    assert numbers(desk) == {""}


# --- the keys -----------------------------------------------------------------------------------


def test_shift_enter_wires_to_what_is_selected_the_upper_ones_first(desk):
    before = desk.session.document
    desk.select("z", "y")
    desk.type("*")
    desk.key(Key.Key_Return, SHIFT)
    new, wires = new_node(desk, before), desk.session.circuit.wires
    assert (wires[Pin(new, "a")], wires[Pin(new, "b")]) == (Pin("y", OUT), Pin("z", OUT))
    desk.key(Key.Key_Z, CTRL)
    assert desk.session.document is before


def test_ctrl_enter_keeps_it_open_and_the_next_thing_stands_beside(desk):
    before = desk.session.document
    desk.hand.double_click(*FREE)
    for name in ("exp", "tanh"):
        desk.type(name)
        desk.key(Key.Key_Return, CTRL)
        assert popup(desk).isVisible() and popup(desk).field.hasFocus()
        assert popup(desk).field.text() == ""
    desk.key(Key.Key_Escape)
    assert len(desk.session.circuit.nodes) == len(before.root.nodes) + 2
    assert place_of(desk, "tanh1")[0] > place_of(desk, "exp1")[0]


def test_ctrl_enter_goes_on_along_the_wire(desk):
    drop(desk, Pin("add1", OUT))
    for name in ("exp", "tanh"):
        desk.type(name)
        desk.key(Key.Key_Return, CTRL)
    wires = desk.session.circuit.wires
    assert wires[Pin("exp1", "x")] == Pin("add1", OUT)
    assert wires[Pin("tanh1", "x")] == Pin("exp1", OUT)


def test_ctrl_and_a_click_keep_it_open_too(desk):
    desk.hand.double_click(*FREE)
    rows = popup(desk).rows
    middle = rows.visualRect(rows.model().index(1, 0)).center()
    before = len(desk.session.circuit.nodes)
    QTest.mouseClick(rows.viewport(), LEFT, CTRL, middle)
    assert popup(desk).isVisible() and popup(desk).field.hasFocus()
    QTest.mouseClick(rows.viewport(), LEFT, NOTHING, middle)
    assert not popup(desk).isVisible()
    assert len(desk.session.circuit.nodes) == before + 2


def test_ctrl_enter_builds_from_the_loss_back_to_its_inputs_without_a_gap(desk):
    desk.open(EMPTY)
    for typed in ("loss=out", "y=+", "*", "w=.5", "x", "h1 = tanh", "*", "x"):
        desk.type(typed)
        desk.key(Key.Key_Return, CTRL)
    assert popup(desk).isVisible()
    desk.type("v=-.25")
    desk.key(Key.Key_Return)
    circuit = desk.session.circuit
    here = {circuit.label(id_) or id_: id_ for id_ in circuit.nodes}
    assert here.keys() == {"loss", "y", "mul1", "w", "x", "h1", "mul2", "v"}
    wires = {(target.node, target.port): source.node for target, source in circuit.wires.items()}
    assert wires == {
        (here["loss"], "x"): here["y"],
        (here["y"], "a"): "mul1",
        (here["y"], "b"): here["h1"],
        ("mul1", "a"): here["w"],
        ("mul1", "b"): here["x"],
        (here["h1"], "x"): "mul2",
        ("mul2", "a"): here["x"],
        ("mul2", "b"): here["v"],
    }
    for target, source in circuit.wires.items():  # from left to right, whoever reads it
        assert place_of(desk, source.node)[0] < place_of(desk, target.node)[0]
    assert [float(circuit.values[here[each]]) for each in "wxv"] == [0.5, 1.0, -0.25]


def test_letters_look_for_what_a_wire_by_keys_will_lead_to(desk):
    before = desk.session.document
    desk.click("add1")
    desk.key(Key.Key_L, CTRL)
    assert "letters find a gate" in desk.said[-1]
    desk.type("exp")
    assert popup(desk).isVisible() and "input" not in found(desk) and not desk.view.is_busy
    desk.key(Key.Key_Return)
    new = new_node(desk, before)
    assert desk.session.circuit.wires[Pin(new, "x")] == Pin("add1", OUT)
    assert place_of(desk, new)[0] > place_of(desk, "add1")[0]
    desk.key(Key.Key_Z, CTRL)
    assert desk.session.document is before


def test_letters_find_a_gate_that_is_there_and_waits_for_a_wire(desk):
    before = desk.session.document
    desk.session.edit("", edits.add, "add2", "add", (300.0, 500.0))
    desk.session.select({"x"})
    desk.key(Key.Key_L, CTRL)
    desk.type("add")
    desk.key(Key.Key_Down)
    desk.key(Key.Key_Return)
    assert desk.session.circuit.wires[Pin("add2", "a")] == Pin("x", OUT)
    assert {*desk.session.circuit.nodes} == {*before.root.nodes, "add2"}


def test_where_it_goes_on_is_seen_beside_it(desk):
    desk.open(EMPTY)
    for typed in ("out", "y=+", "+", "+", "tanh", "+", "w=.5", "tanh"):
        desk.type(typed)
        desk.key(Key.Key_Return, CTRL)
        assert popup(desk).isVisible() and popup(desk).field.hasFocus()
        ghost = [each for each in desk.view.circuit_scene.items() if each.zValue() == 10]
        seen = [
            desk.view.mapFromScene(each.sceneBoundingRect()).boundingRect()
            for each in ghost
            if each.isVisible() and not each.sceneBoundingRect().isEmpty()
        ]
        assert len(seen) >= 2  # where the next thing stands, and its wire
        for each in seen:
            assert desk.view.viewport().rect().contains(each), (typed, each)
            assert not popup(desk).geometry().intersects(each), (typed, each)


def test_ctrl_shift_enter_wires_to_the_selection_and_goes_on_from_there(desk):
    desk.open(small_circuit())
    desk.click("z")
    for name in ("exp", "tanh"):
        desk.type(name)
        desk.key(Key.Key_Return, CTRL | SHIFT)
    wires = desk.session.circuit.wires
    assert (wires[Pin("exp1", "x")], wires[Pin("tanh1", "x")]) == (Pin("z", OUT), Pin("exp1", OUT))
    desk.key(Key.Key_Escape)
    desk.click("add1")
    desk.type("w=3")
    desk.key(Key.Key_Return, CTRL | SHIFT)
    desk.type("y")
    desk.key(Key.Key_Return)
    wires, (w,) = desk.session.circuit.wires, desk.session.selection
    assert (wires[Pin("add1", "a")], wires[Pin("add1", "b")]) == (Pin(w, OUT), Pin("y", OUT))


def test_with_an_input_selected_a_plus_looks_for_the_gate_and_a_minus_types_a_value(desk):
    desk.open(first_example())
    desk.click("x")
    desk.type("+")
    assert popup(desk).isVisible() and found(desk)[0] == "add"
    desk.key(Key.Key_Escape)
    desk.type("-")
    assert not popup(desk).isVisible()
    desk.type("7")
    desk.key(Key.Key_Return)
    assert desk.value("x") == -7.0


def test_of_what_is_selected_shift_enter_wires_the_ends(desk):
    desk.open(EMPTY)
    desk.type("w*x")  # all three are selected then
    desk.key(Key.Key_Return)
    assert len(desk.session.selection) == 3
    desk.type("+")
    desk.key(Key.Key_Return, SHIFT)
    assert desk.session.selection == {"add1"}
    assert desk.session.circuit.wires[Pin("add1", "a")] == Pin("mul1", OUT)
    assert Pin("add1", "b") not in desk.session.circuit.wires
    before = desk.session.document
    desk.type("v=2; v*x")  # it reads nothing of the sum: the sum reads it
    desk.key(Key.Key_Return, SHIFT)
    wires = desk.session.circuit.wires
    assert wires[Pin("add1", "b")] == Pin("mul2", OUT)
    v = wires[Pin("mul2", "a")].node
    assert desk.session.circuit.label(v) == "v" and float(desk.session.circuit.values[v]) == 2.0
    desk.key(Key.Key_Z, CTRL)
    assert desk.session.document is before


def test_arrows_and_pages_choose_and_the_ghost_follows(desk):
    desk.hand.double_click(*FREE)
    shown, first = popup(desk), popup(desk).current
    desk.key(Key.Key_Down)
    assert shown.current == shown.rows.model().index(1, 0).data(ANSWER) != first
    desk.key(Key.Key_Up)
    desk.key(Key.Key_Up)
    assert shown.rows.currentIndex().row() == len(found(desk)) - 1
    desk.key(Key.Key_PageUp)
    assert shown.rows.currentIndex().row() < len(found(desk)) - 2


def test_the_empty_search_passes_on_what_is_the_windows(desk):
    desk.session.delete_selected()
    desk.click("x")
    desk.key(Key.Key_Delete)
    assert "x" not in desk.session.circuit.nodes
    desk.hand.double_click(*FREE)
    desk.key(Key.Key_Z, CTRL)
    assert "x" in desk.session.circuit.nodes
    desk.key(Key.Key_Y, CTRL)
    assert "x" not in desk.session.circuit.nodes
    desk.key(Key.Key_A, CTRL)
    assert desk.session.selection == set(desk.session.circuit.nodes)
    desk.type("ab")
    desk.key(Key.Key_Delete)
    desk.key(Key.Key_Z, CTRL)  # now it is about what is typed
    assert "x" not in desk.session.circuit.nodes


def test_so_does_the_empty_search_of_the_palette(desk):
    desk.click("x")
    desk.key(Key.Key_Delete)
    palette = desk.window.palette_panel
    desk.window.side_panels.toggle("palette")
    assert palette.field.hasFocus()
    desk.type("exp")
    desk.key(Key.Key_Z, CTRL)
    assert "x" not in desk.session.circuit.nodes
    palette.field.clear()
    desk.key(Key.Key_Z, CTRL)
    assert "x" in desk.session.circuit.nodes and palette.field.text() == ""
    for _ in range(3):
        desk.key(Key.Key_Z, CTRL)  # there is nothing to undo: no old search comes back either
    assert palette.field.text() == ""


def test_text_is_pasted_into_it_and_a_circuit_on_the_canvas(desk):
    desk.hand.double_click(*FREE)
    QGuiApplication.clipboard().setText("tanh")
    desk.key(Key.Key_V, CTRL)
    assert popup(desk).field.text() == "tanh"
    desk.key(Key.Key_Escape)
    before = desk.session.document
    part = edits.add(EMPTY, "exp7", "exp", (0, 0))
    QGuiApplication.clipboard().setText(files.dump(part).decode())
    desk.hand.double_click(*FREE)
    desk.key(Key.Key_V, CTRL)
    QApplication.processEvents()
    assert not popup(desk).isVisible() and desk.view.hasFocus()
    x, y = place_of(desk, new_node(desk, before))
    assert abs(x - FREE[0]) <= 20 and abs(y - FREE[1]) <= 20


def test_on_a_wire_that_is_selected_it_is_inserted(desk):
    middle = desk.view.circuit_scene.wires.bounds(Pin("mul1", "a")).center()
    desk.hand.click(middle.x(), middle.y())
    before = desk.session.document
    desk.type("tanh")
    desk.key(Key.Key_Return)
    new, wires = new_node(desk, before), desk.session.circuit.wires
    assert (wires[Pin(new, "x")], wires[Pin("mul1", "a")]) == (Pin("add1", OUT), Pin(new, OUT))
    desk.key(Key.Key_Z, CTRL)
    assert desk.session.document is before


def test_what_is_new_is_in_sight(desk):
    room = desk.view.viewport().rect()
    point = desk.view.mapToScene(QPoint(room.width() // 2, room.height() - 3))
    desk.hand.double_click(point.x(), point.y())
    desk.type("neuron, 3")
    desk.key(Key.Key_Return)
    shown = desk.view.circuit_scene.content(desk.session.selection)
    assert room.contains(desk.view.mapFromScene(shown).boundingRect())


def test_a_click_beside_it_closes_it_and_means_what_it_hits(desk):
    desk.hand.double_click(*FREE)
    desk.click("y")
    assert not popup(desk).isVisible() and desk.session.selection == {"y"}
    assert desk.view.hasFocus()


def test_it_goes_when_its_wire_can_no_longer_be(desk):
    drop(desk, Pin("add1", OUT))
    desk.session.edit("away", lambda document: EMPTY)
    assert not popup(desk).isVisible() and desk.view.hasFocus()
    assert not [each for each in desk.view.circuit_scene.items() if each.zValue() == 10]


def test_it_goes_where_the_paper_moves_for_another_circuit(desk):
    document, block = group(first_example(), ["add1", "mul1"], "both", None)
    for go_on in (lambda: desk.open(document), lambda: desk.session.enter(block)):
        desk.view.set_zoom(3.0)
        pin = Pin("add1", OUT) if "add1" in desk.session.circuit.nodes else Pin("x", OUT)
        desk.view.search_for_wire(pin, desk.view.circuit_scene.nodes[pin.node].middle)
        assert popup(desk).isVisible()
        go_on()
        assert not popup(desk).isVisible()


def test_so_it_does_where_blocks_go_with_the_wire(desk):
    desk.open(two_neurons())
    desk.view.search.open_for_wire(Pin(desk.session.circuit.find("x"), OUT), QPointF(0, 0))
    desk.session.edit("away", lambda document: EMPTY)
    assert not popup(desk).isVisible() and desk.view.hasFocus()


def test_wherever_one_pans_and_however_small_the_window_is_it_is_seen_whole(desk):
    desk.hand.double_click(*FREE)
    for by in (QPoint(0, 3000), QPoint(-3000, 0)):
        desk.view.pan(by)
        assert desk.view.viewport().rect().contains(popup(desk).geometry())
    desk.window.resize(720, 450)
    for _ in range(3):
        QApplication.processEvents()
    assert desk.view.viewport().rect().contains(popup(desk).geometry())


def test_what_is_chosen_is_told_to_a_screen_reader(desk):
    desk.hand.double_click(*FREE)
    desk.type("tanh")
    field = QApplication.focusWidget()
    assert field.accessibleName() == "Find what to add"
    assert field.accessibleDescription() == "tanh: Squashes any number into (−1, 1).; 1 of 2"
    assert only(desk.session.selection or {"nothing"}) == "nothing"


# --- what is typed itself -----------------------------------------------------------------------


def test_an_expression_makes_its_gates_here_wired_to_what_it_names(desk):
    before = desk.session.document
    desk.hand.double_click(*FREE)
    desk.type("tanh(x*y)")
    desk.key(Key.Key_Return)
    new = set(desk.session.circuit.nodes) - set(before.root.nodes)
    kinds = {desk.session.circuit.nodes[id_].kind: id_ for id_ in new}
    assert kinds.keys() == {"mul", "tanh"} and desk.session.selection == new
    wires = desk.session.circuit.wires
    assert wires[Pin(kinds["mul"], "a")] == Pin("x", OUT)
    assert wires[Pin(kinds["mul"], "b")] == Pin("y", OUT)
    middle = sum(place_of(desk, id_)[0] for id_ in new) / 2
    assert abs(middle - FREE[0]) <= 30
    desk.key(Key.Key_Z, CTRL)
    assert desk.session.document is before


def test_on_the_empty_canvas_an_expression_is_a_circuit_with_its_loss(desk):
    desk.open(EMPTY)
    desk.type("sigmoid(w*x+b)")
    desk.key(Key.Key_Return)
    labels = desk.session.circuit.labels.values()
    assert {"w", "x", "b"} <= {*labels} and desk.session.document.loss is not None
    assert desk.view.hasFocus()


def test_a_waiting_output_is_the_only_new_name_of_an_expression(desk):
    before = desk.session.document
    drop(desk, Pin("add1", OUT))
    desk.type("exp(q)")
    desk.key(Key.Key_Return)
    new = new_node(desk, before)
    assert desk.session.circuit.wires[Pin(new, "x")] == Pin("add1", OUT)


def test_the_result_of_an_expression_feeds_the_input_that_waits(desk):
    desk.open(small_circuit())
    drop(desk, Pin("add1", "a"), (100, 300))
    desk.type("x*z")
    desk.key(Key.Key_Return)
    wires = desk.session.circuit.wires
    assert wires[Pin("add1", "a")] == Pin("mul2", OUT)
    assert (wires[Pin("mul2", "a")], wires[Pin("mul2", "b")]) == (Pin("x", OUT), Pin("z", OUT))


def test_shift_enter_wires_no_selection_into_a_call_that_reads_another(desk):
    desk.click("mul1")
    desk.type("exp(x)")
    assert told_keys(desk) == "Ctrl Enter place, keep open"  # all that mul1 reads is wired
    desk.key(Key.Key_Return, SHIFT)
    wires, new = desk.session.circuit.wires, only(desk.session.selection)
    assert wires[Pin(new, "x")] == Pin("x", OUT) and desk.session.circuit.label(new) == ""


def test_the_keys_that_are_told_are_those_of_the_row_and_the_count_is_of_the_rows(desk):
    desk.click("mul1")
    desk.type("times")
    assert told_keys(desk).startswith("Shift Enter wire to selection, ")
    rows = popup(desk).rows.model().rowCount()
    assert str(rows) in desk.texts(popup(desk))  # more than what is called so
    while not popup(desk).current.label:  # an input that is called so, and mul1 has its own
        desk.key(Key.Key_Down)
    assert told_keys(desk) == "Ctrl Enter place, keep open"
    desk.type("? ?")
    assert not found(desk) and told_keys(desk) == ""


def test_what_is_there_already_is_not_offered_unwired(desk):
    desk.open(small_circuit())
    drop(desk, Pin("add1", "a"), (100, 300))
    assert told_keys(desk) == "Ctrl Enter place, go on, Alt Enter place unwired"
    desk.type("y")
    assert popup(desk).current.there == Pin("y", OUT)
    assert told_keys(desk) == "Ctrl Enter place, go on"


def test_what_cannot_be_read_yet_says_why(desk):
    desk.hand.double_click(*FREE)
    desk.type("tanh(x*")
    assert any("Column" in each for each in desk.texts(popup(desk)))
    desk.key(Key.Key_Return)
    assert popup(desk).isVisible()


def test_a_number_typed_with_nothing_selected_is_looked_for(desk):
    before = desk.session.document
    desk.hand.move(*FREE)
    desk.type("-0.5")
    desk.key(Key.Key_Return)
    new = new_node(desk, before)
    assert desk.session.circuit.nodes[new].kind == "constant"
    assert float(desk.session.circuit.values[new]) == -0.5


def test_a_named_value_is_one_undo_step(desk):
    before = desk.session.document
    desk.hand.double_click(*FREE)
    desk.type("w11 = 0.5")
    desk.key(Key.Key_Return)
    new = new_node(desk, before)
    assert desk.session.circuit.label(new) == "w11"
    assert float(desk.session.circuit.values[new]) == 0.5
    desk.key(Key.Key_Z, CTRL)
    assert desk.session.document is before


def test_beside_a_block_that_is_open_it_stands_where_one_asked(desk):
    desk.open(two_neurons())
    places = desk.session.circuit.places
    blocks = [id_ for id_, each in desk.session.circuit.nodes.items() if each.interface]
    block = min(blocks, key=lambda id_: places[id_])
    desk.session.expand([block], open_=True)
    desk.view.fit()
    point = 600.0, 80.0
    desk.hand.double_click(*point)
    desk.type("exp")
    desk.key(Key.Key_Return)
    new = only(desk.session.selection)
    x, y = desk.session.shown.places[new]
    assert (x, y) != place_of(desk, new)  # what is open there pushes aside what stands there
    assert abs(x - point[0]) <= 10 and abs(y - point[1]) <= 10


def test_on_stage_it_is_there_too_and_larger(desk):
    desk.hand.double_click(*FREE)
    small = popup(desk).width()
    desk.key(Key.Key_Escape)
    desk.window.classroom.toggle_presenting()
    desk.view.fit()
    before = desk.session.document
    desk.hand.double_click(320, 330)
    assert popup(desk).isVisible() and popup(desk).width() > small
    desk.type("exp")
    desk.key(Key.Key_Return)
    assert desk.session.circuit.nodes[new_node(desk, before)].kind == "exp"
    desk.view.fit()
    desk.hand.double_click(320, 400)
    desk.key(Key.Key_Escape)
    assert not popup(desk).isVisible() and desk.window.classroom.presenting.is_on
    desk.window.classroom.presenting.stop()


@pytest.mark.parametrize("aside", [90, 170, 260])
def test_what_is_wired_is_not_covered_where_there_is_room_beside_it(desk, aside):
    """The gate that the wire leads from, and the place where the new one will stand."""
    desk.open(first_example())
    desk.view.fit()
    gate = desk.view.circuit_scene.nodes["add1"]
    for x, y in ((aside, 0), (-aside, -60), (0, aside), (aside, -aside)):
        at = gate.middle + QPointF(x, y) / desk.view.zoom
        desk.view.search_for_wire(Pin("add1", OUT), at)
        body = desk.view.mapFromScene(gate.on_canvas(gate.body)).boundingRect()
        assert not desk.view.search.popup.geometry().intersects(body), (x, y)
        desk.key(Key.Key_Escape)


@pytest.mark.parametrize("at", [(0.8, 0.2), (0.5, 0.5), (0.9, 0.9)])
def test_it_lies_on_no_part_of_what_a_formula_will_make(desk, at):
    desk.open(first_example())
    desk.window.resize(1280, 720)
    QApplication.processEvents()
    view = desk.view
    pixel = QPoint(
        *(round(share * side) for share, side in zip(at, view.size().toTuple(), strict=True))
    )
    view.search.open_at(view.mapToScene(pixel))
    desk.type("a*b + c*exp(d)")
    ghost = [each for each in view.circuit_scene.items() if each.zValue() == 10]
    shown = [each.sceneBoundingRect() for each in ghost if each.isVisible()]
    assert shown
    here = popup(desk).geometry()
    assert not any(here.intersects(view.mapFromScene(each).boundingRect()) for each in shown)
    desk.key(Qt.Key.Key_Escape)
