"""Calls that libraries take differently: what NumPy and PyTorch mean by the same name and order.

np.std(x)   torch.std(x)    divided by n, and by n - 1; of x.std() the notes tell which was read
F.layer_norm(x, (3,))       the shape that is normalized, here the last axis
x.narrow(0, 1, 2)           begins at 1 and has 2 entries
F.smooth_l1_loss(x, y, beta=0.5) is the huber loss divided by beta
F.dropout(x, 0.5)           passes all on, as in evaluation; refused where the text trains
"""

from __future__ import annotations

import itertools
import re
from typing import Any

from circuit_editor.expression.composed_functions import NORM, SPLIT, STD, VAR
from circuit_editor.expression.notes import Notes
from circuit_editor.expression.tokens import Token
from circuit_editor.gates import kinds
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence, Template

TRAINING = "training"  # what a model says of itself: self.training
NORMALIZED = "normalized"  # the shape that layer_norm of PyTorch is told
OF_MATRIX = "of_matrix"  # a norm whose order means another one of matrices
OF_TORCH = frozenset(["torch", "nn", "F", "nnf", "functional"])
OF_NUMPY = frozenset(["np", "numpy", "jnp", "anp"])
NAMES_OF_TORCH = frozenset(["dim", "keepdim", "unbiased", "correction"])
NAMES_OF_NUMPY = frozenset(["axis", "keepdims", "ddof"])
WRITES_TORCH = re.compile(r"\b(?:torch|nn|F)\.")
WRITES_NUMPY = re.compile(r"\bnp\.|\bnumpy\b")
BY_COUNT = QT_TRANSLATE_NOOP(
    "Sentence",
    "{name} was read with n as the divisor, as in NumPy. For n - 1, as in PyTorch, write ddof=1.",
)
BY_ONE_LESS = QT_TRANSLATE_NOOP(
    "Sentence",
    "{name} was read with n - 1 as the divisor, as in PyTorch. For n, as in NumPy, write ddof=0.",
)
DROPS_NOTHING = QT_TRANSLATE_NOOP(
    "Sentence",
    "{name} was read as in evaluation: it passes all numbers on. In training it drops some at "
    "random; for given ones write x*mask/(1 - p).",
)
IN_TRAINING = Sentence.of(
    QT_TRANSLATE_NOOP(
        "Sentence",
        "In training dropout sets numbers to 0 at random, so that no loss is the right one. Write "
        "which, as in x*mask/(1 - p) with mask = [1, 0, 1], or leave the training out.",
    )
)
SAYS_MODE = re.compile(r"\.(train|eval)\(\s*(True|False)?\s*\)")
OF_HUBER = Template(
    QT_TRANSLATE_NOOP(
        "Sentence", "{name} with a beta is the huber loss divided by it: write {written}."
    )
)


def adapt_call(
    text: str,
    function: Token,
    kind: str,
    in_order: list[Any],
    by_name: dict[str, Any],
    notes: Notes,
) -> Sentence | None:
    """Change the arguments of a library's call to those that are read here; why not, or None."""
    is_torch = function.module.partition(".")[0] in OF_TORCH
    if kind in (VAR, STD):
        _tell_divisor(text, function, by_name, notes, is_torch=is_torch)
    elif kind == NORM and "linalg" in function.module and function.text == NORM:
        by_name[OF_MATRIX] = True
    elif kind == kinds.LAYER_NORM and (is_torch or function.text == "LayerNorm"):
        given = in_order.pop(0) if in_order else by_name.pop("normalized_shape", None)
        if given is not None:
            by_name[NORMALIZED] = given if isinstance(given, tuple) else (given,)
        if in_order and in_order[:2] == [None, None]:  # no weight, no bias
            del in_order[:2]
    elif kind == kinds.DROPOUT:
        return _why_not_dropped(text, function, in_order, by_name, notes)
    elif kind == SPLIT and function.module.partition(".")[0] in OF_NUMPY and in_order:
        in_order[0] = _sizes_of_numpy(in_order[0])
    elif function.text == "narrow" and len(in_order) == 3:
        if all(type(each) is int for each in in_order):
            in_order[2] = (in_order[1] + in_order[2]) or None
    elif function.text in ("smooth_l1_loss", "SmoothL1Loss") and by_name.get("beta", 1) != 1:
        beta = by_name["beta"]
        return OF_HUBER(name=function.text, written=f"huber_loss(x, y, delta={beta})/{beta}")
    return None


def _sizes_of_numpy(told: Any) -> Any:
    """How many parts np.split makes, as a negative number, or the sizes between its places."""
    if not isinstance(told, tuple):
        return (-told,) if type(told) is int else told
    return (*(end - start for start, end in itertools.pairwise((0, *told))), -1)


def _why_not_dropped(
    text: str, function: Token, in_order: list[Any], by_name: dict[str, Any], notes: Notes
) -> Sentence | None:
    """Tell that nothing is dropped; the refusal where the text says that it trains."""
    by_name.pop("inplace", None)
    del in_order[3:]
    training = in_order.pop(1) if len(in_order) > 1 else by_name.pop(TRAINING, None)
    del in_order[1:]
    modes = SAYS_MODE.findall(text)
    if training is None and modes:
        training = (modes[-1][0] == "train") == (modes[-1][1] != "False")
    share = in_order[0] if in_order else by_name.get("p")
    if share == 0 or training is False:
        return None
    if training is not None:
        return IN_TRAINING
    notes.add(DROPS_NOTHING, name=function.text)
    return None


def _tell_divisor(
    text: str, function: Token, by_name: dict[str, Any], notes: Notes, *, is_torch: bool
) -> None:
    """Set whether the sum of squares is divided by n or, less biased, by n - 1."""
    named = set(by_name)
    correction = by_name.pop("correction", None)
    unbiased = by_name.pop("unbiased", None)
    if type(unbiased) is bool:
        correction = int(unbiased)
    if correction is not None:
        by_name["ddof"] = correction
    if "ddof" in by_name:
        return
    is_sure = bool(function.module) or bool(named & (NAMES_OF_TORCH | NAMES_OF_NUMPY))
    if not function.module:
        is_torch = bool(named & NAMES_OF_TORCH) or (
            not named & NAMES_OF_NUMPY
            and WRITES_TORCH.search(text) is not None
            and WRITES_NUMPY.search(text) is None
        )
    by_name["ddof"] = int(is_torch)
    if not is_sure:
        notes.add(BY_ONE_LESS if is_torch else BY_COUNT, name=f"{function.text}(…)")
