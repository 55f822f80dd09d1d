"""The program's own engine as a contestant, as the window drives it: `Live` follows documents."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Collection

from circuits import ROUNDS, Graph
from rounds import Answer

from circuit_editor.engine.live import Live
from circuit_editor.model import OUT, Document, Pin

# the first measurements are older than this argument: both are served, to be compared
TELLS = "touched" in inspect.signature(Live.follow).parameters


def warm() -> None:
    """Load what the engine loads lazily: it is asked once a session, not once a frame."""
    try:
        kernel = importlib.import_module("circuit_editor.engine.kernel")
    except ModuleNotFoundError:
        return
    if hasattr(kernel, "warm"):
        kernel.warm()


def follow(live: Live, after: Document, touched: Collection[str]) -> None:
    """Let the engine take an edited document, told which paths the edit touched."""
    if TELLS:
        live.follow(after, touched=touched)  # type: ignore[call-arg]
    else:
        live.follow(after)


class Ours:
    """One circuit, followed from document to document."""

    name = "ours"

    def __init__(self, graph: Graph) -> None:
        document = graph.document()
        self._documents = [graph.document_in(document, turn) for turn in range(ROUNDS)]
        self._inputs = [graph.id(here) for here in graph.changing]
        self._touched = frozenset(self._inputs)
        self._live = Live(document)

    def run(self, turn: int) -> None:
        """Forward and backward with the inputs of a round, and one look at what came out."""
        follow(self._live, self._documents[turn % ROUNDS], self._touched)
        run = self._live.run
        assert run.loss is not None
        assert run.gradient(Pin(self._inputs[0], OUT)) is not None

    def answer(self) -> Answer:
        """The loss, and the gradient of each input that changes."""
        run = self._live.run
        gradients = [run.gradient(Pin(id_, OUT)) for id_ in self._inputs]
        return Answer(float(run.loss), [0.0 if each is None else float(each) for each in gradients])
