"""The start: what is loaded when the first picture is seen, and what comes after it."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from windows import Desk

from circuit_editor import cli, resources
from circuit_editor.text import unbroken
from circuit_editor.ui import afterwards

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = resources.folder() / "examples" / "first-example.circuit"

BENCHMARKS = ROOT / "tests" / "benchmarks"

# Starts the program as a user does, and tells what is loaded when the canvas has been painted.
SCRIPT = """
import builtins, gc, os, sys
import started

def until_seen(app):
    from PySide6 import QtWidgets
    from PySide6.QtCore import QTimer
    from circuit_editor.ui.afterwards import Afterwards

    window = next(each for each in app.topLevelWidgets() if isinstance(each, QtWidgets.QMainWindow))
    for timer in window.findChild(Afterwards).findChildren(QTimer):
        timer.stop()  # a slow machine must not come to it before it paints
    started.wait_for_paint()
    print(len(window.session.circuit.nodes), gc.isenabled(), os.environ["OPENBLAS_NUM_THREADS"])
    print(builtins.__import__.__name__, "QWizard" in vars(QtWidgets))
    print(*sys.modules)
    return 0

started.start(until_seen)
"""

WAITS = {
    # large packages
    *("sympy", "mpmath", "ziamath", "latex2mathml", "numba", "scipy", "matplotlib", "jsonschema"),
    *("PySide6.QtSvg", "PySide6.QtNetwork", "numpy.random", "numpy.fft"),
    # of the standard library, what a save, a wrong word or a tooltip needs
    *("secrets", "hashlib", "difflib", "html", "subprocess"),
    # other commands than the window
    *("circuit_editor.api", "circuit_editor.cli.parser", "circuit_editor.formulas"),
    *(
        "circuit_editor.expression",
        "circuit_editor.engine.symbolic",
        *("circuit_editor.engine.report", "circuit_editor.engine.kernel.loading"),
    ),
    # what a hand, a key or a menu sets off
    *("circuit_editor.files.library", "circuit_editor.layout.tidy", "circuit_editor.ui.render"),
    *("circuit_editor.model.grouping", "circuit_editor.model.ungrouping"),
    *("circuit_editor.ui.clipboard", "circuit_editor.ui.canvas.peek"),
    *(afterwards.ROOM + module for module in afterwards.MODULES),
}


def started(*arguments: object, **environment: str) -> tuple[list[str], set[str]]:
    """What the script above tells: five words, and the modules that are loaded."""
    path = os.pathsep.join([str(BENCHMARKS), str(ROOT), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": path, **environment},
    )
    assert done.returncode == 0, done.stderr
    *words, modules = done.stdout.splitlines()
    return " ".join(words).split(), set(modules.split())


def test_the_first_picture_waits_for_nothing_that_it_does_not_show(tmp_path):
    (nodes, _, threads, *_), modules = started(EXAMPLE, XDG_CONFIG_HOME=str(tmp_path))
    assert int(nodes) > 0
    assert "circuit_editor.ui.canvas.sheet" in modules
    assert not modules & WAITS
    assert threads == os.environ.get(cli.ONE_THREAD, "1")


def test_an_empty_window_waits_for_no_more(tmp_path):
    (nodes, collects_garbage, *_), modules = started(XDG_CONFIG_HOME=str(tmp_path))
    assert int(nodes) == 0
    assert collects_garbage == "True"
    assert not modules & WAITS


def test_who_wants_threads_for_numpy_keeps_them(tmp_path):
    (_, _, threads, *_), _ = started(XDG_CONFIG_HOME=str(tmp_path), OPENBLAS_NUM_THREADS="3")
    assert threads == "3"


def test_qt_is_kept_from_reading_sources_and_from_making_every_kind_of_widget(tmp_path):
    (*_, importer, has_every_widget), _ = started(EXAMPLE, XDG_CONFIG_HOME=str(tmp_path))
    assert importer != "__feature_import__", "ui/qt_imports.py: PySide6 reads every source"
    assert has_every_widget == "False", "a view needs setViewport(sheet_of_glass())"


def test_what_was_not_needed_is_loaded_once_the_window_is_seen(qtbot, tmp_path, monkeypatch):
    late = [afterwards.ROOM + module for module in afterwards.MODULES]
    assert all(find_spec(module) for module in late)
    loaded = []
    monkeypatch.setattr(afterwards, "import_module", loaded.append)
    unbroken.formula.cache_clear()
    desk = Desk(qtbot, tmp_path)
    assert "peek" not in vars(desk.view)
    assert unbroken.formula.cache_info().currsize == 0
    qtbot.waitUntil(lambda: loaded == late)
    assert "peek" in vars(desk.view)
    assert unbroken.formula.cache_info().currsize == 1
    assert any(each.what.startswith("library:") for each in desk.view.stock.entries)
