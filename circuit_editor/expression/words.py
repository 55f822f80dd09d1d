"""Words of sentences and of programs: beside another name they are no factor of a product."""

from __future__ import annotations

import keyword
import re

from circuit_editor.expression.functions import ABSENT, WRITTEN, no_function
from circuit_editor.expression.tokens import MEANINGLESS
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, Template

OF_SENTENCES = re.compile(
    r"(?:the|of|is|are|was|were|be|and|or|not|this|that|these|those|its?|with|from|for|to|in|on|at"
    r"|we|you|they|he|she|has|have|can|will|if|as|by|an|der|die|das|und|ist|les|des|est|los|las"
    r"|una|que)\Z",
    re.IGNORECASE,
)
# before numbers that are given: f = x*y at x = 2
CLAUSE_WORDS = frozenset(
    ["where", "with", "given", "for", "at", "when", "and", "if", "mit", "und", "bei", "con", "avec"]
)
# lambda is the name of many a rate
OF_PROGRAMS = frozenset(keyword.kwlist) - {"lambda"} | {"let", "then", "when", "given", "const"}
CHOICES = frozenset(["if", "else", "elif"])
SIGNS = {  # of operators that are written out
    "plus": "+",
    "minus": "-",
    "times": "*",
    "divided": "/",
    "over": "/",
    "equals": "=",
    "squared": "^2",
    "cubed": "^3",
}
# Σ x, Σk x, sum_i x; sum_1 is a name
OVER_AN_INDEX = re.compile(r"(?:[ΣΠ]_?[^\W\d]?|(?:sum|prod)_[^\W\d])\Z")
# what computes nothing here: calls and methods, and what brings a library
WITHOUT_RESULT = frozenset(
    ["print", "display", "draw_dot", "disp", "println", "printf", "fprintf", "cat", "library"]
)
PRINTING = frozenset({"console", "plt", "cout"})
BRINGING = frozenset({"import", "from", "using", "use", "syms", "clear", "close", "package"})
GRADIENTS = frozenset(
    [
        "grad",
        "grads",
        "gradient",
        "gradients",
        "gradients_function",
        "value_and_grad",
        "jacobian",
        "hessian",
        "derivative",
        "vjp",
        "jvp",
    ]
)
OPTIMIZERS = frozenset(["optim", "optimizers", "optax", "lr_scheduler"])
STARTS_BACKWARD = frozenset(["backward"])
SEEDING = frozenset(["seed", "manual_seed"])  # np.random.seed(7)
CALLS_WITHOUT_RESULT = frozenset(
    [
        "backward",
        "zero_grad",
        "retain_grad",
        "requires_grad_",
        "step",
        "item",
        "draw_dot",
        "show",
        "detach_",
        "watch",
        "zero_",
        "manual_seed",
        "seed",
        "train",
        "eval",
    ]
)
ATTRIBUTES_WITHOUT_RESULT = frozenset({"requires_grad", "grad", "label", "name"})

WORD = Template(
    QT_TRANSLATE_NOOP(
        "Sentence",
        'Words of a sentence are not read. If "{word}" is a name, write * between it and the '
        "names beside it.",
    )
)
WRITTEN_OUT = Template(
    QT_TRANSLATE_NOOP(
        "Sentence",
        'Write {sign} instead of "{word}". If that is a name, write * between it and the names '
        "beside it.",
    )
)


def why_no_factor(name: str) -> Sentence | None:
    """Why a name that nobody declared is no factor of a product whose sign is left out.

    None where it may be one.
    """
    if name in CHOICES:
        return MEANINGLESS["<"]
    if name.lower() in SIGNS:
        return WRITTEN_OUT(word=name, sign=SIGNS[name.lower()])
    if name in OF_PROGRAMS or OF_SENTENCES.match(name):
        return WORD(word=name)
    return None


def why_no_first_factor(name: str) -> Sentence | None:
    """The same of one before another name, where a function may be meant: cot x."""
    return no_function(name) if name in WRITTEN or name in ABSENT else None


def why_no_sum(name: str) -> Sentence | None:
    """Why a name before an operand is none: a sign of sums over an index; None where it is one."""
    return MEANINGLESS["∑"] if OVER_AN_INDEX.match(name) else None
