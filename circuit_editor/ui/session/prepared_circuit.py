"""A circuit with its numbers and its picture, worked out before it is opened: on another thread."""

from __future__ import annotations

from circuit_editor.engine.compile.compiler import compile
from circuit_editor.engine.live_run import LiveRun
from circuit_editor.engine.tape import Tape
from circuit_editor.layout.picture import Picture, picture
from circuit_editor.model import Document
from circuit_editor.named_tuple import NamedTuple


class PreparedCircuit(NamedTuple):
    """A document, and all that a session that opens it would work out first."""

    document: Document
    tape: Tape
    live: LiveRun
    picture: Picture


def prepare(document: Document) -> PreparedCircuit:
    """Run a document, and put together what is shown of it as long as nobody enters a block."""
    tape = compile(document)
    live = LiveRun(document, tape)
    _ = live.problems  # which are kept
    shown = picture(document, (), document.expanded, live.array_shapes())
    return PreparedCircuit(document, tape, live, shown)
