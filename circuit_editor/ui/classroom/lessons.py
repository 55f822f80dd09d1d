"""The lesson under way: which step, whether it is done, what it covers; progress is kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from circuit_editor.engine import State
from circuit_editor.engine.name_resolver import NameResolver
from circuit_editor.lessons import (
    Choice,
    Goal,
    Lesson,
    LessonError,
    LessonStep,
    Situation,
    TextByLanguage,
    read_lesson,
    shipped_lessons,
)
from circuit_editor.lessons.goals import ASKED, BLOCK, CHOSE, GUESSED
from circuit_editor.lessons.lesson import CHARACTER
from circuit_editor.model import Document, Pin
from circuit_editor.model.paths import Path as NodePath
from circuit_editor.teaching.predict.prediction import Score
from circuit_editor.text import QT_TRANSLATE_NOOP, Pass, Quantity
from circuit_editor.ui.app import language
from circuit_editor.ui.app.deferred_loading import make_single_shot
from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.app.translate import say_why
from circuit_editor.ui.classroom.goal_demo import perform
from circuit_editor.ui.classroom.predicting import Predicting, Question
from circuit_editor.ui.classroom.stepping import Stepping
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.shell.files.file_commands import FileCommands


class LessonPosition(NamedTuple):
    """The position in a lesson that was left: its step, and what had been answered there."""

    lesson: Lesson
    at: int
    hints_shown: int
    chosen: tuple[Choice, ...]
    is_shown: bool


class Lessons(QObject):
    """Leads through a lesson: sets each step up, and tests whether its goals are reached."""

    changed = Signal()  # another lesson or step, or it is done now, or another hint is shown
    finished_step = Signal()
    began = Signal()
    ended = Signal()
    waits = Signal()  # a step begins, or its question was answered: keys belong elsewhere

    def __init__(
        self,
        session: Session,
        file_commands: FileCommands,
        stepping: Stepping,
        predicting: Predicting,
        settings: Settings,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._file_commands = file_commands
        self._stepping = stepping
        self._predicting = predicting
        self._settings = settings
        self.lesson: Lesson | None = None
        self.at = 0
        self.is_done = False
        self.is_shown = False  # what the step asks was shown, and nobody found it
        self.is_over = False  # the last step is behind one: what was learnt is told
        self.hints_shown = 0
        self.chosen: list[Choice] = []  # of the step's choices, in the order of choosing
        self.astray: list[Goal] = []  # what was as it must be when the step began, and is no more
        self._kept: list[Goal] = []
        self.is_hasty = False  # something is tried before what is to be chosen was
        self._began_with: Document | None = None
        self._decided_with: Document | None = None
        self._scores: dict[int, Score] = {}  # of the steps of this lesson
        self._setting_up = False
        self._hidden: tuple[str, ...] = ()
        self._is_ours = False  # the circuit is a lesson's
        # goals are looked at once for all that happens together
        self._pause = make_single_shot(self._look, self)
        for signal in (
            session.document_changed,
            session.run_changed,
            session.place_changed,
            session.selection_changed,
            session.let_go,
            stepping.moved,
            predicting.changed,
        ):
            signal.connect(self._something_happened)
        session.selection_changed.connect(self._look_at_selection)
        file_commands.opened.connect(self._another_document)
        file_commands.begun.connect(self._another_circuit)

    # --- what may be seen ----------------------------------------------------------------------

    @property
    def hides_anything(self) -> bool:
        """True where numbers are hidden that come later in the lesson."""
        return not ASKED.isdisjoint(self._hidden)

    @property
    def hides_characters(self) -> bool:
        """True where the step asks what gates do to a gradient, or a later one will."""
        return CHARACTER in self._hidden

    def state(self, what: Quantity, pin: Pin) -> State:
        """Numbers that come later in the lesson are not there yet."""
        if what.sent not in self._hidden:
            return State.VALUE
        if what is Quantity.VALUE and self._session.run.tape.slots.get(pin.node) in self._given():
            return State.VALUE
        return State.NOT_REACHED

    def hides_shape(self, pin: Pin) -> bool:
        """False: shapes are there before any number is."""
        return False

    def follow(self) -> None:
        """What is hidden stays so, whatever is edited."""

    # --- which lesson ---------------------------------------------------------------------

    def all(self) -> list[Lesson]:
        """The lessons that come with the program, in the order of the course."""
        return [read_lesson(path) for path in shipped_lessons()]

    def start(self, lesson: Lesson, *, goes_on: bool = False) -> bool:
        """Begin where one was; False where the present circuit is not to be left.

        Whoever `goes_on` from one lesson to the next leaves a lesson's circuit, and is not asked;
        nor is who comes back to the list from one.
        """
        if not (goes_on or self._is_ours or self._file_commands.may_leave()):
            return False
        self.lesson = lesson
        self._scores.clear()
        after = max(self.done_of(lesson), default=-1) + 1
        self.at = after if after < len(lesson.steps) else 0
        self._set_up(fresh=True)
        self.began.emit()
        return True

    def resume(self, lesson: Lesson, at: int) -> None:
        """Begin at a step of a lesson."""
        self.lesson, self.at = lesson, at
        self._scores.clear()
        self._set_up(fresh=True)
        self.began.emit()

    def find(self, id_: str, at: int) -> Lesson | None:
        """The lesson of this id, if it comes with the program and has such a step."""
        lesson = next((each for each in self.all() if each.id == id_), None)
        return lesson if lesson is not None and 0 <= at < len(lesson.steps) else None

    def recover(self, lesson: Lesson, at: int, document: Document) -> bool:
        """Begin at a step again, with a circuit that was edited in it; undo leads back to its own.

        False where it may not take its place.
        """
        self.resume(lesson, at)
        label = QT_TRANSLATE_NOOP("Sentence", "Recover what was not finished")
        return self._session.replace(label, document)

    @property
    def own(self) -> Lesson | None:
        """The lesson whose circuit is shown; None where another is."""
        return self.lesson if self._is_ours else None

    def go_on_from(self, other: LessonPosition) -> None:
        """Begin at the step at which one stood in another window, with what was answered there."""
        self.resume(other.lesson, other.at)
        self.hints_shown = other.hints_shown
        for choice in other.chosen:
            self.choose(choice)
        if other.is_shown:
            self.reveal()
        self.changed.emit()

    @property
    def left(self) -> LessonPosition | None:
        """Where one stands in a lesson, for the window that takes over; None where in none."""
        if self.lesson is None:
            return None
        chosen = tuple(self.chosen)
        return LessonPosition(self.lesson, self.at, self.hints_shown, chosen, self.is_shown)

    def open(self, path: Path) -> str:
        """Begin a teacher's own lesson; why not, or ""."""
        try:
            self.start(read_lesson(path))
        except LessonError as error:
            return say_why(error)
        return ""

    def tell(self, refusal: str) -> None:
        """Say why a lesson cannot be opened."""
        self._file_commands.tell(self.tr("This lesson cannot be opened"), refusal)

    def stop(self) -> None:
        """Leave the lesson; the circuit stays."""
        if self.lesson is None:
            return
        self.lesson = None
        self._session.descent.is_taught = True
        self._stepping.stop()  # first, or its sentence is told uncovered
        self._predicting.stop()
        self._hide(())
        self.ended.emit()
        self.changed.emit()

    def done_of(self, lesson: Lesson) -> frozenset[int]:
        """Which steps of a lesson were done, neither skipped nor shown."""
        return self._settings.steps_done(lesson.id) & frozenset(range(len(lesson.steps)))

    def reset(self) -> None:
        """Forget all progress."""
        self._settings.forget_lessons()
        if self.lesson is not None:
            self.at = 0
            self._set_up(fresh=True)
        self.changed.emit()

    # --- the step -------------------------------------------------------------------------

    @property
    def step(self) -> LessonStep | None:
        """The step one is at."""
        return self.lesson.steps[self.at] if self.lesson is not None else None

    @property
    def is_last(self) -> bool:
        """True at the last step of a lesson."""
        return self.lesson is not None and self.at == len(self.lesson.steps) - 1

    @property
    def has_summary(self) -> bool:
        """True where the lesson ends with what one knows then."""
        return self.lesson is not None and bool(self.lesson.summary)

    @property
    def next_lesson(self) -> Lesson | None:
        """The lesson that comes after this one."""
        wanted = self.lesson.next if self.lesson is not None else ""
        return next((each for each in self.all() if each.id == wanted), None) if wanted else None

    @property
    def hints(self) -> list[TextByLanguage]:
        """The hints that were asked for so far."""
        step = self.step
        return list(step.hints[: self.hints_shown]) if step is not None else []

    @property
    def has_more_hints(self) -> bool:
        """True where there is one more to ask for."""
        return self.step is not None and self.hints_shown < len(self.step.hints)

    def show_hint(self) -> None:
        """One more hint."""
        if self.has_more_hints:
            self.hints_shown += 1
            self.changed.emit()

    @property
    def is_open(self) -> bool:
        """True where the step asks something that was neither found nor shown yet."""
        return self.step is not None and not (self.is_done or self.is_shown or self.is_over)

    @property
    def may_choose(self) -> bool:
        """True where the step has choices and the right one was not chosen yet."""
        return self.is_open and bool(self.step and self.step.choices) and not self._chose_right

    def choose(self, choice: Choice) -> None:
        """Answer with one of the step's choices."""
        step = self.step
        if step is None or not self.may_choose or choice in self.chosen:
            return
        self.chosen.append(choice)
        if choice.is_right:
            self._decided_with = self._session.document
            self._uncover(step, but=self._questions(step.asked))
            self._ask_first(step)
        self.changed.emit()
        self.waits.emit()
        self._something_happened()

    def reveal(self) -> bool:
        """Show what the step asks, do it, and tell it; False where nothing is left to show."""
        step = self.step
        if step is None or not self.is_open:
            return False
        self.is_shown = True
        self._uncover(step)
        self._keep_score(step)
        self._perform(step)
        if not self._predicting.left:
            self._predicting.stop(goes_on=True)
        self.changed.emit()
        return True

    def next(self) -> None:
        """Go on, whether the step is done or not; from the last step to the next lesson."""
        if self.lesson is None or self.step is None:
            return
        self._keep_score(self.step)
        if not self.is_last:
            self.at += 1
            self._set_up()
        elif self.has_summary and not self.is_over:
            self._close()
        elif (following := self.next_lesson) is not None:
            self.start(following, goes_on=True)
        else:
            self.stop()

    def back(self) -> None:
        """Go back one step, with the circuit it began with."""
        if self.lesson is not None and (self.at > 0 or self.is_over):
            self.at -= not self.is_over
            self._set_up(fresh=True)

    def again(self) -> None:
        """Set the step up anew."""
        if self.lesson is not None:
            self._set_up(fresh=True)

    # --- parts ----------------------------------------------------------------------------

    def _set_up(self, *, fresh: bool = False) -> None:
        """Bring the circuit, what is covered and where the timeline stands to how a step begins."""
        lesson, step = self.lesson, self.step
        assert lesson is not None and step is not None
        self._setting_up = True
        self.is_done = self.is_shown = self.is_over = False
        self.hints_shown = 0
        self.chosen, self.astray, self.is_hasty, self._decided_with = [], [], False, None
        self._stepping.stop()  # first, or its sentence is told uncovered
        self._predicting.stop(goes_on=not fresh)
        circuit = step.circuit
        if circuit is None and (fresh or not self._has_blocks(step)):
            circuit = lesson.circuit_at(self.at)
        if circuit is not None:
            self._file_commands.show_document(circuit, None)
            self._is_ours = True
        self._hide(step.hides)
        self._open_blocks(step)
        if step.shows is not None:
            self._show(*step.shows)
        self._ask(step)
        descent = self._session.descent
        descent.count_anew()
        descent.is_taught = lesson.steps_down_by(self.at)
        self._began_with = self._session.document
        here = self._situation(step)
        self._kept = [goal for goal in step.goals if goal.fixes and goal.is_reached(here)]
        self._setting_up = False
        self.changed.emit()
        self.waits.emit()
        self._look()

    def _has_blocks(self, step: LessonStep) -> bool:
        finder = self._finder()
        return all(finder.path(name) is not None for name, _ in step.blocks)

    def _hide(self, kinds: tuple[str, ...]) -> None:
        was, self._hidden = self._hidden, kinds
        if was and not kinds:
            self._session.remove_filter(self)
        elif kinds and not was:
            self._session.add_filter(self)

    def _given(self) -> set[int]:
        """The slots of what holds a value: it is given, whatever is hidden."""
        return {
            slot for slot, step in enumerate(self._session.run.tape.steps) if step.gate.is_source
        }

    def _open_blocks(self, step: LessonStep) -> None:
        if step.opens is None:
            return
        found = [path for name in step.opens if (path := self._finder().path(name)) is not None]
        self._session.expand([path for path in found if not NodePath(path).is_nested], open_=True)

    def _show(self, place: str, name: str) -> None:
        stepping = self._stepping
        stepping.start(at_end=place == "all")
        if place == "seed":
            stepping.go(stepping.seed)
        elif place in {*Pass}:
            path = self._finder().path(name)
            if path is not None:
                stepping.go_to(Pass(place), path)

    def _ask(self, step: LessonStep) -> None:
        """Cover what this step asks for, and what later ones will: nothing is seen before."""
        assert self.lesson is not None
        covered = self._questions(
            dict.fromkeys((*step.covered, *self.lesson.covered_after(self.at)))
        )
        if covered:
            self._predicting.begin(covered, self._questions(step.asked))
            self._ask_first(step)

    def _ask_first(self, step: LessonStep) -> None:
        """Ask in the order in which the text speaks of them; what is to be chosen comes before."""
        asked = (
            self._predicting.question_at(each.pin, each.what, each.part)
            for each in self._questions(step.asked)
        )
        first = next((each for each in asked if each is not None), None)
        self._predicting.ask(None if self.may_choose else first)

    def _uncover(self, step: LessonStep, but: Collection[Question] = ()) -> None:
        """Show what this step covers, but for what those that follow ask for."""
        assert self.lesson is not None
        later = self._questions(self.lesson.covered_after(self.at))
        here = self._questions(step.covered)
        self._predicting.ask(None)
        kept = {(each.pin, each.what) for each in (*later, *but)}  # whole arrays
        shown = [each for each in here if (each.pin, each.what) not in kept]
        self._predicting.reveal_these(shown, for_good=True)

    def _perform(self, step: LessonStep) -> None:
        """Do what is asked, in order, so that what is told can be seen."""
        lesson = self.lesson
        assert lesson is not None
        for goal in step.goals:
            here = self._situation(step)
            if goal.does is not None and not goal.is_reached(here):
                makes = goal.does.word == BLOCK and not self.is_last
                grouped = lesson.circuit_at(self.at + 1) if makes else None
                perform(goal.does, here, self._session, self._stepping, grouped)

    def _questions(self, names: Iterable[tuple[Quantity, str]]) -> list[Question]:
        finder = self._finder()
        meant = [(finder.part(name), what) for what, name in names]
        return [Question(each[0], what, each[1]) for each, what in meant if each is not None]

    def _finder(self) -> NameResolver:
        return NameResolver.of(self._session.document, self._session.run.tape)

    def _something_happened(self) -> None:
        if self.is_open and not self._setting_up:
            self._pause.start()

    def _another_document(self) -> None:
        """Somebody opened another file: the lesson is over."""
        if not self._setting_up:
            self._is_ours = False
            self.stop()

    def _another_circuit(self) -> None:
        """What is typed as an expression in a lesson may be what a step asks for: it goes on."""
        self._is_ours = self.lesson is not None

    def _look(self) -> None:
        """Look whether all goals of the step are reached."""
        if self._session.is_held:  # what a drag passes is no answer
            return
        step = self.step
        if step is None or not self.is_open or not step.goals:
            return
        if step.asked and not self._predicting.to_ask and not self._has_found(step):
            self._ask(step)  # what was asked for went for a while, and is there again
        here = self._situation(step)
        document = self._session.document
        was_tried = not (step.choices and _tries(step)) or document is not self._decided_with
        if was_tried and all(goal.is_reached(here) for goal in step.goals):
            self._finish()
            return
        astray = [goal for goal in self._kept if not goal.is_reached(here)]
        is_hasty = _tries(step) and self.may_choose and document is not self._began_with
        if (astray, is_hasty) != (self.astray, self.is_hasty):
            self.astray, self.is_hasty = astray, is_hasty
            self.changed.emit()

    def _finish(self) -> None:
        lesson = self.lesson
        assert lesson is not None
        self.is_done = True
        self._stepping.pause()
        self._uncover(lesson.steps[self.at])
        self._keep_score(lesson.steps[self.at])
        self._settings.keep_steps_done(lesson.id, self.done_of(lesson) | {self.at})
        self.changed.emit()
        self.finished_step.emit()

    def _has_found(self, step: LessonStep) -> bool:
        return all(self._predicting.was_found(question) for question in self._questions(step.asked))

    def _situation(self, step: LessonStep) -> Situation:
        session = self._session
        found = {
            (each.what, each.pin, each.part)
            for each in self._questions(step.covered)
            if self._predicting.was_found(each)
        }
        return Situation(
            session.document,
            session.run,
            session.expanded,
            frozenset(found),
            frozenset(session.path_of(id_) for id_ in session.selection),
            self._stepping.reached(),
            self._stepping.is_at_end,
            session.descent.made,
            self._chose_right,
        )

    @property
    def _chose_right(self) -> bool:
        return any(choice.is_right for choice in self.chosen)

    def _look_at_selection(self) -> None:
        """What is selected on the canvas may be the answer to a step's question."""
        step, session = self.step, self._session
        if step is None or self._setting_up or not self.may_choose:
            return
        finder = self._finder()
        nodes = [session.path_of(id_) for id_ in session.selection]
        wire = session.selected_wire
        pin = Pin(session.path_of(wire.node), wire.port) if wire is not None else None
        for choice in step.choices if pin is not None or len(nodes) == 1 else ():
            if choice.at and (finder.pin(choice.at) == pin or finder.path(choice.at) in nodes):
                self.choose(choice)
                return

    # --- how it went ----------------------------------------------------------------------

    @property
    def score(self) -> Score:
        """How it went with all that was asked since the lesson was begun."""
        return sum(self._scores.values(), Score(0, 0, 0, 0))

    def _keep_score(self, step: LessonStep) -> None:
        """Remember how it went with a step; the first time counts, unless it was skipped then."""
        before = self._scores.get(self.at)
        if self.is_over or (before is not None and not before.left):
            return
        score = self._predicting.score_of(self._questions(step.asked))
        if step.choices:
            wrong = any(not choice.is_right for choice in self.chosen)
            found = self._chose_right
            score += Score(
                int(found and not wrong),
                int(found and wrong),
                int(self.is_shown and not found),
                int(not (self.is_shown or found)),
            )
        self._scores[self.at] = score

    def _close(self) -> None:
        """Tell what was learnt, and how it went."""
        self.is_over = True
        self._stepping.stop()  # first, or its sentence is told uncovered
        self._predicting.stop()
        self._hide(())
        self.changed.emit()


def _tries(step: LessonStep) -> bool:
    """True where something is to be done with the circuit, besides predicting and choosing."""
    return any(goal.text.split()[0] not in (CHOSE, GUESSED) for goal in step.goals)


def in_current_language(text: TextByLanguage) -> str:
    """A teacher's text in the language that is spoken; its lines are joined, its paragraphs not."""
    return "\n\n".join(each.text for each in text.paragraphs_in(language.current_language().code))
