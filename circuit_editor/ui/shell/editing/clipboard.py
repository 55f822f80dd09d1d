"""Clipboard commands: cut, copy, paste as text in the system's clipboard, across windows."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from circuit_editor import files
from circuit_editor.gates.kinds import CONSTANT
from circuit_editor.layout.picture import root_as_drawn
from circuit_editor.model import EMPTY, Circuit, Document, Place, blocks, edits
from circuit_editor.model.records import own_ids
from circuit_editor.model.wiring import natural
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence
from circuit_editor.ui.app.translate import say, say_notes, say_why
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.shell.commands import (
    CIRCUIT,
    EDIT,
    ON_ANNOTATIONS,
    ON_CANVAS,
    ON_NODES,
    Registrar,
    not_empty,
    source_selected,
    thing_selected,
)

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.canvas_host import CanvasHost

LARGEST = 4_000_000  # characters
LONGEST_NUMBER = 400  # with all that stands around it
A_NUMBER = r"[-+]?[\d.,'_ ]*\d[\d.,'_ ]*(?:[eE][-+]?\d+)?"  # and no formula, as 1/4
command = Registrar("clipboard")


class Clipboard(QObject):
    """The Edit menu's commands on parts of a circuit. What is pasted is a stranger's file."""

    misread = Signal(str)  # a text that is meant as a formula, and has a mistake in it

    def __init__(
        self, session: Session, view: CanvasHost | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.session = session
        self._view = view
        self._document = ""  # the name, for copies, of the document that is open
        session.opened.connect(self._forget)

    @command(
        "cut",
        QT_TRANSLATE_NOOP("Action", "Cu&t"),
        keys="Ctrl+X",
        menus={EDIT: 210, ON_NODES: 210, ON_ANNOTATIONS: 210},
        when=thing_selected,
    )
    def cut(self) -> None:
        """Copy what is selected, then delete it; ports stay."""
        nodes = self.session.circuit.nodes
        if self.copy():
            copied = [
                id_
                for id_ in self.session.selected_whole
                if id_ not in nodes or not nodes[id_].gate.is_port
            ]
            label, readers = QT_TRANSLATE_NOOP("Sentence", "Cut"), self.session.readers
            self.session.edit(label, edits.remove, copied, readers)

    @command(
        "copy",
        QT_TRANSLATE_NOOP("Action", "&Copy"),
        keys="Ctrl+C",
        menus={EDIT: 220, ON_NODES: 220, ON_ANNOTATIONS: 220},
        when=thing_selected,
    )
    def copy(self) -> bool:
        """Put what is selected, with the wires between nodes, on the clipboard.

        False where none of them can be copied, which is said. Ports stay with their block: they
        would lead out of nothing.
        """
        from circuit_editor.files import copied_from
        from circuit_editor.model.edits import copy_paste

        part = self._selected()
        if part is None:
            return False
        part = copy_paste.fitting_part(part, None)
        if not (part.root.nodes or own_ids(part.root)):
            self.session.message.emit(
                self.tr("The ports of a block stay inside it: select gates to copy.")
            )
            return False
        session = self.session
        wires = copy_paste.wires_into(session.circuit, part.root.nodes)
        part = copied_from.note_wires(part, self._name(), session.inside, wires)
        QGuiApplication.clipboard().setText(files.dump(part).decode())
        return True

    @command(
        "copy-python",
        QT_TRANSLATE_NOOP("Action", "Copy as &Python"),
        menus={CIRCUIT: 410},
        when=not_empty,
    )
    def copy_program(self) -> None:
        """Put the whole circuit on the clipboard as a program in Python, or say why there is none.

        It holds every number, so that nothing is copied while one may not be seen.
        """
        from circuit_editor.export import NoProgram, program  # loaded for whoever wants one

        session = self.session
        if session.whole_run is None:
            session.message.emit(
                self.tr(
                    "Nothing is copied: numbers are hidden now, and the program would tell them."
                )
            )
            return
        try:
            made = program(session.document)
        except NoProgram as refusal:
            session.message.emit(say(refusal.problem.sentence))
            return
        QGuiApplication.clipboard().setText(made.text)
        lines = len(made.text.splitlines())
        told = (
            self.tr("Copied as a Python program of {lines} lines. Run it: it checks itself.")
            if made.goes_back
            else self.tr(
                "Copied as a Python program of {lines} lines. It only goes forwards: "
                "there is no gradient yet."
            )
        )
        session.message.emit(told.format(lines=lines))

    @command(
        "paste",
        QT_TRANSLATE_NOOP("Action", "&Paste"),
        keys="Ctrl+V",
        menus={EDIT: 230, ON_CANVAS: 120},
    )
    def paste(self) -> None:
        """Add the circuit or the formula on the clipboard, or say why it is none."""
        self._paste()

    @command(
        "paste-with-wires",
        QT_TRANSLATE_NOOP("Action", "Paste with its &wires"),
        keys="Ctrl+Shift+V",
        menus={EDIT: 235, ON_CANVAS: 125},
    )
    def paste_with_wires(self) -> None:
        """Paste, and wire the copy to what drives the original, as far as that is here."""
        self._paste(with_wires=True)

    def _paste(self, *, with_wires: bool = False) -> None:
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
            if files.is_meant_as_circuit(text):
                self.session.message.emit(self._why_not_read(error))
            elif not self._paste_number(text):
                self._paste_formula(text)
            return
        self._insert(QT_TRANSLATE_NOOP("Sentence", "Paste"), part, with_wires=with_wires)

    def _paste_number(self, text: str) -> bool:
        """Give the number to the selected input, or else to a new constant; False for no number."""
        from circuit_editor.text.typed_numbers import normalise_signs, typed_number

        if len(text) > LONGEST_NUMBER or not re.fullmatch(A_NUMBER, normalise_signs(text)):
            return False
        session, number = self.session, typed_number(text)
        if isinstance(number, Sentence):
            session.message.emit(say(number))
        elif source_selected(session):
            (id_,) = session.selection
            session.set_value(id_, number)
        else:
            part = edits.add(EMPTY, CONSTANT, CONSTANT, (0.0, 0.0), value=number)
            self._insert(QT_TRANSLATE_NOOP("Sentence", "Paste number"), part)
        return True

    def paste_formula(self, text: str) -> bool:
        """Add what somebody says is a formula; False where that cannot be."""
        return self._paste_formula(text, surely=True)

    def _paste_formula(self, text: str, *, surely: bool = False) -> bool:
        """Add what a formula computes, and tell what was read in another way than written."""
        from circuit_editor.expression import ExpressionError  # loaded for whoever pastes one
        from circuit_editor.expression.pasting import read_pasted

        session = self.session
        is_first = not session.where and not session.circuit.nodes  # then it is the loss as well
        try:
            found = read_pasted(text, session.circuit, flagged=is_first, surely=surely)
        except ExpressionError as error:
            session.message.emit(say(error.sentence))
            if error.position is not None:
                self.misread.emit(text)
            return False
        if found is None:
            session.message.emit(
                self.tr("The clipboard holds no part of a circuit. Copy some gates first.")
            )
            return False
        label = QT_TRANSLATE_NOOP("Sentence", "Paste formula")
        is_there = self._insert(label, found.part, below=True)
        if is_there and found.notes:
            session.message.emit(say_notes(found.notes))
        return is_there

    @command(
        "duplicate",
        QT_TRANSLATE_NOOP("Action", "&Duplicate"),
        keys="Ctrl+D",
        menus={EDIT: 240, ON_NODES: 130, ON_ANNOTATIONS: 130},
        when=thing_selected,
    )
    def duplicate(self) -> None:
        """Add a copy of what is selected beside it."""
        part = self._selected()
        if part is not None:
            self._insert(QT_TRANSLATE_NOOP("Sentence", "Duplicate"), part, at_pointer=False)

    def _why_not_read(self, error: files.FileError) -> str:
        """What the reader says of the first fault of what means to be a circuit."""
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
        from circuit_editor.model.edits import copy_paste

        session = self.session
        whole = session.selected_whole
        if not (session.selected_annotations or any(id_ in session.circuit.nodes for id_ in whole)):
            session.message.emit(self.tr("This stands inside a block: enter the block to copy it."))
            return None
        return copy_paste.copy_of(session.document, session.circuit, whole)

    def _insert(
        self,
        label: str,
        part: Document,
        *,
        at_pointer: bool = True,
        below: bool = False,
        with_wires: bool = False,
    ) -> bool:
        """Add a part where there is room, selected and seen; False where it may not stand here."""
        from circuit_editor.files import copied_from
        from circuit_editor.model.edits import copy_paste

        session = self.session
        from circuit_editor.model.rules import why_not_paste

        refusal = why_not_paste(session.document, part, session.inside)
        if refusal is not None:
            session.message.emit(say(refusal))
            return False
        ids: list[str] = []
        refusal = copy_paste.why_nothing_fits(part, session.inside)
        if refusal is not None:
            session.message.emit(say(refusal))
            return False
        part = copy_paste.fitting_part(part, session.inside)
        shift = self._shift(root_as_drawn(part), at_pointer=at_pointer, below=below)
        wires = copied_from.noted_wires(part, self._name(), session.inside) if with_wires else []

        def pasted(document: Document) -> Document:
            before = own_ids(document.root)
            document, new = copy_paste.paste(document, part, shift)
            ids.extend([*new, *(own_ids(document.root).keys() - before.keys())])
            copies = dict(zip(sorted(part.root.nodes, key=natural), new, strict=True))
            document = copy_paste.with_wires(document, copies, wires)
            if document.root.frames:
                from circuit_editor.layout.space.joined_frames import join_frames

                document = join_frames(document, ids)
            if not session.picture.frames:
                return document
            from circuit_editor.ui.canvas.gestures.beside_open_blocks import keep_shown

            stands = part.root.places
            wanted = {
                id_: (stands[each][0] + shift[0], stands[each][1] + shift[1])
                for each, id_ in copies.items()
            }
            return keep_shown(session, document, wanted)

        after = blocks.edit_at(session.document, session.where, pasted)
        is_done = session.replace(label, after)
        if is_done:
            session.select(ids)
            if self._view is not None:
                from circuit_editor.ui.canvas.new_in_sight import follow

                follow(self._view, ids)
            if with_wires and not wires:
                session.message.emit(
                    self.tr("Pasted without wires: what drives the original is not in here.")
                )
        return is_done

    def _shift(self, part: Circuit, *, at_pointer: bool, below: bool) -> Place:
        """By how much to move a part so that it covers nothing, and can be seen."""
        from circuit_editor.layout.space import free_space

        circuit, view = self.session.shown, self._view
        if view is None:
            shift = free_space.shift_below if below else free_space.free_shift
            return shift(free_space.taken(circuit), free_space.rooms(part))
        from circuit_editor.ui.canvas.new_in_sight import shift_in_sight, taken_as_drawn

        if below and view.pointer is None:  # where no wire crosses it
            return free_space.shift_below(taken_as_drawn(view, circuit), free_space.rooms(part))
        return shift_in_sight(view, part, at_pointer=at_pointer)

    def _name(self) -> str:
        """What copies call the document that is open: no other has this name."""
        if not self._document:
            self._document = os.urandom(8).hex()
        return self._document

    def _forget(self) -> None:
        self._document = ""
