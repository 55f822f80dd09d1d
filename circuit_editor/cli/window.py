"""Opens the window from the command line, importing nothing that only a command needs."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from threading import Thread

from circuit_editor.cli.module_finder import find_quickly
from circuit_editor.cli.output import PROGRAM, Refusal, no_qt

PATIENCE = 0.3  # s: a disk answers in a thousandth


def is_wanted(arguments: Sequence[str]) -> bool:
    """True where no command is asked for, and nothing that has to be parsed."""
    if len(arguments) > 1:
        return False
    return not any(each.startswith("-") or _is_command(each) for each in arguments)


def _is_command(word: str) -> bool:
    """True for the name of a command; most names of files have a point, and no command has."""
    if "." in word:
        return False
    from circuit_editor.cli.commands import COMMANDS

    return word in COMMANDS


def open_window(path: str | None = None) -> int:
    """Open the window, with a file or an empty circuit."""
    is_there = True if path is None else _is_there(path)
    if is_there is False:
        raise Refusal(f'There is no file or command "{path}". See {PROGRAM} --help.')
    if not _has_display():
        from circuit_editor.cli.commands import COMMANDS

        raise Refusal(
            f"There is no display to open a window on. Without one there are the commands "
            f"{', '.join(COMMANDS)}: see {PROGRAM} --help."
        )
    gc.disable()  # what is loaded stays: looking for garbage in it only takes time
    find_quickly()
    try:
        from circuit_editor.ui.app.qt_imports import load_qt

        load_qt()
        from circuit_editor.ui.app.startup import main
    except ImportError as error:
        raise no_qt(error) from error
    return main(path) if is_there else main(path, is_silent=True)


def _is_there(path: str) -> bool | None:
    """Whether there is such a file; None where its disk does not say so in a moment.

    A dead network folder never does, and the question cannot be taken back.
    """
    found: list[bool] = []
    asking = Thread(target=lambda: found.append(os.path.exists(path)), daemon=True)
    asking.start()
    asking.join(PATIENCE)
    return found[0] if found else None


def _has_display() -> bool:
    if not sys.platform.startswith(("linux", "freebsd")):
        return True
    return any(os.environ.get(n) for n in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"))
