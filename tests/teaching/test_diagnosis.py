"""Wrong answers: each misconception has a circuit in which it is named; right ones never are."""

from __future__ import annotations

import math
import random
from fractions import Fraction
from functools import cache

import pytest
from by_hand import DOUBLED, EXAMPLE, GRADIENT, NAMED, NEURON, PATTERNS, SQUARED, SUMS, VALUE

import circuit_editor as ce
from circuit_editor.engine import run_document
from circuit_editor.gates import ELEMENTWISE, GATES
from circuit_editor.model import EMPTY, OUT, Document, Pin, edits
from circuit_editor.model.edits import add, connect, flag
from circuit_editor.model.edits.grouping import group
from circuit_editor.teaching.predict.cover import RunNumber, RunNumbers
from circuit_editor.teaching.predict.diagnosis import Diagnosis, diagnose, diagnose_rounding
from circuit_editor.teaching.predict.diagnosis_context import DiagnosisContext
from circuit_editor.teaching.predict.guesses import Fit, Guess, fit, read_guess
from circuit_editor.teaching.predict.misconceptions import MISCONCEPTIONS
from circuit_editor.teaching.predict.prediction import Cover, Outcome, Prediction, Question
from circuit_editor.text import Quantity, show
from circuit_editor.text.typed_numbers import LONGEST_NUMBER


def judged(circuit, node, guess, what=GRADIENT, cover=Cover.BOTH, previous=None):
    """The verdict on a guess for a node's number, those before it found in the order of passes."""
    program, values = circuit
    document = ce.circuit(program, **values).document
    pin = Pin(document.root.find(node), OUT)
    begun = in_order(Prediction.begin(document, run_document(document), cover), pin, what)
    return begun.guess(pin, what, guess, previous).verdict(pin, what)


def in_order(begun: Prediction, pin: Pin, what: Quantity) -> Prediction:
    """The prediction once everything is shown that is asked before this number."""
    asked = begun.question(pin, what)
    for question in begun.questions:
        if question == asked:
            break
        begun = begun.reveal(question.pin, question.what)
    return begun


def keys(verdict):
    return [each.key for each in verdict.diagnoses]


@pytest.mark.parametrize(("circuit", "node", "what", "guess", "key"), NAMED)
def test_a_wrong_answer_is_named(circuit, node, what, guess, key):
    verdict = judged(circuit, node, guess, what)
    assert verdict.outcome is Outcome.WRONG
    assert keys(verdict)[0] == key
    assert str(verdict.sentence) and "{" not in str(verdict.sentence)
    assert verdict.diagnoses[0].look.nodes or verdict.diagnoses[0].look.wires


def test_every_misconception_has_a_circuit_here():
    elsewhere = {"sign_not_turned", "routed_to_both", "leak_ignored", "stale", "rounding_carried"}
    elsewhere |= {"not_computed_as_zero", "added_not_multiplied"}
    elsewhere |= {"other_side", "gradient_for_value"}
    elsewhere |= {key for key, each in MISCONCEPTIONS.items() if each.of_arrays}
    assert {key for *_, key in NAMED} | elsewhere == set(MISCONCEPTIONS)


def test_the_other_side_is_named_where_its_number_is_there_to_be_seen():
    document = ce.circuit("q = x * y; f = 3 * q", x=5, y=4).document
    q, x = (Pin(document.root.find(name), OUT) for name in "qx")
    begun = Prediction.begin(document, run_document(document), [Question(q, GRADIENT)])
    assert begun.covered(x, GRADIENT)  # it would tell that of q
    assert not keys(begun.guess(q, GRADIENT, "12").verdict(q, GRADIENT))
    begun = begun.reveal(q, GRADIENT)
    shares = Prediction.begin(document, run_document(document), [Question(x, GRADIENT)])
    shares = shares.reveal(x, GRADIENT)
    context = DiagnosisContext(document, RunNumbers(begun.run), q, cover_state=shares.cover_state)
    number = context.numbers.at(q, GRADIENT)
    assert diagnose(context, number, read_guess("12"))[0].key == "other_side"


def test_the_gradient_for_the_value_is_named_where_it_is_there_to_be_seen():
    circuit = ("q = x * y; f = 3 * q", {"x": 5, "y": 4})
    assert keys(judged(circuit, "q", "3", VALUE, Cover.VALUES))[0] == "gradient_for_value"
    assert not keys(judged(circuit, "q", "3", VALUE, Cover.BOTH))


@pytest.mark.parametrize(
    ("circuit", "node", "what", "guess", "said"),
    [
        (SQUARED, "u", VALUE, "5", "5 comes from another operation. u is made by ×3, of 2.00 and"),
        (PATTERNS, "f", VALUE, "-8", "f is made by ×2, of −10.00 and 2.00."),
        (("f = x + 2", {"x": 5}), "f", VALUE, "3", "f is made by +2; look at both signs: 5.00 and"),
        (DOUBLED, "s", GRADIENT, "-10", "×2 scales: s gets 1.00 × 2.00, the constant."),
        (EXAMPLE, "q", GRADIENT, "3", "× switches: q gets 1.00 × (−4.00), the other factor."),
        (NEURON, "x1", GRADIENT, "-0.39", "× for r switches: x1 gets"),
        (SUMS, "c", GRADIENT, "-9", "add2 adds: its local derivative is 1"),
        (
            ("f = leaky_relu(x) * 2", {"x": -1}),
            "x",
            GRADIENT,
            "2",
            "2 is what arrives at leaky, passed on.",
        ),
    ],
)
def test_gates_are_called_by_the_sign_that_stands_on_them(circuit, node, what, guess, said):
    """And never by the kind that files call them; those with one sign are told apart."""
    assert said in str(judged(circuit, node, guess, what).sentence)


def test_a_gate_without_a_name_is_called_by_its_formula_beside_another():
    args = dict(judged(SUMS, "c", "-9").sentence.args)
    assert args["gate"].described == "c + d"


def test_a_gate_that_turns_the_sign_is_named():
    verdict = judged(("q = -x; f = 3 * q", {"x": 2}), "x", "3")
    assert verdict.diagnoses[0].key in ("sign_not_turned", "local_forgotten")
    assert judged(("f = 3 * cos(x)", {"x": 1}), "x", "2.52").diagnoses[0].key == "sign_not_turned"


def test_a_gradient_from_before_the_last_edit_is_named():
    document = ce.circuit("q = x + y; f = q * z", x=-2, y=5, z=-4).document
    after = edits.set_value(document, document.root.find("z"), 7.0)
    before, pin = run_document(document), Pin(document.root.find("x"), OUT)
    begun = Prediction.begin(after, run_document(after), Cover.GRADIENTS)
    assert keys(begun.guess(pin, GRADIENT, "-4", before).verdict(pin, GRADIENT))[0] == "stale"
    assert "stale" not in keys(begun.guess(pin, GRADIENT, "-4").verdict(pin, GRADIENT))


def test_what_the_loss_by_itself_is_asked_for_is_said_without_the_number():
    begins = "This wire is the output f itself: how much does it change when it changes by itself?"
    verdict = judged(NEURON, "f", "0.2")
    assert str(verdict.sentence) == f"0.2 is not the gradient of the output f by itself. {begins}"
    verdict = judged(("f = (y - t)^2", {"y": 4, "t": 1}), "f", "0.2")
    assert "0.2 is not the gradient of the loss by itself." in str(verdict.sentence)
    verdict = judged(NEURON, "f", "0.73")
    assert verdict.diagnoses[0].key == "value_for_gradient"
    assert str(verdict.sentence) == f"{verdict.diagnoses[0].sentence} {begins}"


def test_what_is_not_computed_is_not_0():
    document = ce.circuit("f = x * 2", x=1).document
    document = add(document, "idle", "input", (0.0, 0.0), label="idle", value=3)
    numbers = RunNumbers(run_document(document))
    pin = Pin("idle", OUT)
    number = numbers.at(pin, GRADIENT)
    (found,) = diagnose(DiagnosisContext(document, numbers, pin), number, Guess("0", 0.0, 1.0))
    assert found.key == "not_computed_as_zero"


@pytest.mark.parametrize(("node", "guess"), [("x0", "0.40"), ("w1", "-.40"), ("x1", "−0.60")])
def test_carried_digits_are_recognised(node, guess):
    """numerics.md: the displayed 0.20 gives 0.40, −0.40 and −0.60 where 0.39 and 0.59 are true."""
    verdict = judged(NEURON, node, guess)
    assert verdict.accepted
    if node != "x1":
        assert keys(verdict) == ["rounding_carried"]


def test_an_error_carried_along_is_told_from_a_new_one():
    """q = 4 is wrong; −16 follows rightly from it, and that is what is said."""
    document = ce.circuit(EXAMPLE[0], **EXAMPLE[1]).document
    q, f = (Pin(document.root.find(name), OUT) for name in "qf")
    begun = Prediction.begin(document, run_document(document), Cover.BOTH)
    verdict = begun.guess(q, VALUE, "4").guess(f, VALUE, "-16").verdict(f, VALUE)
    assert keys(verdict)[0] == "earlier_slip"
    assert "your 4.00 for the value of q" in str(verdict.sentence)


def test_an_error_carried_along_is_put_down_to_the_guess_it_follows_from():
    """The gradient of x is upstream × y: the value of x itself is no part of it."""
    document = ce.circuit("x = a + 1; f = x * y * 2", a=2, y=5).document
    x, f, p = (Pin(document.root.find(name), OUT) for name in ("x", "f", "y"))
    product = Pin(document.root.wires[Pin(f.node, "x")].node, OUT)
    begun = Prediction.begin(document, run_document(document), Cover.BOTH)
    begun = begun.guess(x, VALUE, "7").guess(product, GRADIENT, "3")
    verdict = begun.guess(x, GRADIENT, "15").verdict(x, GRADIENT)
    assert keys(verdict)[0] == "earlier_slip"
    assert "your 3.00 for the gradient" in str(verdict.sentence)
    assert "earlier_slip" not in keys(begun.guess(p, GRADIENT, "20").verdict(p, GRADIENT))
    verdict = begun.guess(p, GRADIENT, "21").verdict(p, GRADIENT)  # 7 × 3, both of them
    assert keys(verdict)[0] == "earlier_slip"


def test_a_branch_that_leads_nowhere_is_no_branch():
    """Nothing comes back from it, and nothing is not 0."""
    document = ce.circuit("f = 5 * x + x ^ 2", x=3).document
    x = Pin(document.root.find("x"), OUT)
    document = add(document, "idle", "exp", (0.0, 0.0))
    document = connect(document, x, Pin("idle", "x"))
    begun = Prediction.begin(document, run_document(document), Cover.GRADIENTS)
    begun = in_order(begun, x, GRADIENT)
    averaged = begun.guess(x, GRADIENT, "5.5").verdict(x, GRADIENT)
    assert keys(averaged)[0] == "fork_averaged"
    assert "over the 2 wires from x to the output f" in str(averaged.sentence)
    assert "fork_averaged" not in keys(begun.guess(x, GRADIENT, "3.67").verdict(x, GRADIENT))
    assert "fork_overwritten" not in keys(begun.guess(x, GRADIENT, "0").verdict(x, GRADIENT))


def test_what_forks_only_inside_a_closed_block_is_one_wire():
    document = ce.circuit("a = x * 3; b = x * 4; s = a + b; f = 2 * s", x=1.5).document
    inside = [document.root.find(name) for name in "abs"]
    document, block = group(document, inside, "twice")
    x = Pin(document.root.find("x"), OUT)
    for closed in ((), (block,)):
        begun = Prediction.begin(document, run_document(document), Cover.GRADIENTS, closed)
        begun = in_order(begun, x, GRADIENT)
        verdict = begun.guess(x, GRADIENT, "8").verdict(x, GRADIENT)  # 4 × 2, one of its two
        assert ("fork_overwritten" in keys(verdict)) == (not closed)
        verdict = begun.guess(x, GRADIENT, "0.77").verdict(x, GRADIENT)
        assert ("each of the 2 wires" in str(verdict.sentence)) == (not closed)


def test_a_slip_further_on_is_named_with_its_gate():
    """The power rule at the square forgets its 2; x + y and 3 · come after it, all right."""
    circuit = ("s = 3 * x + y; f = 5 * s ^ 2", {"x": 2, "y": 1})
    verdict = judged(circuit, "x", "105")
    assert keys(verdict)[0] == "power_no_exponent"
    assert verdict.diagnoses[0].tier == 1
    assert "further on" in str(verdict.sentence)


def test_a_rule_applied_everywhere_is_named():
    """Every mul gives its own value: 2·3·5 as (own 2) × (own 6)."""
    circuit = ("p = x * y; f = p * z", {"x": 2, "y": 3, "z": 5})
    verdict = judged(circuit, "x", "12")
    assert keys(verdict) == ["mul_own"]
    assert verdict.diagnoses[0].tier == 2


def test_what_happened_before_is_more_probable():
    """x's own value and what mul's own value gives are one number; earlier guesses decide."""
    document = ce.circuit("f = x * y", x=3, y=5).document
    x = Pin(document.root.find("x"), OUT)
    begun = Prediction.begin(document, run_document(document), Cover.GRADIENTS)
    begun = in_order(begun, x, GRADIENT)
    assert keys(begun.guess(x, GRADIENT, "3").verdict(x, GRADIENT))[:2] == [
        "mul_own",
        "value_for_gradient",
    ]
    numbers = RunNumbers(begun.run)
    for met in ("mul_own", "value_for_gradient"):
        context = DiagnosisContext(document, numbers, x, met=frozenset({met}))
        found = diagnose(context, numbers.at(x, GRADIENT), read_guess("3"))
        assert found[0].key == met


def test_a_covered_number_is_not_told_by_a_diagnosis():
    """mul's own value needs what arrives: while that is asked for, too, nothing is said of it."""
    x0 = judged(NEURON, "x0", "-0.20", cover=Cover.GRADIENTS)
    assert keys(x0) == ["mul_own"] and "0.20 × (−1.00)" in str(x0.sentence)
    document = ce.circuit(NEURON[0], **NEURON[1]).document
    pin = Pin(document.root.find("x0"), OUT)
    begun = Prediction.begin(document, run_document(document), Cover.GRADIENTS)
    for guess in ("-0.20", "0.20", "-1", "0.7311"):
        verdict = begun.guess(pin, GRADIENT, guess).verdict(pin, GRADIENT)
        text = str(verdict.sentence)
        assert verdict.outcome is Outcome.WRONG and "0.39" not in text
        assert "what arrives" in text or "size" in text or "value" in text, text
        assert "0.20 ×" not in text and "0.1966" not in text
    document = ce.circuit(EXAMPLE[0], **EXAMPLE[1]).document
    z = Pin(document.root.find("z"), OUT)
    begun = Prediction.begin(document, run_document(document), Cover.BOTH)
    assert keys(begun.guess(z, GRADIENT, "-4").verdict(z, GRADIENT)) == ["value_for_gradient"]


# --- 500 random circuits -----------------------------------------------------------------------

KINDS = [kind for kind, gate in ELEMENTWISE.items() if not gate.is_source and not gate.is_flag]


def random_circuit(chance: random.Random) -> Document:
    """Up to four inputs and eight gates of any kind; small round numbers, which coincide often."""
    document, nodes = EMPTY, []
    for i in range(chance.randint(1, 4)):
        value = chance.choice([-3, -2, -1, 0.5, 1, 2, 3, 0.25, round(chance.uniform(-3, 3), 3)])
        document = add(document, f"x{i}", "input", (0.0, 0.0), label=f"x{i}", value=value)
        nodes.append(f"x{i}")
    for i in range(chance.randint(1, 8)):
        kind = chance.choice(KINDS)
        attrs = {name: chance.choice([-2.0, 0.5, 2.0, 3.0]) for name in GATES[kind].attrs}
        document = add(document, f"g{i}", kind, (0.0, 0.0), attrs=attrs)
        for port in GATES[kind].inputs:
            document = connect(document, Pin(chance.choice(nodes), OUT), Pin(f"g{i}", port))
        nodes.append(f"g{i}")
    return flag(document, Pin(nodes[-1], OUT), (0.0, 0.0))


@cache
def circuits() -> list[Document]:
    chance = random.Random(20260)
    return [random_circuit(chance) for _ in range(500)]


FIFTH_OR_ALL = pytest.mark.parametrize("every", [5, pytest.param(1, marks=pytest.mark.soak)])


def ways_to_write(number: float) -> list[str]:
    """A number in several roundings and forms, each of them right."""
    if not math.isfinite(number):
        return [show(number)]
    forms = [
        repr(number),
        show(number),
        f"{number:.2f}",
        f"{number:.4f}",
        f"{number:.3e}",
        f"{number:.6g}",
    ]
    forms += [forms[3].replace("-", "−"), forms[3].replace(".", ",")]
    exact = Fraction(number).limit_denominator(64)
    if float(exact) == number:
        forms.append(f"{exact.numerator}/{exact.denominator}")
    return [each for each in forms if len(each) <= LONGEST_NUMBER]


@FIFTH_OR_ALL
def test_a_right_answer_is_never_called_wrong(every):
    for document in circuits()[::every]:
        begun = Prediction.begin(document, run_document(document), Cover.BOTH)
        for question in begun.questions:
            number = RunNumbers(begun.run).at(question.pin, question.what)
            true = RunNumbers(begun.run).true(number)
            for text in ways_to_write(true):
                guess = read_guess(text)
                assert fit(guess, true) is not Fit.OTHER, (text, true)
                verdict = begun.guess(question.pin, question.what, text).verdict(
                    question.pin, question.what
                )
                assert verdict.outcome in (Outcome.RIGHT, Outcome.COARSE), (text, true)
                assert not verdict.diagnoses


def wrong_guesses(numbers: RunNumbers, number: RunNumber, chance: random.Random) -> list[str]:
    """What somebody might say who is wrong: numbers from elsewhere in the circuit, and products."""
    run = numbers.run
    pool = [float(each) for each in (*run.values, *run.gradients) if each is not None]
    pool = [each for each in pool if abs(each) < 1e6] or [1.0]
    picked = [chance.choice(pool) for _ in range(3)]
    return [f"{each:.2f}" for each in [*picked, picked[0] * picked[1], -picked[2], 0.0]]


@FIFTH_OR_ALL
def test_no_diagnosis_contradicts_another(every):
    """Each gives the very number typed and never the truth; no two of a family; always the same."""
    chance = random.Random(7)
    met: set[str] = set()
    for document in circuits()[::every]:
        numbers = RunNumbers(run_document(document))
        begun = Prediction.begin(document, numbers.run, Cover.BOTH)
        for question in chance.sample(begun.questions, min(3, len(begun.questions))):
            number = numbers.at(question.pin, question.what)
            context = DiagnosisContext(document, numbers, question.pin)
            for text in wrong_guesses(numbers, number, chance):
                guess = read_guess(text)
                found = diagnose(context, number, guess)
                check_diagnoses(found, guess, numbers.true(number))
                met.update(each.key for each in found)
            assert found == diagnose(context, number, guess)  # once for each question
    assert len(met) >= 25  # the rules are really run


def check_diagnoses(found: list[Diagnosis], guess: Guess, true: float) -> None:
    if fit(guess, true) is not Fit.OTHER:
        assert not found
    families = [MISCONCEPTIONS[each.key].family for each in found]
    assert len(families) == len(set(families))
    assert [each.tier for each in found] == sorted(each.tier for each in found)
    for each in found:
        assert fit(guess, each.number) is Fit.SAME
        assert "{" not in str(each.sentence)
        assert each.look.nodes or each.look.wires


def test_arrays_on_the_way_stop_no_diagnosis():
    document = ce.circuit("y = x * w; f = y * 2", x=2, w=3).document
    document = edits.set_value(document, document.root.find("w"), [1.0, 2.0])
    numbers = RunNumbers(run_document(document))
    for pin in (Pin(document.root.find(name), OUT) for name in "xw"):
        for what in (GRADIENT, VALUE):
            number = numbers.at(pin, what)
            guess = read_guess("0.7")
            diagnose(DiagnosisContext(document, numbers, pin), number, guess)
            assert (
                diagnose_rounding(DiagnosisContext(document, numbers, pin), number, guess) is None
            )


# x goes into g, too, which does not reach the loss
ASIDE = (
    "g = x ^ 3; a = 2 * x; b = 3 * x; c = 4 * x; d = x * y; f = a + b + c + d",
    {"x": 1, "y": 6},
)


@pytest.mark.parametrize(
    ("guess", "outcome", "said"),
    [
        ("17.3", "wrong", "each of the 4 wires that reach the output f, then add."),
        ("6", "wrong", "4 wires lead from x to the output f: add what comes back over each."),
        ("3.75", "wrong", "the mean of what comes back over the 4 wires from x to the output f."),
        ("15", "right", "Right: 15.00."),
    ],
)
def test_a_wire_that_does_not_reach_the_loss_is_no_branch_of_the_fork(guess, outcome, said):
    verdict = judged(ASIDE, "x", guess, GRADIENT)
    assert verdict.outcome is Outcome(outcome)
    assert said in str(verdict.sentence)


def test_beside_a_wire_that_does_not_reach_the_loss_there_is_no_fork():
    circuit = ("g = x ^ 3; p = x * y; f = p * 2", {"x": 5, "y": 4})
    sentence = str(judged(circuit, "x", "7.77", GRADIENT).sentence)
    assert sentence.endswith("Multiply what arrives at the next gate by its local derivative.")
    composed = ("h = y + x; g = x ^ 2; f = sin(g)", {"x": 2, "y": 0})
    assert keys(judged(composed, "x", "-1.66", GRADIENT))[0] == "outer_slope_at_input"
    carried = ("h = 2 * x0; p = w0 * x0; f = sigmoid(p + 1)", {"w0": 2, "x0": 0})
    assert judged(carried, "x0", "0.40", GRADIENT).outcome is Outcome.ROUNDED
