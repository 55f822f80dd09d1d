"""Garbage is collected while the window waits for events: within Qt's functions it could hang."""

from __future__ import annotations

import gc
import subprocess
import sys

import collector

from circuit_editor.ui.app.gc_pause import NEVER

PROGRAM = """
import weakref
from PySide6.QtCore import QCoreApplication, QTimer
from circuit_editor.ui.app.gc_pause import collect_when_idle, gc_paused

class Ring:
    def __init__(self):
        self.itself = self

def wait():
    QTimer.singleShot(5, app.quit)
    app.exec()

app = QCoreApplication([])
collect_when_idle()
ring = weakref.ref(Ring())
kept = [[] for _ in range(100_000)]
print(ring() is None)
with gc_paused():
    wait()
    print(ring() is None)
wait()
print(ring() is None)
"""


def test_python_collects_when_the_loop_waits_and_not_before():
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60
    )
    assert done.stdout.split() == ["False", "False", "True"], done.stderr


def test_between_tests_of_the_window_alone_garbage_is_collected():
    assert gc.isenabled() and gc.get_threshold()[0] == NEVER
    held = [[] for _ in range(3 * collector.DUE[0])]
    assert gc.get_count()[0] > collector.DUE[0] and held
