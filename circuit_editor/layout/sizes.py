"""How large things are, in scene units (pixels at 100 %). The theme and the canvas read it here.

A node's place is its centre. Inputs sit on its left edge, the output on its right.
"""

from __future__ import annotations

import unicodedata

from circuit_editor.gates import Gate
from circuit_editor.model import OUT, Circuit, Node, Place

GRID = 20.0
CIRCLE = 56.0
PILL_HEIGHT = 44.0
CARD_HEIGHT = 46.0
FLAG_HEIGHT = 40.0
CAPTION_HEIGHT = 22.0  # the small grey line under a gate
CAPTION_WIDTH = 104.0
LABEL_WIDTH = 62.0  # of a number on a wire, two decimals and a sign, bold
LABEL_HEIGHT = 17.0
LAYER_GAP = 92.0  # between columns: room for a number on the wire and its curve
NODE_GAP = 44.0  # between rows: room for the caption and the numbers of the wire beside

SYMBOL_CHARACTER = 9.6
NAME_CHARACTER = 9.0
NUMBER_WIDTH = 58.0


def text_width(text: str, character: float) -> float:
    """A generous width for `text` at the given width of a Latin letter; CJK takes two."""
    wide = sum(unicodedata.east_asian_width(each) in "WF" for each in text)
    return (len(text) + wide) * character


def node_size(node: Node, label: str) -> tuple[float, float]:
    """Width and height of a node's body, its caption left out."""
    gate = node.gate
    if gate.is_source:
        return max(112.0, 30.0 + text_width(label, NAME_CHARACTER) + NUMBER_WIDTH), CARD_HEIGHT
    if gate.is_flag:
        return max(46.0, 30.0 + text_width(label, NAME_CHARACTER)), FLAG_HEIGHT
    symbol = text_width(gate.symbol_with(node.attrs), SYMBOL_CHARACTER)
    if is_circle(gate):
        return CIRCLE, CIRCLE
    return max(64.0, 28.0 + symbol), PILL_HEIGHT


def is_circle(gate: Gate) -> bool:
    """True for arithmetic with a short symbol, drawn as a circle; other gates are pills."""
    return len(gate.inputs) == 2 and len(gate.symbol) <= 2


def pin_offset(node: Node, label: str, port: str) -> Place:
    """Where a pin stands, from the node's centre."""
    gate = node.gate
    width, height = node_size(node, label)
    if port == OUT:
        return width / 2, 0.0
    count = len(gate.inputs)
    at = gate.inputs.index(port)
    y = (at - (count - 1) / 2) * (height / 2) if count > 1 else 0.0
    if is_circle(gate) and y:
        radius = width / 2
        return -((radius**2 - y**2) ** 0.5), y
    return -width / 2, y


def pin_place(circuit: Circuit, id_: str, port: str) -> Place:
    """Where a pin stands in the scene."""
    x, y = circuit.places[id_]
    dx, dy = pin_offset(circuit.nodes[id_], circuit.label(id_), port)
    return x + dx, y + dy
