"""`circuit-editor run`: the report, the table, the marks, the numbers of the lecture."""

import pytest
from command import cli, process, sentence

import circuit_editor as ce
from circuit_editor import files
from circuit_editor.model import EMPTY, Pin, edits
from circuit_editor.model.edits.splice import insert_on_wire

SIGMOID_NEURON = "f = 1 / (1 + exp(-(w0*x0 + w1*x1 + w2)))"
SIGMOID_VALUES = {"w0": 2, "x0": -1, "w1": -3, "x1": -2, "w2": -3}
STEP = 0.19661193324148188
EXP = -0.53444664538852305


def numbers(told):
    return told["value"], told["gradient"]


def test_a_gate_is_found_by_the_name_that_it_has_in_the_program(tmp_path):
    path = tmp_path / "net.circuit"
    ce.circuit("h1 = w * x; f = h1 * h1", w=3, x=-2).save(path)
    outputs = cli("run", path, "--json").json["outputs"]
    (found,) = [each for each in outputs.values() if each["label"] == "h1"]
    assert numbers(found) == (-6, -12)


def test_run_prints_the_whole_report_of_the_first_example(first):
    outcome = cli("run", first, "--json")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.json == {
        "loss": {"name": "f", "value": -12},
        "inputs": {
            "x": {"value": -2, "gradient": -4},
            "y": {"value": 5, "gradient": -4},
            "z": {"value": -4, "gradient": 3},
        },
        "outputs": {
            "input1.out": {"label": "x", "name": "x", "value": -2, "gradient": -4},
            "input2.out": {"label": "y", "name": "y", "value": 5, "gradient": -4},
            "input3.out": {"label": "z", "name": "z", "value": -4, "gradient": 3},
            "add1.out": {"label": None, "name": "add1", "value": 3, "gradient": -4},
            "mul1.out": {"label": "f", "name": "f", "value": -12, "gradient": 1},
        },
        "wires": [
            {"from": "input1.out", "to": "add1.a", "value": -2, "gradient": -4},
            {"from": "input2.out", "to": "add1.b", "value": 5, "gradient": -4},
            {"from": "add1.out", "to": "mul1.a", "value": 3, "gradient": -4},
            {"from": "input3.out", "to": "mul1.b", "value": -4, "gradient": 3},
            {"from": "mul1.out", "to": "output1.x", "value": -12, "gradient": 1},
        ],
        "blocks": {},
        "problem": None,
        "marks": [],
    }


def test_run_gives_the_lectures_numbers_of_the_sigmoid_neuron(new):
    told = cli("run", new(SIGMOID_NEURON, **SIGMOID_VALUES), "--json").json
    gradients = {name: numbers["gradient"] for name, numbers in told["inputs"].items()}
    assert gradients == pytest.approx(
        {"w0": -STEP, "x0": 2 * STEP, "w1": -2 * STEP, "x1": -3 * STEP, "w2": STEP}, abs=1e-16
    )
    along = [(wire["value"], wire["gradient"]) for wire in told["wires"]]
    for pair in [
        (-2, STEP),
        (6, STEP),
        (4, STEP),
        (1, STEP),
        (-1, -STEP),
        (0.36787944117144233, EXP),
        (1.3678794411714423, EXP),
        (0.7310585786300049, 1),
    ]:
        assert any(each == pytest.approx(pair, abs=1e-15) for each in along), pair


@pytest.mark.parametrize(
    ("expression", "values", "loss", "gradients"),
    [
        (
            "2 * (x*y + max(z, w))",
            {"x": 3, "y": -4, "z": 2, "w": -1},
            -20,
            {"x": -8, "y": 6, "z": 2, "w": 0},
        ),
        (
            "f = (x + sigmoid(y)) / (sigmoid(x) + (x + y)^2)",
            {"x": 3, "y": -4},
            1.54564488411,
            {"x": 2.05956979557, "y": 1.59223275148},
        ),
    ],
)
def test_run_gives_the_lectures_numbers(new, expression, values, loss, gradients):
    told = cli("run", new(expression, **values), "--json").json
    assert told["loss"]["value"] == pytest.approx(loss, abs=1e-11)
    found = {name: numbers["gradient"] for name, numbers in told["inputs"].items()}
    assert found == pytest.approx(gradients, abs=1e-11)


def test_a_wire_has_its_share_and_an_output_the_sum(new):
    told = cli("run", new("x * x * x", x=2), "--json").json
    shares = [wire["gradient"] for wire in told["wires"] if wire["from"] == "input1.out"]
    assert sorted(shares) == [4, 4, 4]
    assert told["inputs"]["x"]["gradient"] == told["outputs"]["input1.out"]["gradient"] == 12


def test_a_constant_has_a_value_and_no_gradient(new):
    told = cli("run", new("2 - x", x=5), "--json").json
    assert told["inputs"] == {
        "c": {"value": 2, "gradient": None},
        "x": {"value": 5, "gradient": -1},
    }
    (wire,) = [each for each in told["wires"] if each["from"].startswith("constant")]
    assert (wire["value"], wire["gradient"]) == (2, None)


def test_the_table_shows_the_pictures_numbers(first):
    assert cli("run", first) == (
        0,
        "f = −12.00\n"
        "\n"
        "              value  gradient\n"
        "x     input   −2.00     −4.00\n"
        "y     input    5.00     −4.00\n"
        "z     input   −4.00      3.00\n"
        "add1  +        3.00     −4.00\n"
        "f     ×      −12.00      1.00\n",
        "",
    )


def test_set_changes_the_numbers_and_not_the_file(first):
    before = first.read_bytes()
    told = cli("run", first, "--set", "x=3", "--set", "z=-.5e1", "--json").json
    assert told["loss"]["value"] == -40
    assert first.read_bytes() == before


def test_set_takes_the_minus_that_the_tables_print(first):
    assert cli("run", first, "--set", "x=−3", "--json").json["inputs"]["x"]["value"] == -3


def test_arrays_are_nested_lists_and_what_has_no_gradient_is_null(first):
    outcome = cli("run", first, "--set", "x=[[1, 2], [3, 4]]", "--json")
    told = outcome.json
    assert numbers(told["outputs"]["add1.out"]) == ([[6, 7], [8, 9]], None)
    assert told["loss"] == {"name": "f", "value": [[-24, -28], [-32, -36]]}
    assert told["problem"]["at"] == "output1"
    assert outcome.code == 1
    assert "single number" in sentence(outcome)


def test_numbers_that_are_not_finite_are_words_in_arrays_too(new):
    path = new("exp(x) - y", x=1, y=1)
    outcome = cli("run", path, "--set", "x=[1000, 0]", "--set", "y=[[0, 1]]", "--json")
    assert outcome.json["loss"]["value"] == [["inf", 0]]
    assert cli("run", new("log(x)", x=0), "--json").json["loss"]["value"] == "-inf"
    assert cli("run", new("log(x)", x=-1), "--json").json["loss"]["value"] == "nan"


@pytest.mark.parametrize(
    ("expression", "x", "kind", "code"),
    [
        ("log(x)", -1, "nan", 1),
        ("1/x", 0, "inf", 1),
        ("exp(x)", 1000, "inf", 1),
        ("sigmoid(x)", 40, "saturated", 0),
        ("relu(x)", 0, "kink", 0),
    ],
)
def test_marks_are_named_and_only_nan_and_inf_fail(new, expression, x, kind, code):
    path = new(expression, x=x)
    outcome = cli("run", path, "--json")
    assert outcome.code == code
    gate = {mark["kind"]: mark["message"] for mark in outcome.json["marks"] if mark["at"][0] != "i"}
    assert gate[kind]
    assert set(outcome.json["marks"][0]) == {"at", "kind", "message"}
    assert outcome.json["problem"] is None
    assert bool(outcome.err) == bool(code)
    table = cli("run", path)
    assert table.code == code
    assert gate[kind] in (table.err if code else table.out)


def test_what_is_not_computed_is_null_and_the_first_problem_is_named(tmp_path):
    document = edits.add(EMPTY, "input1", "input", (0, 0), label="x", value=2)
    document = edits.add(document, "add1", "add", (100, 0))
    document = edits.add(document, "output1", "output", (200, 0), label="f")
    document = edits.connect(document, Pin("input1", "out"), Pin("add1", "a"))
    document = edits.connect(document, Pin("add1", "out"), Pin("output1", "x"))
    files.save(document, tmp_path / "open.circuit")
    outcome = cli("run", tmp_path / "open.circuit", "--json")
    told = outcome.json
    assert outcome.code == 1
    assert told["loss"] == {"name": "f", "value": None}
    assert told["inputs"] == {"x": {"value": 2, "gradient": None}}
    assert numbers(told["outputs"]["add1.out"]) == (None, None)
    assert [wire["to"] for wire in told["wires"]] == ["add1.a", "output1.x"]
    assert told["problem"]["at"] == "add1.b"
    assert told["problem"]["message"] in sentence(outcome)
    table = cli("run", tmp_path / "open.circuit")
    assert table.code == 1
    assert table.out.startswith("f = not computed\n")
    assert table.out.endswith("add1  +\n")


def test_a_circuit_without_a_loss_has_no_name_for_it(tmp_path):
    files.save(EMPTY, tmp_path / "empty.circuit")
    outcome = cli("run", tmp_path / "empty.circuit", "--json")
    assert outcome.code == 1
    assert outcome.json["loss"] == {"name": None, "value": None}
    assert outcome.json["problem"]["at"] == "loss"
    assert cli("run", tmp_path / "empty.circuit").code == 1


def test_the_same_file_gives_the_same_bytes_whatever_the_hash_seed(new):
    path = new(SIGMOID_NEURON, **SIGMOID_VALUES)
    runs = [
        process("run", path, "--json", environment={"PYTHONHASHSEED": seed}) for seed in ("1", "2")
    ]
    assert runs[0].returncode == 0
    assert runs[0].stdout == runs[1].stdout == cli("run", path, "--json").out


def test_a_name_cannot_steer_the_terminal(first):
    text = first.read_text("utf-8").replace('"label": "f"', '"label": "\\u001b[31mred\\u0007"')
    first.write_text(text, "utf-8")
    outcome = cli("run", first, "--set", "z=1e400")
    assert outcome.code == 2
    table = cli("run", first)
    assert "\x1b" not in table.out + table.err
    assert "\x07" not in table.out + table.err


def test_the_output_is_never_called_as_a_gate_that_is_another_number(tmp_path):
    document = ce.circuit("f = x * y", x=3, y=4)
    path = tmp_path / "f.circuit"
    document.save(path)
    circuit = files.load(path)
    circuit = edits.add(circuit, "new", "neg", (0, 0))
    circuit = insert_on_wire(circuit, "new", Pin(circuit.loss, "x"))
    path.write_bytes(files.dump(circuit))
    lines = [line.split() for line in cli("run", path).out.splitlines()]
    assert lines[0] == ["output", "=", "−12.00"]
    assert ["f", "×", "12.00", "−1.00"] in lines
    assert cli("formula", path).out.startswith("output = -x*y\n∂output/∂x = -y")


@pytest.mark.parametrize("command", ["run", "check", "step"])
def test_a_gate_of_an_unknown_kind_fails_with_its_name(first, tmp_path, command):
    path = tmp_path / "newer.circuit"
    text = first.read_text("utf-8").replace('"kind": "mul"', '"kind": "warp"')
    path.write_text(text, "utf-8")
    outcome = cli(command, path)
    assert outcome.code == 1
    note, failure = outcome.err.splitlines()
    assert 'note: nodes.mul1.kind: This program has no gate "warp".' in note
    assert 'This program does not know the gate "warp"' in failure
