"""`circuit-editor export`: a circuit as a program, printed or in a file."""

import subprocess
import sys

import pytest
from command import cli, process, sentence
from hostile import HOSTILE, named

import circuit_editor as ce
from circuit_editor import files
from circuit_editor.cli.parser import PROGRAMS
from circuit_editor.export import TARGETS, program
from circuit_editor.model.edits.grouping import group


def test_it_is_printed_or_written(first, tmp_path):
    out = tmp_path / "first.py"
    text = program(files.load(first)).text
    assert cli("export", first) == (0, text, "")
    assert cli("export", first, "--to", "numpy", "-o", out) == (0, "", "")
    assert out.read_bytes() == text.encode()


def test_the_same_blocks_give_the_same_bytes_whatever_the_hash_seed(tmp_path):
    document = ce.circuit("a = tanh(x); b = exp(a); c = neg(b); d = square(c); f = sin(d)", x=0.5)
    document = document.document
    for kind in ("tanh", "exp", "neg", "square", "sin"):
        (gate,) = [id_ for id_, each in document.root.nodes.items() if each.kind == kind]
        document, _ = group(document, [gate], f"as_{kind}")
    path = tmp_path / "blocks.circuit"
    files.save(document, path)
    seeds = ("1", "2", "3", "4")
    runs = [process("export", path, environment={"PYTHONHASHSEED": seed}) for seed in seeds]
    assert {each.returncode for each in runs} == {0}
    assert runs[0].stdout.count("\ndef as_") == 10  # forwards and backwards
    assert len({each.stdout for each in runs}) == 1


def test_inputs_can_be_given_other_values(first):
    outcome = cli("export", first, "--set", "x=3")
    assert "x = 3.0\n" in outcome.out and '("f", f, -32.0)' in outcome.out


def test_the_written_program_is_run(first, tmp_path):
    out = tmp_path / "first.py"
    assert process("export", first, "-o", out).returncode == 0
    done = subprocess.run([sys.executable, out], capture_output=True, text=True, check=False)
    assert done.returncode == 0 and "-12.0" in done.stdout
    out.write_text(out.read_text("utf-8").replace("y = 5.0", "y = 6.0"), "utf-8")
    done = subprocess.run([sys.executable, out], capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "differs" in done.stdout


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE.keys())
def test_whatever_names_there_are_it_is_the_same_program_on_the_terminal(tmp_path, name):
    path = tmp_path / "named.circuit"
    files.save(named(name), path)
    assert cli("export", path).out == program(files.load(path)).text


def test_a_terminal_that_lacks_a_letter_gets_no_other_program(new):
    path = new("f = 学习率 * 2")
    done = process("export", path, environment={"PYTHONIOENCODING": "ascii"}.items())
    assert done.returncode == 2 and done.stdout == ""
    assert "Write it into a file with -o" in done.stderr


def test_what_is_missing_is_said(tmp_path, new):
    path = new("f = x * y", x=[1, 2])
    outcome = cli("export", path, "-o", tmp_path / "f.py", "--set", "y=[1, 2, 3]")
    assert outcome.code == 1 and "(2,), (3,)" in outcome.err
    assert not (tmp_path / "f.py").exists()


def test_a_place_where_nothing_can_be_written(first, tmp_path):
    outcome = cli("export", first, "-o", tmp_path / "no" / "f.py")
    assert outcome.code == 2
    sentence(outcome)


@pytest.mark.parametrize("name", ["first.circuit", "other.circuit", "other.CIRCUIT"])
def test_a_program_replaces_no_circuit(first, tmp_path, name):
    before = first.read_bytes()
    outcome = cli("export", first, "-o", first.with_name(name))
    assert outcome.code == 2 and ".circuit" in sentence(outcome)
    assert first.read_bytes() == before
    assert [each.name for each in first.parent.iterdir()] == [first.name]


def test_a_program_does_not_replace_the_text_it_is_made_of(tmp_path):
    text = tmp_path / "f.txt"
    text.write_text("f = 2 * 3", encoding="utf-8")
    (tmp_path / "same.py").hardlink_to(text)
    for name in ("f.txt", "same.py"):
        outcome = cli("export", text, "-o", tmp_path / name)
        assert outcome.code == 2 and "is what is exported" in outcome.err
    assert text.read_text("utf-8") == "f = 2 * 3"


def test_its_targets_are_those_there_are():
    assert tuple(TARGETS) == PROGRAMS
