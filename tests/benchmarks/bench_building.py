"""The two-layer network of the examples from an empty canvas: how much a hand has to do for it.

By the mouse every click, drag or turn of the wheel counts, whatever is held, and typed names do
not; by keys every key, names and values among them, what is held with it aside.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from builder import Builder, build_by_keys, build_by_mouse, differences, example
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from table import Table, count

from circuit_editor import files
from circuit_editor.ui.app.application import application
from circuit_editor.ui.app.settings import Settings
from circuit_editor.ui.app.theme import Appearance
from circuit_editor.ui.shell.window import Window

MOUSE, KEYS = "by the mouse", "by keys"
MOST = {MOUSE: 45, KEYS: 180}
WAYS: dict[str, Callable[[Window], Builder]] = {MOUSE: build_by_mouse, KEYS: build_by_keys}


class Built(NamedTuple):
    """What a hand did, and how what it saved differs from the example."""

    hand: Builder
    differences: list[str]


def build(way: str, folder: Path) -> Built:
    """Build the network in a window of its own, save it, and read it again."""
    application()
    stored = QSettings(str(folder / f"{way}.ini"), QSettings.Format.IniFormat)
    window = Window(Settings(stored), Appearance("light"))
    window.resize(1280, 720)
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    window.view.setFocus()
    hand = WAYS[way](window)
    path = folder / f"{way}.circuit"
    files.save(window.session.document, path)
    window.session.mark_saved(None)
    window.close()
    return Built(hand, differences(files.load(path), example()))


def tables() -> list[Table]:
    """What is done, step by step, both ways."""
    found = []
    for way in WAYS:
        with tempfile.TemporaryDirectory() as folder:
            built = build(way, Path(folder))
        table = Table(f"The two-layer network, built {way}", ("done", "times"))
        for action in built.hand.done:
            table.row(action.what, count(action.count))
        table.target("in all", built.hand.count, most=MOST[way], shown=count)
        table.target("differences from the example", len(built.differences), most=0, shown=count)
        table.remark(f"Shift, Ctrl or Alt was held {built.hand.held} times, which is not counted.")
        for each in built.differences:
            table.remark(each)
        found.append(table)
    return found


if __name__ == "__main__":
    for each in tables():
        each.show()
