"""Missing values of a text: parameters that are 1 as none was given, and likely parameters.

Weights that are alike get gradients that are alike, so that hidden units stay twins. A name is read
as a parameter by its letter alone (`source_kinds`); v1 in v1*h1 is offered to be one, and never
made one unasked, since t1 in t1*log(p1) is a target.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np

from circuit_editor.engine.initialisers import uniform
from circuit_editor.expression.build_circuit import BIAS_NAME
from circuit_editor.gates import kinds
from circuit_editor.model import Document, edits
from circuit_editor.model.edits.replace_gate import replace_gate
from circuit_editor.model.graph import reachable
from circuit_editor.model.wiring import consumers_of
from circuit_editor.named_tuple import NamedTuple

LEAST_TWINS = 2  # weights of the same value
DECIMALS = 2  # of numbers that are drawn: a class writes them down
ONE_LETTER = re.compile(r"(?![txyTXY])[^\W\d_](?:_?\d+)?\Z")  # t, x, y: targets and inputs


class MissingValues(NamedTuple):
    """Ids of a root: parameters that nobody gave a value, and inputs that may be parameters."""

    parameters: tuple[str, ...]
    likely: tuple[str, ...]


def missing_values(document: Document, not_given: Sequence[str]) -> MissingValues:
    """What is left open of these sources, as far as they are there and still 1."""
    root = document.root
    left = [
        id_
        for id_ in not_given
        if id_ in root.nodes and id_ in root.values and np.array_equal(root.values[id_].array, 1.0)
    ]
    held = [id_ for id_ in left if root.nodes[id_].kind == kinds.PARAMETER]
    weights = [id_ for id_ in held if not BIAS_NAME.match(root.label(id_))]
    parameters = tuple(held) if len(weights) >= LEAST_TWINS else ()
    return MissingValues(parameters, tuple(_likely_parameters(document, left)))


def _likely_parameters(document: Document, left: Sequence[str]) -> list[str]:
    """Inputs by which something is multiplied, or to which they are added, that weights made."""
    root = document.root
    following = consumers_of(root)
    parameters = [id_ for id_, each in root.nodes.items() if each.kind == kinds.PARAMETER]
    made = {*reachable(parameters, lambda id_: following.get(id_, ()))} - {*parameters}
    uses = Counter(source.node for source in root.wires.values())
    targets = {source.node: target for target, source in root.wires.items()}
    found = []
    for id_ in left:
        is_alone = root.nodes[id_].kind == kinds.INPUT and uses[id_] == 1
        if not is_alone or not ONE_LETTER.match(root.label(id_)):
            continue
        gate = targets[id_].node
        others = [each for each in root.sources(gate) if each is not None and each.node != id_]
        if root.nodes[gate].kind in (kinds.MUL, kinds.ADD) and others and others[0].node in made:
            found.append(id_)
    return found


def draw_values(document: Document, ids: Sequence[str], seed: int) -> Document:
    """Give these sources numbers between −1 and 1, the same ones for the same seed."""
    numbers = np.round(uniform((len(ids),), low=-1.0, high=1.0, seed=seed), DECIMALS)
    return edits.set_values(document, dict(zip(ids, numbers.tolist(), strict=True)))


def make_parameters(document: Document, ids: Sequence[str]) -> Document:
    """Make inputs parameters, with their names, numbers and wires."""
    for id_ in ids:
        document = replace_gate(document, id_, kinds.PARAMETER)
    return document
