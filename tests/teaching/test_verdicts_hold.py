"""Verdicts and diagnoses against a second implementation: every claim is checked by running it.

A few circuits with every test; all of it, 300 circuits with 20,000 wrong and 50,000 right
answers, takes some minutes:

    python3 packaging/dev.py test -m soak tests/teaching
"""

from __future__ import annotations

import itertools
import math
import random
import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from by_hand import (
    BACKWARD,
    GATES,
    Sheet,
    as_shown,
    forward,
    gives,
    is_coarse,
    is_cut,
    local,
    wrong_value,
)
from test_diagnosis import random_circuit

from circuit_editor.engine import run_document
from circuit_editor.model import OUT, Pin, edits
from circuit_editor.teaching.predict import diagnosis, guesses, verdicts
from circuit_editor.teaching.predict.misconceptions import MISCONCEPTIONS
from circuit_editor.teaching.predict.misconceptions.chain_rule import local_forgotten
from circuit_editor.teaching.predict.prediction import Cover, Outcome, Prediction, Question
from circuit_editor.text import Quantity, show

EQUATION = re.compile(r"^\S+ is ([-−×÷()\d. e]*\d\)*)(?=[:.,] )")
IN_PYTHON = str.maketrans("−×÷", "-*/")
HERE, FURTHER, EVERYWHERE = range(3)
ACCEPTED = (Outcome.RIGHT, Outcome.ROUNDED)
NEXT_TO_ZERO = 1e-100
LONGEST = 40


def sheets(chance: random.Random, count: int):
    """Random circuits in which all numbers are finite, with round numbers and others."""
    while count:
        document = random_circuit(chance)
        gates = [each for each in document.root.nodes.values() if not each.gate.is_source]
        if not all(each.kind in GATES for each in gates):  # not worked out by hand yet
            continue
        if chance.random() < 0.6:
            for id_ in sorted(document.root.values):
                value = chance.uniform(-3, 3) * 10 ** chance.choice([0, 0, 0, -1, -2, 1, 2])
                document = edits.set_value(document, id_, value)
        sheet = Sheet(document)
        if sheet.is_finite:
            count -= 1
            yield document, sheet


class Asked:
    """One question of a prediction, and what is true of it by hand."""

    def __init__(self, begun: Prediction, sheet: Sheet, question: Question) -> None:
        self.begun, self.sheet, self.question = begun, sheet, question
        pin, root = question.pin, begun.document.root
        self.is_value = question.what is Quantity.VALUE
        self.ends: list[tuple[str, int]] | None = None
        if self.is_value:
            self.node, self.true = pin.node, sheet.values[pin.node]
        elif pin.port == OUT:
            self.node, self.ends = pin.node, sheet.ends(pin.node)
            self.true = sheet.gradients[pin.node]
        else:
            self.node = root.wires[pin].node
            self.ends = [(pin.node, root.nodes[pin.node].gate.inputs.index(pin.port))]
            self.true = sheet.shares[self.ends[0]]
        number = begun._numbers.at(pin, question.what)
        self.float = begun._numbers.true(number)  # of the same circuit, by other formulas

    def judged(self, text: str):
        pin, what = self.question.pin, self.question.what
        return self.begun.guess(pin, what, text).verdict(pin, what)


def questions(documents):
    """Every question of these circuits, what is asked before it found."""
    for document, sheet in documents:
        begun = Prediction.begin(document, run_document(document), Cover.BOTH)
        for question in begun.questions:
            asked = Asked(begun, sheet, question)
            near = math.isclose(asked.true, asked.float, rel_tol=1e-9, abs_tol=1e-12)
            assert near, (question, asked.true, asked.float)
            yield asked
            begun = begun.reveal(question.pin, question.what)


# --- wrong answers ---


def in_digits(number: float, chance: random.Random) -> str:
    """A number in some of its digits, rounded or cut off."""
    number = number if abs(number) > 1e-12 else 0.0
    digits = chance.choice([1, 2, 2, 2, 3, 4, 6, 10, 16])
    if chance.random() < 0.5:
        text = f"{number:.{chance.choice([1, 2, 2, 2, 3, 4, 8])}f}"
    else:
        text = f"{number:.{digits}g}"
    if chance.random() < 0.1 and "e" not in text and "." in text[:-2]:
        text = text[:-1]
    return text


def wrong_answer(asked: Asked, chance: random.Random) -> str:
    """What somebody may type who is wrong, or nearly right, or lucky."""
    sheet, true = asked.sheet, asked.true
    way = chance.randrange(9)
    if way == 0:
        return in_digits(chance.choice([*sheet.values.values(), *sheet.shares.values()]), chance)
    if way == 1:
        typed = Decimal(f"{true:.{chance.choice([1, 2, 3, 5])}g}")
        unit = Decimal((0, (1,), typed.as_tuple().exponent))
        return f"{typed + chance.choice([-2, -1, 1, 2]) * unit}"
    if way == 2:
        carried = [each for each in sheet.carried(asked.node, asked.ends) if math.isfinite(each)]
        return in_digits(chance.choice(carried or [0.5]), chance)
    if way == 3:
        return in_digits(true * (1 + chance.gauss(0, 0.05)), chance)
    if way == 4:
        return chance.choice(["0", "0.00", "1", "-1", "2", in_digits(-true, chance)])
    if way == 5:
        near = Fraction(true).limit_denominator(chance.choice([3, 7, 20]))
        return f"{near.numerator}/{near.denominator}"
    if way == 6 and asked.ends:
        at = sheet.there(chance.choice(asked.ends), shown=True)
        return f"{at.upstream:.2f}*({at.local:.2f})"
    if way == 7:
        digits = f"{Decimal(true):f}"[: chance.randint(3, 9)]
        return digits if digits[-1].isdecimal() and digits.strip("-0.") else "3"
    return in_digits(by_a_rule(asked, chance), chance)


def by_a_rule(asked: Asked, chance: random.Random) -> float:
    """What some wrong rule gives, at this gate, further on or everywhere."""
    sheet = asked.sheet
    if asked.is_value:
        keys = ["order", "sum_sign", "other_operation", "sign_within", "passed_on", "in_degrees"]
        inputs = sheet.inputs(asked.node)
        kind, c = sheet.kinds[asked.node], sheet.attrs[asked.node]
        found = wrong_value(chance.choice(keys), kind, c, inputs)
    else:
        rule = BACKWARD[chance.choice(list(BACKWARD))]
        gates = [id_ for id_ in sheet.order if id_ in sheet.reaching and sheet.sources[id_]]
        chosen = chance.choice([None, *gates])
        try:
            shares = sheet.back(rule, lambda end: chosen in (None, end[0]))[1]
        except ArithmeticError:
            return 0.7
        found = sum(shares[end] for end in asked.ends)
    return found if found is not None and math.isfinite(found) else 0.7


def typed_of(text: str) -> Decimal | Fraction:
    if "*" in text:
        return math.prod(Fraction(each.strip("()")) for each in text.split("*"))
    return Fraction(text) if "/" in text else Decimal(text)


def leaves_open(text: str, true: float) -> bool:
    """True where the decimals of a product's factors, rounded as they are, leave a number open."""
    factors = [Decimal(each.strip("()")) for each in text.split("*")]
    if len(factors) < 2 or all(each.as_tuple().exponent >= 0 for each in factors):
        return False
    halves = [
        Decimal((0, (5,), exponent - 1)) if (exponent := each.as_tuple().exponent) < 0 else 0
        for each in factors
    ]
    sides = itertools.product((-1, 1), repeat=len(factors))
    ends = [
        math.prod(Fraction(factors[i] + side * halves[i]) for i, side in enumerate(way))
        for way in sides
    ]
    size, middle = abs(Fraction(true)), math.prod(map(Fraction, factors))
    farthest = max(abs(each - middle) for each in ends)
    return abs(middle - Fraction(true)) <= farthest <= size / 20


def check_wrong(asked: Asked, text: str) -> str:
    """Hold a verdict against the definitions; returns what it was."""
    typed, true, verdict = typed_of(text), asked.float, asked.judged(text)
    outcome, context = verdict.outcome, (text, true, str(verdict.sentence), asked.question)
    if gives(typed, true):
        assert outcome is Outcome.RIGHT, context
        return "right"
    is_decimal = isinstance(typed, Decimal)
    if is_decimal and is_coarse(typed, true):
        assert outcome is Outcome.COARSE, context
        return "coarse"
    place = typed.as_tuple().exponent if is_decimal else 0
    cut = is_decimal and is_cut(typed, true)
    if cut and (place <= -2 or Fraction(10) ** place * 10 <= abs(Fraction(true))):
        assert outcome is Outcome.ROUNDED and not verdict.diagnoses, context
        return "cut off"
    for each in verdict.diagnoses:
        if each.key != "rounding_carried":
            assert claim_holds(asked, typed, each), (each, context)
            assert equation_holds(typed, str(each.sentence)), context
    carried = any(gives(typed, each) for each in asked.sheet.carried(asked.node, asked.ends))
    carried = carried or ("*" in text and leaves_open(text, true))
    if outcome is Outcome.ROUNDED:
        assert [each.key for each in verdict.diagnoses] == ["rounding_carried"], context
        assert carried, context
        assert not any(gives(typed, each) for each in wrong_here(asked)), context
        return "rounding carried"
    if outcome is Outcome.UNREADABLE:
        assert re.fullmatch(r"-?[1-9]\d{0,2}\.\d{3}", text) and abs(true) >= 100, context
        return "asked"
    if outcome is Outcome.COARSE:
        assert cut and not verdict.diagnoses, context
        return "cut off too early"
    assert outcome is Outcome.WRONG, context
    if not verdict.diagnoses:
        assert not carried and not cut, context
        return "wrong"
    return "wrong and named"


def wrong_here(asked: Asked) -> list[float]:
    """What the wrong rules give at the very gate, other than the truth."""
    sheet, found = asked.sheet, []
    if asked.is_value:
        kind, c = sheet.kinds[asked.node], sheet.attrs[asked.node]
        keys = ["order", "sum_sign", "other_operation", "other_one_taken", "gate_left_open"]
        for key in [*keys, "exponent_as_factor", "sign_within", "passed_on"]:
            found.append(wrong_value(key, kind, c, sheet.inputs(asked.node)))
    elif len(asked.ends) == 1:
        found = [by_rule(rule, sheet.there(asked.ends[0])) for rule in BACKWARD.values()]
    numbers = [each for each in found if each is not None and math.isfinite(each)]
    return [each for each in numbers if not math.isclose(each, asked.true, abs_tol=1e-12)]


def by_rule(rule, there) -> float | None:
    try:
        return rule(there)
    except (ArithmeticError, ValueError, TypeError):
        return None


def equation_holds(typed: Decimal | Fraction, sentence: str) -> bool:
    """True unless a sentence multiplies numbers that do not make the guess."""
    said = EQUATION.match(sentence)
    return said is None or gives(typed, eval(said[1].translate(IN_PYTHON), {}))


def claim_holds(asked: Asked, typed: Decimal | Fraction, said) -> bool:
    """Whether what was done by a diagnosis gives the number typed, from all digits or as shown."""
    args = dict(said.sentence.args)
    found = (values_by if asked.is_value else gradients_by)(asked, said, args)
    return any(each is not None and is_given(typed, each) for each in found)


def is_given(typed: Decimal | Fraction, number: float) -> bool:
    """True where a number worked out by other formulas is what was typed: 1e-17 is 0 then."""
    return gives(typed, number) or (typed == 0 and abs(number) < 1e-12)


def values_by(asked: Asked, said, args):
    sheet, node = asked.sheet, asked.node
    kind, c, inputs = sheet.kinds[node], sheet.attrs[node], sheet.inputs(node)
    if said.key == "sign_lost":
        yield -asked.true
    elif said.key == "zero":
        yield 0.0 if asked.true else None
    elif said.key == "gradient_for_value":
        yield sheet.gradients[node]
    elif said.key == "composition":
        (inner,) = sheet.inputs(sheet.sources[node][0])
        yield forward(kind, c, inner) * inputs[0]
    else:
        yield wrong_value(said.key, kind, c, inputs)
        yield wrong_value(said.key, kind, c, tuple(as_shown(each) for each in inputs))


def gate_called(asked: Asked, name) -> str:
    """The one gate that a sentence speaks of: by its sign, or by its id beside others."""
    root = asked.begun.document.root
    if isinstance(name, str):
        signs = {id_: node.gate.symbol_with(node.attrs) for id_, node in root.nodes.items()}
        (found,) = (id_ for id_, sign in signs.items() if sign == name)
        return found
    return name.name


def gradients_by(asked: Asked, said, args):
    sheet, template = asked.sheet, said.sentence.template
    gate = gate_called(asked, args["gate"])
    shares = {end: sheet.shares[end] for end in asked.ends}
    rule = BACKWARD.get(said.key)
    if said.tier == EVERYWHERE:
        if said.key == "fork_overwritten":
            yield from overwritten(asked)
        else:
            back = sheet.back(rule)[1]
            yield sum(back[end] for end in asked.ends)
    elif said.tier == FURTHER and said.key == "fork_overwritten":
        assert len(sheet.ends(gate)) > 1
        for end in sheet.ends(gate):
            back = sheet.back(taken={gate: end})[1]
            yield sum(back[each] for each in asked.ends)
    elif said.tier == FURTHER:
        assert sheet.kinds[gate] != "output"
        back = sheet.back(rule, lambda end: end[0] == gate)[1]
        yield sum(back[end] for end in asked.ends)
    elif template == diagnosis.IN_ALL_BRANCHES_SAID:
        for shown in (False, True):
            ats = [sheet.there(end, shown=shown) for end in asked.ends]
            for forced in (lambda at: None, lambda at: at.slope):
                for at in ats:
                    at.forced = forced(at)
                each = [by_rule(rule, at) for at in ats]
                yield None if None in each else sum(each)
    elif template == diagnosis.AT_A_BRANCH_SAID:
        for end in asked.ends:
            wrong = by_rule(rule, sheet.there(end)) if end[0] == gate else None
            yield None if wrong is None else asked.true - shares[end] + wrong
    else:
        yield from at_the_number(asked, said, gate, args)


def overwritten(asked: Asked):
    """What comes back with one branch taken at each fork on the way."""
    if len(asked.ends) > 1:
        yield from asked.sheet.overwritten(asked.node)
        return
    (gate, index), sheet = asked.ends[0], asked.sheet
    for upstream in sheet.overwritten(gate) if gate != sheet.flag else ():
        yield upstream * local(sheet.kinds[gate], sheet.attrs[gate], sheet.inputs(gate), index)


def at_the_number(asked: Asked, said, gate, args):
    sheet, key = asked.sheet, said.key
    shares = {end: sheet.shares[end] for end in asked.ends}
    if key == "sign_lost" and said.sentence.template != diagnosis.AT_THE_GATE_SAID:
        yield -asked.true
    elif key == "zero":
        yield 0.0 if asked.true else None
    elif key == "value_for_gradient":
        yield sheet.values[asked.node]
    elif key == "output_for_gradient":
        result = str(args["result"])
        given = {sheet.sources[sheet.flag][0], *(end[0] for end in asked.ends)}
        assert result in given - {sheet.flag, asked.node}
        yield sheet.values[result]
    elif key == "slope_before":
        at = sheet.there(asked.ends[0])
        assert len(asked.ends) == len(at.inputs) == 1 and at.kind != "output"
        for x in sheet.inputs(asked.node):
            if show(x) == args["early"] or as_shown(x) != as_shown(float(f"{x:.4g}")):
                yield at.upstream * local(at.kind, at.c, (x,), 0)
    elif key == "other_side":
        yield from (sheet.shares[gate, i] for i in range(len(sheet.sources[gate])))
    elif key in ("fork_overwritten", "fork_left_out"):
        assert args["count"] == len(shares) > 1
        ours = [share for end, share in shares.items() if end[0] == gate]
        yield from ours if key == "fork_overwritten" else (asked.true - each for each in ours)
    elif key == "fork_multiplied":
        yield math.prod(shares.values())
    elif key == "fork_averaged":
        yield asked.true / len(shares)
    elif key in ("composition", "outer_slope_at_input"):
        outer = gate_called(asked, args["outer"])
        (x,) = sheet.inputs(gate)
        inner = local(sheet.kinds[gate], sheet.attrs[gate], (x,), 0)
        slope = local(sheet.kinds[outer], sheet.attrs[outer], (x,), 0)
        f, g = forward(sheet.kinds[outer], sheet.attrs[outer], x), sheet.values[gate]
        apart = key == "outer_slope_at_input"
        yield sheet.gradients[outer] * (slope * inner if apart else slope * g + f * inner)
    else:
        (end,) = asked.ends
        assert Pin(end[0], OUT).node == gate or gate is None
        for shown in (False, True):
            at = sheet.there(end, shown=shown)
            yield by_rule(BACKWARD[key], at)
            at.forced = at.slope
            yield by_rule(BACKWARD[key], at)


def wrong_answers(seed: int, circuits: int, count: int) -> Counter[str]:
    """Judge that many answers that are not right, spread over the circuits."""
    chance, met = random.Random(seed), Counter[str]()
    asked = list(questions(sheets(chance, circuits)))
    while met.total() - met["right"] < count:
        each = chance.choice(asked)
        text = wrong_answer(each, chance)
        if len(text) < LONGEST:
            met[check_wrong(each, text)] += 1
    return met


# --- right answers ---

RAISED = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
THOUSANDS = re.compile(r"(?<![\d,，])[1-9１-９]\d{0,2}[,，]\d{3}(?!\d)")  # or decimals: asked
FULL_WIDTH = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})


def decimals(number: float, chance: random.Random) -> str:
    """A number rounded to enough digits, plain or in scientific form."""
    digits = chance.randint(2, 17)
    if chance.random() < 0.5 and 1e-9 < abs(number) < 1e9:
        places = max(2, digits - 1 - math.floor(math.log10(abs(number))))
        return f"{number:.{min(places, 25)}f}"
    mantissa, exponent = f"{number:.{digits - 1}e}".split("e")
    power = int(exponent)
    raised = str(power).translate(RAISED)
    return chance.choice(
        [
            f"{mantissa}e{power}",
            f"{mantissa}E{exponent}",
            f"{mantissa}×10^{power}",
            f"{mantissa} × 10^({power})",
            f"{mantissa}·10{raised}",
        ]
    )


def reckoned(number: float, chance: random.Random) -> str:
    """A number as a fraction, a product, a sum, a power: all of its digits."""
    factor = chance.choice([2.0, -4.0, 0.37, 3.0])
    simple = Fraction(number).limit_denominator(1_000)
    forms = [
        f"{number * factor!r}/{factor!r}",
        f"{factor!r}×{number / factor!r}",
        f"({number / factor!r}) · {factor!r}",
        f"{number / 8!r}*2³",
        f"2*({number!r}-{number / 2!r})",
    ]
    if math.isclose(simple, number, rel_tol=1e-12):
        forms += [f"{simple.numerator}/{simple.denominator}"] * 3
    if number > 0:
        forms.append(f"{math.sqrt(number)!r}^2")
    return chance.choice(forms)


def spelled(text: str, chance: random.Random) -> str:
    """The same number with other signs for the same thing."""
    if chance.random() < 0.3:
        text = text.replace(".", ",")
    if chance.random() < 0.4:
        text = text.replace("-", chance.choice("−–－﹣"))
    if chance.random() < 0.15:
        text = text.translate(FULL_WIDTH)
    whole = re.fullmatch(r"([1-9]\d{0,2})(\d{3})([.,]\d+)?", text)
    if whole is not None and chance.random() < 0.5:
        text = f"{whole[1]}{chance.choice([' ', chr(0x202F), chr(0x27)])}{whole[2]}{whole[3] or ''}"
    return chance.choice([text, text, f" {text} ", f"= {text}"])


def right_answers(seed: int, circuits: int, count: int) -> Counter[str]:
    """Judge that many right answers, spelled in all ways."""
    chance, met = random.Random(seed), Counter[str]()
    asked = list(questions(sheets(chance, circuits)))
    while met.total() < count:
        each = chance.choice(asked)
        number = each.float
        if number == 0 or abs(number) < NEXT_TO_ZERO:
            text = chance.choice(["0", "0.00", "−0", "0/3", "2-2", "0,0"]) if number == 0 else "0"
            expected = Outcome.RIGHT if number == 0 else Outcome.COARSE
        else:
            plain = (decimals if chance.random() < 0.6 else reckoned)(number, chance)
            text, expected = spelled(plain, chance), Outcome.RIGHT
        if len(text) > 2 * LONGEST or any(
            len(each) >= LONGEST for each in re.split("[*/×·]", text)
        ):
            continue
        verdict = each.judged(text)
        context = (text, number, str(verdict.sentence))
        if THOUSANDS.search(text) and verdict.outcome is Outcome.UNREADABLE:
            assert str(verdict.sentence).startswith("Do you mean "), context
        else:
            assert verdict.outcome is expected, context
        met[verdict.outcome.value] += 1
    return met


# --- how many ---


def test_verdicts_on_wrong_answers_hold():
    met = wrong_answers(seed=1, circuits=20, count=200)
    assert {"right", "coarse", "cut off", "rounding carried", "wrong", "wrong and named"} <= set(
        met
    )


def test_right_answers_are_right_in_every_spelling():
    met = right_answers(seed=2, circuits=20, count=500)
    assert met["right"] > 450


@pytest.mark.soak
def test_verdicts_on_20_000_wrong_answers_hold():
    met = wrong_answers(seed=3, circuits=300, count=20_000)
    print(dict(met))
    assert met.total() - met["right"] == 20_000


@pytest.mark.soak
def test_50_000_right_answers_are_right_in_every_spelling():
    met = right_answers(seed=4, circuits=300, count=50_000)
    print(dict(met))
    assert met["right"] > 45_000


def test_the_second_implementation_knows_every_gate():
    chance = random.Random(5)
    kinds = Counter(
        node.kind for document, _ in sheets(chance, 120) for node in document.root.nodes.values()
    )
    assert len(kinds) > 20


PLANTED = {
    "a rule that does another thing": (
        MISCONCEPTIONS,
        "local_forgotten",
        replace(local_forgotten, backward=lambda at: 2 * at.own),
    ),
    "nothing is cut off": (verdicts, "is_cut_off", lambda guess, number: False),
    "few digits are enough": (guesses, "FEW_DIGITS", Fraction(1, 2)),
    "rounding carried is not known": (verdicts, "diagnose_rounding", lambda *of: None),
}


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_found(fault, monkeypatch):
    where, name, wrong = PLANTED[fault]
    (monkeypatch.setitem if isinstance(where, dict) else monkeypatch.setattr)(where, name, wrong)
    with pytest.raises(AssertionError):
        wrong_answers(seed=1, circuits=20, count=1_000)


def test_an_equation_that_does_not_hold_is_found():
    assert not equation_holds(Decimal("0.39"), "0.39 is 0.20 × 2.00, its own value.")
    assert equation_holds(Decimal("0.40"), "0.40 is 0.20 × (2.00), its own value.")
    assert not equation_holds(Decimal("0.44"), "0.44 is 1.00 × (1 − 0.66): only one factor.")
    assert equation_holds(Decimal("0.34"), "0.34 is 1.00 × (1 − 0.66): only one factor.")
    assert not equation_holds(Decimal("0.5"), "0.5 is 3.00 × (−4.00). ÷ divides.")
