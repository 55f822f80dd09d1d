"""A circuit with its numbers and its picture, worked out before it is opened: on another thread."""

from __future__ import annotations

from circuit_editor.engine.live_run import LiveRun
from circuit_editor.layout.picture import Picture, picture
from circuit_editor.model import Document
from circuit_editor.named_tuple import NamedTuple


class PreparedCircuit(NamedTuple):
    """What a session that opens the document would work out first."""

    document: Document
    live: LiveRun
    picture: Picture


def prepare(document: Document) -> PreparedCircuit:
    """Run a document, and put together what is shown of it as long as nobody enters a block."""
    live = LiveRun(document)
    _ = live.problems
    return PreparedCircuit(document, live, picture(document, (), document.expanded))
