"""Names of undo steps: what was done and, where one value was set, from which number to which."""

from __future__ import annotations

import numpy as np

from circuit_editor.engine import State
from circuit_editor.gates import OUT, Array
from circuit_editor.model import Pin
from circuit_editor.text import brief, exact, show_array
from circuit_editor.text.arrays import ON_A_WIRE, write_index
from circuit_editor.text.typed_shapes import write_shape
from circuit_editor.ui.app.translate import in_words
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.widgets.labels import shorten_name

LONGEST_STEP = 60  # letters of a name
BESIDE_NUMBERS = 18  # letters of one that stands before its numbers


def step_name(session: Session, step: int) -> str:
    """The name of a step in the user's language: `Set x: 2 → 3`.

    Its numbers are left out where those of the same source may not be seen now.
    """
    history = session.history
    said = in_words(history.label_of(step)) or ""
    cell, told = _numbers_of(session, step)
    if not told:
        return shorten_name(said, LONGEST_STEP)
    return f"{shorten_name(said.removesuffix(cell), BESIDE_NUMBERS)}{cell}: {told}"


def _numbers_of(session: Session, step: int) -> tuple[str, str]:
    """The cell that a step set, "" where it is no array, and both numbers; "" for none."""
    found = session.history.value_set_by(step)
    if found is None:
        return "", ""
    path, before, after = found
    pin = Pin(path, OUT)
    if session.hides_numbers and session.readings.value(pin).state is not State.VALUE:
        return "", ""
    return _from_to(before.array, after.array)


def _from_to(before: Array, after: Array) -> tuple[str, str]:
    """The one cell that is another, "" where there is more, and both numbers; "" for very many."""
    cell = ""
    if before.shape == after.shape:
        places = np.argwhere(before != after)
        if len(places) == 1:
            index = tuple(map(int, places[0]))
            cell = write_index(index) if index else ""
            before, after = before[index], after[index]
    if np.shape(before) == np.shape(after) == ():
        texts = [brief(float(each)) for each in (before, after)]
        if texts[0] == texts[1]:
            texts = [exact(float(each)) for each in (before, after)]
    else:
        shown = [show_array(each, longest=ON_A_WIRE) for each in (before, after)]
        texts = [
            each if isinstance(each, str) else write_shape(array.shape)
            for each, array in zip(shown, (before, after), strict=True)
        ]
    return cell, "" if texts[0] == texts[1] else " → ".join(texts)
