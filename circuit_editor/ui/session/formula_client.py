"""The client of the formula worker: one process for all windows, and a cache of its answers.

The window never waits for it. One question is under way at a time, and windows take turns. One
that is no longer wanted gives way to the one that is; a worker that has nothing to say for ten
seconds is ended, and a sentence stands for its answer.
"""

from __future__ import annotations

import json
import sys
import time
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal
from shiboken6 import isValid

from circuit_editor.text import QT_TRANSLATE_NOOP
from circuit_editor.ui.app.deferred_loading import make_single_shot

if TYPE_CHECKING:
    from PySide6.QtCore import QProcess

PATIENCE = 10_000  # ms for one answer
GRACE = 1.0  # s that a question nobody waits for may still take
MOST_KEPT = 100
# -P: what happens to lie in the folder where the program was started must not be imported
ARGUMENTS = ("-P", "-m", "circuit_editor.formula_worker")

TOO_LONG = QT_TRANSLATE_NOOP(
    "Sentence", "The closed form of this block takes too long to be worked out."
)
NO_WORKER = QT_TRANSLATE_NOOP(
    "Sentence", "Formulas cannot be worked out now: the program for them does not run."
)

WRITTEN = "written"  # the key of a question about formulas in a text
MOST_PICTURES = 500  # kept: of a lesson's steps in three languages

FormAnswer = Mapping[str, Any]
TypesetPicture = Mapping[str, Any]
ValuesByName = Mapping[str, float]


def key_of(files: Sequence[str]) -> str:
    """What a question is called: the same for the same circuits."""
    import hashlib

    return hashlib.sha256("\0".join(files).encode("utf-8", "surrogatepass")).hexdigest()


class FormulaProcess(QObject):
    """The process that answers, shared by clients: begun for a question, ended with the last."""

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        program: str = sys.executable,
        arguments: Sequence[str] = ARGUMENTS,
        patience: int = PATIENCE,
    ) -> None:
        super().__init__(parent)
        self.patience = patience
        self.known: set[str] = set()  # what the process that runs now can evaluate
        self.asker: FormulaClient | None = None  # whose question is under way
        self._command = (program, list(arguments))
        self._waiting: list[FormulaClient] = []
        self._clients: set[FormulaClient] = set()
        self._process: QProcess | None = None
        self._running: list[QProcess] = []  # the same, for when this object is gone
        running = self._running
        self.destroyed.connect(lambda: _kill(*running))

    def is_free_for(self, client: FormulaClient) -> bool:
        """True where a client may ask now; else it is told to when its turn comes."""
        if self.asker in (None, client):
            return True
        if client not in self._waiting:
            self._waiting.append(client)
        return False

    def write(self, client: FormulaClient, question: bytes) -> None:
        """Ask for a client."""
        self._clients.add(client)
        if self._process is None:
            self._process = self._begin_worker()
        self.asker = client
        self._process.write(question)

    def pass_on(self, client: FormulaClient) -> None:
        """A client's question is answered, or not wanted any more: the next may ask."""
        if self.asker is client:
            self.asker = None
        while self.asker is None and self._waiting:
            self._waiting.pop(0).ask()

    def end(self, client: FormulaClient) -> None:
        """End the process where it is at work for a client; the next question begins another."""
        if self.asker is not client:
            return
        self._drop()
        self.pass_on(client)

    def leave(self, client: FormulaClient) -> None:
        """A client asks no more; with the last one the process ends."""
        self._waiting = [each for each in self._waiting if each is not client]
        self._clients.discard(client)
        if not self._clients and self.asker is None:
            self.asker = client
        self.end(client)

    def _drop(self) -> None:
        process, self._process = self._process, None
        self.known.clear()
        if process is not None:
            self._running.remove(process)
            _kill(process)
            process.deleteLater()

    def _begin_worker(self) -> QProcess:
        from PySide6.QtCore import QProcess

        process = QProcess()
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.errorOccurred.connect(self._failed)
        process.finished.connect(self._failed)
        process.start(*self._command)
        self._running.append(process)
        return process

    def _read(self) -> None:
        while self._process is not None and self._process.canReadLine():
            answer = _parsed(bytes(self._process.readLine().data()))
            if self.asker is not None:
                self.asker.hear(answer)

    def _failed(self) -> None:
        """It died: whoever waits is told; where nobody does the next question begins another."""
        if self.asker is not None:
            self.asker.answer_instead(NO_WORKER)
        elif self._process is not None:
            self._drop()


class FormulaClient(QObject):
    """Closed forms of blocks, worked out elsewhere; `answered` tells that there are new ones.

    So are the formulas of a text typeset; `typeset` tells that there are more of them.
    """

    answered = Signal(str)  # the key of the question
    typeset = Signal()

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        process: FormulaProcess | None = None,
    ) -> None:
        super().__init__(parent)
        self._process = process or FormulaProcess(self)
        self._forms: OrderedDict[str, list[FormAnswer]] = OrderedDict()
        self._numbers: dict[str, list[ValuesByName]] = {}
        self._unanswered: set[str] = set()  # keys with a sentence in place of an answer
        self._wanted: tuple[str, dict[str, list[str]]] | None = None
        self._values: tuple[str, list[Mapping[str, float]]] | None = None
        self._texts: list[str] = []  # formulas of a text that are to be typeset
        self._widest = 0.0
        self._pictures: OrderedDict[tuple[str, float], list[TypesetPicture]] = OrderedDict()
        self._asked: str | None = None  # the key under way
        self._since = 0.0
        self._is_closed = False
        self._limit = make_single_shot(self._give_up, self, self._process.patience)
        self._grace = make_single_shot(self._give_way, self)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.stop)

    def forms(self, key: str) -> list[FormAnswer] | None:
        """The closed forms that were asked for by this key; None while they are not there."""
        return self._forms.get(key)

    def numbers(self, key: str) -> list[ValuesByName]:
        """What those formulas come to at the numbers asked for last."""
        return self._numbers.get(key, [])

    def work_out(self, key: str, files: list[str], order: Sequence[str] = ()) -> None:
        """Ask for the closed forms of a block, alone in a file for each of its outputs.

        `order` are the ids of its inputs in the order in which formulas name them.
        """
        self._wanted = (key, {"files": files, "order": list(order)})
        if key in self._unanswered:  # somebody asks again: it may go better this time
            self._unanswered.discard(key)
            self._forms.pop(key, None)
        self._numbers.pop(key, None)
        self._grace.stop()
        if self._asked not in (None, key, WRITTEN):
            left = GRACE - (time.monotonic() - self._since)
            self._grace.start(max(0, round(1000 * left)))
        self.ask()

    def evaluate(self, values: list[Mapping[str, float]]) -> None:
        """Ask what the formulas worked out last come to at these numbers, by path."""
        if self._wanted is not None:
            self._values = (self._wanted[0], values)
            self.ask()

    def pictures(self, text: str, widest: float) -> list[TypesetPicture] | None:
        """The lines of a formula, typeset, none where it is text; None while they are not there."""
        return self._pictures.get((text, widest))

    def draw(self, texts: Sequence[str], widest: float) -> None:
        """Ask for the formulas of a text, in lines that are no wider than this."""
        if widest != self._widest:
            self._widest, self._texts = widest, []
        self._texts = [
            each for each in [*self._texts, *texts] if (each, widest) not in self._pictures
        ]
        self.ask()

    def close(self) -> None:
        """Ask nothing more: the window is closed, and what asks late in it asks in vain."""
        self.stop()
        self._is_closed = True

    def stop(self) -> None:
        """End the worker; a later question starts another."""
        self._wanted = self._values = None
        self._texts = []
        self._end_worker()
        self._process.leave(self)

    def ask(self) -> None:
        """Ask the next thing that is wanted, unless an answer is still waited for."""
        is_idle = self._is_closed or (not self._texts and self._wanted is None)
        if self._asked is not None or is_idle or not self._process.is_free_for(self):
            return
        if self._texts:
            self._write(WRITTEN, {"key": WRITTEN, "written": self._texts, "widest": self._widest})
        elif self._wanted is not None:
            self._ask_about(*self._wanted)

    def _ask_about(self, key: str, question: dict[str, list[str]]) -> None:
        """Ask for the forms of a block, or what they come to."""
        if key not in self._forms or (self._values is not None and self._has_forgotten(key)):
            self._write(key, {"key": key, **question})
        elif self._values is not None:
            (key, values), self._values = self._values, None
            if key in self._process.known:
                self._write(key, {"key": key, "values": values})

    def _has_forgotten(self, key: str) -> bool:
        """True where the worker was begun anew since it answered, and could answer."""
        return key not in self._process.known and any("lines" in each for each in self._forms[key])

    def _write(self, key: str, question: dict[str, Any]) -> None:
        self._asked, self._since = key, time.monotonic()
        self._limit.start()
        self._process.write(self, json.dumps(question).encode() + b"\n")

    def _end_worker(self) -> None:
        """End the process where it is at work for this client."""
        self._asked = None
        self._limit.stop()
        self._grace.stop()
        self._process.end(self)

    @property
    def _is_waiting(self) -> bool:
        return self._asked is not None

    def hear(self, answer: dict[str, Any]) -> None:
        """The process says something, while this client waits for an answer."""
        if self._asked is not None and answer.get("key") == self._asked:
            self._take(answer)
            if not self._is_waiting:
                self._process.pass_on(self)  # the others first
                self.ask()

    def _take(self, answer: dict[str, Any]) -> None:
        key = answer["key"]
        self._asked = None
        self._limit.stop()
        self._grace.stop()
        if key == WRITTEN:
            self._keep_pictures(answer["written"], answer["widest"], answer["pictures"])
            return
        if "forms" in answer:
            self._process.known.add(key)
            self._keep(key, answer["forms"])
        else:
            self._numbers[key] = [
                {path: float(number) for path, number in each.items()} for each in answer["numbers"]
            ]
        self.answered.emit(key)

    def _keep(self, key: str, forms: list[FormAnswer]) -> None:
        self._forms[key] = forms
        while len(self._forms) > MOST_KEPT:
            old, _ = self._forms.popitem(last=False)
            self._numbers.pop(old, None)

    def _keep_pictures(
        self, texts: list[str], widest: float, found: Sequence[list[TypesetPicture]]
    ) -> None:
        for text, lines in zip(texts, found, strict=True):
            self._pictures[text, widest] = lines
        while len(self._pictures) > MOST_PICTURES:
            self._pictures.popitem(last=False)
        here = self._pictures
        self._texts = [each for each in self._texts if (each, self._widest) not in here]
        self.typeset.emit()
        self.ask()

    def _give_way(self) -> None:
        """End the question nobody waits for any more, and ask the one that is wanted."""
        self._end_worker()
        self.ask()

    def _give_up(self) -> None:
        self.answer_instead(TOO_LONG)

    def answer_instead(self, sentence: str) -> None:
        """Say why there is no answer, where one is waited for; the next question may have one."""
        key = self._asked
        self._end_worker()
        if key == WRITTEN:  # they stay text
            self._keep_pictures(self._texts, self._widest, [[] for _ in self._texts])
            return
        if key is not None:
            self._unanswered.add(key)
            self._keep(key, [{"problem": [sentence, {}]}])
            self.answered.emit(key)
        self.ask()


def _parsed(line: bytes) -> dict[str, Any]:
    """An answer; empty for whatever else a program may print."""
    try:
        answer = json.loads(line)
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


def _kill(*workers: QProcess) -> None:
    """End workers at once; nothing they say now is wanted."""
    for worker in workers:
        if not isValid(worker):  # the program ends, and Qt has ended it already
            continue
        worker.blockSignals(True)
        worker.kill()
        worker.waitForFinished(1000)
