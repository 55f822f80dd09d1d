"""What stands under a gate: its name and what it does, and from afar the name it was given."""

from __future__ import annotations

import pytest
from windows import Desk

from circuit_editor.expression import document_from
from circuit_editor.model import edits
from circuit_editor.ui.app import theme as look

FROM_AFAR = look.growth(0.4, look.LIGHT.legible)


@pytest.fixture
def desk(qtbot, tmp_path):
    return Desk(qtbot, tmp_path)


def test_a_gate_keeps_the_name_it_was_given_at_any_zoom(desk):
    document = edits.add(desk.session.document, "g", "mul", (0, 0), label="dot")
    document = edits.add(document, "h", "mul", (200, 0))
    desk.open(document)
    nodes = desk.view.circuit_scene.nodes
    assert nodes["g"].caption() == "dot · switches"
    assert nodes["h"].caption() == "mul · switches"
    assert nodes["g"].caption(FROM_AFAR) == "dot"
    assert nodes["h"].caption(FROM_AFAR) == "switches"  # the symbol says the other half


def test_the_gate_before_the_flag_is_called_as_sentences_call_it(desk):
    document = desk.open(document_from("q = x + y\nf = q * z", {"x": 1, "y": 2, "z": 3}))
    scene = desk.view.circuit_scene
    assert scene.nodes[document.root.find("f")].caption() == "f · switches"


def test_the_flag_says_whether_what_it_marks_is_a_loss(desk):
    document = desk.open(document_from("f = x * y", {"x": 1, "y": 2}))
    shape = desk.view.circuit_scene.nodes[document.loss]
    before = shape.still_key()
    desk.session.edit("", edits.rename, document.loss, "L")
    assert desk.view.circuit_scene.marks_a_loss
    assert desk.view.circuit_scene.nodes[document.loss].still_key() != before
