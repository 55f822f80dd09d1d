"""A run kept up to date while its document is edited: nothing is done twice that need not be."""

from __future__ import annotations

from collections.abc import Mapping

from circuit_editor.engine.compiler import compile, same_structure, values_of
from circuit_editor.engine.reading import Readings
from circuit_editor.gates import Array
from circuit_editor.model import Document, Problem, blocks
from circuit_editor.model.problems import problems as structural_problems


class Live:
    """The tape, the run and what may be read of it; `numbers` are the sources' values by path."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._unwired: list[Problem] | None = None  # worked out when somebody asks
        self._tape = compile(document)
        self.uses: Mapping[str, int] = blocks.uses(document)
        self._run_it()

    def follow(self, after: Document) -> bool:
        """Take the edited document; True where its numbers are new."""
        before, self._document = self._document, after
        recompiled = not same_structure(before, after)
        if recompiled:
            self._tape = compile(after)
            self.uses = blocks.uses(after)
        if recompiled or _names_differ(before, after):
            self._unwired = None
        if recompiled or _values_differ(before, after):
            self._run_it()
            return True
        return False

    @property
    def problems(self) -> list[Problem]:
        """What prevents a value now, the most important first."""
        if self._unwired is None:
            self._unwired = structural_problems(self._document)
        return self._unwired + self.run.shape_problems

    def _run_it(self) -> None:
        self.numbers: Mapping[str, Array] = values_of(self._document)
        self.run = self._tape.run(self.numbers)
        self.readings = Readings(self.run)


def _names_differ(before: Document, after: Document) -> bool:
    return before.root.labels is not after.root.labels or before.blocks is not after.blocks


def _values_differ(before: Document, after: Document) -> bool:
    if before.root.values is not after.root.values:
        return True
    return before.blocks is not after.blocks and any(
        block.circuit.values is not before.blocks[id_].circuit.values
        for id_, block in after.blocks.items()  # the same structure: the same blocks
    )
