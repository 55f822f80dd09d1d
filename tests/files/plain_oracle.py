"""The numbers of a circuit file, worked out without the program.

What it means is written down here a second time, in the plainest way: the file is read as JSON,
blocks are opened, values are mpmath's, of a thousand digits, and a gradient is what the loss
changes by where the value of one gate is moved a little, to both sides. So it knows no rule for
any derivative, and cannot tell what holds at a kink.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import mpmath
import numpy as np
from mpmath import mp, mpf

DIGITS = 1000  # numbers of a file go from 5e-324 to 1.8e308
STEP = mpf("1e-350")

FUNCTIONS: dict[str, Callable[..., Any]] = {
    "output": lambda x: x,
    "add": lambda a, b: a + b,
    "sub": lambda a, b: a - b,
    "mul": lambda a, b: a * b,
    "div": lambda a, b: a / b,
    "neg": lambda x: -x,
    "power": lambda a, b: a**b,
    "max": max,
    "min": min,
    "add_constant": lambda x, c: x + c,
    "mul_constant": lambda x, c: x * c,
    "power_constant": lambda x, c: x**c,
    "reciprocal": lambda x: 1 / x,
    "exp": mpmath.exp,
    "log": mpmath.log,
    "sqrt": mpmath.sqrt,
    "square": lambda x: x * x,
    "abs": abs,
    "sin": mpmath.sin,
    "cos": mpmath.cos,
    "tanh": mpmath.tanh,
    "sigmoid": lambda x: 1 / (1 + mpmath.exp(-x)),
    "relu": lambda x: x if x > 0 else mpf(0),
    "leaky_relu": lambda x, slope: x if x > 0 else slope * x,
    "softplus": lambda x: mpmath.log(1 + mpmath.exp(x)),
    "tan": mpmath.tan,
    "sinh": mpmath.sinh,
    "cosh": mpmath.cosh,
    "atan": mpmath.atan,
    "log2": lambda x: mpmath.log(x) / mpmath.log(2),
    "log10": lambda x: mpmath.log(x) / mpmath.log(10),
    "log1p": lambda x: mpmath.log(1 + x),
    "expm1": lambda x: mpmath.exp(x) - 1,
    "erf": mpmath.erf,
    "gelu": lambda x: x * mpmath.erfc(-x / mpmath.sqrt(2)) / 2,
    "silu": lambda x: x / (1 + mpmath.exp(-x)),
    "elu": lambda x, alpha: x if x > 0 else alpha * (mpmath.exp(x) - 1),
    "sign": mpmath.sign,
    "floor": mpmath.floor,
    "clip": lambda x, low, high: min(max(x, low), high),
}
INPUTS = {"add": "ab", "sub": "ab", "mul": "ab", "div": "ab", "power": "ab", "max": "ab"}
INPUTS |= {"min": "ab"}
SOURCES = {"input", "parameter", "constant", "inlet"}


class Step(NamedTuple):
    """A gate with its constants, and the paths of what drives it; None where nothing does."""

    kind: str
    attrs: dict[str, Any]
    sources: tuple[str | None, ...]
    value: Any  # of a source


class Scope(NamedTuple):
    """A circuit where it stands: the blocks of its file, its path, and what drives its inlets."""

    blocks: dict[str, dict[str, Any]]
    circuit: dict[str, Any]
    prefix: str
    outside: dict[str, str | None]

    @property
    def nodes(self) -> dict[str, dict[str, Any]]:
        return {each["id"]: each for each in self.circuit["nodes"]}

    @property
    def wires(self) -> dict[str, str]:
        return {each["to"]: each["from"] for each in self.circuit["wires"]}

    def driver(self, pin: str) -> str | None:
        """The path of the gate that drives an input pin, through blocks and out of them."""
        source = self.wires.get(pin)
        if source is None:
            return None
        id_, _, port = source.rpartition(".")
        kind = self.nodes[id_]["kind"]
        if kind == "inlet":
            return self.outside[id_]
        return self.within(id_).driver(f"{port}.x") if kind == "block" else self.prefix + id_

    def within(self, id_: str) -> Scope:
        """The inside of a block; an inlet with a value that nothing drives drives itself."""
        block, prefix = self.blocks[self.nodes[id_]["block"]], f"{self.prefix}{id_}/"
        outside = {}
        for each in block["nodes"]:
            if each["kind"] == "inlet":
                pin = f"{id_}.{each['id']}"
                alone = prefix + each["id"] if "value" in each else None
                outside[each["id"]] = self.driver(pin) if pin in self.wires else alone
        return Scope(self.blocks, block, prefix, outside)


def numbers_of(data: bytes) -> dict[str, Any]:
    """The loss, and value and gradient of every gate by its path; None where there is none."""
    tree = json.loads(data.decode("utf-8-sig"))
    with mp.workdps(DIGITS):
        root = Scope({each["id"]: each for each in tree.get("blocks", [])}, tree, "", {})
        steps = dict(_opened(root, []))
        order = _in_order(steps)
        values = _values(steps, order, {})
        loss = tree.get("loss")
        gradients = _gradients(steps, order, values, loss)
        return {
            "loss": _plain(values[loss]) if loss is not None else None,
            "values": {path: _plain(values[path]) for path in sorted(steps)},
            "gradients": {path: _plain(gradients.get(path)) for path in sorted(steps)},
        }


def _opened(scope: Scope, given: list[tuple[str, dict[str, Any]]]) -> Iterator[tuple[str, Step]]:
    """The gates of a circuit, those of its blocks in place of them.

    `given` has the values that circuits around this one hold by path, each with the path of that
    circuit, the outermost first.
    """
    given = [*given, (scope.prefix, scope.circuit.get("values", {}))]
    for id_, node in scope.nodes.items():
        kind, path = node["kind"], scope.prefix + id_
        if kind == "block":
            yield from _opened(scope.within(id_), given)
        elif kind == "outlet" or (kind == "inlet" and scope.outside[id_] != path):
            continue
        elif kind in SOURCES:
            ways = ((path.removeprefix(at), values) for at, values in given)
            value = next((values[way] for way, values in ways if way in values), node.get("value"))
            yield path, Step(kind, {}, (), _exact(value))
        else:
            attrs = {name: mpf(each) for name, each in node.get("attrs", {}).items()}
            sources = (scope.driver(f"{id_}.{port}") for port in INPUTS.get(kind, "x"))
            yield path, Step(kind, attrs, tuple(sources), None)


def _in_order(steps: dict[str, Step]) -> list[str]:
    order: dict[str, None] = {}
    waiting = sorted(steps)
    while waiting:
        path = waiting[-1]
        behind = [each for each in steps[path].sources if each is not None and each not in order]
        if behind:
            waiting += behind
        else:
            order[waiting.pop()] = None
    return [*order]


def _values(steps: dict[str, Step], order: list[str], moved: dict[str, Any]) -> dict[str, Any]:
    """The value of every gate, where those of some are moved."""
    values: dict[str, Any] = {}
    for path in order:
        step = steps[path]
        if step.kind in SOURCES:
            values[path] = step.value
        else:
            arriving = [None if each is None else values[each] for each in step.sources]
            values[path] = None if any(each is None for each in arriving) else _ran(step, arriving)
        if path in moved and values[path] is not None:
            values[path] = values[path] + moved[path]
    return values


def _ran(step: Step, arriving: list[Any]) -> Any:
    def one(*numbers: Any) -> Any:
        return FUNCTIONS[step.kind](*numbers, **step.attrs)

    if not any(isinstance(each, np.ndarray) for each in arriving):
        return one(*arriving)
    try:
        return np.frompyfunc(one, len(arriving), 1)(*arriving)
    except ValueError:  # shapes that do not fit
        return None


def _gradients(
    steps: dict[str, Step], order: list[str], values: dict[str, Any], loss: str | None
) -> dict[str, Any]:
    """What the loss changes by with the value of each gate it depends on, but for constants."""
    if loss is None or values[loss] is None or isinstance(values[loss], np.ndarray):
        return {}
    found: dict[str, Any] = {}
    for path in _behind(steps, loss):
        if steps[path].kind == "constant":
            continue
        after, before = (
            _values(steps, order, {path: sign * STEP})[loss] for sign in (mpf(1), mpf(-1))
        )
        found[path] = (after - before) / (2 * STEP)
    return found


def _behind(steps: dict[str, Step], loss: str) -> set[str]:
    found, waiting = {loss}, [loss]
    while waiting:
        news = {each for each in steps[waiting.pop()].sources if each is not None} - found
        found |= news
        waiting += news
    return found


def _exact(value: Any) -> Any:
    if value is None or not isinstance(value, list):
        return None if value is None else mpf(float(value))
    array = np.array(value, dtype=np.float64)
    return np.frompyfunc(lambda each: mpf(float(each)), 1, 1)(array)


def _plain(value: Any) -> Any:
    if value is None:
        return None
    if isinstance(value, np.ndarray):
        return np.frompyfunc(float, 1, 1)(value).tolist()
    return float(value)
