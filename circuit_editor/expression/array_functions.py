"""The functions of arrays that an expression may call, in the spellings of NumPy and PyTorch."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from circuit_editor.gates import GATES, Gate, attributes
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, Template, join_names

ARRAY_FUNCTIONS: Mapping[str, Gate] = {
    kind: gate for kind, gate in GATES.items() if gate.is_of_arrays
}
ARRAY_SPELLINGS = {
    **{name: kind for kind, gate in ARRAY_FUNCTIONS.items() for name in gate.spelling.names},
    "norm": "norm",
}
# What an expression makes of several gates.
HALVES = "glu of one"
WRITTEN_OUT = {"norm": ("x",), HALVES: ("x",)}
OPTIONS = {
    **{kind: gate.options for kind, gate in ARRAY_FUNCTIONS.items()},
    HALVES: {"axis": attributes.axis(-1)},
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
    "p": "p",
    "num_classes": "classes",
    "depth": "classes",
    "beta": "delta",
    "start_dim": "start",
    "strides": "stride",
}
# Methods that give back the array they are called on, with whatever they are called.
SAME_ARRAY = frozenset(["astype", "to", "type", "copy", "contiguous", "requires_grad_", "cpu"])

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
    for each in (name, name.lower()):
        each = ARRAY_SPELLINGS.get(each, each)
        if each in ARRAY_FUNCTIONS or each in WRITTEN_OUT:
            return each
    return None


def inputs_of(kind: str) -> tuple[str, ...]:
    """What a function of arrays takes, by name."""
    return WRITTEN_OUT[kind] if kind in WRITTEN_OUT else ARRAY_FUNCTIONS[kind].inputs


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
    return kind in ARRAY_FUNCTIONS and ARRAY_FUNCTIONS[kind].spelling.takes_several


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
