"""The clicker: on and back through a lesson, a prediction or the timeline, by one key each."""

from __future__ import annotations

from PySide6.QtCore import QObject

from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.classroom.lessons import Lessons
from circuit_editor.ui.classroom.predicting import Predicting
from circuit_editor.ui.classroom.stage.explaining import Explaining
from circuit_editor.ui.classroom.stepping import Stepping
from circuit_editor.ui.shell.commands import STAGE, Registrar

command = Registrar("classroom.clicker")


class Clicker(QObject):
    """Goes on or back in whatever is under way."""

    def __init__(
        self,
        stepping: Stepping,
        predicting: Predicting,
        lessons: Lessons,
        explaining: Explaining,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._stepping = stepping
        self._predicting = predicting
        self._lessons = lessons
        self._explaining = explaining

    @command(
        "go-on",
        QT_TRANSLATE_NOOP("Action", "Go on (while presenting)"),
        arguments=(1,),
        local_keys={STAGE: "PageDown Right Down"},
    )
    @command(
        "go-back",
        QT_TRANSLATE_NOOP("Action", "Go back (while presenting)"),
        arguments=(-1,),
        local_keys={STAGE: "PageUp Left Up"},
    )
    def go_on(self, by: int) -> None:
        """Go on or back, as a clicker does: through a lesson, a prediction, or the timeline.

        On what is asked the first press shows and explains it, and the next goes on.
        """
        if self._lessons.lesson is not None:
            self._lesson_on() if by > 0 else self._lesson_back()
        elif self._predicting.is_on and not self._stepping.is_on:
            self._prediction_on() if by > 0 else self._prediction_back()
        else:
            self._stepping.step(by)

    def _lesson_on(self) -> None:
        lessons, step, stepping = self._lessons, self._lessons.step, self._stepping
        walks = stepping.is_on and not stepping.is_at_end
        if lessons.is_open and walks and self._predicting.current is None:
            stepping.step(1)
        elif lessons.is_open and step is not None and (step.goals or step.told):
            lessons.reveal()
        else:
            lessons.next()

    def _lesson_back(self) -> None:
        lessons, stepping = self._lessons, self._stepping
        if lessons.is_open and stepping.is_on and not stepping.is_at_start:
            stepping.step(-1)
        elif lessons.is_shown:
            lessons.again()
        else:
            lessons.back()

    def _prediction_on(self) -> None:
        predicting, asked = self._predicting, self._predicting.current
        if asked is not None:
            predicting.reveal(stays=True)
            self._explaining.explain(asked)
            return
        self._explaining.close()
        if predicting.to_ask:
            predicting.go_on()
        else:
            predicting.stop()

    def _prediction_back(self) -> None:
        self._explaining.close()
        if self._predicting.shown is not None:
            self._predicting.go_on()
        else:
            self._predicting.ask_next(-1)
