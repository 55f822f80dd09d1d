"""`circuit-editor check`: right circuits pass, a wrong gate does not, and kinks are told apart."""

import re
from dataclasses import replace

import pytest
from command import cli, sentence

from circuit_editor import files, resources
from circuit_editor.gates import GATES
from circuit_editor.model import EMPTY, edits


def test_check_agrees_on_a_right_circuit(first):
    outcome = cli("check", first, "--json")
    assert (outcome.code, outcome.err) == (0, "")
    told = outcome.json
    assert told["agrees"] is True
    assert told["worst"]["name"] in {"x", "y", "z"}
    assert told["worst"]["error"] == max(each["error"] for each in told["inputs"].values()) < 1e-8
    assert {name: each["gradient"] for name, each in told["inputs"].items()} == {
        "x": -4,
        "y": -4,
        "z": 3,
    }
    assert told["inputs"]["z"]["difference"] == pytest.approx(3)
    assert told["inputs"]["z"]["agrees"] is True
    assert (told["problem"], told["marks"]) == (None, [])
    table = cli("check", first)
    assert table.code == 0
    assert re.search(r"^z +3\.000000 +3\.000000 +\S+ +agrees$", table.out, re.MULTILINE)


def test_check_finds_a_wrong_gate(first, monkeypatch):
    wrong = replace(GATES["mul"], local=lambda a, b, out: (b, a * 1.01))
    monkeypatch.setitem(GATES, "mul", wrong)
    outcome = cli("check", first, "--json")
    assert outcome.code == 1
    assert outcome.json["agrees"] is False
    assert outcome.json["worst"]["name"] == "z"
    assert {name: each["agrees"] for name, each in outcome.json["inputs"].items()} == {
        "x": True,
        "y": True,
        "z": False,
    }
    assert sentence(outcome).startswith("circuit-editor: z: the gradient 3.03")
    assert cli("check", first).code == 1


@pytest.mark.parametrize(("expression", "x", "code"), [("log(x)", -1, 1), ("relu(x)", 0, 0)])
def test_check_says_where_nothing_can_be_said(new, expression, x, code):
    outcome = cli("check", new(expression, x=x), "--json")
    assert outcome.code == code
    assert outcome.json["agrees"] is (code == 0)
    assert outcome.json["inputs"]["x"]["agrees"] is None


def test_check_of_a_circuit_with_a_problem(tmp_path):
    files.save(EMPTY, tmp_path / "empty.circuit")
    outcome = cli("check", tmp_path / "empty.circuit", "--json")
    assert outcome.code == 1
    assert (outcome.json["agrees"], outcome.json["worst"]) == (False, None)
    assert outcome.json["inputs"] == {}
    assert outcome.json["problem"]["at"] == "loss"
    assert "no gradient to check" in cli("check", tmp_path / "empty.circuit").out


def test_check_of_constants_has_nothing_to_compare_and_nothing_disagrees(new):
    path = new("2 * 3")
    outcome = cli("check", path, "--json")
    assert (outcome.code, outcome.err) == (0, "")
    told = outcome.json
    assert (told["agrees"], told["worst"], told["inputs"]) == (True, None, {})
    remark = "There is no gradient to compare: no input or parameter holds a value."
    assert told["remark"] == remark
    assert cli("check", path).out == f"{remark}\n"
    assert cli("check", new("x * 3", x=1), "--json").json["remark"] is None


def test_check_without_a_loss_does_not_agree(first, tmp_path):
    files.save(edits.set_loss(files.load(first), None), tmp_path / "open.circuit")
    outcome = cli("check", tmp_path / "open.circuit", "--json")
    assert outcome.code == 1
    assert outcome.json["agrees"] is False
    assert outcome.json["remark"].endswith("it takes a loss that is a number.")
    assert "No loss yet" in outcome.err


@pytest.mark.parametrize("path", resources.examples(), ids=lambda path: path.stem)
def test_every_example_runs_and_agrees(path):
    run, check = cli("run", path, "--json"), cli("check", path, "--json")
    assert (run.code, check.code) == (0, 0), run.err + check.err
    assert check.json["agrees"] is True
    assert run.json["problem"] is None


def test_the_first_example_is_the_lectures():
    told = cli("run", resources.folder() / "examples" / "first-example.circuit", "--json").json
    assert told["loss"]["value"] == -12
    gradients = {name: numbers["gradient"] for name, numbers in told["inputs"].items()}
    assert gradients == {"x": -4, "y": -4, "z": 3}
