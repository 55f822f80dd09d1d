"""Forward and backward of circuits of arrays, beside NumPy by hand and PyTorch, in turns."""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before NumPy is loaded: see the table's foot

import json
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np
import peers
from array_circuits import CIRCUITS, ArrayCircuit
from rounds import Answer, Contestant, Peer, interleaved, repeats_for, time_of
from table import MISSING, Table, count, ratio, times

from circuit_editor import engine
from circuit_editor.engine import kernel

OURS, HAND, TORCH = "ours", "NumPy by hand", "PyTorch"
ENOUGH = 5.0  # s for all rounds of one circuit
AGREE = 1e-12
TARGETS = {"MLP": (1.3, 5.0), "CNN": (1.3, 2.0), "decoder": (None, 1 / 2.5)}


class Ours:
    """The engine, by the road that `execute` takes."""

    name = OURS

    def __init__(self, circuit: ArrayCircuit) -> None:
        document = circuit.document()
        self._tape, self._values = engine.compile(document), engine.values_of(document)
        self._names, self._run = circuit.parameters, engine.execute(self._tape, self._values)

    def run(self, turn: int) -> None:
        self._run = engine.execute(self._tape, self._values)

    def answer(self) -> Answer:
        gradients = [self._run.gradients[self._tape.slots[name]] for name in self._names]
        return Answer(float(self._run.loss), [float(np.sum(each)) for each in gradients])


class ByHand:
    """NumPy as one would write it for this very circuit."""

    name = HAND

    def __init__(self, circuit: ArrayCircuit) -> None:
        assert circuit.by_hand is not None
        self._work: Callable[[dict[str, Any]], Any] = circuit.by_hand
        self._values, self._found = circuit.values, circuit.by_hand(circuit.values)

    def run(self, turn: int) -> None:
        self._found = self._work(self._values)

    def answer(self) -> Answer:
        loss, gradients = self._found
        return Answer(loss, [float(np.sum(each)) for each in gradients])


def table(
    names: Sequence[str] = tuple(CIRCUITS), enough: float = ENOUGH, *, with_peers: bool = True
) -> Table:
    """Measure it all; PyTorch where it can be installed."""
    found = Table(
        "Arrays: forward + backward; medians in microseconds",
        ("circuit", OURS, HAND, TORCH, f"ours / {HAND}", f"{TORCH} / ours"),
    )
    kernel.warm()
    has_torch = with_peers and peers.has("torch")
    if with_peers and not has_torch:
        found.remark("PyTorch is not installed here, and left out.")
    found.remark("OpenBLAS and PyTorch have one thread each.")
    for name in names:
        took = _measure(CIRCUITS[name](), found, enough, has_torch=has_torch)
        mine, hand, torch = (took.get(each) for each in (OURS, HAND, TORCH))
        found.row(
            name,
            *(MISSING if each is None else count(each * 1e6) for each in (mine, hand, torch)),
            times(ratio(mine, hand)),
            times(ratio(torch, mine)),
        )
        most, least = TARGETS[name.split()[0]]
        if most is not None:
            found.target(f"{name}: ours / {HAND}", ratio(mine, hand), most=most)
        if torch is not None:
            found.target(f"{name}: {TORCH} / ours", ratio(torch, mine), least=least)
    return found


def _measure(
    circuit: ArrayCircuit, found: Table, enough: float, *, has_torch: bool
) -> dict[str, float]:
    contestants: list[Contestant] = [Ours(circuit)]
    if circuit.by_hand is not None:
        contestants.append(ByHand(circuit))
    with ExitStack() as cleanup:
        measures = {}
        for each in contestants:
            each.run(0)
            repeats = repeats_for(time_of(each, 0, 3))
            measures[each.name] = lambda each=each, repeats=repeats: time_of(each, 0, repeats)
        answers = [each.answer() for each in contestants]
        if has_torch:
            peer = _peer(circuit, cleanup)
            first = peer.ask("run", repeats=3)
            repeats = repeats_for(first["seconds"])
            answers.append(Answer(first["loss"], first["gradients"]))
            measures[TORCH] = lambda: float(peer.ask("run", repeats=repeats)["seconds"])
        for other in answers[1:]:
            off = answers[0].differs_from(other)
            if not off <= AGREE:
                found.remark(f"They do not agree: {off:.1e}.")
        return interleaved(measures, enough=enough)


def _peer(circuit: ArrayCircuit, cleanup: ExitStack) -> Peer:
    folder = Path(cleanup.enter_context(tempfile.TemporaryDirectory()))
    values = {name: np.asarray(each).tolist() for name, each in circuit.values.items()}
    told = {"steps": circuit.steps, "values": values, "parameters": circuit.parameters}
    (folder / "circuit.json").write_text(json.dumps(told))
    peer = Peer(peers.PYTHON, "peer_arrays.py", str(folder / "circuit.json"))
    cleanup.callback(peer.stop)
    return peer


if __name__ == "__main__":
    table().show()
