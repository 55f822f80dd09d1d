"""Sizes of nodes and labels in scene units (pixels at 100 %). The theme and the canvas read them.

A node's place is its centre. Inputs sit on its left edge, the output on its right.
"""

from __future__ import annotations

from functools import lru_cache
from math import floor

from immutables import Map

from circuit_editor.gates import Gate
from circuit_editor.layout.space.boxes import Box
from circuit_editor.layout.tiles import grid_of, shape_text, tile_size
from circuit_editor.model import OUT, BlockInterface, Node, Place
from circuit_editor.text import columns_taken, cut
from circuit_editor.text.quoting import shorten

GRID = 20.0
SNAP = GRID / 2  # as a hand on the canvas snaps
CIRCLE = 44.0
PILL_HEIGHT = 36.0
CARD_HEIGHT = 40.0
FLAG_HEIGHT = 36.0
CAPTION_HEIGHT = 18.0  # the small grey line under a gate, or under its gradient
CAPTION_WIDTH = 104.0
LABEL_WIDTH = 62.0  # of a number on a wire, two decimals and a sign, bold
LABEL_HEIGHT = 17.0
NUMBER_ROOM = 60.0  # what is kept clear for a number, whatever it is now
LAYER_GAP = 92.0  # between columns: room for a number on the wire and its curve
NODE_GAP = 44.0  # between rows: room for the caption and the numbers of the wire beside
BESIDE_A_CARD = 4.0  # above and below it

PORT_HEIGHT = 30.0  # of a block's port, seen from inside
BLOCK_HEIGHT = 72.0  # of a block with one port on each side: its name, and two numbers
BLOCK_TITLE = 34.0  # of a block with more ports: its name stands above them
UNKNOWN_TITLE, UNKNOWN_GAP = 22.0, 19.0  # the same of an unknown gate: its place is a gate's
LONGEST_KIND = 10  # letters of its kind on it
PORT_GAP = 26.0  # between the ports of a block
PORT_CHARACTER = 7.4
DERIVATIVE_WIDTH = 58.0
MOST_DERIVATIVES = 3  # by each input, that a block has room for

# of an array's tiles: in a card; over and under a gate, whose wire runs on between them; behind a
# block, over and under its wire
CARD_TITLE = 20.0  # the name and the shape over them
INSIDE_CARD = 10.0
BETWEEN_TILES = 7.0
BEFORE_TILES, AFTER_TILES = 10.0, 12.0
FROM_STEM, FROM_GATE = 5.0, 4.0
TILE_CAPTION = 15.0  # the shape and the scale
TILE_CHARACTER = 7.5
SCALE = " ±0.00"

SYMBOL_CHARACTER = 9.0
NAME_CHARACTER = 8.6
NUMBER_WIDTH = 62.0  # in a card: of a number, written larger on stage

# Sizes, and offsets of pins: asked for again with every move of a node. They are kept by what they
# depend on alone, for what is kept by a node keeps that, and every edit of a block makes new ones.
KEPT, BLOCKS_KEPT, PORTS_KEPT = 50_000, 500, 4_000


def text_width(text: str, character: float) -> float:
    """A generous width for `text` at the given width of a Latin letter; CJK takes two."""
    return columns_taken(text) * character


def snap(length: float) -> float:
    """To the grid, halves always down: what was whole steps apart stays so."""
    return floor(length / SNAP + 0.5) * SNAP


def node_size(node: Node, label: str) -> tuple[float, float]:
    """Width and height of a node's body, its caption left out."""
    if node.interface is None:
        return _gate_size(node.gate, node.attrs, node.shape, label)
    size = _block_size(node.interface)
    return _with_tiles_behind(size, node.shape, stem_of(node)) if node.shape else size


@lru_cache(maxsize=KEPT)
def _gate_size(
    gate: Gate, attrs: Map[str, float], shape: tuple[int, ...], label: str
) -> tuple[float, float]:
    if gate.is_port:
        return max(52.0, 30.0 + text_width(label, NAME_CHARACTER)), PORT_HEIGHT
    if shape and gate.is_source:
        return _array_card_size(gate, shape, label)
    if gate.is_source:
        return max(80.0, 22.0 + text_width(label, NAME_CHARACTER) + NUMBER_WIDTH), CARD_HEIGHT
    if gate.is_flag:
        return max(40.0, 26.0 + text_width(label, NAME_CHARACTER)), FLAG_HEIGHT
    if gate.is_unknown:
        return _unknown_size(gate)
    size = _symbol_size(gate, attrs)
    return _with_tiles_around(size, shape) if shape else size


def _with_tiles_around(size: tuple[float, float], shape: tuple[int, ...]) -> tuple[float, float]:
    """The size of a gate with the tiles over and under it, from its left edge on."""
    (width, height), (_, down) = size, tile_size(shape)
    return (
        max(width, _captioned_width(shape)) + AFTER_TILES,
        height + 2 * (FROM_GATE + down + TILE_CAPTION),
    )


def _with_tiles_behind(
    size: tuple[float, float], shape: tuple[int, ...], stem: float
) -> tuple[float, float]:
    """The size of a block with the tiles behind it, over and under the wire's stem."""
    (width, height), (_, down) = size, tile_size(shape)
    across = _captioned_width(shape)
    tiles = 2 * (FROM_STEM + down + TILE_CAPTION + abs(stem))
    return width + BEFORE_TILES + across + AFTER_TILES, max(height, tiles)


def _captioned_width(shape: tuple[int, ...]) -> float:
    """The width of a tile, and of the shape and the scale that are written over it.

    Where numbers stand in the cells the scale gives way.
    """
    grid, text = grid_of(shape), shape_text(shape)
    return max(grid.size[0], text_width(text if grid.has_numbers else text + SCALE, TILE_CHARACTER))


def symbol_size(node: Node) -> tuple[float, float]:
    """Width and height of a gate's circle or pill, or a block's card, without tiles."""
    if node.interface is not None:
        return _block_size(node.interface)
    return _symbol_size(node.gate, node.attrs)


def stem_of(node: Node) -> float:
    """How far below a node's centre the wire runs between its tiles."""
    if node.interface is None:
        return 0.0
    return _port_offset(node.interface, node.interface.outputs[0].id)[1]


def _symbol_size(gate: Gate, attrs: Map[str, float]) -> tuple[float, float]:
    symbol = text_width(gate.symbol_with(attrs), SYMBOL_CHARACTER)
    return (CIRCLE, CIRCLE) if is_circle(gate) else (max(52.0, 18.0 + symbol), PILL_HEIGHT)


def tile_places(node: Node, label: str) -> tuple[Place, Place | None]:
    """The upper left corners of the tiles of a value and a gradient, from the node's centre.

    Where no gradient ever comes there is no tile for one.
    """
    (width, height), (across, down) = node_size(node, label), tile_size(node.shape)
    if node.gate.is_source:
        top = CARD_TITLE + INSIDE_CARD - height / 2
        below = (-across / 2, top + down + BETWEEN_TILES) if node.gate.takes_gradient else None
        return (-across / 2, top), below
    own, high = symbol_size(node)
    if node.interface is None:
        left = max(0.0, own - across) / 2 - width / 2
        return (left, -high / 2 - FROM_GATE - down), (left, high / 2 + FROM_GATE)
    left = own + BEFORE_TILES - width / 2
    left += (width / 2 - AFTER_TILES - left - across) / 2
    stem = stem_of(node)
    return (left, stem - FROM_STEM - down), (left, stem + FROM_STEM)


def _array_card_size(gate: Gate, shape: tuple[int, ...], label: str) -> tuple[float, float]:
    """A card with a name and a shape, below them the tile of the value and that of the gradient."""
    across, down = tile_size(shape)
    title = text_width(label, NAME_CHARACTER) + text_width(shape_text(shape), TILE_CHARACTER)
    tiles = 2 * down + BETWEEN_TILES if gate.takes_gradient else down
    width = max(80.0, 30.0 + title, across + 2 * INSIDE_CARD)
    return width, CARD_TITLE + tiles + 2 * INSIDE_CARD


@lru_cache(maxsize=BLOCKS_KEPT)
def _block_size(interface: BlockInterface) -> tuple[float, float]:
    """A card with the block's name; with more than one port a side, their names below it."""
    name = text_width(interface.name, SYMBOL_CHARACTER + 2)
    if has_one_way(interface):
        return max(168.0, name + 36.0), BLOCK_HEIGHT
    sides = [
        max((text_width(port.name, PORT_CHARACTER) for port in ports), default=0.0)
        for ports in (interface.inputs, interface.outputs)
    ]
    derivatives = len(interface.outputs) if len(interface.outputs) <= MOST_DERIVATIVES else 0
    rows = max(len(interface.inputs), len(interface.outputs), 1)
    return max(
        116.0, name + 28.0, sum(sides) + DERIVATIVE_WIDTH * derivatives + 44.0
    ), BLOCK_TITLE + rows * PORT_GAP + 8.0


def _unknown_size(gate: Gate) -> tuple[float, float]:
    """A card with the kind's name; with more than one port a side, their names below it."""
    title = 20.0 + text_width(kind_name(gate), PORT_CHARACTER)
    if not names_ports(gate):
        return max(60.0, title), PILL_HEIGHT
    sides = [
        max((text_width(port_name(port), PORT_CHARACTER) for port in ports), default=0.0)
        for ports in (gate.inputs, gate.outputs)
    ]
    rows = max(len(gate.inputs), len(gate.outputs))
    return max(72.0, title, sum(sides) + 28.0), UNKNOWN_TITLE + rows * UNKNOWN_GAP + 4.0


def kind_name(gate: Gate) -> str:
    """The kind of an unknown gate as it is written on its card: it has the room of another gate."""
    return cut(gate.symbol, LONGEST_KIND)


def names_ports(gate: Gate) -> bool:
    """True for an unknown gate with several ports on a side, which only their names tell apart."""
    return gate.is_unknown and max(len(gate.inputs), len(gate.outputs)) > 1


def port_name(port: str) -> str:
    """The name of an unknown gate's port as it is written on its card."""
    return shorten(port)


def reach_of(node: Node, label: str) -> tuple[float, float]:
    """How far a node reaches up and down from its centre, with its numbers and its caption."""
    half = node_size(node, label)[1] / 2
    if node.gate.is_source or node.gate.is_port:
        return half + BESIDE_A_CARD, half + BESIDE_A_CARD
    if node.gate.is_flag:
        return half + BESIDE_A_CARD, half + CAPTION_HEIGHT
    if node.shape:
        return half, half + CAPTION_HEIGHT
    caption = CAPTION_HEIGHT if label else 0.0  # what a gate does is told where there is room
    return half + LABEL_HEIGHT, half + LABEL_HEIGHT + caption


def room_of(node: Node, label: str, place: Place) -> Box:
    """The room that a node takes at a place, with its numbers and its caption."""
    (x, y), (width, _), (above, below) = place, node_size(node, label), reach_of(node, label)
    return x - width / 2, y - above, x + width / 2, y + below


def has_one_way(interface: BlockInterface) -> bool:
    """True for a block with one input and one output: the function of one number."""
    return len(interface.inputs) <= 1 and len(interface.outputs) <= 1


def is_circle(gate: Gate) -> bool:
    """True for arithmetic with a short symbol, drawn as a circle; other gates are pills."""
    return (
        len(gate.inputs) == 2 and len(gate.symbol) <= 2 and not (gate.is_block or gate.is_unknown)
    )


def pin_offset(node: Node, label: str, port: str, *, exchanged: bool = False) -> Place:
    """Where a pin stands, from the node's centre; `exchanged`: its inputs from bottom to top."""
    if node.interface is not None:
        x, y = _port_offset(node.interface, port)
        if node.shape:  # the card is at the left of the whole
            x = node_size(node, label)[0] / 2 * (1.0 if x > 0 else -1.0)
        return x, y
    return _gate_pin(node.gate, node.attrs, node.shape, label, port, exchanged)


@lru_cache(maxsize=KEPT)
def _gate_pin(
    gate: Gate,
    attrs: Map[str, float],
    shape: tuple[int, ...],
    label: str,
    port: str,
    exchanged: bool,
) -> Place:
    width, height = _gate_size(gate, attrs, shape, label)
    if gate.is_unknown:
        is_input = port in gate.inputs
        ports = gate.inputs if is_input else gate.outputs
        if is_input and exchanged:
            ports = ports[::-1]
        middle = (UNKNOWN_TITLE - 4.0) / 2 if names_ports(gate) else 0.0
        y = middle + (ports.index(port) - (len(ports) - 1) / 2) * UNKNOWN_GAP
        return (-width if is_input else width) / 2, y
    if port == OUT:
        return width / 2, 0.0
    left = -width / 2
    if shape and not gate.is_source:
        width, height = _symbol_size(gate, attrs)
    count = len(gate.inputs)
    y = (gate.inputs.index(port) - (count - 1) / 2) * (height / 2) if count > 1 else 0.0
    y = -y if exchanged else y
    if is_circle(gate) and y:
        radius = width / 2
        return left + radius - (radius**2 - y**2) ** 0.5, y
    return left, y


@lru_cache(maxsize=PORTS_KEPT)
def _port_offset(interface: BlockInterface, port: str) -> Place:
    width, _ = _block_size(interface)
    ids = [each.id for each in interface.inputs]
    side = -width / 2
    if port not in ids:
        ids, side = [each.id for each in interface.outputs], width / 2
    middle = 0.0 if has_one_way(interface) else (BLOCK_TITLE - 8.0) / 2
    return side, middle + (ids.index(port) - (len(ids) - 1) / 2) * PORT_GAP
