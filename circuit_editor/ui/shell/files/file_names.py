"""Names of files and of shipped examples, as they are compared and as they are shown."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from circuit_editor import resources


def absolute(path: Path) -> Path:
    """The path from the root; as it is where the folder one works in is gone."""
    try:
        return path.absolute()
    except OSError:
        return path


def names_of(path: Path) -> frozenset[str]:
    """The names of a file: as it is called, and where the links lead."""
    named = os.path.normpath(absolute(path))
    try:
        return frozenset((named, os.path.realpath(named)))
    except OSError:
        return frozenset((named,))


def example_name(file: str) -> str:
    """The name of an example in the user's language, by its file's name."""
    return QCoreApplication.translate("Example", english_name(file))


def english_name(file: str) -> str:
    """The same in English, as it was marked."""
    return Path(file).stem.replace("-", " ").capitalize()


def is_ours(path: Path) -> bool:
    """True where a file came with the program."""
    try:
        return resources.folder() in path.parents
    except OSError:
        return False
