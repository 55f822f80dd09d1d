"""What an open outline costs: opening a file, a slider's frames, the outline itself, finding."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from bench_slider import ALL, drag
from circuits import random_dag
from PySide6.QtWidgets import QApplication
from stage_ours import InWindow
from table import Table, milliseconds, ratio, times

from circuit_editor import files
from circuit_editor.engine import kernel
from circuit_editor.ui.app.application import application
from circuit_editor.ui.outline.matches import Matches

SIZE = 10_000
QUERIES = ("mul", "0.73", "nan")
MOST = 1.25  # times as long as without an outline


class Roomy(InWindow):
    """The window, whose canvas yields to an outline."""

    def open(self, path: Path) -> None:
        assert self.window.file_commands.open_path(path)

    def toggle(self) -> None:
        """Open the outline, or close it."""
        self.window.side_panels.toggle_outline()
        QApplication.processEvents()


def table(size: int = SIZE, rounds: int = 7, moves: int = 40) -> Table:
    """Each with the outline closed and open, in turn, so that both see the same machine."""
    application()
    kernel.warm()
    found = Table(f"Outline of {size:,} gates; ms", ("what", "closed", "open", "ratio"))
    stage, graph = Roomy(), random_dag(size, unary=0.0, fed=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "graph.circuit")
        files.save(graph.document(), path)
        stage.open(path)

        def opened() -> float:
            stage.clear()
            QApplication.processEvents()
            return _seconds(lambda: stage.open(path)) + _seconds(QApplication.processEvents)

        for what, measure in (
            ("open a file, to the end of events", opened),
            ("a slider's frame", lambda: median(drag(stage, graph, ALL, moves)[0].painted)),
        ):
            closed, open_ = [], []
            for _ in range(rounds):
                closed.append(measure())
                stage.toggle()
                open_.append(measure())
                stage.toggle()
            one, two = median(closed), median(open_)
            share = ratio(two, one)
            found.row(what, milliseconds(one), milliseconds(two), times(share))
            found.target(what, share, most=MOST)
    found.row("open the outline", "", milliseconds(_seconds(stage.toggle)))
    matches = Matches(stage.window.session, stage.canvas.catalog)
    for query in QUERIES:
        first = _seconds(lambda query=query: matches.find(query))
        found.row(f"find {query}, the first time", "", milliseconds(first))
    stage.clear()
    stage.window.session.mark_saved(None)
    stage.window.close()
    return found


def _seconds(do: Callable[[], object]) -> float:
    start = time.perf_counter()
    do()
    return time.perf_counter() - start


if __name__ == "__main__":
    table().show()
