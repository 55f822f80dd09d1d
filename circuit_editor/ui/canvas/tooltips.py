"""Tooltips of the canvas: the numbers in full precision, a mark's sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF

from circuit_editor.model import Pin
from circuit_editor.model.naming import describe
from circuit_editor.ui.app.translate import say, say_gate
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.widgets.wording import block_mode_sentence

if TYPE_CHECKING:
    from circuit_editor.ui.canvas.items.node_item import NodeItem
    from circuit_editor.ui.canvas.shown_circuit import ShownCircuit


def tip_at(scene: ShownCircuit, pin: Pin | None, item: NodeItem | None, point: QPointF) -> str:
    """What a tooltip says at a point: the numbers in full precision, and a mark's sentence."""
    session = scene.session
    if pin is not None:
        name = f"{describe(session.shown, pin.node)}.{_port(session, pin)}"
        return numbers_text(scene, pin, name)
    if item is not None:
        if item.node.gate.is_block and item.frame is None:
            return ""  # a peek says more
        mark = scene.mark_at(item.id)
        lines = [say(mark.sentence)] if mark is not None else []
        gate = item.node.gate
        if not gate.is_source:
            lines.append(
                block_mode_sentence(session, item.id) if item.frame else say_gate(gate.character)
            )
        if gate.outputs:
            lines.append(
                numbers_text(scene, Pin(item.id, gate.main_port), describe(session.shown, item.id))
            )
        return "\n".join(line for line in lines if line)
    wire = scene.wire_at(point)
    if wire is not None:
        ends = [describe(session.shown, pin.node) for pin in (scene.wires.source(wire), wire)]
        return numbers_text(scene, wire, " → ".join(ends))
    return ""


def _port(session: Session, pin: Pin) -> str:
    interface = session.shown.nodes[pin.node].interface
    return pin.port if interface is None else interface.port(pin.port).name


def numbers_text(scene: ShownCircuit, pin: Pin, name: str) -> str:
    """A name, and below it the value and the gradient at a pin with all their digits."""
    value, gradient = scene.session.value(pin).exact, scene.session.gradient(pin).exact
    parts = [name] if name else []
    if value:
        parts.append(QCoreApplication.translate("Tip", "value {value}").format(value=value))
    if gradient:
        parts.append(
            QCoreApplication.translate("Tip", "gradient {gradient}").format(gradient=gradient)
        )
    return "\n".join(parts)
