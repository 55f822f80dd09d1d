"""Blocks by hand: group and name, open in place, enter and leave, undo from wherever one is."""

from __future__ import annotations

import pytest
from block_documents import layer_of_two, two_neurons
from block_strategies import assert_whole
from hand import CTRL
from immutables import Map
from panels import field, type_over
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from windows import ALT, CTRL_SHIFT, NEURON, SHIFT, SIGMOID, Desk, saved_and_read, with_worker

from circuit_editor import files
from circuit_editor.engine import values_of
from circuit_editor.layout.sizes import SNAP
from circuit_editor.model import Pin, edits
from circuit_editor.model.blocks import circuit_at, instances_in
from circuit_editor.model.edits.copy_paste import copy_of, paste
from circuit_editor.model.edits.ports import set_default

Key = Qt.Key


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    with_worker(monkeypatch)
    return Desk(qtbot, tmp_path)


# The lecture's block: four gates become one --------------------------------------------------

FIVE = {"w0", "x0", "w1", "x1", "w2"}


def by_shift_click(desk):
    desk.select("mul_constant1", "exp1", "add_constant1", "reciprocal1")


def by_rubber_band(desk):
    bodies = QRectF()
    for id_ in SIGMOID:
        bodies = bodies.united(desk.view.circuit_scene.content({id_}))
    corner = bodies.topLeft() - QPointF(2, 30), bodies.bottomRight() + QPointF(2, 30)
    desk.hand.drag(*((point.x(), point.y()) for point in corner))


@pytest.mark.parametrize("select", [by_shift_click, by_rubber_band])
def test_four_gates_become_a_named_block_in_one_step(desk, select):
    before = desk.open(NEURON)
    gradients = desk.input_gradients()
    select(desk)
    assert desk.session.selection == SIGMOID
    block = desk.group("sigmoid")
    interface = desk.session.circuit.nodes[block].interface
    assert interface.name == "sigmoid"
    (inlet,), (outlet,) = interface.inputs, interface.outputs
    assert desk.session.value(Pin(block, outlet.id)).text == "0.73"
    assert desk.session.block_local(block, outlet.id, inlet.id).text == "0.20"
    assert desk.gradient(block, inlet.id) == desk.gradient("add2")
    assert desk.input_gradients() == gradients  # to the last bit
    assert desk.session.undo_label == "Group"
    desk.key(Key.Key_Z, CTRL)
    assert desk.session.document is before
    assert desk.session.undo_label is None
    desk.key(Key.Key_Y, CTRL)
    assert desk.session.circuit.nodes[block].interface.name == "sigmoid"


def test_the_same_five_gradients_closed_opened_ungrouped_and_read_again(desk, tmp_path):
    before = desk.open(NEURON)
    gradients = desk.input_gradients()
    assert set(gradients) == FIVE
    block = desk.group("sigmoid", *sorted(SIGMOID))
    readings = [desk.input_gradients()]
    grouped = desk.session.document
    desk.key(Key.Key_E, CTRL)
    assert set(desk.session.shown.nodes) > {f"{block}/{id_}" for id_ in SIGMOID}
    readings.append(desk.input_gradients())
    (port,) = desk.session.circuit.nodes[block].interface.inputs
    assert desk.gradient(f"{block}/mul_constant1", "x") == desk.gradient(block, port.id)
    desk.key(Key.Key_E, CTRL)
    assert desk.session.shown is desk.session.circuit
    assert desk.session.document is grouped
    again = saved_and_read(desk.session.to_save(), tmp_path / "sigmoid.circuit")
    assert again == grouped
    desk.key(Key.Key_G, CTRL_SHIFT)
    assert desk.session.document == before
    assert desk.session.selection == SIGMOID
    readings.append(desk.input_gradients())
    desk.open(again)
    readings.append(desk.input_gradients())
    assert readings == 4 * [gradients]


def test_what_is_open_in_place_is_so_when_the_file_is_opened_again(desk, monkeypatch, tmp_path):
    path = tmp_path / "open.circuit"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: (str(path), ""))
    desk.open(NEURON)
    block = desk.group("sigmoid", *sorted(SIGMOID))
    desk.key(Key.Key_S, CTRL)
    desk.key(Key.Key_E, CTRL)
    assert not desk.session.is_unsaved  # how one looks at it is nothing to save
    desk.key(Key.Key_S, CTRL)
    desk.open(files.load(NEURON))
    desk.open(path)
    assert desk.session.expanded == {block}
    assert desk.session.picture.frames.keys() == {block}
    assert not desk.session.is_unsaved


def test_a_click_into_an_open_frame_selects_the_block(desk):
    desk.open(NEURON)
    block = desk.group("sigmoid", *sorted(SIGMOID))
    desk.key(Key.Key_E, CTRL)
    desk.view.fit()
    frame = desk.view.circuit_scene.nodes[block]
    corner = frame.on_canvas(frame.whole).bottomRight()
    empty = corner.x() - 12, corner.y() - 12
    desk.session.select(())
    desk.hand.click(*empty)
    assert desk.session.selection == {block}
    desk.key(Key.Key_E, CTRL)
    assert not desk.session.expanded
    desk.key(Key.Key_E, CTRL)
    desk.hand.press(*empty)  # a drag there selects inside, as anywhere
    desk.hand.move(empty[0] - 400, empty[1] - 300)
    desk.hand.release(empty[0] - 400, empty[1] - 300)
    assert f"{block}/exp1" in desk.session.selection


def test_opening_in_place_says_that_it_is_no_step_and_undo_says_what_it_takes_back(desk):
    desk.open(NEURON)
    block = desk.group("sigmoid", *sorted(SIGMOID))
    desk.key(Key.Key_E, CTRL)
    assert "Ctrl+E" in desk.said[-1] and "undo" in desk.said[-1]
    desk.key(Key.Key_Z, CTRL)
    assert desk.window.statusBar().currentMessage() == "Taken back: Group"
    assert desk.said[-1] == "Taken back: Group" and block not in desk.session.circuit.nodes
    desk.key(Key.Key_Y, CTRL)
    assert desk.said[-1] == "Done again: Group"


def test_an_edit_inside_is_undone_from_outside_where_it_was_made(desk):
    desk.open(NEURON)
    block = desk.group("sigmoid", *sorted(SIGMOID))
    before = desk.session.document
    desk.key(Key.Key_Return)
    assert desk.session.where == (block,)
    desk.click("exp1")
    desk.key(Key.Key_Delete)
    edited = desk.session.document
    desk.key(Key.Key_Escape)
    assert desk.session.where == () and desk.session.selection == {block}
    desk.click("add1")
    desk.key(Key.Key_Z, CTRL)
    assert desk.session.document is before
    assert desk.session.where == (block,) and desk.session.selection == {"exp1"}
    assert "exp1" in desk.view.circuit_scene.nodes
    desk.key(Key.Key_Up, ALT)
    desk.key(Key.Key_Y, CTRL)
    assert desk.session.document is edited
    assert desk.session.where == (block,)


@pytest.mark.parametrize("way", ["Enter", "double-click", "Alt+Down"])
def test_a_block_is_entered_and_left(desk, way):
    desk.open(NEURON)
    block = desk.group("sigmoid", *sorted(SIGMOID))
    zoom = desk.view.zoom
    if way == "double-click":
        desk.double_click(block)
    else:
        desk.key(*((Key.Key_Return,) if way == "Enter" else (Key.Key_Down, ALT)))
    assert desk.session.where == (block,)
    assert set(desk.view.circuit_scene.nodes) == set(desk.session.circuit.nodes) > SIGMOID
    assert desk.value("exp1") == pytest.approx(0.36787944117144233)
    desk.key(Key.Key_Escape)  # entering selects nothing
    assert desk.session.where == ()
    assert desk.view.zoom == pytest.approx(zoom)


def test_escape_first_lets_go_of_what_is_selected(desk):
    desk.open(NEURON)
    block = desk.group("sigmoid", *sorted(SIGMOID))
    desk.key(Key.Key_Return)
    desk.click("exp1")
    desk.key(Key.Key_Escape)
    assert desk.session.where == (block,) and not desk.session.selection
    desk.key(Key.Key_Escape)
    assert desk.session.where == ()
    desk.key(Key.Key_Escape)
    desk.key(Key.Key_Escape)  # outside there is nothing to leave
    assert desk.session.where == () and not desk.session.selection


def test_blocks_in_blocks_are_opened_in_place_and_closed_together(desk):
    desk.open(NEURON)
    inner = desk.group("sigmoid", *sorted(SIGMOID))
    outer = desk.group("neuron", inner, "add2")
    desk.key(Key.Key_E, CTRL)
    desk.click(f"{outer}/{inner}")
    desk.key(Key.Key_E, CTRL)
    assert desk.session.picture.frames.keys() == {outer, f"{outer}/{inner}"}
    assert f"{outer}/{inner}/exp1" in desk.view.circuit_scene.nodes
    desk.view.fit()
    desk.click(outer)
    desk.key(Key.Key_E, CTRL)
    assert desk.session.picture.frames == Map()
    desk.key(Key.Key_E, CTRL)
    assert desk.session.picture.frames.keys() == {outer}  # what stood inside closed with it


def test_closing_from_gates_on_two_floors_selects_what_is_closed(desk):
    desk.open(NEURON)
    inner = desk.group("sigmoid", *sorted(SIGMOID))
    outer = desk.group("neuron", inner, "add2")
    desk.key(Key.Key_E, CTRL)
    desk.click(f"{outer}/{inner}")
    desk.key(Key.Key_E, CTRL)
    desk.view.fit()
    desk.select(f"{outer}/add2", f"{outer}/{inner}/exp1")
    desk.key(Key.Key_E, CTRL)
    assert desk.session.picture.frames == Map()
    assert desk.session.selection == {outer}
    desk.key(Key.Key_Return)
    assert desk.session.where == (outer,)


def test_inside_a_frame_one_looks_and_enters_but_deletes_and_groups_nothing(desk):
    desk.open(NEURON)
    block = desk.group("sigmoid", *sorted(SIGMOID))
    desk.key(Key.Key_E, CTRL)
    before = desk.session.document
    desk.select(f"{block}/exp1", f"{block}/add_constant1")
    desk.said.clear()
    desk.key(Key.Key_Delete)
    assert "inside a block" in desk.said.pop()
    desk.key(Key.Key_G, CTRL)
    desk.click("add2", SHIFT)
    desk.key(Key.Key_G, CTRL)
    assert "inside a block" in desk.said.pop()
    assert desk.session.document is before
    middle = desk.view.circuit_scene.wires.bounds(Pin(f"{block}/exp1", "x")).center()
    desk.hand.click(middle.x(), middle.y())
    assert desk.session.selected_wire == Pin(f"{block}/exp1", "x")
    desk.said.clear()
    desk.key(Key.Key_Delete)
    assert desk.session.document is before
    assert "inside a block" in desk.said[0]


def test_in_a_frame_a_number_is_typed_or_drawn_and_belongs_to_this_use(desk):
    before = desk.open(two_neurons())
    first, second = neurons(before)
    desk.click(first)
    desk.key(Key.Key_E, CTRL)
    (weight,) = desk.session.sources_within(first, "parameter")
    path = f"{first}/{weight}"
    desk.click(path)
    desk.type("-1.5")
    desk.key(Key.Key_Return)
    assert desk.value(path) == -1.5
    assert desk.session.number_of(f"{second}/{weight}") == 3
    item = desk.view.circuit_scene.nodes[path]
    track = item.on_canvas(item.slider_rect())
    y = track.center().y()
    desk.hand.drag((track.center().x(), y), (track.right() + 5, y))
    assert desk.value(path) == 5
    assert desk.session.number_of(f"{second}/{weight}") == 3
    assert desk.session.document.blocks is before.blocks
    assert not asked(desk)
    desk.undo_all()
    assert desk.session.document is before


def test_a_frame_is_moved_with_all_that_stands_in_it(desk):
    before = desk.open(two_neurons())
    first, _ = neurons(before)
    desk.click(first)
    desk.key(Key.Key_E, CTRL)
    desk.view.zoom_to_full_size()
    (gate,) = [id_ for id_, each in desk.session.shown.nodes.items() if each.kind == "mul"]
    shown = dict(desk.session.shown.places)
    x, y = desk.middle(gate)
    desk.hand.drag((x, y), (x, y + 60))  # one takes it by any gate
    after = desk.session.document
    x, y = before.root.places[first]
    moved = after.root.places[first][1] - y  # it snaps to the grid
    assert abs(moved - 60) <= SNAP
    assert after.root.places == before.root.places.set(first, (x, y + moved))
    assert after.blocks is before.blocks
    assert desk.session.shown.places[gate] == (shown[gate][0], shown[gate][1] + moved)
    desk.window.undo()
    assert desk.session.document is before
    assert dict(desk.session.shown.places) == shown


# Refused -------------------------------------------------------------------------------------


@pytest.fixture
def refused(desk):
    """Ctrl+G on two gates with one between them."""
    desk.open(NEURON)
    desk.select("mul_constant1", "add_constant1")
    desk.key(Key.Key_G, CTRL)
    return desk


def test_a_block_that_would_feed_itself_is_refused_with_a_way_out(refused):
    question = refused.window.question
    assert "loop" in asked(refused)
    assert not refused.session.document.blocks and refused.session.undo_label is None
    (take, leave) = question.buttons
    assert take.text().startswith("Take in ") and "exp" in take.text()
    assert leave.text() == "Leave it"


def test_what_is_missing_is_taken_in(refused):
    before = refused.session.document
    refused.press(refused.window.question, refused.window.question.buttons[0].text())
    refused.type("middle")
    refused.key(Key.Key_Return)
    assert not asked(refused)
    (block,) = refused.session.document.blocks.values()
    assert block.name == "middle"
    assert {"mul_constant1", "exp1", "add_constant1"} < set(block.circuit.nodes)
    refused.window.undo()
    assert refused.session.document is before
    assert refused.session.undo_label is None


def test_a_refused_block_left_changes_nothing(refused):
    before = refused.session.document
    refused.press(refused.window.question, "Leave it")
    assert not asked(refused)
    assert refused.session.document is before
    assert refused.session.undo_label is None and refused.session.redo_label is None
    assert refused.view.hasFocus()
    assert refused.session.selection == {"mul_constant1", "add_constant1"}  # as it was chosen


def test_a_refused_block_left_later_changes_no_other_selection(refused):
    refused.click("mul1")
    refused.press(refused.window.question, "Leave it")
    assert refused.session.selection == {"mul1"}


def test_what_is_no_block_is_told_in_a_sentence(desk):
    desk.open(NEURON)
    for nothing in ((), {"output1"}):
        desk.session.select(nothing)
        desk.said.clear()
        desk.key(Key.Key_G, CTRL)
        assert desk.said == ["Select the gates that are to be one block; a flag stays outside."]
        assert desk.window.statusBar().currentMessage() == desk.said[0]
    desk.click("mul1")
    QApplication.processEvents()
    desk.key(Key.Key_D, CTRL)  # what was said is over
    assert desk.window.statusBar().currentMessage() == ""
    desk.key(Key.Key_Z, CTRL)
    desk.session.select({"output1", "reciprocal1"})
    block = desk.group("last")
    assert set(desk.session.circuit.nodes) > {block, "output1"}


# Naming --------------------------------------------------------------------------------------


@pytest.fixture
def naming(desk):
    """The four gates have just been grouped, and the name is about to be typed."""
    desk.open(NEURON)
    desk.session.select(SIGMOID)
    desk.key(Key.Key_G, CTRL)
    return desk


def test_an_undo_while_the_block_is_named_takes_the_group_back(naming):
    desk, session = naming, naming.session
    naming.type("sigma")
    desk.window.actions_by_id["undo"].trigger()
    assert not session.document.blocks
    desk.key(Key.Key_Return)
    assert not session.document.blocks
    session.redo()
    (block,) = session.document.blocks.values()
    assert block.name == "sigma"


def test_a_second_group_while_the_first_is_named_takes_the_name(naming):
    naming.type("inner")
    naming.key(Key.Key_G, CTRL)
    naming.type("outer")
    naming.key(Key.Key_Return)
    assert {each.name for each in naming.session.document.blocks.values()} == {"inner", "outer"}


def test_entering_while_the_block_is_named_takes_the_name(naming):
    naming.type("sigma")
    naming.key(Key.Key_Down, ALT)
    assert naming.session.where == ("block1",)
    assert naming.session.document.root.nodes["block1"].interface.name == "sigma"


def test_saving_takes_over_the_name_that_is_being_typed(naming, monkeypatch, tmp_path):
    path = tmp_path / "named.circuit"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *args: (str(path), ""))
    naming.type("sigma")
    naming.key(Key.Key_S, CTRL)
    (block,) = files.load(path).blocks.values()
    assert block.name == "sigma"
    assert not naming.session.is_unsaved


def test_another_document_takes_no_name_of_the_one_before(naming, tmp_path):
    naming.type("sigma")
    naming.window.file_commands.show_document(files.load(NEURON), None)
    naming.group("mine", *sorted(SIGMOID))
    naming.view.setFocus()
    (block,) = naming.session.document.blocks.values()
    assert block.name == "mine"


def test_a_block_without_ports_can_be_everything_but_wired(desk):
    desk.open(NEURON)
    id_ = desk.group("sigma", *SIGMOID)
    desk.key(Key.Key_Return)
    desk.key(Key.Key_A, CTRL)
    desk.key(Key.Key_Delete)
    desk.key(Key.Key_Escape)
    assert desk.session.circuit.nodes[id_].gate.inputs == ()
    desk.said.clear()
    desk.key(Key.Key_L, CTRL)
    assert desk.said == ["This block has no ports to wire."]
    assert desk.view.gesture is None
    desk.key(Key.Key_E, CTRL)
    assert desk.session.picture.frames[id_].ports == {}
    desk.undo_all()
    assert set(desk.session.circuit.nodes) >= SIGMOID


# Shared definitions --------------------------------------------------------------------------


@pytest.fixture
def shared(desk):
    """Two uses of "neuron", w = 2 in the first and 3 in the second; one is about to enter."""
    desk.open(two_neurons())
    return desk


def inside_of(desk, kind):
    """The node of this kind in the block one is in."""
    (found,) = [id_ for id_, each in desk.session.circuit.nodes.items() if each.kind == kind]
    return found


def neurons(document):
    """The two uses, the first one first."""
    return document.root.find("neuron1"), document.root.find("neuron2")


def two_layers():
    """A block with two neurons in it, twice."""
    document = layer_of_two()
    part = copy_of(document, document.root, [document.root.find("layer1")])
    document, _ = paste(document, part, (0.0, 300.0))
    return document


def has_all(document, before):
    """True where every definition is there that was there before, as it was."""
    return all(document.blocks.get(id_) == block for id_, block in before.blocks.items())


def asked(desk):
    return desk.window.question.isVisible() and desk.texts(desk.window.question)[0]


def test_the_first_edit_of_a_shared_block_asks_once_a_visit(shared):
    first, second = neurons(shared.session.document)
    shared.double_click(first)
    x, y = shared.middle(inside_of(shared, "tanh"))
    shared.hand.drag((x, y), (x + 30, y + 30))
    assert not asked(shared)  # where gates stand means nothing
    shared.click(inside_of(shared, "tanh"))
    shared.key(Key.Key_Delete)
    assert asked(shared) == "Changed in all 2 uses of “neuron”."
    shared.press(shared.window.question, "Change all 2")
    assert not asked(shared)
    shared.key(Key.Key_Z, CTRL)
    assert not asked(shared)
    shared.key(Key.Key_Escape)
    shared.key(Key.Key_Escape)
    assert shared.session.where == ()
    shared.double_click(second)
    shared.click(inside_of(shared, "tanh"))
    shared.key(Key.Key_Delete)
    assert asked(shared)
    shared.key(Key.Key_Up, ALT)
    assert not asked(shared)  # who leaves has changed all


def test_a_number_inside_one_use_is_its_own_and_asks_nothing(shared):
    first, second = neurons(shared.session.document)
    shared.double_click(first)
    weight = inside_of(shared, "parameter")
    shared.click(weight)
    shared.type("-1")
    shared.key(Key.Key_Return)
    assert not asked(shared)
    assert shared.value(weight) == -1
    shared.key(Key.Key_Escape)
    shared.key(Key.Key_Escape)
    assert shared.value(f"{second}/{weight}") == 3
    assert shared.value(f"{first}/{weight}") == -1
    shared.double_click(second)
    assert shared.value(weight) == 3


def test_made_unique_the_others_get_back_what_they_had(shared):
    """Even what the edit took from them: their own numbers, and the wires at a deleted port."""
    session = shared.session
    before = session.document
    first, second = neurons(before)
    (definition,) = before.blocks
    (port,) = before.root.nodes[second].gate.inputs
    shared.double_click(first)
    shared.select(inside_of(shared, "parameter"), inside_of(shared, "inlet"))
    shared.key(Key.Key_Delete)
    assert Pin(second, port) not in session.document.root.wires
    shared.press(shared.window.question, "Make this one unique")
    document = session.document
    assert_whole(document)
    assert session.where == (first,)
    assert document.blocks[definition] == before.blocks[definition]
    assert document.root.nodes[second] == before.root.nodes[second]
    assert document.root.wires[Pin(second, port)].node == first
    kept = {path: each for path, each in before.root.values.items() if path.startswith(second)}
    assert kept and kept.items() <= dict(document.root.values.items()).items()
    own = document.blocks[document.root.nodes[first].interface.block].circuit
    assert sorted(each.kind for each in own.nodes.values()) == ["mul", "outlet", "tanh"]
    shared.window.undo()
    shared.window.undo()
    assert session.document is before


def test_a_question_about_a_block_one_is_no_longer_in_goes_away(shared):
    """Undo and redo may change which definition the block is of, without going anywhere."""
    first, _ = neurons(shared.session.document)
    shared.double_click(first)
    shared.click(inside_of(shared, "tanh"))
    shared.key(Key.Key_Delete)
    shared.press(shared.window.question, "Make this one unique")
    after = shared.session.document
    shared.window.undo()
    shared.key(Key.Key_Up, ALT)
    shared.key(Key.Key_Down, ALT)
    shared.window.undo()
    assert asked(shared)
    shared.window.redo()
    shared.window.redo()
    assert shared.session.document is after
    assert shared.session.where == (first,)
    assert not asked(shared)


def test_made_unique_deep_inside_all_others_get_back_what_they_had(desk):
    """The layer has two uses, each with two neurons; one neuron of one layer goes its own way."""
    before = desk.open(two_layers())
    layer = before.root.find("layer1")
    (other,) = {id_ for id_, _ in instances_in(before.root)} - {layer}
    inner = sorted(id_ for id_, _ in instances_in(circuit_at(before, (layer,))))
    numbers = {path: number for path, number in values_of(before).items() if path.startswith(other)}
    desk.session.go((layer, inner[0]))
    weight = inside_of(desk, "parameter")
    desk.session.set_value(weight, -7)
    desk.select(inside_of(desk, "mul"), weight)
    desk.key(Key.Key_Delete)
    assert asked(desk) == "Changed in all 4 uses of “neuron”."
    desk.press(desk.window.question, "Make this one unique")
    document = desk.session.document
    assert_whole(document)
    assert has_all(document, before)
    assert {
        path: number for path, number in values_of(document).items() if path.startswith(other)
    } == numbers
    own_layer = circuit_at(document, (layer,))
    assert len(own_layer.wires) == len(circuit_at(before, (layer,)).wires)
    kinds = [
        sorted(x.kind for x in circuit_at(document, (layer, each)).nodes.values())
        for each, _ in instances_in(own_layer)
    ]
    assert sorted(kinds) == [
        ["inlet", "mul", "outlet", "parameter", "tanh"],
        ["inlet", "outlet", "tanh"],
    ]


def test_a_number_and_a_gate_of_a_visit_stay_with_the_one_made_unique(shared):
    first, _ = neurons(shared.session.document)
    (definition,) = shared.session.document.blocks
    was = shared.session.document.blocks[definition]
    shared.double_click(first)
    shared.session.set_value(inside_of(shared, "parameter"), -7)
    shared.session.set_range(inside_of(shared, "parameter"), -9, 9)
    shared.group("activation", inside_of(shared, "tanh"))
    shared.press(shared.window.question, "Make this one unique")
    document = shared.session.document
    assert_whole(document)
    assert shared.value(inside_of(shared, "parameter")) == -7
    assert shared.session.range_of(inside_of(shared, "parameter")) == (-9, 9)
    assert document.blocks[definition] == was
    assert [each.name for each in document.blocks.values()].count("activation") == 1


def test_what_was_deleted_from_one_made_unique_is_still_in_the_others(desk):
    """A block inside a block: with its last use its definition goes, and comes back."""
    before = desk.open(two_layers())
    layer = before.root.find("layer1")
    desk.double_click(layer)
    desk.key(Key.Key_A, CTRL)
    desk.key(Key.Key_Delete)
    assert len(desk.session.document.blocks) == 1
    desk.press(desk.window.question, "Make this one unique")
    assert_whole(desk.session.document)
    assert has_all(desk.session.document, before)
    assert not desk.session.circuit.nodes


def test_a_block_inside_renamed_for_one_keeps_its_name_in_the_others(desk):
    before = desk.open(two_layers())
    layer = before.root.find("layer1")
    desk.double_click(layer)
    desk.click(sorted(id_ for id_, _ in instances_in(desk.session.circuit))[0])
    name = field(desk.window.inspector, "Name of the block")
    type_over(name, "unit")
    QTest.keyClick(name, Key.Key_Return)
    desk.press(desk.window.question, "Make this one unique")
    assert_whole(desk.session.document)
    assert has_all(desk.session.document, before)
    assert {interface.name for _, interface in instances_in(desk.session.circuit)} == {"unit"}


def test_a_new_block_is_closed_though_one_of_its_name_was_open(desk):
    """Ids are given again: what was open in place must not turn up at the next one."""
    desk.open(NEURON)
    block = desk.group("sigmoid", *sorted(SIGMOID))
    desk.key(Key.Key_E, CTRL)
    desk.key(Key.Key_G, CTRL_SHIFT)
    assert desk.group("again") == block
    assert desk.session.picture.frames == Map()
    desk.key(Key.Key_E, CTRL)
    desk.window.undo()
    desk.window.redo()
    assert desk.session.picture.frames.keys() == {block}  # the same one is as one left it


# Names ---------------------------------------------------------------------------------------


def test_a_new_block_typed_the_name_of_another_gets_a_number_and_it_is_said(desk):
    desk.open(NEURON)
    desk.group("sigmoid", *sorted(SIGMOID))
    block = desk.group("sigmoid", "mul1", "mul2")
    assert desk.session.circuit.nodes[block].interface.name == "sigmoid2"
    assert desk.said == ["Another block is called “sigmoid”: this one is now “sigmoid2”."]
    desk.group("sigmoid2", block)  # around itself
    assert sorted(each.name for each in desk.session.document.blocks.values()) == [
        "sigmoid",
        "sigmoid2",
        "sigmoid3",
    ]


def test_a_name_that_only_looks_otherwise_is_the_name_of_another(desk):
    desk.open(NEURON)
    desk.group("ｓｉｇｍｏｉｄ\u200b", *sorted(SIGMOID))
    assert [each.name for each in desk.session.document.blocks.values()] == ["sigmoid"]
    block = desk.group("sigmoid\u00ad", "mul1", "mul2")
    assert desk.session.circuit.nodes[block].interface.name == "sigmoid2"


def test_renamed_to_the_name_of_another_it_keeps_its_own(desk):
    desk.open(NEURON)
    desk.group("sigmoid", *sorted(SIGMOID))
    block = desk.group("products", "mul1", "mul2")
    before = desk.session.document
    line = field(desk.window.inspector, "Name of the block")
    type_over(line, "sigmoid")
    QTest.keyClick(line, Key.Key_Return)
    assert "Another block of this circuit is called" in " ".join(desk.texts())
    assert desk.session.document is before
    assert desk.session.circuit.nodes[block].interface.name == "products"


def test_a_block_is_not_ungrouped_where_a_default_inside_would_come_to_count(desk):
    document = desk.open(layer_of_two())
    layer = document.root.find("layer1")
    (port,) = document.root.nodes[layer].interface.inputs
    desk.session.edit("Unplug", edits.disconnect, [Pin(layer, port.id)])
    (inlet,) = desk.session.document.blocks["neuron"].inputs
    desk.session.replace("Default", set_default(desk.session.document, "neuron", inlet, 2.0))
    before = desk.session.document
    desk.click(layer)
    desk.said.clear()
    desk.key(Key.Key_G, CTRL_SHIFT)
    assert desk.session.document is before
    assert desk.said == [
        'Nothing is wired to the port "x" of the block layer. Without the block, the default of '
        'the port "x" of neuron1 would count there: wire "x" first.'
    ]
