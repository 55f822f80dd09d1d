"""Stepping: the position on the timeline, forward and back, by hand or played at a chosen speed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from circuit_editor.engine import State
from circuit_editor.model import (
    Path,
    Pin,
    Stop,
    edits,
)
from circuit_editor.teaching import (
    BEFORE_ALL,
    Stops,
    Timeline,
    timeline,
    updated_timeline,
)
from circuit_editor.teaching.timeline.step_sentences import Sentences
from circuit_editor.teaching.timeline.upcoming_readings import UpcomingReadings
from circuit_editor.text import QT_TRANSLATE_NOOP, Pass, Quantity
from circuit_editor.ui.app.translate import say
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.shell.commands import TIMELINE, Registrar

SPEEDS = (0.5, 1.0, 2.0, 4.0, 8.0)  # steps a second
USUAL_SPEED = 1.0
command = Registrar("classroom.stepping")


class Stepping(QObject):
    """The position on the timeline. While stepping is off, all numbers are shown.

    It is a visibility filter of the session: what the step has not reached shows nothing.
    """

    moved = Signal()  # another position, another timeline, or other numbers
    switched = Signal()  # on or off
    played = Signal()  # playing began or ended, or the speed is another

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._line: Timeline | None = None
        self.position = BEFORE_ALL
        self.speed = USUAL_SPEED
        # which numbers of the next step are asked for: another filter covers those
        self.asked_ahead: Callable[[Quantity, Pin], bool] = lambda what, pin: False
        self._clock = QTimer(self)
        for signal, slot in (
            (self._clock.timeout, self._tick),
            (session.run_changed, self._tell),
            (session.document_changed, self._tell),
            (session.place_changed, self._tell),
            (session.opened, self.stop),
        ):
            signal.connect(slot)

    # --- what may be seen ----------------------------------------------------------------------

    @property
    def hides_anything(self) -> bool:
        """True where some number has not been reached yet."""
        return self.is_on and not self.is_at_end

    @property
    def hides_characters(self) -> bool:
        """False: what a gate does may be read while one watches it."""
        return False

    def state(self, what: Quantity, pin: Pin) -> State:
        """Whether the step one is at has reached a number."""
        line = self._line
        if line is None:
            return State.VALUE
        has = line.has_value if what is Quantity.VALUE else line.has_gradient
        if has(pin, self.position) or (has(pin, self.position + 1) and self.asked_ahead(what, pin)):
            return State.VALUE
        return State.NOT_REACHED

    def since(self, what: Quantity, pin: Pin) -> int | None:
        """The position from which a number is reached; None where it never is."""
        line = self._line
        if line is None:
            return None
        return line.value_since(pin) if what is Quantity.VALUE else line.gradient_since(pin)

    def hides_shape(self, pin: Pin) -> bool:
        """False: shapes are there before any number is."""
        return False

    def follow(self) -> None:
        """Keep the step where that makes sense, in the circuit as it is now."""
        if self._line is None:
            return
        session, before = self._session, self._line
        self._line = updated_timeline(before, session.document, session.run, self._expanded())
        self.position = min(self._line.carried(before, self.position), self.count - 1)

    # --- where one is ---------------------------------------------------------------------

    @property
    def is_on(self) -> bool:
        """True while one steps."""
        return self._line is not None

    @property
    def is_playing(self) -> bool:
        """True while the steps follow each other by themselves."""
        return self._clock.isActive()

    @property
    def count(self) -> int:
        """How many steps there are."""
        return len(self._line.steps) if self._line is not None else 0

    @property
    def is_at_end(self) -> bool:
        """True where every number has been reached."""
        return self.is_on and self.position == self.count - 1

    @property
    def active(self) -> tuple[str, ...]:
        """The paths of what is at work in this step."""
        return self._line.active(self.position) if self._line is not None else ()

    @property
    def pulses(self) -> tuple[tuple[Pin, ...], ...]:
        """The wires along which numbers travel now, each way in the order of travel."""
        return self._line.pulses(self.position) if self._line is not None else ()

    @property
    def is_backward(self) -> bool:
        """True in the backward pass."""
        return self._pass_at(self.position) is Pass.BACKWARD

    @property
    def seed(self) -> int:
        """The position of the first step of the backward pass; the count where there is none."""
        line = self._line
        steps = line.steps if line is not None else ()
        back = (at for at, each in enumerate(steps) if each.pass_ is Pass.BACKWARD)
        return next(back, len(steps))

    @property
    def sentence(self) -> str:
        """What happens in this step, in one sentence with its numbers."""
        line, session = self._line, self._session
        if line is None:
            return ""
        if self.is_at_start:
            return self.tr("Nothing is computed yet. The forward pass begins at the inputs.")
        return say(Sentences(session.document, session.readings, line).at(self.position))

    @property
    def next_sentence(self) -> str:
        """What the next step will be, in one sentence; what is hidden now is hidden in it."""
        line, session, at = self._line, self._session, self.position + 1
        if line is None or at >= len(line.steps):
            return ""
        return say(Sentences(session.document, UpcomingReadings(session.readings), line).at(at))

    def forward_sentence(self, path: str) -> str:
        """What the forward pass does at a gate, with the numbers that may be seen."""
        session = self._session
        line = self._line or timeline(session.document, session.run, self._expanded())
        at = line.position(Pass.FORWARD, path)
        if at is None:
            return ""
        return say(Sentences(session.document, session.readings, line).at(at))

    @property
    def note(self) -> str:
        """What the teacher wanted to say here."""
        stop = self.stop_here
        return stop.note if stop is not None else ""

    def reached(self) -> frozenset[tuple[Pass, str]]:
        """The (pass, path) of every step up to here."""
        if self._line is None:
            return frozenset()
        return frozenset(step.id for step in self._line.steps[: self.position + 1])

    # --- walking --------------------------------------------------------------------------

    def start(self, *, at_end: bool = False) -> None:
        """Begin before the first step, or with everything reached."""
        if self.is_on:
            return
        session = self._session
        self._line = timeline(session.document, session.run, self._expanded())
        self.position = self.count - 1 if at_end else BEFORE_ALL
        session.add_filter(self)
        self.switched.emit()
        self.moved.emit()

    def stop(self) -> None:
        """Show all numbers again."""
        if not self.is_on:
            return
        self.pause()
        self._line = None
        self._session.remove_filter(self)
        self.switched.emit()
        self.moved.emit()

    @property
    def is_at_start(self) -> bool:
        """True before the first step."""
        return self.position == BEFORE_ALL

    def jump(self, to: int) -> None:
        """Stand before the first step (-1), or at the last one (1)."""
        self.start()
        self.pause()
        self.go(BEFORE_ALL if to < 0 else self.count - 1)

    def go(self, position: int) -> None:
        """Stand at a step; it is as if all before it had been walked."""
        position = max(BEFORE_ALL, min(position, self.count - 1))
        if self.is_on and position != self.position:
            self.position = position
            self._session.numbers_shown_changed()
            self.moved.emit()

    def go_to(self, pass_: Pass, path: str) -> None:
        """Stand at the step of a gate in one of the passes, where there is one."""
        self.start()
        assert self._line is not None
        at = self._line.position(pass_, path)
        if at is not None:
            self.go(at)

    def has_step(self, pass_: Pass, path: str) -> bool:
        """True where a node has a step of its own in one of the passes."""
        return self._line is not None and self._line.position(pass_, path) is not None

    def step(self, by: int) -> None:
        """One step on, or back; begins where it is off."""
        if not self.is_on:
            self.start(at_end=by < 0)
        self.pause()
        self.go(self.position + by)

    @command(
        "next-stop",
        QT_TRANSLATE_NOOP("Action", "To the next stop"),
        local_keys={TIMELINE: "Ctrl+Right Ctrl+Down Ctrl+PageDown"},
    )
    def next_stop(self) -> None:
        """Go on to the teacher's next stop, else to the end of this pass, else to the end."""
        self.start()
        ends = [each for each in (self.seed - 1, self.count - 1) if each > self.position]
        stop = self._stops().next(self.position)
        self.go(stop if stop is not None else min(ends, default=self.position))

    @command(
        "previous-stop",
        QT_TRANSLATE_NOOP("Action", "To the stop before"),
        local_keys={TIMELINE: "Ctrl+Left Ctrl+Up Ctrl+PageUp"},
    )
    def previous_stop(self) -> None:
        """Go back to the teacher's last stop, else to the beginning of this pass."""
        self.start(at_end=True)
        starts = [each for each in (BEFORE_ALL, self.seed) if each < self.position]
        stop = self._stops().previous(self.position)
        self.go(stop if stop is not None else max(starts, default=self.position))

    def toggle_stop(self) -> None:
        """Put a stop here, or take it away."""
        if self.stop_here is None:
            self.put_stop()
        else:
            self.remove_stop()

    def put_stop(self) -> bool:
        """Put a stop here, unless there is one; False where there can be none."""
        here, session = self.here, self._session
        if self.stop_here is not None:
            return True
        if here is None:
            self.say(self.tr("A stop stands at a step: go on to one first."))
            return False
        return session.replace(
            QT_TRANSLATE_NOOP("Sentence", "Put a stop"), edits.set_stop(session.document, here)
        )

    @command(
        "remove-stop",
        QT_TRANSLATE_NOOP("Action", "Remove the stop"),
        local_keys={TIMELINE: "Delete Backspace"},
    )
    def remove_stop(self) -> None:
        """Take the stop here away, with its note."""
        here, session = self.here, self._session
        if here is not None and self.stop_here is not None:
            session.replace(
                QT_TRANSLATE_NOOP("Sentence", "Remove a stop"),
                edits.remove_stop(session.document, here),
            )

    def set_note(self, stop: Stop, note: str) -> None:
        """Give a stop a note, unless it was taken away or given another meanwhile."""
        session = self._session
        if stop in self.stops:
            after = edits.set_stop(session.document, stop.step, note)
            session.replace(QT_TRANSLATE_NOOP("Sentence", "Note at a stop"), after)

    def say(self, sentence: str) -> None:
        """Tell the user why something is not done."""
        self._session.message.emit(sentence)

    @property
    def stops(self) -> tuple[Stop, ...]:
        """The teacher's stops, on this timeline or not: they are saved with the circuit."""
        return self._session.document.stops

    @property
    def here(self) -> tuple[Pass, str] | None:
        """What names the step one is at; None before the first."""
        line = self._line
        if line is None or not 0 <= self.position < self.count:
            return None
        return line.steps[self.position].id

    @property
    def stop_here(self) -> Stop | None:
        """The teacher's stop at this step, if there is one."""
        here = self.here
        return next((each for each in self.stops if each.step == here), None)

    @property
    def stop_positions(self) -> list[int]:
        """Where the teacher's stops stand now."""
        line = self._line
        if line is None:
            return []
        found = (line.position(each.pass_, each.path) for each in self.stops)
        return sorted(each for each in found if each is not None)

    def play(self) -> None:
        """Let the steps follow each other; from the end, begin anew."""
        self.start()
        if self.is_at_end:
            self.go(BEFORE_ALL)
        self._clock.start(round(1000 / self.speed))
        self.played.emit()

    def pause(self) -> None:
        """Stand still."""
        if self._clock.isActive():
            self._clock.stop()
            self.played.emit()

    def toggle_play(self) -> None:
        """Play, or pause."""
        if self.is_playing:
            self.pause()
        else:
            self.play()

    def set_speed(self, speed: float) -> None:
        """So many steps a second."""
        self.speed = speed
        if self.is_playing:
            self._clock.start(round(1000 / speed))
        self.played.emit()

    # --- parts ----------------------------------------------------------------------------

    def _tick(self) -> None:
        self.go(self.position + 1)
        if self.is_at_end or self.position in self.stop_positions:
            self.pause()

    def _tell(self) -> None:
        if self.is_on:
            self.moved.emit()

    def _expanded(self) -> frozenset[str]:
        """The blocks whose inside is seen: those open in place, and those one has gone into."""
        where = self._session.where
        entered = (Path.of(*where[: depth + 1]) for depth in range(len(where)))
        return self._session.expanded | set(entered)

    def _stops(self) -> Stops:
        assert self._line is not None
        return Stops(self._line, self.stops)

    def _pass_at(self, position: int) -> Pass | None:
        line = self._line
        if line is None or not 0 <= position < len(line.steps):
            return None
        return line.steps[position].pass_
