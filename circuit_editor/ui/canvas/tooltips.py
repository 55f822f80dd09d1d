"""Tooltips of the canvas: numbers in full precision, a mark's sentence, what a double click does.

The viewport's own tooltip is never shown: a QGraphicsView hands the question to its scene. So the
view answers it, by `Tooltips`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QPointF, QRect, QSize
from PySide6.QtGui import QHelpEvent

from circuit_editor.model import Pin
from circuit_editor.model.naming import describe
from circuit_editor.text import exact, name_cell
from circuit_editor.ui.app.plain_text import hide_tip, show_tip
from circuit_editor.ui.app.translate import fill, say, say_gate
from circuit_editor.ui.session.session import Session
from circuit_editor.ui.widgets.wording import block_mode_sentence, problem_sentence

if TYPE_CHECKING:
    from circuit_editor.engine import Reading
    from circuit_editor.layout.tiles import Index
    from circuit_editor.ui.canvas.canvas_host import CanvasHost
    from circuit_editor.ui.canvas.items.node_item import NodeItem
    from circuit_editor.ui.canvas.shown_circuit import ShownCircuit

HELD_WITHIN = QSize(16, 16)  # pixels around the pointer: beyond, it may rest on another thing


class Tooltips(QObject):
    """Says what lies under a pointer that rests, and nothing that is covered meanwhile."""

    def __init__(self, view: CanvasHost) -> None:
        super().__init__(view)
        self._view = view
        self._said = ""
        session = view.session
        for signal in (session.run_changed, session.document_changed, session.place_changed):
            signal.connect(self.end)

    def show(self, event: QHelpEvent) -> None:
        """Answer the question what is under the pointer; the hand that does something asks not."""
        scene = self._view.circuit_scene
        point = self._view.mapToScene(event.pos())
        pin = scene.pin_at(point)
        item = scene.node_at(point) if pin is None else None
        self._said = "" if self._view.gesture is not None else tip_at(scene, pin, item, point)
        if not self._said:
            hide_tip()
            event.ignore()
            return
        near = QRect(event.pos(), HELD_WITHIN)
        near.moveCenter(event.pos())
        show_tip(event.globalPos(), self._said, self._view.viewport(), near)

    def end(self) -> None:
        """What was said may be true no more, or is covered now."""
        if self._said:
            self._said = ""
            hide_tip()


def tip_at(scene: ShownCircuit, pin: Pin | None, item: NodeItem | None, point: QPointF) -> str:
    """What a tooltip says at a point: the numbers in full precision, and a mark's sentence."""
    session = scene.session
    if pin is not None:
        name = f"{describe(session.shown, pin.node)}.{_port(session, pin)}"
        return numbers_text(scene, pin, name)
    if item is not None and item.node.shape:
        return _cell_text(scene, item, point) or _node_text(scene, item)
    if item is not None:
        return "" if is_closed_block(item) else _node_text(scene, item)  # a peek says more
    wire = scene.wire_at(point)
    if wire is not None:
        ends = [describe(session.shown, pin.node) for pin in (scene.wires.source(wire), wire)]
        return numbers_text(scene, wire, " → ".join(ends))
    return ""


def is_closed_block(item: NodeItem) -> bool:
    """True for a block that is shown as one gate: a peek tells of it."""
    return item.node.gate.is_block and item.frame is None


def _node_text(scene: ShownCircuit, item: NodeItem) -> str:
    session, gate = scene.session, item.node.gate
    name = describe(session.shown, item.id)
    has_numbers = not gate.is_block and (gate.inputs or gate.outputs)
    lines = [numbers_text(scene, Pin(item.id, gate.main_port), name) if has_numbers else name]
    lines.append(remark_at(scene, item.id))
    if item.frame:
        lines.append(block_mode_sentence(session, item.id))
    elif not gate.is_source and not session.hides_characters:
        lines.append(say_gate(gate.character))
    lines.append(_hint(item))
    return "\n".join(line for line in lines if line)


def _cell_text(scene: ShownCircuit, item: NodeItem, point: QPointF) -> str:
    """The numbers of the cell of an array that lies at a point, with all their digits."""
    from circuit_editor.ui.canvas.items.array_item import TiledItem  # where there are arrays

    found = item.cell_at(item.within(point)) if isinstance(item, TiledItem) else None
    if found is None:
        return ""
    session, pin = scene.session, Pin(item.id, item.node.gate.main_port)
    name = name_cell(describe(session.shown, item.id), found[1])
    axis = session.examples.axis_at(pin)
    if axis is not None:
        told = QCoreApplication.translate("Tip", "{cell}, example {at} of {count}")
        at, count = found[1][axis] + 1, session.examples.number
        name = fill(told, cell=name, at=at, count=count)
    value, gradient = (
        _exact_entry(reading, found[1]) for reading in (session.value(pin), session.gradient(pin))
    )
    told = _numbers(name, value, gradient)
    share = session.examples.share_at(pin)
    if share is None or session.gradient(pin).array is None:
        return told
    said = QCoreApplication.translate("Tip", "share of example {at}: {number}")
    at = (session.examples.held or 0) + 1
    return f"{told}\n{fill(said, at=at, number=exact(float(share[found[1]])))}"


def _exact_entry(reading: Reading, index: Index) -> str:
    return reading.exact if reading.array is None else exact(float(reading.array[index]))


def remark_at(scene: ShownCircuit, id_: str) -> str:
    """What is remarkable about a node's numbers, or what prevents them; "" where nothing is."""
    mark = scene.mark_at(id_)
    if mark is not None:
        return say(mark.sentence)
    problem = next(iter(scene.session.problems_at(id_)), None)
    return problem_sentence(scene.session, problem) if problem is not None else ""


def _hint(item: NodeItem) -> str:
    """What a double click does, and the key for it."""
    if item.node.gate.is_block:
        return QCoreApplication.translate("Tip", "Double-click to go inside")
    if item.node.gate.is_source:
        return QCoreApplication.translate("Tip", "Double-click or Enter to change the value")
    return QCoreApplication.translate("Tip", "Double-click or F2 to rename")


def _port(session: Session, pin: Pin) -> str:
    interface = session.shown.nodes[pin.node].interface
    return pin.port if interface is None else interface.port(pin.port).name


def numbers_text(scene: ShownCircuit, pin: Pin, name: str) -> str:
    """A name, and below it the value and the gradient at a pin with all their digits."""
    session = scene.session
    return _numbers(name, session.value(pin).exact, session.gradient(pin).exact)


def _numbers(name: str, value: str, gradient: str) -> str:
    parts = [name] if name else []
    if value:
        parts.append(QCoreApplication.translate("Tip", "value {value}").format(value=value))
    if gradient:
        parts.append(
            QCoreApplication.translate("Tip", "gradient {gradient}").format(gradient=gradient)
        )
    return "\n".join(parts)
