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


UNKNOWN, ON_THE_WAY = -1, -2  # in the place of a depth


def fill_depths(sources: Whole, stack: Whole, found: Whole) -> bool:
    """Find each step's distance in wires from the farthest source; False where there is a loop.

    `stack` has room for all steps, and `found` is UNKNOWN for all at first.
    """
    count = len(found)
    width = len(sources) // max(1, count)
    for start in range(count):
        if found[start] != UNKNOWN:
            continue
        found[start] = ON_THE_WAY
        stack[0] = start
        height = 1
        while height > 0:
            step = stack[height - 1]
            depth = 0
            for place in range(width * step, width * (step + 1)):
                source = sources[place]
                if source < 0:
                    continue
                if found[source] == ON_THE_WAY:
                    return False
                if found[source] == UNKNOWN:  # first, and then this one is looked at again
                    found[source] = ON_THE_WAY
                    stack[height] = source
                    height += 1
                    depth = UNKNOWN
                    break
                depth = max(depth, found[source] + 1)
            if depth != UNKNOWN:
                found[step] = depth
                height -= 1
    return True


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
