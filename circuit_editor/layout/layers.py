"""Layers of a circuit: which gate stands in which column, and where long wires pass through them.

The lightest form that the later steps can work on: cells are numbers, the first of them the nodes
in reading order; behind them come the *passings*, one for each column that a wire runs through.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from circuit_editor.gates.kinds import CONSTANT
from circuit_editor.layout.sizes import CIRCLE, node_size, pin_offset
from circuit_editor.model import Circuit
from circuit_editor.model.graph import reachable
from circuit_editor.model.wiring import consumers_of, depths_of, natural, suppliers_of


class LayerWire(NamedTuple):
    """From a cell's output to an input of another, which stands `pin` below that cell's centre."""

    source: int
    target: int
    pin: float


class Passing(NamedTuple):
    """The passage of a wire through a column; `share` of its way to the right is behind it."""

    wire: LayerWire
    share: float


@dataclass(slots=True)
class Layers:
    """`columns` hold cells from top to bottom; `column` and `row` say where each cell stands.

    `left` and `right` are each cell's neighbours in the columns beside, a passing or a node, with
    the height of the pin the wire has there, from that neighbour's centre. `rises` says how much
    farther up, and down, a cell reaches than a gate does: blocks with many ports are tall.
    """

    ids: list[str]
    wires: list[LayerWire] = field(default_factory=list)
    passings: list[Passing] = field(default_factory=list)
    columns: list[list[int]] = field(default_factory=list)
    column: list[int] = field(default_factory=list)
    row: list[int] = field(default_factory=list)
    left: list[list[tuple[int, float]]] = field(default_factory=list)
    right: list[list[tuple[int, float]]] = field(default_factory=list)
    rises: list[float] = field(default_factory=list)

    def arrange(self, number: int, cells: list[int]) -> None:
        """Put the cells of a column in this order."""
        self.columns[number] = cells
        for row, cell in enumerate(cells):
            self.row[cell] = row


def layers_of(circuit: Circuit, ids: list[str], columns: Mapping[str, int]) -> Layers:
    """Put nodes (in reading order) and the passings of their wires into columns."""
    cell = {id_: number for number, id_ in enumerate(ids)}
    made = Layers(ids)
    made.columns = [[] for _ in range(max(columns.values(), default=-1) + 1)]
    for id_ in ids:
        _, height = node_size(circuit.nodes[id_], circuit.label(id_))
        _new_cell(made, columns[id_], max(0.0, (height - CIRCLE) / 2))
    for id_ in ids:
        node, label = circuit.nodes[id_], circuit.label(id_)
        for port, source in zip(node.gate.inputs, circuit.sources(id_), strict=True):
            if source is not None:
                wire = LayerWire(cell[source.node], cell[id_], pin_offset(node, label, port)[1])
                made.wires.append(wire)
                _run(made, wire, columns[source.node], columns[id_])
    return made


def _run(made: Layers, wire: LayerWire, first: int, last: int) -> None:
    """Lead a wire through the columns between its ends."""
    here = wire.source
    for column in range(first + 1, last):
        passing = _new_cell(made, column)
        made.passings.append(Passing(wire, (column - first) / (last - first)))
        _meet(made, here, passing, 0.0)
        here = passing
    _meet(made, here, wire.target, wire.pin)


def _new_cell(made: Layers, column: int, rises: float = 0.0) -> int:
    cell = len(made.column)
    made.column.append(column)
    made.row.append(len(made.columns[column]))
    made.columns[column].append(cell)
    made.left.append([])
    made.right.append([])
    made.rises.append(rises)
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


def columns_of(circuit: Circuit) -> dict[str, int]:
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
