"""What is new covers nothing: a block just made, a copy, what was typed for, a port."""

from __future__ import annotations

from itertools import combinations

import pytest
from hand import CTRL
from PySide6.QtCore import Qt
from windows import CTRL_ALT, CTRL_SHIFT, NEURON, SIGMOID, Desk, with_worker

from circuit_editor import resources
from circuit_editor.layout import free_space
from circuit_editor.layout.boxes import overlap

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
