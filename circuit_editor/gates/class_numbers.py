"""Gates of class numbers and of training: embedding, one-hot, dropout.

Class numbers, such as those of words, are whole numbers from 0 on and have no gradient.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from circuit_editor.gates import attributes, gate
from circuit_editor.gates.arrays import one_cell
from circuit_editor.gates.gate import Array, Shape, Spelling, array_gate
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, brief

NO_TABLE = QT_TRANSLATE_NOOP(
    "Sentence", "A table has the shape (rows, width), not {shape}: a row for each number."
)
NO_ROW = QT_TRANSLATE_NOOP(
    "Sentence", "{got} is no number of a row: these are the whole numbers from 0 to {last}."
)


def _known(ids: Any, count: int) -> Any:
    """Which numbers are whole and in range."""
    return np.equal(ids, np.floor(ids)) & np.greater_equal(ids, 0) & np.less(ids, count)


def _places(ids: Any, count: int) -> Any:
    """The numbers as places; 0 for those that are none."""
    return np.where(_known(ids, count), ids, 0).astype(np.int64)


def _why_no_row(ids: Any, count: int) -> Sentence | None:
    flat = np.ravel(ids)
    wrong = flat[~_known(flat, count) & ~np.isnan(flat)]
    if not wrong.size:
        return None
    return Sentence.of(NO_ROW, got=brief(float(wrong[0])), last=count - 1)


def _looked_up_shape(table: Shape, ids: Shape) -> Shape | Sentence:
    if len(table) != 2:
        return Sentence.of(NO_TABLE, shape=str(table))
    return (*ids, table[1])


def _rows_of(table: Array, ids: Any) -> Array:
    rows: Array = table[_places(ids, table.shape[0])]
    known = np.asarray(_known(ids, table.shape[0]))
    return rows if known.all() else np.where(known[..., None], rows, np.nan)


def _to_table(u: Any, table: Array, ids: Any, out: Any) -> Array:
    """Rows of upstream added up by the numbers they belong to: sorted, then each run at once."""
    sent = np.zeros(table.shape)
    flat = np.ravel(ids)
    known = _known(flat, table.shape[0])
    places = flat[known].astype(np.int64)
    if not places.size:
        return sent
    order = np.argsort(places, kind="stable")
    ordered = places[order]
    starts = np.flatnonzero(np.diff(ordered, prepend=-1))
    rows = np.reshape(u, (flat.size, table.shape[1]))[known][order]
    sent[ordered[starts]] = np.add.reduceat(rows, starts, axis=0)
    return sent


def _looked_up_cells(index: tuple[int, ...], table: Shape, ids: Shape) -> tuple[Any, Any]:
    """Of the table a column: which row it is, the number says, and not the shape."""
    column = np.zeros(table, bool)
    column[:, index[-1]] = True
    return column, one_cell(ids, index[:-1])


@array_gate(
    symbol="rows",
    group=gate.LAYERS,
    shape=_looked_up_shape,
    pull=(_to_table, lambda u, table, ids, out: np.zeros(np.shape(ids))),
    push=lambda dtable, _, table, ids, out: _rows_of(dtable, ids),
    cells=_looked_up_cells,
    refusal=lambda table, ids: _why_no_row(ids, table.shape[0]),
    word=gate.PUTS_BACK,
    character=QT_TRANSLATE_NOOP(
        "Gate", "Passes the gradient to the rows that were taken; of one taken often it adds up."
    ),
    words=QT_TRANSLATE_NOOP("Words", "lookup, table, word vectors, token, gather, rows"),
)
def embedding(table: Array, ids: Array) -> Array:
    """For each number its row of a table: word vectors."""
    return _rows_of(table, ids)


def _hot_shape(ids: Shape, *, classes: int = 2) -> Shape | Sentence:
    return (*ids, classes)


@array_gate(
    symbol="1-hot",
    group=gate.LAYERS,
    shape=_hot_shape,
    pull=(lambda u, ids, out, classes=2: np.zeros(np.shape(ids)),),
    push=lambda _, ids, out, classes=2: np.zeros(np.shape(out)),
    cells=lambda index, ids, classes=2: (one_cell(ids, index[:-1]),),
    options={"classes": attributes.whole(2, least=1)},
    refusal=lambda ids, classes=2: _why_no_row(ids, classes),
    word=gate.HALTS,
    character=QT_TRANSLATE_NOOP(
        "Gate", "Stops: a class number is a name and no amount, so that nothing goes back to it."
    ),
    words=QT_TRANSLATE_NOOP("Words", "one hot, class, label, indicator, dummy variables"),
    spelling=Spelling(("onehot",)),
)
def one_hot(ids: Array, *, classes: int = 2) -> Array:
    """For each class number a row of zeros with a 1 at its place."""
    hot = np.equal(np.asarray(ids)[..., None], np.arange(classes, dtype=np.float64))
    known = np.asarray(_known(ids, classes))[..., None]
    rows: Array = np.where(known, hot, np.nan)
    return rows


@array_gate(
    symbol="dropout",
    group=gate.LAYERS,
    shape=lambda shape, p=0.5: shape,
    pull=(lambda u, x, out, p=0.5: u,),
    push=lambda dx, x, out, p=0.5: dx,
    cells=lambda index, shape, p=0.5: (one_cell(shape, index),),
    options={"p": attributes.probability(0.5)},
    word=gate.DROPS,
    character=QT_TRANSLATE_NOOP(
        "Gate", "Stops some at random in training; outside it, as here, it passes all on."
    ),
    words=QT_TRANSLATE_NOOP("Words", "regularization, random, noise, training"),
)
def dropout(x: Array, *, p: float = 0.5) -> Array:
    """The numbers as they are; in training some at random are 0, and the others larger."""
    return x
