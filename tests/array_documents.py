"""Random documents that mix single numbers and arrays, elementwise gates and gates of arrays."""

from __future__ import annotations

from typing import Any

import numpy as np

from circuit_editor.gates import ELEMENTWISE, GATES, output_shape
from circuit_editor.gates.attributes import Attribute
from circuit_editor.model import EMPTY, OUT, Document, Pin, edits
from circuit_editor.text import Sentence

SMOOTH = ("add", "sub", "mul", "neg", "tanh", "sigmoid", "sin", "square", "softplus", "gelu")
SMOOTH += ("add_constant", "mul_constant")
KINKED = ("relu", "max", "abs", "min")
ARRAYS = ("sum", "mean", "matmul", "transpose", "reshape", "slice", "concat", "softmax")
ARRAYS += ("mse", "layer_norm", "conv2d", "max_pool", "cross_entropy")
ARRAYS += ("flatten", "unsqueeze", "squeeze", "broadcast", "amax", "amin", "logsumexp")
ARRAYS += ("log_softmax", "mae", "huber", "bce_logits", "avg_pool", "dropout")
SHAPES = [(), (), (3,), (2, 3), (3, 2), (1, 3), (1, 4, 4), (2, 1, 2, 2)]


class Builder:
    """Builds one document, gate by gate; `shapes` are those of the outputs so far."""

    def __init__(self, dice: Any) -> None:
        self.dice = dice
        self.document: Document = EMPTY
        self.shapes: dict[str, tuple[int, ...]] = {}

    def source(self, shape: tuple[int, ...]) -> None:
        name = f"x{len(self.shapes)}"
        value = self.dice.normal(shape)[()] if shape else float(self.dice.normal(())[()])
        self.document = edits.add(
            self.document, name, "parameter", (0.0, 0.0), label=name, value=value
        )
        self.shapes[name] = shape

    def gate(self, kind: str) -> bool:
        """Add a gate of a kind, wired to what fits; False where nothing did."""
        gate, names = GATES[kind], [*self.shapes]
        for _ in range(12):
            chosen = [names[int(self.dice.integers(0, len(names)))] for _ in gate.inputs]
            shapes = [self.shapes[each] for each in chosen]
            attrs = self.attrs(kind, shapes[0])
            made = output_shape(gate, shapes, attrs)
            if not isinstance(made, Sentence) and np.prod(made) < 60:
                name = f"g{len(self.shapes)}"
                self.document = edits.add(
                    self.document, name, kind, (0.0, 0.0), attrs=attrs or None
                )
                for port, source in zip(gate.inputs, chosen, strict=True):
                    self.document = edits.connect(self.document, Pin(source, OUT), Pin(name, port))
                self.shapes[name] = made
                return True
        return False

    def attrs(self, kind: str, shape: tuple[int, ...]) -> dict[str, Attribute]:
        dice, rank = self.dice, len(shape)
        if kind in ELEMENTWISE:
            return {name: float(dice.choice([-1.5, 0.5])) for name in GATES[kind].attrs}
        if kind in ("sum", "mean", "amax", "amin", "logsumexp") and rank and dice.random() < 0.6:
            return {"axis": (int(dice.integers(-rank, rank)),), "keepdims": dice.random() < 0.5}
        if kind == "reshape":
            return {"shape": tuple(dice.permutation(shape))} if dice.random() < 0.5 else {}
        if kind in ("slice", "concat", "softmax", "layer_norm") and rank > 1:
            return {"axis": (int(dice.integers(-rank, rank)),)}
        return {"padding": 1} if kind == "conv2d" and dice.random() < 0.5 else {}

    def flagged(self) -> Document:
        """The document with the sum of all that nothing reads as its loss."""
        read = {pin.node for pin in self.document.root.wires.values()}
        loose = [each for each in self.shapes if each not in read]
        singles = []
        for at, name in enumerate(loose):
            if self.shapes[name] == ():
                singles.append(name)
                continue
            self.document = edits.add(self.document, f"s{at}", "sum", (0.0, 0.0))
            self.document = edits.connect(self.document, Pin(name, OUT), Pin(f"s{at}", "x"))
            singles.append(f"s{at}")
        last = singles[0]
        for at, name in enumerate(singles[1:]):
            self.document = edits.add(self.document, f"a{at}", "add", (0.0, 0.0))
            self.document = edits.connect(self.document, Pin(last, OUT), Pin(f"a{at}", "a"))
            self.document = edits.connect(self.document, Pin(name, OUT), Pin(f"a{at}", "b"))
            last = f"a{at}"
        return edits.flag(self.document, Pin(last, OUT), (0.0, 0.0))


def random_document(dice: Any, gates: int = 12, *, kinks: bool = True) -> Document:
    """A document of some sources and so many gates, one loss behind all."""
    builder = Builder(dice)
    for _ in range(int(dice.integers(2, 6))):
        builder.source(SHAPES[int(dice.integers(0, len(SHAPES)))])
    kinds = (*SMOOTH, *ARRAYS, *ARRAYS, *(KINKED if kinks else ()))
    for _ in range(gates):
        builder.gate(kinds[int(dice.integers(0, len(kinds)))])
    return builder.flagged()
