"""What the Python face gives out can be sent to another process, and copied."""

from __future__ import annotations

import copy
import importlib
import pickle
import pkgutil

import numpy as np
import pytest
from block_strategies import documents_with_blocks
from hypothesis import given, settings
from strategies import documents

import circuit_editor
import circuit_editor as ce
from circuit_editor import files
from circuit_editor.cli.output import Refusal
from circuit_editor.closed_form.block_form import NoBlockForm
from circuit_editor.closed_form.symbolic import ArraysInside
from circuit_editor.engine import LoopError, compile
from circuit_editor.engine.visibility import HiddenError
from circuit_editor.files.repair.mending import Unsettled
from circuit_editor.files.saving import ChangedFile
from circuit_editor.formula_worker.plain_formulas import NotAFormula
from circuit_editor.lessons.circuits import LessonRefusal
from circuit_editor.lessons.goals import GoalError
from circuit_editor.lessons.lesson import LessonError
from circuit_editor.model import EMPTY, Document, Pin, Problem, Value, edits
from circuit_editor.model.graph import CycleError
from circuit_editor.model.problems import ProblemError
from circuit_editor.resources import folder
from circuit_editor.text import Sentence, SentenceError, ToldError
from circuit_editor.text.typed_numbers import UnreadableNumber
from circuit_editor.ui.app.guarded_painting import Unpainted

PROTOCOLS = range(2, pickle.HIGHEST_PROTOCOL + 1)  # SymPy knows none of the two before
EXAMPLES = sorted((folder() / "examples").glob("*.circuit"))


def by_pickle(each, protocol=pickle.HIGHEST_PROTOCOL):
    return pickle.loads(pickle.dumps(each, protocol))


ROADS = {
    **{f"pickle {protocol}": lambda each, p=protocol: by_pickle(each, p) for protocol in PROTOCOLS},
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
}


@pytest.fixture(params=ROADS.values(), ids=ROADS)
def travelled(request):
    return request.param


# --- errors -------------------------------------------------------------------------------------


def raised(act, *arguments, **named):
    with pytest.raises(Exception) as caught:
        act(*arguments, **named)
    return caught.value


def a_loop():
    document = EMPTY
    for name in ("exp1", "exp2"):
        document = edits.add(document, name, "exp", (0, 0))
    document = edits.connect(document, Pin("exp1", "out"), Pin("exp2", "x"))
    return edits.connect(document, Pin("exp2", "out"), Pin("exp1", "x"))


PROBLEM = Problem("mul1.a", Sentence.of("{x} and {y}", x="{curly}", y=2))

# one of each class that there is, with all that it can carry
ERRORS = {
    ce.FileError: lambda: ce.FileError([PROBLEM, Problem("", Sentence.of("twice"))]),
    ce.ExpressionError: lambda: raised(ce.circuit, "a = 1\nb = a +* 2"),
    ce.NoClosedForm: lambda: ce.NoClosedForm(PROBLEM),
    ArraysInside: lambda: raised(ce.circuit("sigmoid(x)", x=[1, 2]).formula),
    ce.NoProgram: lambda: raised(ce.circuit("x * y", x=[1, 2]).set(y=[1, 2, 3]).export),
    NoBlockForm: lambda: NoBlockForm(PROBLEM, "block1", "neuron"),
    ProblemError: lambda: ProblemError(PROBLEM),
    ce.UnknownName: lambda: raised(ce.circuit("x * y").run().value, "z"),
    ce.UnfitValue: lambda: raised(ce.circuit, "x * y", x=float("nan")),
    CycleError: lambda: CycleError(["a", "b", "a"]),
    LoopError: lambda: raised(compile, a_loop()),
    ChangedFile: lambda: ChangedFile([PROBLEM]),
    HiddenError: lambda: HiddenError(Pin("x", "out")),
    LessonError: lambda: LessonError(Sentence.of("lesson: no title")),
    GoalError: lambda: GoalError(Sentence.of("no goal")),
    NotAFormula: lambda: NotAFormula("no formula"),
    Refusal: lambda: Refusal("There is no such file."),
    LessonRefusal: lambda: LessonRefusal.at(
        "steps[2]", Sentence.of("{what} is missing.", what="{text}")
    ),
    UnreadableNumber: lambda: UnreadableNumber(Sentence.of("{text} is no number.", text="1,,2")),
    Unsettled: lambda: Unsettled("not yet"),
    Unpainted: lambda: Unpainted(ValueError("no picture")),
    ToldError: lambda: ToldError("told"),
    SentenceError: lambda: SentenceError(Sentence.of("{text} is none.", text="{x}")),
}


def exception_classes():
    for module in pkgutil.walk_packages(circuit_editor.__path__, "circuit_editor."):
        if not module.name.endswith("__main__"):
            loaded = importlib.import_module(module.name)
            for each in vars(loaded).values():
                if isinstance(each, type) and issubclass(each, Exception):
                    if each.__module__.partition(".")[0] == "circuit_editor":
                        yield each


def test_there_is_an_example_of_every_exception():
    assert set(exception_classes()) == set(ERRORS)


@pytest.mark.parametrize("error", ERRORS.values(), ids=[each.__name__ for each in ERRORS])
def test_an_error_travels_whole(error, travelled):
    made = error()
    made.add_note("seen in 17.circuit")
    again = travelled(made)
    assert type(again) is type(made)
    assert str(again) == str(made)
    assert again.args == made.args
    assert vars(again) == vars(made)
    assert getattr(made, "report", dict)() == getattr(again, "report", dict)()


# --- documents and circuits ---------------------------------------------------------------------


@settings(max_examples=20)
@given(documents())
def test_documents_travel_as_their_files(document):
    if readable(document):
        assert by_pickle(document) == document


@settings(max_examples=20)
@given(documents_with_blocks())
def test_documents_with_blocks_travel_as_their_files(document):
    if readable(document):
        assert by_pickle(document) == document


def readable(document):
    try:
        files.read(files.dump(document))
    except ce.FileError:
        return False
    return True


def test_a_document_that_no_file_could_hold_is_refused_before_it_leaves():
    endless = edits.add(EMPTY, "input1", "input", (0, 0), value=float("inf"))
    with pytest.raises(ce.FileError, match=r"nodes\.input1"):
        pickle.dumps(endless)
    with pytest.raises(ce.FileError, match="input1"):
        pickle.dumps(ce.Circuit(endless))


def test_what_is_unpickled_is_read_as_a_file_is():
    """No text in a pickle is believed more than one in a file."""
    told = pickle.dumps(ce.circuit("x * y"))
    assert told.count(b'"mul1.a"') == 1
    with pytest.raises(ce.FileError, match="Did you mean"):
        pickle.loads(told.replace(b'"mul1.a"', b'"mul9.a"'))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_circuits_travel_with_all_their_file_holds(path):
    circuit = ce.load(path)
    again = by_pickle(circuit)
    assert type(again) is ce.Circuit
    assert again == circuit
    assert again.document == circuit.document
    assert files.dump(again.document) == files.dump(circuit.document)
    assert again.run().report() == circuit.run().report()


def test_a_copy_of_a_circuit_is_set_by_itself(travelled):
    circuit = ce.circuit("(x + y) * z", x=-2, y=5, z=-4)
    before = circuit.run()
    again = travelled(circuit.set(x=3))
    assert (again == circuit, again.run().loss) == (True, -32)
    again.set(x=[1.0, 2.0])
    assert again != circuit
    assert (circuit.run().loss, before.loss) == (-32, -12)
    circuit.set(y=0)
    np.testing.assert_array_equal(again.run().value("y"), 5)


def test_circuits_are_equal_by_what_was_drawn():
    circuit = ce.circuit("x * y", x=2)
    assert circuit == ce.circuit("x * y", x=2)
    assert circuit != ce.circuit("x * y", x=3)
    assert circuit != circuit.document
    with pytest.raises(TypeError, match="unhashable"):
        hash(circuit)


def test_values_travel(travelled):
    value = Value([[1.0, -0.0], [np.nan, np.inf]])
    again = travelled(value)
    assert again == value
    assert not again.array.flags.writeable


def test_what_never_changes_is_its_own_copy():
    document = ce.circuit("x * y").document
    assert copy.deepcopy(document) is copy.copy(document) is document
    assert isinstance(by_pickle(document), Document)


# --- results, checks, closed forms --------------------------------------------------------------


@pytest.mark.parametrize("values", [{"x": 2}, {"x": [1.0, 2.0]}, {"x": -1}], ids=str)
def test_results_travel(values, travelled):
    circuit = ce.circuit("h = log(x * y); f = h + sigmoid(w)", y=3, **values)
    result = circuit.run()
    again = travelled(result)
    circuit.set(y=4).run()
    assert type(again) is ce.Result
    assert again.report() == result.report()
    assert repr(again) == repr(result)
    assert (again.document, again.failures()) == (result.document, result.failures())
    np.testing.assert_array_equal(again.value("h"), result.value("h"))
    np.testing.assert_array_equal(again.gradient("x"), result.gradient("x"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_results_and_checks_of_the_examples_travel(path):
    check = ce.load(path).check()
    again = by_pickle(check)
    assert type(again) is ce.GradientCheck
    assert (again.agrees, again.report()) == (check.agrees, check.report())
    assert again.result.report() == check.result.report()


def test_numbers_by_name_travel_as_they_are(travelled):
    circuit = ce.circuit("x * y + c", x=2, y=3)
    result = circuit.run()
    again = [travelled(each) for each in (circuit.inputs, result.inputs, result.gradients)]
    circuit.set(x=7)
    assert again == [{"x": 2, "y": 3, "c": 1}] * 2 + [{"x": 3, "y": 2, "c": 1}]


def test_checks_are_copied(travelled):
    check = ce.circuit("relu(x) * y", x=0).check()
    again = travelled(check)
    assert (again.report(), repr(again)) == (check.report(), repr(check))


@pytest.mark.parametrize(
    "program",
    [
        "f = (x + y) * z",
        "f = sin(x) * cos(y) - tanh(w) ^ 2 + abs(z)",
        "f = max(x, y) + min(x, z) + relu(w) + log(x) / sqrt(y)",
        "lambda = exp(-I) * pi",
    ],
)
def test_closed_forms_travel(program, travelled):
    form = ce.circuit(program).formula()
    again = travelled(form)
    assert again == form
    assert (again.text(), again.latex(), again.report()) == (
        form.text(),
        form.latex(),
        form.report(),
    )


def test_closed_forms_of_blocks_travel(travelled):
    form = ce.circuit("f = neuron2(a, b)").formula("neuron, 2 inputs")
    again = travelled(form)
    assert again == form
    assert again.report() == form.report()
