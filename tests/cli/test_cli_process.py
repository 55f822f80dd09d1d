"""What depends on the process itself: pipes, encodings, exit codes, and what gets imported."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from command import DISPLAYS, ROOT, process

from circuit_editor import resources


def test_nothing_but_the_window_and_pictures_loads_qt(first):
    script = (
        "import sys; from circuit_editor.cli import main; path = sys.argv[1]\n"
        "codes = [main(['run', path]), main(['check', path, '--json']),\n"
        "         main(['new', 'x*y', '-o', path]), main(['--version'])]\n"
        "heavy = {'PySide6', 'shiboken6', 'sympy', 'matplotlib', 'numba'}\n"
        "print(codes, sorted(heavy & set(sys.modules)))"
    )
    surroundings = {name: text for name, text in os.environ.items() if name not in DISPLAYS}
    done = subprocess.run(
        [sys.executable, "-c", script, first],
        env=surroundings,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.splitlines()[-1] == "[0, 0, 0, 0] []"
    assert done.stderr == ""


def test_help_loads_no_numpy():
    script = (
        "import sys; from circuit_editor.cli import main; main(['--help']); print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert "numpy" not in done.stdout.split()


def test_a_poor_terminal_loses_no_minus(first):
    done = process("run", first, environment={"PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("f = -12.00\n")


@pytest.mark.skipif(os.name != "posix", reason="pipes end otherwise there")
def test_a_closed_pipe_is_quiet(first):
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as nobody:
        done = process("run", first, "--json", stdout=nobody, stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (141, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
def test_a_full_disk_is_a_sentence():
    example_file = resources.folder() / "examples" / "first-example.circuit"
    with open("/dev/full", "w") as full:
        done = process("run", example_file, stdout=full, stderr=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stderr.startswith("circuit-editor: The output cannot be written: ")
    assert done.stderr.count("\n") == 1


def test_exit_codes_reach_the_shell(first, tmp_path):
    assert process("check", first).returncode == 0
    assert process("run", first, "--set", "x=1e308", "--set", "y=1e308").returncode == 1
    missing = process("run", tmp_path / "missing.circuit")
    assert missing.returncode == 2
    assert "Traceback" not in missing.stderr
    assert missing.stdout == ""


@pytest.mark.parametrize(
    ("suffix", "beginning"), [(".png", b"\x89PNG"), (".svg", b"<?xml"), (".pdf", b"%PDF")]
)
def test_a_picture_needs_no_display(first, suffix, beginning):
    picture = first.with_suffix(suffix)
    done = process("render", first, "-o", picture, "--theme", "dark", "--scale", "0.5")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert picture.read_bytes().startswith(beginning)
