"""The client of the formula worker: one process of it, and a cache of its answers.

The window never waits for it. A question that is no longer wanted gives way to the one that is;
a worker that has nothing to say for ten seconds is ended, and a sentence stands for its answer.
"""

from __future__ import annotations

import json
import sys
import time
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

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
        program: str = sys.executable,
        arguments: Sequence[str] = ARGUMENTS,
        patience: int = PATIENCE,
    ) -> None:
        super().__init__(parent)
        self._command = (program, list(arguments))
        self._forms: OrderedDict[str, list[FormAnswer]] = OrderedDict()
        self._numbers: dict[str, list[ValuesByName]] = {}
        self._unanswered: set[str] = set()  # keys with a sentence in place of an answer
        self._known: set[str] = set()  # what the worker that runs now can evaluate
        self._wanted: tuple[str, dict[str, list[str]]] | None = None
        self._values: tuple[str, list[Mapping[str, float]]] | None = None
        self._texts: list[str] = []  # formulas of a text that are to be typeset
        self._widest = 0.0
        self._pictures: OrderedDict[tuple[str, float], list[TypesetPicture]] = OrderedDict()
        self._asked: str | None = None  # the key under way
        self._since = 0.0
        self._worker: QProcess | None = None
        self._running: list[QProcess] = []  # the same, for when this object is gone
        running = self._running
        self.destroyed.connect(lambda: _kill(*running))
        self._limit = make_single_shot(self._give_up, self, patience)
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
        self._ask()

    def evaluate(self, values: list[Mapping[str, float]]) -> None:
        """Ask what the formulas worked out last come to at these numbers, by path."""
        if self._wanted is not None:
            self._values = (self._wanted[0], values)
            self._ask()

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
        self._ask()

    def stop(self) -> None:
        """End the worker; a later question starts another."""
        self._wanted = self._values = None
        self._texts = []
        self._end_worker()

    def _ask(self) -> None:
        """Ask the next thing that is wanted, unless an answer is still waited for."""
        if self._asked is None and self._texts:
            self._write(WRITTEN, {"key": WRITTEN, "written": self._texts, "widest": self._widest})
        if self._asked is not None or self._wanted is None:
            return
        key, question = self._wanted
        if key not in self._forms or (self._values is not None and self._has_forgotten(key)):
            self._write(key, {"key": key, **question})
        elif self._values is not None:
            (key, values), self._values = self._values, None
            if key in self._known:
                self._write(key, {"key": key, "values": values})

    def _has_forgotten(self, key: str) -> bool:
        """True where the worker was begun anew since it answered, and could answer."""
        return key not in self._known and any("lines" in each for each in self._forms[key])

    def _write(self, key: str, question: dict[str, Any]) -> None:
        if self._worker is None:
            self._worker = self._begin_worker()
        self._asked, self._since = key, time.monotonic()
        self._limit.start()
        self._worker.write(json.dumps(question).encode() + b"\n")

    def _begin_worker(self) -> QProcess:
        from PySide6.QtCore import QProcess

        worker = QProcess()
        worker.setStandardErrorFile(QProcess.nullDevice())
        worker.readyReadStandardOutput.connect(self._read)
        worker.errorOccurred.connect(self._failed)
        worker.finished.connect(self._failed)
        worker.start(*self._command)
        self._running.append(worker)
        return worker

    def _end_worker(self) -> None:
        worker, self._worker = self._worker, None
        self._asked = None
        self._known.clear()
        self._limit.stop()
        self._grace.stop()
        if worker is not None:
            self._running.remove(worker)
            _kill(worker)
            worker.deleteLater()

    def _read(self) -> None:
        while self._worker is not None and self._worker.canReadLine():
            answer = _parsed(bytes(self._worker.readLine().data()))
            if self._asked is not None and answer.get("key") == self._asked:
                self._take(answer)

    def _take(self, answer: dict[str, Any]) -> None:
        key = answer["key"]
        self._asked = None
        self._limit.stop()
        self._grace.stop()
        if key == WRITTEN:
            self._keep_pictures(answer["written"], answer["widest"], answer["pictures"])
            return
        if "forms" in answer:
            self._known.add(key)
            self._keep(key, answer["forms"])
        else:
            self._numbers[key] = [
                {path: float(number) for path, number in each.items()} for each in answer["numbers"]
            ]
        self.answered.emit(key)
        self._ask()

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
        self._ask()

    def _give_way(self) -> None:
        """End the question nobody waits for any more, and ask the one that is wanted."""
        self._end_worker()
        self._ask()

    def _give_up(self) -> None:
        self._answer_instead(TOO_LONG)

    def _failed(self) -> None:
        self._answer_instead(NO_WORKER)

    def _answer_instead(self, sentence: str) -> None:
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
        self._ask()


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
        worker.blockSignals(True)
        worker.kill()
        worker.waitForFinished(1000)
