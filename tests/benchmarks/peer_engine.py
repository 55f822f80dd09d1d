"""A peer's engine, in the environment of the peers: micrograd, PyTorch scalars or autograd.

    python peer_engine.py NAME GRAPH.json

reads lines of JSON, `{"what": "run", "turn": 3, "repeats": 2}`, and answers each with the seconds
of the processor for one round, the loss and the gradients of the inputs that change. Each library
is used as its own documentation does; the graph is built anew in every round because that is how
they work.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path


class Micrograd:
    """micrograd 0.1.0; the gates it lacks are written as it writes its own relu."""

    def __init__(self, graph):
        from micrograd.engine import Value

        sys.setrecursionlimit(10_000_000)  # it walks the circuit by recursion
        self._value, self._graph = Value, graph
        self._kinds = {
            "output": lambda number, x: x,
            "add": lambda number, a, b: a + b,
            "sub": lambda number, a, b: a - b,
            "mul": lambda number, a, b: a * b,
            "max": lambda number, a, b: self._chosen(a, b, a.data, b.data),
            "min": lambda number, a, b: self._chosen(a, b, -a.data, -b.data),
            "add_constant": lambda number, x: x + number,
            "mul_constant": lambda number, x: x * number,
            "tanh": lambda number, x: self._tanh(x),
            "relu": lambda number, x: x.relu(),
        }

    def run(self, inputs):
        graph, value, kinds = self._graph, self._value, self._kinds
        values = []
        for kind, sources, number in graph["steps"]:
            if sources:
                values.append(kinds[kind](number, *[values[each] for each in sources]))
            else:
                values.append(value(inputs.get(len(values), number)))
        values[-1].backward()
        self._last = values

    def answer(self):
        return self._last[-1].data, [self._last[each].grad for each in self._graph["changing"]]

    def _tanh(self, x):
        from math import tanh

        out = self._value(tanh(x.data), (x,), "tanh")

        def _backward():
            x.grad += (1 - out.data**2) * out.grad

        out._backward = _backward
        return out

    def _chosen(self, a, b, by_a, by_b):
        out = self._value(a.data if by_a >= by_b else b.data, (a, b), "max")

        def _backward():
            share = 0.5 if by_a == by_b else float(by_a > by_b)
            a.grad += share * out.grad
            b.grad += (1 - share) * out.grad

        out._backward = _backward
        return out


class Torch:
    """PyTorch with a tensor of one number at every gate, in double precision, one thread."""

    def __init__(self, graph):
        import torch

        torch.set_num_threads(1)
        self._torch, self._graph = torch, graph
        self._kinds = {
            "output": lambda number, x: x,
            "add": lambda number, a, b: a + b,
            "sub": lambda number, a, b: a - b,
            "mul": lambda number, a, b: a * b,
            "max": lambda number, a, b: torch.maximum(a, b),
            "min": lambda number, a, b: torch.minimum(a, b),
            "add_constant": lambda number, x: x + number,
            "mul_constant": lambda number, x: x * number,
            "tanh": lambda number, x: torch.tanh(x),
            "relu": lambda number, x: torch.relu(x),
        }
        self._leaves = [
            None if sources else torch.tensor(number, dtype=torch.float64, requires_grad=True)
            for _, sources, number in graph["steps"]
        ]

    def run(self, inputs):
        graph, kinds = self._graph, self._kinds
        with self._torch.no_grad():
            for leaf in self._leaves:
                if leaf is not None:
                    leaf.grad = None
            for here, number in inputs.items():
                self._leaves[here].fill_(number)
        values = []
        for (kind, sources, number), leaf in zip(graph["steps"], self._leaves, strict=True):
            if leaf is None:
                values.append(kinds[kind](number, *[values[each] for each in sources]))
            else:
                values.append(leaf)
        self._loss = values[-1]
        self._loss.backward()

    def answer(self):
        return self._loss.item(), [
            0.0 if leaf.grad is None else leaf.grad.item()
            for leaf in (self._leaves[each] for each in self._graph["changing"])
        ]


class Autograd:
    """HIPS autograd: the circuit as a function of the list of all its sources."""

    def __init__(self, graph):
        import autograd.numpy as np
        from autograd import value_and_grad

        self._graph = graph
        self._kinds = {
            "output": lambda number, x: x,
            "add": lambda number, a, b: a + b,
            "sub": lambda number, a, b: a - b,
            "mul": lambda number, a, b: a * b,
            "max": lambda number, a, b: np.maximum(a, b),
            "min": lambda number, a, b: np.minimum(a, b),
            "add_constant": lambda number, x: x + number,
            "mul_constant": lambda number, x: x * number,
            "tanh": lambda number, x: np.tanh(x),
            "relu": lambda number, x: np.maximum(x, 0.0),
        }
        self._numbers = {
            at: number for at, (_, sources, number) in enumerate(graph["steps"]) if not sources
        }
        # a gradient by a sequence would add up whole sequences: by arguments it adds up numbers
        self._function = value_and_grad(self._loss_of, tuple(range(len(self._numbers))))

    def run(self, inputs):
        numbers = {**self._numbers, **inputs}
        self._loss, self._gradients = self._function(*numbers.values())

    def answer(self):
        by_place = dict(zip(self._numbers, self._gradients, strict=True))
        return float(self._loss), [float(by_place[each]) for each in self._graph["changing"]]

    def _loss_of(self, *arguments):
        graph, kinds, waiting = self._graph, self._kinds, iter(arguments)
        values = []
        for kind, sources, number in graph["steps"]:
            if sources:
                values.append(kinds[kind](number, *[values[each] for each in sources]))
            else:
                values.append(next(waiting))
        return values[-1]


PEERS = {"micrograd": Micrograd, "torch": Torch, "autograd": Autograd}


def main(name, path):
    graph = json.loads(Path(path).read_text())
    peer = PEERS[name](graph)
    rounds = [dict(zip(graph["changing"], values, strict=True)) for values in graph["rounds"]]
    for line in sys.stdin:
        asked = json.loads(line)
        turn, repeats = asked["turn"], asked["repeats"]
        start = time.process_time()
        for offset in range(repeats):
            peer.run(rounds[(turn + offset) % len(rounds)])
        seconds = (time.process_time() - start) / repeats
        loss, gradients = peer.answer()
        print(json.dumps({"seconds": seconds, "loss": loss, "gradients": gradients}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
