"""The picture of a circuit for a notebook, drawn by the program's own command in another process.

Qt stays out of a notebook's process, which may have a Qt of its own, or none, or run where Qt may
not start; and what Qt does there when it cannot start is to end the process.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from circuit_editor import files
from circuit_editor.engine.kernel.loading import child_environment
from circuit_editor.model import Document

MOST_NODES = 500  # more are no picture for a page
LONGEST = 60.0  # seconds


def svg_of(document: Document) -> str | None:
    """The circuit as SVG; None where it cannot be drawn here, or is too large to be seen."""
    if getattr(sys, "frozen", False) or not sys.executable or len(document.root.nodes) > MOST_NODES:
        return None
    try:
        with tempfile.TemporaryDirectory(prefix="circuit-editor-") as folder:
            drawn, circuit = Path(folder, "drawn.svg"), Path(folder, "drawn.circuit")
            circuit.write_bytes(files.dump(document))
            done = subprocess.run(
                [*(sys.executable, "-P", "-m", "circuit_editor", "render"), circuit, "-o", drawn],
                env=child_environment() | {"QT_QPA_PLATFORM": "offscreen"},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=LONGEST,
            )
            return drawn.read_text("utf-8") if done.returncode == 0 else None
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
