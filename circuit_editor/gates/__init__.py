"""The gates: what can be computed. Pure mathematics over float64 arrays; knows no circuit.

`GATES` maps each kind to its gate, in the palette's order; `PORTS` are the two ends of a block,
as they stand inside it.
"""

from circuit_editor.gates import (  # noqa: I001 (palette order)
    kinds,
    sources,  # noqa: F401
    arithmetic,  # noqa: F401
    functions,  # noqa: F401
    elementary,  # noqa: F401
    activations,  # noqa: F401
)
from circuit_editor.gates.gate import (
    AS_BASE,
    BLOCKS,
    FOLDED,
    GATES,
    GROUPS,
    NONZERO,
    NOT_NEGATIVE,
    OUT,
    POSITIVE,
    UNKNOWN,
    Array,
    Domain,
    Gate,
    Kink,
    downstream,
    outside_domain,
    unbroadcast,
)

from circuit_editor.gates.ports import PORTS

__all__ = [
    "AS_BASE",
    "BLOCKS",
    "FOLDED",
    "GATES",
    "GROUPS",
    "NONZERO",
    "NOT_NEGATIVE",
    "OUT",
    "PORTS",
    "POSITIVE",
    "UNKNOWN",
    "Array",
    "Domain",
    "Gate",
    "Kink",
    "downstream",
    "kinds",
    "outside_domain",
    "unbroadcast",
]
