"""All benchmarks by name: `python3 packaging/dev.py bench [NAME ...]`; without a name, all.

Every table is made in a process of its own, without a screen, with settings of its own that go
away afterwards. A name is a file `bench_NAME.py` beside this one.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
NAMES = (
    "engine",
    "edits",
    "canvas",
    "looking",
    "slider",
    "journal",
    "files",
    "outline",
    "start",
    "memory",
    "nested",
    "arrays",
    "python",
    "readable",
    "building",
)


def main(names: list[str]) -> int:
    """Print the tables; return 1 where one of them failed."""
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        print(f"There is no benchmark {unknown[0]}: {', '.join(NAMES)}.", file=sys.stderr)
        return 2
    failed = False
    with tempfile.TemporaryDirectory(prefix="circuit-editor-bench-") as state:
        for name in names or NAMES:
            script = HERE / f"bench_{name}.py"
            failed |= subprocess.call([sys.executable, script], env=surroundings(state)) != 0
    return int(failed)


def surroundings(state: str) -> dict[str, str]:
    """No screen, Qt's raster engine, nobody's own settings and blocks."""
    folders = {f"XDG_{name}_HOME": state for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    # a canvas that is stopped leaves its settings behind: they go away with the folder
    rest = {"TMPDIR": state, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
    return {**os.environ, **folders, **rest}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
