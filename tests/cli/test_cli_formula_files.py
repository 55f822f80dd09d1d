"""Text files in the place of circuit files: a formula is read with a note, others are named."""

import pytest
from command import cli, sentence

from circuit_editor import files

NOTE = "circuit-editor: note: "


@pytest.fixture
def text(tmp_path):
    """Write a text file."""

    def written(held, name="expr.txt"):
        path = tmp_path / name
        path.write_bytes(held if isinstance(held, bytes) else held.encode())
        return path

    return written


def test_a_formula_is_run_from_its_text(text):
    path = text("f = (x + y) * z\n")
    outcome = cli("run", path, "--set", "x=-2", "--set", "y=5", "--set", "z=-4")
    assert outcome.code == 0 and outcome.out.startswith("f = −12.00")
    assert outcome.err == f"{NOTE}{path} is a text and was read as a formula.\n"


@pytest.mark.parametrize("command", ["run", "check", "step", "formula"])
def test_every_command_reads_it_and_the_json_carries_the_notes(text, command):
    path = text("import numpy as np\ns = 1/(1+e^(-x))\nprint(s)\n", "net.py")
    outcome = cli(command, path, "--json")
    assert outcome.code == 0
    first, *others = outcome.json["notes"]
    assert first == f"{path} is a text and was read as a formula."
    assert '"e" was read as the number e = 2.71828….' in others and len(others) == 3
    assert outcome.err == "".join(f"{NOTE}{each}\n" for each in outcome.json["notes"])


def test_a_circuit_file_has_no_notes(first):
    for command in ("run", "check", "step", "formula"):
        outcome = cli(command, first, "--json")
        assert "notes" not in outcome.json and outcome.err == ""


def test_it_is_drawn_into_a_picture(text, tmp_path):
    target = tmp_path / "f.svg"
    assert cli("render", text("f = x * y"), "-o", target).code == 0
    assert "<svg" in target.read_text(encoding="utf-8")


def test_a_name_that_is_set_is_an_input_of_the_text(text):
    path = text("f = x*e")
    assert cli("run", path, "--set", "e=3").out.startswith("f = 3.00")
    assert cli("run", path).out.startswith("f = 2.72")


@pytest.mark.parametrize(
    ("name", "held", "told"),
    [
        ("prose.txt", "the sum of x and y\n", "This is a text, not a circuit."),
        ("notes.txt", "- milk\n- eggs\n", "This is a Markdown text, not a circuit."),
        ("README.md", "# Net\n\nIt computes:\n\n```\nf = x*y\n```\n", "This is a Markdown text"),
        ("net.py", "import torch\nclass Net:\n    w = 1\n", "This is a Python text"),
        ("net.dot", "digraph { x -> f }", "This is a file of another kind (Graphviz DOT)"),
        ("net.mmd", "graph TD\nA---B\n", "This is a file of another kind (Mermaid)"),
        ("rates.toml", "a = 1\nb = 2\n", "This is a file of another kind (TOML)"),
        ("rates.csv", "1;2\n3;4\n", "This is a file of another kind (CSV)"),
        ("net.txt", "f = x".encode("utf-16"), "The file is text in UTF-16."),
        ("net.txt", b"\x89PNG\r\n\x1a\n", "This is a file of another kind (PNG)"),
    ],
)
@pytest.mark.parametrize("command", ["run", "check"])
def test_what_is_no_formula_as_a_whole_is_named(text, command, name, held, told):
    path = text(held, name)
    outcome = cli(command, path)
    assert (outcome.code, outcome.out) == (2, "")
    assert sentence(outcome).startswith(f"circuit-editor: {path}: {told}")
    assert len(outcome.err.splitlines()) == 1


def test_a_formula_with_a_mistake_is_told_where(text):
    path = text("q = x + y\nf = (q * z\n")
    outcome = cli("run", path)
    assert outcome.code == 2
    kind, place = sentence(outcome).splitlines()
    assert kind.startswith(f"circuit-editor: {path}: This is a text, not a circuit.")
    assert place.startswith(f"circuit-editor: {path}: Line 2, column 5: ")


def test_new_tells_what_was_read_in_another_way(tmp_path):
    target = tmp_path / "a.circuit"
    outcome = cli("new", "1/(1+e^(-x))", "-o", target)
    assert outcome == (0, "", f'{NOTE}"e" was read as the number e = 2.71828….\n')
    assert cli("new", "x*y", "-o", target) == (0, "", "")


def test_new_takes_a_name_that_is_set_for_an_input(tmp_path):
    target = tmp_path / "a.circuit"
    assert cli("new", "x*e", "--set", "e=3", "-o", target) == (0, "", "")
    circuit = files.load(target).root
    assert {circuit.label(each): float(value.array) for each, value in circuit.values.items()} == {
        "x": 1.0,
        "e": 3.0,
    }


def test_notes_steer_no_terminal(text):
    outcome = cli("run", text("f = x*y // \x1b[31mred"))
    assert "\x1b" not in outcome.err


def test_a_loss_that_is_a_list_is_told_to_be_added_up(new):
    outcome = cli("run", new("Q = 3*a**3 - b**2", a="[2,3]", b="[6,4]"))
    assert outcome.code == 1
    assert "here it has the shape (2,). Add up its numbers with the gate sum" in outcome.err
    assert "one input for each number, such as a1 and a2" in outcome.err
