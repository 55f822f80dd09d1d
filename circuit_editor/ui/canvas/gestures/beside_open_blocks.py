"""Places of what is new beside blocks that are open in place, which push it aside.

It is pushed as far as its wires and its neighbours say, so that nobody knows before it is there:
what is new is put down and wired, and then moved until it is shown where it was wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from circuit_editor.model import Document, Place, blocks, edits
from circuit_editor.ui.session.session import Session

Places = Mapping[str, Place]


def keep_shown(session: Session, document: Document, wanted: Places) -> Document:
    """The circuit one is in, with what is new moved to be shown at places, or near to them."""
    opened = frozenset(session.picture.frames)
    if not opened or not wanted:
        return document
    from circuit_editor.layout.picture import places_behind, shapes_inside

    shapes = shapes_inside(session.shapes, session.where)
    return edits.move(document, places_behind(document, (), opened, wanted, wanted, shapes))


def shown_at(session: Session, put: Callable[[Document], tuple[Document, Places]]) -> Places:
    """Where what an edit would put down is shown in the end, if it is wanted at these places.

    `put` returns the circuit one is in with what is new, and where that is wanted.
    """
    from circuit_editor.layout.picture import picture

    wanted: list[Places] = []

    def put_and_keep(document: Document) -> Document:
        document, places = put(document)
        wanted.append(places)
        return keep_shown(session, document, places)

    after = blocks.edit_at(session.document, session.where, put_and_keep)
    shown = picture(after, session.where, session.expanded, session.shapes).circuit.places
    return {id_: shown[id_] for id_ in wanted[0]}
