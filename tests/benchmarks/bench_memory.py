"""What the window takes of the memory, empty and with circuits in it: kilobytes a gate."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from circuits import random_dag
from table import MISSING, Table, count

from circuit_editor import files

SIZES = (0, 1_000, 10_000)
HERE = Path(__file__).resolve().parent


def table(sizes: Sequence[int] = SIZES) -> Table:
    """Open each circuit in a process of its own and read what the system says of it."""
    found = Table(
        "Memory: the window with a circuit open, gates with two inputs each; MB",
        (
            "gates",
            "resident",
            "its own",
            "resident, all seen at 100 %",
            "kB a gate",
            "kB of its own",
        ),
    )
    if not Path("/proc/self/smaps_rollup").exists():
        found.remark("Left out: this system does not tell what a process holds.")
        return found
    empty: dict[str, float] = {}
    for size in sizes:
        told = _ask(size)
        if not size:
            empty = told
        a_gate = {name: (told[name] - empty[name]) * 1000 / size for name in told if size and empty}
        found.row(
            f"{size:,}",
            *(count(told[name]) for name in ("resident", "own", "seen")),
            *(count(a_gate[name]) if a_gate else MISSING for name in ("resident", "own")),
        )
        if size == 10_000 and a_gate:
            found.target("10,000 gates:", a_gate["resident"], most=10.0, shown=_kilobytes)
            found.target(
                "10,000 gates, all of them seen at 100 %:",
                a_gate["seen"],
                most=10.0,
                shown=_kilobytes,
            )
    return found


def _kilobytes(number: float) -> str:
    return f"{count(number)} kB a gate"


def _ask(size: int) -> dict[str, float]:
    """Megabytes of a process that shows so many gates."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, str(HERE / "held.py")]
        if size:
            path = Path(folder, "graph.circuit")
            files.save(random_dag(size, unary=0.0).document(), path)
            command.append(str(path))
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    resident, own, seen = map(float, done.stdout.split())
    return {"resident": resident, "own": own, "seen": seen}


if __name__ == "__main__":
    table().show()
