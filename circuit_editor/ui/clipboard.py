"""Cut, copy, paste: through the system's clipboard as text, so that it works across windows."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from circuit_editor import files
from circuit_editor.layout import room
from circuit_editor.model import Document, blocks, copies, edits, rules
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence
from circuit_editor.ui.session import Session
from circuit_editor.ui.speech import say, say_why

LARGEST = 4_000_000  # characters


class Clipboard(QObject):
    """What the Edit menu does with parts of a circuit. What is pasted is a stranger's file."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session

    def cut(self) -> None:
        """Copy the selected nodes, then delete them; ports stay."""
        nodes = self.session.circuit.nodes
        if self.copy():
            copied = [
                id_
                for id_ in self.session.selection
                if id_ in nodes and not nodes[id_].gate.is_port
            ]
            self.session.edit(QT_TRANSLATE_NOOP("Sentence", "Cut"), edits.remove, copied)

    def copy(self) -> bool:
        """Put the selected nodes, with the wires between them, on the clipboard.

        False where none of them can be copied, which is said. Ports stay with their block: they
        would lead out of nothing.
        """
        part = self._selected()
        if part is None:
            return False
        part = copies.fitting(part, None)
        if not part.root.nodes:
            self.session.message.emit(
                self.tr("The ports of a block stay inside it: select gates to copy.")
            )
            return False
        QGuiApplication.clipboard().setText(files.dump(part).decode())
        return True

    def paste(self) -> None:
        """Add what is on the clipboard, or say why it is no circuit."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self.session.message.emit(self.tr("The clipboard is empty."))
            return
        if len(text) > LARGEST:
            self.session.message.emit(self.tr("The clipboard holds too much text to paste."))
            return
        try:
            part = files.read(text.encode("utf-8", "surrogatepass"))
        except files.FileError as error:
            self.session.message.emit(self._why_not_read(text, error))
            return
        self._insert(QT_TRANSLATE_NOOP("Sentence", "Paste"), part)

    def duplicate(self) -> None:
        """Add a copy of the selected nodes beside them."""
        part = self._selected()
        if part is not None:
            self._insert(QT_TRANSLATE_NOOP("Sentence", "Duplicate"), part)

    def _why_not_read(self, text: str, error: files.FileError) -> str:
        """What the reader says of the first fault, where the text means to be a circuit at all."""
        if not files.is_meant_as_circuit(text):
            return self.tr("The clipboard holds no part of a circuit. Copy some gates first.")
        why, more = say_why(files.FileError(error.problems[:1])), len(error.problems) - 1
        if not more:
            return say(
                Sentence.of(
                    QT_TRANSLATE_NOOP(
                        "Sentence", "The circuit on the clipboard cannot be pasted. {why}"
                    ),
                    why=why,
                )
            )
        return say(
            Sentence.of(
                QT_TRANSLATE_NOOP(
                    "Sentence", "The circuit on the clipboard cannot be pasted. {why} (+{more})"
                ),
                why=why,
                more=more,
            )
        )

    def _selected(self) -> Document | None:
        session = self.session
        if not any(id_ in session.circuit.nodes for id_ in session.selection):
            session.message.emit(self.tr("This stands inside a block: enter the block to copy it."))
            return None
        return copies.copy_of(session.document, session.circuit, session.selection)

    def _insert(self, label: str, part: Document) -> None:
        session = self.session
        refusal = rules.why_not_paste(session.document, part, session.inside)
        if refusal is not None:
            session.message.emit(say(refusal))
            return
        ids: list[str] = []
        refusal = copies.why_nothing_fits(part, session.inside)
        if refusal is not None:
            session.message.emit(say(refusal))
            return
        part = copies.fitting(part, session.inside)
        shift = room.free_shift(room.boxes(session.circuit), room.boxes(part.root))

        def pasted(document: Document) -> Document:
            document, new = copies.paste(document, part, shift)
            ids.extend(new)
            return document

        after = blocks.edit_at(session.document, session.where, pasted)
        if session.replace(label, after):
            session.select(ids)
