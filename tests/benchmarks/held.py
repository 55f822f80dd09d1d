"""The window with a circuit open tells how much memory it holds.

    python held.py [FILE]

prints megabytes: resident, its own (shared with nobody), and resident once more after the whole
circuit has passed by at 100 %, so that nothing that is made when it is first seen is forgotten.
"""

from __future__ import annotations

import gc
import sys
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication
from stage import SIZE
from stage_ours import InWindow

from circuit_editor.ui.app.application import application

STEPS = 400  # views at most: enough for 10,000 gates


def memory() -> tuple[float, float]:
    """Megabytes of this process: resident, and of its own."""
    gc.collect()
    held = {"Rss:": 0, "Private_Clean:": 0, "Private_Dirty:": 0}
    for line in Path("/proc/self/smaps_rollup").read_text().splitlines():
        name, *rest = line.split()
        if name in held:
            held[name] = int(rest[0])
    return held["Rss:"] / 1000, (held["Private_Clean:"] + held["Private_Dirty:"]) / 1000


def pass_by(stage: InWindow) -> None:
    """Look at every part of the circuit at 100 %."""
    places = stage.canvas.session.shown.places.values()
    across, down = [x for x, _ in places], [y for _, y in places]
    area = QRectF(min(across), min(down), max(across) - min(across), max(down) - min(down))
    stage.at_full_size(area)
    looks = [
        (area.left() + x * SIZE.width(), area.top() + y * SIZE.height())
        for y in range(int(area.height() // SIZE.height()) + 2)
        for x in range(int(area.width() // SIZE.width()) + 2)
    ]
    for x, y in looks[:STEPS]:
        stage.canvas.centerOn(x, y)
        stage.frame(1)
    stage.canvas.fit()
    stage.frame(1)


def main(path: str | None) -> None:
    """Open the file, if there is one, and tell."""
    application()
    stage = InWindow()
    if path is not None:
        stage.until_painted(lambda: stage.open(Path(path)))
    QApplication.processEvents()
    resident, own = memory()
    if path is not None:
        pass_by(stage)
    print(resident, own, memory()[0])


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
