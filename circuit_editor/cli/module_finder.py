"""Finds and loads the modules of large packages with one look at the disk and one at byte code.

Python's own finder looks into each folder, asks for each file three times, and works out again for
each how its byte code is called: of three hundred modules that is a thirtieth of the time to the
first picture. What is loaded is the same: byte code counts only where it was made of this very
source, by its time and its size, and everything else is left to Python, which also writes it anew.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Collection, Sequence
from importlib.machinery import BuiltinImporter, ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import MAGIC_NUMBER
from types import CodeType, ModuleType

PACKAGES = ("circuit_editor", "numpy")  # of which a start loads many
CHECKED_BY_TIME = bytes(4)
HEAD = 16  # bytes before the code itself
BINARY = getattr(os, "O_BINARY", 0)  # Windows makes other ends of lines without
FULL = 0xFFFFFFFF  # times and sizes are written as four bytes


class QuickLoader(SourceFileLoader):
    """Loads one module, from byte code that is known to be at hand if it is there at all."""

    def __init__(self, name: str, source: str, cached: str, state: os.stat_result) -> None:
        super().__init__(name, source)
        self._cached, self._state = cached, state

    def get_code(self, fullname: str) -> CodeType | None:
        """The module's code; compiled anew where it was made of another source, or elsewhere."""
        try:
            file = os.open(self._cached, os.O_RDONLY | BINARY)
        except OSError:
            return super().get_code(fullname)
        try:
            written = os.read(file, os.fstat(file).st_size)
        finally:
            os.close(file)
        is_of_source = written.startswith(_head(self._state))
        if not is_of_source or os.fsencode(self.path) not in written:
            return super().get_code(fullname)
        code: CodeType = marshal.loads(memoryview(written)[HEAD:])
        return code


class PackageFinder:
    """Finds the modules of some packages whose sources lie in folders."""

    def __init__(self, packages: Collection[str]) -> None:
        self._packages = packages
        self._among = f"{os.sep}__pycache__{os.sep}"
        self._ending = f".{sys.implementation.cache_tag}.pyc"

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """What there is to know of a module; None for those of others, and where no source is."""
        if path is None or len(path) != 1 or name.partition(".")[0] not in self._packages:
            return None
        (folder,) = path
        last = name.rpartition(".")[2]
        found = self._module(name, folder, last)
        if found is None:
            inner = f"{folder}{os.sep}{last}"
            found = self._module(name, inner, "__init__")
            if found is not None:
                found.submodule_search_locations = [inner]
        return found

    def _module(self, name: str, folder: str, file: str) -> ModuleSpec | None:
        source = f"{folder}{os.sep}{file}.py"
        try:
            state = os.stat(source)
        except OSError:
            return None
        cached = f"{folder}{self._among}{file}{self._ending}"
        spec = ModuleSpec(name, QuickLoader(name, source, cached, state), origin=source)
        spec.has_location = True
        spec.cached = cached
        return spec


def find_quickly() -> None:
    """Have the modules of large packages found quickly, where Python would find the same.

    This comes right before Python's own finders: whoever watches imports still sees them all. Where
    byte code lies elsewhere than beside its source, everything stays as it is.
    """
    finders = sys.meta_path
    is_usual = all(each in finders for each in (BuiltinImporter, PathFinder))
    is_there = any(isinstance(each, PackageFinder) for each in finders)
    if is_usual and not is_there and sys.pycache_prefix is None and not sys.flags.optimize:
        finders.insert(finders.index(BuiltinImporter), PackageFinder(PACKAGES))


def _head(state: os.stat_result) -> bytes:
    """What byte code begins with that was made of a source in this state."""
    time, size = int(state.st_mtime) & FULL, state.st_size & FULL
    return MAGIC_NUMBER + CHECKED_BY_TIME + time.to_bytes(4, "little") + size.to_bytes(4, "little")
