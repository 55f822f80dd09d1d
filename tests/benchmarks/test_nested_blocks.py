"""How long one waits with 5,000 gates in nested blocks (10 x 10 x 50), in a real window offscreen.

    python3 packaging/dev.py test -m benchmark -s

prints a table. Times are medians; the last column is the ratio to compiling and running once, done
on the same machine in the same minute, so that it can be compared between machines.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from statistics import median

import pytest
from nested import nested
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from circuit_editor import files
from circuit_editor.engine import run_document
from circuit_editor.ui.theme import Appearance
from circuit_editor.ui.window import Window

pytestmark = pytest.mark.benchmark

ROUNDS = 5


def took(do: Callable[[], object]) -> float:
    """Milliseconds until it is done and painted."""
    start = time.perf_counter()
    do()
    QApplication.processEvents()
    return (time.perf_counter() - start) * 1000


@pytest.fixture
def window(qtbot, tmp_path):
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    made = Window(settings, Appearance("light"))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_five_thousand_gates_in_nested_blocks(window, tmp_path):
    document = nested()
    path = tmp_path / "nested.circuit"
    files.save(document, path)
    times: dict[str, list[float]] = {}

    def measure(name: str, do: Callable[[], object]) -> None:
        times.setdefault(name, []).append(took(do))

    session = window.session
    for _ in range(ROUNDS):
        measure("compile and run", lambda: run_document(document))
        measure("open the file", lambda: window.filing.open_path(path))
        measure("change the input", lambda: session.set_value("input1", 0.25))
        measure("expand one layer", lambda: session.expand(["layer1"], open_=True))
        measure("change the input, expanded", lambda: session.set_value("input1", 0.5))
        measure("collapse it", lambda: session.expand(["layer1"], open_=False))
        measure("enter a layer", lambda: session.enter("layer1"))
        measure("enter a unit", lambda: session.enter("unit1"))
        measure("leave both", lambda: session.go(()))
    whole = median(times["compile and run"])
    print("\n5,000 gates in 10 x 10 blocks        ms   ratio")
    for name, found in times.items():
        print(f"{name:30} {median(found):8.1f} {median(found) / whole:7.2f}")
    assert float(session.loss_value.array) == float(run_document(session.document).loss)
