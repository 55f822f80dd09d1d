"""The numbers of a circuit that another one has replaced, by what things are called in both."""

from __future__ import annotations

from circuit_editor.engine import Run
from circuit_editor.engine.name_resolver import NameResolver
from circuit_editor.engine.path_names import PathNames
from circuit_editor.gates import OUT, Array
from circuit_editor.model import Document, Pin


class ReplacedCircuit:
    """A run from before a lesson went on to another circuit, asked by the pins of that one.

    `now` is the circuit that took the place of `document`. What has no name there, or means
    nothing in the one before, has no number.
    """

    def __init__(self, document: Document, run: Run, now: Document) -> None:
        self._run = run
        self._finder = NameResolver.of(document, run.tape)
        self._names = PathNames(now)

    def value(self, pin: Pin) -> Array | None:
        """The value that stood at what is called so."""
        there = self._there(pin)
        return None if there is None else self._run.value(there)

    def gradient(self, pin: Pin) -> Array | None:
        """The gradient that stood at what is called so."""
        there = self._there(pin)
        return None if there is None else self._run.gradient(there)

    def _there(self, pin: Pin) -> Pin | None:
        if pin.port != OUT or not self._names.label(pin.node):
            return None
        return self._finder.pin(self._names.of(pin.node))
