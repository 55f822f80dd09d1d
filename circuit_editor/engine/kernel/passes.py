"""Passes over a circuit's structure, in numbers alone: plain Python that can be compiled as well.

Lists or arrays, whichever is given: Python is quicker with lists, compiled code wants arrays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Whole: TypeAlias = "list[int] | NDArray[np.int32] | NDArray[np.int64]"
Truths: TypeAlias = "list[bool] | NDArray[np.bool_]"


def fill_depths(starts: Whole, consumers: Whole, waiting: Whole, ready: Whole, found: Whole) -> int:
    """Find each step's distance in wires from the farthest source; return how many have one.

    Those on a loop, and all they feed, have none. The steps that step `i` feeds are
    `consumers[starts[i]:starts[i + 1]]`; `waiting` has each step's count of wires, `ready` room
    for all steps, and `found` zeros.
    """
    count = 0
    for step in range(len(waiting)):
        if waiting[step] == 0:
            ready[count] = step
            count += 1
    at = 0
    while at < count:
        here = ready[at]
        at += 1
        deeper = found[here] + 1
        for place in range(starts[here], starts[here + 1]):
            consumer = consumers[place]
            if found[consumer] < deeper:
                found[consumer] = deeper
            waiting[consumer] -= 1
            if waiting[consumer] == 0:
                ready[count] = consumer
                count += 1
    return count


def fill_computed(sources: Whole, arities: Whole, found: Truths) -> None:
    """Find which steps have all that feeds them; `found` is True for all at first."""
    width = len(sources) // len(arities)
    for slot in range(len(arities)):
        for place in range(width * slot, width * slot + arities[slot]):
            source = sources[place]
            if source < 0 or not found[source]:
                found[slot] = False


def fill_reached(sources: Whole, takes: Truths, found: Truths) -> None:
    """Find which steps a gradient arrives at; `found` is True for the loss alone at first."""
    width = len(sources) // len(takes)
    for step in range(len(takes)):
        slot = len(takes) - 1 - step
        if found[slot]:
            for place in range(width * slot, width * (slot + 1)):
                source = sources[place]
                if source >= 0 and takes[source]:
                    found[source] = True
