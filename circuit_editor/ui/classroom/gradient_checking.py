"""The gradient check in the window, in small portions, so that the window keeps responding."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from circuit_editor.engine import Run
from circuit_editor.engine.gradient_check import CheckedInput, Doubt, checking, to_check, work_of
from circuit_editor.engine.report import source_names, why_nothing_compared
from circuit_editor.text import printable, show
from circuit_editor.ui.app.translate import fill, say, say_number
from circuit_editor.ui.session.session import Session

SLICE = 12  # ms of work, then the window has its turn
MOST_WORK = 2_000_000  # gates worked out again: beyond, it would take minutes
DECIMALS = 6  # two numbers are compared here, so the picture's two are too few
ORDER = {False: 0, None: 1, True: 2}  # what speaks against a gradient comes first


class GradientChecking(QObject):
    """Compares every gradient of the circuit with the difference a small nudge makes.

    While it is on it follows the circuit: what it tells is always of the run as it is now.
    """

    changed = Signal()  # more is known, or something else

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._work: Iterator[CheckedInput | None] | None = None
        self._found: list[CheckedInput] = []
        self._names: dict[str, str] = {}
        self._run: Run | None = None  # what is checked
        self.is_on = False
        self.refusal = ""  # why nothing is checked
        self.total = 0
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._go_on)
        session.run_changed.connect(self._begin)
        session.document_changed.connect(self._rename)

    @property
    def is_running(self) -> bool:
        """True while some gradients are not checked yet."""
        return self._work is not None

    @property
    def done(self) -> int:
        """How many gradients have been checked."""
        return len(self._found)

    @property
    def rows(self) -> list[CheckedInput]:
        """What was checked: what disagrees first, then what cannot be said, in their order."""
        slots = self._session.run.tape.slots
        found = [each for each in self._found if each.path in slots]  # one may be undone just now
        return sorted(found, key=lambda each: (ORDER[each.agrees], slots[each.path]))

    def name(self, path: str) -> str:
        """What an input or parameter is called, inside blocks too: neuron1/w."""
        return printable(" ".join(self._names[path].split()))

    def start(self) -> None:
        """Check the circuit, and follow it from now on."""
        self.is_on = True
        self._begin()

    def stop(self) -> None:
        """Check nothing any more."""
        self.is_on = False
        self._rest()
        self._found, self.total = [], 0

    @property
    def hidden(self) -> str:
        """Why nothing is checked while numbers are hidden."""
        return self.tr(
            "Some numbers are hidden now, and the check would give them away. "
            "End the steps or the prediction first."
        )

    # --- in words -------------------------------------------------------------------------

    @property
    def sentence(self) -> str:
        """How it went, the worst gradient named."""
        rows = self.rows
        if self.refusal:
            return self.refusal
        if self.is_running:
            told = self.tr("Checking: {done} of {total} so far.")
            return fill(told, done=self.done, total=self.total)
        if not rows:
            return say(why_nothing_compared(self._session.run))
        worst = max(rows, key=badness)
        name, count = self.name(worst.path), sum(each.agrees is worst.agrees for each in rows)
        if worst.agrees is False:
            told = self.tr(
                "{count} of {total} do not agree. The worst is {name}: its gradient is "
                "{gradient}, the finite difference {difference}."
            )
        elif worst.agrees is None:
            told = self.tr(
                "Nothing speaks against the gradients, but of {count} of {total} nothing can be "
                "said. The first is {name}: {why}."
            )
            worst = rows[0]
            name = self.name(worst.path)
        elif len(rows) == 1:
            told = self.tr("The gradient of {name} agrees: the error is {error}.")
        else:
            told = self.tr(
                "All {total} gradients agree. The largest error is {error}, that of {name}."
            )
        return fill(
            told,
            count=count,
            total=len(rows),
            name=name,
            gradient=say_number(worst.gradient, DECIMALS),
            difference=say_number(worst.difference, DECIMALS),
            error=show(worst.error),
            why=self.why(worst),
        )

    def verdict(self, checked: CheckedInput) -> str:
        """Whether a gradient agrees, with a sign before it, and why nothing can be said."""
        if checked.agrees is None:
            return fill(self.tr("? cannot be said: {why}"), why=self.why(checked))
        return self.tr("✓ agrees") if checked.agrees else self.tr("✗ does not agree")

    def why(self, checked: CheckedInput) -> str:
        """Why nothing can be said of a gradient; "" where something can."""
        return {
            None: "",
            Doubt.NOT_FINITE: self.tr("a number here is not finite"),
            Doubt.KINK: self.tr("the nudge meets a kink, where there is no derivative"),
            Doubt.BEND: self.tr("the curve bends too sharply within the nudge"),
            Doubt.ROUNDING: self.tr("rounding hides it beside numbers so large"),
        }[checked.why]

    # --- parts ----------------------------------------------------------------------------

    def _begin(self) -> None:
        if not self.is_on:
            return
        session = self._session
        self._rest()
        self._found, self.total = [], 0
        self.refusal = self._why_not()
        if not self.refusal:
            run = self._run = session.run
            self._names = source_names(session.document, run.tape)
            self.total = to_check(run)
            self._work = checking(run)
            self._turn.start()
            self._go_on()  # a small circuit is done at once, and follows a slider under the hand
        else:
            self.changed.emit()

    def _rename(self) -> None:
        """After an edit that gives no new numbers, something may be called otherwise."""
        session = self._session
        if self.is_on and not self.refusal and session.run is self._run:
            self._names = source_names(session.document, session.run.tape)
            self.changed.emit()

    def _why_not(self) -> str:
        """Why nothing is checked now; "" where it is."""
        session = self._session
        if session.whole_run is None:
            return self.hidden
        if work_of(session.whole_run) > MOST_WORK:
            return self.tr(
                "This circuit is too large to be checked here. "
                "On the command line it is done by: circuit-editor check FILE"
            )
        return ""

    def _go_on(self) -> None:
        """Check for a moment."""
        if self._work is None:
            return
        clock = QElapsedTimer()
        clock.start()
        while clock.elapsed() < SLICE:
            try:
                each = next(self._work)
            except StopIteration:
                self._rest()
                break
            if each is not None:
                self._found.append(each)
        self.changed.emit()

    def _rest(self) -> None:
        self._turn.stop()
        self._work = None


def badness(checked: CheckedInput) -> tuple[int, float]:
    """Sorts what speaks for a gradient before what does not, then by error."""
    error = np.inf if np.isnan(checked.error) else checked.error
    return -ORDER[checked.agrees], error
