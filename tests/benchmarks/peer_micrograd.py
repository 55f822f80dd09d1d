"""micrograd 0.1.0 on the network 2-8-8-1, in the environment of the peers.

    python peer_micrograd.py CIRCUIT.json

reads lines of JSON, `{"what": "run", "repeats": 2}`, and answers each with the seconds of one
forward and backward pass, with a step down where one is asked for, the loss and the sums of the
parameters' gradients. It is used as its own demo does; the tanh that it lacks is written as it
writes its own relu.
"""

from __future__ import annotations

import json
import math
import sys
import time
from pathlib import Path

from micrograd.engine import Value
from micrograd.nn import MLP

RATE = 0.001  # as `array_contestants` has it


def tanh(self):
    out = Value(math.tanh(self.data), (self,), "tanh")

    def _backward():
        self.grad += (1 - out.data**2) * out.grad

    out._backward = _backward
    return out


Value.relu = tanh  # what its neurons call


class Network:
    """The network with the values of a circuit."""

    def __init__(self, circuit):
        values = circuit["values"]
        self._inputs, self._targets = values["x"], [target for (target,) in values["t"]]
        self._has_steps = bool(circuit["optimizer"])
        self.model = MLP(2, [8, 8, 1])
        self.parameters = {name: [] for name in circuit["parameters"]}
        for at, layer in enumerate(self.model.layers, 1):
            for column, neuron in enumerate(layer.neurons):
                for row, weight in enumerate(neuron.w):
                    weight.data = values[f"w{at}"][row][column]
                neuron.b.data = values[f"b{at}"][column]
                self.parameters[f"w{at}"] += neuron.w
                self.parameters[f"b{at}"].append(neuron.b)

    def run(self):
        """One pass forwards and back, and the loss."""
        inputs = [list(map(Value, row)) for row in self._inputs]
        scores = list(map(self.model, inputs))
        pairs = zip(scores, self._targets, strict=True)
        losses = [(score - target) ** 2 for score, target in pairs]
        loss = sum(losses) * (1.0 / len(losses))
        self.model.zero_grad()
        loss.backward()
        if self._has_steps:
            for each in self.model.parameters():
                each.data -= RATE * each.grad
        return loss.data


def main() -> None:
    network = Network(json.loads(Path(sys.argv[1]).read_text()))
    for line in sys.stdin:
        repeats = json.loads(line)["repeats"]
        start = time.process_time()
        for _ in range(repeats):
            loss = network.run()
        seconds = (time.process_time() - start) / repeats
        sums = [sum(each.grad for each in found) for found in network.parameters.values()]
        print(json.dumps({"seconds": seconds, "loss": loss, "gradients": sums}), flush=True)


if __name__ == "__main__":
    main()
