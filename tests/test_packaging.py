"""The scripts in packaging/ read and write the checkout they stand in, whichever is installed."""

import os
import subprocess
import sys

import pytest
from test_house import PACKAGE, ROOT

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
