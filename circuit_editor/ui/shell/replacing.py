"""The menu of the gates that can stand in the place of another one, with its wires."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import groupby

from PySide6.QtWidgets import QMenu, QWidget

from circuit_editor.gates import GATES, Gate
from circuit_editor.model.edits.replace_gate import replace_gate
from circuit_editor.text import QT_TRANSLATE_NOOP, Sentence
from circuit_editor.ui.app.plain_text import plain_caption
from circuit_editor.ui.app.translate import general_symbol, name_of
from circuit_editor.ui.session.session import Session


def replacements_menu(session: Session, id_: str, parent: QWidget) -> QMenu:
    """The gates with as many inputs, in the order of the palette; each does it in one step."""
    menu = QMenu(parent)
    for _, gates in groupby(fitting(session.circuit.nodes[id_].gate), lambda each: each.group):
        if menu.actions():
            menu.addSeparator()
        for gate in gates:
            symbol, name = general_symbol(gate), name_of(gate)
            action = menu.addAction(plain_caption(name if symbol == name else f"{name}   {symbol}"))
            action.setObjectName(gate.kind)
            action.triggered.connect(partial(_replace, session, id_, gate))
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def fitting(gate: Gate) -> Iterator[Gate]:
    """The other gates with as many inputs and outputs."""
    for each in GATES.values():
        is_alike = len(each.inputs) == len(gate.inputs) and len(each.outputs) == len(gate.outputs)
        if is_alike and each.inputs and each.kind != gate.kind:
            yield each


def _replace(session: Session, id_: str, gate: Gate) -> None:
    label = Sentence.of(QT_TRANSLATE_NOOP("Sentence", "Replace by {kind}"), kind=name_of(gate))
    session.edit(label, replace_gate, id_, gate.kind)
