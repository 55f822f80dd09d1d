"""The scripts in packaging/ read and write the checkout they stand in, whichever is installed."""

import importlib.util
import os
import subprocess
import sys

import pytest
from test_house import PACKAGE, ROOT

from circuit_editor import files, resources

FOLDER = ROOT / "packaging"
# Those that ask the program itself; setting up and building do without it.
SCRIPTS = [
    path.stem
    for path in sorted(FOLDER.glob("*.py"))
    if f"from {PACKAGE}" in path.read_text("utf-8")
]


def test_there_are_some():
    assert {"blocks", "examples", "schema", "translations"} <= set(SCRIPTS)


@pytest.mark.parametrize("script", SCRIPTS)
def test_another_checkout_that_is_installed_is_left_alone(script, tmp_path):
    other = tmp_path / PACKAGE
    other.mkdir()
    (other / "__init__.py").write_text("raise ImportError('of another checkout')\n")
    code = f"import {script}, {PACKAGE}; print({PACKAGE}.__file__)"
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(FOLDER)!r}); {code}"],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == str(ROOT / PACKAGE / "__init__.py")


def test_the_examples_that_are_shipped_are_what_the_script_draws():
    spec = importlib.util.spec_from_file_location("drawn_examples", FOLDER / "examples.py")
    assert spec is not None and spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = script  # where its dataclasses look for their names
    spec.loader.exec_module(script)
    shipped = {path.stem: path.read_bytes() for path in resources.examples()}
    assert {name: files.dump(each) for name, each in script.documents().items()} == shipped
