"""The formula worker inside the process of the tests: the same answers, and no program started.

A started worker loads SymPy for each window that asks it something. What is between a window and
the started one is held by `test_formulas_worker.py`, and whoever takes `started_worker` has it.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QByteArray, QObject, QTimer, Signal

from circuit_editor.formula_worker import answers
from circuit_editor.formula_worker.answers import FormulaServer
from circuit_editor.ui.session.formula_client import ARGUMENTS, FormulaProcess

start_worker = FormulaProcess._begin_worker
_answers: dict[tuple[object, str], tuple[str, object]] = {}  # to questions; what is known by then


class RememberingServer(FormulaServer):
    """Answers as the real one does; what any test asked before takes no time again."""

    def answer(self, question: dict) -> dict:
        if "values" in question:  # is answered by what is known
            return super().answer(question)
        key = question["key"]
        asked = (answers.typeset, json.dumps({**question, "key": ""}))  # tests replace it
        if asked not in _answers:
            told = super().answer(question)
            _answers[asked] = json.dumps(told), self._known.get(key)
        told, known = _answers[asked]
        if known is not None:
            self._known[key] = known
        return {**json.loads(told), "key": key}


class WorkerHere(QObject):
    """What a client asks of its process; it answers when the event loop comes to it."""

    readyReadStandardOutput = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._server = RememberingServer()
        self._answers: list[bytes] = []

    def write(self, question: bytes) -> None:
        QTimer.singleShot(0, self, lambda: self._answer(question))

    def _answer(self, question: bytes) -> None:
        self._answers.append(json.dumps(self._server.answer(json.loads(question))).encode())
        self.readyReadStandardOutput.emit()

    def canReadLine(self) -> bool:
        return bool(self._answers)

    def readLine(self) -> QByteArray:
        return QByteArray(self._answers.pop(0))

    def kill(self) -> None:
        """What was not answered yet is not: the client deletes it with its timers."""

    def waitForFinished(self, _: int) -> bool:
        return True


def begin_worker(process: FormulaProcess):
    """Begin the one here in place of the program's, and a started one in place of any other."""
    if process._command != (sys.executable, list(ARGUMENTS)):
        return start_worker(process)
    worker = WorkerHere()
    worker.readyReadStandardOutput.connect(process._read)
    process._running.append(worker)
    return worker
