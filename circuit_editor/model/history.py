"""History: a list of documents. Undo returns the very same object that stood there before."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable
from typing import Any

from circuit_editor.model.changed_keys import changed_keys
from circuit_editor.model.document import Document, Value
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import Sentence

LONGEST = 10_000
Label = str | Sentence  # of a step, in English: it is said in the language one has by then


class HistoryStep(NamedTuple):
    """One step of the history: the document after it, what it was called, where the user was.

    `before` and `after` are whatever the window wants back when the step is undone or redone
    (the selection); the history never looks inside. A step that `begins` leads to work of its own.
    """

    document: Document
    label: Label = ""
    merge: Hashable = None
    before: Any = None
    after: Any = None
    begins: bool = False


class History:
    """The history of one document: past, present and future.

    Commits that bear the same merge key, one after the other, are one step (a slider's drag);
    `seal` ends such a step.
    """

    def __init__(self, document: Document) -> None:
        self._past: deque[HistoryStep] = deque(maxlen=LONGEST)
        self._present = HistoryStep(document)
        self._future: list[HistoryStep] = []
        self._forgotten: list[HistoryStep] = []  # the future that the present step did away with

    @property
    def document(self) -> Document:
        """The document as it is now."""
        return self._present.document

    @property
    def undo_label(self) -> Label | None:
        """The name of the step that undo would take back, or None where there is none."""
        return self._present.label if self._past else None

    @property
    def redo_label(self) -> Label | None:
        """The name of the step that redo would bring again, or None where there is none."""
        return self._future[-1].label if self._future else None

    @property
    def done(self) -> int:
        """How many steps lead from the first document that is kept to the present one."""
        return len(self._past)

    @property
    def beginnings(self) -> int:
        """How many of the steps done lead to work of its own."""
        return sum(each.begins for each in (*self._past, self._present))

    @property
    def count(self) -> int:
        """How many steps are kept: those done, and those that were taken back."""
        return len(self._past) + len(self._future)

    def label_of(self, step: int) -> Label:
        """The name of a step, the first that is kept being 1; of 0 what led to the beginning."""
        done = len(self._past)
        if step < done:
            return self._past[step].label
        return self._present.label if step == done else self._future[done - step].label

    def document_after(self, step: int) -> Document:
        """The document that a step leads to; of 0 the first that is kept."""
        done = len(self._past)
        if step < done:
            return self._past[step].document
        return self.document if step == done else self._future[done - step].document

    def value_set_by(self, step: int) -> tuple[str, Value, Value] | None:
        """The path of the one value that a step set, and both values; None where it did more."""
        if step < 1:
            return None
        before, after = self.document_after(step - 1).root, self.document_after(step).root
        if before.nodes is not after.nodes:
            return None
        changed = changed_keys(before.values, after.values)
        if len(changed) != 1:
            return None
        old, new = before.values.get(changed[0]), after.values.get(changed[0])
        return None if old is None or new is None else (changed[0], old, new)

    def go(self, done: int) -> Any:
        """Take steps back, or bring them again, until so many are done; what stood there then."""
        view = None
        while len(self._past) > max(0, done):
            view = self.undo()
        while len(self._past) < min(done, self.count):
            view = self.redo()
        return view

    def commit(
        self,
        document: Document,
        label: Label,
        *,
        merge: Hashable = None,
        before: Any = None,
        after: Any = None,
        begins: bool = False,
    ) -> bool:
        """Make `document` the present one; False (and nothing happens) where it already is."""
        if document is self._present.document:
            return False
        present = self._present
        if merge is not None and merge == present.merge and self._past:
            before = present.before
        else:
            self.seal()
            self._past.append(self._present)
            self._forgotten, self._future = self._future, []
        self._present = HistoryStep(document, label, merge, before, after, begins)
        return True

    def amend(self, document: Document) -> None:
        """Let the present step lead to this document: what follows from it is part of it."""
        self._present = self._present._replace(document=document)

    def seal(self) -> None:
        """End a merged step: the next commit is a step of its own."""
        self._present = self._present._replace(merge=None)

    def abandon(self) -> Any:
        """Forget the merged step that is under way, as if it had never begun."""
        if self._present.merge is None or not self._past:
            return None
        abandoned = self._present
        self._present = self._past.pop()
        self._future = self._forgotten
        return abandoned.before

    def undo(self) -> Any:
        """Go one step back and return what stood before that step; None at the beginning."""
        if not self._past:
            return None
        self.seal()
        self._future.append(self._present)
        undone = self._present
        self._present = self._past.pop()
        return undone.before

    def redo(self) -> Any:
        """Go one step forward again and return what stood after it; None at the end."""
        if not self._future:
            return None
        self._past.append(self._present)
        self._present = self._future.pop()
        return self._present.after
