"""The kernel: the gates' own Python, compiled, for circuits whose values are single numbers.

Nothing here is needed: without Numba, without a folder to keep the kernel in, or where a gate
cannot be compiled, circuits run along the plain road and nobody is told. Numba takes a third of a
second to import and the first compilation seconds, so a process asks for the kernel once, when it
has time (`warm_in_background`); until then, and in every short command, there is none.

Whether this process has a kernel is the one thing remembered here. What makes and loads one is
itself loaded when somebody asks for it.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from circuit_editor.gates import GATES, Gate

if TYPE_CHECKING:
    from circuit_editor.engine.kernel.loading import Kernel

__all__ = ["current", "put_aside", "ready", "warm", "warm_in_background"]

LONGEST_COMPILATION = 300.0  # seconds

_lock = threading.Lock()
_kernel: Kernel | None = None
_refused: tuple[Gate, ...] | None = None  # the gates there were when it could not be had
_off = 0


def current() -> Kernel | None:
    """The kernel, where it is ready and made of the gates there are now; else None."""
    kernel = _kernel
    if kernel is None or _off or kernel.gates != tuple(GATES.values()):
        return None
    return kernel


def ready() -> bool:
    """True where runs go along the fast road."""
    return current() is not None


def warm() -> bool:
    """Load the kernel, compiling it if need be; this takes a moment or, once, seconds.

    False where it cannot be had; then this is not tried again.
    """
    global _kernel, _refused
    with _lock:
        registry = tuple(GATES.values())
        if _kernel is not None and _kernel.gates == registry:
            return True
        if _refused == registry:
            return False
        try:
            from circuit_editor.engine.kernel.loading import load

            _kernel = load()
        except Exception:  # whatever it is, the plain road remains
            _refused = registry
            return False
    return True


def warm_in_background(on_ready: Callable[[], object] | None = None) -> threading.Thread | None:
    """Load the kernel without keeping anybody waiting; `on_ready` is called in that thread.

    It is not called where the kernel cannot be had. The first compilation happens in a child
    process. None where there is nothing to do.
    """
    if ready() or _refused == tuple(GATES.values()):
        return None
    thread = threading.Thread(target=_warm_quietly, args=(on_ready,), name="kernel", daemon=True)
    thread.start()
    return thread


@contextlib.contextmanager
def put_aside() -> Iterator[None]:
    """Run along the plain road meanwhile: to compare the two."""
    global _off
    _off += 1
    try:
        yield
    finally:
        _off -= 1


def _warm_quietly(on_ready: Callable[[], object] | None) -> None:
    with contextlib.suppress(Exception):  # then it is compiled here, or not at all
        import subprocess

        from circuit_editor.engine.kernel.loading import child_environment, command, is_kept

        telling = command()
        if telling is not None and not is_kept():
            subprocess.run(
                telling,
                env=child_environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=LONGEST_COMPILATION,
            )
    if warm() and on_ready is not None:
        on_ready()
