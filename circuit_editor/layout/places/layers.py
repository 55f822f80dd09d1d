"""Layers of a circuit: which gate stands in which column, and where long wires pass through them.

The lightest form that the later steps can work on: cells are numbers, the first of them the nodes
in reading order; behind them come the *passings*, one for each column that a wire runs through.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from circuit_editor.gates.kinds import CONSTANT
from circuit_editor.layout.sizes import pin_offset, reach_of
from circuit_editor.model import Circuit
from circuit_editor.model.graph import reachable
from circuit_editor.model.wiring import consumers_of, depths_of, natural, suppliers_of

HALF_A_PASSING = 11.0
SLACK_SWEEPS = 4


class LayerWire(NamedTuple):
    """From a cell's output to an input of another, which stands `pin` below that cell's centre."""

    source: int
    target: int
    pin: float


@dataclass(slots=True)
class Layers:
    """`columns` hold cells from top to bottom; `column` and `row` say where each cell stands.

    `left` and `right` are each cell's neighbours in the columns beside, a passing or a node, with
    the height of the pin the wire has there, from that neighbour's centre. `passings` are the
    wires of the cells behind the nodes. `above` and `below` are how far a cell reaches up and
    down, with its numbers and its caption. `pairs` are the two wires of each symmetric gate: their
    pins are 0 until the order of the cells says which of them arrives above the other. `lanes` are
    cells that are not drawn: the ends of lanes where wires leave and enter. `aside` are the wires
    from cards of arrays to gates that continue a line of gates: the cards stand beside that.
    """

    ids: list[str]
    wires: list[LayerWire] = field(default_factory=list)
    passings: list[int] = field(default_factory=list)
    columns: list[list[int]] = field(default_factory=list)
    column: list[int] = field(default_factory=list)
    row: list[int] = field(default_factory=list)
    left: list[list[tuple[int, float]]] = field(default_factory=list)
    right: list[list[tuple[int, float]]] = field(default_factory=list)
    above: list[float] = field(default_factory=list)
    below: list[float] = field(default_factory=list)
    pairs: dict[int, tuple[int, int]] = field(default_factory=dict)
    pin_of_pair: dict[int, float] = field(default_factory=dict)
    lanes: set[int] = field(default_factory=set)
    aside: set[int] = field(default_factory=set)

    def arrange(self, number: int, cells: list[int]) -> None:
        """Put the cells of a column in this order."""
        self.columns[number] = cells
        for row, cell in enumerate(cells):
            self.row[cell] = row

    def is_node(self, cell: int) -> bool:
        """True for a node, False for a passing."""
        return cell < len(self.ids)

    def order_pins(self) -> None:
        """Let the wires of symmetric gates arrive in the order in which they come."""
        for cell in self.pairs:
            (first, _), (second, _) = self.left[cell]
            self.exchange_pins(cell, exchanged=self.row[first] > self.row[second])

    def exchange_pins(self, cell: int, *, exchanged: bool) -> None:
        """Let the first of the two wires of a symmetric gate arrive above, or below the other."""
        pin = self.pin_of_pair[cell]
        for at, each in enumerate(self.pairs[cell]):
            height = pin if (at == 1) != exchanged else -pin
            self.wires[each] = self.wires[each]._replace(pin=height)


def layers_of(
    circuit: Circuit,
    ids: list[str],
    columns: Mapping[str, int],
    lanes: Collection[str] = (),
) -> Layers:
    """Put nodes (in reading order) and the passings of their wires into columns.

    `lanes` are nodes that are not drawn: the ends of lanes where wires leave and enter.
    """
    cell = {id_: number for number, id_ in enumerate(ids)}
    made = Layers(ids)
    made.columns = [[] for _ in range(max(columns.values(), default=-1) + 1)]
    for id_ in ids:
        reach = reach_of(circuit.nodes[id_], circuit.label(id_))
        _new_cell(made, columns[id_], *((HALF_A_PASSING,) * 2 if id_ in lanes else reach))
        if id_ in lanes:
            made.lanes.add(cell[id_])
    for id_ in ids:
        node, label = circuit.nodes[id_], circuit.label(id_)
        sources = circuit.sources(id_)
        is_free = node.gate.is_symmetric and None not in sources
        if is_free:
            made.pairs[cell[id_]] = (len(made.wires), len(made.wires) + 1)
            made.pin_of_pair[cell[id_]] = pin_offset(node, label, node.gate.inputs[1])[1]
        continues = any(each and not circuit.nodes[each.node].gate.is_source for each in sources)
        for port, source in zip(node.gate.inputs, sources, strict=True):
            if source is not None:
                feeding = circuit.nodes[source.node]
                if continues and feeding.gate.is_source and feeding.shape:
                    made.aside.add(len(made.wires))
                pin = 0.0 if is_free else pin_offset(node, label, port)[1]
                made.wires.append(LayerWire(cell[source.node], cell[id_], pin))
                _run(made, len(made.wires) - 1, columns[source.node], columns[id_])
    return made


def _run(made: Layers, number: int, first: int, last: int) -> None:
    """Lead a wire through the columns between its ends."""
    source, target, pin = made.wires[number]
    here = source
    for column in range(first + 1, last):
        passing = _new_cell(made, column, HALF_A_PASSING, HALF_A_PASSING)
        made.passings.append(number)
        _meet(made, here, passing, 0.0)
        here = passing
    _meet(made, here, target, pin)


def _new_cell(made: Layers, column: int, above: float, below: float) -> int:
    cell = len(made.column)
    made.column.append(column)
    made.row.append(len(made.columns[column]))
    made.columns[column].append(cell)
    made.left.append([])
    made.right.append([])
    made.above.append(above)
    made.below.append(below)
    return cell


def _meet(made: Layers, left: int, right: int, pin: float) -> None:
    made.right[left].append((right, pin))
    made.left[right].append((left, 0.0))


def reading_order(circuit: Circuit) -> list[str]:
    """The nodes as a formula names them: each before what feeds it, first inputs first.

    So the inputs among them stand in the order in which the formula uses them.
    """
    driving = {source.node for source in circuit.wires.values()}
    ends = [id_ for id_ in circuit.nodes if id_ not in driving]
    ends.sort(key=lambda id_: (bool(circuit.nodes[id_].gate.outputs), natural(id_)))
    return reachable(ends, suppliers_of(circuit).__getitem__)


def columns_inputs_left(circuit: Circuit) -> dict[str, int]:
    """The column of every node: inputs 0, flags the last, a gate one behind all that feed it.

    Constants stand right before the gate that takes them: nobody looks for them among the inputs.
    """
    columns, consumers = depths_of(circuit), consumers_of(circuit)
    last = max(columns.values(), default=0)
    columns |= {id_: last for id_, node in circuit.nodes.items() if not node.gate.outputs}
    columns |= {
        id_: min(columns[each] for each in consumers[id_]) - 1
        for id_, node in circuit.nodes.items()
        if node.kind == CONSTANT and id_ in consumers
    }
    return columns


def columns_inputs_near(circuit: Circuit) -> dict[str, int]:
    """The column of every node: inputs right before the first gate that takes them.

    A gate stands one behind all gates that feed it; where more wires leave than come from gates it
    stands as far right as it can. Flags stand last.
    """
    consumers = consumers_of(circuit)
    is_near = {id_: node.gate.is_source for id_, node in circuit.nodes.items()}
    depths = depths_of(circuit)
    order = sorted(depths, key=depths.__getitem__)
    feeding = {
        id_: [each.node for each in circuit.sources(id_) if each and not is_near[each.node]]
        for id_ in order
    }
    columns: dict[str, int] = {}
    for id_ in order:
        columns[id_] = max((columns[each] + 1 for each in feeding[id_]), default=0)
    last = max(columns.values(), default=0)
    columns |= {id_: last for id_, node in circuit.nodes.items() if not node.gate.outputs}
    for _ in range(SLACK_SWEEPS):
        for id_ in reversed(order):
            fed = consumers.get(id_, ())
            if not is_near[id_] and len(fed) > len(feeding[id_]):
                columns[id_] = max(columns[id_], min(columns[each] for each in fed) - 1)
    columns |= {
        id_: min((columns[each] for each in consumers.get(id_, ())), default=1) - 1
        for id_ in order
        if is_near[id_]
    }
    first = min(columns.values(), default=0)
    return {id_: column - first for id_, column in columns.items()}
