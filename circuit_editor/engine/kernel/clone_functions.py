"""Clones the gates' own Python functions so that they can be compiled.

A copy has the same code. Its globals differ: `np` is NumPy for single numbers, as are other modules
of functions over arrays, and plain functions that it calls are copies themselves, compiled too. So
a gate is declared once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import CellType, CodeType, FunctionType, ModuleType
from typing import Generic, TypeAlias, TypeVar

from circuit_editor.gates.gate import Forward

T = TypeVar("T")
C = TypeVar("C")  # what a compiler makes of a function
Compiler: TypeAlias = Callable[[Forward], C]


class FunctionCloner(Generic[C]):
    """Copies functions, each once, and compiles the copies; modules are replaced as told."""

    def __init__(self, compiler: Compiler[C], replaced: Mapping[ModuleType, ModuleType]) -> None:
        self._compiler = compiler
        self._replaced = replaced
        self._made: dict[FunctionType, C] = {}

    def compiled(self, function: Forward | None) -> C:
        """The function, compiled; constants inside are ordinary parameters, in their order."""
        assert isinstance(function, FunctionType)
        made = self._made.get(function)
        if made is None:
            made = self._made[function] = self._compiler(self._copy(function))
        return made

    def _copy(self, function: FunctionType) -> FunctionType:
        code = function.__code__
        code = code.replace(
            co_argcount=code.co_argcount + code.co_kwonlyargcount, co_kwonlyargcount=0
        )
        known = {name: self._standing_in(each) for name, each in globals_of(function).items()}
        cells = tuple(
            _cell(self._standing_in(cell.cell_contents)) for cell in function.__closure__ or ()
        )
        known["__builtins__"] = function.__globals__["__builtins__"]
        copy = FunctionType(code, known, function.__name__, None, cells)
        copy.__module__ = function.__module__
        return copy

    def _standing_in(self, thing: T) -> T | ModuleType | C:
        if isinstance(thing, ModuleType):
            return self._replaced.get(thing, thing)
        return self.compiled(thing) if isinstance(thing, FunctionType) else thing


def globals_of(function: FunctionType) -> dict[str, object]:
    """The globals that a function uses, by name."""
    known = function.__globals__
    return {name: known[name] for name in function.__code__.co_names if name in known}


def fingerprint(functions: Sequence[object]) -> str:
    """Names what these functions do, and all they call: another answer where one has changed."""
    found = hashlib.sha256()
    for part in _parts(functions):
        found.update(part.encode())
        found.update(b"\0")
    return found.hexdigest()


def _parts(functions: Sequence[object]) -> Iterator[str]:
    seen: set[FunctionType] = set()
    waiting = [*functions]
    for function in waiting:  # grows while it is walked
        if not isinstance(function, FunctionType):
            yield _written(function)
        elif function not in seen:
            seen.add(function)
            yield from _code_parts(function.__code__)
            inside = [cell.cell_contents for cell in function.__closure__ or ()]
            for name, each in sorted(globals_of(function).items()):
                yield name
                inside.append(each)
            waiting += inside


def _code_parts(code: CodeType) -> Iterator[str]:
    """What a function is made of. (Its source text need not be there; marshal varies by run.)"""
    yield repr((code.co_name, code.co_varnames, code.co_argcount, code.co_kwonlyargcount))
    yield repr((code.co_code, code.co_names, code.co_freevars))
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield from _code_parts(each)
        else:
            yield _written(each)


def _written(thing: T) -> str:
    """A constant as text; of what would be written with its address, the kind and name."""
    return (
        repr(thing)
        if isinstance(thing, int | float | str | bytes | tuple | frozenset | type(None))
        else f"{type(thing).__name__} {getattr(thing, '__name__', '')}"
    )


def _cell(content: T) -> CellType:
    def holding() -> T:
        return content

    assert holding.__closure__ is not None
    return holding.__closure__[0]
