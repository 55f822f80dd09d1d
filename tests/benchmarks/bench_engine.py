"""Forward and backward with new inputs: nanoseconds a gate, beside the C tape and the peers.

The time is the processor's, and the least of all rounds: what else the machine does counts for
nobody.
"""

from __future__ import annotations

import json
import math
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

import c_tape
import ours
import peers
from circuits import CIRCUITS, ROUNDS, Graph
from rounds import AGREE, Answer, Contestant, Peer, PeerFailed, interleaved, repeats_for, time_of
from table import MISSING, Table, count, ratio, times

from circuit_editor.engine import kernel

SIZES = (100, 1_000, 10_000, 100_000)
PEERS = {"micrograd": "micrograd", "torch": "PyTorch", "autograd": "autograd"}
OURS, LIMIT = "ours", "C tape"
MOST_ROUNDS = 60
ENOUGH = 5.0  # s for all rounds of one circuit, of which there are three at least
# s: who takes longer for one round is measured once; who can be expected to, is left out
SLOW = 15.0
MOST_GROWTH = 20.0
# a turn, and how often: the seconds of one round, and what came out
Asked = Callable[[int, int], tuple[float, Answer]]


def table(
    circuits: Sequence[str] = tuple(CIRCUITS),
    sizes: Sequence[int] = SIZES,
    with_peers: Sequence[str] = tuple(PEERS),
    enough: float = ENOUGH,
) -> Table:
    """Measure it all; the peers that are asked for where they can be installed."""
    names = [OURS, LIMIT, *(PEERS[each] for each in with_peers)]
    ratios = [f"ours / {LIMIT}", *(f"{PEERS[each]} / ours" for each in with_peers)]
    found = Table(
        "Engine: forward + backward, inputs changed; nanoseconds of the processor a gate, at least",
        ("circuit", "gates", *names, *ratios, "growth of ours"),
    )
    if c_tape.compiler() is None:
        found.remark("The C tape is left out: there is no C compiler here.")
    kernel.warm()  # the window fetches it once, after its first paint
    fastest: dict[tuple[str, int], dict[str, float]] = {}
    for circuit in circuits:
        past: list[dict[str, float]] = []
        for size in sizes:
            graph = CIRCUITS[circuit](size)
            quick = [each for each in with_peers if _expected(PEERS[each], past) < SLOW]
            for each in (each for each in with_peers if each not in quick):
                found.remark(
                    f"{PEERS[each]} is left out of the {circuit} from {size:,} gates on: "
                    f"one round would take longer than {SLOW:.0f} s."
                )
            took = fastest[circuit, size] = _measure(graph, size, quick, found, enough)
            mine = took[OURS]
            found.row(
                circuit,
                f"{graph.gates:,}",
                *(count(took[n] / graph.gates * 1e9) if n in took else MISSING for n in names),
                times(ratio(mine, took.get(LIMIT))),
                *(times(ratio(took.get(PEERS[each]), mine)) for each in with_peers),
                times(ratio(mine, past[-1][OURS] if past else None)),
            )
            past.append(took)
    _hold_against(found, fastest)
    return found


def _expected(name: str, past: list[dict[str, float]]) -> float:
    """Seconds of a round at the next size, by how the time grew so far."""
    known = [took[name] for took in past if name in took]
    if known and len(known) < len(past):
        return math.inf  # it was too slow before
    # one jump, when a cache overflows, is no sign of growing so on and on
    return known[-1] * min(known[-1] / known[-2], MOST_GROWTH) if len(known) > 1 else 0.0


def _measure(
    graph: Graph, size: int, with_peers: Sequence[str], found: Table, enough: float
) -> dict[str, float]:
    """Seconds of one round for everyone who takes part, and all agree on what comes out."""
    with ExitStack() as stack:
        asked = _contestants(graph, with_peers, found, stack)
        once: dict[str, float] = {}
        repeats: dict[str, int] = {}
        answers: dict[str, Answer] = {}
        for name in asked:
            try:
                first, answers[name] = asked[name](ROUNDS - 1, 1)
                if first > SLOW:
                    once[name] = first
                    continue
                # the first time is slower
                repeats[name] = repeats_for(asked[name](1, 1)[0])
            except PeerFailed as failure:
                found.remark(f"{name} is left out at {size:,} gates: {failure}.")
        _assert_agreement(answers)
        turn = iter(range(0, 10**9, 3))

        def measure(name: str) -> Callable[[], float]:
            return lambda: asked[name](next(turn), repeats[name])[0]

        measures = {name: measure(name) for name in repeats}
        return once | interleaved(measures, most=MOST_ROUNDS, enough=enough, told=min)


def _contestants(
    graph: Graph, with_peers: Sequence[str], found: Table, stack: ExitStack
) -> dict[str, Asked]:
    """Who takes part, by name: ours, the C tape, and the peers that are there."""
    asked = {OURS: _here(ours.Ours(graph))}
    if c_tape.compiler() is not None:
        asked[LIMIT] = _here(c_tape.CTape(graph))
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    path = folder / "graph.json"
    path.write_text(json.dumps(graph.as_json()))
    for name in with_peers:
        if peers.problem() is not None:
            found.remark(str(peers.problem()))
        elif not peers.has(name):
            found.remark(f"{PEERS[name]} is left out: it could not be installed here.")
        else:
            peer = Peer(peers.PYTHON, "peer_engine.py", name, str(path))
            stack.callback(peer.stop)
            asked[PEERS[name]] = _there(peer)
    return asked


def _here(contestant: Contestant) -> Asked:
    """Measure someone in this process."""

    def asked(turn: int, repeats: int) -> tuple[float, Answer]:
        return time_of(contestant, turn, repeats), contestant.answer()

    return asked


def _there(peer: Peer) -> Asked:
    """Measure someone in a process of its own, who keeps the time itself."""

    def asked(turn: int, repeats: int) -> tuple[float, Answer]:
        told = peer.ask("run", turn=turn, repeats=repeats)
        return told["seconds"], Answer(told["loss"], told["gradients"])

    return asked


def _assert_agreement(answers: dict[str, Answer]) -> None:
    """All compute the same loss and the same gradients, or nothing here means anything."""
    for name, answer in answers.items():
        difference = answer.differs_from(answers[OURS])
        assert difference <= AGREE, f"{name} differs from ours by {difference}"


def _hold_against(found: Table, fastest: dict[tuple[str, int], dict[str, float]]) -> None:
    """The targets, as far as the sizes were measured."""

    def of(circuit: str, size: int, above: str, below: str) -> float | None:
        took = fastest.get((circuit, size), {})
        return ratio(took.get(above), took.get(below))

    for circuit, size in (("chain", 10_000), ("random DAG", 10_000), ("MLP", 100_000)):
        if (circuit, size) not in fastest:
            continue
        what = f"{circuit}, {size:,} gates:"
        least = 1_000.0 if circuit == "MLP" else 150.0
        found.target(f"{what} ours / C tape", of(circuit, size, OURS, LIMIT), most=2.0)
        for name in ("micrograd", "PyTorch"):
            found.target(f"{what} {name} / ours", of(circuit, size, name, OURS), least=least)
    for circuit in CIRCUITS:
        if (circuit, 100) in fastest:
            found.target(
                f"{circuit}, 100 gates: a run",
                fastest[circuit, 100][OURS],
                most=0.000007,
                shown=lambda seconds: f"{count(seconds * 1e6)} µs",
            )
            found.target(
                f"{circuit}, 100 gates: micrograd / ours",
                of(circuit, 100, "micrograd", OURS),
                least=5.0,
            )


if __name__ == "__main__":
    table().show()
