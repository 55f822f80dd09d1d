"""The tape: a circuit as a flat list of steps, to be run forwards and then backwards.

One step is one node. Step `i` writes slot `i`, so a slot is an output (or the loss) and the list
of values is as long as the tape. A missing wire is the source -1: the step is not computed, and
neither is anything behind it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from typing import Any

from circuit_editor.dataclass import dataclass
from circuit_editor.engine import kernel
from circuit_editor.engine.compiled_tape import CompiledTape, compile_steps
from circuit_editor.engine.tape_columns import Step, TapeColumns
from circuit_editor.model import Pin
from circuit_editor.named_tuple import NamedTuple

__all__ = ["Alias", "Step", "Tape"]


class Alias(NamedTuple):
    """A pin of a block's port: the slot that drives it, and the (slot, input) its wire leads to.

    The ends stand in the order in which the backward pass adds them up. `behind` are the pins of
    ports that the wire has passed before it comes here, the nearest first.
    """

    slot: int
    ends: tuple[tuple[int, int], ...]
    behind: tuple[Pin, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Tape:
    """The steps in order, where each path stands, and the slot of the loss (None: no loss).

    Blocks have no steps of their own: `aliases` says what their pins read, from outside and from
    inside, and `insides` which slots stand in a block, by its path. `columns` are the steps as
    flat arrays; a tape put together by hand may lack them, and then takes the plain road.
    """

    steps: Sequence[Step]
    slots: Mapping[str, int]
    loss: int | None
    aliases: Mapping[Pin, Alias] = field(default_factory=dict)
    insides: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    columns: TapeColumns | None = None
    _compiled: list[CompiledTape] = field(default_factory=list)
    plans: list[Any] = field(default_factory=list)  # the last one that `plan` made

    def compiled(self) -> CompiledTape | None:
        """What the kernel takes, worked out once; None where there is no kernel for this tape."""
        kept, quick = self._compiled, kernel.current()
        if kept and kept[0].kernel is quick:
            return kept[0]
        made = compile_steps(self.columns, self.loss, quick)
        if made is not None:
            kept[:] = [made]
        return made

    def upstream(self, slot: int | None) -> list[int]:
        """The slots that a slot depends on, in the tape's order, its own last; none for None."""
        if slot is None:
            return []
        steps = self.steps
        found = [False] * slot + [True]  # UNPLUGGED, -1, is the last: found already
        for each in range(slot, -1, -1):
            if found[each]:
                for source in steps[each].sources:
                    found[source] = True
        return [each for each, is_found in enumerate(found) if is_found]

    def downstream(self, starts: Iterable[int], among: Iterable[int]) -> list[int]:
        """The slots that depend on one of these, and these, in the tape's order.

        Nothing is looked for but `among` some slots, which stand in that order.
        """
        found = set(starts)
        for slot in among:
            if not found.isdisjoint(self.steps[slot].sources):
                found.add(slot)
        return sorted(found)
