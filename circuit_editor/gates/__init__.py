"""What can be computed. Pure mathematics over float64 arrays; knows no circuit.

`GATES` maps each kind to its gate, in the palette's order.
"""

from circuit_editor.gates import sources, arithmetic, functions  # noqa: F401, I001 (palette order)
from circuit_editor.gates.gate import (
    GATES,
    GROUPS,
    Array,
    Domain,
    Gate,
    Kink,
    outside_domain,
    unbroadcast,
)

__all__ = ["GATES", "GROUPS", "Array", "Domain", "Gate", "Kink", "outside_domain", "unbroadcast"]
