"""What feeds a node and what it affects, also through blocks that are open in place."""

from __future__ import annotations

from block_strategies import flat_documents
from hypothesis import given
from hypothesis import strategies as st

from circuit_editor.layout.picture import picture
from circuit_editor.model import EMPTY, OUT, Pin, edits
from circuit_editor.model.edits.grouping import group
from circuit_editor.model.wiring import affected, feeding, path_between


@given(flat_documents(), st.randoms(use_true_random=False))
def test_what_feeds_is_what_a_way_leads_from(document, rng):
    root = document.root
    id_ = rng.choice(sorted(root.nodes))
    before = {pin.node for pin in feeding(root, [id_])} | {id_}
    behind = {pin.node for pin in affected(root, [id_])} | {id_}
    for other in root.nodes:
        assert (other in before) is (path_between(root, other, id_) is not None)
        assert (other in behind) is (path_between(root, id_, other) is not None)


def opened():
    """x and y enter a block, each its own exp in there, each of which leads to a tanh behind."""
    document = EMPTY
    for row, name in enumerate(("x", "y")):
        document = edits.add(document, name, "input", (0.0, 100.0 * row), label=name)
        for at, kind in ((1, "exp"), (2, "tanh")):
            document = edits.add(document, f"{kind}_{name}", kind, (200.0 * at, 100.0 * row))
        document = edits.connect(document, Pin(name, OUT), Pin(f"exp_{name}", "x"))
        document = edits.connect(document, Pin(f"exp_{name}", OUT), Pin(f"tanh_{name}", "x"))
    document, block = group(document, ["exp_x", "exp_y"], "two")
    return picture(document, (), frozenset({block})), block


def test_what_enters_an_open_block_leads_on_only_along_the_wires_inside():
    shown, block = opened()
    inner = [Pin(f"{block}/exp_x", "x"), Pin(f"{block}/exp_x", OUT)]
    found = feeding(shown.circuit, ["tanh_x"], shown.frames)
    assert {pin.node for pin in found} == {"tanh_x", block, inner[0].node, "x"}
    found = affected(shown.circuit, ["x"], shown.frames)
    assert {pin.node for pin in found} == {"x", block, inner[0].node, "tanh_x"}
    found = affected(shown.circuit, [inner[0].node], shown.frames)
    assert {pin.node for pin in found} == {inner[0].node, block, "tanh_x"}


def test_a_closed_block_hands_everything_on():
    shown, block = opened()
    closed = {id_: each for id_, each in shown.circuit.nodes.items() if "/" not in id_}
    assert block in closed
    found = feeding(shown.circuit, [block], shown.frames)
    assert {"x", "y"} <= {pin.node for pin in found}
