"""Names of nodes and blocks that can be typed: what one is now, why not, and its setter."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from circuit_editor.expression import renaming
from circuit_editor.model import blocks, edits, record_limits, rules
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence
from circuit_editor.ui.app.translate import say

if TYPE_CHECKING:
    from circuit_editor.ui.session.session import Session


class TypedName(NamedTuple):
    """A name as it is, why a text cannot be it ("" where it can), and what sets it."""

    text: str
    why_not: Callable[[str], str]
    apply: Callable[[str], None]


def name_of_node(session: Session, id_: str) -> TypedName:
    """The name of an input, a gate, a port, a flag, or of this use of a block."""

    def apply(typed: str) -> None:
        name = renaming.typed_name(typed)
        session.edit(QT_TRANSLATE_NOOP("Sentence", "Rename"), edits.rename, id_, name)

    return TypedName(
        session.shown.label(id_),
        lambda typed: _said(renaming.why_not_called(session.shown, id_, typed)),
        apply,
    )


def name_of_block(session: Session, block: str) -> TypedName:
    """The name of a block's definition, on every use of it."""

    def why_not(typed: str) -> str:
        name = renaming.typed_name(typed)
        return _said(rules.why_not_block_name(session.document, block, name))

    def apply(typed: str) -> None:
        renamed = blocks.rename_block(session.document, block, renaming.typed_name(typed))
        session.replace(QT_TRANSLATE_NOOP("Sentence", "Rename block"), renamed)

    return TypedName(session.document.blocks[block].name, why_not, apply)


def name_of_frame(session: Session, id_: str, *, is_new: bool = False) -> TypedName:
    """The title of a frame; that of a new one is part of the step that made it."""

    def apply(typed: str) -> None:
        from circuit_editor.model.edits import notes_and_frames

        label = QT_TRANSLATE_NOOP("Sentence", "Rename frame")
        if is_new:
            label = QT_TRANSLATE_NOOP("Sentence", "Frame")
        merge = ("frame", id_) if is_new else None
        session.edit(label, notes_and_frames.set_title, id_, " ".join(typed.split()), merge=merge)
        session.seal()

    return TypedName(
        session.circuit.frames[id_].title,
        lambda typed: _said(record_limits.why_not_title(typed)),
        apply,
    )


def _said(refusal: Sentence | None) -> str:
    return say(refusal) if refusal is not None else ""
