"""The lecture's figures, typed as text: exactly its gates, exactly its numbers."""

import pytest

from circuit_editor.engine import run_document
from circuit_editor.expression import document_from
from circuit_editor.model import OUT, Document, Pin

FIRST = ("f = (x + y) * z", {"x": -2, "y": 5, "z": -4})
NEURON = ("1/(1+exp(-(w0*x0+w1*x1+w2)))", {"w0": 2, "x0": -1, "w1": -3, "x1": -2, "w2": -3})
PATTERNS = ("2 (x*y + max(z, w))", {"x": 3, "y": -4, "z": 2, "w": -1})
STAGED = ("f = (x + sigmoid(y)) / (sigmoid(x) + (x + y)^2)", {"x": 3, "y": -4})


def gates(document: Document) -> list[str]:
    """The gates in the order in which the expression draws them, without what holds a value."""
    nodes = document.root.nodes
    order = [step.path for step in run_document(document).tape.steps]
    return [
        nodes[id_].gate.symbol_with(nodes[id_].attrs)
        for id_ in order
        if not nodes[id_].gate.is_source and nodes[id_].gate.outputs
    ]


def numbers(document: Document, path: str) -> tuple[float, float]:
    """Value and gradient at the output of a node."""
    run = run_document(document)
    value, gradient = run.value(Pin(path, OUT)), run.gradient(Pin(path, OUT))
    assert value is not None and gradient is not None
    return float(value), float(gradient)


def gradients(document: Document) -> dict[str, float]:
    """The gradient of every input by its name."""
    run, root = run_document(document), document.root
    return {root.label(id_): float(run.gradient(Pin(id_, OUT))) for id_ in root.values}  # type: ignore[arg-type]


def test_the_first_example() -> None:
    document = document_from(*FIRST)
    assert gates(document) == ["+", "×"]
    assert numbers(document, "mul1") == (-12, 1)
    assert numbers(document, "add1") == (3, -4)
    assert gradients(document) == {"x": -4, "y": -4, "z": 3}


def test_the_sigmoid_neuron_gate_by_gate() -> None:
    document = document_from(*NEURON)
    assert gates(document) == ["×", "×", "+", "+", "×−1", "exp", "+1", "1/x"]
    table = {
        "parameter1": (2, -0.19661193324148188),
        "input1": (-1, 0.39322386648296376),
        "parameter2": (-3, -0.39322386648296376),
        "input2": (-2, -0.58983579972444566),
        "parameter3": (-3, 0.19661193324148188),
        "mul1": (-2, 0.19661193324148188),
        "mul2": (6, 0.19661193324148188),
        "add1": (4, 0.19661193324148188),
        "add2": (1, 0.19661193324148188),
        "mul_constant1": (-1, -0.19661193324148188),
        "exp1": (0.36787944117144233, -0.53444664538852305),
        "add_constant1": (1.3678794411714423, -0.53444664538852305),
        "reciprocal1": (0.7310585786300049, 1),
    }
    for path, expected in table.items():
        assert numbers(document, path) == pytest.approx(expected, rel=1e-14), path
    names = ["w0", "x0", "w1", "x1", "w2"]
    ids = ["parameter1", "input1", "parameter2", "input2", "parameter3"]
    assert [document.root.label(id_) for id_ in ids] == names


def test_the_gate_patterns() -> None:
    document = document_from(*PATTERNS)
    assert sorted(gates(document)) == sorted(["×", "max", "+", "×2"])
    assert numbers(document, "mul1") == (-12, 2)
    assert numbers(document, "max1") == (2, 2)
    assert numbers(document, "add1") == (-10, 2)
    assert numbers(document, "mul_constant1") == (-20, 1)
    assert gradients(document) == {"x": -8, "y": 6, "z": 2, "w": 0}


def test_the_staged_example_and_its_forks() -> None:
    document = document_from(*STAGED)
    run = run_document(document)
    assert float(run.loss) == pytest.approx(1.54564488411, rel=1e-11)  # type: ignore[arg-type]
    expected = {"x": 2.05956979557, "y": 1.59223275148}
    assert gradients(document) == pytest.approx(expected, rel=1e-11)


def test_the_staged_example_as_the_lecture_types_it() -> None:
    document = document_from(
        """
        x = 3   # example values
        y = -4

        sigy = 1.0 / (1 + math.exp(-y)) # sigmoid in numerator   #(1)
        num = x + sigy                                           #(2)
        sigx = 1.0 / (1 + math.exp(-x))                          #(3)
        xpy = x + y                                              #(4)
        xpysqr = xpy**2                                          #(5)
        den = sigx + xpysqr                                      #(6)
        invden = 1.0 / den                                       #(7)
        f = num * invden                                         #(8)
        """
    )
    run = run_document(document)
    assert float(run.loss) == pytest.approx(1.54564488411, rel=1e-11)  # type: ignore[arg-type]
    found = gradients(document)
    assert (found["x"], found["y"]) == pytest.approx((2.05956979557, 1.59223275148), rel=1e-11)
    labels = set(document.root.labels.values())
    assert {"sigy", "num", "sigx", "xpy", "xpysqr", "den", "invden", "f"} <= labels
