"""The gradient check agrees on what is right, and every planted error is caught."""

from __future__ import annotations

import dataclasses
import sys
import warnings

import numpy as np
import pytest
from draw import EXAMPLES, doubled_twice, draw, gate_patterns, sigmoid_neuron, staged_example

import circuit_editor as ce
from circuit_editor.engine import Tape, compile, execute, interpreter, kernel, values_of
from circuit_editor.engine.gradient_check import TOLERANCE, Doubt, check
from circuit_editor.expression import document_from
from circuit_editor.gates import ELEMENTWISE, GATES

MODULE = sys.modules[check.__module__]  # its name in the package is the function's


@pytest.fixture(autouse=True)
def along_the_plain_road():
    """Errors are planted there; another test may have warmed the kernel."""
    with kernel.put_aside():
        yield


EVERY_EXAMPLE = pytest.mark.parametrize("example", EXAMPLES.values(), ids=EXAMPLES)


def checked(document, tape=None, run=None):
    """The check's verdict on every input of a document, by its id."""
    found = check(tape or compile(document), values_of(document), run)
    return {each.path: each for each in found}


def verdicts(document, tape=None, run=None):
    return {path: each.agrees for path, each in checked(document, tape, run).items()}


def with_wrong_local(document, id_, wrong):
    """The document's tape with one node's local derivatives passed through `wrong`."""
    tape = compile(document)
    slot = tape.slots[id_]
    step = tape.steps[slot]
    right = step.gate.local

    def local(*inputs_and_out, **attrs):
        return wrong(right(*inputs_and_out, **attrs))

    gate = dataclasses.replace(step.gate, local=local)
    steps = (*tape.steps[:slot], step._replace(gate=gate), *tape.steps[slot + 1 :])
    return Tape(steps, tape.slots, tape.loss)


@EVERY_EXAMPLE
def test_agrees_on_every_example(example):
    found = checked(example())
    assert all(each.agrees is True for each in found.values())
    assert all(each.error < 1e-8 for each in found.values())


def test_every_input_and_parameter_is_checked_and_constants_are_not():
    document = draw(
        {"x": 2, "w": 3, "c": 5, "idle": 1},
        {"p": ("mul", "x", "w"), "f": ("mul", "p", "c")},
        loss="f",
        kinds={"w": "parameter", "c": "constant"},
    )
    assert verdicts(document) == {"x": True, "w": True, "idle": True}


def test_nothing_is_checked_without_a_loss_that_is_a_number():
    gates = {"q": ("mul", "x", "y")}
    assert verdicts(draw({"x": 1, "y": 2}, gates, loss=None)) == {}
    assert verdicts(draw({"x": 1, "y": 2}, {"q": ("mul", "x", "")}, loss="q")) == {}
    assert verdicts(draw({"x": [1, 2], "y": 2}, gates, loss="q")) == {}


# Planted errors ------------------------------------------------------------------------------


@EVERY_EXAMPLE
@pytest.mark.parametrize("factor", [1.00005, 0.99995, 1.001, -1.0, 0.0, 2.0], ids=str)
def test_a_wrong_factor_at_any_gate_is_caught(example, factor):
    """Caught wherever it puts a gradient off by more than the tolerance, at whichever gate."""
    document = example()
    right = compile(document)
    gradients = checked(document)
    for step in right.steps[: right.loss + 1]:
        if step.gate.is_source:
            continue
        tape = with_wrong_local(document, step.path, lambda local: [x * factor for x in local])
        for path, found in checked(document, tape).items():
            off = abs(found.gradient - gradients[path].gradient)
            assert found.agrees is bool(off <= TOLERANCE * abs(found.difference)), path


@EVERY_EXAMPLE
@pytest.mark.parametrize("factor", [1.00005, 0.99995], ids=str)
def test_an_error_of_one_in_20000_at_the_last_gate_is_caught(example, factor):
    document = example()
    last = compile(document).steps[-2].path
    tape = with_wrong_local(document, last, lambda local: [x * factor for x in local])
    assert False in verdicts(document, tape).values()


@pytest.mark.parametrize("id_", ["w0x0", "w1x1"])
def test_swapped_operands_are_caught(id_):
    document = sigmoid_neuron()
    tape = with_wrong_local(document, id_, lambda local: local[::-1])
    assert False in verdicts(document, tape).values()


def test_a_max_that_routes_to_the_smaller_is_caught():
    document = gate_patterns()
    tape = with_wrong_local(document, "larger", lambda local: local[::-1])
    assert verdicts(document, tape) == {"w": False, "x": True, "y": True, "z": False}


def test_assigning_instead_of_adding_at_a_fork_is_caught(monkeypatch):
    right = interpreter._backward

    def assigning(run, slot):
        before = list(run.gradients)
        right(run, slot)
        for source in run.tape.steps[slot].sources:
            if before[source] is not None:
                run.gradients[source] = run.gradients[source] - before[source]

    monkeypatch.setattr(interpreter, "_backward", assigning)
    assert verdicts(staged_example()) == {"x": False, "y": False}


@pytest.mark.parametrize(
    ("program", "x"),
    [("sign(x)", 0.0), ("sign(x) + x", 1e-7), ("floor(x)*y + x", 2.0), ("x*floor(3*x)", 1 / 3)],
)
def test_at_a_jump_nothing_is_said_and_beside_it_all_is(program, x):
    circuit = ce.circuit(f"f = {program}", x=x)
    document = circuit.document
    found = {each.path: each for each in check(compile(document), values_of(document))}
    found = found[document.root.find("x")]
    assert (found.agrees, found.why) == (None, Doubt.KINK)
    beside = circuit.set(x=x + 0.3).document
    assert all(each.agrees for each in check(compile(beside), values_of(beside)))


def test_stale_gradients_are_caught():
    document = staged_example()
    tape, values = compile(document), dict(values_of(document))
    run = execute(tape, values)
    stale = execute(tape, {**values, "x": np.asarray(3.001)})
    for slot, _ in enumerate(tape.steps):
        run.gradients[slot] = stale.gradients[slot]
    assert verdicts(document, tape, run) == {"x": False, "y": False}


def test_sending_on_before_all_has_arrived_is_caught(monkeypatch):
    """Each share sent on at once: the second arrival at b sends the first along again."""
    right = interpreter._backward

    def at_once(run, slot):
        step = run.tape.steps[slot]
        if step.path != "c":
            return right(run, slot)
        b = run.tape.slots["b"]
        run.gradients[b] = np.float64(1)
        right(run, b)
        run.gradients[b] = np.float64(2)
        return None

    monkeypatch.setattr(interpreter, "_backward", at_once)
    assert verdicts(doubled_twice()) == {"a": False}


def test_walking_backwards_in_the_order_of_the_forward_pass_is_caught():
    document = doubled_twice()
    tape = compile(document)
    run = execute(tape, values_of(document))
    run.gradients = [None] * len(tape.steps)
    run.gradients[tape.loss] = np.float64(1)
    for slot in range(len(tape.steps)):
        if run.gradients[slot] is not None:
            interpreter._backward(run, slot)
    assert verdicts(document, tape, run) == {"a": False}


def test_a_gradient_that_was_forgotten_is_caught():
    document = staged_example()
    tape = compile(document)
    run = execute(tape, values_of(document))
    run.gradients[tape.slots["y"]] = None
    assert verdicts(document, tape, run) == {"x": True, "y": False}


# Where nothing can be said -------------------------------------------------------------------

AT_A_KINK = {
    "relu": {"f": ("relu", "x")},
    "leaky": {"f": ("leaky_relu", "x")},
    "almost straight": {"f": ("leaky_relu", "x", {"slope": 0.995})},
    "in small": {"r": ("relu", "x"), "f": ("mul_constant", "r", {"c": 1e-3})},
    "tie": {"f": ("max", "x", "y")},
    "two that cancel": {
        "r": ("relu", "x"),
        "n": ("neg", "x"),
        "s": ("relu", "n"),
        "f": ("sub", "r", "s"),
    },
}


@pytest.mark.parametrize("x", [0.0, 1e-7, -3e-7], ids=str)
@pytest.mark.parametrize("gates", AT_A_KINK.values(), ids=AT_A_KINK)
def test_a_kink_is_no_disagreement(gates, x):
    found = verdicts(draw({"x": x, "y": 0.0}, gates, loss="f"))
    assert found["x"] is not False
    assert found["y"] is not False


@pytest.mark.parametrize("gates", AT_A_KINK.values(), ids=AT_A_KINK)
def test_the_side_of_a_kink_does_not_excuse_an_error(gates):
    document = draw({"x": 0.5, "y": 0.0}, gates, loss="f")
    assert False not in verdicts(document).values()
    tape = with_wrong_local(document, "f", lambda local: [each * 1.1 for each in local])
    assert verdicts(document, tape)["x"] is False


def test_at_a_kink_the_verdict_is_that_nothing_can_be_said():
    assert verdicts(draw({"x": 0.0}, AT_A_KINK["relu"], loss="f")) == {"x": None}


@pytest.mark.parametrize(
    ("kind", "x"),
    [
        *[("log", 0.0), ("log", -1.0), ("sqrt", 0.0), ("reciprocal", 0.0), ("exp", 710.0)],
        *[("square", np.nan), ("square", np.inf), ("square", 1e200), ("sin", -np.inf)],
    ],
)
def test_nothing_is_said_of_what_is_not_finite(kind, x):
    assert verdicts(draw({"x": x}, {"f": (kind, "x")}, loss="f")) == {"x": None}


def test_the_largest_numbers_stop_nothing():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert verdicts(draw({"x": 1.7976931348623157e308}, {"f": ("neg", "x")}, loss="f")) == {
            "x": None
        }


# Rounding is no error ------------------------------------------------------------------------


@pytest.mark.parametrize("big", [1e5, 1e8, 1e12, -1e15], ids=str)
def test_a_large_loss_is_not_accused(big):
    document = draw(
        {"x": 0.7, "y": 1.3},
        {"p": ("mul", "x", "y"), "f": ("add_constant", "p", {"c": big})},
        loss="f",
    )
    assert False not in verdicts(document).values()


@pytest.mark.parametrize("x", np.linspace(0.1, 2, 40))
def test_large_numbers_on_the_way_to_a_small_loss_are_not_accused(x):
    document = draw(
        {"x": x},
        {
            "up": ("add_constant", "x", {"c": 1e10}),
            "down": ("add_constant", "up", {"c": -1e10}),
            "f": ("mul_constant", "down", {"c": 3.0}),
        },
        loss="f",
    )
    assert False not in verdicts(document).values()


@pytest.mark.parametrize("kind", ["log", "reciprocal", "sqrt"])
@pytest.mark.parametrize("x", np.geomspace(1e-7, 1, 36))
def test_a_sharp_bend_near_the_end_of_a_domain_is_not_accused(kind, x):
    assert False not in verdicts(draw({"x": x}, {"f": (kind, "x")}, loss="f")).values()


def test_what_rounding_hides_is_not_called_agreement():
    """Beside 1e12, differences of 1e-6 are rounding: nothing can be said of the gradient."""
    document = draw({"x": 0.7}, {"f": ("add_constant", "x", {"c": 1e12})}, loss="f")
    assert verdicts(document) == {"x": None}


def test_an_error_beside_a_large_loss_is_caught_where_it_is_larger_than_rounding():
    document = draw(
        {"x": 0.7}, {"s": ("square", "x"), "f": ("add_constant", "s", {"c": 1e6})}, loss="f"
    )
    tape = with_wrong_local(document, "s", lambda local: [-each for each in local])
    assert verdicts(document, tape) == {"x": False}


def test_an_array_is_checked_entry_by_entry():
    """One entry at a kink excuses itself, not its neighbours."""
    document = draw({"x": [0.0, 1.0, -2.0]}, {"r": ("relu", "x")}, loss=None)
    tape = compile(document)
    total = dataclasses.replace(
        compile(draw({"x": 1}, {"n": ("neg", "x")}, loss="n")).steps[1].gate,
        kind="total",
        forward=np.sum,
        local=lambda x, out: (1.0,),
    )
    end = tape.steps[1]._replace(path="f", gate=total, sources=(1,))
    summed = Tape((*tape.steps, end), {**tape.slots, "f": 2}, 2)
    values = values_of(document)
    (found,) = check(summed, values)
    assert found.gradient.tolist() == [0, 1, 0]
    assert found.agrees is None
    run = execute(summed, values)
    run.gradients[0] = np.array([0.0, 1.0, 0.1])
    (found,) = check(summed, values, run)
    assert found.agrees is False


# A gradient put in the place of the right one -----------------------------------------------


def planted(program, numbers, *, times=1.0, to=None):
    """What is said of the first input when its gradient is another one."""
    document = document_from(program, numbers)
    tape, values = compile(document), values_of(document)
    run, path = execute(tape, values), document.root.find(next(iter(numbers)))
    slot = tape.slots[path]
    run.gradients[slot] = np.float64(run.gradients[slot] * times if to is None else to)
    (found,) = [each for each in check(tape, values, run) if each.path == path]
    return found.agrees, found.why


@pytest.mark.parametrize(
    ("program", "numbers", "gradient", "agrees"),
    [
        ("f = relu(x)", {"x": 0}, 0, None),
        ("f = relu(x)", {"x": 0}, 1, None),
        ("f = relu(x)", {"x": 0}, 7, False),
        ("f = relu(x)", {"x": 0}, 1.0001, False),
        ("f = relu(x)", {"x": 0}, -0.0001, False),
        ("f = abs(x)", {"x": 0}, 0, True),
        ("f = abs(x)", {"x": 0}, 0.9999, None),
        ("f = abs(x)", {"x": 0}, 1000, False),
        ("f = abs(x)", {"x": 0}, -1.0001, False),
        ("f = max(x, y)", {"x": 1, "y": 1}, 0.5, True),
        ("f = max(x, y)", {"x": 1, "y": 1}, 1.0001, False),
        ("f = max(x, x) * y", {"x": 1, "y": 2}, 2, True),  # no kink: both inputs move alike
        ("f = max(x, x) * y", {"x": 1, "y": 2}, 2.0001, False),
        ("f = max(x, x) * y", {"x": 1, "y": 2}, -10, False),
        ("f = relu(x) - relu(-x)", {"x": 0}, 0, None),  # what backpropagation says, by convention
        ("f = relu(x) - relu(-x)", {"x": 0}, 2.5, False),
        ("f = relu(x) + abs(x)", {"x": 0}, 7, False),
        ("f = relu(x)", {"x": 1e-7}, 1, None),
        ("f = relu(x)", {"x": 1e-7}, 1.2, False),
        ("f = cos(leaky_relu(x, 100) + 1)", {"x": 0}, -100 * np.sin(1), None),
    ],
)
def test_at_a_kink_a_gradient_lies_between_the_slopes_on_both_sides(
    program, numbers, gradient, agrees
):
    assert planted(program, numbers, to=gradient)[0] is agrees


@pytest.mark.parametrize(
    ("x", "times", "agrees"),
    [
        *[(-14, 1, True), (-14, -1, False), (-14, 10, False), (-14, 1.00005, False)],
        *[(-14, 1.000009, True), (-14, 1.000012, False), (-600, 1, True), (-600, -1, False)],
        *[(14, 1, True), (14, -1, False), (14, 10, False), (14, 0, False)],
        # beside 1 rounding leaves two digits of 1.5e-8, one of 2e-9, none of 9e-14
        *[(18, 1, True), (18, 1.005, True), (18, 1.02, False), (18, -1, False)],
        *[(20, 1, True), (20, 1.03, None), (20, 1.1, False), (20, -1, False)],
        *[(30, 1, None), (30, -1, None), (30, 10, None)],
    ],
)
def test_a_small_gradient_is_held_to_as_many_digits_as_rounding_leaves(x, times, agrees):
    found = planted("f = sigmoid(x)", {"x": x}, times=times)
    assert found == (agrees, Doubt.ROUNDING if agrees is None else None)


@pytest.mark.parametrize(
    ("big", "off", "agrees"),
    [(1e6, 1e-3, True), (1e6, 2e-3, False), (1e8, 0.1, None), (1e8, 0.2, False)],
)
def test_how_much_rounding_may_excuse(big, off, agrees):
    """Beside 1e6 a difference is off by up to 2.5e-3, beside 1e8 by a hundred times as much."""
    numbers = {"x": 1, "b": big}
    assert planted("f = (x + b) - b", numbers)[0] is not False
    assert planted("f = (x + b) - b", numbers, times=1 + off)[0] is agrees


@pytest.mark.parametrize(
    ("program", "x", "agrees"),
    [
        ("f = x^3", 0, True),  # the difference is 1e-12: the curve's own, no slope
        ("f = x^5", 0, True),
        ("f = x^2", 1e-7, True),
        ("f = 1 - cos(x)", 1e-6, True),
        ("f = x^3", 1e-7, None),
        ("f = sin(x)", 12427144.997096162, None),  # the nudge is as wide as two waves
        ("f = sin(x)", 130806551.72177878, None),
    ],
)
def test_what_the_curve_does_within_the_nudge_is_no_error(program, x, agrees):
    assert planted(program, {"x": x})[0] is agrees


@pytest.mark.parametrize(
    ("program", "x", "times"),
    [
        ("f = x^2", 1e-7, -1),
        ("f = x^2", 0.3, 1.00005),
        ("f = sqrt(relu(x)) + x*x", -1, 1.01),
        ("f = 1e-9 * tanh(x)", 0.5, -1),
        ("f = 1e-9 * tanh(x)", 0.5, 1.00005),
        ("f = exp(x) / 1e200", 1, -1),
        ("f = log(x)", 1e-3, 1.1),
    ],
)
def test_an_error_is_found_at_any_size(program, x, times):
    assert planted(program, {"x": x}) == (True, None)
    assert planted(program, {"x": x}, times=times) == (False, None)


def test_an_error_is_found_where_the_curve_bends_yet_goes_on_alike():
    assert planted("f = log(x)", {"x": 2e-5}) == (None, Doubt.BEND)
    assert planted("f = log(x)", {"x": 2e-5}, times=1.1) == (False, None)


COMPUTING = [each.kind for each in ELEMENTWISE.values() if each.forward and not each.is_flag]


def drawn_by_lot(rng):
    """A circuit of any gates, its values whole, ordinary, or of any size."""
    names, gates = ["x", "y", "z"], {}
    size = rng.integers(3)
    values = {
        name: float([rng.integers(-2, 3), rng.normal(), rng.normal() * 10.0 ** rng.integers(-8, 9)]
        [size])
        for name in names
    }  # fmt: skip
    for place in range(int(rng.integers(1, 14))):
        kind = str(rng.choice(COMPUTING))
        sources = [str(each) for each in rng.choice(names[-6:], len(GATES[kind].inputs))]
        constants = [-1.5, 0.0, 0.01, 0.5, 2.0, 3.0, 100.0]
        attrs = {name: float(rng.choice(constants)) for name in GATES[kind].attrs}
        gates[f"g{place}"] = (kind, *sources, attrs)
        names.append(f"g{place}")
    return draw(values, gates, loss=names[-1])


def test_no_right_circuit_is_accused_and_wrong_ones_are():
    """Of 200 circuits all gradients, and each of them with its sign turned."""
    said = []
    for seed in range(200):
        document = drawn_by_lot(np.random.default_rng(seed))
        tape, values = compile(document), values_of(document)
        run = execute(tape, values)
        assert False not in [each.agrees for each in check(tape, values, run)], seed
        slots = [slot for slot, step in enumerate(tape.steps) if step.gate.is_source]
        told = [slot for slot in slots if run.gradients[slot] and np.isfinite(run.gradients[slot])]
        for slot in told:
            run.gradients[slot] = -run.gradients[slot]
        paths = {tape.steps[slot].path for slot in told}
        again = check(tape, values, run)
        said += [each.agrees for each in again if each.path in paths]
    assert True not in said
    assert said.count(False) > 0.9 * len(said) > 100


# Many inputs at once -------------------------------------------------------------------------


def wide(count=5):
    """A sum of products, its terms added one after the other; x2 stands at a kink, y is idle."""
    names = [f"x{n}" for n in range(count)]
    gates = {f"r{n}": ("relu" if n == 2 else "sin", name) for n, name in enumerate(names)}
    gates["s0"] = ("mul", "r0", "x1")
    for n in range(1, count):
        gates[f"s{n}"] = ("add", f"s{n - 1}", f"r{n}")
    values = {name: 0.3 * (n - 2) for n, name in enumerate(names)}
    return draw({**values, "y": [1.0, 2.0]}, gates, loss=f"s{count - 1}")


@pytest.mark.parametrize("columns", [1, 2, 3, 256])
def test_inputs_nudged_side_by_side_do_not_disturb_each_other(monkeypatch, columns):
    monkeypatch.setattr(MODULE, "COLUMNS", columns)
    document = wide()
    tape, values = compile(document), dict(values_of(document))
    found = checked(document)
    assert {path: each.agrees for path, each in found.items()} == {
        **dict.fromkeys(["x0", "x1", "x3", "x4", "y"], True),
        "x2": None,
    }
    assert list(found) == ["x0", "x1", "x2", "x3", "x4", "y"]
    assert found["y"].difference.tolist() == [0, 0]
    for path in ("x0", "x1", "x3", "x4"):
        sides = [execute(tape, {**values, path: values[path] + by}).loss for by in (1e-6, -1e-6)]
        assert found[path].difference == pytest.approx((sides[0] - sides[1]) / 2e-6, abs=1e-9)


@pytest.mark.parametrize("columns", [1, 2, 256])
def test_one_wrong_gradient_among_many_is_told_of_its_own_input(monkeypatch, columns):
    monkeypatch.setattr(MODULE, "COLUMNS", columns)
    document = wide()
    tape = with_wrong_local(document, "r3", lambda local: [1.01 * each for each in local])
    found = verdicts(document, tape)
    assert [path for path, agrees in found.items() if agrees is False] == ["x3"]


def test_one_large_number_excuses_only_what_meets_it():
    """Rounding beside 1e12 hides b's gradient, and not that of a, which joins behind it."""
    document = draw(
        {"a": 0.7, "b": 0.7},
        {
            "up": ("add_constant", "b", {"c": 1e12}),
            "down": ("add_constant", "up", {"c": -1e12}),
            "f": ("add", "down", "a"),
        },
        loss="f",
    )
    assert verdicts(document) == {"a": True, "b": None}


def test_many_inputs_share_their_walks():
    """A sum of 1,000 names: each gate is computed a few times, not once for every input."""
    count, calls = 1000, []
    names = [f"x{n}" for n in range(count)]
    gates = {"s1": ("add", "x0", "x1")}
    gates |= {f"s{n}": ("add", f"s{n - 1}", names[n]) for n in range(2, count)}
    document = draw(dict.fromkeys(names, 0.5), gates, loss=f"s{count - 1}")
    tape = compile(document)
    run = execute(tape, values_of(document))
    add = GATES["add"]

    def counted(a, b):
        calls.append(1)
        return a + b

    gate = dataclasses.replace(add, forward=counted)
    steps = tuple(step._replace(gate=gate) if step.gate is add else step for step in tape.steps)
    run.tape = Tape(steps, tape.slots, tape.loss)
    found = check(run.tape, values_of(document), run)
    assert len(found) == count
    assert all(each.agrees for each in found)
    assert len(calls) < 5 * count


# Bit by bit ----------------------------------------------------------------------------------


def test_bit_by_bit_it_finds_the_same_and_can_rest_on_the_way():
    document = draw(
        {f"x{n}": 0.1 * n for n in range(3)},
        {
            **{f"g{n}": ("sin", f"g{n - 1}" if n else "x0") for n in range(450)},
            "s": ("add", "g449", "x1"),
            "t": ("mul", "s", "x2"),
        },
        loss="t",
    )
    tape, values = compile(document), values_of(document)
    run = execute(tape, values)
    found = list(MODULE.checking(run))
    assert sum(each is None for each in found) >= 4  # a rest about every hundred gates
    whole = check(tape, values, run)
    assert [each for each in found if each is not None] == whole
    assert MODULE.to_check(run) == len(whole) == 3
    assert MODULE.work_of(run) == len(tape.steps)  # one walk for all three


def test_between_two_bits_nothing_of_it_is_left():
    """What others compute meanwhile warns as it always does."""
    document = draw({"x": 0.5, "y": 2.0}, {"f": ("mul", "x", "y")}, loss="f")
    before = np.geterr()
    bits = MODULE.checking(execute(compile(document), values_of(document)))
    next(bits)
    assert np.geterr() == before


@pytest.mark.parametrize(
    ("inputs", "gates", "why"),
    [
        ({"x": 0.0}, {"f": ("log", "x")}, Doubt.NOT_FINITE),
        ({"x": 0.0}, {"f": ("relu", "x")}, Doubt.KINK),
        ({"x": 1e-7}, {"f": ("relu", "x")}, Doubt.KINK),
        ({"x": 3e-6}, {"f": ("log", "x")}, Doubt.BEND),
        ({"x": 0.7}, {"f": ("add_constant", "x", {"c": 1e12})}, Doubt.ROUNDING),
        ({"x": 0.7}, {"f": ("sin", "x")}, None),
    ],
)
def test_why_nothing_can_be_said(inputs, gates, why):
    found = checked(draw(inputs, gates, loss="f"))["x"]
    assert (found.agrees, found.why) == (True if why is None else None, why)
