"""`circuit-editor formula`: text, LaTeX, JSON, and what it says where there is none."""

import pytest
from command import cli, process, sentence
from examples import of_single_numbers

from circuit_editor import files
from circuit_editor.model import EMPTY


def test_formula_prints_the_loss_and_its_derivatives(first):
    outcome = cli("formula", first)
    assert outcome == (0, "f = z*(x + y)\n∂f/∂x = z\n∂f/∂y = z\n∂f/∂z = x + y\n", "")


def test_formula_as_latex(first):
    outcome = cli("formula", first, "--latex")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines()[:2] == [
        r"f = z \left(x + y\right)",
        r"\frac{\partial f}{\partial x} = z",
    ]


def test_formula_as_json(new):
    outcome = cli("formula", new("f = sigmoid(w * x)"), "--json")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.json == {
        "loss": {
            "name": "f",
            "formula": "1/(1 + exp(-w*x))",
            "latex": r"\frac{1}{1 + e^{- w x}}",
        },
        "derivatives": {
            "w": {"formula": "f*x*(1 - f)", "latex": r"f x \left(1 - f\right)"},
            "x": {"formula": "f*w*(1 - f)", "latex": r"f w \left(1 - f\right)"},
        },
        "problem": None,
    }


def test_a_circuit_without_a_loss_is_1_and_a_sentence(tmp_path):
    files.save(EMPTY, tmp_path / "empty.circuit")
    outcome = cli("formula", tmp_path / "empty.circuit")
    assert (outcome.code, outcome.out) == (1, "")
    assert "No loss yet" in sentence(outcome)
    outcome = cli("formula", tmp_path / "empty.circuit", "--json")
    assert outcome.code == 1
    assert (outcome.json["loss"], outcome.json["derivatives"]) == (None, {})
    assert outcome.json["problem"]["at"] == "loss"
    assert outcome.json["problem"]["message"] in sentence(outcome)


def test_a_circuit_too_large_is_1_and_a_sentence(new):
    outcome = cli("formula", new(" + ".join(f"sin({n} * x)" for n in range(1, 200))))
    assert (outcome.code, outcome.out) == (1, "")
    assert "too large for a closed form" in sentence(outcome)


@pytest.mark.parametrize(
    "arguments",
    [
        ("formula",),
        ("formula", "missing.circuit"),
        ("formula", "FILE", "--latex", "--json"),
        ("formula", "FILE", "--set", "x=3"),
    ],
)
def test_wrong_usage_is_2(first, arguments):
    outcome = cli(*(first if each == "FILE" else each for each in arguments))
    assert (outcome.code, outcome.out) == (2, "")
    assert sentence(outcome)


@pytest.mark.parametrize("path", of_single_numbers(), ids=lambda path: path.stem)
def test_every_example_has_a_closed_form(path):
    outcome = cli("formula", path, "--json")
    assert (outcome.code, outcome.err) == (0, "")
    inputs = cli("run", path, "--json").json["inputs"]
    slopes = {name for name, numbers in inputs.items() if numbers["gradient"] is not None}
    assert set(outcome.json["derivatives"]) == slopes


def test_a_terminal_without_the_sign_gets_a_plain_d(first):
    done = process("formula", first, environment={"PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[1] == "df/dx = z"
