"""What a gate declares beside its mathematics, held against the mathematics."""

from itertools import combinations, product

import numpy as np
import pytest

from circuit_editor.gates import ELEMENTWISE, GATES, PORTS, kinds, outside_domain
from circuit_editor.gates.gate import CLOSED, FUNCTIONS, ROUTES, Domain, Gate

COMPUTING = {kind: each for kind, each in ELEMENTWISE.items() if each.inputs}
EVERY = pytest.mark.parametrize("each", COMPUTING.values(), ids=COMPUTING)
POINTS = (-2.25, -0.5, 0.25, 1.75)


def values(gate, *inputs, **attrs):
    with np.errstate(all="ignore"):
        return gate.forward(*map(np.float64, inputs), **{**gate.attrs, **attrs})


def slopes(gate, *inputs):
    inputs = tuple(map(np.float64, inputs))
    with np.errstate(all="ignore"):
        return gate.local(*inputs, gate.forward(*inputs, **gate.attrs), **gate.attrs)


def points(gate):
    return product(POINTS, repeat=len(gate.inputs))


def every_place():
    for kind, each in COMPUTING.items():
        yield from ((kind, place, each.turns_sign(place)) for place in range(len(each.inputs)))


def test_the_kinds_that_are_named_are_kinds():
    named = {value for name, value in vars(kinds).items() if name.isupper()}
    assert named - GATES.keys() - PORTS.keys() == {"block"}


@EVERY
def test_what_is_straight_moves_evenly_and_nothing_else_does(each):
    for count in range(1, len(each.inputs) + 1):
        for places in combinations(range(len(each.inputs)), count):
            bends = []
            for at in points(each):
                near, far = (
                    [x + by * (place + 1) * (place in places) for place, x in enumerate(at)]
                    for by in (0.75, 1.5)
                )
                rises = np.diff([values(each, *where) for where in (at, near, far)])
                bends.append(abs(rises[1] - rises[0]))
            bends = [bend for bend in bends if np.isfinite(bend)]
            assert each.is_straight_in(places) == (max(bends) < 1e-12)
    assert each.is_straight == each.is_straight_in(places)  # all of them


def test_a_sign_that_is_said_to_turn_is_seen_to_turn():
    turning = {(kind, at) for kind, at, turns in every_place() if turns}
    of_constants = {("mul_constant", 0)}
    assert turning == of_constants | {
        *(("neg", 0), ("sub", 1), ("div", 1), ("reciprocal", 0), ("cos", 0)),
    }
    for kind, place in turning - of_constants:
        assert any(slopes(GATES[kind], *at)[place] < 0 for at in points(GATES[kind]))


OPERATIONS = {"+": np.add, "-": np.subtract, "*": np.multiply, "/": np.divide, "^": np.power}


@EVERY
def test_an_operator_does_what_its_sign_says(each):
    if each.operator:
        for at in points(each):
            second = at[1] if len(at) == 2 else next(iter(each.attrs.values()), 2.0)
            with np.errstate(all="ignore"):
                np.testing.assert_equal(values(each, *at), OPERATIONS[each.operator](at[0], second))


def test_each_operator_is_that_of_one_gate_of_two_numbers():
    signs = [
        each.operator for each in COMPUTING.values() if each.operator and len(each.inputs) == 2
    ]
    assert sorted(signs) == sorted(OPERATIONS)


@EVERY
def test_an_exponent_is_what_the_first_input_is_raised_to(each):
    if each.exponent is not None:
        for at in ((0.25,), (1.75,)) if len(each.inputs) == 1 else product((0.25, 1.75), POINTS):
            raised = at[0] ** each.exponent(*at, **each.attrs)
            assert values(each, *at) == pytest.approx(raised, rel=1e-15)


def test_powers_tell_their_exponents():
    told = {kind for kind, each in COMPUTING.items() if each.exponent is not None}
    assert told == {"power", "power_constant", "square", "sqrt", "reciprocal"}


@EVERY
def test_a_gate_has_its_pole_where_its_divisor_is_0(each):
    if each.divisor is not None:
        zero = np.pi / 2 if each.takes_angle else 0.0
        above, below = [(1.0,) * (len(each.inputs) - 1) + (zero + by,) for by in (1e-9, -1e-9)]
        assert each.divisor(*above) * each.divisor(*below) < 0
        assert abs(values(each, *above)) > 1e8
        assert values(each, *above) * values(each, *below) < 0


def test_gates_with_a_pole_tell_what_they_divide_by():
    assert {kind for kind, each in COMPUTING.items() if each.divisor} == {
        "div",
        "reciprocal",
        "tan",
    }


@EVERY
def test_a_routing_gate_prefers_what_it_gives_back(each):
    assert (each.routing is not None) == (each.word == ROUTES)
    if each.routing is not None:
        for a, b in product(POINTS, repeat=2):
            assert values(each, a, b) == (a if each.routing.prefers(a, b) else b)
            assert each.routing.prefers(a, b) + each.routing.prefers(b, a) == (a != b)


@EVERY
def test_what_rectifies_passes_what_is_positive_and_that_alone(each):
    if each.rectifies:
        for x in POINTS:
            assert (values(each, x) == x) == (x > 0)
            assert abs(values(each, x)) <= abs(x)


def test_the_functions_of_angles_repeat():
    angular = {kind for kind, each in COMPUTING.items() if each.takes_angle}
    assert angular == {"sin", "cos", "tan"}
    for kind in angular:
        for x in POINTS:
            assert values(GATES[kind], x + 2 * np.pi) == pytest.approx(values(GATES[kind], x))


def test_exp_alone_is_its_own_slope():
    assert {kind for kind, each in COMPUTING.items() if each.is_own_slope} == {kinds.EXP}


@EVERY
def test_a_notation_holds_each_operand_once(each):
    notation = each.written(each.attrs)
    if notation is not None:
        named = {name: f"<{name}>" for name in (*each.inputs, *each.attrs)}
        written = notation.template.format(**named)
        assert all(written.count(f"<{name}>") == 1 for name in named)
        assert 0 <= notation.binds <= CLOSED
        assert set(notation.bare) <= set(range(len(each.inputs)))


@EVERY
def test_operands_stand_in_any_order_where_the_value_is_the_same(each):
    if len(each.inputs) == 2 and each.notation is not None:
        alike = all(
            np.array_equal(values(each, a, b), values(each, b, a), equal_nan=True)
            for a, b in points(each)
        )
        assert each.notation.any_order == alike


def test_times_minus_one_is_written_as_neg_is():
    times = GATES["mul_constant"]
    assert times.written({"c": -1.0}) == GATES["neg"].notation
    assert times.written({"c": 1.0}).template == times.written({"c": -2.0}).template == "{c} × {x}"
    assert GATES["add_constant"].written({"c": -1.0}).template == "{x} + {c}"
    assert GATES["tanh"].written({}) is None


def test_no_two_gates_are_called_the_same_by_an_expression():
    names = [name for kind, each in ELEMENTWISE.items() for name in (kind, *each.spelling.names)]
    assert len(set(names)) == len(names)
    for kind, each in ELEMENTWISE.items():
        assert set(each.spelling.printed_bare) <= {kind, *each.spelling.names}
        assert not each.spelling.printed_bare or len(each.inputs) == 1


def test_what_holds_a_value_has_a_name_at_once():
    named = {kind for kind, each in {**ELEMENTWISE, **PORTS}.items() if each.first_names}
    assert named == {"input", "parameter", "constant", "output", "inlet", "outlet"}
    assert {kind for kind, each in ELEMENTWISE.items() if each.is_trainable} == {kinds.PARAMETER}


def test_a_domain_may_tell_of_the_first_input_and_of_each():
    """A gate of two inputs says of each what it was where it is not defined."""
    made = Gate(
        kind="log_ratio",
        symbol="log÷",
        group=FUNCTIONS,
        summary="",
        character="",
        inputs=("a", "b"),
        domain=Domain(lambda a, b: a / b > 0, "{got}: {got_a} by {got_b}"),
    )
    a, b = np.array([1.0, -2.0, 5.0]), np.array([3.0, 4.0, -6.0])
    assert str(outside_domain(made, (a, b), {})) == "−2: −2 by 4"
    assert outside_domain(made, (a[:1], b[:1]), {}) is None
