"""Random circuits with blocks, some of them open, as the timeline sees them."""

from __future__ import annotations

from block_strategies import documents_with_blocks
from hypothesis import strategies as st

from circuit_editor import resources
from circuit_editor.engine import Run, run_document
from circuit_editor.files import load
from circuit_editor.model import Document, edits, wiring

EXAMPLES = resources.folder() / "examples"


def example(name: str) -> Document:
    """A circuit that comes with the program."""
    return load(EXAMPLES / f"{name}.circuit")


def with_loss(draw: st.DrawFn, document: Document) -> Document:
    """The document with a flag on one of its open ends, where it has one and no loss."""
    ends = wiring.open_ends(document.root)
    if document.loss is not None or not ends:
        return document
    return edits.flag(document, draw(st.sampled_from(ends)), (999.0, 0.0))


@st.composite
def lined(draw: st.DrawFn) -> tuple[Document, Run, frozenset[str]]:
    """A document with blocks and mostly a loss, its run, and some of its blocks open."""
    document = with_loss(draw, draw(documents_with_blocks()))
    run = run_document(document)
    return document, run, frozenset(each for each in run.tape.insides if draw(st.booleans()))
