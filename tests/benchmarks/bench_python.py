"""A loop of `c.set(...).run()` beside the engine as the window drives it: microseconds a round."""

from __future__ import annotations

from collections.abc import Sequence

from circuits import CIRCUITS, ROUNDS, Graph
from rounds import AGREE, Answer, interleaved, repeats_for, time_of
from table import Table, count, ratio, times

import circuit_editor as ce
from circuit_editor.engine.live_run import LiveRun
from circuit_editor.model import OUT, Pin, edits

SIZE = 1_000
ENOUGH = 3.0  # s for all rounds of one row
FACE, WINDOW, FOLLOWED = "set and run", "window", "window, edits made before"
MOST = 1.5  # times the window's engine


class Face:
    """What a script does: inputs by name, a run, the loss and a gradient by name."""

    name = FACE

    def __init__(self, graph: Graph, inputs: list[int]) -> None:
        self._circuit = ce.Circuit(graph.document())
        labels = self._circuit.document.root.labels
        self._names = [labels[graph.id(here)] for here in inputs]
        self._given = [
            dict(zip(self._names, _values(graph, inputs, turn), strict=True))
            for turn in range(ROUNDS)
        ]

    def run(self, turn: int) -> None:
        """One round."""
        self._result = self._circuit.set(**self._given[turn % ROUNDS]).run()
        assert self._result.loss is not None
        assert self._result.gradient(self._names[0]) is not None

    def answer(self) -> Answer:
        """The loss, and the gradient of each input that changes."""
        gradients = [self._result.gradient(name) or 0.0 for name in self._names]
        return Answer(float(self._result.loss or 0.0), [float(each) for each in gradients])


class Window:
    """What a slider does: an edit of the document, which the engine follows."""

    name = WINDOW

    def __init__(self, graph: Graph, inputs: list[int], made_before: bool = False) -> None:
        self._document = graph.document()
        self._live = LiveRun(self._document)
        self._ids = [graph.id(here) for here in inputs]
        self._touched = frozenset(self._ids)
        self._given = [
            dict(zip(self._ids, _values(graph, inputs, turn), strict=True))
            for turn in range(ROUNDS)
        ]
        self._made = [edits.set_values(self._document, each) for each in self._given]
        self._made_before = made_before

    def run(self, turn: int) -> None:
        """One round."""
        turn %= ROUNDS
        if self._made_before:
            self._document = self._made[turn]
        else:
            for id_, value in self._given[turn].items():
                self._document = edits.set_value(self._document, id_, value)
        self._live.follow(self._document, self._touched)
        run = self._live.run
        assert run.loss is not None
        assert run.gradient(Pin(self._ids[0], OUT)) is not None

    def answer(self) -> Answer:
        """The loss, and the gradient of each input that changes."""
        run = self._live.run
        gradients = [run.gradient(Pin(id_, OUT)) for id_ in self._ids]
        return Answer(float(run.loss), [0.0 if each is None else float(each) for each in gradients])


def table(
    circuits: Sequence[str] = tuple(CIRCUITS), size: int = SIZE, enough: float = ENOUGH
) -> Table:
    """Measure it all: one input set a round, then all that change."""
    found = Table(
        "Python: forward + backward with inputs set by name; medians in microseconds a round",
        ("circuit", "gates", "inputs set", FACE, WINDOW, FOLLOWED, f"{FACE} / window"),
    )
    if not ce.warm():
        found.remark("The compiled engine cannot be had here: both take the plain road.")
    for circuit in circuits:
        graph = CIRCUITS[circuit](size)
        several = [graph.changing] if len(graph.changing) > 1 else []
        for inputs in (graph.changing[:1], *several):
            took = _measure(graph, inputs, enough)
            slower = ratio(took[FACE], took[WINDOW])
            found.row(
                *(circuit, f"{graph.gates:,}", f"{len(inputs):,}"),
                *(count(took[name] * 1e6) for name in (FACE, WINDOW, FOLLOWED)),
                times(slower),
            )
            if size >= SIZE:
                found.target(f"{circuit}, {len(inputs):,} set: {FACE} / window", slower, most=MOST)
    return found


def _measure(graph: Graph, inputs: list[int], enough: float) -> dict[str, float]:
    """Seconds of one round, for a script and for the window, who agree on what comes out."""
    followed = Window(graph, inputs, made_before=True)
    contestants = {FACE: Face(graph, inputs), WINDOW: Window(graph, inputs), FOLLOWED: followed}
    repeats = {}
    for name, each in contestants.items():
        each.run(0)
        repeats[name] = repeats_for(time_of(each, 1, 1))
    answers = [each.answer() for each in contestants.values()]
    assert all(each.differs_from(answers[0]) <= AGREE for each in answers)
    turns = iter(range(0, 10**9, 3))
    return interleaved(
        {
            name: lambda name=name, each=each: time_of(each, next(turns), repeats[name])
            for name, each in contestants.items()
        },
        enough=enough,
    )


def _values(graph: Graph, inputs: list[int], turn: int) -> list[float]:
    return graph.inputs(turn)[: len(inputs)]


if __name__ == "__main__":
    table().show()
