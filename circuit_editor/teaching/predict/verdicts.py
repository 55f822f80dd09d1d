"""Verdicts on a guess: right, right but rounded, too coarse, or wrong and why.

Three definitions hold always. *Right* is the true number rounded at the digits typed, where they
leave little open; *cut off* the same digits with the rest left away (both in `guesses`). *The
method is right* where reckoning on with the numbers on the screen gives all digits typed, and no
wrong rule gives them, too.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from circuit_editor.engine.name_resolver import SHAPE
from circuit_editor.gates import Gate
from circuit_editor.gates.gate import Shape
from circuit_editor.gates.gate_texts import ALONE, GateText, gate_text
from circuit_editor.teaching.explain.phrases import REMARKED, loss_word
from circuit_editor.teaching.explain.shape_rule import ONE_NUMBER
from circuit_editor.teaching.predict.arrays_seen import meets_arrays
from circuit_editor.teaching.predict.cover import RunNumber, RunNumbers
from circuit_editor.teaching.predict.diagnosis import (
    Diagnosis,
    diagnose,
    diagnose_rounding,
    number_name,
)
from circuit_editor.teaching.predict.diagnosis_context import (
    DiagnosisContext,
    shut_slots,
    wires_of,
)
from circuit_editor.teaching.predict.guesses import (
    Fit,
    Guess,
    as_shown,
    asked_unit,
    fit,
    has_two_digits,
    is_cut_off,
    read_guess,
)
from circuit_editor.teaching.predict.misconceptions.other_numbers import value_for_gradient
from circuit_editor.text import (
    QT_TRANSLATE_NOOP,
    Argument,
    Quantity,
    Sentence,
    Template,
    brief,
    exact,
    show,
)
from circuit_editor.text.typed_numbers import which_is_meant
from circuit_editor.text.typed_shapes import typed_shape, write_shape

THOUSANDS = 100  # a number of this size may have been typed with a point between its thousands
CUT_OFF = Template(
    QT_TRANSLATE_NOOP(
        "Sentence", "Right, but {guess} was cut off: rounded, the number is {number}."
    )
)
EXACT_BUT_ANOTHER = Template(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} is near, but a fraction or a product is an exact number, and it is another "
        "one. Work with more digits, and round at the very end.",
    )
)


RIGHT = Template(QT_TRANSLATE_NOOP("Sentence", "Right: {number}."))
NOT_THE_SHAPE = Template(
    QT_TRANSLATE_NOOP("Sentence", "{guess} is not the shape of {node}."),
)
NOT_THE_SHAPE_OF_A_GRADIENT = Template(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} is not the shape of the gradient of {node}. A gradient has the shape of the array "
        "that it belongs to: one number for each of its.",
    )
)
EXCHANGED = QT_TRANSLATE_NOOP(
    "Sentence", "These are the right lengths in the wrong order: rows come before columns."
)
OTHER_AXES = QT_TRANSLATE_NOOP(
    "Sentence", "It has another number of axes. Look at which axes its gate keeps."
)
OTHER_LENGTHS = QT_TRANSLATE_NOOP(
    "Sentence", "The number of axes is right. Look at the shapes that arrive, length by length."
)
CELL_BY_CELL = QT_TRANSLATE_NOOP(
    "Sentence",
    "This gate works cell by cell: what comes out has the shape of what arrives, of the larger one "
    "where one is stretched.",
)
OF_A_PRODUCT = QT_TRANSLATE_NOOP(
    "Sentence",
    "Look at the shapes that arrive: a product of matrices has the rows of the first and the "
    "columns of the second, and the length that they share is gone.",
)
BY_SHAPES = QT_TRANSLATE_NOOP("Sentence", "By shapes: {operation}.")
IN_BRACKETS = -1  # how closely a shape binds: in brackets beside a sign, in none in a function
NO_ENTRY_OF_VALUE = Template(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} is not the value of {node}. Look at which cells it is made of, and put their "
        "numbers into its gate once more.",
    )
)
NO_ENTRY_OF_GRADIENT = Template(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "{guess} is not the gradient of {node}. For each number that is made of this one: what "
        "arrives there × how fast it grows with this one. All of that added up.",
    )
)


class Outcome(Enum):
    """The kind of a verdict."""

    RIGHT = "right"
    ROUNDED = "rounded"  # the method is right: rounded numbers were carried along, or digits cut
    COARSE = "coarse"  # true as far as it goes: more digits are wanted
    UNREADABLE = "unreadable"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict on a guess: its outcome, and the sentence for the learner.

    `diagnoses` are the wrong rules that give this very number, the most probable first; `sentence`
    is what to say, the first diagnosis where there is one.
    """

    outcome: Outcome
    sentence: Sentence
    guess: Guess | None = None
    diagnoses: tuple[Diagnosis, ...] = ()

    @property
    def accepted(self) -> bool:
        """True where the number is found: it is uncovered then."""
        return self.outcome in (Outcome.RIGHT, Outcome.ROUNDED)


def judge(context: DiagnosisContext, number: RunNumber, text: str) -> Verdict:
    """Judge what somebody typed for a number, or a shape, that is computed."""
    if number.part == SHAPE:
        return _shape_verdict(context, number, text)
    guess, true = read_guess(text), context.numbers.true(number)
    if isinstance(guess, Sentence):
        return Verdict(Outcome.UNREADABLE, guess)
    assert true is not None
    how = fit(guess, true)
    if how is Fit.SAME:
        return Verdict(Outcome.RIGHT, _right(guess, true), guess)
    if how is Fit.COARSE:
        return Verdict(Outcome.COARSE, _coarse(guess, true), guess)
    cut_off = is_cut_off(guess, true)
    if cut_off and has_two_digits(guess, true):
        return Verdict(Outcome.ROUNDED, CUT_OFF(guess=guess.shown, number=show(true)), guess)
    found = tuple(diagnose(context, number, guess))
    if not found:
        carried = diagnose_rounding(context, number, guess)
        if carried is not None:
            return Verdict(Outcome.ROUNDED, carried.sentence, guess, (carried,))
        if cut_off:
            return Verdict(Outcome.COARSE, _coarse(guess, true), guess)
    thousands = None if guess.written is None else guess.written.in_thousands
    if thousands is not None and abs(true) >= THOUSANDS:
        # 1.000 may be 1000: whether it is near is not told
        return Verdict(Outcome.UNREADABLE, which_is_meant(thousands, guess.exactly), guess)
    if is_of_loss(context.numbers, number):
        sentence = _is_the_loss(context, guess, found)
    elif found:
        sentence = found[0].sentence
    elif guess.is_exact and as_shown(guess.number) == as_shown(true):
        sentence = EXACT_BUT_ANOTHER(guess=guess.shown)
    else:
        sentence = _no_diagnosis(context, number, guess)
    return Verdict(Outcome.WRONG, sentence, guess, found)


def _shape_verdict(context: DiagnosisContext, number: RunNumber, text: str) -> Verdict:
    """Judge what somebody typed for a shape: the lengths, in order."""
    typed, array = typed_shape(text), context.numbers.array(number)
    if isinstance(typed, Sentence):
        return Verdict(Outcome.UNREADABLE, typed)
    assert array is not None
    shape: Shape = array.shape
    if typed == shape:
        return Verdict(Outcome.RIGHT, RIGHT(number=_lengths(typed)))
    is_value = number.what is Quantity.VALUE
    template = NOT_THE_SHAPE if is_value else NOT_THE_SHAPE_OF_A_GRADIENT
    sentence = template(guess=_lengths(typed), node=number_name(context, number))
    if is_value:
        gate = context.run.tape.steps[number.slot].gate
        sentence = Sentence.of(REMARKED, sentence=sentence, remark=_about(gate, typed, shape))
        operation = _by_shapes(context, number.slot)
        if operation:
            remark = Sentence.of(BY_SHAPES, operation=operation)
            sentence = Sentence.of(REMARKED, sentence=sentence, remark=remark)
    return Verdict(Outcome.WRONG, sentence)


def _by_shapes(context: DiagnosisContext, slot: int) -> str:
    """What a gate does, with the shapes that arrive: `(2×4) @ (4×3)`; "" where one is not seen."""
    step, arriving = context.run.tape.steps[slot], context.run.inputs(slot)
    cover = context.cover_state
    is_unseen = cover is not None and any(map(cover.hides_shape_of, step.sources))
    if not arriving or is_unseen or slot in shut_slots(context):
        return ""
    shapes = map(np.shape, arriving)
    texts = [GateText(write_shape(each), IN_BRACKETS if each else ALONE) for each in shapes]
    attrs = [brief(number) for number in step.attrs.values()]
    return gate_text(step.gate, attrs, step.options, texts).text


def _about(gate: Gate, typed: Shape, true: Shape) -> Sentence:
    """What to look at where the shape that a gate gives is wrong; the true one is not told."""
    if typed == true[::-1]:
        return Sentence.of(EXCHANGED)
    if not gate.is_of_arrays:
        return Sentence.of(CELL_BY_CELL)
    if gate.sent:
        return Sentence.of(OF_A_PRODUCT)
    return Sentence.of(OTHER_LENGTHS if len(typed) == len(true) else OTHER_AXES)


def _lengths(shape: tuple[int, ...]) -> Argument:
    return write_shape(shape) if shape else ONE_NUMBER


def is_of_loss(numbers: RunNumbers, number: RunNumber) -> bool:
    """True for the gradient of the loss by itself, with which the backward pass begins."""
    return number.what is Quantity.GRADIENT and [slot for slot, _ in number.ends] == [
        numbers.run.tape.loss
    ]


def _is_the_loss(context: DiagnosisContext, guess: Guess, found: tuple[Diagnosis, ...]) -> Sentence:
    """No gate multiplies anything there: what is asked is told, and what was taken for it."""
    loss = loss_word(context.document)
    remark = Sentence.of(
        QT_TRANSLATE_NOOP(
            "Sentence",
            "This wire is {loss} itself: how much does it change when it changes by itself?",
        ),
        loss=loss,
    )
    if found and found[0].key == value_for_gradient.key:
        sentence = found[0].sentence
    else:
        sentence = Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "{guess} is not the gradient of {loss} by itself."),
            guess=guess.shown,
            loss=loss,
        )
    return Sentence.of(REMARKED, sentence=sentence, remark=remark)


def _no_diagnosis(context: DiagnosisContext, number: RunNumber, guess: Guess) -> Sentence:
    node = number_name(context, number)
    if meets_arrays(context, number):
        is_value = number.what is Quantity.VALUE
        template = NO_ENTRY_OF_VALUE if is_value else NO_ENTRY_OF_GRADIENT
        return template(guess=guess.shown, node=node)
    if number.what is Quantity.VALUE:
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "{guess} is not the value of {node}. Put the numbers that arrive there into "
                "its gate once more.",
            ),
            guess=guess.shown,
            node=node,
        )
    count = len(wires_of(context, number.ends))
    if count > 1:
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "{guess} is not the gradient of {node}. Work out upstream × local for each of "
                "the {count} wires that reach {loss}, then add.",
            ),
            guess=guess.shown,
            node=node,
            loss=loss_word(context.document),
            count=count,
        )
    return Sentence.of(
        QT_TRANSLATE_NOOP(
            "Sentence",
            "{guess} is not the gradient of {node}. Multiply what arrives at the next gate by "
            "its local derivative.",
        ),
        guess=guess.shown,
        node=node,
    )


def _right(guess: Guess, true: float) -> Sentence:
    """0.13 and 0.12 are both 0.125 rounded: who typed the other one is told all digits."""
    is_between = guess.unit == asked_unit(true) and guess.number != as_shown(true)
    return RIGHT(number=exact(true) if is_between else show(true))


def _coarse(guess: Guess, true: float) -> Sentence:
    if guess.number == 0:
        return Sentence.of(
            QT_TRANSLATE_NOOP("Sentence", "It is near 0 but not 0. Give two digits, as in 4.0e−3.")
        )
    if asked_unit(true) < asked_unit(1.0):  # two decimals are too few there
        return Sentence.of(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "{guess} is right as far as it goes. Give two digits behind the zeros, as in "
                "0.050, or a fraction.",
            ),
            guess=guess.shown,
        )
    return Sentence.of(
        QT_TRANSLATE_NOOP(
            "Sentence", "{guess} is right as far as it goes. Give two decimals, or a fraction."
        ),
        guess=guess.shown,
    )
