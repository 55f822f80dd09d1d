"""Finding in the circuit: by name, kind, number or problem; each answer is gone to."""

from __future__ import annotations

import pytest
from block_documents import layer_of_two
from canvases import first_example, small_circuit
from PySide6.QtCore import Qt
from windows import CTRL, CTRL_SHIFT, NEURON, SHIFT, Desk, with_worker

from circuit_editor.expression import document_from
from circuit_editor.model import EMPTY, edits
from circuit_editor.ui.outline.matches import Matches

Key = Qt.Key


@pytest.fixture
def desk(qtbot, tmp_path, monkeypatch):
    with_worker(monkeypatch)
    desk = Desk(qtbot, tmp_path)
    desk.window.resize(1360, 840)
    return desk


def find(desk, document, text: str):
    """Open a document, press Ctrl+F and type; the bar."""
    desk.open(document)
    desk.key(Key.Key_F, CTRL)
    desk.type(text)
    bar = desk.window.node_commands._find_bar
    assert bar.isVisible() and bar.field.hasFocus()
    return bar


def answers(desk, document, *queries: str) -> list[list[str]]:
    """What each query finds, without the window's help."""
    desk.open(document)
    matches = Matches(desk.session, desk.view.catalog)
    return [matches.find(each) for each in queries]


def test_names_kinds_and_numbers_are_found(desk):
    assert answers(
        desk, first_example(), "x", "add", "mul", "相加", "相乘", "input", "-12", "−12.00", "3"
    ) == [
        ["x", "add1", "mul1"],
        ["add1"],
        ["mul1"],
        ["add1"],
        ["mul1"],
        ["x", "y", "z"],
        ["mul1", desk.session.document.loss],
        ["mul1", desk.session.document.loss],
        ["z", "add1"],
    ]
    desk.open(NEURON)
    matches = Matches(desk.session, desk.view.catalog)
    assert len(matches.find("0.73")) == 2 and len(matches.find("0.7")) == 2
    assert matches.find("0.72") == matches.find("73") == matches.find("  ") == []


def test_numbers_in_the_cells_of_tiles_are_found(desk):
    values = {"x": [[1.0, 2.0]], "W": [[0.5], [-1.755]]}
    document = document_from("z = x @ W; L = sum(z)", values)
    whole, rounded, product, absent = answers(desk, document, "-1.75", "-1.8", "-3.01", "-1.7")
    (weights,) = (id_ for id_, label in document.root.labels.items() if label == "W")
    assert weights in whole and weights in rounded and weights not in product
    assert set(product) >= {desk.session.circuit.find("z")} and weights in absent  # while typed


def test_what_is_wrong_is_found_by_its_name(desk):
    unwired, missing, nan = answers(desk, small_circuit(), "unwired", "no wire", "nan")
    assert unwired == missing and {"add1", "mul1"} <= set(unwired) and nan == []
    nan, *others = answers(
        desk, document_from("f = log(x)", {"x": -1.0}), "nan", "not a number", "非數"
    )
    assert len(nan) == 3 and others == [nan, nan]
    desk.key(Key.Key_F, CTRL)
    desk.type("nan")  # goes to where it was made
    (log,) = desk.session.selection
    assert desk.session.circuit.nodes[log].kind == "log"
    ((kink,), *_) = answers(desk, document_from("f = relu(x)", {"x": 0.0}), "kink")
    assert desk.session.circuit.nodes[kink].kind == "relu"


def test_covered_numbers_are_found_by_nothing(desk):
    desk.open(first_example())
    matches = Matches(desk.session, desk.view.catalog)
    assert matches.find("-4") == ["x", "y", "z", "add1"]
    desk.key(Key.Key_P, CTRL)
    assert matches.find("-4") == ["z"]  # its value


def test_enter_goes_from_one_to_the_next_and_esc_keeps_it(desk):
    bar = find(desk, first_example(), "input")
    assert desk.session.selection == {"x"} and "1 of 3" in desk.texts(bar)
    assert "x, input, value −2.00, gradient −4.00" in desk.texts(bar)
    desk.key(Key.Key_Return)
    assert desk.session.selection == {"y"} and "2 of 3" in desk.texts(bar)
    desk.key(Key.Key_F3)
    assert desk.session.selection == {"z"}
    desk.key(Key.Key_Return)
    assert desk.session.selection == {"x"}
    desk.key(Key.Key_Return, SHIFT)
    assert desk.session.selection == {"z"}
    desk.key(Key.Key_F3, SHIFT)
    assert desk.session.selection == {"y"}
    desk.key(Key.Key_Escape)
    assert not bar.isVisible() and desk.view.hasFocus() and desk.session.selection == {"y"}
    desk.key(Key.Key_F, CTRL)
    assert bar.field.text() == "input" == bar.field.selectedText()
    desk.type("q")
    assert "none" in desk.texts(bar) and desk.session.selection == {"y"}


def test_what_is_called_exactly_so_comes_first(desk):
    document = document_from("f = ax * x", {"ax": 1.0, "x": 2.0})
    bar = find(desk, document, "x")
    (id_,) = desk.session.selection
    assert desk.session.circuit.label(id_) == "x"
    assert any(each.endswith(" of 2") for each in desk.texts(bar))


def test_an_answer_inside_a_block_is_gone_to(desk):
    bar = find(desk, layer_of_two(), "tanh")
    assert len(desk.session.where) == 2 and len(desk.session.selection) == 1
    assert any(each.startswith("layer1 › neuron1 › ") for each in desk.texts(bar))
    first = desk.session.where
    desk.key(Key.Key_Return)
    assert len(desk.session.where) == 2 and desk.session.where != first


def test_an_answer_out_of_sight_is_shown_in_the_middle(desk):
    far = edits.move(first_example(), {"z": (9_000.0, 7_000.0)})
    desk.open(far)
    desk.view.zoom_to_full_size()
    desk.view.centerOn(0, 0)
    desk.key(Key.Key_F, CTRL)
    desk.type("z")
    z = desk.view.circuit_scene.nodes["z"].middle
    off = desk.view.mapFromScene(z) - desk.view.viewport().rect().center()
    assert desk.session.selection == {"z"} and off.manhattanLength() < 40


def test_answers_follow_what_is_changed_meanwhile(desk):
    bar = find(desk, first_example(), "input")
    desk.session.edit("Delete", edits.remove, {"y"})
    desk.key(Key.Key_Return)
    assert desk.session.selection == {"z"} and "2 of 2" in desk.texts(bar)
    desk.session.open(EMPTY, None)
    desk.key(Key.Key_Return)
    assert "none" in desk.texts(bar)


def test_from_the_outline_the_keyboard_comes_back_to_it(desk):
    desk.open(first_example())
    desk.key(Key.Key_O, CTRL_SHIFT)
    tree = desk.window.side_panels.outline.tree
    desk.key(Key.Key_F, CTRL)
    desk.type("add")
    assert tree.chosen == ["add1"]
    desk.key(Key.Key_Escape)
    assert tree.hasFocus()
