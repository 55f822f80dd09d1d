"""What a closed form says: no name that nobody gave, where it holds, and no more than is read."""

from __future__ import annotations

import random

import numpy as np
import pytest

import circuit_editor as ce
from circuit_editor import files
from circuit_editor.closed_form import symbolic
from circuit_editor.closed_form.symbolic import LONGEST, NoClosedForm
from circuit_editor.formula_worker.answers import FormulaServer
from circuit_editor.gates import ELEMENTWISE, FOLDED

HOSTILE = ("E", "e", "I", "pi", "S", "N", "Q", "zoo", "oo", "nan", "lambda", "beta", "gamma", "O")
SMOOTH = ("exp({})", "sin({})", "tanh({})", "sigmoid({})", "exp({} + 1)", "log(1 + ({})^2)")


def grown(dice: random.Random) -> tuple[str, list[str]]:
    """A random formula of three inputs with names that mean something elsewhere."""
    names = dice.sample(HOSTILE, 3)
    terms = list(names)
    for _ in range(dice.randint(2, 4)):
        a, b = dice.choice(terms[-3:]), dice.choice(terms)
        sign = dice.choice(["+", "-", "*", "*"])
        made = f"({a} {sign} {b})"
        terms.append(dice.choice(SMOOTH).format(made) if dice.random() < 0.6 else made)
    return f"{terms[-1]} + {names[0]}*{names[1]}*exp({names[2]} + 1)", names


@pytest.mark.parametrize("seed", range(8))
def test_a_closed_form_typed_back_has_the_same_value_and_gradients(seed):
    dice = random.Random(seed)
    program, names = grown(dice)
    given = dict.fromkeys(names, 1)  # or e and pi would be the constants
    drawn = ce.circuit(f"f = {program}", **given)
    form = drawn.formula()
    assert set(form.derivatives) == set(names)
    lines = [f"f = {form.loss.text}"]
    lines += [f"d{name} = 1*({each.text})" for name, each in form.derivatives.items()]
    typed = ce.circuit(f"f = {form.loss.text}", **given)
    lines.append(f"g = f{''.join(f' + 0*d{name}' for name in names)}")
    slopes = ce.circuit("; ".join(lines), **given)
    for _ in range(5):
        values = {name: dice.uniform(-1.5, 1.5) for name in names}
        expected, found = drawn.set(**values).run(), typed.set(**values).run()
        written = slopes.set(**values).run()
        assert found.loss == pytest.approx(expected.loss, rel=1e-9)
        for name in names:
            slope = expected.gradient(name)
            assert found.gradient(name) == pytest.approx(slope, rel=1e-9, abs=1e-9)
            assert written.value(f"d{name}") == pytest.approx(slope, rel=1e-9, abs=1e-9)


def derivatives(program: str) -> dict[str, str]:
    return {name: each.text for name, each in ce.circuit(program).formula().derivatives.items()}


def test_eulers_number_is_never_called_by_a_name():
    assert derivatives("f = exp(x + 1) * E") == {"x": "f", "E": "exp(x + 1)"}
    assert derivatives("f = x * exp(1 + y)")["x"] == "exp(y + 1)"
    assert derivatives("f = x * exp(y + 1) * exp(-y)")["x"] == "exp(1)"


def test_in_latex_e_is_an_input_or_the_exponential_function_but_never_both():
    plain = ce.circuit("f = x * exp(1 + y) * exp(-y)").formula()
    assert plain.loss.latex == "x e^{- y} e^{y + 1}"
    both = ce.circuit("f = e^x * exp(y)", e=2).formula()
    assert both.loss.latex == r"e^{x} \exp\left(y\right)"
    apart = ce.circuit("f = e*x + exp(y)", e=2).formula()
    assert apart.derivatives["y"].latex == r"\exp\left(y\right)"  # there is no e in this one
    powers = ce.circuit("f = e * exp(y)^2 + exp(y + 1) * exp(-y)", e=2).formula()
    assert r"\exp\left(2 y\right)" in powers.loss.latex


@pytest.mark.parametrize(
    "kind", [kind for kind, each in ELEMENTWISE.items() if each.group in FOLDED]
)
def test_the_closed_form_of_a_gate_typed_back_gives_the_same_numbers(kind):
    drawn = ce.circuit(f"f = 2*{kind}(x) + x")
    form = drawn.formula()
    slope = form.derivatives["x"].text
    written = "0*x" if "[" in slope else f"1*({slope})"  # a bracket is no expression
    typed = ce.circuit(f"f = {form.loss.text}; d = {written}; g = f + 0*d")
    for x in (0.3, 0.77, 1.3, -0.6):
        if kind.startswith("log") and x < 0:
            continue
        expected, found = drawn.set(x=x).run(), typed.set(x=x).run()
        assert found.value("f") == pytest.approx(expected.loss, rel=1e-13)
        if "[" not in slope:
            assert found.value("d") == pytest.approx(expected.gradient("x"), rel=1e-13)


def test_pi_is_the_number_unless_an_input_is_called_so():
    form = ce.circuit("f = erf(x)").formula()
    assert form.derivatives["x"].text == "2*exp(-x^2)/sqrt(pi)"
    assert form.derivatives["x"].latex == r"\frac{2 e^{- x^{2}}}{\sqrt{\pi}}"
    taken = ce.circuit("f(x, pi) = erf(x) + pi").formula()
    assert taken.derivatives["x"].text == "2*exp(-x^2)/sqrt(3.141592653589793)"
    assert r"\pi" not in taken.derivatives["x"].latex


@pytest.mark.parametrize(
    ("formula", "latex"),
    [
        ("log2(x)^2", r"\log_{2}^{2}\left(x\right)"),
        ("log10(x)", r"\log_{10}\left(x\right)"),
        ("atan(x)", r"\arctan\left(x\right)"),
        ("log1p(x)", r"\operatorname{log1p}\left(x\right)"),
        ("expm1(x)", r"\operatorname{expm1}\left(x\right)"),
        ("floor(x)", r"\left\lfloor{x}\right\rfloor"),
        ("tan(x)", r"\tan{\left(x \right)}"),
    ],
)
def test_a_digit_in_a_functions_name_is_no_index_in_latex(formula, latex):
    assert ce.circuit(f"f = {formula}").formula().loss.latex == latex


# --- where it holds ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("formula", "domain"),
    [
        ("x / x", ["x ≠ 0"]),
        ("1 / (1 / x)", ["x ≠ 0"]),
        ("x^-2 * x^2", ["x ≠ 0"]),
        ("sqrt(x)^2", ["x ≥ 0"]),
        ("(x^0.2)^5", ["x ≥ 0"]),
        ("sqrt(x) * sqrt(x) / x", ["x > 0"]),
        ("exp(log(x))", ["x > 0"]),
        ("log(x) - log(x) + y", ["x > 0"]),
        ("0 * log(x)", ["x > 0"]),
        ("x * log(y) / log(y)", ["y > 0", "log(y) ≠ 0"]),
        ("x^y * x^(-y)", ["x > 0"]),
        ("x^y * x * log(x) / log(x)", ["x > 0", "log(x) ≠ 0"]),
        ("x * y / (2 * y * x)", ["x ≠ 0", "y ≠ 0"]),
        ("0 * log(x * y)", ["x*y > 0"]),
        ("0 * sqrt(x^2 * y)", ["y ≥ 0"]),
        ("0 * (x / (x - y) + 1 / (y - x))", ["x - y ≠ 0"]),
        ("0 / relu(x)", ["max(x, 0) ≠ 0"]),
        ("0 * log2(x) + 0 * log10(y)", ["x > 0", "y > 0"]),
        ("0 * log1p(x)", ["x + 1 > 0"]),
    ],
)
def test_where_algebra_forgot_that_a_gate_has_no_value_the_closed_form_says_so(formula, domain):
    form = ce.circuit(f"f = {formula}").formula()
    assert [each.text for each in form.domain] == domain
    assert form.text().splitlines()[-1] == f"for {', '.join(domain)}"
    assert [each["formula"] for each in form.report()["domain"]] == domain


@pytest.mark.parametrize(
    "formula",
    [
        "1 / x",
        "log(x) * sqrt(y)",
        "(x^2 - 1) / (x - 1)",
        "y / (2 * x - 2)",
        "x / y / z",
        "x^y",
        "sqrt(x^2 * y)",
        "sqrt(4 * x) + log(3 * y)",
        "log(exp(x))",
        "0 / (1 + exp(x))",
        "0 * log(softplus(x))",
        "0 * sqrt(x^2 + abs(y)) + 0 / (1 + x^2)",
        "0 * log(max(x, 1)) + 0 * sqrt(relu(x))",
        "0 * log(sigmoid(x)) + x^3 + 2^x",
        "x^0 + x / 2",
        "y / (1 / x)^x",
        "log2(x) + log10(y) + log1p(z)",
        "0 * log(cosh(x)) + 0 / atan(exp(y))",
    ],
)
def test_nothing_is_said_where_the_formula_shows_it_or_it_always_holds(formula):
    form = ce.circuit(f"f = {formula}").formula()
    assert form.domain == ()
    assert "for " not in form.text()
    assert "domain" not in form.report()


def test_inside_the_domain_formula_and_chain_agree_and_outside_the_chain_has_no_value():
    for program in ("x / x * y", "sqrt(x)^2 + y", "exp(log(x)) + y", "y * log(x) / log(x)"):
        circuit = ce.circuit(f"f = {program}")
        form = circuit.formula()
        for x in (-1.5, 1.0, 2.5, *((0.0,) if program != "exp(log(x)) + y" else ())):
            loss = circuit.set(x=x, y=0.5).run().loss
            inside = all(each.holds({"x": x, "y": 0.5}) for each in form.domain)
            assert np.isfinite(loss) == inside, (program, x)


def test_the_domain_stands_below_a_blocks_formulas_and_outside_of_it_they_come_to_nothing():
    asked = files.dump(ce.circuit("f = x / x").document).decode()
    answering = FormulaServer()
    (form,) = answering.answer({"key": "k", "files": [asked]})["forms"]
    assert (form["domain"], form["domain_latex"]) == (["x ≠ 0"], r"x \neq 0")
    (x,) = (line["by"] for line in form["lines"] if line["by"])
    asked = {"key": "k", "values": [{x: 2.0}]}
    assert answering.answer(asked)["numbers"] == [{"": "1.0", x: "0.0"}]
    assert answering.answer({"key": "k", "values": [{x: 0.0}]})["numbers"] == [{}]


# --- how long it may be --------------------------------------------------------------------------


def test_what_is_written_is_never_longer_than_the_limit(monkeypatch):
    form = ce.circuit("f = sigmoid(a*b + c) * tanh(a - c)").formula()
    length = len(form.text())
    assert length < LONGEST
    monkeypatch.setattr(symbolic, "LONGEST", length)
    assert ce.circuit("f = sigmoid(a*b + c) * tanh(a - c)").formula().text() == form.text()
    monkeypatch.setattr(symbolic, "LONGEST", length - 1)
    with pytest.raises(NoClosedForm, match="too long to be worked out and read"):
        ce.circuit("f = sigmoid(a*b + c) * tanh(a - c)").formula()


@pytest.mark.parametrize(("stem", "is_read"), [("w", True), ("the_weight_of_the_input_", False)])
def test_letters_are_counted_and_not_operations(stem, is_read):
    """A sum of 20 names, squared, has 20 derivatives with 20 names in each."""
    program = f"f = ({' + '.join(f'{stem}{number}' for number in range(20))})^2"
    if is_read:
        assert len(ce.circuit(program).formula().text()) <= LONGEST
    else:
        with pytest.raises(NoClosedForm, match="too long"):
            ce.circuit(program).formula()


def test_the_constants_of_a_formula_are_written_as_such():
    form = ce.circuit("f = sin(pi*x) + e*y").formula()
    assert form.loss.text == "exp(1)*y + sin(pi*x)"
    assert (form.derivatives["x"].text, form.derivatives["y"].text) == ("pi*cos(pi*x)", "exp(1)")
    assert form.derivatives["y"].latex == "e"
    taken = ce.circuit("f = pi*x + 3.141592653589793*y", pi=2).formula()
    assert taken.derivatives["y"].text == "3.141592653589793"
