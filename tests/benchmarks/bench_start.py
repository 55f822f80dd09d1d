"""From the start of the process to a usable window with the first example, painted.

The floor is Qt alone: `import PySide6.QtWidgets`, one widget, shown and painted, by an untouched
PySide6. Both processes tell the moment at which they were done by the clock that all processes
share, and all are started in turns: a ratio is the median of those within a turn. What the window
takes depends on byte code: it is started as the surroundings have it, and where Python is told to
write none, as images of containers tell it.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median

from table import Table, milliseconds, times

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.append(str(ROOT / "packaging"))
EXAMPLE = ROOT / "resources" / "examples" / "first-example.circuit"
ROUNDS = 9
MOST = 2.5  # times the floor
IMPORTS, STARTS = 10, 3
OURS, EMPTY, FLOOR = "window, first example", "window, no file", "one widget of Qt"
NO_WRITING = "PYTHONDONTWRITEBYTECODE"
OURS_THERE = f"the same, {NO_WRITING} set"

WIDGET = """
import PySide6.QtWidgets as widgets
import time
app = widgets.QApplication([])
class Shown(widgets.QWidget):
    painted = False
    def paintEvent(self, event):
        self.painted = True
widget = Shown()
widget.resize(1360, 840)
widget.show()
while not widget.painted:
    app.processEvents()
painted = time.clock_gettime_ns(time.CLOCK_MONOTONIC)
app.processEvents()
print(painted, time.clock_gettime_ns(time.CLOCK_MONOTONIC), flush=True)
"""


def table(rounds: int = ROUNDS) -> Table:
    """Start all in turns, from cold Python and warm disk."""
    found = Table(
        f"Start: process start to painted window; medians of {rounds} in ms",
        ("what", "painted", "fastest", "takes events", f"painted / {FLOOR}"),
    )
    found.remark(surroundings())  # before a first start, which may write byte code
    with_example = [str(HERE / "started.py"), str(EXAMPLE)]
    commands = {
        OURS: (with_example, {}),
        OURS_THERE: (with_example, {NO_WRITING: "1"}),
        EMPTY: ([str(HERE / "started.py")], {}),
        FLOOR: (["-c", WIDGET], {}),
    }
    took: dict[str, list[float]] = {name: [] for name in commands}
    idle: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(rounds + 1):
        for name, (command, variables) in commands.items():
            painted, takes_events = _seconds(command, variables)
            if turn:  # the first start of all reads from the disk and writes byte code
                took[name].append(painted)
                idle[name].append(takes_events)
    ratios = {
        name: median(ours / floor for ours, floor in zip(each, took[FLOOR], strict=True))
        for name, each in took.items()
    }
    for name, each in took.items():
        found.row(
            name,
            milliseconds(median(each)),
            milliseconds(min(each)),
            milliseconds(median(idle[name])),
            times(ratios[name]),
        )
    for name in (OURS, OURS_THERE):
        found.target(f"{name} / {FLOOR}", ratios[name], most=MOST)
    return found


def surroundings() -> str:
    """What a start depends on: the byte code that is there, and the versions."""
    from dev import SOURCES, is_compiled

    sources = list(SOURCES.rglob("*.py"))
    compiled = sum(map(is_compiled, sources))
    shell = f"{NO_WRITING} is {'set' if os.environ.get(NO_WRITING) else 'not set'} here"
    packages = ", ".join(f"{name} {version(name)}" for name in ("PySide6-Essentials", "numpy"))
    return (
        f"Byte code of {compiled} of {len(sources)} modules, {shell}; "
        f"Python {platform.python_version()}, {packages}."
    )


def imports() -> Table:
    """What `-X importtime` says of the same start: the ten modules, and by package."""
    found = Table(
        "Start: the ten slowest imports of their own, and the packages, by -X importtime; ms",
        ("module", "own time", "package", "own time"),
    )
    own = _import_times()
    by_package: Counter[str] = Counter()
    for module, seconds in own.items():
        parts = module.split(".")
        ours_or_qt = parts[0] in ("circuit_editor", "PySide6")
        by_package[".".join(parts[:2]) if ours_or_qt else parts[0]] += seconds
    modules, packages = own.most_common(IMPORTS), by_package.most_common(IMPORTS)
    for (module, seconds), (package, together) in zip(modules, packages, strict=True):
        found.rows.append((module, milliseconds(seconds), package, milliseconds(together)))
    found.row("all", milliseconds(sum(own.values())))
    return found


def _seconds(command: Sequence[str], variables: Mapping[str, str]) -> tuple[float, float]:
    """Seconds until all is painted, and until the next event would be taken."""
    start = time.clock_gettime_ns(time.CLOCK_MONOTONIC)
    done = subprocess.run(
        [sys.executable, *command],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**os.environ, **variables},
    )
    painted, takes_events = map(int, done.stdout.split())
    return (painted - start) / 1e9, (takes_events - start) / 1e9


def _import_times() -> Counter[str]:
    """Seconds that each module takes by itself, the median of a few starts."""
    command = [sys.executable, "-X", "importtime", str(HERE / "started.py"), str(EXAMPLE)]
    found: dict[str, list[float]] = {}
    for _ in range(STARTS):
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
        for line in done.stderr.splitlines():
            parts = line.removeprefix("import time:").split("|")
            if len(parts) == 3 and parts[0].strip().isdigit():
                found.setdefault(parts[2].strip(), []).append(int(parts[0]) / 1e6)
    return Counter({module: median(seconds) for module, seconds in found.items()})


if __name__ == "__main__":
    table().show()
    imports().show()
