"""What was drawn: the frozen document, the edits that change it, the rules that refuse, history."""

from circuit_editor.model.document import (
    EMPTY,
    OUT,
    Circuit,
    Document,
    Node,
    Pin,
    Place,
    Value,
    node,
)
from circuit_editor.model.history import History
from circuit_editor.model.rules import Problem

__all__ = [
    "EMPTY",
    "OUT",
    "Circuit",
    "Document",
    "History",
    "Node",
    "Pin",
    "Place",
    "Problem",
    "Value",
    "node",
]
