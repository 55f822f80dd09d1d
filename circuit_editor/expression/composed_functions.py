"""Functions of arrays that several gates compute: their names, what they take, what they set."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from circuit_editor.gates import attributes, kinds
from circuit_editor.gates.attributes import AttributeType
from circuit_editor.gates.losses import REDUCTION
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence

NORM, SQUARED_NORM, HALVES = "norm", "squared_norm", "glu of one"
VAR, STD, TRACE, CUMSUM, TRIU, TRIL = "var", "std", "trace", "cumsum", "triu", "tril"
OUTER, INNER, VDOT, DOT, EINSUM = "outer", "inner", "vdot", "dot", "einsum"
LINEAR, ADDMM, NLL_LOSS = "linear", "addmm", "nll_loss"
STACK, VSTACK, HSTACK = "stack", "vstack", "hstack"
SIZE, LENGTH = "size", "len"  # how many entries there are, along an axis or in all
COUNTING = frozenset([SIZE, LENGTH])
RESHAPE_AS = "reshape_as"
PROD, EXPAND_DIMS = "prod", "expand_dims"
ZEROS_LIKE, ONES_LIKE = "zeros_like", "ones_like"
CHUNK, SPLIT, UNBIND = "chunk", "split", "unbind"  # several arrays, of which an index picks one
PARTED = frozenset([CHUNK, SPLIT, UNBIND])
STACKING = frozenset([STACK, VSTACK, HSTACK])

COMPOSED: Mapping[str, tuple[str, ...]] = {  # what each takes, by name
    **dict.fromkeys([NORM, HALVES, VAR, STD, TRACE, CUMSUM, TRIU, TRIL, SIZE, LENGTH], ("x",)),
    **dict.fromkeys([PROD, EXPAND_DIMS, ZEROS_LIKE, ONES_LIKE, *PARTED], ("x",)),
    **dict.fromkeys([OUTER, INNER, VDOT, DOT, EINSUM, *STACKING], ("a", "b")),
    RESHAPE_AS: ("x", "other"),
    LINEAR: ("x", "W", "b"),
    ADDMM: ("b", "x", "W"),
    NLL_LOSS: ("lp", "t"),
}
FEWEST = {EINSUM: 1, LINEAR: 2, **dict.fromkeys(STACKING, 2)}  # of those that take more, or fewer
COMPOSED_SPELLINGS = {
    "tr": TRACE,
    "vector_norm": NORM,
    "row_stack": VSTACK,
    "numel": SIZE,
    "view_as": RESHAPE_AS,
    "mv": kinds.MATMUL,
    "NLLLoss": NLL_LOSS,
    "reduce_prod": PROD,
    "reduce_std": STD,
    "reduce_variance": VAR,
}
NOT_A_PATTERN = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", "It is a text of letters, such as 'ij,jk->ik'.")
)
NOT_SIZES = Sentence.of(
    QT_TRANSLATE_NOOP("Sentence", "It is the size of each part, or a list of sizes.")
)
NOT_AN_ORDER = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "It is a number from 1 on."))


def _word(data: Any) -> Any:
    return data if isinstance(data, str) else NOT_A_PATTERN


def _order(data: Any) -> Any:
    if data in ("fro", None):
        return None
    return float(data) if type(data) in (int, float) and data >= 1 else NOT_AN_ORDER


def _sizes(data: Any) -> Any:
    found = [data] if type(data) is int else data
    is_whole = (
        isinstance(found, list | tuple) and found and all(type(each) is int for each in found)
    )
    return tuple(found) if is_whole else NOT_SIZES


_SPREAD = {
    "axis": attributes.axes(),
    "keepdims": attributes.switch(default=False),
    "ddof": attributes.whole(None, least=0),
}
COMPOSED_OPTIONS: Mapping[str, Mapping[str, AttributeType]] = {
    HALVES: {"axis": attributes.axis(-1)},
    NORM: {
        "p": AttributeType(None, _order, {}),
        "axis": attributes.axes(),
        "keepdims": attributes.switch(default=False),
    },
    VAR: _SPREAD,
    STD: _SPREAD,
    CUMSUM: {"axis": attributes.axes()},
    PROD: {"axis": attributes.axes(), "keepdims": attributes.switch(default=False)},
    EXPAND_DIMS: {"axis": attributes.axes()},
    CHUNK: {"chunks": attributes.whole(1, least=1), "axis": attributes.axis(0)},
    SPLIT: {"size": AttributeType((1,), _sizes, {}), "axis": attributes.axis(0)},
    UNBIND: {"axis": attributes.axis(0)},
    SIZE: {"axis": attributes.axes()},
    TRIU: {"k": attributes.whole(0)},
    TRIL: {"k": attributes.whole(0)},
    EINSUM: {"pattern": AttributeType("", _word, {})},
    NLL_LOSS: REDUCTION,
    STACK: {"axis": attributes.axis(0)},
}
IN_ORDER = {VAR: 1, STD: 1, PROD: 1}  # how many attributes a call may set without their names
