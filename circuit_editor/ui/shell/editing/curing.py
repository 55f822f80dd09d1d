"""Cures of shapes that do not fit, as the window offers them: which, in what words, and done."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication

from circuit_editor.gates.attributes import Attribute
from circuit_editor.gates.cures import Cure, CureKind, cures_of, misfits, reductions, stretches_both
from circuit_editor.gates.gate import Shape
from circuit_editor.layout.space.apply_cure import apply_cure
from circuit_editor.named_tuple import NamedTuple
from circuit_editor.text import MINUS, QT_TRANSLATE_NOOP, Sentence
from circuit_editor.text.typed_shapes import write_shape
from circuit_editor.ui.app.translate import fill, say_gate
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.widgets import wording
from circuit_editor.ui.widgets.labels import shorten_name

LONGEST = 12  # letters of a name


class Misfit(NamedTuple):
    """The shapes that arrive at a node and do not fit, and what cures that."""

    shapes: tuple[Shape, ...]
    cures: tuple[Cure, ...]


def misfit_at(session: Session, id_: str) -> Misfit | None:
    """What does not fit at a node that is shown; None where all does, or something is missing.

    Nothing is offered for what stands inside a block: it is changed where that is entered.
    """
    node = session.shown.nodes[id_]
    gate, found = node.gate, session.shapes_at(id_)
    if gate.is_block or gate.is_port or not gate.inputs or not {*gate.inputs} <= found.keys():
        return None
    shapes = tuple(found[port] for port in gate.inputs)
    is_here = id_ in session.circuit.nodes
    if gate.is_flag:
        is_misfit = shapes[0] != () and id_ == session.document.loss
        return Misfit(shapes, reductions() if is_here else ()) if is_misfit else None
    attrs: dict[str, Attribute] = {**node.attrs, **node.options}
    if not misfits(gate, shapes, attrs):
        return None
    return Misfit(shapes, cures_of(gate, shapes, attrs) if is_here else ())


def outer_broadcasts(session: Session) -> Iterator[str]:
    """The gates of the circuit that is edited which stretch both of their inputs."""
    if not session.shapes:
        return
    for id_, node in session.circuit.nodes.items():
        gate = node.gate
        if len(gate.inputs) == 2 and not (gate.is_block or gate.is_of_arrays):
            found = session.shapes_at(id_)
            shapes = [found[port] for port in gate.inputs if port in found]
            if stretches_both(shapes):
                yield id_


def names_at(session: Session, id_: str) -> tuple[str, ...]:
    """What each input of a gate is called, in its order."""
    found = wording.operands(session.shown, id_)
    gate = session.shown.nodes[id_].gate
    return tuple(shorten_name(found[port], LONGEST) for port in gate.inputs)


def caption_of(session: Session, id_: str, cure: Cure) -> str:
    """What a cure does, in a few words."""
    names = names_at(session, id_)
    name = names[cure.place]
    if cure.kind is CureKind.TRANSPOSE:
        return fill(QCoreApplication.translate("Cure", "transpose {name}"), name=name)
    if cure.kind is CureKind.SWAP:
        told = QCoreApplication.translate("Cure", "swap {first} and {second}")
        return fill(told, first=names[0], second=names[1])
    if cure.kind is CureKind.RESHAPE:
        told = QCoreApplication.translate("Cure", "make {name} {shape}")
        return fill(told, name=name, shape=write_shape(cure.shape))
    if cure.kind is CureKind.OPTION:
        assert cure.option is not None
        option, value = cure.option
        if value is None:
            return fill(QCoreApplication.translate("Cure", "{option}: all"), option=option)
        written = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
        return f"{option} = {written.replace('-', MINUS)}"
    if cure.kind is CureKind.REPLACE:
        return QCoreApplication.translate("Cure", "use the product × instead")
    told = QCoreApplication.translate("Cure", "take the {kind} of all its numbers")
    return fill(told, kind=say_gate(cure.gate))


def cure(session: Session, id_: str, chosen: Cure) -> None:
    """Do what was chosen, as one undo step."""
    label = Sentence.of(
        QT_TRANSLATE_NOOP("Sentence", "Cure: {edit}"), edit=caption_of(session, id_, chosen)
    )
    session.seal()
    session.edit(label, apply_cure, id_, chosen)
