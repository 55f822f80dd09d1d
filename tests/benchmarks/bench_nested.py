"""What work on 5,000 gates in nested blocks (10 x 10 x 50) costs the processor, in a real window.

The time is the least of all rounds: what else the machine does counts for nobody. The last column
is the ratio to compiling and running once, done on the same machine in the same minute, so that it
can be compared between machines.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from nested import GATES, LAYERS, UNITS, nested
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
from stage_ours import window_of_its_own
from table import Table, milliseconds, times

from circuit_editor import files
from circuit_editor.engine import run_document
from circuit_editor.ui.app.application import application

ROUNDS = 15
WHOLE = "compile and run"


def table(
    layers: int = LAYERS, units: int = UNITS, gates: int = GATES, rounds: int = ROUNDS
) -> Table:
    """Work on the circuit in a window, round by round."""
    application()
    window = window_of_its_own()
    session, document = window.session, nested(layers, units, gates)
    found: dict[str, list[float]] = {}

    def measure(name: str, do: Callable[[], object]) -> None:
        start = time.process_time()
        do()
        while window.file_commands.is_loading:  # on a thread, which polling would hold up
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        QApplication.processEvents()
        found.setdefault(name, []).append(time.process_time() - start)

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "nested.circuit")
        files.save(document, path)
        for _ in range(rounds):
            measure(WHOLE, lambda: run_document(document))
            measure("open the file", lambda: window.file_commands.open_path(path))
            assert session.path == path and not window.file_commands.is_loading
            measure("change the input", lambda: session.set_value("input1", 0.25))
            measure("expand one layer", lambda: session.expand(["layer1"], open_=True))
            measure("change it, expanded", lambda: session.set_value("input1", 0.5))
            measure("collapse it", lambda: session.expand(["layer1"], open_=False))
            measure("enter a layer", lambda: session.enter("layer1"))
            measure("enter a unit", lambda: session.enter("unit1"))
            measure("leave both", lambda: session.go(()))
    loss, expected = session.loss_value.array, run_document(session.document).loss
    assert loss is not None and expected is not None and float(loss) == float(expected)
    session.mark_saved(path)
    window.close()
    count = f"{layers * units * gates:,} gates in {layers} x {units} blocks"
    shown = Table(
        f"Nested: {count}; milliseconds of the processor, at least",
        ("work", "ms", f"/ {WHOLE}"),
    )
    for name, seconds in found.items():
        shown.row(name, milliseconds(min(seconds)), times(min(seconds) / min(found[WHOLE])))
    return shown


if __name__ == "__main__":
    table().show()
