"""Circuits of arrays that are timed: a network, a convolutional one, a decoder block.

Each is a list of steps with named sources; NumPy by hand is written for the first two.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np

from circuit_editor.gates import GATES
from circuit_editor.model import EMPTY, OUT, Document, Pin, edits

Step = tuple[Any, ...]  # name, kind, attributes, and what feeds it


class ArrayCircuit(NamedTuple):
    """A circuit's steps and values, the names of its parameters, and the same by hand."""

    steps: list[Step]
    values: dict[str, Any]
    parameters: list[str]
    by_hand: Callable[[dict[str, Any]], tuple[float, list[Any]]] | None

    def document(self) -> Document:
        """The circuit, its last step the loss; data are constants, which get no gradient."""
        document = EMPTY
        for name, value in self.values.items():
            kind = "parameter" if name in self.parameters else "constant"
            document = edits.add(document, name, kind, (0, 0), label=name, value=value)
        for name, kind, attrs, *inputs in self.steps:
            document = edits.add(document, name, kind, (0, 0), attrs=attrs or None)
            for port, source in zip(GATES[kind].inputs, inputs, strict=True):
                document = edits.connect(document, Pin(source, OUT), Pin(name, port))
        return edits.flag(document, Pin(self.steps[-1][0], OUT), (0, 0))


def mlp(batch: int = 32) -> ArrayCircuit:
    """2-8-8-1, tanh, squared error."""
    dice = np.random.default_rng(1)
    values: dict[str, Any] = {"x": dice.normal(size=(batch, 2))}
    steps: list[Step] = []
    before = "x"
    for at, (rows, columns) in enumerate([(2, 8), (8, 8), (8, 1)], 1):
        values[f"w{at}"] = dice.normal(size=(rows, columns)) / np.sqrt(rows)
        values[f"b{at}"] = np.zeros(columns)
        steps += [(f"m{at}", "matmul", {}, before, f"w{at}")]
        steps += [(f"z{at}", "add", {}, f"m{at}", f"b{at}")]
        before = f"z{at}"
        if at < 3:
            steps.append((f"h{at}", "tanh", {}, before))
            before = f"h{at}"
    values["t"] = dice.normal(size=(batch, 1))
    steps.append(("loss", "mse", {}, before, "t"))
    names = [f"{letter}{at}" for at in (1, 2, 3) for letter in "wb"]
    return ArrayCircuit(steps, values, names, _mlp_by_hand)


def _mlp_by_hand(v: dict[str, Any]) -> tuple[float, list[Any]]:
    h1 = np.tanh(v["x"] @ v["w1"] + v["b1"])
    h2 = np.tanh(h1 @ v["w2"] + v["b2"])
    error = h2 @ v["w3"] + v["b3"] - v["t"]
    u3 = (2.0 / error.size) * error
    u2 = (u3 @ v["w3"].T) * (1.0 - h2 * h2)
    u1 = (u2 @ v["w2"].T) * (1.0 - h1 * h1)
    gradients = [v["x"].T @ u1, u1.sum(0), h1.T @ u2, u2.sum(0), h2.T @ u3, u3.sum(0)]
    return float(np.mean(error * error)), gradients


def cnn(batch: int = 32, filters: int = 8) -> ArrayCircuit:
    """8 x 8 digits: 3 x 3 filters, relu, max pool, a linear layer, cross entropy."""
    dice = np.random.default_rng(2)
    flat = filters * 9
    values = {
        "x": dice.normal(size=(batch, 1, 8, 8)),
        "k": dice.normal(size=(filters, 1, 3, 3)) / 3,
        "w": dice.normal(size=(flat, 10)) / np.sqrt(flat),
        "b": np.zeros(10),
        "t": dice.integers(0, 10, batch).astype(float),
    }
    steps: list[Step] = [
        ("c", "conv2d", {}, "x", "k"),
        ("r", "relu", {}, "c"),
        ("p", "max_pool", {}, "r"),
        ("f", "reshape", {"shape": (batch, flat)}, "p"),
        ("m", "matmul", {}, "f", "w"),
        ("z", "add", {}, "m", "b"),
        ("loss", "cross_entropy", {}, "z", "t"),
    ]
    return ArrayCircuit(steps, values, ["k", "w", "b"], _cnn_by_hand)


def _cnn_by_hand(v: dict[str, Any]) -> tuple[float, list[Any]]:
    slide = np.lib.stride_tricks.sliding_window_view
    windows = slide(v["x"], (3, 3), (-2, -1))
    c = np.einsum("ncijkl,ockl->noij", windows, v["k"], optimize=True)
    r = np.maximum(c, 0.0)
    n, o, height, width = r.shape
    quads = r.reshape(n, o, height // 2, 2, width // 2, 2).transpose(0, 1, 2, 4, 3, 5)
    quads = quads.reshape(n, o, height // 2, width // 2, 4)
    best = quads.argmax(-1)[..., None]
    flat = np.take_along_axis(quads, best, -1).reshape(n, -1)
    z = flat @ v["w"] + v["b"]
    shifted = z - z.max(1, keepdims=True)
    logs = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
    rows, t = np.arange(n), v["t"].astype(int)
    u = np.exp(logs)
    u[rows, t] -= 1.0
    u /= n
    up = (u @ v["w"].T).reshape(best.shape)
    spread = np.zeros(quads.shape)
    np.put_along_axis(spread, best, up, -1)
    spread = spread.reshape(n, o, height // 2, width // 2, 2, 2).transpose(0, 1, 2, 4, 3, 5)
    uc = spread.reshape(r.shape) * (c > 0)
    uk = np.einsum("ncijkl,noij->ockl", windows, uc, optimize=True)
    return float(-logs[rows, t].mean()), [uk, flat.T @ u, u.sum(0)]


def decoder(batch: int = 64, context: int = 16, width: int = 32, heads: int = 2) -> ArrayCircuit:
    """One decoder block before its loss: two heads of causal attention, a layer of 4 x width."""
    dice = np.random.default_rng(3)
    size = width // heads
    values: dict[str, Any] = {"x": dice.normal(size=(batch, context, width))}
    for name, shape in {
        "wq": (width, width), "wk": (width, width), "wv": (width, width), "wo": (width, width),
        "w1": (width, 4 * width), "w2": (4 * width, width),
    }.items():  # fmt: skip
        values[name] = dice.normal(size=shape) / np.sqrt(shape[0])
    values |= {"b1": np.zeros(4 * width), "b2": np.zeros(width)}
    values["scale"] = 1.0 / np.sqrt(size)
    values["t"] = dice.normal(size=(batch, context, width))
    apart = {"shape": (batch, context, heads, size)}
    steps: list[Step] = [("n1", "layer_norm", {}, "x")]
    for letter, axes in (("q", (0, 2, 1, 3)), ("k", (0, 2, 3, 1)), ("v", (0, 2, 1, 3))):
        steps += [
            (letter, "matmul", {}, "n1", f"w{letter}"),
            (f"{letter}h", "reshape", apart, letter),
            (f"{letter}t", "transpose", {"axes": axes}, f"{letter}h"),
        ]
    steps += [
        ("s", "matmul", {}, "qt", "kt"),
        ("ss", "mul", {}, "s", "scale"),
        ("sm", "causal_mask", {}, "ss"),
        ("a", "softmax", {}, "sm"),
        ("o", "matmul", {}, "a", "vt"),
        ("ot", "transpose", {"axes": (0, 2, 1, 3)}, "o"),
        ("oc", "reshape", {"shape": (batch, context, width)}, "ot"),
        ("op", "matmul", {}, "oc", "wo"),
        ("r1", "add", {}, "x", "op"),
        ("n2", "layer_norm", {}, "r1"),
        ("f1", "matmul", {}, "n2", "w1"),
        ("f1b", "add", {}, "f1", "b1"),
        ("f1r", "relu", {}, "f1b"),
        ("f2", "matmul", {}, "f1r", "w2"),
        ("f2b", "add", {}, "f2", "b2"),
        ("r2", "add", {}, "r1", "f2b"),
        ("loss", "mse", {}, "r2", "t"),
    ]
    names = ["wq", "wk", "wv", "wo", "w1", "w2", "b1", "b2"]
    return ArrayCircuit(steps, values, names, None)


CIRCUITS: dict[str, Callable[[], ArrayCircuit]] = {
    "MLP 2-8-8-1, batch 32": mlp,
    "CNN on 8 x 8, 8 filters, batch 32": cnn,
    "decoder block, 16 x 32, 2 heads, batch 64": decoder,
}
