"""The start: what is loaded when the first picture is seen, and what comes after it."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from windows import Desk

from circuit_editor import cli, resources
from circuit_editor.ui import afterwards

ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = resources.folder() / "examples" / "first-example.circuit"

# Starts the program as a user does, and tells what is loaded when the canvas has been painted.
SCRIPT = """
import gc, os, sys
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow
from circuit_editor.cli import main
from circuit_editor.ui import afterwards

afterwards.PAUSE = 600_000  # a slow machine must not come to it before it paints

class Watch(QObject):
    painted = False
    def eventFilter(self, watched, event):
        self.painted = self.painted or event.type() == QEvent.Type.Paint
        return False

def until_seen(app):
    window = next(each for each in app.topLevelWidgets() if isinstance(each, QMainWindow))
    watch = Watch()
    window.view.viewport().installEventFilter(watch)
    while not watch.painted:
        app.processEvents()
    print(len(window.session.circuit.nodes), gc.isenabled(), os.environ["OPENBLAS_NUM_THREADS"])
    print(*sys.modules)
    return 0

QApplication.exec = until_seen
sys.exit(main(sys.argv[1:]))
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
    """What the script above tells: three words, and the modules that are loaded."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment},
    )
    assert done.returncode == 0, done.stderr
    words, modules = done.stdout.splitlines()
    return words.split(), set(modules.split())


def test_the_first_picture_waits_for_nothing_that_it_does_not_show(tmp_path):
    (nodes, _, threads), modules = started(EXAMPLE, XDG_CONFIG_HOME=str(tmp_path))
    assert int(nodes) > 0
    assert "circuit_editor.ui.canvas.sheet" in modules
    assert not modules & WAITS
    assert threads == os.environ.get(cli.ONE_THREAD, "1")


def test_an_empty_window_waits_for_no_more(tmp_path):
    (nodes, collects_garbage, _), modules = started(XDG_CONFIG_HOME=str(tmp_path))
    assert int(nodes) == 0
    assert collects_garbage == "True"
    assert not modules & WAITS


def test_who_wants_threads_for_numpy_keeps_them(tmp_path):
    (_, _, threads), _ = started(XDG_CONFIG_HOME=str(tmp_path), OPENBLAS_NUM_THREADS="3")
    assert threads == "3"


def test_what_was_not_needed_is_loaded_once_the_window_is_seen(qtbot, tmp_path, monkeypatch):
    late = [afterwards.ROOM + module for module in afterwards.MODULES]
    assert all(find_spec(module) for module in late)
    loaded = []
    monkeypatch.setattr(afterwards, "import_module", loaded.append)
    desk = Desk(qtbot, tmp_path)
    assert "peek" not in vars(desk.view)
    qtbot.waitUntil(lambda: loaded == late)
    assert "peek" in vars(desk.view)
    assert any(each.what.startswith("library:") for each in desk.view.stock.entries)
