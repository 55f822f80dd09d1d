"""Compiles the kernel and stores it, in a child process, so that no window waits for it."""

from __future__ import annotations

import sys

from circuit_editor.engine import kernel

sys.exit(0 if kernel.warm() else 1)
