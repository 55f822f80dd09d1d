"""Tapes of circuits with gates of unknown kinds: patched as compiled, and told step by step."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import documents

from circuit_editor.engine import compile, problems_of, run_document
from circuit_editor.engine.compile.patch_tape import patch
from circuit_editor.model import Document, Pin, edits
from circuit_editor.model.rules import why_not_connect
from circuit_editor.teaching.timeline.step_report import steps_text


@st.composite
def edited(draw: st.DrawFn, document: Document) -> Document:
    """The document with a node or a wire less, or a wire more."""
    ids, wires = sorted(document.root.nodes), sorted(document.root.wires)
    what = draw(st.integers(0, 3))
    if what == 0 and ids:
        return edits.remove(document, [draw(st.sampled_from(ids))])
    if what == 1 and wires:
        return edits.disconnect(document, [draw(st.sampled_from(wires))])
    gates = [(id_, node.gate) for id_, node in sorted(document.root.nodes.items())]
    starts = [Pin(id_, port) for id_, gate in gates for port in gate.outputs]
    ends = [Pin(id_, port) for id_, gate in gates for port in gate.inputs]
    if starts and ends:
        start, end = draw(st.sampled_from(starts)), draw(st.sampled_from(ends))
        if why_not_connect(document.root, start, end) is None:
            return edits.connect(document, start, end)
    return document


@given(documents(), st.data())
def test_a_tape_is_patched_as_it_is_compiled(document, data):
    tape = compile(document)
    for _ in range(3):
        before, document = document, data.draw(edited(document))
        tape, whole = patch(tape, before, document), compile(document)
        assert list(tape.steps) == list(whole.steps)
        assert (tape.slots, tape.loss, tape.aliases) == (whole.slots, whole.loss, whole.aliases)


@given(documents())
def test_no_unknown_gate_has_a_number_and_each_is_told(document):
    run = run_document(document)
    found = {each.at for each in problems_of(document, run)}
    steps_text(document, run, ())
    for id_, node in document.root.nodes.items():
        if node.placeholder is not None:
            assert f"{id_}.kind" in found
            for port in node.gate.outputs:
                assert run.value(Pin(id_, port)) is None
            for port in node.gate.inputs:
                assert run.gradient(Pin(id_, port)) is None


def test_a_kind_that_nobody_knows_has_no_gate():
    with pytest.raises(KeyError):
        edits.add(Document(), "conv1", "warp", (0.0, 0.0))
