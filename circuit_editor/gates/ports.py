"""The ports of a block from inside: where a wire comes in, and where one goes out.

They compute nothing. A port is a name for the wire that goes through it, so the tape has no step
for it, and the registry of gates does not list them: they make sense inside a block alone.
"""

from __future__ import annotations

from circuit_editor.gates import kinds
from circuit_editor.gates.gate import BLOCK_PORTS, Gate
from circuit_editor.text import QT_TRANSLATE_NOOP

INLET = Gate(
    kind=kinds.INLET,
    symbol="▷",
    words=QT_TRANSLATE_NOOP("Words", "port, in, argument"),
    group=BLOCK_PORTS,
    summary=QT_TRANSLATE_NOOP("Gate", "Here a wire from outside comes into the block."),
    character=QT_TRANSLATE_NOOP("Gate", "What goes back through it leaves the block."),
    first_names=("x", "y", "z"),
)

OUTLET = Gate(
    kind=kinds.OUTLET,
    symbol="▶",
    words=QT_TRANSLATE_NOOP("Words", "port, out, result, return"),
    group=BLOCK_PORTS,
    summary=QT_TRANSLATE_NOOP("Gate", "What arrives here leaves the block."),
    character=QT_TRANSLATE_NOOP("Gate", "The gradient from outside comes in here."),
    inputs=("x",),
    outputs=(),
    first_names=("out",),
)

PORTS: dict[str, Gate] = {each.kind: each for each in (INLET, OUTLET)}
