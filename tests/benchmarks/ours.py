"""The program's own engine as a contestant, driven as the window does: `LiveRun` follows edits."""

from __future__ import annotations

from circuits import ROUNDS, Graph
from rounds import Answer

from circuit_editor.engine.live_run import LiveRun
from circuit_editor.model import OUT, Pin


class Ours:
    """One circuit, followed from document to document."""

    name = "ours"

    def __init__(self, graph: Graph) -> None:
        document = graph.document()
        self._documents = [graph.document_in(document, turn) for turn in range(ROUNDS)]
        self._inputs = [graph.id(here) for here in graph.changing]
        self._touched = frozenset(self._inputs)
        self._live = LiveRun(document)

    def run(self, turn: int) -> None:
        """Forward and backward with the inputs of a round, and one look at what came out."""
        self._live.follow(self._documents[turn % ROUNDS], self._touched)
        run = self._live.run
        assert run.loss is not None
        assert run.gradient(Pin(self._inputs[0], OUT)) is not None

    def answer(self) -> Answer:
        """The loss, and the gradient of each input that changes."""
        run = self._live.run
        gradients = [run.gradient(Pin(id_, OUT)) for id_ in self._inputs]
        return Answer(float(run.loss), [0.0 if each is None else float(each) for each in gradients])
