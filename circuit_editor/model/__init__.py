"""The model: the frozen document, the edits that change it, the rules that refuse, history."""

from circuit_editor.gates import OUT
from circuit_editor.gates.kinds import BLOCK, INLET, OUTLET
from circuit_editor.model.document import (
    EMPTY,
    Block,
    BlockInterface,
    Circuit,
    Document,
    Node,
    Pin,
    Place,
    Port,
    Stop,
    Value,
    node,
)
from circuit_editor.model.history import History
from circuit_editor.model.paths import Path
from circuit_editor.model.problems import Problem
from circuit_editor.model.wiring import natural

__all__ = [
    "BLOCK",
    "EMPTY",
    "INLET",
    "OUT",
    "OUTLET",
    "Block",
    "BlockInterface",
    "Circuit",
    "Document",
    "History",
    "Node",
    "Path",
    "Pin",
    "Place",
    "Port",
    "Problem",
    "Stop",
    "Value",
    "natural",
    "node",
]
