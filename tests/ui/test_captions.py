"""What stands under a gate: its name and what it does, and from afar the name it was given."""

from __future__ import annotations

import pytest
from canvases import first_example
from windows import Desk

from circuit_editor.expression import document_from
from circuit_editor.layout import sizes
from circuit_editor.layout.labels import captions
from circuit_editor.model import EMPTY, edits


@pytest.fixture
def desk(qtbot, tmp_path):
    return Desk(qtbot, tmp_path)


def written(desk, id_: str) -> str:
    """What is written under a gate at 100 %."""
    found = desk.view.circuit_scene.nodes[id_].written_caption(1.0)
    return found[0] if found else ""


@pytest.mark.parametrize(
    ("pitch", "named", "other"),
    [(200, "dot · switches", "mul · switches"), (80, "dot", "switches"), (50, "dot", "")],
)
def test_words_give_way_first_and_given_names_stay(desk, pitch, named, other):
    document = desk.session.document
    for at in range(5):
        label = "dot" if at == 2 else ""
        document = edits.add(document, f"g{at}", "mul", (pitch * at, 0), label=label)
    desk.open(document)
    assert desk.view.circuit_scene.nodes["g2"].caption() == "dot · switches"
    assert written(desk, "g2") == named
    assert written(desk, "g1") == other


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


def test_where_most_gates_have_no_room_for_words_none_tells_any(desk):
    document = desk.session.document
    for at in range(5):
        document = edits.add(document, f"g{at}", "mul", (50 * at, 0))
    document = edits.add(document, "far", "mul", (600, 0))
    desk.open(document)
    assert written(desk, "far") == ""
    desk.session.edit("Move", edits.move, {f"g{at}": (0, 200 * at) for at in range(5)})
    assert written(desk, "far") == written(desk, "g3") == "mul · switches"


def test_where_one_gate_has_no_room_for_its_words_none_of_its_kind_tells_any(desk):
    document = EMPTY
    for at, kind in enumerate(["mul", "mul", "exp", "exp"]):
        document = edits.add(document, f"g{at}", kind, (200 * at, 0))
    desk.open(document)
    assert [written(desk, f"g{at}") != "" for at in range(4)] == [True] * 4
    desk.open(edits.add(document, "wall", "input", (0, 50)))
    assert [written(desk, f"g{at}") != "" for at in range(4)] == [False, False, True, True]


def test_words_that_would_be_cut_off_are_fewer(desk):
    """Written large, as from afar, the longest have no room in what is drawn of a gate."""
    desk.open(edits.add(desk.session.document, "m", "matmul", (0, 0)))
    item = desk.view.circuit_scene.nodes["m"]
    found = {zoom: item.written_caption(zoom) for zoom in (0.4, 0.5, 0.6, 0.7, 0.8, 1.0)}
    widths = [item.caption_rect(zoom).width() for zoom, each in found.items() if each is not None]
    assert max(widths) <= captions.WIDEST
    assert found[1.0][0] == "matmul · switches, row by column"
    assert found[0.7][0] == "switches, row by column"


def test_a_caption_stands_at_its_gate_as_long_as_the_number_between_is_missing(desk):
    desk.open(first_example())
    view, scene = desk.view, desk.view.circuit_scene
    item, whole, zoom = scene.nodes["add1"], desk.view.content(), desk.view.zoom
    there = item.caption_rect(zoom)
    stepping = desk.window.classroom.stepping
    stepping.start()
    number = sizes.LABEL_HEIGHT * scene.writing(zoom).growth  # its gradient stands between
    assert item.caption_rect(zoom).top() == pytest.approx(there.top() - number)
    assert view.content() == whole
    stepping.go_to("backward", "mul1")
    assert item.caption_rect(zoom) == there


def test_a_caption_stands_at_its_gate_where_no_tile_is(desk):
    desk.open(
        document_from("z = x @ W; L = sum(tanh(z))", {"x": [[1.0, 2.0]], "W": [[1.0], [2.0]]})
    )
    scene, zoom = desk.view.circuit_scene, desk.view.zoom
    item = scene.nodes[desk.session.circuit.find("z")]
    assert item.caption_rect(zoom).top() > item.body.bottom()
    desk.window.classroom.stepping.start()
    rect, gate = item.caption_rect(zoom), item.symbol_box
    assert gate.bottom() < rect.top() < gate.bottom() + 4
    assert gate.left() < rect.left() < gate.center().x() + 1
