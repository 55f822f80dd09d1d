"""Sizes of nodes are kept, and keep alive nothing of what was drawn."""

from __future__ import annotations

import gc

from circuit_editor.layout import sizes
from circuit_editor.model import Node
from circuit_editor.model.document import BlockInterface, Port

EDITS = 1_200  # more than what is kept of blocks, or of their ports
PORTS = 4
LEFT = 1_050


def ask(node: Node, label: str) -> None:
    sizes.node_size(node, label)
    for port in node.gate.inputs:
        sizes.pin_offset(node, label, port)


def edit_blocks(begin: int) -> None:
    """What long editing asks: each edit of a block makes an interface, each copy a node."""
    for at in range(begin, begin + EDITS):
        ports = tuple(Port(f"in{at}.{number}", "x") for number in range(PORTS))
        ask(Node("block", interface=BlockInterface(f"b{at}", "f", ports)), "")
        ask(Node("add", sorts_as=("add1", at)), "")


def alive() -> int:
    gc.collect()
    return sum(type(each) in (Node, BlockInterface) for each in gc.get_objects())


def test_what_was_edited_long_ago_is_kept_by_no_size():
    before = alive()
    edit_blocks(0)
    assert alive() - before < LEFT
    edit_blocks(EDITS)
    assert alive() - before < LEFT
