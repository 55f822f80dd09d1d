"""The message on gates that this program does not know, in a circuit that was opened."""

from __future__ import annotations

from collections import Counter
from functools import reduce

from PySide6.QtCore import QCoreApplication

from circuit_editor.model import Document, natural
from circuit_editor.model.problems import meant_kind
from circuit_editor.text import quote
from circuit_editor.ui.app.translate import fill

MOST_KINDS = 5  # that are named


def unknown_gates_text(document: Document) -> str:
    """How many there are, of which kinds, and which gates may be meant; "" where all are known."""
    circuits = [document.root, *(block.circuit for block in document.blocks.values())]
    counts = Counter(
        node.kind
        for circuit in circuits
        for node in circuit.nodes.values()
        if node.placeholder is not None
    )
    if not counts:
        return ""
    kinds = [_named(kind) for kind in sorted(counts, key=natural)[:MOST_KINDS]]
    if len(counts) > MOST_KINDS:
        kinds.append("…")
    told = QCoreApplication.translate(
        "UnknownGates",
        "Gates that this program does not know: {count} ({kinds}). They are saved as they are.",
    )
    return fill(told, count=counts.total(), kinds=reduce(_with_next, kinds))


def _with_next(before: str, following: str) -> str:
    told = QCoreApplication.translate("UnknownGates", "{before}, {next}")
    return fill(told, before=before, next=following)


def _named(kind: str) -> str:
    meant = meant_kind(kind)
    if meant is None:
        return quote(kind)
    told = QCoreApplication.translate("UnknownGates", "{kind}: did you mean {guess}?")
    return fill(told, kind=quote(kind), guess=meant)
