"""A step of circuits of arrays, beside NumPy by hand, C, PyTorch, JAX and micrograd, in turns.

All have one thread. The time is the processor's, and the least of all rounds: what else the machine
does counts for nobody.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before NumPy is loaded: see the table's foot

import gc
import json
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

import c_tape
import numpy as np
import peers
from array_circuits import CIRCUITS, ArrayCircuit
from array_contestants import ADAM, BARE, HAND, NO_STEP, OURS, SGD, ByHand, InC, OneByOne, Ours
from array_contestants import C as IN_C
from rounds import Answer, Contestant, Peer, interleaved, repeats_for
from table import MISSING, Table, count, ratio, times

from circuit_editor.engine import kernel

TORCH, JAX, SCAN, MICROGRAD = "PyTorch", "JAX jit", "JAX scan", "micrograd"
SCRIPTS = {
    TORCH: "peer_arrays.py",
    JAX: "peer_jax.py",
    SCAN: "peer_jax.py",
    MICROGRAD: "peer_micrograd.py",
}
MODULES = {TORCH: "torch", JAX: "jax", MICROGRAD: "micrograd"}
SHOWN = (OURS, HAND, IN_C, TORCH, JAX, SCAN, MICROGRAD, BARE)
ENOUGH = 5.0  # s for all rounds of one circuit
LONGER = 5  # so much longer than others: many steps are made on end, and caches are warm then
STEPS = 5  # after so many all must have come to the same loss
AGREE = 1e-12
# at most so many times by hand, at least so many times as quick as PyTorch and as micrograd
TARGETS = {"MLP": (1.3, 5.0, 500.0), "CNN": (1.3, 2.0, None), "decoder": (None, 1 / 2.5, None)}
WITH = {"MLP": SGD}  # the step with which it is held against the peers


def table(
    names: Sequence[str] = tuple(CIRCUITS),
    enough: float = ENOUGH,
    steps: Sequence[str] = (NO_STEP, SGD, ADAM),
    *,
    with_peers: bool = True,
) -> Table:
    """Measure it all; the peers where they can be installed."""
    found = Table(
        "Arrays: forward + backward, and with a step; microseconds of the processor, at least",
        ("circuit", *SHOWN, f"ours / {HAND}", f"{TORCH} / ours"),
    )
    kernel.warm()
    gc.freeze()  # what is loaded is no garbage that someone's many objects are to be found among
    there = [name for name in MODULES if with_peers and peers.has(MODULES[name])]
    if with_peers:
        for name in MODULES.keys() - there:
            found.remark(f"{name} is not installed here, and left out.")
    found.remark("OpenBLAS and the peers have one thread each.")
    if c_tape.compiler() is None:
        found.remark("C is left out: there is no compiler here.")
    for name in names:
        circuit = CIRCUITS[name]()
        for step in steps if circuit.by_hand is not None else (NO_STEP,):
            took = _measure(circuit, step, found, enough, there)
            mine = took[OURS]
            found.row(
                f"{name}, {step}" if step else name,
                *(MISSING if took.get(each) is None else count(took[each] * 1e6) for each in SHOWN),
                times(ratio(mine, took.get(HAND))),
                times(ratio(took.get(TORCH), mine)),
            )
            _hold_against(found, name, step, took)
    return found


def _hold_against(found: Table, name: str, step: str, took: dict[str, float]) -> None:
    which = name.split()[0]
    most, than_torch, than_micrograd = TARGETS[which]
    is_asked = step == WITH.get(which, NO_STEP)
    least = {
        TORCH: than_torch if is_asked else None,
        MICROGRAD: than_micrograd if is_asked or not step else None,
    }
    if not step and most is not None:
        found.target(f"{name}: ours / {HAND}", ratio(took[OURS], took.get(HAND)), most=most)
    told = f"{name}, {step}" if step else name
    for other, wanted in least.items():
        if wanted is not None and other in took:
            found.target(f"{told}: {other} / ours", ratio(took[other], took[OURS]), least=wanted)


def _measure(
    circuit: ArrayCircuit, step: str, found: Table, enough: float, there: Sequence[str]
) -> dict[str, float]:
    with ExitStack() as cleanup:
        measures: dict[str, Callable[[], float]] = {}
        answers: dict[str, Answer] = {}
        for each in _here(circuit, step):
            for turn in range(STEPS):
                each.run(turn)
            answers[each.name] = each.answer()
            repeats = repeats_for(_timed(each, 3) / LONGER)
            measures[each.name] = lambda each=each, repeats=repeats: _timed(each, repeats)
        for name, how in ((TORCH, ""), (JAX, "call"), (SCAN, "scan"), (MICROGRAD, "")):
            if name == MICROGRAD and (not _is_network(circuit) or step == ADAM):
                continue
            if name in there or (name == SCAN and JAX in there):
                peer = _peer(circuit, step, SCRIPTS[name], how, cleanup)
                first = peer.ask("run", repeats=STEPS)
                answers[name] = Answer(first["loss"], first["gradients"])
                repeats = repeats_for(peer.ask("run", repeats=STEPS)["seconds"] / LONGER)
                measures[name] = lambda peer=peer, repeats=repeats: float(
                    peer.ask("run", repeats=repeats)["seconds"]
                )
        for name, other in answers.items():
            off = answers[OURS].differs_from(other)
            if not off <= AGREE:
                found.remark(f"{name} does not agree: {off:.1e}.")
        return interleaved(measures, enough=enough, told=min)


def _timed(contestant: Contestant, repeats: int) -> float:
    start = time.process_time()
    for turn in range(repeats):
        contestant.run(turn)
    taken = (time.process_time() - start) / repeats
    contestant.answer()
    return taken


def _here(circuit: ArrayCircuit, step: str) -> list[Contestant]:
    """Who takes part in this process. C and one number at a time are written for one circuit."""
    here: list[Contestant] = [Ours(circuit, step)]
    if circuit.by_hand is not None:
        here.append(ByHand(circuit, step))
    if _is_network(circuit) and step != ADAM and c_tape.compiler() is not None:
        here.append(InC(circuit, step))
    if _is_network(circuit) and not step:
        here.append(OneByOne(circuit, step))
    return here


def _is_network(circuit: ArrayCircuit) -> bool:
    return circuit.parameters == ["w1", "b1", "w2", "b2", "w3", "b3"]


def _peer(circuit: ArrayCircuit, step: str, script: str, how: str, cleanup: ExitStack) -> Peer:
    folder = Path(cleanup.enter_context(tempfile.TemporaryDirectory()))
    values = {name: np.asarray(each).tolist() for name, each in circuit.values.items()}
    told = {
        "steps": circuit.steps,
        "values": values,
        "parameters": circuit.parameters,
        "optimizer": step,
        "how": how,
    }
    (folder / "circuit.json").write_text(json.dumps(told))
    peer = Peer(peers.PYTHON, script, str(folder / "circuit.json"))
    cleanup.callback(peer.stop)
    return peer


if __name__ == "__main__":
    table().show()
