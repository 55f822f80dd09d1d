"""Draw the examples that come with the program anew: `.venv/bin/python packaging/examples.py`.

For when the layout has improved. It overwrites what was placed by hand since; the numbers that
the examples must show are held by tests/test_resources.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from circuit_editor import files, resources
from circuit_editor.expression import document_from
from circuit_editor.model import Document, edits


@dataclass(frozen=True)
class Example:
    """A program, the values of its inputs, and labels other than the program's names."""

    program: str
    values: Mapping[str, float]
    labels: Mapping[str, str] = field(default_factory=dict)


EXAMPLES = {
    "first-example": Example(
        """
        q = x + y
        f = q * z
        """,
        {"x": -2, "y": 5, "z": -4},
    ),
    "sigmoid-neuron": Example(
        "f = 1 / (1 + exp(-(w0*x0 + w1*x1 + w2)))",
        {"w0": 2, "x0": -1, "w1": -3, "x1": -2, "w2": -3},
    ),
    "gate-patterns": Example(
        "f = 2 * (x*y + max(z, u))",
        {"x": 3, "y": -4, "z": 2, "u": -1},
        {"u": "w"},  # the lecture's w is an input, and a program would make it a parameter
    ),
    "staged-example": Example(
        """
        sigy = sigmoid(y)
        num = x + sigy
        sigx = sigmoid(x)
        xpy = x + y
        xpysqr = xpy^2
        den = sigx + xpysqr
        invden = 1 / den
        f = num * invden
        """,
        {"x": 3, "y": -4},
    ),
    "two-input-max": Example("f = max(x, y)", {"x": 4, "y": 2}),
    # tanh, because both neurons then pass some gradient on: every weight has a number to look at
    "two-layer-network": Example(
        """
        h1 = tanh(w11*x1 + w12*x2 + b1)
        h2 = tanh(w21*x1 + w22*x2 + b2)
        y = w31*h1 + w32*h2 + b3
        loss = (y - t)^2
        """,
        {
            **{"x1": 1, "x2": -2, "t": 1},
            **{"w11": 0.5, "w12": -0.25, "b1": 0.1},
            **{"w21": -0.5, "w22": 0.5, "b2": 0.25},
            **{"w31": 1.5, "w32": -0.5, "b3": 0.2},
        },
    ),
}


def drawn(example: Example) -> Document:
    """The example as a circuit, tidily laid out."""
    document = document_from(example.program, example.values)
    for name, label in example.labels.items():
        id_ = document.root.find(name)
        assert id_ is not None, f"the program has no {name}"
        document = edits.rename(document, id_, label)
    return document


def main() -> None:
    """Write every example into the resources folder."""
    for name, example in EXAMPLES.items():
        path = resources.folder() / "examples" / f"{name}{files.EXTENSION}"
        files.save(drawn(example), path)
        print(path)


if __name__ == "__main__":
    main()
