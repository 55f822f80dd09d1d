"""Cut, copy and paste, through the system's clipboard."""

from __future__ import annotations

import subprocess
import sys
import textwrap

import pytest
from canvases import first_example
from PySide6.QtGui import QGuiApplication

from circuit_editor.model import OUT, Pin
from circuit_editor.ui.clipboard import Clipboard


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


def test_a_program_that_copied_something_ends_well():
    program = textwrap.dedent("""
        from circuit_editor import resources
        from circuit_editor.ui.application import application
        from circuit_editor.ui.clipboard import Clipboard
        from circuit_editor.ui.session import Session
        from circuit_editor import files
        app = application()
        session = Session()
        session.open(files.load(resources.examples()[0]), None)
        session.select(session.circuit.nodes)
        Clipboard(session).copy()
    """)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")
