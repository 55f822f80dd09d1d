"""What is new stands clear of arrays: their tiles are wide, and the document does not say so."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from PySide6.QtCore import Qt
from windows import CTRL, Desk

from circuit_editor.model import OUT, Pin

Key = Qt.Key


def bodies_apart(desk: Desk) -> None:
    nodes = desk.view.circuit_scene.nodes
    bodies = {id_: item.on_canvas(item.body) for id_, item in nodes.items()}
    for one, other in combinations(bodies, 2):
        assert not bodies[one].intersects(bodies[other]), (one, other)


@pytest.fixture
def desk(qtbot, tmp_path):
    """A matrix of two rows and eight columns, put there by keys."""
    desk = Desk(qtbot, tmp_path)
    desk.type("parameter")
    desk.key(Key.Key_Return)
    desk.key(Key.Key_Escape)
    (matrix,) = desk.session.circuit.nodes
    desk.session.set_value(matrix, np.ones((2, 8)), live=False)
    return desk


def test_what_keys_put_down_one_after_another_covers_no_matrix(desk):
    for name in ("input", "input", "matmul", "parameter", "relu"):
        desk.type(name)
        desk.key(Key.Key_Return)
        desk.key(Key.Key_Escape)
        bodies_apart(desk)


@pytest.mark.parametrize("name", ["relu", "y = x^2 + 1", "sum"])
def test_what_reads_a_matrix_stands_behind_it(desk, name):
    (matrix,) = desk.session.circuit.nodes
    desk.key(Key.Key_Escape)
    desk.session.select({matrix})
    desk.type(name)
    desk.key(Key.Key_Return)
    desk.key(Key.Key_Escape)
    bodies_apart(desk)


def test_a_wire_by_keys_leaves_the_matrix_uncovered(desk):
    (matrix,) = desk.session.circuit.nodes
    desk.key(Key.Key_Escape)
    desk.type("tanh")
    desk.key(Key.Key_Return)
    desk.key(Key.Key_Escape)
    if not desk.session.circuit.wires:
        desk.session.select({matrix})
        desk.key(Key.Key_L, CTRL)
        desk.key(Key.Key_Return)
    assert Pin(matrix, OUT) in desk.session.circuit.wires.values()
    bodies_apart(desk)
