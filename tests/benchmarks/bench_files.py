"""Saving and opening a circuit file: what each part takes of the processor, the least of several.

A save writes the text, checks that opening would take it, brings it to the disk and keeps a backup.
"""

from __future__ import annotations

import gc
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path

from circuits import random_dag
from table import Table, milliseconds

from circuit_editor import files
from circuit_editor.files import saving, self_check, writing
from circuit_editor.files.backups import Backups
from circuit_editor.model import Document, edits

SIZES = (1_000, 10_000)
ROUNDS = 7
MOST = {10_000: 0.25}  # s


def table(sizes: Sequence[int] = SIZES, rounds: int = ROUNDS) -> Table:
    """Save and open a circuit of each size."""
    found = Table(
        "Files: what a save takes, and opening; ms of the processor",
        ("gates", "KB", "save", "of which: text", "check", "disk and backup", "open"),
        words=0,
    )
    for size in sizes:
        document = random_dag(size, unary=0.0).document()
        data, times = writing.dump(document), _times(document, rounds)
        found.row(f"{size:,}", f"{len(data) / 1000:,.0f}", *map(milliseconds, times))
        if size in MOST:
            found.target(f"{size:,} gates: save", times[0], most=MOST[size], shown=_ms)
    return found


def _times(document: Document, rounds: int) -> tuple[float, ...]:
    """Seconds for a save, its three parts, and opening."""
    data = writing.dump(document)
    with tempfile.TemporaryDirectory() as folder:
        path, backups = Path(folder, "graph.circuit"), Backups(Path(folder, "backups"), 10)
        ends = count()  # no file is as the one that it replaces

        def write() -> None:
            saving.write_over(data + b"\n" * next(ends), path, None, backups)

        def save() -> None:
            moved = edits.move(document, {name: (float(next(ends)), 0.0)})
            saving.save_over(moved, path, None, backups)

        name = next(iter(document.root.nodes))
        do = (
            save,
            lambda: writing.dump(document),
            lambda: self_check.is_surely_read(document, data),
            write,
            lambda: files.load(path),
        )
        return tuple(_least(each, rounds) for each in do)


def _least(do: Callable[[], object], rounds: int) -> float:
    """Seconds of the processor, without the search for garbage, which the window puts off, too."""
    took = []
    for _ in range(rounds):
        gc.collect()
        gc.disable()
        start = time.process_time()
        do()
        took.append(time.process_time() - start)
        gc.enable()
    return min(took)


def _ms(seconds: float) -> str:
    return f"{milliseconds(seconds)} ms"


if __name__ == "__main__":
    table().show()
