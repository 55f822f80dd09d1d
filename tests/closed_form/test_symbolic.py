"""The closed form against the run: the same numbers everywhere, short, and never endless."""

import random
import subprocess
import sys
import time
from functools import cache

import numpy as np
import pytest
import sympy
from draw import EXAMPLES, draw, first_example, sigmoid_neuron

import circuit_editor as ce
from circuit_editor.closed_form.latex_names import latex_name
from circuit_editor.closed_form.symbolic import MOST_GATES, NoClosedForm, closed_form
from circuit_editor.engine import compile, execute, values_of
from circuit_editor.gates import ELEMENTWISE, GATES
from circuit_editor.model import OUT, Pin, edits

POINTS = 200
KINDS = [kind for kind, gate in ELEMENTWISE.items() if gate.inputs and gate.outputs]


form_of = cache(closed_form)  # most of the time here is SymPy's


def derivatives(document):
    return {name: each.text for name, each in form_of(document).derivatives.items()}


def of(program, **values):
    return ce.circuit(program, **values).document


def alone(kind, **attrs):
    """A circuit of one gate, its inputs called x and y."""
    sources = ["x", "y"][: len(GATES[kind].inputs)]
    return draw(dict.fromkeys(sources, 1), {"g": (kind, *sources, attrs)}, loss="g")


# --- the same numbers as the run -----------------------------------------------------------------


def compared(a, b):
    return 0.5 if a == b else float(a > b)


WORDS = {"Larger": max, "Smaller": min, "Size": abs, "Above": compared, "sign": np.sign}


def numbers(formula, arguments):
    """A function of floats that computes a formula."""
    return sympy.lambdify(arguments, formula.expression, modules=[WORDS, "math"])


def close(engine, formula, tolerance):
    return abs(engine - formula) <= tolerance * (1 + abs(formula))


def holds_at_random_points(document):
    """Compare value and derivatives at random points, none at a kink, where the run is finite."""
    form, tape = form_of(document), compile(document)
    names = list(form.derivatives)
    paths = {name: document.root.find(name) for name in names}
    arguments = [sympy.Symbol(name, real=True) for name in [*names, form.name]]
    loss = numbers(form.loss, arguments)
    slopes = {name: numbers(each, arguments) for name, each in form.derivatives.items()}
    rng = random.Random(len(tape.steps))
    compared_points = 0
    for _ in range(20 * POINTS):
        point = {name: rng.uniform(-3, 3) for name in names}
        values = dict(values_of(document))
        values |= {paths[name]: np.float64(number) for name, number in point.items()}
        run = execute(tape, values)
        gradients = {name: run.gradient(Pin(paths[name], OUT)) for name in names}
        if not np.isfinite([run.loss, *gradients.values()]).all():
            continue
        value = loss(*point.values(), 0.0)
        assert close(run.loss, value, 1e-12), point
        for name in names:
            slope = slopes[name](*point.values(), value)
            assert close(gradients[name], slope, 1e-10), (name, point)
        compared_points += 1
        if compared_points == POINTS:
            return
    raise AssertionError("too few points where the circuit is smooth")


@pytest.mark.parametrize("kind", KINDS)
def test_every_gate_alone_is_its_formula(kind):
    for number in (None, -1.5, 0.5, 3.0) if GATES[kind].attrs else (None,):
        attrs = {} if number is None else dict.fromkeys(GATES[kind].attrs, number)
        holds_at_random_points(alone(kind, **attrs))


PROGRAMS = [
    "f = (sigmoid(w * x + b) - y) ^ 2",
    "f = tanh(x * y) / (1 + exp(x - y)) + relu(x * y) * abs(y)",
    "f = max(x, min(y, z)) * softplus(z) + 0.123456 * x",
    "f = (exp(x) - exp(-x)) / (exp(x) + exp(-x))",
    "f = 3 / (2 + 5 * exp(x * y)) + sqrt(x ^ 2 + y ^ 2)",
    "f = (2 - 3 * exp(x)) / (4 + exp(x))",
]


@pytest.mark.parametrize("document", [make() for make in EXAMPLES.values()], ids=EXAMPLES)
def test_the_lectures_circuits_are_their_formulas(document):
    holds_at_random_points(document)


@pytest.mark.parametrize("program", PROGRAMS)
def test_circuits_are_their_formulas(program):
    holds_at_random_points(of(program))


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_text_of_a_formula_draws_a_circuit_of_the_same_value(program):
    values = {"x": 0.7, "y": -1.3, "z": 0.4, "w": 2.0, "b": -0.5}
    circuit = ce.circuit(program)
    form = form_of(circuit.document)
    needed = {name: values[name] for name in form.derivatives}
    again = ce.circuit(f"f = {form.loss.text}", **needed)
    assert again.run().loss == pytest.approx(circuit.set(**needed).run().loss, rel=1e-13)


# --- how it reads --------------------------------------------------------------------------------


def test_the_first_example():
    assert form_of(first_example()).text() == ("f = z*(x + y)\n∂f/∂x = z\n∂f/∂y = z\n∂f/∂z = x + y")


def test_the_sigmoid_neuron_is_written_by_its_output():
    form = form_of(sigmoid_neuron())
    assert form.loss.text == "1/(1 + exp(-w0*x0 - w1*x1 - w2))"
    assert derivatives(sigmoid_neuron()) == {
        "w0": "f*x0*(1 - f)",
        "w1": "f*x1*(1 - f)",
        "w2": "f*(1 - f)",
        "x0": "f*w0*(1 - f)",
        "x1": "f*w1*(1 - f)",
    }


@pytest.mark.parametrize(
    ("program", "derivative"),
    [
        ("f = sigmoid(x)", "f*(1 - f)"),
        ("f = tanh(x)", "1 - f^2"),
        ("f = exp(x)", "f"),
        ("f = 1 / x", "-f^2"),
        ("f = (exp(x) - exp(-x)) / (exp(x) + exp(-x))", "1 - f^2"),
        ("f = sqrt(x)", "1/(2*f)"),
        ("f = x ^ 3", "3*x^2"),
        ("f = relu(x)", "[x > 0]"),
        ("f = abs(x)", "sign(x)"),
        ("f = leaky_relu(x)", "[x < 0]/100 + [x > 0]"),
        ("f = max(x, x)", "1"),
        ("f = x * x - x ^ 2", "0"),
        ("f = 0.1 * x + 0.7 * x", "4/5"),
        ("f = 0.123456 * x", "0.123456"),
        ("f = 1e-9 * x", "1e-09"),
        ("f = 5000000 * x", "5000000"),
    ],
)
def test_short_derivatives(program, derivative):
    assert derivatives(of(program)) == {"x": derivative}


def test_the_output_is_called_otherwise_where_an_input_has_its_name():
    assert form_of(of("tanh(f)")).text() == "output = tanh(f)\n∂output/∂f = 1 - output^2"


def test_an_output_whose_name_is_no_word_is_not_used():
    document = draw({"x": 1}, {"g": ("tanh", "x")}, loss="g")
    document = edits.rename(document, document.loss, "the loss")
    assert derivatives(document) == {"x": "1 - tanh(x)^2"}
    assert form_of(document).text().startswith("the loss = tanh(x)\n")


def test_names_are_names_whatever_they_mean_elsewhere():
    names = ["E", "I", "pi", "S", "Symbol", "Integer", "N", "zoo", "oo", "nan", "σ", "名", "é9"]
    document = draw(
        dict.fromkeys(["lambda", *names], 1),
        {f"n{i}": ("mul", f"n{i - 1}" if i else "lambda", name) for i, name in enumerate(names)},
        loss=f"n{len(names) - 1}",
    )
    form = closed_form(document)
    assert set(form.derivatives) == {"lambda", *names}
    for name, each in form.derivatives.items():
        assert set(each.text.split("*")) == {"lambda", *names} - {name}


@pytest.mark.parametrize(
    ("name", "latex"),
    [
        ("x", "x"),
        ("w0", "w_{0}"),
        ("w_in", "w_{in}"),
        ("lambda", r"\lambda"),
        ("sigma_1", r"\sigma_{1}"),
        ("local", r"\mathrm{local}"),
        ("x_a_b", r"x_{a\_b}"),
        ("_", r"\_"),
        ("a{b", r"\mathrm{a\{b}"),
        ("neuron1/w_in", r"\mathrm{neuron}_{1}.w_{in}"),
    ],
)
def test_names_in_latex(name, latex):
    assert latex_name(name) == latex


def test_latex():
    assert form_of(sigmoid_neuron()).latex().splitlines()[:2] == [
        r"f = \frac{1}{1 + e^{- w_{0} x_{0} - w_{1} x_{1} - w_{2}}}",
        r"\frac{\partial f}{\partial w_{0}} = f x_{0} \left(1 - f\right)",
    ]
    form = closed_form(of("f = relu(x) ^ 2 + abs(y) ^ 3 * min(x, y) ^ 2"))
    for part in (
        r"\max^{2}\left(x, 0\right)",
        r"\min^{2}\left(x, y\right)",
        r"\left|{y}\right|^{3}",
    ):
        assert part in form.loss.latex
    assert r"\left[x > 0\right]" in form.derivatives["x"].latex


# --- what has no closed form ---------------------------------------------------------------------


def refused(document):
    """The sentence that a closed form is refused with, which comes soon."""
    started = time.process_time()
    with pytest.raises(NoClosedForm) as caught:
        closed_form(document)
    assert time.process_time() - started < 2
    assert caught.value.report()["problem"]["message"] == str(caught.value)
    return str(caught.value)


@cache
def chain(kind, length):
    gates = {f"g{i}": (kind, f"g{i - 1}" if i else "x") for i in range(length)}
    return draw({"x": 3}, gates, loss=f"g{length - 1}")


def test_a_chain_of_10_000_gates_is_too_large():
    assert refused(chain("sin", 10_000)) == (
        "This is too large for a closed form: 10000 gates lead to f, "
        f"and {MOST_GATES} are the limit."
    )


def test_only_what_leads_to_the_loss_counts():
    aside = {f"g{i}": ("sin", f"g{i - 1}" if i else "x") for i in range(2 * MOST_GATES)}
    document = draw({"x": 1, "y": 1}, {**aside, "f": ("square", "y")}, loss="f")
    assert derivatives(document) == {"y": "2*y"}


@pytest.mark.parametrize("kind", ["sin", "sigmoid", "tanh", "relu", "abs", "exp"])
def test_a_formula_nobody_could_read_is_not_written(kind):
    assert "too long" in refused(chain(kind, MOST_GATES))


def test_a_formula_that_doubles_with_every_gate_is_not_written():
    gates = {f"s{i}": ("sin", f"m{i - 1}" if i else "x") for i in range(60)}
    gates |= {f"m{i}": ("mul", f"s{i}", f"m{i - 1}" if i else "x") for i in range(60)}
    assert "too long" in refused(draw({"x": 1}, gates, loss="m59"))


@pytest.mark.parametrize("length", [3, 30, 300])
def test_numbers_never_grow_beyond_reading(length):
    """3^(2^300) has more digits than there is room for."""
    gates = {"t": ("mul_constant", "x", {"c": 3.5})}
    gates |= {f"g{i}": ("square", f"g{i - 1}" if i else "t") for i in range(length - 1)}
    document = draw({"x": 1}, gates, loss=f"g{length - 2}")
    if length == 3:
        assert derivatives(document) == {"x": "2401*x^3/4"}
    else:
        assert "too long" in refused(document)


def test_constants_are_worked_out_by_the_gates_themselves():
    """9^(9^9) would keep exact algebra busy for ever; in floats it is infinite at once."""
    tower = {"a": ("power", "n", "n"), "b": ("power", "n", "a"), "f": ("mul", "x", "b")}
    document = draw({"x": 1, "n": 9}, tower, loss="f", kinds={"n": "constant"})
    assert (
        refused(document) == "There is no closed form: for its constants, the power gate gives ∞."
    )


@pytest.mark.parametrize("program", ["(0 - 2) ^ x", "0 ^ x", "x / (y - y)"])
def test_what_is_not_real_or_finite_has_no_closed_form(program):
    assert "divides by zero" in refused(of(program))


@pytest.mark.parametrize("program", ["(x + y) ^ 5000 * (x - y) ^ 5000 - 1", "exp(900 * x) - 1"])
def test_large_powers_are_never_multiplied_out(program):
    started = time.process_time()
    assert closed_form(of(program)).derivatives
    assert time.process_time() - started < 2


def test_a_wide_neuron_stays_short():
    program = "f = sigmoid(" + " + ".join(f"w{i} * x{i}" for i in range(12)) + ")"
    assert derivatives(of(program))["w11"] == "f*x11*(1 - f)"


def test_arrays_problems_and_missing_losses_are_told():
    assert "In matrices: f = 2*x" in refused(of("f = 2 * x", x=[1, 2]))
    unwired = draw({"x": 1}, {"g": ("add", "x", "")}, loss="g")
    assert "waits for a wire" in refused(unwired)
    assert "No loss yet" in refused(draw({"x": 1}, {"g": ("square", "x")}, loss=None))


def test_sympy_waits_until_a_formula_is_asked_for():
    script = "import sys, circuit_editor.api, circuit_editor.ui.shell.window, circuit_editor.cli\n"
    script += "circuit_editor.api.circuit('x + y').run(); print('sympy' in sys.modules)\n"
    script += "circuit_editor.api.circuit('x + y').formula(); print('sympy' in sys.modules)"
    fresh = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert fresh.stdout.split() == ["False", "True"], fresh.stderr
