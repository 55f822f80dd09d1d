"""Tells whether an output is a loss by its name and formula: a neuron's output is none."""

from __future__ import annotations

import math
import re

from circuit_editor.model.document import Circuit, Document, Node, Pin

WORDS = {"loss", "losses", "cost", "error", "err", "objective", "hinge", "entropy"}
WORDS |= {"mse", "sse", "rmse", "mae", "nll", "ce", "bce", "crossentropy"}
LETTERS = frozenset("LJEℒ")  # as textbooks write it; a small e is a number, a small l an index
IN_CHINESE = ("損失", "损失", "代價", "代价", "誤差", "误差", "成本", "目標函數", "目标函数")
PART = re.compile(r"[^\W\d_]+")  # of train_loss, L1
CAPITAL = re.compile(r"(?<=[a-z])(?=[A-Z])")  # of trainLoss


def marks_a_loss(document: Document) -> bool:
    """True where the flag, or what it marks, is named as a loss or is a squared difference."""
    root, flag = document.root, document.loss
    if flag is None:
        return False
    source = root.wires.get(Pin(flag, root.nodes[flag].gate.main_port))
    return is_loss_name(root.label(flag)) or (source is not None and _is_a_loss(root, source.node))


def is_loss_name(name: str) -> bool:
    """True for what people call a loss: L, cost, trainLoss, mse2, 損失."""
    parts = PART.findall(CAPITAL.sub(" ", name))
    return any(each in name for each in IN_CHINESE) or any(
        each in LETTERS or each.casefold() in WORDS for each in parts
    )


def _is_a_loss(circuit: Circuit, id_: str) -> bool:
    node = circuit.nodes[id_]
    if is_loss_name(circuit.label(id_)) or (
        node.interface is not None and is_loss_name(node.interface.name)
    ):
        return True
    if not _is_squared(node):
        return False
    (base,) = circuit.sources(id_)
    return base is not None and circuit.nodes[base.node].gate.operator == "-"


def _is_squared(node: Node) -> bool:
    exponent = node.gate.exponent
    return (
        exponent is not None
        and len(node.gate.inputs) == 1
        and bool(exponent(math.nan, **node.attrs) == 2)
    )
