"""Checks a typed name of a node: its normal form, and why something may not be called so.

The rules of the model know no functions, and files that call an input `exp` go on opening. Whoever
types a name today gets one that an expression can use.
"""

from __future__ import annotations

from circuit_editor.expression.functions import IS_FUNCTION, RESERVED
from circuit_editor.gates.kinds import OUTLET
from circuit_editor.model import Circuit, rules
from circuit_editor.text import (
    Sentence,
    typed_name,
)

__all__ = ["typed_name", "why_not_called"]


def why_not_called(circuit: Circuit, node: str, typed: str) -> Sentence | None:
    """Why a node may not be given the name that was typed, or None where it may.

    What comes in may not be called like a function of an expression either: `exp` is refused as
    the expression bar refuses it.
    """
    name, this = typed_name(typed), circuit.nodes[node]
    comes_in = this.gate.is_source or (this.gate.is_port and this.kind != OUTLET)
    taken = IS_FUNCTION(name=name) if comes_in and name in RESERVED else None
    return rules.why_not_label(circuit, node, name) or taken
