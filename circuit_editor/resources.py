"""Paths of the files that come with the program: examples, icons, translations, the schema.

Imports nothing of ours, so that every room may ask.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path


@cache
def folder() -> Path:
    """The resources folder: inside the installed package, or beside it in a checkout.

    Raises FileNotFoundError where the installation is incomplete.
    """
    package = Path(__file__).resolve().parent
    for candidate in (package / "resources", package.parent / "resources"):
        if os.path.isdir(candidate):
            return candidate
    raise FileNotFoundError(f"no resources folder in or beside {package}; install the program anew")


def examples() -> list[Path]:
    """Every example circuit that comes with the program, in the order of their names."""
    return sorted((folder() / "examples").glob("*.circuit"))


def blocks() -> list[Path]:
    """The file of every block that comes with the program, in the order of their names."""
    return sorted((folder() / "blocks").glob("*.circuit"))
