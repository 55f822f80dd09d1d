"""Names of nodes: the label, or the formula that a node computes, like `log(a)` or `b − c`.

An id is for files and scripts. It says nothing to somebody who drew `b − c` and never named it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from circuit_editor.gates.gate import CLOSED
from circuit_editor.model.document import Circuit, Node, Pin
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import (
    MINUS,
    Named,
    brief,
    in_brackets,
    quote,
)

LONGEST = 20  # signs of a formula that still reads like a name
DEEPEST = 3  # gates within gates that one takes in at a glance
DEEPEST_OPERAND = 2  # the same, where the name is itself part of a formula
DEEPER, MISSING = "…", "?"


class NodeFormula(NamedTuple):
    """A formula: how much in it has a name, how much has not, and how closely it binds."""

    text: str
    names: int
    gaps: int
    binds: int = CLOSED


def describe(circuit: Circuit, id_: str) -> str:
    """What people recognise a node by: its label, or its formula, which may have gaps.

    `… + b` adds b to something too long to say, `x + ?` waits for a wire. Where nothing in the
    formula has a name only its gaps are left, or the symbol: an id stands nowhere on the canvas.
    """
    return _known(circuit, id_, alone=True)


def describe_output(circuit: Circuit, source: Pin, short: Callable[[str], str]) -> str:
    """What people recognise an output by: its node, with the port where a block has several.

    Both are made `short`.
    """
    name = short(describe(circuit, source.node))
    interface = circuit.nodes[source.node].interface
    if interface is None or len(interface.outputs) < 2:
        return name
    return f"{name}.{short(interface.port(source.port).name)}"


def display_name(circuit: Circuit, id_: str) -> str:
    """A node's label, or its formula, with gaps where it must; a block's own name.

    "" where nothing has a name.
    """
    if circuit.label(id_):
        return circuit.label(id_)
    for depth in range(DEEPEST, 0, -1):
        written = _write(circuit, id_, depth)
        if not written.names:
            break  # nor has what is written with more gaps
        if len(written.text) <= LONGEST:
            return written.text
    interface = circuit.nodes[id_].interface
    return interface.name if interface is not None else ""


def formula_of(circuit: Circuit, id_: str) -> str:
    """A node's label, or its formula where that is short, flat and has no gaps; else ""."""
    written = _write(circuit, id_, DEEPEST_OPERAND)
    return written.text if not written.gaps and len(written.text) <= LONGEST else ""


def is_cut(circuit: Circuit, id_: str) -> bool:
    """True where a gate has no name that can be read aloud: its formula has a gap, or no name."""
    if circuit.label(id_) or circuit.nodes[id_].gate.is_flag:
        return False
    known = display_name(circuit, id_)
    return not known or DEEPER in known


def operation(circuit: Circuit, id_: str, numbers: Mapping[str, str] | None = None) -> str:
    """What a node does, in the names of what feeds it: `x + y`, also where it has a label itself.

    `numbers` stand by port for operands whose own formula would have a gap: `4.00 + b`. "" for
    what holds a value, and where nothing in it has a name or the names are too long.
    """
    node = circuit.nodes[id_]
    if node.gate.is_source or node.gate.is_port:
        return ""
    for depth in range(DEEPEST_OPERAND, 0, -1):
        written = _operation(circuit, id_, depth, numbers)
        if not written.names:
            break
        if len(written.text) <= LONGEST:
            return written.text
    return ""


def list_names(circuit: Circuit, *ids: str) -> Named:
    """Nodes for a sentence, in a row: by name for scripts, by what one recognises for people.

    An id that the circuit does not have stands as it is.
    """
    names = [circuit.name(id_) for id_ in ids]
    alone = len(ids) == 1
    known = [_known(circuit, id_, alone=alone) if id_ in circuit.nodes else id_ for id_ in ids]
    return Named(" → ".join(quote_distinct(ids, names)), " → ".join(quote_distinct(ids, known)))


def quote_distinct(ids: Sequence[str], names: Sequence[str]) -> list[str]:
    """Names in a row, one for each id, quoted; where several things share one, with their ids.

    Three gates `−x` in a ring are `−x (neg1) → −x (neg2) → −x (neg3) → −x (neg1)`.
    """
    quoted = list(names) if len(names) == 1 else list(map(quote, names))
    bearers = Counter(name for name, _ in set(zip(quoted, ids, strict=True)))
    return [
        f"{name} ({id_})" if bearers[name] > 1 and name != id_ else name
        for name, id_ in zip(quoted, ids, strict=True)
    ]


def _known(circuit: Circuit, id_: str, *, alone: bool) -> str:
    """A node as people know it: where nothing about it has a name, its symbol, alone with gaps."""
    node = circuit.nodes[id_]
    gaps = _write(circuit, id_, 1).text
    symbol = node.gate.symbol_with(node.attrs) or circuit.name(id_)
    return display_name(circuit, id_) or (gaps if alone and gaps != DEEPER else symbol)


def _write(circuit: Circuit, id_: str, depth: int) -> NodeFormula:
    """The formula of a node, down to `depth` gates below each other."""
    node = circuit.nodes[id_]
    if circuit.label(id_) or node.gate.is_source or node.gate.is_port:
        return NodeFormula(circuit.name(id_), 1, 0)
    return NodeFormula(DEEPER, 0, 1) if depth == 0 else _operation(circuit, id_, depth)


def _write_output(circuit: Circuit, source: Pin, depth: int) -> NodeFormula:
    """The formula of an output: with its port where a block has several, `hidden.h1`."""
    interface = circuit.nodes[source.node].interface
    if interface is None or len(interface.outputs) < 2:
        return _write(circuit, source.node, depth)
    name = circuit.label(source.node) or interface.name
    return NodeFormula(f"{name}.{interface.port(source.port).name}", 1, 0)


def _operation(
    circuit: Circuit, id_: str, depth: int, numbers: Mapping[str, str] | None = None
) -> NodeFormula:
    """What a gate does with its operands, whatever it is called itself."""
    node = circuit.nodes[id_]
    if len(node.gate.inputs) > LONGEST:  # a block: what is written of it would be no name
        return NodeFormula(DEEPER, 0, 1)
    operands = [
        _write_output(circuit, source, depth - 1)
        if source is not None
        else NodeFormula(MISSING, 0, 1)
        for source in circuit.sources(id_)
    ]
    if numbers is not None:
        operands = [
            NodeFormula(numbers[port], 0, 0) if each.gaps and DEEPER in each.text else each
            for port, each in zip(node.gate.inputs, operands, strict=True)
        ]
    names = len(node.attrs) + sum(each.names for each in operands)
    gaps = sum(each.gaps for each in operands)
    if len(operands) > 1 and all(each.text == DEEPER for each in operands):
        return NodeFormula(DEEPER, 0, 1)  # not `… + …`
    notation = node.gate.written(node.attrs)
    texts = {}
    for at, (port, each) in enumerate(zip(node.gate.inputs, operands, strict=True)):
        needs = 0 if notation is None else notation.needs + (at > 0 and not notation.any_order)
        texts[port] = in_brackets(each.text, each.binds, needs)
    return NodeFormula(
        apply_notation(node, texts), names, gaps, CLOSED if notation is None else notation.binds
    )


def apply_notation(node: Node, operands: Mapping[str, str], name: str = "") -> str:
    """A gate written with its operands, by port: `x + 1`, `tanh(x)`, in its own `name` or that."""
    notation = node.gate.written(node.attrs)
    if notation is None:
        symbol = node.gate.symbol
        has_name = node.interface is not None or node.placeholder is not None
        called = symbol if has_name or symbol.isalpha() else node.kind
        return f"{name or called}({', '.join(operands.values())})"
    constants = {name: brief(number) for name, number in node.attrs.items()}
    return notation.template.format(**operands, **constants).replace(f"+ {MINUS}", f"{MINUS} ")
