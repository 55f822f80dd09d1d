"""Indices of arrays, and the entries they pick: x[0], W[:, 1], p[np.arange(N), y].

An index has for each axis a whole number, a part, an array of whole numbers, EVERY of them for
range(N), or CHOSEN where a name holds them: then the text does not know which, and the circuit has
a gate one_hot.
"""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

import numpy as np

from circuit_editor.gates import Array
from circuit_editor.gates.gate import Shape
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

INDEX = "index"
SETS = "sets"  # what gives entries other numbers, by the gate of its sign
PART = "part"  # which one of several: z.chunk(2)[0]
SIZED = "sized"  # a shape with CHOSEN where its size is worked out: x.view(x.shape[0], -1)
COPIES = "copies"  # x.at[0].set(2), which leaves x as it is
EVERY: Literal["every"] = "every"
CHOSEN: Literal["chosen"] = "chosen"
Picked: TypeAlias = "tuple[Any, ...]"


NOT_LOOKED_UP = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "An array as an index holds whole numbers that are given: rows W[ids], or one entry of "
        "each row, p[np.arange(N), y]. For a condition write where(x > 0, x, 0).",
    )
)


def ones_at(shape: Shape, picked: Picked) -> Array | None:
    """An array with 1 at the entries that an index picks, and 0 elsewhere; None where it has none.

    What is CHOSEN may be any along its axis.

    >>> ones_at((2, 3), (slice(None), 1)).tolist()
    [[0.0, 1.0, 0.0], [0.0, 1.0, 0.0]]
    """
    made = np.zeros(shape)
    place = in_numpy(shape, picked)
    try:
        made[place] = 1.0
    except IndexError:
        return None
    return made


def in_numpy(shape: Shape, picked: Picked) -> tuple[Any, ...]:
    """The index as NumPy takes it."""
    found: list[Any] = []
    for axis, each in enumerate(picked):
        if each is EVERY and axis < len(shape):
            found.append(np.arange(shape[axis]))
        elif each is CHOSEN:
            found.append(slice(None))
        else:
            found.append(list(each) if isinstance(each, tuple) else each)
    return tuple(found)


def pairs_axis(shape: Shape, picked: Picked) -> int | None:
    """The axis of the class numbers in p[np.arange(N), y], one for each along the other axis.

    None where the index is another one.
    """
    if len(shape) != 2 or len(picked) != 2 or CHOSEN not in picked:
        return None
    axis = picked.index(CHOSEN)
    other = picked[1 - axis]
    is_every = other is EVERY or other == tuple(range(shape[1 - axis]))
    return axis if is_every else None
