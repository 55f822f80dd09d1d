"""Laws that every edit keeps, whatever was drawn before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from scripts import VERBS, played, scripts, some

from circuit_editor.engine import compile, run_document
from circuit_editor.engine.marks import marks_of
from circuit_editor.model import EMPTY, OUT, Document, Pin, Value
from circuit_editor.model.edits import connect, move, remove, set_value
from circuit_editor.model.edits.copy_paste import copy_of, paste
from circuit_editor.model.rules import why_not_connect, why_not_label
from circuit_editor.model.wiring import find_loop


def assert_whole(document: Document) -> None:
    """Nothing dangles: every map speaks of nodes that are there, and says what it may say."""
    root = document.root
    for target, source in root.wires.items():
        assert source.port == OUT
        assert root.nodes[source.node].gate.outputs
        assert target.port in root.nodes[target.node].gate.inputs
    assert set(root.places) == set(root.nodes)
    assert set(root.values) == {id_ for id_, node in root.nodes.items() if node.gate.is_source}
    assert set(root.labels) <= set(root.nodes)
    assert set(document.ranges) <= set(root.values)
    for id_, node in root.nodes.items():
        assert why_not_label(root, id_, root.label(id_)) is None
        assert set(node.attrs) == set(node.gate.attrs)
    assert document.loss is None or root.nodes[document.loss].gate.is_flag
    assert find_loop(root) is None


@given(scripts())
def test_a_document_stays_whole(script):
    document = EMPTY
    for edit in script:
        document = edit(document)
        assert_whole(document)
    assert len(compile(document).steps) == len(document.root.nodes)


@given(scripts())
def test_an_edit_never_changes_the_document_it_is_given(script):
    document, seen = EMPTY, []
    for edit in script:
        seen.append((document, written_out(document)))
        document = edit(document)
    for snapshot, as_it_was in seen:
        assert written_out(snapshot) == as_it_was


def written_out(document: Document) -> list[object]:
    """Everything a document holds, in containers of its own."""
    root = document.root
    maps = (root.nodes, root.wires, root.values, root.labels, root.places, document.ranges)
    return [*(sorted(map(str, each.items())) for each in maps), document.loss]


@given(scripts(), st.randoms(use_true_random=False))
def test_an_edit_that_leads_to_an_equal_document_returns_the_very_same(script, rng):
    document = played(EMPTY, script)
    for verb in VERBS:
        after = verb(document, rng)
        # == holds between 0.0 and -0.0; what is written out tells them apart
        if after == document and written_out(after) == written_out(document):
            assert after is document, verb.__name__


@given(scripts())
def test_a_move_keeps_everything_but_the_places(script):
    document = played(EMPTY, script)
    moved = move(document, dict.fromkeys(document.root.nodes, (1234.5, -1.0)))
    for part in ("nodes", "wires", "values", "labels", "extra"):
        assert getattr(moved.root, part) is getattr(document.root, part)
    assert set(moved.root.places.values()) <= {(1234.5, -1.0)}
    assert (moved.loss, moved.ranges) == (document.loss, document.ranges)


@given(scripts())
def test_a_new_value_keeps_everything_but_the_values(script):
    document = played(EMPTY, script)
    for id_ in document.root.values:
        after = set_value(document, id_, 987.25)
        assert after.root.values[id_] == Value(987.25)
        assert after.root.nodes is document.root.nodes
        assert after.root.wires is document.root.wires


@given(scripts(), st.randoms(use_true_random=False))
def test_removing_takes_all_of_a_node_and_nothing_else(script, rng):
    document = played(EMPTY, script)
    gone = set(some(rng, sorted(document.root.nodes)))
    after = remove(document, gone)
    assert_whole(after)
    root, left = document.root, after.root
    for part in ("nodes", "values", "labels", "places"):
        assert dict(getattr(left, part)) == {
            id_: each for id_, each in getattr(root, part).items() if id_ not in gone
        }
    assert dict(left.wires) == {
        target: source
        for target, source in root.wires.items()
        if target.node not in gone and source.node not in gone
    }
    assert after.loss == (None if document.loss in gone else document.loss)


@given(scripts(), st.randoms(use_true_random=False))
def test_pasting_adds_a_copy_and_changes_nothing_that_was_there(script, rng):
    document = played(EMPTY, script)
    chosen = set(some(rng, sorted(document.root.nodes)))
    part = copy_of(document, document.root, chosen)
    assert set(part.root.nodes) == chosen
    after, new = paste(document, part, (10.0, 20.0))
    assert_whole(after)
    assert len(new) == len(set(new)) == len(chosen)
    assert not set(new) & set(document.root.nodes)
    assert remove(after, new).root == document.root
    copied = copy_of(after, after.root, new).root
    assert sorted(node.kind for node in copied.nodes.values()) == sorted(
        node.kind for node in part.root.nodes.values()
    )
    assert len(copied.wires) == len(part.root.wires)
    assert {(x - 10, y - 20) for x, y in copied.places.values()} == set(part.root.places.values())


@given(scripts())
def test_why_not_connect_refuses_exactly_what_is_no_wire_or_makes_a_loop(script):
    """Brute force: every pair of pins is tried; a wire is allowed where the result is a circuit."""
    document = played(EMPTY, script)
    root = document.root
    pins = [
        Pin(id_, port)
        for id_, node in sorted(root.nodes.items())[:12]
        for port in (*node.gate.inputs, OUT, "no")
    ]
    for source in pins:
        for target in pins:
            is_wire = (
                source.port == OUT
                and bool(root.nodes[source.node].gate.outputs)
                and target.port in root.nodes[target.node].gate.inputs
            )
            makes_loop = is_wire and find_loop(connect(document, source, target).root) is not None
            refused = why_not_connect(root, source, target)
            assert (refused is None) is (is_wire and not makes_loop), str(refused)
            assert refused is None or str(refused)


@given(scripts())
def test_whatever_is_drawn_runs(script):
    document = played(EMPTY, script)
    run = run_document(document)
    assert len(run.values) == len(document.root.nodes)
    assert all(str(mark.sentence) for mark in marks_of(run))
