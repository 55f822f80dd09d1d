"""Loads Qt for the window, and takes out the import hook that comes with it."""

from __future__ import annotations

import builtins


def load_qt() -> None:
    """Import Qt; what is imported afterwards is imported by Python alone.

    PySide6 puts a function of its own in the place of `builtins.__import__`, for programs that ask
    for `from __feature__ import snake_case`. To know whether a module may do so, it reads the
    source of every module imported from then on: a tenth of the time to the first picture. Nothing
    here asks for features, so the function that PySide6 kept as `builtins.__orig_import__` is put
    back. That undoes a change to Python, and changes nothing inside PySide6: `__import__` is what
    Python's manual names for programs to replace. Where none was kept, all stays as it is.
    """
    import PySide6.QtWidgets  # noqa: F401 - loads QtCore and QtGui, too

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
