"""Predictions: numbers are covered, the learner types what they will be, and is told the verdict.

A prediction is a frozen value. A guess, a reveal, another run each make a new one, so that the
window can keep it beside the document and compare the two by identity.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from random import Random
from typing import TypeAlias

from immutables import Map

from circuit_editor.dataclass import replace
from circuit_editor.engine import Run
from circuit_editor.engine.name_resolver import SHAPE, Part
from circuit_editor.model import (
    Document,
    Path,
    Pin,
)
from circuit_editor.teaching.predict.cover import (
    CellIndex,
    CoverState,
    RunNumber,
    RunNumbers,
    is_cell,
)
from circuit_editor.teaching.predict.diagnosis_context import DiagnosisContext, PreviousNumbers
from circuit_editor.teaching.predict.masked_run import IsHidden
from circuit_editor.teaching.predict.verdicts import Outcome, Verdict, is_of_loss, judge
from circuit_editor.text import QT_TRANSLATE_NOOP, Quantity, Sentence

__all__ = ["Cover", "Outcome", "Prediction", "Question", "Score", "Verdict"]


# chooses a cell of the array at a pin, by its shape; None: it leaves that to chance
ChoosesCell: TypeAlias = Callable[[Pin, tuple[int, ...]], CellIndex | None]


class Cover(Enum):
    """The numbers that are asked for; GRADIENTS is "backward only", SHAPES are those of arrays."""

    VALUES = "values"
    GRADIENTS = "gradients"
    BOTH = "both"
    SHAPES = "shapes"


@dataclass(frozen=True, slots=True)
class Question:
    """A number that is asked for, and the pin where it is; of an array a cell, or its shape."""

    pin: Pin
    what: Quantity
    part: Part = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The state of one question: the last verdict, how many wrong tries before, if revealed.

    What is there `for_good` is not asked again, whatever the number becomes by an edit.
    """

    verdict: Verdict | None = None
    wrong: int = 0
    revealed: bool = False
    for_good: bool = False

    @property
    def is_found(self) -> bool:
        """True where it was answered rightly, and not shown."""
        return not self.revealed and self.verdict is not None and self.verdict.accepted

    @property
    def is_closed(self) -> bool:
        """True where nothing is asked any more."""
        return self.revealed or self.is_found


@dataclass(frozen=True, slots=True)
class Score:
    """The score of a prediction, in numbers of questions."""

    first_try: int
    later: int
    revealed: int
    left: int

    def __add__(self, other: Score) -> Score:
        return Score(
            self.first_try + other.first_try,
            self.later + other.later,
            self.revealed + other.revealed,
            self.left + other.left,
        )

    @property
    def total(self) -> int:
        """All questions."""
        return self.first_try + self.later + self.revealed + self.left

    @property
    def sentence(self) -> Sentence:
        """The score in words."""
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "{first} of {total} right at the first try, {later} later, {revealed} revealed, "
                "{left} left.",
            ),
            first=self.first_try,
            total=self.total,
            later=self.later,
            revealed=self.revealed,
            left=self.left,
        )


@dataclass(frozen=True, eq=False)
class Prediction:
    """Numbers that are covered until somebody finds or reveals them, and how each was answered."""

    document: Document
    run: Run
    pins: Mapping[RunNumber, Pin]
    answers: Map[RunNumber, Answer]
    closed: frozenset[str] = frozenset()

    @staticmethod
    def begin(
        document: Document,
        run: Run,
        cover: Cover | Collection[Question],
        closed: Collection[str] = (),
        chooses: ChoosesCell = lambda pin, shape: None,
    ) -> Prediction:
        """Cover numbers of a run: values, gradients or both, shapes, or a chosen set.

        `closed` are the paths of the blocks that are shown as one gate: what is inside them is
        not asked for, what is at their ports is. Only what is computed is asked for, and values
        only of gates, unless chosen. Of an array that is one cell, the one that somebody `chooses`
        or one drawn by its name, always the same; all of it is covered.
        """
        numbers = RunNumbers(run)
        if isinstance(cover, Cover):
            pins = _covered_by(numbers, cover, closed)
        else:
            pins = {}
            for each in cover:
                number = numbers.at(each.pin, each.what, each.part)
                if number is not None:
                    pins.setdefault(number, each.pin)
        parts = ((_with_cell(numbers, n, pin, chooses), pin) for n, pin in pins.items())
        asked = {number: pin for number, pin in parts if numbers.can_be_asked(number)}
        return Prediction(document, run, asked, Map(), frozenset(closed))

    # --- what may be seen ---

    @property
    def hides_anything(self) -> bool:
        """True while something is asked that nobody has found or revealed."""
        return bool(self.cover_state.open)

    def covered(self, pin: Pin, what: Quantity) -> bool:
        """True where this number may not be shown: it is asked for, or tells one that is."""
        return self.cover_state.covered(pin, what)

    @cached_property
    def cover_state(self) -> CoverState:
        """What is hidden now."""
        left = [number for number in self.pins if not self._is_closed(number)]
        still = frozenset(number.whole for number in left)
        shut = {
            (self.pins[number].node, number.what)
            for number in left
            if self.pins[number].node in self.closed
        }
        for pin, alias in self.run.tape.aliases.items() if self.closed else ():
            # what a block sends back is asked for where it arrives: at the gate that feeds it
            number = RunNumber(Quantity.GRADIENT, alias.slot, alias.ends)
            if pin.node in self.closed and number in still:
                shut.add((pin.node, Quantity.GRADIENT))
        asked = frozenset(number.whole for number in self.pins)
        shapeless = {
            number.slot for number in left if number.part == SHAPE and number.what is Quantity.VALUE
        }
        return CoverState(self._numbers, asked, still, shut, shapeless)

    def hides_shape(self, pin: Pin) -> bool:
        """True where the shape of an array may not be shown: it is asked for, or tells one."""
        return self.cover_state.hides_shape(pin)

    # --- questions and answers ---

    @property
    def questions(self) -> list[Question]:
        """Everything that is asked, in the order of the passes."""
        return [Question(pin, number.what, number.part) for number, pin in self.pins.items()]

    @property
    def left(self) -> list[Question]:
        """What nobody has found or revealed yet, in the order of the passes."""
        return [
            Question(pin, number.what, number.part)
            for number, pin in self.pins.items()
            if not self._is_closed(number)
        ]

    def question(self, pin: Pin, what: Quantity, part: Part = None) -> Question | None:
        """What is asked at a pin, in the place where it is asked; None where nothing is.

        Where no `part` of an array is told: the first that is still to be found, or was.
        """
        number = self._asked_at(pin, what, part)
        return None if number is None else Question(self.pins[number], what, number.part)

    def is_of_loss(self, question: Question) -> bool:
        """True where the gradient of the loss by itself is asked for."""
        number = self._numbers.at(question.pin, question.what)
        return number is not None and is_of_loss(self._numbers, number)

    def verdict(self, pin: Pin, what: Quantity, part: Part = None) -> Verdict | None:
        """What was said to the last guess for this number; None where there was none."""
        return self._answer(self._asked_at(pin, what, part)).verdict

    def is_revealed(self, pin: Pin, what: Quantity, part: Part = None) -> bool:
        """True where the number was shown without having been found."""
        return self._answer(self._asked_at(pin, what, part)).revealed

    def guess(
        self,
        pin: Pin,
        what: Quantity,
        text: str,
        previous: PreviousNumbers | None = None,
        is_hidden: IsHidden | None = None,
        on_paper: Collection[Question] = (),
        part: Part = None,
    ) -> Prediction:
        """Take a guess. What is said to it is `verdict(pin, what)` of the result.

        `previous` is the run before the last edit, where there was one: its numbers are what
        somebody gives who has not looked again. `is_hidden` tells what is hidden besides what is
        covered here: no diagnosis uses it. `on_paper` is covered but never asked for: what
        arrives there is known to who answers. Where nothing is asked, nothing changes.
        """
        number = self._asked_at(pin, what, part)
        if number is None or self._is_closed(number):
            return self
        verdict = judge(self._context(number, previous, is_hidden, on_paper), number, text)
        before = self._answer(number)
        wrong = before.wrong + (verdict.outcome is Outcome.WRONG)
        return self._with({number: replace(before, verdict=verdict, wrong=wrong)})

    def ask_cell(self, question: Question, cell: CellIndex) -> Prediction:
        """Ask for another cell of an array, where nobody answered yet."""
        number = self._asked_at(question.pin, question.what, question.part)
        if number is None or not number.cell or number in self.answers:
            return self
        other = number._replace(part=cell)
        if other in self.pins or not self._numbers.can_be_asked(other):
            return self
        pins = {other if each == number else each: pin for each, pin in self.pins.items()}
        return self._of_same_run(replace(self, pins=pins))

    def reveal(self, pin: Pin, what: Quantity, part: Part = None) -> Prediction:
        """Show one number that was not found."""
        number = self._asked_at(pin, what, part)
        return self if number is None else self._reveal([number])

    def keep_open(self, questions: Collection[Question]) -> Prediction:
        """Show these numbers from now on, whether they were found or not, and after edits, too."""
        numbers = self._asked(questions)
        shown = self._reveal(numbers)
        return shown._with({n: replace(shown._answer(n), for_good=True) for n in numbers})

    def reveal_all(self) -> Prediction:
        """Show every number that was not found."""
        return self._reveal(self.pins)

    def follow(self, document: Document, run: Run) -> Prediction:
        """The same questions in another run, after an edit; answers stay where numbers stayed."""
        numbers = RunNumbers(run)
        pins: dict[RunNumber, Pin] = {}
        answers: dict[RunNumber, Answer] = {}
        for before, pin in self.pins.items():
            number = numbers.at(pin, before.what, before.part)
            if number is not None and not numbers.can_be_asked(number) and before.part != SHAPE:
                # a number became an array, or one of another shape
                number = _with_cell(numbers, number.whole, pin, lambda pin, shape: None)
            if number is None or not numbers.can_be_asked(number) or number in pins:
                continue
            pins[number] = pin
            answer = self.answers.get(before)
            same = number.part == before.part and (
                _shape(numbers, number) == _shape(self._numbers, before)
                if number.part == SHAPE
                else numbers.true(number) == self._numbers.true(before)
            )
            if answer is not None and (same or answer.for_good):
                answers[number] = answer
        return Prediction(document, run, pins, Map(answers), self.closed)

    @property
    def score(self) -> Score:
        """How it went so far."""
        return self.score_of(self.questions)

    def score_of(self, questions: Collection[Question]) -> Score:
        """How it went so far with these questions, each counted once."""
        answers = [self._answer(number) for number in self._asked(questions)]
        found = [each for each in answers if each.is_closed and not each.revealed]
        first = sum(each.wrong == 0 for each in found)
        revealed = sum(each.revealed for each in answers)
        return Score(first, len(found) - first, revealed, len(answers) - len(found) - revealed)

    # --- inside ---

    @cached_property
    def _numbers(self) -> RunNumbers:
        return RunNumbers(self.run)

    def _asked(self, questions: Collection[Question]) -> list[RunNumber]:
        found = (self._asked_at(each.pin, each.what, each.part) for each in questions)
        return list(dict.fromkeys(each for each in found if each is not None))

    def _asked_at(self, pin: Pin, what: Quantity, part: Part) -> RunNumber | None:
        """What is asked at a pin: the part that is told, else the first that is open, or any."""
        number = self._numbers.at(pin, what, part)
        if number is None or number in self.pins or part is not None:
            return number if number in self.pins else None
        parts = [each for each in self.pins if each.whole == number]
        left = [each for each in parts if not self._is_closed(each)]
        return next(iter(left or parts), None)

    def _answer(self, number: RunNumber | None) -> Answer:
        return Answer() if number is None else self.answers.get(number, Answer())

    def _is_closed(self, number: RunNumber) -> bool:
        return number in self.answers and self.answers[number].is_closed

    def _with(self, answers: Mapping[RunNumber, Answer]) -> Prediction:
        return self._of_same_run(replace(self, answers=self.answers.update(answers)))

    def _of_same_run(self, made: Prediction) -> Prediction:
        made.__dict__["_numbers"] = self._numbers
        return made

    def _reveal(self, numbers: Collection[RunNumber]) -> Prediction:
        still = [each for each in numbers if each in self.pins and not self._is_closed(each)]
        return self._with({each: replace(self._answer(each), revealed=True) for each in still})

    def _context(
        self,
        number: RunNumber,
        previous: PreviousNumbers | None,
        is_hidden: IsHidden | None,
        on_paper: Collection[Question],
    ) -> DiagnosisContext:
        written: dict[RunNumber, float] = {}
        met: set[str] = set()
        for each, answer in self.answers.items():
            said = answer.verdict
            if said is None or said.outcome is not Outcome.WRONG or answer.revealed:
                continue
            met.update(diagnosis.key for diagnosis in said.diagnoses[:1])
            if said.guess is not None and each != number:
                written[each] = said.guess.number
        unasked = (self._numbers.at(each.pin, each.what) for each in on_paper)
        return DiagnosisContext(
            self.document,
            self._numbers,
            self.pins[number],
            previous=previous,
            cover_state=self.cover_state,
            written=written,
            met=frozenset(met),
            closed=self.closed,
            is_hidden=is_hidden,
            on_paper=frozenset(each for each in unasked if each is not None),
            found=frozenset(each.whole for each, given in self.answers.items() if given.is_found),
        )


def _with_cell(numbers: RunNumbers, number: RunNumber, pin: Pin, chooses: ChoosesCell) -> RunNumber:
    """The number itself, or of an array of which no part is told the cell that is asked for."""
    array = numbers.array(number)
    if array is None or not array.size or not array.shape or number.part is not None:
        return number
    chosen = chooses(pin, array.shape)
    if chosen is None or not is_cell(chosen, array.shape):
        chance = Random(f"{pin} {number.what.value} {array.shape}")
        chosen = tuple(chance.randrange(length) for length in array.shape)
    return number._replace(part=chosen)


def _shape(numbers: RunNumbers, number: RunNumber) -> tuple[int, ...] | None:
    array = numbers.array(number)
    return None if array is None else array.shape


def _covered_by(numbers: RunNumbers, cover: Cover, closed: Collection[str]) -> dict[RunNumber, Pin]:
    """The numbers asked for, in the order of the passes, and the pin where each is asked."""
    values, gradients = dict[RunNumber, Pin](), dict[RunNumber, Pin]()
    if cover is Cover.SHAPES:
        return _shapes(numbers, closed)
    tape = numbers.run.tape
    inside = {slot for path in closed for slot in tape.insides.get(path, ())}
    shut = set(closed)
    if cover is not Cover.GRADIENTS:
        values = {n: pin for pin, n in numbers.of_values() if tape.slots[pin.node] not in inside}
    if cover is not Cover.VALUES:
        gradients = {
            n: pin for pin, n in numbers.of_gradients() if tape.slots[pin.node] not in inside
        }
    for pin, alias in tape.aliases.items() if shut else ():
        if pin.node not in shut or any(Path(pin.node).is_within(path) for path in shut):
            continue
        if cover is not Cover.GRADIENTS and alias.slot in inside:
            values.setdefault(RunNumber(Quantity.VALUE, alias.slot), pin)
        if cover is not Cover.VALUES and alias.slot >= 0:
            gradients.setdefault(RunNumber(Quantity.GRADIENT, alias.slot, alias.ends), pin)
    forwards = sorted(values, key=lambda number: number.slot)
    backwards = sorted(gradients, key=lambda number: (-number.slot, len(number.ends)))
    return {each: values.get(each) or gradients[each] for each in (*forwards, *backwards)}


def _shapes(numbers: RunNumbers, closed: Collection[str]) -> dict[RunNumber, Pin]:
    """The shapes that are asked for: of what gates give, then of what arrays that are given get."""
    values = _covered_by(numbers, Cover.VALUES, closed)
    steps = numbers.run.tape.steps
    given = {
        number: pin
        for number, pin in _covered_by(numbers, Cover.GRADIENTS, closed).items()
        if steps[number.slot].gate.is_source and number.ends == numbers.ends[number.slot]
    }
    return {
        number._replace(part=SHAPE): pin
        for number, pin in (values | given).items()
        if _shape(numbers, number)
    }
