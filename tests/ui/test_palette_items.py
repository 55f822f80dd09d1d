"""What can be put down: gates, ports, the circuit's own blocks, the library, the user's own."""

from __future__ import annotations

import shutil

import pytest
from block_documents import layer_of_two, two_neurons
from block_strategies import assert_whole
from hand import CTRL, NOTHING
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from small_array_circuits import array_circuit
from windows import NEURON, SIGMOID, Desk, with_worker

from circuit_editor import files
from circuit_editor.files import library
from circuit_editor.gates import GATES, GROUPS
from circuit_editor.model import EMPTY, Pin, edits, rules
from circuit_editor.model.blocks import uses
from circuit_editor.ui.palette import palette_items as stock_module
from circuit_editor.ui.palette.palette_items import GATE_MIME

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
SIGMA = "library:sigmoid-gate-by-gate"
ITSELF = 'The block "neuron" cannot stand inside itself: neuron → neuron.'


@pytest.fixture
def mine(tmp_path, monkeypatch):
    """The folder of the user's own blocks; what is thrown away goes into another beside it."""
    folder, trash = tmp_path / "mine", tmp_path / "trash"
    trash.mkdir()
    monkeypatch.setattr(stock_module, "folder_of_mine", lambda: folder)
    monkeypatch.setattr(stock_module, "move_to_trash", lambda path: shutil.move(path, trash))
    return folder


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch, mine):
    with_worker(monkeypatch)
    desk = Desk(qtbot, tmp_path)
    desk.catalog = desk.view.catalog
    desk.catalog.load()
    return desk


def offered(desk, group=None):
    return [each.what for each in desk.catalog.entries if group in (None, each.group)]


def row(desk, what):
    """Where an entry stands in the palette, scrolled into view."""
    rows, index = desk.window.palette_panel.list, desk.window.palette_panel.gates.row_of(what)
    assert index.isValid(), what
    rows.scrollTo(index)
    return rows.viewport(), rows.visualRect(index).center()


def put(desk, what):
    """Click it in the palette, then on the canvas below everything; what is selected then."""
    viewport, at = row(desk, what)
    QTest.mouseClick(viewport, LEFT, NOTHING, at)
    lowest = max((y for _, y in desk.session.circuit.places.values()), default=0.0)
    place = desk.view.circuit_scene.content().center().x(), lowest + 120.0
    desk.view.centerOn(*place)
    desk.hand.move(*place)
    desk.hand.click(*place)
    return next(iter(desk.session.selection), None)


def name(desk, id_):
    return desk.session.circuit.nodes[id_].interface.name


# What there is -------------------------------------------------------------------------------


def test_every_place_offers_what_may_stand_there(desk):
    desk.open(two_neurons())
    blocks = [f"library:{each.id}" for each in library.built_in()]
    gates = [kind for group in GROUPS for kind, each in GATES.items() if each.group == group]
    assert offered(desk) == ["block:neuron", *gates, *blocks]
    assert len(blocks) == 14
    desk.double_click(desk.session.circuit.find("neuron1"))
    assert offered(desk) == ["inlet", "outlet", "block:neuron", *gates, *blocks]
    assert offered(desk, "Ports of this block") == ["inlet", "outlet"]
    desk.key(Key.Key_Escape)
    assert "inlet" not in offered(desk)
    desk.open(EMPTY)
    assert offered(desk, "Blocks of this circuit") == []


def test_its_groups_are_those_of_what_there_is_all_blocks_as_one(desk):
    def groups() -> list[str]:
        """The same, of all that is offered."""
        unfolded = [each for each in desk.catalog.entries if not each.folds]
        blocks = list(dict.fromkeys(each.group for each in unfolded if each.is_block))
        found = dict.fromkeys(each.group for each in unfolded)
        return [group for group in found if group not in blocks[1:]]

    assert desk.catalog.groups == groups() and groups()[-1] == "Block library"
    desk.open(two_neurons())
    assert desk.catalog.groups == groups() and groups()[0] == "Blocks of this circuit"
    desk.double_click(desk.session.circuit.find("neuron1"))
    assert desk.catalog.groups == groups() and groups()[0] == "Ports of this block"


def test_the_palette_follows_new_names_and_what_is_no_more(desk):
    desk.open(NEURON)
    gates = desk.window.palette_panel.gates
    desk.group("sigmoid", *sorted(SIGMOID))
    (own,) = offered(desk, "Blocks of this circuit")
    assert gates.row_of(own).data() == "sigmoid"
    desk.window.undo()
    assert not gates.row_of(own).isValid()
    desk.window.redo()
    assert gates.row_of(own).data() == "sigmoid"


# Putting down --------------------------------------------------------------------------------


def test_a_block_of_the_library_put_down_twice_is_defined_once(desk):
    desk.open(NEURON)
    before = desk.session.document
    first = put(desk, SIGMA)
    only = desk.session.document.blocks
    second = put(desk, SIGMA)
    assert desk.session.document.blocks is only and len(only) == 1
    assert set(uses(desk.session.document).values()) == {2}
    assert name(desk, first) == name(desk, second) == "sigmoid, gate by gate"
    places = desk.session.circuit.places
    assert places[second][1] == places[first][1] + 120
    assert_whole(desk.session.document)
    desk.session.undo()
    desk.session.undo()
    assert desk.session.document is before


def test_so_is_one_inside_another_block(desk):
    desk.open(two_neurons())
    put(desk, SIGMA)
    desk.double_click(desk.session.circuit.find("neuron1"))
    put(desk, SIGMA)
    put(desk, SIGMA)
    document = desk.session.document
    assert sorted(uses(document).values()) == [2, 5]  # 1 + twice 2
    assert_whole(document)


def test_one_that_was_changed_is_another_block(desk):
    desk.open(EMPTY)
    first = put(desk, SIGMA)
    desk.key(Key.Key_Return)
    desk.session.delete_selected()
    (exp,) = [id_ for id_, each in desk.session.circuit.nodes.items() if each.kind == "exp"]
    desk.click(exp)
    desk.key(Key.Key_Delete)
    desk.session.leave()
    second = put(desk, SIGMA)
    interfaces = [desk.session.circuit.nodes[id_].interface.block for id_ in (first, second)]
    assert len(set(interfaces)) == 2
    assert_whole(desk.session.document)


def test_one_more_use_of_a_block_of_this_circuit_has_numbers_of_its_own(desk):
    document = desk.open(two_neurons())
    new = put(desk, "block:neuron")
    assert uses(desk.session.document) == {"neuron": 3}
    (weight,) = desk.session.sources_within(new, "parameter")
    definition = document.blocks["neuron"].circuit
    assert desk.value(f"{new}/{weight}") == float(definition.values[weight])


def test_a_block_put_down_twice_has_a_name_of_its_own_the_second_time(desk):
    desk.open(NEURON)
    for what in (SIGMA, "block:sigmoid-gate-by-gate"):
        new = [put(desk, what), put(desk, what)]
        labels = [desk.session.circuit.label(id_) for id_ in new]
        assert "" not in labels[1:] and len(set(labels)) == 2
    named = [each for each in desk.session.circuit.labels.values() if "gate by gate" in each]
    assert sorted(named) == [f"sigmoid, gate by gate {number}" for number in (2, 3, 4)]


def test_a_block_is_not_put_into_itself(desk):
    desk.open(layer_of_two())
    layer = desk.session.circuit.find("layer1")
    desk.double_click(layer)
    desk.double_click(desk.session.circuit.find("neuron1"))
    before = desk.session.document
    for what, way in (("block:neuron", "neuron → neuron"), ("block:layer", "neuron → layer → ")):
        desk.said.clear()
        put(desk, what)
        assert desk.session.document is before
        (sentence,) = desk.said
        assert "cannot stand inside itself" in sentence and way in sentence


def test_ports_are_put_down_inside_and_the_flag_is_not(desk):
    desk.open(two_neurons())
    neuron = desk.session.circuit.find("neuron1")
    desk.double_click(neuron)
    port = put(desk, "inlet")
    interface = desk.session.document.root.nodes[neuron].interface
    assert [each.id for each in interface.inputs][-1] == port
    before = desk.session.document
    desk.said.clear()
    put(desk, "output")
    assert desk.session.document is before
    assert "stands outside of blocks" in desk.said[0]


def test_what_would_become_too_large_is_refused(desk, monkeypatch):
    desk.open(EMPTY)
    put(desk, SIGMA)
    monkeypatch.setattr(rules, "MOST_GATES", 10)
    before = desk.session.document
    desk.said.clear()
    assert put(desk, SIGMA) not in set(desk.session.circuit.nodes) - set(before.root.nodes)
    assert desk.session.document is before
    assert "(limit 10)" in desk.said[0]


def enter(desk, what):
    """Carry something over the canvas; True where it may be dropped."""
    data = QMimeData()
    data.setData(GATE_MIME, what)
    at, action = desk.hand.point(100, 100), Qt.DropAction.CopyAction
    event = QDragEnterEvent(at, action, data, LEFT, NOTHING)
    QApplication.sendEvent(desk.view.viewport(), event)
    if event.isAccepted():
        drop = QDropEvent(QPointF(at), action, data, LEFT, NOTHING)
        QApplication.sendEvent(desk.view.viewport(), drop)
    return event.isAccepted()


def test_what_is_dragged_here_from_another_window_may_be_unknown(desk):
    """It has blocks of its own, and is perhaps inside one of them."""
    before = desk.open(NEURON)
    for what in (b"block:theirs", b"mine:theirs", b"library:of-a-later-version", b"inlet"):
        assert not enter(desk, what)
    for what in (b"junk", b"", b"\xff\xfe"):
        assert not enter(desk, what)
    assert desk.session.document is before and desk.view.gesture is None
    assert enter(desk, b"tanh") and enter(desk, SIGMA.encode())
    assert len(desk.session.document.blocks) == 1


def test_a_block_whose_last_use_went_while_it_was_carried_is_not_put_down(desk):
    desk.open(two_neurons())
    desk.session.select(desk.session.circuit.nodes)
    desk.session.delete_selected()
    before = desk.session.document
    assert desk.catalog.put("block:neuron", (0, 0)) is None
    assert desk.session.document is before


# My blocks -----------------------------------------------------------------------------------


@pytest.fixture
def saved(desk, mine):
    """The layer of two neurons has been saved by the button on its page."""
    desk.open(layer_of_two())
    desk.click(desk.session.circuit.find("layer1"))
    desk.said.clear()
    desk.press(desk.window.inspector.page, "Save to my blocks")
    assert desk.said == ["“layer” is among your blocks now, in every circuit."]
    assert offered(desk, "My blocks") == ["mine:layer"]
    assert [path.name for path in mine.iterdir()] == ["layer.circuit"]
    return desk


def test_a_block_of_arrays_is_saved_with_arrays_of_the_shapes_that_arrive_there(desk, mine):
    desk.open(array_circuit())
    desk.session.select({"matmul", "add", "tanh"})
    desk.session.select({desk.group("layer")})
    desk.press(desk.window.inspector.page, "Save to my blocks")
    (path,) = mine.iterdir()
    kept = files.load(path)
    assert {value.array.shape for value in kept.root.values.values()} == {(4, 2), (2, 3), (3,)}
    desk.open(path)
    assert not desk.session.problems


def test_a_saved_block_is_put_into_another_circuit_as_a_copy(saved):
    loss = saved.value(saved.session.document.loss, "x")
    saved.open(EMPTY)
    id_ = put(saved, "mine:layer")
    document = saved.session.document
    assert_whole(document)
    assert sorted(block.name for block in document.blocks.values()) == ["layer", "neuron"]
    put(saved, "mine:layer")
    assert len(saved.session.document.blocks) == 2  # one definition, used twice
    interface = saved.session.circuit.nodes[id_].interface
    document = edits.add(document, "x", "input", (-200.0, 0.0), value=0.25)
    document = edits.connect(document, Pin("x", "out"), Pin(id_, interface.inputs[0].id))
    document = edits.flag(document, Pin(id_, interface.outputs[0].id), (200.0, 0.0))
    saved.open(document)
    assert saved.value(saved.session.document.loss, "x") == pytest.approx(loss)


def test_what_is_saved_again_is_one_file_and_what_was_changed_another(saved, mine):
    def save():
        saved.press(saved.window.inspector.page, "Save to my blocks")
        return sorted(path.name for path in mine.iterdir())

    assert save() == ["layer.circuit"]
    layer = next(iter(saved.session.selection))
    saved.view.setFocus()
    saved.key(Key.Key_Return)
    saved.key(Key.Key_A, CTRL)
    saved.key(Key.Key_D, CTRL)
    saved.session.leave()
    assert saved.session.selection == {layer}
    saved.said.clear()
    assert save() == ["layer-2.circuit", "layer.circuit"]
    assert saved.said == ["You have another block called “layer”: this one is saved as “layer2”."]
    assert save() == ["layer-2.circuit", "layer.circuit"]
    assert sorted(offered(saved, "My blocks")) == ["mine:layer", "mine:layer-2"]


def test_a_saved_block_is_not_put_into_a_block_that_stands_in_it(saved):
    """Its own definition is new here, but what it is made of is not."""
    saved.open(EMPTY)
    put(saved, "mine:layer")
    saved.key(Key.Key_G, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    neuron = sorted(saved.session.selection)[0]
    assert [block.name for block in saved.session.document.blocks.values()] == ["neuron"]
    saved.click(neuron)
    saved.key(Key.Key_Return)
    before = saved.session.document
    saved.said.clear()
    put(saved, "mine:layer")
    assert saved.session.document is before
    assert saved.said == [ITSELF]


def test_a_block_that_is_thrown_away_is_in_the_trash_and_circuits_keep_their_copy(
    saved, mine, tmp_path
):
    document = saved.session.document
    rows = saved.window.palette_panel.list
    rows.setFocus()
    rows.choose(saved.window.palette_panel.gates.row_of("mine:layer"))
    saved.said.clear()
    QTest.keyClick(rows, Key.Key_Delete)
    assert saved.said == ["“layer” is no longer among your blocks; its file is in the trash."]
    assert offered(saved, "My blocks") == []
    assert list(mine.iterdir()) == []
    assert [path.name for path in (tmp_path / "trash").iterdir()] == ["layer.circuit"]
    assert saved.session.document is document


def test_delete_throws_away_nothing_that_is_not_ones_own(saved):
    rows = saved.window.palette_panel.list
    saved.session.select(())  # or Delete would mean that
    rows.setFocus()
    document = saved.session.document
    for what in ("tanh", SIGMA, "block:neuron"):
        rows.choose(saved.window.palette_panel.gates.row_of(what))
        QTest.keyClick(rows, Key.Key_Delete)
        assert what in offered(saved)
    assert saved.session.document is document


def test_one_that_cannot_be_thrown_away_is_told_and_stays(saved, monkeypatch):
    monkeypatch.setattr(stock_module, "move_to_trash", lambda path: False)
    saved.said.clear()
    saved.catalog.forget("mine:layer")
    assert "could not be moved to the trash" in saved.said[0]
    assert offered(saved, "My blocks") == ["mine:layer"]


def test_a_damaged_file_is_left_out_and_the_others_are_there(saved, mine):
    (mine / "bad.circuit").write_text("{")
    (mine / "notes.txt").write_text("not a block")
    saved.said.clear()
    saved.catalog.load()
    assert offered(saved, "My blocks") == ["mine:layer"]
    (sentence,) = saved.said
    assert "bad.circuit" in sentence


def test_where_nothing_can_be_saved_it_is_told(saved, mine, monkeypatch):
    (mine.parent / "file").write_text("")
    monkeypatch.setattr(stock_module, "folder_of_mine", lambda: mine.parent / "file")
    saved.said.clear()
    saved.press(saved.window.inspector.page, "Save to my blocks")
    assert saved.said and all(each for each in saved.said)
    assert not any("is among your blocks now" in each for each in saved.said)


def test_what_comes_above_moves_nothing_under_the_pointer(desk):
    desk.catalog.load()
    desk.open(NEURON)
    rows, gates = desk.window.palette_panel.list, desk.window.palette_panel.gates

    def top_of(what):
        QApplication.processEvents()
        return rows.visualRect(gates.row_of(what)).top()

    before = top_of("exp")
    on_exp = QPointF(rows.visualRect(gates.row_of("exp")).center())
    buttons = (Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, NOTHING)
    seen = rows.viewport()  # told itself: where windows are left of other tests, Qt may ask those
    QApplication.sendEvent(
        seen, QMouseEvent(QEvent.Type.MouseMove, on_exp, seen.mapToGlobal(on_exp), *buttons)
    )
    desk.catalog.put(SIGMA, (0.0, 0.0))
    assert top_of("exp") == before
    desk.window.undo()
    QApplication.sendEvent(seen, QEvent(QEvent.Type.Leave))
    rows.verticalScrollBar().setValue(0)
    desk.catalog.put(SIGMA, (0.0, 0.0))
    assert gates.index(0).data() == "Blocks of this circuit"
    assert rows.verticalScrollBar().value() == 0  # seen, where nobody's hand is


@pytest.mark.parametrize("what", ["exp", "library:neuron-2-inputs"])
def test_what_is_put_down_is_wired_in_the_same_step(desk, what):
    source = desk.catalog.put("input", (0.0, 0.0))
    assert desk.session.undo_label == f"Add input {desk.session.circuit.label(source)}"
    before = desk.session.document

    def wire(document, new):
        port = document.root.nodes[new].gate.inputs[0]
        return edits.connect(document, Pin(source, "out"), Pin(new, port))

    id_ = desk.catalog.put(what, (200.0, 0.0), wire)
    (reader,) = desk.session.document.root.wires
    assert reader.node == id_
    desk.session.undo()
    assert desk.session.document is before
