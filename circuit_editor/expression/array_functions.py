"""The functions of arrays that an expression may call, in the spellings of NumPy and PyTorch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from circuit_editor.expression.composed_functions import (
    COMPOSED,
    COMPOSED_OPTIONS,
    COMPOSED_SPELLINGS,
    FEWEST,
    IN_ORDER,
    STACKING,
)
from circuit_editor.expression.functions import LAYERS
from circuit_editor.expression.library_calls import NORMALIZED, OF_MATRIX
from circuit_editor.gates import GATES, Gate
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, Template, join_names

MEANS_ELSE = frozenset(["log_loss"])  # of scikit-learn: what it is given stands the other way round
ARRAY_FUNCTIONS: Mapping[str, Gate] = {
    kind: gate for kind, gate in GATES.items() if gate.is_of_arrays
}
ARRAY_SPELLINGS = {
    **{
        name: kind
        for kind, gate in ARRAY_FUNCTIONS.items()
        for name in gate.spelling.names
        if name not in MEANS_ELSE
    },
    **COMPOSED_SPELLINGS,
    **{kind: kind for kind in COMPOSED},  # dot and inner, which matmul is called by many
}
OPTIONS = {
    **{kind: gate.options for kind, gate in ARRAY_FUNCTIONS.items()},
    **COMPOSED_OPTIONS,
}
# The gates of one array by the names of functions of two numbers: max, min.
OF_ONE = {name: kind for kind, gate in ARRAY_FUNCTIONS.items() for name in gate.spelling.of_one}

# What other programs call an attribute.
SAME_OPTION = {
    "dim": "axis",
    "dims": "axes",
    "keepdim": "keepdims",
    "perm": "axes",
    "kernel_size": "size",
    "pool_size": "size",
    "epsilon": "eps",
    "newshape": "shape",
    "num_classes": "classes",
    "depth": "classes",
    "ord": "p",
    "diagonal": "k",
    "start_dim": "start",
    "strides": "stride",
}
# Methods that give back the array they are called on, with whatever they are called.
SAME_ARRAY = frozenset(["astype", "to", "type", "copy", "contiguous", "requires_grad_", "cpu"])

TOLD_BESIDE = frozenset([NORMALIZED, OF_MATRIX])  # what is no attribute of a gate
MOST_STACKED = 1000
NO_OPTION = Template(
    QT_TRANSLATE_NOOP("Sentence", '{function} has no "{name}" to set. It has: {names}.'),
    quoted=("name",),
)
TAKES_NONE = Template(
    QT_TRANSLATE_NOOP("Sentence", '{function} has no "{name}" to set.'), quoted=("name",)
)
NOT_READ = Template(
    QT_TRANSLATE_NOOP("Sentence", "The {name} of {function} must be written out as numbers.")
)
WRONG_OPTION = Template(QT_TRANSLATE_NOOP("Sentence", "{function}, {name}: {problem}"))


def array_function(name: str) -> str | None:
    """The gate of arrays, or what is written out by several, that a spelling stands for.

    >>> array_function("cat"), array_function("Mean"), array_function("exp")
    ('concat', 'mean', None)
    """
    if name in LAYERS:
        return None
    for each in (name, name.lower()):
        if each != name and each in COMPOSED:
            return None
        each = ARRAY_SPELLINGS.get(each, each)
        if each in ARRAY_FUNCTIONS or each in COMPOSED:
            return each
    return None


def inputs_of(kind: str) -> tuple[str, ...]:
    """What a function of arrays takes, by name."""
    return COMPOSED[kind] if kind in COMPOSED else ARRAY_FUNCTIONS[kind].inputs


def one_of_an_array(name: str) -> str | None:
    """The gate that reduces an array, for max and min; maximum and fmax compare two, and do not."""
    return OF_ONE.get(name) or OF_ONE.get(name.lower())


def spread_option(kind: str) -> str:
    """The list that the arguments behind the operand are together: x.reshape(2, 3); else ""."""
    options = ARRAY_FUNCTIONS[kind].options if kind in ARRAY_FUNCTIONS else {}
    if len(options) != 1:
        return ""
    ((name, option),) = options.items()
    return name if option.schema.get("type") == "array" else ""


def takes_several(kind: str) -> bool:
    """Whether a call may have more operands than the gate has inputs: concat(a, b, c)."""
    is_of_gate = kind in ARRAY_FUNCTIONS and ARRAY_FUNCTIONS[kind].spelling.takes_several
    return is_of_gate or kind in STACKING


def counts_of(kind: str) -> range:
    """How many operands a function takes, where several are not taken two by two."""
    count = len(inputs_of(kind))
    return range(FEWEST.get(kind, count), MOST_STACKED if kind in STACKING else count + 1)


def in_order_of(kind: str) -> int:
    """How many attributes a call may set without their names."""
    return IN_ORDER.get(kind, len(option_names(kind)))


def sets_by_name(kind: str) -> bool:
    """Whether a call has to name the attributes that it sets."""
    return kind in ARRAY_FUNCTIONS and ARRAY_FUNCTIONS[kind].spelling.sets_by_name


def set_in_libraries(kind: str) -> Mapping[str, Any]:
    """What NumPy and PyTorch set where a call of theirs sets nothing: x.flatten() is one row."""
    return dict(ARRAY_FUNCTIONS[kind].spelling.in_libraries) if kind in ARRAY_FUNCTIONS else {}


def option_names(kind: str) -> tuple[str, ...]:
    """The attributes that a call may set, in their order."""
    return tuple(OPTIONS.get(kind, ()))


def checked_options(
    function: str, kind: str, given: Mapping[str, Any]
) -> dict[str, Any] | Sentence:
    """The attributes of a gate by its own names; or what is wrong with one."""
    known = OPTIONS.get(kind, {})
    found: dict[str, Any] = {}
    for name, data in given.items():
        if name in TOLD_BESIDE:
            found[name] = data
            continue
        own = name if name in known else SAME_OPTION.get(name, name)
        if own == "axis" and "axes" in known:
            own = "axes"
        if own not in known:
            if not known:
                return TAKES_NONE(function=function, name=name)
            return NO_OPTION(function=function, name=name, names=join_names([*known], len(known)))
        read = known[own].read(list(data) if isinstance(data, tuple) else data)
        if isinstance(read, Sentence):
            return WRONG_OPTION(function=function, name=own, problem=read)
        found[own] = read
    return found
