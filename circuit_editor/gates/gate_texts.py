"""The text of what a gate computes, made of the texts of its inputs: `W @ x + b`.

Each text comes with how closely it binds, so that brackets stand where they are needed alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from circuit_editor.gates import kinds
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text.brackets import in_brackets

if TYPE_CHECKING:
    from circuit_editor.gates.attributes import Attribute
    from circuit_editor.gates.gate import Gate

WRITTEN_OUT, SUM, PRODUCT, POWER, ALONE = 0, 1, 2, 3, 5  # a number or an array that stands there
INFIX = {
    kinds.ADD: ("+", SUM),
    kinds.SUB: ("-", SUM),
    kinds.MUL: ("*", PRODUCT),
    kinds.DIV: ("/", PRODUCT),
    kinds.MATMUL: ("@", PRODUCT),
}


class GateText(NamedTuple):
    """A text, and how closely it binds."""

    text: str
    binds: int


def gate_text(
    gate: Gate,
    attrs: Sequence[str],
    options: Mapping[str, Attribute],
    inputs: Sequence[GateText],
) -> GateText:
    """What a gate makes of its inputs, as an expression says it; `attrs` are its numbers."""
    is_written_out = any(binds == WRITTEN_OUT for _, binds in inputs)
    infix = INFIX.get(gate.kind)
    if infix is not None and (gate.kind == kinds.MATMUL or not is_written_out):
        sign, binds = infix
        first, second = map(_bound, inputs)
        return GateText(
            f"{in_brackets(*first, binds)} {sign} {in_brackets(*second, binds + 1)}", binds
        )
    if not is_written_out and gate.kind == kinds.ADD_CONSTANT:
        sign, number = ("-", attrs[0][1:]) if attrs[0].startswith("-") else ("+", attrs[0])
        return GateText(f"{in_brackets(*inputs[0], SUM)} {sign} {number}", SUM)
    if not is_written_out and gate.kind == kinds.MUL_CONSTANT:
        sign = "-" if attrs[0] == "-1" else f"{attrs[0]}*"
        return GateText(f"{sign}{in_brackets(*inputs[0], PRODUCT + 1)}", PRODUCT)
    if not is_written_out and gate.kind == kinds.POWER_CONSTANT:
        number = in_brackets(attrs[0], WRITTEN_OUT if attrs[0].startswith("-") else ALONE, ALONE)
        return GateText(f"{in_brackets(*inputs[0], ALONE)}^{number}", POWER)
    given = [text for text, _ in inputs]
    named = [f"{name}={_option(each)}" for name, each in sorted(options.items())]
    return GateText(f"{gate.kind}({', '.join([*given, *attrs, *named])})", ALONE)


def _bound(text: GateText) -> GateText:
    """An array that is written out needs no brackets but its own."""
    return GateText(text.text, ALONE) if text.binds == WRITTEN_OUT else text


def _option(value: Attribute) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(str, value))}]" if len(value) != 1 else str(value[0])
    return repr(value)
