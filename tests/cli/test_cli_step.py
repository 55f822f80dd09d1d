"""`circuit-editor step`: both passes in sentences, and every number for programs."""

import pytest
from command import cli, process, sentence

from circuit_editor import resources

EXAMPLES = resources.folder() / "examples"


def test_the_first_example_is_told(first):
    assert cli("step", first) == (
        0,
        "f = −12.00\n"
        "\n"
        "forward\n"
        "1  Given: x = −2.00, y = 5.00 and z = −4.00.\n"
        "2  x + y = −2.00 + 5.00 = 3.00\n"
        "3  f = (x + y) × z = 3.00 × (−4.00) = −12.00\n"
        "4  The output is f = −12.00.\n"
        "\n"
        "backward\n"
        "5  The output's own gradient: df/df = 1.\n"
        "6  mul switches: it sends 1.00 × (−4.00) = −4.00 to x + y and 1.00 × 3.00 = 3.00 to z.\n"
        "7  add distributes: it sends −4.00 to x and −4.00 to y.\n",
        "",
    )


def test_json_has_every_number_of_a_step(first):
    outcome = cli("step", first, "--json")
    assert (outcome.code, outcome.err) == (0, "")
    told = outcome.json
    assert told["loss"] == {"name": "f", "value": -12}
    assert (told["problem"], told["marks"]) == (None, [])
    assert told["steps"][0] == {
        "pass": "forward",
        "path": "",
        "kind": "given",
        "name": "",
        "sentence": "Given: x = −2.00, y = 5.00 and z = −4.00.",
        "outputs": {
            "x": {"value": -2, "upstream": None},
            "y": {"value": 5, "upstream": None},
            "z": {"value": -4, "upstream": None},
        },
        "inputs": [],
    }
    assert told["steps"][5] == {
        "pass": "backward",
        "path": "mul1",
        "kind": "gate",
        "name": "f",
        "sentence": "mul switches: it sends 1.00 × (−4.00) = −4.00 to x + y and "
        "1.00 × 3.00 = 3.00 to z.",
        "outputs": {"out": {"value": -12, "upstream": 1}},
        "inputs": [
            {"port": "a", "name": "x + y", "value": 3, "local": {"out": -4}, "downstream": -4},
            {"port": "b", "name": "z", "value": -4, "local": {"out": 3}, "downstream": 3},
        ],
    }
    forward = told["steps"][2]
    assert (forward["path"], forward["outputs"]["out"]["upstream"]) == ("mul1", None)
    assert [each["local"] for each in forward["inputs"]] == [None, None]


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.circuit")), ids=lambda path: path.stem)
@pytest.mark.parametrize("option", [(), ("--expanded",), ("--collapsed",)])
def test_the_schema_is_the_same_for_every_step(path, option):
    outcome = cli("step", path, "--json", *option)
    assert outcome.code == 0
    told = outcome.json
    assert list(told) == ["loss", "steps", "problem", "marks"]
    keys = ["pass", "path", "kind", "name", "sentence", "outputs", "inputs"]
    for step in told["steps"]:
        assert list(step) == keys
        assert step["pass"] in ("forward", "backward")
        assert step["kind"] in ("given", "gate", "block", "flag", "seed")
        assert all(list(each) == ["value", "upstream"] for each in step["outputs"].values())
        for each in step["inputs"]:
            assert list(each) == ["port", "name", "value", "local", "downstream"]
            assert (each["local"] is None) == (step["pass"] == "forward")
    plain = cli("step", path, *option)
    for step in told["steps"]:
        assert step["sentence"] in plain.out


def test_blocks_are_as_they_were_saved_unless_one_says_otherwise():
    def paths(name, *option):
        told = cli("step", EXAMPLES / f"{name}.circuit", "--json", *option).json
        return {step["path"] for step in told["steps"]}

    assert "block1" in paths("sigmoid-as-one-block")
    assert "block1" not in paths("sigmoid-as-one-block", "--expanded")
    assert "block4/block2/block1/exp1" in paths("three-levels", "--expanded")
    assert "block4" in paths("three-levels", "--collapsed")


def test_failures_and_notes_are_those_of_run(new):
    outcome = cli("step", new("log(x)", x=-1), "--json")
    assert outcome.code == 1 and "positive" in sentence(outcome)
    assert outcome.json["steps"][1]["outputs"]["out"]["value"] == "nan"
    kink = cli("step", new("relu(x)", x=0))
    assert kink.code == 0 and kink.out.rstrip().endswith("as in PyTorch.")


def test_wrong_usage_is_2(first):
    for arguments in (
        ("step",),
        ("step", "missing.circuit"),
        ("step", first, "--expanded", "--collapsed"),
        ("step", first, "--set", "x=3"),
    ):
        outcome = cli(*arguments)
        assert (outcome.code, outcome.out) == (2, "")
        assert sentence(outcome)


def test_help_names_it(first):
    assert "step" in cli("--help").out
    shown = cli("step", "--help")
    assert shown.code == 0 and "--expanded" in shown.out and "--collapsed" in shown.out


def test_a_terminal_without_these_signs_gets_plain_ones():
    path = EXAMPLES / "sigmoid-neuron.circuit"
    outcome = process("step", path, environment={"PYTHONIOENCODING": "ascii"})
    assert outcome.returncode == 0
    assert "0.20 * 2.00 ~ 0.39 to x0" in outcome.stdout and "?" not in outcome.stdout
