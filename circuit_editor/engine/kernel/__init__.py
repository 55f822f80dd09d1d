"""The kernel: the gates' own Python, compiled, for circuits whose values are single numbers.

Nothing here is needed: without Numba, or without a folder to keep the kernel in, circuits run along
the plain road and nobody is told; so do the steps of a gate that cannot be compiled. Numba takes a
third of a second to import and the first compilation seconds, so a process asks for the kernel
once, when it has time: the window in the background, once a large circuit is seen
(`warm_in_background`), a script where it says so (`warm`). Until then, and in every command, there
is none; the gradient check, too, walks many sources side by side and is quicker along the plain
road at any size.

While a kernel is loaded no process is forked: a child would find imports begun that nobody goes on
with, and wait for them for ever.

Whether this process has a kernel is the one thing remembered here. What makes and loads one is
itself loaded when somebody asks for it.
"""

from __future__ import annotations

import contextlib
import os
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING

from circuit_editor.gates import Gate, all_gates

if TYPE_CHECKING:
    from circuit_editor.engine.kernel.loading import Kernel

__all__ = ["current", "put_aside", "ready", "warm", "warm_in_background"]

LONGEST_COMPILATION = 300.0  # seconds

_lock = threading.RLock()  # held while anything of a kernel is loaded
_kernel: Kernel | None = None
_refused: tuple[Gate, ...] | None = None  # the gates there were when it could not be had
_off = 0


def current() -> Kernel | None:
    """The kernel, where it is ready and made of the gates there are now; else None."""
    kernel = _kernel
    if kernel is None or _off:
        return None
    gates = all_gates()
    return kernel if kernel.gates is gates or kernel.gates == gates else None


def ready() -> bool:
    """True where runs go along the fast road."""
    return current() is not None


def warm() -> bool:
    """Load the kernel, compiling it if need be; this takes a moment or, once, seconds.

    It is compiled in memory, each time, where nothing can be kept. False where it cannot be had;
    then this is not tried again.
    """
    global _kernel, _refused
    with _lock:
        registry = all_gates()
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


def warm_in_background() -> threading.Thread | None:
    """Load the kernel without keeping anybody waiting, in the thread that is returned.

    The first compilation happens in a child
    process; where what it compiles could not be kept there is none, as a window would stand still
    for a compilation of its own. None where there is nothing to do.
    """
    if ready() or _refused == all_gates():
        return None
    thread = threading.Thread(target=_warm_quietly, name="kernel", daemon=True)
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


def _warm_quietly() -> None:
    with contextlib.suppress(Exception):  # then it is compiled here, or not at all
        import subprocess

        with _lock:
            from circuit_editor.engine.kernel import loading
            from circuit_editor.engine.kernel.cache_dir import folder

            if folder() is None:
                return
            telling, is_kept = loading.command(), loading.is_kept()
        if telling is not None and not is_kept:
            subprocess.run(
                telling,
                env=loading.child_environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=LONGEST_COMPILATION,
            )
    warm()


def _hold_back() -> None:
    """Before a fork: wait until nothing is being loaded."""
    _lock.acquire()


def _go_on() -> None:
    """After a fork, in the process that was there before."""
    _lock.release()


def _begin_anew() -> None:
    """After a fork, in the child, whose other threads are gone."""
    global _lock
    _lock = threading.RLock()


if hasattr(os, "register_at_fork"):  # Windows has no fork
    # What Numba imports must not bring hooks of its own while a fork waits in ours: they would be
    # called after the fork and not before it. Of all that it imports, logging alone has some.
    import logging  # noqa: F401

    os.register_at_fork(before=_hold_back, after_in_parent=_go_on, after_in_child=_begin_anew)
