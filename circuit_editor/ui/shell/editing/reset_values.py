"""Resets arrays to the values they were initialised with."""

from __future__ import annotations

from circuit_editor.engine.initialisers import initial_array
from circuit_editor.model import edits
from circuit_editor.model.edits.initialise import initialisers_of
from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.session.session import Session


def reset_values(session: Session) -> None:
    """Give the selected arrays their initial values, or all where none is selected, as one step."""
    known = initialisers_of(session.document)
    chosen = [path for id_ in session.selection if (path := session.path_of(id_)) in known]
    numbers = session.source_numbers
    made = {
        path: initial_array(known[path], numbers[path].shape)
        for path in (chosen or known)
        if path in numbers
    }
    label = QT_TRANSLATE_NOOP("Sentence", "Reset to initial values")
    session.replace(label, edits.set_values(session.document, made), touched=[*made])
