"""Loads the kernel of the registered gates: compiled once, and from then on read from the disk.

Where nothing can be kept on a disk, it is compiled in memory.
"""

from __future__ import annotations

import importlib.abc
import importlib.util
import os
import platform
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import FunctionType, ModuleType
from typing import TYPE_CHECKING, Any

import numpy as np

from circuit_editor.engine.kernel import codegen, passes, row_loops, scalar_numpy
from circuit_editor.engine.kernel.cache_dir import folder, forget, one_at_a_time, put, sweep
from circuit_editor.engine.kernel.clone_functions import FunctionCloner, fingerprint
from circuit_editor.gates import GATES, Gate, all_gates

if TYPE_CHECKING:
    from numpy.typing import NDArray

# What each function takes: C-contiguous arrays, inputs without a sign so that none is below 0.
SIGNATURES = {
    "FORWARD": "void(int64, uint8[::1], uint32[::1], float64[::1], float64[::1])",
    "BACKWARD": "void(int64, int64, int64, uint8[::1], uint32[::1], float64[::1], float64[::1], "
    "float64[::1], int64, float64[::1])",
    "WALK": "void(int64, int64, float64[::1], int64[::1], float64[::1], uint8[::1], uint32[::1], "
    "float64[::1], float64[::1])",
    "DEPTHS": "boolean(int32[::1], int64[::1], int64[::1])",
    "COMPUTED": "void(int32[::1], int64[::1], boolean[::1])",
    "REACHED": "void(int32[::1], boolean[::1], boolean[::1])",
    "ADD_TO_ROWS": "void(float64[:, ::1], float64[::1], float64[:, ::1])",
    "SUM_OF_ROWS": "void(float64[:, ::1], float64[::1])",
    "SUM_OF_ALL": "void(float64[::1], float64[::1])",
    "BY_INVERSE_SQUARES": "void(float64[::1], float64[::1])",
    "BY_ONE_NUMBER": "void(float64[::1], float64[::1], float64[::1])",
}
# of what the kernel alone calls: no wrappers for Python and C, which take as long to compile
NOT_FROM_OUTSIDE: dict[str, Any] = {"no_cpython_wrapper": True, "no_cfunc_wrapper": True}
MOST_CODES = 256  # a code is one byte


@dataclass(frozen=True)
class Kernel:
    """The compiled functions, and the gates they were made of; `codes` are those with a case.

    Those that runs call (all but `depths`, `computed` and `reached`) take arrays of the types in
    SIGNATURES on trust.
    """

    forward: Callable[..., None]
    backward: Callable[..., None]
    walk: Callable[..., None]
    depths: Callable[..., bool]
    computed: Callable[..., None]
    reached: Callable[..., None]
    add_to_rows: Callable[..., None]
    sum_of_rows: Callable[..., None]
    sum_of_all: Callable[..., None]
    by_inverse_squares: Callable[..., None]
    by_one_number: Callable[..., None]
    codes: frozenset[int]
    gates: tuple[Gate, ...]

    @cached_property
    def knows(self) -> NDArray[np.bool_]:
        """By code: whether a step of that gate can be left to it. Sources have nothing to do."""
        return np.array(
            [each.is_source or code in self.codes for code, each in enumerate(self.gates)]
        )


def name_of_kernel() -> str:
    """The name under which the kernel for these gates, on this machine's Python, is kept."""
    import llvmlite.binding
    import numba
    import numpy

    told = fingerprint(
        [
            *(
                function
                for each in GATES.values()
                for function in (each.forward, each.local, each.chooses)
            ),
            *scalar_numpy.FUNCTIONS,
            *(passes.fill_depths, passes.fill_computed, passes.fill_reached),
            *row_loops.FUNCTIONS,
            *(codegen.generate_source, repr(SIGNATURES), repr(list(GATES))),
            *(numba.__version__, llvmlite.__version__, numpy.__version__),
            *(sys.version, platform.system(), llvmlite.binding.get_host_cpu_name()),
        ]
    )
    return f"kernel_{told[:32]}"


def is_kept() -> bool:
    """True where a kernel has been compiled before, so that loading it is quick."""
    kept = folder()
    return kept is not None and any(
        (kept / "__pycache__").glob(f"{name_of_kernel()}.backward-*.nbc")
    )


def load() -> Kernel:
    """Load the kernel, compiling it where none is kept. Raises whatever prevents it.

    It has no case for a gate that Numba cannot compile; all others have theirs.
    """
    import numba
    from numba.core.errors import NumbaError

    if len(GATES) > MOST_CODES or getattr(numba.config, "DISABLE_JIT", False):
        raise OSError("no kernel can be made here")
    name, registry, gates = name_of_kernel(), all_gates(), codegen.gates_by_code()
    try:
        made = _compiled(name, registry, gates)
    except NumbaError:
        gates = {code: each for code, each in gates.items() if _can_be_compiled(each)}
        made = _compiled(f"{name}_some", registry, gates)
    return Kernel(
        _at_once(made.forward),
        _at_once(made.backward),
        _at_once(made.walk),
        *(made.depths, made.computed, made.reached),
        _at_once(made.add_to_rows),
        _at_once(made.sum_of_rows),
        _at_once(made.sum_of_all),
        _at_once(made.by_inverse_squares),
        _at_once(made.by_one_number),
        frozenset(gates),
        registry,
    )


def _compiled(name: str, registry: tuple[Gate, ...], gates: dict[int, Gate]) -> ModuleType:
    """The module of a kernel for some gates of the registry, from the disk where it is kept."""
    from numba.core.errors import NumbaError

    kept = folder()
    text = codegen.generate_source(gates, codegen.shape_of(registry))
    if kept is not None:
        try:
            return _from_disk(kept, name, text, gates)
        except (ImportError, NumbaError):
            raise
        except Exception:  # a full disk, one that went away, another that Numba does not like
            pass
    return _executed(name, _SourceLoader(text), _vocabulary(gates, keep=False))


def _can_be_compiled(gate: Gate) -> bool:
    """True where Numba can compile each of a gate's functions for single numbers."""
    import numba
    from numba.core.errors import NumbaError

    plain = numba.njit(error_model="numpy", **NOT_FROM_OUTSIDE)
    copier = FunctionCloner(plain, scalar_numpy.standing_in(plain))
    for each in (gate.forward, gate.local, gate.chooses):
        if isinstance(each, FunctionType):
            code = each.__code__
            numbers = (numba.float64,) * (code.co_argcount + code.co_kwonlyargcount)
            try:
                copier.compiled(each).compile(numbers)
            except NumbaError:
                return False
    return True


def _at_once(function: Any) -> Callable[..., None]:
    """What is compiled, without the search by the types of what is given, which takes as long."""
    (only,) = function.overloads.values()
    entry: Callable[..., None] = only.entry_point
    return entry


def _from_disk(kept: Path, name: str, text: str, gates: dict[int, Gate]) -> ModuleType:
    """The kernel that a folder keeps, made there if need be; another process waits meanwhile."""
    from numba.core.errors import NumbaError

    file = kept / f"{name}.py"
    loader = SourceFileLoader(name, str(file))
    with one_at_a_time(kept):
        put(file, text)
        try:
            made = _executed(name, loader, _vocabulary(gates, keep=True))
        except (ImportError, NumbaError):
            raise
        except Exception:  # what was kept may be broken: once more, from nothing
            forget(name, kept)
            made = _executed(name, loader, _vocabulary(gates, keep=True))
        sweep(name, kept)
    return made


class _SourceLoader(importlib.abc.InspectLoader):
    """A loader for a module whose source is a text that stands in no file."""

    def __init__(self, text: str) -> None:
        self._text = text

    def get_source(self, fullname: str) -> str:
        return self._text


def _vocabulary(gates: dict[int, Gate], *, keep: bool) -> dict[str, Any]:
    """The names that the kernel's text uses; with `keep` what is compiled goes to the disk."""
    import numba

    # the numbers of IEEE: a division by zero is no error; no fastmath, nan and inf count
    plain = numba.njit(error_model="numpy", **NOT_FROM_OUTSIDE)
    copier = FunctionCloner(plain, scalar_numpy.standing_in(plain))
    known: dict[str, Any] = dict(SIGNATURES)
    known["compiled"] = lambda signature: numba.njit(signature, cache=keep, error_model="numpy")
    for function in (passes.fill_depths, passes.fill_computed, passes.fill_reached):
        known[function.__name__] = plain(function)
    known |= {f"plain_{each.__name__}": plain(each) for each in row_loops.FUNCTIONS}
    for code, each in gates.items():
        known[f"forward{code}"] = copier.compiled(each.forward)
        known[f"local{code}"] = copier.compiled(each.local)
        if not isinstance(each.chooses, bool):
            known[f"chooses{code}"] = copier.compiled(each.chooses)
    return known


def _executed(name: str, loader: importlib.abc.InspectLoader, known: dict[str, Any]) -> ModuleType:
    spec = importlib.util.spec_from_loader(name, loader)
    assert spec is not None
    made = importlib.util.module_from_spec(spec)
    vars(made).update(known)
    sys.modules[name] = made  # where the functions, once loaded, look for their names
    loader.exec_module(made)
    return made


def command() -> list[str] | None:
    """How a child process is told to compile the kernel; None in a frozen program."""
    if getattr(sys, "frozen", False) or not sys.executable:
        return None
    return [sys.executable, "-P", "-m", "circuit_editor.engine.kernel"]


def child_environment() -> dict[str, str]:
    """The child's surroundings: it finds the package where this process did."""
    here = str(Path(__file__).resolve().parents[3])
    path = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": here + (os.pathsep + path if path else "")}
