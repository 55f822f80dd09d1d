"""Loads Qt for the window, and takes out the import hook that comes with it."""

from __future__ import annotations

import builtins
import ctypes
import os
import sys
from _thread import LockType, allocate_lock, start_new_thread
from contextlib import suppress
from importlib import import_module
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.util import find_spec

# What engine, files and layout import: Python alone while NumPy's library is linked, then all that
# is compiled, too.
FIRST = "logging pathlib immutables json heapq fcntl zlib binascii circuit_editor.text numpy"
FONTS = "libfontconfig.so.1"


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
    """Import what knows no Qt, while another core links libraries and reads the list of fonts.

    That needs no Python, and is a fifteenth of the time to the first picture. Libraries are linked
    one at a time: so that nobody waits here, those of Qt come when nothing compiled is imported.
    """
    turn_of_qt = allocate_lock()
    with turn_of_qt:
        start_new_thread(link, (turn_of_qt,))
        for name in FIRST.split():
            import_module(name)
    import circuit_editor.engine
    import circuit_editor.files
    import circuit_editor.layout.picture  # noqa: F401


def link(turn_of_qt: LockType) -> None:
    """Let the system link NumPy's library, read its list of fonts, and link the libraries of Qt.

    Python goes on meanwhile. What cannot be found is left to the imports, which look for it again.
    """
    for folder in _folders("numpy"):
        _link(os.path.join(folder, "_core", f"_multiarray_umath{EXTENSION_SUFFIXES[0]}"))
    _link(FONTS)
    with suppress(OSError):
        ctypes.CDLL(FONTS).FcInit()
    with turn_of_qt:
        pass
    for folder in _folders("PySide6"):
        for name in ("QtGui", "QtWidgets"):
            _link(os.path.join(folder, f"{name}.abi3.so"))


def _folders(package: str) -> list[str]:
    spec = find_spec(package)
    return [] if spec is None else [*(spec.submodule_search_locations or ())]


def _link(library: str) -> None:
    """Have the system link a library as an import would; unlike `CDLL` this holds up nobody."""
    ctypes.CDLL(None).dlopen(os.fsencode(library), sys.getdlopenflags())
