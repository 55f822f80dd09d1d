"""The session: one document being worked on. The only QObject the views listen to."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from circuit_editor import engine
from circuit_editor.engine import Reading, Readings, Run
from circuit_editor.model import EMPTY, Circuit, Document, History, Pin, Problem, edits, rules

SLIDER_REACH = 5.0
LARGEST_REACH = 1e300
Edit = Callable[..., Document]


class Session(QObject):
    """Owns history, tape, run, readings and selection; every change of the document passes here.

    Views patch themselves from `document_changed(before, after)` and read numbers only through
    `value`, `gradient` and `local`.
    """

    document_changed = Signal(object, object)  # before, after: the circuit was edited or replaced
    opened = Signal()  # another document took the place of this one
    run_changed = Signal()  # the numbers are new
    selection_changed = Signal()  # other nodes or another wire are selected
    file_changed = Signal()  # the path, or saved / unsaved, or what undo and redo would do
    message = Signal(str)  # one sentence for the status line

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = History(EMPTY)
        self._saved = EMPTY
        self.path: Path | None = None
        self.selection: frozenset[str] = frozenset()
        self.selected_wire: Pin | None = None
        self._tape = engine.compile(EMPTY)
        self._run = self._tape.run({})
        self._readings = Readings(self._run)
        self._widened: dict[str, float] = {}
        self._unwired: list[Problem] | None = None  # worked out anew when the structure changes

    @property
    def document(self) -> Document:
        """The document as it is now."""
        return self._history.document

    @property
    def circuit(self) -> Circuit:
        """The circuit that is shown."""
        return self.document.root

    @property
    def run(self) -> Run:
        """The run behind the readings; for explanations, never for a number on the screen."""
        return self._run

    @property
    def is_unsaved(self) -> bool:
        """True where this document object is not the one last saved or opened."""
        return self.document is not self._saved

    @property
    def problems(self) -> list[Problem]:
        """What prevents a value now, the most important first."""
        if self._unwired is None:
            self._unwired = engine.structural_problems(self.document)
        return self._unwired + self._run.shape_problems

    @property
    def flag_offer(self) -> Pin | None:
        """Where the loss flag could be put now: the selected or only open end, if no loss is."""
        if self.document.loss is not None:
            return None
        ends = rules.open_ends(self.circuit)
        chosen = [end for end in ends if end.node in self.selection]
        if len(chosen) == 1:
            return chosen[0]
        return ends[0] if len(ends) == 1 else None

    @property
    def undo_label(self) -> str | None:
        """The step that undo would take back."""
        return self._history.undo_label

    @property
    def redo_label(self) -> str | None:
        """The step that redo would bring again."""
        return self._history.redo_label

    def value(self, pin: Pin) -> Reading:
        """What may be shown as the value at a pin."""
        return self._readings.value(pin)

    def gradient(self, pin: Pin) -> Reading:
        """What may be shown as the gradient at a pin."""
        return self._readings.gradient(pin)

    def local(self, pin: Pin) -> Reading:
        """What may be shown as the local derivative of a gate by one of its inputs."""
        return self._readings.local(pin)

    def range_of(self, id_: str) -> tuple[float, float]:
        """The (low, high) of an input's slider: as the user set it, else around 0.

        A range made here grows with the value but never shrinks while the window is open, so
        that a slider does not jump under the hand.
        """
        chosen = self.document.ranges.get(id_)
        if chosen is not None:
            return chosen
        reach = self._widened.get(id_, SLIDER_REACH)
        size = abs(float(self.circuit.values[id_]))
        while reach < size <= LARGEST_REACH:
            reach *= 2
        self._widened[id_] = reach
        return -reach, reach

    def open(self, document: Document, path: Path | None) -> None:
        """Show another document, with a history of its own."""
        before = self.document
        self._history = History(document)
        self._saved = document
        self.path = path
        self._widened.clear()
        self._change(before, frozenset())
        self.opened.emit()

    def mark_saved(self, path: Path) -> None:
        """Remember that the document as it is now stands in the file at `path`."""
        self._saved = self.document
        self.path = path
        self.file_changed.emit()

    def edit(
        self,
        label: str,
        change: Edit,
        *args: Any,
        merge: Hashable = None,
        select: Iterable[str] | None = None,
        **options: Any,
    ) -> None:
        """Apply one edit as one undo step; steps with the same `merge` key become one."""
        after = change(self.document, *args, **options)
        self.replace(label, after, merge=merge, select=select)

    def replace(
        self,
        label: str,
        after: Document,
        *,
        merge: Hashable = None,
        select: Iterable[str] | None = None,
    ) -> None:
        """Make an edited document the present one, as one undo step."""
        before = self.document
        selection = self.selection if select is None else frozenset(select)
        selection = frozenset(id_ for id_ in selection if id_ in after.root.nodes)
        if self._history.commit(after, label, merge=merge, before=self.selection, after=selection):
            self._change(before, selection)

    def seal(self) -> None:
        """End a merged step: a drag was released."""
        self._history.seal()

    def abandon(self) -> None:
        """Take back the merged step that is under way, leaving nothing to redo."""
        before = self.document
        selection = self._history.abandon()
        if self.document is not before:
            self._change(before, selection or frozenset())

    def undo(self) -> None:
        """Take the last step back, and select what was selected before it."""
        before = self.document
        selection = self._history.undo()
        if self.document is not before:
            self._change(before, selection or frozenset())

    def redo(self) -> None:
        """Bring the step that was taken back again."""
        before = self.document
        selection = self._history.redo()
        if self.document is not before:
            self._change(before, selection or frozenset())

    def select(self, ids: Iterable[str], wire: Pin | None = None) -> None:
        """Select these nodes, or one wire by the input it arrives at."""
        selection = frozenset(ids)
        if selection != self.selection or wire != self.selected_wire:
            self.selection, self.selected_wire = selection, wire
            self.selection_changed.emit()

    def delete_selected(self) -> None:
        """Delete the selected nodes, or the selected wire."""
        if self.selection:
            self.edit(self.tr("Delete"), edits.remove, self.selection)
        elif self.selected_wire is not None:
            self.edit(self.tr("Delete wire"), edits.disconnect, [self.selected_wire])

    def _change(self, before: Document, selection: frozenset[str]) -> None:
        after = self.document
        if not engine.same_structure(before, after):
            self._tape = engine.compile(after)
            self._unwired = None
        elif before.root.labels is not after.root.labels:
            self._unwired = None
        if after.root.values is not before.root.values or self._run.tape is not self._tape:
            self._run = self._tape.run(engine.values_of(after))
            self._readings = Readings(self._run)
            numbers_are_new = True
        else:
            numbers_are_new = False
        wire = self.selected_wire
        wire = wire if wire is not None and wire in after.root.wires else None
        selection_is_new = (selection, wire) != (self.selection, self.selected_wire)
        self.selection, self.selected_wire = selection, wire
        self.document_changed.emit(before, after)
        if numbers_are_new:
            self.run_changed.emit()
        if selection_is_new:
            self.selection_changed.emit()
        self.file_changed.emit()
