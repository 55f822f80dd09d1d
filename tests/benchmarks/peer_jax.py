"""JAX's compiled functions on a circuit of arrays, in the environment of the peers.

    python peer_jax.py CIRCUIT.json

speaks as `peer_arrays.py` does. The circuit says how: one call of a compiled step after another, or
one compiled loop (`scan`) over all of them.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

os.environ.setdefault("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false")

import jax
import jax.numpy as jnp
from jax import lax

jax.config.update("jax_enable_x64", True)
RATE, FIRST, SECOND, LEAST = 0.001, 0.9, 0.999, 1e-8  # as `array_contestants` has them


def max_pool(x):
    return lax.reduce_window(x, -jnp.inf, lax.max, (1, 1, 2, 2), (1, 1, 2, 2), "VALID")


def cross_entropy(z, t):
    logs = jax.nn.log_softmax(z)
    return -jnp.mean(jnp.take_along_axis(logs, t.astype(int)[:, None], 1))


def layer_norm(x):
    return (x - x.mean(-1, keepdims=True)) / jnp.sqrt(x.var(-1, keepdims=True) + 1e-5)


KINDS = {
    "matmul": jnp.matmul,
    "add": jnp.add,
    "mul": jnp.multiply,
    "tanh": jnp.tanh,
    "relu": jax.nn.relu,
    "mse": lambda y, t: jnp.mean((y - t) ** 2),
    "conv2d": lambda x, w: lax.conv(x, w, (1, 1), "VALID"),
    "max_pool": max_pool,
    "cross_entropy": cross_entropy,
    "layer_norm": layer_norm,
    "softmax": lambda x: jax.nn.softmax(x, -1),
    "causal_mask": lambda x: jnp.where(jnp.tri(x.shape[-1], dtype=bool), x, -jnp.inf),
}


def loss_of(circuit, data, parameters):
    made = {**data, **parameters}
    for name, kind, attrs, *inputs in circuit["steps"]:
        arriving = [made[each] for each in inputs]
        if kind == "reshape":
            made[name] = arriving[0].reshape(attrs["shape"])
        elif kind == "transpose":
            made[name] = arriving[0].transpose(attrs["axes"])
        else:
            made[name] = KINDS[kind](*arriving)
    return made[circuit["steps"][-1][0]]


def stepping(circuit, data):
    """A step: what is kept (parameters, averages, count), to the same, the loss and gradients."""
    graded = jax.value_and_grad(lambda parameters: loss_of(circuit, data, parameters))

    def step(kept):
        parameters, mean, square, steps = kept
        loss, gradients = graded(parameters)
        if circuit["optimizer"] == "SGD":
            parameters = jax.tree.map(lambda p, g: p - RATE * g, parameters, gradients)
        elif circuit["optimizer"]:
            steps = steps + 1
            mean = jax.tree.map(lambda m, g: FIRST * m + (1 - FIRST) * g, mean, gradients)
            square = jax.tree.map(lambda s, g: SECOND * s + (1 - SECOND) * g * g, square, gradients)
            parameters = jax.tree.map(
                lambda p, m, s: (
                    p
                    - RATE
                    / (1 - FIRST**steps)
                    * (m / (jnp.sqrt(s) / jnp.sqrt(1 - SECOND**steps) + LEAST))
                ),
                *(parameters, mean, square),
            )
        return (parameters, mean, square, steps), (loss, gradients)

    return step


def main() -> None:
    circuit = json.loads(Path(sys.argv[1]).read_text())
    values = {name: jnp.asarray(each, float) for name, each in circuit["values"].items()}
    parameters = {name: values.pop(name) for name in circuit["parameters"]}
    nothing = jax.tree.map(jnp.zeros_like, parameters)
    kept = (parameters, nothing, nothing, jnp.asarray(0.0))
    step = stepping(circuit, values)
    call = jax.jit(step)
    several = jax.jit(
        lambda kept, repeats: lax.scan(lambda kept, _: step(kept), kept, length=repeats),
        static_argnums=1,
    )
    for line in sys.stdin:
        repeats = json.loads(line)["repeats"]
        if circuit["how"] == "scan":
            several(kept, repeats)[1][0].block_until_ready()  # so that compiling is not timed
        else:
            call(kept)[1][0].block_until_ready()
        start = time.process_time()
        if circuit["how"] == "scan":
            kept, told = several(kept, repeats)
        else:
            for _ in range(repeats):
                kept, told = call(kept)
        told[0].block_until_ready()
        seconds = (time.process_time() - start) / repeats
        if circuit["how"] == "scan":
            told = jax.tree.map(lambda each: each[-1], told)
        loss, gradients = told
        sums = [float(gradients[name].sum()) for name in circuit["parameters"]]
        print(json.dumps({"seconds": seconds, "loss": float(loss), "gradients": sums}), flush=True)


if __name__ == "__main__":
    main()
