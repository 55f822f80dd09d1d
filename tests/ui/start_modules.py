"""What a start loads until the first picture is painted, and what it may: `loaded_at_start.txt`.

    python tests/ui/start_modules.py

writes that list anew. It names every module of ours, every module of Qt, and every other package
that does not come with Python. `idle_at_start.txt` names those of ours of which nothing runs until
then: what declares commands or gates, and what could be loaded later.
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
IDLE_LIST = LIST.with_name("idle_at_start.txt")

# Starts the program as a user does, and tells what is loaded when the canvas has been painted.
SCRIPT = """
import sys
there = set(sys.modules)  # what this installation of Python loads by itself
import builtins, gc, os, started

ran = set()  # files of functions that were called; bodies of modules and classes are none

def note(frame, event, argument):
    if frame.f_code.co_flags & 1:
        ran.add(frame.f_code.co_filename)

def until_seen(app):
    from PySide6 import QtGui, QtWidgets
    from PySide6.QtCore import QTimer
    from circuit_editor.ui.app.deferred_loading import DeferredLoading

    window = next(each for each in app.topLevelWidgets() if isinstance(each, QtWidgets.QMainWindow))
    for timer in window.findChild(DeferredLoading).findChildren(QTimer):
        timer.stop()  # a slow machine must not come to it before it paints
    started.wait_for_paint()
    sys.settrace(None)
    print(len(window.session.circuit.nodes), gc.isenabled(), os.environ["OPENBLAS_NUM_THREADS"])
    print(sys.modules["circuit_editor.text.unbroken"].formula.cache_info().currsize)
    made = {*vars(QtWidgets), *vars(QtGui)}
    print(builtins.__import__.__name__, *{"QStyle", "QWizard", "QGradient"} & made)
    loaded = set(sys.modules) - there - {"started"}
    files = {name: getattr(sys.modules[name], "__file__", None) for name in loaded}
    print("idle", *(name for name in loaded if files[name] not in ran))
    print(*loaded)
    return 0

sys.settrace(note)
started.start(until_seen)
"""


def started(*arguments: object, **environment: str) -> tuple[list[str], set[str], set[str]]:
    """What the script above tells: six words, the modules that are loaded, and the idle ones."""
    path = os.pathsep.join([str(BENCHMARKS), str(ROOT), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": path, **environment},
    )
    assert done.returncode == 0, done.stderr
    *words, idle, modules = done.stdout.splitlines()
    return " ".join(words).split(), set(modules.split()), set(idle.split()[1:])


def listed(modules: set[str]) -> list[str]:
    """The modules as the list names them: ours and Qt's by name, others by their package."""
    packages = {name.partition(".")[0] for name in modules} - sys.stdlib_module_names
    by_name = {name for name in modules if name.startswith(("circuit_editor.", "PySide6.Qt"))}
    return sorted(by_name | packages - {"PySide6"})


def allowed(of: Path = LIST) -> list[str]:
    """What a start may load, or may load without running anything of it."""
    return of.read_text("utf-8").split()


def listed_idle(modules: set[str]) -> list[str]:
    """Of these the modules of ours that are more than the docstring of their package."""
    ours = [name for name in modules if name.startswith("circuit_editor.")]
    return sorted(name for name in ours if not _is_package(name))


def _is_package(name: str) -> bool:
    return ROOT.joinpath(*name.split(".")).is_dir()


def idle_complaint(idle: list[str], may_be: list[str]) -> str:
    """What is wrong about what was loaded for nothing; "" where nothing is."""
    more = sorted({*idle} - {*may_be})
    if not more:
        return ""
    return (
        f"A start now loads {', '.join(more)} and runs nothing of it before the first picture. "
        "Import it in the function that needs it. What declares something that is asked for by "
        f"then is added to {IDLE_LIST.name}: python tests/ui/{Path(__file__).name} writes it anew."
    )


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
    _, loaded, idle = started(EXAMPLE)
    LIST.write_text("\n".join(listed(loaded)) + "\n", "utf-8")
    IDLE_LIST.write_text("\n".join(listed_idle(idle)) + "\n", "utf-8")
