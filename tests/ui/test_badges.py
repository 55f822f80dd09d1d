"""Badges: what is wrong in a block shows outside, at all its uses, opened or not, on any zoom."""

from __future__ import annotations

import pytest
from block_documents import layer_of_two, two_neurons
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from small_array_circuits import array_circuit
from windows import Desk, with_worker

from circuit_editor.model import Pin, blocks, edits
from circuit_editor.model.edits.copy_paste import copy_of, paste
from circuit_editor.model.problems import faulty_blocks, problems


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    with_worker(monkeypatch)
    return Desk(qtbot, tmp_path)


def unwired_inside(document):
    """A wire is missing in the definition of the neuron."""
    (neuron,) = (id_ for id_, each in document.blocks.items() if each.name == "neuron")
    circuit = document.blocks[neuron].circuit
    cut = next(pin for pin in circuit.wires if circuit.nodes[pin.node].kind == "mul")
    return blocks.within(document, neuron, edits.disconnect, [cut]), neuron


def marked(desk):
    shown = desk.session.shown.nodes
    return {id_ for id_ in shown if desk.view.circuit_scene.is_marked(id_)}


def test_all_uses_of_a_block_at_fault_bear_a_badge_opened_or_not(desk):
    document, neuron = unwired_inside(layer_of_two())
    assert faulty_blocks(document, problems(document)) >= {neuron}
    desk.open(document)
    assert marked(desk) == {"block3"}
    desk.session.expand(["block3"], open_=True)
    inner = {id_ for id_ in desk.session.shown.nodes if id_.startswith("block3/block")}
    assert len(inner) == 2 and marked(desk) == {"block3"} | inner
    desk.session.expand(inner, open_=True)
    assert marked(desk) == {"block3"} | inner


def test_a_block_with_an_unwired_port_bears_a_badge_unless_it_has_a_default(desk):
    document = two_neurons()
    document, (copy,) = paste(document, copy_of(document, document.root, ["block1"]), (0.0, 300.0))
    desk.open(document)
    assert marked(desk) == {copy}
    interface = document.root.nodes[copy].interface
    desk.session.edit(
        "wire",
        edits.connect,
        document.root.wires[Pin("block1", interface.inputs[0].id)],
        Pin(copy, interface.inputs[0].id),
    )
    assert marked(desk) == set()


@pytest.mark.parametrize("zoom", [1.0, 0.5])
def test_a_badge_is_as_large_on_the_screen_however_far_one_is(desk, zoom):
    document, _ = unwired_inside(two_neurons())
    desk.open(document)
    desk.view.set_zoom(zoom)
    shape = desk.view.circuit_scene.nodes["block1"]
    corner = desk.view.mapFromScene(shape.on_canvas(shape.body).topRight())
    near = QRect(corner.x() - 30, corner.y() - 30, 60, 60)
    picture = desk.view.viewport().grab(near).toImage()
    amber = QColor(desk.view.circuit_scene.theme.amber).rgb()
    across = {
        x
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixel(x, y) == amber
    }
    assert 12 <= max(across) - min(across) <= 24


def test_a_gate_whose_shapes_do_not_fit_bears_a_badge_and_its_cure_comes_before_the_flag(desk):
    desk.open(edits.remove(array_circuit(w=[[1.0, 2.0, 3.0]] * 3), ["loss", "sum"]))
    assert marked(desk) == {"matmul"}
    notice = desk.window.notice
    assert "must equal the rows" in notice._text.text() and "loss flag" not in notice._offer.text()
    desk.session.edit("turn", edits.set_value, "W", [[1.0, 2.0, 0.5], [0.0, 1.0, 2.0]])
    assert marked(desk) == set()
    assert "Put the loss flag on" in notice._offer.text()


def test_where_an_array_is_left_open_the_flag_is_offered_on_its_mean_in_one_step(desk):
    desk.open(edits.remove(array_circuit(), ["loss", "sum"]))
    before, offer = desk.session.document, desk.window.notice._offer
    assert offer.text() == "Put the loss flag on the mean of tanh(x @ W + b)"
    QTest.mouseClick(offer, Qt.MouseButton.LeftButton)
    circuit, loss = desk.session.circuit, desk.session.document.loss
    (mean,) = circuit.sources(loss)
    assert circuit.nodes[mean.node].kind == "mean" and not desk.session.problems
    assert desk.session.run.loss is not None
    desk.session.undo()
    assert desk.session.document is before
