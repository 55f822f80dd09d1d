"""What is pasted stands clear of wires as they are drawn: one may lead around half a circuit."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from windows import CTRL, Desk

from circuit_editor.expression import draft
from circuit_editor.layout.routing.routes import samples

TWO_LINES = """
x = randn(4, 3)
W = randn(3, 5)*0.1
b = zeros(5)
V = randn(5, 2)
h = maximum(0, x @ W + b)
y = h @ V
loss = mean((y - 1)**2)
"""


@pytest.mark.parametrize(("aside", "up"), [(-120, -80), (-160, -40), (-200, -80), (-240, 0)])
def test_nothing_is_pasted_onto_a_wire_that_leads_back(qtbot, tmp_path, aside, up):
    desk = Desk(qtbot, tmp_path)
    desk.window.resize(1280, 720)
    desk.open(draft(TWO_LINES).document())
    desk.view.fit()
    scene, circuit = desk.view.circuit_scene, desk.session.circuit
    before = [point for wire in scene.wires for point in samples(scene.wires.route(wire))]
    x, y = circuit.places[circuit.find("y")]
    QTest.mouseMove(desk.view.viewport(), desk.view.mapFromScene(x + aside, y + up))
    QApplication.clipboard().setText("w = randn(2); q = (sum(w*[1, 2]) - 3)^2")
    desk.view.setFocus()
    desk.key(Qt.Key.Key_V, CTRL)
    pasted = {*desk.session.circuit.nodes} - {*circuit.nodes}
    assert len(pasted) > 4
    for id_ in pasted:
        item = scene.nodes[id_]
        body = item.on_canvas(item.body)
        assert not any(body.contains(*point) for point in before), id_
    after = [point for wire in scene.wires for point in samples(scene.wires.route(wire))]
    assert {*before} <= {*after}  # and no wire is led another way for it
