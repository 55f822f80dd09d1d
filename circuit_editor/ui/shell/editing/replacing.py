"""Replacing a gate by what the search found, where it stands, with its wires, as one step."""

from __future__ import annotations

from circuit_editor.model import Document
from circuit_editor.model.edits.replace_gate import replace_gate
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence
from circuit_editor.ui.palette.search_answers import SearchAnswer
from circuit_editor.ui.session.session import Session


def replace_by(session: Session, id_: str, answer: SearchAnswer) -> None:
    """Give a gate the kind of an answer, and the name and the number that were typed with it."""

    def put(document: Document) -> Document:
        return answer.finish(replace_gate(document, id_, answer.what), id_)

    label = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "Replace by {kind}"), kind=answer.entry.name)
    session.edit(label, put, select=[id_])
