"""A registry of a few gates: a kernel of these is compiled in a second, and of all in eight."""

from collections.abc import Iterator, Set
from contextlib import contextmanager

from circuit_editor.gates import GATES

FEW = {"input", "output", "add", "mul"}


@contextmanager
def only_gates(kinds: Set[str]) -> Iterator[None]:
    """Let there be these gates alone; afterwards all stand in the registry again, in their order.

    A kernel is of a registry with its order: what is another is compiled anew.
    """
    everything = dict(GATES)
    for kind in everything.keys() - kinds:
        del GATES[kind]
    try:
        yield
    finally:
        GATES.clear()
        GATES.update(everything)
