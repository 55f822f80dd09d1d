"""Notes on a copied part: which outputs drove it, in which circuit of which document.

They stand in a field of the copy that other versions pass over. Whoever pastes it is told them only
where they are about that circuit; what strangers have written there is nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from circuit_editor.dataclass import replace
from circuit_editor.model import Document, Pin
from circuit_editor.model.document import without

FIELD = "copied_from"
DOCUMENT, CIRCUIT, WIRES = "document", "circuit", "wires"
MOST_WIRES = 10_000
CopiedWire = tuple[Pin, Pin]  # the input, and the output that drives it


def note_wires(
    part: Document, document: str, circuit: str | None, wires: Iterable[CopiedWire]
) -> Document:
    """The part with the wires that led into it, and where it comes from."""
    told = [[*target, *source] for target, source in wires]
    if not told:
        return part
    note = {DOCUMENT: document, CIRCUIT: circuit or "", WIRES: told}
    return replace(part, extra=part.extra.set(FIELD, note))


def without_note(document: Document) -> Document:
    """A document that was opened as a file: nothing is pasted of it that could keep its wires."""
    return replace(document, extra=without(document.extra, [FIELD]))


def noted_wires(part: Document, document: str, circuit: str | None) -> list[CopiedWire]:
    """The wires that led into a part of this circuit; none where it comes from elsewhere."""
    note = part.extra.get(FIELD)
    if not isinstance(note, dict):
        return []
    if (note.get(DOCUMENT), note.get(CIRCUIT)) != (document, circuit or ""):
        return []
    told = note.get(WIRES)
    if not isinstance(told, list):
        return []
    return [
        (Pin(each[0], each[1]), Pin(each[2], each[3]))
        for each in told[:MOST_WIRES]
        if isinstance(each, list) and len(each) == 4 and all(isinstance(id_, str) for id_ in each)
    ]
