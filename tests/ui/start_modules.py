"""What a start loads until the first picture is painted, and what it may: `loaded_at_start.txt`.

    python tests/ui/start_modules.py

writes that list anew. It names every module of ours, every module of Qt, and every other package
that does not come with Python.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from circuit_editor import resources

ROOT = Path(__file__).resolve().parents[2]
BENCHMARKS = ROOT / "tests" / "benchmarks"
EXAMPLE = resources.folder() / "examples" / "first-example.circuit"
LIST = Path(__file__).with_name("loaded_at_start.txt")

# Starts the program as a user does, and tells what is loaded when the canvas has been painted.
SCRIPT = """
import sys
there = set(sys.modules)  # what this installation of Python loads by itself
import builtins, gc, os, started

def until_seen(app):
    from PySide6 import QtGui, QtWidgets
    from PySide6.QtCore import QTimer
    from circuit_editor.ui.app.deferred_loading import DeferredLoading

    window = next(each for each in app.topLevelWidgets() if isinstance(each, QtWidgets.QMainWindow))
    for timer in window.findChild(DeferredLoading).findChildren(QTimer):
        timer.stop()  # a slow machine must not come to it before it paints
    started.wait_for_paint()
    print(len(window.session.circuit.nodes), gc.isenabled(), os.environ["OPENBLAS_NUM_THREADS"])
    print(sys.modules["circuit_editor.text.unbroken"].formula.cache_info().currsize)
    made = {*vars(QtWidgets), *vars(QtGui)}
    print(builtins.__import__.__name__, *{"QStyle", "QWizard", "QGradient"} & made)
    print(*set(sys.modules) - there - {"started"})
    return 0

started.start(until_seen)
"""


def started(*arguments: object, **environment: str) -> tuple[list[str], set[str]]:
    """What the script above tells: six words, and the modules that are loaded."""
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


def listed(modules: set[str]) -> list[str]:
    """The modules as the list names them: ours and Qt's by name, others by their package."""
    packages = {name.partition(".")[0] for name in modules} - sys.stdlib_module_names
    by_name = {name for name in modules if name.startswith(("circuit_editor.", "PySide6.Qt"))}
    return sorted(by_name | packages - {"PySide6"})


def allowed() -> list[str]:
    """What a start may load."""
    return LIST.read_text("utf-8").split()


def complaint(loaded: list[str], may_be: list[str]) -> str:
    """What is wrong about what was loaded, and what to do; "" where nothing is."""
    more, gone = sorted({*loaded} - {*may_be}), sorted({*may_be} - {*loaded})
    told = []
    if more:
        told.append(
            f"A start now loads {', '.join(more)} before the first picture, and every user waits "
            "for it. Import it in the function that needs it, and name it in MODULES of "
            "ui/app/deferred_loading.py where a first click needs it. Only what the first picture "
            f"shows is added to {LIST.name}: python tests/ui/{Path(__file__).name} writes it anew."
        )
    if gone:
        told.append(
            f"A start no longer loads {', '.join(gone)}: take it out of {LIST.name}, so that "
            "nobody brings it back unseen."
        )
    return "\n".join(told)


if __name__ == "__main__":
    LIST.write_text("\n".join(listed(started(EXAMPLE)[1])) + "\n", "utf-8")
