"""What is explained of one node: its rows, its character, and the curve of a tangent."""

import numpy as np
import pytest
from hypothesis import given
from test_step_sentences import COMPUTING, lone
from timelines import example, lined

from circuit_editor.engine import Readings, run_document
from circuit_editor.expression import document_from
from circuit_editor.gates import OUT
from circuit_editor.model import Pin
from circuit_editor.model.edits import remove, set_value
from circuit_editor.teaching.explain.chain_rule import ChainRules
from circuit_editor.teaching.explain.gate_character import curve, explain


def rules_of(document, run=None):
    return ChainRules(document, Readings(run or run_document(document)))


def ruled(document, path="gate"):
    return rules_of(document).at(path)


def explained(document, path="gate"):
    return explain(rules_of(document), path)


def test_the_rows_of_the_chain_rule():
    document = example("first-example")
    found = ruled(document, "mul1")
    (output,) = found.outputs
    assert (float(output.value.array), output.upstream.text) == (-12.0, "1.00")
    first, second = found.rows
    assert (first.port, first.name, first.source) == ("a", "q", Pin("add1", OUT))
    assert (first.value.text, first.product, first.relation) == ("3.00", "1.00 × (−4.00)", "=")
    assert (float(first.local.array), float(first.downstream.array)) == (-4.0, -4.0)
    assert (second.name, second.downstream.text) == ("z", "3.00")
    told = explained(document, "mul1")
    assert told.switch is told.kink is None
    assert str(told.character) == (
        "mul switches: it sends 1.00 × (−4.00) = −4.00 to q and 1.00 × 3.00 = 3.00 to z."
    )


def test_where_displayed_factors_do_not_give_the_displayed_product():
    document = example("sigmoid-neuron")
    row = ruled(document, "mul1").rows[1]
    assert (row.product, row.relation, row.downstream.text) == ("0.20 × 2.00", "≈", "0.39")


def test_a_small_factor_keeps_two_digits():
    document = document_from("g = x * z\nf = 0.05 * g", {"x": -0.0051, "z": 2})
    gate = next(id_ for id_, node in document.root.nodes.items() if node.kind == "mul")
    to_x, to_z = ruled(document, gate).rows
    assert (to_x.product, to_x.relation, to_x.downstream.text) == ("0.050 × 2.00", "=", "0.10")
    assert (to_z.product, to_z.relation) == ("0.050 × (−0.0051)", "≈")
    assert (to_z.downstream.text, to_z.value.text) == ("−2.6e−4", "2.00")


def test_a_max_says_which_input_won_and_by_how_much():
    found = explained(lone("max", 2, -1))
    assert str(found.switch) == (
        "p = 2.00 wins over q = −1.00; q must grow by more than 3.00, or p fall by as much, "
        "before they change places."
    )
    low = explained(lone("min", 2, -1))
    assert str(low.switch) == (
        "q = −1.00 wins over p = 2.00; p must fall by more than 3.00, or q grow by as much, "
        "before they change places."
    )
    tie = explained(lone("max", 1, 1))
    assert str(tie.switch) == "p and q are equal, 1.00: each gets half."
    assert "PyTorch" in str(tie.kink)


def test_without_a_loss_the_character_speaks_of_the_local_derivatives():
    document = lone("mul", 2, 3)
    (loss,) = [id_ for id_, each in document.root.nodes.items() if each.gate.is_flag]
    without = remove(document, [loss])
    assert ruled(without).rows[0].downstream.text == ""
    assert str(explained(without).character) == (
        "mul multiplies what arrives by 3.00 for p, and by 2.00 for q."
    )


def test_a_block_is_explained_as_one_gate():
    document = example("two-neurons-one-block")
    rows = ruled(document, "block1").rows
    assert [row.product for row in rows] == ["1.00 × 0.39", "1.00 × (−0.59)"]
    assert str(explained(document, "block1").character).startswith("neuron1, in one step: it sends")


@pytest.mark.parametrize("gate", COMPUTING, ids=lambda gate: gate.kind)
def test_the_curve_of_every_gate_has_the_local_derivative_as_its_slope(gate):
    numbers = (1.3, 0.7)[: len(gate.inputs)]
    document = lone(gate.kind, *numbers)
    run = run_document(document)
    for port, x in zip(gate.inputs, numbers, strict=True):
        found = curve(rules_of(document, run), "gate", port)
        assert found.x == x and found.low < x < found.high
        assert found.y == float(run.value(Pin("gate", OUT)))
        # the run may have gone along the fast road, the curve goes along NumPy's
        assert found.at(np.array([x]))[0] == pytest.approx(found.y, rel=1e-15)
        step = 1e-6
        measured = (found.at(x + step) - found.at(x - step)) / (2 * step)
        assert measured == pytest.approx(found.slope, rel=1e-6, abs=1e-8)
        inside = found.at(np.linspace(found.low, found.high, 21)[1:-1])
        assert inside.shape == (19,) and np.isfinite(inside).all()
        assert all(found.low <= bend <= found.high for bend in found.kinks)


@pytest.mark.parametrize("gate", COMPUTING, ids=lambda gate: gate.kind)
@pytest.mark.parametrize("number", [0.0, -0.0, -3.0, 40.0, 800.0, 1e-300, 1e300])
def test_every_curve_has_a_range_wherever_one_stands(gate, number):
    document = lone(gate.kind, *(number, 2.0)[: len(gate.inputs)])
    run = run_document(document)
    for port in gate.inputs:
        found = curve(rules_of(document, run), "gate", port)
        assert np.isfinite([found.low, found.high]).all()
        assert found.low <= found.x <= found.high and found.low < found.high
        assert found.at([found.low, found.high]).shape == (2,)


def test_a_bend_is_in_sight_and_the_convention_is_told_on_it():
    document = lone("max", 2, -7)
    found = curve(rules_of(document), "gate", "a")
    assert found.kinks == (-7.0,) and found.remarks == ()
    at_kink = lone("relu", 0)
    found = curve(rules_of(at_kink), "gate", "x")
    assert found.slope == 0 and "PyTorch" in str(found.remarks[0])
    flat = lone("sigmoid", 40)
    assert "flat" in str(curve(rules_of(flat), "gate", "x").remarks[0])


def test_a_staircase_is_seen_from_near_with_the_steps_around():
    document = lone("floor", 100.25)
    found = curve(rules_of(document), "gate", "x")
    assert found.high - found.low == 6
    assert {100.0, 101.0} < set(found.kinks)
    assert found.slope == 0 and found.remarks == ()


def test_the_bounds_of_a_clip_are_its_bends():
    document = lone("clip", 5, low=-1.5, high=2.5)
    assert curve(rules_of(document), "gate", "x").kinks == (-1.5, 2.5)


def test_the_curve_of_a_block_is_that_of_its_inside_with_its_own_numbers():
    document = example("two-neurons-one-block")
    run = run_document(document)
    for path in ("block1", "block2"):
        port = document.root.nodes[path].gate.inputs[0]
        found = curve(rules_of(document, run), path, port)
        assert found.y == float(found.at(found.x))
        moved = set_value(document, document.root.find("x0"), found.x + 0.5)
        output = Pin(path, document.root.nodes[path].gate.outputs[0])
        assert float(found.at(found.x + 0.5)) == float(run_document(moved).value(output))
    assert curve(rules_of(document, run), "block1/sigmoid1", "x").y == float(
        run.value(Pin("block1/sigmoid1", OUT))
    )


def test_there_is_no_curve_where_there_is_nothing_to_draw():
    document = lone("add", [1.0, 2.0], 1.0)
    assert curve(rules_of(document), "gate", "a") is None
    assert curve(rules_of(document), "gate", "nothing") is None


@given(lined())
def test_every_node_can_be_explained_and_block_curves_pass_through_their_point(drawn):
    document, run, _ = drawn
    for path in (*run.tape.slots, *run.tape.insides):
        if "inlet" in path.rpartition("/")[2]:
            continue
        rules = rules_of(document, run)
        assert str(explain(rules, path).character)
        for row in rules.at(path).rows:
            drawn_curve = curve(rules, path, row.port)
            if drawn_curve is not None:
                here = float(drawn_curve.at(drawn_curve.x))
                # the run may have gone along the fast road, the curve goes along NumPy's
                assert here == pytest.approx(drawn_curve.y, rel=1e-12, nan_ok=True)


def test_no_product_is_written_where_an_infinite_gradient_is_stopped():
    document = document_from("r = relu(x); f = sqrt(r)", {"x": -1})
    (row,) = ruled(document, document.root.find("r")).rows
    assert (row.terms[0].upstream.text, row.local.text) == ("∞", "0.00")
    assert (row.product, row.relation, row.downstream.text) == ("0.00", "=", "0.00")
    assert row.is_stopped
    document = document_from("r = square(x); f = sqrt(r)", {"x": 0})
    (row,) = ruled(document, document.root.find("r")).rows
    assert (row.product, row.relation, row.downstream.text) == ("∞ × 0.00", "=", "nan")
    assert not row.is_stopped


def test_where_a_gate_has_no_value_its_curve_is_seen_where_it_has_one_and_this_is_said():
    document = document_from("f = log(x)", {"x": -2})
    (gate,) = (id_ for id_, each in document.root.nodes.items() if each.kind == "log")
    found = curve(rules_of(document), gate, "x")
    assert found.high > 0 and np.isfinite(found.at([found.high])[0])
    assert str(found.remarks[0]) == (
        "At −2.00 there is no value; the curve is drawn where there is one."
    )
    here = document_from("f = log(x)", {"x": 2})
    (gate,) = (id_ for id_, each in here.root.nodes.items() if each.kind == "log")
    assert not curve(rules_of(here), gate, "x").remarks
