"""The circuits that are measured: a chain, a random graph in layers, a multilayer perceptron.

Every one is first a `Graph`, lists in the order of the forward pass, which ours and the peers are
built from, so that all of them compute the same. The same size and seed give the same circuit
anywhere. Sizes count gates: neither what holds a value nor the flag of the loss.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from immutables import Map

from circuit_editor.model import OUT, Circuit, Document, Node, Pin, Value, edits, node

COLUMN, ROW = 170.0, 110.0  # scene units from gate to gate: a number fits on the wire between
ROUNDS = 8  # as many different sets of input values; then the first again
NUDGE = 1e-6  # so small that what was balanced at the first values stays so, 100,000 gates deep
WIDTH = 32  # of the perceptron


@dataclass
class Graph:
    """A circuit as lists: `kinds[i]` computes number i from the numbers `sources[i]`.

    `numbers[i]` is the value that a source holds, or the constant inside a gate. The last one is
    the flag of the loss. `changing` are the inputs that change from round to round.
    """

    kinds: list[str] = field(default_factory=list)
    sources: list[tuple[int, ...]] = field(default_factory=list)
    numbers: list[float] = field(default_factory=list)
    values: list[float] = field(default_factory=list)  # with the first round's inputs
    places: list[tuple[float, float]] = field(default_factory=list)
    changing: list[int] = field(default_factory=list)

    def put(
        self, kind: str, *sources: int, number: float = 0.0, place: tuple[float, float] = (0.0, 0.0)
    ) -> int:
        """Append a source, a gate or the flag, and work out its first value."""
        here = len(self.kinds)
        self.kinds.append(kind)
        self.sources.append(sources)
        self.numbers.append(number)
        self.values.append(COMPUTE[kind](number, *(self.values[each] for each in sources)))
        self.places.append(place)
        if kind == "input":
            self.changing.append(here)
        return here

    @property
    def gates(self) -> int:
        """How many gates it has, without what holds a value and without the flag."""
        return sum(bool(sources) for sources in self.sources) - 1

    @property
    def wires(self) -> int:
        """How many wires it has, that to the flag included."""
        return sum(len(sources) for sources in self.sources)

    def id(self, here: int) -> str:
        """What number i is called in the document."""
        return f"{self.kinds[here]}{here + 1}"

    def inputs(self, turn: int) -> list[float]:
        """What the changing inputs hold in this round."""
        grown = 1.0 + NUDGE * (turn % ROUNDS)
        return [self.numbers[here] * grown for here in self.changing]

    def document(self) -> Document:
        """The same as a document, as if somebody had drawn it."""
        ids = [self.id(here) for here in range(len(self.kinds))]
        made: dict[tuple[str, float], Node] = {}  # equal gates share a node, as files' do
        nodes, wires, values, labels = {}, {}, {}, {}
        for here, (kind, sources, number) in enumerate(
            zip(self.kinds, self.sources, self.numbers, strict=True)
        ):
            each = made.setdefault((kind, number), node(kind, {"c": number}))
            nodes[ids[here]] = each
            for port, source in zip(each.gate.inputs, sources, strict=True):
                wires[Pin(ids[here], port)] = Pin(ids[source], OUT)
            if not sources:
                values[ids[here]] = Value(number)
                labels[ids[here]] = f"{'x' if kind == 'input' else 'w'}{here + 1}"
        labels[ids[-1]] = "f"
        places = dict(zip(ids, self.places, strict=True))
        root = Circuit(Map(nodes), Map(wires), Map(values), Map(labels), Map(places))
        return Document(root, loss=ids[-1])

    def document_in(self, document: Document, turn: int) -> Document:
        """A document edited so that its inputs hold what they hold in this round."""
        for here, value in zip(self.changing, self.inputs(turn), strict=True):
            document = edits.set_value(document, self.id(here), value)
        return document

    def as_json(self) -> dict[str, Any]:
        """All that a peer needs, to be written as JSON."""
        return {
            "steps": list(zip(self.kinds, self.sources, self.numbers, strict=True)),
            "places": self.places,
            "changing": self.changing,
            "rounds": [self.inputs(turn) for turn in range(ROUNDS)],
        }


COMPUTE: dict[str, Callable[..., float]] = {
    "input": lambda number: number,
    "parameter": lambda number: number,
    "output": lambda number, x: x,
    "add": lambda number, a, b: a + b,
    "sub": lambda number, a, b: a - b,
    "mul": lambda number, a, b: a * b,
    "max": lambda number, a, b: max(a, b),
    "min": lambda number, a, b: min(a, b),
    "add_constant": lambda number, x: x + number,
    "mul_constant": lambda number, x: x * number,
    "tanh": lambda number, x: math.tanh(x),
    "relu": lambda number, x: max(x, 0.0),
}


def chain(size: int, seed: int = 1) -> Graph:
    """One gate behind the other: tanh, times a constant, plus or minus a weight, and again.

    The constants undo what tanh takes from the gradient, which else would die on the way.
    """
    random, graph = Random(seed), Graph()
    last = graph.put("input", number=0.4)
    weights = [graph.put("parameter", number=random.uniform(0.2, 0.5)) for _ in range(8)]
    slope = 1.0
    for index in range(size):
        value = graph.values[last]
        if index % 3 == 0:
            last = graph.put("tanh", last)
            slope *= 1.0 - graph.values[last] ** 2
        elif index % 3 == 1:
            constant = round(1.0 / slope, 3)
            last = graph.put("mul_constant", last, number=constant)
            slope *= constant
        else:
            last = graph.put("sub" if value > 0.0 else "add", last, random.choice(weights))
    graph.put("output", last)
    across = max(1, round(math.sqrt(len(graph.kinds))))
    graph.places = [
        (COLUMN * (at % across), ROW * (at // across)) for at in range(len(graph.kinds))
    ]
    return graph


def mlp(size: int, seed: int = 1) -> Graph:
    """Layers of 32 neurons (fewer where the size is small), every one with weights of its own."""
    width = WIDTH
    while 2 * width * (2 * width + 1) > size and width > 2:
        width -= 1
    random, graph = Random(seed), Graph()
    layer = [graph.put("input", number=random.uniform(-1.0, 1.0)) for _ in range(width)]
    graph.places = [(0.0, ROW * at) for at in range(width)]
    for index in range(max(1, round(size / (width * (2 * width + 1))))):
        x = COLUMN * (1 + index * (2 * width + 2))
        layer = [_neuron(graph, layer, (x, ROW * at), random) for at in range(width)]
    total = layer[0]
    for at, each in enumerate(layer[1:]):
        total = graph.put("add", total, each, place=(graph.places[total][0] + COLUMN, ROW * at))
    graph.put("output", total, place=(graph.places[total][0] + COLUMN, 0.0))
    return graph


def _neuron(graph: Graph, layer: list[int], at: tuple[float, float], random: Random) -> int:
    """tanh of the bias and all inputs, each times its weight."""
    spread, (x, y) = 1.4 / math.sqrt(len(layer)), at
    total = graph.put("parameter", number=random.gauss(0.0, 0.1), place=at)
    for index, each in enumerate(layer):
        here = x + COLUMN * 2 * index
        weight = graph.put("parameter", number=random.gauss(0.0, spread), place=(here, y + 50.0))
        product = graph.put("mul", each, weight, place=(here, y))
        total = graph.put("add", total, product, place=(here + COLUMN, y))
    return graph.put("tanh", total, place=(x + COLUMN * 2 * len(layer), y))


def random_dag(size: int, seed: int = 1, *, unary: float = 0.3, fed: bool = False) -> Graph:
    """Layers of gates wired to others near them; each gate leads to the loss.

    With `unary` 0 all have two inputs: the wires are twice the gates. `fed` lets the first input
    feed every gate of the first layer, so that all numbers depend on it.
    """
    return _Layered(size, Random(seed), unary, fed).graph


class _Layered:
    """Grows a random graph from left to right, as wide as it is high on a screen."""

    def __init__(self, size: int, random: Random, unary: float, fed: bool) -> None:
        self.graph = Graph()
        self._random, self._unary = random, unary
        self._rows = max(2, min(round(math.sqrt(size) * 1.1), size // 2))
        self._weights: dict[int, int] = {}  # by their row: those beside the gates being put
        self._weights_at = 0.0
        self._layer = [
            self.graph.put("input", number=self._weight(), place=(0.0, ROW * row))
            for row in range(self._rows)
        ]
        self._before = self._layer
        left = size - (self._rows - 1)  # the last ones bring the open ends together
        self._column = 0
        while left > 0:
            count = min(left, self._rows)
            self._put_layer(count, feed=fed and self._column == 0)
            left -= count
        self._bring_together()

    def _put_layer(self, count: int, feed: bool) -> None:
        self._column += 1
        if self._column % 6 == 1:
            self._weights.clear()
            self._weights_at = COLUMN * self._column
            self._column += 1
        before, self._before = self._before, self._layer
        self._layer = [
            self._put_gate(row, before, feed) if row < count else self._before[row]
            for row in range(self._rows)
        ]

    def _weight_near(self, row: int) -> int:
        """The weight that two rows and five columns share."""
        pair = row // 2
        if pair not in self._weights:
            place = (self._weights_at, ROW * (2 * pair + 0.5))
            self._weights[pair] = self.graph.put("parameter", number=self._weight(), place=place)
        return self._weights[pair]

    def _weight(self) -> float:
        return round(self._random.choice((-1, 1)) * self._random.uniform(0.3, 0.8), 3)

    def _put_gate(self, row: int, before: list[int], feed: bool) -> int:
        """One gate behind the one before it in the row, wired to something near besides.

        What is multiplied is multiplied by a weight below 1: so numbers and gradients neither
        grow nor vanish, however many layers there are.
        """
        random, graph, first = self._random, self.graph, self._before[row]
        place = (COLUMN * self._column, ROW * (row + random.uniform(-0.15, 0.15)))
        if feed:
            return graph.put(
                random.choice(("add", "sub")), first, self.graph.changing[0], place=place
            )
        if random.random() < self._unary:
            kind = random.choice(("tanh", "mul_constant", "add_constant", "relu"))
            if kind == "relu" and graph.values[first] < 0.0:
                kind = "tanh"  # a relu that is shut ends the gradient of all behind it
            return graph.put(kind, first, number=_constant(kind, random), place=place)
        if random.random() < 0.55:
            kind = random.choice(("mul", "mul", "add"))
            return graph.put(kind, first, self._weight_near(row), place=place)
        other = random.choice((self._before, self._before, before))
        at = min(self._rows - 1, max(0, row + random.choice((-3, -2, -1, -1, 1, 1, 2, 3))))
        kind = random.choice(("add", "sub", "max", "min"))
        return graph.put(kind, first, other[at], place=place)

    def _bring_together(self) -> None:
        """Add the open ends two by two, down to one: the loss."""
        graph, ends = self.graph, self._layer
        while len(ends) > 1:
            self._column += 1
            merged = []
            for a, b in zip(ends[::2], ends[1::2], strict=False):
                middle = (graph.places[a][1] + graph.places[b][1]) / 2
                place = (COLUMN * self._column, middle)
                merged.append(graph.put("add", a, b, place=place))
            ends = merged + ends[len(merged) * 2 :]
        place = (COLUMN * (self._column + 1), graph.places[ends[0]][1])
        graph.put("output", ends[0], place=place)


def _constant(kind: str, random: Random) -> float:
    if kind == "mul_constant":
        return random.choice((0.5, 0.8, -0.5, 1.1))
    return random.choice((0.1, 0.2, -0.2)) if kind == "add_constant" else 0.0


CIRCUITS: dict[str, Callable[[int], Graph]] = {
    "chain": chain,
    "random DAG": random_dag,
    "MLP": mlp,
}
