"""PyTorch's eager mode on a circuit of arrays, in the environment of the peers, one thread.

    python peer_arrays.py CIRCUIT.json

reads lines of JSON, `{"what": "run", "repeats": 2}`, and answers each with the seconds of one
forward and backward pass, with the step of an optimizer where one is named, the loss and the sums
of the parameters' gradients.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import torch
from torch.nn import functional

RATE = 0.001  # as `array_contestants` has it

torch.set_num_threads(1)
torch.set_default_dtype(torch.float64)


def conv2d(x, w):
    return functional.conv2d(x, w)


def cross_entropy(z, t):
    return functional.cross_entropy(z, t.long())


def causal_mask(x):
    later = torch.ones(x.shape[-2:], dtype=torch.bool).triu(1)
    return x.masked_fill(later, -torch.inf)


KINDS = {
    "matmul": torch.matmul,
    "add": torch.add,
    "mul": torch.mul,
    "tanh": torch.tanh,
    "relu": torch.relu,
    "mse": functional.mse_loss,
    "conv2d": conv2d,
    "max_pool": lambda x: functional.max_pool2d(x, 2),
    "cross_entropy": cross_entropy,
    "layer_norm": lambda x: functional.layer_norm(x, x.shape[-1:]),
    "softmax": lambda x: torch.softmax(x, -1),
    "causal_mask": causal_mask,
}


def run(circuit, values):
    made = dict(values)
    for name, kind, attrs, *inputs in circuit["steps"]:
        arriving = [made[each] for each in inputs]
        if kind == "reshape":
            made[name] = arriving[0].reshape(attrs["shape"])
        elif kind == "transpose":
            made[name] = arriving[0].permute(attrs["axes"])
        else:
            made[name] = KINDS[kind](*arriving)
    loss = made[circuit["steps"][-1][0]]
    for name in circuit["parameters"]:
        made[name].grad = None
    loss.backward()
    return loss


def optimizer(circuit, values):
    """What makes a step after each backward pass, None where there is to be none."""
    parameters = [values[name] for name in circuit["parameters"]]
    if circuit["optimizer"] == "SGD":
        return torch.optim.SGD(parameters, lr=RATE)
    return torch.optim.Adam(parameters, lr=RATE) if circuit["optimizer"] else None


def main() -> None:
    circuit = json.loads(Path(sys.argv[1]).read_text())
    values = {name: torch.tensor(each) for name, each in circuit["values"].items()}
    for name in circuit["parameters"]:
        values[name].requires_grad_(True)
    steps = optimizer(circuit, values)
    for line in sys.stdin:
        repeats = json.loads(line)["repeats"]
        start = time.process_time()
        for _ in range(repeats):
            loss = run(circuit, values)
            if steps is not None:
                steps.step()
        seconds = (time.process_time() - start) / repeats
        sums = [float(values[name].grad.sum()) for name in circuit["parameters"]]
        print(json.dumps({"seconds": seconds, "loss": float(loss), "gradients": sums}), flush=True)


if __name__ == "__main__":
    main()
