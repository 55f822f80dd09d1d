"""The gates: what can be computed. Pure mathematics over float64 arrays; knows no circuit.

`GATES` maps each kind to its gate, in the palette's order, `ELEMENTWISE` those of them whose
entries never meet; `PORTS` are the two ends of a block,
as they stand inside it.
"""

from circuit_editor.gates import (  # noqa: I001 (palette order)
    kinds,
    sources,  # noqa: F401
    arithmetic,  # noqa: F401
    functions,  # noqa: F401
    elementary,  # noqa: F401
    activations,  # noqa: F401
    arrays,  # noqa: F401
    axes,  # noqa: F401
    reductions,  # noqa: F401
    losses,  # noqa: F401
    regression,  # noqa: F401
    network,  # noqa: F401
    class_numbers,  # noqa: F401
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
    all_gates,
    downstream,
    outside_domain,
    unbroadcast,
)

from circuit_editor.gates.ports import PORTS
from circuit_editor.gates.vjp import input_cells, jvp, output_shape, vjp

# those whose entries never meet: what can be told of single numbers holds for each of them
ELEMENTWISE: dict[str, Gate] = {kind: each for kind, each in GATES.items() if not each.is_of_arrays}

__all__ = [
    "AS_BASE",
    "BLOCKS",
    "ELEMENTWISE",
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
    "all_gates",
    "downstream",
    "input_cells",
    "jvp",
    "kinds",
    "output_shape",
    "outside_domain",
    "unbroadcast",
    "vjp",
]
