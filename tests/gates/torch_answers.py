"""What PyTorch says of cases of array gates: JSON in, JSON out. Run with a Python that has torch.

Each case names a gate, its inputs, its attributes and an upstream gradient; each answer has the
value, and the gradients of sum(upstream * value), None for an input that PyTorch gives none.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

import torch
from torch.nn import functional

NONE_AT_ALL = ("one_hot", "argmax")
CLASSES = -100.0


def reduced(name: str) -> Callable[..., torch.Tensor]:
    def reduce(x, axis=None, keepdims=False):
        axes = list(range(x.ndim)) if axis is None else axis
        if not axes:  # PyTorch takes no axes for all of them
            return x.clone()
        return getattr(torch, name)(x, axes, keepdim=keepdims)

    return reduce


def slice_(x, axis=(0,), start=0, stop=None, step=1):
    at = axis[0] % x.ndim
    return x[(slice(None),) * at + (slice(start, stop, step),)]


def cross_entropy(z, t, reduction="mean"):
    targets = t if t.shape == z.shape else t.detach().long()
    return functional.cross_entropy(z, targets, reduction=reduction)


def pooled(function: Any) -> Callable[..., torch.Tensor]:
    def pool(x, size=2, stride=None):
        flat = x.reshape(-1, 1, *x.shape[-2:])
        out = function(flat, size, stride)
        return out.reshape(*x.shape[:-2], *out.shape[-2:])

    return pool


def squeeze(x, axis=None):
    if axis is None:
        return x.squeeze()
    return x.squeeze(tuple(axis)) if axis else x.clone()


def causal(x):
    mask = torch.tril(torch.ones(x.shape[-2:], dtype=torch.bool))
    return x.masked_fill(~mask, float("-inf"))


GATES: dict[str, Callable[..., torch.Tensor]] = {
    "sum": reduced("sum"),
    "mean": reduced("mean"),
    "matmul": torch.matmul,
    "transpose": lambda x, axes=None: x.permute(
        tuple(reversed(range(x.ndim))) if axes is None else tuple(axes)
    ),
    "reshape": lambda x, shape=(-1,): x.reshape(tuple(shape)),
    "slice": slice_,
    "concat": lambda a, b, axis=(0,): torch.cat((a, b), axis[0]),
    "flatten": lambda x, start=1: x.flatten(start) if x.ndim else x.reshape(1),
    "unsqueeze": lambda x, axis=(0,): x.unsqueeze(axis[0]),
    "squeeze": squeeze,
    "broadcast": lambda x, shape=(-1,): x.expand(tuple(shape)),
    "amax": reduced("amax"),
    "amin": reduced("amin"),
    "logsumexp": reduced("logsumexp"),
    "argmax": lambda x, axis=None: torch.argmax(x, None if axis is None else axis[0]),
    "softmax": lambda x, axis=(-1,): functional.softmax(x, axis[0]),
    "log_softmax": lambda x, axis=(-1,): functional.log_softmax(x, axis[0]),
    "causal_mask": causal,
    "mse": functional.mse_loss,
    "mae": functional.l1_loss,
    "huber": functional.huber_loss,
    "bce": functional.binary_cross_entropy,
    "bce_logits": functional.binary_cross_entropy_with_logits,
    "cross_entropy": cross_entropy,
    "embedding": lambda table, ids: functional.embedding(ids.detach().long(), table),
    "one_hot": lambda ids, classes=2: functional.one_hot(ids.detach().long(), classes),
    "layer_norm": lambda x, axis=(-1,), eps=1e-5: functional.layer_norm(
        x.movedim(axis[0], -1), (x.shape[axis[0]],), eps=eps
    ).movedim(-1, axis[0]),
    "conv2d": functional.conv2d,
    "max_pool": pooled(functional.max_pool2d),
    "avg_pool": pooled(functional.avg_pool2d),
    "dropout": lambda x, p=0.5: functional.dropout(x, p, training=False),
}


def answer(case: dict[str, Any]) -> dict[str, Any]:
    """The value and the gradients of one case."""
    inputs = [
        torch.tensor(each, dtype=torch.float64, requires_grad=True).reshape(shape)
        for each, shape in zip(case["inputs"], case["shapes"], strict=True)
    ]
    for each in inputs:
        each.retain_grad()
    out = GATES[case["kind"]](*inputs, **case["attrs"]).to(torch.float64)
    upstream = torch.tensor(case["upstream"], dtype=torch.float64).reshape(out.shape)
    gradients: list[Any] = [None] * len(inputs)
    if case["kind"] not in NONE_AT_ALL:
        (out * upstream).masked_fill(out.isinf(), 0.0).sum().backward()
        gradients = [None if each.grad is None else each.grad.tolist() for each in inputs]
    return {"shape": list(out.shape), "value": out.tolist(), "gradients": gradients}


if __name__ == "__main__":
    found = {"torch": torch.__version__.partition("+")[0]}
    found["answers"] = [answer(case) for case in json.load(sys.stdin)]
    json.dump(found, sys.stdout)
