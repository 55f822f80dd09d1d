"""Gradient descent by hand: the rate, what the last step did, and the losses so far.

All of it is the session's: nothing of it is saved with the circuit.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from circuit_editor.model import (
    Document,
    Path,
    edits,
)
from circuit_editor.teaching.descent.gradient_step import (
    USUAL_RATE,
    ParameterStep,
    StepDown,
    loss_of,
    outcome,
    rate_text,
    step_down,
)
from circuit_editor.teaching.descent.loss_history import LossHistory
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence
from circuit_editor.ui.app.translate import say

if TYPE_CHECKING:
    from circuit_editor.engine import Run

MOST_LOSSES = 40  # on the curve


class DescentHost(Protocol):
    """The protocol of the session for gradient steps."""

    @property
    def document(self) -> Document: ...
    @property
    def run(self) -> Run: ...
    @property
    def whole_run(self) -> Run | None: ...
    @property
    def hides_numbers(self) -> bool: ...
    @property
    def only_pass_by(self) -> bool: ...
    @property
    def message(self) -> SignalInstance: ...
    @property
    def document_changed(self) -> SignalInstance: ...
    @property
    def run_changed(self) -> SignalInstance: ...
    @property
    def opened(self) -> SignalInstance: ...
    def replace(
        self, label: Sentence, after: Document, /, *, touched: Iterable[str] | None = None
    ) -> bool: ...


class DescentSteps(QObject):
    """Makes gradient steps, one undo step each, and keeps the losses."""

    changed = Signal()  # another rate, another curve, or other numbers of a step to show

    def __init__(self, session: DescentHost, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._history = LossHistory()
        self._rate = USUAL_RATE
        self._begun = 0  # how many steps had been made when they were counted anew
        self._under_way: StepDown | None = None
        self._last: StepDown | None = None
        self._counts: Counter[str] | None = None  # of parameters that stepped, by the block
        self._is_taught = True
        self.said = ""  # what came of the last step, or why none was made
        self._run = session.run
        session.document_changed.connect(self._document_changed)
        session.run_changed.connect(self._run_changed)
        session.opened.connect(self._forget)

    @property
    def rate(self) -> float:
        """By how much of its gradient a parameter moves: finite, above 0."""
        return self._rate

    @rate.setter
    def rate(self, rate: float) -> None:
        self._rate = rate
        self.changed.emit()

    @property
    def is_taught(self) -> bool:
        """False in a lesson before it comes to steps down: the cards would answer its questions."""
        return self._is_taught

    @is_taught.setter
    def is_taught(self, taught: bool) -> None:
        if taught != self._is_taught:
            self._is_taught = taught
            self.changed.emit()

    @property
    def losses(self) -> list[float]:
        """The losses that led here step by step, the present one last; none before a step.

        None at all while any number is hidden: each would tell of it.
        """
        if self._session.hides_numbers:
            return []
        return self._history.losses(self._session.document, MOST_LOSSES)

    @property
    def made(self) -> int:
        """How many steps have been made, and not undone, since they were counted anew."""
        return max(0, self._history.made - self._begun)

    def count_anew(self) -> None:
        """Count the steps from here."""
        self._begun = self._history.made

    def moved_within(self, path: str) -> int:
        """How many parameters inside a block the last step moved."""
        if self._counts is None:
            moved = self._last.values if self._last is not None else ()
            self._counts = Counter(around for each in moved for around in Path(each).blocks)
        return self._counts[path]

    def go_on_from(self, other: DescentSteps) -> None:
        """Take over the rate and the losses of a session whose place this one takes."""
        self._rate, self._history, self._begun = other._rate, other._history, other._begun

    @property
    def shows_last(self) -> bool:
        """True until something else is done after a step, unless numbers are hidden."""
        return self._last is not None and not self._session.hides_numbers

    def last_at(self, path: str) -> ParameterStep | None:
        """What the last step did at a parameter; None where it moved none."""
        return self._last.at(path) if self._last is not None else None

    def step(self) -> bool:
        """Move every parameter against its gradient; False, and it says why, where that cannot be.

        What came of it is said, too.
        """
        session = self._session
        before = session.whole_run
        if before is None:
            hidden = QT_TRANSLATE_NOOP(
                "Sentence", "A step down needs every gradient: reveal the numbers first."
            )
            return self._refuse(Sentence.of(hidden))
        step = step_down(session.document, before, self._rate)
        if isinstance(step, Sentence):
            return self._refuse(step)
        label = Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "One step down, rate {rate}"), rate=rate_text(step.rate)
        )
        after = edits.set_values(session.document, step.values)
        self._under_way = step
        try:
            session.replace(label, after, touched=step.values)
        finally:
            self._under_way = None
        self._tell(outcome(session.document, step, before, session.run))
        return True

    def _refuse(self, refusal: Sentence) -> bool:
        self._tell(refusal)
        return False

    def _tell(self, sentence: Sentence) -> None:
        self.said = say(sentence)
        self._session.message.emit(self.said)
        self.changed.emit()

    def _run_changed(self) -> None:
        """Take back what was said of the loss and of gradients as soon as a number is hidden."""
        if self.said and self._session.hides_numbers:
            self.said = ""
            self._session.message.emit("")
        if not self._session.only_pass_by:  # else the page that shows it follows when it has time
            self.changed.emit()

    def _document_changed(self, before: Document, after: Document) -> None:
        run = self._session.run
        self._last, self._counts = self._under_way, None
        self.said = ""
        if self._under_way is not None:
            self._history.add(before, self._under_way.loss, after, loss_of(run))
        else:
            self._history.follow(before, after, same_numbers=run is self._run)
        self._run = run

    def _forget(self) -> None:
        """Another circuit, another hill: its rate begins as usual, and its losses."""
        self._rate = USUAL_RATE
        self._history, self._begun = LossHistory(), 0
        self._last, self._counts = None, None
        self.said = ""
        self._run = self._session.run
        self.changed.emit()
