"""A run as the learner sees it: nan wherever a number is covered.

Whoever works with it can tell nothing that is covered, for whatever is made of nan is nan.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from circuit_editor.engine import Run
from circuit_editor.teaching.covering import Curtain, Number, Numbers, What


def as_seen(numbers: Numbers, curtain: Curtain | None) -> Run:
    """The run with nan for each number that may not be seen now; what is not computed stays so."""
    run = numbers.run
    if curtain is None or not curtain.open:
        return run
    values, gradients, shares = [], [], []
    unseen = {kind: _within_shut(run, curtain, kind) for kind in (What.VALUE, What.GRADIENT)}
    for slot, step in enumerate(run.tape.steps):
        hides = slot in unseen[What.VALUE] or curtain.hides(Number(What.VALUE, slot))
        values.append(_blank(run.values[slot], hides))
        is_inside = slot in unseen[What.GRADIENT]
        hides = is_inside or curtain.hides(Number(What.GRADIENT, slot, numbers.ends[slot]))
        gradients.append(_blank(run.gradients[slot], hides))
        ends = [(slot, index) for index in range(len(step.sources))]
        of_ends = [Number(What.GRADIENT, step.sources[i], (end,)) for i, end in enumerate(ends)]
        shares.append(
            tuple(
                _blank(run.shares[slot][i], is_inside or curtain.hides(number))
                for i, number in enumerate(of_ends)
            )
        )
    return Run(run.tape, values, gradients, shares, size=run.size)


def _within_shut(run: Run, curtain: Curtain, kind: What) -> set[int]:
    """The slots in blocks that are asked about from outside, but for what leaves those."""
    tape, found = run.tape, set[int]()
    for path, which in curtain.shut:
        if which is kind:
            leave = {alias.slot for pin, alias in tape.aliases.items() if pin.node == path}
            found |= {*tape.insides.get(path, ())} - leave
    return found


def _blank(number: Any, hides: bool) -> Any:
    return number if number is None or not hides else np.full(np.shape(number), np.nan)[()]
