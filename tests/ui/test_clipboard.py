"""Cut, copy and paste, through the system's clipboard."""

from __future__ import annotations

import itertools
import subprocess
import sys
import textwrap

import pytest
from canvases import first_example
from PySide6.QtGui import QGuiApplication
from windows import Desk

from circuit_editor import files, resources
from circuit_editor.expression import document_from
from circuit_editor.layout.space import free_space
from circuit_editor.layout.space.boxes import overlap
from circuit_editor.model import EMPTY, OUT, Document, Pin, edits
from circuit_editor.ui.shell.editing.clipboard import Clipboard


@pytest.fixture
def clipboard(session):
    session.open(first_example(), None)
    return Clipboard(session)


def test_a_copied_part_comes_with_its_inner_wires_and_fresh_names(clipboard, session):
    before = session.document
    session.select({"x", "add1", "mul1"})
    clipboard.copy()
    clipboard.paste()
    circuit = session.circuit
    new = sorted(session.selection)
    assert [circuit.nodes[id_].kind for id_ in new] == ["add", "input", "mul"]
    add, source, mul = new
    assert circuit.labels[source] == "x1"
    assert circuit.wires[Pin(add, "a")] == Pin(source, OUT)
    assert circuit.wires[Pin(mul, "a")] == Pin(add, OUT)
    assert Pin(add, "b") not in circuit.wires
    session.undo()
    assert session.document is before


def test_a_cut_part_can_be_pasted(clipboard, session):
    session.select({"mul1"})
    clipboard.cut()
    assert "mul1" not in session.circuit.nodes
    clipboard.paste()
    assert [session.circuit.nodes[id_].kind for id_ in session.selection] == ["mul"]


@pytest.mark.parametrize(
    "text", ["", "hello", "{}", '{"format": "circuit"', "<img src=x>", "\ud800"]
)
def test_what_is_no_circuit_is_refused_and_changes_nothing(clipboard, session, text):
    before, said = session.document, []
    session.message.connect(said.append)
    QGuiApplication.clipboard().setText(text)
    clipboard.paste()
    assert session.document is before
    assert len(said) == 1


@pytest.fixture
def said(session):
    """What the status line was told."""
    sentences: list[str] = []
    session.message.connect(sentences.append)
    return sentences


def on_the_clipboard(part: Document | str) -> None:
    """Let the system's clipboard hold a part of a circuit, or any text."""
    text = part if isinstance(part, str) else files.dump(part).decode()
    QGuiApplication.clipboard().setText(text)


def test_the_text_of_an_empty_circuit_is_refused_in_a_sentence(clipboard, session, said):
    before = session.document
    on_the_clipboard(EMPTY)
    clipboard.paste()
    assert session.document is before
    assert said == ["The circuit on the clipboard is empty: there is nothing to paste."]


def test_a_flag_alone_is_not_pasted_into_a_block(clipboard, session, said):
    on_the_clipboard(edits.add(EMPTY, "f", "output", (0, 0)))
    session.open(files.load(resources.folder() / "examples" / "sigmoid-as-one-block.circuit"), None)
    before = session.document
    session.enter(next(id_ for id_, each in session.circuit.nodes.items() if each.gate.is_block))
    clipboard.paste()
    assert session.document is before
    assert len(said) == 1
    assert "stands outside of blocks" in said[0]


def test_ports_alone_are_not_pasted_outside_of_a_block(clipboard, session, said):
    session.open(files.load(resources.folder() / "examples" / "sigmoid-as-one-block.circuit"), None)
    before = session.document
    (id_,) = (id_ for id_, each in session.circuit.nodes.items() if each.gate.is_block)
    on_the_clipboard(ports_of(session.document, session.circuit.nodes[id_].interface.block))
    clipboard.paste()
    assert session.document is before
    assert len(said) == 1
    assert "inside" in said[0]


def ports_of(document: Document, block: str) -> Document:
    """The ports of a block, as somebody may have written them down."""
    circuit = document.blocks[block].circuit
    gates = [id_ for id_, each in circuit.nodes.items() if not each.gate.is_port]
    return edits.remove(Document(circuit), gates)


LONG_LABEL = """{"format": "circuit-editor", "version": 1, "wires": [], "nodes": [
    {"id": "x", "kind": "input", "value": 1, "label": "%s", "place": [0, 0]}]}""" % ("x" * 5000)


@pytest.mark.parametrize(
    ("text", "place", "sentence"),
    [
        (LONG_LABEL, "nodes.x.label", "5,000 characters"),
        ('{"format": "circuit-editor", "version": 99, "nodes": []}', "", "newer version"),
        ('{"format": "circuit-editor", "version": 0}', "version", "whole number"),
        ('{"format": "circuit-editor", "version": 1, "nodes": [', "", "line 1"),
        ('{"version": 1, "nodes": 7, "wires": [], "format": "circuit-editor"}', "nodes", "list"),
    ],
)
def test_a_circuit_that_cannot_be_pasted_is_refused_with_place_and_reason(
    clipboard, session, said, text, place, sentence
):
    before = session.document
    on_the_clipboard(text)
    clipboard.paste()
    assert session.document is before
    assert len(said) == 1
    assert said[0].startswith("The circuit on the clipboard cannot be pasted.")
    assert place in said[0]
    assert sentence in said[0]
    assert "\n" not in said[0]


@pytest.mark.parametrize("text", ["hello", "[1, 2]", '{"nodes": []}', "format: circuit-editor"])
def test_only_what_is_no_circuit_at_all_is_called_so(clipboard, said, text):
    on_the_clipboard(text)
    clipboard.paste()
    assert len(said) == 1
    assert "holds no part of a circuit" in said[0]


def test_a_number_becomes_a_constant_or_the_value_of_the_selected_input(clipboard, session, said):
    before = session.document
    on_the_clipboard("-1.5e-3\n")
    clipboard.paste()
    (new,) = session.selection
    assert session.circuit.nodes[new].kind == "constant"
    assert float(session.circuit.values[new]) == -0.0015
    session.undo()
    assert session.document is before
    session.select({"add1"})
    clipboard.paste()
    (new,) = session.selection
    assert session.circuit.nodes[new].kind == "constant"
    session.undo()
    session.select({"x"})
    clipboard.paste()
    assert session.selection == {"x"} and float(session.circuit.values["x"]) == -0.0015
    assert session.undo_label == "Set x"
    assert said == []
    on_the_clipboard("4,000")
    clipboard.paste()
    assert float(session.circuit.values["x"]) == -0.0015
    assert "Do you mean" in said[0]


def on_canvas(session) -> list[str]:
    """The names of the nodes that are selected."""
    return sorted(session.circuit.name(id_) for id_ in session.selection)


def test_a_formula_is_pasted_into_the_circuit_as_one_step(clipboard, session, said):
    before = session.document
    on_the_clipboard("x = 3; g = exp(x) * b")
    clipboard.paste()
    assert session.document.loss == before.loss
    assert on_canvas(session) == ["b", "exp1", "g", "x2"]
    assert float(session.circuit.values[session.circuit.find("x2")]) == 3
    assert said == ["Names that were taken got a number: x → x2."]
    boxes = [free_space.box_of(session.circuit, id_) for id_ in session.circuit.nodes]
    assert not any(overlap(one, other) for one, other in itertools.combinations(boxes, 2))
    assert session.undo_label == "Paste formula"
    session.undo()
    assert session.document is before


def test_a_pasted_formula_stands_below_the_circuit_and_in_no_wire(clipboard, session):
    before = free_space.boxes(session.circuit)
    on_the_clipboard("g = exp(p) * b")
    clipboard.paste()
    pasted = [free_space.box_of(session.circuit, id_) for id_ in session.selection]
    assert min(top for _, top, _, _ in pasted) > max(bottom for *_, bottom in before)
    lefts = [min(left for left, *_ in boxes) for boxes in (before, pasted)]
    assert abs(lefts[0] - lefts[1]) <= free_space.GRID


PROGRAM = "x = ones(4, 2); W = ones(2, 8); h = tanh(x @ W); L = mean(h)"


def test_a_pasted_program_of_arrays_stands_clear_of_the_tiles(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    desk.open(document_from(PROGRAM))
    before = desk.session.circuit.places
    on_the_clipboard(PROGRAM)
    for _ in range(2):
        desk.window.clipboard.paste()
        rooms = {
            id_: free_space.box_of(desk.session.shown, id_) for id_ in desk.session.shown.nodes
        }
        among = desk.session.selection
        assert not any(
            overlap(rooms[new], rooms[old]) for new in among for old in rooms.keys() - among
        )
    assert {id_: desk.session.circuit.places[id_] for id_ in before} == dict(before)


@pytest.mark.parametrize("zoom", [None, 1.5])
def test_what_is_pasted_is_in_sight(qtbot, tmp_path, zoom):
    desk = Desk(qtbot, tmp_path)
    desk.open(first_example())
    if zoom is not None:
        desk.view.set_zoom(zoom)
    on_the_clipboard("g = exp(p)")
    desk.window.clipboard.paste()
    assert desk.view.is_in_sight(desk.view.circuit_scene.content(desk.session.selection))


def test_a_formula_pasted_into_an_empty_circuit_computes_the_loss(clipboard, session):
    session.open(EMPTY, None)
    on_the_clipboard("f = (x + y) * z")
    clipboard.paste()
    assert session.circuit.label(session.document.loss) == "f"
    assert sorted(session.circuit.labels.values()) == ["f", "f", "x", "y", "z"]


def test_a_formula_is_pasted_into_a_block_too(clipboard, session):
    session.open(files.load(resources.folder() / "examples" / "sigmoid-as-one-block.circuit"), None)
    session.enter(next(id_ for id_, each in session.circuit.nodes.items() if each.gate.is_block))
    gates = len(session.circuit.nodes)
    on_the_clipboard("x = 2; g = x * k")
    clipboard.paste()
    assert len(session.circuit.nodes) == gates + 3
    assert not any(each.gate.is_flag for each in session.circuit.nodes.values())


def test_a_call_of_a_block_brings_the_block(clipboard, session):
    on_the_clipboard("g = neuron2(p, q)")
    clipboard.paste()
    assert len(session.document.blocks) == 1
    assert on_canvas(session) == ["g", "p", "q"]


def test_a_formula_with_a_slip_is_refused_in_its_own_sentence(clipboard, session, said):
    before = session.document
    on_the_clipboard("f = (x + y")
    clipboard.paste()
    assert session.document is before
    assert said == ['Column 5: This "(" is never closed. A ")" is missing.']


def test_prose_is_refused_as_ever(clipboard, session, said):
    before = session.document
    on_the_clipboard("the sum of x and y")
    clipboard.paste()
    assert session.document is before
    assert said == ["The clipboard holds no part of a circuit. Copy some gates first."]


def test_a_program_that_copied_something_ends_well():
    program = textwrap.dedent("""
        from circuit_editor import resources
        from circuit_editor.ui.app.application import application
        from circuit_editor.ui.shell.editing.clipboard import Clipboard
        from circuit_editor.ui.session.session import Session
        from circuit_editor import files
        app = application()
        session = Session()
        session.open(files.load(resources.examples()[0]), None)
        session.select(session.circuit.nodes)
        Clipboard(session).copy()
    """)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
