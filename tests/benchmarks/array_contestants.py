"""Who runs a circuit of arrays in this process: the engine, NumPy by hand, C, one number at a time.

Each makes one step: forward, backward, and what an optimizer does to the parameters.
"""

from __future__ import annotations

import ctypes
import gc
import math
import subprocess
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import c_tape
import numpy as np
from array_circuits import ArrayCircuit
from rounds import Answer

from circuit_editor import engine

OURS, HAND, C, BARE = "ours", "NumPy by hand", "C -O3", "micrograd, bare"
NO_STEP, SGD, ADAM = "", "SGD", "Adam"
RATE, FIRST, SECOND, LEAST = 0.001, 0.9, 0.999, 1e-8

Update = Callable[[Any, Any], None]  # all parameters one after another, and their gradients


def optimizer(name: str) -> Update | None:
    """What changes the parameters in place, as PyTorch's optimizer of this name does."""
    return {SGD: _sgd, ADAM: _Adam().update}.get(name)


def _sgd(parameters: Any, gradients: Any) -> None:
    parameters -= RATE * gradients


class _Adam:
    def __init__(self) -> None:
        self._steps, self._mean, self._square = 0, 0.0, 0.0

    def update(self, parameters: Any, gradients: Any) -> None:
        self._steps += 1
        self._mean = FIRST * self._mean + (1 - FIRST) * gradients
        self._square = SECOND * self._square + (1 - SECOND) * (gradients * gradients)
        spread = np.sqrt(self._square)
        spread /= math.sqrt(1 - SECOND**self._steps)
        spread += LEAST
        parameters -= RATE / (1 - FIRST**self._steps) * (self._mean / spread)


class _Stepping:
    """The values of a circuit of one's own, and how their parameters are changed.

    These stand one after another in one array, so that a step takes few calls.
    """

    def __init__(self, circuit: ArrayCircuit, steps: str) -> None:
        self._update = optimizer(steps)
        self._values = {name: np.array(each) for name, each in circuit.values.items()}
        self._names = circuit.parameters
        parts = [self._values[name] for name in self._names]
        self._parameters = np.concatenate(parts, axis=None)
        self._flat = np.empty_like(self._parameters)
        self._ends = np.cumsum([each.size for each in parts])
        for name, part, end in zip(self._names, parts, self._ends, strict=True):
            self._values[name] = self._parameters[end - part.size : end].reshape(part.shape)
        self._loss, self._gradients = math.nan, list[Any]()

    def run(self, turn: int) -> None:
        self._loss, self._gradients = self._ran()
        if self._update is not None:
            np.concatenate(self._gradients, axis=None, out=self._flat)
            self._update(self._parameters, self._flat)

    def answer(self) -> Answer:
        return Answer(float(self._loss), [float(np.sum(each)) for each in self._gradients])

    def _ran(self) -> tuple[Any, list[Any]]:
        raise NotImplementedError


class Ours(_Stepping):
    """The engine, by the road that `execute` takes."""

    name = OURS

    def __init__(self, circuit: ArrayCircuit, steps: str) -> None:
        super().__init__(circuit, steps)
        document = circuit.document()
        self._tape = engine.compile(document)
        self._slots = [self._tape.slots[name] for name in self._names]
        told = dict(engine.values_of(document))
        moving = {name: self._values[name] for name in self._names}
        self._values = told | moving if steps else told  # data are the document's own

    def run(self, turn: int) -> None:
        if self._update is None:
            super().run(turn)
            return
        run = engine.execute(self._tape, self._values)
        self._loss, self._flat = run.loss, run.flat_gradients(self._slots)
        self._update(self._parameters, self._flat)

    def answer(self) -> Answer:
        if self._update is not None:
            self._gradients = np.split(self._flat, self._ends[:-1])
        return super().answer()

    def _ran(self) -> tuple[Any, list[Any]]:
        run = engine.execute(self._tape, self._values)
        gradients = run.gradients
        return run.loss, [gradients[slot] for slot in self._slots]


class ByHand(_Stepping):
    """NumPy as one would write it for this very circuit."""

    name = HAND

    def __init__(self, circuit: ArrayCircuit, steps: str) -> None:
        super().__init__(circuit, steps)
        assert circuit.by_hand is not None
        self._work = circuit.by_hand

    def _ran(self) -> tuple[Any, list[Any]]:
        return self._work(self._values)


class InC:
    """The network 2-8-8-1 as one would write it in C."""

    name = C

    def __init__(self, circuit: ArrayCircuit, steps: str) -> None:
        values = circuit.values
        data = [np.ascontiguousarray(values[name]) for name in ("x", "t")]
        self._sizes = [np.size(values[name]) for name in circuit.parameters]
        flat = np.concatenate([np.ravel(values[name]) for name in circuit.parameters])
        count = len(data[0])
        self._gradients = np.empty(flat.size)
        arrays = (*data, flat, self._gradients, np.empty(4 * 8 * count + 2 * count))
        self._kept, rate = arrays, RATE if steps else 0.0
        pointers = [each.ctypes.data_as(ctypes.c_void_p) for each in arrays]
        self._arguments = (count, *pointers, ctypes.c_double(rate))
        self._step, self._loss = _library().step, math.nan

    def run(self, turn: int) -> None:
        self._loss = self._step(*self._arguments)

    def answer(self) -> Answer:
        parts = np.split(self._gradients, np.cumsum(self._sizes)[:-1])
        return Answer(self._loss, [float(np.sum(each)) for each in parts])


@cache
def _library() -> Any:
    compiler = c_tape.compiler()
    assert compiler is not None
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "mlp.so"
        source = Path(__file__).with_name("mlp.c")
        command = (
            compiler,
            "-O3",
            "-march=native",
            "-shared",
            "-fPIC",
            "-o",
            target,
            source,
            "-lm",
        )
        subprocess.run(command, check=True, capture_output=True)
        library = ctypes.CDLL(str(target))
    library.step.restype = ctypes.c_double
    return library


class Number:
    """One number that knows what it was made of: micrograd's algorithm, and no more of it.

    micrograd itself is measured, too, by `peer_micrograd`.
    """

    def __init__(self, data: float, made_of: tuple[Number, ...] = ()) -> None:
        self.data, self.gradient, self._made_of = data, 0.0, made_of
        self._send: Callable[[], None] = lambda: None

    def __add__(self, other: Number) -> Number:
        out = Number(self.data + other.data, (self, other))

        def send() -> None:
            self.gradient += out.gradient
            other.gradient += out.gradient

        out._send = send
        return out

    def __mul__(self, other: Number) -> Number:
        out = Number(self.data * other.data, (self, other))

        def send() -> None:
            self.gradient += other.data * out.gradient
            other.gradient += self.data * out.gradient

        out._send = send
        return out

    def tanh(self) -> Number:
        out = Number(math.tanh(self.data), (self,))

        def send() -> None:
            self.gradient += (1 - out.data * out.data) * out.gradient

        out._send = send
        return out

    def backward(self) -> None:
        order: list[Number] = []
        seen: set[int] = set()

        def visit(number: Number) -> None:
            if id(number) not in seen:
                seen.add(id(number))
                for each in number._made_of:
                    visit(each)
                order.append(number)

        visit(self)
        self.gradient = 1.0
        for each in reversed(order):
            each._send()


class OneByOne:
    """The network 2-8-8-1 one number at a time, in Python."""

    name = BARE

    def __init__(self, circuit: ArrayCircuit, steps: str) -> None:
        self._circuit, self._answer = circuit, Answer(math.nan, [])

    def run(self, turn: int) -> None:
        values = self._circuit.values
        make = np.vectorize(Number, otypes=[object])
        parameters = {name: make(values[name]) for name in self._circuit.parameters}
        terms = []
        for row, target in zip(values["x"], values["t"], strict=True):
            layer = [Number(each) for each in row]
            for at in (1, 2, 3):
                weights, biases = parameters[f"w{at}"], parameters[f"b{at}"]
                made = []
                for column in range(weights.shape[1]):
                    total = biases[column]
                    for number, weight in zip(layer, weights[:, column], strict=True):
                        total = total + number * weight
                    made.append(total.tanh() if at < 3 else total)
                layer = made
            error = layer[0] + Number(-float(target[0]))
            terms.append(error * error)
        total = terms[0]
        for each in terms[1:]:
            total = total + each
        loss = total * Number(1.0 / len(terms))
        loss.backward()
        read = np.vectorize(lambda number: number.gradient)
        sums = [float(np.sum(read(each))) for each in parameters.values()]
        self._answer = Answer(loss.data, sums)

    def answer(self) -> Answer:
        gc.collect()  # what it leaves behind is not for the others to clear away
        return self._answer
