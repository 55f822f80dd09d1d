"""What a circuit computes, written as nested calls: `add(x, mul_constant[-1](y))`."""

from circuit_editor.gates import GATES
from circuit_editor.model import Circuit, Document
from circuit_editor.text import exact


def tree(document: Document) -> str:
    """The nested calls that lead to the loss. For small circuits only: it is recursive."""
    assert document.loss is not None
    (source,) = document.root.sources(document.loss)
    assert source is not None
    return _call(document.root, source.node)


def _call(circuit: Circuit, id_: str) -> str:
    node = circuit.nodes[id_]
    if node.kind == "constant":
        return exact(float(circuit.values[id_]))
    if node.gate.is_source:
        return circuit.label(id_)
    attrs = [exact(number) for name, number in node.attrs.items() if name in GATES[node.kind].attrs]
    inside = f"[{', '.join(attrs)}]" if attrs else ""
    inputs = [_call(circuit, source.node) for source in circuit.sources(id_) if source is not None]
    return f"{node.kind}{inside}({', '.join(inputs)})"
