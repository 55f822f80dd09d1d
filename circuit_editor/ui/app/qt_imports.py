"""Loads Qt for the window, and takes out the import hook that comes with it."""

from __future__ import annotations

import builtins
import ctypes
import os
import sys
from _thread import start_new_thread
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec

# What engine, files and layout import that is no Python.
COMPILED = ("numpy", "immutables", "_json", "_heapq", "fcntl")


def load_qt() -> None:
    """Import Qt; what is imported afterwards is imported by Python alone.

    PySide6 puts a function of its own in the place of `builtins.__import__`, for programs that ask
    for `from __feature__ import snake_case`. To know whether a module may do so, it reads the
    source of every module imported from then on: a tenth of the time to the first picture. Nothing
    here asks for features, so the function that PySide6 kept as `builtins.__orig_import__` is put
    back. That undoes a change to Python, and changes nothing inside PySide6: `__import__` is what
    Python's manual names for programs to replace. Where none was kept, all stays as it is.
    """
    if sys.platform == "linux":
        _import_while_linking()
    import PySide6.QtWidgets  # noqa: F401 - loads QtCore and QtGui, too

    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _import_while_linking() -> None:
    """Import what knows no Qt, while another core reads the fonts and links the libraries of Qt.

    That needs no Python, and is a twentieth of the time to the first picture. Libraries are linked
    one at a time: so that nobody waits here, those of the modules imported meanwhile come first.
    """
    for name in COMPILED:
        import_module(name)
    start_new_thread(link_qt, ())
    import circuit_editor.engine
    import circuit_editor.files
    import circuit_editor.layout.picture  # noqa: F401


def link_qt() -> None:
    """Let the system read its list of fonts and link the libraries of Qt: Python goes on meanwhile.

    What cannot be found is left to Qt, which looks for all of it again.
    """
    with suppress(OSError):
        ctypes.CDLL("libfontconfig.so.1").FcInit()
    spec = find_spec("PySide6")
    folders = None if spec is None else spec.submodule_search_locations
    for folder in folders or ():
        for name in ("QtGui", "QtWidgets"):
            library = os.path.join(folder, f"{name}.abi3.so")
            ctypes.CDLL(None).dlopen(os.fsencode(library), sys.getdlopenflags())
