"""Questions along the timeline: what the next step makes is asked, and that step reveals it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from circuit_editor.model import Pin
from circuit_editor.text import Quantity
from circuit_editor.ui.classroom.predicting import Predicting, Question
from circuit_editor.ui.classroom.stepping import Stepping


class StepQuestions(QObject):
    """Keeps a prediction and the timeline in step; a lesson's own questions are left alone."""

    answered = Signal()  # all that the next step makes was found or shown: one can step on

    def __init__(self, stepping: Stepping, predicting: Predicting, parent: QObject) -> None:
        super().__init__(parent)
        self._stepping = stepping
        self._predicting = predicting
        self._was_asking = False
        stepping.asked_ahead = self._is_asked
        predicting.is_due, predicting.is_ahead = self._is_due, self._is_ahead
        for signal in (stepping.moved, stepping.switched, predicting.changed):
            signal.connect(self._keep_in_step)

    @property
    def is_on(self) -> bool:
        """True while somebody predicts one step ahead of the timeline."""
        predicting = self._predicting
        return self._stepping.is_on and predicting.is_on and not predicting.is_guided

    def _is_asked(self, what: Quantity, pin: Pin) -> bool:
        """True for a number of a question: it is covered by that, not by the timeline.

        A local derivative goes with the gradient that is sent by it.
        """
        return self.is_on and self._predicting.asks(what.sent, pin)

    def _is_due(self, question: Question) -> bool:
        """True for what the next step makes; where nobody steps, for everything."""
        if not self.is_on:
            return True
        return self._stepping.since(question.what, question.pin) == self._stepping.position + 1

    def _is_ahead(self, question: Question) -> bool:
        """False for what the timeline shows already: there is nothing to predict."""
        return not self._stepping.is_on or not self._is_reached(question)

    def _keep_in_step(self) -> None:
        stepping, predicting = self._stepping, self._predicting
        if not self.is_on:
            if self._was_asking and predicting.is_on and not predicting.is_guided:
                predicting.ask_first()  # the timeline is gone: everything left is asked again
            self._was_asking = False
            return
        self._was_asking = True
        reached = [each for each in predicting.left if self._is_reached(each)]
        if reached:
            predicting.reveal_these(reached)  # and all this is gone through once more
            return
        if predicting.current is None or predicting.current not in predicting.to_ask:
            predicting.ask_first()
        if predicting.to_ask:
            stepping.pause()
        else:
            self.answered.emit()

    def _is_reached(self, question: Question) -> bool:
        since = self._stepping.since(question.what, question.pin)
        return since is None or since <= self._stepping.position
