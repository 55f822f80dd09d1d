"""Compiles the kernel and keeps it: what a child process does, so that no window stands still."""

from __future__ import annotations

import sys

from circuit_editor.engine import kernel

sys.exit(0 if kernel.warm() else 1)
