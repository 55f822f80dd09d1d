"""`import circuit_editor as ce`: the lines a notebook or a grading script starts with."""

import copy
import doctest
import pickle
import subprocess
import sys
import threading
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from block_strategies import documents_with_blocks
from hypothesis import given, settings
from hypothesis import strategies as st

import circuit_editor as ce
from circuit_editor import api, files
from circuit_editor.model import EMPTY, Pin, edits
from circuit_editor.reports import results

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def first():
    return ce.circuit("q = x + y; f = q * z", x=-2, y=5, z=-4)


# --- the lines that are documented ------------------------------------------------------------


@pytest.mark.parametrize("module", [ce, api, results], ids=lambda module: module.__name__)
def test_the_documented_lines_are_true(module):
    result = doctest.testmod(module)
    assert result.attempted >= 3
    assert result.failed == 0


def test_everything_offered_is_there():
    assert ce.__all__ == api.__all__
    assert all(getattr(ce, name) is getattr(api, name) for name in ce.__all__)
    assert set(ce.__all__) <= set(dir(ce))
    with pytest.raises(AttributeError, match="nonsense"):
        _ = ce.nonsense


def test_importing_the_face_loads_no_numpy_and_using_it_no_qt():
    script = (
        "import sys, threading, circuit_editor as ce\n"
        "early = 'numpy' in sys.modules\n"
        "ce.circuit(' + '.join(f'x{n}' for n in range(100))).check()\n"
        "print(early, sorted({'PySide6', 'shiboken6', 'sympy', 'numba'} & set(sys.modules)))\n"
        "print(threading.active_count())"  # nothing is loaded behind anybody's back
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "False []\n1\n"


# --- numbers ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value", "gradient"),
    [
        ("x", -2, -4),  # an input's label
        ("q", 3, -4),  # a gate's label
        ("f", -12, 1),
        ("add1", 3, -4),  # an id
        ("add1.out", 3, -4),
        ("mul1.b", -4, 3),  # what arrives at an input: that wire's share
        ("q.a", -2, -4),
        ("x.out", -2, -4),
        ("output1", -12, 1),
    ],
)
def test_values_and_gradients_by_name(first, name, value, gradient):
    result = first.run()
    assert result.value(name) == value
    assert result.gradient(name) == gradient
    assert type(result.value(name)) is float
    assert type(result.gradient(name)) is float


def test_at_a_fork_the_output_has_the_sum_and_the_wires_their_shares():
    result = ce.circuit("x * x", x=3).run()
    assert result.gradient("x") == 6
    assert result.gradient("mul1.a") == result.gradient("mul1.b") == 3


def test_a_name_that_gets_a_value_is_an_input_and_else_the_constant():
    assert ce.circuit("x*e", x=2, e=3).run().gradient("e") == 2.0
    assert ce.circuit("x*e", x=2).run().gradient("e") is None  # a constant has none
    with pytest.raises(ce.UnknownName, match="There is no input"):
        ce.circuit("x + y", e=3)


def test_a_circuit_tells_what_was_read_in_another_way_than_typed():
    assert ce.circuit("x*y").notes == ()
    assert ce.circuit("x*e", e=3).notes == ()
    circuit = ce.circuit("f = x*pi\nprint(f)")
    assert [type(each) for each in circuit.notes] == [str, str]
    assert '"print(f)" was left out: it computes nothing here.' in circuit.notes
    for each in (copy.copy(circuit), copy.deepcopy(circuit), pickle.loads(pickle.dumps(circuit))):
        assert each.notes == circuit.notes and each == circuit
    assert ce.Circuit(circuit.document) == circuit  # they are about the text alone


def test_an_inputs_label_counts_more_than_a_later_gates():
    result = ce.circuit("y = x + 1; x = y * 2; f = x + 3", x=1).run()
    assert result.value("x") == 1
    assert result.value("y") == 2
    assert result.loss == 7


def test_what_is_not_computed_is_none():
    document = edits.add(EMPTY, "exp1", "exp", (0, 0))
    document = edits.add(document, "constant1", "constant", (0, 0), label="c", value=2)
    result = ce.Circuit(document).run()
    assert result.loss is None
    assert result.value("exp1") is result.gradient("exp1") is result.value("exp1.x") is None
    assert (result.value("c"), result.gradient("c")) == (2.0, None)
    assert "No loss yet" in result.failures()[0]
    assert "No loss yet" in repr(result)


def test_arrays_come_back_whole_and_cannot_be_changed():
    result = ce.circuit("exp(x) * y", x=[[0, 1], [2, 3]], y=np.float32(2)).run()
    value = result.value("exp1")
    np.testing.assert_array_equal(value, np.exp([[0, 1], [2, 3]]))
    assert value.dtype == np.float64
    with pytest.raises(ValueError, match="read-only"):
        value[0, 0] = 7
    assert type(result.value("y")) is float
    assert result.loss is None  # an array is no loss, and that is said
    assert "single number" in result.failures()[0]


def test_numbers_that_are_not_finite_are_floats_and_are_marked():
    result = ce.circuit("log(x)", x=-1).run()
    assert np.isnan(result.loss)
    assert result.failures()[-1].startswith("f:")
    assert any("positive number" in each for each in result.failures())
    assert ce.circuit("relu(x)", x=0).run().failures() == []
    assert len(ce.circuit("relu(x)", x=0).run().notes()) == 1


def test_failures_tell_the_cause_before_what_follows_from_it():
    result = ce.circuit("f = sigmoid(w * log(x) + b) * y", x=-1, w=2, b=1, y=3).run()
    first, *others = result.failures()
    assert first == "log1: log needs a positive number; it got −1."
    assert len(others) == 9 and not any("needs" in each for each in others)
    two = ce.circuit("f = sqrt(x) + log(y) + relu(z)", x=0, y=-1, z=0).run()
    assert [each.partition(":")[0] for each in two.failures()] == [
        *("log1", "sqrt1"),  # both made here, in the order of the forward pass
        *("x", "y", "add1", "f", "f"),
    ]
    told = [(mark["at"], mark["kind"]) for mark in two.report()["marks"]]
    assert told[:2] == [("log1", "nan"), ("sqrt1", "inf")]
    assert told[-1] == ("relu1", "kink")


# --- setting ------------------------------------------------------------------------------------


def test_set_leaves_earlier_results_alone(first):
    before = first.run()
    assert first.set(x=3, z=1).run().loss == 8
    assert before.loss == -12
    assert before.value("x") == -2


def test_set_is_all_or_nothing(first):
    with pytest.raises(ce.UnknownName):
        first.set(x=3, w=1)
    with pytest.raises(ce.UnfitValue):
        first.set(x=3, y=float("nan"))
    assert first.run().loss == -12


def test_names_that_python_uses_are_names_too():
    circuit = ce.circuit("program * self", program=2, self=3)
    assert circuit.set(self=4).run().loss == 8


@pytest.mark.parametrize("value", [7, 7.0, np.float32(7), np.int8(7), Decimal(7), np.array(7)])
def test_what_is_a_number_is_taken(first, value):
    assert first.set(x=value).run().value("x") == 7


def test_a_whole_number_may_be_long(first):
    assert first.set(x=10**30).run().value("x") == 1e30


@pytest.mark.parametrize(
    "value",
    [
        *(float("inf"), -float("inf"), float("nan"), 10**400, np.longdouble("1e400")),
        *("3", None, True, 1j, [], [[]], [1, [2]], ["1"], [1, None], {}, object(), [10**400]),
    ],
    ids=lambda value: repr(value).partition(" at 0x")[0],
)
def test_what_is_no_finite_number_is_refused(first, value):
    with pytest.raises(ce.UnfitValue, match="x needs a finite number") as refused:
        first.set(x=value)
    assert len(str(refused.value)) < 200


class Tensor:
    """As PyTorch has them: NumPy may not read what takes part in a gradient."""

    def __init__(self, *, requires_grad, raises=True):
        self.requires_grad, self.raises = requires_grad, raises

    def __array__(self, dtype=None, copy=None):
        if self.requires_grad and self.raises:
            raise RuntimeError("Can't call numpy() on Tensor that requires grad.")
        return np.array([1.0, 2.0])


class Series(Tensor):
    """As pandas has them: numbers, and the labels of their rows."""

    iloc = None


MASKED = np.ma.array([1.0, 2.0], mask=[False, True])


@pytest.mark.parametrize(
    "value",
    [
        *(MASKED, [MASKED, MASKED], np.ma.masked, [1.0, np.ma.masked]),
        *(Tensor(requires_grad=True), [Tensor(requires_grad=True)]),
        *(Tensor(requires_grad=True, raises=False), Series(requires_grad=False)),
        *(np.array(["3"], object), np.array([b"3"], object), np.array([True], object)),
        *(np.array([1j]), np.datetime64("2026-01-01"), [datetime(2026, 1, 1)], np.array("3")),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_says_more_than_numbers_or_other_things_is_refused_in_words_of_ours(first, value):
    with pytest.raises(ce.UnfitValue, match="x needs a finite number") as refused:
        first.set(x=value)
    assert "\n" not in str(refused.value)
    assert first.run().value("x") == -2


def test_a_masked_array_without_masked_cells_and_a_tensor_without_a_gradient_are_arrays(first):
    for value in (np.ma.array([1.0, 2.0], mask=[False, False]), Tensor(requires_grad=False)):
        np.testing.assert_array_equal(first.set(x=value).run().value("x"), [1, 2])


def test_an_array_may_not_be_larger_than_a_file_holds(first):
    with pytest.raises(ce.UnfitValue, match="1,000,001 numbers"):
        first.set(x=np.zeros(1_000_001))


@pytest.mark.parametrize("depth", [33, 64])
def test_an_array_may_not_be_nested_deeper_than_a_file_holds(first, depth):
    with pytest.raises(ce.UnfitValue, match=f"x: The value has lists nested {depth} deep"):
        first.set(x=np.ones((1,) * depth))


def test_lists_too_deep_for_an_array_are_refused_too(first):
    value = 1.0
    for _ in range(65):
        value = [value]
    with pytest.raises(ce.UnfitValue, match="x needs a finite number"):
        first.set(x=value)


def test_the_deepest_array_runs(first):
    result = first.set(x=np.ones((1,) * 32)).run()
    assert result.value("q").shape == (1,) * 32
    assert "single number" in result.failures()[0]
    assert first.check().agrees is False


# --- unknown names --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "guess"),
    [("weigth", "weight"), ("mull1", "mul1"), ("ad1.out", "add1.out"), ("add1.aa", "add1.a")],
)
def test_an_unknown_name_gets_the_nearest_one(name, guess):
    result = ce.circuit("weight * (x + y)").run()
    for ask in (result.value, result.gradient):
        with pytest.raises(ce.UnknownName, match=f'"{name}".*Did you mean "{guess}"'):
            ask(name)


@pytest.mark.parametrize("name", ["", ".", "x.", ".out", "x.a", "output1.y", "completely else"])
def test_an_unknown_name_is_an_error_whatever_it_is(first, name):
    with pytest.raises(ce.UnknownName):
        first.run().value(name)


def test_set_takes_inputs_and_no_gates(first):
    with pytest.raises(ce.UnknownName, match='no input "q"'):
        first.set(q=3)
    with pytest.raises(ce.UnknownName, match='no input "w"'):
        ce.circuit("x + y", w=1)


@pytest.mark.parametrize("name", [3, None, b"x", ("x",), 1.5, ["x"]], ids=repr)
def test_what_is_no_text_is_no_name(first, name):
    result = first.run()
    asked = [result.value, result.gradient, first.__getitem__]
    asked += [result.gradients.__getitem__, first.inputs.__getitem__]
    asked += [first.formula] if name is not None else []
    for ask in asked:
        with pytest.raises(TypeError, match=r'A name must be a text such as "x"'):
            ask(name)
    with pytest.raises(TypeError, match="A name must be a text"):
        first[name] = 1
    assert name not in first
    assert name not in first.inputs


def test_an_unknown_name_is_a_key_error_that_reads_as_a_sentence(first):
    for mapping in (first, first.inputs, first.run().gradients):
        with pytest.raises(KeyError) as caught:
            mapping["xx"]
        assert isinstance(caught.value, ce.UnknownName)
        assert str(caught.value) == 'There is no input "xx". Did you mean "x"?'
    assert first.inputs.get("xx") is None


def test_what_is_no_document_is_no_circuit():
    with pytest.raises(TypeError, match=r"circuit_editor\.load"):
        ce.Circuit("first.circuit")


# --- numbers by name ------------------------------------------------------------------------------


def test_inputs_are_seen_as_they_are_now(first):
    inputs = first.inputs
    assert dict(inputs) == {"x": -2, "y": 5, "z": -4}
    assert (list(first), "x" in first, "q" in first) == (["x", "y", "z"], True, False)
    first.set(x=[1, 2])
    np.testing.assert_array_equal(inputs["x"], [1, 2])
    with pytest.raises(ValueError, match="read-only"):
        inputs["x"][0] = 7
    with pytest.raises(TypeError):
        inputs["x"] = 3


def test_an_input_is_read_and_set_by_its_name(first):
    first["x"] = 3
    assert (first["x"], type(first["x"]), first.run().loss) == (3, float, -32)
    assert first["input1"] == 3  # whatever `set` takes
    with pytest.raises(ce.UnfitValue):
        first["x"] = "three"
    with pytest.raises(ce.UnknownName):
        first["q"] = 3


def test_gradients_have_the_names_of_the_inputs(first):
    result = first.run()
    first.set(x=100)
    assert list(result.gradients) == list(result.inputs) == list(first.inputs)
    assert dict(result.gradients) == {"x": -4, "y": -4, "z": 3}
    assert dict(result.inputs) == {"x": -2, "y": 5, "z": -4}
    assert repr(result.gradients) == "{'x': -4.0, 'y': -4.0, 'z': 3.0}"


def test_numbers_inside_blocks_have_the_names_that_set_takes():
    circuit = ce.circuit("f = neuron2(a, b)", a=2)
    inside = [name for name in circuit.inputs if "/" in name]
    assert inside
    for name in inside:
        circuit[name] = 0.25
        assert circuit.inputs[name] == circuit[name] == 0.25
        result = circuit.run()
        assert result.gradients[name] == result.gradient(name) is not None


# --- one run after another ------------------------------------------------------------------------


def test_a_loop_of_set_and_run_gives_what_new_circuits_give():
    program = "h = tanh(w * x + b); k = h * x; f = (k - y) * (k - y) + 0 * c"
    kept = ce.circuit(program)
    given = {"x": 0.5, "y": 2.0, "w": -1.0, "b": 0.0, "c": 1.0}
    before = []
    for turn, (name, value) in enumerate(
        [*given.items(), ("x", [1.0, 2.0]), ("w", 3.0), ("x", 1.5), ("x", 1.5), ("y", -0.0)]
    ):
        given[name] = value
        result = kept.set(**given if turn < 5 else {name: value}).run()
        fresh = ce.circuit(program, **{**dict(kept.inputs), name: value}).run()
        assert result.report() == fresh.report()
        before.append((result, result.report()))
    for result, report in before:
        assert result.report() == report


@settings(max_examples=20)
@given(documents_with_blocks(), st.data())
def test_with_blocks_as_well(document, data):
    kept = ce.Circuit(document)
    if not kept.inputs:
        return
    for _ in range(3):
        names = data.draw(st.lists(st.sampled_from(sorted(kept.inputs)), max_size=3))
        kept.set(**dict.fromkeys(names, data.draw(st.sampled_from([0.5, -2.0, [1.0, 2.0], 3]))))
        assert kept.run().report() == ce.Circuit(kept.document).run().report()


def test_threads_that_share_a_circuit_get_runs_of_what_was_set(first):
    """A run belongs to one state of the circuit, and none that was set is lost."""
    done = []

    def work(name):
        for turn in range(200):
            result = first.set(**{name: turn}).run()
            done.append(result.loss == (result.value("x") + result.value("y")) * result.value("z"))

    threads = [threading.Thread(target=work, args=(name,)) for name in "xyz"]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert (len(done), all(done)) == (600, True)
    assert first.run().loss == (199 + 199) * 199


def test_what_is_set_twice_before_a_run_counts_once(first):
    first.run()
    assert first.set(x=1).set(y=1).set(x=3, z=2).run().loss == 8


# --- checking, saving, showing --------------------------------------------------------------------


def test_check(first):
    check = first.check()
    assert check.agrees is True
    assert check.report()["worst"]["error"] < 1e-8
    assert check.disagreements() == []
    assert "agrees" in repr(check)
    assert ce.circuit("log(x)", x=-1).check().agrees is False


def test_what_is_saved_is_loaded_again(first, tmp_path):
    first.set(x=3).save(tmp_path / "first.circuit")
    again = ce.load(str(tmp_path / "first.circuit"))
    assert again.run().report() == first.run().report()
    assert again.document == files.load(tmp_path / "first.circuit")


def test_a_gate_of_an_unknown_kind_is_told_and_gives_no_number(first, tmp_path):
    path = tmp_path / "newer.circuit"
    first.save(path)
    path.write_text(path.read_text("utf-8").replace('"kind": "mul"', '"kind": "mull"'), "utf-8")
    circuit = ce.load(path)
    (note,) = circuit.notes
    assert note.startswith('nodes.mul1.kind: This program has no gate "mull". Did you mean "mul"?')
    result = circuit.run()
    assert result.loss is None and result.value("add1") == 3.0
    (failure,) = result.failures()
    assert failure.startswith('This program does not know the gate "mull"')
    assert circuit.check().agrees is False
    with pytest.raises(ce.NoProgram, match="mull"):
        circuit.export("numpy")
    with pytest.raises(ce.NoClosedForm, match="mull"):
        circuit.formula()
    again = tmp_path / "again.circuit"
    circuit.save(again)
    assert again.read_bytes() == path.read_bytes()


def test_errors_of_files_and_expressions_are_offered(tmp_path):
    with pytest.raises(ce.FileError, match="no file"):
        ce.load(tmp_path / "missing.circuit")
    with pytest.raises(ce.FileError, match="no folder"):
        ce.circuit("x").save(tmp_path / "no" / "such.circuit")
    with pytest.raises(ce.ExpressionError, match="Column"):
        ce.circuit("x +")


@pytest.mark.parametrize("path", [3, 0, None, b"first.circuit", [], 1.5], ids=repr)
def test_what_is_no_path_is_refused(first, path):
    for use in (ce.load, first.save):
        with pytest.raises(TypeError, match="The path of a file must be a text or a pathlib"):
            use(path)


@pytest.mark.parametrize("program", [3, None, b"x", ["x"]], ids=repr)
def test_what_is_no_text_is_no_program(program):
    with pytest.raises(TypeError, match="circuit needs a text such as"):
        ce.circuit(program)


def test_a_loop_is_refused_by_name():
    document = EMPTY
    for name in ("exp1", "exp2"):
        document = edits.add(document, name, "exp", (0, 0))
    document = edits.connect(document, Pin("exp1", "out"), Pin("exp2", "x"))
    document = edits.connect(document, Pin("exp2", "out"), Pin("exp1", "x"))
    with pytest.raises(ValueError, match="loop"):
        ce.Circuit(document)


def test_what_a_notebook_shows(first):
    assert repr(first) == ("          value\nx  input  −2.00\ny  input   5.00\nz  input  −4.00")
    assert repr(first.run()) == (
        "f = −12.00\n"
        "\n"
        "           value  gradient\n"
        "x  input   −2.00     −4.00\n"
        "y  input    5.00     −4.00\n"
        "z  input   −4.00      3.00\n"
        "q  +        3.00     −4.00\n"
        "f  ×      −12.00      1.00"
    )


def test_what_a_notebook_shows_stays_short_and_aligned():
    long = ce.circuit(" + ".join(f"x{n}" for n in range(100)))
    assert len(repr(long).splitlines()) == 1 + 40 + 1
    assert repr(long).endswith("… and 60 more")
    assert len(repr(long.run()).splitlines()) < 50
    wide = repr(ce.circuit("損失 + x", x=[1, 2.5]))
    assert wide.splitlines()[1:] == ["損失  input          1.00", "x     input  [1.00, 2.50]"]
    assert "10 × 100 array" in repr(ce.circuit("x + 1", x=np.zeros((10, 100))).run())


@pytest.mark.parametrize("count", [2_000, pytest.param(10_000, marks=pytest.mark.soak)])
def test_a_chain_of_thousands_of_gates(count):
    circuit = ce.circuit("; ".join(["h = x", *["h = h + 1"] * count]), x=1)
    result = circuit.run()
    assert (result.loss, result.gradient("x")) == (count + 1, 1)
    assert len(result.report()["wires"]) == count + 1
    assert circuit.check().agrees
    assert len(repr(result).splitlines()) < 50
