"""What people call a node: its label, or the formula it computes, like `log(a)` or `b − c`.

An id is for files and scripts. It says nothing to somebody who drew `b − c` and never named it.
"""

from __future__ import annotations

from typing import NamedTuple

from circuit_editor.model.document import Circuit
from circuit_editor.text import Named, brief
from circuit_editor.text.numbers import MINUS

LONGEST = 16  # signs of a formula that still reads like a name
DEEPEST = 3  # gates within gates that one takes in at a glance
DEEPER, MISSING = "…", "?"

# How a gate is written where it is not written as a function. All but |x| need brackets inside
# another formula.
SIGNS = {
    "add": "{a} + {b}",
    "sub": f"{{a}} {MINUS} {{b}}",
    "mul": "{a} × {b}",
    "div": "{a} ÷ {b}",
    "neg": f"{MINUS}{{x}}",
    "power": "{a}^{b}",
    "add_constant": "{x} + {c}",
    "mul_constant": "{c} × {x}",
    "power_constant": "{x}^{c}",
    "reciprocal": "1/{x}",
    "square": "{x}²",
    "sqrt": "√{x}",
    "abs": "|{x}|",
    "output": "⚑ {x}",
}
CLOSED = ("abs",)


class Written(NamedTuple):
    """A formula: how many names stand in it, and how many places without one."""

    text: str
    names: int
    gaps: int
    is_open: bool = False


def described(circuit: Circuit, id_: str) -> str:
    """What people recognise a node by: its label, or its formula, which may have gaps.

    `… + b` adds b to something too long to say, `x + ?` waits for a wire. Where nothing in the
    formula has a name, only the symbol and the id are left.
    """
    node = circuit.nodes[id_]
    return recognised(circuit, id_) or f"{node.gate.symbol_with(node.attrs)} {id_}"


def recognised(circuit: Circuit, id_: str) -> str:
    """A node's label, or its formula, with gaps where it must; "" where nothing has a name."""
    if circuit.label(id_):
        return circuit.label(id_)
    for depth in range(DEEPEST, 0, -1):
        written = _write(circuit, id_, depth)
        if written.names and len(written.text) <= LONGEST:
            return written.text
    return ""


def formula_of(circuit: Circuit, id_: str) -> str:
    """A node's label, or its formula where that is short and has no gaps; else ""."""
    written = _write(circuit, id_, DEEPEST)
    return written.text if not written.gaps and len(written.text) <= LONGEST else ""


def named(circuit: Circuit, *ids: str) -> Named:
    """Nodes for a sentence, in a row: by name for scripts, by what one recognises for people.

    An id that the circuit does not have stands as it is.
    """
    names = [circuit.name(id_) for id_ in ids]
    people = [recognised(circuit, id_) if id_ in circuit.nodes else "" for id_ in ids]
    known = [each or name for each, name in zip(people, names, strict=True)]
    return Named(" → ".join(names), " → ".join(known))


def _write(circuit: Circuit, id_: str, depth: int) -> Written:
    """The formula of a node, down to `depth` gates below each other."""
    node = circuit.nodes[id_]
    if circuit.label(id_) or node.gate.is_source:
        return Written(circuit.name(id_), 1, 0)
    if depth == 0:
        return Written(DEEPER, 0, 1)
    operands = [
        _write(circuit, source.node, depth - 1) if source is not None else Written(MISSING, 0, 1)
        for source in circuit.sources(id_)
    ]
    names, gaps = sum(each.names for each in operands), sum(each.gaps for each in operands)
    turns_sign = node.kind == "mul_constant" and node.attrs["c"] == -1
    signs = SIGNS["neg"] if turns_sign else SIGNS.get(node.kind)
    if signs is None:
        symbol = node.gate.symbol if node.gate.symbol.isalpha() else node.kind
        return Written(f"{symbol}({', '.join(each.text for each in operands)})", names, gaps)
    texts = [f"({each.text})" if each.is_open else each.text for each in operands]
    if node.kind in CLOSED:
        texts = [each.text for each in operands]
    constants = {name: brief(number) for name, number in node.attrs.items()}
    text = signs.format(**dict(zip(node.gate.inputs, texts, strict=True)), **constants)
    text = text.replace(f"+ {MINUS}", f"{MINUS} ")
    return Written(text, names, gaps, is_open=node.kind not in CLOSED)
