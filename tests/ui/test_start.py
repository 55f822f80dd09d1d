"""The start: what is loaded when the first picture is seen, and what comes after it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QTimer
from start_modules import (
    EXAMPLE,
    IDLE_LIST,
    allowed,
    complaint,
    idle_complaint,
    listed,
    listed_idle,
    started,
)
from windows import Desk

from circuit_editor import cli
from circuit_editor.text import unbroken
from circuit_editor.ui.app import deferred_loading, qt_imports

# Nobody may add these to the list: they take longer to load than all that is seen at first.
HEAVY = {
    *("sympy", "mpmath", "ziamath", "latex2mathml", "numba", "scipy", "matplotlib", "jsonschema"),
    *("hypothesis", "IPython", "PySide6.QtSvg", "PySide6.QtNetwork"),
    *("circuit_editor.api", "circuit_editor.cli.parser"),
}
# Of NumPy and of the standard library, what only a save, a wrong word or a tooltip needs.
WAITS = {
    "numpy.random",
    "numpy.fft",
    "numpy.ma",
    "secrets",
    "hashlib",
    "difflib",
    "html",
    "subprocess",
}

# What an empty canvas shows besides.
INVITATION = {"circuit_editor.ui.shell.invitation", "circuit_editor.ui.widgets.wrapping_row"}

# What another thread does while Python imports, and what it must not change.
LINKING = """
import sys
from threading import Lock, Thread
from circuit_editor.ui.app.qt_imports import link

def tell():
    linked = open("/proc/self/maps").read()
    print(*(name in linked for name in ("/_multiarray_umath.", "/libfontconfig.", "/QtGui.abi3.")))

turn_of_qt = Lock()
with turn_of_qt:
    linking = Thread(target=link, args=(turn_of_qt,))
    linking.start()
    while "/libfontconfig." not in open("/proc/self/maps").read():
        linking.join(0.01)
    tell()
linking.join()
tell()
print("numpy" in sys.modules, "PySide6" in sys.modules)

from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication

app = QApplication([])
print(QThread.isMainThread(), app.thread() is QThread.currentThread())
"""

SLOW_CLASSES = re.compile(
    r"^ *from (?:dataclasses import .*\bdataclass|typing import .*\bNamedTuple)\b", re.MULTILINE
)


def test_the_first_picture_waits_for_nothing_that_it_does_not_show(tmp_path):
    (nodes, _, threads, formulas, *_), modules, idle = started(
        EXAMPLE, XDG_CONFIG_HOME=str(tmp_path)
    )
    assert int(nodes) > 0
    assert int(formulas) == 0, "a pattern was compiled that takes ten milliseconds"
    assert not modules & WAITS
    wrong = complaint(listed(modules), allowed())
    assert not wrong, wrong
    wrong = idle_complaint(listed_idle(idle), allowed(IDLE_LIST))
    assert not wrong, wrong
    assert threads == os.environ.get(cli.ONE_THREAD, "1")


def test_an_empty_window_waits_for_no_more(tmp_path):
    folders = {f"XDG_{name}_HOME": str(tmp_path) for name in ("CONFIG", "STATE")}
    (nodes, collects_garbage, *_), modules, _ = started(**folders)  # nothing was open last time
    assert int(nodes) == 0
    assert collects_garbage == "True"
    assert not modules & WAITS
    assert {*listed(modules)} <= {*allowed()} | INVITATION


def test_what_may_be_loaded_is_neither_heavy_nor_loaded_later():
    late = {deferred_loading.HOUSE + module for module in deferred_loading.MODULES}
    assert not {*allowed()} & (HEAVY | late)


@pytest.mark.parametrize(
    ("more", "named"),
    [
        ("circuit_editor.ui.canvas.gestures.peek", "circuit_editor.ui.canvas.gestures.peek"),
        ("circuit_editor", ""),
        ("sympy.core", "sympy"),
        ("PySide6.QtSvg", "PySide6.QtSvg"),
        ("numpy.linalg", ""),
        ("json.decoder", ""),
    ],
)
def test_one_module_more_is_told_and_what_to_do(more, named):
    loaded = {
        "circuit_editor",
        "circuit_editor.ui.shell.window",
        "PySide6",
        "PySide6.QtGui",
        "numpy.core",
    }
    may_be = listed(loaded)
    wrong = complaint(listed({*loaded, more}), may_be)
    assert wrong.startswith(f"A start now loads {named} before the first picture") == bool(named)
    assert ("ui/app/deferred_loading.py" in wrong) == bool(named)


def test_what_is_loaded_at_the_start_declares_its_classes_quickly():
    found = {}
    for module in allowed():
        spec = find_spec(module) if module.startswith("circuit_editor.") else None
        if spec is not None and spec.origin is not None:
            found[module] = Path(spec.origin).read_text("utf-8")
    document = found["circuit_editor.model.document"]
    for kind in ("dataclass import dataclass", "named_tuple import NamedTuple"):
        assert f"from circuit_editor.{kind}" in document
    slow = [module for module, source in found.items() if SLOW_CLASSES.search(source)]
    quick = ["circuit_editor.dataclass", "circuit_editor.named_tuple"]
    assert slow == quick, f"import it from {' or '.join(quick)}"


def test_a_module_of_which_nothing_runs_is_told_unless_it_declares_something():
    known = allowed(IDLE_LIST)
    assert {*known} <= {*allowed()} and "circuit_editor.gates.losses" in known
    more = {*known, "circuit_editor.ui.canvas", "numpy.linalg", "circuit_editor.model.rules"}
    wrong = idle_complaint(listed_idle(more), known)
    assert wrong.startswith("A start now loads circuit_editor.model.rules and runs nothing of it")
    assert not idle_complaint(known, known)


def test_one_module_less_is_told_too():
    wrong = complaint(["circuit_editor"], ["circuit_editor", "circuit_editor.ui.shell.window"])
    assert wrong.startswith("A start no longer loads circuit_editor.ui.shell.window: take it out")


def test_who_wants_threads_for_numpy_keeps_them(tmp_path):
    (_, _, threads, *_), *_ = started(XDG_CONFIG_HOME=str(tmp_path), OPENBLAS_NUM_THREADS="3")
    assert threads == "3"


def test_qt_is_kept_from_reading_sources_and_from_making_every_kind_of_widget(tmp_path):
    (_, _, _, _, importer, *dear), *_ = started(EXAMPLE, XDG_CONFIG_HOME=str(tmp_path))
    assert importer != "__feature_import__", "ui/app/qt_imports.py: PySide6 reads every source"
    assert "QWizard" not in dear, "a view needs setViewport(sheet_of_glass())"
    assert "QGradient" not in dear, "fillRect makes all gradients: draw a rectangle without a pen"
    assert not dear, "import QStyle in the function that asks it: all its enumerations come along"


@pytest.mark.skipif(sys.platform != "linux", reason="nothing is linked ahead elsewhere")
def test_libraries_are_linked_by_another_thread_and_live_in_this_one():
    done = subprocess.run(
        [sys.executable, "-c", LINKING],
        capture_output=True,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    told = ["True True False", "True True True", "False False", "True True"]
    assert done.stdout.splitlines() == told, done.stderr
    assert not done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="nothing is linked ahead elsewhere")
def test_libraries_that_are_not_there_are_left_to_the_imports(monkeypatch, tmp_path):
    away = SimpleNamespace(submodule_search_locations=[str(tmp_path)])
    for found in (None, away):
        monkeypatch.setattr(qt_imports, "find_spec", lambda package, found=found: found)
        qt_imports.link(Lock())


def test_a_slow_machine_paints_before_it_loads_what_was_not_needed(qtbot, tmp_path):
    desk = Desk(qtbot, tmp_path)
    (waiting,) = desk.window.findChild(deferred_loading.DeferredLoading).findChildren(QTimer)
    desk.window.setUpdatesEnabled(False)
    desk.window.hide()
    desk.view.is_seen = False  # as when it was just made
    desk.window.show()
    assert waiting.interval() == deferred_loading.UNSEEN and waiting.isActive()
    desk.window.setUpdatesEnabled(True)
    qtbot.waitUntil(lambda: desk.view.is_seen)
    assert waiting.interval() == deferred_loading.PAUSE < deferred_loading.UNSEEN


def test_what_was_not_needed_is_loaded_once_the_window_is_seen(qtbot, tmp_path, monkeypatch):
    late = [deferred_loading.HOUSE + module for module in deferred_loading.MODULES]
    assert all(find_spec(module) for module in late)
    loaded = []
    monkeypatch.setattr(deferred_loading, "import_module", loaded.append)
    unbroken.formula.cache_clear()
    desk = Desk(qtbot, tmp_path)
    menus = (desk.window.examples, desk.window.languages)
    assert not any(each.actions() for each in menus)
    assert "peek" not in vars(desk.view)
    assert unbroken.formula.cache_info().currsize == 0
    qtbot.waitUntil(lambda: loaded == late)
    assert all(each.actions() for each in menus)
    assert "peek" in vars(desk.view)
    assert unbroken.formula.cache_info().currsize == 1
    assert any(each.what.startswith("library:") for each in desk.view.catalog.entries)
