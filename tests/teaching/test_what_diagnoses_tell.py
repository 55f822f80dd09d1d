"""What a diagnosis says holds, and it tells no covered number but the one that is asked for.

Over all questions of the lessons and of random circuits, with every number that somebody may think
of for an answer: each value, gradient, local derivative, and their sums and products.
"""

from __future__ import annotations

import math
import random
import re
from itertools import islice, product

import numpy as np
import pytest
from lesson_questions import AskedHere, lesson_questions
from test_diagnosis import in_order, random_circuit

import circuit_editor as ce
from circuit_editor.engine import Run, run_document
from circuit_editor.gates import ELEMENTWISE
from circuit_editor.model import OUT, Document, Pin
from circuit_editor.model.edits.grouping import group, groupable, why_not_group
from circuit_editor.teaching.node_names import acting
from circuit_editor.teaching.predict import diagnosis_context
from circuit_editor.teaching.predict.cover import RunNumber, RunNumbers
from circuit_editor.teaching.predict.diagnosis_context import inputs_towards_loss
from circuit_editor.teaching.predict.guesses import Fit, Guess, fit, read_guess
from circuit_editor.teaching.predict.misconceptions import MISCONCEPTIONS
from circuit_editor.teaching.predict.prediction import Cover, Outcome, Prediction, Question
from circuit_editor.text import Quantity, show
from circuit_editor.text.numbers import MINUS

VALUE, GRADIENT = Quantity.VALUE, Quantity.GRADIENT
FEW, MANY = 5, pytest.param(300, marks=pytest.mark.soak)  # random circuits
MOST_GUESSES = 14  # for one question
EQUATION = re.compile(r"^\S+ is ([-−×÷()\d. e]*\d\)*)(?=[:.,] )")
IN_PYTHON = str.maketrans("−×÷", "-*/")
RAW_KINDS = [kind for kind in ELEMENTWISE if "_" in kind]


def plausible(begun: Prediction, number: RunNumber) -> list[float]:
    """What somebody may answer: every number there is, doubled, turned, and in products."""
    run = begun.run
    near = [float(each) for each in run.values if each is not None]
    near += [float(each) for each in run.gradients if each is not None]
    near += [float(each) for shares in run.wire_gradients for each in shares if each is not None]
    ends = inputs_towards_loss(run, number.ends)
    local = [float(each) for slot, _ in ends for each in run.locals(slot) or () if each is not None]
    true = RunNumbers(run).true(number)
    guesses = [*near, *local, 2 * true, -true, true / 2, true + 1, 0.0, 1.0]
    guesses += [a * b for a, b in product([*local, true], near)] + [
        a + b for a in local for b in near
    ]
    guesses += [1 - each for each in near]
    kept = [each for each in dict.fromkeys(guesses) if math.isfinite(each) and abs(each) < 1e6]
    return random.Random(len(kept)).sample(kept, min(MOST_GUESSES, len(kept)))


def answered(asked: AskedHere, guesses: list[float]):
    """The verdicts on these guesses, as typed with the digits that are shown."""
    pin, what = asked.question.pin, asked.question.what
    for text in dict.fromkeys(show(each) for each in guesses):
        guessed = asked.begun.guess(pin, what, text, on_paper=asked.on_paper)
        yield text, guessed.verdict(pin, what)


def random_questions(count: int, seed: int, *, found: str):
    """Questions of random circuits: what is asked before is found, all is open, or by chance."""
    chance = random.Random(seed)
    while count:
        document, closed = maybe_grouped(random_circuit(chance), chance)
        cover = chance.choice(list(Cover))
        begun = Prediction.begin(document, run_document(document), cover, closed)
        if not begun.questions:
            continue
        count -= 1
        question = chance.choice(begun.questions)
        if found == "in order":
            begun = in_order(begun, question.pin, question.what)
        for other in begun.questions if found == "by chance" else ():
            if other != question and chance.random() < 0.5:
                begun = begun.reveal(other.pin, other.what)
        yield AskedHere(str(question), begun, question)


def maybe_grouped(document: Document, chance: random.Random) -> tuple[Document, list[str]]:
    """The circuit, some of its gates in a block that is closed; and the path of that block."""
    gates = [id_ for id_ in document.root.nodes if id_.startswith("g")]
    chosen = chance.sample(gates, min(len(gates), chance.randint(1, 4)))
    chunk = groupable(document.root, chosen)
    if chance.random() < 0.6 or not chunk or why_not_group(document.root, chunk) is not None:
        return document, []
    grouped, block = group(document, chunk, "b")
    return grouped, [block]


def number_of(asked: AskedHere) -> RunNumber:
    number = RunNumbers(asked.begun.run).at(asked.question.pin, asked.question.what)
    assert number is not None
    return number


def every_question(circuits):
    yield from lesson_questions()
    yield from random_questions(circuits, 11, found="in order")


# --- nothing false ---


def check_claims(asked: AskedHere, text: str, verdict) -> None:
    """Hold what is said against the circuit: equations, the gate named, flags left out."""
    document, run = asked.begun.document, asked.begun.run
    guess = read_guess(text)
    assert isinstance(guess, Guess)
    for each in verdict.diagnoses:
        said, args = str(each.sentence), dict(each.sentence.args)
        context = (asked.place, text, each.key, said)
        assert fit(guess, float(each.number)) is Fit.SAME, context
        equation = EQUATION.match(said)
        if equation is not None:
            assert fit(guess, eval(equation[1].translate(IN_PYTHON), {})) is Fit.SAME, context
        assert not any(kind in said for kind in RAW_KINDS), context
        if "{gate}" in each.sentence.template and not each.key.startswith("fork"):
            path = each.look.nodes[0]
            slot = run.tape.slots.get(path)
            assert args["gate"] == acting(document, path), context
            assert slot is None or not run.tape.steps[slot].gate.is_flag, context


@pytest.mark.parametrize("circuits", [FEW, MANY])
def test_what_is_said_of_a_guess_holds_wherever_it_is_asked(circuits):
    met = set()
    for asked in every_question(circuits):
        for text, verdict in answered(asked, plausible(asked.begun, number_of(asked))):
            check_claims(asked, text, verdict)
            met |= {each.key for each in verdict.diagnoses}
    assert len(met) > 35, sorted(set(MISCONCEPTIONS) - met)


def test_the_double_of_a_gradient_is_no_sum_at_the_flag():
    """At the flag 1 + 1 would be 2, and "f" would name the gate before it."""
    counted = 0
    for asked in lesson_questions():
        number = number_of(asked)
        true = RunNumbers(asked.begun.run).true(number)
        if number.what is GRADIENT and true:
            counted += 1
            for _, verdict in answered(asked, [2 * true]):
                for each in verdict.diagnoses:
                    if each.key == "added_not_multiplied":
                        check_sum(asked, float(2 * true), each)
    assert counted > 30


def check_sum(asked: AskedHere, guess: float, said) -> None:
    """That adding upstream and local derivative at the gate named gives the guess."""
    run, number = asked.begun.run, number_of(asked)
    (path,) = said.look.nodes
    slot = run.tape.slots[path]
    assert not run.tape.steps[slot].gate.is_flag
    upstream = float(run.gradients[slot])
    found = [upstream + float(local) for local in run.locals(slot)]
    if said.tier == 0:
        assert any(math.isclose(each, guess) for each in found), (asked.place, guess)
    else:
        true = RunNumbers(run).true(number)
        share = [upstream * float(local) for local in run.locals(slot)]
        wrong = [a / b * true for a, b in zip(found, share, strict=True) if b]
        assert any(math.isclose(each, guess) for each in wrong), (asked.place, guess)


# --- nothing given away ---


MARK = 7.25318642e3


def marked(begun: Prediction, asked: RunNumber) -> Prediction:
    """The same prediction on a run in which every covered number but the one asked is a mark.

    What is asked over several wires is the sum of its shares, so that these stay.
    """
    run, cover_state = begun.run, begun.cover_state
    numbers = RunNumbers(run)

    tape, inside = run.tape, set[int]()
    for path, _ in cover_state.shut:  # whoever opens the block sees no number in it
        leave = {alias.slot for pin, alias in tape.aliases.items() if pin.node == path}
        inside |= {*tape.insides[path]} - leave

    def hides(number: RunNumber, slot: int) -> bool:
        return number != asked and (slot in inside or cover_state.hides(number))

    def other(number, place):
        return number if number is None else np.float64(MARK + place)

    values = [
        other(each, slot) if hides(RunNumber(VALUE, slot), slot) else each
        for slot, each in enumerate(run.values)
    ]
    gradients = [
        other(each, slot) if hides(RunNumber(GRADIENT, slot, numbers.ends[slot]), slot) else each
        for slot, each in enumerate(run.gradients)
    ]
    shares = []
    for slot, step in enumerate(run.tape.steps):
        row = []
        for index, source in enumerate(step.sources):
            end, each = (slot, index), run.wire_gradients[slot][index]
            covered = hides(RunNumber(GRADIENT, source, (end,)), slot) and end not in asked.ends
            row.append(other(each, slot + index) if covered else each)
        shares.append(tuple(row))
    made = Run(run.tape, values, gradients, shares, size=run.size)
    return Prediction(begun.document, made, begun.pins, begun.answers, begun.closed)


def check_marks(found: str, circuits: int) -> int:
    """Hold that no covered number but the one asked changes a verdict; how many were given."""
    count = 0
    of_lessons = lesson_questions(in_order=found == "in order") if found != "by chance" else ()
    every = 5 if circuits == FEW else 1
    for asked in (
        *islice(of_lessons, 0, None, every),
        *random_questions(circuits, 12, found=found),
    ):
        number, (pin, what) = number_of(asked), (asked.question.pin, asked.question.what)
        changed = marked(asked.begun, number)
        for text, verdict in answered(asked, plausible(asked.begun, number)):
            guessed = changed.guess(pin, what, text, on_paper=asked.on_paper)
            again = guessed.verdict(pin, what)
            assert str(again.sentence) == str(verdict.sentence), (asked.place, text)
            assert again.outcome is verdict.outcome
            keys = [[each.key for each in one.diagnoses] for one in (again, verdict)]
            assert keys[0] == keys[1], (asked.place, text)
            count += 1
    return count


@pytest.mark.parametrize("circuits", [FEW, MANY])
@pytest.mark.parametrize("found", ["in order", "all open", "by chance"])
def test_no_covered_number_but_the_one_asked_changes_what_is_said(found, circuits):
    assert check_marks(found, circuits) > 10 * circuits


def test_a_diagnosis_that_sees_what_is_covered_is_found(monkeypatch):
    monkeypatch.setattr(diagnosis_context, "masked_run", lambda numbers, *others: numbers.run)
    with pytest.raises(AssertionError):
        check_marks("all open", 0)


@pytest.mark.parametrize("circuits", [FEW, MANY])
@pytest.mark.parametrize("found", ["all open", "by chance"])
def test_no_covered_number_is_written_in_what_is_said(found, circuits):
    for asked in random_questions(circuits, 13, found=found):
        number, begun = number_of(asked), asked.begun
        known = {show(float(each)) for each in begun.run.values if each is not None}
        hidden = [
            show(true)
            for other in begun.pins
            if begun.cover_state.hides(other)
            and other != number
            and (true := RunNumbers(begun.run).true(other)) is not None
        ]
        hidden = [each for each in hidden if len(each.strip(MINUS)) > 5 and each not in known]
        for text, verdict in answered(asked, plausible(begun, number)):
            said = str(verdict.sentence).replace(text, "")
            if show(RunNumbers(begun.run).true(number)) not in hidden:
                assert not any(each in said for each in hidden), (asked.place, text, said)


# --- the cases by name ---


def test_the_value_of_f_is_called_that():
    """Not "what u sends on": that would be the gradient of x, which is asked for next."""
    document = ce.circuit("u = 3 * x; f = u^2", x=2).document
    u, x = (Pin(document.root.find(name), OUT) for name in "ux")
    begun = Prediction.begin(document, run_document(document), Cover.GRADIENTS)
    begun = in_order(begun, u, GRADIENT)
    verdict = begun.guess(u, GRADIENT, "36").verdict(u, GRADIENT)
    assert str(verdict.sentence).startswith("36 is the value of f, a number that flows forwards.")
    assert begun.covered(x, GRADIENT)
    assert "other_side" not in [each.key for each in verdict.diagnoses]


def test_a_closed_block_that_is_a_sigmoid_has_its_slips():
    (asked,) = (
        each for each in lesson_questions() if each.place == "5-sigmoid-as-a-block 2 gradient dot"
    )
    said = dict(answered(asked, [0.27, 0.73]))
    assert said["0.27"].diagnoses[0].key == "only_one_minus"
    assert said["0.73"].diagnoses[0].key == "only_sigma"
    for verdict in said.values():
        assert verdict.outcome is Outcome.WRONG
        assert dict(verdict.sentence.args)["gate"].described == "sigmoid"


def test_what_is_never_asked_for_is_known_from_paper():
    """In the last problem of lesson 2 the sums' gradients are covered, and nobody asks for them."""
    program = "f = (a + b) * (c + d)"
    document = ce.circuit(program, a=2, b=1, c=-3, d=1).document
    run = run_document(document)
    c = Question(Pin(document.root.find("c"), OUT), GRADIENT)
    sums = [Question(Pin(id_, OUT), GRADIENT) for id_ in ("add1", "add2")]
    begun = Prediction.begin(document, run, [c, *sums])
    for text, key in [("-9", "add_own"), ("-6", "output_for_gradient"), ("1.5", "split_in_halves")]:
        verdict = begun.guess(c.pin, GRADIENT, text, on_paper=sums).verdict(c.pin, GRADIENT)
        assert verdict.diagnoses[0].key == key, str(verdict.sentence)
        assert "3.00 ×" not in str(verdict.sentence)
    said = str(begun.guess(c.pin, GRADIENT, "-9", on_paper=sums).verdict(c.pin, GRADIENT).sentence)
    assert said.startswith("−9 is what arrives × (−3.00), its own value")
    asked = begun.guess(c.pin, GRADIENT, "-9").verdict(c.pin, GRADIENT)
    assert "add_own" not in [each.key for each in asked.diagnoses]


def test_no_slip_is_sought_behind_a_gradient_that_was_found():
    """Who has −1 for u right, and says −2 for x behind +1, has made no slip at 1/u."""
    document = ce.circuit("u = x + 1; v = 1 / u; f = 4 * v", x=1).document
    begun = Prediction.begin(document, run_document(document), Cover.GRADIENTS)
    u, x = (Pin(document.root.find(name), OUT) for name in "ux")
    before = begun.guess(x, GRADIENT, "-2").verdict(x, GRADIENT)
    for question in begun.questions:
        true = RunNumbers(begun.run).true(RunNumbers(begun.run).at(question.pin, question.what))
        if question.pin != x:
            begun = begun.guess(question.pin, question.what, str(true))
    after = begun.guess(x, GRADIENT, "-2").verdict(x, GRADIENT)
    assert begun.verdict(u, GRADIENT).accepted and before.outcome is Outcome.WRONG
    assert all(each.tier == 0 for each in after.diagnoses), str(after.sentence)
    assert "1/x" not in str(after.sentence)
