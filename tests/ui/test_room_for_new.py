"""What is new covers nothing: a block just made, a copy, what was typed for, a port."""

from __future__ import annotations

from itertools import combinations

import pytest
from hand import CTRL
from PySide6.QtCore import Qt
from windows import CTRL_ALT, CTRL_SHIFT, NEURON, SIGMOID, Desk, with_worker

import circuit_editor as ce
from circuit_editor import resources
from circuit_editor.layout.space import free_space
from circuit_editor.layout.space.boxes import overlap
from circuit_editor.model import Pin, edits

Key = Qt.Key
SQUARES = "f = squared_error(neuron2(a, b), t) + log_sum_exp(a, swish(b))"


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    with_worker(monkeypatch)
    return Desk(qtbot, tmp_path)


def covered(desk):
    """What lies on something else, where one is."""
    circuit = desk.session.circuit
    return [
        pair
        for pair in combinations(sorted(circuit.nodes), 2)
        if overlap(*(free_space.box_of(circuit, id_) for id_ in pair))
    ]


def test_a_block_made_of_what_stands_apart_covers_nothing_between(desk):
    desk.key(Key.Key_I, CTRL)
    desk.type(SQUARES)
    desk.key(Key.Key_Return)
    before, circuit = desk.session.document, desk.session.circuit
    assert circuit.nodes and not covered(desk)
    neuron = next(
        id_
        for id_, each in circuit.nodes.items()
        if each.interface is not None and each.interface.name.startswith("neuron")
    )
    plus = next(id_ for id_, each in circuit.nodes.items() if each.kind == "add")
    desk.select(neuron, plus)
    desk.key(Key.Key_G, CTRL)
    desk.press(desk.window.question, desk.window.question.buttons[0].text())
    desk.type("a block with a name that takes a lot of room")
    desk.key(Key.Key_Return)
    assert not covered(desk)
    desk.key(Key.Key_G, CTRL_SHIFT)
    assert desk.session.document == before  # to the last place
    desk.key(Key.Key_Z, CTRL)
    desk.key(Key.Key_Z, CTRL)
    assert desk.session.document is before


@pytest.mark.parametrize("times", [1, 4])
def test_copies_stand_beside_what_they_are_copies_of(desk, times):
    desk.open(NEURON)
    desk.select("mul1", "mul2")
    for _ in range(times):
        desk.key(Key.Key_D, CTRL)
    desk.key(Key.Key_C, CTRL)
    desk.key(Key.Key_V, CTRL)
    desk.key(Key.Key_V, CTRL)
    assert not covered(desk)


def test_blocks_added_by_typing_stand_apart(desk, qtbot):
    desk.open(NEURON)
    qtbot.waitUntil(lambda: desk.view.catalog.offers("library:swish"))
    for _ in range(3):
        desk.view.setFocus()
        desk.type("swish")
        desk.key(Key.Key_Return)
    assert len(desk.session.document.blocks) == 1
    assert not covered(desk)


def test_ports_added_by_keys_stand_clear(desk):
    desk.open(NEURON)
    desk.group("sigmoid", *sorted(SIGMOID))
    desk.key(Key.Key_Return)
    for _ in range(3):
        desk.key(Key.Key_I, CTRL_ALT)
        desk.key(Key.Key_O, CTRL_ALT)
    assert not covered(desk)


def test_gates_of_a_block_that_is_ungrouped_lie_on_nothing(desk):
    before = desk.open(resources.folder() / "examples" / "sigmoid-as-one-block.circuit")
    desk.select("block1")
    desk.key(Key.Key_G, CTRL_SHIFT)
    assert len(desk.session.circuit.nodes) == len(before.root.nodes) + 3
    assert not covered(desk)
    desk.key(Key.Key_Z, CTRL)
    assert desk.session.document is before


def add(desk, name):
    """Type a letter or more over the canvas, Enter; the new node."""
    desk.view.setFocus()
    desk.type(name)
    desk.key(Key.Key_Return)
    (id_,) = desk.session.selection
    return id_


def wire(desk, source, target):
    """Ctrl+L from a node, arrows to the pin, Enter; again where another pin was aimed at."""
    for steps in range(9):
        desk.session.select([source])
        desk.view.setFocus()
        desk.key(Key.Key_L, CTRL)
        for _ in range(steps):
            desk.key(Key.Key_Right)
        desk.key(Key.Key_Return)
        if desk.session.circuit.wires.get(target) == Pin(source, "out"):
            return
        desk.key(Key.Key_Z, CTRL)
    raise AssertionError(target)


def test_a_circuit_that_is_built_by_keys_reads_from_left_to_right(desk):
    desk.open(ce.circuit("f = x").document)  # beside what is there already
    desk.session.select(())
    a = add(desk, "input")
    b = add(desk, "input")
    product = add(desk, "mul")
    wire(desk, a, Pin(product, "a"))
    wire(desk, b, Pin(product, "b"))
    squashed = add(desk, "tanh")
    c = add(desk, "input")
    places = desk.session.circuit.places
    assert places[c][0] < places[squashed][0]
    wire(desk, product, Pin(squashed, "x"))
    total = add(desk, "add")
    wire(desk, squashed, Pin(total, "a"))
    wire(desk, c, Pin(total, "b"))
    circuit = desk.session.circuit
    assert not covered(desk)
    places = circuit.places
    assert places[a][0] == places[b][0] and places[a][1] < places[b][1]
    for target, source in circuit.wires.items():
        left, right = (free_space.body_of(circuit, each.node) for each in (target, source))
        assert right[2] < left[0]
    assert abs(places[product][1] - (places[a][1] + places[b][1]) / 2) <= 20.0
    boxes = {id_: free_space.body_of(circuit, id_) for id_ in circuit.nodes}
    for target, source in circuit.wires.items():
        route = desk.view.circuit_scene.wires.path(target)
        points = [route.pointAtPercent(at / 40) for at in range(41)]
        for id_, (left, top, right, bottom) in boxes.items():
            if id_ not in (target.node, source.node):
                assert not any(left < p.x() < right and top < p.y() < bottom for p in points), id_
    desk.key(Key.Key_Z, CTRL)  # the wire and the place it gave are one step
    assert Pin(total, "b") not in desk.session.circuit.wires


def test_what_was_moved_by_hand_stays_when_it_is_wired(desk):
    desk.open(ce.circuit("f = x").document)
    desk.session.select(())
    a, gate = add(desk, "input"), add(desk, "exp")
    desk.key(Key.Key_Up)
    place = desk.session.circuit.places[gate]
    wire(desk, a, Pin(gate, "x"))
    assert desk.session.circuit.places[gate] == place


def test_what_is_dragged_beside_an_open_block_stays_where_it_was_dropped(desk):
    desk.open(resources.folder() / "examples" / "sigmoid-block-opened.circuit")
    gate = add(desk, "exp")
    flag = desk.session.document.loss
    x, y = desk.session.circuit.places["block1"]
    places = {gate: (x + 300.0, y), flag: (x + 900.0, y)}
    desk.session.edit("", edits.move, places)
    desk.view.fit()
    before = desk.session.shown.places[gate]
    assert before[0] > x + 300.0  # pushed aside, but less than the block grew
    start = desk.middle(gate)
    desk.hand.drag(start, (start[0] + 60.0, start[1]))
    after = desk.session.shown.places[gate]
    assert after[0] - before[0] == pytest.approx(60.0, abs=10.0) and after[1] == before[1]
    desk.key(Key.Key_Right)
    assert desk.session.shown.places[gate][0] - after[0] == pytest.approx(20.0, abs=5.0)
